"""The whole site, part by part: what every door that builds it writes.

A part is some files that are made together from the same things, and says by a fingerprint from
which: with the same fingerprint, its files are the same. Parts can be made in any order, by any
process, and are not kept once they are written.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from generator.book import site_map, vocabulary
from generator.book.book import Book
from generator.book.dependence import Dependence
from generator.book.frame import Frame, Listing, listing
from generator.book.press import Page, Plan, Press
from generator.data import BY_SECTOR, EXPORTS, MAKERS, of_former
from generator.doors.earlier_build import HOUSE, fingerprint
from generator.pages import assets, plan, search_parts
from generator.pages.written import Written
from generator.search import index, scripts

GROUPS_A_PART = 40
"""Pages, each in all languages, that are made together: few enough that cores end together."""


class File(NamedTuple):
    """A file of the site: its path from the root, what it holds, and which page it is, if one."""

    path: str
    content: bytes
    page: Listing | None = None


@dataclass(frozen=True)
class Part:
    """Files that are made together; ``fingerprint`` is that of all that they are made from."""

    name: str
    fingerprint: str
    make: Callable[[], Iterator[File]]


@dataclass(frozen=True)
class Site:
    """A site that is to be: the book, the pages written by hand, the theme's folder, the search.

    ``search`` is what MkDocs' search plugin says of its index; None where there is no search. ``own`` are
    the publisher's own folders of the theme: what lies there goes before what lies in ``chrome``.
    """

    book: Book
    written: tuple[Written, ...]
    chrome: Path
    search: dict[str, Any] | None = None
    own: tuple[Path, ...] = ()

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """Every page that is made, not printed yet."""
        return plan(self.book)

    @cached_property
    def frame(self) -> Frame:
        """What stands round every page."""
        paths = frozenset((*(p.path for p in self.plans), *(w.path for w in self.written)))
        return Frame(self.book, paths, self.chrome, self.version, self.own)

    @cached_property
    def frames(self) -> dict[str, Frame]:
        """The same for each platform that is no longer in force, and for the one that is, by period."""
        formers = {of.period: replace(self.frame, book=of) for of in self.book.formers}
        return {self.book.period: self.frame, **formers}

    @cached_property
    def groups(self) -> tuple[tuple[Plan, ...], ...]:
        """The pages, each with itself in the other languages, which its head speaks of."""
        found: dict[tuple[str, str], list[Plan]] = {}
        for one in self.plans:
            found.setdefault((one.press.book.period, one.original), []).append(one)
        return tuple(map(tuple, found.values()))

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every part, the large ones first; the pages come last, for they are many and small."""
        return (*self._data(), *self._search(), *self._pages())

    @cached_property
    def pages(self) -> tuple[Part, ...]:
        """The parts that are pages."""
        return tuple(self._pages())

    def _pages(self) -> Iterator[Part]:
        scopes: dict[tuple[str, str], list[tuple[Plan, ...]]] = {}
        for group in self.groups:
            first = group[0]
            scope = "" if first.earlier else first.scope
            scopes.setdefault((first.press.book.period, scope), []).append(group)
        for (period, scope), groups in scopes.items():
            for n in range(0, len(groups), GROUPS_A_PART):
                make = partial(self._print_all, groups[n : n + GROUPS_A_PART])
                name = f"pages {period} {scope} {n}" if period else f"pages {scope} {n}"
                yield self._part(name, "" if period else scope, make)

    def _data(self) -> Iterator[Part]:
        yield from self._own_data()
        for n, former in enumerate(self.book.formers):
            later = (*self.book.formers[n + 1 :], self.book)
            for make in MAKERS:
                files = partial(_files, of_former, former, later, make)
                yield self._part(f"{former.period} {make.__module__}", "", files)

    def _own_data(self) -> Iterator[Part]:
        for make in EXPORTS:
            yield self._part(make.__module__, "", partial(_files, make, self.book))
        scopes = (*(sector.id for sector in self.book.platform.sectors), "")
        for make_one in BY_SECTOR:
            for scope in scopes:
                files = partial(_files, make_one, self.book, scope)
                yield self._part(f"{make_one.__module__} {scope}", scope, files)

    def _search(self) -> Iterator[Part]:
        if self.search is not None:
            yield self._part("search", "", partial(self.index, self.search))
            yield Part("everyday words", self._depends.words, self.everyday)

    def _part(self, name: str, scope: str, make: Callable[[], Iterator[File]]) -> Part:
        return Part(name, self._depends.of(scope), make)

    @cached_property
    def _depends(self) -> Dependence:
        return Dependence(self.book, f"{program(self.chrome, *self.own)} {self.search}")

    def by_hand(self, file: str) -> Page:
        """The page that is written by hand in a file of ``docs/``."""
        own = next(one for one in self.written if one.file == file)
        return Page(own.path, own.lang, own.kind, own.title, own.description, "", "article")

    def _print_all(self, groups: Iterable[tuple[Plan, ...]]) -> Iterator[File]:
        """The pages of some groups, whole."""
        for group in groups:
            pages = {one.lang: one.print() for one in group}
            for page in pages.values():
                html = self.frames[group[0].press.book.period].whole(page, pages)
                yield File(f"{page.path}index.html", html.encode(), listing(page))

    def index(self, search: dict[str, Any]) -> Iterator[File]:
        """The search index of each language, whole and in parts."""
        for lang in (language.code for language in self.book.settings.languages):
            made = index.files(self.book, lang, search)
            for path, content in made.items():
                yield File(path, _compact(content))
            page = search_parts.plan(Press(self.book, lang), self._searched(lang, made)).print()
            yield File(f"{page.path}index.html", self.frame.whole(page, {lang: page}).encode())

    def _searched(self, lang: str, made: Iterable[str]) -> tuple[str, ...]:
        """Everything that the search of a language reads, by its path."""
        asked_in = vocabulary.spoken(self.book, lang)
        words = map(site_map.everyday_words, vocabulary.everyday(self.book, asked_in))
        everyday = (self.book.at(path, asked_in) for path in words)
        return (site_map.SEARCH_SCRIPT, *vocabulary.libraries(self.book), *made, *everyday)

    def everyday(self) -> Iterator[File]:
        """The everyday words, by how they begin, in each language that has some."""
        for lang in vocabulary.with_everyday_words(self.book):
            for beginning, entries in vocabulary.everyday(self.book, lang).items():
                at = self.book.at(site_map.everyday_words(beginning), lang)
                yield File(at, _compact(entries))

    @cached_property
    def assets(self) -> tuple[File, ...]:
        """The theme's styles, scripts and icons, and the scripts of the search, as they are sent."""
        folders = (self.chrome / "assets", *(own / "assets" for own in reversed(self.own)))
        files = (path for of in folders if of.is_dir() for path in sorted(of.iterdir()))
        written = {f"assets/{path.name}": path.read_bytes() for path in files}
        texts = {path: written.pop(path).decode() for path in assets.WRITTEN}
        sent = assets.sent(texts) | dict(scripts.make(vocabulary.libraries(self.book)))
        made = {path: text.encode() for path, text in sent.items()}
        return tuple(File(path, content) for path, content in sorted((written | made).items()))

    @cached_property
    def version(self) -> str:
        """A fingerprint of the assets, so that a browser never keeps an old style sheet or script."""
        return sha256(b"".join(file.content for file in self.assets)).hexdigest()[:8]

    def rest(self, pages: Iterable[Listing]) -> Iterator[File]:
        """What is printed when all pages are: the sitemap; the page for no address; the assets."""
        order = {one.path: n for n, one in enumerate(self.plans)}
        made = sorted(pages, key=lambda one: order[one.path])
        written = (Listing(w.path, w.lang, "original", True) for w in self.written)
        yield File("sitemap.xml", self.frame.sitemap((*made, *written)).encode())
        yield File("404.html", self.frame.not_found().encode())
        yield from self.assets


@cache
def program(*chrome: Path) -> str:
    """A fingerprint of all that turns a book into files: our code, templates and words, the chrome."""
    return " ".join(map(fingerprint, (HOUSE, *chrome)))


def _files(make: Callable[..., Iterator[tuple[str, bytes]]], *values: Any) -> Iterator[File]:
    for path, content in make(*values):
        yield File(path, content)


def _compact(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
