"""Drives WebKit, the engine of every iPhone, on a screen that nobody sees, by WebDriver."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

NEEDED = {"WebKitWebDriver": "webkit2gtk-driver", "xvfb-run": "xvfb"}
"""The programs that it takes, and the packages of Debian that have them."""

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key under which WebDriver names an element."""

KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "ArrowDown": "\ue015"}

PATIENCE = 30


def missing() -> list[str]:
    """The packages that would have to be installed."""
    return [package for program, package in NEEDED.items() if not shutil.which(program)]


@dataclass(frozen=True)
class WebKit:
    """A window of WebKit."""

    session: str

    def go(self, address: str) -> None:
        """Go to an address, and wait until the page has loaded."""
        _ask("POST", f"{self.session}/url", {"url": address})

    def back(self) -> None:
        """Go back, as the button does."""
        _ask("POST", f"{self.session}/back", {})

    def run(self, script: str, *arguments: Any) -> Any:
        """What a function returns on the page."""
        body = {"script": f"return ({script})(...arguments)", "args": list(arguments)}
        return _ask("POST", f"{self.session}/execute/sync", body)

    def wait(self, script: str, *arguments: Any) -> None:
        """Until what the function returns is true."""
        end = time.monotonic() + PATIENCE
        while not self.run(script, *arguments):
            assert time.monotonic() < end, f"never true: {script}"
            time.sleep(0.1)

    def type(self, selector: str, text: str) -> None:
        """Type into a field."""
        found = _ask(
            "POST", f"{self.session}/element", {"using": "css selector", "value": selector}
        )
        _ask("POST", f"{self.session}/element/{found[ELEMENT]}/value", {"text": text})

    def press(self, key: str) -> None:
        """Press a key, and let it go."""
        value = KEYS[key]
        actions = [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
        keyboard = {"type": "key", "id": "keyboard", "actions": actions}
        _ask("POST", f"{self.session}/actions", {"actions": [keyboard]})

    def resize(self, width: int, height: int) -> None:
        """Make the window as large as this, bars and all."""
        _ask("POST", f"{self.session}/window/rect", {"width": width, "height": height})

    def picture(self) -> str:
        """What is seen, as a PNG in base64."""
        return str(_ask("GET", f"{self.session}/screenshot"))


@contextmanager
def launched() -> Iterator[WebKit]:
    """A window of WebKit, closed again afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = ["xvfb-run", "-a", "WebKitWebDriver", f"--port={port}"]
    driver = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}/session"
    try:
        session = _started(address)
        yield WebKit(session)
        with suppress(URLError):
            _ask("DELETE", session)
    finally:
        driver.terminate()
        driver.wait(PATIENCE)


def _started(address: str) -> str:
    wanted = {"capabilities": {"alwaysMatch": {"browserName": "MiniBrowser"}}}
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return f"{address}/{_ask('POST', address, wanted)['sessionId']}"
        except URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def _ask(method: str, address: str, body: dict[str, Any] | None = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = Request(address, data, {"Content-Type": "application/json"}, method=method)  # noqa: S310 - our own
    try:
        with urlopen(request, timeout=2 * PATIENCE) as answer:  # noqa: S310 - our own
            return json.load(answer)["value"]
    except HTTPError as refused:
        raise AssertionError(f"{method} {address}: {refused.read().decode()}") from refused
