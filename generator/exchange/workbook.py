"""A workbook for Excel and LibreOffice Calc: a row for each text, all of it text and none of it formulas."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from generator.data.archive import pack
from generator.data.office import LONGEST, NO_TIME, TEXTS
from generator.exchange import rows
from generator.exchange.opening import Parts
from generator.exchange.rows import Answer, Head, Received, RefusedError, Sending

WIDTHS = {"id": 18, "note": 36, "source": 70, "target": 70, "mark": 10}

MOST_ROWS, MOST_COLUMNS = 20_000, 40
"""Of a sheet. Ten platforms fit; one cell far out would have everything before it made too."""

MOST_ABOVE = 10
"""Rows above the head that somebody may have put there."""


def make(sending: Sending) -> bytes:
    """The workbook. Raises RefusedError where a text is too long for a cell."""
    _fitting(sending)
    out = io.BytesIO()
    workbook = xlsxwriter.Workbook(out, TEXTS)
    workbook.set_properties(
        {"title": f"Oversettelse: {sending.names[sending.target]}", "created": NO_TIME}
    )
    bold = workbook.add_format({"bold": True, "locked": True})
    looks = {"text_wrap": True, "valign": "top", "num_format": "@"}
    fixed = workbook.add_format({**looks, "locked": True})
    free = workbook.add_format({**looks, "locked": False})
    sheet = workbook.add_worksheet(sending.target)
    for n, (name, said) in enumerate(rows.heads(sending).items()):
        hidden = {"hidden": True} if name == "mark" else {}
        sheet.set_column(n, n, WIDTHS[name], free if name == "target" else fixed, hidden)
        sheet.write_string(0, n, said, bold)
    for at, row in enumerate(sending.rows, 1):
        cells = (row.id, row.note, row.source, row.target, row.fingerprint)
        for n, (name, cell) in enumerate(zip(WIDTHS, cells, strict=True)):
            sheet.write_string(at, n, cell, free if name == "target" else fixed)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(sending.rows), len(WIDTHS) - 1)
    allowed = ("format_cells", "format_columns", "format_rows", "insert_columns", "autofilter")
    sheet.protect("", dict.fromkeys(allowed, True))
    if sending.words:
        _add_words(workbook.add_worksheet("Faste ord"), sending, bold, fixed)
    workbook.close()
    with zipfile.ZipFile(out) as archive:
        return pack((name, archive.read(name)) for name in archive.namelist())


def _add_words(sheet: Any, sending: Sending, bold: Any, fixed: Any) -> None:
    """The words that are to be called the same everywhere, on a sheet of their own."""
    names = (sending.names[sending.source], sending.names[sending.target], "når og hvorfor")
    for n, (name, width) in enumerate(zip(names, (30, 40, 70), strict=True)):
        sheet.set_column(n, n, width)
        sheet.write_string(0, n, name, bold)
    for at, word in enumerate(sending.words, 1):
        for n, cell in enumerate((word.source, word.target, word.note)):
            sheet.write_string(at, n, cell, fixed)
    sheet.freeze_panes(1, 0)


_LOST = "x005F_"
"""How Excel's format writes an underscore before what it takes for a code; openpyxl takes all of it away."""


def _fitting(sending: Sending) -> None:
    long = [row.id for row in sending.rows if max(len(row.source), len(row.target)) > LONGEST]
    if long:
        raise RefusedError(
            f"Disse tekstene er for lange for en celle i et regneark: {', '.join(long)}. Velg et annet "
            "format: xliff, omegat eller docx.",
            f"These texts are too long for a cell in a workbook: {', '.join(long)}. Choose another format: "
            "xliff, omegat or docx.",
        )
    if odd := [row.id for row in sending.rows if _LOST in row.source or _LOST in row.target]:
        raise RefusedError(
            f"Disse tekstene holder «{_LOST}», som går tapt i et regneark: {', '.join(odd)}. Velg et annet "
            "format: xliff, omegat eller docx.",
            f"These texts hold “{_LOST}”, which is lost in a workbook: {', '.join(odd)}. Choose another "
            "format: xliff, omegat or docx.",
        )


def read(data: bytes, parts: Parts, own: str, wanted: str = "") -> Received:
    """What a workbook holds that has come back, wherever its columns and rows stand now."""
    _refuse_vast(parts)
    try:
        book = openpyxl.load_workbook(io.BytesIO(data))
    except Exception as error:
        raise RefusedError(
            "Regnearket er skadet og kan ikke leses. Åpne det i Excel eller LibreOffice, lagre det på nytt "
            "som .xlsx, og prøv igjen.",
            "The workbook is damaged and cannot be read. Open it, save it again as .xlsx, and try again.",
        ) from error
    for sheet in book.worksheets:
        if sheet.max_row > MOST_ROWS or sheet.max_column > MOST_COLUMNS:
            raise RefusedError(*_VAST)
        for at, row in enumerate(sheet.iter_rows(max_row=MOST_ABOVE), 1):
            if found := rows.head([_shown(cell) for cell in row], own, wanted):
                answers = tuple(_answers(sheet, at, found))
                return Received(answers, found.place, found.target)
    raise RefusedError(*rows.NO_HEAD)


def _refuse_vast(parts: Parts) -> None:
    """Raises RefusedError where cells are merged over more than a table: each would become a cell."""
    for name in parts.ending_in(".xml"):
        areas = map(_cells_in, _MERGE.findall(parts.files[name])) if "worksheets/" in name else ()
        if sum(areas) > MOST_ROWS * MOST_COLUMNS:
            raise RefusedError(*_VAST)


_MERGE = re.compile(rb"mergeCell\s[^>]*?ref\s*=\s*[\"']([A-Za-z$]+)([0-9$]+):([A-Za-z$]+)([0-9$]+)")


def _cells_in(area: tuple[bytes, ...]) -> int:
    corners = [part.decode().replace("$", "") for part in area]
    left, right = (column_index_from_string(corner) for corner in corners[::2])
    top, bottom = (int(corner) for corner in corners[1::2])
    return (right - left + 1) * (bottom - top + 1)


def _shown(cell: Cell | MergedCell) -> str:
    return "" if cell.value is None else str(cell.value)


def _answers(sheet: Worksheet, at: int, head: Head) -> Iterator[Answer]:
    areas = sheet.merged_cells.ranges
    for cells in sheet.iter_rows(min_row=at + 1):
        shown = [_shown(cell) for cell in cells]
        id_, target = (head.of(shown, "id") or "").strip(), cells[head.columns["target"]]
        if not id_ and target.value is None:
            continue
        together = any(cells[n].coordinate in area for n in head.columns.values() for area in areas)
        text, fault = ("", _MERGED) if together else _text(target)
        yield Answer(
            id_,
            text,
            f"rad {target.row}",
            head.of(shown, "source"),
            (head.of(shown, "mark") or "").strip(),
            fault,
        )


_VAST = (
    f"Regnearket er større enn {MOST_ROWS} rader eller {MOST_COLUMNS} kolonner. Slett det som står langt "
    "utenfor tabellen, også tomme celler, lagre, og prøv igjen.",
    f"The workbook is larger than {MOST_ROWS} rows or {MOST_COLUMNS} columns. Delete what stands far outside "
    "the table, empty cells too, save, and try again.",
)

_MERGED = (
    "cellene i raden er slått sammen med andre. Del dem igjen",
    "the cells of the row are merged with others. Split them again",
)


def _text(cell: Cell | MergedCell) -> tuple[str, tuple[str, str] | None]:
    """The text of a cell, or why it has none: a formula, a date, an error."""
    value = cell.value
    if cell.data_type == "f":
        return "", (
            f"i cellen {cell.coordinate} står det en formel, ikke en tekst. Skriv teksten med «'» foran",
            f"the cell {cell.coordinate} holds a formula, not a text. Write the text with “'” before it",
        )
    if value is None:
        return "", None
    if isinstance(value, str) and cell.data_type != "e":
        return value, None
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value), None
    return "", (
        f"i cellen {cell.coordinate} har regnearket gjort teksten om til noe annet («{str(value)[:40]}»). "
        "Gjør cellen om til tekst, og skriv teksten på nytt",
        f"in the cell {cell.coordinate} the workbook has made something else of the text "
        f"(“{str(value)[:40]}”). Make it a text cell, and write the text again",
    )
