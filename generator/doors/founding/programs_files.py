"""The files in a city's folder that are the program's: they are the same in every city, until it changes one.

The city's record, ``.plattform.json``, holds the checksum that each had when it was put there. By that
``plattform upgrade`` knows which the city has changed since.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from generator.doors import resources
from generator.source.schema import schemas

COPIED = (
    ".github",
    ".vscode",
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    "HOSTING.md",
    "LICENSE",
)
"""What a city has as it is here."""

LEFT_OUT = ("test.yml", "release.yml", "dependabot.yml", "CODEOWNERS")
"""What it does not: the test and the release of the program, what that test decides, who reads what."""

RECORD = ".plattform.json"
"""What a city remembers of the program that it has."""

MAKEFILE = Path(__file__).parent / "files" / "every" / "Makefile"


def programs_files() -> Iterator[tuple[str, str]]:
    """Each file of the program, by its path in the city's folder."""
    for name in COPIED:
        top = resources.at(name)
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and path.name not in LEFT_OUT:
                yield (
                    f"{name}{path.as_posix().removeprefix(top.as_posix())}",
                    path.read_text("utf-8"),
                )
    yield "Makefile", MAKEFILE.read_text("utf-8")
    yield "CONTRIBUTING.md", _for_editors(resources.at("CONTRIBUTING.md").read_text("utf-8"))
    for name, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        yield f"source/{name}.schema.json", text


def _for_editors(text: str) -> str:
    """What CONTRIBUTING.md says to those who write; the program is changed where it comes from.

    The guide comes with the program, and is read on the site.
    """
    text = text.partition("\n## Changing the program")[0] + "\n"
    text = re.sub(
        r" Lenger nede står det som trengs for å\n\*\*endre programmet\*\* [^.]*\.", "", text
    )
    text = text.replace(
        "ligger i [docs/guide](docs/guide/index.md) og på nettstedet under\n`/guide/`",
        "ligger på nettstedet under\n`/guide/`",
    )
    return re.sub(r"\[([^]]+)\]\(docs/(guide/[^)]+)\.md\)", r"\1 (`/\2/`)", text)


@dataclass(frozen=True)
class Record:
    """The version of the program that a city has, and the checksum of each of its files, by path."""

    version: str
    files: Mapping[str, str]

    @classmethod
    def of(cls, files: Iterable[tuple[str, str]]) -> Record:
        """The record of files that this version of the program puts into a city."""
        return cls(version("plattform"), {path: checksum(text.encode()) for path, text in files})

    @property
    def text(self) -> str:
        """As it is written."""
        said = {"version": self.version, "files": dict(sorted(self.files.items()))}
        return json.dumps(said, indent=2) + "\n"


def checksum(content: bytes) -> str:
    """The SHA-256 of a file, whichever line ends git has given it."""
    return sha256(content.replace(b"\r\n", b"\n")).hexdigest()
