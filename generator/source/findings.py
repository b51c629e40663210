"""What a model finds wrong with a tree becomes problems at their lines: one mistake, one message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NotRequired, TypedDict

from pydantic import BaseModel, ValidationError

from generator.ids import PREFIXES, UnitId, new_id
from generator.platform.model import BLOCKS
from generator.problems import Place, Problem
from generator.reading import tree
from generator.reading.tree import Steps
from generator.source.explanations import (
    NO_SUCH_BLOCK,
    Finding,
    Situation,
    explain,
    gap,
    not_here,
)
from generator.source.keys import fields, held, model_of, names

_EXAMPLE = re.compile(r"(\w+)-№")
"""An id with the next free number, in a message."""


MOST_FOUND = 1000
"""Mistakes in one file that are looked at one by one."""


def _and_more(more: int) -> tuple[str, str]:
    return (
        f"Fra her og ned er det {more} feil til. Er dette en annen fil, som er lagret med feil navn? Hent i "
        "så fall tilbake den forrige versjonen.",
        f"From here on there are {more} more mistakes. Is this another file, saved under a wrong name? Then "
        "put back the last version.",
    )


class Findings:
    """All that a model finds wrong with one tree, each finding beside those that belong to it."""

    def __init__(
        self, error: ValidationError | None, node: tree.Node, model: type[BaseModel]
    ) -> None:
        self._found = _findings(error)[:MOST_FOUND] if error else []
        self._more = error.error_count() - len(self._found) if error else 0
        self._node = node
        self._names = names(model)
        self._model = model
        self._has_wordings = "wordings" in model.model_fields
        self._missing: dict[Steps, set[str]] = {}
        self._unknown: dict[Steps, list[Finding]] = {}
        for finding in self._found:
            if finding.kind == "missing" and finding.path:
                self._missing.setdefault(finding.path[:-1], set()).add(finding.key)
            elif finding.kind == "extra_forbidden":
                self._unknown.setdefault(finding.path[:-1], []).append(finding)
        self._first_astray = next(filter(self._astray, self._found), None)
        self._without_dash = {
            path: self._key_place(of.path)
            for path, all_ in self._unknown.items()
            for of in all_
            if _lacks_dash(of)
        }

    def problems(self) -> Iterator[Problem]:
        """A problem for each mistake behind the findings; ``gaps`` tells of keys without a value."""
        for finding in self._found:
            if not self._said_elsewhere(finding):
                yield self._problem(finding)
        if self._more:
            last, _ = tree.descend(self._node, self._found[-1].path)
            yield Problem(last.place, "shape", *_and_more(self._more))

    @property
    def too_many(self) -> bool:
        """Whether so much is wrong that this must be another kind of file."""
        return self._more > 0

    def gaps(self) -> Iterator[Problem]:
        """A problem for each key without a value; a translation's text may wait to be written."""
        refused = {finding.path for finding in self._found}
        for path in islice(tree.without_value(self._node), MOST_FOUND):
            if path in refused or path[-1] != "text":
                said = gap(path[-1], needed=path[-1] in self._names.needed)
                yield self._told(self._key_place(path), path, *said)

    def repeated_for_want_of_a_dash(self) -> set[Place]:
        """Keys that stand twice only because a dash is missing above them, which is told."""
        parents = [tree.descend(self._node, path)[0] for path in self._without_dash]
        return {place for p in parents if isinstance(p, tree.Mapping) for place in p.repeated}

    def put_right(self) -> tree.Node:
        """The tree with its misspelt keys renamed and its unknown ones left out.

        It serves to read on, so that all problems come at once; the keys themselves have been told.
        A key that only stands in the wrong place stays: what it holds belongs somewhere.
        """
        node = self._node
        for path, all_ in self._unknown.items():
            taken = self._keys(path)
            for finding in all_:
                if finding.key not in self._names.titles:
                    guess = self._guess(finding)
                    node = tree.rename(node, finding.path, None if guess in taken else guess)
        return node

    def _keys(self, path: Steps) -> set[str]:
        parent, _ = tree.descend(self._node, path)
        return set(parent.items) if isinstance(parent, tree.Mapping) else set()

    def _said_elsewhere(self, finding: Finding) -> bool:
        """Whether another finding is the same mistake, and says it better."""
        value, place = tree.descend(self._node, finding.path)
        if isinstance(value, tree.Scalar) and value.missing and finding.kind != "missing":
            return True  # ``gaps`` says it
        if finding.kind == "too_short" and isinstance(value, tree.Sequence) and value.items:
            return True  # Pydantic counts only the items that are right
        astray = self._astray(finding)
        if astray and self._first_astray is not finding:
            return True
        begun = self._without_dash.get(finding.path[:-1])
        if begun and finding.kind == "extra_forbidden" and place > begun:
            return True
        beside = self._unknown.get(finding.path[:-1], [])
        return finding.kind == "missing" and any(self._guess(of) == finding.key for of in beside)

    def _astray(self, finding: Finding) -> Steps:
        """The way to the id of a commitment or paragraph at the top or among the summaries.

        In a file of everyday words no such id can stand there; the way is empty where none does.
        """
        for way in (finding.path[:1], finding.path[:2]) if self._has_wordings else ():
            prefix = UnitId.of(str(way[-1])).prefix if way else ""
            if prefix in (PREFIXES["commitment"], PREFIXES["paragraph"]):
                inside = way[:1] == ("summaries",)
                if inside or finding.kind == "extra_forbidden":
                    return way if len(way) == (2 if inside else 1) else ()
        return ()

    def _problem(self, finding: Finding) -> Problem:
        if astray := self._astray(finding):
            return self._told(self._key_place(astray), astray, *not_here(astray))
        value, place = tree.descend(self._node, finding.path)
        if finding.kind != "extra_forbidden":
            place = value.place
        if finding.kind in NO_SUCH_BLOCK and (wrong := self._wrong_kind(finding.path)):
            place = self._key_place((*finding.path, wrong))
        at = Situation(value, self._guess(finding), self._names)
        lacks_dash = finding.kind == "extra_forbidden" and _lacks_dash(finding)
        return self._told(place, finding.path, *explain(finding, at, lacks_dash=lacks_dash))

    def _told(self, place: Place, path: Steps, nb: str, en: str) -> Problem:
        """A problem, with the key of something new in each id that it gives as an example."""
        said = self._said_at(path)

        def key(example: re.Match[str]) -> str:
            return new_id(example[0].removesuffix("-№"), said)

        return Problem(place, "shape", _EXAMPLE.sub(key, nb), _EXAMPLE.sub(key, en))

    def _said_at(self, path: Steps) -> str:
        """The words of what stands at a path, or of what it is in."""
        for end in (len(path), len(path) - 1):
            for key in ("text", "words"):
                text = tree.at(tree.descend(self._node, path[:end])[0], key)
                if isinstance(text, tree.Scalar):
                    return text.value
        return str(path)

    def _key_place(self, path: Steps) -> Place:
        return tree.descend(self._node, path)[1]

    def _guess(self, finding: Finding) -> str | None:
        """The key that was meant by one that is not known, if it can be told."""
        if finding.kind == "extra_forbidden":
            around = finding.path[:-1]
            return self._names.guess(
                finding.key, self._missing.get(around, set()), self._may_stand(around)
            )
        wrong = self._wrong_kind(finding.path)
        return self._names.guess(wrong, set(BLOCKS)) if wrong else None

    def _may_stand(self, path: Steps) -> set[str]:
        """The keys that the mapping at a path may have, and has not."""
        kind: object = self._model
        for step in path:
            if isinstance(step, str):
                kind = held(kind, step)
        there = self._keys(path)
        model = model_of(kind, there)
        return set(fields(model)) - there if model else set()

    def _wrong_kind(self, path: Steps) -> str | None:
        """The key of an item that should have said what it is."""
        item, _ = tree.descend(self._node, path)
        keys = list(item.items) if isinstance(item, tree.Mapping) else []
        return next((k for k in keys if self._names.guess(k, set(BLOCKS)) in BLOCKS), None)


class _Details(TypedDict):
    """What Pydantic tells of a finding; its own type says that some of it may be anything."""

    type: str
    loc: Steps
    msg: str
    ctx: NotRequired[dict[str, object]]


def _findings(error: ValidationError) -> list[Finding]:
    errors: list[_Details] = error.errors(include_url=False, include_input=False)  # type: ignore[assignment]  # that type
    return [
        Finding(
            details["type"],
            tuple(s for s in details["loc"] if s not in BLOCKS or s == details["loc"][-1]),
            details.get("ctx", {}),
            details["msg"],
        )
        for details in errors
    ]


def _lacks_dash(finding: Finding) -> bool:
    """Whether an unknown key begins a new item, whose dash was forgotten."""
    return finding.key in BLOCKS and finding.path[-3:-2] == ("content",)
