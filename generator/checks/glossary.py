"""Every term in the glossary stands in the text, once explained, in words that need no glossary.

A term that never occurs explains nothing; two explanations of one word contradict each other
sooner or later; an abbreviation in an explanation must itself be a term. To mend it: correct
``forms`` to how the word stands in the text, keep one of the two, or spell the abbreviation out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.checks import approvals
from generator.platform.model import Glossary, Term, units
from generator.problems import Place, Problem, whereabouts
from generator.source.load import Loaded
from generator.wording.readability import abbreviations
from generator.wording.readability import explained as explained_in

RULE = "glossary"

_WORD = re.compile(r"\w+")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each term that is given twice, never occurs, or explains in riddles."""
    text = _Text(
        " ".join(unit.text.split()).casefold()
        for unit in units(loaded.platform, Glossary())  # what is said of it is not the text itself
        if unit.kind != "figure"
    )
    seen: dict[tuple[str, str], Place] = {}
    explained = explained_in(loaded.glossary.terms)
    for n, term in enumerate(loaded.glossary.terms):
        yield from _twice(loaded, n, term, seen)
        if loaded.plain_is_sure and not loaded.unfaithful:  # whose words are explained too
            yield from _never(loaded, n, term, text)
        yield from _riddles(loaded, n, term, explained)
        yield from approvals.half(loaded.terms_in[n], RULE)


class _Text:
    """The whole text, ready to be asked whether some words stand in it."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._text = " ".join(texts)
        self._starts: dict[str, list[int]] = {}
        for word in _WORD.finditer(self._text):
            self._starts.setdefault(word[0], []).append(word.start())

    def holds(self, words: str) -> bool:
        """Whether they stand there, with no letter right before or after them."""
        inside = [(self._starts.get(word[0], []), word.start()) for word in _WORD.finditer(words)]
        if not inside:
            return words in self._text
        starts, at = min(inside, key=_how_often)  # the rarest word leads to the fewest places
        return any(self._stands_at(start - at, words) for start in starts if start >= at)

    def _stands_at(self, start: int, words: str) -> bool:
        end = start + len(words)
        around = self._text[max(start - 1, 0) : start] + self._text[end : end + 1]
        return self._text.startswith(words, start) and not _WORD.search(around)


def _how_often(found: tuple[list[int], int]) -> int:
    return len(found[0])


def _twice(
    loaded: Loaded, n: int, term: Term, seen: dict[tuple[str, str], Place]
) -> Iterator[Problem]:
    given: list[tuple[str, tuple[str | int, ...]]] = [(term.id, ("term",))]
    given += [(form, ("forms", f)) for f, form in enumerate(term.forms)]
    told = False
    for words, path in given:
        here = loaded.terms_in[n].place(*path)
        before = seen.setdefault((str(path[0]), words.casefold()), here)
        if before is not here and not told:
            where, where_en = whereabouts(before, here)
            mend = "Slett den nye, og føy det som er nytt, inn i den gamle."
            mend_en = "Delete the new one, and put what is new in the old one."
            told = path[0] == "term"  # the same word with the same forms is one mistake
            if not told:
                mend = "La ordet stå der det hører hjemme, og slett det der det er nytt."
                mend_en = "Leave it where it belongs, and delete it where it is new."
            yield Problem(
                here,
                RULE,
                f"«{words}» står to steder i ordlisten: her og {where}. {mend}",
                f"“{words}” is given twice in the glossary: here and {where_en}. {mend_en}",
            )


def _never(loaded: Loaded, n: int, term: Term, text: _Text) -> Iterator[Problem]:
    what, what_en = "den", "it"
    if len(term.forms) == 1:
        what, what_en = f"hele oppføringen, fra «- term: {term.id}» til siste linje", "the entry"
    for f, form in enumerate(term.forms):
        if not text.holds(" ".join(form.split()).casefold()):
            yield Problem(
                loaded.terms_in[n].place("forms", f),
                RULE,
                f"«{form}» står ikke i plattformen. Skriv formen slik den står i teksten, eller "
                f"slett {what}.",
                f"“{form}” does not stand in the platform. Write it as in the text, or delete "
                f"{what_en}.",
                "warning",  # so that a change of the text never waits for the glossary
            )
    if not term.forms:
        yield Problem(
            loaded.terms_in[n].place("term"),
            RULE,
            f"«{term.title}» har ingen former, så ordet finnes ikke igjen i teksten. Legg til "
            '«forms: ["…"]» med ordet slik det står i plattformen. Står det ikke der lenger, så slett '
            f"hele oppføringen, fra «- term: {term.id}» til siste linje.",
            f"“{term.title}” has no forms. Add “forms” with the word as it stands in the text, or "
            "delete the entry if it no longer stands there.",
        )


def _riddles(loaded: Loaded, n: int, term: Term, explained: set[str]) -> Iterator[Problem]:
    for found in sorted(abbreviations(term.explanation) - explained):
        yield Problem(
            loaded.terms_in[n].place("explanation"),
            RULE,
            f"Forklaringen bruker «{found}», som ikke er forklart. Skriv det fullt ut, eller gi "
            "forkortelsen et eget oppslag.",
            f"The explanation uses “{found}”, which is not explained. Spell it out.",
        )
