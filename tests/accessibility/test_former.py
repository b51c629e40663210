"""Where platforms have come after each other, axe finds nothing, and all can be read and touched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.settings import Language, Settings
from tests import three
from tests.accessibility import axe, reading
from tests.accessibility.keyboard import walk
from tests.accessibility.views import ANSWERED, HEIGHT, NARROW, WIDE, Fault, told
from tests.served import Served, serve
from tests.three import FIRST, SECOND, built

PLACES = (
    *("", f"{FIRST}/", f"en/{FIRST}/", f"{SECOND}/", f"{FIRST}/skole-og-barnehage/", "for-og-na/"),
    *("punkt/1/", "punkt/8/", "en/punkt/8/", "punkt/12/", "punkt/1/kort/", "skole-og-barnehage/"),
    *(f"{FIRST}/om/", f"{FIRST}/ordliste/", f"{FIRST}/utgaver/", f"{FIRST}/data/", "siden-sist/"),
    *("sok/?q=barnehage", "skrivebord/", "utgaver/"),
)
"""Pages of the one in force and of those that ended, and addresses of old that lead on."""


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder: Path = tmp_path_factory.mktemp("three")
    languages = (Language("nb"), Language("en", drafts=True), Language("sma"))
    settings = Settings("https://havdal.example/", languages=languages)
    for path, content in built(three.three(folder / "source"), settings).items():
        (folder / "site" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "site" / path).write_bytes(content)
    with serve(folder / "site") as served:
        yield served


@pytest.mark.long
@pytest.mark.parametrize(("width", "scheme"), [(NARROW, "light"), (WIDE, "dark")])
def test_axe_finds_nothing_where_platforms_have_ended(
    followed: Served, browser: Browser, width: int, scheme: str
) -> None:
    faults: list[Fault] = []
    with browser.new_context(viewport={"width": width, "height": HEIGHT}) as context:
        tab = context.new_page()
        tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of the two
        for place in PLACES:
            answer = tab.goto(followed.address + place)
            assert answer
            assert answer.ok, place
            if "q=" in place:
                tab.wait_for_function(ANSWERED)
            found = [*axe.ask(tab), *reading.faults(tab)]
            found += [fault for stop in walk(tab) for fault in stop.faults()]
            faults += [(f"/{place}", fault) for fault in found]
    assert not faults, told(faults)
