"""One program run: how long it took, and how much memory its largest process held."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

QUIET = {"SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1"}

_MEASURED = str(Path(__file__).with_name("measured.py"))


@dataclass(frozen=True)
class Run:
    """What a run cost.

    ``seconds`` by the clock on the wall; ``processor`` seconds, which a busy machine changes less.
    The memory is that of the largest process among the program and those that it started.
    """

    seconds: float
    processor: float
    megabytes: float


def run(command: list[str], folder: Path) -> Run:
    """Run ``command`` in ``folder`` to its end; what it says is shown only if it fails."""
    done = subprocess.run(
        [sys.executable, "-I", _MEASURED, *command],
        cwd=folder,
        env=os.environ | QUIET,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    return Run(**json.loads(done.stdout))
