"""``source/`` as it stood at some revision in git, as a folder to read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.source import git


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
    inside = source if source.is_dir() else Path()
    tree = "./" if source.is_dir() else f"./{source.as_posix()}"
    found = git.named(inside, [f"{name}^{{commit}}", f"{name}:{tree}"])
    if f"{name}^{{commit}}" not in found:
        raise NotFoundError(name)
    top = Path(git.text(inside, "rev-parse", "--show-toplevel"))
    with git.unpacked(top, found.get(f"{name}:{tree}", ""), source.resolve().name) as then:
        yield then
