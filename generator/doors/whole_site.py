"""The whole site, file by file: what every door that builds it writes, and how the work is shared.

Pages are printed and written a few at a time, by as many processes as there are cores, so that
nothing is kept that is done. Which process writes what changes no byte of it.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from generator.book import press, site_map, weight
from generator.book.book import Book
from generator.book.dependence import Dependence
from generator.book.frame import Frame, Listing, asset_version, listing
from generator.book.press import Page, Plan
from generator.data import EXPORTS
from generator.pages import plan
from generator.pages.written import Written
from generator.search import index

GROUPS_A_JOB = 40
"""Pages, each in all languages, that a process takes at a time: few enough to end together."""

Files = Iterator[tuple[str, bytes]]

Job = Callable[[], Files]


@dataclass(frozen=True)
class Site:
    """A site that is to be: the book, the pages written by hand, the theme's folder, the search.

    ``search`` is what MkDocs' search plugin says of its index; None where there is no search.
    """

    book: Book
    written: tuple[Written, ...]
    chrome: Path
    search: dict[str, Any] | None = None

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """Every page that is made, not printed yet."""
        return plan(self.book)

    @cached_property
    def frame(self) -> Frame:
        """What stands round every page."""
        paths = frozenset((*(p.path for p in self.plans), *(w.path for w in self.written)))
        return Frame(self.book, paths, self.chrome, asset_version(self.chrome / "assets"))

    @cached_property
    def groups(self) -> tuple[tuple[Plan, ...], ...]:
        """The pages, each with itself in the other languages, which its head speaks of."""
        found: dict[str, list[Plan]] = {}
        for one in self.plans:
            found.setdefault(one.original, []).append(one)
        return tuple(map(tuple, found.values()))

    @cached_property
    def fingerprints(self) -> dict[str, str]:
        """What each page is made from, by its path."""
        depends = Dependence(self.book, self.frame.version)
        return {one.path: depends.of(one.scope) for one in self.plans}

    def by_hand(self, file: str) -> Page:
        """The page that is written by hand in a file of ``docs/``, or made for one to link to."""
        own = {one.file: one for one in self.written}.get(file)
        if own is None:
            plan = next(one for one in self.plans if f"{one.path}index.md" == file)
            return plan.print()
        return Page(own.path, own.lang, own.kind, own.title, own.description, "", "article")

    def print(self, group: tuple[Plan, ...]) -> Iterator[tuple[str, bytes, Listing]]:
        """The pages of a group, whole."""
        pages = {one.lang: one.print() for one in group}
        for page in pages.values():
            html = self.frame.whole(page, pages)
            yield f"{page.path}index.html", html.encode(), listing(page)

    def index(self) -> Files:
        """The search index of each language, and the everyday words."""
        if self.search is None:
            return
        for lang in (language.code for language in self.book.settings.languages):
            made = index.index(self.book, lang, self.search)
            yield site_map.prefixed(site_map.SEARCH_INDEX, lang), _compact(made)
        for lang in (self.book.platform.language, *self.book.everyday_in):
            for beginning, entries in index.everyday(self.book, lang).items():
                at = site_map.prefixed(site_map.everyday_words(beginning), lang)
                yield at, _compact(entries)

    def assets(self) -> Files:
        """The theme's styles, scripts and icons."""
        folder = self.chrome / "assets"
        for path in sorted(folder.iterdir()):
            content = path.read_bytes()
            if path.name in ("search.js", "search-worker.js"):
                content = index.bare(content.decode()).encode()
            yield f"assets/{path.name}", content

    def rest(self, listings: Iterable[Listing]) -> Files:
        """What can be printed only when all pages are: the sitemap; and the page for no address."""
        written = (Listing(w.path, w.lang, "original", True) for w in self.written)
        yield "sitemap.xml", self.frame.sitemap((*listings, *written)).encode()
        yield "404.html", self.frame.not_found().encode()


def write(site: Site, to: Path) -> None:
    """Write the whole site to a folder; what lies there already is left as it is."""
    jobs = _jobs(site)
    listings = _shared(jobs, to) if _may_share() else _alone(jobs, to)
    order = {one.path: n for n, one in enumerate(site.plans)}
    for path, content in site.rest(sorted(listings, key=lambda one: order[one.path])):
        put(to / path, content)
    weight.tell(to, site.book)


def write_pages(site: Site, before: Site, to: Path) -> None:
    """Write the pages that are other than ``before``, and take away those that are no more."""
    then = before.fingerprints
    for group in site.groups:
        if any(then.get(one.path) != site.fingerprints[one.path] for one in group):
            for path, content, _ in site.print(group):
                put(to / path, content)
    for path in then.keys() - site.fingerprints.keys():
        (to / path / "index.html").unlink()


def write_rest(site: Site, to: Path) -> None:
    """Write what nobody who edits waits for: the data, the index, the site's weight."""
    makers: list[Job] = [partial(make, site.book) for make in EXPORTS]
    for job in (*makers, site.index):
        for path, content in job():
            if not (to / path).exists() or (to / path).read_bytes() != content:
                put(to / path, content)
    weight.tell(to, site.book)


def put(path: Path, content: bytes) -> None:
    """Write a file, and its folder where there is none."""
    try:
        path.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


Work = Callable[[Path], list[Listing]]
"""A part of the work: writes its files to a folder, and says which pages were among them."""


def _jobs(site: Site) -> list[Work]:
    """All the work, the heavy parts first."""
    makers: list[Job] = [partial(make, site.book) for make in EXPORTS]
    files: list[Work] = [partial(_files, job) for job in (*makers, site.index, site.assets)]
    groups = iter(site.groups)
    chunks = iter(lambda: tuple(islice(groups, GROUPS_A_JOB)), ())
    return [*files, *(partial(_pages, site, chunk) for chunk in chunks)]


def _files(job: Job, to: Path) -> list[Listing]:
    for path, content in job():
        put(to / path, content)
    return []


def _pages(site: Site, groups: tuple[tuple[Plan, ...], ...], to: Path) -> list[Listing]:
    listings = []
    for group in groups:
        for path, content, one in site.print(group):
            put(to / path, content)
            listings.append(one)
    return listings


def _alone(jobs: list[Work], to: Path) -> list[Listing]:
    return [one for job in jobs for one in job(to)]


def _may_share() -> bool:
    """Whether the work can be shared: forking is sound here, and there is someone to share with."""
    return sys.platform == "linux" and _cores() > 1


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def _shared(jobs: list[Work], to: Path) -> list[Listing]:
    """Share the work among processes; each takes the next job when it has done one."""
    press.compile_templates()  # once, not once a process
    gc.collect()
    gc.freeze()  # what all of them read is left where it is, and not copied to each
    with ProcessPoolExecutor(
        _cores(), mp_context=get_context("fork"), initializer=_begin, initargs=(jobs, to)
    ) as helpers:
        done = list(helpers.map(_help, range(len(jobs))))
    gc.unfreeze()
    return [one for listings in done for one in listings]


_work: tuple[list[Work], Path] | None = None
"""What a process that helps has been given: it is forked with it, so that nothing is sent."""


def _begin(jobs: list[Work], to: Path) -> None:
    global _work  # noqa: PLW0603 - the one thing that a helper knows
    _work = jobs, to


def _help(number: int) -> list[Listing]:
    assert _work is not None
    jobs, to = _work
    return jobs[number](to)


def _compact(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
