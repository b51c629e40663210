"""Each page says of which edition it is: from the register, never from a clock."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.book import site_map
from generator.doors.release import prepare
from generator.pages import plan
from generator.source.load import load
from generator.writing import put_in_place
from tests.built import Site, folded
from tests.histories import Seed, blocks, book_of, live, small_city, write


@pytest.fixture(scope="module")
def modified(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The date of each page of a city whose second edition has one wording changed and one withdrawn."""
    folder: Path = tmp_path_factory.mktemp("dates")
    ((editor, _),) = live(folder, small_city(), Seed(1), editions=1, most=1)
    school = editor.tree["sectors"][0]
    blocks(school)[2]["text"] = "bygge en skole ved havna for alle"
    editor.date = "2027-02-15"
    gone = blocks(school).pop(3)
    editor.retire(gone["commitment"], "withdrawn", [])
    write(folder, editor.tree, "2027-01-15")
    prepared, _problems = prepare(load(folder), editor.date)
    assert prepared is not None
    put_in_place(*prepared.files)
    return {one.path: one.print().modified for one in plan(book_of(folder))}


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("punkt/1/", "2027-02-15"),
        ("punkt/2/", "2027-02-15"),
        ("punkt/5/", "2027-01-15"),
        ("en/punkt/5/", "2027-01-15"),
        ("skole/", "2027-02-15"),
        ("fjord/", "2027-01-15"),
        ("", "2027-02-15"),
        ("punkt/", "2027-02-15"),
        ("utgaver/2027-01-15/", "2027-01-15"),
        ("utgaver/2027-01-15/tekst/", "2027-01-15"),
    ],
)
def test_a_page_is_of_the_edition_that_changed_it_last(
    path: str, date: str, modified: dict[str, str]
) -> None:
    assert modified[path] == date


def test_before_the_first_edition_no_page_has_a_date(city: Site) -> None:
    for page in city.pages.values():
        assert not page.tree.css('meta[property="article:modified_time"], p.dated'), page.path


def test_every_page_of_the_real_platform_says_its_edition(real: Site) -> None:
    register = real.loaded.register
    assert register is not None
    dates = {edition.date for edition in register.editions}
    made = {path: page for path, page in real.pages.items() if page.tree.css("p.dated")}
    assert {"", "punkt/142/", "en/punkt/142/", "utgaver/", "siden-sist/"} <= made.keys()
    for page in made.values():
        date = page.meta("article:modified_time")
        (line,) = page.tree.css("p.dated")
        assert date in dates
        assert [time.attributes["datetime"] for time in line.css("time")] == [date]
        assert ("ikke gitt ut av dem som har vedtatt" in folded(line.text())) or page.tree.css(
            'html[lang="en"]'
        )
        for script in page.tree.css('script[type="application/ld+json"]'):
            assert json.loads(script.text())["dateModified"] == date
    without = {path for path in real.norwegian if path not in made}
    of_no_edition = ("guide/", "404.html", site_map.SEARCH_PARTS)
    assert all(path.startswith(of_no_edition) for path in without)


def test_the_sitemap_says_the_same(real: Site) -> None:
    text = (real.folder / "sitemap.xml").read_text("utf-8")
    urls = text.split("<url>")[1:]
    assert len(urls) > len(real.platform.commitments)
    for url in urls:
        path = url.partition("<loc>")[2].partition("</loc>")[0].removeprefix(real.url)
        dated = real.pages[path].tree.css("p.dated time")
        said = url.partition("<lastmod>")[2].partition("</lastmod>")[0]
        assert said == (dated[0].attributes["datetime"] if dated else ""), path
