"""The register, one step from edition to edition: only what an edition changed is looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from generator.ids import UnitId
from generator.platform.register import Edition, Record, Register

Order = tuple[int, ...]
"""The way to a thing by positions: those of sectors, of what stands in them, and of what in that."""


@dataclass(frozen=True)
class Step:
    """An edition beside the one before it."""

    before: Edition
    after: Edition
    units: Mapping[str, Record]
    touched: tuple[str, ...]
    """The ids that the edition says anything of, or puts in or leaves out, as the register has them."""
    was: frozenset[str]
    now: frozenset[str]
    """Those of them that stood before, and that stand now; taglines are not counted."""
    rearranged: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]
    """The parts that were there and hold something else now: what they held, and what they hold."""
    orders: Mapping[str, Order]

    @property
    def date(self) -> str:
        """The date of the edition."""
        return self.after.date

    @property
    def gone(self) -> frozenset[str]:
        """What stood before and stands no longer."""
        return self.was - self.now

    def order(self, id_: str) -> Order:
        """Where a thing belongs in reading order: what has gone comes after what stands."""
        return self.orders.get(UnitId.of(id_).thing, ())


def steps(register: Register) -> Iterator[Step]:
    """Each edition beside the one before it."""
    document = _Document()
    dated = _by_date(register)
    rank = {id_: n for n, id_ in enumerate(register.units)}
    for edition in register.editions[:1]:
        document.turn_to(edition)
    for before, after in pairwise(register.editions):
        known = {id_ for id_ in document.unsettled(after) if id_ in rank}
        touched = sorted(known | dated.get(after.date, set()), key=rank.__getitem__)
        things = {UnitId.of(id_).thing for id_ in touched} | after.contents.keys()
        was = document.orders(things)
        old = {part: document.contents.get(part) for part in after.contents}
        document.turn_to(after)
        now = document.orders(things)
        rearranged = sorted((now[part], part) for part in after.contents if part in now)
        yield Step(
            before=before,
            after=after,
            units=register.units,
            touched=tuple(touched),
            was=frozenset(id_ for id_ in touched if id_ in was),
            now=frozenset(id_ for id_ in touched if id_ in now),
            rearranged=tuple(
                (part, held, after.contents[part])
                for _, part in rearranged
                if (held := old[part]) is not None
            ),
            orders={
                thing: (1, *now[thing]) if thing in now else (2, *was[thing])
                for thing in was.keys() | now.keys()
            },
        )


def _by_date(register: Register) -> dict[str, set[str]]:
    """The ids of which each edition has something to say."""
    ids: dict[str, set[str]] = {}
    for id_, record in register.units.items():
        dates = {one.since for grown in record.growing.values() for one in grown}
        for date in dates:
            ids.setdefault(date, set()).add(id_)
    return ids


class _Document:
    """What stands where; it turns from edition to edition."""

    def __init__(self) -> None:
        self.contents: dict[str, tuple[str, ...]] = {}
        self._sectors: dict[str, int] = {}
        self._homes: dict[str, tuple[str, int]] = {}

    def unsettled(self, edition: Edition) -> Iterator[str]:
        """Every id that may come or go with an edition."""
        for sector in self._sectors.keys() ^ set(edition.sectors):
            yield from self._inside(sector, edition)
        for part, new in edition.contents.items():
            for id_ in set(self.contents.get(part, ())) ^ set(new):
                yield from self._inside(id_, edition)

    def _inside(self, id_: str, edition: Edition) -> Iterator[str]:
        """An id, and all that stands or stood in what it names."""
        yield id_
        for contents in (self.contents, edition.contents):
            for child in contents.get(id_, ()):
                yield from self._inside(child, edition)

    def turn_to(self, edition: Edition) -> None:
        """Take in what an edition changed."""
        self._sectors = {sector: n for n, sector in enumerate(edition.sectors)}
        for part in edition.contents:
            for id_ in self.contents.get(part, ()):
                if id_ in self._homes and self._homes[id_][0] == part:
                    del self._homes[id_]
        for part, ids in edition.contents.items():
            self._homes |= {id_: (part, n) for n, id_ in enumerate(ids)}
        self.contents |= edition.contents

    def orders(self, ids: Iterable[str]) -> dict[str, Order]:
        """Where those of some ids stand that do."""
        found = ((id_, self._order(id_)) for id_ in ids)
        return {id_: order for id_, order in found if order is not None}

    def _order(self, id_: str) -> Order | None:
        if id_ in self._sectors:
            return (self._sectors[id_],)
        if id_ not in self._homes:
            return None
        part, n = self._homes[id_]
        above = self._order(part)
        return None if above is None else (*above, n)
