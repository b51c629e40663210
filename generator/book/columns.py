"""The tables: which columns each has, what each column holds, and how it is described.

The CSV files, their metadata, the spreadsheet and the page ``/data/`` all take their columns here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from generator.book import site_map
from generator.book.book import Book, Entry
from generator.ids import number_of
from generator.platform.followups import FollowUp, Scale
from generator.platform.model import Platform, fingerprint
from generator.settings import is_address

Row = TypeVar("Row")


@dataclass(frozen=True)
class Heading:
    """What a column is called, and of what kind its cells are. ``data.columns`` describes it."""

    name: str
    datatype: Literal["string", "integer", "anyURI", "date"] = "string"
    required: bool = True


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: its heading, and what stands in it.

    The value of one that holds addresses is a whole address, or a path from the root of the site.
    """

    heading: Heading
    value: Callable[[Row], str]


@dataclass(frozen=True)
class Table:
    """A table: where it lies, its headings, and what the key of its words is called after the first's."""

    path: str
    metadata: str
    headings: tuple[Heading, ...]
    key: str | list[str]
    words: str


@dataclass(frozen=True)
class Listed:
    """A commitment beside the platform that it is from, and where that is read."""

    entry: Entry
    platform: Platform
    home: str


def _column(
    name: str,
    value: Callable[[Listed], str],
    datatype: Literal["string", "integer", "anyURI", "date"] = "string",
    *,
    required: bool = True,
) -> Column[Listed]:
    return Column(Heading(name, datatype, required), value)


def _entry(
    name: str,
    value: Callable[[Entry], str],
    datatype: Literal["string", "integer", "anyURI", "date"] = "string",
    *,
    required: bool = True,
) -> Column[Listed]:
    return _column(name, lambda row: value(row.entry), datatype, required=required)


def _names(row: Listed, ids: tuple[str, ...]) -> str:
    """The names of some actors, one after the other."""
    names = {actor.id: actor.name for actor in row.platform.actors}
    return "; ".join(names.get(id_, id_) for id_ in ids)


COLUMNS = (
    _entry("id", lambda entry: entry.id),
    _entry("number", lambda entry: str(entry.number), "integer"),
    _entry("sector", lambda entry: entry.sector.name),
    _entry("section", lambda entry: entry.section.name if entry.section else "", required=False),
    _entry("lead_in", lambda entry: entry.lead_in.text if entry.lead_in else "", required=False),
    _entry("text", lambda entry: entry.text),
    _entry("url", lambda entry: site_map.commitment(entry.commitment), "anyURI"),
    _entry("sector_id", lambda entry: entry.sector.id),
    _entry("section_id", lambda entry: entry.section.id if entry.section else "", required=False),
    _entry("fingerprint", lambda entry: named_version(entry.text)),
    _entry("plain", lambda entry: entry.wording.text if entry.wording else "", required=False),
    _column("platform", lambda row: row.platform.title),
    _column("platform_url", lambda row: row.home, "anyURI"),
    _column("language", lambda row: row.platform.language),
    _column("edition", lambda row: row.platform.edition or "", "date", required=False),
    _entry("label", lambda entry: entry.commitment.label or "", required=False),
    _entry("title", lambda entry: entry.commitment.title or "", required=False),
    _entry("within", lambda entry: entry.belongs_to.id if entry.belongs_to else "", required=False),
    _column("behind", lambda row: _names(row, row.entry.commitment.behind), required=False),
    _column(
        "responsible", lambda row: _names(row, row.entry.commitment.responsible), required=False
    ),
)
"""Every column, in order. New ones come last, so that those who count columns are not misled.

Those from ``platform`` to ``edition`` say the same in every row: whoever puts the tables of many cities under each other
still knows what each row is from.
"""

COMMITMENTS = Table(
    site_map.COMMITMENTS_CSV,
    site_map.COMMITMENTS_CSV_METADATA,
    tuple(column.heading for column in COLUMNS),
    "id",
    "",
)


def named_version(text: str) -> str:
    """The fingerprint of a wording with a ``v`` before it, so that no program reads a number.

    In a table without types ``0874e100`` becomes 8.74E+102, and ``02569614`` loses its zero. An
    address takes it with the ``v`` or without: ``?v=v0874e100`` is ``?v=0874e100``.
    """
    return f"v{fingerprint(text)}"


def rows(book: Book) -> Iterator[list[str]]:
    """A row for each commitment, in the order of the document."""
    home = book.settings.absolute(site_map.HOME)
    for entry in book.entries:
        row = Listed(entry, book.platform, home)
        yield [_cell(book, column, row) for column in COLUMNS]


@dataclass(frozen=True)
class Followed:
    """Something that has happened, beside one of the commitments that it was entered for."""

    of: FollowUp
    commitment: str
    words: str
    """Those of the commitment as they stand, or stood last."""
    scale: Scale | None = None


def _of(
    name: str,
    value: Callable[[Followed], str],
    datatype: Literal["string", "integer", "anyURI", "date"] = "string",
    *,
    required: bool = True,
) -> Column[Followed]:
    return Column(Heading(name, datatype, required), value)


FOLLOWUP_COLUMNS = (
    _of("id", lambda row: row.of.id),
    _of("commitment", lambda row: row.commitment),
    _of("on", lambda row: row.of.on, "date"),
    _of("kind", lambda row: row.of.kind),
    _of("text", lambda row: row.of.text),
    _of("source_title", lambda row: row.of.source.title),
    _of("source_publisher", lambda row: row.of.source.publisher),
    _of("source_url", lambda row: row.of.source.address or site_map.followup(row.of.id), "anyURI"),
    _of("case", lambda row: named_case(row.of.source.case or ""), required=False),
    _of("archived_url", lambda row: row.of.archived or "", "anyURI", required=False),
    _of("url", lambda row: site_map.followup(row.of.id), "anyURI"),
    _of("commitment_url", lambda row: site_map.numbered(_number(row)), "anyURI"),
    _of("commitment_fingerprint", lambda row: named_version(row.words)),
    _of("entered_by", lambda row: row.of.entered_by or "", required=False),
    _of("approved_by", lambda row: row.of.approved_by or "", required=False),
    _of("approved_on", lambda row: row.of.approved_on or "", "date", required=False),
    _of("assessor", lambda row: row.scale.assessor if row.scale else "", required=False),
    _of("scale", lambda row: row.scale.title if row.scale else "", required=False),
    _of(
        "step",
        lambda row: row.of.assessment.step if row.of.assessment else "",
        required=False,
    ),
)
"""Every column of what has happened, in order. New ones come last."""

FOLLOWUPS = Table(
    site_map.FOLLOWUPS_CSV,
    site_map.FOLLOWUPS_CSV_METADATA,
    tuple(column.heading for column in FOLLOWUP_COLUMNS),
    ["id", "commitment"],
    "_followups",
)


def _number(row: Followed) -> int:
    return number_of(row.commitment, "punkt")


_LIKE_A_DATE = re.compile(r"[\d\s./:-]+")


def named_case(number: str) -> str:
    """A case number with a word before it where it is digits only, so that no program reads a date.

    >>> named_case("12/31"), named_case("BYS-2031/12"), named_case("")
    ('sak 12/31', 'BYS-2031/12', '')
    """
    return f"sak {number}" if _LIKE_A_DATE.fullmatch(number) else number


def followup_rows(book: Book) -> Iterator[list[str]]:
    """A row for each follow-up and each commitment that it was entered for, oldest first."""
    for one in sorted(book.followups.followups, key=_date):
        scale = book.followups.scale(one.assessment.scale) if one.assessment else None
        for commitment in one.commitments:
            row = Followed(one, commitment, book.unit(commitment).text, scale)
            yield [_cell(book, column, row) for column in FOLLOWUP_COLUMNS]


def _date(of: FollowUp) -> str:
    return of.on


def _cell(book: Book, column: Column[Row], row: Row) -> str:
    value = column.value(row)
    whole = column.heading.datatype != "anyURI" or not value or is_address(value)
    return value if whole else book.settings.absolute(value)
