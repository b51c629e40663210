"""The HTML is valid, and as the rules of html-validate for accessibility want it."""

from __future__ import annotations

from pathlib import Path

from tests.accessibility import validity
from tests.accessibility.views import Shown, told


def test_html_validate_finds_nothing_on_any_kind_of_page(shown: Shown, tmp_path: Path) -> None:
    files = [validity.file(shown.site, sample.page) for sample in shown.samples]
    faults = validity.ask(files, tmp_path)
    assert not faults, told(faults)


def test_html_validate_finds_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html><head></head><body><img></body></html>", "utf-8")
    found = {what.split(":")[0] for _, what in validity.ask([page], tmp_path)}
    assert {"element-required-attributes", "wcag/h37", "wcag/h57"} & found
