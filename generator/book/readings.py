"""What waits to be read and approved: each text beside what it is made from, as it will be read.

Where somebody has approved it before, it says what has changed since, if the register remembers
the words; a round of approval itself holds fingerprints only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator import ids
from generator.book.book import Book
from generator.ids import UnitId
from generator.platform import freshness
from generator.platform.approvals import Readable, Verdict
from generator.platform.model import LeadIn, Sentence, fingerprint
from generator.source.rounds import REST

A_PAGE = 300
"""Texts that are read on one page; a longer part goes on on the next."""

Of = Literal["adopted", "ours", "translation"]


@dataclass(frozen=True)
class Line:
    """Words as they will be read, in a language, after their lead-in; with what they were before."""

    text: str
    lang: str
    lead: str = ""
    before: str = ""


@dataclass(frozen=True)
class Side:
    """One of the texts that are read beside each other: whose it is, and its lines."""

    of: Of
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Reading:
    """A text that waits, with all that is read beside it."""

    id: str
    kind: str
    now: str
    """What a round of approval has to hold of it."""
    rows: tuple[tuple[Side, ...], ...]
    lapsed: Verdict | None = None
    """Who approved it last, when it had other words or was made from others."""
    only_source: bool = False
    """Whether it is only what it is made from that has changed since."""
    proposed: tuple[Verdict, ...] = ()
    thing: str = ""
    """The block of adopted text that it is, or is of; empty where it is of none."""

    @property
    def has_changes(self) -> bool:
        """Whether it shows what its adopted words were before."""
        return any(line.before for row in self.rows for side in row for line in side.lines)


@dataclass(frozen=True)
class Shelf:
    """What is read in a language, in a sector or among the rest: all of it, and what waits."""

    lang: str
    part: str
    page: int
    every: tuple[Readable, ...]
    waiting: tuple[Readable, ...]


def shelves(book: Book) -> Iterator[Shelf]:
    """Every page that there is something to read on, by language, in the order of the document."""
    own = book.platform.language
    codes = book.translated_to
    for lang in dict.fromkeys((own, *codes)):
        parts: dict[str, list[Readable]] = {}
        for one in book.readable(lang).values():
            parts.setdefault(_part(book, one.id), []).append(one)
        for part, every in parts.items():
            for page, start in enumerate(range(0, len(every), A_PAGE), start=1):
                some = tuple(every[start : start + A_PAGE])
                waiting = tuple(one for one in some if _waits(book, lang, one))
                yield Shelf(lang, part, page, some, waiting)


def _part(book: Book, id_: str) -> str:
    """The sector that a text stands in, or the rest."""
    if UnitId.of(id_).part == "summary":
        return book.sector_of_part[UnitId.of(id_).thing]
    return book.units[id_].sector or REST


def _waits(book: Book, lang: str, one: Readable) -> bool:
    if lang == book.platform.language:
        return not one.held.approved
    return freshness.state(book.units[one.id], book.translation(one.id, lang)) != "valid"


class Reader:
    """Puts each text of a language beside what it is made from."""

    def __init__(self, book: Book, lang: str) -> None:
        self._book = book
        self._lang = lang
        self._own = str(book.platform.language)
        self._in = book.originals

    def reading(self, of: Readable) -> Reading:
        """A text with all that is read beside it."""
        key = (self._lang, of.id)
        lapsed = self._book.standing.lapsed.get(key)
        same = lapsed is not None and lapsed.read.partition("-")[0] == fingerprint(of.words)
        return Reading(
            of.id,
            self._kind(of.id),
            of.now,
            tuple(self._rows(of, lapsed)),
            lapsed,
            only_source=same,
            proposed=self._book.standing.waiting.get(key, ()),
            thing=UnitId.of(of.id).thing if UnitId.of(of.id).thing in self._in.blocks else "",
        )

    def _kind(self, id_: str) -> str:
        part = UnitId.of(id_).part
        if part == "summary":
            return "summary_whole"
        if part in ("explanation", "words"):
            return part
        if self._lang == self._own and UnitId.of(id_).is_term:
            return "explanation"
        return self._book.units[id_].kind

    def _rows(self, of: Readable, lapsed: Verdict | None) -> Iterator[tuple[Side, ...]]:
        unit, mark = UnitId.of(of.id), lapsed.of if lapsed else of.declared
        if unit.part == "summary":
            yield from self._summary(unit.thing)
        elif self._lang == self._own:
            yield (*self._beside(of.id, mark), Side("ours", (Line(of.words, self._own),)))
        else:
            lead = self._lead(of.id)
            said = self._book.translation(lead.id, self._lang) if lead else None
            line = Line(of.words, self._lang, said.text if said else "")
            yield (*self._original(of.id, mark), Side("translation", (line,)))

    def _summary(self, part: str) -> Iterator[tuple[Side, ...]]:
        """Each sentence of a summary beside what it rests on."""
        for sentence in self._in.summaries[part].sentences:
            yield self._covered(sentence), Side("ours", (Line(sentence.text, self._own),))

    def _covered(self, sentence: Sentence) -> Side:
        return Side(
            "adopted",
            tuple(self._adopted(id_) for id_ in sentence.covers if id_ in self._in.blocks),
        )

    def _beside(self, id_: str, mark: str) -> tuple[Side, ...]:
        """What words of ours stand beside: the adopted ones; what a word means, beside the word."""
        unit = UnitId.of(id_)
        if unit.is_term:
            return (Side("ours", (Line(self._book.units[unit.thing].text, self._own),)),)
        return (Side("adopted", (self._adopted(unit.thing, mark),)),)

    def _original(self, id_: str, mark: str) -> tuple[Side, ...]:
        """What a translation stands beside: the adopted words, and ours about them if it is of these."""
        unit, text = self._book.units[id_], Line(self._book.units[id_].text, self._own)
        if unit.kind == "summary":
            return self._covered(self._in.sentences[id_]), Side("ours", (text,))
        if unit.kind == "plain":
            return Side("adopted", (self._adopted(UnitId.of(id_).thing),)), Side("ours", (text,))
        if unit.kind == "term":
            word = self._book.units[UnitId.of(id_).thing]
            lines = (text,) if word is unit else (Line(word.text, self._own), text)
            return (Side("ours", lines),)
        if unit.kind == "figure":
            figure = UnitId.of(id_).thing
            words = Line(self._book.units[ids.words(figure)].text, self._own)
            adopted = Side("adopted", (self._adopted(self._in.figures[figure]), words))
            return (adopted,) if id_ != figure else (adopted, Side("ours", (text,)))
        return (Side("adopted", (self._adopted(id_, mark),)),)

    def _adopted(self, id_: str, mark: str = "") -> Line:
        """Adopted words with their lead-in; and those with a fingerprint, where they were others."""
        text, lead = self._book.units[id_].text, self._lead(id_)
        return Line(text, self._own, lead.text if lead else "", self._earlier(id_, mark, text))

    def _earlier(self, id_: str, mark: str, text: str) -> str:
        history = self._book.history
        record = history.register.units.get(id_) if history else None
        if not mark or mark == fingerprint(text) or record is None:
            return ""
        return next((of.text for of in record.wordings if of.fingerprint == mark), "")

    def _lead(self, id_: str) -> LeadIn | None:
        return self._in.leads.get(id_)
