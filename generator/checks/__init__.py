"""The rules, one a file, in the order in which they run.

A rule is a module with ``RULE``, its name in messages, and ``check(loaded)``, which yields
problems. Its docstring is its public documentation: what must hold, why, and how to mend it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import suppress
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from generator.checks import (
    actors,
    addresses,
    adopted_languages,
    approvals,
    carried_on,
    corrections,
    double_spaces,
    everyday_words,
    fates,
    fidelity,
    figures,
    followups,
    glossary,
    hidden_characters,
    labels,
    lead_in,
    lost_ids,
    lost_in_merge,
    marks,
    markup,
    memory,
    nesting,
    new_ids,
    old_layout,
    pictures,
    plain_files,
    plain_language,
    plain_wording,
    redactions,
    register,
    renderings,
    reused_ids,
    same_promise,
    succession,
    summaries,
    translations,
    unique_ids,
    unreleased,
)
from generator.problems import Problem
from generator.source.load import Loaded, Unreadable, without_collecting
from generator.source.past import Past

CHECKS: tuple[Callable[[Loaded], Iterator[Problem]], ...] = (
    old_layout.check,
    unique_ids.check,
    new_ids.check,
    addresses.check,
    nesting.check,
    lead_in.check,
    labels.check,
    marks.check,
    pictures.check,
    actors.check,
    adopted_languages.check,
    hidden_characters.check,
    register.check,
    redactions.check,
    succession.check,
    carried_on.check,
    double_spaces.check,
    fidelity.check,
    lost_ids.check,
    reused_ids.check,
    same_promise.check,
    fates.check,
    corrections.check,
    unreleased.check,
    plain_files.check,
    plain_wording.check,
    summaries.check,
    glossary.check,
    everyday_words.check,
    figures.check,
    plain_language.check,
    markup.check,
    followups.check,
    translations.check,
    renderings.check,
    approvals.check,
)


AGAINST_THE_PAST: tuple[Callable[[Loaded, Past], Iterator[Problem]], ...] = (
    memory.check,
    new_ids.taken_by_hand,
    lost_in_merge.check,
    redactions.returned,
)
"""The rules that ask what git remembers; where there is no git, they say nothing."""


AGAINST_THE_CLOCK: tuple[Callable[[Loaded, dt.date], Iterator[Problem]], ...] = (
    succession.ahead,
    followups.ahead,
    approvals.ahead,
    redactions.ahead,
)
"""The rules that ask which day it is. No build does: two of them give the same on any day."""


def check_whole(found: Loaded | Unreadable, day: dt.date | None = None) -> list[Problem]:
    """Every problem, those too that only show beside what main has had, what was merged, and the calendar."""
    problems = set(check(found))
    if isinstance(found, Loaded):
        now = day or today()
        problems.update(problem for rule in AGAINST_THE_CLOCK for problem in rule(found, now))
    past = Past.of(found.folder) if isinstance(found, Loaded) else None
    if isinstance(found, Loaded) and past is not None:
        problems.update(problem for rule in AGAINST_THE_PAST for problem in rule(found, past))
    return sorted(problems)


def today(now: dt.datetime | None = None) -> dt.date:
    """The day that it is where the platform is read: Norway, also on a machine with another clock.

    Where nothing on the machine knows of summer time, it is that all year, so that no day is refused.

    >>> today(dt.datetime(2026, 11, 30, 22, 30, tzinfo=dt.UTC)).isoformat()
    '2026-11-30'
    >>> today(dt.datetime(2026, 7, 31, 22, 30, tzinfo=dt.UTC)).isoformat()
    '2026-08-01'
    """
    zone: dt.tzinfo = dt.timezone(dt.timedelta(hours=2))
    with suppress(ZoneInfoNotFoundError):
        zone = ZoneInfo("Europe/Oslo")
    return (now or dt.datetime.now(dt.UTC)).astimezone(zone).date()


def check(found: Loaded | Unreadable) -> list[Problem]:
    """Every problem in what was found under ``source/``, in reading order."""
    problems = set(found.problems)
    if isinstance(found, Loaded):
        with without_collecting():
            problems.update(problem for rule in CHECKS for problem in rule(found))
    return sorted(problems)
