"""How high a frame must be that shows a card whole, reckoned from the words in it.

A host gives a frame some width and asks for a height before anything is drawn, on machines with
other fonts than ours: so letters are taken to be as wide as in the widest of the fonts that
``card.css`` names, and the height is that of the narrowest frame that is in use.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from generator.wording.words import Words as Interface

NARROWEST = 328
"""Pixels that a telephone of 360 leaves between its margins."""

ROOT = 16.0

_PADDING = 2 * 1.2 * ROOT + 4, 2 * ROOT
"""What a card has round its words, and its line to the left: of its width, of its height."""

_LETTER = 0.54
"""How wide a letter is, of its size: more than in Georgia, which runs wide."""


@dataclass(frozen=True)
class Words:
    """Words as they are set: how large, how far apart the lines, what is left free below; in rem."""

    text: str
    size: float = 1
    leading: float = 1.5
    below: float = 0.6
    least: float = 0

    def height(self, width: float) -> float:
        """In pixels, in a column so wide."""
        size = self.size * ROOT
        set_ = _lines(self.text, int(width / (size * _LETTER))) * size * self.leading
        return max(set_, self.least * ROOT) + self.below * ROOT


def height(parts: Iterable[Words], width: int = NARROWEST) -> int:
    """How high a frame of this width must be, in pixels, in whole tens."""
    across, down = _PADDING
    return ceil((down + sum(part.height(width - across) for part in parts)) / 10) * 10


def head(t: Interface, title: str) -> tuple[Words, ...]:
    """What every card begins with: its name, its link, and the platform that it is from."""
    name = t.plain("commitment.name", number="1000")
    return (
        Words(name, below=0.4),
        Words(t.plain("card.read"), size=0.9, below=1.5, least=0.9 * 1.5),
        Words(t.plain("card.whole", title=title), size=0.9, below=0.4),
    )


def quoted(text: str) -> Words:
    """Words of the platform."""
    return Words(text, size=1.15, leading=1.45)


def small(text: str) -> Words:
    """What is said beside them."""
    return Words(text, size=0.9)


def _lines(text: str, letters: int) -> int:
    """How many lines words take where so many letters stand on one; a word too long is broken."""
    lines, left = 1, letters
    for word in text.split():
        length = len(word)
        if length > left:
            lines += 1
            left = letters
        while length > left:
            length -= left
            lines += 1
            left = letters
        left -= length + 1
    return lines
