"""The lines of a file as an editor sees them: how far in, which key, what is written after it.

It knows nothing of what YAML makes of them, so it can be used where YAML has given up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.problems import Place, Problem
from generator.reading.yaml_text import quoted, quoted_lines

HEADER = re.compile(r"[>|][-+1-9]{0,2}( +#.*)?$")

_KEYED = re.compile(r"( *)((?:- +)*)([\w-]+) *:( +|(?=\S)|$)(.*)")


@dataclass(frozen=True)
class KeyLine:
    """A line that has a key: ``- text: Vi vil``."""

    number: int
    dash: int | None
    column: int
    key: str
    value_at: int
    value: str

    @property
    def opens_block(self) -> bool:
        """Whether the text stands on the lines below, after ``>-``."""
        return self.value[:1] in (">", "|") and bool(HEADER.match(self.value))


@dataclass(frozen=True)
class Mend:
    """A likely mistake: where and what it is, and the lines without it."""

    line: int
    column: int
    nb: str
    en: str
    lines: list[str]
    hides: bool = False
    """Whether the lines below were taken for a part of it, so that more may be wrong there."""
    unsure: bool = False
    """Whether another mistake would look the same."""

    def problem(self, name: str) -> Problem:
        """The mistake as a problem."""
        return Problem(Place(name, self.line + 1, self.column + 1), "yaml", self.nb, self.en)


@dataclass(frozen=True)
class Grammar:
    """The keys that a file may have, and which may stand inside which; ``""`` is the file itself.

    ``named`` are the keys that hold things by their ids, and what each of these may hold; ``lists``
    are those that hold items with dashes.
    """

    keys: frozenset[str] = frozenset()
    inside: Mapping[str, frozenset[str]] = field(default_factory=dict)
    named: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lists: frozenset[str] = frozenset()


class Manuscript:
    """The lines of a file, as the likely mistakes look at them."""

    def __init__(self, lines: list[str], grammar: Grammar) -> None:
        self.lines = lines
        self.grammar = grammar
        self.keys = grammar.keys
        self.keyed = {line.number: line for line in _keyed(lines)}

    def indent(self, number: int) -> int:
        """How far in a line begins."""
        return len(self.lines[number]) - len(self.lines[number].lstrip(" "))

    def blank(self, number: int) -> bool:
        """Whether a line says nothing."""
        text = self.lines[number].strip()
        return not text or text.startswith("#")

    def above(self, number: int) -> Iterator[int]:
        """The lines above that say something, nearest first."""
        return (n for n in range(number - 1, -1, -1) if not self.blank(n))

    def owner(self, number: int) -> KeyLine | None:
        """The keyed line whose text a line goes on with."""
        for n in self.above(number):
            line = self.keyed.get(n)
            if line and line.column < self.indent(number):
                return line
        return None

    def last(self, line: KeyLine) -> int:
        """The last line of a text that goes on below its key."""
        end = line.number
        for n in range(line.number + 1, len(self.lines)):
            if self.lines[n].strip() and self.indent(n) <= line.column:
                break
            if self.lines[n].strip():
                end = n
        return end

    def replaced(self, number: int, text: str) -> list[str]:
        """The lines with another in the place of one."""
        return [*self.lines[:number], text, *self.lines[number + 1 :]]

    def quoted(self, line: KeyLine, value: str | None = None) -> list[str]:
        """The lines with the whole text of one key in quotes."""
        if value is not None:
            return self.replaced(
                line.number, self.lines[line.number][: line.value_at] + quoted(value)
            )
        end = self.last(line)
        part = self.lines[line.number : end + 1]
        head, part[0] = part[0][: line.value_at], part[0][line.value_at :]
        body = quoted_lines(part)
        body[0] = head + body[0]
        return [*self.lines[: line.number], *body, *self.lines[end + 1 :]]


def _keyed(lines: list[str]) -> Iterator[KeyLine]:
    """The lines that have a key, without those that are text after ``>-``."""
    text_below: int | None = None
    for number, line in enumerate(lines):
        if text_below is not None:
            if not line.strip() or len(line) - len(line.lstrip(" ")) > text_below:
                continue
            text_below = None
        match = _KEYED.match(line)
        if not match:
            continue
        dash = len(match[1]) if match[2] else None
        made = KeyLine(number, dash, match.end(2), match[3], match.start(5), match[5].rstrip())
        yield made
        if made.opens_block:
            text_below = made.column
