"""Search in the other Norwegian, in a language with a stemmer, and in those without, by the worker in node."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.book.book import Book
from generator.book.vocabulary import everyday, libraries, tongues
from generator.platform.model import Platform
from generator.search import index, scripts
from generator.settings import Language, Settings
from tests.search.asked import Answer, ask, found
from tests.shaped import AGREEMENT, PROGRAMME, Tree


def _searched(folder: Path, language: str, *texts: str) -> Path:
    """All that the search of a platform reads; each text is a commitment."""
    sector = {
        "id": "en",
        "title": "1",
        "content": [
            {"commitment": f"punkt-{n}", "text": text} for n, text in enumerate(texts, start=1)
        ],
    }
    told = {"title": "2", "place": "3", "language": language, "sectors": [sector]}
    return searched(folder, told)


def searched(folder: Path, told: Tree) -> Path:
    """All that the search of a document reads."""
    language = told["language"]
    settings = Settings(languages=(Language(language),))
    book = Book(Platform.model_validate(told), settings)
    made = index.files(book, language, {"config": {}})
    texts = {path: json.dumps(content) for path, content in made.items()}
    for path, text in (texts | dict(scripts.make(libraries(book)))).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    assert everyday(book, language) == {}
    return folder


def _numbers(answer: Answer) -> list[str]:
    return [place.split("/")[1] for place in found(answer) if place.startswith("punkt/")]


NYNORSK = (
    "byggje eit nytt sjukehus i kvart fylke.",
    "halde ope 40 skular på bygda.",
    "byggje fleire bustader for unge.",
    "gi billige billettar til dei som er uføre.",
    "styrkje heimehjelpa og tryggleiken for eldre.",
    "gi fleire moglegheita til å arbeide.",
)

BOKMAL = (
    "bygge et nytt sykehus i hvert fylke.",
    "holde åpne 40 skoler på bygda.",
    "bygge flere boliger for unge.",
    "gi billige billetter til dem som er uføre.",
    "styrke hjemmehjelpen og tryggheten for eldre.",
    "gi flere muligheten til å arbeide.",
)


@pytest.mark.parametrize(
    ("language", "texts", "asked"),
    [
        ("nn", NYNORSK, ("sykehus", "skole", "bolig", "billig", "hjemmehjelp", "mulighet")),
        ("nb", BOKMAL, ("sjukehus", "skule", "bustad", "billeg", "heimehjelp", "moglegheit")),
    ],
    ids=["bokmål in nynorsk", "nynorsk in bokmål"],
)
def test_each_norwegian_finds_the_other(
    tmp_path: Path, language: str, texts: tuple[str, ...], asked: tuple[str, ...]
) -> None:
    answers = ask(_searched(tmp_path, language, *texts), asked)
    first = [_numbers(answer)[:1] for answer in answers]
    assert first == [[str(n)] for n in range(1, len(asked) + 1)]


def test_a_word_that_nobody_has_misspelt_is_taken_for_no_other(tmp_path: Path) -> None:
    folder = _searched(tmp_path, "nn", "gi billige billettar til dei som er uføre.")
    bolig, bilig = ask(folder, ["bolig", "bilig"])
    assert (_numbers(bolig), bolig["instead"]) == ([], [])
    assert _numbers(bilig) == ["1"]


@pytest.mark.parametrize(
    ("language", "texts", "asked", "right"),
    [
        ("de", ("neue Häuser bauen.", "mehr Lehrkräfte."), "das Haus", ["1"]),
        ("de", ("neue Schulgebäude bauen.", "mehr Gebäude und Schulen."), "lehrkraft", []),
        ("fr", ("construire des écoles.", "planter des arbres."), "les ecole", ["1"]),
        ("sv", ("bygga nya skolor.", "plantera träd."), "skolorna", ["1"]),
        ("ar", ("بناء مدارس جديدة.", "زراعة الأشجار."), "المدارس", ["1"]),
        ("ja", ("新しい学校を建設する。", "病院を増やす。"), "学校", ["1"]),
        ("th", ("สร้างโรงเรียนใหม่", "ปลูกต้นไม้"), "โรงเรียน", ["1"]),
        ("hi", ("नए विद्यालय बनाना", "पेड़ लगाना"), "विद्यालय", ["1"]),
        ("cy", ("adeiladu ysgolion.", "plannu coed."), "ysgolion", ["1"]),
    ],
)
def test_each_language_is_searched_as_far_as_it_is_known(
    tmp_path: Path, language: str, texts: tuple[str, ...], asked: str, right: list[str]
) -> None:
    (answer,) = ask(_searched(tmp_path, language, *texts), [asked])
    assert _numbers(answer)[: len(right) or None] == right


def test_only_what_a_language_needs_is_sent(tmp_path: Path) -> None:
    for language, sent in (
        ("nb", set()),
        ("de", {"lunr.de.js", "lunr.index.js"}),
        ("cy", {"lunr.index.js"}),
    ):
        folder = _searched(tmp_path / language, language, "1")
        more = {path.name for path in (folder / "search").glob("lunr*.js")}
        assert more - {"lunr.js", "lunr.en.js"} == sent
        assert (folder / "search/parts/words.json").exists() == (language == "nb")


def test_a_translation_is_stemmed_by_its_own_language_and_the_rest_by_the_original_s() -> None:
    told = {"title": "2", "place": "3", "sectors": [{"id": "en", "title": "1"}]}
    codes = tuple(map(Language, ("nb", "en", "sma")))
    book = Book(Platform.model_validate(told), Settings(languages=codes))
    assert [tongues(book, of.code) for of in codes] == [("no",), ("en", "no"), ("no",)]


@pytest.mark.parametrize(
    ("document", "asked", "place"),
    [
        (PROGRAMME, "skulemat", "punkt/5/"),
        (AGREEMENT, "ställe", "punkt/1/"),
        (AGREEMENT, "mittel im jahr", "bildung/#tabell-1"),
    ],
    ids=["the title of a commitment", "a footnote", "the caption of a table"],
)
def test_every_adopted_word_is_found(
    tmp_path: Path, document: Tree, asked: str, place: str
) -> None:
    """In an index in parts, as of Norwegian, and in one that is read whole."""
    (answer,) = ask(searched(tmp_path, document), [asked])
    assert found(answer)[:1] == [place]
