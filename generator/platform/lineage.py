"""Platforms that come after each other, and what each has carried on of those before it.

Nothing is guessed: a commitment is carried on where a person has said so, or where it has kept its
number. Who reads one is told of its words in the other, in the order of time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, partial

from generator.ids import PREFIXES, number_of
from generator.platform.model import (
    Commitment,
    LeadIn,
    Part,
    Platform,
    Sector,
    fingerprint,
    lead_ins,
)
from generator.platform.register import UNRELEASED, Record, Register, ids_in, sectors_on


@dataclass(frozen=True)
class Place:
    """A commitment as one platform has it."""

    period: str
    """Empty for the platform in force."""
    commitment: Commitment
    lead_in: LeadIn | None
    sector: Sector
    part: Part

    @property
    def id(self) -> str:
        """The commitment's id."""
        return str(self.commitment.id)

    @property
    def text(self) -> str:
        """Its words there."""
        return self.commitment.text

    @property
    def fingerprint(self) -> str:
        """Of its words there."""
        return fingerprint(self.text)


@dataclass(frozen=True)
class Generation:
    """One of the platforms: its period, and what it has held."""

    period: str
    platform: Platform
    register: Register | None

    @property
    def years(self) -> str:
        """The years in which it was in force, as one writes them; empty for the one that is."""
        return self.period.replace("-", "–")

    @property
    def name(self) -> str:
        """Its title, with the years where it was called the same as others may be."""
        named = not self.years or self.years in self.platform.title
        return self.platform.title if named else f"{self.platform.title} ({self.years})"

    @property
    def began(self) -> str:
        """The date of its first edition; of one that has none yet, later than any other's."""
        return self.register.editions[0].date if self.register else UNRELEASED

    @cached_property
    def places(self) -> dict[str, Place]:
        """Each commitment as it stands there, or stood at the end, by its id."""
        sectors = self.platform.sectors
        return {place.id: place for of in sectors for place in _places(self.period, of)}

    @cached_property
    def taken_out(self) -> dict[str, Place]:
        """Each commitment that it has had and did not have at the end, as it stood last, by its id."""
        left = self.ever - self.places.keys()
        return dict(_last_stood(self.period, self.register, left)) if self.register else {}

    def had(self, id_: str) -> Place | None:
        """A commitment as it stood there last; None where it never had it."""
        return self.places.get(id_) or self.taken_out.get(id_)

    @cached_property
    def ever(self) -> frozenset[str]:
        """Every commitment that it has had, those too that were taken out of it."""
        units = self.register.units if self.register else {}
        known = {id_ for id_, record in units.items() if record.kind == "commitment"}
        return frozenset(known | self.places.keys())


def _places(period: str, sector: Sector) -> Iterator[Place]:
    """Each commitment of a sector."""
    leads = lead_ins(sector)
    for part in sector.parts:
        for of in part.commitments:
            yield Place(period, of, leads.get(of.id), sector, part)


def _last_stood(
    period: str, register: Register, left: frozenset[str]
) -> Iterator[tuple[str, Place]]:
    """Some commitments as they stood in the last edition that had them, each by its id."""
    for edition in reversed(register.editions):
        here = left.intersection(ids_in(edition.sectors, register.outlines[edition.date]))
        left -= here
        for sector in sectors_on(register, edition.date) if here else ():
            found = (place for place in _places(period, sector) if place.id in here)
            yield from ((place.id, place) for place in found)


@dataclass(frozen=True)
class Lineage:
    """Platforms in the order of time; the last one is in force."""

    generations: tuple[Generation, ...] = ()

    def of(self, period: str) -> Generation:
        """One of them."""
        return next(one for one in self.generations if one.period == period)

    @cached_property
    def owner(self) -> dict[str, str]:
        """The last platform that has had each commitment, by its id: who speaks at its address."""
        return {id_: of.period for of in self.generations for id_ in of.ever}

    def record(self, id_: str) -> Record | None:
        """What is remembered of a commitment by the last platform that has had it."""
        period = self.owner.get(id_)
        register = None if period is None else self.of(period).register
        return register.units.get(id_) if register else None

    @property
    def in_force(self) -> Generation:
        """The last one."""
        return self.generations[-1]

    def later(self, period: str) -> tuple[Generation, ...]:
        """Those after one."""
        at = next(n for n, of in enumerate(self.generations) if of.period == period)
        return self.generations[at + 1 :]

    def earlier(self, period: str) -> tuple[Generation, ...]:
        """Those before one, the last first."""
        at = next(n for n, of in enumerate(self.generations) if of.period == period)
        return self.generations[:at][::-1]

    def became(self, period: str, id_: str) -> tuple[Place, ...]:
        """The commitments of later platforms that a commitment of one is carried on as."""
        return tuple(self._carried_on.get((period, id_), ()))

    @cached_property
    def _carried_on(self) -> dict[tuple[str | None, str], list[Place]]:
        """The commitments of later platforms that each is carried on as, by its platform and its id."""
        found: dict[tuple[str | None, str], list[Place]] = {}
        for of in self.generations[1:]:
            for place in of.places.values():
                for id_ in {place.id, *(place.commitment.carried_on or ())}:
                    found.setdefault((self._from(place, id_), id_), []).append(place)
        return found

    def came_from(self, period: str, id_: str) -> tuple[Place, ...]:
        """The commitments of earlier platforms that a commitment of one carries on."""
        place = self.of(period).places.get(id_)
        if place is None:
            return ()
        named = sorted({*(place.commitment.carried_on or ()), id_}, key=number)
        found = (self._place(self._from(place, old), old) for old in named)
        return tuple(one for one in found if one)

    def before(self, period: str, id_: str) -> tuple[Place, ...]:
        """All that a commitment carries on, and what that carried on, the last first."""
        return _reached(self.came_from, period, id_)

    def after(self, period: str, id_: str) -> tuple[Place, ...]:
        """All that a commitment is carried on as, and what that is carried on as, the first first."""
        return _reached(self.became, period, id_)

    def _from(self, place: Place, id_: str) -> str | None:
        """The last platform before that of a commitment that had another one."""
        had = (of.period for of in self.earlier(place.period) if of.had(id_))
        return next(had, None)

    def _place(self, period: str | None, id_: str) -> Place | None:
        return None if period is None else self.of(period).had(id_)

    def taken_over(self, period: str, sector: str) -> tuple[Sector, ...]:
        """The sectors of the platform in force that are said to take over a sector of a former one."""
        if not self.generations or not period:
            return ()
        now = self.generations[-1].platform.sectors
        return tuple(of for of in now if sector in (of.carried_on or ()))

    @cached_property
    def comparison(self) -> Comparison:
        """The platform in force beside the one before it."""
        before, now = self.generations[-2:]
        rows = [(place, self.came_from(now.period, place.id)) for place in now.places.values()]
        kept = {one.id for _, came in rows for one in came if one.period == before.period}
        return Comparison(
            before,
            now,
            tuple((place, came) for place, came in rows if came and _same(place, came)),
            tuple((place, came) for place, came in rows if came and not _same(place, came)),
            tuple(place for place, came in rows if not came),
            tuple(place for place in before.places.values() if place.id not in kept),
        )


def _reached(
    way: Callable[[str, str], tuple[Place, ...]], period: str, id_: str
) -> tuple[Place, ...]:
    """Each commitment that a way leads to, step by step, the nearest first."""
    found: dict[tuple[str, str], Place] = {}
    left = [*way(period, id_)]
    while left:
        place = left.pop(0)
        if (place.period, place.id) not in found:
            found[place.period, place.id] = place
            left += way(place.period, place.id)
    return tuple(found.values())


def _same(place: Place, came: tuple[Place, ...]) -> bool:
    """Whether all that a commitment carries on had its very words."""
    return {one.fingerprint for one in came} == {place.fingerprint}


@dataclass(frozen=True)
class Comparison:
    """Two platforms side by side: what is carried on, what is new, and what is no longer there."""

    before: Generation
    now: Generation
    same: tuple[tuple[Place, tuple[Place, ...]], ...] = field(default=())
    other: tuple[tuple[Place, tuple[Place, ...]], ...] = field(default=())
    new: tuple[Place, ...] = field(default=())
    gone: tuple[Place, ...] = field(default=())

    def of_sector(self, places: tuple[Place, ...]) -> Iterator[tuple[Sector, tuple[Place, ...]]]:
        """Some commitments under the sectors that they stand in."""
        sectors = {place.sector.id: place.sector for place in places}
        for id_, sector in sectors.items():
            yield sector, tuple(place for place in places if place.sector.id == id_)


number = partial(number_of, prefix=PREFIXES["commitment"])
"""The number of a commitment by its id."""

NONE = Lineage()
"""Of a platform that is the first."""
