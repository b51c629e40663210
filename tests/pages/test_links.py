"""Every address on every page leads somewhere, and nothing is fetched from anyone else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from playwright.sync_api import Browser

from tests.built import Page, Site
from tests.served import without_headers

FETCHED = "script[src], link[href], img, iframe, source, video, audio, object, embed, form"


def missing(site: Site) -> Iterator[str]:
    """Each address of the site's own that leads nowhere."""
    for page in site.pages.values():
        for address in page.addresses:
            whole, fragment = urldefrag(address)
            if not whole.startswith(site.url):
                continue
            path = unquote(whole.removeprefix(site.url).partition("?")[0])
            target = site.pages.get(path)
            if target is None and not (site.folder / path).is_file():
                yield f"/{page.path} leads to /{path}, which is not there"
            elif fragment and (target is None or unquote(fragment) not in target.ids):
                yield f"/{page.path} leads to /{path}, which has no #{fragment}"


def test_every_link_and_fragment_leads_to_something(site: Site) -> None:
    assert list(missing(site)) == []


def test_no_page_names_an_address_outside_the_site(site: Site) -> None:
    """Neither to fetch nor to follow, but for the sources of what has happened, which are only followed."""
    followups = site.loaded.followups.followups
    sources = {way for one in followups for way in (one.source.address, one.archived)}
    for page in site.pages.values():
        followed = {a.attributes["href"] for a in page.tree.css('a[rel="noreferrer"]')} & sources
        bare = [urljoin(site.url + page.path, way) for way in followed if way]
        outside = [a for a in page.addresses if not a.startswith(site.url) and a not in bare]
        assert outside == [], page.path


def test_every_page_can_be_reached_from_the_front_page(site: Site) -> None:
    seen, left = {""}, [""]
    while left:
        page = site.pages[left.pop()]
        for address in page.addresses:
            path = urldefrag(address)[0].removeprefix(site.url).partition("?")[0]
            if path in site.pages and path not in seen:
                seen.add(path)
                left.append(path)
    assert seen == set(site.pages) - {"404.html"}


def test_no_style_sheet_or_script_fetches_from_elsewhere(site: Site) -> None:
    for file in (*site.folder.rglob("*.css"), *site.folder.rglob("*.js")):
        found = re.findall(r"(?:https?:)?//[\w.-]+\.\w+", without_comments(file.read_text("utf-8")))
        assert [f for f in found if "w3.org" not in f] == [], file


def without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/|^\s*//.*?$", "", text, flags=re.DOTALL | re.MULTILINE)


def test_the_sitemap_names_every_norwegian_page_and_no_page_that_is_not(site: Site) -> None:
    named = re.findall("<loc>(.*?)</loc>", (site.folder / "sitemap.xml").read_text("utf-8"))
    hidden = {p for p, page in site.pages.items() if page.tree.css('meta[content="noindex"]')}
    assert len(named) == len(set(named))
    assert {site.url + path for path in set(site.norwegian) - hidden - {"404.html"}} <= set(named)
    assert set(named) <= {site.url + path for path in set(site.pages) - hidden}


@pytest.fixture
def kinds(site: Site) -> list[Page]:
    """One page of each kind."""
    sectors = [f"{sector.id}/" for sector in site.platform.sectors]
    first = site.platform.commitments[0].number
    return [site.pages[p] for p in ("", *sectors, f"punkt/{first}/", "punkt/", "om/", "sok/")]


def test_a_real_browser_asks_only_this_site_and_keeps_no_cookie(
    site: Site, kinds: list[Page], each_browser: Browser
) -> None:
    with without_headers(site.folder) as root:
        context = each_browser.new_context()
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        tab = context.new_page()
        for page in kinds:
            tab.goto(root + page.path)
        tab.goto(f"{root}sok/?q=skole", wait_until="networkidle")
        assert len(asked) > len(kinds)
        assert [url for url in asked if not url.startswith(root)] == []
        assert context.cookies() == []
        context.close()


def test_a_real_browser_meets_no_error(
    site: Site, kinds: list[Page], each_browser: Browser
) -> None:
    with without_headers(site.folder) as root:
        tab = each_browser.new_page()
        said: list[str] = []
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.on("dialog", lambda dialog: said.append(dialog.message))
        for page in kinds:
            tab.goto(root + page.path)
        assert said == []
        tab.close()
