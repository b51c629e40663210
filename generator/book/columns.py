"""The table of commitments: which columns there are, what each holds, and how it is described.

The CSV file, its metadata, the spreadsheet and the page ``/data/`` all take their columns here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from generator.book import site_map
from generator.book.book import Book, Entry
from generator.platform.model import fingerprint


@dataclass(frozen=True)
class Column:
    """A column: its heading, and what stands in it. ``data.columns`` describes it in words.

    The value of one that holds addresses is a path from the root of the site.
    """

    name: str
    value: Callable[[Entry], str]
    datatype: Literal["string", "integer", "anyURI"] = "string"
    required: bool = True


COLUMNS = (
    Column("id", lambda entry: entry.id),
    Column("number", lambda entry: str(entry.number), "integer"),
    Column("sector", lambda entry: entry.sector.name),
    Column("section", lambda entry: entry.section.name if entry.section else "", required=False),
    Column("lead_in", lambda entry: entry.lead_in.text if entry.lead_in else "", required=False),
    Column("text", lambda entry: entry.text),
    Column("url", lambda entry: site_map.commitment(entry.commitment), "anyURI"),
    Column("sector_id", lambda entry: entry.sector.id),
    Column("section_id", lambda entry: entry.section.id if entry.section else "", required=False),
    Column("fingerprint", lambda entry: named_version(entry.text)),
    Column("plain", lambda entry: entry.plain, required=False),
)
"""Every column, in order. New ones come last, so that those who count columns are not misled."""


def named_version(text: str) -> str:
    """The fingerprint of a wording with a ``v`` before it, so that no program reads a number.

    In a table without types ``0874e100`` becomes 8.74E+102, and ``02569614`` loses its zero. An
    address takes it with the ``v`` or without: ``?v=v0874e100`` is ``?v=0874e100``.
    """
    return f"v{fingerprint(text)}"


def rows(book: Book) -> Iterator[list[str]]:
    """A row for each commitment, in the order of the document."""
    for entry in book.entries:
        yield [_cell(book, column, entry) for column in COLUMNS]


def _cell(book: Book, column: Column, entry: Entry) -> str:
    value = column.value(entry)
    return book.settings.absolute(value) if column.datatype == "anyURI" else value
