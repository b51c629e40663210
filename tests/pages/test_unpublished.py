"""What is new is shown where it stands, and has no address of its own before it has its number."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator import ids
from generator.book.book import Book
from generator.doors.release import prepare
from generator.source.load import load
from generator.writing import put_in_place
from tests.built import TESTS, without_wordings
from tests.histories import (
    Ledger,
    Printed,
    Seed,
    book_of,
    live,
    printed,
    small_city,
    text_of,
    write,
)

NEW = ids.new_id("punkt", "male alle benkene grønne")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The city, released, with a new commitment, and one that has become another new one."""
    folder = tmp_path / "source"
    without_wordings(shutil.copytree(TESTS / "city" / "source", folder))
    prepared, _ = prepare(load(folder), "2031-04-01")
    assert prepared
    put_in_place(*prepared.files)
    path = folder / "platform.yaml"
    text = path.read_text("utf-8")
    old = "          - commitment: punkt-3\n            text: ansette flere barnehagelærere\n"
    assert old in text
    new = f"          - commitment: {NEW}\n            text: male alle benkene grønne\n"
    fate = f"retired:\n  - {{retired: punkt-3, fate: replaced, into: [{NEW}]}}\n"
    path.write_text(text.replace(old, new) + fate, "utf-8")
    for plain in (folder / "plain").glob("*.yaml"):
        said = plain.read_text("utf-8").replace("punkt-3]", f"{NEW}]")
        plain.write_text(said, "utf-8")
    return folder


@pytest.fixture
def book(source: Path) -> Book:
    return book_of(source)


@pytest.fixture
def site(book: Book) -> Printed:
    return printed(book)


def test_it_stands_on_the_page_of_its_sector_and_says_that_it_is_new(site: Printed) -> None:
    (path,) = [path for path, found in site.ids.items() if NEW in found and path.count("/") == 1]
    there = site.element(path, NEW)
    assert "male alle benkene grønne" in text_of(there)
    assert "ikke utgitt ennå" in text_of(there)
    assert not there.css("a")
    assert "not released yet" in text_of(site.element(f"en/{path}", NEW))


def test_it_has_no_page_no_card_and_no_place_in_the_data(book: Book, site: Printed) -> None:
    assert not [path for path in (*site.pages, *site.files) if "ny-" in path or "punkt/0/" in path]
    standing = len(book.entries)
    data = json.loads(site.files["data/platform.json"])
    assert data["counts"]["commitments"] == standing == 7
    rows = site.files["data/commitments.csv"].decode().count("\r\npunkt-")
    assert rows == standing
    for path, content in site.files.items():
        assert not path.endswith((".csv", ".txt", ".akn.xml")) or NEW not in content.decode()


def test_what_became_of_the_old_one_leads_to_it(site: Printed) -> None:
    page = site.tree("punkt/3/")
    (link,) = {a.attributes["href"] for a in page.css("a") if NEW in str(a.attributes["href"])}
    assert str(link).endswith(f"#{NEW}")
    assert "male alle benkene grønne" in site.pages["punkt/3/"]
    Ledger()._links(site)


@pytest.mark.parametrize("seed", range(2))
def test_between_two_editions_every_link_leads_somewhere(seed: int, tmp_path: Path) -> None:
    for editor, ledger in live(tmp_path, small_city(), Seed(seed), editions=4, most=6):
        ledger.follow(printed(book_of(tmp_path)))
        for _ in range(4):
            editor.happen()
        write(tmp_path, editor.tree, editor.date)
        between = printed(book_of(tmp_path))
        ledger._links(between)
        assert ledger.paths <= between.pages.keys() | between.files.keys()
