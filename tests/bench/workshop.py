"""What the benches share: a folder to work in, the sizes, the two sites built once."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.bench.projects import write_ours, write_plain
from tests.bench.runs import Run, run

SIZES = {1: 5, 10: 3, 100: 1}
"""How many times as many commitments as the real platform has, and how often each is built."""

SIDES = ("plain", "ours")
"""The two that are compared, in the order in which they take turns."""

_WRITE: dict[str, Callable[[Path, int], None]] = {"plain": write_plain, "ours": write_ours}

_BUILD = {
    "plain": [sys.executable, "-m", "mkdocs", "build", "--quiet"],
    "ours": [str(Path(sys.executable).with_name("plattform")), "build"],
}


@dataclass(frozen=True)
class Workshop:
    """A folder that is thrown away afterwards, and what was asked for."""

    folder: Path
    sizes: tuple[int, ...] = tuple(SIZES)

    def project(self, side: str, times: int) -> Path:
        """The project of one side at one size, written the first time that it is asked for."""
        folder = self.folder / f"{side}-{times}"
        if not folder.exists():
            folder.mkdir()
            _WRITE[side](folder, times)
        return folder

    def build(self, side: str, times: int) -> Run:
        """Build a project from scratch."""
        project = self.project(side, times)
        shutil.rmtree(project / "site", ignore_errors=True)
        return run(_BUILD[side], project)

    @cached_property
    def sites(self) -> dict[str, Path]:
        """Both sites with the real platform, built."""
        for side in SIDES:
            self.build(side, 1)
        return {side: self.project(side, 1) / "site" for side in SIDES}
