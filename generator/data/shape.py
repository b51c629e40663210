"""The published shape of the data, apart from the source's: readers rely on it, editors do not.

Adding to it is fine; changing or taking away means a new ``VERSION``. ``tests/shapes/`` keeps
what was promised, and ``formats.CHANGES`` tells those who read the data what is new.
"""

from __future__ import annotations

import json
from typing import Any

from generator import ids
from generator.book import site_map
from generator.book.book import Book, Entry
from generator.book.data_files import VERSION
from generator.ids import number_of
from generator.platform import freshness
from generator.platform.model import (
    Figure,
    Part,
    Platform,
    Sector,
    Sentence,
    Summary,
    Term,
    fingerprint,
)
from generator.platform.register import UNRELEASED, Edition, Fate
from generator.wording.words import Words


def platform(book: Book) -> dict[str, Any]:
    """The whole platform, with the address of each thing in it."""
    of: Platform = book.platform
    entries = {entry.id: entry for entry in book.entries}
    return {
        "$schema": book.settings.absolute(site_map.PLATFORM_SCHEMA),
        "version": VERSION,
        "title": of.title,
        "translations": translations(book, "platform"),
        "place": of.place,
        "language": of.language,
        "adopted_by": of.adopted_by,
        "adopted_by_translations": translations(book, ids.ADOPTED_BY) if of.adopted_by else {},
        "adopted_on": of.adopted_on,
        "fingerprint": of.fingerprint,
        "url": book.settings.absolute(site_map.HOME),
        "licence": book.settings.licence or None,
        "languages": [_language(book, language.code) for language in book.settings.languages],
        "fidelity": _fidelity(book),
        "counts": {
            "sectors": len(of.sectors),
            "sections": len(of.sections),
            "paragraphs": len(of.paragraphs),
            "commitments": len(of.commitments),
            "figures": sum(1 for _ in book.figures()),
            "terms": len(book.glossary.terms),
        },
        "editions": [_edition(book, e) for e in book.history.editions] if book.history else [],
        "sectors": [_sector(book, sector, entries) for sector in of.sectors],
        "retired": [retired(book, id_) for id_ in book.retired],
        "figures": [_figure(book, sector, block, f) for sector, block, f in book.figures()],
        "terms": [_term(book, term) for term in book.glossary.terms],
    }


def translations(book: Book, id_: str) -> dict[str, Any]:
    """A unit's text in each language in which the site shows one, and how it stands there."""
    found = {}
    for language in book.settings.languages:
        said = book.say(id_, language.code)
        made = book.translation(id_, language.code)
        if made is not None and said.state not in ("original", "missing"):
            found[language.code] = {
                "text": said.text,
                "state": said.state,
                "translated_by": made.translated_by,
                "approved_by": made.approved_by,
                "approved_on": made.approved_on,
            }
    return found


def _language(book: Book, code: str) -> dict[str, Any]:
    of = book.translations.get(code)
    counted = freshness.count(book.units.values(), of) if of else None
    return {
        "code": code,
        "name": Words(code).own_name,
        "original": code == book.platform.language,
        "url": book.settings.absolute(site_map.prefixed(site_map.HOME, code)),
        "translations": {s: counted[s] for s in freshness.STATES} if counted else None,
    }


def _fidelity(book: Book) -> dict[str, int] | None:
    """What the comparison with the adopted document found, where there is one."""
    found = book.fidelity
    if found is None:
        return None
    return {
        "words": found.words,
        "differences": len(found.differences),
        "corrections": len(found.corrections),
    }


def _sector(book: Book, sector: Sector, entries: dict[str, Entry]) -> dict[str, Any]:
    return {
        "id": sector.id,
        "title": sector.title,
        "translations": translations(book, sector.id),
        "tagline": sector.tagline,
        "tagline_translations": translations(book, ids.tagline(sector.id))
        if sector.tagline
        else {},
        "url": book.settings.absolute(site_map.sector(sector)),
        "counts": {
            "sections": len(sector.sections),
            "commitments": len(sector.all_commitments),
        },
        "summary": _summary(book, sector.summary),
        "content": _content(book, sector, sector, entries),
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                "translations": translations(book, section.id),
                "url": book.settings.absolute(site_map.in_context(sector, section)),
                "summary": _summary(book, section.summary),
                "content": _content(book, sector, section, entries),
            }
            for section in sector.sections
        ],
    }


def _summary(book: Book, of: Summary | None) -> dict[str, Any] | None:
    if of is None:
        return None
    return {
        "adopted": False,
        "approved_by": of.approved_by,
        "approved_on": of.approved_on,
        "about": [_sentence(book, sentence) for sentence in of.about],
        "wants": [_sentence(book, sentence) for sentence in of.wants],
        "for_you": [_sentence(book, sentence) for sentence in of.for_you],
    }


def _sentence(book: Book, of: Sentence) -> dict[str, Any]:
    return {
        "id": of.id,
        "text": of.text,
        "translations": translations(book, of.id),
        "covers": list(of.covers),
        "outdated": book.covered.outdated(of),
    }


def _content(
    book: Book, sector: Sector, part: Part, entries: dict[str, Entry]
) -> list[dict[str, Any]]:
    return [
        commitment(book, entries[block.id])
        if block.kind == "commitment"
        else {
            "type": block.kind,
            "id": block.id,
            "text": block.text,
            "translations": translations(book, block.id),
            "url": book.settings.absolute(f"{site_map.sector(sector)}#{block.id}"),
        }
        for block in part.content
    ]


def commitment(book: Book, entry: Entry) -> dict[str, Any]:
    """One commitment, readable by itself."""
    return {
        "type": "commitment",
        "id": entry.id,
        "number": entry.number,
        "lead_in": entry.lead_in.text if entry.lead_in else None,
        "text": entry.text,
        "translations": translations(book, entry.id),
        "fingerprint": fingerprint(entry.text),
        "sector": entry.sector.id,
        "section": entry.section.id if entry.section else None,
        "url": book.settings.absolute(site_map.commitment(entry.commitment)),
        **_past(book, entry.id),
    }


def retired(book: Book, id_: str) -> dict[str, Any]:
    """A commitment that stands no longer, as it stood last."""
    assert book.history is not None
    number = number_of(id_, "punkt")
    record = book.history.register.units[id_]
    last = record.places[-1]
    return {
        "type": "commitment",
        "id": id_,
        "number": number,
        "lead_in": book.history.lead_in(id_) or None,
        "text": record.text,
        "translations": {},
        "fingerprint": fingerprint(record.text),
        "sector": last.sector,
        "section": last.section,
        "url": book.settings.absolute(site_map.numbered(number)),
        **_past(book, id_),
    }


def _past(book: Book, id_: str) -> dict[str, Any]:
    """What is remembered of a commitment: its wordings, its places, and what became of it."""
    history = book.history
    record = history.record(id_) if history else None
    if history is None or record is None or not history.released(id_):
        return {"status": "standing", "wordings": [], "places": [], "fate": None}
    fate = record.fate
    return {
        "status": "standing" if id_ in history.living else fate.fate if fate else "left_out",
        "wordings": [
            {
                "since": wording.since,
                "text": wording.text,
                "fingerprint": wording.fingerprint,
                "correction": wording.correction,
                "note": wording.note,
            }
            for wording in history.wordings(id_)
        ],
        "places": [
            {"since": stay.since, "sector": stay.sector, "section": stay.section}
            for stay in record.places
            if stay.since != UNRELEASED
        ],
        "fate": _fate(fate) if fate and fate.since != UNRELEASED else None,
    }


def _fate(of: Fate) -> dict[str, Any]:
    return {
        "since": of.since,
        "fate": of.fate,
        "into": list(of.into),
        "on": of.on,
        "reason": of.reason,
    }


def _edition(book: Book, of: Edition) -> dict[str, Any]:
    return {
        "date": of.date,
        "title": of.title,
        "note": of.note,
        "decision": of.decision,
        "url": book.settings.absolute(site_map.edition(of.date)),
    }


def _figure(book: Book, sector: Sector, block: Any, of: Figure) -> dict[str, Any]:
    return {
        "id": of.id,
        "words": of.words,
        "words_translations": translations(book, ids.words(of.id)),
        "about": of.about,
        "translations": translations(book, of.id),
        "stands_in": block.id,
        "url": book.settings.absolute(f"{site_map.sector(sector)}#{block.id}"),
    }


def _term(book: Book, of: Term) -> dict[str, Any]:
    return {
        "id": of.id,
        "title": of.title,
        "translations": translations(book, ids.term(of.id)),
        "explanation": of.explanation,
        "explanation_translations": translations(book, ids.explanation(of.id)),
        "forms": list(of.forms),
        "also": list(of.also),
        "adopted": False,
        "approved_by": of.approved_by,
        "approved_on": of.approved_on,
        "url": book.settings.absolute(site_map.term(of)),
    }


def as_json(value: Any) -> bytes:
    """Readable JSON with its letters as they are, and a newline at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
