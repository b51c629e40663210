"""A number that the document itself gives a commitment is given to one commitment only.

Where a label numbers through the whole document, as "2.3.2" and "1.01.A05.06" do, readers look a
commitment up by it. One that counts within a list, as "a)" does, may come again in the next. It is
advice, for the mistake may be the document's own. To mend it: write each label as it stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.platform.model import Commitment
from generator.problems import Place, Problem, whereabouts
from generator.source.load import Loaded

RULE = "labels"

_NUMBERED_THROUGH = re.compile(r"\d+\D+\d")
"""A label with several numbers in it, which says itself where in the document it is."""


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning for each label that has been given before, in the document or in the same list."""
    given: dict[tuple[object, ...], Place] = {}
    for path, _, block in loaded.blocks():
        if isinstance(block, Commitment) and block.label:
            label = " ".join(block.label.split())
            scope = () if _NUMBERED_THROUGH.search(label) else path[:-1]
            here = loaded.place(*path, "label")
            before = given.setdefault((*scope, label), here)
            if before is not here:
                where, where_en = whereabouts(before, here)
                yield Problem(
                    here,
                    RULE,
                    f"Nummeret «{label}» har et annet punkt også: det {where}. Skriv nummeret slik det står "
                    "ved dette punktet i dokumentet. Har dokumentet selv brukt det to ganger, så la det stå.",
                    f"Another commitment has the label “{label}” too: the one {where_en}. Write the label as "
                    "it stands in the document; leave it where the document itself uses it twice.",
                    "warning",
                )
