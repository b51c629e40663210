"""The ways to look at a page: light and dark, narrow and wide, what opens shut and open."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Page as Tab

from tests.accessibility.kinds import Sample, samples
from tests.built import Site
from tests.engines.firefox import is_firefox, understood
from tests.served import Served

PROOF = bool(os.environ.get("PROOF"))
"""Whether everything is looked at in every way, as ``make proof`` does and ``make test`` cannot."""

Scheme = Literal["light", "dark"]

NARROW, WIDE = 320, 1280
"""Widths in CSS pixels: a small phone, or 1280 at 400 %; and an ordinary window."""

HEIGHT = 800

HAS_SCRIPT = "() => !document.querySelector('noscript')?.checkVisibility()"

ANSWERED = "() => document.querySelector('main ol li, main [data-help]:not([hidden])')"
"""A search has been answered, with hits or with other ways on."""


@dataclass(frozen=True)
class View:
    """One way to look."""

    scheme: Scheme
    width: int
    is_open: bool

    def __str__(self) -> str:
        return f"{self.scheme}, {self.width} px, {'open' if self.is_open else 'shut'}"


SCHEMES: tuple[Scheme, ...] = ("light", "dark")

VIEWS = tuple(
    View(scheme, width, is_open)
    for scheme in SCHEMES
    for width in (NARROW, WIDE)
    for is_open in (False, True)
)
"""All of them."""

SHAPES = VIEWS[: len(VIEWS) // 2]
"""Those that differ in more than colour."""

FEW = ("home", "sector", "commitment")
"""Kinds of pages that are looked at in every language, each with another frame or other words in it."""

OPPOSITE = (VIEWS[0], VIEWS[-1])
"""Two that have nothing in common."""


@dataclass(frozen=True)
class Shown:
    """A site that is being served, and the browser to look at it with."""

    site: Site
    served: Served
    browser: Browser

    @property
    def is_firefox(self) -> bool:
        """Whether it is looked at in Firefox, which Playwright can ask for less."""
        return is_firefox(self.browser)

    @property
    def is_hurried(self) -> bool:
        """Whether there is time only for some of what Chromium looks at."""
        return self.is_firefox and not PROOF

    @property
    def is_small(self) -> bool:
        """Whether ``make proof`` has time to look at every kind of page in every language."""
        return len(self.site.platform.commitments) < 100

    @cached_property
    def samples(self) -> tuple[Sample, ...]:
        """The pages that stand for all, and all of them in ``make proof``.

        ``make test`` looks at the largest of each kind. In other languages than Norwegian the frame
        differs, and so it looks at a few there; in Firefox, which takes longer over each, at none.
        """
        found = samples(self.site)
        if PROOF and self.is_small and not self.is_hurried:
            return found
        first = {(s.kind, s.lang, s.query): s for s in reversed(found)}
        largest = tuple(s for s in found if first[s.kind, s.lang, s.query] is s)
        if self.is_hurried:
            return tuple(s for s in largest if s.lang == "nb")
        if PROOF:
            return tuple(s for s in found if s.lang == "nb" or s in largest)
        return tuple(s for s in largest if s.lang == "nb" or s.kind in FEW)

    @cached_property
    def usual(self) -> tuple[Sample, ...]:
        """One page of each kind, in Norwegian, where it is asked how pages are laid out; in ``make proof`` all."""
        if PROOF:
            return self.samples
        first = {(s.kind, s.query): s for s in reversed(self.samples) if s.lang == "nb"}
        return tuple(s for s in self.samples if first.get((s.kind, s.query)) is s)

    @property
    def norwegian(self) -> tuple[Sample, ...]:
        """The same, but only those in Norwegian, unless there is time for all."""
        return tuple(s for s in self.samples if (PROOF and self.is_small) or s.lang == "nb")

    @property
    def framed(self) -> tuple[Sample, ...]:
        """Those that stand for all where the frame and the scripts are asked, not what is in it."""
        kinds = {"home", "sector", "commitment", "commitments", "search", "guide", "404.html"}
        return tuple(s for s in self.usual if PROOF or s.kind in kinds)

    def of_kind(self, kind: str) -> Sample:
        """The first page of a kind, in Norwegian."""
        return next(s for s in self.samples if (s.kind, s.lang) == (kind, "nb"))

    def views(self, sample: Sample) -> tuple[View, ...]:
        """How to look at a page: in one of two opposite ways, in other languages in one of all in turn.

        Every way is looked at on some page, and ``make proof`` looks at each page of the city in
        each way. What is large takes long, and differs from the small in its words alone.
        """
        if PROOF and self.is_small:
            return VIEWS
        return self.in_turn(sample, OPPOSITE if sample.lang == "nb" else VIEWS)

    def shapes(self, sample: Sample) -> tuple[View, ...]:
        """The same, of the views that differ in more than colour."""
        if sample.lang != "nb":
            return SHAPES[:1] if self.is_small and not self.is_hurried else ()
        return SHAPES if PROOF and self.is_small else self.in_turn(sample, SHAPES)

    def in_turn(self, sample: Sample, views: tuple[View, ...]) -> tuple[View, ...]:
        """One of the views, another for each page."""
        return (views[self.samples.index(sample) % len(views)],)

    @contextmanager
    def tab(self, **options: Any) -> Iterator[Tab]:
        """A new tab of a reader who has never been here."""
        with self.reader(**options) as context:
            yield context.new_page()

    @contextmanager
    def reader(self, **options: Any) -> Iterator[BrowserContext]:
        """A reader who has never been here."""
        size = {"width": WIDE, "height": HEIGHT}
        wanted = understood(options) if self.is_firefox else options
        context = self.browser.new_context(**{"viewport": size} | wanted)
        try:
            yield context
        finally:
            context.close()

    def go(self, tab: Tab, sample: Sample, fragment: str = "") -> None:
        """Go to a page; the one that says that there is none is met where there is none."""
        path = "nothing/is/here/" if sample.path == "404.html" else sample.path
        tab.goto(f"{self.served.address}{path}{sample.query}{fragment}")
        if sample.query and tab.evaluate(HAS_SCRIPT):
            tab.wait_for_function(ANSWERED)


def look(tab: Tab, view: View) -> None:
    """Take this view of the page that the tab is on."""
    tab.emulate_media(color_scheme=view.scheme)
    tab.set_viewport_size({"width": view.width, "height": HEIGHT})
    tab.evaluate(
        "is => document.querySelectorAll('details').forEach(d => d.open = is)", view.is_open
    )


Fault = tuple[str, str]
"""Where it was seen, and what is wrong."""


def told(faults: list[Fault]) -> str:
    """All faults at once, each with the first place where it was seen and how many there are."""
    places: dict[str, list[str]] = {}
    for where, what in faults:
        places.setdefault(what, []).append(where)
    lines = [
        f"{where[0]}{f' and {len(where) - 1} more' if len(where) > 1 else ''}: {what}"
        for what, where in places.items()
    ]
    whole = f"{len(lines)} faults:\n" + "\n".join(lines)
    return whole.encode("utf-8", "replace").decode()  # a browser may have cut a letter in two
