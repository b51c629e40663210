"""The one layout of the files under ``source/``, so that a diff shows what has changed and no more.

Keys stand in the order of the model, long text in blocks with a sentence a line, quotes only
where they are needed. Every word and every remark stays; a remark beside something moves to a
line of its own above it. A blank line stays one, and stands between sectors and sections.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import dropwhile
from operator import not_
from pathlib import Path

from pydantic import BaseModel

from generator.problems import Place
from generator.reading import tabs, tree
from generator.reading.characters import read_text
from generator.reading.reader import parse
from generator.reading.remarks import Remark, remarks
from generator.reading.yaml_text import flow_list, folded, scalar
from generator.source.keys import held, key_order, model_of, names
from generator.wording.markup import list_lines
from generator.wording.sentences import sentences

LONG = frozenset({"text", "explanation"})
"""Keys whose text stands in a block even where it is short: no sign in it can go wrong there."""

WIDEST = 100
"""Characters. A longer text stands in a block, if it can."""

APART = frozenset({"sectors", "sections"})
"""Lists with a blank line between their items."""

_INLINE = 1_000_000
"""The column of what stands between brackets: no remark below it belongs to it."""


def canonical(path: Path, model: type[BaseModel]) -> str:
    """The file's content in its one layout. The file must be one that can be read."""
    text, _ = read_text(path, path.name)
    assert text is not None
    return laid_out(text, model)


def laid_out(text: str, model: type[BaseModel]) -> str:
    """A file's text in its one layout."""
    if "\t" in text:
        lines = tabs.without_tabs(text.split("\n"), lambda: names(model).grammar)
        text = "\n".join(lines)
    built, _ = parse(text.split("\n"), "")
    assert built is not None
    assert isinstance(built.node, tree.Mapping)
    return written(built.node, text, model)


def written(node: tree.Mapping, text: str, model: type[BaseModel]) -> str:
    """A tree in the one layout, with the remarks of the text that it was made from."""
    return "\n".join(_Layout(node, remarks(text)).document(model)) + "\n"


def words(path: Path) -> tuple[tree.Plain | None, list[str]]:
    """All that a file says: its data with white space folded, and its remarks, sorted."""
    text, _ = read_text(path, path.name)
    built, _ = parse((text or "").split("\n"), path.name)
    said = _folded(built.plain) if built else None
    return said, sorted(r.text.strip() for r in remarks(text or "") if r.text)


def _folded(data: tree.Plain) -> tree.Plain:
    if isinstance(data, dict):
        return {
            key: " ".join(value.split())
            if key in LONG and isinstance(value, str)
            else _folded(value)
            for key, value in data.items()
        }
    return [_folded(value) for value in data] if isinstance(data, list) else data


@dataclass(frozen=True)
class _Spot:
    """Where a key or an item begins, and what it stands in, from the outside in."""

    place: Place
    inside: tuple[tree.Mapping | tree.Sequence, ...]


def _place(spot: _Spot) -> Place:
    return spot.place


def _column(container: tree.Mapping | tree.Sequence) -> int:
    return _INLINE if container.flow else container.place.column


def _spots(
    node: tree.Node, inside: tuple[tree.Mapping | tree.Sequence, ...] = ()
) -> Iterator[_Spot]:
    match node:
        case tree.Mapping(items=items):
            for key, value in items.items():
                yield _Spot(node.key_place(key), (*inside, node))
                yield from _spots(value, (*inside, node))
        case tree.Sequence(items=values):
            for value in values:
                yield _Spot(value.place, (*inside, node))
                yield from _spots(value, (*inside, node))


class _Layout:
    """Writes a tree, each remark where it belongs."""

    def __init__(self, root: tree.Mapping, beside: list[Remark]) -> None:
        self._root = root
        self._above: dict[Place, list[str]] = defaultdict(list)
        self._below: dict[int, list[str]] = defaultdict(list)
        self._head: list[str] = []
        self._spots = sorted(_spots(root), key=_place)
        self._lines = [spot.place.line for spot in self._spots]
        self._last = 0
        following: list[str] | None = None
        for remark in reversed(beside):
            if remark.text or following is None or not self._touches(remark):
                following = self._home(remark)
            if remark.text or following[:1] != [""]:
                following.insert(0, remark.text)
            self._last = remark.line

    def _touches(self, blank: Remark) -> bool:
        """Whether the next line is a remark or blank too, so that both belong together."""
        return self._last == blank.line + 1

    def _home(self, remark: Remark) -> list[str]:
        """The lines that a remark belongs to: above something, or last in something."""
        line = remark.line
        first, last = bisect_left(self._lines, line), bisect_right(self._lines, line)
        before = self._spots[first - 1] if first else None
        after = self._spots[last] if last < len(self._spots) else None
        if not remark.alone:
            beside = self._spots[first] if first < last else before
            return self._above[beside.place] if beside else self._head
        if before is None:
            return self._head
        if after and (not remark.text or remark.column <= _column(after.inside[-1])):
            return self._above[after.place]
        inside = (c for c in before.inside if _column(c) <= remark.column)
        home = max(inside, key=_column, default=before.inside[0])
        if after and any(home is container for container in after.inside):
            return self._above[after.place]
        return self._below[id(home)]

    def document(self, model: type[BaseModel]) -> list[str]:
        """The lines of the whole file."""
        lines = [*self._head, *self._mapping(self._root, model, "")]
        return list(_single_blanks(lines))

    def _mapping(self, node: tree.Mapping, kind: object, pad: str) -> list[str]:
        lines = []
        for n, (key, value) in enumerate(_ordered(node, kind)):
            above = self._taken(node.key_place(key), first=not n)
            lines += [pad + text if text else "" for text in above]
            lines += self._entry(key, value, held(kind, key), pad)
        return lines + self._feet(node, pad)

    def _taken(self, place: Place, *, first: bool) -> list[str]:
        above = self._above.pop(place, [])
        return above[1:] if first and above[:1] == [""] else above

    def _feet(self, node: tree.Node, pad: str) -> list[str]:
        return [pad + text if text else "" for text in self._below.pop(id(node), [])]

    def _entry(self, key: str, value: tree.Node, kind: object, pad: str) -> list[str]:
        head = f"{pad}{_key(key)}:"
        match value:
            case tree.Scalar(value=text, style=">") if list_lines(value.lines):
                lines = [line.strip() for line in value.lines if line.strip()]
                return [f"{head} >-", *(f"{pad}  {line}" for line in lines)]
            case tree.Scalar(value=text):
                return _text(key, text, kind, pad)
            case tree.Mapping(items=items):
                inner = self._mapping(value, kind, pad + "  ")
                return [head, *inner] if items else [f"{head} {{}}", *inner]
            case tree.Sequence():
                return self._list(head, key, value, kind, pad)

    def _list(self, head: str, key: str, node: tree.Sequence, kind: object, pad: str) -> list[str]:
        below = id(node) in self._below
        short = not below and not any(any(self._above.get(i.place, ())) for i in node.items)
        if short and all(isinstance(item, tree.Scalar) for item in node.items):
            texts = [item.value for item in node.items if isinstance(item, tree.Scalar)]
            return [f"{head} {flow_list(texts)}"]
        lines = [head]
        for n, item in enumerate(node.items):
            block = self._item(item, kind, pad + "  ", first=not n)
            if n and key in APART and block[0]:
                block.insert(0, "")
            lines += block
        return lines + self._feet(node, pad + "  ")

    def _item(self, item: tree.Node, kind: object, pad: str, *, first: bool) -> list[str]:
        above = self._taken(item.place, first=first)
        if isinstance(item, tree.Mapping) and item.items:
            key, _ = _ordered(item, kind)[0]
            above += self._taken(item.key_place(key), first=first and not above)
            inner = self._mapping(item, kind, pad + "  ")
            inner[0] = f"{pad}- {inner[0].lstrip()}"
        elif isinstance(item, tree.Sequence):  # a row of a table: its cells on one line
            cells = [cell for cell in item.items if isinstance(cell, tree.Scalar)]
            for cell in cells:
                above += self._taken(cell.place, first=False)
            above += self._feet(item, "")
            inner = [f"{pad}- {flow_list([cell.value for cell in cells])}"]
        else:
            assert isinstance(item, tree.Scalar)
            inner = [f"{pad}- {scalar(item.value)}"]
        return [*(pad + text if text else "" for text in above), *inner]


def _key(key: str) -> str:
    """A key as an editor writes it: ``on`` is one of ours, and our reading takes it for a word."""
    return key if key == "on" else scalar(key)


def _single_blanks(lines: Iterable[str]) -> Iterator[str]:
    """The lines with one blank line where there are several, and none first or last."""
    blank = False
    for line in dropwhile(not_, lines):
        if line:
            yield from ("", line) if blank else (line,)
        blank = not line


# What the model says of a key


def _ordered(node: tree.Mapping, kind: object) -> list[tuple[str, tree.Node]]:
    """The keys of a mapping in the order of its model; those of a table as they stand."""
    model = model_of(kind, node.items)
    if model is None:
        return list(node.items.items())
    order = key_order(model)
    rest = [key for key in node.items if key not in order]
    return [(key, node.items[key]) for key in [*order, *rest] if key in node.items]


# How a text is written


def _text(key: str, text: str, kind: object, pad: str) -> list[str]:
    head = f"{pad}{_key(key)}:"
    flat = " ".join(text.split())
    wide = flat == text and len(head) + len(text) > WIDEST
    if flat and (key in LONG or wide):
        return list(folded(_key(key), sentences(text), pad))
    if kind in (int, bool):
        return [f"{head} {text}"]
    return [f"{head} {scalar('' if key in LONG else text)}"]
