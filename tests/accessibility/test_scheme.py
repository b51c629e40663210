"""The reader's choice of light or dark: remembered, told, and there before the first paint."""

from __future__ import annotations

import time

from playwright.sync_api import Page as Tab
from playwright.sync_api import Route

from tests.accessibility.views import Shown

PAPER = "() => getComputedStyle(document.body).backgroundColor"

CHOSEN = "() => document.querySelector('input[name=scheme]:checked').value"

DRESSED = """new MutationObserver(() => {
  if (document.documentElement?.dataset.scheme) globalThis.dressed ??= performance.now();
}).observe(document, { attributes: true, childList: true, subtree: true });"""

PAINTED = "() => performance.getEntriesByType('paint').map((entry) => entry.startTime)[0]"


def _choose(tab: Tab, scheme: str) -> None:
    tab.locator(f"input[name=scheme][value={scheme}]").check()


def test_the_choice_is_remembered_and_said(city_shown: Shown) -> None:
    with city_shown.reader(color_scheme="light") as reader:
        tab = reader.new_page()
        city_shown.go(tab, city_shown.of_kind("home"))
        light = tab.evaluate(PAPER)
        assert tab.evaluate(CHOSEN) == "system"
        _choose(tab, "dark")
        dark = tab.evaluate(PAPER)
        assert dark != light
        for sample in (s for s in city_shown.samples if not s.is_card):
            city_shown.go(tab, sample)
            assert tab.evaluate(PAPER) == dark
            assert tab.evaluate(CHOSEN) == "dark"
        _choose(tab, "system")
        assert tab.evaluate(PAPER) == light
        assert not reader.cookies()


def test_the_choice_wins_over_the_system_both_ways(city_shown: Shown) -> None:
    papers = {}
    for system in ("light", "dark"):
        for choice in ("light", "dark"):
            with city_shown.tab(color_scheme=system) as tab:
                city_shown.go(tab, city_shown.of_kind("home"))
                _choose(tab, choice)
                papers[system, choice] = tab.evaluate(PAPER)
    assert papers["light", "dark"] == papers["dark", "dark"]
    assert papers["light", "light"] == papers["dark", "light"]
    assert papers["light", "light"] != papers["dark", "dark"]


def test_the_choice_is_there_before_the_first_paint(city_shown: Shown) -> None:
    """Even where the script comes late: the page waits for it rather than flash."""

    def late(route: Route) -> None:
        time.sleep(0.3)
        route.continue_()

    with city_shown.reader(color_scheme="light") as reader:
        tab = reader.new_page()
        city_shown.go(tab, city_shown.of_kind("home"))
        _choose(tab, "dark")
        tab.route("**/site.js*", late)
        tab.add_init_script(DRESSED)
        tab.reload()
        tab.wait_for_function(PAINTED)
        assert tab.evaluate("() => globalThis.dressed") < tab.evaluate(PAINTED)


def test_a_reader_who_keeps_nothing_can_still_choose(city_shown: Shown) -> None:
    """Where the browser refuses to remember, the choice holds for the page."""
    refuse = "Object.defineProperty(globalThis, 'localStorage', { get() { throw new Error(); } })"
    with city_shown.tab(color_scheme="light") as tab:
        tab.add_init_script(refuse)
        city_shown.go(tab, city_shown.of_kind("home"))
        light = tab.evaluate(PAPER)
        _choose(tab, "dark")
        assert tab.evaluate(PAPER) != light


def test_the_choice_works_by_keyboard(city_shown: Shown) -> None:
    with city_shown.tab(color_scheme="light") as tab:
        city_shown.go(tab, city_shown.of_kind("home"))
        tab.locator("input[name=scheme]:checked").focus()
        tab.keyboard.press("ArrowDown")
        assert tab.evaluate(CHOSEN) == "light"
        tab.keyboard.press("ArrowDown")
        assert tab.evaluate("() => document.documentElement.dataset.scheme") == "dark"


def test_without_script_the_system_decides(city_shown: Shown) -> None:
    """On the pages as the choice would, and on the cards, which have no choice, the same."""
    papers = {}
    for system in ("light", "dark"):
        with city_shown.tab(color_scheme=system) as tab:
            city_shown.go(tab, city_shown.of_kind("home"))
            _choose(tab, system)
            papers[system] = tab.evaluate(PAPER)
        with city_shown.tab(color_scheme=system, java_script_enabled=False) as tab:
            for sample in city_shown.samples:
                city_shown.go(tab, sample)
                assert tab.evaluate(PAPER) == papers[system]
    assert papers["light"] != papers["dark"]
