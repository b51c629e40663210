"""What the benches share: a folder to work in, the sizes, the sides, each site built once."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.bench import before, hugo
from tests.bench.projects import write_ours, write_plain
from tests.bench.runs import Run, run

SIZES = {1: 5, 10: 3, 100: 1}
"""How many times as many commitments as the real platform has, and how often each is built."""

SIDES = ("plain", "ours")
"""The two that are compared in every bench, in the order in which they take turns."""

LARGEST_BEFORE = 10
"""A hundred times the text takes an earlier revision hours."""

CACHES = (".cache", "site", "public")
"""What a build leaves, by which the next would have less to do."""


@dataclass(frozen=True)
class Workshop:
    """A folder that is thrown away afterwards, and what was asked for.

    ``revision`` is an earlier one of this repository that is built beside today's.
    """

    folder: Path
    sizes: tuple[int, ...] = tuple(SIZES)
    revision: str = ""

    def sides(self, times: int) -> tuple[str, ...]:
        """What is built beside each other at one size, in the order in which they take turns."""
        more = ["hugo"] if hugo.installed() else []
        if self.revision and times <= LARGEST_BEFORE:
            more.append("before")
        return (*SIDES[:1], *more, *SIDES[1:])

    @cached_property
    def tree(self) -> Path:
        """The earlier revision, checked out and set up."""
        tree = self.folder / "tree"
        before.checkout(self.revision, tree)
        return tree

    def project(self, side: str, times: int) -> Path:
        """The project of one side at one size, written the first time that it is asked for."""
        folder = self.folder / f"{side}-{times}"
        if not folder.exists():
            folder.mkdir()
            self._writer(side, times)(folder)
        return folder

    def _writer(self, side: str, times: int) -> Callable[[Path], None]:
        return {
            "plain": lambda folder: write_plain(folder, times),
            "ours": lambda folder: write_ours(folder, times),
            "before": lambda folder: write_ours(folder, times, self.tree),
            "hugo": lambda folder: hugo.write(folder, self.project("ours", times)),
        }[side]

    def plattform(self, side: str) -> str:
        """The command of today, or that of the earlier revision."""
        if side == "before":
            return str(self.tree / ".venv" / "bin" / "plattform")
        return str(Path(sys.executable).with_name("plattform"))

    def build(self, side: str, times: int, *, anew: bool = True) -> Run:
        """Build a project: from scratch, or as it was left by the last build."""
        project = self.project(side, times)
        if anew:
            self.clear(side, times)
        if side == "plain":
            return run([sys.executable, "-m", "mkdocs", "build", "--quiet"], project)
        if side == "hugo":
            return run([hugo.installed() or "hugo", "--quiet"], project)
        return run([self.plattform(side), "build"], project)

    def clear(self, side: str, times: int) -> None:
        """Take away what a build has left."""
        for name in CACHES:
            shutil.rmtree(self.project(side, times) / name, ignore_errors=True)

    def check(self, side: str, times: int) -> Run:
        """Check a project's text without building anything."""
        return run([self.plattform(side), "check"], self.project(side, times))

    @cached_property
    def sites(self) -> dict[str, Path]:
        """Both sites with the real platform, built."""
        for side in SIDES:
            self.build(side, 1)
        return {side: self.project(side, 1) / "site" for side in SIDES}
