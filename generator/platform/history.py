"""What has happened, edition by edition, read out of the register.

The first edition is where the story begins; an event is something that a later one changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal

from generator.platform.model import FateName, LeadIn, Platform, lead_ins
from generator.platform.register import (
    UNRELEASED,
    Edition,
    Fate,
    Kind,
    Record,
    Register,
    Stay,
    Wording,
    ids_in,
    outline_on,
    repeats,
    sectors_on,
    upcoming,
)
from generator.platform.steps import Step, steps

EventKind = Literal["added", "changed", "corrected", "moved", "reordered", "left_out"] | FateName

BESIDE: frozenset[Kind] = frozenset({"tagline", "label", "title", "caption"})
"""The kinds of words that something has beside its own; they come with it, and are told of when they change."""

PLATFORM: Final = "platform"
"""Stands for the platform itself where an event is about its title or its order."""


@dataclass(frozen=True)
class Event:
    """Something that an edition changed."""

    date: str
    kind: EventKind
    id: str
    unit: Kind | Literal["platform"]
    sector: str
    before: str = ""
    after: str = ""
    note: str | None = None
    was: Stay | None = None
    now: Stay | None = None
    fate: Fate | None = None

    @property
    def released(self) -> bool:
        """Whether an edition has carried it; else the next one will."""
        return self.date != UNRELEASED


@dataclass(frozen=True)
class History:
    """The editions and their events; the last edition may be one that is not released yet."""

    register: Register

    @cached_property
    def editions(self) -> tuple[Edition, ...]:
        """The released editions, in order."""
        return tuple(e for e in self.register.editions if e.date != UNRELEASED)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Every event, in the order of time and then of the document."""
        return tuple(event for step in self._steps for event in _events(step))

    @cached_property
    def _steps(self) -> tuple[Step, ...]:
        return tuple(steps(self.register))

    @cached_property
    def _by_id(self) -> dict[str, list[Event]]:
        events: dict[str, list[Event]] = {}
        for event in self.events:
            events.setdefault(event.id, []).append(event)
        return events

    @cached_property
    def _by_date(self) -> dict[str, list[Event]]:
        events: dict[str, list[Event]] = {}
        for event in self.events:
            events.setdefault(event.date, []).append(event)
        return events

    @property
    def last(self) -> str:
        """The date of the last edition; empty where there is none."""
        return self.editions[-1].date if self.editions else ""

    def changed(self, id_: str) -> str:
        """The date of the last edition that changed anything about a unit; empty for what none has carried."""
        if not self.released(id_):
            return ""
        dates = [event.date for event in self.of(id_) if event.released]
        return max((self._began(self.register.units[id_]), *dates))

    def began(self, id_: str) -> str:
        """The edition here in which a thing came: the first one that it stood in."""
        added = (event.date for event in self.of(id_) if event.kind == "added" and event.released)
        return next(added, self._began(self.register.units[id_]))

    def _began(self, record: Record) -> str:
        """The first edition here that a thing stood in; an earlier platform may have had it before."""
        return max(record.first, self.register.editions[0].date)

    def changed_in(self, sector: str) -> str:
        """The date of the last edition that changed anything in a sector, or took anything out of it."""
        return self._changed_in.get(sector, "")

    @cached_property
    def _changed_in(self) -> dict[str, str]:
        dates = {
            id_: self._began(record)
            for id_, record in self.register.units.items()
            if record.kind == "sector" and record.first != UNRELEASED
        }
        for event in self.events:  # in the order of time
            if event.released:
                dates[event.sector] = event.date
                if event.was:
                    dates[event.was.sector] = event.date
        return dates

    def of(self, id_: str) -> list[Event]:
        """What has happened to one id, oldest first."""
        return self._by_id.get(id_, [])

    def on(self, date: str) -> list[Event]:
        """What the edition of a date changed."""
        return self._by_date.get(date, [])

    @cached_property
    def living(self) -> frozenset[str]:
        """Every id that stands in the text today."""
        return self.register.living

    def record(self, id_: str) -> Record | None:
        """All that is remembered of an id."""
        return self.register.units.get(id_)

    def released(self, id_: str) -> bool:
        """Whether an edition has carried the id."""
        record = self.record(id_)
        return record is not None and record.first != UNRELEASED

    def last_with(self, id_: str) -> str:
        """The date of the last edition that an id stood in."""
        return self._last_with.get(id_, "")

    @cached_property
    def _last_with(self) -> dict[str, str]:
        dates: dict[str, str] = {}
        last = self.editions[-1] if self.editions else None
        for step in self._steps:
            if last and step.before.date <= last.date:
                dates |= dict.fromkeys(step.gone, step.before.date)
        if last:
            standing = ids_in(last.sectors, outline_on(self.register, last.date))
            dates |= dict.fromkeys(standing, last.date)
        return dates

    def lead_in(self, id_: str) -> str:
        """The words before a commitment in the last edition that it stood in."""
        lead = self._led_on(self.last_with(id_)).get(id_)
        return lead.text if lead else ""

    def sections(self, id_: str) -> tuple[str, ...]:
        """The sections that something stood in, the outermost first, in the last edition that it stood in."""
        above = self._above_on(self.last_with(id_))
        trail: list[str] = []
        while (id_ := above.get(id_, "")) and id_ not in trail:
            trail.append(id_)
        return tuple(of for of in reversed(trail) if self.register.units[of].kind == "section")

    def _above_on(self, date: str) -> dict[str, str]:
        """What each thing stood in, in the edition of a date."""
        if date not in self._above:
            contents = outline_on(self.register, date)
            self._above[date] = {one: part for part, held in contents.items() for one in held}
        return self._above[date]

    @cached_property
    def _above(self) -> dict[str, dict[str, str]]:
        return {}

    def _led_on(self, date: str) -> dict[str, LeadIn]:
        """The lead-in of each commitment in the edition of a date."""
        if date not in self._led:
            sectors = sectors_on(self.register, date)
            self._led[date] = {id_: led for of in sectors for id_, led in lead_ins(of).items()}
        return self._led[date]

    @cached_property
    def _led(self) -> dict[str, dict[str, LeadIn]]:
        return {}

    def wordings(self, id_: str) -> tuple[Wording, ...]:
        """The wordings that editions have carried, oldest first."""
        record = self.register.units[id_]
        return tuple(w for w in record.wordings if w.since != UNRELEASED)

    def heirs(self, id_: str) -> tuple[str, ...]:
        """The ids standing today that an id became, however many steps it took."""
        if id_ in self.living:
            return (id_,)
        record = self.record(id_)
        fate = record.fate if record else None
        standing = [heir for next_ in (fate.into if fate else ()) for heir in self.heirs(next_)]
        once: dict[str, None] = dict.fromkeys(standing)
        return tuple(once)

    def became(self, id_: str) -> tuple[str, ...]:
        """Every id that an id became, step by step, those too that stand no longer."""
        found: dict[str, None] = {}
        left = [id_]
        while left:
            next_ = left.pop(0)
            record = self.record(next_)
            fate = record.fate if record and next_ not in self.living else None
            steps = [into for into in (fate.into if fate else ()) if into not in found]
            left += steps
            for into in steps:
                found[into] = None
        return tuple(one for one in found if one != id_)


def history(register: Register | None, platform: Platform) -> History | None:
    """The history up to what stands in the text today; None where nothing was ever released."""
    if register is None or not register.editions:
        return None
    next_ = upcoming(register, platform)
    return History(register if repeats(next_, register) else next_)


def _events(step: Step) -> list[Event]:
    """What one edition changed, in the order of the document."""
    names = _new_names(step)
    events = [event for id_ in step.touched for event in _of_one(step, id_, names)]
    events += _reordered(step)
    events.sort(key=lambda event: step.order(event.id))
    before, after = step.before, step.after
    if before.title != after.title:
        title = Event(after.date, "changed", PLATFORM, PLATFORM, "", before.title, after.title)
        events.insert(0, title)
    return events


def _new_names(step: Step) -> dict[str, str]:
    """The sectors and sections that an edition gave another id, or merged, with their heirs."""
    return {
        id_: fate.into[0]
        for id_ in step.touched
        for fate in step.units[id_].fates
        if fate.since == step.date
        and step.units[id_].kind in ("sector", "section")
        and len(fate.into) == 1
    }


def _same(was: Stay, now: Stay, names: dict[str, str]) -> bool:
    """Whether a place is the same as before but for its name."""
    sector = names.get(was.sector, was.sector)
    section = names.get(was.section, was.section) if was.section else None
    return (sector, section) == (now.sector, now.section)


def _of_one(step: Step, id_: str, names: dict[str, str]) -> Iterator[Event]:
    record, date = step.units[id_], step.date
    was, now = id_ in step.was, id_ in step.now
    stays = [stay for stay in record.places if stay.since <= date]
    if not stays:
        return
    here = stays[-1]
    wordings = [wording for wording in record.wordings if wording.since <= date]
    words = wordings[-1]
    if record.kind in BESIDE and len(wordings) == 1:
        return
    if now and not was:
        yield Event(date, "added", id_, record.kind, here.sector, after=words.text, now=here)
    elif words.since == date:
        kind: EventKind = "corrected" if words.correction else "changed"
        before = wordings[-2].text if len(wordings) > 1 else ""
        yield Event(
            date, kind, id_, record.kind, here.sector, before, words.text, words.note, now=here
        )
    if here.since == date and was and now and not _same(stays[-2], here, names):
        yield Event(date, "moved", id_, record.kind, here.sector, was=stays[-2], now=here)
    for fate in record.fates:
        if fate.since == date:
            yield Event(
                date, fate.fate, id_, record.kind, here.sector, words.text, was=here, fate=fate
            )  # fmt: skip
    if was and not now and not any(fate.since == date for fate in record.fates):
        yield Event(date, "left_out", id_, record.kind, here.sector, words.text, was=here)


def _reordered(step: Step) -> Iterator[Event]:
    if _moved_about(step.before.sectors, step.after.sectors):
        yield Event(step.date, "reordered", PLATFORM, PLATFORM, "")
    for part, old, new in step.rearranged:
        if _moved_about(old, new):
            record = step.units[part]
            sector = [stay for stay in record.places if stay.since <= step.date][-1].sector
            yield Event(step.date, "reordered", part, record.kind, sector)


def _moved_about(old: tuple[str, ...], new: tuple[str, ...]) -> bool:
    """Whether those that are in both stand in another order."""
    both = set(old) & set(new)
    return [id_ for id_ in old if id_ in both] != [id_ for id_ in new if id_ in both]
