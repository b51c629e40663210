"""One slip in one line, at random but the same every time: told where it is, and never a traceback.

``make test`` tries some hundred, ``make proof`` twenty thousand; each says from which seed.
"""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.checks import check
from generator.problems import Problem
from generator.source.load import load
from tests.built import TESTS

SEED = 22

NEAR = 3
"""Lines from the slip within which it is told."""

SIGNS = "\"':#[]{}*&!%@`|>-?,\\\t\u00a0“”«»~<=\u0007\u200b\ufffe\ue000\u202e\u00ad\u2028"

Slip = Callable[[str, random.Random], list[str]]


def _cut(line: str, chance: random.Random) -> int:
    return chance.randrange(len(line) + 1)


def _without_a_sign(line: str, chance: random.Random) -> list[str]:
    at = _cut(line, chance)
    return [line[:at] + line[at + 1 :]]


def _with_a_sign(line: str, chance: random.Random) -> list[str]:
    at = _cut(line, chance)
    return [line[:at] + chance.choice(SIGNS) + line[at:]]


def _in_two(line: str, chance: random.Random) -> list[str]:
    at = _cut(line, chance)
    return [line[:at], line[at:]]


SLIPS: tuple[Slip, ...] = (
    lambda line, chance: [" " * chance.randrange(1, 4) + line],
    lambda line, _: [line.removeprefix(" ")],
    lambda line, _: [line.removeprefix("  ")],
    _without_a_sign,
    _with_a_sign,
    _in_two,
    lambda line, _: [line, line],
    lambda line, _: [line.replace(": ", ":", 1)],
    lambda line, _: [line.replace(":", "", 1)],
    lambda line, _: [line.replace("- ", "  ", 1)],
    lambda line, _: [line.replace('"', "")],
    lambda line, _: [line.replace('"', "“")],
    lambda line, chance: [line[: _cut(line, chance)]],
    lambda line, _: [f"{line.partition(':')[0]}: {'9' * 5000}"],
    lambda _, __: [],
)
"""The slips of a hand, in one line."""


def mutants(number: int, tmp_path: Path, seed: int) -> tuple[int, list[str]]:
    """How many of so many slips are told as errors, and those that are told somewhere else."""
    print(f"seed {seed}")
    source = tmp_path / "source"
    shutil.copytree(TESTS / "city" / "source", source)
    files = {path: path.read_text("utf-8") for path in sorted(source.rglob("*.yaml"))}
    lines = [(path, n) for path, text in files.items() for n in range(text.count("\n"))]
    chance, told, far = random.Random(seed), 0, []  # noqa: S311 - the same slips every time
    for _ in range(number):
        path, n = chance.choice(lines)
        old = files[path].split("\n")
        new = [*old[:n], *chance.choice(SLIPS)(old[n], chance), *old[n + 1 :]]
        path.write_text("\n".join(new), "utf-8")
        problems = [p for p in check(load(source)) if p.severity == "error"]
        path.write_text(files[path], "utf-8")
        file = path.relative_to(source).as_posix()
        told += bool(problems)
        if problems and not any(_names(problem, file, n + 1) for problem in problems):
            far.append(f"{file}:{n + 1} {old[n]!r} {problems[0].line()[:200]}")
    return told, far


def _names(problem: Problem, file: str, line: int) -> bool:
    """Whether a problem stands near a line, or says its number."""
    near = range(line - NEAR, line + NEAR + 1)
    if problem.place.file.endswith(file) and problem.place.line in near:
        return True
    numbers = re.findall(r"linje (\d+)(?:–(\d+))?", problem.nb)
    return any(int(first) - NEAR <= line <= int(last or first) + NEAR for first, last in numbers)


def test_a_slip_in_a_line_is_told_at_its_place(tmp_path: Path) -> None:
    told, far = mutants(150, tmp_path, SEED)
    assert told > 75
    assert len(far) <= 0.03 * told, "\n".join(far)


@pytest.mark.long
def test_twenty_thousand_slips_are_told_at_their_place(tmp_path: Path) -> None:
    told, far = mutants(20_000, tmp_path, SEED + 1)
    assert told > 10_000
    assert len(far) <= 0.015 * told, "\n".join(far)
