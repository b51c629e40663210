"""Summaries and explanations are easy to read. These are advice, never a hindrance.

Long sentences, passive after passive, and abbreviations that the glossary does not explain make the
text harder. To mend it: divide the sentence, say who does what, or explain the abbreviation in the
glossary.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.platform.model import Summary
from generator.problems import Place, Problem
from generator.source.load import Loaded
from generator.wording import readability as plain

RULE = "plain-language"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning for each hard place in what we have written."""
    known = plain.explained(loaded.glossary.terms)
    for spot, _, sentence in loaded.sentences():
        for long in _too_long(sentence.text):
            yield _warning(spot.place("text"), *long)
        if "glossary" in loaded.unread_kinds:
            continue  # which abbreviations are explained cannot be known
        for word in sorted(plain.abbreviations(sentence.text) - known):
            yield _warning(
                spot.place("text"),
                f"«{word}» er ikke forklart i ordlisten. Skriv det fullt ut, eller forklar det i "
                "ordlisten.",
                f"“{word}” is not explained in the glossary. Spell it out, or explain it.",
            )
    for spot, _, wording in loaded.wordings():
        for long in _too_long(wording.text):
            yield _warning(spot.place("text"), *long)
    for n, term in enumerate(loaded.glossary.terms):
        for long in _too_long(term.explanation):
            yield _warning(loaded.terms_in[n].place("explanation"), *long)
    for spot, _, summary in loaded.summaries():
        yield from _summary(spot.key_place(), summary)


def _too_long(text: str) -> Iterator[tuple[str, str]]:
    """What to say of each sentence that is too long; a text of so few words has none."""
    if len(text.split()) <= plain.LONGEST_SENTENCE:
        return
    for sentence in plain.pauses(text):
        n = len(sentence.split())
        if n > plain.LONGEST_SENTENCE:
            yield (
                f"Setningen har {n} ord. Del den i to: lange setninger er tunge å lese, og over "
                f"{plain.LONGEST_SENTENCE} ord er for langt.",
                f"The sentence has {n} words. Divide it: over {plain.LONGEST_SENTENCE} is too many.",
            )


def _summary(place: Place, summary: Summary) -> Iterator[Problem]:
    for first, second in pairwise(summary.sentences):
        if plain.passive(first.text) and plain.passive(second.text):
            yield _warning(
                place,
                f"To setninger på rad skjuler hvem som gjør noe: «{second.text[:60]}». Skriv hvem "
                "som gjør hva.",
                f"Two passive sentences in a row: “{second.text[:60]}”. Say who does what.",
            )


def _warning(place: Place, nb: str, en: str) -> Problem:
    return Problem(place, RULE, nb, en, "warning")
