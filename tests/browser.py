"""Finds a Chromium for the tests that read pages as a person does; installs one where none is.

Run as ``python -m tests.browser`` it sees to it that there is one. In a test, ask for the
fixture ``browser``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)

QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""The browser does nothing of its own accord, so that what it asks for is what the page asked for."""

NONE_FOUND = """\
Fant ingen Chromium, og fikk ikke installert en. Installer Chromium eller Google Chrome
(på Debian og Ubuntu: sudo apt install chromium), eller si hvor den er: CHROMIUM=/sti/til/chromium.

No Chromium was found, and none could be installed. Install Chromium or Google Chrome
(on Debian and Ubuntu: sudo apt install chromium), or say where it is: CHROMIUM=/path/to/chromium.
"""


def executable() -> str | None:
    """The path of a Chromium that answers, or None."""
    return next((path for path in _candidates() if _answers(path)), None)


def _candidates() -> Iterator[str]:
    for name in (os.environ.get("CHROMIUM"), *NAMES):
        if name and (found := shutil.which(name)):
            yield found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    if Path(own).exists():
        yield own


@cache
def _answers(path: str) -> bool:
    """Whether it runs: Ubuntu has a ``chromium-browser`` that only says where to get one."""
    try:
        return not subprocess.run(
            [path, "--version"], capture_output=True, timeout=60, check=False
        ).returncode
    except (OSError, subprocess.TimeoutExpired):
        return False


def install() -> str | None:
    """Try each way to install one, until one answers."""
    for ways in _ways():
        for command in ways:
            print("+", " ".join(command), flush=True)
            try:
                if subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode:
                    break
            except OSError:
                break
        _answers.cache_clear()
        if found := executable():
            return found
    return None


def _ways() -> Iterator[tuple[list[str], ...]]:
    yield ([sys.executable, "-m", "playwright", "install", "chromium"],)
    if not shutil.which("apt-get"):
        return
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    quiet = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    yield [*quiet, "update", "-qq"], [*quiet, "install", "-y", "-qq", "chromium"]


@contextmanager
def launched() -> Iterator[Browser]:
    """A browser, closed again afterwards."""
    found = executable()
    if found is None:
        raise RuntimeError(NONE_FOUND)
    with sync_playwright() as running:
        # Playwright runs it headless and without a sandbox, which root and containers need;
        # it meets no pages but ours.
        browser = running.chromium.launch(executable_path=found, args=list(QUIET))
        try:
            yield browser
        finally:
            browser.close()


def main() -> int:
    """See to it that there is a browser; 1 when there is none to be had."""
    found = executable() or install()
    if found is None:
        print(NONE_FOUND, file=sys.stderr)
        return 1
    print(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
