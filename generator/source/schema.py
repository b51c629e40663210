"""The JSON Schema (draft-07) of the files under ``source/``, made from the model.

An editor's tool reads it to complete keys and explain them, in Norwegian.
"""

from __future__ import annotations

from pydantic import BaseModel

from generator.platform.approvals import Approvers, Round
from generator.platform.corrections import Corrections
from generator.platform.everyday_words import EverydayWords
from generator.platform.followups import FollowUps
from generator.platform.model import Glossary, Plain, Platform, Translations
from generator.platform.register import Register

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
"""Whatever JSON can hold."""

SOURCES: dict[str, type[BaseModel]] = {
    "platform": Platform,
    "plain": Plain,
    "adopted-corrections": Corrections,
    "glossary": Glossary,
    "translations": Translations,
    "everyday-words": EverydayWords,
    "followups": FollowUps,
    "approvals": Round,
    "approvers": Approvers,
    "register": Register,
}
"""Each file under ``source/`` by its name, and the model that it must fit."""


def schemas() -> dict[str, dict[str, Json]]:
    """The schema of each file."""
    return {name: schema(model) for name, model in SOURCES.items()}


def schema(model: type[BaseModel]) -> dict[str, Json]:
    """One model's schema, in the draft that editors' tools know best."""
    made: dict[str, Json] = model.model_json_schema(by_alias=True)
    return {"$schema": "http://json-schema.org/draft-07/schema#", **_thing(made)}


def _draft_07(node: Json) -> Json:
    """Rename what later drafts renamed, and drop what only Pydantic needs."""
    if isinstance(node, list):
        return [_draft_07(item) for item in node]
    return _thing(node) if isinstance(node, dict) else node


def _thing(node: dict[str, Json]) -> dict[str, Json]:
    if node.keys() >= {"$ref"} and len(node) > 1:
        rest = {key: value for key, value in node.items() if key != "$ref"}
        return _thing({"allOf": [{"$ref": node["$ref"]}], **rest})
    renamed: dict[str, Json] = {}
    for key, value in node.items():
        match key, value:
            case "discriminator", _:
                pass
            case "properties", dict(properties):
                renamed[key] = {
                    name: _draft_07(_without_null(field)) for name, field in properties.items()
                }
            case "$ref", str(address):
                renamed[key] = address.replace("#/$defs/", "#/definitions/")
            case _:
                renamed[_RENAMED.get(key, key)] = _draft_07(value)
    return renamed


_RENAMED = {"$defs": "definitions", "oneOf": "anyOf"}


def _without_null(of: Json) -> Json:
    """A key that may be left out is left out, never null: the source knows strings only."""
    if not isinstance(of, dict) or of.get("default", ...) is not None:
        return of
    kept = {key: value for key, value in of.items() if key not in ("default", "anyOf")}
    match of.get("anyOf"):
        case [dict(first), *_] if first != {"type": "null"}:
            return {**kept, **first}
        case _:
            return kept
