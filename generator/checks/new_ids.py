"""What is new carries a key until an edition gives it a number, so that no two branches give the same.

A key is made from the text, by the program: write ``punkt-ny``, and the message says what belongs
there. Once an edition has given the number, the key stands for nothing else; whoever has worked from
an older copy is told which number it has become.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.ids import free_id, is_key, keys_in, says_new, seeming_prefix
from generator.platform.register import standing
from generator.problems import Place, Problem
from generator.source.load import Loaded, Spot
from generator.source.shelves import PLATFORM, REGISTER

RULE = "new-id"


@dataclass(frozen=True)
class _New:
    """Something that says that it is new, and where it says so."""

    id: str
    text: str
    spot: Spot


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each key that is none, and each that has become a number."""
    taken = loaded.keys()
    for one in _news(loaded):
        if not is_key(one.id):
            wanted = free_id(seeming_prefix(one.id), one.text, taken)
            taken.add(wanted)
            yield _no_key(one.spot.place(), str(one.spot.path[-1]), wanted)
    yield from _given_a_number(loaded)


def _news(loaded: Loaded) -> Iterator[_New]:
    for path, _, block in loaded.blocks():
        spot = loaded.spot(PLATFORM, *path)
        if says_new(block.id):
            yield _New(block.id, block.text, spot.under(block.kind))
        for n, figure in enumerate(block.figures):
            if says_new(figure.id):
                said = f"{block.text} {figure.words}"
                yield _New(figure.id, said, spot.under("figures", n, "figure"))
    for spot, _, sentence in loaded.sentences():
        if says_new(sentence.id):
            yield _New(sentence.id, sentence.text, spot.under("sentence"))


def _no_key(place: Place, key: str, wanted: str) -> Problem:
    line = f"{key}: {wanted}"
    return Problem(
        place,
        RULE,
        f"Det som er nytt, har en nøkkel helt til neste utgave gir det et nummer. Skriv «- {line}» her. "
        "La nøkkelen stå, også om teksten endres etterpå.",
        f"What is new has a key until the next edition gives it a number. Write “- {line}” here, "
        "and leave it when the text changes.",
    )


def _given_a_number(loaded: Loaded) -> Iterator[Problem]:
    """The keys that still stand in some file though an edition has given the number."""
    given = loaded.register.given if loaded.register else {}
    if not given:
        return
    now = standing(loaded.platform)
    for file, lines in loaded.lines.items():
        if file == REGISTER:
            continue
        for number, line in enumerate(lines, start=1):
            for id_ in keys_in(line):
                if id_ in given:
                    column = line.index(id_) + 1
                    place = Place(loaded.names[file], number, column)
                    twice = file == PLATFORM and given[id_] in now
                    yield _has_number(place, id_, given[id_], twice=twice)


def _has_number(place: Place, id_: str, number: str, *, twice: bool) -> Problem:
    if twice:
        return Problem(
            place,
            RULE,
            f"«{id_}» er utgitt, og heter nå {number}, som også står i filen. Det er det samme. "
            f"Er teksten her den riktige, så flytt den til {number}. Slett så det som står her.",
            f"“{id_}” has been released as {number}, which stands in the file too. It is the same. "
            "Keep the right text there, and delete this one.",
        )
    return Problem(
        place,
        RULE,
        f"«{id_}» er utgitt, og har fått nummer. Skriv {number} her.",
        f"“{id_}” has been released, and has a number. Write {number} here.",
    )
