"""Every marked figure stands in its text, word for word, and no number in the text is forgotten.

The page of figures is made from the marks, so a figure can never say other than the text. To
mend it: write ``words`` as they stand in the text just above, or mark the number that is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.ids import PREFIXES, new_id
from generator.platform.model import Block, Figure
from generator.problems import Place, Problem
from generator.source.load import Loaded

RULE = "figures"

_NUMBER = re.compile(r"(?<![\w-])\d+(?:[.,]\d+)?")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each wrong mark, and a warning for each number without one."""
    marked = False
    lost: list[tuple[Place, Block, str]] = []
    for path, _, block in loaded.blocks():
        marked = marked or bool(block.figures)
        text = " ".join(block.text.split())
        wrong = [
            _wrong(loaded, (*path, "figures", f, "words"), figure, block)
            for f, figure in enumerate(block.figures)
            if " ".join(figure.words.split()) not in text
        ]
        yield from wrong
        if not wrong:
            own = loaded.own_words(block.text)
            lost += [(loaded.place(*path, "text"), block, one) for one in _lost(block, own)]
    if marked and lost:
        for place, block, number in lost:
            key = new_id(PREFIXES["figure"], f"{block.text} {number}")
            yield _not_marked(place, block, number, key)


def _wrong(loaded: Loaded, path: tuple[str | int, ...], figure: Figure, block: Block) -> Problem:
    return Problem(
        loaded.place(*path),
        RULE,
        f"«{figure.words}» står ikke i {block.id}. Skriv ordene nøyaktig slik de står der, eller "
        "slett tallet hvis det er tatt ut av teksten.",
        f"“{figure.words}” does not stand in {block.id}. Write the words as they stand there.",
    )


def _lost(block: Block, text: str) -> list[str]:
    """The numbers in the text of a block that no mark holds, and no name."""
    if block.kind not in ("commitment", "paragraph"):
        return []
    words = " ".join((*(figure.words for figure in block.figures), *block.names))
    marked = {number[0] for number in _NUMBER.finditer(words)}
    numbers = {number[0]: None for number in _NUMBER.finditer(text)}
    return [number for number in numbers if number not in marked]


def _not_marked(place: Place, block: Block, number: str, id_: str) -> Problem:
    one = f'{{figure: {id_}, words: "{number}", about: "…"}}'
    where = "på en ny linje etter siste linje i teksten, like langt inn som «text»"
    line = f"figures: [{one}]"
    if block.figures:
        where, line = "nederst under «figures»", f"- {one}"
    return Problem(
        place,
        RULE,
        f"Tallet {number} i {block.id} er ikke med på siden «Tall i plattformen». Skriv "
        f"{where}: {line} – og hva tallet gjelder, der prikkene står. Er tallet en del av "
        f'et navn, skriv i stedet navnet slik det står: names: ["… {number} …"]',
        f"The number {number} in {block.id} is not marked. Write below its text: {line}",
        "warning",
    )
