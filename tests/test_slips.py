"""A slip of the hand, at random but the same every time: told in few words, never a traceback."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from generator.checks import check
from generator.load import load
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


def test_a_slip_gives_one_message_or_seldom_more_and_never_a_traceback(tmp_path: Path) -> None:
    """Without the city's translations, which a slip in an id leaves behind by the dozen."""
    (tmp_path / "source").mkdir()
    for name in ("platform.yaml", "adopted.txt", "adopted-corrections.yaml"):
        shutil.copy(TESTS / "city" / "source" / name, tmp_path / "source")
    path = tmp_path / "source" / "platform.yaml"
    lines = path.read_text("utf-8").split("\n")
    chance = random.Random(285)  # noqa: S311 - the same slips every time
    told = []
    for _ in range(SLIPS):
        slipped = slip(lines, chance)
        path.write_text("\n".join(slipped), "utf-8")
        problems = check(load(tmp_path / "source"))
        for problem in problems:
            assert 1 <= problem.place.line <= len(slipped), problem
            assert problem.place.column >= 1
        told.append(len(problems))
    few = sum(number <= 1 for number in told)
    assert few >= 0.85 * SLIPS, f"only {few} of {SLIPS} slips gave one message at most"
    assert max(told) <= 6
