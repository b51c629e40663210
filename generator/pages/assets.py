"""The theme's scripts and style sheets as they are sent, out of what is written in ``overrides/assets``.

A style sheet has its colours from the palette, where each is written once. A script goes without
what only its authors read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from rjsmin import jsmin

PALETTE = "assets/palette.css"

WRITTEN = (
    *(PALETTE, "assets/site.css", "assets/more.css", "assets/card.css", "assets/desk.css"),
    *("assets/site.js", "assets/filter.js", "assets/card.js", "assets/desk.js"),
)
"""What is sent otherwise than it is written."""

BESIDE_SITE = ("assets/more.css", "assets/desk.css")
"""Style sheets that stand beside the site's own, which has the colours."""

LOOSE = re.compile(r'("[^"]*")|/\*(?:[^*]|\*(?!/))*\*/|\s*([{}])\s*|(?<=[;,])\s+|(?<=\s)\s+')
"""What a style sheet can do without, and between it words in quotes and braces, which stay."""


def sent(written: Mapping[str, str]) -> dict[str, str]:
    """Every file that is sent, by its path in the site; the palette is none of them."""
    return {
        path: _sent(path, text, written[PALETTE])
        for path, text in written.items()
        if path != PALETTE
    }


def _sent(path: str, text: str, palette: str) -> str:
    if path in BESIDE_SITE:
        first, rest = opening(text)
        return f"{first}\n{tight(rest)}\n"
    return style(text, palette) if path.endswith(".css") else script(text)


def style(text: str, palette: str) -> str:
    """A style sheet as it is sent: what it is, its colours, and what it does with them."""
    first, rest = opening(text)
    return f"{first}\n{tight(opening(palette)[1] + rest)}\n"


def script(text: str) -> str:
    """A script as it is sent: without what only its authors read, but for its first comment.

    Notices of licences (``/*! … */``) stay too.
    """
    first, rest = opening(text)
    return f"{first}\n{jsmin(rest, keep_bang_comments=True)}\n"


def tight(text: str) -> str:
    """A style sheet without comments, and without white space where none is needed.

    A colon keeps its space, without which older browsers would not know an empty value.
    """
    return LOOSE.sub(lambda found: found[1] or found[2] or "", text).strip()


def opening(text: str) -> tuple[str, str]:
    """The comment that a file begins with, if it does, and the rest of it."""
    end = text.find("*/") + 2 if text.lstrip().startswith("/*") else 0
    return text[:end], text[end:]
