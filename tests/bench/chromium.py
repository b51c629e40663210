"""A first visit in Chromium: a phone with nothing kept from before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page


@contextmanager
def first_visit(browser: Browser) -> Iterator[Page]:
    """An empty page on a phone, in a profile of its own."""
    context = browser.new_context(
        viewport={"width": 360, "height": 800},
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
        locale="nb-NO",
    )
    try:
        yield context.new_page()
    finally:
        context.close()
