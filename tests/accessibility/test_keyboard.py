"""Everything can be reached, seen and used by keyboard alone, forwards and backwards."""

from __future__ import annotations

import string
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page as Tab

from tests.accessibility import indicator, reading
from tests.accessibility.keyboard import Stop, out_of_order, walk, walk_back
from tests.accessibility.kinds import Sample
from tests.accessibility.views import PROOF, VIEWS, Fault, Shown, View, look, told

IS_FOCUSED = "(id) => document.activeElement?.id === id"


def test_tab_walks_through_the_page_and_back(shown: Shown) -> None:
    """In the order of the document; every stop is seen, uncovered, marked, and large enough."""
    faults: list[Fault] = []
    with shown.tab(reduced_motion="reduce") as tab:
        for sample in shown.samples if PROOF else (*shown.framed, shown.of_kind("readings")):
            for view in shown.shapes(sample):
                shown.go(tab, sample)
                look(tab, view)
                faults += [(f"{sample}, {view}", fault) for fault in there_and_back(tab, sample)]
    assert not faults, told(faults)


def there_and_back(tab: Tab, sample: Sample) -> Iterator[str]:
    """What is wrong on the way through a page just opened, and on the way back."""
    forwards = walk(tab)
    backwards = walk_back(tab)
    numbers = [stop.number for stop in forwards]
    if not sample.is_card and (not forwards or "skip" not in forwards[0].html):
        yield "the first stop is no skip link"
    if numbers != list(range(len(numbers))):
        yield f"Tab stops at {numbers}"
    if [stop.number for stop in reversed(backwards)] != numbers:
        yield f"Shift+Tab stops at {[stop.number for stop in backwards]}"
    yield from out_of_order(forwards)
    for stop in forwards:
        yield from stop.faults()
    for way, stops in (("forwards", forwards), ("backwards", backwards)):
        for stop in stops:
            yield from (f"{way}: {fault}" for fault in stop.hidden())


@pytest.mark.long
def test_the_walk_is_not_blind(city_shown: Shown) -> None:
    """Faults made on purpose are found: covered, off screen, out of order, small, unmarked."""
    sample = city_shown.of_kind("sector")
    broken = {
        "is covered by": ".site-header { position: sticky; top: 0; z-index: 9; height: 400px }",
        "is outside the window": ".contents a { position: fixed; left: -200px }",
        "comes before it": ".contents ol { display: flex; flex-direction: column-reverse }",
        "px, not 44": ".text .number { min-height: 0; padding: 0; line-height: 1 }",
        "its outline is": ":focus-visible { outline-width: 1px !important }",
    }
    for fault, css in broken.items():
        with city_shown.tab(reduced_motion="reduce") as tab:
            city_shown.go(tab, sample)
            reading.dress(tab, css)
            assert fault in "\n".join(there_and_back(tab, sample))
    with city_shown.tab() as tab, city_shown.tab() as measurer:
        city_shown.go(tab, sample)
        reading.dress(tab, ":focus-visible { outline-color: var(--paper); box-shadow: none }")
        tab.keyboard.press("Tab")
        tab.keyboard.press("Tab")
        assert len(indicator.faults(tab, measurer)) == 2


@pytest.mark.long
def test_focus_is_always_seen(city_shown: Shown) -> None:
    """On each kind of stop, in both schemes, narrow and wide, by the pixels that change."""
    faults: list[Fault] = []
    with city_shown.tab() as tab, city_shown.tab() as measurer:
        seen: set[tuple[str, View]] = set()
        for sample in city_shown.samples:
            for view in (view for view in VIEWS if view.is_open):
                city_shown.go(tab, sample)
                look(tab, view)

                def measure(stop: Stop, sample: Sample = sample, view: View = view) -> None:
                    if (stop.kind, view) not in seen:
                        seen.add((stop.kind, view))
                        found = indicator.faults(tab, measurer)
                        faults.extend((f"{sample}, {view}", f"{stop.html}: {f}") for f in found)

                walk(tab, at=measure)
    assert not faults, told(faults)


def test_the_skip_link_comes_first_and_leads_to_the_content(each_city: Shown) -> None:
    faults: list[Fault] = []
    with each_city.tab() as tab:
        for sample in (s for s in each_city.framed if not s.is_card):
            each_city.go(tab, sample)
            tab.keyboard.press("Tab")
            if tab.evaluate("() => document.activeElement.className") != "skip":
                faults.append((str(sample), "Tab does not come to the skip link first"))
            tab.keyboard.press("Enter")
            if tab.evaluate("() => document.activeElement.tagName") != "MAIN":
                faults.append((str(sample), "the skip link does not lead into main"))
            tab.keyboard.press("Tab")
            if not tab.evaluate("() => Boolean(document.activeElement.closest('main, footer'))"):
                faults.append((str(sample), "Tab goes on before the content, not in it"))
    assert not faults, told(faults)


def test_the_menu_opens_by_keyboard_and_esc_gives_focus_back(each_city: Shown) -> None:
    faults: list[Fault] = []
    with each_city.tab() as tab:
        for sample in each_city.framed:
            for key in ("Enter", "Space"):
                each_city.go(tab, sample)
                faults += [(f"{sample}, {key}", fault) for fault in _menu(tab, key)]
    assert not faults, told(faults)


def _menu(tab: Tab, key: str) -> Iterator[str]:
    menu = tab.locator("header details")
    if menu.count() == 0:
        return
    menu.locator("summary").focus()
    tab.keyboard.press(key)
    if not menu.evaluate("menu => menu.open"):
        yield "the menu does not open"
    tab.keyboard.press("Tab")
    if not tab.evaluate("() => Boolean(document.activeElement.closest('details a'))"):
        yield "Tab does not go into the menu"
    tab.keyboard.press("Escape")
    if menu.evaluate("menu => menu.open"):
        yield "Esc does not close the menu"
    if tab.evaluate("() => document.activeElement.tagName") != "SUMMARY":
        yield "Esc does not give focus back"


def test_no_key_acts_by_itself(each_city: Shown) -> None:
    """No letter, digit or sign does anything, alone or with Shift (WCAG 2.1.4)."""
    state = """() => [location.href, scrollY, document.activeElement.tagName,
                      document.documentElement.outerHTML].join("|")"""
    faults: list[Fault] = []
    with each_city.tab() as tab:
        for sample in each_city.framed:
            each_city.go(tab, sample)
            before = tab.evaluate(state)
            for key in string.ascii_letters + string.digits + string.punctuation:
                tab.keyboard.press(key)
            tab.wait_for_timeout(50)
            if tab.evaluate(state) != before:
                faults.append((str(sample), "a single key changes something"))
    assert not faults, told(faults)


@pytest.mark.engines
def test_following_a_link_to_a_commitment_moves_focus_there(each_shown: Shown) -> None:
    """From another page and on the page itself; Tab then goes to the link inside."""
    sample = each_shown.of_kind("sector")
    commitments = sample.page.tree.css(".commitment[id]")
    last = str(commitments[-1].attributes["id"])
    with each_shown.tab() as tab:
        each_shown.go(tab, sample, f"#{last}")
        tab.wait_for_function(IS_FOCUSED, arg=last, timeout=5000)
        tab.keyboard.press("Tab")
        assert tab.evaluate("() => document.activeElement.closest('.commitment')?.id") == last
        each_shown.go(tab, sample)
        tab.evaluate("(id) => { location.hash = id; }", last)
        tab.wait_for_function(IS_FOCUSED, arg=last, timeout=5000)
        assert tab.locator(f"[id={last}]").evaluate(
            "n => n.getBoundingClientRect().top >= 0 && n.getBoundingClientRect().top < innerHeight"
        )
