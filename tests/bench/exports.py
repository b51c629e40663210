"""What each export adds to a build: its processor time, and its share of the whole build's.

Each is run by itself, a few times, on a book that is read already; the quickest run counts. The
share is of the wall time of one build on the same machine, so read it as a size and no more.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.book.book import Book, build_book
from generator.data import BY_SECTOR, EXPORTS
from generator.settings import Language, Settings
from tests.bench.report import Report, Table
from tests.bench.workshop import Workshop

TIMES = 3

LANGUAGES = (Language("nb"), Language("en", drafts=True), Language("sma"))


@dataclass(frozen=True)
class Share:
    """What one export makes, and what that costs."""

    name: str
    files: int
    kilobytes: float
    seconds: float


def bench(workshop: Workshop) -> Report:
    """Run every export at every size."""
    tables, figures = [], {}
    for times in workshop.sizes:
        build = workshop.build("ours", times).seconds
        shares = _shares(workshop.project("ours", times))
        tables.append(_table(times, build, shares))
        figures[f"{times}x"] = {"build": build, "exports": [asdict(share) for share in shares]}
    return Report(tuple(tables), figures)


def _shares(project: Path) -> list[Share]:
    book, _ = build_book(project / "source", Settings(languages=LANGUAGES))
    assert book is not None
    scopes = (*(sector.id for sector in book.platform.sectors), "")
    by_sector = [(make.__module__, chain_of(make, scopes)) for make in BY_SECTOR]
    return [
        _share(book, *one) for one in (*((make.__module__, make) for make in EXPORTS), *by_sector)
    ]


def chain_of(
    make: Callable[[Book, str], Iterator[tuple[str, bytes]]], scopes: tuple[str, ...]
) -> Callable[[Book], Iterator[tuple[str, bytes]]]:
    """An export of one sector after the other, as one."""
    return lambda book: (file for scope in scopes for file in make(book, scope))


def _share(book: Book, name: str, make: Callable[[Book], Iterator[tuple[str, bytes]]]) -> Share:
    seconds = []
    for _ in range(TIMES):
        start = time.process_time()
        made = list(make(book))
        seconds.append(time.process_time() - start)
    size = sum(len(content) for _, content in made) / 1000
    return Share(name.rpartition(".")[2], len(made), size, min(seconds))


def _table(times: int, build: float, shares: list[Share]) -> Table:
    whole = Share(
        "all",
        sum(share.files for share in shares),
        sum(share.kilobytes for share in shares),
        sum(share.seconds for share in shares),
    )
    rows = tuple(
        (
            share.name,
            f"{share.files:,}",
            f"{share.kilobytes:,.0f}",
            f"{share.seconds:.3f}",
            f"{share.seconds / build:.1%}",
        )
        for share in (*shares, whole)
    )
    headings = ("export", "files", "kB", "seconds", "of the build")
    note = f"One build took {build:.1f} s. “documents” makes nothing unless the setting asks."
    return Table(f"Exports at {times}×", headings, rows, (note,))
