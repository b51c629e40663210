"""A site that is opened from a disk: its links, its search, whatever the folder is called."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, expect
from playwright.sync_api import Page as Tab

from generator.doors import offline
from generator.search.scripts import ASKS, FINDS
from tests.built import Page, Site, files, plattform

HARD = "en mappe #1 50 % æøå"
"""What a folder may be called on the machine of somebody who unpacks an archive."""


@pytest.fixture(scope="module")
def disk(city: Site, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The city, built for a disk, in a folder with a name that is hard for addresses."""
    to = tmp_path_factory.mktemp("disk") / HARD
    to.mkdir()
    run = plattform("build", "--offline", "--to", str(to / "site"), cwd=city.project)
    assert run.returncode == 0, run.stderr
    assert "index.html" in run.stdout
    return Site(city.project, to / "site", run.stdout)


def test_every_link_leads_to_a_file(disk: Site) -> None:
    assert len(disk.pages) > 50
    missing = {
        (path, to)
        for path, page in disk.pages.items()
        for to in _on_the_disk(page)
        if not _file(disk, path, to).is_file()
    }
    assert not missing


def _on_the_disk(page: Page) -> Iterator[str]:
    """What a page leads to by a way that no server shows."""
    for node in page.tree.css("[href], [src], [action], [data-search]"):
        for name in ("href", "src", "action", "data-search"):
            to = node.attributes.get(name)
            if to and not urlsplit(to).scheme and not to.startswith("#"):
                yield to


def _file(disk: Site, path: str, to: str) -> Path:
    page = disk.folder / path
    folder = page if path.endswith("/") or not path else page.parent
    return folder / unquote(urlsplit(to).path)


def test_all_but_the_ways_is_as_a_server_shows_it(disk: Site, city: Site) -> None:
    """Words, data and pictures are the same; only scripts that hold the index are added."""
    there, here = files(city.folder), files(disk.folder)
    added = here.keys() - there.keys()
    assert not there.keys() - here.keys()
    assert added
    assert all(name.endswith(".js") and "search/" in name for name in added)
    other = {name for name in there if here[name] != there[name]}
    assert {name for name in other if not name.endswith(".html")} == {ASKS, FINDS}
    for path in ("", "punkt/1/", "sok/"):
        text = disk.pages[path].tree.body
        assert text is not None
        assert text.text() == city.pages[path].tree.body.text()  # type: ignore[union-attr]


def test_a_site_under_a_path_leads_from_a_disk_too() -> None:
    html = '<a href="/by/">a</a> <a href="/by/om/#b">b</a> href="../x/" <a title="href=&#34;">'
    assert offline.page(html, "/by/") == (
        '<a href="./index.html">a</a> <a href="./om/index.html#b">b</a> href="../x/" '
        '<a title="href=&#34;">'
    )


@pytest.mark.parametrize(
    ("to", "found"),
    [
        ("../punkt/1/?v=1#b", "../punkt/1/index.html?v=1#b"),
        ("./", "./index.html"),
        ("..", "../index.html"),
        ("?q=a/", "?q=a/"),
        ("#punkt-1", "#punkt-1"),
        ("a.csv", "a.csv"),
        ("mailto:a@b.no", "mailto:a@b.no"),
        ("https://a.no/", "https://a.no/"),
        ("//a.no/", "//a.no/"),
    ],
)
def test_a_link_names_the_file_that_it_leads_to(to: str, found: str) -> None:
    assert offline.link(to, "/") == found


def test_a_reader_finds_the_way_and_the_search_finds_words(
    disk: Site, each_browser: Browser
) -> None:
    """From the front page to a commitment, to hits, to another language and back."""
    with _tab(each_browser) as (tab, complaints):
        tab.goto((disk.folder / "index.html").as_uri())
        tab.locator("main a[href*='skole']").first.click()
        expect(tab.locator("main h1")).to_be_visible()
        tab.locator("[data-keep-place][lang=en]").click()
        assert tab.locator("html").get_attribute("lang") == "en"
        tab.locator("[data-keep-place][lang=nb]").click()
        tab.fill("#sok", "skole")
        tab.press("#sok", "Enter")
        expect(tab.locator("[data-hits] li").first).to_be_visible()
        assert urlsplit(tab.url).query == "q=skole"
        tab.fill("#sok", "barnehage")
        tab.press("#sok", "Enter")
        expect(tab.locator("[data-status]")).to_contain_text("barnehage")
        ways = tab.eval_on_selector_all("[data-hits] a", "all => all.map(a => a.href)")
        assert ways
        for way in ways:
            assert Path(unquote(urlsplit(way).path)).is_file(), way
        tab.locator("[data-hits] a").first.click()
        expect(tab.locator("main h1")).to_be_visible()
        tab.goto((disk.folder / "404.html").as_uri())
        tab.locator("main ul a").nth(1).click()
        assert unquote(tab.url).endswith(f"{HARD}/site/index.html")
        tab.goto((disk.folder / "en" / "sok" / "index.html").as_uri() + "?q=school")
        expect(tab.locator("[data-hits] li").first).to_be_visible()
    assert not complaints


@contextmanager
def _tab(browser: Browser) -> Iterator[tuple[Tab, list[str]]]:
    context = browser.new_context()
    try:
        tab, complaints = context.new_page(), list[str]()

        def hear(said: ConsoleMessage) -> None:
            if said.type == "error":
                complaints.append(said.text)

        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("console", hear)
        yield tab, complaints
    finally:
        context.close()
