"""Nothing that has been published vanishes without a word: it stands in the text, or has a fate.

Others may have linked to it, and the site must be able to tell them what became of it. To mend
it: put it back; or move it, with its id; or write its fate under ``retired`` in
``platform.yaml``, as the message shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.checks.reused_ids import next_free
from generator.ids import Numbers
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
from generator.problems import Place, Problem
from generator.source.load import Loaded
from generator.wording.differences import likeness

RULE = "lost-id"

NAMES: Mapping[Kind, str] = {
    "sector": "Sektoren",
    "section": "Delen",
    "paragraph": "Avsnittet",
    "commitment": "Punktet",
}

A_NEW_ID = 0.85
"""Texts that have so much in common are one text, whose id was changed by mistake."""

A_NEW_WORDING = 0.45
"""Texts that have so much in common may be an old and a new one for the same."""


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each published id that is gone without a fate."""
    if loaded.register is None:
        return
    now = standing(loaded.platform)
    taken = Numbers.of(now)
    told = {retired.id for retired in loaded.platform.retired}
    for id_, record in loaded.register.units.items():
        if record.kind in PROMISED and id_ not in now and id_ not in told and not record.fate:
            yield _lost(loaded, loaded.register, id_, now, taken)


def _lost(
    loaded: Loaded, register: Register, id_: str, now: dict[str, Standing], taken: Numbers
) -> Problem:
    record = register.units[id_]
    heir, sure = _heir(loaded, register, id_, now)
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
    lines = _examples(register, taken, id_, heir)
    return Problem(
        _where(loaded, record),
        RULE,
        f"{NAMES[record.kind]} «{id_}» er utgitt, men står ikke lenger i teksten. Andre kan ha "
        f"lenket hit, så nettstedet må vite hva det ble av det.{guess} Var det et uhell, så sett "
        f"det inn igjen («{_cut(record.text)}»). Skal det flyttes, så lim det inn på den nye "
        f"plassen, med samme id. Ellers: {add} – {_lines(id_, *lines)}.",
        f"“{id_}” has been released but is not in the text any longer.{guess_en} Put it back, move "
        f"it with its id, or write its fate under “retired:” at the end of {file}: "
        f"{_lines_en(id_, *lines)}.",
    )


def _examples(register: Register, taken: Numbers, id_: str, heir: str | None) -> tuple[str, str]:
    """Two ids that it may have become: its likely heir, and the next free ones."""
    free = next_free(register, taken, id_)
    if not free:
        return heir or "ny-id", "annen-ny-id"
    following = Numbers.of((free,)).next_like(free) or free
    return heir or free, free if heir else following


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


def _heir(
    loaded: Loaded, register: Register, id_: str, now: dict[str, Standing]
) -> tuple[str | None, bool]:
    """The new id that most likely took over, and whether it is the same under another name."""
    record = register.units[id_]
    new = [
        unit for unit in now.values() if unit.kind == record.kind and unit.id not in register.units
    ]
    contents = outline(loaded.platform)
    held = set(register.outline.get(id_, ()))

    def alike(unit: Standing) -> float:
        if fingerprint(unit.text) == record.wordings[-1].fingerprint:
            return 1.0
        shared = held & set(contents.get(unit.id, ()))
        return max(likeness(unit.text, record.text), len(shared) / len(held) if held else 0.0)

    best = max(new, key=alike, default=None)
    if best is None or alike(best) < A_NEW_WORDING:
        return None, False
    return best.id, alike(best) >= A_NEW_ID


def _where(loaded: Loaded, record: Record) -> Place:
    """The part that it stood in, where that is still there."""
    stay = record.places[-1]
    for wanted in (stay.section, stay.sector):
        for path, _, part in loaded.parts():
            if part.id == wanted:
                return loaded.place(*path, "id")
    return loaded.key_place("sectors")


def _cut(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "…"
