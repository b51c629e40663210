"""The theme's scripts and style sheets as they are sent, out of what is written in ``overrides/assets``.

A style sheet begins with the colours, which are written once for all of them. A script goes without
what only its authors read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

PALETTE = "assets/palette.css"

WRITTEN = (PALETTE, "assets/site.css", "assets/card.css", "assets/site.js")
"""What is sent otherwise than it is written."""


def sent(written: Mapping[str, str]) -> dict[str, str]:
    """Every file that is sent, by its path in the site; the palette is none of them."""
    palette = written.get(PALETTE, "")
    return {
        path: palette + text if path.endswith(".css") else script(text)
        for path, text in written.items()
        if path != PALETTE
    }


def script(text: str) -> str:
    """A script as it is sent: its first comment says what it is, the other comments go."""
    first, rest = opening(text)
    return first + bare(rest)


def opening(text: str) -> tuple[str, str]:
    """The comment that a script begins with, and the rest of it."""
    end = text.index("*/") + 2
    return text[:end], text[end:]


def bare(text: str) -> str:
    """A script without indentation, and without comments that stand on lines of their own."""
    text = re.sub(r"(?m)^\s*/\*(?:[^*]|\*(?!/))*\*/[ \t]*$", "", text)
    text = re.sub(r"(?m)^\s*//.*$", "", text)
    return re.sub(r"\n\s*", "\n", text)
