"""What a page is made from, as a fingerprint: the same fingerprint, the same page.

A page with a scope tells the words of one sector, and otherwise what all pages may tell: names,
numbers, order, places, the glossary, the editions, the settings. A page without one may tell
anything. ``tests/doors/test_again.py`` changes every word and thing in turn, and holds this.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from generator import ids
from generator.book.book import Book, Entry
from generator.platform.everyday_words import EverydayWords
from generator.platform.model import Glossary, Picture, Sector
from generator.platform.register import UNRELEASED, Record

WORDINGS = {"wordings"}
"""What a record holds that only the pages of its own sectors tell."""


@dataclass(frozen=True)
class Dependence:
    """The fingerprints of a book's scopes. ``program`` is that of all that prints it."""

    book: Book
    program: str

    def of(self, scope: str) -> str:
        """The fingerprint of all that the pages of a scope are made from."""
        return self._scopes[scope]

    @cached_property
    def words(self) -> str:
        """The fingerprint of what people call things, and what that leads search to."""
        every = (self.book, *self.book.formers)
        spoken: list[EverydayWords | Glossary] = []
        for book in every:
            spoken += [book.everyday_words, *book.everyday_in.values(), book.glossary]
        return _fingerprint([self.program, *(of.model_dump(mode="json") for of in spoken)])

    @cached_property
    def _scopes(self) -> dict[str, str]:
        common = _fingerprint([self.program, *self._common()])
        sectors = {
            sector.id: _fingerprint([common, *self._words(sector)])
            for sector in self.book.whole.sectors
        }
        return {"": _fingerprint([common, *sectors.values(), *self._whole()]), **sectors}

    def _common(self) -> Iterator[Any]:
        """What every page may tell of."""
        book, platform = self.book, self.book.platform
        yield asdict(book.settings)
        yield platform.model_dump(mode="json", exclude={"sectors"})
        yield [
            [part.id, part.title, getattr(part, "tagline", ""), [b.id for b in part.blocks]]
            for _, part in book.whole.parts
        ]
        yield book.glossary.model_dump(mode="json")
        yield [len(list(book.figures())) > 0, book.fidelity is not None]
        yield bool(book.followups.followups)
        titles = [part.id for _, part in platform.parts]
        taglines = [ids.tagline(sector.id) for sector in platform.sectors]
        outside = [unit.id for unit in book.units_outside()]
        for lang, of in book.translations.items():
            gone = [id_ for id_ in of.units if id_ not in book.units]
            told = [*titles, *taglines, *outside, *gone]
            yield [
                lang,
                of.borrowed,
                book.translated(lang),
                book.checked(lang),
                *self._translated(lang, told),
            ]
        yield from self._remembered()
        yield from self._before()

    def _before(self) -> Iterator[Any]:
        """The other platforms, whole: of those no longer in force, also what is said of them."""
        for of in self.book.lineage.generations:
            if of.period != self.book.period:
                yield [of.period, of.platform.model_dump(mode="json")]
        for former in self.book.formers:
            yield [former.platform.edition, former.glossary.model_dump(mode="json")]
            yield former.followups.model_dump(mode="json")
            yield [[id_, of.text, of.source] for id_, of in former.platform.wordings.items()]
            for lang, said in former.translations.items():
                yield [lang, said.model_dump(mode="json")]

    def _remembered(self) -> Iterator[Any]:
        """The editions, and where everything that they ever held has been; not its words."""
        if self.book.history is None:
            return
        register = self.book.history.register
        for edition in register.editions:
            unsealed = {"seal"} if edition.date == UNRELEASED else set()
            yield edition.model_dump(mode="json", exclude=unsealed)
        for id_, record in register.units.items():
            since = [wording.since for wording in record.wordings]
            kinds = record.kind in ("sector", "section", "tagline", "label", "title", "caption")
            yield [id_, since, record.model_dump(mode="json", exclude=set() if kinds else WORDINGS)]

    def _words(self, sector: Sector) -> Iterator[Any]:
        """The words of a sector, ours about them, and their translations."""
        book = self.book
        yield sector.model_dump(mode="json")
        shown = (b for part in sector.parts for b in part.blocks if isinstance(b, Picture))
        yield [of.path for b in shown if (of := book.pictures.get(b.file))]
        said = (book.platform.wordings.get(b.id) for part in sector.parts for b in part.blocks)
        yield [of.model_dump(mode="json") for of in said if of]
        yield len(book.followups_by_sector.get(sector.id, ()))
        happened = [one for entry in book.entries_in(sector.id) for one in book.since(entry.id)]
        yield [[one.of.model_dump(mode="json"), one.through] for one in happened]
        yield [scale.model_dump(mode="json") for scale in book.followups.scales] if happened else []
        beside = self._beside.get(sector.id, ())
        yield [entry.commitment.model_dump(mode="json") for entry in beside]
        own = [*(unit.id for unit in book.units_in(sector)), *(entry.id for entry in beside)]
        for lang in book.translations:
            yield [lang, *self._translated(lang, own)]
        if book.settings.repository:
            here = {part.id for part in sector.parts} | set(own)
            here |= {ids.summary(part.id) for part in sector.parts}
            yield [str(place) for (_, id_), place in book.places.items() if id_ in here]
        own_ids = {*own, *(ids.summary(part.id) for part in sector.parts)}
        yield list(self._said(own_ids))
        for id_, record in self._records.get(sector.id, ()):
            yield [id_, record.model_dump(mode="json", include=WORDINGS)]

    def _said(self, of: set[str] | None = None) -> Iterator[Any]:
        """What has been said of texts and does not count today: of some, or of all."""
        yield self.book.approvers.model_dump(mode="json")
        standing = self.book.standing
        for (lang, id_), verdict in standing.lapsed.items():
            if of is None or id_ in of:
                yield [lang, id_, asdict(verdict)]
        for (lang, id_), waiting in standing.waiting.items():
            if of is None or id_ in of:
                yield [lang, id_, [asdict(verdict) for verdict in waiting]]

    @cached_property
    def _beside(self) -> dict[str, list[Entry]]:
        """The commitments just before and after each sector's own, of which these give a glimpse."""
        found: dict[str, list[Entry]] = {}
        for one, after in pairwise(self.book.entries):
            if one.sector.id != after.sector.id:
                found.setdefault(one.sector.id, []).append(after)
                found.setdefault(after.sector.id, []).append(one)
        return found

    @cached_property
    def _records(self) -> dict[str, list[tuple[str, Record]]]:
        """All that is remembered, by each sector that it has stood in."""
        found: dict[str, list[tuple[str, Record]]] = {}
        history = self.book.history
        for id_, record in history.register.units.items() if history else ():
            for sector in dict.fromkeys(stay.sector for stay in record.places):
                found.setdefault(sector, []).append((id_, record))
        return found

    def _translated(self, lang: str, told: list[str]) -> Iterator[Any]:
        units = self.book.translations[lang].units
        for id_ in told:
            if one := units.get(id_):
                yield [id_, one.model_dump(mode="json")]

    def _whole(self) -> Iterator[Any]:
        """What only pages about the whole tell."""
        yield repr(self.book.fidelity)
        yield self.book.followups.model_dump(mode="json")
        yield list(self._said())
        yield self.words
        yield [str(place) for place in self.book.places.values()]
        for lang, of in self.book.translations.items():
            yield [lang, of.model_dump(mode="json")]


def _fingerprint(values: list[Any]) -> str:
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
