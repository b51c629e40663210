"""Lets the screen reader Orca read pages in Firefox on a screen that nobody sees, and hears it.

Orca is given no voice: what it would say is what it writes down.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

NEEDED = {
    "orca": "orca",
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
}
"""The programs that it takes, and the packages of Debian that have them."""

SAID = re.compile(r"SPEECH OUTPUT: '(.*?)'(?: \{.*\}| ACSS.*|)?$")

WITHOUT_A_VOICE = """\
from orca import settings
settings.speechServerFactory = None
settings.speechFactoryModules = []
settings.enableBraille = False
"""

SETTLED = 2.5
"""Seconds without a word, after which Orca has said what it had to say."""

PATIENCE = 60


def missing() -> list[str]:
    """The packages that would have to be installed."""
    return [package for program, package in NEEDED.items() if not shutil.which(program)]


@dataclass(frozen=True)
class Listener:
    """One who hears Orca: the screen, and where what it says is written down."""

    environment: dict[str, str]
    log: Path

    def place(self) -> int:
        """How much has been said until now."""
        return self.log.stat().st_size if self.log.exists() else 0

    def since(self, place: int) -> list[str]:
        """What is said from there on, when Orca has become silent."""
        end = time.monotonic() + PATIENCE
        size, quiet = self.place(), time.monotonic()
        while time.monotonic() < end:
            time.sleep(0.1)
            if self.place() != size:
                size, quiet = self.place(), time.monotonic()
            elif time.monotonic() - quiet > SETTLED and size > place:
                break
        text = self.log.read_bytes()[place:].decode("utf-8", "replace")
        return [found[1] for line in text.splitlines() if (found := SAID.search(line))]

    def press(self, *keys: str) -> list[str]:
        """Press keys, one after the other, and hear what is said."""
        place = self.place()
        for key in keys:
            subprocess.run(["xdotool", "key", key], env=self.environment, check=True)
            time.sleep(0.3)
        return self.since(place)


@contextmanager
def listening() -> Iterator[Listener]:
    """A screen with Orca on it, which says everything in Norwegian."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        log = home / "said.log"
        environment = {
            **os.environ,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "LANG": "C.UTF-8",
            "LANGUAGE": "nb",
            "GNOME_ACCESSIBILITY": "1",
            "MOZ_ENABLE_WAYLAND": "0",
            "GDK_BACKEND": "x11",
        }
        own = home / ".local" / "share" / "orca"
        own.mkdir(parents=True)
        (own / "orca-customizations.py").write_text(WITHOUT_A_VOICE, "utf-8")
        environment["DISPLAY"] = _screen(stack, environment)
        environment["DBUS_SESSION_BUS_ADDRESS"] = _bus(stack, environment)
        for command in (
            ["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"],
            ["openbox"],
            ["orca", "--disable=braille", "--debug-file", str(log)],
        ):
            _started(stack, command, environment)
        listener = Listener(environment, log)
        end = time.monotonic() + PATIENCE
        while not listener.place() and time.monotonic() < end:
            time.sleep(0.1)
        yield listener


def _screen(stack: ExitStack, environment: dict[str, str]) -> str:
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    return ":" + _first_line(_started(stack, command, environment))


def _bus(stack: ExitStack, environment: dict[str, str]) -> str:
    command = ["dbus-daemon", "--session", "--nofork", "--print-address"]
    return _first_line(_started(stack, command, environment))


def _started(stack: ExitStack, command: list[str], environment: dict[str, str]) -> IO[str]:
    process = subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    stack.callback(_end, process)
    assert process.stdout
    return process.stdout


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(5)
    process.kill()


def _first_line(output: IO[str]) -> str:
    return output.readline().strip()
