"""What differs between two wordings, word by word, as a reader would mark it on paper."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.problems import cut

Mark = Literal["same", "gone", "new"]

SHORTEST_ISLAND = 2
"""Fewer words than this that happen to be the same between two changes are taken with them."""


@dataclass(frozen=True)
class Stretch:
    """Words that follow each other, and whether they stayed, went or came."""

    mark: Mark
    text: str


def differences(before: str, after: str) -> tuple[Stretch, ...]:
    """The two wordings woven into one, each run of words marked.

    >>> [(p.mark, p.text) for p in differences("bygge en skole", "bygge to skoler i byen")]
    [('same', 'bygge'), ('gone', 'en skole'), ('new', 'to skoler i byen')]
    """
    a, b = before.split(), after.split()
    pieces = []
    for a1, a2, b1, b2, same in _runs(a, b):
        if same:
            pieces.append(Stretch("same", " ".join(a[a1:a2])))
            continue
        if a1 < a2:
            pieces.append(Stretch("gone", " ".join(a[a1:a2])))
        if b1 < b2:
            pieces.append(Stretch("new", " ".join(b[b1:b2])))
    return tuple(pieces)


def _runs(a: list[str], b: list[str]) -> Iterator[tuple[int, int, int, int, bool]]:
    """The runs of both, changes joined over islands of sameness too short to help a reader."""
    open_at: tuple[int, int] | None = None
    opcodes = difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    for tag, a1, a2, b1, b2 in opcodes:
        last = (a2, b2) == (len(a), len(b))
        island = tag == "equal" and a2 - a1 < SHORTEST_ISLAND and open_at is not None and not last
        if tag == "equal" and not island:
            if open_at is not None:
                yield open_at[0], a1, open_at[1], b1, False
                open_at = None
            yield a1, a2, b1, b2, True
        elif open_at is None:
            open_at = (a1, b1)
    if open_at is not None:
        yield open_at[0], len(a), open_at[1], len(b), False


def briefly(before: str, after: str, most: int = 3, lang: str = "nb") -> str:
    """The changes alone, for a message, each as «en skole» → «to skoler», or as what came or went."""
    changes: list[list[str]] = []
    fresh = True
    for piece in differences(before, after):
        if piece.mark == "same":
            fresh = True
            continue
        if fresh:
            changes.append(["", ""])
        changes[-1][piece.mark == "new"] = piece.text
        fresh = False
    shown = [_briefly(cut(gone, 60, 57), cut(new, 60, 57), lang) for gone, new in changes[:most]]
    return ", ".join([*shown, "…"] if len(changes) > most else shown)


def _briefly(gone: str, new: str, lang: str) -> str:
    if gone and new:
        return f"«{gone}» → «{new}»"
    if new:
        return f"«{new}» er lagt til" if lang == "nb" else f"“{new}” has been added"
    return f"«{gone}» er tatt bort" if lang == "nb" else f"“{gone}” has been taken away"


class Likeness:
    """How much other wordings have in common with one, from 0 to 1."""

    def __init__(self, text: str) -> None:
        self._matcher = difflib.SequenceMatcher(None, [], text.split(), autojunk=False)

    def of(self, other: str, at_least: float) -> float:
        """That of another; 0 where it is less than ``at_least``, which is told at a glance."""
        self._matcher.set_seq1(other.split())
        least = (self._matcher.real_quick_ratio, self._matcher.quick_ratio, self._matcher.ratio)
        return self._matcher.ratio() if all(bound() >= at_least for bound in least) else 0.0
