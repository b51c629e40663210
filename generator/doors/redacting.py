"""The command ``plattform redact``: words that were published are taken away, because the law asks for it.

Three forms cover what may be asked. **All of it**: every wording that a thing has had. **The wording of an
edition** (``--edition``): that one alone, where a later one is fine. **Some of the words** (``--words``), such
as a name, wherever the thing has had them. The thing is a commitment, a paragraph, a title or whatever
else has an id in the register; a follow-up, or its source (``hendelse-….source``); or what an edition says
of itself (``edition``). One command is about one thing: nobody can say of two things at once that
the same words in both are what the court meant. Where the words stand elsewhere is told, line by line.

Done twice, it says that it is done. Whoever is stopped has the old files or the new ones.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date as calendar
from pathlib import Path

from generator import ids
from generator.checks import check, check_whole, today
from generator.platform.redacting import OF_AN_EDITION, changes
from generator.platform.redaction import Gap, Redaction
from generator.platform.register import Register
from generator.problems import Place, Problem, cut, did_you_mean, errors, show
from generator.reading.characters import fault_in
from generator.source import redacting
from generator.source.load import Loaded, Unreadable, load
from generator.source.pictures import FOLDER as PICTURES
from generator.source.redacting import SOURCE, Done
from generator.source.shelves import REGISTER
from generator.wording.redactions import gap as gap_of
from generator.writing import folder_in_place_of

RULE = "redact"

DOCS = "docs"
"""The folder beside the text with the pages written by hand."""

GUIDE = "guide"
"""The folder of the guide, whose pictures are the program's."""

MOST_NAMED = 30
"""Places that are named one by one where the words stand still."""


class _RefusedError(ValueError):
    """Why words cannot be taken away so, in Norwegian and in English."""

    def __init__(self, nb: str, en: str) -> None:
        super().__init__(nb)
        self.nb, self.en = nb, en


class _UnfitError(ValueError):
    """What would be wrong in the files afterwards; nothing has been changed."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("unfit")
        self.problems = problems


def redact(asked: argparse.Namespace) -> int:
    """Take the words away, and tell what was done and what is beyond this."""
    asked.on = asked.on or today().isoformat()
    loaded = load(asked.source)
    wrong = errors(check_whole(loaded))
    if wrong or isinstance(loaded, Unreadable):
        print(show(wrong or loaded.problems, asked.lang), file=sys.stderr)
        return 1
    try:
        register, gap = _wanted(loaded, asked)
        if said := _done_before(loaded, register, gap, asked):
            print(said)
            return 0
        done = _done(loaded, gap, asked)
    except _RefusedError as error:
        problem = Problem(Place(loaded.names[REGISTER]), RULE, error.nb, error.en)
        print(show([problem], asked.lang), file=sys.stderr)
        return 1
    except _UnfitError as error:
        print(_SAID[asked.lang]["unfit"], file=sys.stderr)
        print(show(error.problems, asked.lang), file=sys.stderr)
        return 1
    print("\n".join(_told(done, gap, asked)))
    return 0


def _done(loaded: Loaded, gap: Gap, asked: argparse.Namespace) -> Done:
    """Do it in a copy of the folder, which takes its place where nothing is wrong in it."""
    folder = loaded.folder.absolute()
    record = Redaction(
        id=asked.unit, edition=asked.on, on=asked.on, reason=" ".join(asked.reason.split())
    )
    with folder_in_place_of(folder, keeping=True) as made:
        copy = load(made)
        assert isinstance(copy, Loaded)
        done = redacting.redact(copy, record, gap, asked.edition)
        wrong = errors(check(load(made)))
        if wrong:
            raise _UnfitError([_named(one, made.name, folder.name) for one in wrong])
    return done


def _named(of: Problem, made: str, name: str) -> Problem:
    """A problem of the copy as one of the folder that it is of."""

    def renamed(text: str) -> str:
        return text.replace(f"{made}/", f"{name}/")

    place = of.place._replace(file=renamed(of.place.file))
    return Problem(place, of.rule, renamed(of.nb), renamed(of.en), of.severity)


# What is asked for


def _wanted(loaded: Loaded, asked: argparse.Namespace) -> tuple[Register, Gap]:
    """What the words are taken out of, and what comes in their place. Raises _RefusedError."""
    register = loaded.memory
    if register is None or not register.editions:
        raise _RefusedError(
            "Ingen utgave er gitt ut, så ingenting husker ordene. Rett teksten i filen den står i.",
            "No edition has been released, so nothing remembers the words. Edit the file that they stand in.",
        )
    _said_well(asked)
    _dated(register, asked)
    _known(loaded, register, asked)
    before = [one for one in register.redactions if one.id.partition(".")[0] == _thing(asked.unit)]
    return register, gap_of(asked.on, loaded.platform.language, asked.words, before)


def _thing(unit: str) -> str:
    return unit.removesuffix(f".{SOURCE}")


def _said_well(asked: argparse.Namespace) -> None:
    """Raises _RefusedError for words that no text may hold, and for a reason that says them again."""
    for name, text in (("--reason", asked.reason), ("--words", asked.words)):
        if fault := fault_in(text):
            raise _RefusedError(
                f"«{name}» holder {fault[0]}. Skriv det på nytt uten, på én linje.",
                f"“{name}” holds {fault[1]}. Write it again without, on one line.",
            )
    if not asked.reason.strip():
        raise _RefusedError(
            "Grunnen mangler. Skriv den etter --reason, for eksempel «Dom i tingretten». Den vises på nettstedet.",
            "The reason is missing. Write it after --reason. It is shown on the site.",
        )
    words = " ".join(asked.words.split()).casefold()
    if words and words in " ".join(asked.reason.split()).casefold():
        raise _RefusedError(
            "Grunnen holder ordene som skal fjernes, og den vises på nettstedet. Skriv den uten dem.",
            "The reason holds the words that are to go, and it is shown on the site. Write it without them.",
        )
    if words and not any(c.isalnum() for c in words):
        raise _RefusedError(
            "Det er ingen ord etter --words. Skriv ordene slik de står, eller utelat --words når hele "
            "ordlyden skal bort.",
            "There are no words after --words. Write them as they stand, or leave --words out.",
        )


def _dated(register: Register, asked: argparse.Namespace) -> None:
    """Raises _RefusedError for a day that is none, or has not come, or was before there was an edition."""
    dates = [edition.date for edition in register.editions]
    for name, date in (("--on", asked.on), ("--edition", asked.edition)):
        if date and not _is_date(date):
            raise _RefusedError(
                f"«{date}» etter {name} er ikke en dato i kalenderen. Skriv år, måned og dag, som 2028-03-01.",
                f"“{date}” after {name} is no date in the calendar. Write it as 2028-03-01.",
            )
    if asked.edition and asked.edition not in dates:
        raise _RefusedError(
            f"Det er ingen utgave fra {asked.edition}. Utgavene er: {', '.join(dates)}.",
            f"There is no edition of {asked.edition}. The editions are: {', '.join(dates)}.",
        )
    if dates[-1] <= today().isoformat() < asked.on:  # a clock behind the editions is wrong
        raise _RefusedError(
            f"Dagen {asked.on} er ikke kommet ennå. Skriv dagen ordene blir fjernet.",
            f"The day {asked.on} has not come yet. Write the day on which the words are taken away.",
        )
    if asked.on < (asked.edition or dates[0]):
        raise _RefusedError(
            f"Dagen {asked.on} er før utgaven {asked.edition or dates[0]}, som hadde ordene. Rett den.",
            f"The day {asked.on} is before the edition of {asked.edition or dates[0]}. Mend it.",
        )


def _is_date(text: str) -> bool:
    try:
        return calendar.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _followups(loaded: Loaded) -> set[str]:
    every = (*loaded.formers, loaded)
    return {one.id for of in every for one in of.followups.followups}


def _known(loaded: Loaded, register: Register, asked: argparse.Namespace) -> None:
    """Raises _RefusedError for what never was, and for what cannot be taken away so."""
    unit, followups = asked.unit, _followups(loaded)
    record = register.units.get(unit)
    if record is None and unit != OF_AN_EDITION and _thing(unit) not in followups:
        known = (*register.units, *followups)
        guess = did_you_mean(unit, known)
        nb = f" Mente du «{guess}»?" if guess else ""
        en = f" Did you mean “{guess}”?" if guess else ""
        raise _RefusedError(
            f"«{cut(unit, 60, 59)}» har aldri vært utgitt, og er ingen hendelse.{nb} Skriv id-en, for eksempel "
            "punkt-142 eller hendelse-zzm2kj. Er det nytt og ikke utgitt, så rett det i filen.",
            f"“{cut(unit, 60, 59)}” was never released, and is no follow-up.{en}",
        )
    if record is None and asked.edition and unit != OF_AN_EDITION:
        raise _RefusedError(
            "En hendelse hører ikke til noen utgave. Utelat --edition.",
            "A follow-up is of no edition. Leave --edition out.",
        )
    if record and asked.edition and record.first > asked.edition:
        raise _RefusedError(
            f"{unit} sto ikke i utgaven {asked.edition}. Den første med {unit} er {record.first}.",
            f"{unit} did not stand in the edition of {asked.edition}. The first with it is {record.first}.",
        )
    short = record is not None and record.kind in ("table", "label")
    if not asked.words and (short or unit == OF_AN_EDITION):
        raise _RefusedError(
            f"Av {unit} kan bare noen av ordene fjernes. Skriv dem etter --words.",
            f"Only some of the words of {unit} can be taken away. Write them after --words.",
        )


def _done_before(loaded: Loaded, register: Register, gap: Gap, asked: argparse.Namespace) -> str:
    """What is said where there is nothing left to do. Raises _RefusedError where there never was."""
    if _would_change(loaded, register, gap, asked):
        return ""
    say = _SAID[asked.lang]
    before = [one.on for one in register.redactions if one.id == asked.unit]
    if before:
        return say["before"].format(unit=asked.unit, on=before[-1])
    raise _RefusedError(
        f"Ordene etter --words står ikke i {asked.unit}, og har ikke stått der. Skriv dem nøyaktig slik de "
        "står, uten å ta med mer.",
        f"The words after --words do not stand in {asked.unit}. Write them as they stand.",
    )


def _would_change(loaded: Loaded, register: Register, gap: Gap, asked: argparse.Namespace) -> bool:
    unit = asked.unit
    if unit in register.units or unit == OF_AN_EDITION:
        return bool(changes(register, unit, gap, asked.edition))
    for of in (*loaded.formers, loaded):
        for one in of.followups.followups:
            if one.id == _thing(unit):
                said = [one.text] if not unit.endswith(f".{SOURCE}") else [one.source.title]
                if gap.words:
                    said += [one.source.title, one.source.publisher, one.source.case or ""]
                return any(map(gap.takes, said))
    return False


# What is told


def _told(done: Done, gap: Gap, asked: argparse.Namespace) -> Iterator[str]:
    say = _SAID[asked.lang]
    unit, mark = asked.unit, gap.part if gap.words else gap.whole
    dates = ", ".join(dict.fromkeys(change.edition for change in done.changes if change.before))
    yield say["done" if dates else "done_here"].format(unit=unit, mark=mark, dates=dates)
    if done.stands and mark not in done.stands:
        yield say["other"].format(unit=unit)
    if done.plain:
        yield say["plain"].format(unit=unit)
    if done.languages:
        yield say["translations"].format(unit=unit, languages=", ".join(done.languages))
    yield say["seals"].format(file=f"{asked.source}/{REGISTER}")
    number = ids.number_of(unit, ids.PREFIXES["commitment"])
    if done.cards:
        cards = ", ".join(f"/punkt/{number}/kort/{mark}/" for mark in done.cards)
        yield say["cards"].format(cards=cards)
    yield from _left(done, gap, asked)
    yield say["beyond"]


def _left(done: Done, gap: Gap, asked: argparse.Namespace) -> Iterator[str]:
    """The places that have the words still, and the files that no program can look into."""
    say, docs = _SAID[asked.lang], _docs(asked.source)
    gone = [change.before for change in done.changes if change.before]
    words = [gap.words] if gap.words else [text for text in (*gone, *done.texts) if text]
    found = list(dict.fromkeys(redacting.left(asked.source, docs, words)))
    if found:
        yield say["left"]
        yield from (f"  {one.file}:{one.line}" for one in found[:MOST_NAMED])
        if len(found) > MOST_NAMED:
            yield f"  … (+{len(found) - MOST_NAMED})"
        yield say["left_remedy"]
    closed = [
        path.relative_to(docs.parent).as_posix()
        for root in (asked.source.absolute() / PICTURES, docs)
        for path in sorted(root.rglob("*"))
        if path.suffix.lower() in _CLOSED and GUIDE not in path.parts
    ]
    if closed:
        yield say["closed"].format(names=", ".join(closed[:MOST_NAMED]))


def _docs(source: Path) -> Path:
    return source.absolute().parent / DOCS


_CLOSED = (".pdf", ".docx", ".doc", ".odt", ".jpg", ".jpeg", ".png", ".webp")
"""How files end that may hold the words, and that are not looked into."""

_SAID = {
    "nb": {
        "unfit": "Ordene kan ikke fjernes slik, for da blir noe annet feil. Ingenting er endret.",
        "before": "Dette er gjort: ord i {unit} ble fjernet {on}. Ingenting er endret nå.",
        "done": "Ordene i {unit} fra {dates} er fjernet. Der de sto, står nå «{mark}».",
        "done_here": "Ordene i {unit} er fjernet. Der de sto, står nå «{mark}».",
        "other": "Slik {unit} står nå, er det andre ord. De er ikke rørt: les dem selv.",
        "plain": "Det samme med enkle ord er tatt bort, for det kan si det samme. Trengs det, så skriv det på nytt.",
        "translations": "Oversettelsene ({languages}) er tatt bort, for de kan si det samme. Plassene står tomme.",
        "seals": "{file} sier hva som er gjort, når og hvorfor. Seglene er laget på nytt.",
        "cards": "Disse adressene svarer ikke lenger, for slutten på dem kan røpe ordene: {cards}",
        "left": "De samme ordene står fortsatt på disse linjene:",
        "left_remedy": "Gjelder kravet dem også, så fjern dem der: «plattform redact» med id-en, når det er vedtatt "
        "tekst eller en hendelse; ellers retter du filen selv.",
        "closed": "Disse filene må du se gjennom selv: {names}",
        "beyond": "Programmet kan ikke fjerne ordene fra historikken i git, fra forslaget som viser endringen, fra "
        "eldre kopier av nettstedet, nettarkiver, søkemotorer eller andres sitater. Siden «Fjerne ord etter krav» i "
        "veiledningen sier hva du gjør med dem.",
    },
    "en": {
        "unfit": "The words cannot be taken away so: something else would be wrong. Nothing has been changed.",
        "before": "This is done: words of {unit} were taken away on {on}. Nothing has been changed now.",
        "done": "The words of {unit} of {dates} are gone. Where they stood there is “{mark}”.",
        "done_here": "The words of {unit} are gone. Where they stood there is “{mark}”.",
        "other": "As it stands now, {unit} has other words. They are not touched: read them yourself.",
        "plain": "Its plain wording is gone too, for it may say the same. Write it anew where it is needed.",
        "translations": "The translations ({languages}) are gone too, for they may say the same.",
        "seals": "{file} says what was done, when and why. The seals have been made anew.",
        "cards": "These addresses answer no longer, for they could give the words away: {cards}",
        "left": "The same words still stand on these lines:",
        "left_remedy": "Where the demand is about these too, take them away: with “plattform redact” and the id for "
        "adopted text and follow-ups, by hand in all other files.",
        "closed": "Look through these files yourself: {names}",
        "beyond": "No program can take the words out of git's history, of the proposal that shows the change, of older "
        "copies of the site, web archives, search engines and what others have quoted. The guide says what to do.",
    },
}
