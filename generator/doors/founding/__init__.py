"""A folder for a new platform: the program as it is here, and examples in place of the text.

A new city has its own copy, so that nothing that happens here can change what it has published.
What is written anew lies in ``files/``; the rest is copied, so that there is one of each.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.reading.characters import fault_in
from generator.reading.yaml_text import double_quoted
from generator.source.layout import canonical
from generator.source.schema import SOURCES, schemas
from generator.writing import folder_in_place_of, naming, put

HOUSE = Path(__file__).parents[3]

FILES = Path(__file__).parent / "files"

COPIED = (
    *("generator", "overrides", "requirements", "pyproject.toml"),
    *("docs/guide", "docs/robots.txt"),
    *(".github", ".vscode", ".editorconfig", ".gitattributes", ".gitignore"),
    *("HOSTING.md", "LICENSE", "source/LICENSE.md"),
)
"""What a new platform gets as it is here."""

LEFT_OUT = ("__pycache__", "test.yml", "dependabot.yml", "dev.txt", "jsconfig.json")
"""What it does not: what is made by running, the test of the program, and what that test decides."""


class CannotFoundError(Exception):
    """Why no platform can be set up there, in both languages."""

    def __init__(self, nb: str, en: str) -> None:
        super().__init__(nb)
        self.nb, self.en = nb, en


def found(to: Path, place: str) -> None:
    """Set up a platform for ``place`` in the folder ``to``, which is empty or not there yet.

    The folder is there when all of it is; whoever was stopped in the middle begins again.
    """
    if not (HOUSE / "Makefile").exists():
        raise CannotFoundError(
            "Programmet ligger ikke i mappen det ble hentet i. Hent hele mappen, og kjør «plattform "
            "new platform» derfra.",
            "The program does not lie in the folder that it came in. Fetch the whole folder, and "
            "run “plattform new platform” from there.",
        )
    if fault := fault_in(place):
        raise CannotFoundError(
            f"Stedets navn holder {fault[0]}. Skriv det på nytt uten.",
            f"The name of the place holds {fault[1]}. Write it again without.",
        )
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise CannotFoundError(
            f"{to} finnes fra før og er ikke tom. Velg en annen mappe.",
            f"{to} exists and is not empty. Choose another folder.",
        )
    to.parent.mkdir(parents=True, exist_ok=True)
    with folder_in_place_of(to.absolute()) as made, naming(made):
        _fill(made, place)


def _fill(to: Path, place: str) -> None:
    _copy(to)
    for path, text in own_files(place):
        (to / path).parent.mkdir(parents=True, exist_ok=True)
        put(to / path, text)
    for name in ("platform", "glossary"):
        file = to / "source" / f"{name}.yaml"
        put(file, canonical(file, SOURCES[name]))


def _copy(to: Path) -> None:
    leave = shutil.ignore_patterns(*LEFT_OUT)
    for name in COPIED:
        source, target = HOUSE / name, to / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with naming(target):
            if source.is_dir():
                shutil.copytree(source, target, ignore=leave)
            elif source.exists():
                shutil.copyfile(source, target)


def own_files(place: str) -> Iterator[tuple[str, str]]:
    """The files that are its own, by their path in its folder."""
    title = f"Politisk plattform for byrådet i {place}"
    for file in sorted(FILES.rglob("*.*")):
        quoted = file.suffix == ".yaml"
        words = {
            name: double_quoted(value) if quoted else value
            for name, value in (("title", title), ("place", place))
        }
        text = file.read_text("utf-8")
        for name, value in words.items():
            text = text.replace(f"{{{name}}}", value)
        yield file.relative_to(FILES).as_posix(), text
    yield "Makefile", _targets((HOUSE / "Makefile").read_text("utf-8"))
    yield "CONTRIBUTING.md", _for_editors((HOUSE / "CONTRIBUTING.md").read_text("utf-8"))
    yield "mkdocs.yml", _settings((HOUSE / "mkdocs.yml").read_text("utf-8"), title)
    for name, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        yield f"source/{name}.schema.json", text


NOT_HERE = (
    "test",
    "proof",
    "coverage",
    "lint",
    "bench",
    "bless",
    "pictures",
    "lock",
    ".dev",
    ".browser",
)
"""Targets of the Makefile that need the tests, which stay with the program."""


def _targets(text: str) -> str:
    """Our own Makefile without the targets that a new platform cannot make."""
    gone = re.compile(
        rf"(?:\$\(VENV\)/)?(?:{'|'.join(map(re.escape, (*NOT_HERE, '.node', '.proof')))}):|COMPILE "
    )
    kept = "\n\n".join(block for block in text.split("\n\n") if not gone.match(block))
    kept = re.sub(r"(?m)(?<=^\.PHONY:)(.*)$", lambda names: _here(names[1]), kept)
    return kept.replace(" node_modules tests/proof/node_modules", "").rstrip() + "\n"


def _here(names: str) -> str:
    return "".join(f" {name}" for name in names.split() if name not in NOT_HERE)


def _for_editors(text: str) -> str:
    """What CONTRIBUTING.md says to those who write; the program is changed where it comes from."""
    text = text.partition("\n## Changing the program")[0] + "\n"
    return re.sub(
        r" Lenger nede står det som trengs for å\n\*\*endre programmet\*\* [^.]*\.", "", text
    )


def _settings(text: str, title: str) -> str:
    """Our own settings with another name, and Norwegian alone until something is translated."""
    text = re.sub(r"(?m)^site_name: .*$", lambda _: f"site_name: {double_quoted(title)}", text)
    return re.sub(r"(- code: nb\n)(?: +- code: \w+\n(?: +drafts: \w+\n)?)+", r"\1", text)
