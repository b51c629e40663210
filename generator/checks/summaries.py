"""Every summary rests on adopted text that is there, and every commitment is summed up.

A sentence names what it rests on in ``covers`` and keeps the fingerprint of those words in
``source``. When the words change, the sentence has to be read again: correct it if need be, and
put in the new fingerprint, which the message gives. A commitment that no sentence covers is
seen. Neither stops a change to the adopted text: both are warnings.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.ids import Numbers, UnitId, ids_in
from generator.platform import freshness
from generator.platform.model import BLOCKS, Sentence
from generator.problems import Problem, did_you_mean
from generator.reading.yaml_text import entry, flow_list
from generator.source.load import Loaded

RULE = "summary"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each sentence without footing, outdated or half approved."""
    covered = freshness.covered(loaded.platform)
    summed_up: set[str] = set()
    unsure: set[str] = set()
    twice = _given_twice(loaded)
    for path, part, sentence in loaded.sentences():
        summed_up |= set(sentence.covers)
        unknown = [n for n, id_ in enumerate(sentence.covers) if id_ not in covered.texts]
        if unknown:
            unsure |= {block.id for block in part.content}
        for n in unknown:
            yield _unknown(loaded, path, sentence, n, covered)
        if not unknown and not twice & set(sentence.covers) and covered.outdated(sentence):
            yield _outdated(loaded, path, sentence, covered)
    yield from _half_approved(loaded)
    if summed_up:
        yield from _not_summed_up(loaded, summed_up | unsure)


def _given_twice(loaded: Loaded) -> set[str]:
    """The ids of which it is not known what they stand for, which another rule tells."""
    count = Counter(block.id for _, _, block in loaded.platform.blocks())
    return {id_ for id_, times in count.items() if times > 1}


def _unknown(
    loaded: Loaded,
    path: tuple[str | int, ...],
    sentence: Sentence,
    n: int,
    covered: freshness.Covered,
) -> Problem:
    id_ = sentence.covers[n]
    fate = _fate(loaded, id_)
    if fate is not None:
        return Problem(
            loaded.place(*path, "covers", n), RULE, *_retired(loaded, sentence, id_, fate, covered)
        )
    place = loaded.place(*path, "covers", n)
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
        f"«{id_}» finnes ikke i plattformen. {_instead(id_, covered)}",
        f"“{id_}” is not in the platform.",
    )


def _retired(
    loaded: Loaded, sentence: Sentence, id_: str, into: tuple[str, ...], covered: freshness.Covered
) -> tuple[str, str]:
    """What to do with a sentence that rests on what has retired."""
    if into:
        ids = ", ".join(into)
        return (
            f"«{id_}» er utgått. Les setningen på nytt, og skriv det som gjelder nå: {ids}.",
            f"“{id_}” has retired. Read the sentence again, and write what stands now: {ids}.",
        )
    if not any(other in covered.texts or _fate(loaded, other) != () for other in sentence.covers):
        return (
            f"«{id_}» er utgått, og {sentence.id} bygger ikke på noe annet som gjelder. Slett hele "
            f"setningen, fra «- sentence: {sentence.id}» til siste linje.",
            f"“{id_}” has retired, and {sentence.id} rests on nothing else. Delete the sentence.",
        )
    return (
        f"«{id_}» er utgått. Les setningen på nytt, og ta {id_} ut av «covers».",
        f"“{id_}” has retired. Read the sentence again, and take {id_} out of “covers”.",
    )


def _instead(id_: str, covered: freshness.Covered) -> str:
    """What may have been meant by an id that is not there."""
    if guess := did_you_mean(id_, covered.texts):
        return f"Mente du «{guess}»?"
    last = Numbers.of(covered.texts).last_like(id_)
    if last is None:
        return "Skriv id-en til et punkt eller avsnitt, som punkt-41."
    beyond = (UnitId.of(id_).number or 0) > (UnitId.of(last).number or 0)
    far = f"Numrene går til {last}. " if beyond else ""
    return (
        f"{far}Søk i filen etter teksten som setningen bygger på, og skriv id-en som står over den."
    )


def _fate(loaded: Loaded, id_: str) -> tuple[str, ...] | None:
    """What became of an id that stands no longer; None where it is not known to have stood.

    One that is only gone became nothing: the rule ``lost-id`` says what to do about that.
    """
    told = {retired.id: retired.into for retired in loaded.platform.retired}
    record = loaded.register.units.get(id_) if loaded.register else None
    if record is None or record.kind not in BLOCKS:
        return told.get(id_)
    return told.get(id_, record.fate.into if record.fate else ())


def _outdated(
    loaded: Loaded, path: tuple[str | int, ...], sentence: Sentence, covered: freshness.Covered
) -> Problem:
    line = entry("source", covered.fingerprint(sentence))
    rests_on = ", ".join(sentence.covers)
    if not sentence.source:
        return Problem(
            loaded.place(*path, "covers"),
            RULE,
            f"Setningen er ny. Les den sammen med {rests_on}, som den bygger på. Når den stemmer, "
            f"skriv på en ny linje under «covers»: {line}",
            f"The sentence is new. Read it beside {rests_on}, on which it rests; when it is right, "
            f"write on a new line below “covers”: {line}",
            "warning",
        )
    return Problem(
        loaded.place(*path, "source"),
        RULE,
        f"Setningen bygger på {rests_on}, og teksten der er endret siden setningen ble skrevet. "
        f"Les begge. Når setningen stemmer, skriv: {line}",
        f"The sentence rests on {rests_on}, which has changed since. Read both; when the sentence "
        f"is right, write: {line}",
        "warning",
    )


def _half_approved(loaded: Loaded) -> Iterator[Problem]:
    for path, _, part in loaded.parts():
        of = part.summary
        if of and bool(of.approved_by) != bool(of.approved_on):
            lacking = "approved_on" if of.approved_by else "approved_by"
            yield Problem(
                loaded.key_place(*path, "summary"),
                RULE,
                f"Godkjenningen er halv: «{lacking}» mangler. Skriv både hvem som har godkjent "
                "(approved_by) og datoen (approved_on), eller ta bort begge.",
                f"The approval is incomplete: “{lacking}” is missing.",
            )


def _not_summed_up(loaded: Loaded, summed_up: set[str]) -> Iterator[Problem]:
    for path, _, part in loaded.parts():
        for b, block in enumerate(part.content):
            if block.kind == "commitment" and block.id not in summed_up:
                yield Problem(
                    loaded.place(*path, "content", b, "commitment"),
                    RULE,
                    f"«{block.id}» er ikke med i «Kort fortalt». Ta det med i en setning under "
                    f"«summary», og føy id-en til i «covers: [… , {block.id}]».",
                    f"“{block.id}” is in no summary. Add it to a sentence and to its “covers”.",
                    "warning",
                )
