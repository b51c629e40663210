"""No text holds characters that nobody sees: zero-width, soft hyphens, non-breaking spaces.

They come along when text is pasted from Word or a PDF. They break search and quoting, and two
texts that look the same differ. To mend it: delete the character and type a plain space.
Right-to-left marks are let through, for text in such scripts needs them; what turns the writing
around from there on is not, for it can make a text seem to say something else.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Place, Problem
from generator.reading.characters import all_seen, find, hidden
from generator.reading.tree import Node, texts
from generator.source.load import Loaded
from generator.source.shelves import PLATFORM

RULE = "hidden-characters"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each hidden character in the YAML under ``source/``."""
    told = {
        (problem.place.file, problem.place.line)
        for problem in loaded.problems
        if problem.rule == RULE
    }
    for file, lines in loaded.lines.items():
        unseen = () if all_seen(lines) else sorted(filter(hidden, set("".join(lines))))
        for place, character in find(lines, loaded.names[file], unseen):
            if (place.file, place.line) not in told:
                yield _hidden(place, character)
    trees = {PLATFORM: loaded.document, **loaded.documents}
    for file, tree in trees.items():
        if any("\\" in line for line in loaded.lines[file]):
            yield from _escaped(tree)


def _escaped(tree: Node) -> Iterator[Problem]:
    r"""Those that are written as an escape between double quotes, such as ``\u00a0``."""
    for text in texts(tree):
        written = "".join(text.lines)
        if not all_seen([text.value]):
            for character in sorted(filter(hidden, set(text.value) - set(written))):
                yield _hidden(text.place, character)


def _hidden(place: Place, character: str) -> Problem:
    nb, en = hidden(character) or ("", "")
    return Problem(
        place,
        RULE,
        f"Her står {nb} (U+{ord(character):04X}), som ikke synes. Slett det, og skriv et vanlig "
        "mellomrom om det trengs.",
        f"There is {en} here (U+{ord(character):04X}), which nobody sees. Delete it.",
    )
