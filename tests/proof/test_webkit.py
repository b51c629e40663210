"""The main walks in WebKit, the engine of every iPhone: reading, searching, going back, choosing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.accessibility.test_computed import CONTROLS, CUT_IN_TWO, PARTED, UNDERLINED
from tests.built import Site
from tests.engines import webkit
from tests.engines.webkit import WebKit
from tests.served import Served, serve

HITS = "() => document.querySelectorAll('ol.hits > li').length"

FOCUSED = "() => document.activeElement.id || document.activeElement.tagName"

DARK = "() => document.documentElement.dataset.scheme === 'dark'"

PAPER = "() => getComputedStyle(document.body).backgroundColor"

PAGES = (
    "",
    "skole-og-barnehage/",
    "punkt/",
    "punkt/3/",
    "sok/",
    "ordliste/",
    "en/",
    "sma/punkt/3/",
)


@pytest.fixture(scope="module")
def window() -> Iterator[WebKit]:
    if webkit.missing():
        pytest.skip(f"WebKit is not there: apt install {' '.join(webkit.missing())}")
    with webkit.launched() as window:
        yield window


@pytest.fixture(scope="module")
def served(city: Site) -> Iterator[Served]:
    with serve(city.folder, "/plattform/") as served:
        yield served


def test_the_pages_look_as_they_are_meant_to(window: WebKit, served: Served) -> None:
    """Explained words underlined, nothing parted that must not be, fields with room, no overflow."""
    for path in PAGES:
        window.go(served.address + path)
        assert {tuple(one) for one in window.run(UNDERLINED)} <= {("underline", "dotted")}
        for ask in (PARTED, CONTROLS, CUT_IN_TWO):
            assert window.run(ask) == [], path
        assert window.run("() => document.scrollingElement.scrollWidth <= innerWidth"), path
    window.go(f"{served.address}skole-og-barnehage/")
    assert window.run(UNDERLINED)


def test_one_searches_follows_a_hit_and_comes_back(window: WebKit, served: Served) -> None:
    window.go(f"{served.address}sok/")
    window.type("main [type=search]", "skole")
    window.press("Enter")
    window.wait(HITS)
    found = window.run(HITS)
    assert window.run("() => document.title").startswith(f"{found} treff på «skole»")
    window.run("() => document.querySelector('ol.hits a').click()")
    window.wait("() => !location.pathname.endsWith('/sok/')")
    window.back()
    window.wait(HITS)
    assert window.run(HITS) == found
    window.wait("() => document.querySelector('main [type=search]').value === 'skole'")


def test_the_menu_opens_by_keyboard_and_esc_gives_focus_back(
    window: WebKit, served: Served
) -> None:
    window.go(served.address)
    window.run("() => document.querySelector('header summary').focus()")
    window.press("Enter")
    window.wait("() => document.querySelector('header details').open")
    window.press("Escape")
    window.wait("() => !document.querySelector('header details').open")
    assert window.run(FOCUSED) == "SUMMARY"


def test_a_link_to_a_commitment_leads_to_it(window: WebKit, served: Served) -> None:
    window.go(f"{served.address}skole-og-barnehage/#punkt-5")
    window.wait("() => document.querySelector(':target')?.id === 'punkt-5'")
    top = window.run("() => document.querySelector(':target').getBoundingClientRect().top")
    assert -1 <= top < window.run("() => innerHeight")


def test_a_choice_of_colours_holds_when_one_comes_back(window: WebKit, served: Served) -> None:
    choose = "(which) => document.querySelector(`.scheme [value=${which}]`).click()"
    window.go(served.address)
    light = window.run(PAPER)
    window.go(f"{served.address}punkt/3/")
    window.run(choose, "dark")
    dark = window.run(PAPER)
    assert dark != light
    window.back()
    window.wait(DARK)
    assert window.run(PAPER) == dark
    assert window.run("() => document.querySelector('.scheme :checked').value") == "dark"
    window.run(choose, "system")
    assert window.run(PAPER) == light


def test_the_filter_shows_what_it_says_after_back(window: WebKit, served: Served) -> None:
    choose = """() => {
      const select = document.getElementById("filter");
      select.value = "gater-og-torg";
      select.dispatchEvent(new Event("change"));
    }"""
    said = "() => document.getElementById('filter').value"
    shown = """() => [...document.querySelectorAll("[data-sector]")]
      .filter((part) => part.checkVisibility()).map((part) => part.dataset.sector)"""
    window.go(f"{served.address}punkt/")
    everything = window.run(shown)
    window.run(choose)
    assert window.run(shown) == ["gater-og-torg"]
    window.go(served.address)
    window.back()
    window.wait("() => document.getElementById('filter')")
    assert window.run(shown) == ([window.run(said)] if window.run(said) else everything)
