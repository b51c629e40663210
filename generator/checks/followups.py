"""What has happened since has a date that can be, a commitment that there is, and a source to read.

Nobody can judge a word about a promise who cannot see where it comes from. To mend it: do what the
message says; the date is that on which it happened, the source is the page where anybody can read it,
and an assessment is always somebody's, after a scale that the file declares.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from generator import ids
from generator.checks import approvals
from generator.platform.followups import Assessment, FollowUp, Scale
from generator.platform.history import History, history
from generator.platform.lineage import Generation, Lineage
from generator.problems import Place, Problem, cut, did_you_mean, whereabouts
from generator.settings import Settings, is_address
from generator.source.generations import lineage
from generator.source.load import Loaded, Spot
from generator.source.redacting import SOURCE

RULE = "followup"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each follow-up that nobody could follow, or that cannot be."""
    yield from _scales(loaded)
    known = _Known(loaded)
    seen: dict[str, Place] = {}
    sources: dict[tuple[str, str], Place] = {}
    for spot, one in _each(loaded):
        yield from _id(spot, one, known, seen)
        yield from _commitments(spot, one, known)
        yield from _too_early(spot, one, known)
        if not known.taken_away(one):
            yield from _addresses(spot, one)
            yield from _same_source(spot, one, sources)
        if one.assessment:
            yield from _assessed(spot, one.assessment, loaded)
        yield from approvals.half(spot, RULE)


def ahead(loaded: Loaded, today: dt.date) -> Iterator[Problem]:
    """Yield a problem for each follow-up that is dated after today.

    A clock that is behind the platform itself is wrong, or the platform is imagined; it says nothing.
    """
    register = loaded.register
    last = register.editions[-1].date if register and register.editions else ""
    if today.isoformat() < max(last, loaded.platform.adopted_on or ""):
        return
    for spot, one in _each(loaded):
        if one.on > today.isoformat():
            yield Problem(
                spot.place("on"),
                RULE,
                f"Datoen {one.on} er ikke kommet ennå. Skriv datoen da det skjedde. Er det noe som skal "
                "skje, så vent til det har skjedd.",
                f"The date {one.on} has not come yet. Write the date on which it happened, or wait until "
                "it has.",
            )


def of_the_site(loaded: Loaded, settings: Settings) -> Iterator[Problem]:
    """Yield a problem for each source that leads to the site itself, where nothing new is to be read."""
    own = [_bare(address) for address in (settings.site_url, *settings.former) if address != "/"]
    for spot, one in _each(loaded):
        given = _bare(one.source.address)
        if any(f"{given}/".startswith(f"{address}/") for address in own):
            yield Problem(
                spot.place("source", "address"),
                RULE,
                "Kilden fører til dette nettstedet selv. Skriv adressen til siden der de som gjorde det, "
                "forteller om det: saken, vedtaket eller rapporten.",
                "The source leads to this site itself. Give the address where those who did it tell of it.",
            )


def _each(loaded: Loaded) -> Iterator[tuple[Spot, FollowUp]]:
    return zip(loaded.followup_spots, loaded.followups.followups, strict=True)


@dataclass(frozen=True)
class _Known:
    """What a follow-up may be about."""

    loaded: Loaded

    @cached_property
    def standing(self) -> frozenset[str]:
        """The commitments that stand in the text."""
        return frozenset(commitment.id for commitment in self.loaded.platform.commitments)

    @cached_property
    def gone(self) -> frozenset[str]:
        """Those that have stood in an edition, or are said to have gone."""
        register = self.loaded.register
        units = register.units if register else {}
        named = {of.id for of in self.loaded.platform.retired if of.id.startswith(_PUNKT)}
        return frozenset({*named, *(id_ for id_, of in units.items() if of.kind == "commitment")})

    @cached_property
    def lineage(self) -> Lineage:
        """The platforms that have come after each other."""
        return lineage(self.loaded)

    @cached_property
    def ended(self) -> Mapping[str, Generation]:
        """Those that ended with a platform before this one, each with the last that had it."""
        own = self.standing | self.gone
        formers = self.lineage.generations[:-1]
        return {id_: of for of in formers for id_ in of.ever if id_ not in own}

    def began(self, id_: str) -> tuple[str, str, str]:
        """When the first platform that had a commitment is known to have been; when adopted, when released.

        Each is empty where nobody knows.
        """
        each = zip((*self.loaded.formers, self.loaded), self.lineage.generations, strict=True)
        of = next((one for one, generation in each if id_ in generation.ever), self.loaded)
        editions = of.register.editions if of.register else ()
        adopted, first = of.platform.adopted_on or "", editions[0].date if editions else ""
        return adopted or first, adopted, first

    @cached_property
    def history(self) -> History | None:
        """What has become of those that have gone."""
        return history(self.loaded.register, self.loaded.platform)

    @cached_property
    def keys(self) -> set[str]:
        """The ids of follow-ups that are taken."""
        return {one.id for one in self.loaded.followups.followups}

    def taken_away(self, one: FollowUp) -> bool:
        """Whether its source was taken away, and so has no address any longer."""
        memory = self.loaded.memory
        records = memory.redactions if memory and not one.source.address else ()
        return any(record.id == f"{one.id}.{SOURCE}" for record in records)


_PUNKT = f"{ids.PREFIXES['commitment']}-"


def _id(spot: Spot, one: FollowUp, known: _Known, seen: dict[str, Place]) -> Iterator[Problem]:
    here = spot.place("followup")
    before = seen.setdefault(one.id, here)
    if not ids.is_followup(one.id):
        yield _key(here, "Hver hendelse har en nøkkel, så ingen to får samme adresse.", one, known)
    elif before is not here:
        where, _ = whereabouts(before, here)
        yield _key(
            here,
            f"«{one.id}» står to ganger: her og {where}. Er det samme hendelse, så slett den ene.",
            one,
            known,
        )


def _key(here: Place, why: str, one: FollowUp, known: _Known) -> Problem:
    wanted = ids.followup(f"{one.on} {' '.join(one.commitments)} {one.text}", known.keys)
    known.keys.add(wanted)
    return Problem(
        here,
        RULE,
        f"{why} Skriv «- followup: {wanted}» her, og la det stå, også om teksten endres.",
        f"Each follow-up has a key of its own. Write “- followup: {wanted}” here, and leave it.",
    )


def _commitments(spot: Spot, one: FollowUp, known: _Known) -> Iterator[Problem]:
    for n, id_ in enumerate(one.commitments):
        place = spot.place("commitments", n)
        if id_ in one.commitments[:n]:
            yield Problem(
                place,
                RULE,
                f"«{id_}» står to ganger i listen. Slett det ene.",
                f"“{id_}” stands twice in the list. Delete one of them.",
            )
        elif id_ in known.ended:
            yield from _ended(place, one, id_, known)
        elif id_ not in known.standing and id_ not in known.gone:
            yield _unknown(place, id_, known)
        elif id_ not in known.standing:
            yield from _gone(place, one, id_, known)


def _unknown(place: Place, id_: str, known: _Known) -> Problem:
    everything = known.standing | known.gone | known.ended.keys()
    guess, last = did_you_mean(id_, everything), ids.Numbers.of(everything).last_like(f"{_PUNKT}1")
    nb = f"Mente du «{guess}»?" if guess else f"Numrene går til {last}." if last else ""
    en = f"Did you mean “{guess}”?" if guess else f"The numbers go up to {last}." if last else ""
    if not id_.startswith(_PUNKT):
        nb = f"Skriv id-en til punktet det gjelder, for eksempel [{_PUNKT}2]. {nb}".rstrip()
        en = f"Write the id of the commitment, such as [{_PUNKT}2]. {en}".rstrip()
    return Problem(
        place,
        RULE,
        f"«{id_}» er ikke noe punkt i plattformen, og har ikke vært det. {nb}".rstrip(),
        f"“{id_}” is no commitment of the platform, and never was. {en}".rstrip(),
    )


def _ended(place: Place, one: FollowUp, id_: str, known: _Known) -> Iterator[Problem]:
    """What happened after a platform had ended is told of its promise; where that is carried on, it is asked."""
    of, register = known.ended[id_], known.loaded.register
    first = register.editions[0].date if register and register.editions else ""
    adopted = known.loaded.platform.adopted_on or first
    heirs = [place.id for place in known.lineage.after(of.period, id_) if not place.period]
    if not heirs or not adopted or one.on < adopted:
        return
    line = f"[{', '.join(heirs)}]"
    yield Problem(
        place,
        RULE,
        f"«{id_}» gjaldt {of.years}, og er ført videre som {' og '.join(heirs)}. Gjelder hendelsen løftet slik "
        f"det er nå, så skriv «commitments: {line}». Gjelder den det gamle, kan det stå.",
        f"“{id_}” was in force {of.years}, and is carried on as {' and '.join(heirs)}. If this is about the "
        f"promise as it is now, write “commitments: {line}”. If it is about the old one, it may stand.",
        "warning",
    )


def _gone(place: Place, one: FollowUp, id_: str, known: _Known) -> Iterator[Problem]:
    """What happened after a commitment had gone is told of those that came after it; that is said."""
    record = known.history.record(id_) if known.history else None
    fate = record.fate if record else None
    if known.history is None or fate is None or one.on <= fate.on:
        return
    heirs = [heir for heir in known.history.heirs(id_) if heir in known.standing]
    line = f"[{', '.join(heirs)}]"
    yield Problem(
        place,
        RULE,
        f"«{id_}» gikk ut {fate.on}, før dette skjedde. "
        + (
            f"Hendelsen vises derfor også hos {' og '.join(heirs)}. Skriv heller «commitments: {line}», "
            "eller bare dem det gjelder."
            if heirs
            else "Ingenting har kommet i stedet, så hendelsen vises bare på den gamle siden. Gjelder den et "
            "annet punkt, så skriv det her."
        ),
        f"“{id_}” retired on {fate.on}, before this happened. "
        + (
            f"It is shown with {' and '.join(heirs)} too. Write “commitments: {line}” instead."
            if heirs
            else "Nothing stands instead, so it is shown on the old page only. Is it about another?"
        ),
        "warning",
    )


def _too_early(spot: Spot, one: FollowUp, known: _Known) -> Iterator[Problem]:
    """Nothing can have come of a platform before it was adopted; where nobody knows when, it is asked.

    Of a promise that an earlier platform had too, something may have come since that one was adopted.
    """
    _, adopted, first = max(known.began(id_) for id_ in one.commitments)
    if one.on < adopted:
        yield Problem(
            spot.place("on"),
            RULE,
            f"Datoen {one.on} er før plattformen ble vedtatt ({adopted}), så det kan ikke ha skjedd siden. "
            "Rett datoen.",
            f"The date {one.on} is before the platform was adopted ({adopted}). Mend the date.",
        )
    elif not adopted and one.on < first:
        yield Problem(
            spot.place("on"),
            RULE,
            f"Datoen {one.on} er før den første utgaven ({first}). Rett datoen, hvis den er feil. Skjedde "
            "det etter at plattformen ble vedtatt, kan det stå: skriv i platform.yaml når den ble vedtatt, "
            "under «adopted_on», hvis dere vet det.",
            f"The date {one.on} is before the first edition ({first}). Mend it, if it is wrong. If it "
            "happened after the platform was adopted, it may stand: write in platform.yaml when that was, "
            "under “adopted_on”, if you know.",
            "warning",
        )


def _addresses(spot: Spot, one: FollowUp) -> Iterator[Problem]:
    if not is_address(one.source.address):
        yield _no_address(spot.place("source", "address"), one.source.address)
    if one.archived and not is_address(one.archived):
        yield _no_address(spot.place("archived"), one.archived)


def _no_address(place: Place, said: str) -> Problem:
    shown = cut(said, 60, 60)
    return Problem(
        place,
        RULE,
        f"«{shown}» er ikke en adresse på nettet. Skriv den helt ut, fra https:// av, slik den står i "
        "adressefeltet. Har kilden bare et saksnummer, så lenk til saken der den ligger, og skriv nummeret "
        "under «case».",
        f"“{shown}” is no address on the web. Write it whole, from https:// on. A case number belongs "
        "under “case”.",
    )


def _same_source(
    spot: Spot, one: FollowUp, sources: dict[tuple[str, str], Place]
) -> Iterator[Problem]:
    here = spot.place("source", "address")
    once: dict[str, None] = dict.fromkeys(one.commitments)
    for id_ in once:
        before = sources.setdefault((id_, _bare(one.source.address)), here)
        if before is not here:
            where, where_en = whereabouts(before, here)
            yield Problem(
                here,
                RULE,
                f"Den samme kilden står alt om {id_}: her og {where}. Er det den samme hendelsen, så slett "
                "den ene. Er det to, så lenk til hver sin side eller hvert sitt sted på siden.",
                f"The same source is given twice for {id_}: here and {where_en}. Delete one, or link each "
                "to its own page, or place on the page.",
            )
            return


def _bare(address: str) -> str:
    """An address without what makes no other page of it: its scheme, ``www.``, a slash at the end."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = parts.port
    except ValueError:
        return address.strip()
    if not host:
        return address.strip()
    name = f"{host}:{port}" if port not in (None, 80, 443) else host
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{name}{parts.path.rstrip('/')}{query}{fragment}"


def _scales(loaded: Loaded) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    for spot, scale in zip(loaded.scale_spots, loaded.followups.scales, strict=True):
        here = spot.place("scale")
        before = seen.setdefault(scale.id, here)
        if before is not here:
            where, where_en = whereabouts(before, here)
            yield Problem(
                here,
                RULE,
                f"Skalaen «{scale.id}» står to ganger: her og {where}. Slett den ene, eller gi den en annen id.",
                f"The scale “{scale.id}” stands twice: here and {where_en}. Delete one, or rename it.",
            )


def _assessed(spot: Spot, of: Assessment, loaded: Loaded) -> Iterator[Problem]:
    scale = loaded.followups.scale(of.scale)
    if scale is None:
        yield _no_scale(spot.place("assessment", "scale"), of.scale, loaded.followups.scales)
    elif of.step not in scale.steps:
        steps = ", ".join(f"«{step}»" for step in scale.steps)
        yield Problem(
            spot.place("assessment", "step"),
            RULE,
            f"«{of.step}» er ikke et trinn i skalaen «{scale.id}». Trinnene er {steps}.",
            f"“{of.step}” is no step of the scale “{scale.id}”. Its steps are {steps}.",
        )


def _no_scale(place: Place, given: str, scales: tuple[Scale, ...]) -> Problem:
    known = ", ".join(f"«{scale.id}»" for scale in scales)
    nb = f"Filen har {known}." if known else _DECLARE
    en = f"The file has {known}." if known else _DECLARE_EN
    return Problem(
        place,
        RULE,
        f"Ingen skala heter «{given}», så ingen kan se hvem som har vurdert, eller hvordan. {nb}",
        f"No scale is called “{given}”, so nobody can see who has assessed, or how. {en}",
    )


_DECLARE = (
    "Skriv den øverst i filen, under «scales»: id-en (scale), hva den heter (title), hvem som vurderer "
    "(assessor), hvordan (method) og trinnene (steps)."
)

_DECLARE_EN = "Declare it under “scales”: scale, title, assessor, method and steps."
