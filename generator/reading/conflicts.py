"""What git leaves in a file where two have changed the same place, and which of it is to stand.

The markers and the second of the two texts are blanked, so that the rest is read, and each place is a
problem that says what to keep there: that depends on what the two did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.problems import Place, Problem

RULE = "merge-conflict"

_MARKER = re.compile(r" *(<{7}|\|{7}|={7}|>{7})( |$)")

_ITEM = re.compile(r"(?P<indent> *)- (?P<key>[a-z_]+): *(?P<value>.*\S)")


_KEY = re.compile(r"([a-z_]+):( |$)")


@dataclass
class _Conflict:
    """One place: the line of its first marker, the sign of that, and what stands on each side."""

    line: int
    sign: str
    sides: dict[str, list[str]] = field(default_factory=lambda: {"<": [], "=": []})


def without_conflicts(lines: list[str], name: str) -> tuple[list[str], list[Problem]]:
    """The lines with the markers and the second text of each conflict blank, and a problem for each.

    ``name`` is the file's, as problems name it. There are as many lines as before.
    """
    kept: list[str] = []
    found: list[_Conflict] = []
    side = ""
    for number, line in enumerate(lines, start=1):
        marker = _MARKER.match(line)
        if marker is None:
            kept.append("" if side in ("|", "=") else line)
            if side in ("<", "="):
                found[-1].sides[side].append(line)
            continue
        kept.append("")
        if not side:
            found.append(_Conflict(number, marker[1][0]))
        side = "" if marker[1][0] == ">" else marker[1][0]
    if not found:
        return lines, []
    retired = {
        item["value"] for line in lines if (item := _ITEM.match(line)) and item["key"] == "retired"
    }
    return kept, [
        Problem(Place(name, conflict.line), RULE, *_said(conflict, retired)) for conflict in found
    ]


def _items(lines: list[str]) -> Iterator[tuple[str, str]]:
    """The key and value with which each item of a list begins, not of the lists within those items."""
    found = [item for line in lines if (item := _ITEM.match(line))]
    outmost = min((len(item["indent"]) for item in found), default=0)
    for item in found:
        if len(item["indent"]) == outmost:
            yield item["key"], item["value"]


def _keys(lines: list[str]) -> set[str]:
    """The keys on one side, where it is nothing but keys of one thing with what stands under them."""
    said = [line for line in lines if line.strip()]
    outmost = min((len(line) - len(line.lstrip()) for line in said), default=0)
    found = [line[outmost:] for line in said if not line[outmost:].startswith(" ")]
    keys = [key[1] for line in found if (key := _KEY.match(line))]
    return set(keys) if len(keys) == len(found) else set()


def _have_a_key_in_common(conflict: _Conflict) -> bool:
    """Whether both have written the same key, or something other than keys of one thing."""
    ours, theirs = (_keys(lines) for lines in conflict.sides.values())
    return not (ours and theirs) or bool(ours & theirs)


def _said(conflict: _Conflict, retired: set[str]) -> tuple[str, str]:
    """What the two did, and what is to stand, in Norwegian and in English."""
    if conflict.sign != "<":
        return _LEFT_OVER
    ours, theirs = (set(_items(lines)) for lines in conflict.sides.values())
    if not all(any(map(str.strip, lines)) for lines in conflict.sides.values()):
        return _TAKEN_OUT
    if not (ours and theirs) or ours & theirs:
        return _ONE_OF_TWO if _have_a_key_in_common(conflict) else _BOTH_KEYS
    if all(key == "retired" for key, _ in ours | theirs):
        return _BOTH_RETIRED
    if all(value in retired for _, value in ours | theirs):
        return _BOTH_GONE
    return _BOTH_NEW


_SIGNS = "de tre linjene som begynner med <<<<<<<, ======= og >>>>>>>"

_SIGNS_EN = "the lines that begin with <<<<<<<, ======= and >>>>>>>"

_LEFT_OVER = (
    "Her står det igjen en linje fra en flettekonflikt. Slett alle linjer som begynner med <<<<<<<, "
    "======= eller >>>>>>>, og se etter at teksten rundt dem bare står én gang.",
    "A line of a merge conflict is left here. Delete all lines that begin with <<<<<<<, ======= or "
    ">>>>>>>, and see that the text around them stands once only.",
)

_TAKEN_OUT = (
    "Her begynner en flettekonflikt: den ene har slettet eller flyttet det som den andre har endret. "
    "Er det slettet med vilje, så slett det her også. Er det flyttet, så skriv de nye ordene der det "
    f"står nå, og slett det her. Slett til slutt {_SIGNS}.",
    "A merge conflict begins here: one has deleted or moved what the other has changed. If it was "
    "to go, delete it here too; if it was moved, write the new words where it stands now and delete "
    f"it here. Then delete {_SIGNS_EN}.",
)

_ONE_OF_TWO = (
    "Her begynner en flettekonflikt: to personer har endret samme sted. Behold den riktige "
    "av de to tekstene, og slett linjene som begynner med <<<<<<<, ======= og >>>>>>>.",
    f"A merge conflict begins here. Keep the right text, and delete {_SIGNS_EN}.",
)

_BOTH_RETIRED = (
    "Her begynner en flettekonflikt: to personer har tatt ut hvert sitt. Begge skal være ført opp: "
    f"slett bare {_SIGNS}, og se etter at hver av dem har «fate», «reason» og «on». Er de siste "
    "linjene like, står de bare én gang, under tegnene: skriv dem under den andre også.",
    f"A merge conflict begins here: two have retired something each. Keep both; delete only "
    f"{_SIGNS_EN}, and see that each has “fate”, “reason” and “on”.",
)

_BOTH_GONE = (
    "Her begynner en flettekonflikt: to personer har tatt ut hvert sitt, og begge er ført opp under "
    f"«retired». Slett begge her, og {_SIGNS}.",
    "A merge conflict begins here: two have taken something out each, and both stand under "
    f"“retired”. Delete both here, and {_SIGNS_EN}.",
)

_BOTH_KEYS = (
    "Her begynner en flettekonflikt: to personer har lagt til hver sitt om det samme. Behold begge deler, og "
    f"slett bare {_SIGNS}.",
    f"A merge conflict begins here: two have added something each to the same thing. Keep both, and delete only "
    f"{_SIGNS_EN}.",
)

_BOTH_NEW = (
    "Her begynner en flettekonflikt: to personer har skrevet hver sitt på samme sted. Behold "
    f"begge deler, og slett bare {_SIGNS}. "
    "Da står det ene etter det andre. Se etter at hver av dem har alle linjene sine.",
    "A merge conflict begins here: two have written something each in the same place. Keep "
    f"both, and delete only {_SIGNS_EN}. See that each has all its lines.",
)
