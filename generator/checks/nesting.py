"""Sections stand inside each other as deep as HTML has headings, and no deeper.

The title of a sector is the first level, its sections the second, and so on to the sixth. Below that
nobody can tell one level from the next, and a screen reader has no name for it. To mend it: let what
stands too deep be a section beside the one that it stands in, or make its title the ``title`` of a commitment.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Problem, cut
from generator.source.load import Loaded

RULE = "nesting"

DEEPEST = 6
"""The levels of headings that HTML has; the title of a sector is the first."""


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each section that stands one level too deep."""
    for path, _, part in loaded.parts():
        if path.count("sections") == DEEPEST:
            title = cut(part.title, 60, 57)
            yield Problem(
                loaded.key_place(*path, "title"),
                RULE,
                f"Delen «{title}» står for dypt: det er høyst {DEEPEST} nivåer av overskrifter, og området er "
                "det første. Flytt den ut ett hakk, ved siden av delen den står inni, eller gjør "
                "overskriften til «title» i et punkt.",
                f"The section “{title}” stands too deep: there are at most {DEEPEST} levels of headings, "
                "the sector being the first. Move it out one step, or make its heading the “title” of a "
                "commitment.",
            )
