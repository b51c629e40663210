"""Each thing stands in a file that a person can open, and that only those change whom it concerns.

Summaries stood in ``platform.yaml`` before, among the adopted words, and all translations to a
language in one file. Both are still read. To mend it: ``plattform fmt`` moves everything without
changing a word. It is advice, never a hindrance, and said once.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Place, Problem
from generator.source.load import Loaded
from generator.source.shelves import PLATFORM, translations_file

RULE = "old-layout"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield one problem where something stands in the file where it stood before."""
    if (place := next(_old(loaded), None)) is None:
        return
    yield Problem(
        place,
        RULE,
        "Filene er delt opp på den gamle måten. «Kort fortalt» står ikke lenger i platform.yaml, "
        "men i plain/, i en fil for hvert område, og oversettelsene står i translations/, i en "
        "mappe for hvert språk. Alt virker som før, så skriv videre der teksten står. Skjemaet "
        "«Skriv filene på fast form» (eller «plattform fmt») flytter alt, og ingen ord blir endret.",
        "The files are parted in the old way: summaries now stand in plain/, a file a sector, and "
        "translations in a folder for each language. All works as before; “plattform fmt” moves "
        "everything without changing a word.",
        "warning",
    )


def _old(loaded: Loaded) -> Iterator[Place]:
    """Where something stands in its old place."""
    for path, _, _ in loaded.parts():
        part = loaded.spot(PLATFORM, *path)
        if part.holds("summary"):
            yield part.key_place("summary")
    for lang, files in loaded.translated_in.items():
        if translations_file(lang) in files:
            yield Place(loaded.names[translations_file(lang)])
