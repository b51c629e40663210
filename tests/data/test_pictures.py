"""The pictures for those to whom a page is passed on: words in type, and words for who sees none."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from generator.book import site_map
from generator.book.book import Book
from generator.data import pictures
from generator.data.drawing import Words, drawn
from generator.pages import plan
from tests.built import TESTS, Site, folded
from tests.data.test_documents import book_in

CITY = TESTS / "city" / "source"


@pytest.fixture(scope="module")
def book() -> Book:
    return book_in(CITY)


def made(of: Book) -> dict[str, bytes]:
    sectors = ("", *(sector.id for sector in of.platform.sectors))
    return {path: content for sector in sectors for path, content in pictures.make(of, sector)}


def test_each_commitment_and_sector_has_one_in_each_language_that_is_shown(book: Book) -> None:
    pages = [*map(site_map.sector, book.platform.sectors)]
    pages += map(site_map.commitment, book.platform.commitments)
    wanted = {f"{lang}{page}bilde.png" for page in pages for lang in ("", "en/")}
    found = made(book)
    assert found.keys() == wanted
    assert {Image.open(BytesIO(one)).size for one in found.values()} == {(1200, 630)}
    assert len(set(found.values())) == len(found)


def test_without_documents_there_are_none_and_every_page_names_that_of_the_site(
    book: Book, city: Site
) -> None:
    bare = replace(book, settings=replace(book.settings, documents=False))
    assert made(bare) == {}
    for page in city.pages.values():
        if page.tree.css('link[rel="canonical"]'):
            assert page.meta("og:image") == f"{city.url}assets/bilde.png", page.path
            assert page.meta("og:image:alt")
            assert page.meta("twitter:card") == "summary"
    picture = Image.open(city.folder / "assets" / "bilde.png")
    assert picture.size == (1200, 630)


def test_what_a_picture_shows_is_said_in_the_language_of_its_page(book: Book) -> None:
    said = {one.path: one.print() for one in plan(book) if one.kind in ("commitment", "sector")}
    assert (
        folded(said["punkt/12/"].picture)
        == "Punkt 12: Byrådet vil: rydde strendene hver vår & høst."
    )
    assert said["en/punkt/2/"].picture.startswith("Commitment 2: ")
    assert said["sma/punkt/2/"].picture == ""
    assert said["skole-og-barnehage/"].picture == "Skole og barnehage"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kort",
        "ord " * 40_000,
        "x" * 100_000,
        "<b>{{ 7*7 }}</b> \u200f…",
        "Åarjelsaemien gïele ŧŋ",
    ],
)
def test_any_text_has_room_and_gives_the_same_bytes_twice(text: str) -> None:
    first = drawn(Words("Punkt 1", text, "Plattformen " * 30))
    assert first == drawn(Words("Punkt 1", text, "Plattformen " * 30))
    picture = Image.open(BytesIO(first)).convert("RGB")
    paper = picture.getpixel((600, 5))
    for x in range(20, 1200, 3):  # nothing is written beyond the edges
        assert picture.getpixel((x, 600)) == paper
    for y in range(0, 630, 3):
        assert picture.getpixel((1160, y)) == paper


def test_a_commitment_of_average_length_stands_there_whole(book: Book) -> None:
    """Its last word is drawn: without it, the picture is another."""
    text = max((c.text for c in book.platform.commitments), key=len)
    assert drawn(Words("", text, "")) != drawn(Words("", text.rpartition(" ")[0], ""))
