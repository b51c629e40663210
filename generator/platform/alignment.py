"""Where two long texts differ: what ``difflib`` answers, in hardly more than the time of reading.

``difflib`` asks of each word where else it stands, and the commonest word stands everywhere: ten
times as long a text takes a hundred times as long. Here every run of words whose length is a power
of two gets a number, the same number for the same words. A run of any length is two of these that
overlap, so that two runs are compared at once however long they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

MOST_STEPS = 2_000_000
"""Words that are looked at to compare two short texts."""

MOST_TIMES = 300
"""How often each word of two longer ones is; they grow no faster than what is compared."""


class Unlike(NamedTuple):
    """Words of the one, from where to where, that have other words beside them in the other."""

    start: int
    end: int
    other_start: int
    other_end: int


def unlike(one: Sequence[str], other: Sequence[str]) -> Iterator[Unlike]:
    """The stretches in which two texts differ, in their order."""
    at, beside = 0, 0
    for start, other_start, length in _Runs(one, other).common():
        if at < start or beside < other_start:
            yield Unlike(at, start, beside, other_start)
        at, beside = start + length, other_start + length
    if at < len(one) or beside < len(other):
        yield Unlike(at, len(one), beside, len(other))


_Run = tuple[int, int, int]
"""Where a run begins in the one, where in the other, and how many words it has."""


class _Runs:
    """The runs of words that stand in both texts."""

    def __init__(self, one: Sequence[str], other: Sequence[str]) -> None:
        self._middle = len(one)
        self._end = len(one) + len(other)
        self._numbers = list(_numbered([*one, *other], min(len(one), len(other))))
        self._left = max(MOST_STEPS, MOST_TIMES * self._end)

    def common(self) -> list[_Run]:
        """The longest run, then the longest on each side of it, and so on; in their order.

        Two texts that share nothing but words here and there are taken to differ as a whole.
        """
        found: list[_Run] = []
        open_ = [(0, self._middle, self._middle, self._end)]
        while open_ and self._left > 0:
            a1, a2, b1, b2 = open_.pop()
            longest = self._longest(a1, a2, b1, b2)
            if longest:
                a, b, length = longest
                found.append((a, b - self._middle, length))
                open_ += [(a1, a, b1, b), (a + length, a2, b + length, b2)]
        return sorted(found)

    def _longest(self, a1: int, a2: int, b1: int, b2: int) -> _Run | None:
        """The longest run in both stretches; of equals the first in the one, then in the other."""
        least, most = 0, min(a2 - a1, b2 - b1)
        found: _Run | None = None
        while least < most:
            length = (least + most + 1) // 2
            self._left -= a2 - a1 + b2 - b1
            here = self._of_length(length, a1, a2, b1, b2)
            if here:
                found, least = here, length
            else:
                most = length - 1
        return found

    def _of_length(self, length: int, a1: int, a2: int, b1: int, b2: int) -> _Run | None:
        """The first run of a length that stands in both stretches."""
        ends = range(b2 - length, b1 - 1, -1)  # backwards, so that the first place is kept
        places = dict(zip(self._runs(length, ends), ends, strict=True))
        starts = range(a1, a2 - length + 1)
        for start, run in zip(starts, self._runs(length, starts), strict=True):
            if run in places:
                return start, places[run], length
        return None

    def _runs(self, length: int, starts: range) -> Iterator[tuple[int, int]]:
        """What stands for each run of a length, by where it begins."""
        power = length.bit_length() - 1
        numbers, over = self._numbers[power], length - (1 << power)
        return ((numbers[start], numbers[start + over]) for start in starts)


def _numbered(words: list[str], longest: int) -> Iterator[list[int]]:
    """The number of the run that begins with each word: of one word, of two, of four, and so on."""
    known: dict[str, int] = {}
    numbers = [known.setdefault(word, len(known)) for word in words]
    length = 1
    while length <= longest:
        yield numbers
        pairs: dict[tuple[int, int], int] = {}
        both = zip(numbers, islice(numbers, length, None), strict=False)
        numbers = [pairs.setdefault(pair, len(pairs)) for pair in both]
        length *= 2
