"""The site on real servers, as ``plattform hosting`` sets them up: at the root, and under a path."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser

from generator.data import hosting
from generator.data.hosting.rules import TEXTS, TYPES, rules
from generator.settings import Settings
from tests.built import TESTS, build
from tests.proof.hosts import SERVERS, Host, program, running
from tests.served import without_headers

pytestmark = pytest.mark.long

ADDRESSES = ("https://by.example/", "https://by.example/by/plattform/")


FORMER = ("https://gammel.example/plattform/", "https://by.example/gammelt/")
"""Where it was: at another host, and elsewhere on this one."""


@dataclass(frozen=True)
class Shown:
    """A site on a server: the server, and the path that the site has there."""

    name: str
    host: Host
    root: str
    folder: Path


@pytest.fixture(scope="module", params=ADDRESSES, ids=["root", "path"])
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path]]:
    """The city, built for an address, in a folder that every server may read."""
    folder = tmp_path_factory.mktemp("hosts")
    shutil.copytree(TESTS / "city", folder / "project", ignore=shutil.ignore_patterns(".cache"))
    settings = folder / "project" / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("../..", str(TESTS.parent))
    assert "https://havdal.example/plattform/" in text
    settings.write_text(text.replace("https://havdal.example/plattform/", request.param), "utf-8")
    built = build(folder / "project", folder)
    with tempfile.TemporaryDirectory() as open_to_all:
        Path(open_to_all).chmod(0o755)
        shutil.copytree(built.folder, Path(open_to_all) / "site")
        yield request.param, Path(open_to_all)


@pytest.fixture(scope="module", params=SERVERS)
def shown(request: pytest.FixtureRequest, site: tuple[str, Path]) -> Iterator[Shown]:
    """It on each server in turn."""
    address, folder = site
    name = cast("str", request.param)
    if program(name) is None:
        pytest.skip(f"{name} is not installed: sudo apt install {SERVERS[name].program}")
    settings = Settings(site_url=address, former=FORMER)
    recipe = hosting.recipe(name, settings, str(folder / "site"))
    with running(name, recipe, folder, "by.example") as host:
        yield Shown(name, host, rules(settings).root, folder / "site")


def test_every_answer_has_the_headers(shown: Shown) -> None:
    """Found or not, a page or data."""
    wanted = rules(Settings()).headers
    for path in (
        "",
        "om/",
        "punkt/2/oembed.json",
        "data/platform.json",
        "assets/site.css",
        "sok/",
        "nei/",
    ):
        sent = shown.host.get(f"{shown.root}{path}").headers
        for name, value in wanted.items():
            assert sent.get(name.lower()) == value, (path, name)


def test_only_cards_and_commitments_may_be_framed(shown: Shown) -> None:
    for path in ("punkt/1/", "en/punkt/1/", "punkt/1/kort/", "en/punkt/1/kort/"):
        sent = shown.host.get(f"{shown.root}{path}")
        assert sent.status == 200
        assert sent.headers["content-security-policy"] == rules(Settings()).framed, path
    for path in ("", "punkt/", "punkt/1/oembed.json", "skole-og-barnehage/", "punkt/1/nei"):
        assert "'none';" in shown.host.get(f"{shown.root}{path}").headers["content-security-policy"]
        assert (
            "frame-ancestors 'none'"
            in shown.host.get(f"{shown.root}{path}").headers["content-security-policy"]
        )


def test_every_file_is_called_what_it_is(shown: Shown) -> None:
    files = {path.suffix.lstrip("."): path for path in (shown.folder / "data").iterdir()}
    for ending, kind in TYPES.items():
        at = files[ending].relative_to(shown.folder).as_posix()
        said = shown.host.get(f"{shown.root}{at}").headers["content-type"].replace(" ", "").lower()
        assert said == (f"{kind};charset=utf-8" if ending in TEXTS else kind)
    for path, kind in (("", "text/html"), ("assets/site.css", "text/css")):
        said = (
            shown.host.get(f"{shown.root}{path}").headers["content-type"].replace(" ", "").lower()
        )
        assert said == f"{kind};charset=utf-8"
    for path in ("data/platform.json", "punkt/1/index.json", "punkt/1/oembed.json"):
        assert (
            shown.host.get(f"{shown.root}{path}")
            .headers["content-type"]
            .startswith("application/json")
        )


@pytest.mark.parametrize(
    "path", ["nei/", "data/nei.json", "punkt/99999/", "punkt/99999/index.json", "en/nei"]
)
def test_what_is_not_there_is_answered_so_with_our_page(shown: Shown, path: str) -> None:
    said = shown.host.get(f"{shown.root}{path}")
    assert said.status == 404
    assert said.body == (shown.folder / "404.html").read_bytes()
    assert said.headers["access-control-allow-origin"] == "*"
    assert said.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    "path", ["", "punkt/1/", "data/platform.json", "assets/site.css", "data/commitments.csv"]
)
def test_what_is_compressed_is_not_sent_twice(shown: Shown, path: str) -> None:
    first = shown.host.get(f"{shown.root}{path}", Accept_Encoding="gzip")
    assert first.status == 200
    assert first.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in first.headers["vary"].lower()
    mark = first.headers["etag"]
    assert (
        shown.host.get(f"{shown.root}{path}", Accept_Encoding="gzip", If_None_Match=mark).status
        == 304
    )
    since = first.headers["last-modified"]
    assert (
        shown.host.get(
            f"{shown.root}{path}", Accept_Encoding="gzip", If_Modified_Since=since
        ).status
        == 304
    )


def test_a_missing_slash_leads_on_behind_a_proxy_too(shown: Shown) -> None:
    """Whatever the scheme and the port that the reader has."""
    paths = ["punkt/1", "en/punkt/1"]
    for path in [f"{shown.root}{path}" for path in paths] + (
        [shown.root.rstrip("/")] if shown.root != "/" else []
    ):
        said = shown.host.get(path)
        assert said.status in (301, 302, 307, 308)
        to = urljoin(f"https://by.example{path}", said.headers["location"])
        assert to == f"https://by.example{path}/"


@pytest.mark.parametrize("path", ["", "punkt/1/", "punkt/1/index.json", "punkt/1/?v=0a1b2c3d"])
def test_a_former_address_leads_on_with_all_that_stands_after_it(shown: Shown, path: str) -> None:
    for host, root in (("gammel.example", "/plattform/"), ("by.example", "/gammelt/")):
        said = shown.host.get(f"{root}{path}", Host=host)
        assert said.status in (301, 308)
        assert said.headers["location"] == f"https://by.example{shown.root}{path}"


def test_a_browser_shows_a_card_on_another_site_and_nothing_else(
    shown: Shown, browser: Browser, tmp_path: Path
) -> None:
    here = f"http://127.0.0.1:{shown.host.port}{shown.root}"
    ways = ("punkt/1/kort/", "")
    frames = "".join(f'<iframe src="{here}{way}"></iframe>' for way in ways)
    (tmp_path / "index.html").write_text(f"<!doctype html>{frames}", "utf-8")
    with without_headers(tmp_path) as other, browser.new_context() as context:
        tab = context.new_page()
        tab.goto(other)
        assert tab.frames[1].url == f"{here}punkt/1/kort/"
        assert tab.frames[1].locator("h1").inner_text()
        assert tab.frames[2].url.startswith("chrome-error:")
