"""What was taken away because the law asks for it stays away, and the register says what was done.

``register.yaml`` keeps a record of each time: of what, when and why. Where the words stood, stands a
mark between brackets. The words themselves are kept nowhere, so only git can tell that they have come
back, and only where they stood; without that memory nothing is said. To mend it: fetch the register as main
has it, and take the words out again.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from generator import ids
from generator.platform.model import Commitment, Paragraph, fingerprint
from generator.platform.redacting import OF_AN_EDITION
from generator.platform.redaction import Gap, Redaction
from generator.platform.register import Register, Standing, standing
from generator.problems import Place, Problem, cut
from generator.reading.yaml_text import entry
from generator.source.load import Loaded
from generator.source.past import Past
from generator.source.redacting import SOURCE
from generator.source.shelves import FOLLOWUPS, REGISTER

RULE = "redaction"

_MARK = re.compile(r"\[[^\]]+\]")
"""What stands where words were; its words are the interface's, which may change."""


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each record of something that never was, or that has no mark."""
    if loaded.memory is None or loaded.forgotten:
        return
    texts = _followups(loaded)
    for n, one in enumerate(loaded.memory.redactions):
        thing, _, part = one.id.partition(".")
        if ids.is_followup(thing):
            text, source = texts.get(thing, ("", ""))
            held = source if part == SOURCE else f"{text} {source}"
            if thing in texts and not _MARK.search(held):
                yield _back(loaded, FOLLOWUPS, one)
        elif one.id != OF_AN_EDITION and one.id not in loaded.memory.units:
            yield _never_was(loaded, n, one)
        elif not any(_MARK.search(text) for text in _held(loaded.memory, one)):
            yield _without_mark(loaded, n, one)


def _followups(loaded: Loaded) -> dict[str, tuple[str, str]]:
    """The words of each follow-up, and those of its source, by its id."""
    return {
        one.id: (one.text, f"{one.source.title} {one.source.publisher} {one.source.case or ''}")
        for of in (*loaded.formers, loaded)
        for one in of.followups.followups
    }


def _held(register: Register, one: Redaction) -> Iterator[str]:
    """All that an edition brought of a thing, in words."""
    if one.id == OF_AN_EDITION:
        for edition in register.editions:
            if edition.date == one.edition:
                yield f"{edition.note or ''} {edition.decision or ''}"
        return
    record = register.units[one.id]
    yield from (wording.text for wording in record.wordings if wording.since == one.edition)
    yield from (fate.reason or "" for fate in record.fates if fate.since == one.edition)


def _never_was(loaded: Loaded, n: int, one: Redaction) -> Problem:
    return Problem(
        loaded.place_in(REGISTER, "redactions", n, "redacted"),
        RULE,
        f"Her står det at ord er fjernet fra «{one.id}», men det har aldri vært utgitt. {_FETCH}.",
        f"This says that words were taken out of “{one.id}”, which was never released. {_FETCH_EN}.",
    )


def _without_mark(loaded: Loaded, n: int, one: Redaction) -> Problem:
    return Problem(
        loaded.place_in(REGISTER, "redactions", n, "redacted"),
        RULE,
        f"Her står det at ord er fjernet fra {one.id} {one.on}, men ordlyden fra utgaven {one.edition} har ikke "
        f"noe merke der de sto. {_FETCH}.",
        f"This says that words were taken out of {one.id} on {one.on}, but the wording of the edition of "
        f"{one.edition} has no mark where they stood. {_FETCH_EN}.",
    )


def _back(loaded: Loaded, file: str, one: Redaction) -> Problem:
    thing = one.id.partition(".")[0]
    spots = zip(loaded.followup_spots, loaded.followups.followups, strict=True)
    place = next((spot.place("text") for spot, of in spots if of.id == thing), None)
    return Problem(
        place or Place(loaded.names.get(file, file)),
        RULE,
        f"Ord i {one.id} ble fjernet {one.on} etter krav, men merket som sto etter dem, er borte. Er ordene "
        f"satt inn igjen, så hent filen slik den er på main. Skal hendelsen bort, så slett hele.",
        f"Words of {one.id} were taken away on {one.on}, but the mark that stood for them is gone. Fetch the "
        "file as it is on main; or delete the whole follow-up.",
    )


_FETCH = (
    "Bare «plattform redact» skriver dette. Hent filen slik den var: åpne den på nettstedet der filene "
    "ligger, velg historikk («History»), og legg inn igjen forrige versjon"
)
_FETCH_EN = "Only “plattform redact” writes this. Put the file back as it was in the last commit"


_NEVER = "9999-12-31"


def ahead(loaded: Loaded, today: dt.date) -> Iterator[Problem]:
    """Yield a problem for each record of a day that has not come, or was before there was such a wording.

    A clock that is behind the editions is wrong, or they are imagined; it says nothing.
    """
    memory, now = loaded.memory, today.isoformat()
    if memory is None or not memory.editions:
        return
    last = now if now >= memory.editions[-1].date else _NEVER
    for n, one in enumerate(memory.redactions):
        if not one.edition <= one.on <= last:
            yield Problem(
                loaded.place_in(REGISTER, "redactions", n, "on"),
                RULE,
                f"Her står det at ord i {one.id} ble fjernet {one.on}, men den dagen "
                f"{'er ikke kommet ennå' if one.on > last else f'var før utgaven {one.edition}'}. {_FETCH}.",
                f"This says that words of {one.id} were taken away on {one.on}, which "
                f"{'has not come yet' if one.on > last else f'was before the edition of {one.edition}'}. "
                f"{_FETCH_EN}.",
            )


def returned(loaded: Loaded, past: Past) -> Iterator[Problem]:
    """Yield a problem for each record that main has and this has not, and for words that have come back."""
    if loaded.memory is None or loaded.forgotten:
        return
    before = past.at(past.before) if past.before else None
    known = before.memory.redactions if before and before.memory else ()
    lost = [one for one in known if one not in loaded.memory.redactions]
    yield from (_forgotten(loaded, one) for one in lost)
    if not lost:
        yield from _come_back(loaded, past)


def _forgotten(loaded: Loaded, one: Redaction) -> Problem:
    file = loaded.names[REGISTER]
    return Problem(
        Place(file),
        RULE,
        f"Registeret har glemt at ord i {one.id} ble fjernet {one.on} etter krav («{cut(one.reason, 80, 77)}»). "
        f"Ordene skal ikke komme tilbake. Hent både {file} og de andre filene som ble endret da, slik de er på "
        "main.",
        f"The register has forgotten that words of {one.id} were taken away on {one.on} "
        f"(“{cut(one.reason, 80, 77)}”). They must not come back. Fetch {file}, and the other files that "
        "changed then, as they are on main.",
    )


def _come_back(loaded: Loaded, past: Past) -> Iterator[Problem]:
    """Words that stand again where they were taken away, as far as git remembers which these were."""
    assert loaded.memory is not None
    now = standing(loaded.platform)
    paths = dict(loaded.texts())
    meant = {
        block.id
        for _, _, block in loaded.blocks()
        if isinstance(block, Commitment | Paragraph)
        and (record := loaded.memory.units.get(block.id))
        and block.same_promise == record.wordings[-1].fingerprint
    }
    for one in loaded.memory.redactions:
        record, unit = loaded.memory.units.get(one.id), now.get(one.id)
        if record is None or unit is None or one.id not in paths:
            continue
        last = record.wordings[-1].fingerprint
        if fingerprint(unit.text) == last or one.id in meant:
            continue  # as released, and no wording that was released has the words
        if any(Gap("", "", words).takes(unit.text) for words in _words(loaded.memory, past, one)):
            yield _here(loaded.place(*paths[one.id]), unit, one, last)


def _here(place: Place, unit: Standing, one: Redaction, last: str) -> Problem:
    """Words that stand where they were taken away, and the way to say that they may."""
    line = entry("same_promise", last) if unit.kind in ("commitment", "paragraph") else ""
    meant = f" Er kravet falt bort, så legg til linjen «{line}» under teksten." if line else ""
    meant_en = f" Where the demand has been dropped, add “{line}”." if line else ""
    return Problem(
        place,
        RULE,
        f"Her står ord som ble fjernet {one.on} etter krav («{cut(one.reason, 80, 77)}»). Ta dem bort igjen: "
        f"hent teksten slik den er på main, eller skriv den uten dem.{meant}",
        f"Here stand words that were taken away on {one.on} (“{cut(one.reason, 80, 77)}”). Take them out "
        f"again.{meant_en}",
    )


def _words(register: Register, past: Past, one: Redaction) -> Iterator[str]:
    """The words that a record is of, by what main had before."""
    after = next((text for text in _held(register, one) if _MARK.search(text)), "")
    for commit in past.editions.get(one.edition, {}).values():
        then = past.at(commit)
        memory = then.memory if then else None
        if memory is None or one in memory.redactions or one.id not in memory.units:
            continue
        first, last = after[: after.find("[")].strip(), after[after.rfind("]") + 1 :].strip()
        for text in _held(memory, one):
            words = text.removeprefix(first).removesuffix(last).strip()
            if text and text != after and words:
                yield words
