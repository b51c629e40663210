"""A platform that is put away: all its files in a folder of its own, frozen under a seal."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.platform.succession import Frozen
from generator.reading.yaml_text import scalar
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
    for name, checksum in _checksums(folder):
        made.update(f"{name}\n{checksum}\n".encode())
    return made.hexdigest()[:LENGTH]


def files(folder: Path) -> dict[str, str]:
    """The checksum of each file in a folder, by its path from there; the beginning of it is enough."""
    return {name: checksum[:LENGTH] for name, checksum in _checksums(folder)}


LENGTH = 16
"""How many digits of a checksum are written."""


def _checksums(folder: Path) -> Iterator[tuple[str, str]]:
    for path in _files(folder):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        yield path.relative_to(folder).as_posix(), hashlib.sha256(content).hexdigest()


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
    frozen = Frozen(period=period, on=on, seal=seal(to), files=files(to))
    (to / FROZEN).write_text(as_yaml(frozen), "utf-8")


def as_yaml(frozen: Frozen) -> str:
    """The file that says how a platform was put away."""
    said = f'{HEAD}period: {frozen.period}\non: {frozen.on}\nseal: "{frozen.seal}"\n'
    each = (f'  {scalar(name)}: "{checksum}"\n' for name, checksum in frozen.files.items())
    return f"{said}files:\n{''.join(each)}" if frozen.files else said
