"""A long word cut into words that are known, as Norwegian writes several as one.

The same as ``scripts/worker/compounds.js`` does with the words of a question: sykkelparkering is
sykkel and parkering.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from generator.wording.stems import is_number, stem

LONGEST = 40
"""The longest word that is cut, in letters."""

Cut = tuple[str, ...]


def cutter(is_word: Callable[[str], bool]) -> Callable[[str], Cut]:
    """What gives the stems of the words that a form is put together of, or none."""

    @cache
    def is_part(form: str) -> bool:
        return is_word(form) and 2 * len(stem(form)) >= len(form)

    def cut(form: str, times: int) -> Cut:
        found = [
            (*heads, form[at:])
            for at in range(3, len(form) - 2)
            if is_part(form[at:])
            for head in _joints(form[:at])
            if (heads := whole(head, times))
        ]
        return min(found, key=lambda parts: (len(parts), -_shortest(parts)), default=())

    def whole(head: str, times: int) -> Cut:
        if is_part(head):
            return (head,)
        return cut(head, times - 1) if times and len(head) > 5 else ()

    def parts(form: str) -> Cut:
        if not 6 <= len(form) <= LONGEST or is_number(form):
            return ()
        found = cut(form, 2)
        return () if len(found) > 2 and _shortest(found) < 4 else tuple(map(stem, found))

    return parts


def _joints(head: str) -> Iterator[str]:
    """The first word of a compound, with and without the s or e that joins it to the next."""
    yield head
    if head[-1] in "se" and len(head) > 3:
        yield head[:-1]


def _shortest(parts: Cut) -> int:
    return min(map(len, parts))
