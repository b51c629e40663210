"""The report on a change: what a politician reads on the pull request."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from markdown import markdown  # type: ignore[import-untyped]
from selectolax.lexbor import LexborHTMLParser

from generator.load import load
from generator.report import Report, compare
from generator.telling import FORMATS, as_html, as_json, as_markdown
from tests.built import TESTS, plattform

GLOSSARY = """\
terms:
  - term: leksehjelp
    title: Leksehjelp
    forms: [Leksehjelpen]
    explanation: Hjelp med lekser.
"""
ENGLISH = """\
language: en
units:
  punkt-8:
    text: close Torggata to cars.
    source: "62a58e08"
    status: draft
  punkt-4:
    text: give all pupils swimming lessons.
    source: "263c0e78"
    status: draft
"""

EDITS = {
    "punkt-8 gets new words": (
        "stenge Torggata for biltrafikk.",
        "stenge Torggata og Storgata for biler.",
    ),
    "punkt-3 goes": (
        "          - commitment: punkt-3\n            text: ansette flere barnehagelærere\n",
        "",
    ),
    "punkt-13 comes": (
        "  - id: gater-og-torg\n    title: Gater og torg\n    content:\n",
        "  - id: gater-og-torg\n    title: Gater og torg\n    content:\n"
        "      - commitment: punkt-13\n        text: vaske torget.\n",
    ),
    "punkt-1 moves": (
        "      - commitment: punkt-1\n        text: >-\n"
        "          åpne skolegården på Østre Havdal for hele nabolaget.\n    sections:\n",
        "    sections:\n",
    ),
    "punkt-1 arrives": (
        "      - id: skolen\n        title: Skolen\n        content:\n",
        "      - id: skolen\n        title: Skolen\n        content:\n"
        "          - commitment: punkt-1\n"
        "            text: åpne skolegården på Østre Havdal for hele nabolaget.\n",
    ),
    "Fjellet gets another title": ("title: Fjellet", "title: Fjell og vidde"),
}

TOLD = """\
# Hva endringen gjør

Den vedtatte teksten er endret, og det er ikke meldt som en rettelse. 1 punkt med ny ordlyd, 1 nytt punkt, 1 punkt flyttet, 1 punkt tatt ut.

Sjekken fant {errors} feil, som må rettes før endringen kan legges inn.

## Den vedtatte teksten

### Ny ordlyd

- **Overskriften «Fjell og vidde»** (Fjord og fjell): ~~Fjellet~~ **Fjell og vidde**
- **Punkt 8** (Gater og torg): stenge Torggata ~~for biltrafikk.~~ **og Storgata for biler.**

### Nytt

- **Punkt 13** (Gater og torg): **vaske torget.**

### Flyttet

- **Punkt 1** er flyttet fra Skole og barnehage til Skole og barnehage, Skolen.

### Tatt ut

- **Punkt 3** (Skole og barnehage, Barnehagen): ~~ansette flere barnehagelærere~~ – Det står ikke hva det ble av det.

## Ordlisten

- **Leksehjelp** har ny tekst: Hjelp med ~~lekser.~~ **leksene dine.**

## Oversatt til engelsk

- **Punkt 4** har ny tekst: give all pupils ~~swimming lessons.~~ **lessons in swimming.**

## Blir utdatert

Dette er laget av ord som nå er endret, og bør leses på nytt.

- **Oversatt til engelsk:** Punkt 8.

## Lenker

- **/skole-og-barnehage/#<!-- -->punkt-3** svarer ikke lenger. Skriv hva det ble av det som sto der.
- **/punkt/3/** svarer ikke lenger. Skriv hva det ble av det som sto der.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A village with a glossary and a translation, in git."""
    shutil.copytree(TESTS / "village" / "source", tmp_path / "source")
    (tmp_path / "source" / "glossary.yaml").write_text(GLOSSARY, "utf-8")
    (tmp_path / "source" / "translations").mkdir()
    (tmp_path / "source" / "translations" / "en.yaml").write_text(ENGLISH, "utf-8")
    git(tmp_path, "init", "-q")
    commit(tmp_path)
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    person = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    subprocess.run(["git", *person, *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "En endring")


def edit(folder: Path, before: str, after: str, file: str = "platform.yaml") -> None:
    path = folder / "source" / file
    text = path.read_text("utf-8")
    assert text.count(before) == 1, before
    path.write_text(text.replace(before, after), "utf-8")


def test_every_sort_of_change_is_told_in_plain_norwegian(project: Path) -> None:
    for before, after in EDITS.values():
        edit(project, before, after)
    edit(project, "Hjelp med lekser.", "Hjelp med leksene dine.", "glossary.yaml")
    edit(project, "swimming lessons.", "lessons in swimming.", "translations/en.yaml")
    commit(project)
    run = plattform("diff", "HEAD~1", "HEAD", cwd=project)
    assert run.returncode == 0, run.stderr
    errors = re.search(r"fant (\d+) feil", run.stdout)
    assert errors
    assert run.stdout == TOLD.format(errors=errors[1])
    assert plattform("diff", "HEAD~1", "source", cwd=project).stdout == run.stdout
    for form in FORMATS:
        twice = {
            plattform("diff", "HEAD~1", "HEAD", "--format", form, cwd=project).stdout
            for _ in range(2)
        }
        assert len(twice) == 1


def test_a_change_of_layout_makes_no_difference(project: Path) -> None:
    assert plattform("fmt", cwd=project).returncode == 0
    commit(project)
    assert "ingen forskjell for leserne" in plattform("diff", "HEAD~1", "HEAD", cwd=project).stdout


def test_what_cannot_be_read_is_said(project: Path) -> None:
    (project / "source" / "platform.yaml").write_text("- ikke en plattform\n", "utf-8")
    run = plattform("diff", "HEAD", "source", cwd=project)
    assert run.returncode == 0
    assert "Filene kan ikke leses slik de er nå" in run.stdout


def test_a_revision_that_is_not_there_is_said(project: Path) -> None:
    for name in ("finnes-ikke", "--output=her", "HEAD:source"):
        run = plattform("diff", "--", name, "HEAD", cwd=project)
        assert run.returncode == 1
        assert f"«{name}» er verken en mappe eller en versjon i git." in run.stderr
    assert not (project / "her").exists()


HOSTILE = (
    "<script>alert(1)</script> **fet** ~~ut~~ [lenke](https://ond.example/) @alle #12 www.ond.example "
    "$x$ `kode` <!-- skjult --> :smile: | tabell | a_b_c a@b.no GH-12 javascript:alert(1)"
)


def hostile(project: Path) -> Report:
    before = load(project / "source")
    edit(project, "text: stenge Torggata for biltrafikk.", f"text: {json.dumps(HOSTILE)}")
    return compare(before, load(project / "source"))


def test_no_word_becomes_markup_in_markdown(project: Path) -> None:
    told = as_markdown(hostile(project))
    page = LexborHTMLParser(markdown(told))
    assert not page.css("a, script, img, table, code, em")
    assert [name for node in page.css("strong") if "Punkt" in (name := node.text())] == ["Punkt 8"]
    words = [word.strip("~*") for node in page.css("li") for word in node.text().split()]
    assert [word for word in HOSTILE.split() if word.strip("~*") not in words] == []
    for sign in ("@alle", "#12", "https://", "www.ond", ":smile", "a@b", "GH-12"):
        assert sign not in told.replace("&#12", "&"), sign


def test_no_word_becomes_markup_in_html(project: Path) -> None:
    page = LexborHTMLParser(as_html(hostile(project)))
    assert not page.css("a, script, img, table, code, em")
    assert HOSTILE.split()[1] in page.text()


def test_programs_get_the_same(project: Path) -> None:
    made = json.loads(as_json(hostile(project)))
    assert made["adopted_touched"] is True
    assert made["declared_as_correction"] is False
    assert [change["after"]["id"] for change in made["adopted"]] == ["punkt-8"]
