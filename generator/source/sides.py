"""Two states that began as one, and what came of them: what each said, what is lost, what was chosen.

What one side alone changed stands as that side has it. Where both changed the same, one of the two
stands. Where one took a thing out that the other changed, it is out, or it stands as the other has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import NamedTuple

from generator.platform.model import Block, Commitment, fingerprint
from generator.reading import conflicts
from generator.source.load import Loaded
from generator.source.past import Merge, Past
from generator.wording.differences import Likeness

ONE_THING = 0.6
"""Two texts under one new id that have less in common than this are two different things."""


class Fact(NamedTuple):
    """Something that a file says, and of what."""

    kind: str
    id: str


Facts = dict[Fact, str]

BESIDE = ("label", "whole", "links", "emphasis", "behind", "responsible", "carried_on")
"""What stands with the words of a thing and is no text of its own, by its key."""

OF_A_THING = ("text", "place", "correction", *BESIDE)
"""What is said of a thing for as long as it stands."""


class Loss(NamedTuple):
    """What is lost: what should stand, and what stands, if anything does."""

    how: str
    wanted: str
    stands: str


@dataclass(frozen=True)
class Choice:
    """What was chosen where the two had changed the same, and what the other had; empty for nothing."""

    kind: str
    id: str
    kept: str
    other: str


@dataclass(frozen=True)
class Sides:
    """What was there before, on each side, and in what came of them.

    A side of which nothing but what came of it is known says what that says.
    """

    base: Facts
    ours: Facts
    theirs: Facts
    came: Facts
    known: bool = True
    """Whether both sides are."""

    @property
    def all(self) -> Iterator[Fact]:
        """Every fact that any of them knows, each once."""
        found: dict[Fact, None] = dict.fromkeys((*self.ours, *self.theirs, *self.base))
        yield from found

    def of(self, fact: Fact) -> tuple[str | None, str | None, str | None, str | None]:
        """What each says of it: base, ours, theirs, and what came."""
        return tuple(of.get(fact) for of in (self.base, self.ours, self.theirs, self.came))  # type: ignore[return-value]


def looked_at(loaded: Loaded, past: Past) -> Iterator[tuple[Sides, Sides]]:
    """For each merge since main: the sides with what came of them then, and with what stands now.

    A state that cannot be read, or that holds signs of a conflict, says nothing; what stands now does for
    what came of a merge.
    """
    for merge in past.merges:
        if found := _sides(loaded, past, merge):
            yield found


def _sides(loaded: Loaded, past: Past, merge: Merge) -> tuple[Sides, Sides] | None:
    base = past.at(merge.base)
    ours, theirs = _whole(past, merge.ours), _whole(past, merge.theirs)
    then = (_whole(past, merge.commit) if merge.commit else None) or loaded
    if base is None or (ours is None and theirs is None):
        return None
    names = _names(*(one for one in (base, ours, theirs, then, loaded) if one))
    known = ours is not None and theirs is not None and merge.theirs != merge.commit
    before, one, other = (facts(of or then, names) for of in (base, ours, theirs))
    now = Sides(before, one, other, facts(loaded, names), known)
    return replace(now, came=facts(then, names)), now


def _whole(past: Past, commit: str) -> Loaded | None:
    """What stood at a commit; None where signs of a conflict stood in it, and nobody had chosen yet."""
    found = past.at(commit)
    chosen = found and all(problem.rule != conflicts.RULE for problem in found.problems)
    return found if chosen else None


def _names(*all_: Loaded) -> dict[str, str]:
    """The number that each key has been given, in any of them."""
    return {key: id_ for of in all_ if of.register for key, id_ in of.register.given.items()}


def facts(of: Loaded, names: Mapping[str, str]) -> Facts:
    """All that one state says, each thing by itself."""
    found: Facts = {}
    for unit in of.units():
        found[Fact("text", names.get(unit.id, unit.id))] = _folded(unit.text)
    for _, part, block in of.blocks():
        found[Fact("place", names.get(block.id, block.id))] = part.id
        found |= _beside(block, names.get(block.id, block.id))
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


def _beside(block: Block, id_: str) -> Facts:
    """What a block says beside its words: that it is corrected, and each of ``BESIDE``."""
    corrected = {Fact("correction", block.id): block.note or ""} if block.correction else {}
    return corrected | {Fact(kind, id_): words for kind, words in beside(block).items()}


def beside(block: Block) -> dict[str, str]:
    """Each of ``BESIDE`` that a block has, as words."""
    said = {
        "links": ", ".join(f"{one.words} ({one.address})" for one in block.links),
        "emphasis": ", ".join(block.emphasis),
    }
    if isinstance(block, Commitment):
        said |= {
            "label": block.label or "",
            "behind": ", ".join(block.behind),
            "responsible": ", ".join(block.responsible),
            "carried_on": ", ".join(block.carried_on or ()),
        }
        if block.whole:
            said["whole"] = "true"
    return {kind: words for kind, words in said.items() if words}


def _folded(text: str) -> str:
    return " ".join(text.split())


def losses(sides: Sides) -> Iterator[tuple[Fact, Loss]]:
    """Each thing that one side did, or both, and that did not come through."""
    texts = {fingerprint(text) for fact, text in sides.came.items() if fact.kind == "text"}
    settled = _settled(sides)
    for fact in settled.all:
        loss = _loss(fact, settled)
        elsewhere = fact.kind == "text" and loss and fingerprint(loss.wanted) in texts
        told = fact.kind == "place" and loss and loss.how in ("gone", "back")
        both = loss and loss.how == "joined" and fact.kind in BESIDE  # two lists put together
        if loss and not told and not both and not (elsewhere and loss.how in ("gone", "other")):
            yield fact, loss


def chosen(loaded: Loaded, past: Past) -> Iterator[Choice]:
    """What was chosen in the merges since main, and stands so still; each once."""
    told: set[Choice] = set()
    for then, now in looked_at(loaded, past):
        still = set(choices(now))
        for one in choices(then):
            if one in still and one not in told:
                told.add(one)
                yield one


def choices(sides: Sides) -> Iterator[Choice]:
    """Each thing that both have changed, where one of the two was chosen and nothing is lost."""
    lost = {fact for fact, _ in losses(sides)}
    contested = _contested(sides)
    for fact in sides.all:
        base, ours, theirs, came = sides.of(fact)
        if fact in lost or (fact.id in contested and fact.kind != "text"):
            continue
        both_changed = base not in (ours, theirs) or fact.id in contested
        if both_changed and ours != theirs and came in (ours, theirs) and sides.known:
            other = theirs if came == ours else ours
            yield Choice(*fact, came or "", other or "")


def _contested(sides: Sides) -> set[str]:
    """The ids of what one side took out, and the other changed or moved."""
    found: set[str] = set()
    for fact in sides.base:
        ours, theirs = sides.ours, sides.theirs
        if fact.kind == "text" and (fact in ours) != (fact in theirs):
            stays = ours if fact in ours else theirs
            about = [Fact(kind, fact.id) for kind in OF_A_THING]
            if any(stays.get(one) != sides.base.get(one) for one in about):
                found.add(fact.id)
    return found


def _settled(sides: Sides) -> Sides:
    """The sides as if whoever was not chosen had left alone what one took out and the other changed."""
    ours, theirs = dict(sides.ours), dict(sides.theirs)
    for id_ in _contested(sides):
        text = Fact("text", id_)
        loses = ours if (text in sides.ours) != (text in sides.came) else theirs
        for kind in (*OF_A_THING, "fate"):
            _put_back(loses, sides.base, Fact(kind, id_))
    return replace(sides, ours=ours, theirs=theirs)


def _put_back(of: Facts, base: Facts, fact: Fact) -> None:
    of.pop(fact, None)
    if fact in base:
        of[fact] = base[fact]


def _loss(fact: Fact, sides: Sides) -> Loss | None:
    """What is wrong with what came of the two, if anything is."""
    base, ours, theirs, came = sides.of(fact)
    if ours == theirs:
        return Loss("gone", ours, "") if ours is not None and came is None else None
    if base in (ours, theirs):
        return _undone(base, theirs if ours == base else ours, came)
    one = next((side for side in (ours, theirs) if _run_together(base, side, came)), None)
    if one and not sides.known:
        return Loss("joined", one, came or "")
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
        return Loss("gone", both[0], "") if len(both) == 2 else None
    if len(both) == 2 and came not in both:
        one, other = both
        glued = _glued(base, one, other, came) or _glued(base, other, one, came)
        if glued or (one in came and other in came):
            return Loss("joined", one, came)
    if base is None and len(both) == 2 and fact.kind == "text" and not _alike(*both):
        missing = [side for side in both if side != came]
        return Loss("other", missing[0], came) if came in both else None
    return None


def _glued(base: str | None, first: str, last: str, came: str) -> bool:
    """Whether one side's words stand before the other's where each had its own for the same.

    Around them may stand what both have: «A skal B. Resten.» Two who have each added words in one place,
    where there were none before, are both right.
    """
    one, other, all_ = first.split(), last.split(), came.split()
    alike = _common(one[::-1], other[::-1])
    for before in range(_common(one, other) + 1):
        after = len(one) + len(other) - len(all_) - before
        ends = len(one) - after
        if 0 <= after <= alike and all_ == one[:ends] + other[before:]:
            return base is None or base.split() != one[:before] + one[ends:]
    return False


def _common(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return sum(1 for _ in same)


def _run_together(base: str | None, side: str | None, came: str | None) -> bool:
    """Whether what came is the text of one side with another beside it that was for the same."""
    if not side or not came or side == came or side not in came:
        return False
    return base is None or _alike(base, came.replace(side, "", 1))


def _alike(one: str, other: str) -> bool:
    return Likeness(one).of(other, ONE_THING) >= ONE_THING
