"""What is asked for in English is answered in English, whatever went wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.doors.cli import main
from tests.shaped import AGREEMENT, written

NORWEGIAN = re.compile(
    r"[æøåÆØÅ]|\b(?:er|ikke|og|til|som|med|finnes|alt|ny|nye|plasser?|mangler|godkjent|utkast|skriv|velg|ingen)\b",
    re.IGNORECASE,
)

ASKED = (
    ("translations add english", 1),
    ("translations add de", 1),
    ("translations add bildung", 1),
    ("translations sync en", 1),
    ("translations export en --to a.xlsx", 1),
    ("translations add en", 0),
    ("translations add en", 1),
    ("translations status", 0),
    ("translations sync en", 0),
    ("translations accept en punkt-1", 1),
    ("translations export en --to a.zip --as omegat", 0),
    ("check", 0),
    ("fmt --check", 1),
    ("new commitment --section ingensteds --text Wort", 1),
    ("new platform her --place By --from ingen.docx", 1),
)


def test_every_answer_is_in_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, AGREEMENT)
    monkeypatch.chdir(tmp_path)
    for asked, status in ASKED:
        assert main(["--lang", "en", *asked.split()]) == status, asked
        told = capsys.readouterr()
        said = re.sub(r"«[^»]*»|“[^”]*”|\S*[/.]\S*|https?:\S+", "", told.out + told.err)
        assert NORWEGIAN.findall(said) == [], (asked, said)
        assert told.out + told.err, asked


def test_the_same_is_said_in_norwegian_where_nothing_else_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, AGREEMENT)
    monkeypatch.chdir(tmp_path)
    assert main(["translations", "add", "en"]) == 0
    assert "nye plasser i source/translations/en." in capsys.readouterr().out
    assert main(["translations", "status"]) == 0
    assert capsys.readouterr().out.split()[:2] == ["språk", "godkjent"]
