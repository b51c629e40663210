"""Files that are wrong on purpose, each with the guilty place and the message in the file itself.

In ``wrong/NAME.yaml``, ``⟦ ⟧`` stand around each guilty place, ``⟨U+00A0⟩`` stands for a character
that nobody sees and ``⟨byte E5⟩`` for a byte that is no UTF-8. The ``#!`` lines at the top say
what an editor is told, a line for each mark. All of this is taken away before the file is read.
``make bless`` writes the ``#!`` lines anew; the marks are ours to set.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.checks import check
from generator.problems import Place, show
from generator.source.load import load
from tests.built import TESTS

WRONG = sorted((TESTS / "wrong").glob("*.yaml"))

SIGN = re.compile(r"⟨U\+([0-9A-F]{4,6})⟩")
BYTE = re.compile(r"⟨byte ([0-9A-F]{2})⟩")


@pytest.mark.parametrize("file", WRONG, ids=lambda file: file.stem)
def test_wrong(file: Path, tmp_path: Path, bless: bool) -> None:
    head, body = parted(file.read_text("utf-8"))
    source = tmp_path / "source"
    source.mkdir()
    (source / "platform.yaml").write_bytes(as_bytes(body))
    problems = check(load(source))
    if bless:
        lines = [f"#! {problem.line().split(': ', 1)[1]}\n" for problem in problems]
        file.write_text("".join(lines) + body, "utf-8")
        head = [line.removeprefix("#! ").rstrip("\n") for line in lines]
    places = marked(body)
    expected = [f"{place}: {message}" for place, message in zip(places, head, strict=False)]
    assert show(problems).split("\n") == expected
    assert len(places) == len(head) == len(problems) > 0
    assert all(problem.en and problem.en != problem.nb for problem in problems)


def parted(text: str) -> tuple[list[str], str]:
    """The messages at the top, and the wrong file itself."""
    lines = text.splitlines(keepends=True)
    head = [line for line in lines if line.startswith("#!")]
    return [line.removeprefix("#! ").rstrip("\n") for line in head], "".join(lines[len(head) :])


def as_bytes(body: str) -> bytes:
    """The wrong file without the marks, and with the characters that nobody sees."""
    text = SIGN.sub(lambda match: chr(int(match[1], 16)), re.sub("[⟦⟧]", "", body))
    pieces = BYTE.split(text)
    return b"".join(
        bytes.fromhex(piece) if n % 2 else piece.encode() for n, piece in enumerate(pieces)
    )


def marked(body: str) -> list[Place]:
    """Where the marks stand once they are taken away, in reading order."""
    text = BYTE.sub("?", SIGN.sub("?", body.replace("⟧", "")))
    if text.startswith("?") and "⟨U+FEFF⟩" in body[:9]:
        text = text[1:]
    places = []
    for number, line in enumerate(re.split("\r\n|\n", text), start=1):
        pieces = line.split("⟦")
        for n in range(1, len(pieces)):
            column = sum(map(len, pieces[:n])) + 1
            places.append(Place("source/platform.yaml", number, column))
    return places
