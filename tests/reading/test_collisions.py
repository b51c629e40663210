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
