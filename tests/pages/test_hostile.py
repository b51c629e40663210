"""Texts that try to be more than text arrive as text: nothing runs, nothing becomes markup.

That they arrive to the letter, ``test_site`` and ``test_data`` say of this city as of the others.
"""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser

from generator.search import scripts
from tests.built import Site, folded
from tests.served import without_headers


def test_no_element_is_made_by_a_text(hostile: Site, city: Site) -> None:
    """The hostile city's pages hold the elements that the peaceful city's pages hold, no more."""
    peaceful = {node.tag for page in city.pages.values() for node in page.tree.css("*")}
    for page in hostile.pages.values():
        assert {node.tag for node in page.tree.css("*")} <= peaceful | {"figure"}, page.path


def test_the_only_scripts_are_our_own(hostile: Site) -> None:
    own = {f"assets/{name}.js" for name in ("site", "filter", "card", "desk")}
    ours = {*own, *(path for path, _ in scripts.make())}
    for page in hostile.pages.values():
        for script in page.tree.css('script:not([type="application/ld+json"])'):
            src = script.attributes.get("src")
            assert src is not None, page.path
            assert src.partition("?")[0].lstrip("./") in ours, page.path
            assert not folded(script.text())


def test_data_in_a_page_are_data_and_end_where_they_should(hostile: Site) -> None:
    for page in hostile.pages.values():
        for data in page.tree.css('script[type="application/ld+json"]'):
            assert json.loads(data.text())["@context"] == "https://schema.org", page.path


def test_no_attribute_listens_to_anything(hostile: Site) -> None:
    for page in hostile.pages.values():
        for node in page.tree.css("*"):
            assert not [name for name in node.attributes if name.startswith("on")], page.path


def test_no_link_runs_script(hostile: Site) -> None:
    for page in hostile.pages.values():
        assert not [a for a in page.addresses if a.lower().startswith(("javascript:", "data:"))]


def test_no_template_in_a_text_is_filled_in(hostile: Site) -> None:
    """``{{ 7*7 }}`` stays itself; nowhere does 49 stand by itself."""
    for page in hostile.pages.values():
        assert "49" not in folded(page.tree.text()).split(), page.path
    assert "{{ 7*7 }}{% raw %}{{ platform }}{% endraw %}" in hostile.pages["punkt/2/"].tree.text()


def test_a_text_with_blank_lines_and_markdown_stays_one_paragraph(hostile: Site) -> None:
    element = hostile.pages["kode/"].by_id("avsnitt-4")
    assert element.tag == "p"
    assert not element.css("*")[1:]
    assert folded(element.text()).startswith("# Ikke en overskrift - ikke en liste 1. heller ikke")


@pytest.mark.parametrize("which", ["norwegian", pytest.param("pages", marks=pytest.mark.long)])
def test_in_a_real_browser_nothing_runs_and_no_long_word_widens_the_page(
    which: str, hostile: Site, browser: Browser
) -> None:
    ran: list[str] = []
    with without_headers(hostile.folder) as root:
        tab = browser.new_page(viewport={"width": 320, "height": 640})
        tab.on("dialog", lambda dialog: ran.append(dialog.message))
        asked: list[str] = []
        tab.on("request", lambda request: asked.append(request.url))
        for path in getattr(hostile, which):
            tab.goto(root + path)
            width = tab.evaluate("document.documentElement.scrollWidth")
            assert width <= 320, f"/{path} is {width} wide"
        assert ran == []
        assert [url for url in asked if not url.startswith(root)] == []
        tab.close()


def test_a_text_of_a_hundred_thousand_characters_arrives_whole(hostile: Site) -> None:
    longest = max(hostile.platform.commitments, key=lambda commitment: len(commitment.text))
    assert len(longest.text) >= 100_000
    page = hostile.pages[f"punkt/{longest.number}/"]
    assert folded(longest.text) in folded(page.by_id(longest.id).text())


def test_a_long_text_is_cut_in_the_preview_between_words(hostile: Site) -> None:
    longest = max(hostile.platform.commitments, key=lambda commitment: len(commitment.text))
    page = hostile.pages[f"punkt/{longest.number}/"]
    assert len(page.meta("description")) <= 310
    assert page.meta("description").endswith(" …")
