"""Reads a file: its tree, and every problem in its layout, each with what to write instead.

A file in order is read once, straight through. One in which anything is amiss is read again and
again, each time with one mistake less, so that all mistakes come at once and each is told once.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby, islice
from pathlib import Path

import yaml

from generator.problems import Place, Problem
from generator.reading import levels, mending, tabs
from generator.reading.builder import Builder, Built, RefusedError
from generator.reading.characters import clean, read_text
from generator.reading.manuscript import Grammar, Manuscript, Mend
from generator.reading.misread import MISREAD, may_be_bullets

MOST_MISTAKES = 40
"""In the layout of one file; whoever has made more has put another file here."""

MOST_READ = 4 * 1024 * 1024
"""Characters that are read again to find the mistakes of one file, or so many times the file."""

MOST_TIMES = 8
"""How often a larger file is read again."""

Amiss = Callable[[Built], int]
"""Counts what is wrong with what was built."""


def read(path: Path, name: str | None = None) -> tuple[Built | None, list[Problem]]:
    """Read one YAML file, whatever keys it has; ``name`` is what it is called in problems."""
    name = name or str(path)
    text, problems = read_text(path, name)
    if text is None:
        return None, problems
    built, found = parse(text.split("\n"), name)
    return built, [*problems, *found]


def parse(
    lines: list[str],
    name: str,
    grammar: Callable[[], Grammar] = Grammar,
    amiss: Amiss = lambda _: 0,
) -> tuple[Built | None, list[Problem]]:
    """What the lines of a file hold, or None where nothing can be built; and every problem found.

    ``grammar`` tells which keys stand where in it, and is asked only where something is amiss.
    Where a mistake can be mended, the tree is that of the mended file, so that what else is wrong
    can be said at once. Never raises for bad content.
    """
    lines, problems = clean(lines, name)
    mended = tabs.without_tabs(lines, grammar)
    problems += tabs.told(lines, mended, name)
    built = _in_order(mended, name, amiss)
    if built or tabs.are_many(lines):
        return (
            built,
            problems,
        )  # where all is indented with tabs, what else is wrong follows from that
    reading = _Mending(name, grammar(), amiss)
    built = reading.read(mended)
    return built, _one_a_line(problems, reading.problems)


def _in_order(lines: list[str], name: str, amiss: Amiss) -> Built | None:
    """What the lines hold, where nothing in them needs a second look."""
    try:
        built = Builder(lines, name).build()
    except yaml.YAMLError:
        return None
    if built.problems or built.doubtful or may_be_bullets(lines) or amiss(built):
        return None
    return built


def _one_a_line(problems: list[Problem], in_layout: list[Problem]) -> list[Problem]:
    """A tab or a hard space also upsets the layout of its line: that is said once."""
    upset = {p.place.line for p in problems if p.rule in ("tab", "hidden-characters")}
    told: set[int] = set()
    rest = []
    for problem in in_layout:
        if problem.place.line not in upset and problem.place.line not in told:
            rest.append(problem)
        told.add(problem.place.line)
    return [*problems, *rest]


class _Mending:
    """Reads lines again and again, each time with one mistake less."""

    def __init__(self, name: str, grammar: Grammar, amiss: Amiss) -> None:
        self._name = name
        self._grammar = grammar
        self._amiss = amiss
        self.problems: list[Problem] = []
        self._left = 0
        """Characters that may still be read again."""

    def read(self, lines: list[str]) -> Built | None:
        """The tree, or None where there is none to rely on; ``problems`` says what is wrong."""
        unsure = False
        self._left = max(MOST_READ, MOST_TIMES * _size(lines))
        lines = self._as_meant(lines)
        for _ in range(MOST_MISTAKES):
            builder = Builder(lines, self._name)
            try:
                built = builder.build()
            except yaml.MarkedYAMLError as error:
                mended = self._mend(error, lines)
            except yaml.YAMLError as error:
                self.problems.append(_unreadable(error, self._name))
                return None
            else:
                mended = self._on_its_level(lines, self._amiss(built))
                if mended is None:
                    self.problems += built.problems
                    return None if unsure and self._amiss(built) else built
            if mended is None:
                self.problems += builder.problems
                return None
            lines, unsure = mended.lines, unsure or mended.unsure
        return None

    def _mend(self, error: yaml.MarkedYAMLError, lines: list[str]) -> Mend | None:
        """The mistake, when it can be mended; it is told in any case."""
        refused = error if isinstance(error, RefusedError) else None
        mend = None
        if not (refused and refused.final) and self._left > 0:
            mend = mending.mend(error, lines, self._grammar, self._reach)
        if mend:
            self.problems.append(mend.problem(self._name))
        else:
            self.problems.append(refused.said if refused else mending.complaint(error, self._name))
        return mend

    def _as_meant(self, lines: list[str]) -> list[str]:
        """The lines without the mistakes that they give away by themselves; each is told."""
        manuscript = Manuscript(lines, self._grammar)
        for misread in MISREAD:
            while len(self.problems) < MOST_MISTAKES and (mend := next(misread(manuscript), None)):
                self.problems.append(mend.problem(self._name))
                manuscript = Manuscript(mend.lines, self._grammar)
        return manuscript.lines

    def _on_its_level(self, lines: list[str], amiss: int) -> Mend | None:
        """The key that stands at a wrong level, where less is amiss once it is moved."""
        if not amiss or self._left <= 0:
            return None
        manuscript = Manuscript(lines, self._grammar)
        misplaced = list(
            islice(levels.misplaced(manuscript, manuscript.keyed, surely=True), MOST_MISTAKES)
        )
        for _, tries in groupby(misplaced, key=lambda one: one.line):
            left, best = min(
                ((self._reach(one.lines), one) for one in tries),
                key=lambda tried: (-tried[0][0], tried[0][1]),
            )
            if left[0] == mending.END and left[1] < amiss:
                self.problems.append(best.problem(self._name))
                return best
        return None

    def _reach(self, lines: list[str]) -> tuple[int, int]:
        """How far reading gets, and how much is amiss in what was read; nowhere, once enough is read."""
        if self._left <= 0:
            return 0, 0
        self._left -= _size(lines)
        try:
            built = Builder(lines, self._name).build()
        except yaml.MarkedYAMLError as error:
            return mending.line_of(error), 0
        except yaml.YAMLError:
            return 0, 0
        return mending.END, self._amiss(built) + len(built.problems)


def _size(lines: list[str]) -> int:
    return sum(map(len, lines))


def _unreadable(error: yaml.YAMLError, name: str) -> Problem:
    said = str(error).split("\n", 1)[0]
    return Problem(
        Place(name),
        "yaml",
        f"Filen kan ikke leses som YAML ({said}).",
        f"The file cannot be read as YAML ({said}).",
    )
