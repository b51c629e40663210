"""The index in parts, so that a question fetches what it needs of it and no more.

In ``head.json`` stands what is the same for every question, and where the parts begin. A part of
the words has some of them, in the order of the alphabet, with the documents in which each stands;
titles and ids stand among them. A part of the texts has a few documents whole. ``words.json`` has
every word of the text, for a question with a word that the text may not have. All of one build
carry its name, so that none is taken for one of another.

Where the worker alone knows how a language is stemmed, ``head.json`` says so, and the worker makes
the index out of ``search_index.json``.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import groupby
from typing import Any

from generator.book import site_map
from generator.search.compounds import Cut, cutter
from generator.wording.stems import form, plain, stem, words

Document = dict[str, Any]

ORDER = ("page", "sector", "section", "paragraph", "commitment", "followup", "term", "former")
"""The kinds of documents, as they are numbered."""

HEAD = site_map.SEARCH_HEAD.rpartition("/")[2]
"""The file that says what there is."""

TEXTS = 3
"""How many documents there are in a part of the texts."""

FULL = 1000
"""How many signs there are in a part of the words, before the next begins."""

NUMBERED = re.compile(r"(punkt|avsnitt)-(\d+)")


def ordered(docs: Iterable[Document]) -> list[Document]:
    """Documents in the order in which they are numbered."""
    return sorted(docs, key=lambda doc: ORDER.index(doc["kind"]))


def make(head: dict[str, Any], docs: list[Document], gone: list[Document]) -> dict[str, Any]:
    """Every file of an index by its name; ``gone`` is found by its ids and addresses only."""
    docs = ordered(docs)
    shelf = _Shelf(tuple(head["lang"]), frozenset(head["stop"].split()))
    for n, doc in enumerate(docs):
        shelf.take(n, doc)
    numbers, keys = _keyed([*docs, *gone])
    pages = list(_pages([*shelf.rows(), *_titles(docs, shelf), *keys]))
    files: dict[str, Any] = {
        "words.json": shelf.words(),
        **{f"words-{n}.json": {"rows": rows} for n, rows in enumerate(pages)},
        **{f"texts-{n}.json": {"docs": texts} for n, texts in enumerate(_texts([*docs, *gone]))},
    }
    told = head | {
        "size": len(docs),
        "texts": TEXTS,
        "begin": " ".join(_beginnings(pages)),
        "runs": list(_runs(docs)),
        "numbers": numbers,
    }
    return _named({HEAD: told, **files})


def _named(files: dict[str, Any]) -> dict[str, Any]:
    """The same with the name of the build in each: what they hold together."""
    held = json.dumps(files, ensure_ascii=False, sort_keys=True).encode()
    build = sha256(held).hexdigest()[:8]
    return {path: content | {"build": build} for path, content in files.items()}


def _texts(docs: list[Document]) -> Iterator[list[Document]]:
    """Documents without what their number says of them."""
    told = [{key: doc[key] for key in doc if key not in ("kind", "sector")} for doc in docs]
    for n in range(0, len(docs), TEXTS):
        yield told[n : n + TEXTS]


def _runs(docs: list[Document]) -> Iterator[list[Any]]:
    """How many documents there are of one kind in one sector, one after the other."""
    for (kind, sector), of in groupby(docs, lambda doc: (doc["kind"], doc.get("sector", ""))):
        yield [kind, sector, len(list(of))]


# The words.


@dataclass
class _Word:
    """A term, and the documents in which it stands: as a word, as a part of one, and beside them."""

    text: list[int] = field(default_factory=list)
    parts: list[int] = field(default_factory=list)
    where: list[int] = field(default_factory=list)
    cuts: Counter[Cut] = field(default_factory=Counter)


Key = tuple[str, int]
"""A term as it is sorted, and which of the languages it is of: the pages' own, or the text's."""


@dataclass
class _Shelf:
    """The words of some documents, with the languages by which they are stemmed."""

    tongues: tuple[str, ...]
    stop: frozenset[str]
    read: list[tuple[int, str, list[str], list[str]]] = field(default_factory=list)
    counts: Counter[Key] = field(default_factory=Counter)
    shown: dict[Key, str] = field(default_factory=dict)

    def take(self, n: int, doc: Document) -> None:
        """Read a document; its words are indexed when all are known."""
        of = len(self.tongues) - 1 if "lang" in doc else 0
        text, where = (self._met(of, words_) for words_ in self._said(doc))
        self.read.append((n, self.tongues[of], text, where))

    def _said(self, doc: Document) -> tuple[list[str], list[str]]:
        """The words of a document, and those that say where it stands and the same more plainly."""
        numbered = doc["kind"] in ("commitment", "paragraph")
        source = doc.get("where", "") if doc["kind"] == "followup" else ""
        own = f"{doc['text']} {doc.get('beside', '')}"
        text = own if numbered else f"{doc['title']} {doc['text']} {source}"
        around = doc["title"] if doc["kind"] == "paragraph" else doc.get("where", "")
        return self.telling(text), self.telling(f"{around} {doc.get('plain', '')}")

    def telling(self, text: str) -> list[str]:
        """The words of a text that say something."""
        return [word for word in words(text) if word not in self.stop]

    def _met(self, of: int, told: list[str]) -> list[str]:
        forms = [_form(self.tongues[of], word) for word in told]
        for word, one in zip(told, forms, strict=True):
            self.counts[one, of] += 1
            self.shown.setdefault((one, of), word)
        return forms

    def term(self, word: str) -> str:
        """What a word of the pages' own language stands under."""
        return _term(self.tongues[0], _form(self.tongues[0], word))

    def rows(self) -> Iterator[list[Any]]:
        """Every term, with where it stands, each place once, and what it is put together of."""
        for term, word in self._index().items():
            cut = word.cuts.most_common(1)
            text, parts = set(word.text), set(word.parts)
            placed = map(_spelt, (text, parts - text, {*word.where} - parts - text))
            yield _trimmed([term, *placed, " ".join(cut[0][0]) if cut else ""])

    def _index(self) -> dict[str, _Word]:
        found: dict[str, _Word] = {}
        cut = cutter(self._is_word())
        for n, of, text, where in self.read:
            for one in text:
                word = found.setdefault(_term(of, one), _Word())
                word.text.append(n)
                word.cuts.update([parts] if (parts := cut(one)) else [])
                for part in parts:
                    found.setdefault(part, _Word()).parts.append(n)
            for one in where:
                for term in (_term(of, one), *cut(one)):
                    found.setdefault(term, _Word()).where.append(n)
        return found

    def _is_word(self) -> Callable[[str], bool]:
        known = {one for one, _ in self.counts}
        stems = {term for term in map(stem, known) if len(term) > 3}
        return lambda one: (
            one not in self.stop if one in known else len(one) > 3 and stem(one) in stems
        )

    def words(self) -> dict[str, Any]:
        """Every word as it is first written, language by language, and how often it stands there."""
        listed = [
            sorted(key for key in self.shown if key[1] == of) for of in range(len(self.tongues))
        ]
        return {
            "words": ["".join(_shared(self.shown[key] for key in keys)) for keys in listed],
            "counts": ["".join(_digits(self.counts[key]) for key in keys) for keys in listed],
        }


def _form(of: str, word: str) -> str:
    return form(word) if of == "no" or word == "%" else plain(word)


def _term(of: str, one: str) -> str:
    """What a form is sorted under: its stem, which only the worker knows of other languages."""
    return stem(one) if of == "no" else f"{one}~"


# Titles and ids.


def _titles(docs: list[Document], shelf: _Shelf) -> Iterator[list[Any]]:
    """The first document of each title that somebody may ask for by it."""
    seen: set[str] = set()
    for n, doc in enumerate(docs):
        title = doc["title"]
        if doc["kind"] not in ("commitment", "paragraph", "term", "former") and title not in seen:
            seen.add(title)
            for word in (shelf.telling(title) or words(title))[:1]:
                yield [shelf.term(word), n, title]


def _keyed(docs: list[Document]) -> tuple[dict[str, list[list[int]]], list[list[Any]]]:
    """What leads to a document: the numbers of those that have one, and the ids and paths of the rest."""
    numbers: dict[str, dict[int, int]] = {"punkt": {}, "avsnitt": {}}
    keys: dict[str, int] = {}
    for n, doc in enumerate(docs):
        path, _, id_ = doc["location"].partition("#")
        key = id_ or re.sub(r"^punkt/(.+)/$", r"punkt-\1", path)
        if found := NUMBERED.fullmatch(key):
            numbers[found[1]].setdefault(int(found[2]), n)
        else:
            keys.setdefault(key, n)
    spans = {kind: list(_spans(sorted(of.items()))) for kind, of in numbers.items()}
    return spans, [[key, n] for key, n in keys.items()]


def _spans(pairs: list[tuple[int, int]]) -> Iterator[list[int]]:
    """Numbers that follow one another, as their documents do: the first, its document, how many."""
    span: list[int] = []
    for number, n in pairs:
        if span and (number, n) == (span[0] + span[2], span[1] + span[2]):
            span[2] += 1
            continue
        if span:
            yield span
        span = [number, n, 1]
    if span:
        yield span


# Parts.


def _pages(rows: list[list[Any]]) -> Iterator[list[list[Any]]]:
    """Rows in the order of what they stand under, a part at a time; what stands under one is together."""
    part: list[list[Any]] = []
    size = 0
    rows.sort(key=lambda row: (_sorted(row[0]), len(row), str(row[1:])))
    for _, group in groupby(rows, key=lambda row: _sorted(row[0])):
        if size > FULL:
            yield part
            part, size = [], 0
        more = list(group)
        part += more
        size += sum(len(json.dumps(row)) for row in more)
    if part:
        yield part


def _sorted(term: str) -> bytes:
    """As JavaScript sorts: by units of 16 bits."""
    return term.rstrip("~").encode("utf-16-be", "surrogatepass")


def _beginnings(pages: list[list[list[Any]]]) -> Iterator[str]:
    """What each part of the words begins with, no longer than tells it from the one before."""
    last = ""
    for rows in pages:
        first = rows[0][0].rstrip("~")
        yield first[: _same(first, last) + 1]
        last = rows[-1][0].rstrip("~")


# Numbers, spelt short.


def _spelt(numbers: Iterable[int]) -> str:
    """Rising numbers, each as what it is more than the last."""
    last, spelt = -1, []
    for n in sorted(numbers):
        spelt.append(_digits(n - last - 1))
        last = n
    return "".join(spelt)


def _shared(told: Iterable[str]) -> Iterator[str]:
    """Words, each as how many letters it shares with the one before, as a large letter, and the rest."""
    last = ""
    for word in told:
        same = min(_same(word, last), 25)
        yield chr(65 + same) + word[same:]
        last = word


def _same(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _digits(n: int) -> str:
    """A number in base 26: large letters, and a small one at its end."""
    n, last = divmod(n, 26)
    spelt = chr(97 + last)
    while n:
        n, digit = divmod(n, 26)
        spelt = chr(65 + digit) + spelt
    return spelt


def _trimmed(row: list[Any]) -> list[Any]:
    while not row[-1]:
        row.pop()
    return row
