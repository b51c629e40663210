"""``/data/platform.md``: the adopted text as Markdown (CommonMark), with the ids as anchors.

Below a commitment or paragraph stands the same in everyday words, and below a commitment what has
happened to it since; both are ours and are said to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator import ids
from generator.book import site_map
from generator.book.book import Book
from generator.book.data_files import languages, named
from generator.data.happened import Told, told
from generator.data.pieces import Piece, pieces, preface
from generator.platform.marks import Mark, marks, steps
from generator.platform.model import Footnote, Link, Picture, Sector, Table

_SIGNS = re.compile(r"[\\`*_\[\]{}<>#~|]|&(?=[#\w])|!(?=\[)")
"""What Markdown, in any of its dialects, would take for more than text inside a line."""

_FIRST_SIGNS = re.compile(r"^([-+=:]|\d{1,9}(?=[.)]))")
"""And what it would at the beginning of one; escaped there too, for a reader who cuts it out."""


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield a file for each language."""
    for lang in languages(book):
        yield named(site_map.PLATFORM_MD, book, lang), _whole(book, lang).encode()


def _whole(book: Book, lang: str) -> str:
    head = [f"# {escaped(book.say('platform', lang).text)}", *about(book, lang)]
    head.append(f"<{book.settings.absolute(site_map.HOME)}>")
    return "\n\n".join([*head, *shown(book, lang)]) + "\n"


def about(book: Book, lang: str, only: Sector | None = None) -> Iterator[str]:
    """What a reader must know first of the whole, or of one sector, as Markdown."""
    yield from map(escaped, preface(book, lang, only=only, wordings=True))


def shown(book: Book, lang: str, only: Sector | None = None) -> Iterator[str]:
    """Each piece; plain words, and what has happened, stand below what they are about."""
    for piece in pieces(book, lang, only):
        yield _shown(book, piece)
        pad = "" if piece.number is None else "  " * (piece.level + 1)
        if piece.id in book.platform.wordings:
            yield pad + _plain(book, piece.id, lang)
        if piece.number is not None:
            yield from (pad + _happened(book, lang, one) for one in told(book, lang, piece.id))


def _happened(book: Book, lang: str, of: Told) -> str:
    """What has happened, marked as ours, with a link to where one reads of it."""
    t, source = book.words(lang), of.source
    original = of.said.original_lang if of.said.original_lang != lang else ""
    words = _in_language(escaped(of.said.text), of.said.lang if of.said.state == "missing" else "")
    title = _in_language(escaped(source.title), original)
    publisher = _in_language(escaped(source.publisher), original)
    first = f"*{escaped(t.plain('happened.unadopted'))}:* {escaped(of.facts)}: {words}"
    link = f"{escaped(t.plain('happened.source'))} [{title}](<{of.way}>), {publisher}."
    return " ".join((first, *map(escaped, of.about), link, *map(escaped, of.case)))


def _plain(book: Book, id_: str, lang: str) -> str:
    """What is said in everyday words, marked as ours, and as outdated where it is."""
    t, said = book.words(lang), book.say(ids.plain(id_), lang)
    words = _in_language(escaped(said.text), said.lang if said.state == "missing" else "")
    old = f" *{escaped(t.plain('summary.outdated'))}*" if book.stale(id_) else ""
    return f"*{escaped(t.plain('plain.unadopted'))}:* {words}{old}"


def _in_language(words: str, lang: str) -> str:
    return f'<span lang="{lang}">{words}</span>' if lang else words


def escaped(text: str) -> str:
    """The text on one line, with every sign that means something to Markdown escaped."""
    line = re.sub(r"[ \n]+", " ", text).strip(" ")
    line = _SIGNS.sub(lambda sign: "\\" + sign[0], line)
    return _FIRST_SIGNS.sub(
        lambda sign: f"\\{sign[0]}" if not sign[0].isdigit() else f"{sign[0]}\\", line
    )


def _dressed(book: Book, piece: Piece) -> str:
    """The words with their links, their emphasis and, in brackets, the way to their footnotes."""
    if piece.of is None or not (placed := marks(piece.of).placed):
        return escaped(piece.said.text)
    if piece.said.text != piece.of.text:  # a translation has other words: what leads on comes after
        return escaped(piece.said.text) + "".join(_alone(book, piece, mark) for mark in placed)
    signs = [_sign(book, piece, *step) for step in steps(piece.said.text, placed)]
    return "".join(signs).strip(" ")


def _alone(book: Book, piece: Piece, mark: Mark) -> str:
    """A mark after the words that it is not in."""
    if isinstance(mark.of, Footnote):
        return _sign(book, piece, "open", "", mark)
    if not isinstance(mark.of, Link):
        return ""  # nobody knows which of the other words are set apart
    opened, closed = (_sign(book, piece, step, "", mark) for step in ("open", "close"))
    words = opened + _inside(mark.of.words) + closed
    return f" ({_in_language(words, piece.said.original_lang)})"


def _sign(book: Book, piece: Piece, step: str, text: str, mark: Mark | None) -> str:
    of = mark.of if mark else None
    if step == "text":
        return _inside(text)
    if isinstance(of, Footnote):
        return f"[\\[{of.id.rpartition('-')[2]}\\]](#{of.id})" if step == "open" else ""
    if isinstance(of, Link):
        address = book.whole_address(of.address, piece.said.original_lang)
        return "[" if step == "open" else f"](<{address}>)"
    return "*"


def _inside(text: str) -> str:
    """A part of a text, escaped, with the space at its ends."""
    return _SIGNS.sub(lambda sign: "\\" + sign[0], re.sub(r"[ \n]+", " ", text))


def _table(piece: Piece, of: Table) -> Iterator[str]:
    """The caption, and a table as GitHub's and most other dialects have it."""
    if piece.title:
        yield f"**{escaped(piece.title.text)}**"
    header, *rows = piece.said.rows(of)
    lines = [header, ["---"] * len(header), *rows]
    yield "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in lines)


def _cell(text: str) -> str:
    return text if text == "---" else escaped(text)


def _shown(book: Book, piece: Piece) -> str:
    words = _in_language(_dressed(book, piece), piece.foreign)
    anchor = f'<a id="{piece.id}"></a>'
    if piece.number is not None:
        address = book.settings.absolute(site_map.numbered(piece.number))
        label = f"{escaped(piece.label)} " if piece.label else ""
        title = f"**{escaped(piece.title.text)}** " if piece.title else ""
        pad = "  " * piece.level
        return f"{pad}- {anchor}[**{piece.number}**]({address}) {label}{title}{words}"
    if isinstance(piece.of, Picture) and (file := book.pictures.get(piece.of.file)):
        address = book.settings.absolute(book.settings.placed(file.path))
        return f"{anchor}![{escaped(piece.said.text)}]({address})"
    if isinstance(piece.of, Table):
        return "\n\n".join((anchor, *_table(piece, piece.of)))
    if piece.level:
        return "#" * min(piece.level + 1, 6) + " " + anchor + words
    before = f"{piece.id.rpartition('-')[2]}\\. " if piece.kind == "footnote" else ""
    return ("> " if piece.kind == "quote" else "") + anchor + before + words
