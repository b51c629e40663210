"""A slip of the hand, at random but the same every time: told in few words, never a traceback."""

from __future__ import annotations

import json
import random
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import yaml

from generator.checks import check
from generator.problems import Problem
from generator.source.load import load
from tests.built import TESTS

SLIPS = 250

SIGNS = "\"':#[]{}*&!%@`|>-?,\\\t\u00a0“”«»~<=\u0007"


def slip(lines: list[str], chance: random.Random) -> list[str]:
    """The lines with one slip: a sign too many, a space too few, a line lost or said twice."""
    n = chance.randrange(1, len(lines) - 1)
    line = lines[n]
    column = chance.randrange(len(line) + 1)
    slips: tuple[list[str], ...] = (
        [" " * chance.randrange(1, 4) + line],
        [line.removeprefix(" ")],
        [line[:column] + line[column + 1 :]],
        [line[:column] + chance.choice(SIGNS) + line[column:]],
        [line, line],
        [],
        [line.replace(": ", ":", 1)],
        [line.replace(":", "", 1)],
    )
    return [*lines[:n], *chance.choice(slips), *lines[n + 1 :]]


def without_the_layout(source: Path) -> list[Problem]:
    """What is told of a city in the old layout, in which one file holds the most; but for that."""
    return [problem for problem in check(load(source)) if problem.rule != "old-layout"]


MOVE = re.compile(r"Flytt linje(?:n| (\d+)–(\d+)) (?:(inn|ut) (\d+)|(\d+) mellomrom (inn|ut))")
"""How a message says that lines should be moved."""


def moved(lines: list[str], problem: Problem) -> list[str]:
    """The lines moved as the message says, and nothing else."""
    said = MOVE.search(problem.nb)
    assert said, problem.nb
    first = int(said[1] or problem.place.line)
    way, far = (said[3] or said[6], int(said[4] or said[5]))
    return [
        line
        if not first <= n <= int(said[2] or first)
        else " " * far + line
        if way == "inn"
        else line[far:]
        for n, line in enumerate(lines, start=1)
    ]


@pytest.mark.parametrize("before", ["kort-7", "kort-6"])
@pytest.mark.parametrize(
    "columns",
    [*((n, n + 2, n + 2) for n in range(6, 16)), (12, 12, 13), (12, 13, 13), (12, 13, 14),
     (12, 15, 15), (12, 16, 16), (11, 14, 14), (13, 14, 14), (10, 12, 14)],
)  # fmt: skip
def test_whoever_moves_lines_as_told_ends_with_a_sentence_in_its_place(
    before: str, columns: tuple[int, int, int], tmp_path: Path
) -> None:
    shutil.copytree(TESTS / "source" / "old", tmp_path / "source")
    path = tmp_path / "source" / "platform.yaml"
    lines = path.read_text("utf-8").split("\n")
    new = ["- sentence: kort-99", "text: De vil gi dem bøker.", "covers: [punkt-5, avsnitt-3]"]
    at = lines.index(f"            - sentence: {before}")
    right = [f"{' ' * n}{line}" for n, line in zip((12, 14, 14), new, strict=True)]
    wrong = [f"{' ' * n}{line}" for n, line in zip(columns, new, strict=True)]
    now = [*lines[:at], *wrong, *lines[at:]]
    for _ in range(3):
        path.write_text("\n".join(now), "utf-8")
        told = [of for of in check(load(tmp_path / "source")) if of.rule in ("yaml", "shape")]
        for problem in told:
            now = moved(now, problem)
        if not told:
            break
    assert now == [*lines[:at], *right, *lines[at:]]


def test_a_slip_gives_one_message_or_seldom_more_and_never_a_traceback(tmp_path: Path) -> None:
    """Without the city's translations, which a slip in an id leaves behind by the dozen."""
    (tmp_path / "source").mkdir()
    for name in ("platform.yaml", "adopted.txt", "adopted-corrections.yaml"):
        shutil.copy(TESTS / "source" / "old" / name, tmp_path / "source")
    path = tmp_path / "source" / "platform.yaml"
    lines = path.read_text("utf-8").split("\n")
    chance = random.Random(285)  # noqa: S311 - the same slips every time
    told = []
    for _ in range(SLIPS):
        slipped = slip(lines, chance)
        path.write_text("\n".join(slipped), "utf-8")
        problems = without_the_layout(tmp_path / "source")
        for problem in problems:
            assert 1 <= problem.place.line <= len(slipped), problem
            assert problem.place.column >= 1
        told.append(len(problems))
    few = sum(number <= 1 for number in told)
    assert few >= 0.85 * SLIPS, f"only {few} of {SLIPS} slips gave one message at most"
    assert max(told) <= 6


CASES = TESTS / "slips.yaml"


@dataclass(frozen=True)
class Case:
    """Lines of the small city, the same with a mistake in them, and what an editor is told."""

    name: str
    file: str
    before: str
    after: str
    told: list[str]

    def written(self) -> str:
        """The case as it stands in the file."""
        told = "".join(f"    - {json.dumps(line, ensure_ascii=False)}\n" for line in self.told)
        return (
            f"- name: {self.name}\n  file: {self.file}\n"
            f"  before: {_lines(self.before)}  after: {_lines(self.after)}"
            f"  told:{chr(10) + told if told else ' []' + chr(10)}"
        )


def _lines(text: str) -> str:
    if not text.endswith("\n") or not text.replace("\n", "").isprintable():
        return json.dumps(text) + "\n"
    return "|2\n" + "".join(f"    {line}\n" for line in text.splitlines())


ALL = [Case(**case) for case in yaml.safe_load(CASES.read_text("utf-8"))]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_a_wrong_line_in_any_file_is_told_once(case: Case, tmp_path: Path, bless: bool) -> None:
    """In the old layout, and in our own words about a sector, which have files of their own today."""
    source = tmp_path / "source"
    new = case.file.startswith("plain/")
    shutil.copytree(TESTS / ("city/source" if new else "source/old"), source)
    path = source / case.file
    text = path.read_text("utf-8")
    before = {(problem.rule, problem.nb) for problem in without_the_layout(source)}
    assert text.count(case.before) == 1, case.before
    path.write_text(text.replace(case.before, case.after), "utf-8")
    problems = [p for p in without_the_layout(source) if (p.rule, p.nb) not in before]
    told = [problem.line().removeprefix("source/") for problem in problems]
    if bless:
        blessed = [replace(c, told=told) if c == case else c for c in ALL]
        ALL[:] = blessed
        CASES.write_text("".join(c.written() for c in blessed), "utf-8")
    else:
        assert told == case.told
    assert all(problem.en and problem.en != problem.nb for problem in problems)
