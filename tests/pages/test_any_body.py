"""A party's programme in nynorsk and a state's agreement in German: no word of another city is in them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborNode

from generator.doors.founding import Asked, found
from tests.built import Page, Site, build, folded

TRONDHEIM = re.compile(
    r"byråd|bystyre|trondheim|nidaros|city (?:government|council)", re.IGNORECASE
)
"""Words of the city that the program was made for first, and of how it is governed."""

BOKMAL = re.compile(
    r"\b(?:ikke|hva|hvor|hvordan|hvem|noe|noen|fra|bare|uten|etter at den|blir ikke|jeg|mye|flere"
    r"|denne siden|plattformen|punktene|områdene|nettstedet|oversettelse|lenke)\b",
    re.IGNORECASE,
)

NORWEGIAN = re.compile(
    r"\b(?:og|ikke|ikkje|punkter|punktene|eller|vedtatt|området|søk)\b", re.IGNORECASE
)

PROGRAMME: dict[str, object] = {
    "title": "Program for Bygdelista 2031–2035",
    "place": "Noreg",
    "kind": "programme",
    "body": "Bygdelista",
    "about_body": "Bygdelista er eit parti. Landsmøtet vedtek programmet.",
    "language": "nn",
    "adopted_by": "landsmøtet i Bygdelista",
    "adopted_on": "2031-03-14",
    "sectors": [
        {
            "id": "skule-og-helse",
            "title": "Skule og helse",
            "tagline": "Trygt der folk bur",
            "content": [
                {"paragraph": "avsnitt-1", "text": "Folk skal kunne bu i heile landet."},
                {"lead_in": "innledning-1", "text": "Bygdelista vil:"},
                {"commitment": "punkt-1", "text": "byggje eit nytt sjukehus i kvart fylke."},
                {"commitment": "punkt-2", "text": "halde ope 40 skular på bygda."},
                {"commitment": "punkt-3", "text": "byggje fleire bustader for unge."},
                {"commitment": "punkt-4", "text": "gi billige billettar til dei som er uføre."},
                {"commitment": "punkt-5", "text": "styrkje heimehjelpa og tryggleiken for eldre."},
            ],
        }
    ],
}

AGREEMENT: dict[str, object] = {
    "title": "Vertrag der neuen Regierung",
    "place": "Nordland am Meer",
    "kind": "agreement",
    "body": "die Landesregierung",
    "about_body": "Der Landtag wählt die Ministerpräsidentin, und sie beruft die Regierung.",
    "language": "de",
    "adopted_on": "2031-03-14",
    "sectors": [
        {
            "id": "schule",
            "title": "Schule und Bildung",
            "content": [
                {"paragraph": "avsnitt-1", "text": "Gute Schulen sind das Herz jeder Gemeinde."},
                {"lead_in": "innledning-1", "text": "Wir werden:"},
                {"commitment": "punkt-1", "text": "neue Schulen bauen."},
                {"commitment": "punkt-2", "text": "mehr Lehrkräfte einstellen."},
            ],
        }
    ],
}


def _site(folder: Path, told: dict[str, object]) -> Site:
    """The site of a platform that was founded as anybody does it, with another text."""
    project = folder / "project"
    asked = {name: str(told[name]) for name in ("place", "body", "kind", "language")}
    found(project, Asked(**asked))
    for example in (project / "source" / "plain").iterdir():
        example.unlink()
    text = yaml.safe_dump(told, allow_unicode=True, sort_keys=False)
    (project / "source" / "platform.yaml").write_text(text, "utf-8")
    settings = project / "mkdocs.yml"
    named = settings.read_text("utf-8").replace("plattform.example", "havdal.example")
    settings.write_text(named, "utf-8")
    return build(project, folder)


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return _site(tmp_path_factory.mktemp("programme"), PROGRAMME)


@pytest.fixture(scope="module")
def agreement(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return _site(tmp_path_factory.mktemp("agreement"), AGREEMENT)


@pytest.fixture(params=["programme", "agreement"])
def either(request: pytest.FixtureRequest) -> Site:
    chosen: Site = request.getfixturevalue(request.param)
    return chosen


def _texts(folder: Path) -> dict[str, str]:
    """Every text of a site, those inside books and workbooks too."""
    texts: dict[str, str] = {}
    for path in (path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as whole:
                inner = {f"{name}/{one}": whole.read(one) for one in whole.namelist()}
        else:
            inner = {name: path.read_bytes()}
        texts |= {one: held.decode("utf-8", "replace") for one, held in inner.items()}
    return texts


def test_no_file_speaks_of_another_city(either: Site) -> None:
    texts = _texts(either.folder)
    assert len(texts) > 60
    assert {
        name: found[0] for name, text in texts.items() if (found := TRONDHEIM.search(text))
    } == {}


def test_its_language_alone_stands_at_the_root(either: Site) -> None:
    language = either.platform.language
    assert either.json("data/platform.json")["language"] == language
    assert [of["code"] for of in either.json("data/platform.json")["languages"]] == [language]
    assert {"", "om/", "sok/", "punkt/", "punkt/2/", "data/", "tilgjengelighet/"} <= set(
        either.pages
    )
    assert not [path for path in either.pages if path.split("/")[0] in ("nb", "nn", "en", "de")]
    assert either.json("search/search_index.json")["docs"]


def test_a_page_in_nynorsk_has_no_word_of_bokmal(programme: Site) -> None:
    for path, page in _own(programme).items():
        assert page.tree.css_first("html").attributes["lang"] == "nn"  # type: ignore[union-attr]
        assert BOKMAL.findall(_said(page)) == [], path
    assert "Her kan du lese kva Bygdelista vil: 5 punkt i 1 område." in _said(programme.pages[""])
    assert "Programmet gjeld Noreg" in _said(programme.pages["om/"])
    assert "Bygdelista er eit parti." in _said(programme.pages["om/"])


def test_a_page_in_a_language_without_a_catalogue_is_english_around_words_that_say_theirs(
    agreement: Site,
) -> None:
    for path, page in _own(agreement).items():
        assert page.tree.css_first("html").attributes["lang"] == "en"  # type: ignore[union-attr]
        assert NORWEGIAN.findall(_said(page)) == [], path
        german = [
            node for node in page.tree.css("h1, h2, h3, p, li") if "Schule" in _own_text(node)
        ]
        assert all(_language(node) == "de" for node in german), path
    home = agreement.pages[""]
    assert home.tree.css_first("h1").attributes["lang"] == "de"  # type: ignore[union-attr]
    assert "Here you can read what die Landesregierung will work for" in _said(home)
    assert "The agreement is for Nordland am Meer" in _said(agreement.pages["om/"])


def _own(site: Site) -> dict[str, Page]:
    """The pages but those of the guide, which is in bokmål on every site."""
    return {path: page for path, page in site.pages.items() if not path.startswith("guide/")}


def _said(page: Page) -> str:
    """What a page says to those who read it, but for examples of code."""
    tree = page.tree.clone()
    for node in tree.css("script, style, pre, code, template, [hidden]"):
        node.decompose()
    return folded(tree.body.text(separator=" ")) if tree.body else ""


def _own_text(node: LexborNode) -> str:
    return node.text(deep=False)


def _language(node: LexborNode | None) -> str:
    while node is not None:
        if lang := (node.attributes or {}).get("lang"):
            return lang
        node = node.parent
    return ""
