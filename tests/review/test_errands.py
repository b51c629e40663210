"""What is filled in in a form becomes one command, and one proposal; or words that say why not."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any, get_args

import pytest

from generator.doors import cli
from generator.platform.approvals import line
from generator.platform.followups import Sort
from generator.problems import Place, Problem
from generator.review import errands, suggestions
from generator.review.errands import ERRANDS
from generator.settings import SUGGESTION_FORM
from tests.built import TESTS, whole
from tests.exchange.sending import sent, write
from tests.review.test_workflows import FORGE, ON_A_FORGE, git, read, run, script


def event(**inputs: object) -> dict[str, Any]:
    """What the forge tells of a form, as it documents it."""
    return {
        "inputs": inputs or None,
        "ref": "refs/heads/main",
        "repository": {"default_branch": "main", "full_name": "by/plattform"},
        "sender": {"login": "kari", "type": "User"},
        "workflow": ".github/workflows/edition.yml",
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The city as a repository of its own."""
    to = tmp_path / "by"
    shutil.copytree(TESTS / "city" / "source", to / "source")
    settings = (
        "plugins:\n  - plattform:\n      languages:\n        - code: nb\n        - code: en\n"
    )
    (to / "mkdocs.yml").write_text(f"{settings}      contact: ''\n", "utf-8")
    (to / ".venv").symlink_to(TESTS.parent / ".venv")
    git(tmp_path, "init", "-q", "-b", "main", str(to))
    git(to, "add", "source", "mkdocs.yml")
    git(to, "commit", "-qm", "Første")
    return to


def done(project: Path, name: str, *more: str, **inputs: object) -> int:
    """Run the errand in this process; what the proposal says lies in ``project.parent / "made"``."""
    file = project.parent / "event.json"
    file.write_text(json.dumps(event(**inputs)), "utf-8")
    to = ["--to", str(project.parent / "made"), *more]
    return cli.main(["--source", str(project / "source"), "errand", name, str(file), *to])


def made(project: Path, name: str) -> str:
    return (project.parent / "made" / name).read_text("utf-8")


def changed(project: Path) -> list[str]:
    """The files that an errand has changed or made."""
    git(project, "add", "--all", "source", "mkdocs.yml")
    return git(project, "diff", "--cached", "--name-only").split()


@pytest.mark.parametrize("name", ERRANDS)
def test_the_form_asks_for_what_the_command_takes(name: str) -> None:
    form, errand = read(FORGE / "workflows" / f"{name}.yml"), ERRANDS[name]
    assert form["name"] == errand.words
    fields = (form["on"]["workflow_dispatch"] or {"inputs": {}})["inputs"]
    assert {key: field["description"] for key, field in fields.items()} == dict(errand.fields)
    assert {key for key, field in fields.items() if field["required"] == "true"} == errand.required
    choices = [field["options"] for field in fields.values() if field["type"] == "choice"]
    if name == "send-texts":
        assert choices == [list(errands.FORMATS), list(errands.CHOICES)]
    elif name == "new-followup":
        assert choices == [list(errands.KINDS)] == [list(get_args(Sort))]
        assert form["jobs"][name]["with"] == {"errand": name}
    else:
        assert choices == []
        assert form["jobs"][name]["with"] == {"errand": name}


SAYS = [
    *sorted((TESTS.parent / "docs" / "guide").glob("*.md")),
    *sorted((TESTS.parent / "generator").rglob("*.py")),
    *sorted((TESTS.parent / "generator" / "checks").glob("*.yaml")),
]


def test_whoever_is_sent_to_a_form_finds_one_of_that_name() -> None:
    said = {
        " ".join(name.replace('"', " ").split())
        for path in SAYS
        for name in re.findall(r"[Ss]kjemaet\s+\"?\s*\[?«([^»]+)»", path.read_text("utf-8"))
    }
    assert said - {errand.words for errand in ERRANDS.values()} == {"{errand.words}"}
    assert said >= {"Gi ut en utgave", "Lag plasser for oversettelse", "Nytt språk"}


@pytest.mark.parametrize("page", ["skjemaer", "andre-nettsteder"])
def test_the_guide_lists_every_form(page: str) -> None:
    text = (TESTS.parent / "docs" / "guide" / f"{page}.md").read_text("utf-8")
    table = text.partition("| Skjemaet |")[2].partition("\n\n")[0]
    listed = [line.split(" | ")[0].strip("| ") for line in table.splitlines()[2:]]
    assert sorted(listed) == sorted(errand.words for errand in ERRANDS.values())


def test_nobody_is_sent_to_who_has_the_program() -> None:
    assert [path for path in SAYS if "har programmet, " in path.read_text("utf-8")] == []


def test_an_edition_is_given_out(project: Path) -> None:
    assert done(project, "edition", date="2031-06-19", note='Den første: "ja"', decision="") == 0
    assert set(changed(project)) >= {"source/register.yaml", "source/platform.yaml"}
    assert made(project, "title") == "Gi ut utgaven 2031-06-19"
    assert made(project, "state") == "success"
    body = made(project, "body.md")
    assert body.startswith(
        "Laget med skjemaet «Gi ut en utgave», sendt inn av `kari`.\n\n**Sjekken fant ingen"
    )
    assert "Utgaven 2031-06-19 er laget: 8 punkter." in body
    assert "Approve and run" in body
    register = whole(project / "source").register
    assert register is not None
    assert register.editions[-1].note == 'Den første: "ja"'


def test_words_are_taken_away_and_no_text_of_the_proposal_says_them_again(project: Path) -> None:
    assert done(project, "edition", date="2026-06-19") == 0
    git(project, "commit", "-qam", "Utgave")
    wanted = {
        "unit": "Punkt 2",
        "words": "på Løkka",
        "on": "2026-06-20",
        "reason": "Dom i tingretten.",
    }
    assert done(project, "redaction", **wanted) == 0
    assert {"source/register.yaml", "source/platform.yaml"} <= set(changed(project))
    assert made(project, "title") == "Fjern ord i Punkt 2 etter krav"
    assert made(project, "state") == "success"
    body = made(project, "body.md")
    assert "punkt-2: noen av ordene fra utgaven 19. juni 2026, fjernet 20. juni 2026" in body
    assert "Løkka" not in body
    platform = (project / "source" / "platform.yaml").read_text("utf-8")
    assert "bygge en ny barnehage [ord fjernet" in platform


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({}, "Feltet «Datoen for utgaven, som ÅÅÅÅ-MM-DD» er tomt."),
        ({"date": "  "}, "er tomt. Fyll det ut"),
        ({"date": "19. juni"}, "«19. juni» er ikke en dato i kalenderen"),
        ({"date": "--help"}, "«--help» er ikke en dato i kalenderen"),
        ({"date": "2031-06-19\nedition: 2"}, "er ikke en dato i kalenderen"),
        ({"date": "3031-06-19"}, "mer enn ti år fram i tid"),
    ],
)
def test_an_edition_that_cannot_be_given_out(
    inputs: dict[str, str], words: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert done(project, "edition", **inputs) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert changed(project) == []
    assert not (project.parent / "made" / "title").exists()


def test_the_same_form_twice_says_that_the_date_is_taken(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert done(project, "edition", date="2031-06-19") == 0
    capsys.readouterr()
    assert done(project, "edition", date="2031-06-19") == 1
    assert "Den siste utgaven er fra 2031-06-19, altså samme dag" in capsys.readouterr().err


def test_a_new_commitment_stands_to_the_letter(project: Path) -> None:
    text = 'bygge: "en" skole. # {{ 7*7 }} <script> $(touch hacked) `x` @kari'
    assert done(project, "new-commitment", section="gater-og-torg", text=text) == 0
    assert [c.text for c in whole(project / "source").platform.commitments if c.text == text]
    body = made(project, "body.md")
    assert "@kari" not in body.split("```")[-1]
    assert not (project / "hacked").exists()
    assert made(project, "title") == "Nytt punkt i gater-og-torg"
    assert made(project, "state") == "failure"
    assert "som må rettes i dette forslaget" in body


def test_a_text_of_a_hundred_thousand_signs_is_a_proposal_of_bounded_length(project: Path) -> None:
    text = "ord " * 25_000
    assert done(project, "new-commitment", section="gater-og-torg", text=text) == 0
    assert text.strip() in {c.text for c in whole(project / "source").platform.commitments}
    assert len(made(project, "body.md")) <= 65_536


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"section": "gater-og-torget", "text": "x"}, "Mente du «gater-og-torg»?"),
        ({"section": "gater-og-torg", "text": ""}, "Feltet «Teksten til punktet"),
        ({"section": "--text=x", "text": "x"}, "finnes ikke i plattformen"),
        ({"section": "gater-og-torg", "text": "a\u202eb"}, "et skjult tegn som snur skriften"),
    ],
)
def test_a_new_commitment_that_cannot_be(
    inputs: dict[str, str], words: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert done(project, "new-commitment", **inputs) == 1
    assert words in capsys.readouterr().err
    assert changed(project) == []


HAPPENED = {
    "commitments": "punkt 4 og 5",
    "on": "2031-03-14",
    "kind": "vedtak",
    "text": "Kommunestyret vedtok {{ 7*7 }} <b>$(touch hacked)</b>.",
    "address": "https://innsyn.havdal.example/sak/77",
    "title": "Sak 77/31",
    "publisher": "Havdal kommune",
    "case": "31/77",
    "archived": "",
    "by": "Kari Nordmann",
}


def test_what_has_happened_is_entered_to_the_letter(project: Path) -> None:
    assert done(project, "new-followup", **HAPPENED) == 0
    (entered,) = [
        one for one in whole(project / "source").followups.followups if one.text == HAPPENED["text"]
    ]
    assert entered.commitments == ("punkt-4", "punkt-5")
    assert (entered.on, entered.kind, entered.entered_by) == (
        "2031-03-14",
        "vedtak",
        "Kari Nordmann",
    )
    assert entered.source.case == "31/77"
    assert changed(project) == ["source/followups.yaml"]
    assert made(project, "title") == "Ny oppfølging: punkt 4 og 5"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"commitments": "--on=x"}, "Skriv numrene med komma mellom"),
        ({"commitments": "4-5"}, "Skriv numrene med komma mellom"),
        ({"commitments": ", og"}, "Skriv numrene med komma mellom"),
        ({"commitments": "4444"}, "punkt-4444"),
        ({"kind": "løfte"}, "er ikke et av valgene"),
        ({"address": ""}, "Feltet «Adressen til siden"),
        ({"on": "14. mars"}, "er ingen dato"),
    ],
)
def test_what_cannot_be_entered_is_told_and_nothing_is_changed(
    wrong: dict[str, str], words: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert done(project, "new-followup", **{**HAPPENED, **wrong}) == 1
    assert words in capsys.readouterr().err
    assert changed(project) == []


def issue(project: Path, unit: str, present: str, proposal: str) -> None:
    """A reader's suggestion as the forge gives it: the form's fields as headings in the body."""
    made = "\n\n".join(
        f"### {label}\n\n{text or suggestions.EMPTY}"
        for label, text in zip(suggestions.LABELS, (unit, present, proposal, ""), strict=True)
    )
    folder = project.parent / "made"
    folder.mkdir(exist_ok=True)
    whole_issue = {"number": 12, "body": made.replace("\n", "\r\n"), "user": {"login": "kari-n"}}
    (folder / errands.ISSUE).write_text(json.dumps(whole_issue), "utf-8")


def of_today(project: Path, lang: str, id_: str) -> tuple[str, str]:
    """How the form names a text, and its words."""
    one = whole(project / "source").readable(lang)[id_]
    return line(id_, lang, one.now), one.words


@pytest.mark.parametrize("at", [("nb", "punkt-12.plain"), ("en", "punkt-2"), ("nb", "ord-nabolag")])
def test_other_words_from_a_reader_stand_in_their_place(at: tuple[str, str], project: Path) -> None:
    named, words = of_today(project, *at)
    wanted = "Andre ord: {{ 7*7 }} # <b>.\n### Hvorfor er dette ingen overskrift?"
    issue(project, named, words, wanted)
    assert done(project, "take-suggestion", issue="12") == 0
    now = whole(project / "source").readable(at[0])[at[1]]
    assert now.words == " ".join(wanted.split())
    assert not now.held.approved
    assert len(changed(project)) == 1
    assert made(project, "title") == "Forslag fra en leser, sak 12"
    if at[0] == "en":
        assert now.held.model_dump()["translated_by"] == "kari-n"


def test_a_summary_is_written_anew_sentence_by_sentence_or_by_hand(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named, words = of_today(project, "nb", "skolen.summary")
    issue(project, named, words, f"{words} En setning til.")
    assert done(project, "take-suggestion", issue="12") == 1
    assert "må tas inn for hånd" in capsys.readouterr().err
    assert changed(project) == []


@pytest.mark.parametrize(
    ("unit", "proposal", "words"),
    [
        ("punkt-8 (nb, 01234567)", "Noe annet.", "enten er den vedtatt"),
        ("punkt-8", "Noe annet.", "Saken er ikke et forslag"),
        ("punkt-12.plain (nb, 01234567)", "Noe annet.", "er endret siden forslaget ble skrevet"),
        ("punkt-12.plain (xx, 01234567)", "Noe annet.", "enten er den vedtatt"),
        ("", "", "Saken er ikke et forslag"),
    ],
)
def test_a_suggestion_that_cannot_be_taken_is_told_and_nothing_is_changed(
    unit: str, proposal: str, words: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issue(project, unit, "x", proposal)
    assert done(project, "take-suggestion", issue="12") == 1
    assert words in capsys.readouterr().err
    assert changed(project) == []


@pytest.mark.parametrize("proposal", ["", "a\u202eb"])
def test_words_that_cannot_be_are_not_taken(
    proposal: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named, words = of_today(project, "nb", "punkt-12.plain")
    for wanted, told in ((proposal, ""), (words, "er likt det som står")):
        issue(project, named, words, wanted)
        assert done(project, "take-suggestion", issue="12") == 1
        assert told in capsys.readouterr().err
    assert changed(project) == []


def test_the_form_on_the_forge_has_the_fields_that_are_read() -> None:
    form = read(FORGE / "ISSUE_TEMPLATE" / SUGGESTION_FORM)
    fields = [one for one in form["body"] if one["type"] != "markdown"]
    assert tuple(one["attributes"]["label"] for one in fields) == suggestions.LABELS
    assert [one["id"] for one in fields] == ["unit", "present", "proposal", "why"]


def test_places_are_made_for_a_language(project: Path) -> None:
    file = project / "source" / "translations" / "en" / "gater-og-torg.yaml"
    assert done(project, "slots", language="en") == 0
    git(project, "add", "source")
    git(project, "commit", "-q", "--allow-empty", "-m", "Med alle plasser")
    file.unlink()
    git(project, "commit", "-qam", "Uten")
    assert done(project, "slots", language="en") == 0
    assert changed(project) == ["source/translations/en/gater-og-torg.yaml"]
    assert "nye plasser i" in made(project, "body.md")


def test_a_new_language_gets_its_folder_and_its_line_in_the_settings(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (project / "mkdocs.yml").read_text("utf-8")
    assert done(project, "new-language", language="se") == 0
    assert (project / "mkdocs.yml").read_text("utf-8") == before.replace(
        "        - code: en\n", "        - code: en\n        - code: se\n"
    )
    units = whole(project / "source").translations["se"].units
    assert {of.text for of in units.values()} == {""}
    capsys.readouterr()
    for lang, words in (
        ("se", "finnes alt"),
        ("Sørsamisk", "ingen språkkode"),
        ("../x", "ingen språkkode"),
        ("nb", "språket teksten er vedtatt på"),
    ):
        assert done(project, "new-language", language=lang) == 1
        assert words in capsys.readouterr().err


def test_a_file_for_a_translator_is_made_and_nothing_is_proposed(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {"language": "en", "only": "Det som mangler", "sector": ""}
    for words, ending in (("Regneark", "xlsx"), ("OmegaT-mappe", "zip"), ("XLIFF", "xlf")):
        assert done(project, "send-texts", format=words, **given) == 0
        assert (project.parent / "made" / f"plattform.en.{ending}").read_bytes()
    assert changed(project) == []
    assert not (project.parent / "made" / "title").exists()
    capsys.readouterr()
    assert done(project, "send-texts", format="PDF", **given) == 1
    assert "«PDF» er ikke et av valgene. Velg: Regneark, Word-dokument" in capsys.readouterr().err


def uploaded(project: Path, *names: str) -> None:
    """Upload a file to a branch, as an editor does in the browser, and fetch it as the workflow does."""
    made = sent(project / "source", "xlsx")
    write(made, "punkt-12", "clear the beaches.")
    git(project, "checkout", "-q", "-b", "kari-patch-1")
    for name in names:
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(made, project / name)
    made.unlink()
    git(project, "add", *names)
    git(project, "commit", "-qm", "Last opp")
    git(project, "update-ref", "refs/received/file", "HEAD")
    git(project, "checkout", "-q", "main")


FETCHED = ("--file-in", "refs/received/file")


def test_an_uploaded_file_is_taken_in_and_the_proposal_lists_what_came(project: Path) -> None:
    name = "Oversatt – Kari's $(touch hacked).xlsx"
    uploaded(project, name)
    inputs = {"branch": "kari-patch-1", "by": "Byrå AS", "approved": False}
    assert done(project, "take-in", *FETCHED, **inputs) == 0
    assert changed(project) == ["source/translations/en/fjord-og-fjell.yaml"]
    body = made(project, "body.md")
    assert "- 1 ny\n" in body
    assert "**punkt-12:** **clear the beaches.**" in body
    assert made(project, "title") == "Ta inn en oversettelse fra kari-patch-1"
    unit = whole(project / "source").translations["en"].units["punkt-12"]
    assert (unit.translated_by, unit.status) == ("Byrå AS", "draft")
    assert not list(project.rglob("hacked"))


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("notat.txt",), "Fant ingen fil fra en oversetter i grenen «kari-patch-1»"),
        (("a.xlsx", "b/c.docx"), "Det ligger flere filer i grenen: a.xlsx, b/c.docx"),
    ],
)
def test_a_branch_without_one_file(
    names: tuple[str, ...], words: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uploaded(project, *names)
    assert done(project, "take-in", *FETCHED, branch="kari-patch-1") == 1
    assert words in capsys.readouterr().err
    assert changed(project) == []


def test_a_form_that_is_none_and_an_event_that_is_none(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert done(project, "slett-alt") == 1
    assert "«slett-alt» er ikke et skjema" in capsys.readouterr().err
    bad = project.parent / "bad.json"
    bad.write_text("[1", "utf-8")
    arguments = ["errand", "edition", str(bad), "--to", str(project.parent / "made")]
    assert cli.main(["--source", str(project / "source"), *arguments]) == 1
    assert "Send skjemaet en gang til" in capsys.readouterr().err


def test_what_was_filled_in_cannot_become_markup_in_the_proposal() -> None:
    said = "```\n# Overskrift\n@alle <script>\u202e\n````"
    of = event()
    of["sender"] = {"login": "kari`](javascript:x)"}
    problem = Problem(Place("source/x.yaml"), "rule", "«```» her", "x")
    body = errands.body(ERRANDS["slots"], of, said, "", [problem])
    assert f"`````text\n{said}".replace("\u202e", "(U+202E)") in body
    assert "sendt inn av `kari]javascriptx`" in body
    assert "````text\nsource/x.yaml:1:1: «```» her [rule]\n````" in body


GH = """\
#!/usr/bin/env python3
import json, os, sys
with open(os.environ["NOTED"], "a") as file:
    print(json.dumps(sys.argv[1:]), file=file)
if "pulls" in sys.argv[4] and os.environ.get("MAY_NOT"):
    sys.exit(1)
print("https://forge.example/by/plattform/pull/12")
"""


def sent_in(project: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the last step as it stands, with a forge that is a folder, and a ``gh`` that notes what it is asked."""
    tools = project.parent / "bin"
    tools.mkdir(exist_ok=True)
    (tools / "gh").write_text(GH, "utf-8")
    (tools / "gh").chmod(0o755)
    if not (project.parent / "forge").exists():
        git(project, "clone", "-q", "--bare", str(project), str(project.parent / "forge"))
        git(project, "remote", "add", "origin", str(project.parent / "forge"))
    (project.parent / "errand").unlink(missing_ok=True)
    (project.parent / "errand").symlink_to(project.parent / "made")
    return run(
        script("errand.yml", "Send inn forslaget"),
        project,
        PATH=f"{tools}:{os.environ['PATH']}",
        NOTED=str(project.parent / "noted"),
        RUNNER_TEMP=str(project.parent),
        GITHUB_STEP_SUMMARY=str(project.parent / "summary"),
        ERRAND="new-commitment",
        REPOSITORY="by/plattform",
        RUN="7-1",
        RUN_URL="https://forge.example/by/plattform/actions/runs/7",
        **ON_A_FORGE,
        **env,
    )


def test_a_proposal_is_opened_and_main_is_not_touched(project: Path) -> None:
    assert (
        done(project, "new-commitment", section="gater-og-torg", text="male Torggata $(touch x)")
        == 0
    )
    main = git(project, "rev-parse", "main")
    said = sent_in(project)
    assert said.returncode == 0, said.stderr
    forge = project.parent / "forge"
    assert git(forge, "rev-parse", "main") == main
    branch = "skjema/new-commitment-7-1"
    assert git(forge, "log", "-1", "--format=%s (%an)", branch) == (
        "Nytt punkt i gater-og-torg (github-actions[bot])"
    )
    assert git(forge, "diff", "--name-only", "main", branch) == "source/platform.yaml"
    calls = [
        json.loads(line) for line in (project.parent / "noted").read_text("utf-8").splitlines()
    ]
    status, pull = calls
    assert status[3] == f"repos/by/plattform/statuses/{git(forge, 'rev-parse', branch)}"
    assert {"state=failure", "context=Sjekk teksten"} <= set(status)
    assert {"base=main", f"head={branch}"} <= set(pull)
    summary = (project.parent / "summary").read_text("utf-8")
    assert summary.startswith("**Forslaget er her:** https://forge.example/by/plattform/pull/12\n")


def test_where_forms_may_not_open_a_proposal_the_address_to_open_it_is_told(project: Path) -> None:
    assert done(project, "new-commitment", section="gater-og-torg", text="male Torggata") == 0
    said = sent_in(project, MAY_NOT="true")
    assert said.returncode == 0, said.stderr
    address = "https://forge.example/by/plattform/compare/main...skjema/new-commitment-7-1?expand=1"
    assert f"::warning::Forslaget ligger klart. Åpne det her: {address}" in said.stdout
    assert address in (project.parent / "summary").read_text("utf-8")


def test_where_nothing_changes_nothing_is_proposed(project: Path) -> None:
    assert done(project, "slots", language="en") == 0
    git(project, "add", "source")
    git(project, "commit", "-q", "--allow-empty", "-m", "Med alle plasser")
    assert done(project, "slots", language="en") == 0
    said = sent_in(project)
    assert said.returncode == 0, said.stderr
    assert not (project.parent / "noted").exists()
    assert "Det er ingenting å foreslå" in (project.parent / "summary").read_text("utf-8")
    assert git(project.parent / "forge", "branch", "--format=%(refname:short)") == "main"


def test_a_form_that_cannot_be_followed_says_why_where_it_is_read(project: Path) -> None:
    file = project.parent / "event.json"
    file.write_text(json.dumps(event(date="i morgen; touch hacked")), "utf-8")
    said = run(
        script("errand.yml", "Gjør det"),
        project,
        ERRAND="edition",
        GITHUB_EVENT_PATH=str(file),
        RUNNER_TEMP=str(project.parent),
        GITHUB_STEP_SUMMARY=str(project.parent / "summary"),
    )
    assert said.returncode == 1
    assert said.stdout.startswith(
        "::error::source/platform.yaml:1:1: «i morgen; touch hacked» er ikke en"
    )
    assert "ingenting er endret" in (project.parent / "summary").read_text("utf-8")
    assert not (project / "hacked").exists()


def test_the_branch_of_the_file_is_fetched_by_its_name_and_nothing_else(project: Path) -> None:
    git(project, "clone", "-q", "--bare", str(project), str(project.parent / "forge"))
    git(project, "remote", "add", "origin", str(project.parent / "forge"))
    git(project, "push", "-q", "origin", "main:refs/heads/kari-patch-1")
    text = script("errand.yml", "Hent filen fra oversetteren")
    assert run(text, project, BRANCH="kari-patch-1", **ON_A_FORGE).returncode == 0
    assert git(project, "rev-parse", "refs/received/file") == git(project, "rev-parse", "main")
    for name in ("finnes-ikke", "--upload-pack=touch hacked", "x; touch hacked", "$(touch hacked)"):
        said = run(text, project, BRANCH=name, **ON_A_FORGE)
        assert said.returncode == 1
        assert said.stdout.startswith("::error::Grenen finnes ikke.")
    assert not (project / "hacked").exists()
