"""Every key of the YAML, explained: made from the model, as the schema is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.source.keys import fields, key_order, models
from generator.source.schema import SOURCES


@dataclass(frozen=True)
class Key:
    """One key: what it is called, what it means, and whether it must be there."""

    name: str
    title: str
    description: str
    needed: bool


@dataclass(frozen=True)
class Described:
    """A kind of thing in the YAML, with its keys in their order."""

    id: str
    title: str
    description: str
    keys: tuple[Key, ...]


@dataclass(frozen=True)
class File:
    """A file under ``source/`` and the kinds of thing in it."""

    id: str
    name: str
    kinds: tuple[Described, ...]


_SEVERAL = {
    "glossary": "glossary/….yaml",
    "everyday-words": "everyday-words/….yaml",
    "plain": "plain/….yaml",
    "translations": "translations/…/….yaml",
    "approvals": "approvals/…/….yaml",
}
"""What is written in several files: one for each sector, letter or theme."""


@cache  # type: ignore[misc]  # functools types the decorator with Any
def files() -> tuple[File, ...]:
    """Every file that editors write, each kind explained where it is met first."""
    seen: set[type[BaseModel]] = set()
    shown_files = []
    for name, model in SOURCES.items():
        if name != "register":
            kinds = tuple(_kind(kind) for kind in _within(model, seen))
            shown = _SEVERAL.get(name, f"{name}.yaml")
            shown_files.append(File(f"filen-{name}", shown, kinds))
    return tuple(shown_files)


def _within(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    if model in seen:
        return
    seen.add(model)
    yield model
    for key in key_order(model):
        kind: object = fields(model)[key].annotation
        for inner in models(kind):
            yield from _within(inner, seen)


def _kind(model: type[BaseModel]) -> Described:
    made: dict[str, object] = model.model_json_schema()
    return Described(
        model.__name__.lower(),
        str(made.get("title", model.__name__)),
        str(made.get("description", "")),
        tuple(_key(key, fields(model)[key]) for key in key_order(model)),
    )


def _key(key: str, of: FieldInfo) -> Key:
    return Key(key, of.title or key, of.description or "", of.is_required())
