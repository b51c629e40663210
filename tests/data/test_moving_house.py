"""A site that moves, twice: everything keeps its name, and the old addresses lead to the new."""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.book.book import Book, build_book
from generator.checks import check
from generator.data import export, hosting
from generator.doors.cli import main
from generator.pages import plan
from generator.platform.register import tampered
from generator.settings import Language, Settings
from generator.source.load import load
from tests.built import TESTS, whole

FIRST, SECOND, THIRD = (
    "https://prove.by.example/plattform/",
    "https://plattform.by.example/",
    "https://nykommune.example/politikk/",
)

LANGUAGES = (Language("nb"), Language("en", drafts=True))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The city at its first address, released once there."""
    shutil.copytree(TESTS / "city" / "source", tmp_path / "source")
    settings = (
        (TESTS / "city" / "mkdocs.yml").read_text("utf-8").replace("../..", str(TESTS.parent))
    )
    settings = re.sub("(?m)^site_url:.*", f"site_url: {FIRST}", settings)
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["release", "2027-01-01"]) == 0
    return tmp_path


def at(project: Path, address: str, *former: str) -> Book:
    settings = Settings(site_url=address, former=former, languages=LANGUAGES)
    book, _ = build_book(project / "source", settings)
    assert book
    return book


def names(book: Book) -> dict[str, list[str]]:
    """What machines know things by, file by file."""
    found: dict[str, list[str]] = {}
    for path, content in export(book):
        for ending, named in NAMED.items():
            if path.endswith(ending):
                found[path] = named(content)
    pages = [one for one in plan(book) if one.kind in ("home", "sector", "commitment")]
    for page in pages[:12]:
        found[page.path] = re.findall(r'"@id":"([^"]+)"', page.print().body)
    return found


def _package(epub: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(epub)) as book:
        return re.findall("<dc:identifier[^>]*>([^<]+)", book.read("book/package.opf").decode())


def _all(pattern: str) -> Callable[[bytes], list[str]]:
    return lambda content: re.findall(pattern, content.decode())


NAMED: dict[str, Callable[[bytes], list[str]]] = {
    "feed.xml": _all("<id>([^<]+)</id>"),
    ".epub": _package,
    ".akn.xml": _all('<FRBR(?:this|uri) value="([^"]+)"'),
    "catalog.ttl": _all(r"(?m)^<([^>]+)>"),
}


def test_everything_keeps_its_name_through_two_moves(project: Path) -> None:
    before = names(at(project, FIRST))
    assert {path.rsplit("/", 1)[-1] for path in before} >= {"feed.xml", "catalog.ttl"}
    assert sum(map(len, before.values())) > 50
    assert all(before.values())
    for address, former in ((SECOND, (FIRST,)), (THIRD, (FIRST, SECOND))):
        after = names(at(project, address, *former))
        assert {path: ids for path, ids in after.items() if ids != before[path]} == {}


def test_what_is_no_name_tells_the_way_to_where_the_site_is_now(project: Path) -> None:
    book = at(project, THIRD, FIRST, SECOND)
    feed = next(content for path, content in export(book) if path == "endringer/feed.xml").decode()
    assert f'rel="self" type="application/atom+xml" href="{THIRD}endringer/feed.xml"' in feed
    page = next(one for one in plan(book) if one.path == "punkt/1/").print().body
    assert f'"@id":"{FIRST}punkt/1/"' in page
    assert f'"url":"{THIRD}punkt/1/"' in page
    assert f'"sameAs":["{SECOND}punkt/1/"]' in page


def test_the_first_edition_remembers_the_address_under_its_seal(project: Path) -> None:
    file = project / "source" / "register.yaml"
    register = whole(project / "source").register
    assert register
    assert register.identity == FIRST
    assert not [*tampered(register)]
    text = (project / "source" / "platform.yaml").read_text("utf-8")
    settings = (project / "mkdocs.yml").read_text("utf-8").replace(FIRST, SECOND)
    (project / "mkdocs.yml").write_text(settings, "utf-8")
    (project / "source" / "platform.yaml").write_text(
        text.replace("title: ", "title: Ny ", 1), "utf-8"
    )
    assert main(["release", "2027-02-01"]) == 0
    assert file.read_text("utf-8").count("identity:") == 1
    file.write_text(file.read_text("utf-8").replace(FIRST, SECOND), "utf-8")
    told = [problem for problem in check(load(project / "source")) if problem.rule == "register"]
    assert told
    assert all(problem.severity == "error" for problem in told)


def test_a_preview_gives_nothing_a_name(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "source" / "register.yaml").unlink()
    text = (project / "source" / "platform.yaml").read_text("utf-8")
    (project / "source" / "platform.yaml").write_text(
        re.sub("(?m)^edition:.*\n", "", text), "utf-8"
    )
    settings = yaml.safe_load((project / "mkdocs.yml").read_text("utf-8").replace("!ENV", ""))
    for address in ("https://plattform.example/", "http://127.0.0.1:8000/"):
        (project / "mkdocs.yml").write_text(
            yaml.safe_dump(settings | {"site_url": address}), "utf-8"
        )
        shutil.copytree(project, project.parent / str(len(address)))
        assert (
            main(
                [
                    "--source",
                    str(project.parent / str(len(address)) / "source"),
                    "release",
                    "2027-01-01",
                ]
            )
            == 0
        )
        released = load(project.parent / str(len(address)) / "source")
        assert "identity:" not in (released.folder / "register.yaml").read_text("utf-8")
        assert capsys.readouterr().out


@pytest.mark.parametrize("host", ["nginx", "apache", "caddy", "lighttpd"])
def test_each_host_is_told_to_lead_on_from_every_former_address(host: str) -> None:
    said = hosting.recipe(host, Settings(site_url=THIRD, former=(FIRST, SECOND)))
    plain = hosting.recipe(host, Settings(site_url=THIRD))
    more = said.replace(plain, "")
    assert "prove" in more
    assert "plattform" in more
    assert said.count(THIRD.rstrip("/")) >= 2
    assert "prove" not in plain
