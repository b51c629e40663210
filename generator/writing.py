"""Files put in their place whole, or not at all."""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_HERE = -100
"""What the system calls the folder that one stands in, where a call asks for a folder."""

_EXCHANGE = 2
"""Asks ``renameat2`` to have two names change places."""


def put_in_place(*files: tuple[Path, str]) -> None:
    """Write each file whole beside its place, and only then put them in, one by one.

    Whoever stops this in the middle finds each file either as it was or as it will be.

    The texts become UTF-8, their line ends as they are; the folders must be there. Raises
    ``OSError`` where a file cannot be written; nothing has been put in place then.
    """
    made = [(path.with_name(f".{path.name}.new"), path, text) for path, text in files]
    try:
        for beside, _, text in made:
            with beside.open("w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        for beside, path, _ in made:
            beside.replace(path)
    finally:
        for beside, _, _ in made:
            beside.unlink(missing_ok=True)


@contextmanager
def folder_in_place_of(target: Path) -> Iterator[Path]:
    """A new folder beside ``target``, which takes its place when all has gone well.

    Whoever stops this in the middle finds the folder as it was or as it will be. What was left by
    somebody who was stopped is cleared away first.
    """
    made, old = (target.with_name(f"{target.name}.{end}") for end in ("new", "old"))
    if old.exists() and not target.exists():  # stopped between two names
        old.rename(target)
    for left_over in (made, old):
        shutil.rmtree(left_over, ignore_errors=True)
    try:
        yield made
        if not target.exists():
            made.rename(target)
        elif not _exchanged(made, target):
            target.rename(old)
            made.rename(target)
    finally:
        for left_over in (made, old):
            shutil.rmtree(left_over, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Have two names change places at once; False where the system cannot."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(call(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0)
