"""Reads YAML strictly: every value stays a string and knows its line and column.

Editors see YAML 1.2 in their tools while PyYAML reads 1.1, where ``no`` is false and ``12:30``
is 750. Here nothing is guessed: a scalar is the characters that were written. The tree is built
from the parser's events, not by recursion, so nesting of any depth ends in a problem.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from generator.problems import Place, Problem
from generator.reading import levels, mending, mistakes, tabs
from generator.reading.characters import clean, read_text, unfit, unfit_at
from generator.reading.misread import MISREAD
from generator.reading.sheet import Grammar, Mend, Sheet, written

DEEPEST_NESTING = 32

MOST_MISTAKES = 40
"""In the layout of one file; whoever has made more has put another file here."""

LARGEST_MENDED = 1024 * 1024
"""Characters. A larger file is read until its first mistake in the layout only."""


class Text(NamedTuple):
    """A scalar: its characters, where it starts, and the lines that it is written on.

    The lines are kept as a part of the file's, ``first`` to ``last``, for there are many texts and
    hardly any is looked at line by line. The first begins with the text where ``indent`` says so.
    """

    value: str
    place: Place
    plain: bool = True
    file: list[str] = []  # noqa: RUF012 - shared by all texts of a file, never written to
    first: int = 0
    last: int = 0
    indent: int = 0

    @property
    def lines(self) -> list[str]:
        """The lines that it is written on, what stands before it on the first one blank."""
        lines = self.file[self.first - 1 : self.last]
        if self.indent and lines:
            lines[0] = " " * self.indent + lines[0][self.indent :]
        return lines

    @property
    def missing(self) -> bool:
        """Whether nothing was written at all: ``title:`` and no more."""
        return self.plain and not self.value

    def words(self) -> Iterator[tuple[str, Place]]:
        """Each word with the place where it stands in the file."""
        row, column, place, lines = 0, 0, self.place, self.lines
        for word in self.value.split():
            for number in range(row, len(lines)):
                found = lines[number].find(word, column if number == row else 0)
                if found >= 0:
                    place = Place(self.place.file, self.first + number, found + 1)
                    row, column = number, found + len(word)
                    break
            yield word, place


class Mapping(NamedTuple):
    """Keys with their places, and their values, in the order of the file."""

    items: dict[str, Node]
    keys: dict[str, Place]
    place: Place
    flow: bool = False
    repeated: tuple[Place, ...] = ()


class Sequence(NamedTuple):
    """Values in the order of the file."""

    items: tuple[Node, ...]
    place: Place
    flow: bool = False


Node = Text | Mapping | Sequence


def plain(node: Node) -> Any:
    """The node as dicts, lists and strings."""
    match node:
        case Text(value=value):
            return value
        case Mapping(items=items):
            return {key: plain(value) for key, value in items.items()}
        case Sequence(items=values):
            return [plain(value) for value in values]


def texts(node: Node) -> Iterator[Text]:
    """Every text of the tree, in the order of the file."""
    match node:
        case Text():
            yield node
        case Mapping(items=items):
            for value in items.values():
                yield from texts(value)
        case Sequence(items=values):
            for value in values:
                yield from texts(value)


def has_repeated_keys(node: Node) -> bool:
    """Whether some key stands twice, so that a part of the file is not in the tree."""
    match node:
        case Mapping(items=items, repeated=repeated):
            return bool(repeated) or any(map(has_repeated_keys, items.values()))
        case Sequence(items=values):
            return any(map(has_repeated_keys, values))
    return False


def descend(node: Node, path: tuple[str | int, ...]) -> tuple[Node, Place]:
    """Follow ``path`` as far as it goes: the node there, and the place of its key."""
    place = node.place
    for step in path:
        match node:
            case Mapping(items=items, keys=keys) if step in items:
                node, place = items[str(step)], keys[str(step)]
            case Sequence(items=values) if isinstance(step, int) and step < len(values):
                node, place = values[step], values[step].place
            case _:
                continue
    return node, place


def rename(node: Node, path: tuple[str | int, ...], key: str | None) -> Node:
    """The tree with one key renamed, or left out where ``key`` is None."""
    step, rest = path[0], path[1:]
    match node:
        case Sequence(items=values) if isinstance(step, int):
            changed = (*values[:step], rename(values[step], rest, key), *values[step + 1 :])
            return node._replace(items=changed)
        case Mapping(items=items, keys=keys) if rest and step in items:
            return node._replace(items=items | {str(step): rename(items[str(step)], rest, key)})
        case Mapping(items=items, keys=keys) if step in items:
            names = {name: key if name == step else name for name in items}
            return node._replace(
                items={new: items[old] for old, new in names.items() if new},
                keys={new: keys[old] for old, new in names.items() if new},
            )
    return node


def read(
    path: Path,
    name: str | None = None,
    grammar: Grammar | None = None,
    amiss: Callable[[Node], int] = lambda _: 0,
) -> tuple[Node | None, list[Problem]]:
    """Read one YAML file.

    ``name`` is what the file is called in problems (default: the path as given), ``grammar`` says
    which keys stand where in it, ``amiss`` counts what is wrong with a tree. Returns the tree, or
    None where there is none to build, and every problem found. Where a mistake can be mended, the tree is that of the mended file,
    so that what else is wrong can be said at once. Never raises for bad content.
    """
    name = name or str(path)
    text, problems = read_text(path, name)
    if text is None:
        return None, problems
    lines, found = clean(text, name)
    grammar = grammar or Grammar()
    mended = tabs.without_tabs(lines, grammar)
    found += tabs.told(lines, mended, name)
    reading = _Reading(name, grammar, amiss)
    node = reading.read(mended)
    return node, [*problems, *_one_a_line(found, reading.problems)]


def _one_a_line(found: list[Problem], wrong: list[Problem]) -> list[Problem]:
    """A tab or a hard space also upsets the layout of its line: that is said once."""
    upset = {p.place.line for p in found if p.rule in ("tab", "hidden-characters")}
    told: set[int] = set()
    rest = []
    for problem in wrong:
        if problem.place.line not in upset | told:
            rest.append(problem)
        told.add(problem.place.line)
    return [*found, *rest]


class _Reading:
    """Reads lines again and again, each time with one mistake less."""

    def __init__(self, name: str, grammar: Grammar, amiss: Callable[[Node], int]) -> None:
        self._name = name
        self._grammar = grammar
        self._amiss = amiss
        self.problems: list[Problem] = []

    def read(self, lines: list[str]) -> Node | None:
        """The tree, or None where there is none to rely on; ``problems`` says what is wrong."""
        unsure = False
        lines = self._as_meant(lines)
        for _ in range(MOST_MISTAKES):
            builder = _Builder(lines, self._name)
            try:
                node = builder.build()
            except yaml.MarkedYAMLError as error:
                mended = self._mend(error, lines)
            except yaml.YAMLError as error:
                self.problems.append(_unreadable(error, self._name))
                return None
            else:
                mended = self._on_its_level(lines, self._amiss(node))
                if mended is None:
                    self.problems += builder.problems
                    return None if unsure and self._amiss(node) else node
            if mended is None:
                self.problems += builder.problems
                return None
            lines, unsure = mended.lines, unsure or mended.unsure
        return None

    def _mend(self, error: yaml.MarkedYAMLError, lines: list[str]) -> Mend | None:
        """The mistake, when it can be mended; it is told in any case."""
        refused = error if isinstance(error, _Refused) else None
        found = None
        if not (refused and refused.final) and sum(map(len, lines)) <= LARGEST_MENDED:
            found = mending.mend(error, lines, self._grammar, self._reach)
        if found:
            self.problems.append(found.problem(self._name))
        else:
            self.problems.append(refused.said if refused else mending.complaint(error, self._name))
        return found

    def _as_meant(self, lines: list[str]) -> list[str]:
        """The lines without the mistakes that they give away by themselves; each is told."""
        sheet = Sheet(lines, self._grammar)
        for misread in MISREAD:
            while len(self.problems) < MOST_MISTAKES and (found := next(misread(sheet), None)):
                self.problems.append(found.problem(self._name))
                sheet = Sheet(found.lines, self._grammar)
        return sheet.lines

    def _on_its_level(self, lines: list[str], amiss: int) -> Mend | None:
        """The key that stands at a wrong level, where less is amiss once it is moved."""
        if not amiss or sum(map(len, lines)) > LARGEST_MENDED:
            return None
        sheet = Sheet(lines, self._grammar)
        found = list(islice(levels.misplaced(sheet, sheet.found, surely=True), MOST_MISTAKES))
        for _, tries in groupby(found, key=lambda one: one.line):
            left, best = min(
                ((self._reach(one.lines), one) for one in tries),
                key=lambda of: (-of[0][0], of[0][1]),
            )
            if left[0] == mending.END and left[1] < amiss:
                self.problems.append(best.problem(self._name))
                return best
        return None

    def _reach(self, lines: list[str]) -> tuple[int, int]:
        """How far reading gets, and how much is amiss in what was read."""
        builder = _Builder(lines, self._name)
        try:
            return mending.END, self._amiss(builder.build()) + len(builder.problems)
        except yaml.MarkedYAMLError as error:
            return mending.line_of(error), 0
        except yaml.YAMLError:
            return 0, 0


_CUT = re.compile(r" *#")
"""What ends a text without quotes: to YAML, what follows is a remark."""


class _Refused(yaml.MarkedYAMLError):
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


class _Builder:
    """Builds the tree from parse events with a stack of its own, so that nothing is too deep.

    ``problems`` fills with what YAML reads without a word though it is surely a mistake.
    """

    def __init__(self, lines: list[str], name: str) -> None:
        self.problems: list[Problem] = []
        self._name = name
        self._lines = lines

    def build(self) -> Node:
        """The tree. Scalars come first, for nearly all that a file holds are those."""
        root: list[Node] = []
        stack: list[_Open] = []
        next_event = mending.Loader("\n".join(self._lines)).get_event
        while (kind := (event := next_event()).__class__) is not yaml.StreamEndEvent:
            if kind is yaml.ScalarEvent:
                node: Node = self._scalar(event)
            elif kind in _STARTS:
                stack.append(self._open(event, len(stack)))
                continue
            elif kind in _ENDS:
                node = stack.pop().close()
            elif kind is yaml.AliasEvent:
                node = self._alias(event)
            elif kind is yaml.DocumentStartEvent and root:
                raise _Refused(self._place(event), *_SECOND_DOCUMENT)
            else:
                continue
            if not stack:
                root.append(node)
            elif (top := stack[-1]).waits_for_key:
                self._take_key(top, node)
            else:
                top.take(node)
        if not root or (isinstance(root[0], Text) and root[0].missing):
            raise _Refused(Place(self._name), *_EMPTY_FILE)
        return root[0]

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent, depth: int) -> _Open:
        self._features(event, "")
        if depth >= DEEPEST_NESTING:
            raise _Refused(self._place(event), *mending.NESTED_TOO_DEEP)
        kind = _OpenMapping if isinstance(event, yaml.MappingStartEvent) else _OpenList
        return kind(self._place(event), bool(event.flow_style))

    def _alias(self, event: yaml.AliasEvent) -> Text:
        text = f"*{event.anchor}"
        self._features(event, text)
        return Text(text, self._place(event))

    def _take_key(self, top: _Open, node: Node) -> None:
        if not isinstance(node, Text):
            raise _Refused(node.place, *_NO_KEY, final=False)
        if twice := top.take_key(node):
            self.problems.append(twice)

    def _scalar(self, event: yaml.ScalarEvent) -> Text:
        start, end = _marks(event)
        row, column, style = start.line, start.column, event.style
        place = Place(self._name, row + 1, column + 1)
        value: str = event.value
        last = end.line + 1 if end.column else end.line
        if event.anchor or event.tag is not None:
            value = self._lines[row][column:].rstrip() if not style else value
            self._features(event, value)
        elif not style:
            value, place = self._plain(value, place, end)
        elif style == ">":
            value = " ".join(value.split())  # a line too far in would else keep its own line break
        elif style == '"':
            for character in sorted({c for c in value if c != "\n" and unfit(c)}):
                self.problems.append(unfit_at(place, character))
        if style in (">", "|"):
            return Text(value, place, False, self._lines, row + 2, last)
        return Text(value, place, not style, self._lines, row + 1, last, column)

    def _plain(self, value: str, place: Place, end: yaml.Mark) -> tuple[str, Place]:
        """A text without quotes: what it loses at a ``#``, and quotes that are none."""
        line = self._lines[end.line] if end.line < len(self._lines) else ""
        if "#" in line and (cut := _CUT.match(line, end.column)):
            before = line[: end.column]
            if before.strip() and not before.rstrip().endswith((",", "-")):
                value = f"{value} {line[end.column :].strip()}".strip()
                at = Place(self._name, end.line + 1, cut.end())
                key = re.match(r" *(?:- +)*([\w-]+) *:", before)
                self._say(at, *mistakes.hash_sign(written(key and key[1], value)))
                return value, place
        if (inside := mistakes.in_curly(value)) is not None:
            value = inside
            self._say(place, *mistakes.curly(written(None, value)))
        return value, place

    def _say(self, place: Place, nb: str, en: str) -> None:
        self.problems.append(Problem(place, "yaml", nb, en))

    def _features(self, event: yaml.NodeEvent, value: str) -> None:
        """Aliases, anchors and tags: always a text that begins with the sign by chance."""
        tag = getattr(event, "tag", None)
        if not (isinstance(event, yaml.AliasEvent) or event.anchor or tag is not None):
            return
        start, _ = _marks(event)
        sign = self._lines[start.line][start.column : start.column + 1]
        mended = written(None, value) if value else f"{sign}…"
        self._say(self._place(event), *mistakes.begins_with(sign, mended))

    def _place(self, event: yaml.Event) -> Place:
        start, _ = _marks(event)
        return Place(self._name, start.line + 1, start.column + 1)


def _marks(event: yaml.Event) -> tuple[Any, Any]:
    """Where an event begins and ends; the parser always says."""
    return event.start_mark, event.end_mark


class _OpenList:
    """A list whose end has not come yet."""

    waits_for_key = False

    def __init__(self, place: Place, flow: bool) -> None:
        self._place = place
        self._flow = flow
        self._items: list[Node] = []
        self.take = self._items.append

    def take_key(self, key: Text) -> Problem | None:
        raise NotImplementedError("a list has no keys")

    def close(self) -> Node:
        return Sequence(tuple(self._items), self._place, self._flow)


class _OpenMapping:
    """A mapping whose end has not come yet."""

    def __init__(self, place: Place, flow: bool) -> None:
        self._place = place
        self._flow = flow
        self._items: dict[str, Node] = {}
        self._keys: dict[str, Place] = {}
        self._key = ""
        self._again = False
        self._repeated: list[Place] = []
        self.waits_for_key = True

    def take_key(self, key: Text) -> Problem | None:
        """Take a key; a problem where it is given twice, one for each run of such keys."""
        self._key, self.waits_for_key = key.value, False
        before, self._again = self._again, key.value in self._items
        if not self._again:
            self._keys[key.value] = key.place
            return None
        self._repeated.append(key.place)
        first = self._keys[key.value].line
        return (
            None
            if before
            else Problem(
                key.place,
                "yaml",
                f"«{key.value}» står to ganger på samme sted; den første er på linje {first}. Behold "
                "én av dem. Skulle det være et nytt punkt, mangler streken «- » foran.",
                f"“{key.value}” is given twice here; the first is on line {first}. Keep one of "
                "them, or put a dash before it.",
            )
        )

    def take(self, node: Node) -> None:
        if not self._again:
            self._items[self._key] = node
        self.waits_for_key = True

    def close(self) -> Node:
        return Mapping(self._items, self._keys, self._place, self._flow, tuple(self._repeated))


_Open = _OpenList | _OpenMapping


def _unreadable(error: yaml.YAMLError, name: str) -> Problem:
    said = str(error).split("\n", 1)[0]
    return Problem(
        Place(name),
        "yaml",
        f"Filen kan ikke leses som YAML ({said}).",
        f"The file cannot be read as YAML ({said}).",
    )
