"""Each fate under ``retired`` leads somewhere, and says what a reader needs to know.

What is split leads to two or more, what is merged or replaced to one, and each of these stands
in the text today. What is withdrawn has a reason and a date. A fate that has been released may
stay in the file or be taken out, for the register remembers it; to correct one, just change it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from generator.checks import fidelity
from generator.ids import UnitId
from generator.platform.model import Retired
from generator.platform.register import Record, standing
from generator.problems import Known, Place, Problem
from generator.source.load import Loaded
from generator.source.shelves import PLATFORM

RULE = "fate"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each fate that does not hold."""
    seen: dict[str, Place] = {}
    there = _There(loaded)
    for n, retired in enumerate(loaded.platform.retired):
        place = loaded.place("retired", n, "retired")
        record = there.released.get(retired.id)
        if retired.id in seen:
            yield Problem(
                place,
                RULE,
                f"Skjebnen til «{retired.id}» er alt skrevet på linje {seen[retired.id].line}. "
                "Behold én av dem.",
                f"The fate of “{retired.id}” is on line {seen[retired.id].line} already.",
            )
            continue
        seen[retired.id] = place
        if retired.id in there.now:
            yield Problem(
                place,
                RULE,
                f"«{retired.id}» er ført opp som tatt ut, men står fortsatt i teksten{_where(loaded, retired.id)}. "
                "Skal det bort, så slett det der. Skal det likevel stå, så slett linjene her.",
                f"“{retired.id}” has retired but still stands in the text. If it is to go, delete it "
                "there; if it is to stay after all, delete these lines.",
            )
        elif record is None and not there.waits(retired.id):
            yield _unknown(loaded, place, retired, there)
        elif record and not (record.fate and record.fate.fits(retired)):
            yield from _shape(loaded, n, retired)
            yield from _successors(loaded, n, retired, record, there)
            yield from _date(loaded, n, retired, record)


def _where(loaded: Loaded, id_: str) -> str:
    """The line on which a block with an id stands; nothing for a part, which has many."""
    for path, _, block in loaded.blocks():
        if block.id == id_:
            return f", på linje {loaded.spot(PLATFORM, *path).place().line}"
    return ""


class _There:
    """What an id may lead to: what stands now, what was ever released, and what has retired."""

    def __init__(self, loaded: Loaded) -> None:
        self.now = standing(loaded.platform)
        self.released = loaded.register.units if loaded.register else {}
        self.adopted = loaded.adopted is not None
        self.retired = {retired.id: retired for retired in loaded.platform.retired}

    def waits(self, id_: str) -> bool:
        """Whether it may be new on main and taken out before any edition carried it."""
        return UnitId.of(id_).is_new or not (self.released or self.adopted)

    @cached_property
    def known_now(self) -> Known:
        """The ids that may be meant by one that does not stand."""
        return Known(self.now)

    @cached_property
    def known_released(self) -> Known:
        """The ids that may be meant by one that was never released."""
        return Known(self.released)


def _unknown(loaded: Loaded, place: Place, retired: Retired, there: _There) -> Problem:
    if loaded.adopted is not None and not (loaded.register and loaded.register.editions):
        return Problem(
            place,
            RULE,
            f"«{retired.id}» kan ikke være tatt ut ennå, for ingen utgave er laget.{fidelity.FIRST[0]}",
            f"“{retired.id}” cannot have retired: there is no edition yet.{fidelity.FIRST[1]}",
        )
    guess = there.known_released.guess(retired.id)
    return Problem(
        place,
        RULE,
        f"«{retired.id}» har aldri vært utgitt. "
        + (f"Mente du «{guess}»? " if guess else "")
        + "Det som ikke er utgitt, trenger ikke å føres opp: da kan linjene slettes.",
        f"“{retired.id}” has never been released."
        + (f" Did you mean “{guess}”?" if guess else "")
        + " What was never released needs no fate: delete the lines.",
    )


def _shape(loaded: Loaded, n: int, retired: Retired) -> Iterator[Problem]:
    """How many successors there are, and whether a withdrawal is explained."""
    key = "into" if retired.into else "fate"
    place = loaded.place("retired", n, key)
    ids = ", ".join(retired.into)
    if retired.fate == "withdrawn":
        if retired.into:
            yield Problem(
                place,
                RULE,
                f"Det som er trukket, har ikke blitt til noe annet. Slett «into: [{ids}]», eller "
                "skriv «fate: replaced».",
                "What is withdrawn has no successor. Delete “into”, or write “fate: replaced”.",
            )
        for name, said, example in (
            ("reason", retired.reason, '"Hvorfor, i en setning"'),
            ("on", retired.on, "ÅÅÅÅ-MM-DD"),
        ):
            if said is None:
                yield Problem(
                    place,
                    RULE,
                    f"Når noe er trukket, må det stå hvorfor og når. Legg til: «{name}: {example}».",
                    f"A withdrawal says why and when. Add “{name}”.",
                )
    elif retired.fate == "split" and len(set(retired.into)) < 2:
        yield Problem(
            place,
            RULE,
            "Det som er delt, er blitt til minst to. Skriv alle, for eksempel «into: [punkt-286, "
            "punkt-287]», eller skriv «fate: replaced» hvis det bare er blitt til ett.",
            "What is split leads to two or more. Name them all, or write “fate: replaced”.",
        )
    elif retired.fate in ("merged", "replaced") and len(set(retired.into)) != 1:
        yield Problem(
            place,
            RULE,
            f"Med «fate: {retired.fate}» skal det stå nøyaktig én id i «into», for eksempel «into: "
            "[punkt-286]». Er det blitt til flere, så skriv «fate: split».",
            f"“fate: {retired.fate}” takes exactly one id in “into”; for more, “fate: split”.",
        )
    if len(set(retired.into)) < len(retired.into):
        yield Problem(
            place,
            RULE,
            f"En id står to ganger i «into: [{ids}]». Behold én.",
            f"An id is given twice in “into: [{ids}]”.",
        )


def _successors(
    loaded: Loaded, n: int, retired: Retired, record: Record, there: _There
) -> Iterator[Problem]:
    for i, id_ in enumerate(retired.into):
        why = _why_not(retired, record, id_, there)
        if why:
            yield Problem(loaded.place("retired", n, "into", i), RULE, *why)


def _why_not(retired: Retired, record: Record, id_: str, there: _There) -> tuple[str, str] | None:
    """Why ``id_`` cannot be what became of it; None where it can."""
    parts = ("sector", "section")
    if id_ == retired.id:
        return (
            f"«{id_}» kan ikke bli til seg selv. Skriv id-en til det som gjelder nå.",
            f"“{id_}” cannot become itself.",
        )
    if heir := there.now.get(id_):
        if (heir.kind in parts) == (record.kind in parts) and heir.kind != "lead_in":
            return None
        return (
            f"«{id_}» er ikke av samme slag som «{retired.id}». Et punkt blir til punkter, og en "
            "del til deler.",
            f"“{id_}” is not the same kind of thing as “{retired.id}”.",
        )
    if id_ in there.retired:
        return _retired_too(retired, there.retired[id_], there.retired)
    if id_ in there.released:
        return (
            f"«{id_}» er selv tatt ut, så den kan ikke gjelde nå. Skriv id-en til det som gjelder "
            "nå, eller «fate: withdrawn» hvis det ikke er noe.",
            f"“{id_}” has itself retired. Name what stands in the text now.",
        )
    guess = there.known_now.guess(id_)
    return (
        f"«{id_}» finnes ikke i plattformen. "
        + (f"Mente du «{guess}»?" if guess else "Skriv id-en til noe som står i teksten."),
        f"“{id_}” is not in the platform." + (f" Did you mean “{guess}”?" if guess else ""),
    )


def _retired_too(retired: Retired, next_: Retired, others: dict[str, Retired]) -> tuple[str, str]:
    way = [retired.id]
    following: Retired | None = next_
    while following and following.id not in way:
        way.append(following.id)
        following = next((others[i] for i in following.into if i in others), None)
    if following and following.id == retired.id:
        ring = " → ".join([*way, retired.id])
        return (
            f"Skjebnene går i ring: {ring}. Minst én av dem må ende i noe som står i teksten.",
            f"The fates go in a circle: {ring}. One must end in something that stands in the text.",
        )
    became = ", ".join(next_.into)
    return (
        f"«{next_.id}» er selv ført opp som tatt ut. "
        + (f"Skriv det som gjelder nå: [{became}]." if became else "Den er trukket: skriv «fate: "
           "withdrawn» her også, eller noe som står i teksten."),
        f"“{next_.id}” has itself retired."
        + (f" Write what stands now: [{became}]." if became else ""),
    )  # fmt: skip


def _date(loaded: Loaded, n: int, retired: Retired, record: Record) -> Iterator[Problem]:
    if retired.on and retired.on < record.first:
        yield Problem(
            loaded.place("retired", n, "on"),
            RULE,
            f"«{retired.id}» ble først utgitt {record.first}, og kan ikke være tatt ut {retired.on}. "
            f"Skriv datoen for vedtaket, tidligst {record.first}.",
            f"“{retired.id}” was first released on {record.first}; it cannot have retired before.",
        )
