"""What two have done, each in a branch, is all there when the two are put together.

In a conflict one clicks, and what is clicked away is gone without a word. So both sides are looked at,
and what they began from: what only one side changed stands as that side has it; where both changed the
same, one of the two stands, and not both run together. To mend it: do what the message says, or, where
it is meant to go, take it out in a proposal of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator import ids
from generator.platform.model import fingerprint, units
from generator.problems import Place, Problem, cut
from generator.source.load import Loaded, Spot
from generator.source.past import Merge, Past
from generator.source.shelves import PLATFORM
from generator.wording.differences import Likeness

RULE = "lost-in-merge"

ONE_THING = 0.6
"""Two texts under one new id that have less in common than this are two different things."""


class Fact(NamedTuple):
    """Something that a file says, and of what."""

    kind: str
    id: str


Facts = dict[Fact, str]


@dataclass(frozen=True)
class Sides:
    """What was there before, on each side, and in what came of them."""

    base: Facts
    ours: Facts
    theirs: Facts
    came: Facts

    @property
    def all(self) -> Iterator[Fact]:
        """Every fact that any of them knows, each once."""
        found: dict[Fact, None] = dict.fromkeys((*self.ours, *self.theirs, *self.base))
        yield from found


def check(loaded: Loaded, past: Past) -> Iterator[Problem]:
    """Yield a problem for each thing that went lost where two states were put together."""
    told: set[Fact] = set()
    for merge in past.merges:
        for fact, problem in _lost_in(loaded, past, merge):
            if fact not in told:
                told.add(fact)
                yield problem


def _lost_in(loaded: Loaded, past: Past, merge: Merge) -> Iterator[tuple[Fact, Problem]]:
    base, ours, theirs = map(past.at, (merge.base, merge.ours, merge.theirs))
    then = past.at(merge.commit) if merge.commit else loaded
    if base is None or ours is None or theirs is None or then is None:
        return
    names = _names(base, ours, theirs, then, loaded)
    before, one, other = (facts(of, names) for of in (base, ours, theirs))
    now = Sides(before, one, other, facts(loaded, names))
    at_once = now if then is loaded else replace(now, came=facts(then, names))
    still = dict(losses(now))
    for fact, loss in losses(at_once):
        if still.get(fact) == loss:
            yield fact, _problem(loaded, fact, loss)


def _names(*all_: Loaded) -> dict[str, str]:
    """The number that each key has been given, in any of them."""
    return {key: id_ for of in all_ if of.register for key, id_ in of.register.given.items()}


def facts(of: Loaded, names: Mapping[str, str]) -> Facts:
    """All that one state says, each thing by itself."""
    found: Facts = {}
    for unit in units(of.platform, of.glossary):
        found[Fact("text", names.get(unit.id, unit.id))] = _folded(unit.text)
    for _, part, block in of.blocks():
        found[Fact("place", names.get(block.id, block.id))] = part.id
        if block.correction:
            found[Fact("correction", block.id)] = block.note or ""
    for retired in of.platform.retired:
        said = (retired.fate, *retired.into, retired.on or "", retired.reason or "")
        found[Fact("fate", retired.id)] = " ".join(names.get(word, word) for word in said)
    for lang, translations in of.translations.items():
        for id_, one in translations.units.items():
            if one.text.strip():
                found[Fact(lang, names.get(id_, id_))] = _folded(one.text)
    for entry in of.everyday_words.entries:
        found[Fact("everyday", " ".join(entry.words[:1]))] = " ".join(
            (*entry.words, *entry.leads_to)
        )
    return found


def _folded(text: str) -> str:
    return " ".join(text.split())


class Loss(NamedTuple):
    """What is lost: what should stand, and what stands, if anything does."""

    how: str
    wanted: str
    stands: str


def losses(sides: Sides) -> Iterator[tuple[Fact, Loss]]:
    """Each thing that one side did, or both, and that did not come through."""
    texts = {fingerprint(text) for fact, text in sides.came.items() if fact.kind == "text"}
    for fact in sides.all:
        loss = _loss(
            fact, *(of.get(fact) for of in (sides.base, sides.ours, sides.theirs, sides.came))
        )
        elsewhere = fact.kind == "text" and loss and fingerprint(loss.wanted) in texts
        told = fact.kind == "place" and loss and loss.how in ("gone", "back")
        if loss and not told and not (elsewhere and loss.how in ("gone", "other")):
            yield fact, loss


def _loss(
    fact: Fact, base: str | None, ours: str | None, theirs: str | None, came: str | None
) -> Loss | None:
    """What is wrong with what came of the two, if anything is."""
    if ours == theirs:
        return Loss("gone", ours, "") if ours is not None and came is None else None
    if base in (ours, theirs):
        wanted = theirs if ours == base else ours
        return _undone(base, wanted, came)
    return _chosen(fact, base, ours, theirs, came)


def _undone(base: str | None, wanted: str | None, came: str | None) -> Loss | None:
    """Where one side alone did something: whether that has been undone."""
    if came == wanted:
        return None
    if wanted is None:
        return Loss("back", "", base or "") if came == base else None
    if came is None:
        return Loss("gone", wanted, "")
    if came == base:
        return Loss("undone", wanted, came)
    return Loss("joined", wanted, came) if base and base in came and wanted in came else None


def _chosen(
    fact: Fact, base: str | None, ours: str | None, theirs: str | None, came: str | None
) -> Loss | None:
    """Where both did something to the same: whether one of the two stands, and nothing is lost."""
    both = [side for side in (ours, theirs) if side is not None]
    if came is None:
        return Loss("gone", both[0], "") if both else None
    if len(both) == 2 and came not in both and all(side in came for side in both):
        return Loss("joined", both[0], came)
    if base is None and len(both) == 2 and fact.kind == "text" and not _alike(*both):
        missing = [side for side in both if side != came]
        return Loss("other", missing[0], came) if came in both else None
    return None


def _alike(one: str, other: str) -> bool:
    return Likeness(one).of(other, ONE_THING) >= ONE_THING


def _problem(loaded: Loaded, fact: Fact, loss: Loss) -> Problem:
    nb, en = _SAID[loss.how]
    what, what_en = _WHAT.get(
        fact.kind, (f"Oversettelsen ({fact.kind}) av", f"The {fact.kind} text of")
    )
    values = {
        "id": fact.id,
        "wanted": _shown(fact, loss.wanted),
        "stands": _shown(fact, loss.stands),
    }
    return Problem(
        _place(loaded, fact),
        RULE,
        f"{what} {nb.format(**values)}",
        f"{what_en} {en.format(**values)}",
    )


def _shown(fact: Fact, text: str) -> str:
    return cut(text, 300, 297) if fact.kind == "text" else cut(text, 120, 117)


_WHAT = {
    "text": ("Teksten til", "The text of"),
    "place": ("Plassen til", "The place of"),
    "fate": ("Skjebnen til", "The fate of"),
    "correction": ("Rettelsen av", "The correction of"),
    "everyday": ("Hverdagsordet", "The everyday word"),
}

_SAID = {
    "gone": (
        "«{id}» er borte: «{wanted}». Det sto der før de to endringene ble satt sammen, og er ikke "
        "tatt ut av noen. Sett det inn igjen. Skal det bort, så gjør det i et forslag for seg.",
        "“{id}” is gone: “{wanted}”. It stood there before the two changes were put together. Put it "
        "back; if it is to go, take it out in a proposal of its own.",
    ),
    "undone": (
        "«{id}» er satt tilbake til slik det var: «{stands}». Den ene av de to endringene gjorde det om "
        "til «{wanted}», og den andre rørte det ikke. Skriv det slik igjen. Skal det ikke endres, så "
        "gjør det i et forslag for seg.",
        "“{id}” is back as it was: “{stands}”. One of the two changes made it “{wanted}”, and the other "
        "left it alone. Write that again.",
    ),
    "back": (
        "«{id}» står her igjen («{stands}»), men den ene av de to endringene tok det ut. Slett det her. "
        "Skal det stå, så sett det inn i et forslag for seg.",
        "“{id}” stands here again (“{stands}”), though one of the two changes took it out. Delete it.",
    ),
    "joined": (
        "«{id}» er to tekster limt sammen: «{stands}». Behold den ene av dem, for eksempel «{wanted}».",
        "“{id}” is two texts run together: “{stands}”. Keep one of them, such as “{wanted}”.",
    ),
    "other": (
        "«{id}» er brukt av to om hver sin ting, og bare den ene står: «{stands}». Den andre er borte: "
        "«{wanted}». Sett den inn igjen for seg, med en egen id: skriv «-ny» i stedet for nummeret, så "
        "sier sjekken hva som skal stå.",
        "“{id}” was used by two for two things, and only one stands: “{stands}”. The other is gone: "
        "“{wanted}”. Put it back, with an id of its own.",
    ),
}


def _place(loaded: Loaded, fact: Fact) -> Place:
    """Where a thing stands, or what it belongs to."""
    for spot, id_ in _spots(loaded, fact.kind):
        if id_ == fact.id:
            return spot.place()
    return loaded.key_place(
        "retired" if fact.kind == "fate" and loaded.platform.retired else "sectors"
    )


def _spots(loaded: Loaded, kind: str) -> Iterator[tuple[Spot, str]]:
    """Where everything of a kind stands, with its id."""
    if kind in loaded.translations:
        for id_ in loaded.translations[kind].units:
            yield loaded.translation_spot(kind, id_), id_
        return
    for path, _, block in loaded.blocks():
        yield loaded.spot(PLATFORM, *path), block.id
    for spot, _, sentence in loaded.sentences():
        yield spot, sentence.id
    for spot, id_, _ in loaded.wordings():
        yield spot, ids.plain(id_)
    for spot, term in zip(loaded.terms_in, loaded.glossary.terms, strict=True):
        yield spot, ids.term(term.id)
