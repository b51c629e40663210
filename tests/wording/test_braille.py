"""Braille: every cell as the braille world's own program has it, and nothing lost in silence."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.wording.braille import BLANK, as_brf, cells
from tests.built import TESTS

BY_LIBLOUIS = TESTS / "wording" / "braille-liblouis-3.39.tsv"
"""Words, and their cells by no-no-g0.utb of liblouis 3.39.0 (``lou_translate --forward``)."""


def test_every_cell_is_as_liblouis_has_it() -> None:
    lines = BY_LIBLOUIS.read_text("utf-8").removesuffix("\n").split("\n")
    assert len(lines) > 100
    for line in lines:
        text, wanted = line.split("\t")
        assert cells(text) == wanted.replace(" ", BLANK), text


def test_what_nobody_sees_is_gone_before_anything_is_written() -> None:
    hidden = "by\u00adråd\u200b, \u200fa\u202e"
    assert cells(hidden) == cells("byråd, a")


def test_a_slash_before_capitals_is_no_letter() -> None:
    """In liblouis 3.39 it is one, for it shares its dots with ï."""
    assert cells("KPA/BA") == cells("KPA") + cells("/") + cells("BA")


def test_a_sign_without_a_cell_is_named() -> None:
    assert cells("ع") == cells("[arabic letter ain]")


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_whatever_stands_there_becomes_six_dots_and_ascii(text: str) -> None:
    made = cells(text)
    assert all(0x2800 <= ord(cell) < 0x2840 for cell in made)
    assert as_brf(made).isascii()
    assert bool(made.strip(BLANK)) or not "".join(text.split()) or not any(map(str.isalnum, text))


@pytest.mark.long
def test_the_liblouis_that_is_here_writes_the_same_of_the_whole_platform() -> None:
    """Older ones have other rules for a word that changes between capitals and small letters."""
    if shutil.which("lou_translate") is None:
        pytest.skip("liblouis is not here: apt install liblouis-bin")
    adopted = (TESTS.parent / "source" / "adopted.txt").read_text("utf-8")
    words = sorted(word for word in set(adopted.split()) if any(map(str.isalnum, word)))
    run = subprocess.run(
        ["lou_translate", "--forward", "unicode.dis,no-no-g0.utb"],
        input="\n".join(words) + "\n",
        capture_output=True,
        text=True,
        check=True,
    )
    made = dict(zip(words, run.stdout.split("\n"), strict=False))
    others = {word for word in words if cells(word) != made[word].replace(" ", BLANK)}
    assert len(words) > 2000
    assert {word for word in others if not _mixed(word)} == set()


def _mixed(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return any(letter.isupper() for letter in letters[1:]) and any(map(str.islower, letters))
