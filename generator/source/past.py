"""What git remembers of ``source/``: what main has had, and what was put together in a merge.

Git is asked, never changed. Where there is no git there is no past, and nothing is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from generator.source import git
from generator.source.load import Loaded, load
from generator.source.shelves import REGISTER

MAINS = (
    *("refs/remotes/origin/HEAD", "refs/remotes/origin/main", "refs/remotes/origin/master"),
    *("refs/heads/main", "refs/heads/master"),
)
"""What may be called main, the surest first."""

MOST_MERGES = 20
"""Merges of one proposal that are looked at, the newest first; no editor makes more."""

MOST_COMMITS = 500
"""Commits of one proposal, and of main before it, that are looked at."""

KEPT = 12
"""States of ``source/`` that are remembered: those of a few merges."""

_EDITION = re.compile(r"^ *-? *edition: (\S+)\n(?:.*\n)*?^ *seal: \"([0-9a-f]{16})\"", re.MULTILINE)

IN_PROGRESS = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD")
"""What git calls the other side of something that it has stopped in the middle of."""

_UNDOES = "This reverts commit"
"""How a commit begins to say, in its message, which one it undoes."""


@dataclass(frozen=True)
class Merge:
    """Two states put together: the commit where they were, or none while it is going on.

    Where nothing but what came of them is left of their side, ``theirs`` is that commit itself.
    """

    commit: str
    base: str
    ours: str
    theirs: str


@dataclass(frozen=True)
class Commit:
    """What git knows of a commit; ``written`` is when it was first made, ``committed`` when it was put here."""

    id: str
    parents: tuple[str, ...]
    written: int
    committed: int
    author: str
    subject: str
    message: str = field(repr=False)

    FIELDS = ("H", "P", "at", "ct", "ae", "s", "B")

    @classmethod
    def of(cls, row: list[str]) -> Commit:
        """A row of a log with the fields."""
        id_, parents, written, committed, author, subject, message = row
        when = int(written or 0), int(committed or 0)
        return cls(id_, tuple(parents.split()), *when, author, subject, message)

    @property
    def mark(self) -> tuple[str, int, str]:
        """What stays the same of a commit that is put on top of another: who, when, and what for."""
        return self.author, self.written, self.subject

    @property
    def put_here(self) -> bool:
        """Whether it was written before it was put here, as after a rebase or a cherry-pick."""
        undoes = _UNDOES in self.message
        return len(self.parents) == 1 and self.written < self.committed and not undoes


@dataclass(frozen=True)
class Past:
    """The history of one folder; ``root`` is the repository's, ``prefix`` the path from there."""

    folder: Path
    root: Path
    prefix: str
    head: str
    """The commit that was checked out."""
    branch: str
    """The branch that it stands on; empty where it stands on none."""
    shallow: bool
    """Whether a part of the history was left behind where it was fetched from."""
    rebasing: bool
    """Whether a rebase has stopped in the middle; git remembers what it stopped at for longer."""

    @classmethod
    def of(cls, folder: Path) -> Past | None:
        """The past of a folder with the text; None where git knows none."""
        if not folder.is_dir():
            return None
        where = ("--show-toplevel", "--show-prefix", "--absolute-git-dir")
        what = ("--is-shallow-repository", "HEAD^{commit}", "--symbolic-full-name", "HEAD")
        said = git.answer(folder, "rev-parse", *where, *what)
        if said is None:
            return None
        root, prefix, kept, shallow, head, on = said.decode("utf-8", "replace").splitlines()
        branch = "" if on == "HEAD" else on
        rebasing = any((Path(kept) / name).is_dir() for name in ("rebase-merge", "rebase-apply"))
        return cls(folder, Path(root), prefix, head, branch, shallow == "true", rebasing)

    def git(self, *arguments: str) -> str:
        """What git says, or nothing where it cannot say it."""
        return git.text(self.root, *arguments)

    def knows(self, *names: str) -> bool:
        """Whether there is a commit of each name."""
        asked = [f"{name}^{{commit}}" for name in names]
        return len(git.named(self.root, asked)) == len(set(asked))

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return git.named(self.root, (*MAINS, *IN_PROGRESS, "HEAD^1", "HEAD^2"))

    @cached_property
    def main(self) -> str:
        """The last commit of main that this rests on; HEAD itself where it is on main, or nothing is.

        Where only the merge of a proposal was fetched, main is its first parent.
        """
        known = {self._names[name] for name in MAINS if name in self._names}
        bases = {base for one in known if (base := self.git("merge-base", one, "HEAD"))}
        if len(bases) > 1:
            return max(sorted(bases), key=self._length)
        return next(iter(bases), self.first_parent_of_a_proposal or self.head)

    def _length(self, commit: str) -> int:
        return int(self.git("rev-list", "--count", commit) or 0)

    @cached_property
    def since(self) -> str:
        """The commit of main that a proposal is held against; on main the one before, or nothing."""
        return self.main if self.main != self.head else self._names.get("HEAD^1", "")

    @cached_property
    def before(self) -> str:
        """The commit that this is a change of: on main HEAD, while something is not committed yet."""
        changed = self.main == self.head and self.git(
            "status", "--porcelain", "--", f":/{self.prefix}"
        )
        return self.head if changed else self.since

    def merged_with(self, proposal: str) -> str:
        """The other parent where HEAD is the merge of a proposal; else nothing."""
        (parents,) = git.rows(self.root, ("P",), "--max-count=1", "HEAD", "--")
        first, *others = parents[0].split() or [""]
        return first if others == [self.git("rev-parse", proposal)] else ""

    @property
    def first_parent_of_a_proposal(self) -> str:
        """The first parent of a merge on no branch, as a forge makes it; else nothing."""
        merged = "HEAD^2" in self._names and not self.branch
        return self._names["HEAD^1"] if merged else ""

    @cached_property
    def editions(self) -> dict[str, dict[str, str]]:
        """Each edition that main has ever had, with the seals it had and the last commit with each."""
        found: dict[str, dict[str, str]] = {}
        path = f"{self.prefix}{REGISTER}"
        log = self.git("log", "--first-parent", "--format=%H", self.main, "--", f":/{path}")
        for name, text in git.texts(self.root, [f"{commit}:{path}" for commit in log.split()]):
            for date, seal in _editions(text):
                found.setdefault(date, {}).setdefault(seal, name.partition(":")[0])
        return found

    @cached_property
    def commits(self) -> tuple[Commit, ...]:
        """What has come since main, the newest first."""
        return self._log("HEAD", f"^{self.since}") if self.since else ()

    def _log(self, *which: str) -> tuple[Commit, ...]:
        most = f"--max-count={MOST_COMMITS}"
        return tuple(map(Commit.of, git.rows(self.root, Commit.FIELDS, most, *which, "--")))

    @cached_property
    def merges(self) -> tuple[Merge, ...]:
        """What was put together since main: the one going on, and those of this proposal."""
        return (*self._going_on(), *self._done(), *self._put_on_main(), *self._rebased())

    def _going_on(self) -> Iterator[Merge]:
        for name in IN_PROGRESS:
            other = self._names.get(name)
            if not other or (name == "REBASE_HEAD" and not self.rebasing):
                continue
            if name == "MERGE_HEAD":
                base, theirs = self.git("merge-base", "HEAD", other), other
            else:
                before = self.git("rev-parse", "--verify", "--quiet", f"{other}^1")
                base, theirs = (other, before) if name == "REVERT_HEAD" else (before, other)
            if base and theirs:
                yield Merge("", base, self.head, theirs)

    def _done(self) -> Iterator[Merge]:
        merges = [commit for commit in self.commits if len(commit.parents) > 1]
        for commit in merges[:MOST_MERGES]:
            ours, theirs, *_ = commit.parents
            if base := self.git("merge-base", ours, theirs):
                yield Merge(commit.id, base, ours, theirs)

    def _put_on_main(self) -> Iterator[Merge]:
        """What was written elsewhere and put here by a rebase or a cherry-pick, beside what it was.

        Where nobody has it any longer as it was, one thing is sure: whoever wrote it had not seen what
        main has been given since, and cannot have meant to undo that.
        """
        late = [commit for commit in self.commits if commit.put_here][:MOST_MERGES]
        if not late:
            return
        elsewhere = self._elsewhere(min(commit.written for commit in late))
        for commit in late:
            (parent,) = commit.parents
            as_it_was = elsewhere.get(commit.mark)
            if as_it_was and as_it_was.parents != commit.parents:
                yield Merge(commit.id, as_it_was.parents[0], parent, as_it_was.id)
            elif not as_it_was and (seen := self._seen_by(commit)):
                yield Merge(commit.id, seen[0], seen[1], commit.id)

    def _elsewhere(self, since: int) -> dict[tuple[str, int, str], Commit]:
        """The oldest commit of each mark that git knows, and that is no part of this."""
        found = self._log("--all", "--reflog", "--not", "HEAD", f"--since={since}")
        return {commit.mark: commit for commit in found if len(commit.parents) == 1}

    def _seen_by(self, commit: Commit) -> tuple[str, str] | None:
        """The newest state of main that whoever wrote a commit can have seen, and the one it is put on.

        None where these are one and the same.
        """
        ours, on = {one.id: one for one in self.commits}, commit
        while on.parents and on.parents[0] in ours:
            on = ours[on.parents[0]]
        known = [one.id for one in self._first_parents]
        if not on.parents or on.parents[0] not in known:
            return None
        later = self._first_parents[known.index(on.parents[0]) :]
        seen = next((one.id for one in later if one.committed <= commit.written), None)
        return None if seen in (None, later[0].id) else (str(seen), later[0].id)

    @cached_property
    def _first_parents(self) -> tuple[Commit, ...]:
        """What main was, the newest first."""
        return self._log("--first-parent", self.since)

    def _rebased(self) -> Iterator[Merge]:
        """A branch beside what it was before the rebase that it has just come from.

        Where there are fewer commits now, somebody has left some out, and knows it; where none is left,
        all of them were clicked away.
        """
        if not self.branch or self.branch in MAINS:
            return
        was = list(git.rows(self.root, ("H", "gs"), "-g", "--max-count=2", self.branch, "--"))
        if len(was) < 2 or not was[0][1].startswith("rebase (finish)"):
            return
        main, old = self.main, was[1][0]
        base = self.git("merge-base", old, main)
        now = 0 if main == self.head else len(self.commits)
        if base and (not now or now >= len(self._log(old, f"^{main}"))):
            yield Merge(self.head, base, main, old)

    def merged(self, ours: str, theirs: str) -> dict[str, str]:
        """The files of the folder in which two commits collide, as git puts them together."""
        asked = ("merge-tree", "--write-tree", "--name-only", "-z", ours, theirs)
        tree, *rest = git.text(self.root, *asked, fine=(0, 1)).split("\0")
        names = rest[: rest.index("")] if "" in rest else []
        found = [f"{tree}:{name}" for name in names if name.startswith(self.prefix)]
        return {name.partition(":")[2]: text for name, text in git.texts(self.root, found)}

    def at(self, commit: str) -> Loaded | None:
        """What the folder held at a commit; None where that cannot be read."""
        found: Loaded | None = _at(self.root, self.prefix, self.folder.resolve().name, commit)
        return found

    def reverted(self, text: str) -> bool:
        """Whether a commit since main that undoes another, and says so, took a text away or back."""
        said = self.git(
            *("log", "--format=%H", f"--grep=^{_UNDOES}", f"-S{text}"),
            *(f"{self.since}..HEAD", "--", f":/{self.prefix}"),
        )
        return bool(said)


def _editions(register: str) -> Iterator[tuple[str, str]]:
    """The date and the seal of each edition that a register tells of, by its text alone."""
    for match in _EDITION.finditer(register):
        yield match[1], match[2]


@lru_cache(maxsize=KEPT)  # type: ignore[misc]  # functools types the decorator with Any
def _at(root: Path, prefix: str, name: str, commit: str) -> Loaded | None:
    with git.unpacked(root, f"{commit}:{prefix}", name) as folder:
        loaded = load(folder)
    return loaded if isinstance(loaded, Loaded) else None
