"""Where one sentence of a Norwegian text ends and the next begins."""

from __future__ import annotations

_ABBREVIATIONS = frozenset(
    {
        *("art.", "bl.a.", "ca.", "dr.", "evt.", "f.eks.", "jf.", "kap.", "kl.", "m.m.", "mv."),
        *("nr.", "o.l.", "osv.", "pkt.", "prof.", "st.", "tlf."),
    }
)
"""Words that end in a full stop without ending a sentence."""

_OPENING, _CLOSING = "«\"“'(", "»\"”')"

_ENDS = frozenset(".!?…")


def sentences(text: str, *, at_colons: bool = False) -> list[str]:
    """The sentences of a text; one without a full stop is one too.

    ``at_colons`` lets a colon end one before a capital or a figure, as a reader pauses there.

    >>> sentences("Det gjelder fra 2031. Møt opp kl. 18, bl.a. Ås skole. «Ja!» Hva nå?")
    ['Det gjelder fra 2031.', 'Møt opp kl. 18, bl.a. Ås skole.', '«Ja!»', 'Hva nå?']
    >>> sentences("Vi vil: Bygge skoler.", at_colons=True)
    ['Vi vil:', 'Bygge skoler.']
    """
    ends = _ENDS | {":"} if at_colons else _ENDS
    found: list[list[str]] = []
    last = ""
    for word in text.split():
        if not last or (_may_end(last, ends) and _begins(word, last)):
            found.append([])
        found[-1].append(word)
        last = word
    return [" ".join(words) for words in found]


def _may_end(word: str, ends: frozenset[str]) -> bool:
    """Whether a sentence may end with a word, quotes and brackets aside."""
    bare = word.rstrip(_CLOSING)
    return bare[-1:] in ends and bare.casefold().lstrip(_OPENING) not in _ABBREVIATIONS


def _begins(word: str, before: str) -> bool:
    """Whether a word begins a sentence after another, which is not a figure such as "17." then."""
    first = word.lstrip(_OPENING)[:1]
    number = before.rstrip(_CLOSING)[:-1].isdigit()
    return first.isupper() or (first.isdigit() and not number)
