"""What the site hands out to be pasted finds its way home."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.book.book import Book, build_book
from generator.book.citing import Citing
from generator.book.stories import Stories
from generator.search import index, scripts
from generator.settings import Language, Settings
from tests.built import Site
from tests.histories import Seed, book_of, live, small_city
from tests.search.asked import ask, found

SITE = "https://plattform.example/"

CITY = "https://by.example/plattform/"


@pytest.fixture(scope="module")
def book(real: Site) -> Book:
    languages = (Language("nb"), Language("en"))
    book, _ = build_book(real.project / "source", Settings(site_url=SITE, languages=languages))
    assert book is not None
    return book


def kit(citing: Citing) -> list[str]:
    """Everything that the citing kit of a commitment makes, as a field of one line takes it."""
    number, address = citing.entry.number, citing.address
    made = [
        *(address, str(citing.reference.striptags()), citing.quote_link, citing.card),
        *(citing.frame, citing.blockquote, citing.bibtex, citing.csl_json, citing.title),
        f"TY  - GEN\nTI  - {citing.title}\nUR  - {address}\nER  - ",
        f"{address}?v=0123abcd",
        f"{address}?v=0123abcd#hva-har-skjedd",
        address.removeprefix("https://"),
        address.removeprefix(SITE.rstrip("/")),
        address.removeprefix(SITE).rstrip("/"),
        f"{SITE}{citing.entry.sector.id}/#punkt-{number}",
        f"/en/{citing.entry.sector.id}/enkelt/#punkt-{number}",
        f"#punkt-{number}",
    ]
    return [text.replace("\n", "") for text in made]


@pytest.mark.parametrize(
    ("lang", "every"), [("nb", 1), ("en", 5), pytest.param("en", 1, marks=pytest.mark.long)]
)
def test_what_the_citing_kit_makes_leads_to_its_commitment(
    real: Site, book: Book, lang: str, every: int
) -> None:
    pasted = [
        (entry.number, text)
        for entry in book.entries[::every]
        for text in kit(Citing(book, entry, lang))
    ]
    answers = ask(real.folder, (text for _, text in pasted), lang, count=2)
    astray = [
        (text, found(answer))
        for (number, text), answer in zip(pasted, answers, strict=True)
        if found(answer)[:1] != [f"punkt/{number}/"] or answer["missing"]
    ]
    assert astray == []
    assert len(pasted) == 18 * len(book.entries[::every])


SAID = {
    "punkt {}": 1,
    "Punkt {}": 1,
    "PUNKT {}.": 1,
    "punkt{}": 1,
    "punkt-{}": 1,
    "pkt. {}": 1,
    "pkt {}": 1,
    "punkt nr. {}": 1,
    "punkt nr {}": 1,
    "punkt nummer {}": 1,
    "#{}": 1,
    "nr {}": 1,
    "nr. {}": 1,
    "{}.": 1,
    "({})": 1,
    "hva er punkt {}": 1,
    "Hva står det i punkt {}?": 1,
    "hva sier punkt nr. {}?": 1,
    "vis punkt {}": 1,
    "commitment {}": 1,
    "Commitment no. {}": 1,
    "what is commitment {}": 1,
    "what does commitment {} say?": 1,
    "point {}": 1,
    "No. {}": 1,
    "punkt\u00a0{}": 1,
    "punkt\u00ad {}": 1,
}
"""How one says a number, and how many hits that has."""


def test_a_number_is_found_however_it_is_said(real: Site, book: Book) -> None:
    numbers = [entry.number for entry in book.entries[::12]]
    said = [(number, form) for number in numbers for form in SAID]
    answers = ask(real.folder, (form.format(number) for number, form in said))
    astray = [
        (form.format(number), found(answer))
        for (number, form), answer in zip(said, answers, strict=True)
        if found(answer) != [f"punkt/{number}/"]
    ]
    assert astray == []


SEVERAL = {
    "punkt 12 og 14": [12, 14],
    "punkt 14 og 12": [14, 12],
    "punktene 12, 14 og 16": [12, 14, 16],
    "punkt 12–15": [12, 13, 14, 15],
    "punkt 12 - 15": [12, 13, 14, 15],
    "punkt 12 til 15": [12, 13, 14, 15],
    "pkt. 12 og pkt. 14–15": [12, 14, 15],
    "commitments 12 and 14": [12, 14],
    "commitments 12 to 15": [12, 13, 14, 15],
    "#12, #14": [12, 14],
    "12 og 14": [12, 14],
    "12–14": [12, 13, 14],
    "nr 12 og 14": [12, 14],
    "/punkt/12/ /punkt/14/": [12, 14],
    "punkt 12 og 9999": [12],
}
"""Several numbers said together, and what they name, in order."""


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_several_numbers_are_found_in_the_order_they_are_said(real: Site, lang: str) -> None:
    answers = dict(zip(SEVERAL, ask(real.folder, SEVERAL, lang), strict=True))
    assert {query: found(answer) for query, answer in answers.items()} == {
        query: [f"punkt/{number}/" for number in numbers] for query, numbers in SEVERAL.items()
    }
    lacking = {query: answer["missing"] for query, answer in answers.items() if answer["missing"]}
    assert lacking == {"punkt 12 og 9999": ["punkt-9999"]}


PLACES = {
    "avsnitt-31": "#avsnitt-31",
    "avsnitt 31": "#avsnitt-31",
    "#avsnitt-31": "#avsnitt-31",
    "paragraph 31": "#avsnitt-31",
    f"{SITE}helse-og-eldre/": "helse-og-eldre/",
    f"{SITE}en/helse-og-eldre/?x#kvinnehelse": "helse-og-eldre/#kvinnehelse",
    "/helse-og-eldre/#kvinnehelse": "helse-og-eldre/#kvinnehelse",
    "helse-og-eldre/#kvinnehelse": "helse-og-eldre/#kvinnehelse",
    "https://elsewhere.example/in/a/folder/byutvikling/": "byutvikling/",
    f"{SITE}om/": "om/",
    f"{SITE}ordliste/#ord-byrad": "ordliste/#ord-byrad",
    f"{SITE}punkt/142/index.json": "punkt/142/",
    f"{SITE}punkt/142/kort/0123abcd/": "punkt/142/",
    f"Se {SITE}punkt/142/.": "punkt/142/",
    f"{SITE}punkt%2F142/": "punkt/142/",
    "punkt/142": "punkt/142/",
}
"""Other addresses and ids, and the end of where they lead."""


def test_other_addresses_and_ids_lead_home_too(real: Site) -> None:
    answers = map(found, ask(real.folder, PLACES))
    astray = [
        (query, at)
        for (query, place), at in zip(PLACES.items(), answers, strict=True)
        if [one.endswith(place) for one in at] != [True]
    ]
    assert astray == []


def test_other_numbers_are_words(real: Site) -> None:
    queries = ["30 km/t", "3 %", "2030", "tog/trikk", "1 i landet", "1. desember", "10–15 minutter"]
    for query, answer in zip(queries, ask(real.folder, queries), strict=True):
        assert answer["missing"] == [], query
        assert answer["hits"][0]["marks"], query


def test_a_bare_number_is_a_commitment_first_and_a_word_then(real: Site) -> None:
    (answer,) = ask(real.folder, ["30"])
    assert found(answer)[0] == "punkt/30/"
    assert any("30 " in hit["text"] for hit in answer["hits"][1:])


def test_words_beside_a_number_are_searched_for_after_it(real: Site) -> None:
    (answer,) = ask(real.folder, ["punkt 142 fastlege"])
    assert found(answer)[0] == "punkt/142/"
    assert any("fastlege" in hit["text"].lower() for hit in answer["hits"][1:])


def test_every_address_ever_handed_out_leads_to_what_became_of_it(tmp_path: Path) -> None:
    """Sectors and sections renamed, moved and closed; commitments split, merged and withdrawn."""
    source = tmp_path / "source"
    *_, (_, ledger) = live(source, small_city(), Seed(3), editions=12, most=8)
    book = book_of(source)
    assert book.history
    for lang in ("nb", "en"):
        written(book, lang, tmp_path / lang)
    anchors = [anchor for anchor in sorted(ledger.anchors) if not anchor[1].startswith(WORDLESS)]
    gone = [id_ for _, id_ in anchors if id_ not in book.history.living]
    assert {id_.partition("-")[0] for id_ in gone} >= {"punkt", "avsnitt"}
    assert any(path.rstrip("/") not in book.history.living for path, _ in anchors)
    for lang, prefix in (("nb", ""), ("en", "en/")):
        stories = Stories(book, lang, str)
        pasted = [f"{CITY}{prefix}{path}#{id_}" for path, id_ in anchors]
        answers = ask(tmp_path / lang, pasted)
        for (_, id_), answer in zip(anchors, answers, strict=True):
            assert found(answer) == [stories.path(id_)]
            if id_ in gone:
                (hit,) = answer["hits"]
                assert hit["kind"] == "gone"
                assert hit["text"] == stories.gone_now(id_).striptags()
        old = sorted({path for path, _ in anchors})
        assert [found(answer) for answer in ask(tmp_path / lang, old)] == [[path] for path in old]


WORDLESS = ("innledning-", "sitat-", "tall-")
"""What has an anchor, and is no document of the search."""


def written(book: Book, lang: str, folder: Path) -> None:
    """What the worker reads of a book in one language, alone at the root."""
    made = index.files(book, lang, {"config": {}})
    prefix = book.at("", lang)
    searched = {path.removeprefix(prefix): json.dumps(content) for path, content in made.items()}
    for path, text in (searched | dict(scripts.make())).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def test_a_number_beyond_all_ids_is_said_to_be_missing(real: Site) -> None:
    queries = ["punkt 9999", "punkt/9999/", "#9999", f"{SITE}punkt/9999/", "commitment 9999"]
    for answer in ask(real.folder, queries):
        assert (answer["total"], answer["missing"]) == (0, ["punkt-9999"])


def test_two_hundred_addresses_at_once_are_as_many_as_are_read(real: Site, book: Book) -> None:
    addresses = [f"{SITE}punkt/{entry.number}/" for entry in book.entries[:200]]
    pasted = (between.join(addresses) for between in ("", " ", "\n", ", "))
    for answer in ask(real.folder, pasted, count=300):
        assert answer["missing"] == []
        assert 50 < answer["total"] < 60
        assert found(answer) == [f"punkt/{e.number}/" for e in book.entries[: answer["total"]]]
