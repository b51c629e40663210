"""The command ``plattform release``: a new edition is put in place, and what it did is told."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from datetime import date as calendar
from urllib.parse import urlsplit

from generator.checks import today
from generator.checks.publishing import wrong_with
from generator.doors.release import Prepared, prepare
from generator.platform.history import History
from generator.platform.succession import IN_FORCE, of_one, parts
from generator.problems import show
from generator.settings import CONFIGURATION
from generator.source.load import load
from generator.wording.words import Words
from generator.writing import put_in_place


def release(asked: argparse.Namespace) -> int:
    """Put a new edition in place, and tell what it changed."""
    if not asked.confirm and _is_far(asked.date):
        print(_FAR[asked.lang].format(date=asked.date), file=sys.stderr)
        return 1
    said = (asked.date, asked.note, asked.decision, _identity())
    prepared, problems = prepare(load(asked.source), *said)
    if problems:
        print(show(problems, asked.lang), file=sys.stderr)
    if prepared is None:
        return 1
    put_in_place(*prepared.files)
    if _is_ahead(prepared, asked.date):
        print(_AHEAD[asked.lang].format(date=asked.date), file=sys.stderr)
    print("\n".join(_told(prepared, asked.date, asked.lang)))
    return 0


FAR = 10
"""Years from today. An edition further on is a slip of the pen, and none could follow it before that."""

_FAR = {
    "nb": "Utgaven {date} er mer enn ti år fram i tid, og ingen ny utgave kan komme før den. Er datoen "
    "riktig, så skriv --confirm etter den.",
    "en": "The edition {date} is more than ten years ahead, and none can follow before that. If the date "
    "is right, write --confirm after it.",
}


_AHEAD = {
    "nb": "Utgaven {date} er datert fram i tid, men vises så snart den er lagt inn, og ingen ny utgave kan "
    "komme før den. Er datoen feil, så legg ikke inn disse filene.",
    "en": "The edition {date} is dated ahead, but shows as soon as it is merged, and none can follow before "
    "it. If the date is wrong, do not merge these files.",
}


def _is_ahead(prepared: Prepared, date: str) -> bool:
    """Whether an edition is dated after today; a clock that is behind the one before it says nothing."""
    before = prepared.register.editions[:-1]
    return (before[-1].date if before else "") <= today().isoformat() < date


def _is_far(date: str) -> bool:
    """Whether a date, where it is one, is so far ahead that it must be meant twice."""
    try:
        return calendar.fromisoformat(date).year > datetime.now(tz=UTC).year + FAR
    except ValueError:
        return False


def _identity() -> str:
    """The address that the site is published at; nothing where it has none yet, or a preview's."""
    from generator.doors.plugin import settings  # noqa: PLC0415 - MkDocs is heavy

    if not CONFIGURATION.exists():
        return ""
    try:
        given = settings(CONFIGURATION)
    except ValueError:
        return ""
    local = (urlsplit(given.site_url).hostname or "") in ("localhost", "127.0.0.1")
    return "" if given.unaddressed or local or wrong_with(given.site_url) else given.absolute("")


_EVENTS = {
    "added": ("Nye", "New"),
    "changed": ("Endret", "Changed"),
    "corrected": ("Rettet", "Corrected"),
    "moved": ("Flyttet", "Moved"),
    "reordered": ("Ny rekkefølge", "New order"),
    "split": ("Delt", "Split"),
    "merged": ("Slått sammen", "Merged"),
    "replaced": ("Erstattet", "Replaced"),
    "withdrawn": ("Trukket", "Withdrawn"),
    "left_out": ("Utelatt", "Left out"),
}


def _told(prepared: Prepared, date: str, lang: str) -> Iterator[str]:
    """What a release did, in plain words, and every file that it changed."""
    register = prepared.register
    nb = lang == "nb"
    n = register.editions[-1].counts["commitments"]
    words = Words("nb" if nb else "en")
    count = words.plain("count.commitments", n=n)
    yield f"Utgaven {date} er laget: {count}." if nb else f"Edition {date}: {count}."
    own = of_one(register, parts(register, None)[IN_FORCE]) or register
    events = History(own).on(date)
    for kind, names in _EVENTS.items():
        ids = [event.id for event in events if event.kind == kind]
        if ids:
            yield f"  {names[not nb]}: {', '.join(ids)}"
    yield (
        "Se gjennom endringene i disse filene, og legg dem inn samlet:"
        if nb
        else "Review the changes in these files, and commit them together:"
    )
    for path, _ in prepared.files:
        yield f"  {path.as_posix()}"
