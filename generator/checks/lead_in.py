"""Half a sentence has a lead-in before it, for without "Vi vil:" it is no sentence.

A commitment that is a whole sentence needs none, and neither does one that stands inside another.
Half a sentence begins with a small letter, in a script that has those; in any other nothing is asked.

A lead-in counts for the commitments after it, over headings too, until the next one. To mend it: put
a ``lead_in`` before the first of them, or write ``whole: true`` where the words are a whole sentence
that begins with a small letter.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.ids import PREFIXES, new_id
from generator.platform.model import Commitment, is_half, lead_ins
from generator.problems import Problem
from generator.reading.tree import Steps
from generator.source.load import Loaded

RULE = "lead-in"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for the first commitment without a lead-in in each part."""
    led = {id_ for sector in loaded.platform.sectors for id_ in lead_ins(sector)}
    first: dict[Steps, tuple[Steps, str]] = {}
    for path, _, block in loaded.blocks():
        if isinstance(block, Commitment) and block.id not in led and _needs_one(path, block):
            first.setdefault(path[:-2], ((*path, "commitment"), block.id))
    for path, id_ in first.values():
        free = new_id(PREFIXES["lead_in"], id_)
        yield Problem(
            loaded.place(*path),
            RULE,
            f"«{id_}» har ingen innledning foran seg, så den leses ikke som en setning. Sett inn to "
            f'linjer over: «- lead_in: {free}» og «text: "Vi vil:"». (Er ordene en hel setning, så skriv '
            "«whole: true» under punktet.)",
            f"“{id_}” has no lead-in before it. Put a “lead_in” above it, or write “whole: true” where "
            "it is a whole sentence.",
        )


def _needs_one(path: Steps, of: Commitment) -> bool:
    """Whether it is half a sentence, and stands inside no other that would make it whole."""
    return "commitments" not in path and not of.whole and is_half(of.text)
