"""The reader's choice of light or dark: remembered, told, and there before the first paint."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import Route

from tests.accessibility.views import Shown

pytestmark = pytest.mark.engines

PAPER = "() => getComputedStyle(document.body).backgroundColor"

CHOSEN = "() => document.querySelector('input[name=scheme]:checked').value"

FRAMES = """(() => {
  globalThis.frames = [];
  const look = () => {
    if (document.body?.childElementCount) frames.push(document.documentElement.dataset.scheme);
    if (frames.length < 3) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""
"""What has been chosen for the page in each of its first frames that shows anything."""


def _choose(tab: Tab, scheme: str) -> None:
    tab.locator(f"input[name=scheme][value={scheme}]").check()


def test_the_choice_is_remembered_and_said(each_city: Shown) -> None:
    with each_city.reader(color_scheme="light") as reader:
        tab = reader.new_page()
        each_city.go(tab, each_city.of_kind("home"))
        light = tab.evaluate(PAPER)
        assert tab.evaluate(CHOSEN) == "system"
        _choose(tab, "dark")
        dark = tab.evaluate(PAPER)
        assert dark != light
        for sample in (s for s in each_city.framed if not s.is_card):
            each_city.go(tab, sample)
            assert tab.evaluate(PAPER) == dark
            assert tab.evaluate(CHOSEN) == "dark"
        _choose(tab, "system")
        assert tab.evaluate(PAPER) == light
        assert not reader.cookies()


def test_the_choice_wins_over_the_system_both_ways(each_city: Shown) -> None:
    papers = {}
    for system in ("light", "dark"):
        for choice in ("light", "dark"):
            with each_city.tab(color_scheme=system) as tab:
                each_city.go(tab, each_city.of_kind("home"))
                _choose(tab, choice)
                papers[system, choice] = tab.evaluate(PAPER)
    assert papers["light", "dark"] == papers["dark", "dark"]
    assert papers["light", "light"] == papers["dark", "light"]
    assert papers["light", "light"] != papers["dark", "dark"]


def test_the_choice_is_there_before_the_first_paint(each_city: Shown) -> None:
    """Even where the script comes late: the page waits for it rather than flash."""

    def late(route: Route) -> None:
        time.sleep(0.3)
        route.continue_()

    with each_city.reader(color_scheme="light") as reader:
        tab = reader.new_page()
        each_city.go(tab, each_city.of_kind("home"))
        _choose(tab, "dark")
        tab.route("**/site.js*", late)
        tab.add_init_script(FRAMES)
        tab.reload()
        tab.wait_for_function("() => frames.length === 3")
        assert tab.evaluate("() => frames") == ["dark"] * 3


def test_a_reader_who_keeps_nothing_can_still_choose(each_city: Shown) -> None:
    """Where the browser refuses to remember, the choice holds for the page."""
    refuse = "Object.defineProperty(globalThis, 'localStorage', { get() { throw new Error(); } })"
    with each_city.tab(color_scheme="light") as tab:
        tab.add_init_script(refuse)
        each_city.go(tab, each_city.of_kind("home"))
        light = tab.evaluate(PAPER)
        _choose(tab, "dark")
        assert tab.evaluate(PAPER) != light


def test_the_choice_works_by_keyboard(each_city: Shown) -> None:
    with each_city.tab(color_scheme="light") as tab:
        each_city.go(tab, each_city.of_kind("home"))
        tab.locator("input[name=scheme]:checked").focus()
        tab.keyboard.press("ArrowDown")
        assert tab.evaluate(CHOSEN) == "light"
        tab.keyboard.press("ArrowDown")
        assert tab.evaluate("() => document.documentElement.dataset.scheme") == "dark"


def test_without_script_the_system_decides(city_shown: Shown) -> None:
    """On the pages as the choice would, and on the cards, which have no choice, the same."""
    card = next(sample for sample in city_shown.samples if sample.is_card)
    papers = {}
    for system in ("light", "dark"):
        with city_shown.tab(color_scheme=system) as tab:
            city_shown.go(tab, city_shown.of_kind("home"))
            _choose(tab, system)
            papers[system] = tab.evaluate(PAPER)
        with city_shown.tab(color_scheme=system, java_script_enabled=False) as tab:
            for sample in (*city_shown.framed, card):
                city_shown.go(tab, sample)
                assert tab.evaluate(PAPER) == papers[system]
    assert papers["light"] != papers["dark"]
