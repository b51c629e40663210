"""``/data/platform.txt``: the adopted text with nothing round it, for searching and comparing.

A piece begins at the margin with its id in brackets; what follows of it is indented. A language
after the id says that the words are not translated. So each piece can be taken out again. What is
ours, summaries and everyday words, stays out: the file is there to be held against the document.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.book import Book
from generator.book.data_files import languages, named
from generator.data.pieces import Piece, pieces, preface

INDENT = "    "

LINES = {"sector": "=", "section": "-"}
"""What stands under a title."""

WIDEST = 72


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield a file for each language."""
    for lang in languages(book):
        yield named(site_map.PLATFORM_TXT, book, lang), _whole(book, lang).encode()


def _whole(book: Book, lang: str) -> str:
    title = " ".join(book.say("platform", lang).text.split())
    head = [title, "=" * min(len(title), WIDEST), ""]
    head += preface(book, lang)
    head += [book.words(lang).plain("document.brackets"), book.settings.absolute(site_map.HOME)]
    return "\n".join([*head, *map(_shown, pieces(book, lang))]) + "\n"


def _shown(piece: Piece) -> str:
    mark = f"[{piece.id} {piece.foreign}]" if piece.foreign else f"[{piece.id}]"
    before = [" ".join(piece.title.text.split())] if piece.title else []
    first, *rest = (*before, *piece.said.text.strip("\n").split("\n"))
    first = f"{piece.label} {first}" if piece.label else first
    lines = [f"{mark} {first}", *(INDENT + line if line else "" for line in rest)]
    lines += (
        [f"{INDENT}→ {link.words}: {link.address}" for link in piece.of.links] if piece.of else []
    )
    if piece.kind in LINES:
        lines.append(LINES[piece.kind] * min(max(map(len, lines)), WIDEST))
    return "\n".join(["", *(["", ""] if piece.kind == "sector" else []), *lines])
