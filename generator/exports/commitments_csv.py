"""``/data/commitments.csv``: a row for each commitment, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from generator import site_map
from generator.book import Book, Entry

COLUMNS = ("id", "number", "sector", "section", "lead_in", "text", "url")

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield the table as UTF-8 with a byte-order mark, which spreadsheets need to see æ, ø, å."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_safe, _row(book, entry)) for entry in book.entries)
    yield site_map.COMMITMENTS_CSV, b"\xef\xbb\xbf" + out.getvalue().encode()


def _row(book: Book, entry: Entry) -> list[str]:
    return [
        entry.id,
        str(entry.number),
        entry.sector.name,
        entry.section.name if entry.section else "",
        entry.lead_in.text if entry.lead_in else "",
        entry.text,
        book.settings.absolute(site_map.commitment(entry.commitment)),
    ]


def _safe(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula begins with an apostrophe instead."""
    return f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell
