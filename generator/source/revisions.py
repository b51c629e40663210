"""``source/`` as it stood at some revision in git, as a folder to read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.source import git


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
    here = source.resolve().relative_to(root)
    commit, tree = f"{name}^{{commit}}", f"{name}:{here.as_posix()}"
    found = git.named(root, [commit, tree, f"{tree}/platform.yaml"])
    if commit not in found:
        raise CannotReadError(
            f"«{name}» er verken en mappe eller en versjon i git.",
            f"“{name}” is neither a folder nor a revision in git.",
        )
    if f"{tree}/platform.yaml" not in found:
        raise CannotReadError(
            f"«{name}» har ingen {here.as_posix()}/platform.yaml. Kjør kommandoen der mappen source/ "
            "ligger, eller si hvor teksten er, med --source.",
            f"“{name}” has no {here.as_posix()}/platform.yaml. Run the command where source/ lies, or "
            "say where the text is, with --source.",
        )
    with git.unpacked(root, found[tree], here.name) as then:
        yield then


def _root(source: Path, name: str) -> Path:
    """The root of the repository that the text lies in; raises where git does not say."""
    at = next(path for path in (source.resolve(), *source.resolve().parents) if path.is_dir())
    match git.obstacle(at):
        case "absent":
            raise CannotReadError(
                f"«{name}» er ingen mappe med en plattform, og git finnes ikke her, så en versjon kan "
                "ikke hentes. Installer git, eller sammenlign to mapper.",
                f"“{name}” is no folder with a platform, and git is not installed, so no revision can "
                "be read. Install git, or compare two folders.",
            )
        case "owner":
            raise CannotReadError(
                f"Git vil ikke lese {at}, for mappen eies av en annen bruker. Stoler du på den, så "
                f'kjør: git config --global --add safe.directory "{at}"',
                f"Git will not read {at}, which another user owns. If you trust it, run: "
                f'git config --global --add safe.directory "{at}"',
            )
        case "outside":
            raise CannotReadError(
                f"«{name}» er verken en mappe eller en versjon i git: {at} ligger ikke i git.",
                f"“{name}” is neither a folder nor a revision in git: {at} does not lie in git.",
            )
    return Path(git.text(at, "rev-parse", "--show-toplevel")).resolve()
