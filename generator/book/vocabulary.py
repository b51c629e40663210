"""What people call things, and what it leads to, by how what they say begins."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from generator.book import site_map
from generator.book.book import Book
from generator.platform.everyday_words import EverydayWords
from generator.wording.stems import WHOLE, telling, tongue

Vocabulary = dict[str, list[list[list[str]]]]


def spoken(book: Book, lang: str) -> str:
    """The language that readers of the pages in a language ask in, and that most texts there are in."""
    if tongue(lang) == WHOLE or not (lang == "en" or book.translated(lang)):
        return book.platform.language
    return lang


def tongues(book: Book, lang: str) -> tuple[str, ...]:
    """What the texts on the pages in a language are stemmed by: their own, and the original's."""
    return tuple(dict.fromkeys((tongue(spoken(book, lang)), tongue(book.platform.language))))


def in_parts(stemmed: tuple[str, ...]) -> bool:
    """Whether the build makes the index of texts that are stemmed by these; else the worker does."""
    return set(stemmed) <= {"no", "en"} and stemmed[-1] == "no"


def read_for(stemmed: tuple[str, ...]) -> tuple[str, ...]:
    """What the search reads besides, where texts are stemmed by these, by its path."""
    named = sorted({*stemmed} - {"no"})
    abroad = (site_map.SEARCH_TONGUES,) if set(named) - {"en"} else ()
    made = () if in_parts(stemmed) else (site_map.search_library("index"),)
    return (*abroad, *made, *(site_map.search_library(one) for one in named if one != WHOLE))


def libraries(book: Book) -> tuple[str, ...]:
    """What the search of a site has besides its own scripts, by its path; what is always there first."""
    codes = (of.code for of in book.settings.languages)
    more = (path for code in codes for path in read_for(tongues(book, code)))
    return tuple(dict.fromkeys((*site_map.SEARCH_LIBRARIES, *more)))


def everyday(book: Book, lang: str) -> Vocabulary:
    """What people call things and what it leads to, by the first two letters of what they say.

    In the language of the adopted text, or in one that has everyday words of its own.
    """
    if lang == book.platform.language:
        return _vocabulary(tuple(_entries(book)), telling(lang))
    words = book.everyday_in.get(lang, EverydayWords())
    return _vocabulary(tuple((of.words, of.leads_to) for of in words.entries), telling(lang))


Phrases = tuple[str, ...]


def _entries(book: Book) -> Iterator[tuple[Phrases, Phrases]]:
    for entry in book.everyday_words.entries:
        yield entry.words, entry.leads_to
    for term in book.glossary.terms:
        if term.also:
            yield term.also, term.forms[:1] or (term.title,)


@lru_cache(maxsize=8)
def _vocabulary(
    entries: tuple[tuple[Phrases, Phrases], ...], tell: Callable[[str], list[str]]
) -> Vocabulary:
    """Kept, for a preview asks for the same at each edit."""
    found: Vocabulary = {}
    for words, leads in entries:
        for beginning, phrases in _by_beginning(words, leads, tell).items():
            found.setdefault(beginning, []).append([phrases, list(leads)])
    return dict(sorted(found.items()))


def _by_beginning(
    phrases: Phrases, leads: Phrases, tell: Callable[[str], list[str]]
) -> dict[str, list[str]]:
    """The phrases that say something new, each under the beginning of its first telling word."""
    told = {" ".join(tell(lead)) for lead in leads}
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        key = " ".join(tell(phrase))
        if key not in told and re.match("[a-z0-9]", key):
            told.add(key)
            found.setdefault(key[:2].rstrip(), []).append(phrase)
    return found
