"""``/data/platform.txt``: the adopted text with nothing round it, for reading aloud and comparing.

A piece begins at the margin, after an empty line, and what follows of it is indented; before a sector
two more lines are empty. A commitment and a footnote begin with their number, and nothing else of the text
with anything: whoever listens hears the text. What is ours, summaries and everyday words, stays out; but
what has happened to a commitment comes after it, a line each that begins by saying that it is not adopted.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.book import Book
from generator.book.data_files import languages, named
from generator.data.happened import sentence, told
from generator.data.pieces import Piece, pieces, preface
from generator.platform.model import Table
from generator.wording.words import Words

INDENT = "    "


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield a file for each language."""
    for lang in languages(book):
        yield named(site_map.PLATFORM_TXT, book, lang), _whole(book, lang).encode()


def _whole(book: Book, lang: str) -> str:
    head = [" ".join(book.say("platform", lang).text.split()), "", *preface(book, lang)]
    head.append(book.settings.absolute(site_map.HOME))
    t = book.words(lang)
    return "\n".join([*head, *(_shown(book, t, piece) for piece in pieces(book, lang))]) + "\n"


def _shown(book: Book, t: Words, piece: Piece) -> str:
    number = piece.number
    before = [] if number is None else [t.plain("commitment.name", number=str(number)) + ":"]
    if piece.kind == "footnote":
        before = [t.plain("unit.footnote", number=piece.id.rpartition("-")[2]) + ":"]
    if piece.kind == "picture":
        before = [t.plain("picture.shows")]
    before += [piece.label] if piece.label else []
    title = [" ".join(piece.title.text.split())] if piece.title else []
    first, *rest = (*title, *_lines(piece))
    lines = [" ".join([*before, first]), *(INDENT + line if line else "" for line in rest)]
    links = piece.of.links if piece.of else ()
    lines += [f"{INDENT}→ {of.words}: {book.whole_address(of.address, t.lang)}" for of in links]
    since = told(book, t.lang, piece.id) if piece.number is not None else ()
    lines += [f"\n{sentence(book, t.lang, one)}" for one in since]
    return "\n".join(["", *(["", ""] if piece.kind == "sector" else []), *lines])


def _lines(piece: Piece) -> list[str]:
    """The lines of a piece: of a table, a line for each row."""
    if isinstance(piece.of, Table):
        return [" | ".join(row).rstrip() for row in piece.said.rows(piece.of)]
    return piece.said.text.strip("\n").split("\n")
