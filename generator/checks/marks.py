"""What is marked in adopted words stands in them: links, emphasis and footnotes; and tables are whole.

A mark names the words that it is of, so that nothing is marked that the text does not say. To mend it:
write the words as they stand in the text just above; an address whole, or the id of something in the
text; and as many cells in each row as there are headings.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.platform.marks import marks
from generator.platform.model import Block, Footnote, Link, Table
from generator.problems import Problem, cut
from generator.reading.tree import Steps
from generator.settings import may_be_followed
from generator.source.load import Loaded

RULE = "marks"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each mark without its words, link without its goal, and row that does not fit."""
    known: frozenset[str] | None = None
    for path, _, block in loaded.blocks():
        if isinstance(block, Table):
            yield from _table(loaded, path, block)
        elif block.links or block.emphasis or block.notes:
            known = known or _ids(loaded)
            yield from _words(loaded, path, block)
            yield from _inside(loaded, path, block)
            yield from _links(loaded, path, block, known)


def _ids(loaded: Loaded) -> frozenset[str]:
    """The ids that a link may lead to."""
    parts = {part.id for _, _, part in loaded.parts()}
    return frozenset(parts | {block.id for _, _, block in loaded.blocks()})


def _words(loaded: Loaded, path: Steps, block: Block) -> Iterator[Problem]:
    found = marks(block)
    for words, inside in found.lost:
        shown = cut(words, 60, 57)
        often = " ".join(words.split()) in " ".join(block.text.split())
        yield Problem(
            loaded.place(*path, *inside),
            RULE,
            f"«{shown}» er merket flere ganger enn ordene står i {block.id}. Slett den siste."
            if often
            else f"«{shown}» står ikke i {block.id}. Skriv ordene nøyaktig slik de står der, uten tegn som «**» "
            "rundt, eller slett merket hvis de er tatt ut av teksten.",
            f"“{shown}” is marked more often than it stands in {block.id}. Delete the last mark."
            if often
            else f"“{shown}” does not stand in {block.id}. Write the words as they stand there.",
        )
    for mark, other in found.crossing:
        one, two = (cut(block.text[of.start : of.stop], 60, 57) for of in (mark, other))
        yield Problem(
            loaded.place(*path, *mark.path),
            RULE,
            f"«{one}» begynner inni «{two}» og slutter utenfor. La det ene stå helt inni det andre, eller "
            "merk hver del for seg.",
            f"“{one}” begins inside “{two}” and ends outside it. Let one stand wholly inside the other.",
        )


def _inside(loaded: Loaded, path: Steps, block: Block) -> Iterator[Problem]:
    """A link in a link, and a footnote in the middle of one: nobody could follow it."""
    for mark, other in marks(block).inside:
        nb, en = (
            ("Fotnoten", "The footnote")
            if isinstance(mark.of, Footnote)
            else ("Lenken", "The link")
        )
        link = other if isinstance(other.of, Link) else mark
        words = cut(block.text[link.start : link.stop], 60, 57)
        yield Problem(
            loaded.place(*path, *mark.path),
            RULE,
            f"{nb} her står inni ordene til en lenke, «{words}», og da kan ingen følge den. Gjør lenken kortere "
            "eller delt, så den ikke har den andre i seg, eller slett den ene.",
            f"{en} here stands among the words of a link, “{words}”, where nobody can follow it. Make the link "
            "shorter, or delete one of the two.",
        )


def _links(loaded: Loaded, path: Steps, block: Block, known: frozenset[str]) -> Iterator[Problem]:
    for n, link in enumerate(block.links):
        if link.address not in known and not may_be_followed(link.address):
            shown = cut(link.address, 60, 57)
            yield Problem(
                loaded.place(*path, "links", n, "address"),
                RULE,
                f"«{shown}» er ikke noe en lenke kan føre til. Skriv hele adressen, fra https:// av, eller "
                "id-en til noe i teksten, for eksempel punkt-1.",
                f"“{shown}” is nothing that a link may lead to. Write the whole address, from https:// on, "
                "or the id of something in the text.",
            )


def _table(loaded: Loaded, path: Steps, table: Table) -> Iterator[Problem]:
    columns = len(table.header)
    for n, row in enumerate(table.rows):
        if len(row) != columns:
            yield Problem(
                loaded.place(*path, "rows", n),
                RULE,
                f"Raden har {len(row)} ruter, men tabellen har {columns} kolonner. Skriv en rute for hver kolonne; "
                'en tom rute skrives "". Har en rute komma i seg, så sett den i anførselstegn.',
                f"The row has {len(row)} cells, but the table has {columns} columns. Write a cell for each "
                'column, an empty one as "". Quote a cell with a comma in it.',
            )
    rows: list[tuple[Steps, tuple[str, ...]]] = [(("header",), table.header)]
    rows += [(("rows", n), row) for n, row in enumerate(table.rows)]
    for inside, row in rows:
        if any("|" in cell for cell in row):
            yield Problem(
                loaded.place(*path, *inside),
                RULE,
                "En rute kan ikke ha tegnet «|» i seg. Skriv hver rute for seg, med komma mellom.",
                "A cell cannot hold the sign “|”. Write each cell by itself, with commas between.",
            )
