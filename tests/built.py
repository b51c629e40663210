"""A built site, as the tests read it: its files, and its pages through a real HTML parser."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.platform.model import Platform
from generator.problems import show
from generator.source.load import Loaded, load

TESTS = Path(__file__).parent


@dataclass(frozen=True)
class Page:
    """A page and where it stands: ``punkt/1/`` for the file ``punkt/1/index.html``."""

    path: str
    html: str
    site_url: str

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """The page as a browser would understand it."""
        return LexborHTMLParser(self.html)

    @cached_property
    def ids(self) -> list[str]:
        """Every id on the page, as often as it stands there."""
        return [str(node.attributes["id"]) for node in self.tree.css("[id]")]

    def by_id(self, identifier: str) -> LexborNode:
        """The one element with this id."""
        found = self.tree.css(f'[id="{identifier}"]')
        assert len(found) == 1, f"{len(found)} elements with id {identifier} on /{self.path}"
        return found[0]

    @cached_property
    def addresses(self) -> list[str]:
        """Every address that the page names, made whole."""
        names = ("href", "src", "action", "poster", "data", "formaction", "srcset", "cite")
        return [
            urljoin(self.site_url + self.path, str(value))
            for node in self.tree.css(",".join(f"[{name}]" for name in names))
            for name in names
            if (value := node.attributes.get(name)) is not None
        ]

    def meta(self, name: str) -> str:
        """What the head says under ``name``, such as ``og:title``."""
        found = self.tree.css(f'meta[name="{name}"], meta[property="{name}"]')
        assert len(found) == 1, f"{len(found)} times {name} on /{self.path}"
        return str(found[0].attributes["content"])


@dataclass(frozen=True)
class Site:
    """A site on disk, and the source it was made from."""

    project: Path
    folder: Path
    said: str

    @cached_property
    def loaded(self) -> Loaded:
        """The source, read again."""
        return whole(self.project / "source")

    @property
    def platform(self) -> Platform:
        """What the site should say."""
        return self.loaded.platform

    @cached_property
    def url(self) -> str:
        """The address that the site is published at."""
        return str(self.json("data/platform.json")["url"])

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every page by its path; the cards, which other sites frame, are no pages."""
        return {path: page for path, page in self._printed.items() if "kort" not in path.split("/")}

    @cached_property
    def cards(self) -> dict[str, Page]:
        """Every card by its path."""
        return {path: page for path, page in self._printed.items() if "kort" in path.split("/")}

    @cached_property
    def _printed(self) -> dict[str, Page]:
        found = {}
        for file in sorted(self.folder.rglob("*.html")):
            path = file.relative_to(self.folder).as_posix().removesuffix("index.html")
            found[path] = Page(path, file.read_text("utf-8"), self.url)
        return found

    @cached_property
    def languages(self) -> set[str]:
        """The other languages: those that have a search page of their own."""
        return {path.split("/")[0] for path in self.pages if path.endswith("/sok/")}

    @cached_property
    def norwegian(self) -> dict[str, Page]:
        """The pages at the root."""
        return {p: page for p, page in self.pages.items() if p.split("/")[0] not in self.languages}

    def json(self, path: str) -> Any:
        """A data file."""
        return json.loads((self.folder / path).read_text("utf-8"))


def whole(folder: Path) -> Loaded:
    """What a folder holds whose platform can be read."""
    found = load(folder)
    assert isinstance(found, Loaded), show(found.problems)
    return found


def plattform(
    *arguments: str, cwd: Path = TESTS.parent, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does, in a process of its own."""
    return subprocess.run(
        [str(Path(sys.executable).with_name("plattform")), *arguments],
        cwd=cwd,
        env=os.environ | {"SOURCE_DATE_EPOCH": "0"} | (env or {}),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
    )


def build(project: Path, to: Path) -> Site:
    """Build ``project`` into ``to``; a failed build fails the test."""
    run = plattform("build", "--to", str(to / "site"), cwd=project)
    assert run.returncode == 0, run.stdout + run.stderr
    return Site(project, to / "site", run.stdout + run.stderr)


def files(folder: Path) -> dict[str, bytes]:
    """Every file under ``folder`` with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def folded(text: str | None) -> str:
    """The text as it is read: white space folded."""
    return " ".join((text or "").split())


def without_wordings(source: Path) -> Path:
    """Take the everyday words away: for a test in which commitments come and go, and these would stay."""
    for path in source.glob("plain/*.yaml"):
        path.write_text(path.read_text("utf-8").partition("\nwordings:\n")[0] + "\n", "utf-8")
    for path in source.glob("translations/*/*.yaml"):
        text = re.sub(
            r"^  \S+\.plain:\n(    .*\n)*", "", path.read_text("utf-8"), flags=re.MULTILINE
        )
        path.write_text(text, "utf-8")
    return source
