"""Every file under ``/data/``, for those who make and list them: exports, page and catalogue.

A file that is not in the original's language is named for its own: ``platform.en.txt``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.book import site_map
from generator.book.book import Book
from generator.platform.model import Sector
from generator.wording import braille

VERSION = "v1"
"""The version of the published shape; ``data/shape.py`` says what it holds."""

CHANGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "v1",
        (
            *("first", "whole", "files", "fingerprint", "plain", "named", "body", "followups"),
            *("many", "shape"),
        ),
    ),
)
"""What is new in each version, for those who read the data: keys under ``data.change``."""


@dataclass(frozen=True)
class Format:
    """A kind of file; ``data.formats`` says what it is for.

    ``file_type`` is its name in the EU's list of file types, which has none for Markdown: as a
    file, that is plain text. A format comes in a file for each language, in one that holds every
    language, or in the original's alone.
    """

    name: str
    path: str
    media_type: str
    file_type: str
    by_language: bool = False
    every_language: bool = False
    schema: str = ""
    schema_lang: str = ""
    """The language of the schema's explanations; empty where they come in several."""


FORMATS = (
    Format("xlsx", site_map.COMMITMENTS_XLSX,
           "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
    Format("csv", site_map.COMMITMENTS_CSV, "text/csv", "CSV",
           schema=site_map.COMMITMENTS_CSV_METADATA),
    Format("followups", site_map.FOLLOWUPS_CSV, "text/csv", "CSV",
           schema=site_map.FOLLOWUPS_CSV_METADATA),
    Format("json", site_map.PLATFORM_JSON, "application/json", "JSON", every_language=True,
           schema=site_map.PLATFORM_SCHEMA, schema_lang="en"),
    Format("epub", site_map.PLATFORM_EPUB, "application/epub+zip", "EPUB", by_language=True),
    Format("txt", site_map.PLATFORM_TXT, "text/plain", "TXT", by_language=True),
    Format("md", site_map.PLATFORM_MD, "text/markdown", "TXT", by_language=True),
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


def spoken(book: Book, file: DataFile) -> tuple[str, ...]:
    """The languages of the texts in a file."""
    return languages(book) if file.format.every_language else (file.lang,)


def languages(book: Book) -> tuple[str, ...]:
    """The original's language, and then those in which the site shows a translation."""
    others = (language.code for language in book.settings.languages)
    return (
        book.platform.language,
        *(code for code in others if code != book.platform.language and book.translated(code)),
    )


def named(path: str, book: Book, lang: str) -> str:
    """Where the file lies in a language: ``data/platform.txt``, ``data/platform.en.txt``."""
    if lang == book.platform.language:
        return path
    stem, dot, suffix = path.partition(".")
    return f"{stem}.{lang}{dot}{suffix}"


@dataclass(frozen=True)
class Document:
    """A PDF document: of a sector, or of the whole platform, in a language."""

    sector: Sector | None
    path: str
    lang: str
    large: bool = False
    """Whether it is in large print."""


def documents(book: Book) -> Iterator[Document]:
    """Every document: in each language the whole platform first, then each sector; then in large print."""
    for lang in languages(book):
        for large in (False, True):
            for sector in (None, *book.platform.sectors):
                path = named(site_map.document(sector, large=large), book, lang)
                yield Document(sector, path, lang, large)


@dataclass(frozen=True)
class Braille:
    """The sectors in braille in a language, each with the address of its file."""

    lang: str
    files: tuple[tuple[Sector, str], ...]


def braille_of(book: Book, lang: str, sector: str) -> str:
    """The address of a sector in braille; empty where there are no rules for the language."""
    found = lang in languages(book) and lang in braille.LANGUAGES
    return named(site_map.braille(sector), book, lang) if found else ""


def in_braille(book: Book) -> Iterator[Braille]:
    """Every language that the site is in and that is written by the rules for Norwegian braille."""
    for lang in languages(book):
        if lang in braille.LANGUAGES:
            own = ((of, braille_of(book, lang, of.id)) for of in book.platform.sectors)
            yield Braille(lang, tuple(own))
