"""Texts that nobody hopes for are still readable: endless words and titles, nothing, everything."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.accessibility import axe, reading
from tests.accessibility.conftest import show
from tests.accessibility.kinds import Sample, samples
from tests.accessibility.test_keyboard import there_and_back
from tests.accessibility.views import NARROW, OPPOSITE, PROOF, Fault, Shown, look, told
from tests.built import TESTS, build

MANY = 2000


def test_a_hostile_city_can_be_read(hostile_shown: Shown) -> None:
    """Words of 80 letters, titles of 300, empty parts, text from right to left, emoji."""
    faults: list[Fault] = []
    with hostile_shown.tab(reduced_motion="reduce") as tab:
        for sample in hostile_shown.framed:
            if sample.lang != "nb":
                continue
            for view in OPPOSITE if PROOF else hostile_shown.in_turn(sample, OPPOSITE):
                hostile_shown.go(tab, sample)
                look(tab, view)
                faults += [(f"{sample}, {view}", fault) for fault in reading.faults(tab)]
                faults += [(f"{sample}, {view}", fault) for fault in axe.ask(tab)]
                if PROOF or sample.kind == "sector":
                    faults += [
                        (f"{sample}, {view}", fault) for fault in there_and_back(tab, sample)
                    ]
    assert not faults, told(faults)


@pytest.mark.parametrize(
    "text",
    [
        "Menneskerettighetsorganisasjonsmedlemskapsavgiftsfritaksordningsforhandlingsmøtet",
        pytest.param("Tittel som aldri vil ta slutt " * 10, marks=pytest.mark.long),
        pytest.param("חזון העיר למען כל התושבים", marks=pytest.mark.long),
        pytest.param("👩🏽‍🦽🏳️‍🌈🇳🇴 " * 30, marks=pytest.mark.long),
    ],
    ids=["word", "title", "right to left", "emoji"],
)
def test_any_text_anywhere_can_be_read(text: str, city_shown: Shown) -> None:
    """Put in the place of every heading, link and paragraph in turn, in a narrow window."""
    faults: list[Fault] = []
    with city_shown.tab(viewport={"width": NARROW, "height": 640}) as tab:
        for sample in _one_of_each_kind(city_shown):
            for selector in ("main h1, main h2, main h3", "main a", "main p, main td, main dd"):
                city_shown.go(tab, sample)
                tab.evaluate(
                    """([selector, text]) => document.querySelectorAll(selector).forEach((node) => {
                      (node.querySelector("a") ?? node).textContent = text; })""",
                    [selector, text],
                )
                faults += [(f"{sample}, {selector}", fault) for fault in reading.faults(tab)]
    assert not faults, told(faults)


def _one_of_each_kind(shown: Shown) -> list[Sample]:
    return [s for s in shown.framed if s.lang == "nb"]


@pytest.mark.long
def test_a_page_of_two_thousand_commitments_can_be_read(tmp_path: Path, browser: Browser) -> None:
    site = build(_large(tmp_path / "project"), tmp_path)
    sample = next(s for s in samples(site) if (s.kind, s.lang) == ("sector", "nb"))
    assert len(sample.page.tree.css(".commitment")) == MANY
    with show(site, browser) as shown, shown.tab() as tab:
        shown.go(tab, sample, f"#punkt-{MANY}")
        assert tab.evaluate("() => document.activeElement.id") == f"punkt-{MANY}"
        look(tab, OPPOSITE[0])
        faults: list[Fault] = [(str(sample), fault) for fault in reading.faults(tab)]
        faults += [(str(sample), fault) for fault in axe.ask(tab)]
    assert not faults, told(faults)


def _large(project: Path) -> Path:
    settings = (TESTS / "city" / "mkdocs.yml").read_text("utf-8")
    (project / "source").mkdir(parents=True)
    (project / "mkdocs.yml").write_text(settings.replace("../..", str(TESTS.parent)), "utf-8")
    commitments = "\n".join(
        f"      - commitment: punkt-{n}\n        text: gjøre det {n}. tiltaket på listen."
        for n in range(1, MANY + 1)
    )
    (project / "source" / "platform.yaml").write_text(
        "title: Politisk plattform for byrådet i Havdal\nplace: Havdal\nlanguage: nb\nsectors:\n"
        "  - id: alt\n    title: Alt\n    tagline: Alt på én side\n    content:\n"
        '      - lead_in: innledning-1\n        text: "Byrådet vil:"\n' + commitments + "\n",
        "utf-8",
    )
    return project
