"""Pages give way: to a small window, large text, wide spacing, and the reader's own colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page as Tab

from tests.accessibility import axe, indicator, reading
from tests.accessibility.keyboard import Stop, walk
from tests.accessibility.kinds import Sample
from tests.accessibility.views import SCHEMES, Fault, Shown, told

PHONE = (320, 640)

WINDOWS = {
    "a small phone": PHONE,
    "1280 by 1024 at 400 %": (320, 256),
    "a phone on its side": (640, 320),
    "an ordinary window": (1280, 800),
}


def test_everything_can_be_read_in_every_window(each_shown: Shown) -> None:
    """Without scrolling sideways, and with nothing cut or covered."""
    faults: list[Fault] = []
    with each_shown.tab() as tab:
        for sample in each_shown.usual:
            each_shown.go(tab, sample)
            _open(tab)
            for window, (width, height) in WINDOWS.items():
                tab.set_viewport_size({"width": width, "height": height})
                faults += [(f"{sample}, {window}", fault) for fault in reading.faults(tab)]
    assert not faults, told(faults)


def test_the_reader_may_space_and_enlarge_the_text(each_shown: Shown) -> None:
    """The spacing of WCAG 1.4.12 on a small phone, and then text of 32 px there."""
    faults: list[Fault] = []
    with each_shown.tab(viewport={"width": PHONE[0], "height": PHONE[1]}) as tab:
        for sample in each_shown.usual:
            each_shown.go(tab, sample)
            _open(tab)
            reading.dress(tab, reading.SPACING)
            faults += [(f"{sample}, spaced", fault) for fault in reading.faults(tab)]
            tab.evaluate("() => { document.adoptedStyleSheets = []; }")
            reading.enlarge(tab, 32)
            faults += [(f"{sample}, 32 px", fault) for fault in reading.faults(tab)]
            reading.enlarge(tab, 16)
    assert not faults, told(faults)


def _open(tab: Tab) -> None:
    tab.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)")


def test_the_check_of_reading_is_not_blind(each_city: Shown) -> None:
    with each_city.tab(viewport={"width": 320, "height": 640}) as tab:
        each_city.go(tab, each_city.of_kind("home"))
        assert not reading.faults(tab)
        reading.dress(tab, "h1 { white-space: nowrap }")
        reading.dress(tab, ".lead { height: 1em; overflow: hidden }")
        reading.dress(tab, ".sectors { margin-top: -5em }")
        found = "\n".join(reading.faults(tab))
    assert "px wide in a window" in found
    assert "its text is cut" in found
    assert "on top of each other" in found


@pytest.mark.long
def test_own_colours_leave_everything_readable_and_focus_seen(city_shown: Shown) -> None:
    """Forced colours in both schemes, and more contrast."""
    wishes = [{"forced_colors": "active"}, {"contrast": "more"}]
    faults: list[Fault] = []
    for scheme in SCHEMES:
        for wish in wishes:
            with city_shown.tab(color_scheme=scheme, **wish) as tab, city_shown.tab() as measurer:
                for sample in city_shown.samples:
                    if sample.lang != "nb":
                        continue
                    place = f"{sample}, {scheme}, {wish}"
                    city_shown.go(tab, sample)
                    if "contrast" in wish:  # axe knows not which colours are forced
                        faults += [(place, fault) for fault in axe.ask(tab)]
                    if sample.kind in ("home", "commitment"):
                        faults += [(place, fault) for fault in _unseen(tab, measurer, wish)]
    assert not faults, told(faults)


def _unseen(tab: Tab, measurer: Tab, wish: dict[str, str]) -> list[str]:
    found: list[str] = []
    seen: set[str] = set()

    def measure(stop: Stop) -> None:
        if stop.kind not in seen:
            seen.add(stop.kind)
            faults = indicator.faults(tab, measurer, forced="forced_colors" in wish)
            found.extend(f"{stop.html}: {fault}" for fault in faults)

    walk(tab, at=measure)
    return found


def test_more_contrast_makes_lines_and_secondary_text_as_strong_as_text(city_shown: Shown) -> None:
    colour = "name => getComputedStyle(document.documentElement).getPropertyValue(name)"
    for scheme in SCHEMES:
        with city_shown.tab(color_scheme=scheme, contrast="more") as tab:
            city_shown.go(tab, city_shown.of_kind("home"))
            ink = tab.evaluate(colour, "--ink")
            assert {tab.evaluate(colour, name) for name in ("--soft", "--line", "--edge")} == {ink}


def test_nothing_moves(each_shown: Shown) -> None:
    """Nothing is animated, and so nothing has to stop for those who ask for less motion."""
    moving = """() => [...document.querySelectorAll("*")].flatMap((node) =>
      ["", "::before", "::after"].filter((part) => {
        const style = getComputedStyle(node, part || null);
        const lasts = (times) => times.split(", ").some((time) => parseFloat(time) > 0);
        return (style.animationName !== "none" && lasts(style.animationDuration)) || style.scrollBehavior !== "auto"
          || style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
      }).map((part) => node.cloneNode().outerHTML.slice(0, 80) + part))"""
    faults: list[Fault] = []
    with each_shown.tab(reduced_motion="reduce") as tab:
        for sample in each_shown.usual:
            if sample.lang == "nb":
                each_shown.go(tab, sample)
                faults += [(str(sample), f"{what} moves") for what in tab.evaluate(moving)]
    assert not faults, told(faults)


@pytest.mark.engines
def test_a_copied_commitment_is_the_adopted_text(each_shown: Shown) -> None:
    """To the letter: no soft hyphen, no number, nothing of ours."""
    select = """id => {
      const place = document.getElementById(id);
      getSelection().selectAllChildren(place.querySelector(".adopted:not(.lead-in)"));
      return getSelection().toString();
    }"""
    adopted = {c.id: " ".join(c.text.split()) for c in each_shown.site.platform.commitments}
    copied: dict[str, str] = {}
    with each_shown.tab(viewport={"width": 320, "height": 640}) as tab:
        for sample in _pages_with_commitments(each_shown):
            each_shown.go(tab, sample)
            for node in sample.page.tree.css(".commitment[id]"):
                identifier = str(node.attributes["id"])
                copied[identifier] = tab.evaluate(select, identifier)
                assert copied[identifier] == adopted[identifier]
    assert copied.keys() == adopted.keys()


def _pages_with_commitments(shown: Shown) -> list[Sample]:
    return [s for s in shown.samples if s.lang == "nb" and s.kind in ("sector", "commitments")]
