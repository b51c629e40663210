"""Files that are no text, or no file at all: each a problem, never a traceback."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from pathlib import Path

import pytest

from generator.book.book import build_book
from generator.checks import check
from generator.platform.fidelity import compare
from generator.problems import show
from generator.reading import tree
from generator.reading.reader import read
from generator.settings import Settings
from generator.source.load import load
from tests.built import TESTS, whole

SMALL = """\
title: Plattform for Prøveby
place: Prøveby
sectors:
  - id: skole
    title: Skole
    content:
      - lead_in: innledning-1
        text: "Byrådet vil:"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "source"
    made.mkdir()
    return made


def told(folder: Path) -> list[str]:
    return show(check(load(folder))).splitlines()


def test_a_missing_file_is_a_problem(folder: Path) -> None:
    assert told(folder) == [
        "source/platform.yaml:1:1: Filen finnes ikke. Sjekk at den ligger her og heter akkurat "
        "dette, med små bokstaver. [file]"
    ]


def test_a_missing_folder_is_a_problem(tmp_path: Path) -> None:
    assert len(told(tmp_path / "source")) == 1


def test_a_folder_in_the_place_of_a_file_is_a_problem(folder: Path) -> None:
    (folder / "platform.yaml").mkdir()
    assert told(folder) == [
        "source/platform.yaml:1:1: Her ligger en mappe der det skulle ligge en fil. Gi mappen et "
        "annet navn, og legg tilbake filen. [file]"
    ]


def test_a_file_that_cannot_be_read_is_a_problem(folder: Path) -> None:
    """A link to itself cannot be read by anyone, root included."""
    (folder / "platform.yaml").symlink_to(folder / "platform.yaml")
    (line,) = told(folder)
    assert line.startswith("source/platform.yaml:1:1: Filen kan ikke leses.")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_one_may_not_read_is_a_problem(folder: Path) -> None:
    (folder / "platform.yaml").write_text(SMALL, "utf-8")
    (folder / "platform.yaml").chmod(0)
    (line,) = told(folder)
    assert line.startswith("source/platform.yaml:1:1: Filen kan ikke leses.")


def test_a_file_of_fifty_megabytes_is_a_problem(folder: Path) -> None:
    with (folder / "platform.yaml").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    (line,) = told(folder)
    assert line.startswith("source/platform.yaml:1:1: Filen er større enn 48 MB.")


@pytest.mark.parametrize(
    ("data", "begins"),
    [
        (b"%PDF-1.7\n\0\xff\xfe\x80", "Dette er ikke en tekstfil."),
        (bytes(range(256)), "Dette er ikke en tekstfil."),
        (SMALL.encode("utf-16"), "Filen er lagret som «Unicode» (UTF-16)."),
        (b"\xef\xbb\xbf", "Filen begynner med et usynlig tegn (byte-order mark)."),
    ],
    ids=["pdf", "every byte", "utf-16", "nothing but a byte-order mark"],
)
def test_a_file_that_is_no_text_is_a_problem(folder: Path, data: bytes, begins: str) -> None:
    (folder / "platform.yaml").write_bytes(data)
    first = told(folder)[0]
    assert first.startswith(f"source/platform.yaml:1:1: {begins}")


@pytest.mark.parametrize(
    "text",
    ["[" * 10_000, "{a: " * 10_000, "- " * 10_000, "a: [" * 10_000 + "]" * 10_000, "? " * 10_000],
    ids=["brackets", "braces", "dashes", "closed", "questions"],
)
def test_nesting_ten_thousand_deep_is_one_problem(folder: Path, text: str) -> None:
    (folder / "platform.yaml").write_text(text, "utf-8")
    (line,) = told(folder)
    assert "for mange nivåer" in line


def test_a_mistake_in_a_large_file_is_told_like_any_other(folder: Path) -> None:
    item = "      - commitment: punkt-{}\n        text: bygge en skole.\n"
    many = "".join(item.format(n) for n in range(1, 20_001))
    (folder / "platform.yaml").write_text(SMALL + many + "   text feil\n", "utf-8")
    (line,) = told(folder)
    assert line.startswith("source/platform.yaml:4000")


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\n"], ids=["windows", "old mac", "unix"])
def test_any_line_ending_is_read_alike(folder: Path, ending: str) -> None:
    (folder / "platform.yaml").write_bytes(SMALL.replace("\n", ending).encode())
    assert [line for line in told(folder) if "[line-ends]" not in line] == []
    (folder / "platform.yaml").write_bytes(
        SMALL.replace("title: Skole", "titel: Skole").replace("\n", ending).encode()
    )
    assert [line for line in told(folder) if "[line-ends]" not in line] == [
        "source/platform.yaml:5:5: «titel» er ikke et kjent navn. Mente du «title»? [shape]"
    ]


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "on",
        "off",
        "yes",
        "ja",
        "true",
        "null",
        "~",
        "010",
        "0x1F",
        "1_000",
        "1e3",
        ".inf",
        "12:30",
        "2031-03-14",
        "3.10",
        "=",
    ],
)
def test_a_text_stays_the_characters_that_were_written(folder: Path, written: str) -> None:
    (folder / "platform.yaml").write_text(SMALL.replace("Skole", written), "utf-8")
    loaded = whole(folder)
    assert loaded.problems == ()
    assert loaded.platform.sectors[0].title == written


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"a\\"b"', 'a"b'),
        ("'it''s'", "it's"),
        (">-\n      to\n      linjer", "to linjer"),
        (">\n      med\n        innrykk\n", "med innrykk"),
        ("«sitat»", "«sitat»"),
        ('"“krøllet”"', "“krøllet”"),
        ("nr.#1", "nr.#1"),
        ("'nr. # 1' # merknad", "nr. # 1"),
        ("kl. 12:30", "kl. 12:30"),
        ("a - b", "a - b"),
    ],
)
def test_a_text_may_be_written_in_several_ways(folder: Path, written: str, read: str) -> None:
    (folder / "platform.yaml").write_text(SMALL.replace("title: Skole", f"title: {written}"))
    loaded = whole(folder)
    assert loaded.problems == ()
    assert loaded.platform.sectors[0].title == read


def test_lines_that_cannot_be_moved_down_past_what_they_belong_to_end_in_no_traceback(
    folder: Path,
) -> None:
    """Two lines of the register that have changed places with those of another thing."""
    shutil.copytree(TESTS.parent / "generator" / "checks" / "released", folder, dirs_exist_ok=True)
    text = (folder / "register.yaml").read_text("utf-8")
    lines = "      commitments: 2\n    sectors: [skole]\n"
    below = "    wordings:\n"
    assert lines in text
    assert below in text
    head, sign, tail = text.replace(lines, "").partition(below)
    (folder / "register.yaml").write_text(head + lines + sign + tail, "utf-8")
    (line,) = told(folder)
    assert "Registeret er endret for hånd her" in line


def test_every_word_knows_its_line_and_column(folder: Path) -> None:
    """However it is written: plain, quoted, folded."""
    text = 'a: en to\nb: "tre fire"\nc: >-\n  fem\n  seks sju\nd: åtte\n  ni\n'
    (folder / "x.yaml").write_text(text, "utf-8")
    built, problems = read(folder / "x.yaml", "x.yaml")
    assert problems == []
    assert built
    assert isinstance(built.node, tree.Mapping)
    lines = text.split("\n")
    found = [
        (word, place)
        for scalar in built.node.items.values()
        if isinstance(scalar, tree.Scalar)
        for word, place in scalar.words()
    ]
    assert [word for word, _ in found] == [
        "en",
        "to",
        "tre",
        "fire",
        "fem",
        "seks",
        "sju",
        "åtte",
        "ni",
    ]
    for word, place in found:
        assert lines[place.line - 1][place.column - 1 :].startswith(word)


@pytest.mark.parametrize("file", ["adopted.txt", "adopted-corrections.yaml"])
def test_each_of_the_other_files_is_read_as_strictly(folder: Path, file: str) -> None:
    shutil.copytree(TESTS / "city" / "source", folder, dirs_exist_ok=True)
    assert told(folder) == []
    data = (folder / file).read_bytes()
    (folder / file).write_bytes(data.replace("å".encode(), b"\xe5", 1))
    assert "[encoding]" in told(folder)[0]
    assert f"source/{file}:" in told(folder)[0]
    (folder / file).unlink()
    if file == "adopted.txt":
        assert told(folder) == [
            f"source/{file}:1:1: Filen finnes ikke. Sjekk at den ligger her og heter akkurat dette, "
            "med små bokstaver. [file]"
        ]
    else:  # which a document without faults has no need of
        assert "Lag filen source/adopted-corrections.yaml" in told(folder)[0]
        assert all("[fidelity]" in line for line in told(folder))


@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        ("platform.yaml", "title: ", "titel: "),
        ("everyday-words.yaml", "leads_to: ", "leads: "),
        ("everyday-words.en.yaml", "leads_to: ", "leads: "),
        ("glossary.yaml", "forms: ", "formes: "),
        ("plain/skole-og-barnehage.yaml", "text: ", "tekst: "),
        ("translations/en/platform.yaml", "text: ", "tekst: "),
        ("adopted-corrections.yaml", "reason: ", "grunn: "),
    ],
)
def test_a_mistake_that_has_been_mended_is_told_no_more(
    folder: Path, file: str, right: str, wrong: str
) -> None:
    """Also where the file is read again by a program that has been running all the time."""
    shutil.copytree(TESTS / "city" / "source", folder, dirs_exist_ok=True)
    spoken = folder / "everyday-words.en.yaml"
    spoken.write_text("entries:\n  - words: [kindergarten]\n    leads_to: [Langes]\n", "utf-8")
    before = told(folder)
    text = (folder / file).read_text("utf-8")
    assert right in text
    (folder / file).write_text(text.replace(right, wrong, 1), "utf-8")
    assert f"source/{file}:" in "".join(line for line in told(folder) if line not in before)
    (folder / file).write_text(text, "utf-8")
    assert told(folder) == before


def test_a_build_opens_each_file_once_and_compares_the_adopted_document_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is read is handed on; nothing looks at the disk a second time."""
    shutil.copytree(TESTS / "city" / "source", folder, dirs_exist_ok=True)
    opened: Counter[str] = Counter()
    compared: list[str] = []
    open_as_usual = Path.open

    def opening(path: Path, *arguments: object, **more: object) -> object:
        if path.is_relative_to(folder):
            opened[path.relative_to(folder).as_posix()] += 1
        return open_as_usual(path, *arguments, **more)  # type: ignore[call-overload]

    def comparing(*arguments: object, **more: object) -> object:
        compared.append("once")
        return compare(*arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "open", opening)
    monkeypatch.setattr("generator.source.load.compare", comparing)
    book, problems = build_book(folder, Settings())
    assert book
    assert not problems
    files = [path for path in folder.rglob("*.*") if path.suffix in (".yaml", ".txt")]
    assert opened == {path.relative_to(folder).as_posix(): 1 for path in files}
    assert compared == ["once"]
