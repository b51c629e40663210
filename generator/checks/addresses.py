"""No sector takes an address that the site needs for itself, such as ``/punkt/`` or ``/en/``.

To mend it: choose another id, for example with the sector's second word.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.platform.model import RESERVED_ADDRESSES
from generator.problems import Problem
from generator.source.load import Loaded

RULE = "addresses"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each sector whose id is one of the site's own addresses."""
    for number, sector in enumerate(loaded.platform.sectors):
        if sector.id in RESERVED_ADDRESSES or sector.id in loaded.translations:
            yield Problem(
                loaded.place("sectors", number, "id"),
                RULE,
                f"Adressen «/{sector.id}/» bruker nettstedet selv. Velg en annen id, for "
                f"eksempel «{sector.id}-og-mer».",
                f"The site uses the address “/{sector.id}/” itself. Choose another id.",
            )
