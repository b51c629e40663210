"""What an extraction of a document has that the document's words have not: marks, hyphens, signs.

A document may number its headings, put dashes before its points or nothing at all, and set the sign of a
footnote close to a word; an extraction keeps the hyphens at the ends of lines. None of that is a word
lost or added, and only where two texts differ is it looked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

BULLET = "•"

LIST_MARKS = frozenset("•▪●·‣◦*-–—■□")
"""What may stand before a point."""

FEW_MARKED = 0.75
"""Of the commitments; where fewer have a mark before them, the document does not mark its points."""

_NUMBER = re.compile(r"(?:\d+(?:\.\d+)*|[IVXLC]+|[A-ZÆØÅ]|[a-zæøå](?=[.)]))[.):]?|§+")
"""What may stand before a heading, and before a footnote at the foot of a page."""

_SIGN = re.compile(r"(?<=\S)(?:\[?\d{1,3}\]?|[¹²³⁰-⁹]+|\*{1,3})(?=[.,;:!?»”\")]*$)")
"""The sign of a footnote after a word."""

_LIGATURES = {
    ord("\u00ad"): "",
    **{0xFB00 + n: s for n, s in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))},
}
"""Letters that are drawn as one, and the hyphen that nobody sees."""

_AROUND = ".:()[]"


def plain(line: str) -> str:
    """A line of an extraction with its letters one by one, and without hyphens that nobody sees.

    >>> plain("ef\u00adfek\u00adtiv o\ufb03siell")
    'effektiv offisiell'
    """
    return line if line.isascii() else line.translate(_LIGATURES)


@dataclass(frozen=True)
class Spoken:
    """A word of the platform: what it is part of, and whether that begins with it."""

    kind: str
    first: bool = False


def marks_its_points(lines: Sequence[Sequence[str]], commitments: int) -> bool:
    """Whether a document has a mark before nearly every point."""
    marked = sum(1 for words in lines if words and words[0] in LIST_MARKS)
    return marked >= FEW_MARKED * commitments


@dataclass(frozen=True)
class Stretch:
    """Words of the document that the platform has not, and words that it has instead."""

    adopted: tuple[str, ...]
    line_ends: tuple[bool, ...]
    """Whether each of them stands at the end of its line; before those, whether the first begins one."""
    platform: tuple[str, ...]
    spoken: tuple[Spoken, ...]
    then: Spoken | None
    """What comes in the platform after it."""

    def says_nothing(self, *, marked: bool) -> bool:
        """Whether no word is lost or added; ``marked`` where the document marks its points."""
        ours = [(w, of) for w, of in zip(self.platform, self.spoken, strict=True) if w != BULLET]
        words, kinds = [word for word, _ in ours], [of.kind for _, of in ours]
        theirs = self._without_marks(len(self.platform) - len(ours), marked=marked)
        if theirs is None:
            return False
        first = ours[0][1] if ours else self.then
        if theirs and _NUMBER.fullmatch(theirs[0]) and _begins_a_title(first):
            theirs = theirs[1:]
        last = bool(theirs) and _NUMBER.fullmatch(theirs[-1]) and _begins_a_title(self.then)
        return self._same(theirs, words, kinds) or bool(
            last and self._same(theirs[:-1], words, kinds)
        )

    def _without_marks(self, points: int, *, marked: bool) -> list[str] | None:
        """The words of the document without the marks before points; None where it has too few of those."""
        begins = self.line_ends[:-1]
        marks = [n for n, w in enumerate(self.adopted) if w in LIST_MARKS and begins[n]]
        if marked and len(marks) < points:
            return None
        gone = marks[:points] if marked else marks
        return [word for n, word in enumerate(self.adopted) if n not in gone]

    def _same(self, theirs: list[str], ours: list[str], kinds: list[str]) -> bool:
        if theirs == ours:
            return True
        if kinds and all(kind == "label" for kind in kinds):
            return _bare(theirs) == _bare(ours)
        if [_SIGN.sub("", word) for word in theirs] == ours and "noted" in kinds:
            return True
        if any(
            w.endswith("-") and end for w, end in zip(self.adopted, self.line_ends[1:], strict=True)
        ):
            return "".join(theirs).replace("-", "") == "".join(ours).replace("-", "")
        return False


def _begins_a_title(of: Spoken | None) -> bool:
    return of is not None and of.kind == "title" and of.first


def _bare(words: list[str]) -> str:
    return " ".join(words).strip(_AROUND)


def is_sign(word: str) -> bool:
    """Whether a word may be the sign before a footnote: ``1``, ``[2]``, ``**``.

    >>> is_sign("[2]"), is_sign("*"), is_sign("Se")
    (True, True, False)
    """
    return not re.search(r"[^\W\d]", word)
