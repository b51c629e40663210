"""A table as CSV, with what W3C's Metadata Vocabulary for Tabular Data says of it beside it.

The file begins with a byte-order mark, because Excel reads a file without one as Windows text and
garbles æ, ø and å; programs skip it as ``utf-8-sig``. It is separated by commas, as RFC 4180 and
every program expect.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import Any

from generator.book import site_map
from generator.book.book import Book
from generator.book.columns import Heading, Table
from generator.settings import is_address

BYTE_ORDER_MARK = b"\xef\xbb\xbf"

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell that a spreadsheet may run as a formula begins with."""

_LOOKS_RUN = re.compile(f"'*[{re.escape(''.join(FORMULA_SIGNS))}]")


def written(table: Table, rows: Iterable[list[str]]) -> bytes:
    """The table, its headings first."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heading.name for heading in table.headings)
    writer.writerows(map(guarded, row) for row in rows)
    return BYTE_ORDER_MARK + out.getvalue().encode()


def guarded(cell: str) -> str:
    """An apostrophe before what could be run, and before what already looks so guarded.

    ``unguarded`` takes away just that one, so nothing is lost.
    """
    return f"'{cell}" if _LOOKS_RUN.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was."""
    return cell[1:] if cell.startswith("'") and _LOOKS_RUN.match(cell) else cell


def described(book: Book, table: Table) -> dict[str, Any]:
    """What the metadata say of a table."""
    example = next((entry.id for entry in book.entries), "punkt-1")
    made: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": book.platform.language}],
        "url": table.path.rpartition("/")[2],
        "dc:title": book.platform.title,
        "dc:language": book.platform.language,
        "dc:source": {"@id": book.settings.absolute(site_map.HOME)},
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n", "\n"], "header": True},
        "tableSchema": {
            "columns": [_column(book, table, heading, example) for heading in table.headings],
            "primaryKey": table.key,
            "aboutUrl": "{+url}",
        },
    }
    licence = book.settings.licence
    if licence:
        made["dc:license"] = {"@id": licence} if is_address(licence) else licence
    if book.settings.publisher:
        made["dc:publisher"] = {"schema:name": book.settings.publisher}
    return made


def _column(book: Book, table: Table, heading: Heading, example: str) -> dict[str, Any]:
    datatype: Any = heading.datatype
    if datatype == "integer":
        datatype = {"base": "integer", "minimum": 1}
    return {
        "name": heading.name,
        "titles": heading.name,
        "dc:description": [
            {
                "@value": words.plain(f"data.columns{table.words}.{heading.name}", id=example),
                "@language": words.lang,
            }
            for words in book.described_in
        ],
        "datatype": datatype,
        "required": heading.required,
    }
