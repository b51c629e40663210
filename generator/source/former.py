"""A platform that is put away: all its files in a folder of its own, frozen under a seal."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.platform.succession import Frozen
from generator.source.shelves import APPROVERS, FORMER, FROZEN, REGISTER

STAYS = (REGISTER, FORMER, "LICENSE.md")
"""What is of all platforms, and is never put away; so are the schemas."""

OF_BOTH = (APPROVERS,)
"""What the next platform has too, as it is."""

HEAD = """\
# Denne plattformen gjelder ikke lenger. Mappen ble lagt bort av «plattform succeed», hel og uendret.
# Rett aldri noe i den: da ryker seglet, og sjekken stopper.
"""


def seal(folder: Path) -> str:
    """A checksum over all that lies in a folder, however its lines end on this machine."""
    made = hashlib.sha256()
    for path in _files(folder):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        name = path.relative_to(folder).as_posix()
        made.update(f"{name}\n{hashlib.sha256(content).hexdigest()}\n".encode())
    return made.hexdigest()[:16]


def _files(folder: Path) -> Iterator[Path]:
    for way in sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*")):
        path = folder / way
        if path.is_file() and path.name != FROZEN and not path.name.startswith("."):
            yield path


def put_away(folder: Path, period: str, on: str) -> None:
    """Move all that is of the platform in a folder to its place among the former ones, and seal it."""
    to = folder / FORMER / period
    to.mkdir(parents=True)
    for path in sorted(folder.iterdir()):
        if path.name in STAYS or path.name.endswith(".schema.json"):
            continue
        if path.name in OF_BOTH:
            shutil.copyfile(path, to / path.name)
        else:
            path.rename(to / path.name)
    (to / FROZEN).write_text(as_yaml(Frozen(period=period, on=on, seal=seal(to))), "utf-8")


def as_yaml(frozen: Frozen) -> str:
    """The file that says how a platform was put away."""
    return f'{HEAD}period: {frozen.period}\non: {frozen.on}\nseal: "{frozen.seal}"\n'
