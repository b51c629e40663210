"""An earlier revision of this repository, checked out and set up beside today's."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

from tests.bench.projects import ROOT


def checkout(revision: str, to: Path) -> Path:
    """The tree of a revision with its own tools; returns its ``plattform``."""
    command = ["git", "-C", str(ROOT), "archive", "--format=tar", revision]
    archive = subprocess.run(command, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(to, filter="data")
    subprocess.run(["make", "-C", str(to), ".venv/.site"], capture_output=True, check=True)
    return to / ".venv" / "bin" / "plattform"
