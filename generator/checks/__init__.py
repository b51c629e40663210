"""The rules, one a file, in the order in which they run.

A rule is a module with ``RULE``, its name in messages, and ``check(loaded)``, which yields
problems. Its docstring is its public documentation: what must hold, why, and how to mend it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks import (
    addresses,
    corrections,
    double_spaces,
    everyday_words,
    fates,
    fidelity,
    figures,
    glossary,
    hidden_characters,
    lead_in,
    lost_ids,
    markup,
    plain_language,
    register,
    reused_ids,
    summaries,
    translations,
    unique_ids,
    unreleased,
)
from generator.problems import Problem
from generator.source.load import Loaded

CHECKS: tuple[Callable[[Loaded], Iterator[Problem]], ...] = (
    unique_ids.check,
    addresses.check,
    lead_in.check,
    hidden_characters.check,
    register.check,
    double_spaces.check,
    fidelity.check,
    lost_ids.check,
    reused_ids.check,
    fates.check,
    corrections.check,
    unreleased.check,
    summaries.check,
    glossary.check,
    everyday_words.check,
    figures.check,
    plain_language.check,
    markup.check,
    translations.check,
)


def check(loaded: Loaded) -> list[Problem]:
    """Every problem in what was loaded, in reading order."""
    problems = list(loaded.problems)
    if loaded.platform is not None:
        for rule in CHECKS:
            problems += rule(loaded)
    return sorted(set(problems))
