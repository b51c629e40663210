"""What a word is called in a translation: listed once, asked of every text, shown in the guide."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.checks import renderings
from generator.platform.model import Rendering, Translations, fingerprint
from generator.source import moving
from generator.source.load import Loaded
from generator.wording.renderings import Renderings
from tests.built import TESTS, whole

GUIDE = TESTS.parent / "docs" / "guide" / "engelske-ord.md"

LISTED = Renderings(
    (
        Rendering(words="vurdere", rendering="consider"),
        Rendering(words="skal", rendering="is to", may_be_left_out=True, never=("must",)),
        Rendering(words="må", rendering="must"),
        Rendering(words="tilrettelegge", rendering="make it easier", also=("make easier",)),
        Rendering(words="aktør", forms=("aktør", "aktører"), rendering="organisation (aktør)"),
        Rendering(words="helsestasjon", rendering="child health clinic"),
        Rendering(words="helsestasjon for ungdom", rendering="youth health clinic"),
        Rendering(words="iverksette", rendering="put in place"),
        Rendering(words="videreføre", rendering="carry on"),
        Rendering(words="sikre", rendering="guarantee"),
    )
)


@pytest.mark.parametrize(
    ("text", "translation"),
    [
        ("Byrådet vurderer det.", "The city government is considering it."),
        ("Vi har vurdert å bygge.", "We have considered building."),
        ("Skolen skal stenges.", "The school is to be closed."),
        ("en plan som skal gjelde alle", "a plan for everyone"),
        ("Vi skal, og vi må.", "We must."),
        ("tilrettelegge for deling", "make sharing easier"),
        ("private aktører", "private organisations"),
        ("en aktørrolle, aktørenes rolle", "a role"),
        ("helsestasjon for ungdom", "the youth health clinics"),
        ("iverksette tiltak for sykkel", "put measures for cycling in place"),
        ("videreføre ordningen", "carrying on with it"),
        ("De sikres plass.", "They are guaranteed a place."),
        ("vurdere å videreføre", "consider carrying on"),
    ],
)
def test_what_the_list_says_is_let_pass(text: str, translation: str) -> None:
    assert list(LISTED.faults(text, translation)) == []


@pytest.mark.parametrize(
    ("text", "translation", "words", "wrong"),
    [
        ("Byrådet vil vurdere det.", "The city government will assess it.", "vurdere", ""),
        ("Skolen skal stenges.", "The school must be closed.", "skal", "must"),
        ("private aktører", "private actors", "aktør", ""),
        ("helsestasjoner", "youth clinics", "helsestasjon", ""),
        ("Dette må til.", "This is to be done.", "må", ""),
    ],
)
def test_another_word_is_told(text: str, translation: str, words: str, wrong: str) -> None:
    assert [(of.words, by) for of, by in LISTED.faults(text, translation)] == [(words, wrong)]


def city(folder: Path, translation: str, listed: str, *, source: str = "") -> Loaded:
    """A city with one commitment, its translation, and the list."""
    text = "vurdere en ny skole."
    (folder / "translations" / "en").mkdir(parents=True)
    (folder / "platform.yaml").write_text(
        "title: Plattform\nplace: By\nsectors:\n  - id: skole\n    title: Skole\n    content:\n"
        "      - lead_in: innledning-1\n        text: 'Byrådet vil:'\n"
        f"      - commitment: punkt-1\n        text: {text}\n",
        "utf-8",
    )
    (folder / "translations" / "en" / "skole.yaml").write_text(
        f"language: en\nunits:\n  punkt-1:\n    text: {translation}\n"
        f'    source: "{source or fingerprint(text)}"\n    status: draft\n',
        "utf-8",
    )
    (folder / "translations" / "en" / "renderings.yaml").write_text(
        f"language: en\nrenderings:\n{listed}", "utf-8"
    )
    return whole(folder)


ONE = "  - words: vurdere\n    rendering: consider\n    also: [look at]\n"


def test_a_warning_stands_at_the_translation_and_says_what_to_write(tmp_path: Path) -> None:
    (found,) = renderings.check(city(tmp_path, "build a new school.", ONE))
    assert (found.severity, found.place.line, found.rule) == ("warning", 4, "rendering")
    assert found.place.file.endswith("translations/en/skole.yaml")
    assert "«consider» eller «look at»" in found.nb
    assert "translations/en/renderings.yaml" in found.nb


def test_an_outdated_translation_is_left_to_the_rule_about_those(tmp_path: Path) -> None:
    loaded = city(tmp_path, "build a new school.", ONE, source="00000000")
    assert list(renderings.check(loaded)) == []


def test_a_word_that_is_listed_twice_is_told_at_the_second(tmp_path: Path) -> None:
    (found,) = renderings.check(city(tmp_path, "consider a new school.", ONE + ONE))
    assert (found.severity, found.place.line) == ("error", 6)
    assert found.place.file.endswith("renderings.yaml")


def test_a_hostile_list_harms_nothing(tmp_path: Path) -> None:
    listed = "  - words: '[.*'\n    rendering: '{{ 7*7 }}'\n    never: ['(?:']\n"
    listed += "  - words: '()'\n    rendering: '(<script>)'\n"
    assert list(renderings.check(city(tmp_path, "consider a new school.", listed))) == []


def test_moving_what_is_translated_leaves_the_list_where_it_is(tmp_path: Path) -> None:
    loaded = city(tmp_path, "consider a new school.", ONE)
    texts = {file: "\n".join((*lines, "")) for file, lines in loaded.lines.items()}
    file = "translations/en/renderings.yaml"
    assert moving.moved(loaded, texts)[file].rstrip("\n") == texts[file].rstrip("\n")


def test_the_real_translations_use_the_words_of_the_list() -> None:
    assert [p.line() for p in renderings.check(whole(TESTS.parent / "source"))] == []


def test_the_guide_shows_the_list(bless: bool) -> None:
    listed = whole(TESTS.parent / "source").translations["en"]
    text = GUIDE.read_text("utf-8")
    head = text[: text.index("| Norsk |")]
    made = head + "\n".join(_table(listed)) + "\n"
    if bless:
        GUIDE.write_text(made, "utf-8", newline="\n")
    assert text == made or bless, "«make bless» skriver listen på nytt"


def _table(of: Translations) -> list[str]:
    rows = ["| Norsk | Engelsk | Også | Aldri | Merknad |", "| --- | --- | --- | --- | --- |"]
    for one in of.renderings:
        english = [_marked((one.rendering,)), _marked(one.also), _marked(one.never)]
        rows.append(" | ".join(["", one.words, *english, one.note, ""]).strip())
    return [re.sub(r" {2,}", " ", row) for row in rows]


def _marked(words: tuple[str, ...]) -> str:
    return f"{', '.join(words)} {{ lang=en }}" if words else ""
