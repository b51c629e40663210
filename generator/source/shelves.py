"""Which files under ``source/`` hold what: their names, and those that together hold one thing.

What a person opens in a web editor should be small. So our own words about a sector, and its
translations, stand in files of that sector; a list that has grown stands in one file a letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from pydantic import BaseModel

from generator import ids
from generator.platform.followups import FollowUps
from generator.platform.model import Glossary, Platform, units
from generator.platform.register import Register
from generator.reading import tree
from generator.source.schema import SOURCES

PLATFORM = "platform.yaml"
ADOPTED = "adopted.txt"
CORRECTIONS = "adopted-corrections.yaml"
GLOSSARY = "glossary.yaml"
EVERYDAY_WORDS = "everyday-words.yaml"
FOLLOWUPS = "followups.yaml"
REGISTER = "register.yaml"
APPROVERS = "approvers.yaml"

FILES = (PLATFORM, ADOPTED, CORRECTIONS, GLOSSARY, EVERYDAY_WORDS, FOLLOWUPS, REGISTER)
"""Files of which there is one at most, and of which messages may speak where they are not there."""

PLAIN = "plain"
TRANSLATIONS = "translations"
APPROVALS = "approvals"

FORMER = "former"
"""The folder with the platforms that are no longer in force, each whole in a folder of its own."""

FROZEN = "frozen.yaml"
"""The file in such a folder that says when it was put away, and how it was then."""

RENDERINGS = "renderings.yaml"
"""The file in a language's folder that says what each word is to be called there."""

LETTERS: tuple[str, ...] = ("0-9", *"abcdefghijklmnopqrstuvwxyz", "ae", "oe", "aa")
"""What the files of a list are called, by the letter that its words begin with, in their order."""

_NAMED = {"æ": "ae", "ø": "oe", "å": "aa"}


def letter(word: str) -> str:
    """The name of the file, without its ending, that a word belongs in.

    >>> letter("Ås"), letter("10-minuttersbyen"), letter("+CityxChange"), letter("Жук")
    ('aa', '0-9', 'c', '0-9')
    """
    first = next((sign for sign in word if sign.isalnum()), "").casefold()
    plain = _NAMED.get(first) or unicodedata.normalize("NFD", first)[:1]
    return plain if plain in LETTERS else LETTERS[0]


def periods(folder: Path) -> list[str]:
    """The platforms that have been put away, by their periods, the oldest first."""
    found = (path.parent.name for path in (folder / FORMER).glob(f"*/{PLATFORM}"))
    return sorted(name for name in found if _PERIOD.fullmatch(name))


_PERIOD = re.compile(r"[0-9]{4}-[0-9]{4}")


def plain_file(sector: str) -> str:
    """Where our own words about a sector stand."""
    return f"{PLAIN}/{sector}.yaml"


def translations_file(lang: str, name: str = "") -> str:
    """Where translations to a language stand: of a sector, the glossary, or the rest.

    Without a name: where all of them stood before, in one file.
    """
    return f"{TRANSLATIONS}/{lang}/{name}.yaml" if name else f"{TRANSLATIONS}/{lang}.yaml"


def everyday_file(lang: str) -> str:
    """Where the everyday words for what is translated into a language stand."""
    return f"everyday-words.{lang}.yaml"


def languages(folder: Path) -> list[str]:
    """The languages that there are translations to."""
    of = folder / TRANSLATIONS
    return sorted({path.stem for path in of.glob("*.yaml")} | {p.parts[0] for p in _below(of)})


def _below(folder: Path) -> list[PurePosixPath]:
    """The YAML in the folders of a folder, by its path from there."""
    found = (path.relative_to(folder) for path in folder.rglob("*.yaml"))
    return sorted(PurePosixPath(*path.parts) for path in found if len(path.parts) > 1)


def spoken(folder: Path) -> list[str]:
    """The languages that there are everyday words for."""
    written = (*folder.glob("everyday-words.*.yaml"), *folder.glob("everyday-words.*/*.yaml"))
    names = (path.relative_to(folder).parts[0] for path in written)
    return sorted({name.split(".")[1] for name in names})


def plain_files(folder: Path) -> list[str]:
    """The files with our own words about the sectors."""
    return sorted(f"{PLAIN}/{path.name}" for path in (folder / PLAIN).glob("*.yaml"))


def translation_files(folder: Path, lang: str) -> list[str]:
    """The files with translations to a language, the old single one first."""
    old = translations_file(lang)
    below = [path for path in _below(folder / TRANSLATIONS) if path.parts[0] == lang]
    found = [old] if (folder / old).exists() else []
    return [*found, *(f"{TRANSLATIONS}/{path.as_posix()}" for path in sorted(below, key=_order))]


def approvals_files(folder: Path) -> list[str]:
    """The records of what has been approved, a file a round, those of a language in a folder."""
    below = folder / APPROVALS
    found = (path.relative_to(folder).as_posix() for path in below.rglob("*.yaml"))
    return sorted(found)


def approvals_file(lang: str, on: str, who: str, part: str, mark: str) -> str:
    """Where one round is kept: by day, name and part, with a mark that two rounds never share."""
    return f"{APPROVALS}/{lang}/{on}-{who}-{part}-{mark}.yaml"


def listed(folder: Path, file: str) -> list[str]:
    """The files that hold a list: the one of that name, and those in the folder called so."""
    inside = folder / file.removesuffix(".yaml")
    several = sorted(
        (PurePosixPath(inside.name, p.name) for p in inside.glob("*.yaml")), key=_order
    )
    found = [file] if (folder / file).exists() else []
    return [*found, *(path.as_posix() for path in several)]


def _order(path: PurePosixPath) -> tuple[str, int, str]:
    at = LETTERS.index(path.stem) if path.stem in LETTERS else len(LETTERS)
    return path.parent.as_posix(), at, path.stem


def homes(
    platform: Platform,
    glossary: Glossary,
    followups: FollowUps,
    register: Register | None,
    *,
    by_letter: bool,
) -> dict[str, str]:
    """Which file in a language's folder each unit is translated in, by the unit's id.

    What has retired stays with the sector that it stood in last; the words of the glossary stand
    in one file, or in one for each letter; what has happened since stands in one.
    """
    sectors = {sector.id for sector in platform.sectors}
    found: dict[str, str] = {}
    for id_, record in register.units.items() if register else ():
        sector = record.places[-1].sector
        found[id_] = f"{sector}.yaml" if sector in sectors else PLATFORM
    for unit in units(platform, Glossary()):
        found[unit.id] = f"{unit.sector}.yaml" if unit.sector else PLATFORM
    for term in glossary.terms:
        file = f"glossary/{letter(term.title)}.yaml" if by_letter else GLOSSARY
        found |= {ids.term(term.id): file, ids.explanation(term.id): file}
    return found | dict.fromkeys((one.id for one in followups.followups), FOLLOWUPS)


def keys_in(node: tree.Node | None) -> Iterable[str]:
    """The keys at the top of a file."""
    return node.items if isinstance(node, tree.Mapping) else ()


def kind(file: str) -> str:
    """What a file holds, by its name: ``glossary`` for ``glossary/a.yaml``."""
    return PurePosixPath(file).parts[0].removesuffix(".yaml")


def is_by_letter(files: Iterable[str]) -> bool:
    """Whether the glossary stands in a file for each letter."""
    return any("/" in file and kind(file) == kind(GLOSSARY) for file in files)


def model_of(file: str) -> type[BaseModel] | None:
    """What a file must fit, by its name; None for one that is none of ours."""
    return SOURCES.get(kind(file).split(".")[0])


def depth(file: str) -> str:
    """The way from a file up to ``source/``, where the schemas lie."""
    return "../" * file.count("/")


def schema_line(file: str) -> str:
    """The remark by which an editor's tool finds the schema of a file."""
    name = kind(file).split(".")[0]
    return f"# yaml-language-server: $schema={depth(file)}{name}.schema.json"
