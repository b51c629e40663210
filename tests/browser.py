"""Finds a Chromium and a Firefox for the tests that read pages as a person does; or installs them.

Run as ``python -m tests.browser`` it sees to it that they are there. In a test, ask for the
fixture ``browser`` (Chromium), ``firefox``, or ``each_browser`` to get both in turn. There must be
a Chromium; where no Firefox can be had, its tests are skipped and say so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.engines.firefox import CHANNEL, launcher

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

FIREFOXES = (
    "firefox-esr",
    "firefox",
    "/Applications/Firefox.app/Contents/MacOS/firefox",
)

PREFERENCES: dict[str, str | float | bool] = {
    "focusmanager.testmode": True,
    "accessibility.typeaheadfind.manual": False,
}
"""Of several windows each is as if it were in front, as in Chromium; no key of Firefox's own acts."""

NO_FIREFOX = """\
Fant ingen Firefox, og fikk ikke installert en: testene i Firefox hoppes over. Installer den
(på Debian: sudo apt install firefox-esr), eller si hvor den er: FIREFOX=/sti/til/firefox.

No Firefox was found, and none could be installed: the tests in Firefox are skipped. Install it
(on Debian: sudo apt install firefox-esr), or say where it is: FIREFOX=/path/to/firefox.
"""

NONE_FOUND = """\
Fant ingen Chromium, og fikk ikke installert en. Installer Chromium eller Google Chrome
(på Debian og Ubuntu: sudo apt install chromium), eller si hvor den er: CHROMIUM=/sti/til/chromium.

No Chromium was found, and none could be installed. Install Chromium or Google Chrome
(on Debian and Ubuntu: sudo apt install chromium), or say where it is: CHROMIUM=/path/to/chromium.
"""


def executable() -> str | None:
    """The path of a Chromium that answers, or None."""
    return next((path for path in _chromiums() if _answers(path)), None)


def _chromiums() -> Iterator[str]:
    yield from _found("CHROMIUM", NAMES)
    with running() as playwright:
        own = playwright.chromium.executable_path
    if Path(own).exists():
        yield own


def firefox() -> str | None:
    """The path of a Firefox that answers, or None."""
    return next((path for path in _found("FIREFOX", FIREFOXES) if _answers(path)), None)


def _found(variable: str, names: tuple[str, ...]) -> list[str]:
    wanted = (os.environ.get(variable), *names)
    return [found for name in wanted if name and (found := shutil.which(name))]


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
    """Try each way to install a Chromium, until one answers."""
    own = [sys.executable, "-m", "playwright", "install", "chromium"]
    return next(_tried(executable, ([own], _debian("chromium"))), None)


def install_firefox() -> str | None:
    """The same for Firefox."""
    return next(_tried(firefox, (_debian("firefox-esr"),)), None)


def _tried(find: Callable[[], str | None], ways: Iterable[list[list[str]]]) -> Iterator[str]:
    """What ``find`` finds after each way to install it."""
    for way in ways:
        for command in way:
            print("+", " ".join(command), flush=True)
            try:
                if subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode:
                    break
            except OSError:
                break
        _answers.cache_clear()
        if found := find():
            yield found


def _debian(*packages: str) -> list[list[str]]:
    """How a package is installed on Debian and its kin; elsewhere not at all."""
    if not shutil.which("apt-get"):
        return []
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    quiet = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    return [[*quiet, "update", "-qq"], [*quiet, "install", "-y", "-qq", *packages]]


RUNNING: list[Playwright] = []
"""The one Playwright of this process: it can not be started twice at a time."""


@contextmanager
def running() -> Iterator[Playwright]:
    """The Playwright that runs already, or one that ends again afterwards."""
    if RUNNING:
        yield RUNNING[-1]
        return
    with sync_playwright() as playwright:
        RUNNING.append(playwright)
        try:
            yield playwright
        finally:
            RUNNING.pop()


@contextmanager
def launched() -> Iterator[Browser]:
    """A Chromium, closed again afterwards."""
    found = executable()
    if found is None:
        raise RuntimeError(NONE_FOUND)
    with running() as playwright:
        # Playwright runs it headless and without a sandbox, which root and containers need;
        # it meets no pages but ours.
        browser = playwright.chromium.launch(executable_path=found, args=list(QUIET))
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def launched_firefox(folder: Path) -> Iterator[Browser]:
    """A Firefox, closed again afterwards; ``folder`` is for what stands before it."""
    found = firefox()
    if found is None:
        raise RuntimeError(NO_FIREFOX)
    with running() as playwright:
        program = launcher(folder, found)
        browser = playwright.firefox.launch(
            channel=CHANNEL, executable_path=str(program), firefox_user_prefs=PREFERENCES
        )
        try:
            yield browser
        finally:
            browser.close()


def main() -> int:
    """See to it that there are browsers; 1 when there is no Chromium to be had."""
    other = firefox() or install_firefox()
    print(other or NO_FIREFOX, file=sys.stdout if other else sys.stderr)
    found = executable() or install()
    if found is None:
        print(NONE_FOUND, file=sys.stderr)
        return 1
    print(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
