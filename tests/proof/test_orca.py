"""What Orca says of a page that one comes to in Firefox: golden texts, to be read as a listener would.

They lie in ``tests/golden/heard/``. Read a change aloud before you bless it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests import browser as browsers
from tests.built import TESTS, Site
from tests.engines import orca
from tests.engines.firefox import CHANNEL, launcher
from tests.served import serve

GOLDEN = TESTS / "golden" / "heard"

PAGES = {
    "forsiden": "",
    "omrade": "skole-og-barnehage/",
    "punkt": "punkt/3/",
    "sok": "sok/?q=skole",
}


def test_what_orca_says(city: Site, playwright: Playwright, tmp_path: Path, *, bless: bool) -> None:
    lacking = orca.missing()
    if lacking:
        pytest.skip(f"Orca can not be heard: apt install {' '.join(lacking)}")
    firefox = browsers.firefox()
    if firefox is None:
        pytest.skip(browsers.NO_FIREFOX)
    heard = {f"{name}.txt": said for name, said in _heard(city, playwright, tmp_path, firefox)}
    if bless:
        GOLDEN.mkdir(exist_ok=True)
        for name, said in heard.items():
            (GOLDEN / name).write_text(said, "utf-8", newline="\n")
    for name, said in heard.items():
        assert said == (GOLDEN / name).read_text("utf-8"), f"golden/heard/{name}"
        assert "statuslinje" not in said.splitlines(), f"{name}: an empty status is a stop"


def _heard(city: Site, playwright: Playwright, folder: Path, firefox: str) -> list[tuple[str, str]]:
    """Each page under its name, as it is read from its beginning to its end when one comes to it."""
    with serve(city.folder, "/plattform/") as served, orca.listening() as listener:
        browser = playwright.firefox.launch(
            channel=CHANNEL,
            executable_path=str(launcher(folder, firefox)),
            headless=False,
            env={**listener.environment},
        )
        try:
            found = []
            for name, path in PAGES.items():
                with browser.new_context(no_viewport=True) as context:
                    tab = context.new_page()
                    place = listener.place()
                    tab.goto(f"{served.address}{path}")
                    found.append((name, _from_the_top(listener.since(place))))
            return found
        finally:
            browser.close()


def _from_the_top(said: list[str]) -> str:
    """What is said of the page to its last choice, not of the browser nor of visited links."""
    assert "Hopp til innhold" in said, said
    assert "Utseende" in said, said
    lines = (line.strip() for line in said[said.index("Hopp til innhold") : said.index("Utseende")])
    return "\n".join(line.removeprefix("besøkt ") for line in lines if line) + "\n"
