"""What has happened to a commitment stands after it in whatever is read without the site, marked as ours."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from generator.book.book import Book, build_book
from generator.data import book_epub, braille, documents, happened, markdown, markdown_pages
from generator.data import plain_text as txt
from generator.platform.followups import FollowUps, Happening, Trail
from generator.settings import Language, Settings
from generator.wording.braille import BLANK, cells
from tests.built import TESTS, Site, folded
from tests.data.test_documents import letters, needs_weasyprint, until

LANGUAGES = (Language("nb"), Language("en", drafts=True))


@pytest.fixture(scope="module")
def book() -> Book:
    settings = Settings("https://havdal.example/", documents=True, languages=LANGUAGES)
    found, _ = build_book(TESTS / "city" / "source", settings)
    assert found is not None
    return found


def none_of(book: Book) -> Book:
    """The same where nobody has entered anything."""
    return replace(book, followups=FollowUps())


def in_txt(book: Book, lang: str = "nb") -> str:
    return folded(dict(txt.make(book))[f"data/platform{dotted(lang)}.txt"].decode())


def dotted(lang: str) -> str:
    return "" if lang == "nb" else f".{lang}"


def in_md(book: Book, lang: str = "nb") -> str:
    return as_read(dict(markdown.make(book))[f"data/platform{dotted(lang)}.md"])


def in_twins(book: Book, lang: str = "nb") -> str:
    """The Markdown beside each sector's page."""
    made = dict(markdown_pages.make(book))
    under = "" if lang == "nb" else f"{lang}/"
    return " ".join(as_read(made[f"{under}{s.id}/index.md"]) for s in book.platform.sectors)


def as_read(text: bytes) -> str:
    """The words of Markdown, and the address after each link's."""
    tree = LexborHTMLParser(MarkdownIt().render(text.decode()))
    return shown(tree)


def shown(tree: LexborHTMLParser) -> str:
    for a in tree.css("a[href]"):
        a.insert_after(f" {a.attributes['href']} ")
    assert tree.body is not None
    return folded(tree.body.text())


def in_epub(book: Book, lang: str = "nb") -> str:
    made = dict(book_epub.make(book))[f"data/platform{dotted(lang)}.epub"]
    with zipfile.ZipFile(BytesIO(made)) as opened:
        names = [name for name in opened.namelist() if re.search(r"(title|\d+)\.xhtml$", name)]
        pages = sorted(names, key=lambda name: (name.endswith("title.xhtml") is False, name))
        return " ".join(shown(LexborHTMLParser(opened.read(name).decode())) for name in pages)


READ: dict[str, Callable[..., str]] = {
    "txt": in_txt,
    "md": in_md,
    "twins": in_twins,
    "epub": in_epub,
}

TOLD = (
    ("punkt-2", "20. mai 2031, sak: Byrådet la fram sak", "https://innsyn.havdal.example/sak/2031/417"),
    ("punkt-2", "18. juni 2031, vedtak: Bystyret vedtok å bygge", "/mote/2031-06-18#sak-44"),
    ("punkt-3", "18. juni 2031, vedtak: Bystyret vedtok å bygge", "/mote/2031-06-18#sak-44"),
    ("punkt-3", "10. desember 2031, budsjett: Budsjettet", "https://havdal.example/budsjett-2032"),
    ("punkt-12", "28. april 2031, tiltak: Skoleklasser", "https://avisa.example/strendene-ryddet"),
    ("punkt-12", "1. mars 2032, rapport: Revisjonen", "https://revisjonen.example/havdal/2031.pdf"),
    ("punkt-8", "30. september 2031, svar: Byråden", "https://innsyn.havdal.example/sporsmal/2031/19"),
    ("punkt-8", "1. mars 2032, rapport: Revisjonen", "https://revisjonen.example/havdal/2031.pdf"),
)  # fmt: skip
"""What stands after which commitment, in the order of the city's document."""


def in_order(book: Book, whole: str, fold: Callable[[str], str] = str) -> None:
    """Each follow-up stands after its commitment and before the next; nothing stands after the others."""
    at = 0
    for entry in book.entries:
        start = whole.find(fold(entry.text), at)
        assert start >= 0, entry.id
        at = start
        for id_, facts, address in TOLD:
            if id_ != entry.id:
                continue
            found = whole.find(fold(facts), at)
            assert found > at, (id_, facts)
            address_at = whole.find(fold(address), found)
            assert address_at > found, (id_, address)
            at = address_at
    ends = whole[at:]
    assert not any(fold(facts) in ends for _, facts, _ in TOLD)


@pytest.mark.parametrize("name", READ)
def test_what_has_happened_stands_after_its_commitment_with_its_source(
    name: str, book: Book
) -> None:
    whole = READ[name](book)
    in_order(book, whole)
    groups = len({id_ for id_, _, _ in TOLD}) if name == "epub" else len(TOLD)
    assert whole.count("Hva som har skjedd, ikke vedtatt") == groups
    assert "Etter noen av punktene står det hva som har skjedd siden." in whole
    assert "fire av stillingene. Ingen har godkjent det ennå." in whole
    assert "Vurdering fra Havdal kommunerevisjon, 1. mars 2032: «I gang»." in whole
    assert "havdal.example/siden-sist/" in whole


@needs_weasyprint
def test_the_documents_on_paper_tell_it_too(book: Book) -> None:
    last = "dokumenter/stor-skrift/plattform.pdf"
    made = dict(until(documents.make(book), last))
    for path in ("dokumenter/plattform.pdf", last):
        reader = PdfReader(BytesIO(made[path]))
        in_order(book, letters(" ".join(page.extract_text() for page in reader.pages)), letters)
        marks = re.findall(r"'/Title': '([^']+)'", str(reader.outline))
        assert len([m for m in marks if m.startswith("Punkt ")]) == len(book.entries)


def test_it_stands_in_braille_too(book: Book) -> None:
    files = dict(braille.make(book))
    pages = "".join(
        files[f"dokumenter/punktskrift/{sector.id}.txt"].decode()
        for sector in book.platform.sectors
    )

    def touched(text: str) -> str:
        return cells(text).replace(BLANK, "").replace(cells("-"), "")

    lines = [line.strip(BLANK) for page in pages.split("\f") for line in page.split("\n")[:-2]]
    in_order(book, "".join(lines).replace(BLANK, "").replace(cells("-"), ""), touched)


@pytest.mark.parametrize("name", READ)
def test_where_nobody_has_entered_anything_a_document_says_so_once_and_judges_nothing(
    name: str, book: Book
) -> None:
    whole = READ[name](none_of(book))
    times = len(book.platform.sectors) if name == "twins" else 1
    said = "Ingen har lagt inn noe ennå om hva som har skjedd med punktene her."
    assert whole.count(said) == times
    assert whole.count("Det betyr ikke at ingenting har skjedd.") == times
    assert "ikke vedtatt" not in whole.replace("Med enkle ord, ikke vedtatt", "")
    assert not re.search(r"ikke (på)?begynt|ikke startet|brutt", whole, re.IGNORECASE)


def test_once_there_is_an_edition_it_is_said_as_of_that_day(real: Site) -> None:
    assert not real.loaded.followups.followups
    for path in ("data/platform.txt", "data/platform.md", "helse-og-eldre/index.md"):
        text = folded((real.folder / path).read_text("utf-8"))
        said = "Da utgaven av 30. november 2026 kom, hadde ingen lagt inn noe om hva som har skjedd"
        assert text.count(said) == 1, path
        assert text.count("skjedd") == 2, "and that it does not mean that nothing has"


def test_a_document_of_one_sector_speaks_of_that_alone(book: Book) -> None:
    kept = FollowUps(
        scales=book.followups.scales,
        followups=tuple(f for f in book.followups.followups if f.commitments == ("punkt-2",)),
    )
    told = replace(book, followups=kept)
    first, *others = told.platform.sectors
    assert happened.foreword(told, "nb", first).startswith("Etter noen av punktene")
    assert not any(happened.foreword(told, "nb", o).startswith("Etter noen") for o in others)
    assert happened.foreword(told, "nb").startswith("Etter noen av punktene")


@pytest.mark.parametrize("name", READ)
def test_in_english_it_is_told_in_english_where_it_is_translated(name: str, book: Book) -> None:
    whole = READ[name](book, "en")
    assert "What has happened, not adopted" in whole
    assert "20 May 2031, case: " in whole
    assert "Source: Ny barnehage på Løkka – valg av tomt" in whole


def test_what_was_entered_for_a_commitment_that_has_become_another_says_so(book: Book) -> None:
    later = replace(book)
    (sak, *_) = book.since("punkt-2")
    became = {"punkt-1": (Happening(sak.of, ("punkt-2", "punkt-3")),)}
    later.__dict__["trail"] = Trail(became)
    assert "på Løkka. Dette gjaldt punkt 2 og punkt 3. Kilde: Ny barnehage" in in_txt(later)
    assert "på Løkka. Dette gjaldt punkt 2 og punkt 3. Kilde: Ny barnehage" in in_md(later)


def test_an_address_cannot_end_its_link_in_markdown(hostile: Site) -> None:
    text = Path(hostile.folder / "data" / "platform.md").read_text("utf-8")
    tree = LexborHTMLParser(MarkdownIt().render(text))
    ways = {str(a.attributes["href"]) for a in tree.css("a[href]")}
    assert "https://ond.example/?a=1&b=%22%3E%3Cscript%3Ealert(1)%3C/script%3E#x" in ways
    assert not tree.css("script")
