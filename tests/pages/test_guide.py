"""What the guide shows is true: its fingerprints, its YAML, and what it says stops a change."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from generator.checks import check
from generator.doors.cli import main
from generator.doors.release import prepare
from generator.ids import is_key
from generator.platform import freshness
from generator.platform.model import BLOCKS, Retired, fingerprint
from generator.problems import Problem
from generator.source.load import load
from generator.source.shelves import FILES
from generator.writing import put_in_place
from tests.built import TESTS, Site, plattform, whole
from tests.shaped import png

GUIDE = TESTS.parent / "docs" / "guide"
SOURCE = TESTS.parent / "source"


def guide(name: str) -> str:
    return (GUIDE / f"{name}.md").read_text("utf-8")


def shown(name: str, words: str) -> str:
    """The block of YAML in a page of the guide that has some words in it, and a fingerprint."""
    blocks = re.findall(r"```yaml\n(.*?)```", guide(name), re.DOTALL)
    (found,) = [block for block in blocks if words in block and "source:" in block]
    return str(found)


def fingerprint_in(block: str) -> str:
    (found,) = re.findall(r'source: "([0-9a-f]{8})"', block)
    return str(found)


def test_the_translation_that_is_shown_has_the_fingerprint_of_its_norwegian() -> None:
    platform = whole(SOURCE).platform
    (text,) = [of.text for of in platform.commitments if of.id == "punkt-3"]
    block = shown("oversette", "punkt-3:")
    assert fingerprint_in(block) == fingerprint(text)
    assert f"# Norsk: {text.strip()}" in block


def test_the_sentence_that_is_shown_has_the_fingerprint_of_what_it_rests_on() -> None:
    platform = whole(SOURCE).platform
    block = shown("kort-fortalt", "sentence:")
    (covers,) = re.findall(r"covers: \[(.*)\]", block)
    assert fingerprint_in(block) == freshness.covered(platform).of(covers.split(", "))


def test_the_steps_have_the_numbers_that_are_written_also_after_something_between(
    real: Site,
) -> None:
    for page in GUIDE.glob("*.md"):
        address = "guide/" if page.stem == "index" else f"guide/{page.stem}/"
        shown = [
            int(numbers.attributes.get("start") or 1) + n
            for numbers in real.pages[address].tree.css("main ol")
            for n, _ in enumerate(numbers.css("ol > li"))
        ]
        assert shown == [int(n) for n in re.findall(r"(?m)^(\d+)\. ", page.read_text("utf-8"))], (
            page.stem
        )


def test_the_keys_that_are_shown_are_keys() -> None:
    shown = {
        key
        for page in GUIDE.glob("*.md")
        for key in re.findall(r"\w+-ny-\w+", page.read_text("utf-8"))
    }
    assert shown
    assert [key for key in shown if not is_key(key)] == []


def test_the_table_of_files_lists_them_all() -> None:
    table = guide("index").partition("| Filen |")[2].partition("\n\n")[0]
    assert [file for file in FILES if f"`{file}`" not in table] == []


def test_what_is_shown_of_withdrawals_can_be_pasted() -> None:
    blocks = re.findall(r"```yaml\n(retired:.*?)```", guide("endre-et-punkt"), re.DOTALL)
    held = [yaml.load(block, yaml.BaseLoader)["retired"] for block in blocks]  # noqa: S506 - strings only
    assert [len([Retired.model_validate(one) for one in of]) for of in held] == [1, 2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The city, released, so that its words may be changed lawfully."""
    to = tmp_path / "source"
    shutil.copytree(TESTS / "city" / "source", to)
    prepared, _ = prepare(load(to), "2031-04-01")
    assert prepared
    put_in_place(*prepared.files)
    return to


def edit(folder: Path, old: str, new: str, file: str = "platform.yaml") -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), "utf-8")


def found(folder: Path, severity: str) -> list[Problem]:
    return [problem for problem in check(load(folder)) if problem.severity == severity]


def test_what_the_guide_calls_warnings_stop_nothing(folder: Path) -> None:
    """A sentence that rests on it, its translation, and a word of the glossary."""
    edit(folder, "gi alle elever svømmeopplæring i Havdalsbadet.", "gi alle elever kurs.")
    edit(folder, "Leksehjelpen er for alle.", "Den er for alle.")
    assert found(folder, "error") == []
    assert {p.rule for p in found(folder, "warning")} >= {"summary", "translation", "glossary"}


def test_what_the_guide_calls_errors_stop_the_change(folder: Path) -> None:
    edit(folder, "plass til 90 barn", "plass til 80 barn")
    assert {problem.rule for problem in found(folder, "error")} == {"figures"}
    edit(folder, "words: 90 barn", "words: 80 barn")
    assert found(folder, "error") == []
    gone = "      - commitment: punkt-8\n        text: stenge Torggata for biltrafikk.\n"
    fate = "retired:\n  - {retired: punkt-8, fate: withdrawn, reason: Trukket., on: 2031-05-01}\n"
    edit(folder, gone, fate)
    told = {problem.rule: problem.nb for problem in found(folder, "error")}
    assert told.keys() == {"summary", "plain-file", "translation"}
    assert "Slett hele setningen" in told["summary"]
    assert "Slett det som står her" in told["plain-file"]
    assert "punkt-8 er tatt ut. Slett plassen her" in told["translation"]


def test_the_norwegian_beside_a_translation_need_not_be_touched(folder: Path) -> None:
    """Both that bring new slots and that accept a translation put in what it says now."""
    english = folder / "translations" / "en" / "skole-og-barnehage.yaml"
    stale = "  punkt-4:\n    # Norsk: noe ganske annet.\n"
    edit(folder, "  punkt-4:\n", stale, "translations/en/skole-og-barnehage.yaml")
    whole = english.read_text("utf-8")
    for command in (("sync", "en"), ("accept", "en", "punkt-4")):
        english.write_text(whole, "utf-8")
        run = plattform("--source", str(folder), "translations", *command)
        assert run.returncode == 0, run.stdout
        slot = (
            english.read_text("utf-8")
            .partition("  punkt-4:\n")[2]
            .partition("\n  punkt-4.plain:")[0]
        )
        assert slot.startswith("    # Norsk: gi alle elever svømmeopplæring i Havdalsbadet.\n")
        assert slot.count("# Norsk:") == 1


def test_the_example_in_english_has_nothing_wrong_and_every_kind_of_thing(tmp_path: Path) -> None:
    """Founders elsewhere copy it: it is a whole platform, and what stands beside it is a block of one."""
    first, picture = re.findall(r"```yaml\n(.*?)```", guide("the-shape-of-a-document"), re.DOTALL)
    source = tmp_path / "source"
    (source / "pictures").mkdir(parents=True)
    (source / "pictures" / "pool.jpg").write_bytes(png())
    (source / "platform.yaml").write_text(first + picture, "utf-8")
    assert main(["--source", str(source), "translations", "add", "cy"]) == 0
    loaded = whole(source)
    assert [p.line("en") for p in check(loaded)] == []
    kinds = {block.kind for _, _, block in loaded.platform.blocks()}
    assert kinds == set(BLOCKS)
    used = set(re.findall(r"^ *(?:- )?(\w+):", first, re.MULTILINE))
    assert {"preamble", "also_adopted", "label", "whole", "behind", "notes", "tagline"} <= used
