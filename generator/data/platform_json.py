"""``/data/platform.json``: the whole platform, with its JSON Schema beside it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.book import Book
from generator.data import published, published_schema, shape
from generator.data.json_bytes import as_json


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield the platform and its schema."""
    yield site_map.PLATFORM_JSON, as_json(published.platform(book))
    address = book.settings.absolute(site_map.PLATFORM_SCHEMA)
    yield site_map.PLATFORM_SCHEMA, as_json(published_schema.schema(shape.Platform, address))
