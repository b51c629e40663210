"""Every summary rests on adopted text that is there, and sums up.

A sentence names what it rests on in ``covers`` and keeps the fingerprint of those words in
``source``. When the words change, the sentence has to be read again: correct it if need be, and
put in the new fingerprint, which the message gives. A summary is at most a third of its text, in
at most five sentences; that of a sector has at most eight sentences and 110 words, and touches all
its sections. None of this stops a change to the adopted text: it is advice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from generator.checks import approvals
from generator.checks import summary_measures as measures
from generator.ids import Numbers, UnitId, ids_in
from generator.platform import freshness
from generator.platform.model import BLOCKS, Sentence
from generator.problems import Known, Place, Problem
from generator.reading.yaml_text import entry, flow_list
from generator.source.load import Loaded, Spot

RULE = "summary"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each sentence without footing, outdated or half approved."""
    footing = _Footing(loaded)
    twice = _given_twice(loaded)
    for spot, _, sentence in loaded.sentences():
        unknown = [n for n, id_ in enumerate(sentence.covers) if id_ not in footing.texts]
        for n in unknown:
            place = spot.place("covers", n)
            yield _unknown(place, sentence, sentence.covers[n], footing)
        sure = not unknown and not (twice | loaded.unfaithful) & set(sentence.covers)
        if sure and footing.covered.outdated(sentence):
            yield _outdated(spot, sentence, footing.covered)
    for spot, _, _ in loaded.summaries():
        yield from approvals.half(spot, RULE)
    yield from measures.check(loaded)


class _Footing:
    """What sentences may rest on, and what has become of what they rested on before."""

    def __init__(self, loaded: Loaded) -> None:
        self.covered = freshness.covered(loaded.platform)
        self.texts = self.covered.texts
        self._told = {retired.id: retired.into for retired in loaded.platform.retired}
        self._released = loaded.register.units if loaded.register else {}

    def fate(self, id_: str) -> tuple[str, ...] | None:
        """What became of an id that stands no longer; None where it is not known to have stood.

        One that is only gone became nothing: the rule ``lost-id`` says what to do about that.
        """
        record = self._released.get(id_)
        if record is None or record.kind not in BLOCKS:
            return self._told.get(id_)
        return self._told.get(id_, record.fate.into if record.fate else ())

    @cached_property
    def known(self) -> Known:
        """The ids that may have been meant by another."""
        return Known(self.texts)

    @cached_property
    def numbers(self) -> Numbers:
        """The numbers that are taken."""
        return Numbers.of(self.texts)


def _given_twice(loaded: Loaded) -> set[str]:
    """The ids of which it is not known what they stand for, which another rule tells."""
    count = Counter(block.id for _, _, block in loaded.blocks())
    return {id_ for id_, times in count.items() if times > 1}


def _unknown(place: Place, sentence: Sentence, id_: str, footing: _Footing) -> Problem:
    fate = footing.fate(id_)
    if fate is not None:
        return Problem(place, RULE, *_retired(sentence, id_, fate, footing))
    several = ids_in(id_)
    if several[1:]:
        line = f"covers: {flow_list(several)}"
        sign = re.search(r"[^\w-]+", id_)
        return Problem(
            place._replace(column=place.column + (sign.start() if sign else 0)),
            RULE,
            f"Mellom id-ene skal det stå komma. Skriv: {line}",
            f"There should be a comma between the ids. Write: {line}",
        )
    return Problem(
        place,
        RULE,
        f"«{id_}» finnes ikke i plattformen. {_instead(id_, footing)}",
        f"“{id_}” is not in the platform.",
    )


def _retired(
    sentence: Sentence, id_: str, into: tuple[str, ...], footing: _Footing
) -> tuple[str, str]:
    """What to do with a sentence that rests on what has retired."""
    if into:
        ids = ", ".join(into)
        return (
            f"«{id_}» er tatt ut. Les setningen på nytt, og skriv det som gjelder nå: {ids}.",
            f"“{id_}” has retired. Read the sentence again, and write what stands now: {ids}.",
        )
    if not any(of in footing.texts or footing.fate(of) != () for of in sentence.covers):
        return (
            f"«{id_}» er tatt ut, og {sentence.id} bygger ikke på noe annet som gjelder. Slett hele "
            f"setningen, fra «- sentence: {sentence.id}» til siste linje.",
            f"“{id_}” has retired, and {sentence.id} rests on nothing else. Delete the sentence.",
        )
    return (
        f"«{id_}» er tatt ut. Les setningen på nytt, og ta {id_} ut av «covers».",
        f"“{id_}” has retired. Read the sentence again, and take {id_} out of “covers”.",
    )


def _instead(id_: str, footing: _Footing) -> str:
    """What may have been meant by an id that is not there."""
    if guess := footing.known.guess(id_):
        return f"Mente du «{guess}»?"
    last = footing.numbers.last_like(id_)
    if last is None:
        return "Skriv id-en til et punkt eller avsnitt, som punkt-41."
    beyond = (UnitId.of(id_).number or 0) > (UnitId.of(last).number or 0)
    far = f"Numrene går til {last}. " if beyond else ""
    return f"{far}Søk i platform.yaml etter teksten som setningen bygger på, og skriv id-en som står over den."


def _outdated(spot: Spot, sentence: Sentence, covered: freshness.Covered) -> Problem:
    line = entry("source", covered.fingerprint(sentence))
    rests_on = ", ".join(sentence.covers)
    if not sentence.source:
        return Problem(
            spot.place("covers"),
            RULE,
            f"Setningen er ny. Les den sammen med {rests_on}, som den bygger på. Når den stemmer, "
            f"skriv på en ny linje under «covers»: {line}",
            f"The sentence is new. Read it beside {rests_on}, on which it rests; when it is right, "
            f"write on a new line below “covers”: {line}",
            "warning",
        )
    return Problem(
        spot.place("source"),
        RULE,
        f"Setningen bygger på {rests_on}, og teksten der er endret siden setningen ble skrevet. "
        f"Les begge. Når setningen stemmer, skriv: {line}",
        f"The sentence rests on {rests_on}, which has changed since. Read both; when the sentence "
        f"is right, write: {line}",
        "warning",
    )
