"""References arrive whole: asked of the programs that set them, not of the text that we hand out."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from generator.book.book import Book, build_book
from generator.book.citing import Citing
from generator.settings import Language, Settings
from tests.built import TESTS

LANGUAGES = (Language("nb"), Language("en", drafts=True))

ADDRESS = "https://havdal.example/plattform/"


@pytest.fixture(scope="module")
def book() -> Book:
    settings = Settings(ADDRESS, publisher="Havdal kommune", languages=LANGUAGES)
    made, _ = build_book(TESTS / "city" / "source", settings)
    assert made is not None
    return made


def kit(book: Book, lang: str = "nb") -> Citing:
    return Citing(book, book.entries[0], lang)


def fields(bibtex: str) -> dict[str, str]:
    return dict(re.findall(r"^  (\w+) = \{(.*)\},$", bibtex, re.MULTILINE))


def test_bibtex_has_each_thing_in_a_field_that_the_oldest_styles_know(book: Book) -> None:
    made = fields(kit(book).bibtex)
    assert made["author"] == "{Havdal bystyre}"
    assert made["title"] == "{Punkt 1}"
    assert made["howpublished"].startswith("Politisk plattform for byrådet i Havdal. Skole")
    assert made["howpublished"].endswith(f". Havdal kommune. {ADDRESS}punkt/1/")
    assert made["year"] == "2031"
    assert made.keys() <= {"author", "key", "title", "howpublished", "year", "langid"}


def test_where_nobody_is_said_to_have_adopted_it_those_who_want_it_stand_behind_it(
    book: Book,
) -> None:
    wants = replace(book, platform=book.platform.but(adopted_by=None))
    assert fields(kit(wants).bibtex)["author"] == "{Byrådet i Havdal}"
    assert json.loads(kit(wants).csl_json)[0]["author"] == [{"literal": "Byrådet i Havdal"}]


def test_where_nobody_is_named_it_is_sorted_by_the_title_of_the_platform(book: Book) -> None:
    platform = book.platform.but(adopted_by=None, body=None)
    made = fields(kit(replace(book, platform=platform)).bibtex)
    assert "author" not in made
    assert made["key"] == "{Politisk plattform for byrådet i Havdal}"


def test_what_latex_reads_as_its_own_arrives_as_a_sign(book: Book) -> None:
    settings = replace(book.settings, publisher=r"A & B {100 %} #1 $5 x_2 y^2 ~ \end")
    made = fields(kit(replace(book, settings=settings)).bibtex)["howpublished"]
    assert r"A \& B 100 \% \#1 \$5 x\_2 y\textasciicircum{}2 \textasciitilde{} end." in made, made


def test_csl_names_author_and_publisher(book: Book) -> None:
    made = json.loads(kit(book).csl_json)[0]
    assert made["author"] == [{"literal": "Havdal bystyre"}]
    assert made["publisher"] == "Havdal kommune"


@pytest.mark.long
@pytest.mark.parametrize("lang", ["nb", "en"])
def test_plain_bibtex_loses_nothing_and_warns_of_nothing(
    lang: str, book: Book, tmp_path: Path
) -> None:
    if not shutil.which("bibtex"):
        pytest.skip("bibtex is not here")
    (tmp_path / "all.bib").write_text(
        "\n\n".join(Citing(book, entry, lang).bibtex for entry in book.entries), "utf-8"
    )
    (tmp_path / "all.aux").write_text(
        "\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{all}\n", "utf-8"
    )
    run = subprocess.run(
        ["bibtex", "all"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert "Warning" not in run.stdout
    made = " ".join((tmp_path / "all.bbl").read_text("utf-8").split())
    for entry in book.entries:
        one = Citing(book, entry, lang)
        for said in (one.address, one.issued[:4], one.platform, book.settings.publisher):
            assert said in made


@pytest.mark.long
@pytest.mark.parametrize("lang", ["nb", "en"])
def test_biber_takes_every_reference_by_the_rules_of_biblatex(
    lang: str, book: Book, tmp_path: Path
) -> None:
    if not shutil.which("biber"):
        pytest.skip("biber is not here")
    file = tmp_path / "all.bib"
    file.write_text("\n\n".join(Citing(book, e, lang).bibtex for e in book.entries), "utf-8")
    run = subprocess.run(
        ["biber", "--tool", "--validate-datamodel", "--output-file", "out.bib", str(file)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert not re.findall("^(?:WARN|ERROR).*", run.stdout, re.MULTILINE)
    made = (tmp_path / "out.bib").read_text("utf-8")
    for entry in book.entries:
        assert f"@MISC{{{entry.id}," in made
        assert Citing(book, entry, lang).address in made


@pytest.mark.long
@pytest.mark.parametrize("form", ["bibtex", "csl_json"])
def test_pandoc_sets_a_reference_with_all_that_it_needs(
    form: str, book: Book, tmp_path: Path
) -> None:
    if not shutil.which("pandoc"):
        pytest.skip("pandoc is not here")
    one = kit(book)
    file = tmp_path / ("one.bib" if form == "bibtex" else "one.json")
    file.write_text(getattr(one, form), "utf-8")
    run = subprocess.run(
        ["pandoc", "--citeproc", "--bibliography", str(file), "-t", "plain", "--wrap", "none"],
        input=f"[@{one.entry.id}]",
        capture_output=True,
        text=True,
        check=True,
    )
    for said in ("Havdal bystyre", "2031", "Punkt 1", one.platform, one.address):
        assert said in run.stdout
