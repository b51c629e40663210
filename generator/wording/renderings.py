"""What the words of a text are called in its translations, and where a translation calls them otherwise.

Words are compared without their endings, in Norwegian and in English. What is uncertain is let
pass: a word that only looks like another is no use of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from generator.platform.model import Rendering
from generator.wording import stems

Words = tuple[str, ...]

_WORD = re.compile(r"[^\W_]+")

_BRACKETS = re.compile(r"\s*\([^()]*\)")

_ENDINGS = ("ings", "ing", "ies", "ied", "ly", "es", "ed", "s")

_SHORTEST = 2
"""Letters that are left of an English word when its ending is taken off."""

_BETWEEN = 6
"""Words that may stand between those of a rendering."""

_ENDING = 4
"""Letters that a Norwegian word may have besides those of the word that it is a form of."""


@dataclass(frozen=True)
class Renderings:
    """The words whose renderings are decided."""

    listed: tuple[Rendering, ...]

    def faults(self, text: str, translation: str) -> Iterator[tuple[Rendering, str]]:
        """Each word of the text that is called otherwise, and by which forbidden words, if any."""
        said = _english(translation)
        used = list(self.used(text))
        allowed = [form for of in used for form in _allowed(of)]
        for of in used:
            wrong = [words for words in of.never if _exact(words, translation)]
            fitting = [w for w in wrong if not any(_holds(form, _english(w)) for form in allowed)]
            if fitting:
                yield of, fitting[0]
            elif not of.may_be_left_out and not any(_holds(said, form) for form in _allowed(of)):
                yield of, ""

    def used(self, text: str) -> Iterator[Rendering]:
        """The listed words that stand in a text, each once; one inside a longer one is not meant."""
        words = stems.words(text)
        has = [*map(_stem, words)]
        found = [
            (at, at + len(sought), of)
            for of in dict.fromkeys(of for stem in has for of in self._by_first.get(stem, ()))
            for sought in _sought(of)
            for at in _places(words, has, sought, exact=bool(of.forms))
        ]
        yield from dict.fromkeys(
            of
            for start, stop, of in found
            if not any(a <= start and stop <= b and b - a > stop - start for a, b, _ in found)
        )

    @cached_property
    def _by_first(self) -> dict[str, list[Rendering]]:
        found: dict[str, list[Rendering]] = {}
        for of in self.listed:
            for first in {_stem(words[0]) for words in _sought(of) if words}:
                found.setdefault(first, []).append(of)
        return found


@lru_cache(maxsize=2_000)
def _sought(of: Rendering) -> tuple[Words, ...]:
    return tuple(tuple(stems.words(words)) for words in of.forms or (of.words,))


@lru_cache(maxsize=2_000)
def _allowed(of: Rendering) -> tuple[Words, ...]:
    return tuple(_english(_BRACKETS.sub("", words)) for words in (of.rendering, *of.also))


def _places(words: list[str], has: list[str], sought: Words, *, exact: bool) -> Iterator[int]:
    """Where some words follow each other in a text, to the letter or whatever their endings."""
    wanted, n = [*map(_stem, sought)], len(sought)
    for at in range(len(has) - n + 1):
        if has[at : at + n] == wanted:
            here = words[at : at + n]
            if tuple(here) == sought if exact else all(map(_alike, here, sought)):
                yield at


def _alike(word: str, other: str) -> bool:
    """Whether two words of one stem differ by no more than an ending."""
    alike = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    shared = min(len(word), len(other)) if alike is None else alike
    return max(len(word), len(other)) - shared <= _ENDING


def _stem(word: str) -> str:
    return stems.stem(stems.form(word))


def _holds(text: Words, sought: Words) -> bool:
    """Whether the words follow each other, with a few between them: "put measures in place"."""
    return not sought or any(
        _holds(text[at + 1 : at + 2 + _BETWEEN + len(sought[1:])], sought[1:])
        for at, word in enumerate(text)
        if word == sought[0]
    )


def _exact(words: str, text: str) -> bool:
    """Whether the words stand in a text to the letter."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE) is not None


_ARTICLES = frozenset({"the", "a", "an"})


@lru_cache(maxsize=20_000)
def _english(text: str) -> Words:
    """The words of a text without endings and articles."""
    found = (word.lower() for word in _WORD.findall(text))
    return tuple(_bare(word) for word in found if word not in _ARTICLES)


@lru_cache(maxsize=20_000)
def _bare(word: str) -> str:
    """An English word without its ending, a doubled letter before it taken once.

    >>> _bare("carries"), _bare("carried"), _bare("planning"), _bare("plan")
    ('car', 'car', 'plan', 'plan')
    """
    ending = next((of for of in _ENDINGS if word.endswith(of)), "")
    if ending and len(word) - len(ending) >= _SHORTEST:
        word = word[: -len(ending)]
    word = word.rstrip("eiy") if len(word.rstrip("eiy")) >= _SHORTEST else word
    return word[:-1] if len(word) > _SHORTEST and word[-1] == word[-2] else word
