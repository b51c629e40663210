"""What machines read in a page: JSON-LD in the words of schema.org.

A platform is a ``CreativeWork`` and no law. The data stand in the page itself, in a script element
that is no script: a search engine reads no other place, a browser runs none of it, and the Content
Security Policy lets it be. What a sector holds is named there by address only; each commitment
says the rest on its own page, so that the largest page grows by a kilobyte and no more. Summaries and
everyday words stay out: ``abstract`` would have a search engine show our words as the city's.
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from generator import ids
from generator.book import site_map
from generator.book.book import Book, Entry
from generator.platform.followups import FollowUp
from generator.platform.model import Sector

_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
"""What could end a script element or be taken for markup, as JSON writes it otherwise."""


def platform(book: Book, lang: str) -> Markup:
    """The whole platform, on the front page."""
    of, behind = book.platform, book.behind(lang)
    parts = [site_map.sector(sector) for sector in of.sectors]
    more = {
        "datePublished": of.adopted_on,
        "author": {"@type": "Organization", "name": behind.text} if behind else None,
        "hasPart": _links(book, parts, lang),
    }
    return _written(book, "platform", site_map.HOME, lang, more)


def sector(book: Book, of: Sector, position: int, lang: str) -> Markup:
    """A sector, with the addresses of its commitments."""
    parts = [site_map.commitment(commitment) for commitment in of.all_commitments]
    more = {
        "identifier": of.id,
        "position": position,
        "isPartOf": _link(book, site_map.HOME, lang),
        "hasPart": _links(book, parts, lang),
    }
    return _written(book, of.id, site_map.sector(of), lang, more)


def commitment(book: Book, entry: Entry, position: int, lang: str) -> Markup:
    """A commitment: its words, and the sector that it is part of."""
    said = book.say(entry.id, lang)
    more = {
        "name": book.words(lang).plain("commitment.name", number=str(entry.number)),
        "identifier": entry.id,
        "position": position,
        "text": said.text,
        "isPartOf": _link(book, site_map.sector(entry.sector), lang),
        "subjectOf": [_source(book, one.of) for one in book.since(entry.id)],
    }
    return _written(book, entry.id, site_map.commitment(entry.commitment), lang, more)


def _source(book: Book, of: FollowUp) -> dict[str, Any]:
    """Where one reads of something that has happened to a commitment: a work about it, of its own."""
    made = {
        "@type": "CreativeWork",
        "@id": book.source_address(of),
        "url": book.source_address(of),
        "name": of.source.title,
        "publisher": {"@type": "Organization", "name": of.source.publisher},
        "identifier": of.source.case,
        "archivedAt": of.archived,
    }
    return {key: value for key, value in made.items() if value is not None}


def _written(book: Book, id_: str, path: str, lang: str, more: dict[str, Any]) -> Markup:
    """The element, or nothing where the page only repeats the original's words."""
    said = book.say(id_, lang)
    if said.state == "missing":
        return Markup("")
    licence = book.settings.licence
    made = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        **_link(book, path, lang),
        **_now_at(book, path, lang),
        "name": said.name,
        "inLanguage": said.lang,
        **more,
        "dateModified": _modified(book, id_) or None,
        "license": licence if licence.startswith(("https://", "http://")) else None,
        **_translations(book, id_, path, lang),
    }
    filled = {key: value for key, value in made.items() if value not in (None, [])}
    text = json.dumps(filled, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    element = '<script type="application/ld+json">{}</script>'
    return Markup(element.format(text))  # noqa: S704 - escaped as JSON, which HTML would not read


def _modified(book: Book, id_: str) -> str:
    """The date of the edition that changed it last; of the platform itself, that of the last edition."""
    if book.history is None:
        return ""
    if id_ == ids.PLATFORM:
        return book.history.last
    return book.history.changed_in(id_) if id_ in book.sectors else book.history.changed(id_)


def _now_at(book: Book, path: str, lang: str) -> dict[str, Any]:
    """Where a site is to be found that has moved, and where it was."""
    prefixed, settings = book.at(path, lang), book.settings
    here, name = settings.absolute(prefixed), settings.named(prefixed)
    were = [f"{address}{prefixed}" for address in settings.former]
    return {
        "url": here if here != name else None,
        "sameAs": [address for address in were if address not in (here, name)],
    }


def _translations(book: Book, id_: str, path: str, lang: str) -> dict[str, Any]:
    """Its translations; of a translation, what it is made from."""
    original, adopted = book.platform.language, book.platform.adopted_in
    if lang not in adopted:
        return {"translationOfWork": _link(book, path, original)}
    others = [
        language.code
        for language in book.settings.languages
        if language.code not in adopted
        and book.say(id_, language.code).state not in ("original", "missing")
    ]
    return {"workTranslation": [_link(book, path, other) for other in others]}


def _links(book: Book, paths: list[str], lang: str) -> list[dict[str, str]]:
    return [_link(book, path, lang) for path in paths]


def _link(book: Book, path: str, lang: str) -> dict[str, str]:
    return {"@id": book.settings.named(book.at(path, lang))}
