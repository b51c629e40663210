"""What stands where something stood before, so that an old address still leads on.

On a page that lives, a short note stands after whatever was before the thing that has gone. Where
the whole page has gone, a page is left at its address with every anchor it ever had.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.platform.history import History
from generator.platform.register import Register, outline_on


@dataclass(frozen=True)
class LeftBehind:
    """The anchors of all editions, against those that stand today."""

    history: History

    @cached_property
    def notes(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """By sector page, then by the id on it that they stand after, the ids that have gone."""
        register = self.history.register
        return {
            sector: dict(_after(_pages(register, sector), _reading(register, sector)))
            for sector in (register.editions[-1].sectors if register.editions else ())
        }

    @cached_property
    def pages(self) -> dict[str, tuple[str, ...]]:
        """Every sector whose page has gone, and every anchor that the page ever had, in order."""
        register = self.history.register
        ever = [id_ for id_, record in register.units.items() if record.kind == "sector"]
        return {
            sector: tuple(
                dict.fromkeys(
                    id_ for page in reversed(_pages(register, sector)) for id_ in page[1:]
                )
            )
            for sector in ever
            if sector not in register.editions[-1].sectors
        }


def _pages(register: Register, sector: str) -> list[list[str]]:
    """The ids on a sector's page in each edition that had it, each in reading order."""
    return [
        _reading(register, sector, edition.date)
        for edition in register.editions
        if sector in edition.sectors
    ]


def _reading(register: Register, sector: str, date: str | None = None) -> list[str]:
    contents = register.outline if date is None else outline_on(register, date)
    found = [sector]
    for child in contents[sector]:
        found.append(child)
        if register.units[child].kind == "section":
            found += contents[child]
    return found


def _after(pages: list[list[str]], today: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What has gone, by what it stood after when it was last seen."""
    here = set(today)
    last_seen: dict[str, list[str]] = {}
    for page in pages:
        last_seen |= {id_: page[: page.index(id_)] for id_ in page if id_ not in here}
    found: dict[str, list[str]] = {}
    for id_, before in last_seen.items():
        stands = next((other for other in reversed(before) if other in here), today[0])
        found.setdefault(stands, []).append(id_)
    return ((stands, tuple(ids)) for stands, ids in found.items())
