"""What the program brings along beside its code: the theme's chrome, the guide, a city's first files.

In the repository they lie at the top, where people look for them; in an installed package in a folder of
their own, into which ``hatch_build.py`` puts them. ``python -m generator.doors.resources NAME`` prints the
place of one, before anything else is installed.
"""

from __future__ import annotations

import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
"""Where the program lies that is not installed as a package."""

_IN_THE_PACKAGE = Path(__file__).parents[1] / "resources"

INSTALLED = _IN_THE_PACKAGE.is_dir()
"""Whether this is an installed package, rather than the repository."""

_TOP = _IN_THE_PACKAGE if INSTALLED else REPOSITORY


def at(name: str) -> Path:
    """Where something is, by its path from the top of the repository."""
    return _TOP / name


CHROME = at("overrides")
"""The theme's chrome."""

GUIDE = at("docs/guide")
"""The guide for those who edit, which every city has on its site."""


if __name__ == "__main__":
    print(at(sys.argv[1]))
