"""What is new carries a key until an edition gives it a number, so that no two branches give the same.

A key is made from the text, by the program: write ``punkt-ny``, and the message says what belongs
there. Once an edition has given the number, the key stands for nothing else; whoever has worked from
an older copy is told which number it has become.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.ids import UnitId, free_id, is_key, keys_in, says_new, seeming_prefix
from generator.platform.model import Picture
from generator.platform.register import standing
from generator.problems import Place, Problem
from generator.source.load import Loaded, Spot
from generator.source.past import Past
from generator.source.shelves import PLATFORM, REGISTER

RULE = "new-id"


@dataclass(frozen=True)
class _New:
    """Something that has a key or a number, and where that stands."""

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


def keyed(loaded: Loaded) -> dict[str, str]:
    """The files in which something new has no key yet, with the keys that the messages name in their place."""
    taken = loaded.keys()
    lines: dict[str, list[str]] = {}
    named = {shown: file for file, shown in loaded.names.items()}
    given: list[tuple[Place, str, str]] = []
    for one in _news(loaded):
        if not is_key(one.id):
            wanted = free_id(seeming_prefix(one.id), one.text, taken)
            taken.add(wanted)
            given.append((one.spot.place(), one.id, wanted))
    for place, id_, wanted in reversed(given):  # from right to left, where two stand on one line
        held = lines.setdefault(named[place.file], [*loaded.lines[named[place.file]]])
        line, at = held[place.line - 1], place.column - 1
        held[place.line - 1] = line[:at] + line[at:].replace(id_, wanted, 1)
    return {file: "\n".join(held) for file, held in lines.items()}


def taken_by_hand(loaded: Loaded, past: Past) -> Iterator[Problem]:
    """Yield a problem for each sentence and figure with a number that no edition and not main has given.

    The register does not remember these two; what main has tells which of them there were.
    """
    before = past.at(past.before) if past.before and loaded.register else None
    if before is None or loaded.register is None or before.register is None:
        return
    known = {one.id for one in _outside_the_register(before)} | set(loaded.register.given.values())
    taken = loaded.keys()
    for one in _outside_the_register(loaded):
        if one.id not in known and UnitId.of(one.id).number:
            wanted = free_id(UnitId.of(one.id).prefix, one.text, taken)
            taken.add(wanted)
            yield _by_hand(one, wanted)


def _by_hand(one: _New, wanted: str) -> Problem:
    line = f"{one.spot.path[-1]}: {wanted}"
    return Problem(
        one.spot.place(),
        RULE,
        f"«{one.id}» er ny, men nye får nummer først når utgaven lages. Ellers kan to ha tatt det "
        f"samme. Skriv «{line}» her, og bytt {one.id} med nøkkelen alle andre steder.",
        f"“{one.id}” is new, but numbers are given when an edition is made, so that no two take the "
        f"same. Write “{line}” here, and the same key wherever else {one.id} stands.",
    )


def _news(loaded: Loaded) -> Iterator[_New]:
    for path, _, block in loaded.blocks():
        if says_new(block.id) and not isinstance(block, Picture):
            spot = loaded.spot(PLATFORM, *path)
            yield _New(block.id, block.text, spot.under(block.kind))
        for n, note in enumerate(block.notes):
            if says_new(note.id):
                spot = loaded.spot(PLATFORM, *path, "notes", n, "footnote")
                yield _New(note.id, note.text, spot)
    yield from (one for one in _outside_the_register(loaded) if says_new(one.id))


def _outside_the_register(loaded: Loaded) -> Iterator[_New]:
    """Every figure, picture and sentence of a summary: these have numbers too, and no memory."""
    for path, _, block in loaded.blocks():
        for n, figure in enumerate(block.figures):
            spot = loaded.spot(PLATFORM, *path, "figures", n, "figure")
            yield _New(figure.id, f"{block.text} {figure.words}", spot)
        if isinstance(block, Picture):
            yield _New(block.id, block.alt, loaded.spot(PLATFORM, *path, "picture"))
    for spot, _, sentence in loaded.sentences():
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
