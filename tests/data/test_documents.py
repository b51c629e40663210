"""The PDF documents: whole, tagged, the same bytes twice; and what is said where they cannot be made."""

from __future__ import annotations

import importlib
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from generator.book.book import Book, build_book
from generator.data import documents, printer
from generator.data.printer import CannotMakeDocumentsError
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
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
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
    files = {f"{name}{lang}.pdf" for name in wanted for lang in ("", ".en")}
    assert {path.name for path in made.glob("*.pdf")} == files
    assert {path.name for path in made.glob("stor-skrift/*.pdf")} == files


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
    for path in made.rglob("*.pdf"):
        with pikepdf.open(path) as opened:
            assert opened.check_pdf_syntax() == [], path.name


@needs_weasyprint
def test_a_document_says_what_it_is_and_claims_no_standard_that_nobody_has_validated(
    made: Path, city: Site
) -> None:
    for path in made.rglob("*.pdf"):
        said = PdfReader(path).xmp_metadata
        assert said is not None
        assert said.dc_title is not None
        assert city.platform.title in said.dc_title["x-default"] or ".en" in path.name
        assert said.dc_creator == ["Havdal bystyre"] or ".en" in path.name
        assert not {b"pdfuaid", b"pdfaid"} & {*re.findall(rb"pdf\w+id", path.read_bytes())}


def elements(of: Any) -> Iterator[Any]:
    """Every element below one in the tags of a document, in the order in which they are heard."""
    kids = of.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/S"):
            yield kid
            yield from elements(kid)


@needs_weasyprint
def test_every_link_holds_its_words_and_says_what_it_leads_to(made: Path) -> None:
    """A link that is heard is no empty thing, and is there once."""
    for path in (made / "plattform.pdf", made / "stor-skrift" / "fjord-og-fjell.en.pdf"):
        with pikepdf.open(path) as opened:
            links = [e for e in elements(opened.Root.StructTreeRoot) if e.S == "/Link"]
            noted = [a for page in opened.pages for a in page.get("/Annots", [])]
            assert len(links) == len(noted) > 3
            for link in links:
                assert any(isinstance(kid, int) for kid in link.K), "the words of the link"
                assert any(isinstance(kid, pikepdf.Dictionary) for kid in link.K), "and its place"
            said = [str(a.get("/Contents", "")) for a in noted]
    assert "Commitment 12: https://havdal.example/en/punkt/12/" in said
    assert all(said)


def test_nothing_in_a_document_is_small_print() -> None:
    def sizes(style: Path) -> list[float]:
        return [float(size) for size in re.findall(r"([\d.]+)pt(?=[/ ;]|\b)", fonts(style))]

    def fonts(style: Path) -> str:
        return " ".join(re.findall(r"font(?:-size)?:([^;}]+)", style.read_text("utf-8")))

    assert min(sizes(printer.STYLE)) >= 8
    assert min(sizes(printer.LARGE)) >= 18


def pdftotext(document: bytes, *how: str) -> str:
    run = subprocess.run(
        ["pdftotext", *how, "-", "-"], input=document, capture_output=True, check=True
    )
    return " ".join(run.stdout.decode().split())


@pytest.mark.long
@needs_weasyprint
def test_other_programs_take_every_commitment_out_whole_and_in_order(real: Site) -> None:
    """pdftotext in all its ways, also by the tags, as somebody does who searches or listens."""
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not here: apt install poppler-utils")
    book = book_in(real.project / "source", "https://t.example/")
    made = dict(until(documents.make(book), "dokumenter/stor-skrift/plattform.pdf"))
    for folder in ("", "stor-skrift/"):
        document = made[f"dokumenter/{folder}plattform.pdf"]
        for how in ((), ("-layout",), ("-raw",)):
            text, at = pdftotext(document, *how), 0
            assert ". . ." not in text
            assert "...." not in text
            for entry in book.entries:
                words = " ".join(entry.text.split())
                found = text.find(f"Punkt {entry.number} /punkt/{entry.number}/ {words}", at)
                assert found >= 0, (folder, how, entry.id)
                at = found


@pytest.mark.long
@needs_weasyprint
def test_a_number_its_address_and_its_first_words_are_on_one_page(real: Site) -> None:
    """In each real document, where some commitment stands last on nearly every page."""
    book = book_in(real.project / "source", "https://t.example/")
    made = dict(until(documents.make(book), "dokumenter/plattform.en.pdf"))
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
    again = documents.make(book_in(TESTS / "city" / "source"))
    for path, content in until(again, "dokumenter/stor-skrift/plattform.pdf"):
        assert content == (made.parent / path).read_bytes(), path


def until(made: Iterator[tuple[str, bytes]], last: str) -> Iterator[tuple[str, bytes]]:
    """Documents as they are made, and no more of them once one is there."""
    for path, content in made:
        yield path, content
        if path == last:
            return


@needs_weasyprint
def test_hostile_texts_become_documents_too_and_fetch_nothing() -> None:
    book = book_in(TESTS / "hostile" / "source")
    made = dict(until(documents.make(book), "dokumenter/kode.pdf"))
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
    for path in ("plattform.pdf", "fjord-og-fjell.pdf", "stor-skrift/fjord-og-fjell.pdf"):
        assert f'href="../dokumenter/{path}"' in page
        assert (tmp_path / "site" / "dokumenter" / path).is_file()
    assert "make documents" not in page
