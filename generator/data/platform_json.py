"""``/data/platform.json``: the whole platform, with its JSON Schema beside it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.book import Book
from generator.data import published_schema, shape
from generator.data.json_bytes import as_json


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield the platform and its schema."""
    yield site_map.PLATFORM_JSON, as_json(shape.platform(book))
    yield site_map.PLATFORM_SCHEMA, as_json(published_schema.whole(book))
