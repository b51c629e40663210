"""The cards that other sites show: in a sandbox, in a frame of any width, and where frames are taken away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import Page as Tab
from selectolax.lexbor import LexborHTMLParser

from tests.built import Site
from tests.served import serve, without_headers

WIDTHS = (328, 400, 600)

MEASURE = """() => Math.max(
  document.body.getBoundingClientRect().height,
  document.documentElement.scrollHeight > innerHeight ? document.documentElement.scrollHeight : 0)"""

HEARD = """<script>
window.heard = [];
addEventListener("message", (event) => heard.push(event.data));
</script>"""


def answer(site: Site, number: int, lang: str = "") -> dict[str, str | int]:
    """What the site says to one who wants to show a commitment."""
    found: dict[str, str | int] = site.json(f"{lang}punkt/{number}/oembed.json")
    return found


def test_what_is_left_when_the_frame_is_thrown_away_has_the_words_and_the_way(city: Site) -> None:
    for commitment in city.platform.commitments:
        html = str(answer(city, commitment.number)["html"])
        words, _, rest = html.partition("</blockquote>")
        assert words.startswith("<blockquote><p>"), "WordPress takes one without attributes"
        assert rest.startswith("<iframe ")
        assert rest.endswith("></iframe>")
        left = LexborHTMLParser(words).css_first("blockquote")
        assert left is not None
        assert " ".join(commitment.text.split()) in left.text()
        way = left.css_first("a")
        assert way is not None
        assert str(way.attributes["href"]).startswith(f"{city.url}punkt/{commitment.number}/")


def test_the_kit_and_the_answer_say_one_height(city: Site) -> None:
    for commitment in city.platform.commitments:
        page = city.pages[f"punkt/{commitment.number}/"]
        code = LexborHTMLParser(page.by_id("ramme").text()).css_first("iframe")
        assert code is not None
        assert code.attributes["height"] == str(answer(city, commitment.number)["height"])
        assert str(code.html) in str(answer(city, commitment.number)["html"])


def foot(tab: Tab) -> float:
    """How far down the link ends, as the frame is shown at first."""
    link = tab.locator(".more a").bounding_box()
    assert link
    return link["y"] + link["height"]


def cut_off(site: Site, browser: Browser, numbers: list[int]) -> Iterator[str]:
    """The cards that are higher than the frame that they are given, by width and language."""
    with serve(site.folder) as served, browser.new_context() as context:
        tab = context.new_page()
        for lang in ("", *(f"{lang}/" for lang in sorted(site.languages))):
            for number in numbers:
                height = int(answer(site, number, lang)["height"])
                tab.goto(f"{served.address}{lang}punkt/{number}/kort/")
                for width in WIDTHS:
                    tab.set_viewport_size({"width": width, "height": height})
                    real = tab.evaluate(MEASURE)
                    if real > height:
                        yield f"{lang}{number} in {width}: {real} of {height}"
                    assert foot(tab) <= height


def test_a_card_is_seen_whole_in_the_frame_that_the_kit_gives_it(
    city: Site, browser: Browser
) -> None:
    numbers = [commitment.number for commitment in city.platform.commitments]
    longest = max(city.platform.commitments, key=lambda commitment: len(commitment.text))
    assert not [*cut_off(city, browser, sorted({*numbers[:2], longest.number}))]


@pytest.mark.long
def test_every_card_is_seen_whole_in_the_frame_that_the_kit_gives_it(
    real: Site, each_browser: Browser
) -> None:
    numbers = [commitment.number for commitment in real.platform.commitments]
    assert len(numbers) == 285
    assert not [*cut_off(real, each_browser, numbers)]


@contextmanager
def another(folder: Path, html: str) -> Iterator[str]:
    """The address of another site's page with some HTML in it."""
    (folder / "index.html").write_text(f"<!doctype html><title>Avis</title>{HEARD}{html}", "utf-8")
    with without_headers(folder) as address:
        yield address


@pytest.mark.parametrize("sandbox", ["", ' sandbox="allow-scripts"'], ids=["plain", "sandbox"])
def test_the_link_of_a_card_leads_to_the_commitment(
    city: Site, browser: Browser, tmp_path: Path, sandbox: str
) -> None:
    with serve(city.folder) as served, browser.new_context() as context, ExitStack() as stack:
        tab = context.new_page()
        address = escape(f"{served.address}punkt/1/kort/#?secret=abcdefghij")
        html = f'<iframe{sandbox} width="400" height="300" src="{address}"></iframe>'
        tab.goto(stack.enter_context(another(tmp_path, html)))
        card = tab.frame_locator("iframe")
        expect(card.locator(".more a")).to_be_visible()
        width = card.locator("body").evaluate("body => getComputedStyle(body).borderLeftWidth")
        assert width == "4px", "the card is dressed"
        card.locator(".more a").click()
        if not sandbox:
            expect(tab.locator("main h1")).to_contain_text("1")
            assert tab.url == f"{served.address}punkt/1/"
            return
        expect(card.locator("#ramme")).to_be_attached()
        assert tab.frames[1].url == f"{served.address}punkt/1/"
        heard = tab.evaluate("heard")
        assert {said["message"] for said in heard} == {"height", "link"}
        assert {said["secret"] for said in heard} == {"abcdefghij"}
        assert heard[-1]["value"] == f"{served.address}punkt/1/"
