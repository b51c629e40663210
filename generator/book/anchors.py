"""The anchors of a page that others may have linked to, each with what it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.book.book import Book
from generator.book.stories import Stories
from generator.ids import first_use, term

_ID = re.compile(r'<(\w+)\b[^>]*? id="([^"]+)"[^>]*>')

_NAMING = ("h2", "h3", "h4", "dt", "th", "a")
"""Elements whose own words say what stands at them."""


@dataclass(frozen=True)
class Anchor:
    """One of them."""

    id: str
    name: Markup


def ids(body: str) -> set[str]:
    """Every id on a page."""
    return {id_ for _, id_ in _ID.findall(body)}


def found(book: Book, lang: str, body: str) -> Iterator[Anchor]:
    """The anchors of a page of a book, as it is printed: of things with a name, and of headings."""
    stories = Stories(book, lang, str)
    for tag, id_ in dict.fromkeys(_ID.findall(body)):
        if name := _thing(stories, id_) or _heading(body, tag, id_):
            yield Anchor(id_, name)


def _thing(stories: Stories, id_: str) -> Markup | None:
    """What a thing of the platform is called; None where the id is that of no thing."""
    book = stories.book
    if book.history and book.history.record(id_):
        return stories.name(id_)
    used = term(id_.removeprefix(first_use("")))
    known = next((one for one in (id_, used) if one in book.units), None)
    return book.say(known, stories.lang).span if known else None


def _heading(body: str, tag: str, id_: str) -> Markup | None:
    """The words of a heading, or of what is explained; None where it is neither."""
    if tag not in _NAMING:
        return None
    words = re.search(rf'<{tag}\b[^>]*? id="{re.escape(id_)}"[^>]*>(.*?)</{tag}>', body, re.DOTALL)
    return Markup(Markup(words[1]).striptags()) if words else None  # noqa: S704 - our own page
