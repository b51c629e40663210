"""Each sector in braille: pages that fit, every adopted word in order, and contents that lead there."""

from __future__ import annotations

from dataclasses import replace

from generator.book.book import Book, build_book
from generator.data import braille
from generator.data.braille import HIGH, WIDE, wrapped
from generator.data.pieces import pieces
from generator.settings import Language, Settings
from generator.wording.braille import BLANK, as_brf, cells
from tests.built import TESTS, Site

LANGUAGES = (Language("nb"), Language("en", drafts=True), Language("sma"))


def book_of(site: Site) -> Book:
    book, _ = build_book(site.project / "source", Settings(site.url, languages=LANGUAGES))
    assert book is not None
    return book


def pages_of(site: Site, sector: str) -> list[list[str]]:
    text = (site.folder / "dokumenter" / "punktskrift" / f"{sector}.txt").read_text("utf-8")
    return [page.split("\n")[:-1] for page in text.split("\f")]


def test_each_page_has_27_lines_of_32_cells_and_its_number_last(site: Site) -> None:
    for sector in site.platform.sectors:
        for n, page in enumerate(pages_of(site, sector.id), 1):
            assert len(page) == HIGH
            assert max(map(len, page)) <= WIDE
            assert page[-1].lstrip(BLANK) == cells(str(n))


def test_every_adopted_word_is_there_in_order(city: Site, real: Site) -> None:
    for site in (city, real):
        book = book_of(site)
        for sector in book.platform.sectors:
            pages = pages_of(site, sector.id)
            lines = [line.strip(BLANK) for page in pages for line in page[:-1]]
            whole, at = letters("".join(lines)), 0
            for piece in pieces(book, "nb", sector):
                found = whole.find(letters(cells(piece.said.text)), at)
                assert found >= 0, piece.id
                at = found


def letters(written: str) -> str:
    """Cells without what the end of a line changes: blanks, and the hyphen in a word too wide for it."""
    return written.replace(BLANK, "").replace(cells("-"), "")


def test_the_contents_lead_to_the_page_where_a_part_begins(real: Site) -> None:
    for sector in real.platform.sectors:
        pages = pages_of(real, sector.id)
        for section in sector.sections:
            first = cells(section.title.removesuffix(":"))[:8].rstrip(BLANK)
            contents = [line for page in pages[:3] for line in page]
            entry = next(n for n, line in enumerate(contents) if line.startswith(first))
            ends = [line.rpartition(BLANK)[2] for line in contents[entry : entry + 3]]
            begins = [
                cells(str(n))
                for n, page in enumerate(pages, 1)
                if any(line.startswith(BLANK * 3) and first in line for line in page[:-1])
            ]
            assert ends[0] in begins or set(ends[1:]) & set(begins), section.id


def test_the_file_for_note_takers_holds_the_same_cells(site: Site) -> None:
    folder = site.folder / "dokumenter" / "punktskrift"
    for path in folder.glob("*.brf"):
        said = path.with_suffix(".txt").read_text("utf-8")
        assert path.read_bytes().decode("ascii").replace("\r\n", "\n") == as_brf(said)


def test_it_says_that_a_program_made_it_and_is_offered_where_the_sector_is(city: Site) -> None:
    whole = BLANK.join("".join(pages_of(city, "fjord-og-fjell")[0]).split(BLANK))
    assert cells("laget") in whole
    for path in ("fjord-og-fjell/", "data/"):
        assert any(a.endswith("punktskrift/fjord-og-fjell.brf") for a in city.pages[path].addresses)
    assert not any("punktskrift" in a for a in city.pages["en/fjord-og-fjell/"].addresses)


def test_a_language_with_other_rules_has_none() -> None:
    book, _ = build_book(TESTS / "city" / "source", Settings("https://havdal.example/"))
    assert book is not None
    for lang in ("ar", "de", "sma"):
        assert not dict(braille.make(replace(book, platform=book.platform.but(language=lang))))


def test_a_word_that_no_line_has_room_for_loses_no_cell() -> None:
    word = "Bergstaden-og-Fosenhalvøyas-vann-og-avløpsverkseiersammenslutningsstyremøter"
    lines = wrapped(word, 2, 2)
    assert max(map(len, lines)) <= WIDE
    assert letters("".join(lines)) == letters(cells(word))
