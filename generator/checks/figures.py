"""Every marked figure stands in its text, word for word, and no number in the text is forgotten.

The page of figures is made from the marks, so a figure can never say other than the text. To
mend it: write ``words`` as they stand in the text just above, or mark the number that is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.load import Loaded
from generator.model import Block, Figure
from generator.problems import Problem

RULE = "figures"

_NUMBER = re.compile(r"(?<![\w-])\d+(?:[.,]\d+)?")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each wrong mark, and a warning for each number without one."""
    marked = False
    lost: list[Problem] = []
    for path, _, part in loaded.parts():
        for b, block in enumerate(part.content):
            at = (*path, "content", b)
            figures: tuple[Figure, ...] = getattr(block, "figures", ())
            marked = marked or bool(figures)
            text = " ".join(block.text.split())
            wrong = [
                _wrong(loaded, (*at, "figures", f, "words"), figure, block)
                for f, figure in enumerate(figures)
                if " ".join(figure.words.split()) not in text
            ]
            yield from wrong
            if not wrong:
                lost += _lost(loaded, at, block, figures)
    if marked:
        yield from lost


def _wrong(loaded: Loaded, path: tuple[str | int, ...], figure: Figure, block: Block) -> Problem:
    return Problem(
        loaded.place(*path),
        RULE,
        f"«{figure.words}» står ikke i {block.id}. Skriv ordene nøyaktig slik de står der, eller "
        "slett tallet hvis det er tatt ut av teksten.",
        f"“{figure.words}” does not stand in {block.id}. Write the words as they stand there.",
    )


def _lost(
    loaded: Loaded, path: tuple[str | int, ...], block: Block, figures: tuple[Figure, ...]
) -> Iterator[Problem]:
    if block.kind not in ("commitment", "paragraph"):
        return
    words = " ".join((*(figure.words for figure in figures), *getattr(block, "names", ())))
    for number in dict.fromkeys(_NUMBER.findall(block.text)):
        if number not in _NUMBER.findall(words):
            yield Problem(
                loaded.place(*path, "text"),
                RULE,
                f"Tallet {number} i {block.id} er ikke med på siden «Tall i plattformen». Legg "
                f'til «figures:» under teksten, med «words: "… {number} …"» og «about: …». Er tallet en '
                'del av et navn, skriv «names: ["…"]».',
                f"The number {number} in {block.id} is not marked. Add it under “figures”.",
                "warning",
            )
