"""A slip of the hand that touches a whole file: told soon, once, and with one remedy."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

import pytest

from generator.checks import check
from generator.doors import cli
from generator.platform.alignment import unlike
from generator.platform.model import Plain
from generator.problems import LONGEST, Place, Problem, show
from generator.reading import reader
from generator.source.files import understand
from generator.source.load import load
from tests.built import TESTS
from tests.grown import Shape, write_city
from tests.house.test_growth import checked, counted

SLIPS: dict[str, Callable[[list[str]], list[str]]] = {
    "tabs": lambda lines: [re.sub("  ", "\t", line[: _in(line)]) + line.lstrip() for line in lines],
    "two spaces less": lambda lines: [line.removeprefix("  ") for line in lines],
    "two spaces less in most": lambda lines: [
        line if n < 30 else line.removeprefix("  ") for n, line in enumerate(lines)
    ],
    "one space more in most": lambda lines: [
        line if n < 30 or not line else f" {line}" for n, line in enumerate(lines)
    ],
    "no space after colons": lambda lines: [line.replace(": ", ":") for line in lines],
    "all quotes away": lambda lines: [line.replace("'", "").replace('"', "") for line in lines],
    "joined two by two": lambda lines: [
        f"{one} {other.strip()}"
        for one, other in zip_longest(lines[::2], lines[1::2], fillvalue="")
    ],
    "hard spaces": lambda lines: [line.replace(" ", "\u00a0") for line in lines],
    "hard spaces in the layout": lambda lines: [
        "\u00a0" * _in(line) + line.lstrip() for line in lines
    ],
    "curly quotes": lambda lines: [re.sub("[\"'](.*)[\"']$", r"“\1”", line) for line in lines],
    "a deleted line": lambda lines: [*lines[:2], *lines[3:]],
}

MOST = 6
"""Times the calls of a check of what is right; by the clock it is twice, for they are short ones."""

FEW = 4
"""Messages of one slip, and of what follows from it."""


def _in(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city whose files have some hundred lines each."""
    source = tmp_path_factory.mktemp("grown") / "source"
    source.mkdir()
    write_city(source, Shape(editions=1).times(3, "commitments"))
    return source


@pytest.fixture(scope="module")
def unharmed(city: Path) -> int:
    """How many calls of ours it takes to check the city as it is."""
    return steps(city)


def steps(source: Path) -> int:
    """How many calls of ours a check of a folder takes."""
    return Counter(counted(checked, source)).total()


@pytest.mark.parametrize("file", ["translations/en.yaml", "platform.yaml"])
@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_whole_file_is_told_soon_and_in_few_words(
    slip: str, file: str, city: Path, unharmed: int, request: pytest.FixtureRequest
) -> None:
    monkeypatch: pytest.MonkeyPatch = request.getfixturevalue("monkeypatch")
    tmp_path: Path = request.getfixturevalue("tmp_path")
    source = tmp_path / "source"
    shutil.copytree(city, source)
    before = show(check(load(source))).splitlines()
    lines = (source / file).read_text("utf-8").split("\n")
    (source / file).write_text("\n".join(SLIPS[slip](lines)), "utf-8")
    monkeypatch.setattr(reader, "MOST_READ", 0)
    taken = steps(source)
    told = show(check(load(source))).splitlines()
    assert len(told) <= len(before) + FEW
    assert taken <= MOST * unharmed
    assert all(len(line) < LONGEST + 200 for line in told)


def test_a_slip_in_a_whole_file_names_how_many_and_the_first_and_one_remedy(tmp_path: Path) -> None:
    shutil.copytree(TESTS / "city" / "source", tmp_path / "source")
    path = tmp_path / "source" / "plain" / "skole-og-barnehage.yaml"
    text = path.read_text("utf-8")
    slipped, places = re.subn("(?m)^ +", lambda indent: "\u00a0" * len(indent[0]), text)
    path.write_text(slipped, "utf-8")
    problems = check(load(tmp_path / "source"))
    (line,) = show(problems).splitlines()
    assert (
        f"Det samme er det {places} steder i filen, først på linjene 5, 6 og 7. Søk etter tegnet"
        in line
    )
    said = f"So it is in {places} places in the file, first on line 5, 6 and 7."
    assert said in show(problems, "en")
    assert len(show(problems, form="json").splitlines()) > places


def test_every_one_of_them_is_in_the_file_that_all_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(TESTS / "city" / "source", tmp_path / "source")
    path = tmp_path / "source" / "translations" / "en" / "skole-og-barnehage.yaml"
    path.write_text(re.sub('"(.*)"', r"“\1”", path.read_text("utf-8")), "utf-8")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["check", "--all", "alle.txt"]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    number = re.search(r"er det (\d+) steder", line)
    assert number
    assert len(Path("alle.txt").read_text("utf-8").splitlines()) == int(number[1])


def test_a_file_in_which_all_is_wrong_is_told_of_in_part_and_soon() -> None:
    for text in ("-\n" * 40_000, "".join(f"ukjent{n}: x\n" for n in range(20_000))):
        problems = understand(text.encode(), "plain/a.yaml", Plain).problems
        assert len(show(problems).splitlines()) <= FEW
    assert "feil til. Er dette en annen fil" in show(problems)


def test_tabs_in_a_whole_file_are_laid_out_by_fmt_without_changing_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(TESTS / "city" / "source", tmp_path / "source")
    path = tmp_path / "source" / "plain" / "skole-og-barnehage.yaml"
    monkeypatch.chdir(tmp_path)
    assert cli.main(["fmt"]) == 0, "old lines of approval go where they belong"
    before = path.read_text("utf-8")
    path.write_text("\n".join(SLIPS["tabs"](before.split("\n"))), "utf-8")
    assert cli.main(["check"]) == 1
    assert cli.main(["fmt"]) == 0
    assert path.read_text("utf-8") == before
    path.write_text(before.replace(": ", ":\t"), "utf-8")
    assert cli.main(["fmt"]) == 1, "a tab in a line may be a word's"


def test_no_text_is_repeated_at_length_in_a_message() -> None:
    for text in (f"Her står «{'ord ' * 5000}».", f"Skriv: {'a' * 20_000}", "ord " * 20_000):
        line = Problem(Place("a.yaml"), "yaml", text, text).line()
        assert len(line) < LONGEST + 40
        assert "a" * 210 not in line


def test_two_texts_that_share_nothing_take_no_longer_for_being_long() -> None:
    """Ten times as much is looked at ten times as long, and not a hundred."""
    words = [f"ord{n}" for n in range(30_000)]
    assert len(list(unlike(words, words[::-1]))) < 1000
    parted = [*words[:9000], "annet", *words[9000:]]
    assert [tuple(of) for of in unlike(words, parted)] == [(9000, 9000, 9000, 9001)]
