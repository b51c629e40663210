"""Every id stands once. Other sites link to it, so one id can never mean two things.

To mend it: where the two are the same promise, which one has moved and another has edited, delete the
older of them; where they are not, give the newer a key, or another slug. The one that has been released,
translated or adopted keeps the id, or that which stands between its neighbours in number.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.ids import UnitId, free_id, is_key, says_new
from generator.platform.model import fingerprint
from generator.platform.register import Record
from generator.problems import Place, Problem, whereabouts
from generator.reading.tree import Steps
from generator.source.load import Loaded, Spot, part_of
from generator.source.shelves import PLATFORM
from generator.wording.differences import Likeness

RULE = "unique-ids"

THE_SAME = 0.6
"""Two texts under one id that have so much in common are one promise, in two wordings."""


@dataclass(frozen=True)
class _Use:
    """Where an id is given, and to what words."""

    id: str
    text: str
    spot: Spot

    @cached_property
    def place(self) -> Place:
        """The line where the id stands."""
        return self.spot.place()

    @property
    def path(self) -> Steps:
        """The way to the id, in its file."""
        return self.spot.path


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each use of an id but the rightful one."""
    uses: dict[str, list[_Use]] = {}
    for use in _uses(loaded):
        uses.setdefault(use.id, []).append(use)
    if any(found[1:] for found in uses.values()):
        yield from _given_twice(loaded, uses)


def _given_twice(loaded: Loaded, uses: dict[str, list[_Use]]) -> Iterator[Problem]:
    signs = _signs(loaded)
    neighbours, taken = _by_kind(uses), loaded.keys()
    for found in uses.values():
        if not found[1:] or (says_new(found[0].id) and not is_key(found[0].id)):
            continue  # a key that is none yet is told what it is to be
        old = _old(found, signs)
        kept = old or next((use for use in found if _in_order(use, neighbours)), found[0])
        for use in found:
            if use is not kept:
                yield _told(loaded, use, kept, taken, sure=old is not None)


def _told(loaded: Loaded, use: _Use, kept: _Use, taken: set[str], *, sure: bool) -> Problem:
    """One that is too many: the same promise once more, or something else."""
    free = _free(use, taken)
    if _folded(use.text) == _folded(kept.text):
        return _word_for_word(loaded, use, kept, free)
    if _promised(use) and Likeness(kept.text).of(use.text, THE_SAME) >= THE_SAME:
        return _two_wordings(loaded, use, kept, free)
    return _taken(use, kept, free) if sure else _twice(use, kept, free)


def _free(use: _Use, taken: set[str]) -> str | None:
    """The line that something new begins with, and takes; None where an editor chooses the id."""
    unit = UnitId.of(use.id)
    if unit.number is None and not unit.is_new:
        return None
    key = free_id(unit.prefix, use.text, taken)
    taken.add(key)
    return f"{use.path[-1]}: {key}"


def _promised(use: _Use) -> bool:
    return use.path[-1] in ("commitment", "paragraph", "lead_in", "quote")


def _folded(text: str) -> str:
    return " ".join(text.split())


def _last_words(loaded: Loaded, id_: str) -> Record | None:
    return loaded.register.units.get(id_) if loaded.register else None


def _word_for_word(loaded: Loaded, use: _Use, kept: _Use, free: str | None) -> Problem:
    record = _last_words(loaded, use.id)
    newer = _moved_here(loaded, record, use, kept) if record else None
    here = kept if newer is None else newer
    gone = use if here is kept else kept
    where, where_en = whereabouts(here.place, gone.place)
    moved = f" Det er dit det er flyttet siden utgaven, så behold det {where}."
    return Problem(
        gone.place,
        RULE,
        f"«{use.id}» står to ganger, ord for ord: her og {where}. Det er det "
        f"samme; slett det ene.{moved if newer else ''}"
        + (f" Skal begge stå, så skriv «{free}» for det nye." if free else ""),
        f"“{use.id}” stands twice, word for word: here and {where_en}. It is the same: "
        "delete one of them.",
    )


def _moved_here(loaded: Loaded, record: Record, use: _Use, other: _Use) -> _Use | None:
    """The one that stands where the last edition had it not, where just one of them does."""
    last = record.places[-1].section or record.places[-1].sector
    parts = {path: part.id for path, _, part in loaded.parts()}
    moved = [one for one in (use, other) if parts.get(part_of(one.path)) != last]
    return moved[0] if len(moved) == 1 else None


def _two_wordings(loaded: Loaded, use: _Use, kept: _Use, free: str | None) -> Problem:
    record = _last_words(loaded, use.id)
    known = {w.fingerprint for w in record.wordings} if record else set()
    newer = [one for one in (use, kept) if fingerprint(one.text) not in known]
    where, where_en = whereabouts(kept.place, use.place)
    if len(newer) == 1 and record:
        newest, newest_en = whereabouts(newer[0].place, use.place)
        which = f"Teksten {newest} er den nyeste. "
        which_en = f"The text {newest_en} is the newer. "
    else:
        which = which_en = ""
    return Problem(
        use.place,
        RULE,
        f"«{use.id}» står to ganger, her og {where}, med ord som ligner. Trolig er "
        f"det det samme punktet, som én har flyttet og en annen har endret. {which}La den riktige "
        "teksten stå på den riktige plassen, og slett det andre."
        + (f" (Er det to ulike, så skriv «{free}» for det nye.)" if free else ""),
        f"“{use.id}” stands twice, here and {where_en}, in words that are alike. It is "
        f"probably the same, moved by one and edited by another. {which_en}Keep the right text in the "
        "right place, and delete the other.",
    )


_Sign = Callable[[_Use], bool]


def _signs(loaded: Loaded) -> tuple[_Sign, ...]:
    """What tells that an id was given to something before, the surest sign first."""
    adopted = " ".join((loaded.adopted or "").split())
    return (
        lambda use: _released(loaded, use),
        lambda use: _translated(loaded, use),
        lambda use: " ".join(use.text.split()) in adopted,
    )


def _old(found: list[_Use], signs: tuple[_Sign, ...]) -> _Use | None:
    """The one that had the id before, by the surest sign; None where no sign tells them apart."""
    for sign in signs:
        bearing = [use for use in found if sign(use)]
        if len(bearing) == 1:
            return bearing[0]
    return None


_Neighbours = dict[str, list[tuple[Place, str]]]


def _by_kind(uses: dict[str, list[_Use]]) -> _Neighbours:
    """Where the ids of each kind stand, in the order of the file."""
    by_prefix: _Neighbours = {}
    for id_, all_ in uses.items():
        by_prefix.setdefault(UnitId.of(id_).prefix, []).extend((use.place, id_) for use in all_)
    return {prefix: sorted(places) for prefix, places in by_prefix.items()}


def _in_order(use: _Use, neighbours: _Neighbours) -> bool:
    """Whether it stands between its neighbours in number."""
    unit = UnitId.of(use.id)
    if unit.number is None:
        return False
    alike = neighbours[unit.prefix]
    at = bisect_left(alike, (use.place, use.id))
    above = _first_other(use, (alike[n][1] for n in range(at - 1, -1, -1)))
    below = _first_other(use, (alike[n][1] for n in range(at + 1, len(alike))))
    return above == unit.number - 1 or below == unit.number + 1


def _first_other(use: _Use, ids: Iterator[str]) -> int | None:
    """The number of the first of some ids that is another than that of the use."""
    return next((UnitId.of(id_).number for id_ in ids if id_ != use.id), None)


def _translated(loaded: Loaded, use: _Use) -> bool:
    made_from = (of.units.get(use.id) for of in loaded.translations.values())
    return any(unit and unit.source == fingerprint(use.text) for unit in made_from)


def _released(loaded: Loaded, use: _Use) -> bool:
    record = loaded.register.units.get(use.id) if loaded.register else None
    return record is not None and fingerprint(use.text) in {w.fingerprint for w in record.wordings}


def _taken(use: _Use, old: _Use, free: str | None) -> Problem:
    """The new one, where it is known which that is."""
    where, where_en = whereabouts(old.place, use.place)
    return Problem(
        use.place,
        RULE,
        f"Id-en «{use.id}» er brukt to steder: her og {where}. Den "
        f"{where} er den gamle, og beholder id-en, for andre lenker til den. "
        + (f"Skriv «{free}» her." if free else "Velg en annen id her."),
        f"The id “{use.id}” is used twice: here and {where_en}. The one "
        f"{where_en} is the old one, and keeps it. "
        + (f"Write “{free}” here." if free else "Choose another id here."),
    )


def _twice(use: _Use, other: _Use, free: str | None) -> Problem:
    """One of two, where it is not known which is the new one."""
    where, where_en = whereabouts(other.place, use.place)
    return Problem(
        use.place,
        RULE,
        f"Id-en «{use.id}» er brukt to steder: her og {where}. La den gamle "
        "beholde id-en, for andre lenker til den, og gi den nye en annen"
        + (f": «{free}»." if free else ".")
        + " (Er begge nye, fra hver sin gren, er det denne som skal ha en ny.)",
        f"The id “{use.id}” is used twice: here and {where_en}. Let the old one "
        "keep it, and give the new one another" + (f": “{free}”." if free else "."),
    )


def _uses(loaded: Loaded) -> Iterator[_Use]:
    for path, _, part in loaded.parts():
        yield _Use(part.id, part.title, loaded.spot(PLATFORM, *path, "id"))
    for path, _, block in loaded.blocks():
        at = loaded.spot(PLATFORM, *path)
        yield _Use(block.id, block.text, at.under(block.kind))
        for f, figure in enumerate(block.figures):
            yield _Use(figure.id, figure.words, at.under("figures", f, "figure"))
        for n, note in enumerate(block.notes):
            yield _Use(note.id, note.text, at.under("notes", n, "footnote"))
    for spot, _, sentence in loaded.sentences():
        yield _Use(sentence.id, sentence.text, spot.under("sentence"))
