"""``/punkt/N/index.json``: one commitment, beside its page; its schema lies with the others."""

from __future__ import annotations

from collections.abc import Iterator

from generator import site_map
from generator.book import Book
from generator.exports import published_schema, shape
from generator.formats import VERSION


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield the schema, and a file for each commitment."""
    yield site_map.COMMITMENT_SCHEMA, shape.as_json(published_schema.one(book))
    for entry in book.entries:
        path = site_map.commitment_json(entry.commitment)
        head = {
            "$schema": book.settings.absolute(site_map.COMMITMENT_SCHEMA),
            "version": VERSION,
        }
        yield path, shape.as_json(head | shape.commitment(book, entry))
