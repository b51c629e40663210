"""A city takes a newer version of the program, and keeps all that it wrote."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest

from generator.doors import rebuilding, resources, upgrading
from generator.doors.cli import main
from generator.doors.founding import Asked, found
from generator.doors.founding.programs_files import RECORD, checksum
from tests.built import TESTS, files

HERE = version("plattform")


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("upgrade") / "fjordvik"
    found(to, Asked("Fjordvik"))
    return to


@pytest.fixture
def city(founded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A city that this version founded, in which one stands."""
    to = tmp_path / "fjordvik"
    shutil.copytree(founded, to)
    monkeypatch.chdir(to)
    return to


def earlier(city: Path, **of: str | None) -> None:
    """Make a city one of version 0.0.1: what the program put there then; None is what it had not."""
    record = json.loads((city / RECORD).read_text("utf-8"))
    for name, text in of.items():
        path = name.replace("__", "/").replace("_", ".")
        if text is None:
            (city / path).unlink()
            del record["files"][path]
        else:
            (city / path).write_text(text, "utf-8")
            record["files"][path] = checksum(text.encode())
    (city / RECORD).write_text(json.dumps(record | {"version": "0.0.1"}), "utf-8")


def test_what_the_program_put_there_is_replaced_and_what_the_city_wrote_is_not(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    earlier(city, Makefile="gammel:\n", HOSTING_md=None, gammelt_txt="bort", endret_txt="vårt")
    own = {
        "README.md": "vår egen",
        "CONTRIBUTING.md": "våre regler",
        "endret.txt": "nå er det vårt",
    }
    for name, text in own.items():
        (city / name).write_text(text, "utf-8")
    (city / ".github/workflows/slots.yml").unlink()
    requirements = city / "requirements.txt"
    requirements.write_text(requirements.read_text("utf-8") + "mkdocs-noe==1\n", "utf-8")
    source = files(city / "source")
    assert main(["upgrade"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"Fra versjon 0.0.1 til versjon {HERE}.\n")
    told = {
        heading: re.findall(r"(?m)^- (.*)$", said.partition(heading)[2].partition("\n\n")[0])
        for heading in ("Nye filer:", "Byttet ut", "Tatt bort", "Se om de fortsatt passer:")
    }
    assert list(told.values()) == [
        ["HOSTING.md"],
        ["Makefile"],
        ["gammelt.txt"],
        ["CONTRIBUTING.md"],
    ]
    assert "endret.txt" in said.partition("programmet bruker dem ikke lenger:")[2]
    assert {name: (city / name).read_text("utf-8") for name in own} == own
    assert files(city / "source") == source
    assert "site: $(VENV)/.site" in (city / "Makefile").read_text("utf-8")
    assert (city / "HOSTING.md").exists()
    assert not (city / "gammelt.txt").exists()
    assert not (city / ".github/workflows/slots.yml").exists(), "what the city took away stays away"
    assert requirements.read_text("utf-8").endswith("mkdocs-noe==1\n")
    assert "Ingen ord i teksten er endret." in said
    assert main(["upgrade"]) == 0
    again = capsys.readouterr().out
    assert again == (
        f"Alt er i orden: mappen har versjon {HERE} av programmet, og ingenting må endres.\n"
    )


def test_another_wheel_takes_the_place_of_the_old(city: Path) -> None:
    requirements = city / "requirements.txt"
    held = requirements.read_text("utf-8")
    new = re.search(r"plattform-\S+\.whl", held)
    assert new
    (city / new[0]).rename(city / "plattform-0.0.1-py3-none-any.whl")
    line = "./plattform-0.0.1-py3-none-any.whl --hash=sha256:00\n"
    requirements.write_text(re.sub(r"(?m)^\./.*\n", line, held), "utf-8")
    earlier(city)
    assert main(["upgrade"]) == 0
    assert requirements.read_text("utf-8") == held
    assert [path.name for path in city.glob("*.whl")] == [new[0]]


def test_a_copy_of_the_program_goes_and_what_somebody_changed_in_it_stays(
    city: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A city from before there were records: its files are known by what they say, and where."""
    from generator.doors.founding import upgrade  # noqa: PLC0415

    ours = {
        "generator/a.py": "a = 1\n",
        "overrides/base.html": "<html>",
        "docs/guide/index.md": "# Hei\n",
    }
    known = {checksum(f"{checksum(t.encode())} {p}".encode())[:16] for p, t in ours.items()}
    monkeypatch.setattr(upgrade, "_earlier", lambda: frozenset(known))
    theirs = {
        "generator/b.py": "b = 2\n",
        "docs/guide/egen.md": "# Vår\n",
        "source/a.py": "a = 1\n",
    }
    for path, text in (ours | theirs).items():
        (city / path).parent.mkdir(parents=True, exist_ok=True)
        (city / path).write_text(text, "utf-8")
    (city / "generator/__pycache__").mkdir()
    (city / RECORD).unlink()
    settings = city / "mkdocs.yml"
    before = settings.read_text("utf-8").replace("  # custom_dir", "  custom_dir")
    settings.write_text(before, "utf-8")
    assert main(["upgrade"]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"Fra en kopi av programmet til versjon {HERE}.\n")
    assert "(3 filer)" in said
    assert "- generator/b.py" in said.partition("programmet bruker dem ikke lenger:")[2]
    assert [path for path in ours if (city / path).exists()] == []
    assert {path: (city / path).read_text("utf-8") for path in theirs} == theirs
    assert not (city / "overrides").exists()
    assert settings.read_text("utf-8") == before.replace("  custom_dir: overrides\n", "")


def test_own_templates_are_kept_with_the_line_that_names_them(city: Path) -> None:
    (city / "overrides").mkdir()
    (city / "overrides/main.html").write_text("vår", "utf-8")
    settings = city / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("  # custom_dir", "  custom_dir")
    settings.write_text(text, "utf-8")
    earlier(city, Makefile="gammel:\n")
    assert main(["upgrade"]) == 0
    assert settings.read_text("utf-8") == text


def test_words_that_belong_in_other_files_are_moved(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (city / "source").rglob("*.yaml"):
        path.unlink()
    shutil.copytree(TESTS / "source" / "old", city / "source", dirs_exist_ok=True)
    assert main(["upgrade"]) == 0
    said = capsys.readouterr().out
    assert "source/plain/skole-og-barnehage.yaml er ny. Ordene sto i en annen fil." in said
    assert "source/translations/en.yaml er borte. Alt som sto der, står i andre filer." in said
    assert "Ingen ord i teksten er endret." in said
    assert main(["upgrade"]) == 0
    assert "ingenting må endres" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ('{"version": "99.0.0", "files": {}}', "nyere enn denne"),
        ("{", ".plattform.json kan ikke leses"),
        ('{"version": "0.0.1", "files": []}', ".plattform.json kan ikke leses"),
        ("[]", ".plattform.json kan ikke leses"),
    ],
)
def test_what_cannot_be_upgraded_is_told_and_nothing_is_changed(
    city: Path, capsys: pytest.CaptureFixture[str], record: str, told: str
) -> None:
    (city / RECORD).write_text(record, "utf-8")
    before = files(city)
    assert main(["upgrade"]) == 1
    assert told in capsys.readouterr().err
    assert main(["--lang", "en", "upgrade"]) == 1
    assert "Nothing has changed." in capsys.readouterr().err
    assert files(city) == before


def test_a_text_with_a_fault_is_mended_first(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    earlier(city, Makefile="gammel:\n")
    text = city / "source/platform.yaml"
    text.write_text(text.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    before = files(city)
    assert main(["upgrade"]) == 1
    said = capsys.readouterr()
    assert "Mente du «title»?" in said.out
    assert "Ingenting er endret. Rett dette først" in said.err
    assert files(city) == before


def test_it_is_asked_for_in_a_city_and_not_in_the_programs_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["upgrade"]) == 1
    assert "Her er ingen plattform" in capsys.readouterr().err
    monkeypatch.chdir(resources.REPOSITORY)
    assert main(["upgrade"]) == 1
    assert "programmets egen mappe" in capsys.readouterr().err


def test_it_can_be_undone_by_git_where_git_has_everything(
    city: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    earlier(city, Makefile="gammel:\n", HOSTING_md=None)
    who = ("-c", "user.name=Kari", "-c", "user.email=kari@by.example")
    for command in (("init", "-q"), ("add", "-A"), (*who, "commit", "-qm", "Alt")):
        subprocess.run(["git", *command], check=True)
    before = {name: text for name, text in files(city).items() if not name.startswith(".git/")}
    assert main(["upgrade"]) == 0
    undo = capsys.readouterr().out.rpartition("Angre alt dette: ")[2].split()
    subprocess.run([*undo[:1], *who, *undo[1:]], check=True, capture_output=True)
    assert {n: t for n, t in files(city).items() if not n.startswith(".git/")} == before


def test_what_has_become_of_the_addresses_is_told(
    city: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The site that was there had a page that is gone now, and lacked one that is new."""
    earlier(city, Makefile="gammel:\n")
    pages = {"": "<p>1</p>", "borte": "<p>2</p>"}
    _put_site(city, pages)
    new = {"": "<p>nå</p>", "ny": "<p>3</p>", "ny/to": "<p>4</p>"}
    monkeypatch.setattr(rebuilding, "build", lambda _: _put_site(city, new))
    assert main(["upgrade"]) == 0
    said = capsys.readouterr().out
    assert "2 adresser er nye: /ny/, /ny/to/\n" in said
    assert "1 adresser finnes ikke lenger. Se om noen lenker dit: /borte/\n" in said


def _put_site(city: Path, pages: dict[str, str]) -> int:
    shutil.rmtree(city / "site", ignore_errors=True)
    for path, text in pages.items():
        (city / "site" / path).mkdir(parents=True, exist_ok=True)
        (city / "site" / path / "index.html").write_text(text, "utf-8")
    return 0


def test_a_requirement_on_the_last_line_is_replaced_though_the_line_does_not_end(
    city: Path,
) -> None:
    requirements = city / "requirements.txt"
    line = next(of for of in requirements.read_text("utf-8").splitlines() if "plattform" in of)
    requirements.write_text(f"mkdocs-noe==1\n{line.replace(HERE, '0.0.1')}", "utf-8")
    earlier(city)
    assert main(["upgrade"]) == 0
    assert requirements.read_text("utf-8") == f"mkdocs-noe==1\n{line}\n"


def test_it_can_be_undone_by_a_copy_where_git_has_not(
    city: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier(city, Makefile="gammel:\n")
    (city / "docs" / "pages").mkdir()
    (city / "docs" / "pages" / "egen.md").write_text("Vår.", "utf-8")
    (city / "site").mkdir()
    (city / "site" / "index.html").write_text("Kan bygges igjen.", "utf-8")
    before = {name: of for name, of in files(city).items() if not name.startswith("site/")}
    monkeypatch.setattr(upgrading, "_tell_site", lambda *_: 0)
    assert main(["upgrade"]) == 0
    copy = re.search(r"Slik var filene: (.*?)\. Vil du angre", capsys.readouterr().out)
    assert copy
    assert files(Path(copy[1])) == before
