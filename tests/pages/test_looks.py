"""What a reader meets first: the text, on one left edge, with its numbers in the margin."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from generator.book.site_map import commitment, sector
from tests.built import Site
from tests.served import serve

PHONE, WINDOW = (390, 844), (1280, 800)

LEFT = """selector => [...document.querySelectorAll(selector)].map((node) => {
  const range = document.createRange();
  range.selectNodeContents(node);
  return Math.round(range.getBoundingClientRect().left);
})"""

TOP = """selector => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector(selector));
  return range.getBoundingClientRect().top;
}"""

ALONE = """() => [...document.querySelectorAll(".covers")].filter((mark) => {
  const range = document.createRange();
  range.selectNodeContents(mark.parentElement.querySelector("span"));
  const [last, own] = [[...range.getClientRects()].pop(), mark.getClientRects()];
  return own.length > 1 || own[0].top > last.bottom;
}).map((mark) => mark.parentElement.textContent)"""


@pytest.fixture
def tab(real: Site, browser: Browser) -> Iterator[Tab]:
    """A tab on the front page of the platform that we publish."""
    with serve(real.folder) as served, browser.new_context(base_url=served.address) as context:
        yield context.new_page()


def see(tab: Tab, path: str, window: tuple[int, int]) -> None:
    tab.set_viewport_size({"width": window[0], "height": window[1]})
    tab.goto(path)


def test_the_head_of_a_page_leaves_the_reader_at_the_text(tab: Tab, real: Site) -> None:
    """On a phone too, where the contents are folded."""
    for window in (PHONE, WINDOW):
        for of in real.platform.sectors:
            see(tab, sector(of), window)
            assert tab.evaluate(TOP, ".summary li") < window[1] * 0.75, (of.id, window)
        see(tab, commitment(real.platform.commitments[141]), window)
        assert tab.evaluate(TOP, ".statement") < window[1] * 0.45, window


def test_title_and_text_have_one_left_edge_and_the_numbers_hang_in_the_margin(
    tab: Tab, real: Site
) -> None:
    of = real.platform.sectors[0]
    see(tab, sector(of), WINDOW)
    (edge,) = tab.evaluate(LEFT, ".home")
    texts = "h1, .tagline, .section > h2, .question, .text p.adopted, .commitment .adopted"
    assert {left for left in tab.evaluate(LEFT, texts) if abs(left - edge) > 1} == set()
    numbers = tab.evaluate(LEFT, ".commitment .number")
    assert len(set(numbers)) == 1
    assert numbers[0] < edge - 80


def test_a_source_never_wraps_alone(tab: Tab, real: Site) -> None:
    for window in (PHONE, WINDOW):
        for of in real.platform.sectors:
            see(tab, sector(of), window)
            assert tab.evaluate(ALONE) == []


def test_the_contents_stand_open_where_there_is_room_and_fold_where_there_is_not(
    tab: Tab, real: Site
) -> None:
    of = next(of for of in real.platform.sectors if of.sections)
    see(tab, sector(of), WINDOW)
    shown = "() => document.querySelector('.contents a').checkVisibility()"
    assert tab.evaluate(shown)
    assert not tab.locator(".contents summary").is_visible()
    see(tab, sector(of), PHONE)
    assert not tab.evaluate(shown)
    tab.locator(".contents summary").click()
    assert tab.evaluate(shown)


def test_the_open_menu_covers_nothing(tab: Tab) -> None:
    for window in (PHONE, WINDOW, (320, 640)):
        see(tab, "", window)
        tab.locator(".menu summary").click()
        bottom = tab.locator(".panel").evaluate("node => node.getBoundingClientRect().bottom")
        assert tab.evaluate(TOP, "h1") > bottom
