"""Every file under ``/data/``, for those who list them: the page ``/data/`` and the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import site_map
from generator.book import Book
from generator.exports.pieces import languages, named


@dataclass(frozen=True)
class Format:
    """A kind of file; ``data.formats`` says what it is for.

    ``file_type`` is its name in the EU's list of file types, empty where that has none.
    """

    name: str
    path: str
    media_type: str
    file_type: str
    by_language: bool = False
    schema: str = ""


FORMATS = (
    Format("xlsx", site_map.COMMITMENTS_XLSX,
           "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
    Format("csv", site_map.COMMITMENTS_CSV, "text/csv", "CSV",
           schema=site_map.COMMITMENTS_CSV_METADATA),
    Format("json", site_map.PLATFORM_JSON, "application/json", "JSON",
           schema=site_map.PLATFORM_SCHEMA),
    Format("epub", site_map.PLATFORM_EPUB, "application/epub+zip", "EPUB", by_language=True),
    Format("txt", site_map.PLATFORM_TXT, "text/plain", "TXT", by_language=True),
    Format("md", site_map.PLATFORM_MD, "text/markdown", "", by_language=True),
    Format("akn", site_map.PLATFORM_AKN, "application/akn+xml", "XML", by_language=True),
)  # fmt: skip
"""The formats, those for people first."""


@dataclass(frozen=True)
class DataFile:
    """A file of a format, in a language where it comes in several."""

    format: Format
    path: str
    lang: str

    @property
    def name(self) -> str:
        """What the file is called: ``platform.en.txt``."""
        return self.path.rpartition("/")[2]

    @property
    def anchor(self) -> str:
        """Its place on the page ``/data/``."""
        return self.name.replace(".", "-").lower()


def files(book: Book) -> Iterator[DataFile]:
    """Every file of every format, in every language that it comes in."""
    for of in FORMATS:
        for lang in languages(book) if of.by_language else (book.platform.language,):
            yield DataFile(of, named(of.path, book, lang), lang)
