"""How firm a Norwegian text is: what it says shall be done, and what it only says will be looked at."""

from __future__ import annotations

import re

_SOFT = {
    "vurdere": r"\w*vurder\w*|evaluer\w*|ta stilling til|se på|sjå på|ser på",
    "utrede": r"utred\w*|utgrei\w*|grei\w* ut|finne ut|undersøk\w*|se på|sjå på|kartlegg\w*",
    "jobbe for": r"arbeid(?:e|er|et)?|jobb(?:e|er)?|virke(?:r)? (?:for|mot)|pådriver\w*|press(?:e|er)?",
}
"""What is less than doing a thing, and the ways in which one may say it."""

_ASKED = {
    "vurdere": re.compile(r"\bvurder(?:e|er|es)\b", re.IGNORECASE),
    "utrede": re.compile(r"\butred(?:e|er|es)\b|\bgreie? ut\b|\butgrei(?:e|ast)\b", re.IGNORECASE),
    "jobbe for": re.compile(r"\b(?:jobbe|arbeide) for\b", re.IGNORECASE),
}

_SAID = {name: re.compile(rf"\b(?:{way})\b", re.IGNORECASE) for name, way in _SOFT.items()}

_NUMBER = re.compile(r"\d+(?:[ \u00a0]\d{3})*(?:[.,]\d+)*")


def hardened(adopted: str, plain: str) -> str:
    """What the adopted words only promise to consider or work for, and the plain ones to do."""
    lost = (
        name
        for name, asked in _ASKED.items()
        if asked.search(adopted) and not _SAID[name].search(plain)
    )
    return next(lost, "")


def softened(adopted: str, plain: str) -> str:
    """What the plain words only promise to consider or work for, and the adopted ones to do."""
    new = (
        name
        for name, asked in _ASKED.items()
        if asked.search(plain) and not _SAID[name].search(adopted)
    )
    return next(new, "")


def numbers(text: str) -> list[str]:
    """The numbers of a text, without the spaces inside them, in order of size of their digits."""
    return sorted(
        re.sub(r"[ \u00a0]", "", found[0]).rstrip(".,") for found in _NUMBER.finditer(text)
    )
