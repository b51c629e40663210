"""The marks that stand where words have been taken away, in the languages of the interface."""

from __future__ import annotations

from collections.abc import Iterable

from generator.platform.redaction import Gap, Redaction
from generator.wording.words import Words


def gap(on: str, lang: str, words: str = "", before: Iterable[Redaction] = ()) -> Gap:
    """What is put in the place of words that are taken away on a day, in the language of the text.

    ``before`` are the redactions that have been: what they took away whole stays as it is.
    """
    marks = frozenset(whole(one.on, lang) for one in before)
    return Gap(whole(on, lang), part(on, lang), words, marks)


def marks(redactions: Iterable[Redaction], lang: str) -> frozenset[str]:
    """Every mark that may stand in a text of a language, where words have been taken away so."""
    days = {one.on for one in redactions}
    return frozenset(made for on in days for made in (whole(on, lang), part(on, lang)))


def whole(on: str, lang: str) -> str:
    """The mark for a whole text, in a language.

    >>> whole("2028-03-01", "nb")
    '[Ordlyden er fjernet 1. mars 2028 etter krav]'
    """
    spoken = Words(lang)
    return spoken.plain("redaction.whole", date=spoken.date(on))


def part(on: str, lang: str) -> str:
    """The mark for some of the words of a text."""
    spoken = Words(lang)
    return spoken.plain("redaction.part", date=spoken.date(on))
