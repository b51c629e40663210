"""Codes of languages in three letters, for formats that want those."""

from __future__ import annotations

import re
from collections.abc import Mapping

from babel.core import get_global

LETTERS = 3

_FOR_LIBRARIES = re.compile(
    "alb|arm|baq|bur|chi|cze|dut|fre|geo|ger|gre|ice|mac|mao|may|per|rum|slo|tib|wel"
)
"""ISO 639-2/B, all twenty: the other code of the language is the one in use elsewhere."""

_PART_OF = re.compile("prp|twi")
"""Languages that Unicode counts to a larger one and puts after it: Parsi to Gujarati, Twi to Akan."""


def three_letters(code: str) -> str:
    """The ISO 639-2/T or 639-3 code of a language, such as ``nob`` for ``nb`` and ``sma`` for ``sma``.

    Unicode's table of aliases, which Babel brings, has every long code that stands for a short one;
    where there are more, that of the language as a whole comes last. ``und``, which ISO 639-2 has
    for what is not determined, where there is none.
    """
    short = code.partition("-")[0].lower()
    if len(short) == LETTERS:
        return short
    aliases: Mapping[str, str] = get_global("language_aliases")
    long = [alias for alias, stands_for in aliases.items() if stands_for == short]
    fitting = [
        alias
        for alias in long
        if len(alias) == LETTERS
        and not (_FOR_LIBRARIES.fullmatch(alias) or _PART_OF.fullmatch(alias))
    ]
    return fitting[-1] if fitting else "und"
