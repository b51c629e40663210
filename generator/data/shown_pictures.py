"""The pictures that stand in the text, as their files are, under names that change when they do."""

from __future__ import annotations

from collections.abc import Iterator

from generator.book.book import Book
from generator.platform.model import Picture
from generator.platform.pictures import PictureFile


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield each picture once."""
    yield from ((of.path, of.data) for of in in_text(book))


def in_text(book: Book) -> list[PictureFile]:
    """Every picture that can be shown, once, in the order of the document."""
    blocks = (block for _, _, block in book.platform.blocks() if isinstance(block, Picture))
    found = (book.pictures.get(block.file) for block in blocks)
    return list({of.path: of for of in found if of}.values())
