"""Tabs in the layout: told once, and read as the spaces that should stand there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from generator.problems import Place, Problem
from generator.reading.characters import all_seen
from generator.reading.levels import Tree
from generator.reading.manuscript import Grammar, Manuscript

MOST_NAMED = 6
"""Lines that the message says the indentation of; more are mended like these."""

MOST_GUESSED = 12
"""Lines with tabs whose place is worked out one by one; where there are more, an editor wrote them."""

_WINDOW = 400
"""Lines above that tell how far in a line belongs; a section is shorter, nearly always."""


def without_tabs(lines: list[str], grammar: Callable[[], Grammar]) -> list[str]:
    """The lines with spaces where they are indented with tabs, as far in as they seem to belong."""
    if all_seen(lines):
        return lines
    if are_many(lines):
        return list(map(_two_for_each, lines))
    made: list[str] = []
    for line in lines:
        indent = line[: len(line) - len(line.lstrip(" \t"))]
        if "\t" in indent:
            text = line.strip()
            made.append(" " * _belongs(made[-_WINDOW:], text, grammar()) + text if text else "")
        else:
            made.append(line)
    return made


def are_many(lines: list[str]) -> bool:
    """Whether so much is indented with tabs that whoever wrote it meant a level by each."""
    return sum("\t" in _indent(line) for line in lines) > MOST_GUESSED


def only_before_words(lines: Iterable[str]) -> bool:
    """Whether every tab stands before the first word of its line, where it says how far in that is."""
    return not any("\t" in line.lstrip(" \t") for line in lines)


def _two_for_each(line: str) -> str:
    """A line with two spaces for each tab before its text: where all are tabs, each is a level."""
    indent = _indent(line)
    return indent.replace("\t", "  ") + line[len(indent) :]


def _belongs(above: list[str], text: str, grammar: Grammar) -> int:
    """How far in a line belongs, by the lines above it."""
    manuscript = Manuscript(above, grammar)
    if not manuscript.keyed:
        return 0
    nearest = list(manuscript.keyed.values())[-1]
    key = re.match(r"((?:- +)?)([\w-]+) *:( |$)", text)
    if key and (level := Tree(manuscript).level(key[2], dashed=bool(key[1]), after=nearest)):
        return level.column
    if text.startswith("- "):
        dashes = [line.dash for line in manuscript.keyed.values() if line.dash is not None]
        return dashes[-1] if nearest.value and dashes else nearest.column + 2
    if not key or not (nearest.value or nearest.dash is not None):
        return nearest.column + 2
    return nearest.column


def told(lines: list[str], mended: list[str], name: str) -> Iterator[Problem]:
    """One problem for all tabs: they are one mistake, and one search and replace mends them."""
    places = [(n, line.index("\t") + 1) for n, line in enumerate(lines, 1) if "\t" in line]
    if not places:
        return
    number, column = places[0]
    more, more_en = len(places) - 1, ""
    also = ""
    if more:
        also = f" (og på {more} {'linje' if more == 1 else 'linjer'} til)"
        more_en = f" (and on {more} more {'line' if more == 1 else 'lines'})"
    spaces = [(n, len(mended[n - 1]) - len(mended[n - 1].lstrip())) for n, _ in places]
    spaces = [(n, far) for n, far in spaces if "\t" in _indent(lines[n - 1])][:MOST_NAMED]
    if len(spaces) == MOST_NAMED and more >= MOST_GUESSED:
        mend = (
            "Innrykk i YAML er alltid mellomrom, to for hvert nivå. Søk etter tabulator i hele filen, og "
            "erstatt hver av dem med to mellomrom, eller kjør «plattform fmt»."
        )
        mend_en = (
            "Indentation in YAML is always spaces, two for each level. Search for tabs in the whole file, "
            "and replace each with two spaces, or run “plattform fmt”."
        )
    elif not spaces or spaces[0][0] != number:
        mend, mend_en = "Bytt den ut med et vanlig mellomrom.", "Replace it with a plain space."
    else:
        rest = "".join(f", linje {n} med {far}" for n, far in spaces[1:])
        rest_en = "".join(f", line {n} with {far}" for n, far in spaces[1:])
        mend = (
            "Bytt den ut med mellomrom: innrykk i YAML er alltid mellomrom, to for hvert nivå. "
            f"Denne linjen skal begynne med {spaces[0][1]} mellomrom{rest}."
        )
        mend_en = (
            f"Replace it with spaces, two for each level. This line should begin with "
            f"{spaces[0][1]} spaces{rest_en}."
        )
    yield Problem(
        Place(name, number, column),
        "tab",
        f"Her står en tabulator{also}. {mend}",
        f"There is a tab here{more_en}. {mend_en}",
    )


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]
