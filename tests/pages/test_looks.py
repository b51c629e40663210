"""What a reader meets first: the text, on one left edge, with its numbers in the margin."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
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
    texts = "h1, .tagline, h2.section, .question, .text p.adopted, .commitment .adopted"
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


def test_on_a_phone_the_search_and_the_other_languages_share_one_line(tab: Tab, real: Site) -> None:
    """In the language with the longest words, on all but the narrowest."""
    of = sector(real.platform.sectors[0])
    for path, width in ((of, 320), (f"sma/{of}", 320), (f"en/{of}", 360)):
        see(tab, path, (width, 640))
        button = tab.locator(".bar search button").bounding_box()
        assert button
        shown = [link for link in tab.locator(".languages a").all() if link.is_visible()]
        assert len(shown) == 2
        for box in (link.bounding_box() for link in shown):
            assert box
            assert abs(box["y"] + box["height"] / 2 - button["y"] - button["height"] / 2) < 4, path
    see(tab, "", (320, 640))
    assert tab.locator(".languages [aria-current]").is_visible()


LINES = """selector => {
  const range = document.createRange();
  range.selectNodeContents(document.querySelector(selector));
  return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
}"""

LAST_PART = """selector => {
  const range = document.createRange();
  const last = document.querySelector(selector).lastChild;
  range.selectNodeContents(last);
  return [last.textContent, range.getClientRects().length];
}"""


def test_an_address_is_parted_at_a_slash_and_never_within_a_number(tab: Tab, real: Site) -> None:
    of = real.platform.commitments[141]
    for window in (PHONE, WINDOW):
        see(tab, commitment(of), window)
        for shown in ("#adresse", "#henvisning"):
            assert tab.evaluate(LAST_PART, shown) == [f"punkt/{of.number}/", 1]
        whole = str(tab.locator("#adresse").evaluate("node => node.textContent"))
        assert whole == f"{real.url}punkt/{of.number}/"


def test_what_is_to_be_copied_has_the_width_of_the_page(tab: Tab, real: Site) -> None:
    see(tab, commitment(real.platform.commitments[141]), WINDOW)
    tab.locator(".cite summary").click()
    box = tab.locator("#sitat-html").bounding_box()
    page = tab.locator("article").bounding_box()
    assert box
    assert page
    assert box["width"] == pytest.approx(page["width"], abs=1)


def test_that_something_is_copied_is_said_beside_the_button(tab: Tab, real: Site) -> None:
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    for window in (PHONE, WINDOW):
        see(tab, commitment(real.platform.commitments[141]), window)
        tab.locator(".cite summary").click()
        for button in (tab.locator(".copy-button").first, tab.locator(".copy-button").last):
            button.click()
            said = button.locator("xpath=following-sibling::*")
            expect(said).to_have_text("✓ Kopiert")
            expect(said).to_be_in_viewport()
            expect(tab.locator(".copied")).to_have_count(1)
            name = button.locator("xpath=../../dt").inner_text()
            expect(tab.locator(".copy-status")).to_have_text(f"Kopiert: {name}")


def test_the_title_in_the_header_takes_two_lines_at_most(tab: Tab, real: Site) -> None:
    for window in (PHONE, (768, 900), WINDOW):
        for root in ("", "en/"):
            see(tab, f"{root}{sector(real.platform.sectors[0])}", window)
            assert tab.evaluate(LINES, ".bar .home") <= 2, (root, window)


def test_the_columns_stand_still_when_the_language_changes(tab: Tab, real: Site) -> None:
    of, whole = real.platform.sectors[0], real.platform.commitments[141]
    edges = set()
    for root in ("", "en/"):
        see(tab, f"{root}{sector(of)}", WINDOW)
        edges |= {*tab.evaluate(LEFT, "h1"), *tab.evaluate(LEFT, ".commitment .adopted")}
        assert tab.evaluate(LINES, ".commitment .number") == 1
        see(tab, f"{root}{commitment(whole)}", WINDOW)
        edges |= set(tab.evaluate(LEFT, ".statement"))
        assert tab.evaluate(LINES, "h1") == 1
    assert max(edges) - min(edges) <= 1


def test_what_an_address_leads_to_has_one_mark_and_no_frame(tab: Tab, real: Site) -> None:
    of = real.platform.sectors[0]
    first = of.all_commitments[0]
    see(tab, f"{sector(of)}#{first.id}", WINDOW)
    mark, frame = tab.locator(f"#{first.id}").evaluate(
        "node => [getComputedStyle(node).backgroundColor, getComputedStyle(node).outlineColor]"
    )
    assert mark not in {"rgba(0, 0, 0, 0)", "transparent"}
    assert frame == "rgba(0, 0, 0, 0)"


def test_the_sector_that_is_shown_stands_in_the_address(tab: Tab, real: Site) -> None:
    of = real.platform.sectors[1]
    counted = f"Viser {len(of.all_commitments)} punkter."
    see(tab, "punkt/", WINDOW)
    tab.select_option("#filter", of.id)
    shared = tab.url
    assert shared.endswith(f"/punkt/?omrade={of.id}")
    tab.goto("about:blank")
    tab.goto(shared)
    expect(tab.locator(".filter-status")).to_have_text(counted)
    assert tab.input_value("#filter") == of.id
    tab.select_option("#filter", "")
    assert tab.url.endswith("/punkt/")


def test_a_hit_says_in_plain_words_only_what_they_tell_more(real: Site) -> None:
    docs = real.json("search/search_index.json")["docs"]
    same = {doc["title"] for doc in docs if doc.get("plainRepeats")}
    assert "Punkt 3" in same, "«aktiv og tydelig eier» is said in the very words"
    assert "Punkt 142" not in same
    assert len(same) < sum("plain" in doc for doc in docs) / 5
