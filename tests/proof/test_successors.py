"""The end of Material: the same bytes without it, and under ProperDocs, which goes on with MkDocs 1."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.built import TESTS, Site, files

pytestmark = pytest.mark.long

PROPERDOCS = "properdocs==1.6.7"

GONE = (
    "mkdocs",
    "material",
    "mkdocs_material",
    "mkdocs-material",
    "properdocs",
    "_editable",
    "__pycache__",
)
"""What the machines of these tests do not have, by how its files begin."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The city, with no theme but our own."""
    root = TESTS.parent
    to = tmp_path_factory.mktemp("successors")
    text = (TESTS / "city" / "mkdocs.yml").read_text("utf-8").replace("../..", str(root))
    ours = (root / "mkdocs.yml").read_text("utf-8")
    assert "  name: material\n" in ours
    (to / "ours.yml").write_text(ours.replace("  name: material\n", "  name: null\n"), "utf-8")
    (to / "mkdocs.yml").write_text(re.sub("(?m)^INHERIT:.*", "INHERIT: ours.yml", text), "utf-8")
    (to / "source").symlink_to(TESTS / "city" / "source")
    return to


def without_material(folder: Path) -> Path:
    """All that is installed here but MkDocs and Material, for a Python elsewhere to import."""
    import mkdocs  # noqa: PLC0415 - only to learn where packages lie

    packages = Path(mkdocs.__file__).parent.parent
    for one in packages.iterdir():
        if not one.name.startswith(GONE):
            (folder / one.name).symlink_to(one)
    return folder


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return without_material(tmp_path_factory.mktemp("packages"))


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A Python of its own, with nothing installed."""
    folder = tmp_path_factory.mktemp("python")
    venv.create(folder, with_pip=True)
    return str(folder / "bin" / "python")


def run(
    python: str, packages: Path, project: Path, *command: str
) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": f"{packages}:{TESTS.parent}", "SOURCE_DATE_EPOCH": "0"}
    return subprocess.run(
        [python, *command], cwd=project, env=env, capture_output=True, text=True, check=False
    )


def test_without_any_generator_a_build_says_what_is_missing(
    python: str, bare: Path, project: Path, tmp_path: Path
) -> None:
    to = ("--to", str(tmp_path / "site"))
    said = run(python, bare, project, "-m", "generator.doors.cli", "build", *to)
    assert said.returncode == 1
    assert "pip install properdocs" in said.stderr
    assert "Traceback" not in said.stderr
    assert not (tmp_path / "site").exists()


def test_with_mkdocs_alone_the_bytes_are_the_same(
    python: str, bare: Path, project: Path, city: Site, tmp_path: Path
) -> None:
    packages = tmp_path / "packages"
    packages.mkdir()
    here = next(path for path in map(Path, sys.path) if (path / "mkdocs" / "__init__.py").exists())
    for one in (
        *bare.iterdir(),
        *here.glob("mkdocs"),
        *here.glob("mkdocs-1*"),
        *here.glob("mkdocs_get*"),
    ):
        (packages / one.name).symlink_to(one.resolve())
    assert not [*packages.glob("material*")]
    said = run(
        python,
        packages,
        project,
        "-m",
        "generator.doors.cli",
        "build",
        "--to",
        str(tmp_path / "site"),
    )
    assert said.returncode == 0, said.stderr
    assert files(tmp_path / "site") == files(city.folder)


@pytest.fixture(scope="module")
def successor(python: str, bare: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All but MkDocs and Material, and ProperDocs in their place."""
    to = tmp_path_factory.mktemp("properdocs") / "packages"
    got = subprocess.run(
        [python, "-m", "pip", "install", "-q", "--no-deps", "--target", str(to), PROPERDOCS],
        capture_output=True,
        text=True,
        check=False,
    )
    if got.returncode:
        pytest.skip(f"{PROPERDOCS} cannot be had: {got.stderr.strip().splitlines()[-1:]}")
    for one in bare.iterdir():
        if not (to / one.name).exists():
            (to / one.name).symlink_to(one.resolve())
    return to


@pytest.mark.parametrize("door", ["plattform", "properdocs"])
def test_with_properdocs_the_bytes_are_the_same(
    python: str, successor: Path, project: Path, city: Site, door: str
) -> None:
    folder = project / f"by-{door}"
    site = str(folder)
    command = {
        "plattform": ("-m", "generator.doors.cli", "build", "--to", site),
        "properdocs": ("-m", "properdocs", "build", "--strict", "--site-dir", site),
    }[door]
    said = run(python, successor, project, *command)
    assert said.returncode == 0, said.stderr
    assert files(folder) == files(city.folder)
