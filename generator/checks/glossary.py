"""Every term in the glossary stands in the text, once explained, in words that need no glossary.

A term that never occurs explains nothing; two explanations of one word contradict each other
sooner or later; an abbreviation in an explanation must itself be a term. To mend it: correct
``forms`` to how the word stands in the text, keep one of the two, or spell the abbreviation out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.platform.model import Term, units
from generator.problems import Place, Problem
from generator.source.load import Loaded
from generator.wording.readability import abbreviations
from generator.wording.readability import explained as explained_in

RULE = "glossary"
FILE = "glossary.yaml"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each term that is given twice, never occurs, or explains in riddles."""
    text = _whole_text(loaded)
    seen: dict[str, Place] = {}
    explained = explained_in(loaded.glossary.terms)
    for n, term in enumerate(loaded.glossary.terms):
        yield from _twice(loaded, n, term, seen)
        yield from _never(loaded, n, term, text)
        yield from _riddles(loaded, n, term, explained)
        if bool(term.approved_by) != bool(term.approved_on):
            yield Problem(
                loaded.place_in(FILE, "terms", n, "term"),
                RULE,
                "Godkjenningen er halv: skriv både «approved_by» og «approved_on», eller ta bort "
                "begge.",
                "The approval is incomplete: give both “approved_by” and “approved_on”.",
            )


def _whole_text(loaded: Loaded) -> str:
    return " ".join(
        " ".join(unit.text.split()).casefold()
        for unit in units(loaded.platform, loaded.glossary)
        if unit.kind not in ("term", "figure")
    )


def _twice(loaded: Loaded, n: int, term: Term, seen: dict[str, Place]) -> Iterator[Problem]:
    given = [(term.id, ("term",))] + [(form, ("forms", f)) for f, form in enumerate(term.forms)]
    told = False
    for words, path in given:
        key = f"{path[0]}:{words.casefold()}"
        place = loaded.place_in(FILE, "terms", n, *path)
        if key in seen and not told:
            line = seen[key].line
            mend = "Slett den nye, og føy det som er nytt, inn i den gamle."
            mend_en = "Delete the new one, and put what is new in the old one."
            told = path[0] == "term"  # the same word with the same forms is one mistake
            if not told:
                mend = "La ordet stå der det hører hjemme, og slett det der det er nytt."
                mend_en = "Leave it where it belongs, and delete it where it is new."
            yield Problem(
                place,
                RULE,
                f"«{words}» står to steder i ordlisten: her og på linje {line}. {mend}",
                f"“{words}” is given twice in the glossary: here and on line {line}. {mend_en}",
            )
        seen.setdefault(key, place)


def _never(loaded: Loaded, n: int, term: Term, text: str) -> Iterator[Problem]:
    what, what_en = "den", "it"
    if len(term.forms) == 1:
        what, what_en = f"hele oppføringen, fra «- term: {term.id}» til siste linje", "the entry"
    for f, form in enumerate(term.forms):
        if not _stands(" ".join(form.split()).casefold(), text):
            yield Problem(
                loaded.place_in(FILE, "terms", n, "forms", f),
                RULE,
                f"«{form}» står ikke i plattformen. Skriv formen slik den står i teksten, eller "
                f"slett {what}.",
                f"“{form}” does not stand in the platform. Write it as in the text, or delete "
                f"{what_en}.",
                "warning",  # so that a change of the text never waits for the glossary
            )
    if not term.forms:
        yield Problem(
            loaded.place_in(FILE, "terms", n, "term"),
            RULE,
            f"«{term.title}» har ingen former, så ordet finnes ikke igjen i teksten. Legg til "
            '«forms: ["…"]» med ordet slik det står i plattformen. Står det ikke der lenger, så slett '
            f"hele oppføringen, fra «- term: {term.id}» til siste linje.",
            f"“{term.title}” has no forms. Add “forms” with the word as it stands in the text, or "
            "delete the entry if it no longer stands there.",
        )


def _stands(words: str, text: str) -> bool:
    """Whether the words stand in the text, with no letter right before or after them."""
    at = text.find(words)
    while at >= 0:
        around = text[max(at - 1, 0) : at] + text[at + len(words) : at + len(words) + 1]
        if not re.search(r"\w", around):
            return True
        at = text.find(words, at + 1)
    return False


def _riddles(loaded: Loaded, n: int, term: Term, explained: set[str]) -> Iterator[Problem]:
    for found in sorted(abbreviations(term.explanation) - explained):
        yield Problem(
            loaded.place_in(FILE, "terms", n, "explanation"),
            RULE,
            f"Forklaringen bruker «{found}», som ikke er forklart. Skriv det fullt ut, eller gi "
            "forkortelsen et eget oppslag.",
            f"The explanation uses “{found}”, which is not explained. Spell it out.",
        )
