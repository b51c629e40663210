"""The browser, and a first visit in it: nothing kept from before, nobody outside to ask."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")

NOBODY_OUTSIDE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"

PHONE = {"width": 360, "height": 800}


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium: the system's, or else the one that Playwright has fetched."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_executable(), args=[NOBODY_OUTSIDE])
        try:
            yield browser
        finally:
            browser.close()


def _executable() -> str | None:
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def first_visit(browser: Browser) -> Iterator[Page]:
    """An empty page on a phone, in a profile of its own."""
    context = browser.new_context(
        viewport={"width": PHONE["width"], "height": PHONE["height"]},
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
        locale="nb-NO",
    )
    try:
        yield context.new_page()
    finally:
        context.close()
