"""What the tests of the exchange share: the city as a folder, files sent from it, and cells changed in them."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
from docx.table import Table, _Row
from lxml import etree
from openpyxl.worksheet.worksheet import Worksheet

from generator.doors import cli
from generator.exchange import formats, outgoing, xliff
from generator.exchange.rows import Row, Sending
from tests.built import TESTS, whole

ENDINGS = {"xliff": "xlf", "omegat": "zip", "xlsx": "xlsx", "docx": "docx"}

HOSTILE = (
    "<script>alert(1)</script> & &amp; ]]> <!DOCTYPE x>",
    "{{ 7*7 }} {% raw %} ${7*7} %s {0}",
    "*stjerne* _strek_ # nummer ## to [x](javascript:alert(1)) `kode` | a | b |",
    "=1+1",
    "+cmd|' /C calc'!A0 @SUM(1+1) -2+3",
    "007",
    "1/2 2031-01-02 12:30 TRUE",
    "'hermetegn foran",
    "שלום\u200f, verden\u200e مرحبا",
    "\U0001f600 æøå ÆØÅ ïöäš ŋ",
    "http://example.org/ mailto:a@b.example",
    "bindestrek\u2011uten brudd – tankestrek — … «sitat» “quote”",
    "x" * 30_000,
)


CODES = "_x0041_ og _x000D_"
"""What a workbook writes a sign as, and LibreOffice changes in a Word document."""


def city(to: Path) -> Path:
    """The city's source, in a folder of its own."""
    shutil.copytree(TESTS / "city" / "source", to / "source")
    return to / "source"


def ran(source: Path, *arguments: str) -> int:
    """Run the command in this process."""
    return cli.main(["--source", str(source), "translations", *arguments])


def sent(source: Path, kind: str, lang: str = "en") -> Path:
    """A file as it is sent; of OmegaT's project, the file that it makes of it."""
    if kind == "omegat":
        return as_omegat_makes_it(source, lang)
    to = source.parent / f"sendt.{ENDINGS[kind]}"
    to.write_bytes(formats.made(outgoing.sending(whole(source), lang), kind))
    return to


def as_omegat_makes_it(source: Path, lang: str) -> Path:
    """The project that comes back where the translator has translated nothing more."""
    sending = outgoing.sending(whole(source), lang)
    to = source.parent / "sendt.zip"
    with zipfile.ZipFile(io.BytesIO(formats.made(sending, "omegat"))) as project:
        files = {name: project.read(name) for name in project.namelist()}
    top = f"plattform-{lang}"
    made = files[f"{top}/source/{xliff.name(lang)}"]
    root = etree.fromstring(made)
    for unit, row in zip(root.iter("{*}trans-unit"), sending.rows, strict=True):
        if row.target and row.state != "outdated":
            target = unit.find("{*}target")
            assert target is not None
            target.text = row.target
    files[f"{top}/target/{xliff.name(lang)}"] = etree.tostring(root)
    with zipfile.ZipFile(to, "w") as project:
        for name, content in files.items():
            project.writestr(name, content)
    return to


def of_texts(texts: tuple[str, ...]) -> Sending:
    """A sending in which each text is both the Norwegian and what stands as its translation."""
    rows = tuple(
        Row(f"punkt-{n}", text, text[::-1] if text.isascii() else text, "draft", f"Om {text[:40]}")
        for n, text in enumerate(texts, 1)
    )
    return Sending('Sted «"><&', "nb", "sma", {"nb": "norsk", "sma": "sørsamisk"}, rows)


def write(path: Path, id_: str, text: str) -> None:
    """Translate a text in a file, as a translator does."""
    {".xlf": _in_xliff, ".xlsx": _in_workbook, ".docx": _in_word, ".zip": _in_project}[path.suffix](
        path, id_, text
    )


def in_sheet(path: Path, change: Callable[[Worksheet], object]) -> None:
    """Change the sheet of a workbook."""
    book = openpyxl.load_workbook(path)
    change(book.worksheets[0])
    book.save(path)


def in_document(path: Path, change: Callable[[Table], object]) -> None:
    """Change the table of a document."""
    document = docx.Document(str(path))
    change(document.tables[0])
    document.save(str(path))


def row_of(sheet: Worksheet, id_: str) -> int:
    return next(n for n, row in enumerate(sheet.iter_rows(), 1) if row[0].value == id_)


def word_row(table: Table, id_: str) -> _Row:
    found: _Row = next(row for row in table.rows if row.cells[0].text == id_)
    return found


def _in_workbook(path: Path, id_: str, text: str) -> None:
    in_sheet(path, lambda sheet: sheet.cell(row_of(sheet, id_), 4, text))


def _in_word(path: Path, id_: str, text: str) -> None:
    def change(table: Table) -> None:
        word_row(table, id_).cells[3].text = text

    in_document(path, change)


def _in_xliff(path: Path, id_: str, text: str) -> None:
    path.write_bytes(_translated(path.read_bytes(), id_, text))


def _translated(data: bytes, id_: str, text: str) -> bytes:
    root = etree.fromstring(data)
    unit = next(unit for unit in root.iter("{*}trans-unit") if unit.get("id") == id_)
    target = unit.find("{*}target")
    if target is None:
        target = etree.SubElement(unit, f"{{{xliff.NAMESPACE}}}target")
    target.text = text
    return etree.tostring(root)


def _in_project(path: Path, id_: str, text: str) -> None:
    with zipfile.ZipFile(path) as project:
        files = {name: project.read(name) for name in project.namelist()}
    with zipfile.ZipFile(path, "w") as project:
        for name, content in files.items():
            made = "/target/" in name and name.endswith(".xlf")
            project.writestr(name, _translated(content, id_, text) if made else content)
