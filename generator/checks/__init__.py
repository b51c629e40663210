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
    old_layout,
    plain_files,
    plain_language,
    plain_wording,
    register,
    reused_ids,
    summaries,
    translations,
    unique_ids,
    unreleased,
)
from generator.problems import Problem
from generator.source.load import Loaded, Unreadable, without_collecting

CHECKS: tuple[Callable[[Loaded], Iterator[Problem]], ...] = (
    old_layout.check,
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
    plain_files.check,
    plain_wording.check,
    summaries.check,
    glossary.check,
    everyday_words.check,
    figures.check,
    plain_language.check,
    markup.check,
    translations.check,
)


def check(found: Loaded | Unreadable) -> list[Problem]:
    """Every problem in what was found under ``source/``, in reading order."""
    problems = set(found.problems)
    if isinstance(found, Loaded):
        with without_collecting():
            problems.update(problem for rule in CHECKS for problem in rule(found))
    return sorted(problems)
