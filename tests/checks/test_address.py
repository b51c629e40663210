"""The address of a site: what is wrong with one, and what one is told that has none."""

from __future__ import annotations

import mimetypes
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Route

from generator.book.book import build_book
from generator.checks.publishing import check, wrong_with
from generator.doors.cli import main
from generator.doors.whole_site import Site as WholeSite
from generator.settings import PLACEHOLDER, Settings
from tests.built import TESTS

SOURCE = TESTS / "village" / "source"


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://by.no/", ""),
        ("https://by.no/plattform/", ""),
        ("http://127.0.0.1:8000/", ""),
        ("https://blå.no/æ%20ø/", ""),
        (PLACEHOLDER, ""),
        ("by.no/plattform", "begynner ikke med https://"),
        ("ftp://by.no/", "begynner ikke med https://"),
        ("https:///plattform/", "begynner ikke med https://"),
        ("https://by.no/?side=1", "«?» eller «#»"),
        ("https://by.no/#/", "«?» eller «#»"),
        ("https://by no/", "uten mellomrom"),
        ("https://navn:ord@by.no/", "uten mellomrom, navn og passord"),
        ("https://[by/", "uten mellomrom"),
        ('https://by.no/"; }', "uten mellomrom"),
        ("https://by.no/index.html/", "adressen til en side"),
        ("https://github.com/by/plattform/", "adressen til repoet"),
    ],
)
def test_an_address_that_cannot_be_right_is_told(address: str, told: str) -> None:
    found = wrong_with(address)
    assert bool(found) == bool(told)
    problems = [p for p in check(Settings(site_url=address)) if p.severity == "error"]
    assert len(problems) == bool(told)
    for problem in problems:
        assert told in problem.nb
        assert problem.en.startswith("The setting “site_url”")


@pytest.mark.parametrize("command", [["hosting", "nginx"], ["build"]])
def test_an_address_without_a_scheme_is_told_in_norwegian_by_each_command(
    command: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings = (
        (TESTS / "city" / "mkdocs.yml").read_text("utf-8").replace("../..", str(TESTS.parent))
    )
    settings = re.sub("(?m)^site_url:.*", "site_url: by.no/plattform", settings)
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    (tmp_path / "source").symlink_to(SOURCE)
    monkeypatch.chdir(tmp_path)
    assert main(command) == 1
    assert "begynner ikke med https://" in capsys.readouterr().err


def test_a_path_that_is_a_sectors_too_is_no_trouble() -> None:
    """``/skole/skole/`` is the sector ``skole`` of a site at ``/skole/``."""
    book, _ = build_book(SOURCE, Settings(site_url="https://by.no/skole-og-barnehage/"))
    assert book
    site = WholeSite(book, (), TESTS.parent / "overrides")
    assert 'href="/skole-og-barnehage/skole-og-barnehage/"' in site.frame.not_found()


def test_a_site_without_an_address_tells_its_publisher_and_nobody_at_home(browser: Browser) -> None:
    book, _ = build_book(SOURCE, Settings())
    assert book
    site = WholeSite(book, (), TESTS.parent / "overrides")
    page = next(plan for plan in site.plans if plan.path == "").print()
    files = {"/": site.frame.whole(page, {"nb": page}).encode()}
    files |= {f"/{file.path}": file.content for file in site.assets}
    with browser.new_context() as context:
        tab = context.new_page()

        def answer(route: Route) -> None:
            path = urlsplit(route.request.url).path
            route.fulfill(
                body=files.get(path, b""), content_type=mimetypes.guess_type(path)[0] or "text/html"
            )

        tab.route("**", answer)
        for host, shown in (
            ("https://by.github.example/", True),
            ("http://localhost:8000/", False),
        ):
            tab.goto(host)
            banner = tab.locator("[data-unaddressed]")
            assert PLACEHOLDER in (banner.text_content() or "")
            assert banner.is_visible() == shown, host


def test_a_site_with_an_address_has_no_such_words() -> None:
    book, _ = build_book(SOURCE, Settings(site_url="https://by.no/"))
    assert book
    site = WholeSite(book, (), TESTS.parent / "overrides")
    assert "data-unaddressed" not in site.frame.not_found()
