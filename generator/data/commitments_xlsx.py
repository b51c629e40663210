"""``/data/commitments.xlsx``: the same table for a spreadsheet, in any country.

Excel opens a CSV file by the separator of the country that it is set to, and Norway's is not the
comma. An Office Open XML workbook (ISO/IEC 29500) opens alike everywhere, and says itself that a
text is a text, so that none is run as a formula.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator

import xlsxwriter

from generator.book import site_map
from generator.book.book import Book
from generator.book.columns import COMMITMENTS, rows
from generator.data.archive import pack
from generator.data.office import LONGEST, NO_TIME, TEXTS

WIDTHS = {
    "text": 90,
    "plain": 90,
    "lead_in": 16,
    "sector": 26,
    "section": 26,
    "url": 40,
    "platform": 26,
}
"""How many characters wide a column is; the others are ``NARROW``."""

NARROW = 12


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield the workbook."""
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, TEXTS)
    workbook.set_properties(_about(book))
    head = workbook.add_format({"bold": True})
    body = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet = workbook.add_worksheet(_name(book))
    for n, column in enumerate(COMMITMENTS.headings):
        sheet.set_column(n, n, WIDTHS.get(column.name, NARROW))
        sheet.write_string(0, n, column.name, head)
    last = 0
    for last, row in enumerate(rows(book), 1):
        for n, (column, cell) in enumerate(zip(COMMITMENTS.headings, row, strict=True)):
            if column.datatype == "integer":
                sheet.write_number(last, n, int(cell), body)
            else:
                sheet.write_string(last, n, _cut(book, cell), body)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(COMMITMENTS.headings) - 1)
    workbook.close()
    yield site_map.COMMITMENTS_XLSX, _packed(out)


def _name(book: Book) -> str:
    """What the sheet is called, in signs and at a length that Excel allows."""
    name = book.words(book.platform.language).plain("data.sheet")
    return re.sub(r"[\[\]:*?/\\]", "", name)[:31].strip()


def _cut(book: Book, cell: str) -> str:
    """A cell's text; one that is too long for Excel ends by saying so."""
    if len(cell) <= LONGEST:
        return cell
    said = f" {book.words(book.platform.language).plain('data.too_long')}"
    return cell[: LONGEST - len(said)] + said


def _about(book: Book) -> dict[str, str | dt.datetime]:
    """What Excel shows of the file: the title, and the publisher and the licence if they are said."""
    licence = book.settings.licence
    words = book.words(book.platform.language).plain("about.licence", licence=licence)
    return {
        "title": book.platform.title,
        "author": book.settings.publisher,
        "comments": words if licence else "",
        "created": NO_TIME,
    }


def _packed(made: io.BytesIO) -> bytes:
    """The workbook, packed as all our archives are, so that it is the same on every machine."""
    with zipfile.ZipFile(made) as archive:
        return pack((name, archive.read(name)) for name in archive.namelist())
