"""``/data/platform.md``: the adopted text as Markdown (CommonMark), with the ids as anchors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.book import site_map
from generator.book.book import Book
from generator.book.data_files import languages, named
from generator.data.pieces import Piece, pieces, preface

_SIGNS = re.compile(r"[\\`*_\[\]{}<>#~|]|&(?=[#\w])|!(?=\[)")
"""What Markdown, in any of its dialects, would take for more than text inside a line."""

_FIRST_SIGNS = re.compile(r"^([-+=:]|\d{1,9}(?=[.)]))")
"""And what it would at the beginning of one; escaped there too, for a reader who cuts it out."""


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield a file for each language."""
    for lang in languages(book):
        yield named(site_map.PLATFORM_MD, book, lang), _whole(book, lang).encode()


def _whole(book: Book, lang: str) -> str:
    head = [f"# {escaped(book.say('platform', lang).text)}"]
    head += map(escaped, preface(book, lang))
    head.append(f"<{book.settings.absolute(site_map.HOME)}>")
    return "\n\n".join([*head, *(_shown(book, piece) for piece in pieces(book, lang))]) + "\n"


def escaped(text: str) -> str:
    """The text on one line, with every sign that means something to Markdown escaped."""
    line = re.sub(r"[ \n]+", " ", text).strip(" ")
    line = _SIGNS.sub(lambda sign: "\\" + sign[0], line)
    return _FIRST_SIGNS.sub(
        lambda sign: f"\\{sign[0]}" if not sign[0].isdigit() else f"{sign[0]}\\", line
    )


def _shown(book: Book, piece: Piece) -> str:
    words = escaped(piece.said.text)
    if piece.foreign:
        words = f'<span lang="{piece.foreign}">{words}</span>'
    anchor = f'<a id="{piece.id}"></a>'
    if piece.number is not None:
        address = book.settings.absolute(site_map.numbered(piece.number))
        return f"- {anchor}[**{piece.number}**]({address}) {words}"
    return {"sector": "## ", "section": "### ", "quote": "> "}.get(piece.kind, "") + anchor + words
