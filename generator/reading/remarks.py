"""What the parser passes over, and an editor has written: remarks and blank lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from generator.reading import mending


@dataclass(frozen=True)
class Remark:
    """A remark, or a blank line where ``text`` is empty."""

    line: int
    column: int
    text: str
    alone: bool = True


def remarks(text: str) -> list[Remark]:
    """Every remark and blank line outside the texts, in the order of the file."""
    lines = text.split("\n")
    bare = list(lines)
    inside: set[int] = set()
    for token in yaml.scan(text, Loader=mending.Loader):
        if isinstance(token, yaml.ScalarToken):
            start, end = _span(token, lines)
            inside |= set(range(start[0] + 1, end[0] + 1))
            for n in range(start[0], end[0] + 1):
                first = start[1] if n == start[0] else 0
                last = end[1] if n == end[0] else len(lines[n])
                bare[n] = bare[n][:first] + "x" * (last - first) + bare[n][last:]
    found = []
    for number, line in enumerate(bare):
        sign = re.search(r"(?:^|(?<=\s))#", line)
        if sign:
            at = sign.start()
            alone = not line[:at].strip()
            found.append(Remark(number + 1, at + 1, lines[number][at:].rstrip(), alone))
        elif not line.strip() and number not in inside:
            found.append(Remark(number + 1, 1, ""))
    return found


def _span(token: Any, lines: list[str]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a text begins and ends, without the header of a block and the blank lines after it."""
    start = token.start_mark.line, token.start_mark.column
    end = token.end_mark.line, token.end_mark.column
    if token.style not in ("|", ">"):
        return start, end
    last = end[0] if end[1] else end[0] - 1
    while last > start[0] and not lines[last].strip():
        last -= 1
    if last == start[0]:  # a block without a line
        return start, (start[0], start[1] + 1)
    return (start[0] + 1, 0), (last, len(lines[last]))
