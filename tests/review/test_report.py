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

from generator.doors.cli import main
from generator.doors.release import prepare
from generator.platform.model import fingerprint
from generator.review.printing import WAYS_TO_PRINT, as_html, as_json, as_markdown
from generator.review.report import Report, compare
from generator.source.load import load
from generator.writing import put_in_place
from tests.built import TESTS, plattform, without_wordings

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

## Trenger oversettelse

Dette er nytt. Når forslaget er lagt inn, lages plassene i filene med skjemaet «Lag plasser for oversettelse».

- **Til engelsk:** Punkt 13.

## Blir utdatert

Dette er laget av ord som nå er endret, og bør leses på nytt.

- **Oversatt til engelsk:** Punkt 8.

## Lenker

- **/skole-og-barnehage/#punkt-3** svarer ikke lenger. Skriv hva det ble av det som sto der.
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
    for form in WAYS_TO_PRINT:
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


def test_a_comparison_that_cannot_be_made_is_never_no_difference(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From another folder, of a revision without the text, without git, and where git says no."""

    def told(*arguments: str) -> str:
        assert main([*arguments]) == 1
        said = capsys.readouterr()
        assert not said.out
        assert "Traceback" not in said.err
        return said.err

    monkeypatch.chdir(project / "source")
    assert "«HEAD» har ingen source/source/platform.yaml" in told("diff", "HEAD", "HEAD")
    monkeypatch.chdir(project)
    (project / "source").rename(project / "text")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "Flytt")
    assert "«HEAD» har ingen source/platform.yaml" in told("diff", "HEAD", "HEAD")
    assert "«HEAD~1» har ingen text/platform.yaml" in told(
        "--source", "text", "diff", "HEAD~1", "HEAD"
    )
    (project / ".git").rename(project / "git")
    assert "ligger ikke i git" in told("diff", "HEAD", "text")
    (project / "git").rename(project / ".git")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("LC_ALL", "nb_NO.UTF-8")
    assert "safe.directory" in told("diff", "HEAD", "text")
    monkeypatch.setenv("PATH", str(project))
    assert "git finnes ikke her" in told("diff", "HEAD", "text")


def test_a_text_with_an_absolute_way_to_it_is_compared_as_it_was(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for before, after in EDITS.values():
        edit(project, before, after)
    commit(project)
    monkeypatch.chdir(project)
    assert main(["diff", "HEAD~1", "HEAD"]) == 0
    told = capsys.readouterr().out
    assert "ingen forskjell" not in told
    for elsewhere in (project.parent, project / "source"):
        monkeypatch.chdir(elsewhere)
        assert main(["--source", str(project / "source"), "diff", "HEAD~1", "HEAD"]) == 0
        assert capsys.readouterr().out == told


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


# What people have said of the words ---------------------------------------------------------------


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """The city: adopted, summed up, translated, some of it approved by Kari, and not released."""
    without_wordings(shutil.copytree(TESTS / "city" / "source", tmp_path / "source"))
    return tmp_path


def told(city: Path, *edits: tuple[str, ...]) -> str:
    """What is told of some edits, each of words, what they become, and in which file."""
    before = city / "before" / "source"
    shutil.copytree(city / "source", before)
    for one in edits:
        edit(city, *one)
    return as_markdown(compare(load(before), load(city / "source")))


def under(heading: str, report: str) -> str:
    """What stands under a heading of the report."""
    assert f"## {heading}\n" in report, report
    return report.partition(f"## {heading}\n")[2].partition("\n## ")[0].strip()


def test_other_plain_words_are_told_and_so_is_their_approval(city: Path) -> None:
    plain = city / "source" / "plain" / "skole-og-barnehage.yaml"
    mark = fingerprint("ansette flere barnehagelærere")
    said = f'wordings:\n  punkt-3:\n    text: De vil ha flere ansatte.\n    source: "{mark}"\n'
    plain.write_text(plain.read_text("utf-8") + said, "utf-8")
    approved = "flere lærere.\n    approved_by: Kari Nordmann\n    approved_on: 2031-05-01"
    file = "plain/skole-og-barnehage.yaml"
    report = told(city, ("flere ansatte.", approved, file))
    name = "De enkle ordene om punkt 3"
    assert f"- **{name}** har ny tekst: De vil ha flere ~~ansatte.~~ **lærere.**" in under(
        "Med enkle ord", report
    )
    assert name.lower() in under("Godkjent", report).lower()
    assert "ingen forskjell" not in report


def test_words_that_are_newer_than_their_approval_ask_for_a_new_one(city: Path) -> None:
    report = told(
        city,
        (
            "Løkka får en ny barnehage.",
            "Løkka får en stor barnehage.",
            "plain/skole-og-barnehage.yaml",
        ),
        ("leksene etter skoletid", "leksene etter skolen", "glossary.yaml"),
        (
            "Schools and nurseries",
            "Schools and kindergartens",
            "translations/en/skole-og-barnehage.yaml",
        ),
    )
    assert under("Trenger ny godkjenning", report).split("\n\n")[1] == (
        "- **Endret etter at Kari Nordmann godkjente 1. april 2031:** «Kort fortalt» om Barnehagen "
        "(kort-2).\n"
        "- **Endret etter at Kari Nordmann godkjente 1. april 2031:** ordet «Leksehjelp».\n"
        "- **Endret etter at Kari Nordmann godkjente 2. mai 2031:** skole-og-barnehage på engelsk."
    )
    assert "Teksten er endret etter at den ble godkjent, og må leses på nytt." in report
    assert "## Godkjent" not in report


def test_words_approved_anew_are_told_as_approved_by_whom_and_when(city: Path) -> None:
    report = told(
        city,
        (
            "Løkka får en ny barnehage.",
            "Løkka får en stor barnehage.",
            "plain/skole-og-barnehage.yaml",
        ),
        ("approved_on: 2031-04-01\n", "approved_on: 2031-05-17\n", "plain/skole-og-barnehage.yaml"),
        ("approved_on: 2031-04-01\n", "approved_on: 2031-05-17\n", "glossary.yaml"),
    )
    assert "Trenger ny godkjenning" not in report
    assert under("Godkjent", report) == (
        "- **Av Kari Nordmann 17. mai 2031:** «Kort fortalt» om Barnehagen, ordet «Leksehjelp»."
    )


def test_what_is_said_to_hold_still_is_read_with_what_it_rests_on(city: Path) -> None:
    report = told(
        city,
        ('source: "d239877b"', 'source: "11111111"', "plain/skole-og-barnehage.yaml"),
        ('source: "d239877b"', 'source: "11111111"', "translations/en/skole-og-barnehage.yaml"),
    )
    assert "Meldt som fortsatt riktig, uten at teksten er endret." in report
    assert under("Meldt som fortsatt riktig", report).split("\n\n")[1] == (
        "- **kort-2:** «Løkka får en ny barnehage.» Bygger på punkt-2.\n"
        "- **Oversatt til engelsk:** Punkt 2."
    )


def test_a_sentence_that_comes_or_goes_is_told_as_a_sentence(city: Path) -> None:
    new = "    for_you:\n"
    report = told(
        city,
        (new, f"      - sentence: kort-11\n        text: Nytt.\n        covers: [punkt-2]\n{new}", "plain/skole-og-barnehage.yaml"),
        ("      - sentence: kort-9\n        text: >-\n          Det blir flere benker.\n", "      - sentence: kort-12\n        text: Flere benker.\n", "plain/fjord-og-fjell.yaml"),
    )  # fmt: skip
    assert under("Kort fortalt", report) == (
        "- **Ny setning i Barnehagen (kort-11):** **Nytt.**\n"
        "- **Ny setning i Strendene (kort-12):** **Flere benker.**\n"
        "- **Tatt ut av Strendene (kort-9):** ~~Det blir flere benker.~~"
    )


def test_what_is_new_is_said_to_need_a_translation(city: Path) -> None:
    report = told(
        city,
        ("- sentence: kort-9\n", "- sentence: kort-12\n", "plain/fjord-og-fjell.yaml"),
        ("  - term: nabolag\n", "  - term: naboer\n", "glossary.yaml"),
    )
    assert under("Trenger oversettelse", report).split("\n\n")[1] == (
        "- **Til engelsk:** Setning kort-12 i «Kort fortalt», Ordet «naboer», Forklaringen av ordet "
        "«naboer»."
    )
    assert "«Lag plasser for oversettelse»" in report


MENDED = "Den vedtatte teksten er endret"


def test_a_mistake_put_right_is_no_change_of_what_was_adopted(city: Path) -> None:
    edit(city, "stenge Torggata", "stegne Torggata")
    report = told(city, ("stegne Torggata", "stenge Torggata"))
    assert MENDED not in report
    assert "Ordet står nå slik det er vedtatt." in report.split("\n")[2]
    assert "~~stegne~~ **stenge** Torggata for biltrafikk. – Ordet står nå" in report
    shutil.rmtree(city / "before")
    worse = told(city, ("stenge Torggata", "åpne Torggata"))
    assert f"{MENDED}, og det er ikke meldt som en rettelse." in worse
    assert "slik det er vedtatt" not in worse


def test_once_released_a_mistake_is_held_against_the_last_edition(city: Path) -> None:
    edit(city, "stenge Torggata", "stegne Torggata")
    wrong = load(city / "source")
    edit(city, "stegne Torggata", "stenge Torggata")
    prepared, _ = prepare(load(city / "source"), "2031-04-01")
    assert prepared
    put_in_place(*prepared.files)
    assert "Ordet står nå slik det er vedtatt." in as_markdown(
        compare(wrong, load(city / "source"))
    )


def test_what_has_only_moved_has_its_words_and_leaves_its_sentence_behind(city: Path) -> None:
    lines = "          - commitment: punkt-3\n            text: ansette flere barnehagelærere\n"
    after = "            text: Leksehjelpen er for alle.\n"
    report = told(city, (lines, ""), (after, after + lines))
    assert "Ordene i den vedtatte teksten er de samme, men noe er flyttet." in report
    assert "rettelse" not in report
    assert (
        "- **Punkt 3** er flyttet fra Skole og barnehage, Barnehagen til Skole og barnehage, "
        "Skolen. Setningene kort-3, kort-4 i «Kort fortalt» bygger på det, og står fortsatt under "
        "Barnehagen." in report
    )


def test_what_was_withdrawn_is_told_with_its_date_and_one_full_stop(city: Path) -> None:
    gone = "          - commitment: punkt-3\n            text: ansette flere barnehagelærere\n"
    last = "        text: stenge Torggata for biltrafikk.\n"
    fate = (
        "retired:\n  - retired: punkt-3\n    fate: withdrawn\n    on: 2031-06-19\n"
        "    reason: Bystyret trakk punktet.\n"
    )
    report = told(city, (gone, ""), (last, last + fate))
    assert (
        "~~ansette flere barnehagelærere~~ – Hva det ble av det: trukket 19. juni 2031. Bystyret "
        "trakk punktet.\n" in report
    )
    assert "<!--" not in report
    assert (
        report.split("\n")[2]
        == "Den vedtatte teksten er endret. Endringen må vente til den første utgaven er laget. 1 punkt tatt ut."
    )
    assert "- **/skole-og-barnehage/#punkt-3** svarer fortsatt" in report


# The adopted document -----------------------------------------------------------------------------


def test_every_correction_that_is_new_changed_or_gone_is_quoted(city: Path) -> None:
    file = "adopted-corrections.yaml"
    report = told(
        city,
        ('adopted: "barnehagelærere"', 'adopted: "lærere"', file),
        (
            '  - line: 16\n    extracted: "7"\n    adopted: ""\n    kind: page-number\n',
            '  - line: 39\n    extracted: "biltrafikk."\n    adopted: "biler."\n    kind: other\n',
            file,
        ),
    )
    assert "er endret: adopted-corrections.yaml." in report
    assert under("Kilden", report).split("\n\n")[1].split("\n") == [
        "- **Endret rettelse, linje 14.** Før: «barnehage- lærere» leses som «barnehagelærere». "
        "Grunn: Ordet er delt over to linjer. Nå: «barnehage- lærere» leses som «lærere». Grunn: "
        "Ordet er delt over to linjer.",
        "- **Ny rettelse, linje 39:** «biltrafikk.» leses som «biler.». Grunn: Sidetallet har havnet "
        "midt i teksten. Det er ikke en del av ordlyden.",
        "- **Rettelse tatt bort, linje 16:** «7» leses ikke med. Grunn: Sidetallet har havnet midt i "
        "teksten. Det er ikke en del av ordlyden.",
    ]


def test_every_changed_line_of_the_adopted_document_is_quoted(city: Path) -> None:
    report = told(
        city,
        ("strendene hver vår", "strendene hver høst", "adopted.txt"),
        ('adopted: "342c5015"', 'adopted: "11111111"', "adopted-corrections.yaml"),
    )
    assert re.search(r"- \*\*adopted\.txt, linje \d+:\*\*.*~~vår~~ \*\*høst\*\*", report)
    assert "- **Fingeravtrykket av adopted.txt:** ~~342c5015~~ **11111111**" in report


@pytest.mark.parametrize(
    "file",
    [
        "glossary.yaml",
        "translations/en.yaml",
        "adopted-corrections.yaml",
        "plain/skole-og-barnehage.yaml",
    ],
)
def test_what_cannot_be_read_is_said_and_not_told_as_gone(city: Path, file: str) -> None:
    before = load(city / "source")
    (city / "source" / file).write_text("terms: [\n  units: {\n", "utf-8")
    report = as_markdown(compare(before, load(city / "source")))
    assert f"source/{file} kan ikke leses slik den er nå" in report.replace("\\", "")
    assert "tatt ut" not in report.lower()
    assert "ikke lenger oversatt" not in report
    assert "Kilden" not in report
    assert "Rett feilene i den først." in report
