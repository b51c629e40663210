"""The tree of a file: every value a string, a list or keys with values, each with line and column.

A text keeps the file's lines instead of copies of its own, and works out its place when it is asked
for one: a file holds thousands of texts, and hardly any is ever looked at so closely.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.problems import Place

Steps = tuple[str | int, ...]
"""The way to a value: keys, and positions in lists."""

Plain = str | list["Plain"] | dict[str, "Plain"]
"""What a file says, without places."""


class Source(NamedTuple):
    """What all texts of a file share: what it is called, and its lines."""

    name: str
    lines: list[str]


class Scalar(NamedTuple):
    """A scalar: its characters, where it starts, how it is written, and on which line it ends.

    ``row`` and ``column`` are counted from 0; ``style`` is the sign that it begins with, if any.
    """

    value: str
    source: Source
    row: int
    column: int
    style: str
    last: int

    @property
    def place(self) -> Place:
        """Where it starts."""
        return Place(self.source.name, self.row + 1, self.column + 1)

    @property
    def first(self) -> int:
        """The first line with any of its characters: below the sign that opens a block."""
        return self.row + 2 if self.style in (">", "|") else self.row + 1

    @property
    def lines(self) -> list[str]:
        """The lines that it is written on, what stands before it on the first one blank."""
        lines = self.source.lines[self.first - 1 : self.last]
        if lines and self.first == self.row + 1:
            lines[0] = " " * self.column + lines[0][self.column :]
        return lines

    @property
    def missing(self) -> bool:
        """Whether nothing was written at all: ``title:`` and no more."""
        return not self.value and not self.style

    def words(self) -> Iterator[tuple[str, Place]]:
        """Each word with the place where it stands in the file."""
        row, column, place, lines = 0, 0, self.place, self.lines
        for word in self.value.split():
            for number in range(row, len(lines)):
                found = lines[number].find(word, column if number == row else 0)
                if found >= 0:
                    place = Place(self.source.name, self.first + number, found + 1)
                    row, column = number, found + len(word)
                    break
            yield word, place


class Mapping(NamedTuple):
    """Keys with their values, in the order of the file, and the row and column of each key."""

    items: dict[str, Node]
    spots: dict[str, tuple[int, int]]
    place: Place
    flow: bool = False
    repeated: tuple[Place, ...] = ()

    def key_place(self, key: str) -> Place:
        """Where a key stands."""
        row, column = self.spots[key]
        return Place(self.place.file, row + 1, column + 1)


class Sequence(NamedTuple):
    """Values in the order of the file."""

    items: tuple[Node, ...]
    place: Place
    flow: bool = False


Node = Scalar | Mapping | Sequence


def plain(node: Node) -> Plain:
    """The node as dicts, lists and strings."""
    match node:
        case Scalar(value=value):
            return value
        case Mapping(items=items):
            return {key: plain(value) for key, value in items.items()}
        case Sequence(items=values):
            return [plain(value) for value in values]


def texts(node: Node) -> Iterator[Scalar]:
    """Every text of the tree, in the order of the file."""
    match node:
        case Scalar():
            yield node
        case Mapping(items=items):
            for value in items.values():
                yield from texts(value)
        case Sequence(items=values):
            for value in values:
                yield from texts(value)


def without_value(node: Node, path: Steps = ()) -> Iterator[Steps]:
    """Every key, and every place in a list, that stands there without a value."""
    inner: list[tuple[str | int, Node]] = []
    match node:
        case Mapping(items=items):
            inner = list(items.items())
        case Sequence(items=values):
            inner = list(enumerate(values))
        case Scalar():
            if node.missing and path:
                yield path
    for step, value in inner:
        yield from without_value(value, (*path, step))


def has_repeated_keys(node: Node) -> bool:
    """Whether some key stands twice, so that a part of the file is not in the tree."""
    match node:
        case Mapping(items=items, repeated=repeated):
            return bool(repeated) or any(map(has_repeated_keys, items.values()))
        case Sequence(items=values):
            return any(map(has_repeated_keys, values))
    return False


def at(node: Node | None, key: str) -> Node | None:
    """What stands under a key, if the node has it."""
    return node.items.get(key) if isinstance(node, Mapping) else None


def descend(node: Node, path: Steps) -> tuple[Node, Place]:
    """Follow ``path`` as far as it goes: the node there, and the place of its key."""
    place = node.place
    for step in path:
        match node:
            case Mapping() as mapping if step in mapping.items:
                node, place = mapping.items[str(step)], mapping.key_place(str(step))
            case Sequence(items=values) if isinstance(step, int) and step < len(values):
                node, place = values[step], values[step].place
            case _:
                continue
    return node, place


def rename(node: Node, path: Steps, key: str | None) -> Node:
    """The tree with one key renamed, or left out where ``key`` is None."""
    step, rest = path[0], path[1:]
    match node:
        case Sequence(items=values) if isinstance(step, int):
            changed = (*values[:step], rename(values[step], rest, key), *values[step + 1 :])
            return node._replace(items=changed)
        case Mapping(items=items) if rest and step in items:
            return node._replace(items=items | {str(step): rename(items[str(step)], rest, key)})
        case Mapping(items=items, spots=spots) if step in items:
            names = {name: key if name == step else name for name in items}
            return node._replace(
                items={new: items[old] for old, new in names.items() if new},
                spots={new: spots[old] for old, new in names.items() if new},
            )
    return node


Changing = Callable[[Node], Node | None]
"""What becomes of a node; None where it goes."""


def changed(node: Node, path: Steps, change: Changing) -> Node | None:
    """The tree with something else at ``path``, where there is anything; nothing there where that is None."""
    if not path:
        return change(node)
    step, rest = path[0], path[1:]
    match node:
        case Sequence(items=values) if isinstance(step, int) and step < len(values):
            made = changed(values[step], rest, change)
            inner = (made,) if made is not None else ()
            return node._replace(items=(*values[:step], *inner, *values[step + 1 :]))
        case Mapping(items=items) if step in items:
            made = changed(items[str(step)], rest, change)
            if made is None:
                return rename(node, (step,), None)
            return node._replace(items=items | {str(step): made})
    return node
