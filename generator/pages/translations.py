"""How much of the platform is translated to each language, and how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.book import site_map
from generator.book.book import Book
from generator.book.press import Draft, Plan, Press
from generator.platform import freshness
from generator.platform.freshness import State
from generator.platform.model import Sector, Translations


def plans(press: Press) -> Iterator[Plan]:
    """Yield the page, where there is a language to translate to."""
    book = press.book
    if book.translated_to:
        yield press.plan(site_map.TRANSLATIONS, "translations", _draft)


def _draft(press: Press) -> Draft:
    book = press.book
    rows = [
        (
            language,
            press.book.words(language.code),
            *_counted(book, book.translations[language.code]),
        )
        for language in book.settings.languages
        if language.code in book.translated_to
    ]
    return Draft(
        press.t.plain("translations.title"),
        press.t.plain("translations.description"),
        values={"languages": rows, "states": freshness.STATES},
    )


def _counted(
    book: Book, translations: Translations
) -> tuple[Counter[State], list[tuple[Sector, Counter[State]]]]:
    """How many units are in each state: in all, and in each sector."""
    by_sector = [
        (sector, freshness.count(book.units_in(sector), translations))
        for sector in book.platform.sectors
    ]
    return freshness.count(book.units.values(), translations), by_sector
