"""Git, asked and never changed: the one place where it is started.

Where there is no git, or it cannot answer, the answer is none; what that means is for the asker to say.
"""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

FIELD = "\x1f"
"""Stands between what is asked of each commit in a log."""


def answer(
    folder: Path, *arguments: str, asked: str = "", fine: tuple[int, ...] = (0,)
) -> bytes | None:
    """What git says in a folder; ``fine`` are the codes with which it has answered.

    ``asked`` is what it is given to read.
    """
    try:
        run = subprocess.run(  # noqa: S603
            ["git", "-C", str(folder), *arguments],  # noqa: S607
            input=asked.encode(),
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    return run.stdout if run.returncode in fine else None


def obstacle(folder: Path) -> Literal["", "absent", "owner", "outside"]:
    """Why git cannot answer in a folder: it is not here, another owns the folder, or it is none of git's."""
    try:
        run = subprocess.run(  # noqa: S603
            ["git", "-C", str(folder), "rev-parse", "--show-toplevel"],  # noqa: S607
            capture_output=True,
            check=False,
            env=os.environ | {"LC_ALL": "C"},
        )
    except OSError:
        return "absent"
    if b"safe.directory" in run.stderr:
        return "owner"
    return "outside" if run.returncode else ""


def text(folder: Path, *arguments: str, fine: tuple[int, ...] = (0,)) -> str:
    """What git says, without the space around it; nothing where it cannot answer."""
    said = answer(folder, *arguments, fine=fine)
    return (said or b"").decode("utf-8", "replace").strip()


def named(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The commit, or other object, that each name stands for; without those that stand for none."""
    asked = list(names)
    said = answer(folder, "cat-file", "--batch-check=%(objectname)", asked="\n".join(asked)) or b""
    found = zip(asked, said.decode("utf-8", "replace").splitlines(), strict=False)
    return {name: id_ for name, id_ in found if " " not in id_}


def texts(folder: Path, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The text of each object that there is, by its name, in their order."""
    asked = list(names)
    said = io.BytesIO(
        answer(folder, "cat-file", "--batch=%(objectsize)", asked="\n".join(asked)) or b""
    )
    for name in asked:
        size = said.readline().strip()
        if size.isdigit():
            yield name, said.read(int(size)).decode("utf-8", "replace")
            said.read(1)


def rows(folder: Path, fields: tuple[str, ...], *arguments: str) -> Iterator[list[str]]:
    """What a log says of each commit, field by field."""
    form = FIELD.join(f"%{field}" for field in fields)
    said = answer(folder, "log", "-z", f"--format=tformat:{form}", *arguments) or b""
    for row in said.decode("utf-8", "replace").split("\0")[:-1]:
        yield row.split(FIELD, len(fields) - 1)


@contextmanager
def unpacked(folder: Path, tree: str, name: str) -> Iterator[Path]:
    """The plain files of a tree, in a folder of that name; where there is no such tree, neither is it."""
    archive = answer(folder, "archive", "--format=tar", tree)
    with TemporaryDirectory() as made:
        if archive is not None:
            _unpack(archive, Path(made) / name)
        yield Path(made) / name


def _unpack(archive: bytes, to: Path) -> None:
    """Write the plain files of an archive; links and devices are none of ours."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar.getmembers():
            found = tar.extractfile(member) if member.isfile() else None
            if found:
                path = to / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(found.read())
