"""One space stands between two words. This is advice, never a hindrance.

Two do not show on the page, but whoever looks for the words in the file does not find them. To
mend it: delete one; ``plattform fmt`` does it in long texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.problems import Place, Problem
from generator.reading import tree
from generator.source.load import Loaded
from generator.source.shelves import PLATFORM

RULE = "double-spaces"

_TWO = re.compile(r"(?<=\S)  +(?=\S)")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning for each place with two spaces or more between words."""
    trees = {PLATFORM: loaded.document, **loaded.documents}
    for file, node in trees.items():
        if any("  " in line.lstrip(" ") for line in loaded.lines[file]):
            for text in tree.texts(node):
                yield from _found(text)


def _found(text: tree.Scalar) -> Iterator[Problem]:
    for number, line in enumerate(text.lines):
        for two in _TWO.finditer(line):
            yield Problem(
                Place(text.place.file, text.first + number, two.start() + 1),
                RULE,
                "Her står to mellomrom mellom to ord. Slett det ene.",
                "There are two spaces between words here. Delete one.",
                "warning",
            )
