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
from generator.register import number_of

RULE = "figures"

_NUMBER = re.compile(r"(?<![\w-])\d+(?:[.,]\d+)?")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each wrong mark, and a warning for each number without one."""
    marked = False
    lost: list[Problem] = []
    for path, _, part in loaded.parts():
        for b, block in enumerate(part.content):
            at = (*path, "content", b)
            figures = _figures(block)
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


def _free(loaded: Loaded) -> str:
    """The next id of a figure that nothing has or has had."""
    assert loaded.platform is not None
    ids = [figure.id for _, _, block in loaded.platform.blocks() for figure in _figures(block)]
    if loaded.register:
        ids += [id_ for id_ in loaded.register.units if id_.startswith("tall-")]
    return f"tall-{max((number_of(id_, 'tall') for id_ in ids), default=0) + 1}"


def _figures(block: Block) -> tuple[Figure, ...]:
    return getattr(block, "figures", ())


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
            one = f'{{figure: {_free(loaded)}, words: "{number}", about: "…"}}'
            where = "på en ny linje etter siste linje i teksten, like langt inn som «text»"
            line = f"figures: [{one}]"
            if figures:
                where, line = "nederst under «figures»", f"- {one}"
            yield Problem(
                loaded.place(*path, "text"),
                RULE,
                f"Tallet {number} i {block.id} er ikke med på siden «Tall i plattformen». Skriv "
                f"{where}: {line} – og hva tallet gjelder, der prikkene står. Er tallet en del av "
                f'et navn, skriv i stedet navnet slik det står: names: ["… {number} …"]',
                f"The number {number} in {block.id} is not marked. Write below its text: {line}",
                "warning",
            )
