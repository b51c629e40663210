"""``source/`` as it stood at some revision in git, as a folder to read."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.source.past import unpack


class NotFoundError(LookupError):
    """There is no such revision and no such folder."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.nb = f"«{name}» er verken en mappe eller en versjon i git."
        self.en = f"“{name}” is neither a folder nor a revision in git."


@contextmanager
def folder(name: str, source: Path) -> Iterator[Path]:
    """The folder with the text: ``name`` is such a folder, a project, or a revision in git."""
    for path in (Path(name) / source.name, Path(name)):
        if (path / "platform.yaml").exists():
            yield path
            return
    commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if commit is None:
        raise NotFoundError(name)
    with tempfile.TemporaryDirectory() as made:
        found = _git("archive", "--format=tar", commit.decode().strip(), "--", str(source))
        if found:
            unpack(found, Path(made))
        yield Path(made) / source


def _git(*arguments: str) -> bytes | None:
    try:
        run = subprocess.run(["git", *arguments], capture_output=True, check=False)  # noqa: S603, S607
    except OSError:
        return None
    return None if run.returncode else run.stdout
