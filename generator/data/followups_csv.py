"""``/data/followups.csv``: a row for each commitment that something has happened to, and each time.

It is there also where nobody has entered anything yet, with its headings and no rows.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.book.book import Book
from generator.book.columns import FOLLOWUPS, followup_rows
from generator.data.csv_table import described, written
from generator.data.json_bytes import as_json


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield the table and its description."""
    yield FOLLOWUPS.path, written(FOLLOWUPS, followup_rows(book))
    yield FOLLOWUPS.metadata, as_json(described(book, FOLLOWUPS))
