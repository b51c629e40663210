"""What has happened since is told with its source, everywhere that one asks, and judged nowhere."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.book.book import Book, build_book
from generator.data import feeds
from generator.pages import plan
from generator.settings import FORM, Language, Settings
from tests.built import TESTS, Site, folded
from tests.search.asked import ask, found

CITY = TESTS / "city" / "source"

ATOM = "{http://www.w3.org/2005/Atom}"

NOTHING = "Ingen har lagt inn noe om hva som har skjedd med saken ennå."


def said(node: LexborNode | None) -> str:
    """What is read there."""
    assert node is not None
    return folded(node.text())


def first(within: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """The first of a kind, which there must be."""
    return within.css(selector)[0]


def book(**settings: object) -> Book:
    languages = (Language("nb"), Language("en", drafts=True), Language("sma"))
    made, _ = build_book(CITY, replace(Settings(languages=languages), **settings))  # type: ignore[arg-type]
    assert made is not None
    return made


def page(of: Book, path: str) -> str:
    (one,) = (one for one in plan(of) if one.path == path)
    return one.print().body


def test_a_commitment_tells_what_has_happened_oldest_first_each_with_its_source(city: Site) -> None:
    told = city.pages["punkt/2/"].tree.css(".story > li")
    assert [said(first(li, ".facts")) for li in told] == [
        "20. mai 2031 · Sak",
        "18. juni 2031 · Vedtak",
    ]
    ways = [[a.attributes["href"] for a in li.css("a")] for li in told]
    assert ways[0] == ["https://innsyn.havdal.example/sak/2031/417"]
    assert str(ways[1][1]).startswith("https://arkiv.example/")
    assert "Saksnummer 31/417." in said(told[1])
    assert "Ingen har godkjent det ennå." in said(
        city.pages["punkt/3/"].tree.css(".story > li")[-1]
    )


def test_from_the_top_of_its_page_one_step_leads_to_what_has_happened(city: Site) -> None:
    top = first(city.pages["punkt/2/"].tree, ".wording .happened a")
    assert top.attributes["href"] == "#hva-har-skjedd"
    assert said(top).startswith("2 saker")


def test_a_commitment_without_any_says_that_nobody_has_entered_anything(city: Site) -> None:
    for number in (1, 4, 5, 7):
        text = said(city.pages[f"punkt/{number}/"].tree.body)
        assert NOTHING in text
        assert "Det betyr ikke at ingenting har skjedd." in text
    assert NOTHING not in said(city.pages["punkt/2/"].tree.body)


def test_nothing_on_any_page_judges(city: Site) -> None:
    judging = re.compile(
        r"ikke (på)?begynt|not started|løftebrudd|brutt løfte|innfridd|\bscore\b|oppnådd",
        re.IGNORECASE,
    )
    asked = ("punkt/", "siden-sist/", *(sector.id for sector in city.platform.sectors))
    for path, one in city.pages.items():
        if not path.removeprefix("en/").removeprefix("sma/").startswith(asked):
            continue
        assert not judging.search(said(one.tree.body)), path
    assert "%" not in first(city.pages["siden-sist/"].tree, "main").text()


@pytest.mark.parametrize("prefix", ["", "en/", "sma/"])
def test_the_sectors_are_counted_in_words_and_the_bar_is_for_the_eye_only(
    prefix: str, city: Site
) -> None:
    rows = city.pages[f"{prefix}siden-sist/"].tree.css("tbody tr")
    between = "of" if prefix == "en/" else "av"
    assert [said(first(row, "td")) for row in rows] == [
        f"2 {between} 5",
        f"1 {between} 2",
        f"1 {between} 1",
    ]
    for row in rows:
        bar = first(row, "svg")
        assert bar.attributes["aria-hidden"] == "true"
        part, whole = re.findall(r"\d+", said(first(row, "td")))
        width = float(str(first(bar, "rect").attributes["width"]))
        assert width == pytest.approx(100 * int(part) / int(whole), abs=0.1)


def test_each_sector_has_its_own_the_newest_first_and_each_one_place_to_link_to(city: Site) -> None:
    one = city.pages["siden-sist/"]
    sectors = [h2.attributes["id"] for h2 in one.tree.css("section > h2")]
    assert sectors == [sector.id for sector in city.platform.sectors]
    for section in one.tree.css("section"):
        dates = [str(time.attributes["datetime"]) for time in section.css("li time")]
        assert dates == sorted(dates, reverse=True)
    for followup in city.loaded.followups.followups:
        text = said(one.by_id(followup.id))
        assert folded(followup.text) in text
        assert followup.source.title in text


def test_a_sector_leads_quietly_to_what_has_happened_in_it(city: Site) -> None:
    top = first(city.pages["skole-og-barnehage/"].tree, "header .happened a")
    assert said(top) == "3 saker – Siden sist"
    assert top.attributes["href"] == "../siden-sist/#skole-og-barnehage"
    item = first(city.pages["skole-og-barnehage/"].by_id("punkt-2"), ".happened a")
    assert said(item) == "2 saker – Punkt 2"
    assert item.attributes["href"] == "../punkt/2/#hva-har-skjedd"
    assert not city.pages["skole-og-barnehage/"].by_id("punkt-1").css(".happened")


def test_an_assessment_names_who_made_it_and_how(city: Site) -> None:
    text = said(first(city.pages["punkt/8/"].tree, ".story > li:last-child"))
    assert "Vurdering fra Havdal kommunerevisjon, 1. mars 2032: «I gang»." in text
    scale = said(city.pages["siden-sist/"].by_id("skala-revisjonen").parent)
    assert "Hvem som vurderer" in scale
    assert "Revisjonen leser vedtak og regnskap" in scale


def test_in_english_what_is_translated_is_and_what_is_norwegian_says_so(city: Site) -> None:
    told = city.pages["en/punkt/3/"].tree.css(".story > li")
    assert "The city council decided to build" in told[0].text()
    norwegian = first(told[1], '[lang="nb"]')
    assert said(norwegian).startswith("Budsjettet for 2032")
    assert first(told[1], "a").attributes["lang"] == "nb"
    assert "Decision" in told[0].text()


def test_the_menu_has_the_page_once_there_is_something_on_it(city: Site, real: Site) -> None:
    def listed(site: Site) -> bool:
        return any(
            str(a.attributes["href"]).endswith("siden-sist/")
            for a in site.pages["om/"].tree.css(".menu-pages a")
        )

    assert listed(city)
    assert listed(real) == bool(real.loaded.followups.followups)
    assert "siden-sist/" in real.pages


def test_where_nobody_has_entered_anything_there_is_no_table_of_nothing() -> None:
    empty = replace(book(), followups=book().followups.but(followups=(), scales=()))
    text = page(empty, "siden-sist/")
    assert "Ingen har lagt inn noe ennå. Det betyr ikke at ingenting har skjedd." in text
    assert "<table" not in text


def test_a_reader_is_led_to_the_form_that_knows_the_commitment() -> None:
    forge = book(repository="https://github.com/havdal/plattform/", contact="mailto:post@havdal.no")
    way = f"https://github.com/havdal/plattform/issues/new?template={FORM}&amp;commitment=punkt-1"
    assert f'href="{way}"' in page(forge, "punkt/1/")
    elsewhere = book(
        repository="https://codeberg.org/havdal/plattform", contact="mailto:post@havdal.no"
    )
    assert 'href="mailto:post@havdal.no"' in page(elsewhere, "punkt/1/")
    assert "hvem du kan si fra til" in page(book(), "punkt/1/")


def test_the_form_asks_for_what_an_editor_needs() -> None:
    path = TESTS.parent / ".github" / "ISSUE_TEMPLATE" / FORM
    form = yaml.safe_load(path.read_text("utf-8"))
    asked = {one["id"]: one for one in form["body"] if "id" in one}
    assert form["name"] == "Meld fra om noe som har skjedd"
    assert asked.keys() >= {"commitment", "when", "kind", "text", "source", "publisher", "case"}
    kinds = [option.partition(":")[0] for option in asked["kind"]["attributes"]["options"]]
    assert kinds[:-1] == ["sak", "vedtak", "budsjett", "tiltak", "rapport", "svar"]


def test_the_feeds_have_an_entry_for_each_in_all_and_in_its_sector() -> None:
    made = {path: ET.fromstring(content) for path, content in feeds.make(book())}  # noqa: S314 - our own
    entries = {path: feed.findall(f"{ATOM}entry") for path, feed in made.items()}
    assert len(entries["endringer/feed.xml"]) == 6
    assert len(entries["endringer/skole-og-barnehage/feed.xml"]) == 3
    assert len(entries["en/endringer/gater-og-torg/feed.xml"]) == 2
    newest = entries["endringer/feed.xml"][0]
    assert newest.findtext(f"{ATOM}title") == "Punkt 12 og punkt 8: rapport"
    assert str(newest.findtext(f"{ATOM}id")).endswith("/siden-sist/#hendelse-dgph63")
    assert made["endringer/feed.xml"].findtext(f"{ATOM}updated") == "2032-03-01T00:00:00Z"


def test_the_table_has_a_row_for_each_commitment_and_what_looks_like_a_date_is_none(
    city: Site,
) -> None:
    text = (city.folder / "data" / "followups.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    named = [(one.id, id_) for one in city.loaded.followups.followups for id_ in one.commitments]
    assert sorted((row["id"], row["commitment"]) for row in rows) == sorted(named)
    assert {row["case"] for row in rows} == {"", "sak 31/417", "sak 31/902"}
    assert all(row["url"].startswith(city.url) for row in rows)
    assert {row["archived_url"] for row in rows if row["id"] != "hendelse-dwxb59"} == {""}


def test_the_data_have_it_whole(city: Site) -> None:
    whole = city.json("data/platform.json")["followups"]
    assert [one["on"] for one in whole] == sorted(one["on"] for one in whole)
    assert len(whole) == len(city.loaded.followups.followups)
    mine = city.json("punkt/12/index.json")["followups"]
    assert [one["kind"] for one in mine] == ["tiltak", "rapport"]
    assert mine[1]["assessment"]["assessor"] == "Havdal kommunerevisjon"
    assert mine[1] in whole


def test_machines_read_the_sources_as_works_about_the_commitment(city: Site) -> None:
    script = first(city.pages["punkt/2/"].tree, 'script[type="application/ld+json"]')
    works = json.loads(script.text())["subjectOf"]
    assert [work["identifier"] for work in works] == ["31/417", "31/417"]
    assert works[0]["publisher"] == {"@type": "Organization", "name": "Havdal kommune"}
    bare = first(city.pages["punkt/1/"].tree, 'script[type="application/ld+json"]')
    assert "subjectOf" not in json.loads(bare.text())


def test_the_card_has_the_newest_line(city: Site) -> None:
    (newest,) = city.cards["punkt/12/kort/"].tree.css(".newest")
    assert said(newest).startswith("1. mars 2032 · Rapport: Revisjonen la fram")
    assert not city.cards["punkt/1/kort/"].tree.css(".newest")


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_it_is_found_by_the_number_of_the_case_and_by_words(lang: str, city: Site) -> None:
    cases = found(ask(city.folder, ["31/902"], lang)[0])
    assert cases[0] == "siden-sist/#hendelse-9rhr7h"
    by_words, by_source = ask(city.folder, ["barnehagen stillinger", "Havdalsavisa"], lang)
    assert "siden-sist/#hendelse-dwxb59" in found(by_words) or lang == "en"
    assert found(by_source) == ["siden-sist/#hendelse-8474xc"]
