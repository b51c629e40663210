"""A picture has words for those who cannot see it, and a file that any browser shows.

The words (``alt``) say what one would learn from the picture; they are ours, and no part of the adopted text. To
mend it: put the file into ``source/pictures/``, as JPEG, PNG, GIF, WebP or SVG, small enough for a phone, and
write its name as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.platform.model import Picture
from generator.platform.pictures import PictureFile
from generator.problems import Problem
from generator.source.load import Loaded

RULE = "pictures"

_NO_WORDS = re.compile(
    r"(?:bilde|illustrasjon|foto|figur|image|picture|photo)?\W*\d*\W*", re.IGNORECASE
)


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each picture that cannot be shown, or whose words say nothing."""
    for path, _, block in loaded.blocks():
        if not isinstance(block, Picture):
            continue
        found = loaded.pictures[block.file]
        if not isinstance(found, PictureFile):
            yield Problem(loaded.place(*path, "file"), RULE, *found)
        name = PurePosixPath(block.file)
        if block.alt.strip() in (name.name, name.stem) or _NO_WORDS.fullmatch(block.alt.strip()):
            yield Problem(
                loaded.place(*path, "alt"),
                RULE,
                f"«{block.alt.strip()}» sier ikke hva bildet viser. Skriv det du ville sagt til en som ikke ser det, i "
                "en setning eller to.",
                f"“{block.alt.strip()}” does not say what the picture shows. Write what you would tell somebody who "
                "cannot see it, in a sentence or two.",
            )
