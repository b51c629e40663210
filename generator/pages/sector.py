"""A page for each sector: «Kort fortalt», contents, prose, sections and their commitments."""

from __future__ import annotations

from collections.abc import Iterator

from generator import ids
from generator.book import data_files, site_map
from generator.book.press import Draft, Plan, Press
from generator.platform.model import Paragraph, Platform, Quote, Sector, runs

WORDS_A_MINUTE = 200
"""How fast an adult reads Norwegian prose; a round figure for "about 9 minutes"."""


def plans(press: Press) -> Iterator[Plan]:
    """Yield a page for each sector."""
    for index, sector in enumerate(press.book.whole.sectors):
        yield press.plan(site_map.sector(sector), "sector", _draft, index, scope=sector.id)


def _draft(press: Press, index: int) -> Draft:
    sectors = press.book.whole.sectors
    sector, left = sectors[index], press.book.left_behind
    published = press.book.platform.sectors[index]
    number = 0 if sector.preamble else press.book.counted.index(published) + 1
    title, description = _head(press, published, number)
    return Draft(
        title,
        description,
        og_type="article",
        sector=sector.id,
        cited=press.cited(),
        picture=press.say(sector.id).name,
        modified=press.book.history.changed_in(sector.id) if press.book.history else "",
        values={
            "sector_": sector,
            "published": published,
            "counts": {part.id: len(part.all_commitments) for part in published.all_sections},
            "levels": sector.levels,
            "number": number,
            "position": index + 1,
            "groups": {part.id: runs(part) for part in sector.parts},
            "plain": has_wordings(press.book.platform, sector),
            "forms": [*_forms(press, published)],
            "notes": left.notes.get(sector.id, {}) if left else {},
            "repeated": repeated_quotes(sector),
            "minutes": reading_minutes(sector),
            "before": sectors[index - 1] if index else None,
            "after": sectors[index + 1] if index + 1 < len(sectors) else None,
        },
    )


def _head(press: Press, sector: Sector, number: int) -> tuple[str, str]:
    """The title and the description of a sector's page, all in the language of the page.

    One that is not counted among the sectors, such as a preamble, has no number.
    """
    n, whole = len(sector.all_commitments), press.title
    title = press.say(sector.id)
    tagline = press.say(ids.tagline(sector.id)) if sector.tagline else None
    if press.foreign(title) or (tagline and press.foreign(tagline)):
        total = len(press.book.counted)
        kicker = press.t.plain(
            "sector.kicker" if number else "sector.preamble", n=number, total=total
        )
        bare = kicker if press.foreign(title) else title.text
        key = "sector.description_bare" if number else "sector.preamble_bare"
        return bare, press.t.plain(key, kicker=kicker, n=n, platform=whole)
    return title.text, press.t.plain(
        "sector.description" if number else "sector.preamble_description",
        title=title.text,
        tagline=_sentence(tagline.text) if tagline else "",
        n=n,
        platform=whole,
    )


def _forms(press: Press, sector: Sector) -> Iterator[tuple[str, str]]:
    """Other forms of the sector in the language of the page: what each is called, and its file."""
    book = press.book
    if braille := data_files.braille_of(book, press.lang, sector.id):
        yield "braille.title", braille
    if book.settings.documents and press.lang in data_files.languages(book):
        large = site_map.document(sector, large=True)
        yield "data.large", data_files.named(large, book, press.lang)


def has_wordings(platform: Platform, sector: Sector) -> bool:
    """Whether anything in a sector is said in plain words."""
    return any(block.id in platform.wordings for part in sector.parts for block in part.blocks)


def repeated_quotes(sector: Sector) -> frozenset[str]:
    """The ids of the pull quotes whose words, in order, are words of one of the paragraphs.

    A screen reader need not hear those twice; a quote that says something else must be heard.
    """
    blocks = [block for part in sector.parts for block in part.blocks]
    prose = [_bare_words(block.text) for block in blocks if isinstance(block, Paragraph)]
    quotes = [block for block in blocks if isinstance(block, Quote)]
    return frozenset(
        quote.id for quote in quotes if any(_follow(_bare_words(quote.text), p) for p in prose)
    )


def _bare_words(text: str) -> list[str]:
    return [bare for word in text.split() if (bare := word.strip(".,:;–-!?«»").casefold())]


def _follow(words: list[str], prose: list[str]) -> bool:
    left = iter(prose)
    return all(word in left for word in words)


def reading_minutes(sector: Sector) -> int:
    """About how many minutes a sector takes to read, at least one."""
    words = sum(len(block.text.split()) for part in sector.parts for block in part.blocks)
    return max(1, round(words / WORDS_A_MINUTE))


def _sentence(text: str) -> str:
    return text if not text or text[-1] in ".!?" else f"{text}."
