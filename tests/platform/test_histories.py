"""Whatever editors do, edition after edition: every old link still tells the truth."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from usp.tree import sitemap_from_str

from generator.platform.register import Register, tampered
from tests.histories import Seed, book_of, live, printed, small_city

Thing = TypeVar("Thing")


class Drawn:
    """Chance as Hypothesis draws it, so that it can find the shortest history that fails."""

    def __init__(self, data: st.DataObject) -> None:
        self._data = data

    def pick(self, of: list[Thing]) -> Thing:
        return self._data.draw(st.sampled_from(of))

    def number(self, least: int, most: int) -> int:
        return self._data.draw(st.integers(least, most))


@given(data=st.data())
@settings(
    max_examples=8,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_every_address_ever_handed_out_tells_the_truth(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for _, ledger in live(Path(folder), small_city(), Drawn(data), editions=5, most=6):
            ledger.follow(printed(book_of(Path(folder))))


@pytest.mark.parametrize("seed", range(3))
def test_no_id_ever_means_two_things(seed: int, tmp_path: Path) -> None:
    """The register holds for each id the wordings that the editor gave it, and no others."""
    last: Register | None = None
    for _, ledger in live(tmp_path, small_city(), Seed(seed), editions=10, most=8):
        history = book_of(tmp_path).history
        assert history is not None
        register = history.register
        assert not list(tampered(register))
        for id_, wordings in ledger.wordings.items():
            assert [w.text for w in register.units[id_].wordings] == wordings
        if last:  # nothing that was remembered is ever changed
            assert register.editions[: len(last.editions)] == last.editions
            for id_, record in last.units.items():
                now = register.units[id_]
                assert now.kind == record.kind
                assert now.wordings[: len(record.wordings)] == record.wordings
                assert now.places[: len(record.places)] == record.places
                assert now.fates[: len(record.fates)] == record.fates
        last = register


def test_somebody_else_reads_the_feeds(tmp_path: Path) -> None:
    """The same entries by a reader of feeds that is not ours, each with an address and a date."""
    for _, _ledger in live(tmp_path, small_city(), Seed(5), editions=4, most=8):
        pass
    files = printed(book_of(tmp_path)).files
    feeds = {path: content for path, content in files.items() if path.endswith("feed.xml")}
    assert "endringer/feed.xml" in feeds
    assert len(feeds) > 1
    for path, content in feeds.items():
        pages = list(sitemap_from_str(content.decode()).all_pages())
        assert pages, path
        assert len(pages) == content.count(b"<entry>"), path
        for page in pages:
            story = page.news_story
            assert story, path
            assert story.title, path
            assert story.publish_date, path
