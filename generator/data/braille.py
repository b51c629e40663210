"""``/dokumenter/punktskrift/``: each sector in uncontracted Norwegian braille, for paper and note takers.

A file in BRF, the North American code that embossers and note takers read, and one in Unicode
braille, which says itself what it is: pages of 27 lines of 32 cells, contents first, the number of the
page last on it. Only what was adopted stands in them, in the languages that are written by these rules, and,
indented below a commitment and said to be ours, what has happened to it since.
Who reads on a display has a program that writes braille of the pages themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.book import data_files, site_map
from generator.book.book import Book
from generator.data.happened import sentence, told
from generator.data.pieces import Piece, pieces, preface
from generator.platform.model import Sector, Table
from generator.wording.braille import BLANK, as_brf, cells

WIDE, HIGH = 32, 27
"""Cells of a line, and lines of a page, the last of which holds the number of the page."""

ROOM_FOR_NUMBER = 5
"""Cells at the end of a line of the contents: a blank, the number sign and three digits."""

Pages = list[list[str]]


@dataclass(frozen=True)
class Block:
    """Lines that stand together, and how."""

    lines: tuple[str, ...]
    id: str = ""
    """What the contents call it by, where they do."""
    before: int = 0
    """How many lines are left empty above it."""
    keeps: bool = False
    """Whether it is nothing without what comes below."""


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield both files of each sector, in each language that has them."""
    for of in data_files.in_braille(book):
        for sector, path in of.files:
            yield from _files(path, _pages(_Writer(book, of.lang, sector)))
        for id_ in book.left_behind.pages if book.left_behind else ():
            path = data_files.named(site_map.braille(id_), book, of.lang)
            blocks = _gone(book, of.lang, id_)
            yield from _files(path, [*_numbered(_laid_out(blocks, {}))])


def _files(path: str, pages: Pages) -> Iterator[tuple[str, bytes]]:
    yield path, as_brf(_written(pages, "\r\n")).encode("ascii")
    yield site_map.unicode_braille(path), _written(pages, "\n").encode()


def _gone(book: Book, lang: str, id_: str) -> Iterator[Block]:
    """What is left at the address of a sector that has gone: what it was called, and where one reads on."""
    address = book.settings.absolute(book.at(site_map.page_of(id_), lang))
    yield Block(centred(book.say("platform", lang).text))
    yield Block(centred(book.say(id_, lang).name), before=1)
    yield Block(wrapped(book.words(lang).plain("braille.gone"), 2), before=1)
    yield Block(wrapped(address))


def _written(pages: Pages, end: str) -> str:
    """The pages, each begun on a new sheet, with nothing after the last cell of a line."""
    return "\f".join("".join(line.rstrip(BLANK) + end for line in page) for page in pages)


class _Writer:
    """A sector in a language, block by block."""

    def __init__(self, book: Book, lang: str, sector: Sector) -> None:
        self.book, self.lang, self.sector = book, lang, sector
        self.t = book.words(lang)
        self.titles = [
            (part.id, book.say(part.id, lang).name) for part in sector.parts if part is not sector
        ]

    def blocks(self, page_of: dict[str, int]) -> Iterator[Block]:
        """All of it; ``page_of`` says on which page each part begins."""
        said = preface(self.book, self.lang, only=self.sector)
        yield Block(centred(self.book.say("platform", self.lang).text))
        yield Block(centred(self.book.say(self.sector.id, self.lang).text), before=1)
        for n, line in enumerate((*said, self.t.plain("braille.made"))):
            yield Block(wrapped(line, 2), before=0 if n else 1)
        if self.titles:
            yield Block(centred(self.t.plain("document.contents")), before=1, keeps=True)
        for id_, title in self.titles:
            yield Block(entry(title, page_of.get(id_, 0)))
        for piece in pieces(self.book, self.lang, self.sector):
            yield from self._piece(piece)

    def _piece(self, piece: Piece) -> Iterator[Block]:
        if piece.kind == "picture":
            shows = f"{self.t.plain('picture.shows')} {piece.said.text}"
            yield Block(wrapped(shows, 2), piece.id)
            return
        if isinstance(piece.of, Table):
            yield from self._table(piece, piece.of)
            return
        if piece.kind == "footnote":
            name = self.t.plain("unit.footnote", number=piece.id.rpartition("-")[2])
            yield Block(wrapped(f"{name}: {piece.said.text}", 2, 2), piece.id)
            return
        own = (piece.label, piece.title.text if piece.title else "", piece.said.text)
        text = " ".join(part for part in own if part)
        if piece.kind in ("sector", "section"):
            yield Block(centred(text), piece.id, before=1, keeps=True)
        elif piece.number is not None:
            name = self.t.plain("commitment.name", number=str(piece.number))
            yield Block(wrapped(name), piece.id, keeps=True)
            yield Block(wrapped(text, 2, 2))
            for one in told(self.book, self.lang, piece.id):
                yield Block(wrapped(sentence(self.book, self.lang, one), 4, 4))
        else:
            before = 1 if piece.kind in ("lead_in", "quote") else 0
            yield Block(wrapped(text, 2), piece.id, before, keeps=piece.kind == "lead_in")

    def _table(self, piece: Piece, of: Table) -> Iterator[Block]:
        """The caption, and each row by itself, every cell after what its column is called."""
        header, *rows = piece.said.rows(of)
        if piece.title:
            yield Block(wrapped(piece.title.text, 2), piece.id, before=1, keeps=True)
        for row in rows:
            named = (f"{name}: {cell}" for name, cell in zip(header, row, strict=False) if cell)
            yield Block(wrapped("; ".join(named), 2, 2), piece.id)


def centred(text: str) -> tuple[str, ...]:
    """A heading in the middle of its lines, three cells from each edge at least."""
    return tuple(
        BLANK * ((WIDE - len(line)) // 2) + line
        for line in _broken(cells(text), WIDE - 6, WIDE - 6)
    )


def wrapped(text: str, first: int = 0, rest: int = 0) -> tuple[str, ...]:
    """A text as lines, the first and the others so many cells from the edge."""
    lines = _broken(cells(text), WIDE - first, WIDE - rest)
    return tuple(BLANK * (rest if n else first) + line for n, line in enumerate(lines))


def entry(title: str, page: int) -> tuple[str, ...]:
    """A line of the contents, with the number of the page at the right edge."""
    *over, last = _broken(cells(title), WIDE - ROOM_FOR_NUMBER, WIDE - ROOM_FOR_NUMBER - 2)
    lines = [BLANK * (2 if n else 0) + line for n, line in enumerate((*over, last))]
    number = cells(str(page))
    lines[-1] += BLANK * (WIDE - len(lines[-1]) - len(number)) + number
    return tuple(lines)


def _broken(written: str, first: int, rest: int) -> Iterator[str]:
    """Lines of whole words; one that no line has room for is parted after a hyphen, or where it must."""
    line, room = "", first
    for word in written.split(BLANK):
        left = word
        if line and len(line) + 1 + len(left) <= room:
            line += BLANK + left
            continue
        if line:
            yield line
            room = rest
        while len(left) > room:
            at = left.rfind(HYPHEN, 0, room) + 1
            yield left[:at] if at else left[: room - 1] + HYPHEN
            left = left[at or room - 1 :]
            room = rest
        line = left
    yield line


HYPHEN = cells("-")


def _pages(writer: _Writer) -> Pages:
    """The pages, laid out twice: the contents take as much room whatever numbers stand in them."""
    page_of: dict[str, int] = {}
    _laid_out(writer.blocks({}), page_of)
    return [*_numbered(_laid_out(writer.blocks(page_of), {}))]


def _laid_out(blocks: Iterable[Block], page_of: dict[str, int]) -> Pages:
    """Blocks on pages; one that keeps with the next goes over with it. Fills ``page_of``."""
    pages: Pages = [[]]
    kept: list[Block] = []
    for block in blocks:
        kept.append(block)
        if not block.keeps:
            _put(pages, kept, page_of)
            kept = []
    _put(pages, kept, page_of)
    return pages


def _put(pages: Pages, blocks: list[Block], page_of: dict[str, int]) -> None:
    """Put blocks that stand together on the page, or on the next where it has not the room."""
    needed = sum(of.before + len(of.lines) for of in blocks[:-1])
    needed += sum(of.before + min(len(of.lines), 2) for of in blocks[-1:])
    if pages[-1] and len(pages[-1]) + needed > HIGH - 1:
        pages.append([])
    for block in blocks:
        pages[-1] += [""] * (block.before if pages[-1] else 0)
        for n, line in enumerate(block.lines):
            if len(pages[-1]) >= HIGH - 1:
                pages.append([])
            pages[-1].append(line)
            if not n and block.id:
                page_of[block.id] = len(pages)


def _numbered(pages: Pages) -> Iterator[list[str]]:
    for n, page in enumerate(pages, 1):
        number = cells(str(n))
        empty = [""] * (HIGH - 1 - len(page))
        yield [*page, *empty, BLANK * (WIDE - len(number)) + number]
