"""``/punkt/N/index.json``: one commitment, beside its page; its schema lies with the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.book import site_map
from generator.book.book import Book
from generator.book.data_files import VERSION
from generator.data import published_schema, shape
from generator.data.json_bytes import as_json


def make(book: Book, sector: str) -> Iterator[tuple[str, bytes]]:
    """Yield a file for each commitment that stands; with no sector the schema, and what once stood."""
    if sector:
        made = (shape.commitment(book, entry) for entry in book.entries_in(sector))
    else:
        yield site_map.COMMITMENT_SCHEMA, as_json(published_schema.one(book))
        made = (shape.retired(book, id_) for id_ in book.retired)
    for one in made:
        yield site_map.numbered_json(one["number"]), as_json(_head(book) | one)


def _head(book: Book) -> dict[str, Any]:
    return {"$schema": book.settings.absolute(site_map.COMMITMENT_SCHEMA), "version": VERSION}
