"""Lines that stand too far in or out: at which level a key belongs, told from the lines alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.reading.manuscript import KeyLine, Manuscript, Mend


@dataclass(frozen=True)
class Level:
    """A place for a key: how far in, and the line that says so."""

    column: int
    beside: KeyLine
    keys: frozenset[str] = frozenset()
    """Those that belong there."""
    below: bool = False
    """Whether it is the first thing that the other line holds."""


class Tree:
    """Which line each line stands inside, as the indentation has it."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._grammar = manuscript.grammar
        self._parents: dict[int, KeyLine | None] = {}
        self._first: dict[int, KeyLine] = {}
        self._keys: dict[int, set[str]] = {}
        stack: list[KeyLine] = []
        for line in manuscript.keyed.values():
            before = None
            edge = line.column if line.dash is None else line.dash
            while stack and not _holds(stack[-1], edge, line):
                before = stack.pop()
            beside = before is not None and before.column == line.column and line.dash is None
            self._first[line.number] = self._first[before.number] if before and beside else line
            self._keys.setdefault(self._first[line.number].number, set()).add(line.key)
            self._parents[line.number] = stack[-1] if stack else None
            stack.append(line)

    def misfit(self, line: KeyLine) -> bool:
        """Whether the key is known and does not belong where it stands."""
        parent = self._parents[line.number]
        if parent and parent.key in self._grammar.named:
            return bool(line.value) and line.key in self._grammar.named[parent.key]
        if line.key not in self._grammar.keys:
            return bool(self._grammar.named) and not line.value
        of_no_item = line.dash is None and self._first[line.number] is line
        if of_no_item and parent and parent.key in self._grammar.lists:
            return True  # straight in a list there are only items
        allowed = self._allowed(parent)
        return line.key in self._grammar.keys and allowed is not None and line.key not in allowed

    def _allowed(self, parent: KeyLine | None) -> frozenset[str] | None:
        """What may stand inside a line; None where anything may."""
        if parent is None:
            return self._grammar.inside.get("")
        above = self._parents[parent.number]
        if above and above.key in self._grammar.named:
            return self._grammar.named[above.key]
        if parent.key in self._grammar.named or parent.key not in self._grammar.keys:
            return None
        return self._grammar.inside.get(parent.key, frozenset())

    def level(self, key: str, *, dashed: bool, after: KeyLine) -> Level | None:
        """The innermost level that is open after a line and lacks the key."""
        at: KeyLine | None = after
        while at is not None:
            parent = self._parents[at.number]
            if key not in self._grammar.keys:
                if parent and parent.key in self._grammar.named:
                    return Level(at.column, at)
                at = parent
                continue
            here = self._allowed(parent) or frozenset()
            held = self._allowed(at) or frozenset()
            first = self._first[at.number]
            if not at.value and key in held and dashed == (at.key in self._grammar.lists):
                return Level(at.column + 2, at, held, below=True)
            if key in here and dashed and first.dash is not None:
                return Level(first.dash, first, here)
            if key in here and not dashed and key not in self._keys[first.number]:
                return Level(at.column, at, here)
            at = parent
        return None


def _holds(above: KeyLine, edge: int, line: KeyLine) -> bool:
    """Whether a line may stand inside one above it; a list may stand right below its key."""
    if above.column == edge:
        return line.dash is not None and not above.value and above.dash is None
    return above.column < edge


def misplaced(
    manuscript: Manuscript, lines: Iterable[int], *, surely: bool = False, first: bool = False
) -> Iterator[Mend]:
    """Each key that could stand at another level, moved there: alone, or with more.

    ``surely`` leaves out those that could stand where they are, but not, with ``first``, what
    comes first below a key and is not two spaces further in.
    """
    tree = Tree(manuscript)
    keyed = list(manuscript.keyed.values())
    where = {line.number: n for n, line in enumerate(keyed)}
    for number in lines:
        line = manuscript.keyed.get(number)
        if line is None or not where[number]:
            continue
        misfit = tree.misfit(line)
        after = keyed[where[number] - 1]
        level = tree.level(line.key, dashed=line.dash is not None, after=after)
        if (
            level is None
            or level.column == manuscript.indent(number)
            or (surely and not misfit and not (first and level.below))
        ):
            continue
        below = (keyed[n] for n in range(where[number] + 1, len(keyed)))
        with_more = [line, *_as_well(tree, line, level, after, below)]
        for moved in (with_more, [line])[0 if with_more[1:] else 1 :]:
            for mended in ways(manuscript, moved, level):
                if mended == manuscript.lines:
                    continue
                yield Mend(
                    number,
                    manuscript.indent(number),
                    *_said(manuscript, moved, level, mended),
                    mended,
                    unsure=not misfit,
                )


def _as_well(
    tree: Tree, line: KeyLine, level: Level, after: KeyLine, below: Iterable[KeyLine]
) -> Iterator[KeyLine]:
    """The keys right below one that belong where it does, and stand as it does."""
    for other in below if line.dash is None else ():
        there = tree.level(other.key, dashed=False, after=after)
        if other.column != line.column or other.dash is not None or there != level:
            break
        yield other


def _said(
    manuscript: Manuscript, moved: list[KeyLine], level: Level, made: list[str]
) -> tuple[str, str]:
    here = manuscript.indent(moved[0].number)
    dash = "- " if moved[0].dash is not None else ""
    key, far = f"{dash}{moved[0].key}", level.column - here
    other = f"«{'' if level.below else dash}{level.beside.key}» på linje {level.beside.number + 1}"
    other_en = f"“{level.beside.key}” on line {level.beside.number + 1}"
    under = "to mellomrom lenger inn enn" if level.below else "like langt inn som"
    changed = [
        n for n, (old, new) in enumerate(zip(manuscript.lines, made, strict=True)) if old != new
    ]
    first, last = moved[0].number + 1, max(changed) + 1
    if splits(manuscript, moved, level):
        last = moved[-1].number + 1
    lines, lines_en = (f"linje {first}–{last}", f"lines {first}–{last}")
    if first == last:
        lines, lines_en = "linjen", "the line"
    if splits(manuscript, moved, level):
        end = manuscript.last(level.beside) + 1
        return (
            f"«{key}» hører ikke til her inne, men rett under det siste i «{level.beside.key}». "
            f"Flytt {lines} ned til etter linje {end}, med {level.column} mellomrom foran, {under} "
            f"{other}.",
            f"“{key}” does not belong in here. Move {lines_en} down, to after line {end}, with "
            f"{level.column} spaces before, as {other_en}.",
        )
    return (
        f"«{key}» står {here} mellomrom inn, men skal stå {level.column}, {under} {other}. Flytt "
        f"{lines} {by(far, after_a_number=first != last)}.",
        f"“{key}” stands {here} spaces in, but should stand {level.column}, by {other_en}. Move "
        f"{lines_en} {by_en(far)}.",
    )


def by(spaces: int, *, after_a_number: bool = False) -> str:
    """How far to move a line, and which way; two numbers never stand side by side."""
    way = "inn" if spaces > 0 else "ut"
    return f"{way} {abs(spaces)} mellomrom" if after_a_number else f"{abs(spaces)} mellomrom {way}"


def by_en(spaces: int) -> str:
    """The same in English."""
    number = f"{abs(spaces)} {'space' if abs(spaces) == 1 else 'spaces'}"
    return f"{number} {'in' if spaces > 0 else 'out'}"


def splits(manuscript: Manuscript, moved: list[KeyLine], level: Level) -> bool:
    """Whether keys that are moved out would leave what stands below them without its owner."""
    end = _end(manuscript, moved[-1])
    below = next((n for n in range(end, len(manuscript.lines)) if not manuscript.blank(n)), None)
    if moved[0].dash is not None or not moved[-1].value:
        return False
    if below is None or manuscript.indent(below) <= level.column:
        return False
    return manuscript.last(level.beside) >= below  # what they belong to goes on below them


def _end(manuscript: Manuscript, line: KeyLine) -> int:
    """The line after all that stands further in below one."""
    here = manuscript.indent(line.number)
    n = line.number + 1
    while n < len(manuscript.lines) and (
        not manuscript.lines[n].strip() or manuscript.indent(n) > here
    ):
        n += 1
    return n


def ways(manuscript: Manuscript, moved: list[KeyLine], level: Level) -> Iterator[list[str]]:
    """The lines with some moved to their level: with all that stands further in, or with less."""
    if splits(manuscript, moved, level):
        first, end = moved[0].number, _end(manuscript, moved[-1])
        last = manuscript.last(level.beside) + 1
        lines = _put(manuscript, moved, level, lambda _: True)
        yield [*lines[:first], *lines[end:last], *lines[first:end], *lines[last:]]
        return
    yield _put(manuscript, moved, level, lambda _: True)
    edge = level.column + (2 if moved[0].dash is not None else 1)
    if level.column > manuscript.indent(moved[0].number):
        yield _put(manuscript, moved, level, lambda n: manuscript.indent(n) < edge)
    yield _put(manuscript, moved, level, lambda _: False)


def _put(
    manuscript: Manuscript, moved: list[KeyLine], level: Level, as_well: Callable[[int], bool]
) -> list[str]:
    lines = list(manuscript.lines)
    for line in moved:
        here = manuscript.indent(line.number)
        for n in range(line.number, _end(manuscript, line)):
            other = manuscript.keyed.get(n)
            if other and n > line.number and _is_beyond(other, line, level):
                break
            if lines[n].strip() and (n == line.number or as_well(n)):
                lines[n] = " " * (manuscript.indent(n) + level.column - here) + lines[n].lstrip(" ")
    return lines


def _is_beyond(other: KeyLine, item: KeyLine, level: Level) -> bool:
    """Whether a line belongs to what comes after another, though it stands further in than it.

    A key with a text holds no other key. After an item it does where it is the next one, in its
    right place, or no key that the item may have.
    """
    if item.dash is None:
        return bool(item.value) and not item.opens_block
    next_item = other.dash == level.column and other.key == item.key
    return next_item or (other.column <= item.column and other.key not in level.keys)
