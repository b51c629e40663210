"""``/punkt/N/index.json``: one commitment, beside its page; its schema lies with the others."""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.book import Book
from generator.data import published, published_schema, shape
from generator.data.json_bytes import as_json


def make(book: Book, sector: str) -> Iterator[tuple[str, bytes]]:
    """Yield a file for each commitment that stands; with no sector the schema, and what once stood."""
    if sector:
        made = (published.commitment(book, entry) for entry in book.entries_in(sector))
    else:
        address = book.settings.absolute(site_map.COMMITMENT_SCHEMA)
        schema = published_schema.schema(shape.CommitmentFile, address)
        yield site_map.COMMITMENT_SCHEMA, as_json(schema)
        made = (published.retired(book, id_) for id_ in book.retired)
    for one in made:
        yield site_map.numbered_json(one.number), as_json(published.commitment_file(book, one))
