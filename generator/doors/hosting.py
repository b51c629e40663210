"""The part of the command that says what a host must be told."""

from __future__ import annotations

import argparse
import sys

from generator.checks.publishing import wrong_with
from generator.data import hosting
from generator.doors.plugin import SettingsError, settings
from generator.problems import show
from generator.settings import CONFIGURATION


def tell(asked: argparse.Namespace) -> int:
    """Print what to put into a host's configuration, for the address in ``mkdocs.yml``."""
    try:
        said = settings(CONFIGURATION)
    except SettingsError as error:
        print(show(error.problems, asked.lang), file=sys.stderr)
        return 1
    wrong = wrong_with(said.site_url)
    if wrong:
        print(f"{CONFIGURATION}: {wrong[asked.lang == 'en']}", file=sys.stderr)
        return 1
    print(hosting.recipe(asked.host, said, asked.folder), end="")
    return 0
