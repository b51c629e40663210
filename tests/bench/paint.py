"""When a reader with a slow phone sees something: first and largest contentful paint.

Chromium itself plays the phone, by its DevTools protocol: a processor four times slower, and a
slow 4G line. The two sites take turns, each visit with an empty cache; the first visit of each
is thrown away.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

from tests.bench.chromium import first_visit
from tests.bench.report import Report, Spread, Table
from tests.bench.server import Served, serve
from tests.bench.weight import largest_sector
from tests.bench.workshop import SIDES, Workshop
from tests.browser import launched

TURNS = 5

SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1.6e6 / 8,
    "uploadThroughput": 750e3 / 8,
}

SLOWER = 4
"""How many times slower the phone's processor is."""

PAINTS = """() => new Promise(tell => {
  const first = performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null;
  new PerformanceObserver(list => tell([first, list.getEntries().at(-1).startTime]))
    .observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => tell([first, null]), 3000);
})"""


@dataclass(frozen=True)
class Paint:
    """One visit: milliseconds from the click until something, and until the largest, is seen."""

    first: float
    largest: float


Turn = dict[str, Paint]


def bench(workshop: Workshop) -> Report:
    """Visit the front page and the largest sector on both sides, in turns."""
    pages = {"front": "", "largest sector": largest_sector()}
    with ExitStack() as stack:
        served = {side: stack.enter_context(serve(workshop.sites[side])) for side in SIDES}
        browser = stack.enter_context(launched())
        turns = {name: _turns(browser, served, path) for name, path in pages.items()}
    notes = (
        f"Median (min–max) of {TURNS} visits. {SLOWER}× slower processor, 150 ms latency,",
        "1.6 Mbit/s down, 750 kbit/s up, empty cache, 360 × 800.",
    )
    rows = tuple(row for name, taken in turns.items() for row in _rows(name, taken))
    headings = ("page", "milliseconds to", *SIDES, "ours / plain")
    table = Table("Paint on a slow phone", headings, rows, notes)
    return Report((table,), {name: _figures(taken) for name, taken in turns.items()})


def _turns(browser: Browser, served: dict[str, Served], path: str) -> list[Turn]:
    turns = [
        {side: _paint(browser, served[side], path) for side in SIDES} for _ in range(TURNS + 1)
    ]
    return turns[1:]


def _paint(browser: Browser, served: Served, path: str) -> Paint:
    with first_visit(browser) as page:
        _slow_down(page)
        page.goto(served.address + path)
        served.wait()
        first, largest = page.evaluate(PAINTS)
    if first is None or largest is None:
        raise SystemExit(f"Chromium painted nothing on /{path}")
    return Paint(first, largest)


def _slow_down(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", SLOW_4G)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _spreads(turns: list[Turn]) -> Iterator[tuple[str, dict[str, Spread]]]:
    """For each kind of paint: each side, and ours over plain turn by turn."""
    plain, ours = SIDES
    for kind in ("first", "largest"):
        values = {side: [getattr(turn[side], kind) for turn in turns] for side in SIDES}
        ratio = [b / a for a, b in zip(values[plain], values[ours], strict=True)]
        yield kind, {key: Spread.of(some) for key, some in (values | {"ratio": ratio}).items()}


def _rows(name: str, turns: list[Turn]) -> Iterator[tuple[str, ...]]:
    for kind, spreads in _spreads(turns):
        sides = (spreads[side].shown(0) for side in SIDES)
        yield name, f"{kind} contentful paint", *sides, spreads["ratio"].shown(2)


def _figures(turns: list[Turn]) -> dict[str, Any]:
    return {
        kind: {key: spread.figures() for key, spread in spreads.items()}
        for kind, spreads in _spreads(turns)
    }
