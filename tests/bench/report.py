"""What a bench hands back: tables for a person, figures for a program."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Table:
    """Rows under headings; the first column is words, the others are figures."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """The tables that are printed, and the same figures for ``--json``."""

    tables: tuple[Table, ...]
    figures: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Spread:
    """Several measurements of one thing."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """The middle and the two ends."""
        return cls(median(values), min(values), max(values))

    def shown(self, digits: int = 2) -> str:
        """``1.52 (1.48–1.60)``."""
        middle, low, high = (f"{x:.{digits}f}" for x in (self.median, self.low, self.high))
        return f"{middle} ({low}–{high})"

    def figures(self) -> dict[str, float]:
        """For ``--json``, without digits that nobody measured."""
        return {key: round(value, 4) for key, value in asdict(self).items()}


def show(table: Table) -> str:
    """The table as plain text in fixed-width columns."""
    widths = [max(map(len, column)) for column in zip(table.headings, *table.rows, strict=True)]
    rule = tuple("-" * width for width in widths)
    lines = (_line(row, widths) for row in (table.headings, rule, *table.rows))
    return "\n".join((table.title, "", *lines, *_notes(table.notes)))


def _line(row: tuple[str, ...], widths: Iterable[int]) -> str:
    cells = [
        cell.rjust(width) if column else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(cells).rstrip()


def _notes(notes: tuple[str, ...]) -> tuple[str, ...]:
    return ("", *notes) if notes else ()
