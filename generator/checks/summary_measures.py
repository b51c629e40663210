"""How long a summary may be, what it must touch, and that it is no copy.

Part of the rule ``summary``: a summary that is as long as its text sums up nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.platform import freshness
from generator.platform.model import Part, Sector, Sentence, Summary
from generator.problems import Problem
from generator.source.load import Loaded, Spot

RULE = "summary"

SHORT_TEXT = 60
"""Words. A shorter section is read as fast as a summary of it."""

SHARE = 3
"""A section's summary has at most one word for each so many of its text."""

SENTENCES = 5
SECTOR_SENTENCES = 8
SECTOR_WORDS = 110

COPIED = 0.85
"""A sentence that keeps so many of the adopted words, in their order, is a slice of them."""

IN_A_ROW = 2
"""Sentences that may begin alike, one after the other."""


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning for each summary that does not sum up."""
    texts = freshness.covered(loaded.platform).texts
    for spot, part, summary in loaded.summaries():
        if isinstance(part, Sector):
            yield from _sector(spot, part, summary)
        else:
            yield from _section(spot, part, summary)
        yield from _alike(spot, summary)
    for spot, _, sentence in loaded.sentences():
        yield from _copied(spot, sentence, texts)


def _words(part: Part) -> int:
    """How many words of prose and commitments a part has."""
    kinds = ("paragraph", "commitment")
    return sum(len(block.text.split()) for block in part.blocks if block.kind in kinds)


def _ours(summary: Summary) -> int:
    return sum(len(sentence.text.split()) for sentence in summary.sentences)


def _section(spot: Spot, part: Part, summary: Summary) -> Iterator[Problem]:
    whole, ours = _words(part), _ours(summary)
    if whole >= SHORT_TEXT and ours * SHARE > whole:
        yield _warning(
            spot,
            f"«Kort fortalt» har {ours} ord, og teksten har {whole}. Ta bort noe, så det blir høyst "
            f"{whole // SHARE} ord, en tredel. Det som ikke får plass, står med enkle ord.",
            f"The summary has {ours} words, and its text {whole}. It should have {whole // SHARE} at "
            "most, a third.",
        )
    yield from _many(spot, summary, SENTENCES)


def _sector(spot: Spot, sector: Sector, summary: Summary) -> Iterator[Problem]:
    yield from _many(spot, summary, SECTOR_SENTENCES)
    if (ours := _ours(summary)) > SECTOR_WORDS:
        yield _warning(
            spot,
            f"«Kort fortalt» om området har {ours} ord. Ta bort noe, så det blir høyst "
            f"{SECTOR_WORDS}.",
            f"The summary of the sector has {ours} words. It should have {SECTOR_WORDS} at most.",
        )
    covers = {id_ for sentence in summary.sentences for id_ in sentence.covers}
    for section in sector.all_sections if summary.listed else ():  # older ones were made otherwise
        ids = {block.id for block in section.blocks}
        if ids and not ids & covers:
            yield _warning(
                spot,
                f"«Kort fortalt» om området sier ingenting om delen «{section.name}». Ta med det "
                "viktigste derfra.",
                f"The summary of the sector says nothing of “{section.name}”. Add its main thing.",
            )


def _many(spot: Spot, summary: Summary, most: int) -> Iterator[Problem]:
    n = len(summary.sentences)
    if n > most:
        yield _warning(
            spot,
            f"«Kort fortalt» har {n} setninger. Ta bort de minst viktige, så det blir høyst {most}.",
            f"The summary has {n} sentences. It should have {most} at most.",
        )


def _alike(spot: Spot, summary: Summary) -> Iterator[Problem]:
    begun = [tuple(sentence.text.split()[:2]) for sentence in summary.sentences]
    for n in range(IN_A_ROW, len(begun)):
        same = len(set(begun[n - IN_A_ROW : n + 1])) == 1
        if same and not (n > IN_A_ROW and begun[n - IN_A_ROW - 1] == begun[n]):
            yield _warning(
                spot,
                f"Mer enn to setninger på rad begynner med «{' '.join(begun[n])}». Begynn noen av dem "
                "på en annen måte.",
                f"More than two sentences in a row begin with “{' '.join(begun[n])}”.",
            )


def _copied(spot: Spot, sentence: Sentence, texts: Mapping[str, str]) -> Iterator[Problem]:
    said = _bare(sentence.text)
    for id_ in sentence.covers:
        if len(said) > IN_A_ROW and _kept(said, _bare(texts.get(id_, ""))) >= COPIED * len(said):
            yield Problem(
                spot.place("text"),
                RULE,
                f"Setningen har nesten de samme ordene som {id_}, i samme rekkefølge. Si det "
                "viktigste med egne ord.",
                f"The sentence has nearly the words of {id_}, in their order. Say it in other words.",
                "warning",
            )
            return


def _bare(text: str) -> list[str]:
    return [bare for word in text.split() if (bare := word.strip(".,:;–-!?«»()").casefold())]


def _kept(said: list[str], adopted: list[str]) -> int:
    """How many of the words stand in the adopted ones, in the same order."""
    row = [0] * (len(adopted) + 1)
    for word in said:
        before = row
        row = [0]
        for n, other in enumerate(adopted):
            row.append(before[n] + 1 if word == other else max(before[n + 1], row[n]))
    return row[-1]


def _warning(spot: Spot, nb: str, en: str) -> Problem:
    return Problem(spot.key_place(), RULE, nb, en, "warning")
