"""Makes an edition: all that ``plattform release`` will write, worked out before it writes.

The register gets one more edition, what is new gets its numbers in every file where its key stands,
and ``platform.yaml`` names the edition. The register is put in place first, and remembers which key got
which number; ``platform.yaml`` comes last. Should the machine stop between them, the register is whole,
the check says what is missing, and the same command once more does the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date as calendar
from pathlib import Path

from generator.checks import check_whole, unreleased
from generator.ids import Numbers, renamed
from generator.platform.numbering import numbered, numbering
from generator.platform.register import Register, as_yaml, changes_nothing, release
from generator.problems import Place, Problem, errors
from generator.reading.characters import fault_in
from generator.source.load import Loaded, Unreadable
from generator.source.shelves import PLATFORM, REGISTER

RULE = "release"


@dataclass(frozen=True)
class Prepared:
    """The new register, and the files to put in place, in that order."""

    register: Register
    files: tuple[tuple[Path, str], ...]


def prepare(
    loaded: Loaded | Unreadable,
    date: str,
    note: str | None = None,
    decision: str | None = None,
    identity: str = "",
) -> tuple[Prepared | None, list[Problem]]:
    """The edition of ``date``; or None, and the problems that stand in its way.

    ``identity`` is the address of the site, where it has one: the first edition remembers it.
    """
    if isinstance(loaded, Unreadable):
        return None, check_whole(loaded)
    platform, register = loaded.platform, loaded.memory
    last = register.editions[-1].date if register and register.editions else None
    if register and last == date != platform.edition:
        finished = numbered(platform, register.given)
        if changes_nothing(register, finished):
            return _prepared(loaded, register, date)
    problems = check_whole(loaded)
    if errors(problems):
        return None, problems
    refused = _unfit(loaded, {"--note": note, "--decision": decision})
    refused = refused or _refused(loaded, date, last)
    if refused:
        return None, refused
    given = numbering(platform, loaded.taken() | (register.numbers if register else Numbers()))
    final = numbered(platform, given)
    before = register or Register()
    said = (date, note, decision)
    put_away = _put_away(loaded)
    made = release(before, final, *said, numbered=given, identity=identity, put_away=put_away)
    prepared, lacking = _prepared(loaded, made, date)
    return prepared, [p for p in problems if p.rule != unreleased.RULE] + lacking


def _unfit(loaded: Loaded, said: Mapping[str, str | None]) -> list[Problem]:
    """What is said of the edition and holds what no text may hold: the register would keep it for ever."""
    return [
        Problem(
            Place(loaded.names[REGISTER]),
            RULE,
            f"«{name}» holder {fault[0]}. Skriv det på nytt uten det, på én linje.",
            f"“{name}” holds {fault[1]}. Write it again without, on one line.",
        )
        for name, text in said.items()
        if text and (fault := fault_in(text))
    ]


def _refused(loaded: Loaded, date: str, last: str | None) -> list[Problem]:
    own = last and loaded.platform.edition
    here = loaded.place("edition") if own else Place(loaded.names["platform.yaml"])
    if not _is_date(date):
        return [
            Problem(
                here,
                RULE,
                f"«{date}» er ikke en dato i kalenderen. Skriv år, måned og dag, som 2027-03-01.",
                f"“{date}” is no date in the calendar. Write it as 2027-03-01.",
            )
        ]
    if last and date <= last:
        when = "samme dag" if date == last else f"etter {date}"
        return [
            Problem(
                here,
                RULE,
                f"Den siste utgaven er fra {last}, altså {when}. En ny utgave må ha en senere dato.",
                f"The last edition is of {last}. A new one must have a later date.",
            )
        ]
    late = [
        Problem(
            loaded.place("retired", n, "on"),
            RULE,
            f"«{retired.id}» er ført opp som tatt ut {retired.on}, men utgaven er fra {date}. Rett "
            "datoen, eller vent med utgaven.",
            f"“{retired.id}” retires on {retired.on}, after the edition of {date}.",
        )
        for n, retired in enumerate(loaded.platform.retired)
        if retired.on and retired.on > date
    ]
    if not late and loaded.formers and loaded.register is None:
        return list(_the_old_one(loaded))
    if not late and loaded.memory and changes_nothing(loaded.memory, loaded.platform):
        return [
            Problem(
                here,
                RULE,
                f"Ingenting er endret siden utgaven {last}, så det er ikke noe å gi ut.",
                f"Nothing has changed since the edition of {last}.",
            )
        ]
    return late


def _put_away(loaded: Loaded) -> str:
    """The checksum of the platform before this one; empty where there is none."""
    frozen = loaded.formers[-1].frozen if loaded.formers else None
    return frozen.seal if frozen else ""


def _the_old_one(loaded: Loaded) -> Iterator[Problem]:
    """A platform that has the very words of the one that it comes after."""
    before = loaded.formers[-1]
    if before.platform.fingerprint == loaded.platform.fingerprint:
        yield Problem(
            loaded.place("sectors"),
            RULE,
            f"Hvert ord i teksten er som i plattformen {before.period}, som er lagt bort. Er det den som "
            "gjelder fortsatt, er ingenting skiftet ut: angre «plattform succeed» ved å legge inn igjen "
            "forrige versjon av source/.",
            f"Every word is as in the platform of {before.period}, which is put away. If that is still in "
            "force, nothing has succeeded it: put source/ back as it was.",
        )


def _is_date(text: str) -> bool:
    try:
        return calendar.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _prepared(
    loaded: Loaded, register: Register, date: str
) -> tuple[Prepared | None, list[Problem]]:
    given = register.given
    text = _with_edition(loaded, date)
    if text is None:
        return None, [
            Problem(
                loaded.place("sectors"),
                RULE,
                "Programmet finner ikke plass til linjen «edition». Skriv «title», «place» og "
                "«sectors» helt til venstre, på hver sin linje.",
                "There is no place for the line “edition”. Write “title”, “place” and “sectors” "
                "at the left margin, each on its own line.",
            )
        ]
    files = (
        (loaded.folder / REGISTER, as_yaml(register)),
        *_others_with_numbers(loaded, given),
        (loaded.folder / PLATFORM, renamed(text, given)),
    )
    return Prepared(register, files), []


def _others_with_numbers(loaded: Loaded, given: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    """The other files in which a key stands that has got its number, with the number instead."""
    for file, lines in loaded.lines.items():
        text = "\n".join(lines)
        if file not in (PLATFORM, REGISTER) and (new := renamed(text, given)) != text:
            yield loaded.folder / file, new


def _with_edition(loaded: Loaded, date: str) -> str | None:
    """``platform.yaml`` with the line that names the edition, and not a letter else changed."""
    document = loaded.document
    lines = "\n".join(loaded.lines[PLATFORM]).splitlines(keepends=True)
    line = f"edition: {date}\n"
    if "edition" in document.items:
        at, value = document.key_place("edition"), document.items["edition"].place
        if at.column != 1:
            return None
        comment = re.search(r"\s+#.*", lines[value.line - 1])
        line = f"edition: {date}{comment.group().rstrip() if comment else ''}\n"
        return "".join([*lines[: at.line - 1], line, *lines[value.line :]])
    at = document.key_place("sectors")
    if at.column != 1:
        return None
    before = at.line - 1
    while before and lines[before - 1].startswith(("#", "\n", "\r")):
        before -= 1
    return "".join([*lines[:before], line, *lines[before:]])
