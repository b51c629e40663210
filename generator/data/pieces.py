"""The adopted text piece by piece, in order and in one language, for the formats that are read.

Where a text is not translated, the original's words stand in its place, and are said to be so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import ids
from generator.book.book import Book, Said
from generator.data.happened import foreword
from generator.platform.model import Block, Commitment, Sector, within


@dataclass(frozen=True)
class Piece:
    """A title, a tagline or a block: what it is, its id, and its words."""

    kind: str
    id: str
    said: Said
    number: int | None = None
    label: str = ""
    """The number that it has in the document itself."""
    title: Said | None = None
    level: int = 0
    """Of a title, 1 for a sector; of a commitment, how many others it stands inside."""
    of: Block | None = None
    """The block itself, where it is one."""

    @property
    def foreign(self) -> str:
        """The language of the words, where it is not the language of the whole."""
        return self.said.lang if self.said.state == "missing" else ""


def pieces(book: Book, lang: str, only: Sector | None = None) -> Iterator[Piece]:
    """Every piece, in the order of the document; of one sector, where it is given."""
    for sector in (only,) if only else book.platform.sectors:
        levels = sector.levels
        for part in sector.parts:
            kind = "sector" if part is sector else "section"
            yield Piece(kind, part.id, book.say(part.id, lang), level=levels[part.id])
            if part is sector and sector.tagline:
                id_ = ids.tagline(sector.id)
                yield Piece("tagline", id_, book.say(id_, lang))
            around = within(part)
            for block in part.blocks:
                yield _of_block(book, lang, block, len(around.get(block.id, ())))
                for note in block.notes:
                    yield Piece(note.kind, note.id, book.say(note.id, lang))


def _of_block(book: Book, lang: str, block: Block, depth: int) -> Piece:
    """A block with what stands beside its words; ``depth`` is how many commitments it stands inside."""
    said = book.say(block.id, lang)
    beside = [id_ for id_, _ in block.extras if ids.UnitId.of(id_).part in ("title", "caption")]
    title = book.say(beside[0], lang) if beside else None
    if isinstance(block, Commitment):
        label = block.label or ""
        return Piece(block.kind, block.id, said, block.number, label, title, depth, block)
    return Piece(block.kind, block.id, said, title=title, of=block)


def preface(
    book: Book,
    lang: str,
    *,
    only: Sector | None = None,
    summaries: bool = False,
    wordings: bool = False,
) -> list[str]:
    """What a reader must know first: who adopted it and when, what is adopted, what one may do.

    ``only`` is the sector that the file holds, where it holds one; ``summaries`` and ``wordings`` say what
    of ours stands in it, where there is any. Whether anything has happened since is said of all files.
    """
    t, of = book.words(lang), book.platform
    who = book.say(ids.ADOPTED_BY, lang).text if of.adopted_by else ""
    when = of.adopted_on
    if who and when:
        adopted = t.plain("home.adopted", who=who, when=t.date(when))
    elif who:
        adopted = t.plain("home.adopted_by", who=who)
    else:
        adopted = t.plain("home.adopted_on", when=t.date(when)) if when else ""
    licence = book.settings.licence
    return [
        adopted or t.plain("home.not_said"),
        t.plain(_what(book, summaries=summaries, wordings=wordings and bool(of.wordings)))
        if lang in of.adopted_in
        else t.plain("translation.unofficial", checked=t.plain(book.checked(lang))),
        foreword(book, lang, only),
        t.plain("about.licence", licence=licence) if licence else t.plain("about.licence_unclear"),
    ]


def _what(book: Book, *, summaries: bool, wordings: bool) -> str:
    """What is ours; and, where the comparison has shown it, that the rest is word for word."""
    ours = {
        (False, False): "",
        (True, False): "summaries",
        (False, True): "wordings",
        (True, True): "both",
    }[summaries, wordings]
    if book.fidelity is None:
        return f"document.text_and_{ours}" if ours else "document.only_text"
    return f"document.with_{ours}" if ours else "document.only_adopted"
