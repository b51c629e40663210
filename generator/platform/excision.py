"""Words taken out of the extraction of the adopted document, which the first edition had and has no longer.

The extraction goes on saying what the edition says, word by word: where words were taken away in the
one, the same mark stands in the other. Each line stays where it is, so that the corrections of other
lines fit; a correction of what is taken away would say it once more, and goes too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from generator.platform.alignment import Unlike, unlike
from generator.platform.corrections import Correction
from generator.platform.extraction import plain
from generator.platform.fidelity import Passage, Plan, named, planned


@dataclass(frozen=True)
class Excised:
    """The extraction afterwards, and which of its corrections are to go."""

    adopted: str
    dropped: frozenset[int]


class _Token(NamedTuple):
    """A word of the extraction as it is corrected, and where it stands there."""

    word: str
    row: int
    at: int
    correction: int | None = None


def excised(
    adopted: str,
    corrections: tuple[Correction, ...],
    passages: tuple[Passage, ...],
    after: Mapping[int, str],
    title: str = "",
) -> Excised:
    """An extraction in which some passages, by their numbers, say what they say ``after``.

    ``passages`` are all that the first edition says, in order, as it was before; ``title`` is the one
    that the document may begin with, which stands in no passage.
    """
    lines = plain(adopted).split("\n")
    plan, _ = planned(lines, corrections)
    skipped = named(lines, plan, passages, title.split())
    tokens = list(_tokens(lines, plan))[skipped:]
    theirs = [token.word for token in tokens]
    ours = [word for passage in passages for word in passage.words]
    apart = () if theirs == ours else tuple(unlike(theirs, ours))
    made = _Excision(adopted.split("\n"), plan, tokens)
    first = 0
    for n, passage in enumerate(passages):
        if n in after:
            start, end, words = _narrowed(passage.words, after[n].split())
            said = passage.words[start:end]
            made.put(*_beside(theirs, said, apart, first + start), words)
        first += len(passage.words)
    return Excised("\n".join(made.lines()), frozenset(made.dropped))


def _tokens(lines: list[str], plan: Plan) -> Iterator[_Token]:
    left = 0
    for row, line in enumerate(lines):
        for at, word in enumerate(line.split()):
            if not left and (change := plan.get((row, at))):
                left = change.length
                yield from (_Token(one, row, at, change.number) for one in change.words)
            if left:
                left -= 1
            else:
                yield _Token(word, row, at)


def _narrowed(before: list[str], after: list[str]) -> tuple[int, int, list[str]]:
    """From where to where words are others than they were, and which they are."""
    first = sum(1 for _ in takewhile(_same, zip(before, after, strict=False)))
    room = min(len(before), len(after)) - first
    ends = list(zip(before[::-1], after[::-1], strict=False))[:room]
    last = sum(1 for _ in takewhile(_same, ends))
    return first, len(before) - last, after[first : len(after) - last]


def _same(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def _beside(
    theirs: list[str], said: list[str], apart: Sequence[Unlike], start: int
) -> tuple[int, int]:
    """From where to where words of the edition stand in the extraction.

    Footnotes may stand elsewhere there: what is not beside them is looked for.
    """
    first, last = _before(apart, start), _after(apart, start + len(said) - 1)
    if theirs[first:last] == said:
        return first, last
    runs = (n for n, word in enumerate(theirs) if word == said[0])
    found = [n for n in runs if theirs[n : n + len(said)] == said]
    return (found[0], found[0] + len(said)) if len(found) == 1 else (first, last)


def _before(apart: Sequence[Unlike], at: int) -> int:
    """The place in the extraction of a word of the edition, or of the stretch that it is in."""
    shift = 0
    for one in apart:
        if one.other_end <= at:
            shift = one.end - one.other_end
        elif one.other_start <= at:
            return one.start
    return at + shift


def _after(apart: Sequence[Unlike], at: int) -> int:
    """The place right after it."""
    inside = next((one for one in apart if one.other_start <= at < one.other_end), None)
    return inside.end if inside else _before(apart, at) + 1


class _Excision:
    """The words of the extraction line by line, while some are replaced."""

    def __init__(self, raw: list[str], plan: Plan, tokens: list[_Token]) -> None:
        self._raw = raw
        self._plan = plan
        self._tokens = tokens
        self._slots: dict[tuple[int, int], list[str]] = {}
        self.dropped: set[int] = set()

    def put(self, first: int, last: int, words: list[str]) -> None:
        """Put some words in the place of those tokens."""
        gone = range(first, last)
        for spot in self._spots(first, last):
            self._slots[spot] = []
        for n, token in enumerate(self._tokens):
            if n == first:
                self._slots.setdefault((token.row, token.at), []).extend(words)
            if n not in gone and token.correction in self.dropped:
                self._slots[token.row, token.at].append(token.word)

    def _spots(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The places of the words that go: those of the tokens, and of all that a correction was of."""
        taken = self._tokens[first:last]
        inside = [(token.row, token.at) for token in taken]
        touched = {token.correction for token in taken}
        yield from inside
        for spot, change in self._plan.items():
            if change.number in touched or (inside and inside[0] < spot <= inside[-1]):
                self.dropped.add(change.number)
                yield from self._run(spot, change.length)

    def _run(self, spot: tuple[int, int], length: int) -> Iterator[tuple[int, int]]:
        row, at = spot
        while length:
            if at < len(self._raw[row].split()):
                yield row, at
                at, length = at + 1, length - 1
            else:
                row, at = row + 1, 0

    def lines(self) -> Iterator[str]:
        """Every line afterwards; those that nothing was taken out of are as they were."""
        changed = {row for row, _ in self._slots}
        for row, line in enumerate(self._raw):
            if row not in changed:
                yield line
                continue
            words = enumerate(line.split())
            kept = (self._slots.get((row, at), [word]) for at, word in words)
            yield " ".join(word for slot in kept for word in slot)
