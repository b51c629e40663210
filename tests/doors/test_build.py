"""A build: the same in, the same out; and one that fails leaves the last good site as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.book.site_map import MANIFEST
from tests.built import TESTS, Site, build, files, plattform

DOCS = TESTS.parent / "docs"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the city that a test may change."""
    to = tmp_path / "project"
    shutil.copytree(TESTS / "city", to)
    settings = (to / "mkdocs.yml").read_text("utf-8")
    (to / "mkdocs.yml").write_text(settings.replace("../..", str(TESTS.parent)), "utf-8")
    return to


@pytest.mark.parametrize(
    "folder",
    [
        pytest.param(TESTS / "city", id="city"),
        pytest.param(TESTS.parent, id="real", marks=pytest.mark.long),
    ],
)
def test_a_strict_build_has_nothing_to_warn_of(folder: Path, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "WARNING" not in run.stderr
    assert run.stdout == ""


def test_two_builds_give_the_same_bytes(city: Site, tmp_path: Path) -> None:
    time.sleep(1)  # so that a clock in the output would show
    again = build(shutil.copytree(city.project, tmp_path / "project"), tmp_path)
    assert files(again.folder) == files(city.folder)


def test_a_build_over_an_old_site_leaves_nothing_of_it(project: Path, tmp_path: Path) -> None:
    (tmp_path / "site" / "gammelt").mkdir(parents=True)
    (tmp_path / "site" / "gammelt" / "index.html").write_text("gammel")
    site = build(project, tmp_path)
    assert not (site.folder / "gammelt").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "site"]


@pytest.mark.parametrize("broken", ["source/platform.yaml", "mkdocs.yml"])
def test_a_failed_build_leaves_the_last_good_site_as_it_was(
    broken: str, project: Path, tmp_path: Path
) -> None:
    before = files(build(project, tmp_path).folder)
    with (project / broken).open("a", encoding="utf-8") as file:
        file.write("ukjent_navn: ja\n")
    run = plattform("build", "--to", str(tmp_path / "site"), cwd=project)
    assert run.returncode != 0
    assert "Traceback" not in run.stdout + run.stderr
    assert files(tmp_path / "site") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["project", "site"]


def test_a_build_that_fails_late_leaves_the_last_good_site_as_it_was(
    project: Path, tmp_path: Path
) -> None:
    """A hand-written page with a dead link stops MkDocs after it has begun to write."""
    before = files(build(project, tmp_path).folder)
    (project / "docs").mkdir()
    (project / "docs" / "guide.md").write_text(
        "---\ntitle: Guide\ndescription: Hjelp\n---\n\n[død lenke](finnes-ikke.md)\n", "utf-8"
    )
    settings = (project / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace(f"docs_dir: {TESTS.parent}/docs", "docs_dir: docs")
    (project / "mkdocs.yml").write_text(settings, "utf-8")
    run = plattform("build", "--to", str(tmp_path / "site"), cwd=project)
    assert run.returncode != 0
    assert "finnes-ikke.md" in run.stdout + run.stderr
    assert files(tmp_path / "site") == before


def test_a_problem_in_the_source_is_told_once_at_its_line(project: Path, tmp_path: Path) -> None:
    source = project / "source" / "platform.yaml"
    text = source.read_text("utf-8")
    line = text[: text.index("title: Skolen")].count("\n") + 1
    source.write_text(text.replace("title: Skolen", "titel: Skolen"), "utf-8")
    run = plattform("build", "--to", str(tmp_path / "site"), cwd=project)
    assert run.returncode == 1
    assert (run.stdout + run.stderr).count(f"source/platform.yaml:{line}:9: ") == 1
    assert not (tmp_path / "site").exists()


def test_pages_on_disk_are_the_site_but_for_what_mkdocs_adds(tmp_path: Path, city: Site) -> None:
    """MkDocs prints what is written by hand, and copies what lies beside it; all else is ours."""
    run = plattform("pages", "--to", str(tmp_path / "pages"), cwd=city.project)
    assert run.returncode == 0, run.stderr
    ours, whole = files(tmp_path / "pages"), files(city.folder)
    del ours[MANIFEST]  # which lists what is by hand, too
    del whole[MANIFEST]
    assert [path for path, content in ours.items() if whole.get(path) != content] == []
    beside = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*") if path.is_file()}
    by_hand = {
        path.removesuffix("index.md").removesuffix(".md") for path in beside if ".md" in path
    }
    pages = {f"{path}/index.html".replace("//", "/") for path in by_hand}
    copied = {path for path in beside if ".md" not in path}
    assert whole.keys() - ours.keys() == pages | copied


@pytest.mark.long
def test_pages_on_disk_are_the_same_bytes_twice(project: Path, tmp_path: Path) -> None:
    for name in ("first", "second"):
        assert plattform("pages", "--to", str(tmp_path / name), cwd=project).returncode == 0
    assert files(tmp_path / "first") == files(tmp_path / "second")
