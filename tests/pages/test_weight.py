"""The page on accessibility says what a first visit really downloads."""

from __future__ import annotations

import gzip
import math
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Response

from generator.book import weight
from generator.book.site_map import ACCESSIBILITY, sector
from tests.built import Site
from tests.served import serve


def test_the_page_says_what_chromium_fetches(real: Site, browser: Browser) -> None:
    heaviest = max(visited(real, sector(of), browser) for of in real.platform.sectors)
    for lang in ("", "en/", "sma/"):
        page = (real.folder / lang / ACCESSIBILITY / "index.html").read_text("utf-8")
        assert weight.PLACE not in page
    said = (real.folder / ACCESSIBILITY / "index.html").read_text("utf-8")
    assert f"<dd>{math.ceil(heaviest / 1000)}</dd>" in said


def visited(site: Site, page: str, browser: Browser) -> int:
    """The bytes of a page and all that it fetched, each gzipped."""
    with serve(site.folder) as served, browser.new_context() as context:
        answers: list[Response] = []

        def keep(answer: Response) -> None:
            answers.append(answer)

        tab = context.new_page()
        tab.on("response", keep)
        tab.goto(f"{served.address}{page}", wait_until="networkidle")
        assert len(answers) > 2
        icon = tab.locator("link[rel=icon]").get_attribute("href") or ""
        drawn = site.folder / page / urlsplit(icon).path  # not every headless browser fetches it
        asked = any(urlsplit(answer.url).path.endswith(f"/{drawn.name}") for answer in answers)
        unasked = [] if asked else [drawn.read_bytes()]
        return sum(map(packed, [*(answer.body() for answer in answers), *unasked]))


def packed(content: bytes) -> int:
    return len(gzip.compress(content, mtime=0))
