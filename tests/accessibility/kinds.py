"""Which pages stand for all the others: of each kind, in each language, those that differ.

A kind is what ``generator.pages`` calls it. Of pages that it knows nothing of (the 404 page, those
written by hand), those in one folder are of one kind, so that none is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from generator.book.book import build_book
from generator.doors.plugin import settings
from generator.pages import plan
from tests.built import Page, Site

Kind = tuple[str, str]
"""What a page is, and its language: ``("sector", "nb")``."""


@dataclass(frozen=True)
class Sample:
    """A page that stands for its kind."""

    kind: str
    lang: str
    page: Page
    query: str = ""

    @property
    def is_card(self) -> bool:
        """Whether it is shown inside another site's page: without chrome, script and paper."""
        return "/kort/" in f"/{self.path}"

    @property
    def path(self) -> str:
        """Where it stands."""
        return self.page.path

    def __str__(self) -> str:
        return f"/{self.path}{self.query} ({self.kind}, {self.lang})"


@cache
def kinds(site: Site) -> dict[Kind, tuple[Page, ...]]:
    """Every page of the site under its kind."""
    book, _ = build_book(site.project / "source", settings(site.project / "mkdocs.yml"))
    assert book is not None
    known = {page.path: (page.kind, page.lang) for page in plan(book)}
    kinds_known = {kind for kind, _ in known.values()}
    found: dict[Kind, list[Page]] = {}
    for path, page in site.pages.items():
        kind, lang = known.get(path) or _unknown(page)
        if path not in known and kind in kinds_known:  # a folder that is called as a kind is
            kind = page.path.removeprefix(f"{lang}/").strip("/")
        found.setdefault((kind, lang), []).append(page)
    for page in site.cards.values():
        found.setdefault(("card", _unknown(page)[1]), []).append(page)
    return {kind: tuple(pages) for kind, pages in found.items()}


def _unknown(page: Page) -> Kind:
    """A kind for a page that nobody has named: the folder that it stands in."""
    html = page.tree.css_first("html")
    lang = (html and html.attributes.get("lang")) or ""
    return page.path.removeprefix(f"{lang}/").partition("/")[0], lang


@cache
def samples(site: Site) -> tuple[Sample, ...]:
    """The largest page of each kind, and every other that holds something those before lack."""
    return tuple(
        Sample(kind, lang, page, query)
        for (kind, lang), pages in sorted(kinds(site).items())
        for page in _different(pages)
        for query in (("", *_queries(site)) if kind == "search" else ("",))
    )


def _queries(site: Site) -> tuple[str, str]:
    """A search that finds, for the longest word of the first commitment; and one that does not."""
    words = site.platform.commitments[0].text.split()
    return f"?q={max(words, key=len).strip('.,;:')}", "?q=xyzzyq"


def every(site: Site) -> tuple[Sample, ...]:
    """All pages, each as a sample of its kind."""
    return tuple(
        Sample(kind, lang, page)
        for (kind, lang), pages in sorted(kinds(site).items())
        for page in pages
    )


def _different(pages: tuple[Page, ...]) -> Iterator[Page]:
    seen: set[str] = set()
    for page in sorted(pages, key=lambda page: (-len(page.html), page.path)):
        if not (holds := _elements(page)) <= seen:
            seen |= holds
            yield page


def _elements(page: Page) -> set[str]:
    """What kinds of element a page holds: tag, classes, and which attributes are set."""
    return {
        f"{node.tag}.{node.attributes.get('class') or ''}{sorted(node.attributes)}"
        for node in page.tree.css("*")
    }
