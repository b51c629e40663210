"""«Foreslå endring» leads to the right line of the right file, and only where there is a forge."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from generator.book.book import build_book
from generator.book.press import Press, Sheet, Ways
from generator.platform import approvals
from generator.settings import LONGEST_PREFILLED, SUGGESTION_FORM, Settings
from tests.built import TESTS, Site, build, folded


@pytest.fixture(scope="module")
def forged(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The city with a repository."""
    to = tmp_path_factory.mktemp("forged")
    shutil.copytree(TESTS / "city", to / "project")
    settings = (to / "project" / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("../..", str(TESTS.parent))
    (to / "project" / "mkdocs.yml").write_text(
        settings + "\nrepo_url: https://forge.example/havdal/plattform/\n", "utf-8"
    )
    return build(to / "project", to)


def test_every_sector_and_commitment_page_leads_to_its_line(forged: Site) -> None:
    lines = (forged.project / "source" / "platform.yaml").read_text("utf-8").splitlines()
    wanted = {f"{s.id}/": f"- id: {s.id}" for s in forged.platform.sectors}
    wanted |= {f"punkt/{c.number}/": f"- commitment: {c.id}" for c in forged.platform.commitments}
    for path, line in wanted.items():
        page = forged.pages[path]
        link = page.tree.css(".suggest a")[-1]
        found = re.fullmatch(
            r"https://forge\.example/havdal/plattform/edit/main/source/platform\.yaml#L(\d+)",
            str(link.attributes["href"]),
        )
        assert found, link.attributes["href"]
        assert lines[int(found[1]) - 1].strip() == line
        said = page.tree.css(".suggest")[-1]
        assert folded(said.text()) == (
            f"Foreslå endring Åpner linje {found[1]} i source/platform.yaml. Du ser hele filen. "
            "Endre bare ordene der."
        )


def test_each_plain_wording_leads_to_its_line_in_the_file_of_its_sector(forged: Site) -> None:
    for sector in forged.platform.sectors:
        page = forged.pages.get(f"{sector.id}/enkelt/")
        blocks = [block for part in sector.parts for block in part.content]
        said = [block for block in blocks if block.id in forged.platform.wordings]
        assert bool(page) == bool(said)
        links = page.tree.css(".suggest-briefly a") if page else []
        assert len(links) == len(said)
        assert len({folded(link.text()) for link in links}) == len(said)
        for link, block in zip(links, said, strict=True):
            found = re.search(
                r"/source/(plain/[a-z-]+\.yaml)#L(\d+)$", str(link.attributes["href"])
            )
            assert found
            lines = (forged.project / "source" / found[1]).read_text("utf-8").splitlines()
            assert found[1] == f"plain/{sector.id}.yaml"
            assert lines[int(found[2]) - 1] == f"  {block.id}:"


def test_a_translated_plain_wording_leads_to_its_translation(forged: Site) -> None:
    link = forged.pages["en/fjord-og-fjell/enkelt/"].tree.css_first(".suggest-briefly a")
    assert link is not None
    found = re.search(r"/source/(translations/en/.+\.yaml)#L(\d+)$", str(link.attributes["href"]))
    assert found
    lines = (forged.project / "source" / found[1]).read_text("utf-8").splitlines()
    assert lines[int(found[2]) - 1] == "  punkt-12.plain:"


def test_a_translated_page_leads_to_its_translation(forged: Site) -> None:
    file = forged.project / "source" / "translations" / "en" / "gater-og-torg.yaml"
    lines = file.read_text("utf-8").splitlines()
    link = forged.pages["en/punkt/8/"].tree.css(".suggest a")[-1]
    found = re.search(
        r"/source/translations/en/gater-og-torg\.yaml#L(\d+)$", str(link.attributes["href"])
    )
    assert found
    assert lines[int(found[1]) - 1].strip() == "punkt-8:"


def test_other_words_are_proposed_in_a_form_or_a_letter_without_opening_the_file(
    city: Site,
) -> None:
    """With what stands there filled in, and named so that it is found again; not for what is adopted."""
    settings = Settings(
        repository="https://github.com/havdal/plattform/",
        edit="x",
        contact="mailto:post@havdal.example",
    )
    book, _ = build_book(city.project / "source", settings)
    assert book is not None
    for lang, id_ in (("nb", "punkt-12.plain"), ("en", "punkt-2")):
        press = Press(book, lang)
        one = book.readable(lang)[id_]
        ways = Sheet(press, "punkt/12/").other_ways(id_)
        asked = parse_qs(urlsplit(ways.form).query)
        named = approvals.line(id_, lang, one.now)
        assert asked == {
            "template": [SUGGESTION_FORM],
            "unit": [named],
            "present": [one.words],
            "proposal": [one.words],
        }
        letter = urlsplit(ways.mail)
        assert (letter.scheme, letter.path) == ("mailto", "post@havdal.example")
        assert parse_qs(letter.query) == {"subject": [named], "body": [one.words]}
    assert Sheet(Press(book, "nb"), "punkt/12/").other_ways("punkt-12") == Ways()
    assert Sheet(Press(book, "sma"), "punkt/12/").other_ways("punkt-12") == Ways()


def test_words_too_long_for_an_address_are_left_for_the_reader_to_write() -> None:
    settings = Settings(repository="https://github.com/a/b", contact="mailto:a@b.example")
    for words in ("ø" * 100_000, "x" * LONGEST_PREFILLED):
        assert len(settings.suggest_at("punkt-1.plain (nb, 01234567)", words)) < 200
        assert len(settings.suggest_by_mail("punkt-1.plain (nb, 01234567)", words)) < 200
    for other in ("https://forge.example/a/b", "javascript:alert(1)", ""):
        assert Settings(repository=other).suggest_at("punkt-1.plain", "x") == ""
    for other in ("https://a.example/kontakt", "mailto:a@b.example?subject=x", ""):
        assert Settings(contact=other).suggest_by_mail("punkt-1.plain", "x") == ""


def test_without_a_forge_nothing_is_said(city: Site) -> None:
    assert not [
        page.path for page in city.pages.values() if page.tree.css(".suggest, .suggest-briefly")
    ]


def test_the_review_page_counts_what_waits(city: Site) -> None:
    page = city.pages["om/gjennomgang/"]
    assert folded(page.by_id("innhold").text()).startswith("Venter på godkjenning")
    sectors = [s.title for s in city.platform.sectors if any(p.summary for p in s.parts)]
    table = page.tree.css_first("#kort-fortalt ~ table")
    assert table is not None
    assert [folded(th.text()) for th in table.css("tbody th")] == sectors


def test_the_review_page_leads_to_each_that_waits(city: Site) -> None:
    """The Barnehagen summary and the word Leksehjelp are approved; the others are named."""
    page = city.pages["om/gjennomgang/"]
    summaries, terms = page.tree.css("article details")
    assert [folded(link.text()) for link in summaries.css("a")] == [
        "Kort fortalt: Skole og barnehage",
        "Kort fortalt: Skolen",
        "Kort fortalt: Strendene",
        "Kort fortalt: Gater og torg",
    ]
    assert [link.attributes["href"] for link in summaries.css("a")][:2] == [
        "../../skole-og-barnehage/",
        "../../skole-og-barnehage/#skolen",
    ]
    assert [folded(link.text()) for link in terms.css("a")] == ["Barnehagelærer", "Nabolag"]
    assert terms.css("a")[1].attributes["href"] == "../../ordliste/#ord-nabolag"


@pytest.mark.parametrize(
    ("path", "name", "own"),
    [
        ("om/gjennomgang/", "Antall tekster oversatt til engelsk (English)", "English"),
        ("oversettelser/", "Engelsk (English)", "English"),
        ("oversettelser/", "Antall tekster med hver status, engelsk (English)", "English"),
        ("en/oversettelser/", "English", None),
    ],
)
def test_a_language_is_named_in_the_pages_own_and_in_its_own(
    city: Site, path: str, name: str, own: str | None
) -> None:
    named = [
        node for node in city.pages[path].tree.css("h2, caption") if folded(node.text()) == name
    ]
    assert named, name
    marked = named[0].css_first("[lang=en]")
    assert (folded(marked.text()).strip("()") if marked else None) == own


def test_hand_written_pages_stand_in_our_frame(city: Site) -> None:
    page = Path(TESTS.parent / "docs" / "guide" / "index.md").read_text("utf-8")
    title = re.search("^title: (.*)$", page, re.MULTILINE)
    assert title
    guide = city.pages["guide/"]
    assert guide.meta("description")
    assert guide.meta("og:title") == title[1]
    html = guide.tree.css_first("html")
    assert html is not None
    assert html.attributes["lang"] == "nb"
    assert len(guide.tree.css("main h1")) == 1
    assert guide.tree.css("main article.prose")
    assert f"<loc>{city.url}guide/</loc>" in (city.folder / "sitemap.xml").read_text("utf-8")
