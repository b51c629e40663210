"""What would be markup elsewhere and was left in a text that is words only: stars, links, lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BULLET = re.compile(r"[-*•·▪●]\s")
_MARKS = (
    re.compile(r"[–—]\s"),
    re.compile(r"(?:\d{1,2}|[ivx]{1,4})[.)]\s"),
    re.compile(r"[a-zæøå]\)\s"),
)
"""What begins the lines of a list; of these two lines are needed, for one may begin so by chance."""


def list_lines(lines: Sequence[str]) -> list[int]:
    """Which lines of a text are items of a list, as far as one can see: none in ordinary prose.

    >>> list_lines(["Vi vil:", "- bygge skoler", "- rydde"])
    [1, 2]
    >>> list_lines(["Det gjelder fra", "17. mai 2031."]), list_lines(["1. bygge", "2. rydde"])
    ([], [0, 1])
    """
    stripped = [line.strip() for line in lines]
    found = [n for n, line in enumerate(stripped) if _BULLET.match(line)]
    if found:
        return found
    for mark in _MARKS:
        found = [n for n, line in enumerate(stripped) if mark.match(line)]
        if found[1:]:
            return found
    return []
