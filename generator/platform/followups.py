"""Follow-ups: what has happened to commitments in the world, each with a date and a source.

``source/followups.yaml`` is written by editors. A follow-up says what has happened, never how good it
is: whether a promise is kept is the reader's to judge. A publisher who wants an assessment shown
declares a scale, with who assesses and how; the program never makes one.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from pydantic import Field

from generator import ids
from generator.platform.history import History
from generator.platform.model import Date, FilledText, Reviewed, Slug, Unit, Value, shown_as

Sort = Literal["sak", "vedtak", "budsjett", "tiltak", "rapport", "svar"]

SORTS: tuple[Sort, ...] = get_args(Sort)
"""What may have happened, in everyday words: a case, a decision, a budget, a measure, a report, an answer."""


class Source(Value):
    """Where one reads that it has happened."""

    model_config = shown_as("Kilde", "Hvor leseren selv kan se at det har skjedd.")

    address: str = Field(
        title="Adresse",
        description="Adressen til siden eller dokumentet, fra https:// av. Tom bare når kilden er fjernet "
        "etter krav.",
    )
    title: FilledText = Field(
        title="Tittel", description="Hva siden eller dokumentet heter, slik det står der."
    )
    publisher: FilledText = Field(
        title="Utgiver", description="Hvem som har lagt det ut, for eksempel Havdal kommune."
    )
    case: FilledText | None = Field(
        default=None,
        title="Saksnummer",
        description="Nummeret på saken, der den har et, slik det står i saken.",
    )


class Scale(Value):
    """How somebody outside the program assesses commitments: who, how, and in which steps."""

    model_config = shown_as(
        "Skala", "En skala som noen vurderer punktene etter. Programmet vurderer aldri noe selv."
    )

    id: Slug = Field(
        alias="scale",
        title="Skala",
        description="Skalaens id, med små bokstaver a–z, tall og bindestrek.",
    )
    title: FilledText = Field(title="Tittel", description="Hva skalaen heter.")
    assessor: FilledText = Field(
        title="Vurdert av", description="Hvem som vurderer, for eksempel Havdal kommunerevisjon."
    )
    method: FilledText = Field(
        title="Metode", description="Hvordan det blir vurdert, i en setning eller to."
    )
    steps: tuple[FilledText, ...] = Field(
        min_length=2,
        title="Trinn",
        description="Trinnene i skalaen, med de ordene som leserne skal se.",
    )


class Assessment(Value):
    """What the assessor of a scale came to."""

    model_config = shown_as("Vurdering", "Det de som vurderer etter en skala, kom fram til.")

    scale: Slug = Field(
        title="Skala", description="Id-en til skalaen. Den står øverst i filen, under «scales»."
    )
    step: FilledText = Field(title="Trinn", description="Trinnet, nøyaktig slik skalaen har det.")


class FollowUp(Reviewed):
    """Something that has happened to one or more commitments."""

    model_config = shown_as("Hendelse", "Noe som har skjedd med ett eller flere punkter.")

    id: str = Field(
        alias="followup",
        pattern=ids.FOLLOWUP_PATTERN,
        max_length=40,
        title="Hendelse",
        description="Hendelsens id. Skriv hendelse-ny: sjekken sier hva som skal stå.",
    )
    commitments: tuple[FilledText, ...] = Field(
        min_length=1,
        title="Punkter",
        description="Id-ene til punktene det gjelder, for eksempel [punkt-2, punkt-3].",
    )
    on: Date = Field(title="Dato", description="Datoen da det skjedde, som ÅÅÅÅ-MM-DD.")
    kind: Sort = Field(
        title="Slag",
        description="sak (en sak er lagt fram), vedtak, budsjett, tiltak (noe er satt i gang eller "
        "gjort), rapport eller svar (på et spørsmål).",
    )
    text: FilledText = Field(
        title="Tekst",
        description="Hva som skjedde, i en setning. Ikke hvor bra det er: det avgjør leseren.",
    )
    source: Source = Field(title="Kilden", description="Der leserne kan se det selv.")
    archived: FilledText | None = Field(
        default=None,
        title="Kopi i nettarkiv",
        description="Adressen til en kopi av kilden i et nettarkiv, der det er en.",
    )
    assessment: Assessment | None = Field(
        default=None,
        title="Vurdering",
        description="Det en navngitt part kom fram til etter sin egen skala, der det er en.",
    )
    entered_by: FilledText | None = Field(
        default=None, title="Lagt inn av", description="Navnet på den som har lagt det inn."
    )


class FollowUps(Value):
    """All of them, in any order."""

    model_config = shown_as(
        "Hva som har skjedd", "Det som har skjedd med punktene, hver gang med en kilde."
    )

    scales: tuple[Scale, ...] = Field(
        default=(), title="Skalaer", description="Skalaene som noen vurderer punktene etter."
    )
    followups: tuple[FollowUp, ...] = Field(
        default=(), title="Hendelser", description="Hva som har skjedd, i den rekkefølgen dere vil."
    )

    def scale(self, id_: str) -> Scale | None:
        """The scale of that id; None where none is declared."""
        return next((scale for scale in self.scales if scale.id == id_), None)


def units(of: FollowUps) -> Iterator[Unit]:
    """Every follow-up as a translator meets it."""
    for one in of.followups:
        yield Unit(one.id, "followup", one.text)


@dataclass(frozen=True)
class Happening:
    """A follow-up as the trail of one commitment tells it."""

    of: FollowUp
    through: tuple[str, ...] = ()
    """The commitments that it was entered for and that have become this one; empty where it was this one."""

    @property
    def date(self) -> str:
        """The date on which it happened."""
        return self.of.on


@dataclass(frozen=True)
class Trail:
    """What has happened to each commitment, by its id, oldest first."""

    by_commitment: Mapping[str, tuple[Happening, ...]]

    def of(self, id_: str) -> tuple[Happening, ...]:
        """What has happened to one commitment, and to those that have become it."""
        return self.by_commitment.get(id_, ())


def trail(followups: Iterable[FollowUp], history: History | None) -> Trail:
    """The trail of every commitment: a follow-up goes along to whatever its commitment has become."""
    found: dict[str, list[Happening]] = {}
    for one in sorted(followups, key=_date):
        for id_, through in _reached(one, history).items():
            found.setdefault(id_, []).append(Happening(one, through))
    return Trail({id_: tuple(happenings) for id_, happenings in found.items()})


def with_late(own: FollowUps, later: FollowUps, owned: Container[str]) -> FollowUps:
    """What has happened, with what a later platform's editors have entered about commitments of this one.

    ``owned`` are the commitments that no later platform speaks for. A scale of theirs that is called as
    another of ours gets a name of its own, so that nobody's assessment is told as somebody else's.
    """
    known = {one.id for one in own.followups}
    late = [
        one
        for one in later.followups
        if one.id not in known and any(id_ in owned for id_ in one.commitments)
    ]
    if not late:
        return own
    used = {one.assessment.scale for one in late if one.assessment}
    names = {
        scale.id: scale.id if own.scale(scale.id) in (None, scale) else f"{scale.id}-2"
        for scale in later.scales
        if scale.id in used
    }
    scales = tuple(scale.but(id=names[scale.id]) for scale in later.scales if scale.id in names)
    return own.but(
        scales=(*own.scales, *(scale for scale in scales if own.scale(scale.id) is None)),
        followups=(*own.followups, *(_assessed_by(one, names) for one in late)),
    )


def _assessed_by(of: FollowUp, names: Mapping[str, str]) -> FollowUp:
    """A follow-up whose scale has another name."""
    if of.assessment is None or of.assessment.scale not in names:
        return of
    return of.but(assessment=of.assessment.but(scale=names[of.assessment.scale]))


def _date(of: FollowUp) -> str:
    return of.on


def _reached(of: FollowUp, history: History | None) -> dict[str, tuple[str, ...]]:
    """Every commitment that a follow-up is told of, and through which of those that it names."""
    through: dict[str, list[str]] = {}
    once: dict[str, None] = dict.fromkeys(of.commitments)
    for named in once:
        for later in history.became(named) if history else ():
            through.setdefault(later, []).append(named)
    found = {id_: tuple(by) for id_, by in through.items()}
    return found | dict.fromkeys(of.commitments, ())
