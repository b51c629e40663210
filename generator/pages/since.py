"""What has happened to the commitments since, sector by sector, the newest first."""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.press import Draft, Plan, Press


def plans(press: Press) -> Iterator[Plan]:
    """Yield the page; it is there also where nobody has entered anything yet, and says so."""
    yield press.plan(site_map.SINCE, "since", _draft)


def _draft(press: Press) -> Draft:
    book = press.book
    return Draft(
        press.t.plain("happened.title"),
        press.t.plain("happened.description", platform=press.title),
        values={
            "groups": book.followups_by_sector,
            "counts": [
                (sector, book.followed(sector.id), len(sector.all_commitments))
                for sector in book.platform.sectors
                if sector.all_commitments or not sector.preamble
            ],
            "scales": book.followups.scales,
        },
    )
