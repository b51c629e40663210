"""``/punkt/N/index.json``: one commitment, beside its page."""

from __future__ import annotations

from collections.abc import Iterator

from generator import site_map
from generator.book import Book
from generator.exports import shape
from generator.register import number_of


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield a file for each commitment that stands, and for each that once did."""
    for entry in book.entries:
        path = site_map.commitment_json(entry.commitment)
        made = shape.commitment(book, entry) | shape.past(book, entry.id)
        yield path, shape.as_json({"version": shape.VERSION, **made})
    for id_ in book.retired:
        made = shape.retired(book, id_) | shape.past(book, id_)
        path = site_map.numbered_json(number_of(id_, "punkt"))
        yield path, shape.as_json({"version": shape.VERSION, **made})
