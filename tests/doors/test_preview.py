"""The preview: a real server that shows an edit at once, and a mistake above the last good page."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser

from tests.built import TESTS, plattform

PATIENCE = 180
"""Seconds. A machine that does much else is slow; the promise itself is measured by the bench."""


@dataclass(frozen=True)
class Preview:
    """A server and the project that it serves."""

    project: Path
    address: str
    log: Path

    def get(self, path: str) -> str:
        with urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310 - our own
            return str(answer.read().decode())

    def edit(self, before: str, after: str) -> None:
        path = self.project / "source" / "platform.yaml"
        text = path.read_text("utf-8")
        assert before in text
        path.write_text(text.replace(before, after), "utf-8")

    def shows(self, path: str, *words: str) -> str:
        """The page once it shows all of this; it has some time."""
        end = time.monotonic() + PATIENCE
        page = ""
        while time.monotonic() < end:
            page = self.get(path)
            if all(word in page for word in words):
                return page
            time.sleep(0.1)
        raise AssertionError(f"/{path} shows no {words}:\n{page}\n{self.log.read_text('utf-8')}")

    def whole_builds(self) -> int:
        return self.log.read_text("utf-8").count("Cleaning site directory")


@contextmanager
def serving(project: Path, to: Path) -> Iterator[Preview]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = to / "serve.log"
    command = Path(sys.executable).with_name("plattform")
    with log.open("w", encoding="utf-8") as out:
        server = subprocess.Popen(
            [str(command), "serve", "--address", f"127.0.0.1:{port}"],
            cwd=project,
            stdout=out,
            stderr=subprocess.STDOUT,
            env=os.environ | {"PYTHONUNBUFFERED": "1"},
            start_new_session=True,
        )
    preview = Preview(project, f"http://127.0.0.1:{port}/{mounted(project)}", log)
    try:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and server.poll() is None:
            with suppress(URLError, ConnectionError):
                preview.get("")
                break
            time.sleep(0.2)
        assert server.poll() is None, log.read_text("utf-8")
        yield preview
    finally:
        with suppress(ProcessLookupError):
            server.terminate()
        server.wait(30)


def mounted(project: Path) -> str:
    return "plattform/" if "havdal.example" in (project / "mkdocs.yml").read_text("utf-8") else ""


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    project = tmp_path / "project"
    shutil.copytree(TESTS / "city", project)
    settings = (project / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(settings.replace("../..", str(TESTS.parent)), "utf-8")
    for adopted in ("adopted.txt", "adopted-corrections.yaml"):
        (project / "source" / adopted).unlink()
    with serving(project, tmp_path) as made:
        yield made


def test_an_edit_shows_without_building_everything_again(preview: Preview) -> None:
    assert "stenge Torggata" in preview.get("punkt/8/")
    preview.edit("stenge Torggata", "åpne Torggata")
    preview.shows("punkt/8/", "åpne Torggata")
    pages = ("gater-og-torg/", "punkt/", "en/punkt/8/")
    for path in (*pages, "punkt/8/index.json", "search/search_index.json"):
        preview.shows(path, "åpne Torggata")
    assert preview.whole_builds() == 1


def test_a_source_that_has_been_away_and_is_back_is_watched_as_before(preview: Preview) -> None:
    """As a checkout in git may do it."""
    source = preview.project / "source"
    source.rename(preview.project / "borte")
    time.sleep(2)  # what watches looks every half second, and gives up
    assert "stenge Torggata" in preview.get("punkt/8/")
    (preview.project / "borte").rename(source)
    preview.edit("stenge Torggata", "åpne Torggata")
    preview.shows("punkt/8/", "åpne Torggata")
    preview.edit("åpne Torggata", "feie Torggata")
    preview.shows("punkt/8/", "feie Torggata")
    assert "Traceback" not in preview.log.read_text("utf-8")


def test_a_new_commitment_and_a_new_name_show_too(preview: Preview) -> None:
    run = plattform(
        "new", "commitment", "--section", "skolen", "--text", "male skolen.", cwd=preview.project
    )
    assert run.returncode == 0, run.stdout
    preview.shows("skole-og-barnehage/", "male skolen.")
    key = re.search("punkt-ny-[a-z0-9]+", run.stdout)
    assert key
    assert f'id="{key[0]}"' in preview.get("skole-og-barnehage/")  # no page before its number
    preview.edit("title: Gater og torg", "title: Gater og plasser")
    preview.shows("", "Gater og plasser")
    assert "Gater og plasser" in preview.get("punkt/2/")


def test_a_mistake_is_told_in_the_browser_and_the_terminal_above_the_last_good_page(
    preview: Preview, browser: Browser
) -> None:
    tab = browser.new_page()
    tab.goto(f"{preview.address}punkt/8/")
    preview.edit("title: Skolen", "titel: <b>Skolen</b>")
    alert = tab.wait_for_selector("[role=alert]", timeout=PATIENCE * 1000)
    assert alert
    said = alert.inner_text()
    assert "source/platform.yaml:" in said
    assert "«titel» er ikke et kjent navn. Mente du «title»? [shape]" in said
    assert "stenge Torggata" in tab.inner_text("main")
    assert "Mente du «title»?" in preview.log.read_text("utf-8")
    assert "Traceback" not in preview.log.read_text("utf-8")
    preview.edit("titel: <b>Skolen</b>", "title: Skolen")
    tab.wait_for_selector("[role=alert]", state="detached", timeout=PATIENCE * 1000)
    assert "stenge Torggata" in tab.inner_text("main")
    tab.close()


@pytest.mark.long
def test_an_edit_of_the_real_platform_shows_without_building_everything_again(
    tmp_path: Path,
) -> None:
    project = tmp_path / "project"
    project.mkdir()
    shutil.copytree(TESTS.parent / "source", project / "source")
    for folder in ("docs", "overrides"):
        (project / folder).symlink_to(TESTS.parent / folder)
    shutil.copy(TESTS.parent / "mkdocs.yml", project)
    with serving(project, tmp_path) as preview:
        path = project / "source" / "glossary" / "a.yaml"
        text = path.read_text("utf-8")
        first = text.index("explanation: >-\n") + len("explanation: >-\n      ")
        path.write_text(text[:first] + "Forhåndsvist ord. " + text[first:], "utf-8")
        preview.shows("ordliste/", "Forhåndsvist ord.")
        assert preview.whole_builds() == 1
