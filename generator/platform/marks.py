"""What is marked in adopted words, and where: links, emphasis, footnotes.

A mark names the words that it is of, so that an editor sees at once where it belongs, and so that it
can be told when the words are no longer there. Where words stand more than once, the first mark with
them is of the first, and the next of the second.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from generator.platform.model import Block, Footnote, Link
from generator.reading.tree import Steps

Emphasis = str
"""Words that the document itself sets apart."""


@dataclass(frozen=True)
class Mark:
    """A mark, and where in the text it begins and ends; that of a footnote stands at the end of its words."""

    start: int
    stop: int
    of: Link | Footnote | Emphasis
    path: Steps
    """Where its words stand, from the block."""

    @property
    def is_followed(self) -> bool:
        """Whether it leads somewhere, as a link does and the sign of a footnote."""
        return not isinstance(self.of, str)

    def holds(self, other: Mark) -> bool:
        """Whether it is a link with another that leads somewhere among its words."""
        inner = self.start < other.start < self.stop or self.start < other.stop < self.stop
        same = (self.start, self.stop) == (other.start, other.stop)
        return isinstance(self.of, Link) and other.is_followed and (inner or same)

    def crosses(self, other: Mark) -> bool:
        """Whether each has words that the other has not, and both have some."""
        first, second = sorted((self, other), key=_begins)
        return first.start < second.start < first.stop < second.stop


def _begins(mark: Mark) -> tuple[int, int]:
    return mark.start, -mark.stop


@dataclass(frozen=True)
class Marks:
    """What is marked in a text: what has its place, and what has none."""

    placed: tuple[Mark, ...] = ()
    lost: tuple[tuple[str, Steps], ...] = ()
    """The words that do not stand there, or not so often, with the path from the block."""
    crossing: tuple[tuple[Mark, Mark], ...] = ()
    """Marks that begin inside another and end outside it; they have no place either."""
    inside: tuple[tuple[Mark, Mark], ...] = ()
    """Links, and signs of footnotes, that would stand inside a link, where nothing else can be followed."""


def marks(block: Block) -> Marks:
    """What is marked in a block."""
    if not (block.links or block.emphasis or block.notes):
        return Marks()
    found: list[Mark] = []
    lost, crossing, inside = [], [], []
    turns: Counter[tuple[str, str]] = Counter()
    for kind, words, of, path in _marked(block):
        turns[kind, words] += 1
        at = spot(block.text, words, turns[kind, words])
        if at is None:
            lost.append((words, path))
            continue
        mark = Mark(at[1] if kind == "note" else at[0], at[1], of, path)
        across = next((other for other in found if mark.crosses(other)), None)
        around = next((of for of in found if of.holds(mark) or mark.holds(of)), None)
        if across:
            crossing.append((mark, across))
        elif around:
            inside.append((mark, around))
        else:
            found.append(mark)
    return Marks(tuple(sorted(found, key=_begins)), tuple(lost), tuple(crossing), tuple(inside))


def _marked(block: Block) -> Iterator[tuple[str, str, Link | Footnote | Emphasis, Steps]]:
    """Each mark: its kind, its words, itself, and the path of its words."""
    for n, link in enumerate(block.links):
        yield "link", link.words, link, ("links", n, "words")
    for n, words in enumerate(block.emphasis):
        yield "emphasis", words, words, ("emphasis", n)
    for n, note in enumerate(block.notes):
        yield "note", note.words, note, ("notes", n, "words")


def spot(text: str, words: str, turn: int) -> tuple[int, int] | None:
    """Where some words stand in a text, the first time or a later one, however white space is written.

    Whole words are meant; only where there are none, a part of a word, as in scripts without spaces.
    """
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = list(re.finditer(rf"(?<!\w){pattern}(?!\w)", text)) or re.finditer(pattern, text)
    return next((match.span() for match in islice(found, turn - 1, None)), None)


def _opens(mark: Mark) -> tuple[int, bool, int]:
    """The order in which marks are opened: where a footnote stands, it comes before what begins there."""
    return mark.start, mark.start != mark.stop, -mark.stop


Step = tuple[Literal["text", "open", "close"], str, Mark | None]
"""Some of the text, or where a mark begins or ends; a footnote begins and ends where it stands."""


def steps(text: str, placed: Iterable[Mark]) -> Iterator[Step]:
    """The text from its beginning to its end, with each mark opened and closed in its place."""
    open_: list[Mark] = []
    at = 0
    for mark in sorted(placed, key=_opens):
        while open_ and open_[-1].stop <= mark.start:
            last = open_.pop()
            yield "text", text[at : last.stop], None
            at = last.stop
            yield "close", "", last
        yield "text", text[at : mark.start], None
        at = mark.start
        yield "open", "", mark
        open_.append(mark)
    while open_:
        last = open_.pop()
        yield "text", text[at : last.stop], None
        at = last.stop
        yield "close", "", last
    yield "text", text[at:], None
