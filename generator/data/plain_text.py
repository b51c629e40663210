"""``/data/platform.txt``: the adopted text with nothing round it, for reading aloud and comparing.

A piece begins at the margin, after an empty line, and what follows of it is indented; before a sector
two more lines are empty. A commitment begins with its number, and nothing else with anything: whoever
listens hears the text. What is ours, summaries and everyday words, stays out.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.book import Book
from generator.book.data_files import languages, named
from generator.data.pieces import Piece, pieces, preface
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
    return "\n".join([*head, *(_shown(t, piece) for piece in pieces(book, lang))]) + "\n"


def _shown(t: Words, piece: Piece) -> str:
    number = piece.number
    before = [] if number is None else [t.plain("commitment.name", number=str(number)) + ":"]
    before += [piece.label] if piece.label else []
    title = [" ".join(piece.title.text.split())] if piece.title else []
    first, *rest = (*title, *piece.said.text.strip("\n").split("\n"))
    lines = [" ".join([*before, first]), *(INDENT + line if line else "" for line in rest)]
    lines += (
        [f"{INDENT}→ {link.words}: {link.address}" for link in piece.of.links] if piece.of else []
    )
    return "\n".join(["", *(["", ""] if piece.kind == "sector" else []), *lines])
