"""The front page: what the platform is, its sectors, and the search."""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.press import Draft, Plan, Press


def plans(press: Press) -> Iterator[Plan]:
    """Yield the front page."""
    yield press.plan(site_map.HOME, "home", _draft)


def _draft(press: Press) -> Draft:
    platform = press.book.platform
    description = press.t.plain(
        "home.description",
        platform=press.title,
        commitments=press.t.plain("count.commitments", n=len(platform.commitments)),
        sectors=press.t.plain("count.sectors", n=len(platform.counted)),
    )
    return Draft(press.say("platform").text, description, cited=press.cited())
