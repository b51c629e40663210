"""An answer to everything: whatever goes wrong is told in words, and never as a traceback."""

from __future__ import annotations

import errno
import io
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pytest
from mkdocs.exceptions import PluginError

from generator.checks import unique_ids
from generator.doors import answering, cli
from generator.doors.plugin import configured, settings
from tests.built import TESTS

SETTINGS = """\
site_name: Havdal
docs_dir: HOUSE/docs
theme:
  name: material
  custom_dir: HOUSE/overrides
plugins:
  - plattform:
      source: source
  - search
""".replace("HOUSE", str(TESTS.parent))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The city, in which one stands."""
    shutil.copytree(TESTS / "city" / "source", tmp_path / "source")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "case",
    [
        ("docs_dir:", "extra: 2026-99-99\ndocs_dir:", 2, "ser ut som en dato"),
        ("docs_dir:", "extra: !!timestamp snart\ndocs_dir:", 2, "ser ut som en dato"),
        ("docs_dir:", f"extra: {'9' * 5000}\ndocs_dir:", 2, "ser ut som et tall"),
        ("docs_dir:", "extra: !!int ni\ndocs_dir:", 2, "ser ut som et tall"),
        ("docs_dir:", "docs_dir:\nextra: #", 2, "«docs_dir» skal være"),
        ("docs_dir:", "site_dir:\ndocs_dir:", 2, "«site_dir» skal være"),
        ("docs_dir:", "INHERIT: [a.yml]\ndocs_dir:", 2, "«INHERIT» skal være"),
        ("docs_dir:", "12: tolv\ndocs_dir:", 2, "«12» er ikke et navn"),
        ("docs_dir:", "2026-01-01: nyttår\ndocs_dir:", 2, "«2026-01-01» er ikke et navn"),
        ("docs_dir:", "? [a, b]\n: c\ndocs_dir:", 2, "er ikke et navn"),
        ("source: source", "12: tolv", 8, "«12» er ikke et navn"),
        ("source: source", "source: [source]", 8, "«plattform.source» skal være"),
        ("source: source", "source:", 8, "«plattform.source» skal være"),
        ("material", "[material]", 4, "«theme.name» skal være"),
        ("  custom_dir:", "  custom_dir:\nextra: #", 5, "«theme.custom_dir» skal være"),
        ("docs_dir:", f"extra: {'[' * 50}{']' * 50}\ndocs_dir:", 2, "for mange nivåer"),
        ("docs_dir:", f"extra: {'[' * 1_000}\ndocs_dir:", 2, "for mange nivåer"),
        ("docs_dir:", "extra: &a [*a]\ndocs_dir:", 2, "tar aldri slutt"),
        ("docs_dir:", "extra: {a\ndocs_dir:", 3, "kan ikke leses fra denne linjen"),
        ("site_name: Havdal", "site_url: 'http://['", 1, "MkDocs kan ikke bruke innstillingene"),
        (
            *("- search", "- finnes-ikke", 1),
            "MkDocs kan ikke bruke innstillingene: Config value 'plugins': The \"finnes-ikke\"",
        ),
    ],
)
@pytest.mark.parametrize("command", [["build"], ["pages", "--to", "ut"], ["serve"]])
def test_whatever_stands_in_the_settings_is_told_at_its_line(
    command: list[str],
    case: tuple[str, str, int, str],
    project: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    right, wrong, line, said = case
    if command == ["serve"] and "MkDocs kan ikke" in said:
        pytest.skip("MkDocs itself tells of it, in a process of its own")
    (project / "mkdocs.yml").write_text(SETTINGS.replace(right, wrong, 1), "utf-8")
    assert cli.main(command) == 1
    told = capsys.readouterr().err.splitlines()[-1]
    assert told.startswith(f"mkdocs.yml:{line}:")
    assert said in told
    assert len(told) < 500


def test_settings_that_are_inherited_are_told_in_their_own_file(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "grunn.yml").write_text("extra: 2026-02-30\nINHERIT: mkdocs.yml\n", "utf-8")
    (project / "mkdocs.yml").write_text(f"INHERIT: grunn.yml\n{SETTINGS}", "utf-8")
    assert cli.main(["--lang", "en", "pages", "--to", "ut"]) == 1
    assert capsys.readouterr().err.startswith("grunn.yml:1:8: “2026-02-30” looks like a date")


def test_norway_needs_no_quotes(project: Path) -> None:
    """YAML reads ``no`` as a no; whoever writes it as a country means Norway."""
    for country in ("no", '"no"'):
        text = SETTINGS.replace("source: source", f"source: source\n      country: {country}")
        (project / "mkdocs.yml").write_text(text, "utf-8")
        assert settings(project / "mkdocs.yml").country == "no"


def test_a_remark_further_out_than_all_else_is_laid_out(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / "source" / "glossary.yaml"
    lines = path.read_text("utf-8").splitlines()
    inner = [f"  {line}" for line in lines if not line.startswith("#")]
    path.write_text("\n".join([*inner, "# Til slutt.", ""]), "utf-8")
    assert cli.main(["fmt"]) == 0, capsys.readouterr().out
    assert path.read_text("utf-8").endswith("# Til slutt.\n")
    capsys.readouterr()
    cli.main(["check"])
    assert "glossary.yaml" not in capsys.readouterr().out


def failing(*_: object) -> Iterator[object]:
    """A rule with a fault in it."""
    yield from ()
    raise ZeroDivisionError("x" * 5000)


def test_a_fault_of_ours_is_told_as_ours_and_its_details_are_kept(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("generator.checks.CHECKS", (unique_ids.check, failing))
    assert cli.main(["check"]) == 1
    told = capsys.readouterr().err
    assert "feil i selve programmet, ikke hos deg. Det leste source/" in told
    assert "ZeroDivisionError: xxx" in told
    assert "Traceback" not in told
    assert len(told) < 700
    assert "Traceback" in (project / answering.DETAILS).read_text("utf-8")
    assert cli.main(["--lang", "en", "check"]) == 1
    assert "a fault of its own, and not of yours. It was reading source/" in capsys.readouterr().err
    with pytest.raises(ZeroDivisionError):
        cli.main(["check", "--traceback"])


def test_a_fault_while_a_file_is_read_names_the_file(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def understand(data: bytes, name: str, *_: object) -> object:
        raise RecursionError(name)

    monkeypatch.setattr("generator.source.files.understand", understand)
    monkeypatch.setattr("generator.source.files._REMEMBERED", {})
    for command in (["check"], ["fmt"], ["pages", "--to", "ut"], ["release", "2030-01-01"]):
        assert cli.main(command) == 1
        assert "Det leste source/platform.yaml, og kan" in capsys.readouterr().err
    ready = configured(project / "mkdocs.yml")
    ready.plugin.folder = project / "source"
    with pytest.raises(PluginError, match=r"ikke hos deg. Det leste source/platform.yaml"):
        ready.plugin.on_pre_build(ready.config)


class Full(io.RawIOBase):
    """A file on a disk that has no room left: the system does not say which file it is."""

    def writable(self) -> bool:
        return True

    def write(self, _: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@contextmanager
def disk(monkeypatch: pytest.MonkeyPatch, number: int) -> Iterator[None]:
    """A disk that is full, or can only be read."""
    as_usual = Path.open

    def opening(path: Path, mode: str = "r", *more: Any, **how: Any) -> IO[Any]:
        if not set(mode) & set("wxa+"):
            return as_usual(path, mode, *more, **how)
        if number != errno.ENOSPC:
            raise OSError(number, os.strerror(number), str(path))
        as_usual(path, mode, *more, **how).close()
        return io.BufferedWriter(Full()) if "b" in mode else io.TextIOWrapper(Full())  # type: ignore[type-var]

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", opening)
        yield


@pytest.mark.parametrize(
    "full", [(errno.ENOSPC, "Disken er full."), (errno.EROFS, "Disken kan bare leses")]
)
@pytest.mark.parametrize(
    ("command", "file"),
    [
        (["fmt"], "source/"),
        (["release", "2030-01-01"], "source/register.yaml"),
        (["new", "term", "Rådhus", "--text", "Her bor byrådet."], "source/glossary.yaml"),
        (["schema", "--write"], "source/platform.schema.json"),
        (["check", "--summary", "alt.md"], "alt.md"),
        (["new", "platform", "ny", "--place", "Nyby"], "ny.new"),
        (["pages", "--to", "ut"], "ut"),
    ],
)
def test_a_disk_that_cannot_be_written_to_is_told_with_the_file_and_what_to_do(
    command: list[str],
    file: str,
    full: tuple[int, str],
    project: Path,
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch: pytest.MonkeyPatch = request.getfixturevalue("monkeypatch")
    capsys: pytest.CaptureFixture[str] = request.getfixturevalue("capsys")
    number, said = full
    glossary = project / "source" / "glossary.yaml"
    glossary.write_text(glossary.read_text("utf-8").replace("title: ", "title:   "), "utf-8")
    before = sorted(project.rglob("*"))
    with disk(monkeypatch, number):
        assert cli.main(command) == 1
    told = capsys.readouterr().err.splitlines()[-1]
    assert told.startswith("Kan ikke lese eller skrive ")
    assert file in told
    assert "None" not in told
    assert said in told
    left = [path for path in sorted(project.rglob("*")) if ".cache" not in path.parts]
    assert [p for p in left if p not in before and p.suffix not in (".json", ".md")] == []
    assert cli.main(command) in (0, 1), "and when there is room, it works"
    assert "Kan ikke" not in capsys.readouterr().err


def test_an_edition_far_ahead_must_be_meant_twice(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["release", "9999-12-31"]) == 1
    assert "skriv --confirm etter den" in capsys.readouterr().err
    assert not (project / "source" / "register.yaml").exists()
    assert cli.main(["release", "9999-12-31", "--confirm"]) == 0
    assert (project / "source" / "register.yaml").exists()
