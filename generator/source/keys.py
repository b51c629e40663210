"""The keys that a file may have, as the model says: in which order, and which inside which."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.platform.model import Value
from generator.problems import did_you_mean
from generator.reading.manuscript import Grammar

_MOVED = {
    "tagline": "title",
    "preamble": "tagline",
    "approved_by": "",
    "approved_on": "",
    "approved_as": "",
}
"""Keys that stand after another, or last, in a model that is made from one with fewer keys."""


def fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The fields of a model by their keys in the YAML."""
    return {of.alias or name: of for name, of in model.model_fields.items()}


@cache  # type: ignore[misc]  # functools types the decorator with Any
def key_order(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a model in their canonical order."""
    names = fields(model)
    moved = [name for name in names if name in _MOVED and model.__base__ is not Value]
    order = [name for name in names if name not in moved]
    for name in names:
        if name in moved:
            after = _MOVED[name]
            order.insert(order.index(after) + 1 if after in order else len(order), name)
    return tuple(order)


def models(kind: object) -> list[type[BaseModel]]:
    """Every model in a type."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):  # type: ignore[misc]  # any type
        return [kind]
    parts: tuple[object, ...] = get_args(kind)
    return [found for part in parts for found in models(part)]


def model_of(kind: object, keys: Container[str]) -> type[BaseModel] | None:
    """The model that a mapping with some keys is read with; None where its keys are free."""
    if is_table(kind):
        return None
    known = models(kind)
    return next((m for m in known if key_order(m)[0] in keys), known[0] if known else None)


def is_table(kind: object) -> bool:
    """Whether a type holds things by keys of their own."""
    return _origin(kind) is dict


def _origin(kind: object) -> object:
    origin: object = get_origin(kind)
    return origin


def held(kind: object, key: str) -> object:
    """The type of what stands under a key, in a model or a table."""
    if is_table(kind):
        parts: tuple[object, ...] = get_args(kind)
        return parts[1]
    for model in models(kind):
        if key in fields(model):
            kind_: object = fields(model)[key].annotation
            return kind_
    return str


@dataclass(frozen=True)
class Names:
    """The keys that a file may have, anywhere in it."""

    titles: Mapping[str, frozenset[str]]
    """What each is called in Norwegian, in small letters."""
    needed: frozenset[str]
    grammar: Grammar

    def guess(self, key: str, wanted: set[str], beside: Iterable[str] = ()) -> str | None:
        """The key that was meant: a wanted one if it can be, or one that may stand there; Norwegian too."""
        by_title = {title: known for known, titles in self.titles.items() for title in titles}
        if found := by_title.get(key.casefold()):
            return found
        groups = (wanted, beside, self.titles)
        return next((found for of in groups if (found := did_you_mean(key.casefold(), of))), None)


@cache  # type: ignore[misc]  # functools types the decorator with Any
def names(model: type[BaseModel]) -> Names:
    """Every key of the model and of what it holds, with its Norwegian titles."""
    titles: dict[str, frozenset[str]] = {}
    needed: set[str] = set()
    inside: dict[str, frozenset[str]] = {"": frozenset(fields(model))}
    named: dict[str, frozenset[str]] = {}
    lists: set[str] = set()
    for of in _within(model, set()):
        for key, field in fields(of).items():
            kind: object = field.annotation
            titles[key] = titles.get(key, frozenset()) | {(field.title or key).casefold()}
            if field.is_required():
                needed.add(key)
            if _origin(kind) is tuple:
                lists.add(key)
            into = named if _is_by_id(kind) else inside
            into[key] = into.get(key, frozenset()).union(*map(fields, models(kind)))
    return Names(
        titles, frozenset(needed), Grammar(frozenset(titles), inside, named, frozenset(lists))
    )


def _is_by_id(kind: object) -> bool:
    """Whether a type is a table whose keys may be any text."""
    keys: tuple[object, ...] = get_args(kind)
    return is_table(kind) and keys[0] is str


def _within(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """The model and every model inside it, each once."""
    if model in seen:
        return
    seen.add(model)
    yield model
    for field in model.model_fields.values():
        kind: object = field.annotation
        for inner in models(kind):
            yield from _within(inner, seen)
