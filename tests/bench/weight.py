"""What a first visit downloads: requests and bytes, by type, as Chromium really asks for them.

The server counts, so that what workers, style sheets and scripts ask for later is seen too. The
browser is asked only for what would have gone to somebody else.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

from tests.bench.chromium import first_visit
from tests.bench.projects import real_platform
from tests.bench.report import Report, Table
from tests.bench.server import Answer, Served, serve
from tests.bench.workshop import SIDES, Workshop
from tests.browser import launched

TYPES = ("HTML", "CSS", "JS", "other")


@dataclass(frozen=True)
class Visit:
    """A first visit to one page."""

    side: str
    page: str
    answers: tuple[Answer, ...]
    outside: tuple[str, ...]

    def bytes(self, *types: str) -> tuple[int, int]:
        """As it lies, and as it travels."""
        chosen = [answer for answer in self.answers if answer.type in types]
        return sum(a.raw for a in chosen), sum(a.sent for a in chosen)


def largest_sector() -> str:
    """The address of the sector with the most commitments."""
    return max(real_platform().sectors, key=lambda s: len(s.all_commitments)).id + "/"


def pages() -> dict[str, dict[str, str]]:
    """The pages that are visited on each side, by name."""
    both = {"front": "", "largest sector": largest_sector()}
    commitments = real_platform().commitments
    more = {
        "commitment": f"punkt/{commitments[len(commitments) // 2].number}/",
        "all commitments": "punkt/",
        "search": "sok/",
        "search, asked": "sok/?q=skole",
    }
    return {"plain": both, "ours": both | more}


def bench(workshop: Workshop) -> Report:
    """Visit every page once on each side."""
    with launched() as browser:
        visits = [visit for side in SIDES for visit in _visits(browser, side, workshop.sites[side])]
        version = browser.version
    notes = (
        "kB of 1000 bytes, raw / gzip -9. “Outside”: requests for anybody else.",
        f"Chromium {version}, a phone of 360 × 800, nothing cached.",
    )
    headings = ("page", "site", "requests", *TYPES, "in all", "outside")
    table = Table("Weight of a first visit", headings, tuple(map(_row, visits)), notes)
    return Report((table,), _figures(visits))


def _visits(browser: Browser, side: str, site: Path) -> list[Visit]:
    with serve(site) as served:
        return [_visit(browser, served, side, *page) for page in pages()[side].items()]


def _visit(browser: Browser, served: Served, side: str, name: str, path: str) -> Visit:
    served.answers.clear()
    asked: list[str] = []
    with first_visit(browser) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(served.address + path)
        served.wait()
        answers = tuple(served.answers)
    local = (served.address, "data:", "blob:")
    return Visit(side, name, answers, tuple(url for url in asked if not url.startswith(local)))


def _row(visit: Visit) -> tuple[str, ...]:
    sizes = (visit.bytes(type_) for type_ in TYPES)
    return (
        visit.page,
        visit.side,
        str(len(visit.answers)),
        *map(_kilobytes, sizes),
        _kilobytes(visit.bytes(*TYPES)),
        str(len(visit.outside)),
    )


def _kilobytes(sizes: tuple[int, int]) -> str:
    return f"{sizes[0] / 1000:.1f} / {sizes[1] / 1000:.1f}" if sizes[0] else "–"


def _figures(visits: list[Visit]) -> dict[str, Any]:
    figures: dict[str, Any] = {side: {} for side in SIDES}
    for visit in visits:
        sizes = {type_: visit.bytes(type_) for type_ in TYPES} | {"all": visit.bytes(*TYPES)}
        figures[visit.side][visit.page] = {
            "requests": len(visit.answers),
            "outside": len(visit.outside),
            "bytes": {type_: {"raw": raw, "gzip": sent} for type_, (raw, sent) in sizes.items()},
        }
    return figures
