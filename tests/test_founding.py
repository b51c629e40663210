"""A new city gets a folder of its own, and reaches its first page without changing anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model import BLOCKS
from tests.built import Site, files, plattform
from tests.formats import READERS

ARGUMENTS = ("--place", 'Nye "Havdal"')


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("founding") / "havdal"
    run = plattform("new", "platform", str(to), *ARGUMENTS)
    assert run.returncode == 0, run.stderr
    assert "make serve" in run.stdout
    return to


def test_a_new_platform_has_nothing_to_mend(founded: Path) -> None:
    run = plattform("check", cwd=founded)
    assert (run.returncode, run.stdout) == (0, "Alt i orden: 2 punkter.\n")
    formed = plattform("fmt", "--check", cwd=founded)
    assert formed.returncode == 0, formed.stdout


def test_a_new_platform_builds_with_every_kind_of_thing_and_every_format(
    founded: Path, tmp_path: Path
) -> None:
    run = plattform("build", "--to", str(tmp_path / "site"), cwd=founded)
    assert run.returncode == 0, run.stdout + run.stderr
    site = Site(founded, tmp_path / "site", run.stdout)
    assert site.platform.place == 'Nye "Havdal"'
    assert {block.kind for _, _, block in site.platform.blocks()} == set(BLOCKS)
    assert {"", "punkt/1/", "ordliste/", "tall/", "data/"} <= set(site.pages)
    names = {"csv": "commitments.csv", "xlsx": "commitments.xlsx", "akn": "platform.akn.xml"}
    for name, read in READERS.items():
        text = read(site.folder / "data" / names.get(name, f"platform.{name}"))["punkt-2"]
        assert text == "gi alle elever et varmt skolemåltid."


def test_a_new_platform_knows_nothing_of_another_city(founded: Path) -> None:
    own = [founded / "mkdocs.yml", founded / "README.md", *(founded / "source").iterdir()]
    for path in own:
        assert "Trondheim" not in path.read_text("utf-8"), path
    assert not (founded / "source" / "register.yaml").exists()
    assert not (founded / "tests").exists()


def test_a_new_platform_has_what_a_fresh_machine_needs(founded: Path) -> None:
    wanted = ["Makefile", "requirements/site.txt", "generator/cli.py", "overrides/base.html"]
    wanted += ["CONTRIBUTING.md", ".github/workflows/check.yml", "docs/_headers"]
    assert [name for name in wanted if not (founded / name).exists()] == []
    assert not list(founded.rglob("__pycache__"))


def test_a_folder_that_holds_something_is_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "notat.txt").write_text("viktig")
    run = plattform("new", "platform", str(tmp_path), *ARGUMENTS)
    assert run.returncode == 1
    assert "ikke tom" in run.stderr
    assert files(tmp_path) == {"notat.txt": b"viktig"}
