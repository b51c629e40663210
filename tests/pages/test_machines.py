"""What machines read in the pages, by libraries that are not ours; and the examples on /data/."""

from __future__ import annotations

import gzip
import json
import math
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import extruct
import micawber
import pytest
from openpyxl import load_workbook
from playwright.sync_api import Browser
from rdflib import Graph, Namespace, URIRef
from selectolax.lexbor import LexborHTMLParser
from usp.tree import sitemap_from_str

from generator.book import weight
from generator.book.book import Book
from generator.data import hosting
from generator.pages import plan
from generator.platform.model import Commitment, lead_ins
from generator.settings import Settings
from tests.built import TESTS, Site, build, folded
from tests.served import serve

SCHEMA = Namespace("https://schema.org/")

LIGHTEST = 30_000
"""Bytes of HTML, CSS and script, as they travel: what the largest sector page may weigh."""


def linked(site: Site, path: str) -> dict[str, Any]:
    """The JSON-LD of a page, as extruct finds it."""
    page = site.pages[path]
    found = extruct.extract(page.html, base_url=site.url + path, syntaxes=["json-ld"])["json-ld"]
    assert len(found) == 1, path
    made: dict[str, Any] = found[0]
    return made


def test_each_commitment_says_what_it_is_to_machines(site: Site) -> None:
    for n, commitment in enumerate(site.platform.commitments, 1):
        path = f"punkt/{commitment.number}/"
        made = linked(site, path)
        assert made["@type"] == "CreativeWork"
        assert made["@id"] == site.url + path
        assert made["identifier"] == commitment.id
        assert made["position"] == n
        assert made["text"] == commitment.text
        assert made["inLanguage"] == "nb"


def test_each_sector_holds_its_commitments_and_is_part_of_the_platform(site: Site) -> None:
    for sector in site.platform.sectors:
        made = linked(site, f"{sector.id}/")
        assert made["isPartOf"] == {"@id": site.url}
        wanted = [f"{site.url}punkt/{c.number}/" for c in sector.all_commitments]
        assert [part["@id"] for part in made.get("hasPart", [])] == wanted


def test_a_translation_and_its_original_know_each_other(city: Site) -> None:
    original, translation = linked(city, "punkt/1/"), linked(city, "en/punkt/1/")
    assert original["workTranslation"] == [{"@id": translation["@id"]}]
    assert translation["translationOfWork"] == {"@id": original["@id"]}
    assert translation["inLanguage"] == "en"
    assert translation["text"] != original["text"]


def test_a_page_that_repeats_the_norwegian_claims_nothing(city: Site) -> None:
    page = city.pages["sma/punkt/1/"]
    assert not page.tree.css('script[type="application/ld+json"]')


def test_the_pages_together_are_one_graph(city: Site) -> None:
    """By rdflib, which is told schema.org's context here and asks nobody for it."""
    graph = Graph()
    for path in ("", *(f"{s.id}/" for s in city.platform.sectors), "punkt/1/"):
        data = linked(city, path) | {"@context": {"@vocab": str(SCHEMA)}}
        graph.parse(data=json.dumps(data), format="json-ld")
    sector = URIRef(f"{city.url}{city.platform.sectors[0].id}/")
    assert (sector, SCHEMA.isPartOf, URIRef(city.url)) in graph
    assert (URIRef(city.url), SCHEMA.hasPart, sector) in graph
    assert (sector, SCHEMA.hasPart, URIRef(f"{city.url}punkt/1/")) in graph


def test_the_policy_lets_the_data_be_and_no_browser_runs_them(
    hostile: Site, browser: Browser
) -> None:
    """Served with the headers that the site promises."""
    with serve(hostile.folder) as host:
        tab = browser.new_page()
        said: list[str] = []
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        response = tab.goto(host.address + "kode/")
        assert response is not None
        assert "default-src 'self'" in response.headers.get("content-security-policy", "")
        assert tab.locator('script[type="application/ld+json"]').count() == 1
        assert [line for line in said if "Content Security Policy" in line or "error" in line] == []
        tab.close()


def test_each_page_with_adopted_words_says_who_stands_behind_it_and_of_when_it_is(
    city: Site, real: Site
) -> None:
    """In Dublin Core, which Zotero reads; where the source names no adopter, by the body."""

    def said(site: Site, path: str) -> tuple[str | None, str | None]:
        metas = {of.attributes.get("name"): of for of in site.pages[path].tree.css("meta[name]")}
        found = [metas.get(f"dcterms.{name}") for name in ("creator", "issued")]
        author, issued = (of.attributes["content"] if of is not None else None for of in found)
        return author, issued

    for path in ("", "punkt/", "punkt/1/", f"{city.platform.sectors[0].id}/"):
        assert said(city, path) == ("Havdal bystyre", "2031-03-14"), path
    assert real.platform.adopted_by is None
    for path in ("", "punkt/", "punkt/1/", f"{real.platform.sectors[0].id}/"):
        assert said(real, path) == ("Byrådet i Trondheim", real.platform.edition), path
        assert said(real, f"en/{path}")[0] == "The city government of Trondheim", path
    assert said(real, "om/") == (None, None)
    translated = real.pages["en/"].tree.css_first('meta[name="dcterms.creator"]')
    assert translated is not None
    assert "lang" not in translated.attributes


def test_a_program_that_translates_the_page_leaves_be_what_is_copied_letter_by_letter(
    site: Site,
) -> None:
    """Addresses, references, code and what is typed into files: by HTML's own ``translate``."""
    kept = "code, pre, .copy, .citation, .address span"
    for path, page in site.pages.items():
        inside = {of.html for of in page.tree.css('[translate="no"], [translate="no"] *')}
        for of in page.tree.css(kept):
            assert of.html in inside or of.css_first('[translate="no"]') is not None, path
    adopted = site.pages["punkt/"].tree.css('[translate="no"] .adopted, .adopted[translate="no"]')
    assert not adopted, "whoever translates a page wants its text"


def test_no_title_that_a_reference_manager_takes_is_cut(site: Site) -> None:
    """Zotero takes ``dcterms.title`` before ``og:title`` (its RDF translator), and then the page's."""
    for path, page in site.pages.items():
        metas = {of.attributes.get("name"): of for of in page.tree.css("meta[name]")}
        if "dcterms.creator" not in metas:
            continue
        taken = metas.get("dcterms.title")
        title = page.meta("og:title") if taken is None else str(taken.attributes["content"])
        assert not title.endswith("…"), path


def test_the_largest_sector_page_stays_light(real: Site) -> None:
    pages = [real.folder / sector.id / "index.html" for sector in real.platform.sectors]
    assets = [real.folder / "assets" / name for name in ("site.css", "site.js")]
    weight = max(map(travelling, pages)) + sum(map(travelling, assets))
    assert weight <= LIGHTEST


def travelling(path: Path) -> int:
    """The bytes of a file, compressed as a server does."""
    return len(gzip.compress(path.read_bytes(), 9))


def test_each_page_has_a_preview_that_others_can_show(site: Site) -> None:
    """Open Graph, by extruct."""
    for path, page in site.pages.items():
        if path == "404.html":
            continue
        found = extruct.extract(page.html, syntaxes=["opengraph"])["opengraph"]
        said = dict(found[0]["properties"])
        assert {"og:title", "og:type", "og:url", "og:description", "og:site_name"} <= set(said)
        assert said["og:url"].startswith(site.url)


def test_the_map_of_the_site_can_be_read_by_others(site: Site) -> None:
    """By ultimate-sitemap-parser."""
    found = sitemap_from_str((site.folder / "sitemap.xml").read_text("utf-8"))
    addresses = {page.url for page in found.all_pages()}
    assert {f"{site.url}{sector.id}/" for sector in site.platform.sectors} <= addresses
    assert all(address.removeprefix(site.url) in site.pages for address in addresses)


@pytest.fixture(scope="module")
def at_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The city at an address of this machine, so that the examples on its page can be run."""
    folder = tmp_path_factory.mktemp("at_home")
    shutil.copytree(TESTS / "city", folder / "project")
    settings = folder / "project" / "mkdocs.yml"
    (folder / "site").mkdir()
    (folder / "site" / "_headers").write_text(hosting.headers(Settings(site_url="/")), "utf-8")
    with serve(folder / "site") as host:
        text = settings.read_text("utf-8").replace("../..", str(TESTS.parent))
        text = text.replace("https://havdal.example/plattform/", host.address)
        settings.write_text(text, "utf-8")
        yield build(folder / "project", folder)


def example(site: Site, name: str, path: str = "data/") -> str:
    """An example as it stands on the page, as somebody copies it."""
    return site.pages[path].by_id(f"eksempel-{name}").text().strip()


def ran(*command: str) -> str:
    run = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.mark.parametrize("lang", ["", "en/"])
def test_an_address_in_a_text_becomes_the_card(lang: str, at_home: Site) -> None:
    """By micawber, which finds the answer of oEmbed where the page says that it is."""
    address = f"{at_home.url}{lang}punkt/1/"
    link = at_home.pages[f"{lang}punkt/1/"].tree.css_first('link[type="application/json+oembed"]')
    registry = micawber.ProviderRegistry()
    assert link is not None
    registry.register(".*/punkt/1/", micawber.Provider(link.attributes["href"]))
    shown = micawber.parse_text(f"Les dette:\n{address}", registry)
    frame = LexborHTMLParser(shown).css_first("iframe")
    assert frame is not None
    assert frame.attributes["src"] == f"{at_home.url}{lang}punkt/1/kort/"
    assert registry.request(address)["version"] == "1.0"


@pytest.mark.parametrize("path", ["data/", "en/data/"])
def test_the_example_that_counts_in_python_counts(path: str, at_home: Site) -> None:
    said = ran(sys.executable, "-c", example(at_home, "python-telle", path)).splitlines()
    sectors = at_home.platform.sectors
    assert said == [f"{len(s.all_commitments)} {s.title}" for s in sectors]


def test_the_example_that_looks_for_schools_finds_them(at_home: Site) -> None:
    code = example(at_home, "python-finne")
    assert len(code.splitlines()) == 5
    found = []
    for sector in at_home.platform.sectors:
        leads = lead_ins(sector)
        for part in sector.parts:
            found += [
                f"{c.number} {leads[c.id].text} {c.text}\n"
                for c in part.commitments
                if "skole" in f"{part.title} {c.text}".lower()
            ]
    assert ran(sys.executable, "-c", code) == "".join(found)
    assert len(found) > 1


def test_the_examples_look_for_a_word_that_the_city_has(city: Site) -> None:
    (sector, *_) = city.platform.sectors
    commitment = Commitment(commitment="punkt-1", text="rydde torget.")
    bare = sector.model_copy(
        update={
            "id": "torg",
            "title": "Torg og møteplasser",
            "content": (commitment,),
            "sections": (),
        }
    )
    platform = city.platform.model_copy(update={"sectors": (bare,)})
    pages = {one.path: one.print() for one in plan(Book(platform, Settings()))}
    assert 'if "<span>møteplasser</span>" in' in pages["data/"].body
    assert 'if "<span>skole</span>" in' in city.pages["data/"].html


def test_the_example_that_goes_through_everything_meets_each_commitment(at_home: Site) -> None:
    said = ran(sys.executable, "-c", example(at_home, "python-ga-gjennom"))
    parts = [part for sector in at_home.platform.sectors for part in sector.parts]
    assert said == "".join(f"{c.number} {part.title}\n" for part in parts for c in part.commitments)
    assert any(sector.commitments for sector in at_home.platform.sectors)


def test_the_example_for_the_command_line_fetches_a_commitment(at_home: Site) -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl is not here")
    assert '"id": "punkt-1"' in ran("bash", "-c", example(at_home, "curl"))


def test_the_formula_counts_in_the_column_that_holds_the_sectors(at_home: Site) -> None:
    """What the formula says is counted by hand; LibreOffice, where it is, counts it too."""
    assert example(at_home, "regneark-engelsk") == "=COUNTIF(C:C,C2)"
    assert example(at_home, "regneark") == "=ANTALL.HVIS(C:C;C2)"
    sheet = load_workbook(at_home.folder / "data" / "commitments.xlsx").active
    assert sheet is not None
    counted = Counter(str(row[0]) for row in sheet.iter_rows(2, None, 3, 3, values_only=True))
    sector = at_home.platform.sectors[0]
    assert sheet["C2"].value == sector.name
    assert counted[sector.name] == len(sector.all_commitments)


def test_libreoffice_opens_the_tables_and_counts(at_home: Site, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not here")
    workbook = load_workbook(at_home.folder / "data" / "commitments.xlsx")
    sheet = workbook.active
    assert sheet is not None
    sheet.cell(1, sheet.max_column + 1, example(at_home, "regneark-engelsk"))
    workbook.save(tmp_path / "telt.xlsx")
    convert = (office, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76")
    asked = "--infilter=CSV:44,34,76"  # comma and UTF-8: without a window, nobody is asked
    out = ("--outdir", str(tmp_path / "ut"))
    ran(*convert, *out, str(tmp_path / "telt.xlsx"))
    ran(*convert, asked, *out, str(at_home.folder / "data" / "commitments.csv"))
    counted = (tmp_path / "ut" / "telt.csv").read_text("utf-8").splitlines()[0]
    assert counted.endswith(f",{len(at_home.platform.sectors[0].all_commitments)}")
    opened = (tmp_path / "ut" / "commitments.csv").read_text("utf-8")
    assert opened.startswith("id,number,")
    assert "åpne skolegården på Østre Havdal" in opened


def test_the_page_says_what_there_is_and_where(site: Site) -> None:
    page = site.pages["data/"]
    addresses = {address.removeprefix(site.url) for address in page.addresses}
    published = {p.name for p in (site.folder / "data").iterdir() if p.suffix != ".html"}
    linked_ = {a.removeprefix("data/") for a in addresses if a.startswith("data/")}
    assert published <= linked_
    assert "PDF-dokumenter" in folded(page.tree.text())


def test_the_page_says_how_large_each_file_is(city: Site, real: Site) -> None:
    assert not weight.SIZE.search(real.pages["data/"].html + real.pages["en/data/"].html)
    for path, name in (("data/", "platform.json"), ("data/", "platform.en.txt")):
        link = city.pages[path].tree.css_first(f'a[href="{name}"]')
        assert link is not None
        assert link.next is not None
        said = link.next.next
        kilobytes = math.ceil((city.folder / path / name).stat().st_size / 1000)
        assert said is not None
        assert said.text() == f"{kilobytes}\u00a0kB"
    size = (real.folder / "data" / "platform.json").stat().st_size / 1_000_000
    assert f"{size:.1f}\u00a0MB".replace(".", ",") in real.pages["data/"].html
    assert f"{size:.1f}\u00a0MB" in real.pages["en/data/"].html


def test_the_english_page_says_what_is_in_norwegian(real: Site) -> None:
    """In the link's own words, and to machines; the file with every language is left out."""
    links = {a.attributes["href"]: a for a in real.pages["en/data/"].tree.css(".files a")}
    for path in ("commitments.xlsx", "commitments.csv", "platform.txt"):
        link = links[f"../../data/{path}"]
        assert link.attributes["hreflang"] == "nb"
        assert link.text().endswith("in Norwegian")
    assert links["../../data/platform.en.txt"].attributes["hreflang"] == "en"
    assert "hreflang" not in links["../../data/platform.json"].attributes
    for a in real.pages["data/"].tree.css('.files a[hreflang="nb"]'):
        raise AssertionError(a.html)


def test_only_schemas_that_are_in_english_are_said_to_be(city: Site) -> None:
    links = {a.attributes["href"]: a for a in city.pages["data/"].tree.css(".files a")}
    for path in ("platform.schema.json", "commitment.schema.json"):
        assert links[path].attributes["hreflang"] == "en"
        assert "på engelsk" in links[path].text()
    assert "hreflang" not in links["commitments.csv-metadata.json"].attributes


def test_the_page_names_the_text_by_its_fingerprint(site: Site) -> None:
    made = site.json("data/platform.json")["fingerprint"]
    for path in ("data/", "en/data/"):
        page = site.pages[path]
        assert page.tree.css_first("#fingeravtrykk") is not None
        cited = page.tree.css_first(".citation")
        assert cited is not None
        assert made in cited.text()
        assert page.tree.text().count(made) == 2
