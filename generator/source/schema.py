"""The JSON Schema (draft-07) of the files under ``source/``, made from the model.

An editor's tool reads it to complete keys and explain them, in Norwegian.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from generator.platform.corrections import Corrections
from generator.platform.everyday_words import EverydayWords
from generator.platform.model import Glossary, Platform, Translations
from generator.platform.register import Register

SOURCES: dict[str, type[BaseModel]] = {
    "platform": Platform,
    "adopted-corrections": Corrections,
    "glossary": Glossary,
    "translations": Translations,
    "everyday-words": EverydayWords,
    "register": Register,
}
"""Each file under ``source/`` by its name, and the model that it must fit."""


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each file."""
    return {name: schema(model) for name, model in SOURCES.items()}


def schema(model: type[BaseModel]) -> dict[str, Any]:
    """One model's schema, in the draft that editors' tools know best."""
    made = _draft_07(model.model_json_schema(by_alias=True))
    return {"$schema": "http://json-schema.org/draft-07/schema#", **made}


def _draft_07(node: Any) -> Any:
    """Rename what later drafts renamed, and drop what only Pydantic needs."""
    if isinstance(node, list):
        return [_draft_07(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.keys() >= {"$ref"} and len(node) > 1:
        rest = {key: value for key, value in node.items() if key != "$ref"}
        return _draft_07({"allOf": [{"$ref": node["$ref"]}], **rest})
    made = {}
    for key, value in node.items():
        if key == "discriminator":
            continue
        if key == "properties":
            made[key] = {name: _draft_07(_without_null(of)) for name, of in value.items()}
        elif key == "$defs":
            made["definitions"] = _draft_07(value)
        elif key == "$ref":
            made[key] = value.replace("#/$defs/", "#/definitions/")
        elif key == "oneOf":
            made["anyOf"] = _draft_07(value)
        else:
            made[key] = _draft_07(value)
    return made


def _without_null(of: dict[str, Any]) -> dict[str, Any]:
    """A key that may be left out is left out, never null: the source knows strings only."""
    if of.get("default", ...) is None:
        others = [kind for kind in of.get("anyOf", []) if kind.get("type") != "null"]
        kept = {key: value for key, value in of.items() if key not in ("default", "anyOf")}
        return {**kept, **(others[0] if others else {})}
    return of
