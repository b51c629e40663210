"""The platform as pages and exports need it: each text in each language, with all that surrounds it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path

from markupsafe import Markup, escape

from generator import ids
from generator.book import site_map
from generator.book.left_behind import LeftBehind
from generator.checks import check, followups, publishing
from generator.platform import approvals, freshness
from generator.platform.approvals import Approvers, Readable, Standing
from generator.platform.everyday_words import EverydayWords
from generator.platform.fidelity import Result
from generator.platform.followups import FollowUp, FollowUps, Happening, Trail, trail, with_late
from generator.platform.followups import units as happened
from generator.platform.freshness import Covered, State
from generator.platform.history import History, history
from generator.platform.lineage import NONE, Lineage
from generator.platform.model import (
    Block,
    Commitment,
    Figure,
    Glossary,
    LeadIn,
    Part,
    Platform,
    Section,
    Sector,
    Sentence,
    Table,
    Translation,
    Translations,
    Unit,
    Wording,
    cells,
    lead_ins,
    units,
    within,
)
from generator.platform.originals import Originals
from generator.platform.pictures import PictureFile
from generator.platform.redaction import Redaction
from generator.platform.register import KINDS, Register
from generator.platform.unpublished import published, told
from generator.problems import Place, Problem
from generator.settings import Language, Settings, in_a_link, may_be_followed
from generator.source.generations import lineage
from generator.source.load import Loaded, Unreadable, load, without_collecting
from generator.wording import redactions
from generator.wording.borrowed import Borrowed
from generator.wording.words import Words, chrome, marked

MOST_REMEMBERED = 6_000
"""Texts as they are shown, about 5 MB of them: all of a city, and the common ones of a hundred."""

ADOPTED: frozenset[str] = frozenset((*KINDS, "platform"))
"""The kinds of units that are words of the document."""


@dataclass(frozen=True)
class Said:
    """A unit's words as a page in some language shows them, and how they stand."""

    text: str
    lang: str
    state: State
    original: str
    around: str
    original_lang: str
    borrowed: Borrowed | None = None
    read: tuple[str, str] | None = None
    """Who has approved a translation as it stands, and on which day."""

    @cached_property
    def words(self) -> Markup:
        """The words, escaped, those of a third language marked as such."""
        return self.write(self.text)

    def write(self, text: str) -> Markup:
        """Some of the words, in the same way."""
        return self.borrowed.mark(text) if self.borrowed else escape(text)

    @cached_property
    def attribute(self) -> Markup:
        """``lang="nb"`` for an element that holds the words, where the page speaks otherwise."""
        return marked(self.lang, self.around)

    @cached_property
    def original_attribute(self) -> Markup:
        """The same for the words of the original, such as ``original``."""
        return marked(self.original_lang, self.around)

    def rows(self, of: Table) -> tuple[tuple[str, ...], ...]:
        """The words of a table, row by row; those of the original where a translation has other cells."""
        original = (of.header, *of.rows)
        translated = cells(self.text) if self.text != of.text else original
        fits = [len(row) for row in translated] == [len(row) for row in original]
        return translated if fits else original

    @cached_property
    def name(self) -> str:
        """A title as it is called elsewhere, without the colon that may end it."""
        return self.text.removesuffix(":").rstrip()

    @cached_property
    def span(self) -> Markup:
        """The words in an element of their own where their language differs from the page's."""
        words = Markup("<span{}>{}</span>") if self.attribute else Markup("{1}")
        return words.format(self.attribute, self.write(self.name))


@dataclass(frozen=True)
class Entry:
    """A commitment with everything around it."""

    commitment: Commitment
    sector: Sector
    sections: tuple[Section, ...]
    """Those on the way to it, the outermost first."""
    lead_in: LeadIn | None
    wording: Wording | None = None
    """The same in everyday words, where somebody has written it."""
    within: tuple[Commitment, ...] = ()
    """The commitments that it stands inside, the outermost first."""

    @property
    def id(self) -> str:
        """The commitment's id."""
        return str(self.commitment.id)

    @property
    def number(self) -> int:
        """The commitment's number."""
        return self.commitment.number

    @property
    def text(self) -> str:
        """The commitment's adopted wording."""
        return self.commitment.text

    @property
    def section(self) -> Section | None:
        """The section that it stands in, where it is in one."""
        return self.sections[-1] if self.sections else None

    @property
    def belongs_to(self) -> Commitment | None:
        """The commitment that it stands inside, where it is in one."""
        return self.within[-1] if self.within else None

    @property
    def before(self) -> tuple[str, ...]:
        """The ids of the words that one reads before its own: the lead-in, and what it stands inside."""
        led = (self.lead_in.id,) if self.lead_in else ()
        return (*led, *(outer.id for outer in self.within))

    @property
    def part(self) -> Part:
        """The section, or else the sector, that it stands in."""
        return self.section or self.sector

    @property
    def where(self) -> str:
        """Sector and section, as one says where something stands."""
        return ", ".join(part.name for part in (self.sector, *self.sections))


@dataclass(frozen=True)
class Book:
    """The platform with its glossary, its translations, the settings and what the checks found."""

    platform: Platform
    settings: Settings
    fidelity: Result | None = None
    glossary: Glossary = field(default_factory=Glossary)
    translations: dict[str, Translations] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    """Where each sector, commitment and translation is written, by language and id."""
    everyday_words: EverydayWords = field(default_factory=EverydayWords)
    everyday_in: dict[str, EverydayWords] = field(default_factory=dict)
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)
    """The pictures that can be shown, by the name of their file."""
    history: History | None = None
    followups: FollowUps = field(default_factory=FollowUps)
    """What has happened to commitments since, as editors have entered it."""
    written: Platform | None = None
    """The platform with what no edition has carried yet; None where that is all of it or none."""
    approvers: Approvers = field(default_factory=Approvers)
    standing: Standing = field(default_factory=Standing)
    """What has been said of texts that have other words now, and what is proposed."""
    lineage: Lineage = NONE
    """The platforms that come after each other, where there are several."""
    formers: tuple[Book, ...] = ()
    """Those that are no longer in force, the oldest first; only the one in force has them."""
    before: tuple[Book, ...] = ()
    """Those before this one, the oldest first: of a number that lives on, they tell how it began."""

    @property
    def period(self) -> str:
        """The years in which it was in force; empty for the one that is."""
        return self.settings.period

    @cached_property
    def years(self) -> str:
        """The same as one writes it: "2023–2027"."""
        return self.period.replace("-", "–")

    def speaks_for(self, id_: str) -> bool:
        """Whether it is the last platform that has had a commitment, and so speaks at its address."""
        return self.lineage.owner.get(id_, self.period) == self.period

    @property
    def whole(self) -> Platform:
        """The platform as it is written, with what is not published yet."""
        return self.written or self.platform

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every commitment with its surroundings, in the order of the document."""
        found, said = [], self.platform.wordings
        for sector in self.platform.sectors:
            leads, trails = lead_ins(sector), sector.trails
            for part in sector.parts:
                around, trail = within(part), trails.get(part.id, ())
                found += [
                    Entry(c, sector, trail, leads.get(c.id), said.get(c.id), around.get(c.id, ()))
                    for c in part.commitments
                ]
        return tuple(found)

    @cached_property
    def _entries_by_sector(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.sector.id, []).append(entry)
        return found

    @cached_property
    def sectors(self) -> frozenset[str]:
        """The ids of the sectors."""
        return frozenset(sector.id for sector in self.platform.sectors)

    def entries_in(self, sector_id: str) -> list[Entry]:
        """The commitments of a sector with their surroundings, in the order of the document."""
        return self._entries_by_sector.get(sector_id, [])

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Every unit by its id."""
        every = (*units(self.whole, self.glossary), *happened(self.followups))
        return {unit.id: unit for unit in every}

    @cached_property
    def _units_by_sector(self) -> dict[str, list[Unit]]:
        found: dict[str, list[Unit]] = {}
        for unit in self.units.values():
            found.setdefault(unit.sector, []).append(unit)
        return found

    def units_in(self, sector: Sector) -> list[Unit]:
        """The units that stand in a sector."""
        return self._units_by_sector.get(sector.id, [])

    def units_outside(self) -> list[Unit]:
        """The units that stand in no sector: the platform's own, and the glossary's."""
        return self._units_by_sector.get("", [])

    @cached_property
    def counted(self) -> tuple[Sector, ...]:
        """The sectors that are counted as such."""
        return self.platform.counted

    @cached_property
    def originals(self) -> Originals:
        """What stands in the platform as it is written, by its id."""
        return Originals.of(self.whole)

    @cached_property
    def sector_of_part(self) -> dict[str, str]:
        """The sector of each sector and section, by its id."""
        return {part.id: sector.id for sector, part in self.whole.parts}

    @cached_property
    def covered(self) -> Covered:
        """What the sentences of the summaries rest on."""
        return freshness.covered(self.whole)

    @cached_property
    def sentences_by_commitment(self) -> dict[str, tuple[Sentence, ...]]:
        """The sentences that sum up each commitment in its own part, by the commitment's id."""
        found: dict[str, tuple[Sentence, ...]] = {}
        for entry in self.entries:
            summary = entry.part.summary
            found[entry.id] = tuple(
                s for s in (summary.sentences if summary else ()) if entry.id in s.covers
            )
        return found

    def stale(self, id_: str) -> bool:
        """Whether a commitment or paragraph has other words than its plain wording was made from."""
        said = self.platform.wordings.get(id_)
        return said is not None and said.source != self.covered.of((id_,))

    @cached_property
    def retired(self) -> tuple[str, ...]:
        """The ids of the commitments that have stood in an edition and stand no longer."""
        history = self.history
        return tuple(
            id_
            for id_, record in (history.register.units.items() if history else ())
            if history and record.kind == "commitment" and id_ not in history.living
            if self.speaks_for(id_)
        )

    @cached_property
    def trail(self) -> Trail:
        """What has happened to each commitment since."""
        return trail(self.followups.followups, self.history)

    @cached_property
    def followups_by_sector(self) -> dict[str, tuple[FollowUp, ...]]:
        """What has happened, newest first, by the sector where what it is about stands today.

        What is about commitments that stand nowhere any more is under the sector where they stood last,
        or under ``""`` where that is gone too.
        """
        newest = sorted(self.followups.followups, key=_date, reverse=True)
        found: dict[str, list[FollowUp]] = {}
        for one in newest:
            for sector in {sector: None for id_ in one.commitments for sector in self._homes(id_)}:
                found.setdefault(sector, []).append(one)
        order = (*(sector.id for sector in self.platform.sectors), "")
        return {sector: tuple(found[sector]) for sector in order if sector in found}

    def source_address(self, of: FollowUp) -> str:
        """Where one reads that something has happened: its source, or here where that was taken away."""
        here = self.settings.absolute(site_map.followup(of.id))
        return of.source.address or here

    def _homes(self, commitment: str) -> tuple[str, ...]:
        """The sectors in which one reads of a commitment today."""
        standing = self.entry_by_id
        heirs = self.history.heirs(commitment) if self.history else (commitment,)
        sectors = [standing[id_].sector.id for id_ in heirs if id_ in standing]
        record = self.history.record(commitment) if self.history and not sectors else None
        if record is not None and self.history is not None:
            known = {sector.id for sector in self.platform.sectors}
            sectors = [id_ for id_ in self.history.heirs(record.places[-1].sector) if id_ in known]
        return tuple(sectors) or ("",)

    @property
    def tells(self) -> bool:
        """Whether there is anything to follow: an edition, or something that has happened."""
        return bool(self.history or self.followups.followups)

    def followed(self, sector_id: str) -> int:
        """How many commitments of a sector something has been entered about."""
        return sum(bool(self.since(entry.id)) for entry in self.entries_in(sector_id))

    def chapters(self, id_: str) -> tuple[Book, ...]:
        """The platforms before this one that have had a commitment, the oldest first."""
        if self.history is not None and self.history.record(id_) is None:
            return ()
        return tuple(of for of in self.before if id_ in self.lineage.of(of.period).ever)

    def since(self, id_: str) -> tuple[Happening, ...]:
        """What has happened to a commitment, and to those that have become it, oldest first."""
        return self.trail.of(id_)

    @cached_property
    def left_behind(self) -> LeftBehind | None:
        """What stands where something stood before."""
        return LeftBehind(self.history) if self.history else None

    @cached_property
    def entry_by_id(self) -> dict[str, Entry]:
        """Each commitment with its surroundings, by its id."""
        return {entry.id: entry for entry in self.entries}

    def figures(self) -> Iterator[tuple[Sector, Block, Figure]]:
        """Every marked figure with where it stands, in the order of the document."""
        for sector, _, block in self.platform.blocks():
            for figure in block.figures:
                yield sector, block, figure

    @cached_property
    def _under_a_code(self) -> frozenset[str]:
        """The languages that do not stand at the root."""
        return frozenset(of.code for of in self.settings.languages) - {self.platform.language}

    def at(self, path: str, lang: str) -> str:
        """Where a path is in a language: at the root in the platform's own, under its code in another.

        What is in a language that the site has no pages in, such as the guide, stands at the root.
        """
        return self.settings.placed(self.beyond(path, lang))

    def beyond(self, path: str, lang: str) -> str:
        """Where a path is that is no part of this platform: the same in whichever is read."""
        return f"{lang}/{path}" if lang in self._under_a_code else path

    def from_root(self, path: str, lang: str) -> str:
        """The path of a page in a language, as it is at the root."""
        return path.removeprefix(f"{lang}/") if lang in self._under_a_code else path

    def words(self, lang: str) -> Words:
        """The interface's own words on pages in a language, as they speak of this document."""
        return Words(lang, self.platform.kind, self.platform.language, self.years)

    @cached_property
    def described_in(self) -> tuple[Words, ...]:
        """The words that data are described in to machines: the interface's at the root, and English."""
        spoken = dict.fromkeys((chrome(self.platform.language), "en"))
        return tuple(self.words(lang) for lang in spoken)

    @cached_property
    def _with_drafts(self) -> frozenset[str]:
        """The languages in which drafts are shown."""
        return frozenset(of.code for of in self.settings.languages if of.drafts)

    @cached_property
    def say(self) -> Callable[[str, str], Said]:
        """A unit's words in a language, or in the original's where they may not be shown.

        Some are asked for on every page, so the last ones are remembered.
        """
        return lru_cache(MOST_REMEMBERED)(self._say)

    def behind(self, lang: str) -> Said | None:
        """Who stands behind the words: those who adopted them, else those who want what they say.

        None where the source names neither.
        """
        if self.platform.adopted_by:
            return self.say(ids.ADOPTED_BY, lang)
        if not self.platform.body:
            return None
        said = self.say(ids.BODY, lang)
        return replace(said, text=said.text[:1].upper() + said.text[1:])

    def _say(self, id_: str, lang: str) -> Said:
        said = self._as_written(id_, lang)
        if id_ == ids.PLATFORM and self.years and self.years not in said.text:
            return replace(said, text=f"{said.text} ({self.years})")
        return said

    def _as_written(self, id_: str, lang: str) -> Said:
        unit, original = self.unit(id_), self.platform.language
        around = chrome(lang)
        if lang == original:
            return Said(unit.text, lang, "original", unit.text, around, original)
        if gone := self.taken_away(unit.text, lang):
            return Said(gone, around, "original", unit.text, around, original)
        translation = self.translation(id_, lang)
        state = freshness.state(unit, translation)
        if state == "outdated" and lang in self.platform.adopted_in and unit.kind in ADOPTED:
            state = "valid"  # as much adopted as the other: which is the older is for editors
        if translation is None or not self._shown(translation, lang):
            return Said(unit.text, original, "missing", unit.text, around, original)
        borrowed = self._borrowed.get(lang)
        by, on = translation.approved_by, translation.approved_on
        read = (by, on) if state == "valid" and by and on else None
        return Said(translation.text, lang, state, unit.text, around, original, borrowed, read)

    @cached_property
    def _stands(self) -> dict[str, str]:
        """The path of each sector, section and block, by its id."""
        found = {part.id: site_map.in_context(sector, part) for sector, part in self.whole.parts}
        for sector, _, block in self.whole.blocks():
            found[block.id] = f"{site_map.sector(sector)}#{block.id}"
            if isinstance(block, Commitment) and block.number:
                found[block.id] = site_map.commitment(block)
        return found

    @cached_property
    def redactions(self) -> tuple[Redaction, ...]:
        """What has been taken away of its words, and when and why, the latest last."""
        return self.history.register.redactions if self.history else ()

    @cached_property
    def _marks(self) -> dict[str, str]:
        """The day on which a whole text was taken away, by the mark that stands for it."""
        lang = self.platform.language
        return {redactions.whole(one.on, lang): one.on for one in self.redactions}

    def taken_away(self, text: str, lang: str) -> str:
        """What the interface says in a language where a whole text was taken away; empty where none was."""
        on = self._marks.get(text)
        return redactions.whole(on, lang) if on else ""

    def leads_to(self, address: str) -> str | None:
        """The path within the site that an address of a link means, by the id of something; else None."""
        return self._stands.get(address)

    def whole_address(self, address: str, lang: str) -> str:
        """Where a link leads from outside the site; empty where nothing may lead there."""
        path = self.leads_to(address)
        if path is not None:
            return self.settings.absolute(self.at(path, lang))
        return in_a_link(address) if may_be_followed(address) else ""

    def in_words_of(self, lang: str, text: str) -> Markup:
        """A text in a language, escaped, its borrowed words marked; also one that no page shows yet."""
        borrowed = self._borrowed.get(lang)
        return borrowed.mark(text) if borrowed else escape(text)

    @cached_property
    def _borrowed(self) -> dict[str, Borrowed | None]:
        return {lang: Borrowed.of(of.borrowed) for lang, of in self.translations.items()}

    def unit(self, id_: str) -> Unit:
        """A unit as it stands, or as it stood last when it has retired, or ended with a former platform."""
        own = self.history.record(id_) if self.history else None
        record = own or self.lineage.record(id_)
        if id_ in self.units or record is None:
            return self.units[id_]
        return Unit(id_, record.kind, record.text, record.places[-1].sector)

    def translation(self, id_: str, lang: str) -> Translation | None:
        """What ``source/translations`` holds for a unit in a language."""
        return self.translations[lang].units.get(id_) if lang in self.translations else None

    def readable(self, lang: str) -> Mapping[str, Readable]:
        """Every text in a language that a person may approve, or propose other words for, by id."""
        if lang not in self._readable:
            if lang == self.platform.language:
                found = approvals.own(self.whole, self.glossary)
            elif lang in self.translations:
                found = approvals.translated(self.units.values(), self.translations[lang])
            else:
                found = iter(())
            self._readable[lang] = {one.id: one for one in found}
        return self._readable[lang]

    @cached_property
    def _readable(self) -> dict[str, dict[str, Readable]]:
        return {}

    def checked(self, lang: str) -> str:
        """The key of the words for how much of a translation a person has read, of all that is shown."""
        shown = self._states.get(lang, Counter[State]())
        if not shown["valid"]:
            return "translation.unchecked"
        return "translation.partly_checked" if shown["draft"] else "translation.checked"

    @cached_property
    def _states(self) -> dict[str, Counter[State]]:
        """How many texts of each language that are shown are in each state."""
        found: dict[str, Counter[State]] = {of.code: Counter() for of in self.settings.languages}
        for lang in found.keys() & self.translations.keys():
            shown = (unit for unit in self.units.values() if self.say(unit.id, lang).lang == lang)
            found[lang] = freshness.count(shown, self.translations[lang])
        return found

    def translated(self, lang: str) -> bool:
        """Whether pages in the language show anything in it but the original."""
        of = self.translations.get(lang)
        return of is not None and any(self._shown(t, lang) for t in of.units.values())

    def _shown(self, translation: Translation, lang: str) -> bool:
        if not translation.text.strip():
            return False
        shown = lang in self._with_drafts or lang in self.platform.also_adopted
        return shown or translation.status == "approved"

    @cached_property
    def translated_to(self) -> tuple[str, ...]:
        """The languages of the site that there are translations to: in those the text is not adopted."""
        codes = (of.code for of in self.settings.languages if of.code in self.translations)
        return tuple(code for code in codes if code not in self.platform.adopted_in)


def _date(of: FollowUp) -> str:
    return of.on


def build_book(folder: Path, settings: Settings) -> tuple[Book | None, list[Problem]]:
    """The book, or None where the platform cannot be read; and every problem, in order."""
    with without_collecting():
        loaded = load(folder)
        problems = [*publishing.check(settings), *check(loaded)]
        if isinstance(loaded, Loaded):
            problems += followups.of_the_site(loaded, settings)
    if isinstance(loaded, Unreadable):
        return None, problems
    book = _bound(loaded, _spoken(_named(settings, loaded.memory), loaded.platform.language))
    return (_after(book, loaded) if loaded.formers else book), problems


def _after(book: Book, loaded: Loaded) -> Book:
    """The book of the platform in force, with those of the platforms before it."""
    line = lineage(loaded)
    formers: list[Book] = []
    for one in loaded.formers:
        bound = _bound(one, replace(book.settings, period=one.period))
        later = [*(of for of in loaded.formers if of.period > one.period), loaded]
        bound = _with_late(bound, later, line)
        formers.append(replace(bound, lineage=line, before=tuple(formers)))
    return replace(book, lineage=line, formers=tuple(formers), before=tuple(formers))


def _with_late(book: Book, later: Iterable[Loaded], line: Lineage) -> Book:
    """A former platform with what later editors have entered about its commitments."""
    owned = {id_ for id_, period in line.owner.items() if period == book.period}
    for of in later:
        told_of = with_late(book.followups, told(of.followups), owned)
        late = {one.id for one in told_of.followups} - {one.id for one in book.followups.followups}
        translations = {
            lang: own.but(units={**own.units, **_some(of.translations.get(lang), late)})
            for lang, own in book.translations.items()
        }
        if late:
            book = replace(book, followups=told_of, translations=translations)
    return book


def _some(of: Translations | None, wanted: Iterable[str]) -> dict[str, Translation]:
    """Some of the translations to a language."""
    return {id_: of.units[id_] for id_ in wanted if id_ in of.units} if of else {}


def _bound(loaded: Loaded, settings: Settings) -> Book:
    """The book of one platform."""
    platform = published(loaded.platform)
    return Book(
        platform=platform,
        written=None if platform is loaded.platform else loaded.platform,
        settings=settings,
        fidelity=loaded.comparison,
        glossary=loaded.glossary,
        translations=loaded.translations,
        places={} if settings.period else _places(loaded),
        everyday_words=loaded.everyday_words,
        everyday_in=loaded.everyday_in,
        pictures={name: of for name, of in loaded.pictures.items() if isinstance(of, PictureFile)},
        history=history(loaded.register, loaded.platform),
        followups=told(loaded.followups),
        approvers=loaded.approvers,
        standing=loaded.standing,
    )


def _named(settings: Settings, register: Register | None) -> Settings:
    """The settings, with what the first edition remembers of the address that all is named after."""
    identity = register.identity if register else ""
    return replace(settings, identity=identity) if identity else settings


def _spoken(settings: Settings, original: str) -> Settings:
    """The settings with the platform's own language first, where they do not name it."""
    if any(of.code == original for of in settings.languages):
        return settings
    return replace(settings, languages=(Language(original), *settings.languages))


def _places(loaded: Loaded) -> dict[tuple[str, str], Place]:
    found: dict[tuple[str, str], Place] = {}
    for path, _, part in loaded.parts():
        found[loaded.platform.language, part.id] = loaded.place(*path)
    for path, _, block in loaded.blocks():
        found[loaded.platform.language, block.id] = loaded.place(*path)
    for spot, id_, _ in loaded.wordings():
        found[loaded.platform.language, ids.plain(id_)] = spot.key_place()
    for spot, part, _ in loaded.summaries():
        found[loaded.platform.language, ids.summary(part.id)] = spot.key_place()
    for spot, one in zip(loaded.followup_spots, loaded.followups.followups, strict=True):
        found[loaded.platform.language, one.id] = spot.place()
    for lang, of in loaded.translations.items():
        for id_ in of.units:
            found[lang, id_] = loaded.translation_spot(lang, id_).key_place()
    return found
