"""Where a sentence ends, and how hard a text is to read: one answer, whoever asks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.checks import check
from generator.source.load import load
from generator.wording.readability import lix, pauses
from generator.wording.sentences import sentences
from tests.built import TESTS


@pytest.mark.parametrize(
    "text",
    [
        "Det er åpent fra kl. 18 hver dag.",
        "Du kan få hjelp i f.eks. SFO etter skolen.",
        "De vil samarbeide med St. Olavs hospital.",
        "Det skjer innen 1. januar hvert år.",
        "Se kap. 4, jf. Planen.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert sentences(text) == pauses(text) == [text]


def test_a_colon_is_a_pause_and_no_end() -> None:
    text = "Byrådet vil: Bygge en skole. Det haster!"
    assert sentences(text) == ["Byrådet vil: Bygge en skole.", "Det haster!"]
    assert pauses(text) == ["Byrådet vil:", "Bygge en skole.", "Det haster!"]


def test_a_text_without_a_word_has_no_sentence_and_no_lix() -> None:
    assert sentences(" \n ") == []
    assert lix(["", "2031"]) is None


def test_lix_is_the_length_of_sentences_and_the_share_of_long_words() -> None:
    assert lix(["En to tre. Fire fem barnehage."]) == round(6 / 2 + 100 / 6)


def test_a_long_sentence_is_not_made_short_by_an_abbreviation(tmp_path: Path) -> None:
    """Twenty-six words with "St." among them were taken for two sentences."""
    source = tmp_path / "source"
    shutil.copytree(TESTS / "city" / "source", source)
    path = source / "plain" / "skole-og-barnehage.yaml"
    text = path.read_text("utf-8")
    before = "Nabolaget skal få bruke skolegården."
    assert text.count(before) == 1
    long = " ".join(["De", "vil", "at", "St.", "Olavs", *["gård"] * 20, "vokser."])
    path.write_text(text.replace(before, long), "utf-8")
    told = [problem.nb for problem in check(load(source)) if problem.rule == "plain-language"]
    assert [line for line in told if line.startswith("Setningen har 26 ord.")]
