"""Tells what has happened to a thing, in the words of a page: names, dates, places and links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup, escape

from generator import ids
from generator.book import site_map
from generator.book.book import Book
from generator.ids import number_of
from generator.platform.followups import FollowUp, Happening
from generator.platform.history import PLATFORM, Event, EventKind, History
from generator.platform.redaction import Redaction
from generator.platform.register import UNRELEASED, Record, Stay, Wording
from generator.wording.differences import Stretch, differences
from generator.wording.words import Words, marked


@dataclass(frozen=True)
class Told:
    """One thing in the timeline of a commitment: that it was published, changed, taken away, or followed up."""

    date: str
    event: Event | None = None
    happening: Happening | None = None
    began: Began | None = None
    redaction: Redaction | None = None
    stories: Stories | None = None
    """Who tells it: the platform in which it was."""


@dataclass(frozen=True)
class Began:
    """That a commitment came into a platform: new, or with the number that it had in the one before."""

    text: str
    before: str | None = None
    """Its last words in the platform before; None where it was in none."""


def _in_no_other(_: Book, target: str) -> str:
    return target


@dataclass(frozen=True)
class Stories:
    """What one page may tell; ``link`` makes an address as that page writes it."""

    book: Book
    lang: str
    link: Callable[[str], str]
    link_in: Callable[[Book, str], str] = _in_no_other
    """The same for an address in another platform."""

    @property
    def t(self) -> Words:
        """The interface's words in the language of the page."""
        return self.book.words(self.lang)

    @property
    def original(self) -> Markup:
        """``lang="nb"`` for the words of the original, where the page speaks otherwise."""
        return self.book.say("platform", self.lang).original_attribute

    @property
    def history(self) -> History:
        """The history, for pages that are there only when there is one."""
        assert self.book.history is not None
        return self.book.history

    def record(self, id_: str) -> Record:
        """All that is remembered of an id."""
        return self.history.register.units[id_]

    def name(self, id_: str) -> Markup:
        """What a thing is called in a sentence: "Punkt 142", "Delen «Helse»"."""
        if id_ == PLATFORM:
            return self.t("unit.platform")
        kind = self.record(id_).kind
        if ids.UnitId.of(id_).is_new:
            return self.t(f"unit.new_{kind}")
        said = self.book.say(ids.UnitId.of(id_).thing, self.lang)
        if kind in ("sector", "section", "tagline"):
            return self.t(f"unit.{kind}", title=said.span)
        return self.t(f"unit.{kind}", number=ids.UnitId.of(id_).name)

    def bare_name(self, id_: str) -> str:
        """The name without markup, for titles; also before anything is released."""
        if number := number_of(id_, "punkt"):
            return self.t.plain("commitment.name", number=str(number))
        return str(self.name(id_).striptags())

    def path(self, id_: str) -> str:
        """Where one reads about a thing today, whatever has become of it."""
        if number := number_of(ids.UnitId.of(id_).thing, "punkt"):
            return site_map.numbered(number)
        record = self.record(id_)
        if record.kind in ("sector", "tagline"):
            return f"{ids.UnitId.of(id_).thing}/"
        if id_ in self.history.living:
            return f"{record.places[-1].sector}/#{id_}"
        fate = record.fate
        if fate and fate.since != UNRELEASED:
            return f"{site_map.edition(fate.since)}#{id_}"
        return f"{site_map.edition_text(self.history.last_with(id_))}#{id_}"

    def place(self, id_: str) -> str:
        """Where a thing stands in its surroundings, if it stands; else where one reads of it."""
        record = self.record(id_)
        if id_ in self.history.living and record.kind != "sector":
            return f"{record.places[-1].sector}/#{id_}"
        heirs = self.history.heirs(id_)
        if record.kind not in ("sector", "commitment") and len(heirs) == 1 and heirs != (id_,):
            return self.place(heirs[0])
        return self.path(id_)

    def mention(self, id_: str) -> Markup:
        """The name, as a link to where one reads about it."""
        name = self.name(id_)
        shown = name[:1].lower() + name[1:]
        return Markup('<a href="{}">{}</a>').format(self.link(self.path(id_)), Markup(shown))  # noqa: S704 - already markup

    def mentions(self, ids: Iterable[str]) -> Markup:
        """The names as links: "punkt 1, punkt 2 og punkt 3"."""
        return self.all_of([self.mention(id_) for id_ in ids])

    def all_of(self, parts: list[Markup]) -> Markup:
        """The parts as one says a list: "a, b og c"."""
        if len(parts) < 2:
            return Markup("").join(parts)
        head = Markup(", ").join(parts[:-1])
        return Markup("{} {} {}").format(head, self.t("story.and"), parts[-1])

    def where(self, stay: Stay) -> Markup:
        """The sector and the section of a place."""
        ids = [id_ for id_ in (stay.sector, stay.section) if id_]
        return Markup(", ").join(self.book.say(id_, self.lang).span for id_ in ids)

    def edition(self, date: str) -> Markup:
        """When an edition brought something, with a link; or that none has yet."""
        if date == UNRELEASED:
            return self.t("story.not_released")
        return self.t("story.in_edition", date=self.edition_link(date))

    def told(self, event: Event) -> Markup:
        """The event as a sentence."""
        fate = event.fate
        return self.t(
            f"story.{event.kind}",
            note=Markup("<span{}>{}</span>").format(self.original, event.note or ""),
            was=self.where(event.was) if event.was else "",
            now=self.where(event.now) if event.now else "",
            date=self.t.date(fate.on) if fate and fate.on != UNRELEASED else "",
            into=self.mentions(fate.into) if fate else "",
        )

    def gone(self, id_: str) -> Markup:
        """Why a thing stands no longer where it stood, as a sentence for that place."""
        what, values = self._fate(id_)
        return self._with_today(id_, self.t(f"gone.{what}", **values))

    def gone_now(self, id_: str) -> Markup:
        """What has become of a thing, as a sentence by itself."""
        what, values = self._fate(id_)
        return self._with_today(id_, self.t(f"become.{what}", **values))

    def _fate(self, id_: str) -> tuple[str, dict[str, Markup]]:
        """What has become of a thing, and what a sentence about it needs."""
        record, name = self.record(id_), self.name(id_)
        if self.stands(id_):
            place = Markup('<a href="{}">{}</a>').format(
                self.link(self.place(id_)), self.where(record.places[-1])
            )
            return "moved", {"name": name, "where": place}
        fate = record.fate
        if fate is None:
            return "left_out", {"name": name}
        return fate.fate, {"name": name, "into": self.mentions(fate.into)}

    def _with_today(self, id_: str, said: Markup) -> Markup:
        """The sentence, and what stands today where that has changed once more."""
        fate, heirs = self.record(id_).fate, self.history.heirs(id_)
        if fate is None or not heirs or heirs in (fate.into, (id_,)):
            return said
        return Markup("{} {}").format(said, self.t("become.today", into=self.mentions(heirs)))

    def stands(self, id_: str) -> bool:
        """Whether a thing stands in the text today."""
        return id_ in self.history.living

    def earlier(self, id_: str) -> list[Wording]:
        """The wordings that editions have carried and that stand no longer, each once."""
        if self.book.history is None:
            return []
        now = self.record(id_).wordings[-1].fingerprint
        found = {w.fingerprint: w for w in self.history.wordings(id_) if w.fingerprint != now}
        return list(found.values())

    def only_corrected(self, id_: str, since: Wording) -> bool:
        """Whether all that changed after a wording were corrections."""
        wordings = self.record(id_).wordings
        return all(w.correction for w in wordings[wordings.index(since) + 1 :])

    def timeline(self, id_: str) -> list[Told]:
        """All that has happened to a commitment, in the editions and in the world, oldest first.

        What no edition has carried yet comes last. Of a number that lives on, each platform tells its own.
        """
        told: list[Told] = []
        before: str | None = None
        for stories in (*self.chapters(id_), self):
            told += stories._own(id_, before)  # noqa: SLF001 - the same of another platform
            record = stories.book.history and stories.book.history.record(id_)
            before = record.text if record else before
        told += [Told(one.on, redaction=one) for one in self.redactions(id_)]
        return sorted(told, key=_order)

    def chapters(self, id_: str) -> tuple[Stories, ...]:
        """What the platforms before this one tell of a commitment that they have had, the oldest first."""
        return tuple(
            Stories(of, self.lang, partial(self.link_in, of)) for of in self.book.chapters(id_)
        )

    def _own(self, id_: str, before: str | None) -> Iterator[Told]:
        """What its own platform tells of a commitment; ``before`` are its last words in the one before."""
        history = self.book.history
        for one in self.book.since(id_):
            yield Told(one.date, happening=one, stories=self)
        if history and history.released(id_):
            record, first = self.record(id_), history.began(id_)
            yield Told(first, began=Began(record.text_on(first), before), stories=self)
            for event in history.of(id_):
                if event.kind != "added":
                    yield Told(event.date, event=event, stories=self)

    def happenings(self, id_: str) -> int:
        """How many times something has happened to a commitment, in whichever platform it was then."""
        return sum(len(of.book.since(id_)) for of in (*self.chapters(id_), self))

    @property
    def name_of_own(self) -> Markup:
        """What its platform is called."""
        return self.book.say(PLATFORM, self.lang).span

    def whose(self, id_: str, wording: Wording) -> Stories | None:
        """The former platform whose words a wording is; None where its own platform has had it too."""
        record, history = self.record(id_), self.history
        began = history.editions[0].date
        later = [of.since for of in record.wordings[record.wordings.index(wording) + 1 :]]
        until = min((since for since in later if since > wording.since), default=UNRELEASED)
        if until > began:
            return None
        had = [of for of in self.chapters(id_) if of.history.editions[0].date < until]
        return had[-1] if had else None

    def ended(self, id_: str) -> Markup:
        """What one must know of a commitment beside what has happened to it: that it stands no longer."""
        history, lineage = self.book.history, self.book.lineage
        if history and history.record(id_):
            return Markup() if self.stands(id_) else self.gone_now(id_)
        period = lineage.owner.get(id_)
        if not period or period == self.book.period:
            return Markup()
        name = Markup("<span{}>{}</span>").format(self.original, lineage.of(period).name)
        return self.t("happened.ended", which=self._commitment_name(id_), platform=name)

    def _commitment_name(self, id_: str) -> Markup:
        return self.t("unit.commitment", number=str(number_of(id_, "punkt")))

    def titled(self, of: FollowUp) -> str:
        """What has happened, as a title: "Punkt 2 og punkt 3: vedtak"."""
        names = [
            self.t.plain("commitment.name", number=str(number_of(id_, "punkt")))
            for id_ in of.commitments
        ]
        lower = [name if not n else name[:1].lower() + name[1:] for n, name in enumerate(names)]
        which = str(self.all_of([escape(name) for name in lower]).unescape())
        return f"{which}: {self.t.plain(f'happened.kind.{of.kind}').lower()}"

    def commitments(self, numbered: Iterable[str]) -> Markup:
        """Some commitments as links: "punkt 1, punkt 2 og punkt 3"."""
        return self.all_of([self._commitment(id_) for id_ in numbered])

    def _commitment(self, id_: str) -> Markup:
        number, name = number_of(id_, "punkt"), self._commitment_name(id_)
        shown = name[:1].lower() + name[1:]
        way = self.link(site_map.numbered(number))
        return Markup('<a href="{}">{}</a>').format(way, Markup(shown))  # noqa: S704 - already markup

    def spoken(self, words: str) -> Markup:
        """Words that somebody has written in the language of the original, marked where it is another."""
        return Markup("<span{}>{}</span>").format(self.original, words)

    def pieces(self, before: str, after: str) -> tuple[Stretch, ...]:
        """What differs between two wordings; a mark of ours in the place of one is no wording to compare."""
        if before != after and (self._mark(before) or self._mark(after)):
            return Stretch("gone", before), Stretch("new", after)
        return differences(before, after)

    def redactions(self, id_: str) -> list[Redaction]:
        """What has been taken away of a thing, each day and reason once."""
        once = {(one.on, one.reason): one for one in self.book.redactions if one.id == id_}
        return list(once.values())

    def cards_taken_away(self, id_: str) -> dict[str, Redaction]:
        """The redactions of wordings that others may have set into their pages, by the end of that address."""
        return {one.card: one for one in self.book.redactions if one.id == id_ and one.card}

    def taken_away(self, of: Redaction) -> Markup:
        """That words were taken away, as a sentence."""
        key = "redaction.told_part" if of.part else "redaction.told"
        return self.t(key, date=self.t.date(of.on), edition=self.t.date(of.edition))

    def listed(self, of: Redaction) -> Markup:
        """What was taken away, on which day, as a line of a list."""
        values = {"date": self.t.date(of.on), "edition": self.edition_link(of.edition)}
        if of.id in self.history.register.units:
            key = "redaction.listed_part" if of.part else "redaction.listed"
            return self.t(key, what=self.mention(of.id), **values)
        thing = of.id.partition(".")[0]
        followup = next((one for one in self.book.followups.followups if one.id == thing), None)
        if followup:
            what = self.commitments(followup.commitments)
            return self.t("redaction.listed_followup", what=what, **values)
        return self.t("redaction.listed_edition", **values)

    def edition_link(self, date: str) -> Markup:
        """The date of an edition, as a link to it where it is one of this platform's."""
        shown = self.t.date(date)
        if not any(edition.date == date for edition in self.history.editions):
            return escape(shown)
        return Markup('<a href="{}">{}</a>').format(self.link(site_map.edition(date)), shown)

    def _mark(self, text: str) -> str:
        return self.book.taken_away(text, self.lang)

    def worded(self, text: str) -> Markup:
        """Words of the original; where all of them were taken away, that, in the language of the page."""
        mark = self._mark(text)
        if not mark or not self.original:
            return escape(text)
        return Markup("<span{}>{}</span>").format(marked(self.t.chrome, ""), mark)

    def marked(self, tag: str, text: str) -> Markup:
        """A word in an element, for the line that explains the marks."""
        return Markup("<{0}>{1}</{0}>").format(tag, text)

    def tally(self, date: str) -> str:
        """What an edition held, or what it changed, in one sentence."""
        edition = next(e for e in self.history.editions if e.date == date)
        if edition is self.history.editions[0]:
            counts = edition.counts
            name = self.book.say(ids.PLATFORM, self.lang).text
            several = bool(self.book.lineage.generations)
            return (
                self.t.plain("edition.first_of" if several else "edition.first", platform=name)
                + " "
                + self.t.plain(
                    "edition.counts", **{f"n_{name}": str(n) for name, n in counts.items()}
                )
            )
        found = Counter(event.kind for event in self.history.on(date))
        rows = [self.t.plain(f"tally.{kind}", n=n) for kind in _TOLD if (n := found[kind])]
        return self.t.plain("tally.whole", what=", ".join(rows))


def _order(of: Told) -> tuple[str, bool]:
    return of.date, of.happening is not None


_TOLD: tuple[EventKind, ...] = (
    *("added", "changed", "corrected", "moved", "reordered"),
    *("split", "merged", "replaced", "withdrawn", "left_out"),
)
"""The kinds of event in the order in which an edition sums them up."""
