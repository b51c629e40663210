"""The PDF documents: whole, tagged, the same bytes twice; and what is said where they cannot be made."""

from __future__ import annotations

import importlib
import re
import unicodedata
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from generator.book.book import Book, build_book
from generator.data import documents
from generator.data.documents import CannotMakeDocumentsError
from generator.settings import Language, Settings
from tests.built import TESTS, Site, plattform

LANGUAGES = (Language("nb"), Language("en", drafts=True), Language("sma"))


def why_not() -> str:
    """Why no document can be made here: WeasyPrint needs Pango, which pip cannot bring."""
    try:
        importlib.import_module("weasyprint")
    except (ImportError, OSError) as error:
        return f"no PDF documents here: {error}"
    return ""


needs_weasyprint = pytest.mark.skipif(bool(why_not()), reason=why_not())


def book_in(source: Path, url: str = "https://havdal.example/") -> Book:
    settings = Settings(url, documents=True, languages=LANGUAGES)
    book, _ = build_book(source, settings)
    assert book is not None
    return book


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The city's documents, on disk."""
    folder = tmp_path_factory.mktemp("documents")
    for path, content in documents.make(book_in(TESTS / "city" / "source")):
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    return folder / "dokumenter"


def letters(text: str) -> str:
    """A text without what a line break changes: white space, and hyphens at the ends of lines."""
    return re.sub(r"[\s\u00ad‐-]+", "", unicodedata.normalize("NFKC", text))


def said(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


@needs_weasyprint
def test_there_is_a_document_of_the_whole_and_of_each_sector_in_each_language(made: Path) -> None:
    wanted = {"plattform", "skole-og-barnehage", "fjord-og-fjell", "gater-og-torg"}
    names = {path.name for path in made.iterdir()}
    assert names == {f"{name}{lang}.pdf" for name in wanted for lang in ("", ".en")}


@needs_weasyprint
def test_a_document_holds_every_text_with_its_number_and_address(made: Path, city: Site) -> None:
    whole = letters(said(made / "plattform.pdf"))
    for _, _, block in city.platform.blocks():
        assert letters(block.text) in whole, block.id
    for commitment in city.platform.commitments:
        assert letters(f"Punkt {commitment.number} /punkt/{commitment.number}/") in whole


@needs_weasyprint
def test_a_document_has_a_title_a_language_tags_and_bookmarks(made: Path, city: Site) -> None:
    reader = PdfReader(made / "plattform.pdf")
    assert reader.metadata is not None
    assert reader.metadata.title == city.platform.title
    catalogue: Any = reader.trailer["/Root"]
    assert catalogue["/Lang"] == "nb"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "/StructTreeRoot" in catalogue
    marks = str(reader.outline)
    for name in ("Innhold", "Fjord og fjell", "Strendene", "Punkt 12"):
        assert f"'/Title': '{name}'" in marks


@needs_weasyprint
def test_qpdf_finds_nothing_wrong_in_a_document(made: Path) -> None:
    for path in made.iterdir():
        with pikepdf.open(path) as opened:
            assert opened.check_pdf_syntax() == [], path.name


@needs_weasyprint
def test_a_document_claims_no_standard_that_nobody_has_validated(made: Path) -> None:
    for path in made.iterdir():
        assert b"pdfuaid" not in path.read_bytes()
        assert PdfReader(path).xmp_metadata is None


@pytest.mark.long
@needs_weasyprint
def test_a_number_its_address_and_its_first_words_are_on_one_page(real: Site) -> None:
    """In each real document, where some commitment stands last on nearly every page."""
    book = book_in(real.project / "source", "https://t.example/")
    made = dict(documents.make(book))
    for lang, prefix, name in (("", "", "Punkt"), (".en", "en/", "Commitment")):
        reader = PdfReader(BytesIO(made[f"dokumenter/plattform{lang}.pdf"]))
        pages = [letters(page.extract_text()) for page in reader.pages]
        assert not any("\u2010" in page.extract_text() for page in reader.pages)
        for entry in book.entries:
            number = entry.number
            beside = letters(f"{name} {number} /{prefix}punkt/{number}/")
            assert any(beside in page for page in pages), (lang, number)


@needs_weasyprint
def test_a_document_in_english_is_in_english(made: Path) -> None:
    reader = PdfReader(made / "plattform.en.pdf")
    catalogue: Any = reader.trailer["/Root"]
    assert catalogue["/Lang"] == "en"
    assert letters("Commitment 1 /en/punkt/1/") in letters(said(made / "plattform.en.pdf"))


@needs_weasyprint
def test_two_documents_are_the_same_bytes(made: Path) -> None:
    for path, content in documents.make(book_in(TESTS / "city" / "source")):
        assert content == (made / Path(path).name).read_bytes(), path


@needs_weasyprint
def test_hostile_texts_become_documents_too_and_fetch_nothing() -> None:
    book = book_in(TESTS / "hostile" / "source")
    made = dict(documents.make(book))
    with pikepdf.open(BytesIO(made["dokumenter/kode.pdf"])) as opened:
        assert opened.check_pdf_syntax() == []
    reader = PdfReader(BytesIO(made["dokumenter/kode.pdf"]))
    whole = letters("".join(page.extract_text() for page in reader.pages))
    for block in book.platform.sectors[0].content:
        assert letters(block.text) in whole, block.id


def test_a_site_without_documents_needs_no_weasyprint(
    monkeypatch: pytest.MonkeyPatch, city: Site
) -> None:
    def not_here(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", not_here)
    book = book_in(city.project / "source")
    with pytest.raises(CannotMakeDocumentsError, match="libpango") as told:
        list(documents.make(book))
    assert "make documents" in str(told.value)
    assert "make site" in str(told.value)


@needs_weasyprint
def test_a_site_with_documents_lists_them(tmp_path: Path) -> None:
    run = plattform(
        "build", "--to", str(tmp_path / "site"), cwd=TESTS / "city", env={"DOCUMENTS": "true"}
    )
    assert run.returncode == 0, run.stderr
    page = (tmp_path / "site" / "data" / "index.html").read_text("utf-8")
    for path in ("plattform.pdf", "fjord-og-fjell.pdf"):
        assert f'href="../dokumenter/{path}"' in page
        assert (tmp_path / "site" / "dokumenter" / path).is_file()
    assert "make documents" not in page
