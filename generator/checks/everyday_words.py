"""Every everyday word leads to words that stand in the platform, and is given once in its entry.

Search follows ``everyday-words.yaml``; an entry that leads to no text leads a reader nowhere. All
words of a phrase must stand together in one commitment, paragraph or title; endings may differ.
To mend it: write the words that the platform uses, or take the line away.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.load import Loaded
from generator.problems import Place, Problem
from generator.stems import stems, tell

RULE = "everyday-words"

FILE = "everyday-words.yaml"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each lead that stands nowhere, and for each word given twice."""
    texts = _texts(loaded)
    for number, entry in enumerate(loaded.everyday_words.entries):
        for at, lead in enumerate(entry.leads_to):
            if not _stands(lead, texts):
                yield _leads_nowhere(lead, loaded.place_in(FILE, "entries", number, "leads_to", at))
        seen: set[str] = set()
        for at, word in enumerate(entry.words):
            if word.casefold() in seen:
                yield _twice(word, loaded.place_in(FILE, "entries", number, "words", at))
            seen.add(word.casefold())


def _texts(loaded: Loaded) -> list[set[str]]:
    """The stems of every commitment, paragraph and title."""
    assert loaded.platform is not None
    texts = [block.text for _, _, block in loaded.platform.blocks()]
    for sector in loaded.platform.sectors:
        texts += [f"{part.title} {getattr(part, 'tagline', '')}" for part in sector.parts]
    return [set(stems(text)) for text in texts]


def _stands(lead: str, texts: list[set[str]]) -> bool:
    told = tell(lead)
    return bool(told) and any(
        all(stem in text or _within(stem, text) for stem in told) for text in texts
    )


def _within(stem: str, text: set[str]) -> bool:
    """Whether a word of the text begins or ends with the stem, as compounds do."""
    if len(stem) < 4:
        return False
    return any(word.startswith(stem) or word.endswith(stem) for word in text)


def _leads_nowhere(lead: str, place: Place) -> Problem:
    return Problem(
        place,
        RULE,
        f"«{lead}» står ingen steder i plattformen, så søket finner ingenting med det. Skriv ord "
        "som står i teksten, i samme punkt eller avsnitt, eller slett linjen.",
        f"“{lead}” stands nowhere in the platform, so search finds nothing by it. Write words "
        "that stand in the text, in one commitment or paragraph, or delete the line.",
        "warning",  # so that a change of the text never waits for the search
    )


def _twice(word: str, place: Place) -> Problem:
    return Problem(
        place,
        RULE,
        f"«{word}» står to ganger i samme gruppe. Slett den ene.",
        f"“{word}” is given twice in this entry. Delete one of them.",
    )
