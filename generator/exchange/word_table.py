"""A Word document with a table: for who wants to read and write as on paper."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row, CT_Tc
from docx.shared import Mm, Pt
from docx.table import Table
from lxml import etree

from generator.data.archive import pack
from generator.data.office import NO_TIME
from generator.exchange import rows
from generator.exchange.opening import Parts
from generator.exchange.rows import Answer, Head, Received, RefusedError, Sending

WIDTHS = {"id": 28, "note": 40, "source": 90, "target": 90, "mark": 20}
"""Millimetres."""

TARGET = list(WIDTHS).index("target")

_SPOKEN = {"nb": "nb-NO", "nn": "nn-NO"}
"""What Word calls our languages."""

_A4 = (Mm(297), Mm(210))


def make(sending: Sending) -> bytes:
    """The document. Raises RefusedError where it holds signs that LibreOffice would change."""
    _fitting(sending)
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _A4
    section.left_margin = section.right_margin = Mm(14)
    document.styles["Normal"].font.size = Pt(9)
    for said in document.styles.element.iter(qn("w:lang")):
        said.set(qn("w:val"), _SPOKEN.get(sending.source, sending.source))
    about = document.core_properties
    about.created = about.modified = NO_TIME
    about.author, about.comments = "", ""
    about.title = f"Oversettelse: {sending.names[sending.target]}"
    document.add_paragraph(_SAID)
    table = document.add_table(rows=1, cols=len(WIDTHS))
    table.style = "Table Grid"
    table.autofit = False
    _head(table, sending)
    for row in sending.rows:
        made = table.add_row()
        cells = (row.id, row.note, row.source, row.target, row.fingerprint)
        _fill(made._tr, cells)  # noqa: SLF001 - the library finds the cells of a row anew each time
        _speak(made._tr.tc_lst[TARGET], sending.target)  # noqa: SLF001
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as archive:
        return pack((name, archive.read(name)) for name in archive.namelist())


_CODE = re.compile("_x[0-9A-Fa-f]{4}_")
"""What LibreOffice takes for the code of a sign, and writes otherwise (findings/word-underscores.sh)."""


def _fitting(sending: Sending) -> None:
    if odd := [row.id for row in sending.rows if _CODE.search(f"{row.source}\n{row.target}")]:
        raise RefusedError(
            "Disse tekstene holder noe som ser ut som koden for et tegn («_x0041_»), og det endrer "
            f"LibreOffice i et Word-dokument: {', '.join(odd)}. Velg et annet format: xliff, omegat eller xlsx.",
            "These texts hold what looks like the code of a sign (“_x0041_”), which LibreOffice changes in a "
            f"Word document: {', '.join(odd)}. Choose another format: xliff, omegat or xlsx.",
        )


_SAID = (
    "Skriv oversettelsen i kolonnen for språket. La de andre kolonnene stå, og skru av sporing av endringer. "
    "Rekkefølgen på radene har ikke noe å si."
)


def _head(table: Table, sending: Sending) -> None:
    said = rows.heads(sending)
    for column, width in zip(table.columns, WIDTHS.values(), strict=True):
        column.width = Mm(width)
    _fill(table.rows[0]._tr, tuple(said.values()))  # noqa: SLF001
    properties = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001
    properties.append(properties.makeelement(qn("w:tblHeader"), {}))


def _speak(cell: CT_Tc, lang: str) -> None:
    """Have the words of a cell spelt and read aloud in their own language."""
    for run in cell.p_lst[0].r_lst:
        about = run.get_or_add_rPr()
        about.append(about.makeelement(qn("w:lang"), {qn("w:val"): lang}))


def _fill(row: CT_Row, cells: tuple[str, ...]) -> None:
    for cell, text, width in zip(row.tc_lst, cells, WIDTHS.values(), strict=True):
        cell.width = Mm(width)
        cell.p_lst[0].add_r().text = text


def read(data: bytes, parts: Parts, own: str, wanted: str = "") -> Received:
    """What the tables of a document hold that has come back."""
    try:
        body = docx.Document(io.BytesIO(data)).element.body
    except Exception as error:
        raise RefusedError(
            "Word-dokumentet er skadet og kan ikke leses. Åpne det i Word eller LibreOffice, lagre det på "
            "nytt som .docx, og prøv igjen.",
            "The document is damaged and cannot be read. Open it, save it again as .docx, and try again.",
        ) from error
    answers: list[Answer] = []
    head: Head | None = None
    for table in body.iter(qn("w:tbl")):
        for row in table.iter(qn("w:tr")):
            cells = row.findall(qn("w:tc"))
            texts = [_text(cell) for cell in cells]
            if found := rows.head(texts, own, wanted):
                head = found  # a table may have been cut in two, each with its head
            elif head:
                answers += _answer(row, cells, texts, head)
    if head is None:
        raise RefusedError(*rows.NO_HEAD)
    return Received(tuple(answers), head.place, head.target)


def _answer(row: CT_Row, cells: list[CT_Tc], texts: list[str], head: Head) -> Iterator[Answer]:
    id_ = (head.of(texts, "id") or "").strip()
    target = head.of(texts, "target") or ""
    if id_ or target.strip():
        where = f"raden med {id_}" if id_ else f"raden med «{target.strip()[:30]}»"
        mark = (head.of(texts, "mark") or "").strip()
        yield Answer(id_, target, where, head.of(texts, "source"), mark, _fault(row, cells, head))


_SPANNING = (qn("w:gridSpan"), qn("w:vMerge"), qn("w:hMerge"))

_TRACKED = (qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo"))


def _fault(row: CT_Row, cells: list[CT_Tc], head: Head) -> tuple[str, str] | None:
    if max(head.columns.values()) >= len(cells) or _has(row, _SPANNING):
        return (
            "cellene i raden er slått sammen, eller en celle mangler. Del dem igjen",
            "cells of the row are merged, or one is missing. Split them again",
        )
    ours = [cells[n] for n in head.columns.values()]
    if any(_has(part, _TRACKED) for part in (*ours, *row.findall(qn("w:trPr")))):
        return (
            "raden har sporede endringer, så det er uklart hva som skal stå. Godta eller avvis dem i Word "
            "(Se gjennom → Godta)",
            "the row has tracked changes, so nobody can tell what is meant. Accept or reject them in Word "
            "(Review → Accept)",
        )
    return None


def _has(element: etree._Element, names: tuple[str, ...]) -> bool:
    return next(element.iter(*names), None) is not None


_SIGNS = {
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:tab"): " ",
    qn("w:noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
    qn("w:softHyphen"): "\N{SOFT HYPHEN}",
}
"""Signs that Word keeps as elements."""


def _text(cell: CT_Tc) -> str:
    """The words of a cell, a line for each paragraph."""
    return "\n".join("".join(_said(p)) for p in cell.iter(qn("w:p")))


def _said(paragraph: etree._Element) -> Iterator[str]:
    for element in paragraph.iter():
        if element.tag == qn("w:t"):
            yield element.text or ""
        elif element.tag in _SIGNS and element.getparent().tag == qn("w:r"):  # type: ignore[union-attr]
            yield _SIGNS[element.tag]
