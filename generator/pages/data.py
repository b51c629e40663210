"""The page for those who build on the data: every file, what it holds, and examples."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.book import columns, data_files, site_map, weight
from generator.book.book import Book
from generator.book.press import Draft, Plan, Press


def plans(press: Press) -> Iterator[Plan]:
    """Yield the page."""
    yield press.plan(site_map.DATA, "data", _draft)


def _draft(press: Press) -> Draft:
    book = press.book
    return Draft(
        press.t.plain("data.title"),
        press.t.plain("data.description", n=len(book.platform.commitments), platform=press.title),
        values={
            "files": _by_format(book),
            "tables": (columns.COMMITMENTS, columns.FOLLOWUPS),
            "version": data_files.VERSION,
            "changes": data_files.CHANGES,
            "example": book.entries[0] if book.entries else None,
            "word": _looked_for(book),
            "name_of": press.t.name_of,
            "spoken": lambda file: data_files.spoken(book, file),
            "languages": data_files.languages(book),
            "size": weight.size,
            "in_braille": [*data_files.in_braille(book)],
            "own_braille": press.lang in {of.lang for of in data_files.in_braille(book)},
            "documents": [*data_files.documents(book)] if book.settings.documents else [],
        },
    )


def _looked_for(book: Book) -> str:
    """A word to find in the examples: one that most cities have, or else one of this city's own."""
    everyday = "skole"
    if any(everyday in f"{entry.part.name} {entry.text}".lower() for entry in book.entries):
        return everyday
    own = (word for entry in book.entries[:1] for word in re.findall(r"\w+", entry.part.name))
    return max(own, key=len, default=everyday).lower()


def _by_format(book: Book) -> list[tuple[data_files.Format, list[data_files.DataFile]]]:
    found: dict[data_files.Format, list[data_files.DataFile]] = {}
    for file in data_files.files(book):
        found.setdefault(file.format, []).append(file)
    return list(found.items())
