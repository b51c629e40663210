"""What a collision, or a program that ends its lines in another way, leaves in a file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.checks import check
from generator.problems import errors
from generator.source.load import load
from tests.built import TESTS, plattform

SIGNS = ("<<<<<<< HEAD\n", "=======\n", ">>>>>>> main\n")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    shutil.copytree(TESTS / "city" / "source", folder)
    return folder


def conflict(one: str, other: str) -> str:
    return "".join((SIGNS[0], one, SIGNS[1], other, SIGNS[2]))


def put(source: Path, old: str, new: str, file: str = "platform.yaml") -> None:
    path = source / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def told(source: Path) -> list[str]:
    return [p.nb for p in check(load(source)) if p.rule == "merge-conflict"]


def test_where_two_have_added_something_each_both_are_to_be_kept(source: Path) -> None:
    line = "      - commitment: punkt-8\n"
    one = "      - commitment: punkt-ny-j7nj7t\n        text: en\n"
    other = "      - commitment: punkt-ny-8kp3zr\n        text: to\n"
    put(source, line, conflict(one, other) + line)
    (said,) = told(source)
    assert "Behold begge deler" in said


def test_where_two_have_changed_the_same_text_one_is_to_be_kept(source: Path) -> None:
    line = "            text: ansette flere barnehagelærere\n"
    put(source, line, conflict(line, line.replace("flere", "mange")))
    (said,) = told(source)
    assert "Behold den riktige av de to tekstene" in said


def test_where_two_have_withdrawn_something_each_both_stand_with_all_their_lines(
    source: Path,
) -> None:
    path = source / "platform.yaml"
    one = "  - retired: punkt-2\n    fate: withdrawn\n    reason: Det er gjort.\n"
    other = one.replace("punkt-2", "punkt-3")
    path.write_text(
        path.read_text("utf-8") + "retired:\n" + conflict(one, other) + "    on: 2031-04-01\n",
        "utf-8",
    )
    (said,) = told(source)
    assert "Begge skal være ført opp" in said
    assert "«fate», «reason» og «on»" in said


def test_where_each_has_taken_out_what_the_other_still_had_both_are_to_go(source: Path) -> None:
    path = source / "platform.yaml"
    line = "      - commitment: punkt-8\n"
    one = "      - commitment: punkt-2\n        text: en\n        figures:\n          - figure: tall-1\n"
    other = "      - commitment: punkt-3\n        text: to\n"
    put(source, line, conflict(one, other) + line)
    retired = "".join(f"  - retired: punkt-{n}\n    fate: withdrawn\n" for n in (2, 3))
    path.write_text(path.read_text("utf-8") + "retired:\n" + retired, "utf-8")
    (said,) = told(source)
    assert "Slett begge her" in said


@pytest.mark.parametrize("gone", range(2))
def test_what_one_has_moved_and_the_other_changed_is_not_kept_twice(
    source: Path, gone: int
) -> None:
    line = "            text: ansette flere barnehagelærere\n"
    sides = [line, line]
    sides[gone] = ""
    put(source, line, conflict(*sides))
    (said,) = told(source)
    assert "Er det flyttet, så skriv de nye ordene der det står nå" in said


@pytest.mark.parametrize("left", range(3))
@pytest.mark.parametrize("indent", ["", "              "], ids=["at the margin", "as the text"])
def test_a_sign_that_is_left_in_a_folded_text_is_told(source: Path, left: int, indent: str) -> None:
    line = "              Den skal ha plass til 90 barn.\n"
    put(source, line, f"{line}{indent}{SIGNS[left]}")
    assert len(told(source)) == 1


CITY = TESTS / "city" / "source"


@pytest.mark.parametrize(
    "file", sorted(path.relative_to(CITY).as_posix() for path in CITY.rglob("*.yaml"))
)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["as here", "as on Windows"])
def test_signs_are_told_in_every_file(source: Path, file: str, end: str) -> None:
    path = source / file
    lines = path.read_text("utf-8").splitlines(keepends=True)
    text = "".join([*lines[:-1], conflict(lines[-1], lines[-1])])
    path.write_bytes(text.replace("\n", end).encode())
    assert len(told(source)) == 1


def test_lines_that_end_as_on_windows_are_told_and_mended(source: Path) -> None:
    path = source / "glossary.yaml"
    plattform("--source", str(source), "fmt")
    right = path.read_bytes()
    path.write_bytes(right.replace(b"\n", b"\r\n"))
    problems = check(load(source))
    (said,) = [p for p in problems if p.rule == "line-ends"]
    assert said.severity == "warning"
    assert "plattform fmt" in said.nb
    assert not errors(problems)
    assert plattform("--source", str(source), "fmt").returncode == 0
    assert path.read_bytes() == right
