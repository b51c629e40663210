"""The JSON Schema (draft-07) of what ``shape`` publishes, with a sentence for each field.

A field that is added to ``shape`` is added here: the tests hold each against the other.
"""

from __future__ import annotations

from typing import Any

from generator.book import site_map
from generator.book.book import Book
from generator.book.data_files import VERSION
from generator.platform import freshness

Schema = dict[str, Any]

_PROMISE = (
    f"Within {VERSION} fields are added, and none is changed or taken away: read past those that "
    "you do not know. Where a field has to change or go, the version gets a new number."
)

_FINGERPRINT = (
    "It is the first eight hex digits of the SHA-256 of the text in UTF-8, once Unicode is in "
    "the form NFC and each run of white space is one space, with none at the ends."
)


def whole(book: Book) -> Schema:
    """The schema of the whole platform."""
    address = book.settings.absolute(site_map.PLATFORM_SCHEMA)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": address,
        "title": "A political platform, whole",
        "description": _PROMISE,
        **_platform(),
        "definitions": _definitions(),
    }


def one(book: Book) -> Schema:
    """The schema of the file beside a commitment's page."""
    address = book.settings.absolute(site_map.COMMITMENT_SCHEMA)
    commitment = _commitment()
    head = {
        "$schema": _url("The address of this schema."),
        "version": {"const": VERSION, "description": "The version of the shape."},
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": address,
        "title": "A commitment of a political platform",
        "description": _PROMISE,
        **commitment,
        "properties": head | commitment["properties"],
        "required": [*head, *commitment["required"]],
        "definitions": {name: _definitions()[name] for name in ("translation", "translations")},
    }


def _text(description: str) -> Schema:
    return {"type": "string", "description": description}


def _maybe(description: str) -> Schema:
    return {"type": ["string", "null"], "description": description}


def _url(description: str) -> Schema:
    return {"type": "string", "format": "uri", "description": description}


def _date(description: str) -> Schema:
    return {"type": "string", "format": "date", "description": description}


def _date_or_null(description: str) -> Schema:
    return {"type": ["string", "null"], "format": "date", "description": description}


def _fingerprint(description: str) -> Schema:
    return {"type": "string", "pattern": "^[0-9a-f]{8}$", "description": description}


def _count(description: str) -> Schema:
    return {"type": "integer", "minimum": 0, "description": description}


def _yes_or_no(description: str) -> Schema:
    return {"type": "boolean", "description": description}


def _list(items: Schema, description: str) -> Schema:
    return {"type": "array", "items": items, "description": description}


def _of(definition: str, description: str = "") -> Schema:
    reference = {"$ref": f"#/definitions/{definition}"}
    return {"allOf": [reference], "description": description} if description else reference


def _object(properties: Schema, description: str = "") -> Schema:
    """An object with all of these; more may be added in later editions of the same version."""
    made: Schema = {"type": "object", "properties": properties, "required": list(properties)}
    return made | ({"description": description} if description else {})


def _platform() -> Schema:
    return _object(
        {
            "$schema": _url("The address of this schema."),
            "version": {"const": VERSION, "description": "The version of the shape."},
            "title": _text("What the platform is called."),
            "translations": _translations("title"),
            "place": _text("The city or municipality that it is for."),
            "language": _text("The language of the adopted text, by its BCP 47 code."),
            "adopted_by": _maybe("Who adopted it; null where the document does not say."),
            "adopted_by_translations": _translations("adopted_by"),
            "adopted_on": _date_or_null(
                "The date of adoption; null where the document does not say."
            ),
            "fingerprint": _fingerprint(
                "Which text this is: another when any adopted title or wording is. It is made as "
                "that of a commitment, from every title, tagline and text of `sectors` in the "
                "order in which they stand, with a space between."
            ),
            "url": _url("The front page."),
            "licence": _maybe("The licence of the text; null where the publisher has not said."),
            "languages": _list(_language(), "The languages of the site, the original included."),
            "fidelity": {
                "anyOf": [_fidelity(), {"type": "null"}],
                "description": "What a comparison with the adopted document found; null where "
                "there is no such document.",
            },
            "counts": _object(
                {
                    "sectors": _count("How many sectors."),
                    "sections": _count("How many sections."),
                    "paragraphs": _count("How many paragraphs."),
                    "commitments": _count("How many commitments."),
                    "figures": _count("How many figures are marked in the text."),
                    "terms": _count("How many words are explained."),
                },
                "How many of each there are in the whole platform; retired commitments apart.",
            ),
            "editions": _list(_edition(), "The editions that have been published, oldest first."),
            "sectors": _list(_of("sector"), "The sectors, in adopted order."),
            "retired": _list(_of("commitment"), "Commitments that once stood in the text."),
            "figures": _list(_figure(), "The numbers and dates that are marked in the text."),
            "terms": _list(_term(), "The words explained. The explanations are not adopted."),
        }
    )


def _definitions() -> Schema:
    return {
        "translation": _translation(),
        "translations": {
            "type": "object",
            "propertyNames": {"pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"},
            "additionalProperties": _of("translation"),
        },
        "sector": _sector(),
        "section": _section(),
        "commitment": _commitment(),
        "block": _block(),
        "content": {
            "type": "array",
            "items": {"anyOf": [_of("commitment"), _of("block")]},
            "description": "Paragraphs, lead-ins, quotes and commitments, in adopted order.",
        },
        "summary": _summary(),
        "sentence": _sentence(),
    }


def _translation() -> Schema:
    shown = [state for state in freshness.STATES if state != "missing"]
    return _object(
        {
            "text": _text("The text in this language. The Norwegian one is adopted; this is help."),
            "state": {
                "enum": shown,
                "description": "valid: read and approved by a person. draft: approved by nobody. "
                "outdated: the Norwegian text has changed since.",
            },
            "translated_by": _maybe("Who translated it."),
            "approved_by": _maybe("Who approved it."),
            "approved_on": _date_or_null("When it was approved; null where nobody has."),
        }
    )


def _translations(of: str) -> Schema:
    return _of("translations", f"Translations of `{of}` that the site shows, by language.")


def _language() -> Schema:
    states: Schema = {state: _count(f"How many texts are {state}.") for state in freshness.STATES}
    return _object(
        {
            "code": _text("Its BCP 47 code."),
            "name": _text("What the language calls itself."),
            "original": _yes_or_no("Whether the adopted text is in this language."),
            "url": _url("The front page in this language."),
            "translations": {
                "anyOf": [_object(states), {"type": "null"}],
                "description": "How many texts are in each state; null for the original.",
            },
        }
    )


def _fidelity() -> Schema:
    return _object(
        {
            "words": _count("How many words were compared."),
            "differences": _count("How many words differ."),
            "corrections": _count("How many faults of the extraction were put right."),
        }
    )


def _part() -> Schema:
    return {
        "id": _text("Its permanent id, which is also its address."),
        "title": _text("The title as adopted."),
        "translations": _translations("title"),
    }


def _rest_of_part() -> Schema:
    return {
        "summary": {
            "anyOf": [_of("summary"), {"type": "null"}],
            "description": "A summary in plain language; null where there is none.",
        },
        "content": _of("content"),
    }


def _sector() -> Schema:
    return _object(
        _part()
        | {
            "tagline": _text("The line under the title; empty where there is none."),
            "tagline_translations": _translations("tagline"),
            "url": _url("The sector's page."),
            "counts": _object(
                {
                    "sections": _count("How many sections the sector has."),
                    "commitments": _count("How many commitments, those in sections included."),
                },
                "How many of each there are in the sector.",
            ),
        }
        | _rest_of_part()
        | {"sections": _list(_of("section"), "The sections, in adopted order.")}
    )


def _section() -> Schema:
    address = {"url": _url("Where it stands on its sector's page.")}
    return _object(_part() | address | _rest_of_part())


def _block() -> Schema:
    return _object(
        {
            "type": {"enum": ["paragraph", "lead_in", "quote"], "description": "What it is."},
            "id": _text("Its permanent id."),
            "text": _text("The adopted wording."),
            "translations": _translations("text"),
            "url": _url("Where it stands on its sector's page."),
        }
    )


def _commitment() -> Schema:
    return _object(
        {
            "type": {"const": "commitment", "description": "What it is."},
            "id": {
                "type": "string",
                "pattern": "^punkt-[1-9][0-9]*$",
                "description": "Its permanent id: never changed, never used again.",
            },
            "number": {
                "type": "integer",
                "minimum": 1,
                "description": "The number in the id. Order means nothing; gaps are fine.",
            },
            "lead_in": _maybe("The words before it that make it a sentence; null where none."),
            "text": _text("The adopted wording."),
            "translations": _translations("text"),
            "fingerprint": _fingerprint(
                f"Changes when `text` does; `lead_in` does not count. {_FINGERPRINT}"
            ),
            "sector": _text("The id of its sector."),
            "section": _maybe("The id of its section; null where it stands right in the sector."),
            "url": _url("Its permanent page."),
            **_past(),
        }
    )


def _past() -> Schema:
    return {
        "status": {
            "enum": ["standing", "withdrawn", "split", "merged", "replaced", "left_out"],
            "description": "Whether it stands in the text, or what became of it. left_out: it "
            "stands no longer and no fate is given, which no edition that is checked allows.",
        },
        "wordings": _list(
            _object(
                {
                    "since": _date("The date of the edition that brought it."),
                    "text": _text("The wording."),
                    "fingerprint": _text("The fingerprint of the wording."),
                    "correction": _yes_or_no("Whether only a fault was put right."),
                    "note": _maybe("What was put right."),
                }
            ),
            "The wordings that it has had, oldest first; empty before the first edition.",
        ),
        "places": _list(
            _object(
                {
                    "since": _date("The date of the edition that brought it here."),
                    "sector": _text("The id of the sector."),
                    "section": _maybe("The id of the section."),
                }
            ),
            "Where it has stood, oldest first.",
        ),
        "fate": {
            "anyOf": [_fate(), {"type": "null"}],
            "description": "What became of it; null while it stands.",
        },
    }


def _fate() -> Schema:
    return _object(
        {
            "since": _date("The date of the edition that said so."),
            "fate": {
                "enum": ["withdrawn", "split", "merged", "replaced"],
                "description": "What became of it.",
            },
            "into": _list({"type": "string"}, "The ids of what stands instead."),
            "on": _date("The date on which it was decided."),
            "reason": _maybe("Why."),
        }
    )


def _edition() -> Schema:
    return _object(
        {
            "date": _date("The date, which is also its name."),
            "title": _text("What the platform was called."),
            "note": _maybe("A word about the edition."),
            "decision": _maybe("The decision behind it."),
            "url": _url("The page of what it changed."),
        }
    )


def _summary() -> Schema:
    sentences = {
        "about": "What it is about.",
        "wants": "What those who govern want.",
        "for_you": "What it may mean for the reader.",
    }
    return _object(
        {
            "adopted": {"const": False, "description": "A summary is help, never adopted text."},
            "approved_by": _maybe("Who has read and approved it; null where nobody has."),
            "approved_on": _date_or_null("When it was approved; null where nobody has."),
        }
        | {name: _list(_of("sentence"), says) for name, says in sentences.items()}
    )


def _sentence() -> Schema:
    return _object(
        {
            "id": _text("Its permanent id."),
            "text": _text("The sentence."),
            "translations": _translations("text"),
            "covers": _list({"type": "string"}, "The ids of the adopted text that it rests on."),
            "outdated": _yes_or_no("Whether that text has changed since the sentence was written."),
        }
    )


def _figure() -> Schema:
    return _object(
        {
            "id": _text("Its permanent id."),
            "words": _text("The words of the adopted text that hold the figure."),
            "words_translations": _translations("words"),
            "about": _text("What the figure is about, in our words."),
            "translations": _translations("about"),
            "stands_in": _text("The id of the paragraph or commitment that it stands in."),
            "url": _url("Where it stands."),
        }
    )


def _term() -> Schema:
    return _object(
        {
            "id": _text("Its address in the glossary."),
            "title": _text("The word."),
            "translations": _translations("title"),
            "explanation": _text("What it means."),
            "explanation_translations": _translations("explanation"),
            "forms": _list({"type": "string"}, "The forms that it has in the adopted text."),
            "also": _list({"type": "string"}, "Other words for the same."),
            "adopted": {"const": False, "description": "Explanations are help, never adopted."},
            "approved_by": _maybe("Who has read and approved it; null where nobody has."),
            "approved_on": _date_or_null("When it was approved; null where nobody has."),
            "url": _url("Its place in the glossary."),
        }
    )
