"""Every commitment has a lead-in before it, for without "Byrådet vil:" it is no sentence.

A lead-in counts for the commitments after it in the same part, and one in the sector itself for
every section that has none of its own. To mend it: put a ``lead_in`` before the first of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.ids import PREFIXES, Numbers
from generator.platform.model import Commitment, lead_ins
from generator.problems import Problem
from generator.source.load import Loaded

RULE = "lead-in"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for the first commitment without a lead-in in each part."""
    free = _next_free(loaded)
    for path, sector, part in loaded.parts():
        found = lead_ins(sector)
        for b, block in enumerate(part.content):
            if isinstance(block, Commitment) and block.id not in found:
                yield Problem(
                    loaded.place(*path, "content", b, "commitment"),
                    RULE,
                    f"«{block.id}» har ingen innledning foran seg, så den leses ikke som en "
                    f"setning. Sett inn to linjer over: «- lead_in: {free}» og "
                    '«text: "Byrådet vil:"».',
                    f"“{block.id}” has no lead-in before it. Put a “lead_in” above it.",
                )
                break


def _next_free(loaded: Loaded) -> str:
    return Numbers.of(block.id for _, _, block in loaded.blocks()).next(PREFIXES["lead_in"])
