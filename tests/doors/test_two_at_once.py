"""Two commands at once, and one that is stopped in the middle: old or new, as a whole."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

import pytest

from generator.doors import cli
from generator.writing import alone_in, alone_making, put_bytes, together_in
from tests.built import TESTS, files
from tests.doors.test_answering import SETTINGS

STOPPED = 99
"""What a process ends with that is stopped."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The city, in which one stands."""
    shutil.copytree(TESTS / "city" / "source", tmp_path / "source")
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def beside(act: Callable[[], object]) -> Callable[[], int]:
    """Do something in a process of its own; what is returned waits for it, and says how it ended."""

    def ending() -> None:
        done = act()
        os._exit(done if isinstance(done, int) else 0)

    process = get_context("fork").Process(target=ending)
    process.start()

    def ended() -> int:
        process.join(60)
        assert process.exitcode is not None
        return process.exitcode

    return ended


def until(path: Path) -> None:
    """Wait for a file."""
    end = time.monotonic() + 60
    while not path.exists():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.mark.parametrize("held", [together_in, alone_in, alone_making])
def test_who_writes_waits_for_whoever_is_at_work_and_is_told_so(
    held: Callable[[Path], object], tmp_path: Path
) -> None:
    place = tmp_path / "mappe"
    place.mkdir()
    there, done = tmp_path / "inne", tmp_path / "ferdig"

    def hold() -> None:
        with held(place):  # type: ignore[attr-defined]
            there.touch()
            time.sleep(0.3)
            done.touch()

    ended = beside(hold)
    until(there)
    told: list[bool] = []
    with (alone_making if held is alone_making else alone_in)(
        place, lambda: told.append(done.exists())
    ):
        assert done.exists()
    assert told == [False]
    assert ended() == 0
    assert list(tmp_path.glob(".*")) == []


def test_those_who_only_read_do_not_wait_for_each_other(tmp_path: Path) -> None:
    there, done = tmp_path / "inne", tmp_path / "ferdig"

    def hold() -> None:
        with together_in(tmp_path):
            there.touch()
            until(done)

    ended = beside(hold)
    until(there)
    with together_in(tmp_path):
        done.touch()
    assert ended() == 0


@pytest.mark.long
def test_two_that_write_pages_into_one_folder_leave_one_site_and_no_mixture(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = project / "annen"
    shutil.copytree(project / "source", other)
    platform = other / "platform.yaml"
    platform.write_text(platform.read_text("utf-8").replace("Havdal", "Utdal"), "utf-8")
    for file in ("adopted.txt", "adopted-corrections.yaml"):
        (other / file).unlink()
    alone = {}
    for source in ("source", "annen"):
        assert cli.main(["--source", source, "pages", "--to", f"{source}-alene"]) == 0
        alone[source] = files(project / f"{source}-alene")
    both = [
        beside(lambda source=source: cli.main(["--source", source, "pages", "--to", "ut"]))  # type: ignore[misc]
        for source in alone
    ]
    assert [ended() for ended in both] == [0, 0]
    assert files(project / "ut") in alone.values()
    assert [path.name for path in project.glob(".*.lock")] == []


def stopping_after(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop the process as a kill does, once so many files have been put in place."""
    as_usual, done = Path.replace, [0]

    def replace(path: Path, target: Path) -> Path:
        done[0] += 1
        if done[0] > number:
            os._exit(STOPPED)
        return as_usual(path, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_a_new_platform_that_was_stopped_is_begun_again(project: Path) -> None:
    def stopped() -> int:
        with pytest.MonkeyPatch.context() as patched:
            stopping_after(5, patched)
            return cli.main(["new", "platform", "ny", "--place", "Nyby"])

    assert beside(stopped)() == STOPPED
    assert not (project / "ny").exists()
    assert (project / "ny.new").exists()
    assert cli.main(["new", "platform", "ny", "--place", "Nyby"]) == 0
    assert not (project / "ny.new").exists()


def test_pages_that_were_stopped_are_as_they_were(project: Path) -> None:
    assert cli.main(["pages", "--to", "ut"]) == 0
    (project / "ut" / "egen.txt").write_text("min egen", "utf-8")
    before = files(project / "ut")
    assert {"punkt/1/index.html", "egen.txt"} <= set(before)
    platform = project / "source" / "plain" / "skole-og-barnehage.yaml"
    text = platform.read_text("utf-8")
    platform.write_text(text.replace("Løkka får en ny", "Løkka får én ny"), "utf-8")

    def stopped() -> int:
        with pytest.MonkeyPatch.context() as patched:
            stopping_after(20, patched)
            return cli.main(["pages", "--to", "ut"])

    assert beside(stopped)() == STOPPED
    assert files(project / "ut") == before
    assert cli.main(["pages", "--to", "ut"]) == 0
    after = files(project / "ut")
    assert set(after) == set(before)
    assert after["egen.txt"] == b"min egen"
    assert sum(after[path] != before[path] for path in before) > 3
    assert sorted(path.name for path in project.glob("*ut*")) == ["ut"]


@pytest.mark.parametrize("number", [0, 1])
def test_a_release_that_was_stopped_goes_on_by_itself(
    number: int, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped() -> int:
        with pytest.MonkeyPatch.context() as patched:
            stopping_after(number, patched)
            return cli.main(["release", "2030-01-01"])

    assert beside(stopped)() == STOPPED
    assert list((project / "source").glob(".*.new"))
    if number:
        capsys.readouterr()
        assert cli.main(["check"]) == 1
        assert "kjør «plattform release 2030-01-01» en gang til" in capsys.readouterr().out
    assert cli.main(["release", "2030-01-01"]) == 0
    assert cli.main(["check"]) == 0
    assert list((project / "source").glob(".*")) == []


def test_a_file_that_is_put_in_place_is_never_seen_half(tmp_path: Path) -> None:
    path = tmp_path / "side.html"
    path.write_bytes(b"a" * 500_000)

    def write() -> None:
        for n in range(40):
            put_bytes(path, b"ab"[n % 2 : n % 2 + 1] * (500_000 + n))

    ended, seen = beside(write), set[bytes]()
    for _ in range(200):
        content = path.read_bytes()
        assert len(content) >= 500_000
        assert content.count(content[:1]) == len(content)
        seen.add(content[:1])
    assert ended() == 0
    assert list(tmp_path.iterdir()) == [path]
