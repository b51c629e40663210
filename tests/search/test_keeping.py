"""The search page is never silent, and keeps what its reader had: the query, the hits, the place."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Route, expect
from playwright.sync_api import Page as Tab
from selectolax.lexbor import LexborHTMLParser

from tests.built import Site
from tests.engines.firefox import is_firefox
from tests.search.asked import ask, found

STATUS = "[data-status]"
HITS = "ol.hits > li"
FIELD = "main [type=search]"

expect.set_options(timeout=20_000)


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    context = browser.new_context()
    yield context.new_page()
    context.unroute_all(
        behavior="ignoreErrors"
    )  # what is still being fetched troubles no other test
    context.close()


@pytest.fixture
def any_tab(each_browser: Browser) -> Iterator[Tab]:
    context = each_browser.new_context()
    yield context.new_page()
    context.close()


def without_page_cache(tab: Tab) -> None:
    """Have the browser load a page anew when its reader comes back to it."""
    tab.add_init_script("addEventListener('unload', () => undefined)")


def back(tab: Tab) -> None:
    """As a reader goes back."""
    there = tab.url
    tab.evaluate("() => { setTimeout(() => history.back()); }")
    tab.wait_for_url(lambda url: url != there)


# Never silent.


def block(tab: Tab, *names: str) -> None:
    for name in names:
        tab.route(re.compile(rf"/{re.escape(name)}(\?|$)"), lambda route: route.abort())


def test_a_search_page_whose_script_is_missing_says_so_and_keeps_the_query(
    tab: Tab, root: str
) -> None:
    block(tab, "search.js")
    tab.goto(f"{root}sok/?q=bibliotek")
    late = tab.locator("[data-late]")
    expect(late).to_be_visible()
    assert tab.input_value(FIELD) == "bibliotek"
    late.locator("a").click()
    tab.wait_for_url("**/punkt/?q=bibliotek")
    expect(tab.locator(".filter-words")).to_contain_text("«bibliotek»")


def test_it_says_so_too_where_no_script_comes(tab: Tab, root: str) -> None:
    block(tab, "search.js", "site.js")
    tab.goto(f"{root}sok/?q=bibliotek")
    expect(tab.locator("[data-late]")).to_be_visible()
    assert tab.locator("[data-late] a").get_attribute("href") == "../punkt/"


def test_where_the_search_runs_nobody_hears_of_that(tab: Tab, root: str) -> None:
    tab.goto(f"{root}sok/?q=bibliotek")
    tab.locator(HITS).first.wait_for()
    assert tab.locator("[data-late]").is_hidden()


WITHIN = ("head.json", "words-*.json", "texts-*.json")
"""What a first search reads of the index: what stands before it, some words and some texts."""


HARM = ("cut short", "of an older build", "no longer there")
"""What may have become of a file."""


@pytest.mark.parametrize(
    ("name", "what"),
    [
        pytest.param(name, what, marks=() if n == m else pytest.mark.long)
        for n, name in enumerate(WITHIN)
        for m, what in enumerate(HARM)
    ],
)
def test_an_index_that_cannot_be_read_is_told_with_a_way_that_keeps_the_query(
    tab: Tab, root: str, what: str, name: str
) -> None:
    def answer(route: Route) -> None:
        text = route.fetch().text()
        if what == "no longer there":
            route.fulfill(status=404, body="")
        else:
            body = text[: len(text) // 2] if what == "cut short" else older(text)
            route.fulfill(body=body, content_type="application/json")

    tab.context.route(f"**/search/parts/{name}", answer)
    tab.goto(f"{root}sok/?q=bibliotek")
    expect(tab.locator(STATUS)).to_contain_text("Søket virker ikke akkurat nå.")
    way = tab.locator("[data-help] a").first
    assert str(way.get_attribute("href")).endswith("punkt/?q=bibliotek")


def older(text: str) -> str:
    """What a browser may have kept of an index from another build, whose shape another may have had."""
    made = json.loads(text)
    return json.dumps(made | {"shape": 1, "build": "before"})


@pytest.mark.parametrize("name", WITHIN)
def test_what_is_kept_from_an_older_build_is_fetched_anew(tab: Tab, root: str, name: str) -> None:
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        text = route.fetch().text()
        body = text if asked.count(route.request.url) > 1 else older(text)
        route.fulfill(body=body, content_type="application/json")

    tab.context.route(f"**/search/parts/{name}", answer)
    tab.goto(f"{root}sok/?q=bibliotek")
    tab.locator(HITS).first.wait_for()
    tab.wait_for_load_state("networkidle")
    assert len(asked) == 2 * len(set(asked))


def test_a_site_that_is_built_again_while_one_searches_is_read_anew(tab: Tab, root: str) -> None:
    """What stands before the index is of the build before: each part says that it is not."""
    first = True

    def answer(route: Route) -> None:
        nonlocal first
        made = json.loads(route.fetch().text())
        body = json.dumps(made | {"build": "before"} if first else made)
        first = False
        route.fulfill(body=body, content_type="application/json")

    tab.context.route("**/search/parts/head.json", answer)
    tab.goto(f"{root}sok/?q=bibliotek")
    tab.locator(HITS).first.wait_for()


def shown(tab: Tab) -> list[str]:
    return [
        str(text)
        for text in tab.evaluate(
            "[...document.querySelectorAll('.commitment')].filter((one) => one.offsetParent)"
            ".map((one) => one.textContent)"
        )
    ]


def test_a_filter_leaves_no_heading_and_no_lead_in_alone(tab: Tab, root: str) -> None:
    tab.goto(f"{root}punkt/?q=bibliotek")
    alone = tab.evaluate("""() => [...document.querySelectorAll("main h3, main .lead-in, main [data-sector] > h2")]
      .filter((node) => node.checkVisibility())
      .filter((node) => {
        let next = node.nextElementSibling;
        while (next && !next.matches("ul")) next = next.nextElementSibling;
        return ![...node.parentElement.querySelectorAll(".commitment")].some((one) => one.checkVisibility())
          || (!node.matches("h2") && !next.querySelector(".commitment:not([hidden])"));
      }).map((node) => node.textContent)""")
    assert alone == []
    assert (
        0
        < tab.locator("main [data-sector]:visible").count()
        < tab.locator("main [data-sector]").count()
    )


def test_all_commitments_are_those_with_the_words_that_were_asked_for(
    any_tab: Tab, root: str
) -> None:
    without_page_cache(any_tab)
    any_tab.goto(f"{root}punkt/?q=BIBLIOTEK")
    expect(any_tab.locator(".filter-words")).to_contain_text("«BIBLIOTEK»")
    found_now = shown(any_tab)
    assert 1 < len(found_now) < 10
    assert all("bibliotek" in text.lower() for text in found_now)
    status = f"Viser {len(found_now)} punkter."
    expect(any_tab.locator(".filter-status")).to_have_text(status)
    any_tab.reload()
    expect(any_tab.locator(".filter-status")).to_have_text(status)
    any_tab.select_option("#filter", "byutvikling")
    expect(any_tab.locator(".filter-status")).to_have_text("Viser 0 punkter.")
    any_tab.goto(f"{root}om/")
    back(any_tab)
    chosen = any_tab.input_value("#filter")
    here = shown(any_tab)
    assert (chosen, here) in [("", found_now), ("byutvikling", [])]
    any_tab.locator(".filter-words a").click()
    any_tab.wait_for_url("**/punkt/")
    assert len(shown(any_tab)) == 285


def test_words_that_no_commitment_has_leave_all_of_them(tab: Tab, root: str) -> None:
    tab.goto(f"{root}punkt/?q=<b>xyzzy</b>")
    expect(tab.locator(".filter-words")).to_contain_text("«<b>xyzzy</b>»")
    assert len(shown(tab)) == 285


# Keeps its place.


def search(tab: Tab, root: str, query: str) -> None:
    tab.goto(f"{root}sok/?q={query}")
    tab.locator(HITS).first.wait_for()


@pytest.mark.parametrize("cache", [True, False], ids=["with page cache", "without"])
def test_back_from_a_hit_comes_to_the_same_hits_and_place(
    any_tab: Tab, each_browser: Browser, root: str, cache: bool
) -> None:
    if cache and is_firefox(each_browser):
        pytest.skip("Playwright never hears that Firefox has shown a page out of its memory")
    if not cache:
        without_page_cache(any_tab)
    search(any_tab, root, "kommune")
    any_tab.click("[data-more]")
    expect(any_tab.locator(HITS)).to_have_count(40)
    hit = any_tab.locator(HITS).nth(30).locator("a").first
    hit.scroll_into_view_if_needed()
    before = any_tab.evaluate("scrollY")
    assert before > 500
    hit.click()
    any_tab.wait_for_url("**/punkt/*/**")
    back(any_tab)
    expect(any_tab.locator(HITS)).to_have_count(40)
    any_tab.wait_for_function(f"Math.abs(scrollY - {before}) < 60")
    assert any_tab.input_value(FIELD) == "kommune"


def test_a_fragment_leaves_hits_and_half_typed_words_alone(any_tab: Tab, root: str) -> None:
    search(any_tab, root, "kommune")
    any_tab.click("[data-more]")
    expect(any_tab.locator(HITS)).to_have_count(40)
    any_tab.fill(FIELD, "halvt skre")
    any_tab.evaluate("document.querySelector('.hits').dataset.same = 'yes'")
    any_tab.evaluate("location.hash = 'innhold'")
    any_tab.wait_for_url("**#innhold")
    any_tab.evaluate("() => history.back()")
    any_tab.wait_for_function("!location.hash")
    any_tab.wait_for_timeout(200)
    assert any_tab.locator(HITS).count() == 40
    assert any_tab.input_value(FIELD) == "halvt skre"


def test_after_a_reload_the_field_says_what_is_shown(any_tab: Tab, root: str) -> None:
    search(any_tab, root, "fastlege")
    any_tab.fill(FIELD, "noe annet")
    any_tab.reload()
    any_tab.locator(HITS).first.wait_for()
    assert any_tab.input_value(FIELD) == "fastlege"


# Said in words.


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("gratis skolemat", "Fant ikke noe om «gratis skolemat» i plattformen. Dette ligner mest."),
        ("punkt 9999", "Plattformen har ikke punkt 9999."),
        ("punkt 12 og 9999", "Plattformen har ikke punkt 9999."),
        ("bike parking", "Ordene står i teksten på et annet av språkene her."),
        ("школа", "Ingen treff på «школа»"),
    ],
)
def test_what_is_not_there_is_said(tab: Tab, root: str, query: str, said: str) -> None:
    tab.goto(f"{root}sok/")
    tab.fill(FIELD, query)
    tab.press(FIELD, "Enter")
    expect(tab.locator(STATUS)).to_contain_text(said)
    assert tab.locator(HITS).count() <= 20


def test_two_hundred_addresses_pasted_at_once_are_answered_in_words(tab: Tab, root: str) -> None:
    tab.goto(f"{root}sok/")
    pasted = "\n".join(f"https://plattform.example/punkt/{n}/" for n in range(1, 201))
    tab.focus(FIELD)
    tab.evaluate("(text) => document.execCommand('insertText', false, text)", pasted)
    tab.press(FIELD, "Enter")
    expect(tab.locator(STATUS)).to_contain_text("Teksten var for lang")
    assert tab.locator(HITS).first.locator("a").first.inner_text() == "Punkt 1"


# Found by archives.


def crawl(folder: Path, to: Path) -> set[str]:
    """Copy what one comes to from the front page by links that stand in pages, as wget does."""
    waiting, seen = ["index.html"], set()
    while waiting:
        path = waiting.pop()
        file = folder / (f"{path}index.html" if path.endswith("/") or not path else path)
        if path in seen or not file.is_file():
            continue
        seen.add(path)
        target = to / file.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
        if file.suffix == ".html":
            waiting += links(file.read_text("utf-8"), path)
    return seen


def links(html: str, path: str) -> Iterator[str]:
    tree = LexborHTMLParser(html)
    for name, attribute in (("a", "href"), ("link", "href"), ("script", "src"), ("img", "src")):
        for node in tree.css(f"{name}[{attribute}]"):
            parts = urlsplit(urljoin(f"https://here.example/{path}", node.attributes[attribute]))
            if parts.netloc == "here.example":
                yield unquote(parts.path).removeprefix("/")


def test_a_copy_made_by_following_links_still_searches(city: Site, tmp_path: Path) -> None:
    seen = crawl(city.folder, tmp_path)
    assert {"assets/search-worker.js", "assets/search.js", "search/lunr.js"} <= seen
    said = [word for entry in city.loaded.everyday_words.entries for word in entry.words]
    for lang, queries in (("nb", [*said, "skole"]), ("en", ["school", "skole"])):
        here, there = (ask(folder, queries, lang) for folder in (city.folder, tmp_path))
        assert [found(answer) for answer in there] == [found(answer) for answer in here]
        assert all(map(found, there)), queries
    for within in ("everyday", "parts"):
        read = {file.relative_to(city.folder) for file in city.folder.rglob(f"{within}/*.json")}
        assert read
        assert all((tmp_path / file).is_file() for file in read)
