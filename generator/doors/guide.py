"""The guide for editors that comes with the program, for a city that has none of its own in ``docs/``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.doors.resources import GUIDE

OUR_WORDS = "engelske-ord.md"
"""The page that lists how the words of the first platform are translated; no other city's."""


def brought(docs: Path) -> dict[str, Path]:
    """The files of the guide that the pages written by hand lack, by the path that they would have there."""
    files = {f"{GUIDE.name}/{path.relative_to(GUIDE).as_posix()}": path for path in _files()}
    return {name: path for name, path in files.items() if not (docs / name).exists()}


def _files() -> Iterator[Path]:
    return (path for path in sorted(GUIDE.rglob("*")) if path.is_file() and path.name != OUR_WORDS)


def text(path: Path) -> str:
    """A page of it, without the way to the list of the first platform's words."""
    return path.read_text("utf-8").replace(
        f"[Engelske ord]({OUR_WORDS})", "over faste oversettelser"
    )
