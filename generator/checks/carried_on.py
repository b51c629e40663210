"""A promise of a former platform is in the next one when a person has said so, and not otherwise.

``carried_on`` on a commitment names those that it is, in the same or in other words. A number that was
published before stands for what it stood for then: with the same words it simply lives on, with other
words somebody must say that it is the same promise. To mend it: write ``carried_on``; or give what is new
a key of its own. What nobody carries on has ended with its platform, and needs no word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.checks.lost_ids import A_NEW_WORDING
from generator.ids import UnitId, new_id
from generator.platform.model import Block, Commitment, Sector, fingerprint
from generator.platform.register import Kind, Record
from generator.platform.succession import published_before, same_words
from generator.problems import Known, Place, Problem, cut
from generator.reading.tree import Steps
from generator.source.load import Loaded
from generator.wording.differences import Likeness

RULE = "carried-on"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each word of what is carried on that does not hold, or is missing."""
    if loaded.forgotten:
        return
    there = _There(loaded)
    for path, _, part in loaded.parts():
        if isinstance(part, Sector):
            yield from _named(loaded, path, part.carried_on or (), there, "sector")
    for path, _, block in loaded.blocks():
        if isinstance(block, Commitment):
            yield from _named(loaded, path, block.carried_on or (), there, "commitment")
        if loaded.formers:
            yield from _published(loaded, path, block, there)
    if loaded.formers and loaded.register is None:
        yield from _questions(loaded, there)


@dataclass(frozen=True)
class _There:
    """What the platforms before this one have published."""

    loaded: Loaded

    @cached_property
    def before(self) -> Mapping[str, Record]:
        """What only they have."""
        memory = self.loaded.memory
        return published_before(memory, self.loaded.register) if memory else {}

    @cached_property
    def theirs(self) -> Mapping[str, tuple[str, Record]]:
        """All that they have had, with the period of the last that had it."""
        return {
            id_: (one.period, record)
            for one in self.loaded.formers
            for id_, record in (one.register.units.items() if one.register else ())
        }

    def of_kind(self, kind: Kind) -> Known:
        """The ids of a kind that may be meant by one that nobody has had."""
        return Known(id_ for id_, (_, record) in self.theirs.items() if record.kind == kind)


_NAMES: Mapping[str, tuple[str, str]] = {
    "commitment": ("punkt", "commitment"),
    "sector": ("område", "sector"),
}


def _named(
    loaded: Loaded, path: Steps, ids: tuple[str, ...], there: _There, kind: Kind
) -> Iterator[Problem]:
    """What is said to be carried on and never was, or is named twice."""
    nb, en = _NAMES[kind]
    for n, id_ in enumerate(ids):
        place = loaded.place(*path, "carried_on", n)
        found = there.theirs.get(id_)
        if not loaded.formers:
            yield Problem(
                place,
                RULE,
                "Det er ingen tidligere plattform å videreføre noe fra. Slett linjen «carried_on».",
                "There is no former platform to carry anything on from. Delete “carried_on”.",
            )
            return
        if found is None or found[1].kind != kind:
            guess = there.of_kind(kind).guess(id_)
            yield Problem(
                place,
                RULE,
                f"«{id_}» er ikke et {nb} i en tidligere plattform. "
                + (f"Mente du «{guess}»?" if guess else "Skriv id-en slik den står der."),
                f"“{id_}” is no {en} of a former platform."
                + (f" Did you mean “{guess}”?" if guess else ""),
            )
        elif id_ in ids[:n]:
            yield Problem(
                place,
                RULE,
                f"«{id_}» står to ganger i «carried_on». Behold den ene.",
                f"“{id_}” is given twice in “carried_on”. Keep one.",
            )


def _published(loaded: Loaded, path: Steps, block: Block, there: _There) -> Iterator[Problem]:
    """A number that somebody has written by hand, and that is another's or nobody's."""
    number = UnitId.of(block.id).number
    record = there.before.get(block.id)
    own = isinstance(block, Commitment) and block.id in (block.carried_on or ())
    if number is None or own or (record and same_words(record, block.text)):
        return
    place = loaded.place(*path, block.kind)
    new = f"- {block.kind}: {new_id(UnitId.of(block.id).prefix, block.text)}"
    if record is None:
        if loaded.register is None:
            yield Problem(
                place,
                RULE,
                f"«{block.id}» er ny, men nye får nummer først når utgaven lages: numrene fra plattformene "
                f"før teller med. Skriv «{new}» her, og bytt {block.id} med nøkkelen alle andre steder.",
                f"“{block.id}” is new, but numbers are given when an edition is made. Write “{new}” here.",
            )
        return
    period = there.theirs[block.id][0] if block.id in there.theirs else ""
    same = (
        f"Er det det samme løftet med andre ord, så legg til «carried_on: [{block.id}]» under teksten. "
        if isinstance(block, Commitment)
        else ""
    )
    yield Problem(
        place,
        RULE,
        f"«{block.id}» har andre ord i plattformen {period}: «{cut(record.text, 80, 77)}». Lenker dit skal "
        f"fortsatt føre til det. {same}Er det noe nytt, så skriv «{new}» her.",
        f"“{block.id}” has other words in the platform of {period}: “{cut(record.text, 80, 77)}”. "
        + (
            f"Is it the same promise? Add “carried_on: [{block.id}]”. "
            if isinstance(block, Commitment)
            else ""
        )
        + f"Is it new? Write “{new}”.",
        "error",
    )


def _questions(loaded: Loaded, there: _There) -> Iterator[Problem]:
    """Ask of each new promise that is like a former one; nobody but a person may say that it is that."""
    last = loaded.formers[-1]
    said = {id_ for of in loaded.platform.commitments for id_ in (of.id, *(of.carried_on or ()))}
    waiting = [of for of in last.platform.commitments if of.id not in said]
    exact = {fingerprint(of.text): of for of in reversed(waiting)}
    likeness = [(of, Likeness(of.text)) for of in waiting]
    for path, _, block in loaded.blocks():
        if not isinstance(block, Commitment) or block.carried_on is not None:
            continue
        if block.id in there.before:
            continue
        found = exact.get(fingerprint(block.text)) or _likest(block, likeness)
        if found:
            yield _question(loaded.place(*path, block.kind), found, last.period)


def _likest(block: Commitment, others: list[tuple[Commitment, Likeness]]) -> Commitment | None:
    """The former commitment that has most in common with one, where any has enough."""
    best, least = None, A_NEW_WORDING
    for other, likeness in others:
        if (share := likeness.of(block.text, least)) and share > least:
            best, least = other, share
    return best


def _question(place: Place, found: Commitment, period: str) -> Problem:
    return Problem(
        place,
        RULE,
        f"Er dette {found.id} i plattformen {period}, «{cut(found.text, 120, 117)}»? Da skriver du "
        f"«carried_on: [{found.id}]» under teksten. Er det noe nytt, skriver du «carried_on: []».",
        f"Is this {found.id} of the platform of {period}, “{cut(found.text, 120, 117)}”? Then write "
        f"“carried_on: [{found.id}]”. Is it new? Write “carried_on: []”.",
        "warning",
    )
