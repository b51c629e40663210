"""What git remembers of ``source/``: what main has had, and what was put together in a merge.

Git is asked, never changed. Where there is no git there is no past, and nothing is said of it.
"""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from generator.source.load import Loaded, Unreadable, load
from generator.source.shelves import PLATFORM, REGISTER

MAINS = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
"""What may be called main, the surest first."""

MOST_MERGES = 20
"""Merges of one proposal that are looked at, the newest first; no editor makes more."""

KEPT = 12
"""States of ``source/`` that are remembered: those of a few merges."""

_EDITION = re.compile(r"^ *-? *edition: (\S+)\n(?:.*\n)*?^ *seal: \"([0-9a-f]{16})\"", re.MULTILINE)

IN_PROGRESS = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD")
"""What git calls the other side of something that it has stopped in the middle of."""


@dataclass(frozen=True)
class Merge:
    """Two states put together: the commit where they were, or none while it is going on."""

    commit: str
    base: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class Past:
    """The history of one folder; ``root`` is the repository's, ``prefix`` the path from there."""

    folder: Path
    root: Path
    prefix: str

    @classmethod
    def of(cls, folder: Path) -> Past | None:
        """The past of a folder with the text; None where git knows none."""
        if not folder.is_dir():
            return None
        root = _git(folder, "rev-parse", "--show-toplevel")
        prefix = _git(folder, "rev-parse", "--show-prefix")
        begun = _git(folder, "rev-parse", "--verify", "--quiet", "HEAD") is not None
        if root is None or prefix is None or not begun:
            return None
        return cls(folder, Path(root.strip()), prefix.strip())

    def git(self, *arguments: str) -> str:
        """What git says, or nothing where it cannot say it."""
        return (_git(self.root, *arguments) or "").strip()

    @cached_property
    def shallow(self) -> bool:
        """Whether a part of the history was left behind where it was fetched from."""
        return self.git("rev-parse", "--is-shallow-repository") == "true"

    @cached_property
    def head(self) -> str:
        """The commit that was checked out."""
        return self.git("rev-parse", "HEAD")

    @cached_property
    def main(self) -> str:
        """The last commit of main that this rests on; HEAD itself where it is on main, or nothing is.

        Where only the merge of a proposal was fetched, main is its first parent.
        """
        known = [name for name in MAINS if self.git("rev-parse", "--verify", "--quiet", name)]
        bases = [base for name in known if (base := self.git("merge-base", name, "HEAD"))]
        if bases:
            return max(bases, key=self._length)
        return self.first_parent_of_a_proposal or self.head

    def _length(self, commit: str) -> int:
        return int(self.git("rev-list", "--count", commit) or 0)

    @property
    def since(self) -> str:
        """The commit of main that a proposal is held against; on main the one before, or nothing."""
        return (
            self.main
            if self.main != self.head
            else self.git("rev-parse", "-q", "--verify", "HEAD^1")
        )

    @property
    def before(self) -> str:
        """The commit that this is a change of: on main HEAD, while something is not committed yet."""
        changed = self.main == self.head and self.git(
            "status", "--porcelain", "--", self.prefix or "."
        )
        return self.head if changed else self.since

    @cached_property
    def first_parent_of_a_proposal(self) -> str:
        """The first parent of a merge on no branch, as a forge makes it; else nothing."""
        detached = not self.git("symbolic-ref", "--quiet", "HEAD")
        return self.git("rev-parse", "--verify", "--quiet", "HEAD^2") and (
            self.git("rev-parse", "HEAD^1") if detached else ""
        )

    @cached_property
    def editions(self) -> dict[str, dict[str, str]]:
        """Each edition that main has ever had, with the seals it had and the last commit with each."""
        found: dict[str, dict[str, str]] = {}
        path = f"{self.prefix}{REGISTER}"
        log = self.git("log", "--first-parent", "--format=%H", self.main, "--", f":/{path}")
        for commit in log.split():
            text = self.git("show", f"{commit}:{path}")
            for date, seal in _editions(text):
                found.setdefault(date, {}).setdefault(seal, commit)
        return found

    @cached_property
    def merges(self) -> tuple[Merge, ...]:
        """What was put together since main: the one going on, and those of this proposal."""
        return (*self._going_on(), *self._done())

    def _going_on(self) -> Iterator[Merge]:
        for name in IN_PROGRESS:
            other = self.git("rev-parse", "--verify", "--quiet", name)
            if not other:
                continue
            if name == "MERGE_HEAD":
                base, theirs = self.git("merge-base", "HEAD", other), other
            else:
                before = self.git("rev-parse", "--verify", "--quiet", f"{other}^1")
                base, theirs = (other, before) if name == "REVERT_HEAD" else (before, other)
            if base and theirs:
                yield Merge("", base, self.head, theirs)

    def _done(self) -> Iterator[Merge]:
        if not self.since:
            return
        most = f"--max-count={MOST_MERGES}"
        listed = self.git("rev-list", "--merges", most, "HEAD", f"^{self.since}")
        for commit in listed.split():
            ours, *others = self.git("rev-parse", f"{commit}^@").split()
            for theirs in others[:1]:
                if base := self.git("merge-base", ours, theirs):
                    yield Merge(commit, base, ours, theirs)

    def merged(self, ours: str, theirs: str) -> dict[str, str]:
        """The files of the folder in which two commits collide, as git puts them together."""
        said = _answer(self.root, "merge-tree", "--write-tree", "--name-only", "-z", ours, theirs)
        tree, *rest = said.split("\0")
        names = rest[: rest.index("")] if "" in rest else []
        ours_alone = [name for name in names if name.startswith(self.prefix)]
        return {name: self.git("show", f"{tree}:{name}") for name in ours_alone}

    def at(self, commit: str) -> Loaded | None:
        """What the folder held at a commit; None where that cannot be read."""
        found: Loaded | None = _at(self, commit)
        return found

    def reverted(self, text: str) -> bool:
        """Whether a commit since main that undoes another, and says so, took a text away or back."""
        said = self.git(
            *("log", "--format=%H", "--grep=^This reverts commit", f"-S{text}"),
            *(f"{self.since}..HEAD", "--", f":/{self.prefix}"),
        )
        return bool(said)


def _editions(register: str) -> Iterator[tuple[str, str]]:
    """The date and the seal of each edition that a register tells of, by its text alone."""
    for match in _EDITION.finditer(register):
        yield match[1], match[2]


@lru_cache(maxsize=KEPT)  # type: ignore[misc]  # functools types the decorator with Any
def _at(past: Past, commit: str) -> Loaded | None:
    if not past.git("rev-parse", "--verify", "--quiet", f"{commit}:{past.prefix}{PLATFORM}"):
        return None
    archive = _run(past.root, "archive", "--format=tar", f"{commit}:{past.prefix}")
    if archive is None:
        return None
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / (past.folder.resolve().name)
        unpack(archive, folder)
        loaded = load(folder)
    return None if isinstance(loaded, Unreadable) else loaded


def unpack(archive: bytes, to: Path) -> None:
    """Write the plain files of an archive; links and devices are none of ours."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar.getmembers():
            found = tar.extractfile(member) if member.isfile() else None
            if found:
                path = to / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(found.read())


def _git(folder: Path, *arguments: str) -> str | None:
    said = _run(folder, *arguments)
    return None if said is None else said.decode("utf-8", "replace")


def _answer(folder: Path, *arguments: str) -> str:
    """What git says also where its answer is no; nothing where it cannot answer."""
    try:
        run = subprocess.run(  # noqa: S603
            ["git", "-C", str(folder), *arguments],  # noqa: S607
            capture_output=True,
            check=False,
        )
    except OSError:
        return ""
    return run.stdout.decode("utf-8", "replace") if run.returncode in (0, 1) else ""


def _run(folder: Path, *arguments: str) -> bytes | None:
    try:
        run = subprocess.run(  # noqa: S603
            ["git", "-C", str(folder), *arguments],  # noqa: S607
            capture_output=True,
            check=False,
        )
    except OSError:
        return None
    return None if run.returncode else run.stdout
