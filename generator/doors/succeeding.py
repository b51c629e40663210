"""The command ``plattform succeed``: what was in force is put away, and there is room for the next one."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as calendar

from generator import ids
from generator.checks import check_whole, today
from generator.platform.model import Platform
from generator.platform.register import Register, changes_nothing
from generator.platform.succession import EXAMPLE_TEXT, EXAMPLE_TITLE, Years
from generator.problems import Problem, errors, show
from generator.reading.characters import fault_in
from generator.reading.yaml_text import entry
from generator.source import former
from generator.source.load import Loaded, Unreadable, load
from generator.source.shelves import FORMER, PLATFORM, REGISTER, schema_line
from generator.writing import folder_in_place_of, put

RULE = "succeed"


@dataclass(frozen=True)
class Asked:
    """What is said of a succession: the years of the old platform, and what is known of the new one."""

    period: str
    on: str
    """The day on which the old one is put away."""
    title: str = ""
    body: str = ""
    adopted_by: str = ""
    adopted_on: str = ""


def succeed(asked: argparse.Namespace) -> int:
    """Put away the platform in force, and leave a skeleton for the next one."""
    wanted = Asked(
        asked.period,
        asked.on or today().isoformat(),
        asked.title,
        asked.body,
        asked.adopted_by,
        asked.adopted_on,
    )
    loaded = load(asked.source)
    refused = refusals(loaded, wanted)
    if not refused and isinstance(loaded, Loaded) and not asked.confirm:
        refused = [*ahead(loaded, wanted, today())]
    if refused or isinstance(loaded, Unreadable):
        print(show(refused, asked.lang), file=sys.stderr)
        return 1
    put_in_its_place(loaded, wanted)
    print(_DONE[asked.lang].format(period=wanted.period, source=asked.source, former=FORMER))
    return 0


_DONE = {
    "nb": "Plattformen {period} er lagt bort, hel og uendret, i {source}/{former}/{period}. Skriv den nye i "
    "{source}/platform.yaml, der det står et eksempel. Siden «Når en ny plattform er vedtatt» i veiledningen "
    "sier resten.",
    "en": "The platform of {period} is put away, whole, in {source}/{former}/{period}. Write the new one in "
    "{source}/platform.yaml, where there is an example. The guide says the rest.",
}


def put_in_its_place(loaded: Loaded, wanted: Asked) -> None:
    """Put the old platform away, and the skeleton in its place; whoever is stopped has the old or the new."""
    folder = loaded.folder.absolute()
    with folder_in_place_of(folder, keeping=True) as made:
        former.put_away(made, wanted.period, wanted.on)
        put(made / PLATFORM, skeleton(loaded.platform, wanted))


def skeleton(before: Platform, wanted: Asked) -> str:
    """The next platform as it is before anybody has written it: what is known, and an example."""
    title = wanted.title or before.title
    lead, text = "Vi vil:", EXAMPLE_TEXT
    said = {
        "title": title,
        "place": before.place,
        "kind": before.kind,
        "body": wanted.body or before.body or "",
        "language": before.language,
        "adopted_by": wanted.adopted_by,
        "adopted_on": wanted.adopted_on,
        "succeeds": wanted.period,
    }
    head = [entry(key, value) for key, value in said.items() if value]
    return "\n".join(
        (
            schema_line(PLATFORM),
            "# Den nye plattformen. Bytt eksemplet ut med teksten. Viderefører et punkt et fra plattformen",
            f"# {wanted.period}, så skriv for eksempel «carried_on: [punkt-12]» under teksten.",
            *head,
            "sectors:",
            "  - id: nytt-omrade",
            f"    title: {EXAMPLE_TITLE}",
            "    content:",
            f"      - lead_in: {ids.new_id('innledning', lead)}",
            f"        {entry('text', lead)}",
            f"      - commitment: {ids.new_id('punkt', text)}",
            "        text: >-",
            f"          {text}",
            "",
        )
    )


def refusals(loaded: Loaded | Unreadable, wanted: Asked) -> list[Problem]:
    """What stands in the way: what is wrong in the text, or in what was asked for."""
    if isinstance(loaded, Unreadable):
        return check_whole(loaded)
    if (
        found := [*_unfit(loaded, wanted)]
        or [*_twice(loaded, wanted)]
        or errors(check_whole(loaded))
    ):
        return found
    return [*_unready(loaded)] or [*_period(loaded, wanted)]


def _problem(loaded: Loaded, nb: str, en: str) -> Problem:
    at = "edition" if loaded.platform.edition else "title"
    return Problem(loaded.place(at), RULE, nb, en)


def _unfit(loaded: Loaded, wanted: Asked) -> Iterator[Problem]:
    """What is written as no text or date can be."""
    said = {
        "--title": wanted.title,
        "--body": wanted.body,
        "--adopted-by": wanted.adopted_by,
    }
    for name, text in said.items():
        if text and ((fault := fault_in(text)) or not text.strip()):
            nb, en = fault or ("bare mellomrom", "nothing but space")
            yield _problem(
                loaded,
                f"«{name}» holder {nb}. Skriv det på nytt uten det, på én linje.",
                f"“{name}” holds {en}. Write it again without, on one line.",
            )
    for name, date in (("--on", wanted.on), ("--adopted-on", wanted.adopted_on)):
        if date and not _is_date(date):
            yield _problem(
                loaded,
                f"«{date}» etter {name} er ikke en dato i kalenderen. Skriv år, måned og dag, som 2027-10-20.",
                f"“{date}” after {name} is no date in the calendar. Write it as 2027-10-20.",
            )
    if not re.fullmatch(r"[0-9]{4}-[0-9]{4}", wanted.period):
        yield _problem(
            loaded,
            f"«{wanted.period}» er ingen periode. Skriv årene plattformen gjaldt, som 2023-2027.",
            f"“{wanted.period}” is no period. Write the years that the platform was in force, as 2023-2027.",
        )


def _is_date(text: str) -> bool:
    try:
        return calendar.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _twice(loaded: Loaded, wanted: Asked) -> Iterator[Problem]:
    """A platform that has only just come."""
    last = loaded.formers[-1] if loaded.formers else None
    if last and last.frozen and last.frozen.on and last.frozen.on >= wanted.on:
        yield _problem(
            loaded,
            f"Plattformen {last.period} ble lagt bort {last.frozen.on}. To plattformer kan ikke legges bort "
            "samme dag. Ble det gjort ved et uhell, så legg inn igjen forrige versjon av source/.",
            f"The platform of {last.period} was put away on {last.frozen.on}. Two cannot be put away in a day.",
        )
    elif last and loaded.register is None:
        yield _unreleased(loaded)


def _unready(loaded: Loaded) -> Iterator[Problem]:
    """A platform that no edition has carried as it stands."""
    if loaded.register is None:
        yield _unreleased(loaded)
    elif loaded.memory is not None and not _as_released(loaded, loaded.memory):
        edition = loaded.register.editions[-1].date
        yield _problem(
            loaded,
            f"Teksten er endret siden utgaven {edition}, og det er ikke gitt ut. Gi det ut først, eller sett "
            "det tilbake: det som legges bort, skal være det som gjaldt.",
            f"The text has changed since the edition of {edition}. Release that first, or put it back.",
        )


def _unreleased(loaded: Loaded) -> Problem:
    return _problem(
        loaded,
        "Ingen utgave av plattformen er gitt ut, så det er ingenting å huske av den. Gi den ut først, med "
        "skjemaet «Gi ut en utgave» (eller «plattform release ÅÅÅÅ-MM-DD»).",
        "No edition of the platform has been released. Release it first.",
    )


def _as_released(loaded: Loaded, memory: Register) -> bool:
    """Whether nothing has changed since the last edition, and nothing waits for a number."""
    waiting = any(
        ids.keys_in(line)
        for file, lines in loaded.lines.items()
        for line in lines
        if file != REGISTER
    )
    return not waiting and changes_nothing(memory, loaded.platform)


def _period(loaded: Loaded, wanted: Asked) -> Iterator[Problem]:
    """A period that is not that of the platform, or that another one had."""
    years = Years.of(wanted.period)
    editions = loaded.register.editions if loaded.register else ()
    outside = next((e.date for e in editions if not years.holds(e.date)), None)
    other = next((f.period for f in loaded.formers if _overlap(f.period, wanted.period)), None)
    taken = next((s.id for s in loaded.platform.sectors if s.id == wanted.period), None)
    if years.first > years.last:
        yield _problem(
            loaded,
            f"Perioden {wanted.period} slutter før den begynner. Skriv det første året først.",
            f"The period {wanted.period} ends before it begins.",
        )
    elif other:
        yield _problem(
            loaded,
            f"Perioden {wanted.period} går inn i {other}, da en annen plattform gjaldt. Denne begynte tidligst "
            f"i {Years.of(other).last}.",
            f"The period {wanted.period} overlaps {other}, which is another platform's.",
        )
    elif outside:
        yield _problem(
            loaded,
            f"Plattformen har en utgave fra {outside}, som ikke er i perioden {wanted.period}. Skriv årene som "
            "denne plattformen gjaldt.",
            f"The platform has an edition of {outside}, outside {wanted.period}.",
        )
    elif taken:
        yield _problem(
            loaded,
            f"Et område har adressen «{taken}» fra før, så perioden kan ikke ha den.",
            f"A sector has the address “{taken}” already.",
        )


def ahead(loaded: Loaded, wanted: Asked, day: calendar) -> Iterator[Problem]:
    """What is dated after today, and must be meant twice: periods and dates stand for ever.

    A clock that is behind the platform itself is wrong, or the platform is imagined; it says nothing.
    """
    now = day.isoformat()
    last = loaded.register.editions[-1].date if loaded.register else ""
    if now < max(last, loaded.platform.adopted_on or ""):
        return
    for name, date in (("--on", wanted.on), ("--adopted-on", wanted.adopted_on)):
        if date > now:
            yield _problem(
                loaded,
                f"Datoen {date} etter {name} er ikke kommet ennå. Er den skrevet feil, så rett den. Er den ikke "
                f"sikker, så utelat den. {_CONFIRM}",
                f"The date {date} after {name} has not come yet. Mend it, or leave it out. {_CONFIRM_EN}",
            )
    until = Years.of(wanted.period).last
    if until > max(day.year, int(wanted.on[:4])):
        yield _problem(
            loaded,
            f"Perioden {wanted.period} går til {until}, og det året er ikke kommet ennå. Sluttet plattformen å "
            f"gjelde før, så skriv året den sluttet: perioden blir adressen dens for alltid. {_CONFIRM}",
            f"The period {wanted.period} ends in {until}, which has not come yet. If the platform ended before, "
            f"write that year: the period will be its address for ever. {_CONFIRM_EN}",
        )


_CONFIRM = "Er det riktig, så skriv --confirm bak kommandoen, eller kryss av for det i skjemaet."

_CONFIRM_EN = "If it is right, write --confirm after the command, or tick it in the form."


def _overlap(one: str, other: str) -> bool:
    """Whether a platform began before an earlier one ended; it may begin in the very year."""
    return one == other or Years.of(other).first < Years.of(one).last
