"""From the files under ``source/`` to a book: read, checked, compared, ready to print."""

from __future__ import annotations

from pathlib import Path

from generator.checks import check, fidelity
from generator.load import load
from generator.problems import Problem
from generator.render import Book
from generator.site_map import Settings


def build_book(folder: Path, settings: Settings) -> tuple[Book | None, list[Problem]]:
    """The book, or None where the platform cannot be read; and every problem, in order."""
    loaded = load(folder)
    problems = check(loaded)
    if loaded.platform is None:
        return None, problems
    return Book(loaded.platform, settings, fidelity.result(loaded)), problems
