"""``/data/commitments.csv``: a row for each commitment, with CSV on the Web metadata beside it.

Where Excel wants semicolons, as in Norway, ``commitments.xlsx`` is the file to open.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.book.book import Book
from generator.book.columns import COMMITMENTS, rows
from generator.data.csv_table import described, written
from generator.data.json_bytes import as_json


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield the table and its description."""
    yield COMMITMENTS.path, written(COMMITMENTS, rows(book))
    yield COMMITMENTS.metadata, as_json(described(book, COMMITMENTS))
