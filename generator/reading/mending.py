"""What is wrong where YAML cannot be read, and how the lines read when it is mended.

YAML's own complaint stands where the reader gave up, often far below the mistake and in words
that no editor knows. So each likely mistake is tried in turn: mend it, read again, and the first
that lets the reading get past this point was the mistake. Reading then goes on from there, so
that one mistake gives one message and all mistakes come at once.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import yaml

from generator.problems import Place, Problem
from generator.reading.manuscript import Grammar, Manuscript, Mend
from generator.reading.mistakes import LIKELY

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

END = sys.maxsize
"""The line of the next mistake, where there is none."""

FAR = 12
"""Lines that reading must get further for a guess at the indentation to be believed.

Past the item that it is about: of Trondheim's, 99 in 100 have ten lines at most.
"""

Reach = Callable[[list[str]], tuple[int, int]]
"""How far reading gets: the line of the next mistake, and how much is amiss in what was read."""


def mend(
    error: yaml.MarkedYAMLError, lines: list[str], grammar: Grammar, reach: Reach
) -> Mend | None:
    """The mistake behind YAML's complaint, or None where no likely one explains it.

    Of all likely mistakes it is the one without which reading gets furthest and finds the least
    amiss; of equals the one that stands first among ``LIKELY``.
    """
    number = min(line_of(error), len(lines) - 1)
    manuscript = Manuscript(lines, grammar)
    best: tuple[tuple[int, int], Mend] | None = None
    for likely in LIKELY:
        for one in likely(manuscript, number):
            if one.unsure and len(Manuscript(one.lines, grammar).keyed) < len(manuscript.keyed):
                continue  # it would make text of a line that has a key
            beyond = one.line if one.hides else max(number, one.line)
            if one.unsure:
                beyond += FAR
            line, amiss = reach(one.lines)
            if line > beyond and (best is None or (line, -amiss) > best[0]):
                best = (line, -amiss), one
            if best and best[0] == (END, 0):
                return best[1]
    return best and best[1]


def line_of(error: yaml.MarkedYAMLError) -> int:
    """The line where reading stopped; where it ran to the end, the line where that began."""
    mark = error.context_mark if _at_end(error) else error.problem_mark or error.context_mark
    return mark.line if mark else 0


def _at_end(error: yaml.MarkedYAMLError) -> bool:
    return "end of stream" in (error.problem or "") and error.context_mark is not None


NESTED_TOO_DEEP = (
    "Innholdet er pakket inn i for mange nivåer. Her mangler trolig en avsluttende klamme lenger "
    "opp.",
    "This is nested too deep. A closing bracket is probably missing above.",
)

_COMPLAINTS = (
    ("exceeded maximum nesting depth", *NESTED_TOO_DEEP),
    (
        "mapping values are not allowed",
        "Her står et kolon midt i en tekst, eller innrykket over er feil. Står kolonet i selve "
        'teksten, så sett hele teksten i anførselstegn: "…".',
        "There is a colon inside a text here, or the indentation above is wrong. Quote the text.",
    ),
    (
        "could not find expected ':'",
        "Her mangler et kolon og et mellomrom etter navnet, slik: «text: …».",
        "A colon and a space are missing after the key, as in “text: …”.",
    ),
    (
        "found unexpected end of stream",
        "Et anførselstegn er åpnet her og aldri lukket. Sett et anførselstegn til der teksten "
        "slutter.",
        "A quote is opened here and never closed. Close it where the text ends.",
    ),
    (
        "did not find expected key",
        "Innrykket stemmer ikke med linjene over, eller et anførselstegn står feil. Linjer som "
        "hører sammen, begynner rett under hverandre.",
        "The indentation does not match the lines above, or a quote is misplaced.",
    ),
    (
        "did not find expected '-' indicator",
        "Innrykket stemmer ikke med listen over. Hvert element begynner med «- », rett under "
        "det forrige.",
        "The indentation does not match the list above. Each item begins with “- ”.",
    ),
    (
        "found character that cannot start any token",
        'En tekst kan ikke begynne med dette tegnet. Sett teksten i anførselstegn: "…".',
        "A text cannot begin with this character. Put it in quotes.",
    ),
    (
        "block sequence entries are not allowed",
        "Her begynner et listeelement («- ») der det ikke kan stå. Det skal stå på en egen linje, "
        "rett under elementet før.",
        "A list item cannot begin here. It stands on a line of its own.",
    ),
    (
        "did not find expected <document start>",
        "Denne linjen hører ikke til noe: innrykket er for lite, eller kolonet mangler.",
        "This line belongs to nothing: too little indentation, or no colon.",
    ),
    (
        "did not find expected ',' or",
        "En hakeparentes eller klamme er åpnet og ikke lukket. Er den en del av teksten, så sett "
        'hele teksten i anførselstegn: "…".',
        "A bracket is opened and not closed. If it belongs to the text, quote the text.",
    ),
)


def complaint(error: yaml.MarkedYAMLError, name: str) -> Problem:
    """YAML's own complaint, where no likely mistake was found, in words that help."""
    complaint = error.problem or ""
    mark = error.context_mark if _at_end(error) else error.problem_mark or error.context_mark
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
    for sign, nb, en in _COMPLAINTS:
        if sign in complaint:
            return Problem(place, "yaml", nb, en)
    return Problem(
        place,
        "yaml",
        f"Her er noe galt med oppsettet (YAML sier: {complaint}). Sammenlign med linjene over: "
        "innrykk, kolon og anførselstegn.",
        f"The layout is wrong here (YAML says: {complaint}). Compare with the lines above.",
    )
