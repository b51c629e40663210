"""The command ``plattform`` as a person or a workflow meets it: what it says, and its exit code."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built import TESTS, plattform

LINE = re.compile(r"source/platform\.yaml:(\d+):(\d+): (.+) \[([a-z-]+)\]")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The city, for a test to break."""
    to = tmp_path / "by"
    shutil.copytree(TESTS / "city", to)
    settings = (to / "mkdocs.yml").read_text("utf-8")
    (to / "mkdocs.yml").write_text(settings.replace("../..", str(TESTS.parent)), "utf-8")
    return to


@pytest.fixture
def wrong(project: Path) -> Path:
    """The city with two mistakes."""
    path = project / "source" / "platform.yaml"
    text = path.read_text("utf-8").replace("title: Skolen", "titel: Skolen")
    path.write_text(text.replace("Leksehjelpen er", "Leksehjelpen\u00a0er"), "utf-8")
    return project


def test_check_says_that_all_is_well(project: Path) -> None:
    run = plattform("check", cwd=project)
    assert (run.returncode, run.stdout, run.stderr) == (0, "Alt i orden: 8 punkter.\n", "")
    run = plattform("check", "--lang", "en", cwd=project)
    assert (run.returncode, run.stdout, run.stderr) == (0, "All is well: 8 commitments.\n", "")


def test_check_lists_all_problems_in_reading_order_and_exits_1(wrong: Path) -> None:
    run = plattform("check", cwd=wrong)
    assert run.returncode == 1
    found = [LINE.fullmatch(line) for line in run.stdout.splitlines()]
    assert [match[4] for match in found if match] == ["shape", "hidden-characters"]
    assert [int(m[1]) for m in found if m] == sorted(int(m[1]) for m in found if m)
    assert "Mente du «title»?" in run.stdout
    assert run.stderr == (
        "\nLes mer om reglene:\n"
        "  [shape] https://havdal.example/plattform/guide/regler/shape/\n"
        "  [hidden-characters] https://havdal.example/plattform/guide/regler/hidden-characters/\n"
    )


def test_before_there_is_an_address_the_rules_are_read_in_a_preview(wrong: Path) -> None:
    settings = wrong / "mkdocs.yml"
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("havdal.example/plattform/", "plattform.example/"), "utf-8")
    assert plattform("check", cwd=wrong).stderr == (
        "\nLes mer om reglene (mens «make serve» går):\n"
        "  [shape] http://127.0.0.1:8000/guide/regler/shape/\n"
        "  [hidden-characters] http://127.0.0.1:8000/guide/regler/hidden-characters/\n"
    )
    rows = json.loads(plattform("check", "--format", "json", cwd=wrong).stdout)
    assert [row["page"] for row in rows] == ["", ""]
    assert "Les mer" not in plattform("check", "--format", "github", cwd=wrong).stdout


def test_check_speaks_english_when_asked(wrong: Path) -> None:
    for arguments in (("--lang", "en", "check"), ("check", "--lang", "en")):
        run = plattform(*arguments, cwd=wrong)
        assert run.returncode == 1
        assert "Did you mean “title”?" in run.stdout
        assert "Mente du" not in run.stdout


def test_check_as_json_is_json_whether_there_are_problems_or_not(
    wrong: Path, project: Path
) -> None:
    run = plattform("check", "--format", "json", cwd=wrong)
    rows = json.loads(run.stdout)
    assert run.returncode == 1
    assert [row["rule"] for row in rows] == ["shape", "hidden-characters"]
    assert set(rows[0]) == {"file", "line", "column", "rule", "severity", "message", "page"}
    assert rows[0]["page"] == "https://havdal.example/plattform/guide/regler/shape/"
    shutil.copytree(TESTS / "city" / "source", project / "source", dirs_exist_ok=True)
    run = plattform("check", "--format", "json", cwd=project)
    assert (run.returncode, json.loads(run.stdout)) == (0, [])


def test_check_for_github_puts_each_problem_on_its_line(wrong: Path) -> None:
    run = plattform("check", "--format", "github", cwd=wrong)
    assert run.returncode == 1
    first, second = run.stdout.splitlines()
    assert re.fullmatch(
        r"::error file=source/platform\.yaml,line=\d+,col=\d+,title=shape::.+", first
    )
    assert second.startswith("::error file=source/platform.yaml,line=")


def test_a_percent_sign_or_a_comma_does_not_break_the_annotation(project: Path) -> None:
    path = project / "source" / "platform.yaml"
    path.write_text(path.read_text("utf-8").replace("avsnitt-3", '"%0A::error::,x"'), "utf-8")
    run = plattform("check", "--format", "github", cwd=project)
    assert len(run.stdout.splitlines()) == 1
    assert "%250A::error::" in run.stdout


def test_a_problem_is_always_one_line(project: Path) -> None:
    path = project / "source" / "platform.yaml"
    evil = '"a\\nsource/x:1:1: falsk \\u001b[31m [shape]"'
    path.write_text(path.read_text("utf-8").replace("avsnitt-3", evil), "utf-8")
    run = plattform("check", cwd=project)
    assert run.returncode == 1
    assert all(line.startswith("source/platform.yaml:") for line in run.stdout.splitlines())
    assert "\x1b" not in run.stdout


def test_warnings_do_not_stop_anything(project: Path) -> None:
    """A summary that rests on words that have changed is a warning: it has to be read again."""
    path = project / "source" / "plain" / "gater-og-torg.yaml"
    text = path.read_text("utf-8")
    outdated = re.sub('source: "[0-9a-f]{8}"', 'source: "00000000"', text, count=1)
    assert outdated != text
    path.write_text(outdated, "utf-8")
    run = plattform("check", cwd=project)
    assert run.returncode == 0
    assert ": advarsel: " in run.stdout
    assert ": warning: " in plattform("check", "--lang", "en", cwd=project).stdout
    rows = json.loads(plattform("check", "--format", "json", cwd=project).stdout)
    assert {row["severity"] for row in rows} == {"warning"}


@pytest.mark.parametrize("command", [["check"], ["build"], ["pages", "--to", "sider"]])
def test_without_a_source_each_command_says_so(command: list[str], tmp_path: Path) -> None:
    run = plattform(*command, cwd=tmp_path)
    assert run.returncode == 1
    assert "source/platform.yaml:1:1: Filen finnes ikke." in run.stdout + run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("arguments", [[], ["bygg"], ["check", "--format", "xml"], ["pages"]])
def test_a_command_that_is_not_understood_exits_2(arguments: list[str]) -> None:
    run = plattform(*arguments)
    assert run.returncode == 2
    assert "Traceback" not in run.stderr


def test_help_names_every_command() -> None:
    run = plattform("--help")
    assert run.returncode == 0
    for command in ("check", "build", "serve", "pages", "schema"):
        assert command in run.stdout


def test_another_folder_can_be_checked_and_built(project: Path, tmp_path: Path) -> None:
    """What is checked is what is built."""
    other = project / "annen"
    shutil.copytree(project / "source", other)
    path = other / "platform.yaml"
    path.write_text(path.read_text("utf-8").replace("place: Havdal", "place: Utdal"), "utf-8")
    assert plattform("--source", "annen", "check", cwd=project).returncode == 0
    run = plattform("--source", "annen", "build", "--to", str(tmp_path / "site"), cwd=project)
    assert run.returncode == 0, run.stderr
    data = json.loads((tmp_path / "site" / "data" / "platform.json").read_text("utf-8"))
    assert data["place"] == "Utdal"


def test_settings_that_cannot_be_read_are_a_message(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: [\n", "utf-8")
    for command in (["build"], ["pages", "--to", "sider"]):
        run = plattform(*command, cwd=project)
        assert run.returncode == 1
        assert "mkdocs.yml" in run.stderr
        assert "Traceback" not in run.stderr


def test_settings_that_are_wrong_are_a_message(project: Path) -> None:
    with (project / "mkdocs.yml").open("a") as file:
        file.write("docs_dir: finnes-ikke\n")
    for command in (["build"], ["pages", "--to", "sider"]):
        run = plattform(*command, cwd=project)
        assert run.returncode == 1
        assert "Traceback" not in run.stderr


def test_settings_without_our_plugin_are_a_message(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: By\ndocs_dir: source\n", "utf-8")
    run = plattform("pages", "--to", "sider", cwd=project)
    assert run.returncode == 1
    assert "plugins" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_place_that_cannot_be_written_to_is_a_message(project: Path) -> None:
    (project / "fil").write_text("her ligger en fil")
    run = plattform("pages", "--to", "fil", cwd=project)
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert "fil" in run.stderr


@pytest.mark.parametrize("name", ["schema", "check"])
def test_a_reader_that_goes_away_is_no_trouble(name: str) -> None:
    """As in ``plattform schema | head -1``."""
    command = [str(Path(sys.executable).with_name("plattform")), name]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=TESTS.parent
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == b""
        run.wait()


def test_a_terminal_without_norwegian_letters_is_no_trouble(wrong: Path) -> None:
    run = plattform("check", cwd=wrong, env={"PYTHONIOENCODING": "ascii"})
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert "Mente du" in run.stdout
