"""Approvals: who has read which words, on which day, and what they would rather have had.

A record holds one round: one person, one day, one language. It names each text with the fingerprint
of the words that were read, and of the text that these were made from. Whatever has other words
since is approved by nobody, without anyone having to say so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated

from pydantic import Field, StringConstraints

from generator import ids
from generator.platform import freshness
from generator.platform.freshness import Covered
from generator.platform.model import (
    LANGUAGE_CODE,
    Date,
    FilledText,
    Glossary,
    Platform,
    Reviewed,
    Summary,
    Term,
    Translation,
    Translations,
    Unit,
    Value,
    Wording,
    fingerprint,
    shown_as,
    units,
)

Code = Annotated[str, StringConstraints(pattern=LANGUAGE_CODE)]

Read = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{8})?$")]
"""The fingerprint of the words that were read, and after a hyphen of what they were made from."""


class Proposal(Value):
    """Other words for a text, by somebody who has read it."""

    model_config = shown_as("Forslag", "Andre ord for en tekst, fra den som har lest den.")

    text: FilledText = Field(title="Tekst", description="Teksten slik den burde være.")
    read: Read = Field(
        title="Lest",
        description="Fingeravtrykket av ordene som ble lest. Skrivebordet skriver det.",
    )


class Round(Value):
    """One round of approval: what one person has read on one day, in one language."""

    model_config = shown_as(
        "Godkjenning", "Hva én person har lest og godkjent på én dag. Skrivebordet lager filen."
    )

    approved_by: FilledText = Field(
        title="Godkjent av", description="Navnet på den som har lest og godkjent."
    )
    approved_on: Date = Field(title="Godkjent", description="Datoen, som ÅÅÅÅ-MM-DD.")
    approved_as: FilledText | None = Field(
        default=None,
        title="Godkjent som",
        description="I hvilken rolle, for eksempel statsautorisert translatør. Kan utelates.",
    )
    place: FilledText = Field(
        title="Sted", description="Byen eller kommunen som plattformen gjelder."
    )
    language: Code = Field(
        title="Språk", description="Språket som er lest: nb for våre egne ord, ellers en, sma …"
    )
    units: dict[str, Read] = Field(
        default_factory=dict,
        title="Enheter",
        description="Det som er godkjent, etter id, hver med fingeravtrykket av ordene som ble lest.",
    )
    proposals: dict[str, Proposal] = Field(
        default_factory=dict,
        title="Forslag",
        description="Det som burde ha andre ord, etter id. Godkjent når teksten er blitt slik.",
    )
    count: int = Field(
        ge=0,
        title="Antall",
        description="Hvor mange enheter og forslag filen har, så det synes om noe av den er borte.",
    )

    @property
    def length(self) -> int:
        """How many texts it really speaks of."""
        return len(self.units) + len(self.proposals)


class Approvers(Value):
    """Who may approve what, where the platform says so."""

    model_config = shown_as("Godkjennere", "Hvem som kan godkjenne, for hvert språk.")

    approvers: dict[Code, tuple[FilledText, ...]] = Field(
        default_factory=dict,
        title="Godkjennere",
        description="Navnene, etter språkets kode. For et språk som ikke står her, kan alle.",
    )

    def may(self, who: str, lang: str) -> bool:
        """Whether the approval of somebody counts for a language."""
        names = self.approvers.get(lang)
        return names is None or _folded(who) in map(_folded, names)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def read(words: str, source: str = "") -> str:
    """What a record holds of words, made from something with a fingerprint."""
    return f"{fingerprint(words)}-{source}" if source else fingerprint(words)


@dataclass(frozen=True)
class Readable:
    """A text that a person may approve, as it stands: what it says, and what it was made from."""

    id: str
    words: str
    held: Reviewed
    source: str = ""
    """The fingerprint of what it is made from, as that is today."""
    declared: str = ""
    """The same as it was when the words were made."""

    @property
    def now(self) -> str:
        """What a record has to hold to count."""
        return read(self.words, self.source)


LINE = re.compile(
    r"(?P<id>[a-z0-9.-]+) \((?P<lang>[A-Za-z0-9-]+), (?P<read>[0-9a-f]{8}(?:-[0-9a-f]{8})?)\)"
)


def line(id_: str, lang: str, read: str) -> str:
    """How a text is named with the words that were read, on one line: ``punkt-142.plain (nb, a129c694)``."""
    return f"{id_} ({lang}, {read})"


@dataclass(frozen=True, order=True)
class Verdict:
    """What somebody has said of a text, and when: the later, the greater."""

    on: str
    file: str
    by: str
    role: str
    read: str
    """The words that it counts for."""
    over: str = ""
    """Where it is a proposal: the words that were read."""
    proposed: str = ""

    @property
    def of(self) -> str:
        """The fingerprint of what the words were made from."""
        return self.read.partition("-")[2]


@dataclass(frozen=True)
class Standing:
    """What has been said of the texts and does not count for what they say today."""

    lapsed: Mapping[tuple[str, str], Verdict] = field(default_factory=dict)
    """The last that was said of what has other words now, by language and id."""
    waiting: Mapping[tuple[str, str], tuple[Verdict, ...]] = field(default_factory=dict)
    """The proposals that nobody has taken over or turned down."""
    unheard: Mapping[tuple[str, str], Verdict] = field(default_factory=dict)
    """Who is said in the text's own file to have approved it, and may not."""


@dataclass(frozen=True)
class Settled:
    """Everything that may be approved, each saying who has approved it as it stands."""

    platform: Platform
    glossary: Glossary
    translations: dict[str, Translations]
    standing: Standing


def summary_of(id_: str, summary: Summary, covered: Covered) -> Readable:
    """A summary: all its sentences, made from all that they cover."""
    now = [covered.fingerprint(sentence) for sentence in summary.sentences]
    pairs = zip(summary.sentences, now, strict=True)
    return Readable(
        ids.summary(id_),
        " ".join(sentence.text for sentence in summary.sentences),
        summary,
        fingerprint(" ".join(now)),
        fingerprint(" ".join(sentence.source or mark for sentence, mark in pairs)),
    )


def wording_of(id_: str, wording: Wording, covered: Covered) -> Readable:
    """A commitment or paragraph in everyday words."""
    source = covered.of((id_,))
    return Readable(ids.plain(id_), wording.text, wording, source, wording.source or source)


def term_of(term: Term) -> Readable:
    """What a word means; it is made from nothing."""
    return Readable(ids.term(term.id), term.explanation, term)


def translation_of(unit: Unit, translation: Translation) -> Readable:
    """A unit in another language."""
    source = fingerprint(unit.text)
    return Readable(unit.id, translation.text, translation, source, translation.source or source)


def own(platform: Platform, glossary: Glossary) -> Iterator[Readable]:
    """What may be approved in the platform's own language: all that is ours and never adopted."""
    covered = freshness.covered(platform)
    for _, part in platform.parts:
        if part.summary:
            yield summary_of(part.id, part.summary, covered)
    for id_, wording in platform.wordings.items():
        if id_ in covered.texts:  # what has retired is said nowhere any more
            yield wording_of(id_, wording, covered)
    yield from map(term_of, glossary.terms)


def translated(known: Iterable[Unit], of: Translations) -> Iterator[Readable]:
    """What may be approved in another language: whatever is translated."""
    for unit in known:
        translation = of.units.get(unit.id)
        if translation and translation.text.strip():
            yield translation_of(unit, translation)


def is_in_its_folder(file: str, round_: Round) -> bool:
    """Whether a file lies with those of its language, by which the forge knows whom to ask."""
    return file.split("/")[1:2] == [round_.language]


def verdicts(
    rounds: Mapping[str, Round], approvers: Approvers
) -> dict[tuple[str, str], list[Verdict]]:
    """What all rounds say that counts, by language and id."""
    found: dict[tuple[str, str], list[Verdict]] = {}
    for file, round_ in rounds.items():
        if counts(file, round_, approvers):
            for id_, verdict in _verdicts(file, round_):
                found.setdefault((round_.language, id_), []).append(verdict)
    return found


def counts(file: str, round_: Round, approvers: Approvers) -> bool:
    """Whether anything of a round counts: it lies in its place, by somebody who may approve."""
    return is_in_its_folder(file, round_) and approvers.may(round_.approved_by, round_.language)


def _verdicts(file: str, round_: Round) -> Iterator[tuple[str, Verdict]]:
    who = (round_.approved_on, file, round_.approved_by, round_.approved_as or "")
    for id_, words in round_.units.items():
        yield id_, Verdict(*who, words)
    for id_, of in round_.proposals.items():
        yield id_, Verdict(*who, read(of.text, of.read.partition("-")[2]), of.read, of.text)


class _Settling:
    """Finds what was said last of each text, and remembers what no longer counts."""

    def __init__(self, rounds: Mapping[str, Round], approvers: Approvers) -> None:
        self._approvers = approvers
        self._said = verdicts(rounds, approvers)
        self._lapsed: dict[tuple[str, str], Verdict] = {}
        self._waiting: dict[tuple[str, str], tuple[Verdict, ...]] = {}
        self._unheard: dict[tuple[str, str], Verdict] = {}

    @property
    def standing(self) -> Standing:
        """What does not count."""
        return Standing(self._lapsed, self._waiting, self._unheard)

    def concerns(self, lang: str, id_: str, held: Reviewed) -> bool:
        """Whether anybody has said anything of a text."""
        return held.approved or (lang, id_) in self._said

    def verdict(self, lang: str, of: Readable) -> Verdict | None:
        """Who has approved a text as it stands; or a translation, before what it is of changed."""
        key = (lang, of.id)
        every = [*self._said.get(key, []), *self._own(key, of)]
        waiting = tuple(sorted(one for one in every if one.over == of.now))
        counting = [one for one in every if one.read == of.now]
        if waiting:
            self._waiting[key] = waiting
        if counting:
            return max(counting)
        said = [one for one in every if not one.proposed]
        if said:
            self._lapsed[key] = max(said)
        if not isinstance(of.held, Translation) or of.declared == of.source:
            return None
        mark = fingerprint(of.words)
        return max((one for one in every if one.read.partition("-")[0] == mark), default=None)

    def _own(self, key: tuple[str, str], of: Readable) -> Iterator[Verdict]:
        """What the text's own file says, in the way of before."""
        held = of.held
        if not (held.approved_by and held.approved_on):
            return
        if isinstance(held, Translation) and held.status != "approved":
            return
        said = read(of.words, of.declared)
        own = Verdict(held.approved_on, "", held.approved_by, held.approved_as or "", said)
        if self._approvers.may(held.approved_by, key[0]):
            yield own
        else:
            self._unheard[key] = own


def settle(
    platform: Platform,
    glossary: Glossary,
    translations: Mapping[str, Translations],
    *,
    rounds: Mapping[str, Round],
    approvers: Approvers,
    others: Iterable[Unit] = (),
) -> Settled:
    """Say of everything who has approved it as it stands.

    ``platform`` has our own words about it; ``others`` are units that are shown besides.
    """
    settling = _Settling(rounds, approvers)
    lang = str(platform.language)
    covered = freshness.covered(platform)
    made = _in_its_own_language(settling, lang, platform, covered)
    terms = tuple(
        _signed(term, settling.verdict(lang, term_of(term)))
        if settling.concerns(lang, ids.term(term.id), term)
        else term
        for term in glossary.terms
    )

    @cache  # type: ignore[misc]  # functools types the decorator with Any
    def known() -> dict[str, Unit]:
        return {unit.id: unit for unit in (*others, *units(platform, glossary))}

    return Settled(
        made,
        glossary.but(terms=terms),
        {code: _translated(settling, code, of, known) for code, of in translations.items()},
        settling.standing,
    )


def _in_its_own_language(
    settling: _Settling, lang: str, platform: Platform, covered: Covered
) -> Platform:
    """The platform with its summaries and plain wordings, each signed by who has approved it."""
    summaries = {
        part.id: _summary_signed(part.summary, settling.verdict(lang, of), covered)
        for _, part in platform.parts
        if part.summary and settling.concerns(lang, ids.summary(part.id), part.summary)
        for of in (summary_of(part.id, part.summary, covered),)
    }
    wordings = {
        id_: _wording_signed(wording, settling.verdict(lang, of), of.source)
        for id_, wording in platform.wordings.items()
        if settling.concerns(lang, ids.plain(id_), wording)
        for of in (wording_of(id_, wording, covered),)
    }
    return platform.reviewed(summaries, wordings) if summaries or wordings else platform


def _translated(
    settling: _Settling, lang: str, of: Translations, known: Callable[[], Mapping[str, Unit]]
) -> Translations:
    signed = {
        id_: _translation_signed(one, settling.verdict(lang, translation_of(known()[id_], one)))
        for id_, one in of.units.items()
        if one.text.strip() and settling.concerns(lang, id_, one) and id_ in known()
    }
    return of.but(units=of.units | signed) if signed else of


def _signed(held: Term, verdict: Verdict | None) -> Term:
    return held.but(**_signature(verdict))


def _signature(verdict: Verdict | None) -> dict[str, object]:
    if verdict is None:
        return {"approved_by": None, "approved_on": None, "approved_as": None}
    return {
        "approved_by": verdict.by,
        "approved_on": verdict.on,
        "approved_as": verdict.role or None,
    }


def _summary_signed(held: Summary, verdict: Verdict | None, covered: Covered) -> Summary:
    """A summary with who approved it; what was read holds for the adopted words as they are."""
    if verdict is None:
        return held.but(**_signature(None))

    fresh = {
        ("listed" if key == "sentences" else key): tuple(
            one.but(source=covered.fingerprint(one)) if one.source else one for one in sentences
        )
        for key, sentences in held.groups.items()
    }
    return held.but(**_signature(verdict), **fresh)


def _wording_signed(held: Wording, verdict: Verdict | None, source: str) -> Wording:
    fresh = {"source": source} if verdict and held.source else {}
    return held.but(**_signature(verdict), **fresh)


def _translation_signed(held: Translation, verdict: Verdict | None) -> Translation:
    if verdict is None:
        status = "draft" if held.status == "approved" else held.status
        return held.but(**_signature(None), status=status)
    fresh = {"source": verdict.of} if held.source else {}
    return held.but(**_signature(verdict), status="approved", **fresh)
