"""Every commitment has a lead-in before it, for without "Vi vil:" it is no sentence.

A lead-in counts for the commitments after it in the same part, and one in the sector itself for
every section that has none of its own. To mend it: put a ``lead_in`` before the first of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.ids import PREFIXES, new_id
from generator.platform.model import Commitment, lead_ins
from generator.problems import Problem
from generator.reading.tree import Steps
from generator.source.load import Loaded

RULE = "lead-in"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for the first commitment without a lead-in in each part."""
    led = {id_ for sector in loaded.platform.sectors for id_ in lead_ins(sector)}
    first: dict[Steps, tuple[Steps, str]] = {}
    for path, _, block in loaded.blocks():
        if isinstance(block, Commitment) and block.id not in led:
            first.setdefault(path[:-2], ((*path, "commitment"), block.id))
    for path, id_ in first.values():
        free = new_id(PREFIXES["lead_in"], id_)
        yield Problem(
            loaded.place(*path),
            RULE,
            f"«{id_}» har ingen innledning foran seg, så den leses ikke som en setning. Sett inn to "
            f'linjer over: «- lead_in: {free}» og «text: "Vi vil:"».',
            f"“{id_}” has no lead-in before it. Put a “lead_in” above it.",
        )
