"""What two have done, each in a branch, is all there when the two are put together.

In a conflict one clicks, and what is clicked away is gone without a word. So both sides are looked at,
and what they began from: what only one side changed stands as that side has it; where both changed the
same, one of the two stands, and not both run together. To mend it: do what the message says, or, where
it is meant to go, take it out in a proposal of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import ids
from generator.problems import Place, Problem, cut, errors
from generator.source.load import Loaded, Spot
from generator.source.past import Past
from generator.source.shelves import FOLLOWUPS, PLATFORM
from generator.source.sides import Fact, Loss, looked_at, losses

RULE = "lost-in-merge"


def check(loaded: Loaded, past: Past) -> Iterator[Problem]:
    """Yield a problem for each thing that went lost where two states were put together.

    Where a file cannot be read, as with the signs of a conflict in it, what stands there is not lost:
    that is to be mended first.
    """
    if errors(loaded.problems):
        return
    told: set[Fact] = set()
    for then, now in looked_at(loaded, past):
        still = dict(losses(now))
        for fact, loss in losses(then):
            if still.get(fact) == loss and fact not in told:
                told.add(fact)
                yield _problem(loaded, fact, loss)


def _problem(loaded: Loaded, fact: Fact, loss: Loss) -> Problem:
    nb, en = _SAID[loss.how]
    is_actor = fact.id.startswith(ids.ACTOR)
    what, what_en = _ACTOR if is_actor and fact.kind == "text" else of_what(fact.kind)
    values = {
        "id": fact.id.removeprefix(ids.ACTOR),
        "wanted": _shown(fact, loss.wanted),
        "stands": _shown(fact, loss.stands),
    }
    return Problem(
        _place(loaded, fact),
        RULE,
        f"{what} {nb.format(**values)}",
        f"{what_en} {en.format(**values)}",
    )


def of_what(kind: str) -> tuple[str, str]:
    """What a kind of fact is, before the id of what it is said of, in Norwegian and in English."""
    return _WHAT.get(kind, (f"Oversettelsen ({kind}) av", f"The {kind} text of"))


def _shown(fact: Fact, text: str) -> str:
    return cut(text, 300, 297) if fact.kind == "text" else cut(text, 120, 117)


_ACTOR = ("Navnet på aktøren", "The name of the actor")

_WHAT = {
    "text": ("Teksten til", "The text of"),
    "place": ("Plassen til", "The place of"),
    "fate": ("Skjebnen til", "The fate of"),
    "correction": ("Rettelsen av", "The correction of"),
    "everyday": ("Hverdagsordet", "The everyday word"),
    "label": ("Nummeret i dokumentet («label») for", "The document's own number (label) of"),
    "whole": (
        "At det er en hel setning («whole»), for",
        "That it is a whole sentence (whole), for",
    ),
    "links": ("Lenken («links») i", "The link (links) in"),
    "emphasis": ("Uthevingen («emphasis») i", "The emphasis in"),
    "behind": ("Hvem som står bak («behind»)", "Who stands behind (behind)"),
    "responsible": (
        "Hvem som har ansvar («responsible») for",
        "Who is responsible (responsible) for",
    ),
    "carried_on": ("Hva som er ført videre («carried_on») i", "What is carried on (carried_on) in"),
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
        "«{id}» står her igjen («{stands}»), men den ene av de to endringene tok det ut. Slett "
        "hele punktet eller stykket her, fra streken til den siste linjen. Skal det stå, så sett det "
        "inn i et forslag for seg.",
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
    if ids.is_followup(fact.id):
        return loaded.spot(FOLLOWUPS).key_place("followups")
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
    for spot, one in zip(loaded.followup_spots, loaded.followups.followups, strict=True):
        yield spot, one.id
