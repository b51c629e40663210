"""The slots of a translations file, as text for a translator: made, added to, and accepted.

The file is edited line by line, never written anew, so that nothing that a translator has
written moves. A slot begins with the unit's id and holds the Norwegian beside it as a comment.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping

from generator.platform.model import Translation, Unit, fingerprint
from generator.reading.yaml_text import bare_key, entry, folded
from generator.source.shelves import schema_line
from generator.wording.sentences import sentences

_SLOT = re.compile(r"^ {2}([^\s#:][^:]*):\s*$")
_KEY = re.compile(r"^ {4}([a-z_]+):")
_UNITS = re.compile(r"units:\s*(\{\s*\})?\s*")
_NORWEGIAN = "    # Norsk: "


def made(file: str, lang: str, units: Iterable[Unit]) -> str:
    """A new file for ``lang`` with an empty slot for each unit."""
    head = [
        schema_line(file),
        "# Skriv oversettelsen under «text», og sett «status: draft». Se CONTRIBUTING.md: «Oversett».",
        f"language: {lang}",
    ]
    return together(head, [line for unit in units for line in _slot(unit)])


def together(head: Iterable[str], slots: Iterable[str]) -> str:
    """A file of the lines before its slots, and those of the slots."""
    lines = [*(line for line in head if not _UNITS.fullmatch(line))]
    below = [*slots]
    if any(line.strip() for line in below):
        lines += ["units:", *below]
    return "\n".join(lines).rstrip("\n") + "\n"


def synced(text: str, units: Iterable[Unit]) -> tuple[str, int]:
    """The file with a slot for each unit that had none, and how many those were.

    The Norwegian beside each slot is brought up to date; nothing else is touched.
    """
    head, slots = parted(text.rstrip("\n"))
    new: dict[str | None, list[Unit]] = {}
    before: str | None = None
    for unit in units:
        if unit.id in slots:
            slots[unit.id] = _with_norwegian(slots[unit.id], unit)
            before = unit.id
        else:
            new.setdefault(before, []).append(unit)
    lines = [*_with_new(new.get(None, []), [])]
    for id_, slot in slots.items():
        lines += _with_new(new.get(id_, []), slot)
    return together(head, lines), sum(map(len, new.values()))


def accepted(text: str, unit: Unit) -> str | None:
    """The file with the fingerprint of ``unit`` renewed; None where its slot has none.

    For a change of the Norwegian that was only a correction: the translation still holds.
    """
    head, slots = parted(text)
    slot = slots.get(unit.id, [])
    at = next((n for n, line in enumerate(slot) if line.startswith("    source:")), None)
    if at is None:
        return None
    slot[at] = f"    {entry('source', fingerprint(unit.text))}"
    slots[unit.id] = _with_norwegian(slot, unit)
    return "\n".join([*head, *(line for one in slots.values() for line in one)])


def emptied(text: str, units: Iterable[Unit], gone: Container[str]) -> str:
    """The file with the slots of some units empty again, and without those of what there is no longer."""
    head, slots = parted(text)
    kept = {id_: slot for id_, slot in slots.items() if id_ not in gone}
    kept |= {unit.id: _slot(unit) for unit in units if unit.id in kept}
    return together(head, [line for slot in kept.values() for line in slot])


def filled(text: str, made: Mapping[str, Translation]) -> str:
    """The file with what is new in some of its slots; all that a person has written besides stays.

    Every id of ``made`` must have a slot of its own, on lines of its own.
    """
    head, slots = parted(text)
    for id_, translation in made.items():
        slots[id_] = _with_translation(slots[id_], translation)
    return "\n".join([*head, *(line for one in slots.values() for line in one)])


def _with_translation(slot: list[str], made: Translation) -> list[str]:
    """A slot with another translation where the old one stood; all remarks stay."""
    kept, at, mine = [slot[0]], 0, False
    for line in slot[1:]:
        if key := _KEY.match(line):
            mine = key[1] in Translation.model_fields
            at = at or (len(kept) if mine else 0)
        elif line.strip() and not line.startswith("     "):
            mine = False  # a remark, or what no longer belongs to the slot
        if not mine or not line.strip():
            kept.append(line)
    at = at or max(n for n, line in enumerate(kept) if line.strip()) + 1
    return [*kept[:at], *_said(made), *kept[at:]]


def _said(made: Translation) -> list[str]:
    """What stands in a slot with a translation, in the order of the model."""
    lines = [*folded("text", sentences(made.text), "    ")]
    for key in ("source", "status", "translated_by", "approved_by", "approved_on", "approved_as"):
        value: str | None = getattr(made, key)
        if value:
            lines.append(f"    {entry(key, value)}")
    return lines


def _slot(unit: Unit) -> list[str]:
    return [f"  {unit.id}:", _norwegian(unit), f"    {entry('text', '')}", "    status: missing"]


def _norwegian(unit: Unit) -> str:
    return _NORWEGIAN + " ".join(unit.text.split())


def _with_norwegian(slot: list[str], unit: Unit) -> list[str]:
    kept = [line for line in slot if not line.startswith(_NORWEGIAN)]
    return [kept[0], _norwegian(unit), *kept[1:]]


def parted(text: str) -> tuple[list[str], dict[str, list[str]]]:
    """The lines before the first slot, and those of each slot, by the unit's id."""
    head: list[str] = []
    slots: dict[str, list[str]] = {}
    current = head
    for line in text.split("\n"):
        found = _SLOT.match(line)
        if found:
            current = slots.setdefault(bare_key(found[1]), [])
        current.append(line)
    return head, slots


def _with_new(new: list[Unit], slot: list[str]) -> list[str]:
    """A slot with empty ones for new units after it; the blank lines after it come last."""
    if not new:
        return slot
    blank = [line for line in slot if not line.strip()]
    return [
        *(line for line in slot if line.strip()),
        *(line for unit in new for line in _slot(unit)),
        *blank,
    ]
