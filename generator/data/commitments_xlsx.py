"""``/data/commitments.xlsx``: the same table for a spreadsheet, in any country.

Excel opens a CSV file by the separator of the country that it is set to, and Norway's is not the
comma. An Office Open XML workbook (ISO/IEC 29500) opens alike everywhere, says itself that a text
is a text, so that none is run as a formula, and needs no library to be written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import escape

from generator.book import site_map
from generator.book.book import Book
from generator.book.columns import COLUMNS, rows
from generator.data.archive import pack
from generator.wording.words import Words

WIDTHS = {"text": 90, "lead_in": 16, "sector": 26, "section": 26, "url": 40}
"""How many characters wide a column is; the others are ``NARROW``."""

NARROW = 12

LONGEST = 32_767
"""Characters. Excel cannot hold more in a cell and would refuse the file."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" '
    f'Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    "</Relationships>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/>'
    '<name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill '
    'patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/>'
    '<bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" '
    'fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" '
    'fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" '
    'xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" '
    'applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>",
}
"""What every workbook has: its table of contents, its relations, and three styles."""


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield the workbook."""
    name = Words(book.platform.language).plain("data.sheet")
    workbook = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        f'<sheet name="{escape(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    own = {"xl/workbook.xml": workbook, "xl/worksheets/sheet1.xml": _sheet(book)}
    parts = _PARTS | own | {"docProps/core.xml": _about(book)}
    files = ((part, (_HEAD + content).encode()) for part, content in parts.items())
    yield site_map.COMMITMENTS_XLSX, pack(files)


def _about(book: Book) -> str:
    """What Excel shows of the file: the title, and the publisher and the licence if they are said."""
    licence = book.settings.licence
    words = Words(book.platform.language).plain("about.licence", licence=licence)
    said = {
        "title": book.platform.title,
        "creator": book.settings.publisher,
        "description": words if licence else "",
        "language": book.platform.language,
    }
    lines = "".join(f"<dc:{key}>{escape(of)}</dc:{key}>" for key, of in said.items() if of)
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{lines}</cp:coreProperties>'
    )


def _sheet(book: Book) -> str:
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{WIDTHS.get(column.name, NARROW)}" customWidth="1"/>'
        for n, column in enumerate(COLUMNS, 1)
    )
    lines = [_row(1, [column.name for column in COLUMNS], head=True)]
    lines += [_row(n, row) for n, row in enumerate(rows(book), 2)]
    pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{pane}</sheetView>'
        f"</sheetViews><cols>{widths}</cols><sheetData>{''.join(lines)}</sheetData>"
        f'<autoFilter ref="A1:{_letter(len(COLUMNS))}{len(lines)}"/></worksheet>'
    )


def _row(number: int, cells: list[str], *, head: bool = False) -> str:
    made = []
    for n, (column, cell) in enumerate(zip(COLUMNS, cells, strict=True), 1):
        at = f"{_letter(n)}{number}"
        if column.datatype == "integer" and not head:
            made.append(f'<c r="{at}" s="2"><v>{cell}</v></c>')
        else:
            style = 1 if head else 2
            words = f'<is><t xml:space="preserve">{_written(cell)}</t></is>'
            made.append(f'<c r="{at}" s="{style}" t="inlineStr">{words}</c>')
    return f'<row r="{number}">{"".join(made)}</row>'


def _letter(n: int) -> str:
    return chr(ord("A") + n - 1)


def _written(cell: str) -> str:
    """The text in XML; one that looks like Excel's own escapes, ``_x000A_``, is escaped itself."""
    return str(escape(re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", cell[:LONGEST])))
