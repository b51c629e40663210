"""The wheel alone, as it is installed on another machine: it founds a city, and takes cities to newer versions."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.doors import resources
from tests.built import Site, files, plattform
from tests.doors.test_preview import serving

pytestmark = pytest.mark.long

NEEDED = (
    *("generator", "overrides", "docs", "requirements", ".github", ".vscode", "source/LICENSE.md"),
    *(
        "pyproject.toml",
        "hatch_build.py",
        "mkdocs.yml",
        "README.md",
        "CONTRIBUTING.md",
        "HOSTING.md",
    ),
    *("LICENSE", ".editorconfig", ".gitattributes", ".gitignore"),
)
"""What the wheel is made from."""


def run(*command: str | Path, cwd: Path, **env: str) -> str:
    done = subprocess.run(
        list(map(str, command)),
        cwd=cwd,
        env={name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
        | {"SOURCE_DATE_EPOCH": "0"}
        | env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def wheel(to: Path, version: str = "") -> Path:
    """The wheel of the program as it is here, called as another version if one is named."""
    copy = to / "program"
    for name in NEEDED:
        here = resources.REPOSITORY / name
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        if here.is_dir():
            shutil.copytree(here, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(here, copy / name)
    if version:
        settings = copy / "pyproject.toml"
        text = settings.read_text("utf-8")
        settings.write_text(
            re.sub(r'(?m)^version = ".*"$', f'version = "{version}"', text), "utf-8"
        )
        for name, remark in (("Makefile", "# {}\n"), ("site.css", "/**/ .x{{content:'{}'}}\n")):
            (changed,) = copy.rglob(name)
            changed.write_text(changed.read_text("utf-8") + remark.format(version), "utf-8")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", to, cwd=copy)
    (made,) = to.glob("*.whl")
    return made


def installed(made: Path, to: Path) -> Callable[..., str]:
    """The command ``plattform`` of a wheel, in an environment that has all other packages from here."""
    venv.create(to, with_pip=True)
    run(to / "bin/pip", "install", "-q", "--no-deps", made, cwd=to)
    (packages,) = to.glob("lib/*/site-packages")
    (packages / "others.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return lambda *arguments, cwd: run(to / "bin/plattform", *arguments, cwd=cwd)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel(tmp_path_factory.mktemp("wheel"))


def test_on_a_bare_machine_the_wheel_is_all_that_is_needed(
    ours: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fetched as anybody does it, with whatever versions there are; then by make, as they are pinned."""
    bare = tmp_path / "bare"
    venv.create(bare, with_pip=True)
    got = subprocess.run(
        [str(bare / "bin/pip"), "install", "-q", str(ours)],
        capture_output=True,
        text=True,
        check=False,
    )
    if got.returncode:
        pytest.skip(f"the packages cannot be had: {got.stderr.strip().splitlines()[-1:]}")
    command = bare / "bin/plattform"
    run(command, "new", "platform", "by", "--place", "Fjordvik", cwd=tmp_path)
    city = tmp_path / "by"
    assert sum(path.is_file() for path in city.rglob("*")) <= 60
    assert "Alt i orden: 2 punkter." in run(command, "check", cwd=city)
    run(command, "build", "--to", "by-wheel", cwd=city)
    assert plattform("build", "--to", "by-repository", cwd=city).returncode == 0
    assert files(city / "by-wheel") == files(city / "by-repository")
    monkeypatch.setattr(sys, "executable", str(bare / "bin/python"))
    with serving(city, tmp_path) as preview:
        assert "Sentrumsjordet" in preview.get("punkt/1/")
    said = run("make", "site", "check", f"PYTHON={bare / 'bin/python'}", cwd=city)
    assert "Alt i orden: 2 punkter." in said
    assert files(city / "site") == files(city / "by-wheel")


def test_a_city_is_upgraded_twice(ours: Path, tmp_path: Path) -> None:
    """One that this version founded: what the city wrote is there to the byte, and each step is told."""
    command = installed(ours, tmp_path / "first")
    city = tmp_path / "by"
    command("new", "platform", city, "--place", "Fjordvik", cwd=tmp_path)
    readme = city / "README.md"
    readme.write_text("# Vår egen\n", "utf-8")
    editors = city / "CONTRIBUTING.md"
    editors.write_text("# Våre regler\n", "utf-8")
    own = (
        "source/platform.yaml",
        "source/glossary.yaml",
        "mkdocs.yml",
        "README.md",
        "CONTRIBUTING.md",
    )
    before = {name: (city / name).read_bytes() for name in own}
    command("build", cwd=city)
    for version in ("90.0.0", "90.1.0"):
        folder = tmp_path / version
        newer = installed(wheel(folder / "made", version), folder / "bin")
        said = newer("upgrade", cwd=city)
        assert f"til versjon {version}." in said
        assert "\n- Makefile\n" in said
        assert "\n- CONTRIBUTING.md\n" in said.partition("latt i fred")[2]
        assert "Ingen ord i teksten er endret." in said
        assert re.search(r"(?m)^Nettstedet er bygget på nytt i site/\. [1-9]\d* av \d+ sider", said)
        assert "finnes ikke lenger" not in said
        assert {name: (city / name).read_bytes() for name in own} == before
        assert [path.name for path in city.glob("*.whl")] == [
            f"plattform-{version}-py3-none-any.whl"
        ]
        assert version in (city / "requirements.txt").read_text("utf-8")
        assert "ingenting må endres" in newer("upgrade", cwd=city)
        assert "Alt i orden" in newer("check", cwd=city)


COPYING = "9c3c3df"
"""The version that is known to have given cities a copy of the program."""


def test_a_city_that_has_a_copy_of_the_program_is_upgraded(ours: Path, tmp_path: Path) -> None:
    archive = subprocess.run(
        ["git", "archive", COPYING], cwd=resources.REPOSITORY, capture_output=True, check=False
    )
    if archive.returncode:
        pytest.skip("this copy of the repository does not go so far back")
    old = tmp_path / "old"
    old.mkdir()
    subprocess.run(["tar", "x", "-C", str(old)], input=archive.stdout, check=True)
    city = tmp_path / "by"
    founded = f"from pathlib import Path; from generator.founding import found; found(Path({str(city)!r}), 'Fjordvik')"
    run(sys.executable, "-c", founded, cwd=old, PYTHONPATH=str(old))
    assert sum(path.is_file() for path in city.rglob("*")) == 230
    (city / "overrides/assets/site.css").unlink()
    own = {path.relative_to(city): path.read_bytes() for path in (city / "source").glob("*.yaml")}
    command = installed(ours, tmp_path / "bin")
    said = command("upgrade", cwd=city)
    assert "Kopien av programmet er tatt bort (190 filer)" in said
    assert "latt i fred" not in said
    assert sum(path.is_file() for path in city.rglob("*") if ".cache" not in path.parts) <= 60
    assert {path: (city / path).read_bytes() for path in own} == own
    assert "ingenting må endres" in command("upgrade", cwd=city)
    assert "Alt i orden: 2 punkter." in command("check", cwd=city)
    command("build", cwd=city)
    site = Site(city, city / "site", "")
    assert "bygge en ny skole på Sentrumsjordet" in site.pages["punkt/1/"].html
