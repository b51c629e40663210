"""The city's pages, one of each kind, as text: compared with the blessed ones in ``golden/``.

When output changes on purpose: ``make bless``, read the diff as a citizen would, commit it.
"""

from __future__ import annotations

import difflib

import pytest

from tests.built import TESTS, Site
from tests.outline import outline

PAGES = {
    "forsiden": "",
    "sektor-med-deler": "skole-og-barnehage/",
    "sektor-med-sitat-og-tom-del": "fjord-og-fjell/",
    "sektor-uten-deler": "gater-og-torg/",
    "sektor-med-enkle-ord": "skole-og-barnehage/enkelt/",
    "sektor-med-enkle-ord-som-vil-mer": "fjord-og-fjell/enkelt/",
    "punkt": "punkt/2/",
    "siden-sist": "siden-sist/",
    "alle-punkter": "punkt/",
    "om": "om/",
    "tilgjengelighet": "tilgjengelighet/",
    "sok": "sok/",
    "finnes-ikke": "404.html",
}

FILES = (
    "data/platform.json",
    "data/commitments.csv",
    "data/followups.csv",
    "punkt/2/index.json",
    "sitemap.xml",
)


@pytest.mark.parametrize("name", PAGES)
def test_golden_page(name: str, city: Site, bless: bool) -> None:
    matches(f"{name}.txt", outline(city.pages[PAGES[name]], chrome=name == "forsiden"), bless=bless)


@pytest.mark.parametrize("path", FILES)
def test_golden_file(path: str, city: Site, bless: bool) -> None:
    text = (city.folder / path).read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    matches(path.replace("/", "-"), text, bless=bless)


def test_golden_folder_holds_nothing_else() -> None:
    wanted = {*(f"{name}.txt" for name in PAGES), *(path.replace("/", "-") for path in FILES)}
    assert {file.name for file in (TESTS / "golden").iterdir() if file.is_file()} == wanted


def matches(name: str, now: str, *, bless: bool) -> None:
    golden = TESTS / "golden" / name
    if bless:
        golden.write_text(now, "utf-8", newline="\n")
    before = golden.read_text("utf-8") if golden.exists() else ""
    difference = "\n".join(
        difflib.unified_diff(before.splitlines(), now.splitlines(), "blessed", "today", lineterm="")
    )
    assert not difference, f"tests/golden/{name} («make bless» accepts this):\n{difference}"
