"""What an extraction of a document has that the document's words have not: marks, hyphens, signs.

A document may number its headings, put dashes before its points or nothing at all, and set the sign of a
footnote close to a word; an extraction keeps the hyphens at the ends of lines. None of that is a word
lost or added, and only where two texts differ is it looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

BULLET = "•"

LIST_MARKS = frozenset("•▪●·‣◦*-–—■□")
"""What may stand before a point."""

FEW_MARKED = 0.75
"""Of the commitments; where fewer have a mark before them, the document does not mark its points."""

_NUMBER = re.compile(r"(?:\d+(?:\.\d+)*|[IVXLC]+|[A-ZÆØÅ]|[a-zæøå](?=[.)]))[.):]?|§+")
"""What may stand before a heading, and before a footnote at the foot of a page."""

_SIGN = r"(?:\[?[1-9]\d{0,2}\]?|[¹²³⁰-⁹]+|\*{1,3})"
"""The sign of a footnote, close to the word that it stands after."""

_ENDS = re.compile(r"[.,;:!?»”\")\]]*$")
"""What may stand after a word, before the sign of a footnote or after it."""

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
    noted: bool = False
    """Whether a footnote stands after it."""

    def may_be(self, word: str, ours: str) -> bool:
        """Whether a word of the document is this one, with nothing but the sign of its footnote besides."""
        if word == ours or not self.noted:
            return word == ours
        core = _ENDS.sub("", ours)
        ends = re.escape(ours[len(core) :])
        core = re.escape(core)
        return bool(re.fullmatch(rf"{core}(?:{_SIGN}{ends}|{ends}{_SIGN})", word))


@dataclass(frozen=True)
class Habits:
    """What a document puts before its points and its headings."""

    marked: bool = False
    """Whether it marks nearly every point."""
    numbers: frozenset[str] = frozenset()
    """The numbers that stand before headings, as they are written there."""


def marks_its_points(lines: Sequence[Sequence[str]], commitments: int) -> bool:
    """Whether a document has a mark before nearly every point."""
    marked = sum(1 for words in lines if words and words[0] in LIST_MARKS)
    return marked >= FEW_MARKED * commitments


def numbers_of_titles(
    lines: Iterable[Sequence[str]], titles: Iterable[Sequence[str]]
) -> frozenset[str]:
    """The numbers before headings, where they count: 1, 2; 2.1, 2.2; I, II; A, B; and the sign §.

    One that has no other beside it is none: "10 nye skoler" and "1. mai" may be what a heading says, and
    so may "I arbeid". But for "I." and "A)", which are no words.

    >>> lines = [["1.", "Skole"], ["2.", "Helse"], ["10", "nye", "broer"]]
    >>> sorted(numbers_of_titles(lines, [["Skole"], ["Helse"], ["nye", "broer"]]))
    ['1.', '2.']
    """
    begins: dict[str, list[Sequence[str]]] = {}
    for title in filter(None, titles):
        begins.setdefault(title[0], []).append(title)
    found = {
        words[0]
        for words in lines
        if len(words) > 1 and _NUMBER.fullmatch(words[0]) and _is_title(words[1:], begins)
    }
    places = {place for number in found for place in _places(number)}
    return frozenset(
        number
        for number in found
        if number.startswith("§")
        or _FIRST.fullmatch(number)
        or any(_has_neighbour(place, places) for place in _places(number))
    )


def _is_title(words: Sequence[str], begins: dict[str, list[Sequence[str]]]) -> bool:
    """Whether a line is a heading, or the first of the lines that one takes."""
    return any(
        [*title[: len(words)]] == [*words[: len(title)]] for title in begins.get(words[0], ())
    )


_FIRST = re.compile(r"[IAa][.):]")
"""What can be nothing but the first of some headings, though it is the only one."""

_Place = tuple[str, tuple[int, ...]]
"""In which way something is numbered, and the number of each level."""

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _places(number: str) -> Iterator[_Place]:
    """What a number may count: "I" is the first of Roman ones, and the ninth of letters."""
    bare = number.rstrip(".):")
    if bare[:1].isdecimal():
        yield "digits", tuple(map(int, bare.split(".")))
    elif len(bare) == 1:
        yield "letters" if bare.islower() else "capitals", (ord(bare),)
    if bare and set(bare) <= _ROMAN.keys():
        values = [_ROMAN[sign] for sign in bare]
        less = (one < after for one, after in pairwise((*values, 0)))
        yield "roman", (sum(-v if minus else v for v, minus in zip(values, less, strict=True)),)


def _has_neighbour(place: _Place, places: set[_Place]) -> bool:
    """Whether the one before or after is there, or, for the first of some, what they stand in."""
    way, (*above, last) = place
    beside = {(way, (*above, last + step)) for step in (-1, 1)}
    return bool(beside & places) or (last == 1 and bool(above) and (way, tuple(above)) in places)


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

    def says_nothing(self, habits: Habits) -> bool:
        """Whether no word is lost or added, by what the document usually has that is no word."""
        ours = [(w, of) for w, of in zip(self.platform, self.spoken, strict=True) if w != BULLET]
        theirs = self._without_marks(len(self.platform) - len(ours), marked=habits.marked)
        if theirs is None:
            return False
        words = [self.adopted[n] for n in theirs]
        first = ours[0][1] if ours else self.then
        if theirs and self._numbers(theirs[0], habits) and _begins_a_title(first):
            words, theirs = words[1:], theirs[1:]
        if self._same(words, ours):
            return True
        last = bool(theirs) and self._numbers(theirs[-1], habits) and _begins_a_title(self.then)
        return last and self._same(words[:-1], ours)

    def _numbers(self, n: int, habits: Habits) -> bool:
        """Whether one of the document's words is the number of a heading: it begins its line."""
        return self.line_ends[n] and self.adopted[n] in habits.numbers

    def _without_marks(self, points: int, *, marked: bool) -> list[int] | None:
        """Which words of the document are no marks before points; None where it has too few of those."""
        begins = self.line_ends[:-1]
        marks = [n for n, w in enumerate(self.adopted) if w in LIST_MARKS and begins[n]]
        if marked and len(marks) < points:
            return None
        gone = marks[:points] if marked else marks
        return [n for n in range(len(self.adopted)) if n not in gone]

    def _same(self, theirs: list[str], ours: list[tuple[str, Spoken]]) -> bool:
        words = [word for word, _ in ours]
        if theirs == words:
            return True
        if ours and all(of.kind == "label" for _, of in ours):
            return _bare(theirs) == _bare(words)
        if len(theirs) == len(ours) and all(
            of.may_be(word, own) for word, (own, of) in zip(theirs, ours, strict=True)
        ):
            return True
        if any(
            w.endswith("-") and end for w, end in zip(self.adopted, self.line_ends[1:], strict=True)
        ):
            return "".join(theirs).replace("-", "") == "".join(words).replace("-", "")
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
