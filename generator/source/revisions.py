"""``source/`` as it stood at some revision in git, as a folder to read."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.source.past import unpack


class CannotReadError(LookupError):
    """A state of the files that was asked for cannot be had; ``nb`` and ``en`` say why."""

    def __init__(self, nb: str, en: str) -> None:
        super().__init__(nb)
        self.nb = nb
        self.en = en


@contextmanager
def folder(name: str, source: Path) -> Iterator[Path]:
    """The folder with the text: ``name`` is such a folder, a project, or a revision in git.

    Raises CannotReadError where it is none of them, or has no text where ``source`` lies.
    """
    for path in (Path(name) / source.name, Path(name)):
        if (path / "platform.yaml").exists():
            yield path
            return
    root = _root(source, name)
    asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    commit = _git(root, *asked).stdout.decode().strip()
    if not commit:
        raise CannotReadError(
            f"«{name}» er verken en mappe eller en versjon i git.",
            f"“{name}” is neither a folder nor a revision in git.",
        )
    here = source.resolve().relative_to(root)
    if _git(root, "cat-file", "-e", f"{commit}:{here.as_posix()}/platform.yaml").returncode:
        raise CannotReadError(
            f"«{name}» har ingen {here.as_posix()}/platform.yaml. Kjør kommandoen der mappen source/ "
            "ligger, eller si hvor teksten er, med --source.",
            f"“{name}” has no {here.as_posix()}/platform.yaml. Run the command where source/ lies, or "
            "say where the text is, with --source.",
        )
    archive = _git(root, "archive", "--format=tar", f"{commit}:{here.as_posix()}").stdout
    with tempfile.TemporaryDirectory() as made:
        unpack(archive, Path(made) / here.name)
        yield Path(made) / here.name


def _root(source: Path, name: str) -> Path:
    """The root of the repository that the text lies in; raises where git does not say."""
    at = next(path for path in (source.resolve(), *source.resolve().parents) if path.is_dir())
    try:
        run = _git(at, "rev-parse", "--show-toplevel")
    except FileNotFoundError:
        raise CannotReadError(
            f"«{name}» er ingen mappe med en plattform, og git finnes ikke her, så en versjon kan ikke "
            "hentes. Installer git, eller sammenlign to mapper.",
            f"“{name}” is no folder with a platform, and git is not installed, so no revision can be "
            "read. Install git, or compare two folders.",
        ) from None
    if b"safe.directory" in run.stderr:
        raise CannotReadError(
            f"Git vil ikke lese {at}, for mappen eies av en annen bruker. Stoler du på den, så kjør: "
            f'git config --global --add safe.directory "{at}"',
            f"Git will not read {at}, which another user owns. If you trust it, run: "
            f'git config --global --add safe.directory "{at}"',
        )
    if run.returncode:
        raise CannotReadError(
            f"«{name}» er verken en mappe eller en versjon i git: {at} ligger ikke i git.",
            f"“{name}” is neither a folder nor a revision in git: {at} does not lie in git.",
        )
    return Path(run.stdout.decode().strip()).resolve()


def _git(at: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    said = {"LC_ALL": "C"}
    command = ["git", "-C", str(at), *arguments]
    return subprocess.run(command, capture_output=True, check=False, env=os.environ | said)  # noqa: S603
