"""The real platform's books are accepted by the standard's own checker, in every language."""

from __future__ import annotations

from tests.built import Site
from tests.formats import epubcheck


def test_epubcheck_accepts_the_real_books(real: Site) -> None:
    books = sorted((real.folder / "data").glob("*.epub"))
    assert books
    assert {book.name: epubcheck(book) for book in books} == {book.name: "" for book in books}
