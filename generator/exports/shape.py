"""The published shape of the data, apart from the source's: readers rely on it, editors do not.

Adding to it is fine; changing or taking away means a new ``VERSION``.
"""

from __future__ import annotations

import json
from typing import Any

from generator import site_map
from generator.book import Book, Entry
from generator.model import Part, Platform, Sector, fingerprint
from generator.register import UNRELEASED, number_of

VERSION = "v1"


def platform(book: Book) -> dict[str, Any]:
    """The whole platform, with the address of each thing in it."""
    of: Platform = book.platform
    entries = {entry.id: entry for entry in book.entries}
    return {
        "$schema": book.settings.absolute(site_map.PLATFORM_SCHEMA),
        "version": VERSION,
        "title": of.title,
        "place": of.place,
        "language": of.language,
        "adopted_by": of.adopted_by,
        "adopted_on": of.adopted_on,
        "url": book.settings.absolute(site_map.HOME),
        "licence": book.settings.licence or None,
        "counts": {
            "sectors": len(of.sectors),
            "sections": len(of.sections),
            "paragraphs": len(of.paragraphs),
            "commitments": len(of.commitments),
        },
        "sectors": [_sector(book, sector, entries) for sector in of.sectors],
    }


def _sector(book: Book, sector: Sector, entries: dict[str, Entry]) -> dict[str, Any]:
    return {
        "id": sector.id,
        "title": sector.title,
        "tagline": sector.tagline,
        "url": book.settings.absolute(site_map.sector(sector)),
        "content": _content(book, sector, entries),
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                "url": book.settings.absolute(site_map.in_context(sector, section)),
                "content": _content(book, section, entries),
            }
            for section in sector.sections
        ],
    }


def _content(book: Book, part: Part, entries: dict[str, Entry]) -> list[dict[str, Any]]:
    return [
        commitment(book, entries[block.id])
        if block.kind == "commitment"
        else {"type": block.kind, "id": block.id, "text": block.text}
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
        "fingerprint": fingerprint(entry.text),
        "sector": entry.sector.id,
        "section": entry.section.id if entry.section else None,
        "url": book.settings.absolute(site_map.commitment(entry.commitment)),
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
        "fingerprint": fingerprint(record.text),
        "sector": last.sector,
        "section": last.section,
        "url": book.settings.absolute(site_map.numbered(number)),
    }


def past(book: Book, id_: str) -> dict[str, Any]:
    """What is remembered of a commitment: its wordings, its places, and what became of it."""
    history = book.history
    record = history.record(id_) if history else None
    if history is None or record is None or not history.released(id_):
        return {"status": "standing", "wordings": [], "places": [], "fate": None}
    fate = record.fate
    return {
        "status": "standing" if id_ in history.living else fate.fate if fate else "left_out",
        "wordings": [w.model_dump(by_alias=True) for w in history.wordings(id_)],
        "places": [p.model_dump(by_alias=True) for p in record.places if p.since != UNRELEASED],
        "fate": fate.model_dump(by_alias=True) if fate and fate.since != UNRELEASED else None,
    }


def schema(book: Book) -> dict[str, Any]:
    """The JSON Schema (draft-07) of ``platform``."""
    text = {"type": "string"}
    maybe = {"type": ["string", "null"]}
    url = {"type": "string", "format": "uri"}
    block = _object({"type": {"enum": ["paragraph", "lead_in", "quote"]}, "id": text, "text": text})
    promise = _object(
        {
            "type": {"const": "commitment"},
            "id": {"type": "string", "pattern": "^punkt-[1-9][0-9]*$"},
            "number": {"type": "integer", "minimum": 1},
            "lead_in": maybe,
            "text": text,
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{8}$"},
            "sector": text,
            "section": maybe,
            "url": url,
        }
    )
    content = {"type": "array", "items": {"anyOf": [promise, block]}}
    section = _object({"id": text, "title": text, "url": url, "content": content})
    sector = _object(
        {
            "id": text,
            "title": text,
            "tagline": text,
            "url": url,
            "content": content,
            "sections": {"type": "array", "items": section},
        }
    )
    count = {"type": "integer", "minimum": 0}
    counts = _object(
        {"sectors": count, "sections": count, "paragraphs": count, "commitments": count}
    )
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": book.settings.absolute(site_map.PLATFORM_SCHEMA),
        "title": "A political platform, whole",
        "description": "Fields are added, never changed: read past those that you do not know.",
        **_object(
            {
                "$schema": url,
                "version": {"const": VERSION},
                "title": text,
                "place": text,
                "language": text,
                "adopted_by": maybe,
                "adopted_on": maybe,
                "url": url,
                "licence": maybe,
                "counts": counts,
                "sectors": {"type": "array", "items": sector},
            }
        ),
    }


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    """An object with all of these; more may be added in later editions of the same version."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def as_json(value: Any) -> bytes:
    """Readable JSON with its letters as they are, and a newline at the end."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
