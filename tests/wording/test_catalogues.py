"""The interface speaks the language of the text, or else the next one's, and says which it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.book.book import Book
from generator.platform.model import Platform, Translation, Translations, fingerprint
from generator.settings import Language, Settings
from generator.wording import words
from generator.wording.firmness import hardened
from generator.wording.readability import passive
from generator.wording.words import Words, chain, chrome, marked


@pytest.mark.parametrize(
    ("lang", "nearest", "spoken"),
    [
        ("nn", ("nn", "nb", "en"), "nn"),
        ("no", ("no", "nb", "en"), "nb"),
        ("sma", ("sma", "nb", "en"), "nb"),
        ("nn-NO", ("nn-NO", "nn", "nb", "en"), "nn"),
        ("de", ("de", "en"), "en"),
        ("zh-Hant-TW", ("zh-Hant-TW", "zh", "en"), "en"),
        ("qaa", ("qaa", "en"), "en"),
    ],
)
def test_one_chain_says_whose_words_stand_in(
    lang: str, nearest: tuple[str, ...], spoken: str
) -> None:
    assert (chain(lang), chrome(lang)) == (nearest, spoken)


@pytest.mark.parametrize(
    ("lang", "around", "attributes"),
    [
        ("nb", "nb", ""),
        ("de", "en", ' lang="de"'),
        ("ar", "en", ' lang="ar" dir="rtl"'),
        ("en", "ar", ' lang="en" dir="ltr"'),
        ("fa", "ar", ' lang="fa"'),
        ("az-Arab", "nb", ' lang="az-Arab" dir="rtl"'),
        ("qaa", "nb", ' lang="qaa"'),
    ],
)
def test_words_in_another_language_say_which_and_which_way_they_are_read(
    lang: str, around: str, attributes: str
) -> None:
    assert str(marked(lang, around)) == attributes


def test_what_a_language_is_called_comes_from_unicode_where_no_catalogue_says_it() -> None:
    assert [Words("nb").name_of(lang) for lang in ("nn", "de", "ar")] == [
        "nynorsk",
        "tysk",
        "arabisk",
    ]
    assert [Words(lang).own_name for lang in ("nn", "de", "ar", "qaa")] == [
        "Nynorsk", "Deutsch", "العربية", "qaa",
    ]  # fmt: skip


def test_words_that_a_catalogue_lacks_are_the_next_one_s_and_say_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for lang in ("nb", "nn", "en"):
        text = (words.LOCALES / f"{lang}.yaml").read_text("utf-8")
        if lang == "nn":
            text = text.replace("  open: Meny\n", "").replace("  about: Om {document}\n", "")
        (tmp_path / f"{lang}.yaml").write_text(text, "utf-8")
    monkeypatch.setattr(words, "LOCALES", tmp_path)
    kept = (words.catalogue, chrome, words._said, words._phrase)
    for one in kept:
        one.cache_clear()
    t = Words("nn", "programme", "nn")
    assert (t.chrome, t("menu.home")) == ("nn", "Framsida")
    assert t("menu.about") == '<span lang="nb">Om programmet</span>'
    assert t.plain("menu.open") == "Meny"
    monkeypatch.undo()
    for one in kept:
        one.cache_clear()


@pytest.mark.parametrize("kind", ["platform", "programme", "agreement", "plan", "document"])
def test_each_kind_of_document_is_called_what_it_is(kind: str) -> None:
    called = [Words(lang, kind).plain("menu.about") for lang in ("nb", "nn", "en")]
    assert (
        called
        == {
            "platform": ["Om plattformen", "Om plattforma", "About the platform"],
            "programme": ["Om programmet", "Om programmet", "About the programme"],
            "agreement": ["Om avtalen", "Om avtalen", "About the agreement"],
            "plan": ["Om planen", "Om planen", "About the plan"],
            "document": ["Om dokumentet", "Om dokumentet", "About the document"],
        }[kind]
    )


def test_a_title_from_a_source_is_never_taken_for_a_place_in_our_words() -> None:
    t = Words("nb")
    said = t.plain("home.description", platform="{original} {0}", commitments="1", sectors="2")
    assert said.startswith("Hele «{original} {0}»: 1 i 2,")


@pytest.mark.parametrize(
    ("states", "told"),
    [
        (("approved", "approved"), "translation.checked"),
        (("approved", "draft"), "translation.partly_checked"),
        (("draft", "draft"), "translation.unchecked"),
        (("missing", "missing"), "translation.unchecked"),
    ],
)
def test_a_translation_that_is_approved_throughout_is_not_called_unreviewed(
    states: tuple[str, str], told: str
) -> None:
    title, sector = "Program", "Skole"
    platform = Platform.model_validate(
        {"title": title, "place": "By", "sectors": [{"id": "skole", "title": sector}]}
    )
    units = {
        id_: Translation.model_validate(
            {
                "text": "" if status == "missing" else "Text",
                "source": fingerprint(text),
                "status": status,
                **(
                    {"approved_by": "Kari", "approved_on": "2031-05-02"}
                    if status == "approved"
                    else {}
                ),
            }
        )
        for id_, text, status in zip(("platform", "skole"), (title, sector), states, strict=True)
    }
    book = Book(
        platform,
        Settings(languages=(Language("nb"), Language("en", drafts=True))),
        translations={"en": Translations(language="en", units=units)},
    )
    assert book.checked("en") == told


@pytest.mark.parametrize(
    "sentence",
    [
        "Skulen skal byggjast.",
        "Vegen blei bygd i fjor.",
        "Saka vart vurdert.",
        "Skolen skal bygges.",
    ],
)
def test_a_passive_is_known_in_either_norwegian(sentence: str) -> None:
    assert passive(sentence)


def test_a_sentence_that_says_who_acts_is_no_passive() -> None:
    assert not passive("Vi skal byggje skulen.")
    assert not passive("Ungar vil ha det best mogleg.")


def test_what_is_only_looked_at_is_known_in_nynorsk() -> None:
    assert hardened("greie ut ein ny skule.", "Vi vil byggje ein ny skule.") == "utrede"
    assert not hardened("greie ut ein ny skule.", "Vi vil undersøkje om vi skal byggje ein skule.")


@pytest.mark.parametrize(
    "file",
    [
        "overrides/assets/site.css",
        "overrides/assets/more.css",
        "overrides/assets/card.css",
        "overrides/assets/desk.css",
        "generator/data/documents/book.css",
    ],
)
def test_a_style_sheet_knows_no_left_and_no_right(file: str) -> None:
    text = (Path(__file__).parents[2] / file).read_text("utf-8")
    declared = re.findall(r"(?:^|[;{\s])((?:[a-z-]+-)?(?:left|right)(?:-[a-z-]+)?\s*:)", text)
    assert [*declared, *re.findall(r"text-align:\s*(?:left|right)", text)] == []
    assert "inline-start" in text
