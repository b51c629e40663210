"""How hard a text is to read: its sentences, its LIX, and the passives in it.

LIX is the mean length of the sentences in words plus the share of words over six letters in
per cent (Björnsson 1968). It measures quantity only, so it is shown and never gated on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.platform.model import Term
from generator.wording.sentences import sentences

LONGEST_SENTENCE = 25
"""Words. More than that is hard to keep in mind (GOV.UK; Klarspråk)."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PASSIVE = re.compile(
    r"\b(?:bli|blir|ble|blei|blitt|vert|vart)\s+\w+(?:t|et|dd|tt|gd|md|nd|rd|vd)\b"
    r"|\b(?:skal|vil|kan|må|bør)\s+\w+(?:es|[dgjklmnprtv]ast)\b"
)


def pauses(text: str) -> list[str]:
    """The sentences of a text as LIX counts them: a colon ends one too."""
    return sentences(text, at_colons=True)


def words(text: str) -> list[str]:
    """The words of a text, without figures and signs."""
    return _WORD.findall(text)


def lix(texts: Iterable[str]) -> int | None:
    """The LIX of some texts taken together; None where they hold no word."""
    counted = [(len(words(s)), s) for text in texts for s in pauses(text)]
    total = sum(n for n, _ in counted)
    if not total:
        return None
    long = sum(len(word) > 6 for _, s in counted for word in words(s))
    return round(total / len(counted) + 100 * long / total)


def abbreviations(text: str) -> set[str]:
    """The abbreviations in a text: words with two capitals or more, such as BUP and E-helse."""
    if text[1:].islower():
        return set()  # it has one capital at most
    return {
        part
        for word in re.finditer(r"[\w-]+", text)
        for part in word[0].split("-")
        if not part[1:].islower() and sum(map(str.isupper, part)) >= 2
    }


def explained(terms: Iterable[Term]) -> set[str]:
    """The abbreviations that a glossary explains."""
    return {
        found
        for term in terms
        for words in (term.title, *term.forms, *term.also)
        for found in abbreviations(words)
    }


def passive(sentence: str) -> bool:
    """Whether a Norwegian sentence hides who acts ("blir bygd", "skal vurderes")."""
    return bool(_PASSIVE.search(sentence))
