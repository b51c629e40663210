"""Asks html-validate about files of a built site; ``.htmlvalidate.mjs`` says what it looks for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from tests.built import Page, Site
from tests.node import ROOT, node

PROGRAM = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"


def file(site: Site, page: Page) -> Path:
    """The file of a page."""
    path = site.folder / page.path
    return path / "index.html" if path.is_dir() else path


def ask(files: Iterable[Path], work: Path) -> list[tuple[str, str]]:
    """What html-validate finds: where, and what."""
    report = work / "report.json"
    config = ("--config", str(ROOT / ".htmlvalidate.mjs"))
    run = node(str(PROGRAM), *config, "--formatter", f"json={report}", *map(str, files))
    assert report.exists(), run.stderr
    return [
        (f"{found['filePath']}:{message['line']}", f"{message['ruleId']}: {message['message']}")
        for found in json.loads(report.read_text("utf-8"))
        for message in found["messages"]
    ]
