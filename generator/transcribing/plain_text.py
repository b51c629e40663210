"""Plain text, as somebody has typed it or as it was taken out of a PDF: nothing in it says what it is.

A blank line, a mark or a number, an indentation, and a line that ends before it is full are all there is to
go by. What is a heading and how deep it stands is a guess, and says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from generator.platform.extraction import LIST_MARKS
from generator.platform.model import is_half
from generator.transcribing.outline import (
    Block,
    Cleaner,
    Doubt,
    Heading,
    Labelled,
    Outline,
    Point,
    Prose,
    Said,
    first_under,
    labelled,
)

_DASHES = frozenset("*-–—")
"""Marks before points that may begin a line of prose too."""

_ENDED = re.compile(r"[.!?…:;,]['»”\")\]]*$")
"""How a line ends that is no heading."""

LONGEST_HEADING = 80
"""Characters."""

MOST_LINES_OF_HEADING = 3

_PAGE = re.compile(r"\d{1,4}")


@dataclass(frozen=True)
class _Line:
    """A line: how far in it stands, its words, and what comes before them."""

    indent: int
    text: str
    mark: str = ""
    label: Labelled | None = None
    after_blank: bool = True


def read(text: str) -> Outline:
    """Plain text as an outline; the text itself is kept, but for characters that nobody sees."""
    cleaner = Cleaner()
    kept = cleaner.clean(text.replace("\r\n", "\n").replace("\r", "\n"))
    blocks = list(_blocks(list(_Grouping(list(_lines(kept))).groups())))
    return Outline(tuple(_levelled(blocks)), text=kept, changed=cleaner.changed)


def _lines(text: str) -> Iterator[_Line]:
    """Every line that says something, with its mark where it begins a point."""
    blank, before = True, _Line(0, "")
    for raw in text.split("\n"):
        words = " ".join(raw.split())
        if not words:
            blank = True
            continue
        indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
        line = _Line(indent, words, label=labelled(words), after_blank=blank)
        first, _, rest = words.partition(" ")
        starts = blank or before.mark in _DASHES - {""} or before.text.endswith(":")
        if first in LIST_MARKS and rest and (first not in _DASHES or starts):
            line = replace(line, text=rest, mark=first, label=labelled(rest))
        yield line
        before = replace(line, mark=line.mark or (before.mark if not blank else ""))
        blank = False


class _Grouping:
    """Puts the lines that belong together into groups."""

    def __init__(self, lines: list[_Line]) -> None:
        self._lines = lines
        lengths = sorted(len(line.text) for line in lines)
        self._width = lengths[len(lengths) * 9 // 10] if lengths else 0
        """How long a full line is: that which nine of ten are not longer than."""

    def groups(self) -> Iterator[list[_Line]]:
        """The groups: each up to a blank line, a mark, or a line that ends before it is full."""
        group: list[_Line] = []
        last: Labelled | None = None
        for n, line in enumerate(self._lines):
            numbered = self._counts(n, last, group)
            if group and (line.mark or numbered or self._apart(line, group)):
                yield group
                group = []
            last = line.label if numbered else last
            group.append(line if numbered else replace(line, label=None))
        if group:
            yield group

    def _counts(self, n: int, last: Labelled | None, group: list[_Line]) -> bool:
        """Whether the number that a line begins with is one of a row, and begins something new."""
        line = self._lines[n]
        begins = line.mark or not group or self._apart(line, group) or _done(group)
        if line.label is None or not begins:
            return False
        above = self._lines[n - 1].text if n else ""
        if (last and line.label.follows(last)) or first_under(line.label, above):
            return True
        return any(
            of.label and of.label.follows(line.label) for of in self._lines[n + 1 : n + _FAR]
        )

    def _apart(self, line: _Line, group: list[_Line]) -> bool:
        """Whether a line begins something new after those above it."""
        above = group[-1].text
        if line.after_blank:
            return bool(not is_half(line.text) or _ENDED.search(above) or _is_short(group))
        room = self._width - len(above) - 1 - len(line.text.partition(" ")[0])
        if room < 0 or is_half(line.text):
            return False
        if group[0].mark or group[0].label:
            return bool(re.search(r"[.!?:]$", above)) and room > self._width // 4
        return above.endswith(":") or (_is_short(group) and not _ENDED.search(above))


_FAR = 60
"""Lines that are looked through for the next number of a row."""


def _done(group: list[_Line]) -> bool:
    return bool(_ENDED.search(group[-1].text) or group[0].label)


def _is_short(group: list[_Line]) -> bool:
    words = sum(len(line.text) + 1 for line in group)
    return len(group) <= MOST_LINES_OF_HEADING and words <= LONGEST_HEADING and not group[0].mark


def _blocks(groups: list[list[_Line]]) -> Iterator[Block]:
    depths = _Depths()
    for n, group in enumerate(groups):
        first = group[0]
        text = " ".join(line.text for line in group)
        doubts = tuple(_split_words(group))
        after = groups[n + 1] if n + 1 < len(groups) else None
        if _is_heading(group, text, after):
            depths.clear()
            yield Heading(_level(text), Said(text, doubts=(*doubts, Doubt("heading", text))))
        elif first.mark or first.label:
            label = first.label.label if first.label else ""
            words = text[first.label.rest :] if first.label else text
            yield Point(depths.of(first), Said(words, doubts=doubts), label)
        else:
            depths.clear()
            page = (Doubt("page", text),) if _PAGE.fullmatch(text) else ()
            yield Prose(Said(text, doubts=(*doubts, *page)))


def _split_words(group: list[_Line]) -> Iterator[Doubt]:
    for above, below in pairwise(group):
        first = below.text.split()[0]
        if re.search(r"\w-$", above.text) and first not in _AND:
            yield Doubt("split", f"{above.text.split()[-1]} {first}")


_AND = frozenset({"og", "eller", "samt", "and", "or", "und", "oder", "och"})
"""Before these a word is cut short: «bedrifts- og næringsetablering»."""


def _is_heading(group: list[_Line], text: str, after: list[_Line] | None) -> bool:
    if group[0].mark or after is None or not _is_short(group) or _ENDED.search(text):
        return False
    if _PAGE.fullmatch(text) or is_half(text):
        return False
    return not group[0].label or not (after[0].label and group[0].label.kind != "dotted")


_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.:)]?\s")


def _level(text: str) -> int:
    """How deep a heading stands, by its number where it has one; else it is of the second level."""
    found = _NUMBER.match(text)
    return found[1].count(".") + 1 if found else 2


def _levelled(blocks: list[Block]) -> Iterator[Block]:
    """The blocks with each heading that another follows at once a level above that."""
    for block, after in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Heading) and not _NUMBER.match(block.said.text):
            highest = isinstance(after, Heading) or block.said.text.isupper()
            yield Heading(1, block.said) if highest else block
        elif block is not None:
            yield block


class _Depths:
    """How deep the points of a list stand, by how far in they are and what they begin with."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def clear(self) -> None:
        """The list has ended."""
        self._open = []

    def of(self, line: _Line) -> int:
        """The depth of a point."""
        kind = line.label.kind if line.label else line.mark
        while self._open and (line.indent, kind) != self._open[-1] and self._stands_out(line, kind):
            self._open.pop()
        if not self._open or (line.indent, kind) != self._open[-1]:
            self._open.append((line.indent, kind))
        return len(self._open)

    def _stands_out(self, line: _Line, kind: str) -> bool:
        """Whether a point stands further out than the last, or belongs to a list that is open above it."""
        return line.indent < self._open[-1][0] or (line.indent, kind) in self._open
