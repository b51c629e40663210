"""Lines become a tree: the parser's events, put together.

Editors see YAML 1.2 in their tools while PyYAML reads 1.1, where ``no`` is false and ``12:30``
is 750. Here nothing is guessed: a scalar is the characters that were written. The tree is built
with a stack, not by recursion, so nesting of any depth ends in a problem.

Everything that is published passes through here, character by character, so the way of an ordinary
scalar is as short as it can be, and what a whole file must be asked is noted on the way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Protocol
from unicodedata import is_normalized

import yaml

from generator.ids import UnitId
from generator.problems import Place, Problem
from generator.reading import mending, mistakes
from generator.reading.characters import LOST, not_nfc, unfit, unfit_at
from generator.reading.misread import may_be_swallowed
from generator.reading.tree import Mapping, Node, Plain, Scalar, Sequence, Source
from generator.reading.yaml_text import quoted, quoted_entry

DEEPEST_NESTING = 32
"""Levels. What editors write has nine; a bracket that is never closed has any number."""

_AFTER_TEXT = re.compile(r" *#")
"""What ends a text without quotes: to YAML, what follows is a remark."""

_CURLY = frozenset(mistakes.CURLY)

_BLOCK = frozenset("|>")


@dataclass(frozen=True)
class Built:
    """What a file holds: its tree, the same as plain data, and what is known of the whole of it."""

    node: Node
    plain: Plain
    problems: list[Problem]
    """What YAML reads without a word though it is surely a mistake."""
    gaps: bool
    """Whether anything stands there without a value."""
    repeated: bool
    """Whether some key stands twice, so that a part of the file is not in the tree."""
    doubtful: bool
    """Whether a line of a text looks like a key that has come too far in."""


class RefusedError(yaml.MarkedYAMLError):
    """What YAML allows and we do not; ``final`` where reading on would only mislead."""

    def __init__(self, place: Place, nb: str, en: str, *, final: bool = True) -> None:
        mark = yaml.Mark(place.file, 0, place.line - 1, place.column - 1, None, 0)
        super().__init__(problem=en, problem_mark=mark)
        self.said = Problem(place, "yaml", nb, en)
        self.final = final


_STARTS = {yaml.MappingStartEvent, yaml.SequenceStartEvent}
_ENDS = {yaml.MappingEndEvent, yaml.SequenceEndEvent}

_SECOND_DOCUMENT = (
    "Her begynner et nytt dokument («---»). En fil skal ha ett: slett linjen.",
    "A second document begins here. A file holds one: delete the line.",
)
_EMPTY_FILE = (
    "Filen er tom. Legg tilbake innholdet fra forrige versjon.",
    "The file is empty. Put back what the last version held.",
)
_NO_KEY = (
    "Her skulle det stå et navn fulgt av kolon, men det står en liste eller en klamme. Sett teksten "
    "i anførselstegn hvis den skal begynne slik.",
    "A key was expected here, not a list or a bracket. Quote the text.",
)


class Builder:
    """Builds one file; ``problems`` says what was found up to where the parser gave up, if it did."""

    def __init__(self, lines: list[str], name: str) -> None:
        self.problems: list[Problem] = []
        self._name = name
        self._lines = lines
        self._source = Source(name, lines)
        self._with_hash = {row for row, line in enumerate(lines) if "#" in line}
        self._gaps = False
        self._repeated = 0
        self._doubtful = False

    def build(self) -> Built:
        """The tree. Raises ``yaml.YAMLError`` where the parser, or we, refuse the file.

        Scalars come first, for nearly all that a file holds are those.
        """
        root: tuple[Node, Plain] | None = None
        stack: list[_Open] = []
        top: _Open | None = None
        next_event = mending.Loader("\n".join(self._lines)).get_event
        while (kind := (event := next_event()).__class__) is not yaml.StreamEndEvent:
            if kind is yaml.ScalarEvent or kind is yaml.AliasEvent:
                text = self._scalar(event) if kind is yaml.ScalarEvent else self._alias(event)
                if top is None:
                    root = text, text.value
                elif top.waits_for_key:
                    top.take_key(text)
                else:
                    top.take(text, text.value)
            elif kind in _STARTS:
                top = self._open(event, len(stack))
                stack.append(top)
            elif kind in _ENDS:
                closed = stack.pop().close()
                top = stack[-1] if stack else None
                root = _put(top, *closed) or root
            elif kind is yaml.DocumentStartEvent and root:
                raise RefusedError(self._place(event), *_SECOND_DOCUMENT)
        if root is None or (isinstance(root[0], Scalar) and root[0].missing):
            raise RefusedError(Place(self._name), *_EMPTY_FILE)
        return Built(*root, self.problems, self._gaps, bool(self._repeated), self._doubtful)

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent, depth: int) -> _Open:
        if event.anchor or event.tag is not None:
            self._features(event, "")
        if depth >= DEEPEST_NESTING:
            raise RefusedError(self._place(event), *mending.NESTED_TOO_DEEP)
        place, flow = self._place(event), bool(event.flow_style)
        if isinstance(event, yaml.MappingStartEvent):
            return _OpenMapping(place, flow, self._say_twice)
        return _OpenList(place, flow)

    def _alias(self, event: yaml.AliasEvent) -> Scalar:
        text = f"*{event.anchor}"
        self._features(event, text)
        start, _ = _marks(event)
        return Scalar(text, self._source, start.line, start.column, "", 0)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start: Any = event.start_mark
        end: Any = event.end_mark
        row: int = start.line
        column: int = start.column
        last: int = end.line + 1 if end.column else end.line
        value, style = event.value, event.style or ""
        if event.anchor or event.tag is not None:
            value = value if style else self._lines[row][column:].rstrip()
            self._features(event, value)
        elif not style:
            if end.line in self._with_hash or value[:1] in _CURLY:
                value = self._unquoted(value, start, end)
            if not value:
                self._gaps = True
        elif style in _BLOCK:
            if style == ">":
                value = " ".join(value.split())  # a line too far in would else keep its own break
            if may_be_swallowed(self._lines[row + 2 : last]):
                self._doubtful = True
        elif style == '"' and (LOST in value or not (value.isascii() and value.isprintable())):
            self._escaped(value, Place(self._name, row + 1, column + 1))
        return Scalar(value, self._source, row, column, style, last)

    def _escaped(self, value: str, place: Place) -> None:
        """What a text in double quotes may hold as an escape, and no text may."""
        for character in sorted({c for c in value if c != "\n" and unfit(c)}):
            self.problems.append(unfit_at(place, character))
        if not is_normalized("NFC", value):
            self.problems.append(not_nfc(place))

    def _unquoted(self, value: str, start: Any, end: Any) -> str:
        """A text without quotes: what it loses at a ``#``, and quotes that are none."""
        line = self._lines[end.line] if end.line < len(self._lines) else ""
        if "#" in line and (cut := _AFTER_TEXT.match(line, end.column)):
            before = line[: end.column]
            if before.strip() and not before.rstrip().endswith((",", "-")):
                value = f"{value} {line[end.column :].strip()}".strip()
                key = re.match(r" *(?:- +)*([\w-]+) *:", before)
                at = Place(self._name, end.line + 1, cut.end())
                self._say(at, *mistakes.hash_sign(quoted_entry(key and key[1], value)))
                return value
        if (inside := mistakes.in_curly(value)) is not None:
            value = inside
            place = Place(self._name, start.line + 1, start.column + 1)
            self._say(place, *mistakes.curly(quoted(value)))
        return value

    def _say_twice(self, key: Scalar, first: int, *, again: bool) -> None:
        """A key is given twice: a problem for each run of such keys."""
        self._repeated += 1
        if not again:
            dash, dash_en = (
                ("", "")
                if UnitId.of(key.value).number is not None
                else (
                    " Skulle det være et nytt punkt, mangler streken «- » foran.",
                    ", or put a dash before it",
                )
            )
            self._say(
                key.place,
                f"«{key.value}» står to ganger på samme sted; den første er på linje {first}. "
                f"Behold én av dem.{dash}",
                f"“{key.value}” is given twice here; the first is on line {first}. Keep one of "
                f"them{dash_en}.",
            )

    def _say(self, place: Place, nb: str, en: str) -> None:
        self.problems.append(Problem(place, "yaml", nb, en))

    def _features(self, event: yaml.NodeEvent, value: str) -> None:
        """Aliases, anchors and tags: always a text that begins with the sign by chance."""
        start, _ = _marks(event)
        sign = self._lines[start.line][start.column : start.column + 1]
        mended = quoted(value) if value else f"{sign}…"
        self._say(self._place(event), *mistakes.begins_with(sign, mended))

    def _place(self, event: yaml.Event) -> Place:
        start, _ = _marks(event)
        return Place(self._name, start.line + 1, start.column + 1)


def _put(top: _Open | None, node: Node, plain: Plain) -> tuple[Node, Plain] | None:
    """Put what has been closed where it stands; nothing but the whole stands nowhere."""
    if top is None:
        return node, plain
    if top.waits_for_key:
        raise RefusedError(node.place, *_NO_KEY, final=False)
    top.take(node, plain)
    return None


def _marks(event: yaml.Event) -> tuple[Any, Any]:
    """Where an event begins and ends; the parser always says."""
    return event.start_mark, event.end_mark


class _OpenList:
    """A list whose end has not come yet."""

    __slots__ = ("_flow", "_items", "_place", "_plain")

    waits_for_key = False

    def __init__(self, place: Place, flow: bool) -> None:
        self._place = place
        self._flow = flow
        self._items: list[Node] = []
        self._plain: list[Plain] = []

    def take_key(self, key: Scalar) -> None:
        raise NotImplementedError("a list has no keys")

    def take(self, node: Node, plain: Plain) -> None:
        self._items.append(node)
        self._plain.append(plain)

    def close(self) -> tuple[Node, Plain]:
        return Sequence(tuple(self._items), self._place, self._flow), self._plain


class _SayTwice(Protocol):
    def __call__(self, key: Scalar, first: int, *, again: bool) -> None: ...


class _OpenMapping:
    """A mapping whose end has not come yet."""

    __slots__ = (
        *("_again", "_flow", "_items", "_key", "_place", "_plain", "_repeated", "_say_twice"),
        *("_spots", "waits_for_key"),
    )

    def __init__(self, place: Place, flow: bool, say_twice: _SayTwice) -> None:
        self._place = place
        self._flow = flow
        self._say_twice = say_twice
        self._items: dict[str, Node] = {}
        self._plain: dict[str, Plain] = {}
        self._spots: dict[str, tuple[int, int]] = {}
        self._key = ""
        self._again = False
        self._repeated: tuple[Place, ...] = ()
        self.waits_for_key = True

    def take_key(self, key: Scalar) -> None:
        """Take a key, or say that it is given twice."""
        self._key, self.waits_for_key = key.value, False
        if key.value in self._items:
            self._say_twice(key, self._spots[key.value][0] + 1, again=self._again)
            self._repeated = (*self._repeated, key.place)
            self._again = True
        else:
            self._spots[key.value] = key.row, key.column
            self._again = False

    def take(self, node: Node, plain: Plain) -> None:
        if not self._again:
            self._items[self._key] = node
            self._plain[self._key] = plain
        self.waits_for_key = True

    def close(self) -> tuple[Node, Plain]:
        made = Mapping(self._items, self._spots, self._place, self._flow, self._repeated)
        return made, self._plain


_Open = _OpenList | _OpenMapping
