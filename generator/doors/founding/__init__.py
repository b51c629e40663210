"""A folder for a new platform: the program as it is here, and examples in place of the text.

A new city has its own copy, so that nothing that happens here can change what it has published.
What is written anew lies in ``files/``; the rest is copied, so that there is one of each.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.platform.model import KINDS, LANGUAGE_CODE
from generator.reading.characters import fault_in
from generator.reading.yaml_text import double_quoted
from generator.source.layout import canonical
from generator.source.schema import SOURCES, schemas
from generator.wording.words import Words
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

OUR_WORDS = "engelske-ord.md"
"""The page of the guide that lists how the words of our own text are translated."""

LEFT_OUT = ("__pycache__", "test.yml", "dependabot.yml", "dev.txt", "jsconfig.json", OUR_WORDS)
"""What it does not: what is made by running, the test of the program, what that test decides, our words."""

WRITTEN_IN = {"nb": ("nb",), "nn": ("nb", "nn")}
"""The folders in ``files/`` of a language, the nearest last; the others' are in English."""


@dataclass(frozen=True)
class Asked:
    """What a new platform is asked for: whose it is, of what kind, and in which language."""

    place: str
    body: str = ""
    """Those who want what it says, as they are named inside a sentence; may be left out."""
    kind: str = "platform"
    language: str = "nb"

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders with its files."""
        return WRITTEN_IN.get(self.language, ("en",))

    @property
    def title(self) -> str:
        """What it is called until somebody writes another title."""
        named = Words(self.folders[-1]).plain(f"called.{self.kind}.name")
        return f"{named[:1].upper()}{named[1:]} for {self.body or self.place}"


class CannotFoundError(Exception):
    """Why no platform can be set up there, in both languages."""

    def __init__(self, nb: str, en: str) -> None:
        super().__init__(nb)
        self.nb, self.en = nb, en


def found(to: Path, asked: Asked) -> None:
    """Set up what is asked for in the folder ``to``, which is empty or not there yet.

    The folder is there when all of it is; whoever was stopped in the middle begins again.
    """
    if not (HOUSE / "Makefile").exists():
        raise CannotFoundError(
            "Programmet ligger ikke i mappen det ble hentet i. Hent hele mappen, og kjør «plattform "
            "new platform» derfra.",
            "The program does not lie in the folder that it came in. Fetch the whole folder, and "
            "run “plattform new platform” from there.",
        )
    _look_at(asked)
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise CannotFoundError(
            f"{to} finnes fra før og er ikke tom. Velg en annen mappe.",
            f"{to} exists and is not empty. Choose another folder.",
        )
    to.parent.mkdir(parents=True, exist_ok=True)
    with folder_in_place_of(to.absolute()) as made, naming(made):
        _fill(made, asked)


def _look_at(asked: Asked) -> None:
    """Refuse names that no file may hold, and what is no code of a language."""
    names = {
        "Stedets navn": ("The name of the place", asked.place),
        "Navnet på dem som vil det": ("The name of those who want it", asked.body),
    }
    for nb, (en, name) in names.items():
        if fault := fault_in(name):
            raise CannotFoundError(
                f"{nb} holder {fault[0]}. Skriv det på nytt uten.",
                f"{en} holds {fault[1]}. Write it again without.",
            )
    if asked.kind not in KINDS:
        known = ", ".join(KINDS)
        raise CannotFoundError(
            f"«{asked.kind}» er ikke et slag som nettstedet har ord for. Velg ett av disse: {known}.",
            f"“{asked.kind}” is no kind that the site has words for. Choose one of these: {known}.",
        )
    if not LANGUAGE_CODE.fullmatch(asked.language):
        raise CannotFoundError(
            f"«{asked.language}» er ingen språkkode. Skriv en kode fra BCP 47, som nb, nn, en eller de.",
            f"“{asked.language}” is no language code. Write one of BCP 47, such as nb, nn, en or de.",
        )


def _fill(to: Path, asked: Asked) -> None:
    _copy(to)
    for path, text in own_files(asked):
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


def own_files(asked: Asked) -> Iterator[tuple[str, str]]:
    """The files that are its own, by their path in its folder."""
    for path, file in _written(asked).items():
        yield path, _filled_in(file.read_text("utf-8"), asked, quoted=file.suffix == ".yaml")
    yield "Makefile", _targets((HOUSE / "Makefile").read_text("utf-8"))
    yield TRANSLATING, _without_our_words((HOUSE / TRANSLATING).read_text("utf-8"))
    yield "CONTRIBUTING.md", _for_editors((HOUSE / "CONTRIBUTING.md").read_text("utf-8"))
    yield "mkdocs.yml", _settings((HOUSE / "mkdocs.yml").read_text("utf-8"), asked)
    for name, schema in schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        yield f"source/{name}.schema.json", text


def _written(asked: Asked) -> dict[str, Path]:
    """What is written anew, by its path in the new folder, in the language nearest to the one asked for."""
    found: dict[str, Path] = {}
    for folder in asked.folders:
        there = {
            file.relative_to(FILES / folder).as_posix(): file
            for file in sorted((FILES / folder).rglob("*.*"))
        }
        anew = any(path.startswith("source/plain/") for path in there)
        kept = {path: file for path, file in found.items() if not (anew and "/plain/" in path)}
        found = kept | there
    return found


def _filled_in(text: str, asked: Asked, *, quoted: bool) -> str:
    """A file with the names that were asked for."""
    shown = double_quoted if quoted else str
    body = f"body: {shown(asked.body)}" if asked.body else f"# body: {_EXAMPLES[asked.folders[-1]]}"
    values = {"title": asked.title, "place": asked.place}
    named = {"{body}": body, "{kind}": asked.kind, "{language}": asked.language}
    named |= {f"{{{name}}}": shown(value) for name, value in values.items()}
    return re.sub("|".join(map(re.escape, named)), lambda name: named[name[0]], text)


_EXAMPLES = {"nb": "formannskapet", "nn": "formannskapet", "en": "the council"}
"""Those who may want what a text says, where nobody has been named."""

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


TRANSLATING = "docs/guide/oversette.md"


def _without_our_words(text: str) -> str:
    """The page on translating, without the way to the list of our own words."""
    return text.replace(f"[Engelske ord]({OUR_WORDS})", "over faste oversettelser")


def _for_editors(text: str) -> str:
    """What CONTRIBUTING.md says to those who write; the program is changed where it comes from."""
    text = text.partition("\n## Changing the program")[0] + "\n"
    return re.sub(
        r" Lenger nede står det som trengs for å\n\*\*endre programmet\*\* [^.]*\.", "", text
    )


def _settings(text: str, asked: Asked) -> str:
    """Our own settings with another name, and its language alone until something is translated."""
    named = f"site_name: {double_quoted(asked.title)}"
    text = re.sub(r"(?m)^site_name: .*$", lambda _: named, text)
    alone = rf"\g<1>{asked.language}\n"
    return re.sub(r"(- code: )nb\n(?: +- code: \w+\n(?: +drafts: \w+\n)?)+", alone, text)
