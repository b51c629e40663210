"""No id ever means two things: none is used again, and only an edition gives new numbers.

An id that has been published belongs to what it was given to, also after that is withdrawn. A number
that somebody took by hand may be the one that an edition in another branch gives to something else.
To mend it: give the new one a key, which the message names.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.ids import UnitId, new_id
from generator.platform.model import fingerprint
from generator.platform.register import Record, Register, Standing, standing
from generator.problems import Place, Problem, cut
from generator.reading.tree import Steps
from generator.source.load import Loaded

RULE = "reused-id"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each id that was taken before, or may have been."""
    register = loaded.register
    if register is None:
        return
    paths = dict(loaded.texts())
    now = standing(loaded.platform)
    swapped = {problem.place: problem for problem in _swapped(loaded, register, now, paths)}
    yield from swapped.values()
    for id_, unit in now.items():
        record = register.units.get(id_)
        if record is None:
            if UnitId.of(id_).number and unit.kind not in (
                "sector",
                "section",
                "tagline",
                "label",
                "title",
                "caption",
            ):
                place = loaded.place(*paths[id_])
                yield from () if place in swapped else (_by_hand(unit, place),)
        elif _is_another(register, record, unit):
            yield _taken(unit, record.text, loaded.place(*paths[id_]))


def _line(unit: Standing) -> str:
    """The line that something new begins with, to be pasted."""
    return f"- {unit.kind}: {new_id(UnitId.of(unit.id).prefix, unit.text)}"


def _is_another(register: Register, record: Record, unit: Standing) -> bool:
    """Whether a released id stands for something else now, or for what has gone."""
    if record.fate:
        return True
    if unit.id not in register.living and unit.kind not in ("tagline", "label", "title", "caption"):
        return fingerprint(unit.text) not in {w.fingerprint for w in record.wordings}
    return record.kind != unit.kind


def _by_hand(unit: Standing, place: Place) -> Problem:
    return Problem(
        place,
        RULE,
        f"«{unit.id}» er ny, men nye får nummer først når utgaven lages. Ellers kan to ha tatt det "
        f"samme. Skriv «{_line(unit)}» her, og bytt {unit.id} med nøkkelen alle andre steder.",
        f"“{unit.id}” is new, but numbers are given when an edition is made, so that no two take the "
        f"same. Write “{_line(unit)}” here, and the same key wherever else {unit.id} stands.",
    )


def _taken(unit: Standing, was: str, place: Place) -> Problem:
    numbered = UnitId.of(unit.id).number
    nb = f"Er dette noe nytt, så skriv «{_line(unit)}» her." if numbered else "Velg en annen id."
    en = f"Is this new? Write “{_line(unit)}” here." if numbered else "Choose another id."
    return Problem(
        place,
        RULE,
        f"Id-en «{unit.id}» har vært utgitt som noe annet («{cut(was, 60, 57)}») og er tatt ut. Lenker "
        f"dit skal fortsatt føre til det. {nb}",
        f"The id “{unit.id}” was released as something else (“{cut(was, 60, 57)}”). {en}",
    )


def _swapped(
    loaded: Loaded, register: Register, now: dict[str, Standing], paths: dict[str, Steps]
) -> Iterator[Problem]:
    """Yield a problem for each text that stands under another id than it was published with."""
    owner: dict[str, str] = {}
    for id_, record in register.units.items():
        if record.kind in ("commitment", "paragraph"):
            for wording in record.wordings:
                owner.setdefault(wording.fingerprint, id_)
    became = {(retired.id, into) for retired in loaded.platform.retired for into in retired.into}
    for id_, unit in now.items():
        other = owner.get(fingerprint(unit.text))
        if unit.kind not in ("commitment", "paragraph") or other in (None, id_):
            continue
        own = register.units.get(id_)
        known = {wording.fingerprint for wording in own.wordings} if own else set()
        if fingerprint(unit.text) not in known and (other, id_) not in became:
            yield Problem(
                loaded.place(*paths[id_]),
                RULE,
                f"Denne teksten er utgitt som «{other}», men står her som «{id_}». Har to byttet "
                f"id? Teksten skal beholde id-en sin: skriv «{unit.kind}: {other}» her.",
                f"This text was released as “{other}” but stands here as “{id_}”. It keeps its id: "
                f"write “{unit.kind}: {other}”.",
            )
