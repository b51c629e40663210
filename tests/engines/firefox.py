"""Stands between Playwright and the Firefox of the machine, which speak WebDriver BiDi together.

Playwright starts this in the place of Firefox. What it says is handed on, but for what a Firefox of
long support does not know yet, or what Playwright does not ask of it: how a page is shown. That is
set here, in Firefox itself.
"""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
from itertools import count
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve

ROOT = Path(__file__).parent.parent.parent

CHANNEL = "moz-firefox"
"""Playwright's name for a Firefox as Mozilla makes it, which speaks WebDriver BiDi."""

WISHES = "x-shown-as"
"""The header under which a test says how pages are to be shown; it goes no further than here."""

OURS = 2**52
"""Numbers from here on are of questions that are asked here, not by Playwright."""

SHOW = """(id, wishes) => {
  const { NavigableManager } = ChromeUtils.importESModule(
    "chrome://remote/content/shared/NavigableManager.sys.mjs");
  const shown = NavigableManager.getBrowsingContextById(id);
  if (shown) Object.assign(shown, wishes);
}"""

Message = dict[str, Any]


NAMES = {"forced_colors": "forcedColorsOverride", "reduced_motion": "prefersReducedMotionOverride"}
"""What Playwright calls a reader's wish, and what Firefox calls it."""


def is_firefox(browser: Browser) -> bool:
    """Whether this is one."""
    return browser.browser_type.name == "firefox"


def understood(options: dict[str, Any]) -> dict[str, Any]:
    """The options of a new reader, with those that Playwright keeps to itself as wishes."""
    wishes = {NAMES[name]: value for name, value in options.items() if name in NAMES}
    rest = {name: value for name, value in options.items() if name not in NAMES}
    return {**rest, "extra_http_headers": {WISHES: json.dumps(wishes)}} if wishes else rest


def show(tab: Tab, **wishes: Any) -> None:
    """Show what the tab is on in another way, under Firefox's own names, such as ``textZoom``."""
    tab.set_extra_http_headers({WISHES: json.dumps(wishes)})


class Between:
    """What has been wished for, and the two to whom messages go."""

    def __init__(self, playwright: ServerConnection, firefox: ClientConnection) -> None:
        """Nothing has been said yet."""
        self.playwright = playwright
        self.firefox = firefox
        self.answers: dict[int, asyncio.Future[Message]] = {}
        self.made: set[int] = set()
        self.wishes: dict[str, Message] = {}
        self.owners: dict[str, str] = {}
        self.numbers = count(OURS)
        self.showing: set[asyncio.Task[None]] = set()

    async def hear_playwright(self) -> None:
        """Hand on what Playwright asks, or answer it."""
        async for text in self.playwright:
            asked = json.loads(text)
            if wishes := _wishes(asked):
                await self._wish(asked["params"], wishes)
                await self.playwright.send(_success(asked["id"]))
                continue
            if asked["method"] == "browsingContext.create":
                self.made.add(asked["id"])
            await self.firefox.send(text)

    async def hear_firefox(self) -> None:
        """Hand on what Firefox says; that there is a page, once it is shown as was wished."""
        async for text in self.firefox:
            said = json.loads(text)
            if said.get("method") == "browsingContext.contextCreated":
                self.owners[said["params"]["context"]] = said["params"]["userContext"]
            if said.get("id", 0) >= OURS:
                self.answers.pop(said["id"]).set_result(said)
            elif said.get("id") in self.made and "result" in said:
                self._show_and_say(said["result"]["context"], text)
            elif said.get("method") == "browsingContext.load":  # a new page forgets
                self._show_and_say(said["params"]["context"], text)
            else:
                await self.playwright.send(text)

    def _show_and_say(self, context: str, text: str | bytes) -> None:
        async def in_turn() -> None:
            await self._show(context)
            await self.playwright.send(text)

        self.showing.add(asyncio.create_task(in_turn()))

    async def _wish(self, of: Message, wishes: Message) -> None:
        for id_ in (*of.get("contexts", ()), *of.get("userContexts", ())):
            self.wishes.setdefault(id_, {}).update(wishes)
        for context, owner in self.owners.items():
            if context in of.get("contexts", ()) or owner in of.get("userContexts", ()):
                await self._show(context)

    async def _show(self, context: str) -> None:
        owner = self.owners.get(context, "")
        wishes = {**self.wishes.get(owner, {}), **self.wishes.get(context, {})}
        if wishes:
            window = (await self._ask("browsingContext.getTree", {"moz:scope": "chrome"}))[
                "contexts"
            ]
            call = f"({SHOW})({json.dumps(context)}, {json.dumps(wishes)})"
            target = {"context": window[0]["context"]}
            asked = {"expression": call, "target": target, "awaitPromise": False}
            answer = await self._ask("script.evaluate", asked)
            assert answer["type"] == "success", answer

    async def _ask(self, method: str, params: Message) -> Message:
        number = next(self.numbers)
        answer = self.answers[number] = asyncio.get_running_loop().create_future()
        await self.firefox.send(json.dumps({"id": number, "method": method, "params": params}))
        said = await answer
        assert said["type"] == "success", said
        result: Message = said["result"]
        return result


def _wishes(asked: Message) -> Message:
    """How pages are to be shown, as Firefox's own names and values say it."""
    if asked["method"] == "emulation.setMediaFeaturesOverride":
        scheme = asked["params"]["features"].get("prefers-color-scheme")
        return {"prefersColorSchemeOverride": scheme or "none"}
    if asked["method"] == "network.setExtraHeaders":
        for header in asked["params"]["headers"]:
            if header["name"] == WISHES:
                wishes: Message = json.loads(header["value"]["value"])
                return wishes
    return {}


def _success(number: int) -> str:
    return json.dumps({"type": "success", "id": number, "result": {}})


async def stand_between(address: str) -> None:
    """Wait for Playwright, and hand messages on until one of the two has gone."""
    gone = asyncio.Event()

    async def met(playwright: ServerConnection) -> None:
        async with connect(f"{address}/session", max_size=None) as firefox:
            between = Between(playwright, firefox)
            ways = [
                asyncio.create_task(between.hear_playwright()),
                asyncio.create_task(between.hear_firefox()),
            ]
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        gone.set()

    async with serve(met, "127.0.0.1", 0, max_size=None) as server:
        port = server.sockets[0].getsockname()[1]
        sys.stderr.write(f"WebDriver BiDi listening on ws://127.0.0.1:{port}\n")
        sys.stderr.flush()
        await gone.wait()


def launcher(folder: Path, firefox: str) -> Path:
    """A program that Playwright can start: this, with Firefox behind it."""
    program = folder / "firefox"
    lines = (
        "#!/bin/sh",
        f"cd '{ROOT}'",
        f"exec '{sys.executable}' -m tests.engines.firefox '{firefox}' \"$@\"",
    )
    program.write_text("\n".join(lines) + "\n", "utf-8")
    program.chmod(0o755)
    return program


def main(command: list[str]) -> int:
    """Start Firefox, and stand before it."""
    firefox = subprocess.Popen(
        [command[0], "--remote-allow-system-access", *command[1:]],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert firefox.stderr
    for line in firefox.stderr:
        if found := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
            asyncio.run(stand_between(found[1]))
            break
    return firefox.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
