"""``/punkt/N/index.json``: one commitment, beside its page."""

from __future__ import annotations

from collections.abc import Iterator

from generator import site_map
from generator.book import Book
from generator.exports import shape


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield a file for each commitment."""
    for entry in book.entries:
        path = site_map.commitment_json(entry.commitment)
        yield path, shape.as_json({"version": shape.VERSION, **shape.commitment(book, entry)})
