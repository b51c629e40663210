"""No id ever means two things: none is used again, and new numbers are higher than all before.

An id that has been published belongs to what it was given to, also after that is withdrawn. To
mend it: give the new one the next free number, which the message names.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.ids import Numbers, UnitId
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
    taken = Numbers.of(now)
    for id_, unit in now.items():
        record = register.units.get(id_)
        if record is None:
            if _jumps_back(register, unit):
                yield _too_low(
                    register, unit, loaded.place(*paths[id_]), next_free(register, taken, id_)
                )
        elif _is_another(register, record, unit):
            free = next_free(register, taken, id_) or "en annen id"
            yield _taken(unit, record.text, loaded.place(*paths[id_]), free)
    yield from _swapped(loaded, register, now, paths)


def next_free(register: Register, now: Numbers, id_: str) -> str | None:
    """The next free number for an id such as ``punkt-88``; None for a slug."""
    known = register.numbers.last_like(id_)
    return (register.numbers | now).next_like(id_) if known else None


def _is_another(register: Register, record: Record, unit: Standing) -> bool:
    """Whether a released id stands for something else now, or for what has gone."""
    if record.fate:
        return True
    if unit.id not in register.living and unit.kind != "tagline":
        return fingerprint(unit.text) not in {w.fingerprint for w in record.wordings}
    return record.kind != unit.kind


def _jumps_back(register: Register, unit: Standing) -> bool:
    """Whether a new id has a number that may have been taken before."""
    of = UnitId.of(unit.id)
    numbered = unit.kind not in ("sector", "section", "tagline")
    return numbered and (of.number or 0) <= register.numbers.highest.get(of.prefix, 0)


def _too_low(register: Register, unit: Standing, place: Place, free: str | None) -> Problem:
    highest = register.numbers.last_like(unit.id)
    return Problem(
        place,
        RULE,
        f"«{unit.id}» er ny, men numre opp til {highest} er brukt eller hoppet over. "
        f"Nye får alltid et høyere nummer: skriv {free}. (Rekkefølgen på siden følger filen, "
        "ikke nummeret.)",
        f"“{unit.id}” is new, but numbers up to {highest} are taken. Write {free}.",
    )


def _taken(unit: Standing, was: str, place: Place, free: str) -> Problem:
    return Problem(
        place,
        RULE,
        f"Id-en «{unit.id}» har vært utgitt som noe annet («{cut(was, 60, 57)}») og er utgått. Lenker dit "
        f"skal fortsatt føre til det. Gi det nye {free}.",
        f"The id “{unit.id}” was released as something else (“{cut(was, 60, 57)}”). Choose another: "
        f"{free}.",
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
