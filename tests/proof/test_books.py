"""The real platform's books, in every language, by the field's own checkers."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from tests import browser
from tests.built import TESTS, Site
from tests.formats import epubcheck
from tests.node import commands


def books(site: Site) -> list[Path]:
    found = sorted((site.folder / "data").glob("*.epub"))
    assert found
    return found


def test_epubcheck_accepts_the_real_books(real: Site) -> None:
    """Those of the cities are checked in ``tests/data``."""
    assert {book.name: epubcheck(book) for book in books(real)} == {
        book.name: "" for book in books(real)
    }


def test_ace_finds_nothing_of_any_severity(site: Site, tmp_path: Path) -> None:
    """Ace by DAISY, which libraries and bookshops ask: the book, its pages and what it says of itself."""
    for book in books(site):
        assert ace(book, tmp_path / book.stem) == [], book.name


def ace(book: Path, to: Path) -> list[str]:
    """What Ace faults: the rule, how severe it is, and where."""
    cli = TESTS / "proof" / "node_modules" / "@daisy" / "ace-cli" / "bin" / "ace.js"
    run = subprocess.run(
        [*commands()["node"], str(cli), "--silent", "--force", "-o", str(to), str(book)],
        env=os.environ | {"PUPPETEER_EXECUTABLE_PATH": str(browser.executable())},
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads((to / "report.json").read_text("utf-8")) if run.returncode == 0 else None
    assert report, run.stdout + run.stderr
    return [
        f"{inner['earl:test']['dct:title']} ({inner['earl:test']['earl:impact']}): "
        f"{of['earl:testSubject']['url']} {inner['earl:result'].get('html', '')[:90]}"
        for of in report["assertions"]
        for inner in of["assertions"]
    ]
