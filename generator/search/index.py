"""What is searched: a document for each commitment, paragraph, section, follow-up, term and page.

The documents take the shape of MkDocs' search index (``location``, ``title``, ``text``), with
fields of our own beside them, so that any reader of that index can read this one too. The first
document of a path has no fragment. What the worker in the reader's browser needs to know about a
language stands in ``config``. Everyday words lie apart, a file for each way in which a word may
begin, so that a reader fetches those of the words that they ask for and no others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from generator import ids
from generator.book import site_map
from generator.book.book import Book, Entry
from generator.book.press import cut
from generator.book.stories import Stories
from generator.book.vocabulary import everyday, in_parts, read_for, spoken, tongues
from generator.platform.model import Block, Commitment, Paragraph, Table
from generator.search import parts
from generator.wording.borrowed import Borrowed
from generator.wording.stems import ASKING, STOP_WORDS

Document = dict[str, Any]

LONGEST_OUTER = 60
"""Characters of a commitment that are said of where another stands."""

SHAPE = 2
"""The shape of what the worker reads; another number where an older worker would misread it."""


def index(book: Book, lang: str, made: dict[str, Any]) -> dict[str, Any]:
    """The index of one language as MkDocs has it; ``made`` is the one that its search plugin wrote."""
    config = made["config"] | {"lang": list(tongues(book, lang))}
    return {"config": config, "docs": documents(book, lang)}


def files(book: Book, lang: str, made: dict[str, Any]) -> dict[str, Any]:
    """Every file of the search of one language, by its path: MkDocs' index, and what our worker reads.

    The worker reads the same in parts, or whole where only it can stem the language.
    """
    whole = index(book, lang, made)
    head = _head(book, lang)
    gone = [of for one in (book, *reversed(book.formers)) for of in _gone(one, lang)]
    if in_parts(tuple(head["lang"])):
        read = parts.make(head, whole["docs"], gone)
    else:
        read = {parts.HEAD: head | {"whole": True, "gone": gone}}
    folder = book.at(site_map.SEARCH_PARTS, lang)
    return {
        book.at(site_map.SEARCH_INDEX, lang): whole,
        **{f"{folder}{name}": content for name, content in read.items()},
    }


def _head(book: Book, lang: str) -> dict[str, Any]:
    """What the worker needs to know for every question."""
    asked_in, stemmed = spoken(book, lang), tongues(book, lang)
    return {
        "shape": SHAPE,
        "lang": list(stemmed),
        "more": [path.rpartition("/")[2] for path in read_for(stemmed)],
        "stop": STOP_WORDS.get(stemmed[0], ""),
        "asking": ASKING.get(stemmed[0], ""),
        "swaps": SWAPS.get(asked_in, ""),
        "everyday": " ".join(everyday(book, asked_in)),
        "everyday_at": book.at(site_map.EVERYDAY_WORDS, asked_in),
        "other": _other(book, lang),
    }


def _other(book: Book, lang: str) -> list[str]:
    """The language that readers ask in too, English or the platform's own, and where its index lies."""
    original = book.platform.language
    other = original if spoken(book, lang) != original else "en"
    if other == lang or other not in (language.code for language in book.settings.languages):
        return []
    return [other, book.at(site_map.SEARCH_HEAD, other)]


def documents(book: Book, lang: str) -> list[Document]:
    """Every document of one language; locations are relative to the language's root."""
    found = [document for kind in KINDS for document in kind(_Shelf(book, lang))]
    told = {one.id for one in book.followups.followups}
    for former in reversed(book.formers):
        own = _former(_Shelf(former, lang))
        found += [of for of in own if of["location"].rpartition("#")[2] not in told]
        told |= {one.id for one in former.followups.followups}
    return found


def _former(shelf: _Shelf) -> Iterator[Document]:
    """What a platform has that is no longer in force, each marked with its years.

    They weigh half of what is in force, by a kind of their own, and can be chosen by their period.
    """
    book = shelf.book
    for kind in (_sectors, _commitments, _followups):
        for document in kind(shelf):
            number = site_map.number_in(document["location"])
            if number is not None and not book.speaks_for(f"punkt-{number}"):
                continue
            title = f"{document['title']} ({book.years})"
            where, sector = document.get("where", ""), document.get("sector", "")
            if kind is not _followups and sector in book.sectors:
                where = shelf.name(sector)
            placed = book.settings.placed(document["location"])
            more = {"location": placed, "title": title, "kind": FORMER, "sector": book.period}
            yield {**document, **more, **({"where": where} if where else {})}


FORMER = "former"
"""The kind of whatever is of a platform that is no longer in force."""


class _Shelf:
    """A book in one language, ready to make documents."""

    def __init__(self, book: Book, lang: str) -> None:
        self.book = book
        self.lang = lang
        self.t = book.words(lang)

    def document(self, location: str, title: str, id_: str, kind: str, **more: Any) -> Document:
        """A document with the words of a unit, marked where they are in another language."""
        said = self.book.say(id_, self.lang) if id_ else None
        made: Document = {"location": location, "title": title, "text": said.text if said else ""}
        if said and said.lang != self.lang:
            more["lang"] = said.lang
        if said and said.borrowed and (found := list(_borrowed(said.borrowed, said.text))):
            made["borrowed"] = found
        filled = {key: value for key, value in more.items() if value}
        plain = {key: filled.pop(key) for key in ("plain",) if key in filled}
        return {**made, **plain, "kind": kind, **filled}  # words beside words: it packs smaller

    def plain(self, id_: str, lead_in: str = "") -> Document:
        """A commitment or paragraph in everyday words, where they are in the language of its own."""
        if id_ not in self.book.platform.wordings:
            return {}
        said = self.book.say(ids.plain(id_), self.lang)
        adopted = self.book.say(id_, self.lang)
        if said.lang != adopted.lang:
            return {}
        lead = self.book.say(lead_in, self.lang).text if lead_in else ""
        borrowed = list(_borrowed(said.borrowed, said.text)) if said.borrowed else []
        repeats = not _telling(said.text) - _telling(f"{lead} {adopted.text}")
        return {"plain": said.text, "plainBorrowed": borrowed, "plainRepeats": repeats}

    def beside(self, block: Block) -> str:
        """The adopted words that stand with a block's own: number, title, caption and footnotes."""
        of = [text if id_ == ids.label(block.id) else self._said(id_) for id_, text in block.extras]
        return " ".join((*of, *(self._said(note.id) for note in block.notes)))

    def _said(self, id_: str) -> str:
        return self.book.say(id_, self.lang).text

    def name(self, id_: str) -> str:
        """A title as it is called elsewhere."""
        return self.book.say(id_, self.lang).name


def _telling(text: str) -> set[str]:
    """The words of a text, but for short ones: they tell nothing by being put otherwise."""
    return set(re.findall(r"\w{4,}", text.casefold()))


def _borrowed(words: Borrowed, text: str) -> Iterator[list[Any]]:
    """Where words of another language stand, counted as JavaScript counts, and which it is."""
    for start, stop, lang in words.find(text):
        yield [*(len(text[:at].encode("utf-16-le")) // 2 for at in (start, stop)), lang]


def _sectors(shelf: _Shelf) -> Iterator[Document]:
    for sector in shelf.book.platform.sectors:
        name = shelf.name(sector.id)
        tagline = ids.tagline(sector.id) if sector.tagline else ""
        path = site_map.sector(sector)
        yield shelf.document(path, name, tagline, "sector", sector=sector.id)
        for part in sector.parts:
            title = shelf.name(part.id)
            if part is not sector:
                location = site_map.in_context(sector, part)
                yield shelf.document(location, title, "", "section", sector=sector.id, where=name)
            for block in part.blocks:
                if isinstance(block, (Paragraph, Table)):
                    at = f"{path}#{block.id}"
                    more = {"sector": sector.id, "beside": shelf.beside(block)}
                    more |= shelf.plain(block.id)
                    yield shelf.document(at, title, block.id, "paragraph", **more)


def _commitments(shelf: _Shelf) -> Iterator[Document]:
    for entry in shelf.book.entries:
        title = shelf.t.plain("commitment.name", number=str(entry.number))
        title = " ".join((title, *_theirs(shelf, entry)))
        above = (shelf.name(section.id) for section in entry.sections)
        where = " / ".join((*above, *(_outer(shelf, of) for of in entry.within)))
        location = site_map.commitment(entry.commitment)
        lead_in = entry.lead_in.id if entry.lead_in else ""
        more = {"sector": entry.sector.id, "where": where, **shelf.plain(entry.id, lead_in)}
        more["beside"] = shelf.beside(entry.commitment)
        yield shelf.document(location, title, entry.id, "commitment", **more)


def _outer(shelf: _Shelf, of: Commitment) -> str:
    """A commitment that another stands inside: its number, and so much that one sees what it is about."""
    name = shelf.t.plain("commitment.name", number=str(of.number))
    return f"{name}: {cut(shelf.name(of.id), LONGEST_OUTER)}"


def _theirs(shelf: _Shelf, entry: Entry) -> Iterator[str]:
    """The number and the title that a commitment has in the document itself."""
    if entry.commitment.label:
        yield entry.commitment.label
    if entry.commitment.title:
        yield shelf.name(ids.title(entry.id))


def _followups(shelf: _Shelf) -> Iterator[Document]:
    """What has happened since, found by its words, by its source and by the number of the case."""
    book = shelf.book
    sectors = {one.id: sector for sector, of in book.followups_by_sector.items() for one in of}
    for one in book.followups.followups:
        title = Stories(book, shelf.lang, str).titled(one)
        source = one.source
        where = ", ".join(word for word in (source.title, source.case, source.publisher) if word)
        more = {"sector": sectors[one.id], "where": where}
        yield shelf.document(site_map.followup(one.id), title, one.id, "followup", **more)


def _terms(shelf: _Shelf) -> Iterator[Document]:
    """The words of the glossary; their explanations stand there."""
    for term in shelf.book.glossary.terms:
        if term.shown == "text":
            said = shelf.book.say(ids.term(term.id), shelf.lang)
            other = {"lang": said.lang} if said.lang != shelf.lang else {}
            yield shelf.document(site_map.term(term), said.text, "", "term", **other)


def _pages(shelf: _Shelf) -> Iterator[Document]:
    """The pages that are no part of the platform, where there is something to show on them."""
    shown = {
        site_map.ALL: "commitments",
        site_map.GLOSSARY: "glossary" if shelf.book.glossary.terms else "",
        site_map.FIGURES: "figures" if any(shelf.book.figures()) else "",
        site_map.SINCE: "happened" if shelf.book.followups.followups else "",
        site_map.ABOUT: "about",
        site_map.ACCESSIBILITY: "accessibility",
    }
    for path, key in shown.items():
        if key:
            yield shelf.document(path, shelf.t.plain(f"{key}.title"), "", "page")


ONCE_NAMED = ("commitment", "paragraph", "section", "sector")
"""The kinds of things that one may still ask for by id or address when they have gone."""


def _gone(book: Book, lang: str) -> Iterator[Document]:
    """What stood in an edition and stands no longer: where one reads what became of it.

    Of a former platform, what had gone before it ended, unless a later one has it again.
    """
    if not (history := book.history):
        return
    stories = Stories(book, lang, str)
    years = f" ({book.years})" if book.years else ""
    for id_, record in history.register.units.items():
        spoken_for = record.kind != "commitment" or book.speaks_for(id_)
        named = record.kind in ONCE_NAMED and spoken_for
        if named and history.released(id_) and id_ not in history.living:
            yield {
                "location": book.settings.placed(stories.path(id_)),
                "title": f"{stories.bare_name(id_)}{years}",
                "text": str(stories.gone_now(id_).striptags()),
                "kind": "gone",
            }


KINDS: tuple[Callable[[_Shelf], Iterator[Document]], ...] = (
    _pages,
    _sectors,
    _commitments,
    _followups,
    _terms,
)
"""Every kind of thing that can be found; a page before what stands on it."""


_SPELT = (
    ("ei", "e"), ("au", "o"), ("oy", "o"), ("sjuk", "syk"), ("heim", "hjem"), ("skul", "skol"),
    ("hog", "hoy"), ("kyrkj", "kirk"), ("kv", "hv"), ("veg", "vei"), ("leg", "lig"), ("vat", "van"),
    ("kj", "k"),
)  # fmt: skip
"""How nynorsk spells parts of words, and how bokmål does; in the plain letters of the search."""

_CALLED = (
    ("bustad", "bolig"), ("born", "barn"), ("verksemd", "virksomhet"), ("trygleik", "tryghet"),
    ("moglegheit", "mulighet"), ("tilbod", "tilbud"), ("skilnad", "forskjel"), ("mjolk", "melk"),
    ("einsemd", "ensomhet"), ("tenest", "tjenest"), ("eigedom", "eiendom"), ("fridom", "frihet"),
    ("likskap", "likhet"), ("forsking", "forskning"), ("framtid", "fremtid"), ("stad", "sted"),
    ("kjaerleik", "kjaerlighet"), ("omsetjing", "oversetels"), ("saman", "samen"), ("heit", "het"),
    ("gj", "g"),
)  # fmt: skip
"""Words and endings that are others: bustad is bolig, tryggleik is trygghet."""

_BACK = (
    ("syk", "sjuk"), ("hjem", "heim"), ("skol", "skul"), ("hoy", "hog"), ("kirk", "kyrkj"),
    ("hv", "kv"), ("vei", "veg"), ("lig", "leg"), ("van", "vatn"), ("ge", "gje"), ("ke", "kje"),
    ("o", "au"), ("o", "oy"), ("e", "ei"),
)  # fmt: skip
"""How bokmål spells parts of words, and how nynorsk does."""


def _swaps(pairs: Iterable[tuple[str, str]]) -> str:
    return " ".join(f"{one}>{other}" for one, other in pairs)


SWAPS = {
    "no": _swaps((*_SPELT, *_CALLED)),
    "nb": _swaps((*_SPELT, *_CALLED)),
    "nn": _swaps((*((bokmal, nynorsk) for nynorsk, bokmal in _CALLED[:-1]), *_BACK)),
}
"""How a word of the other Norwegian becomes one of the text's, tried where the text does not have it."""
