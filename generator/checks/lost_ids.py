"""Nothing that has been published vanishes without a word: it stands in the text, or has a fate.

Others may have linked to it, and the site must be able to tell them what became of it. To mend
it: put it back; or move it, with its id; or write its fate under ``retired`` in
``platform.yaml``, as the message shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from generator.ids import UnitId
from generator.platform.model import fingerprint
from generator.platform.register import (
    PROMISED,
    Kind,
    Record,
    Register,
    Standing,
    outline,
    standing,
)
from generator.problems import Place, Problem, cut
from generator.reading.tree import Steps
from generator.source.load import Loaded
from generator.wording.differences import Likeness

RULE = "lost-id"

NAMES: Mapping[Kind, str] = {
    "sector": "Området",
    "section": "Delen",
    "paragraph": "Avsnittet",
    "commitment": "Punktet",
}

A_NEW_ID = 0.85
"""Texts that have so much in common are one text, whose id was changed by mistake.

Of Trondheim's 285 commitments no two have more than 0.54 in common.
"""

A_NEW_WORDING = 0.45
"""Texts that have so much in common may be an old and a new one for the same.

Of the 40,470 pairs among those commitments, four have.
"""


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each published id that is gone without a fate."""
    if loaded.register is None:
        return
    there = _There(loaded, loaded.register)
    told = {retired.id for retired in loaded.platform.retired}
    for id_, record in loaded.register.units.items():
        promised = record.kind in PROMISED and not record.fate
        if promised and id_ not in there.now and id_ not in told:
            yield _lost(loaded, there, id_, record)


class _There:
    """What stands in the text, among which an heir may be."""

    def __init__(self, loaded: Loaded, register: Register) -> None:
        self.register = register
        self.now = standing(loaded.platform)
        self._loaded = loaded

    @cached_property
    def new(self) -> dict[Kind, list[Standing]]:
        """What no edition has carried yet, by kind."""
        by_kind: dict[Kind, list[Standing]] = {}
        for unit in self.now.values():
            if unit.id not in self.register.units:
                by_kind.setdefault(unit.kind, []).append(unit)
        return by_kind

    @cached_property
    def contents(self) -> dict[str, tuple[str, ...]]:
        """What stands in each part."""
        return outline(self._loaded.platform)

    @cached_property
    def parts(self) -> dict[str, Steps]:
        """The path of each part."""
        return {part.id: path for path, _, part in reversed(list(self._loaded.parts()))}


def _lost(loaded: Loaded, there: _There, id_: str, record: Record) -> Problem:
    heir, sure = _heir(there, id_, record)
    if heir and sure:
        key = "id" if record.kind in ("sector", "section") else record.kind
        guess = f" Har det bare fått en ny id, «{heir}»? Skriv «{key}: {id_}» der igjen."
        guess_en = f" Has it only been given a new id, “{heir}”? Write “{key}: {id_}” again."
    else:
        guess = guess_en = ""
    file = loaded.names["platform.yaml"]
    add = (
        f"legg til én av disse linjene nederst i {file}, under «retired:»"
        if loaded.platform.retired
        else f"skriv «retired:» på en egen linje nederst i {file}, og under den én av disse"
    )
    lines = _examples(there, id_, heir)
    return Problem(
        _where(loaded, there, record),
        RULE,
        f"{NAMES[record.kind]} «{id_}» er utgitt, men står ikke lenger i teksten. Andre kan ha "
        f"lenket hit, så nettstedet må vite hva det ble av det.{guess} Var det et uhell, så sett "
        f"det inn igjen («{cut(record.text, 80, 77)}»). Skal det flyttes, så lim det inn på den nye "
        f"plassen, med samme id. Ellers: {add} – {_lines(id_, *lines)}.",
        f"“{id_}” has been released but is not in the text any longer.{guess_en} Put it back, move "
        f"it with its id, or write its fate under “retired:” at the end of {file}: "
        f"{_lines_en(id_, *lines)}.",
    )


def _examples(there: _There, id_: str, heir: str | None) -> tuple[str, str]:
    """Two ids that it may have become: its likely heir, and what else is new."""
    kind = there.register.units[id_].kind
    new = [unit.id for unit in there.new.get(kind, ()) if unit.id != heir]
    prefix = UnitId.of(id_).prefix
    some = (f"{prefix}-ny-…", f"{prefix}-ny-…") if prefix else ("ny-id", "annen-ny-id")
    first = (heir,) if heir else ()
    found: tuple[str, ...] = (*first, *new, *some)
    return found[0], found[1]


def _lines(id_: str, one: str, other: str) -> str:
    return (
        f'trukket: «- {{retired: {id_}, fate: withdrawn, on: ÅÅÅÅ-MM-DD, reason: "Hvorfor"}}»; '
        f"erstattet av et nytt, eller gitt ny id: «- {{retired: {id_}, fate: replaced, "
        f"into: [{one}]}}»; delt i flere: «- {{retired: {id_}, fate: split, into: [{one}, "
        f"{other}]}}»; slått sammen med et annet: «- {{retired: {id_}, fate: merged, into: "
        f"[{one}]}}»"
    )


def _lines_en(id_: str, one: str, other: str) -> str:
    return (
        f'withdrawn “- {{retired: {id_}, fate: withdrawn, on: YYYY-MM-DD, reason: "Why"}}”; '
        f"replaced “- {{retired: {id_}, fate: replaced, into: [{one}]}}”; split “- {{retired: "
        f"{id_}, fate: split, into: [{one}, {other}]}}”; merged “- {{retired: {id_}, fate: merged, "
        f"into: [{one}]}}”"
    )


def _heir(there: _There, id_: str, record: Record) -> tuple[str | None, bool]:
    """The new id that most likely took over, and whether it is the same under another name."""
    held = set(there.register.outline.get(id_, ()))
    likeness = Likeness(record.text)
    best, most = None, 0.0
    for unit in there.new.get(record.kind, ()):
        alike = 1.0
        if fingerprint(unit.text) != record.wordings[-1].fingerprint:
            shared = len(held & set(there.contents.get(unit.id, ()))) / len(held) if held else 0.0
            alike = max(likeness.of(unit.text, max(most, A_NEW_WORDING)), shared)
        if alike > most:
            best, most = unit.id, alike
    return (best, most >= A_NEW_ID) if most >= A_NEW_WORDING else (None, False)


def _where(loaded: Loaded, there: _There, record: Record) -> Place:
    """The part that it stood in, where that is still there."""
    stay = record.places[-1]
    for part in (stay.section, stay.sector):
        if part in there.parts:
            return loaded.place(*there.parts[part], "id")
    return loaded.key_place("sectors")
