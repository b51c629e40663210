"""A change that is called a correction says what was corrected, and says it anew each time.

``correction: true`` tells readers and translators that the meaning is the same. To mend it: write
what was corrected in ``note``; or take both lines away, if the change is more than a correction. Where
the words are those of the last edition, nothing has been corrected: a warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.platform.model import fingerprint
from generator.platform.register import Standing, standing
from generator.problems import Problem
from generator.source.load import Loaded

RULE = "correction"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each correction that says nothing, or says what was said before."""
    now = standing(loaded.platform)
    for id_, path in loaded.texts():
        unit = now[id_]
        if unit.correction:
            place = loaded.place(*path[:-1], "correction")
            found = _wrong(loaded, unit)
            if found:
                yield Problem(place, RULE, *found)
            elif _corrects_nothing(loaded, unit):
                yield Problem(
                    place,
                    RULE,
                    f"Her står det at {id_} er rettet, men ordene er de samme som i den siste "
                    "utgaven. Slett «correction» og «note», eller rett teksten.",
                    f"{id_} is called corrected, but its words are those of the last edition. Delete "
                    "“correction” and “note”, or correct the text.",
                    "warning",
                )


def _corrects_nothing(loaded: Loaded, unit: Standing) -> bool:
    """Whether the words are those of the last edition, which was no correction of them either."""
    record = loaded.register.units.get(unit.id) if loaded.register else None
    last = record.wordings[-1] if record else None
    return bool(last and not last.correction and last.fingerprint == fingerprint(unit.text))


def _wrong(loaded: Loaded, unit: Standing) -> tuple[str, str] | None:
    if not unit.note:
        return (
            "Si leserne hva som er rettet. Legg til en linje under, med samme innrykk, for "
            "eksempel slik: note: Rettet en skrivefeil i ordet kommunen.",
            "Tell the readers what was corrected: add “note: …”.",
        )
    record = loaded.register.units.get(unit.id) if loaded.register else None
    if record is None or record.wordings[-1].fingerprint == fingerprint(unit.text):
        return None
    if record.wordings[-1].note == unit.note:
        return (
            f"Merknaden gjelder forrige rettelse av {unit.id}, men teksten er endret igjen. Skriv "
            "hva som er rettet nå; eller slett «correction» og «note» hvis det er mer enn en "
            "rettelse.",
            f"The note is about the last correction of {unit.id}, but the text has changed again.",
        )
    return None
