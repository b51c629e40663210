"""The files under ``source/`` become a platform, or problems that say where and why not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from generator import ids
from generator.platform.corrections import Correction, Corrections
from generator.platform.everyday_words import EverydayWords
from generator.platform.model import (
    Glossary,
    Part,
    Platform,
    Sector,
    Sentence,
    Translations,
)
from generator.platform.register import Register, tampered
from generator.problems import Place, Problem
from generator.reading import tree
from generator.reading.characters import hash_of, read_text
from generator.source.explanations import (
    Steps,
    empty,
    empty_values,
    explain,
    names,
    put_right,
    refused_at,
    repeated_for_want_of_a_dash,
)

ASKED_FOR = "PLATTFORM_SOURCE"
"""The variable by which one door tells another which folder to read instead of the set one."""

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Loaded:
    """What ``source/`` holds, and where in its files each thing stands.

    ``platform`` is None when the file could not be read; then ``problems`` says why.
    ``adopted`` is the extraction of the adopted document, None where a platform has none.
    """

    folder: Path
    platform: Platform | None = None
    document: tree.Node | None = None
    adopted: str | None = None
    corrections: tuple[Correction, ...] = ()
    correction_places: tuple[Place, ...] = ()
    glossary: Glossary = field(default_factory=Glossary)
    everyday_words: EverydayWords = field(default_factory=EverydayWords)
    everyday_in: dict[str, EverydayWords] = field(default_factory=dict)
    """Those for what is translated, by language."""
    translations: dict[str, Translations] = field(default_factory=dict)
    register: Register | None = None
    documents: dict[str, tree.Node] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    """Files that are there and could not be read; what depends on them cannot be judged."""

    @property
    def forgotten(self) -> bool:
        """Whether there is a register that cannot be relied on."""
        return self.register is None and (self.folder / "register.yaml").exists()

    def free_id(self, prefix: str) -> str:
        """The id with the next number that no file under ``source/`` knows, or has known."""
        files = self.folder.rglob("*.yaml")
        texts = (path.read_text("utf-8", errors="replace") for path in files)
        return ids.Numbers.in_texts(texts).next(prefix)

    def place(self, *path: str | int) -> Place:
        """Where the value at ``path`` in ``platform.yaml`` stands."""
        if self.document is None:
            return Place(self.names["platform.yaml"])
        return tree.descend(self.document, path)[0].place

    def parts(self) -> Iterator[tuple[tuple[str | int, ...], Sector, Part]]:
        """Every sector and section with its path in ``platform.yaml``, and its sector."""
        for s, sector in enumerate(self.platform.sectors if self.platform else ()):
            yield ("sectors", s), sector, sector
            for n, section in enumerate(sector.sections):
                yield ("sectors", s, "sections", n), sector, section

    def sentences(self) -> Iterator[tuple[tuple[str | int, ...], Part, Sentence]]:
        """Every sentence of every summary with its path, and the part that it sums up."""
        for path, _, part in self.parts():
            for group in ("about", "wants", "for_you"):
                for n, sentence in enumerate(getattr(part.summary, group, ())):
                    yield (*path, "summary", group, n), part, sentence

    def texts(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """The id of every adopted text, and the path of its words in ``platform.yaml``."""
        for path, _, part in self.parts():
            yield part.id, (*path, "title")
            if getattr(part, "tagline", ""):
                yield ids.tagline(part.id), (*path, "tagline")
            for b, block in enumerate(part.content):
                yield block.id, (*path, "content", b, "text")

    def place_in(self, file: str, *path: str | int) -> Place:
        """Where the value at ``path`` in another file stands, such as ``glossary.yaml``."""
        if file not in self.documents:
            return Place(self.names.get(file, file))
        return tree.descend(self.documents[file], path)[0].place

    def key_place_in(self, file: str, *path: str | int) -> Place:
        """Where the key at ``path`` in another file stands."""
        if file not in self.documents:
            return Place(self.names.get(file, file))
        return tree.descend(self.documents[file], path)[1]

    def key_place(self, *path: str | int) -> Place:
        """Where the key at ``path`` in ``platform.yaml`` stands."""
        if self.document is None:
            return Place(self.names["platform.yaml"])
        return tree.descend(self.document, path)[1]


def load(folder: Path) -> Loaded:
    """Read every file under ``folder``. Never raises for what the files hold."""
    languages = sorted(path.stem for path in (folder / "translations").glob("*.yaml"))
    spoken = sorted(path.name.split(".")[1] for path in folder.glob(everyday_file("*")))
    files = (*FILES, *map(translations_file, languages), *map(everyday_file, spoken))
    names = {name: _shown(folder / name, folder) for name in files}
    platform, document, problems = _read(folder / "platform.yaml", names["platform.yaml"], Platform)
    adopted, adopted_problems = _read_adopted(folder, names)
    corrections, places, correction_problems = _read_corrections(folder, names)
    glossary, glossary_node, glossary_problems = _read_optional(
        folder, "glossary.yaml", names, Glossary
    )
    everyday, everyday_node, everyday_problems = _read_optional(
        folder, "everyday-words.yaml", names, EverydayWords
    )
    everyday_in: dict[str, EverydayWords] = {}
    optional = {"glossary.yaml": glossary_node, "everyday-words.yaml": everyday_node}
    for lang in spoken:
        file = everyday_file(lang)
        entries, optional[file], found = _read(folder / file, names[file], EverydayWords)
        everyday_problems += found
        everyday_in[lang] = entries or EverydayWords()
    documents = {file: node for file, node in optional.items() if node}
    held: dict[str, BaseModel | None] = {}
    if (folder / "glossary.yaml").exists():
        held["glossary.yaml"] = glossary
    register, register_node, register_problems = _read_register(folder, names)
    if register_node is not None:
        documents["register.yaml"] = register_node
    translations: dict[str, Translations] = {}
    translation_problems: list[Problem] = []
    for lang in languages:
        file = translations_file(lang)
        read, node, found = _read(folder / file, names[file], Translations)
        translation_problems += found
        held[file] = read
        if node is not None:
            documents[file] = node
        if read is not None:
            translations[lang] = read
    return Loaded(
        folder=folder,
        platform=platform,
        document=document,
        adopted=adopted if corrections is not None else None,
        corrections=corrections or (),
        correction_places=places,
        glossary=glossary or Glossary(),
        everyday_words=everyday or EverydayWords(),
        everyday_in=everyday_in,
        translations=translations,
        register=register,
        documents=documents,
        problems=(
            *problems,
            *adopted_problems,
            *correction_problems,
            *glossary_problems,
            *everyday_problems,
            *register_problems,
            *translation_problems,
        ),
        names=names,
        unread=frozenset(file for file, read in held.items() if read is None),
    )


FILES = (
    "platform.yaml",
    "adopted.txt",
    "adopted-corrections.yaml",
    "glossary.yaml",
    "everyday-words.yaml",
    "register.yaml",
)


def translations_file(lang: str) -> str:
    """Where a language's translations lie, from ``source/``."""
    return f"translations/{lang}.yaml"


def everyday_file(lang: str) -> str:
    """Where the everyday words for what is translated into a language lie."""
    return f"everyday-words.{lang}.yaml"


def _shown(path: Path, folder: Path) -> str:
    """The path as an editor knows it: from the folder that holds ``source/``."""
    try:
        return Path(os.path.abspath(path)).relative_to(Path.cwd()).as_posix()  # noqa: PTH100
    except ValueError:
        return f"{folder.name}/{path.relative_to(folder).as_posix()}"


def _read(
    path: Path, name: str, model: type[Model]
) -> tuple[Model | None, tree.Node | None, list[Problem]]:
    """What a file holds; one that has not changed since it was last read is not read again."""
    content = hash_of(path)
    return (_read_once if content else _read_once.__wrapped__)(path, name, model, content)


@lru_cache(maxsize=16)
def _read_once(
    path: Path, name: str, model: type[Model], content: bytes
) -> tuple[Model | None, tree.Node | None, list[Problem]]:
    fitting = _Fitting(model)
    node, problems = tree.read(path, name, names(model).grammar, fitting.amiss)
    if node is None:
        return None, None, problems
    read, error = fitting.of(node)
    problems = _told(problems, error, node, model)
    if error is not None:
        node, read = _put_right(error, node, model)
    if tree.has_repeated_keys(node):  # what stands under the second of them is not in the tree
        read = None
    return read, node, problems


class _Fitting(Generic[Model]):
    """What a model makes of a tree; what was tried last is remembered, for it is asked for twice."""

    def __init__(self, model: type[Model]) -> None:
        self._model = model
        self._last: tuple[tree.Node, tuple[Model | None, ValidationError | None]] | None = None

    def of(self, node: tree.Node) -> tuple[Model | None, ValidationError | None]:
        """The model's value, or what stands in its way."""
        if self._last is None or self._last[0] is not node:
            self._last = node, self._fit(node)
        return self._last[1]

    def _fit(self, node: tree.Node) -> tuple[Model | None, ValidationError | None]:
        try:
            return self._model.model_validate(tree.plain(node)), None
        except ValidationError as error:
            return None, error

    def amiss(self, node: tree.Node) -> int:
        """How much the model finds wrong with a tree."""
        _, error = self.of(node)
        return error.error_count() if error else 0


def _told(
    problems: list[Problem],
    error: ValidationError | None,
    node: tree.Node,
    model: type[BaseModel],
) -> list[Problem]:
    """The problems of a file, each mistake once."""
    found: list[Problem] = []
    refused: set[Steps] = set()
    if error is not None:
        again = repeated_for_want_of_a_dash(error, node, model)
        problems = [p for p in problems if p.place not in again]
        refused = refused_at(error)
        found += explain(error, node, model)
    found += [
        empty(node, path, model)
        for path in empty_values(node)
        if path in refused or path[-1] != "text"  # a translation's text may wait to be written
    ]
    told = {p.place.line for p in problems if p.rule in ("yaml", "tab", "hidden-characters")}
    return problems + [p for p in found if p.place.line not in told]


def _put_right(
    error: ValidationError, node: tree.Node, model: type[Model]
) -> tuple[tree.Node, Model | None]:
    renamed = put_right(error, node, model)
    read, left = _Fitting(model).of(renamed)
    return (node, None) if left else (renamed, read)


def _read_optional(
    folder: Path, file: str, names: dict[str, str], model: type[Model]
) -> tuple[Model | None, tree.Node | None, list[Problem]]:
    """A file that a platform may do without."""
    path = folder / file
    return _read(path, names[file], model) if path.exists() else (None, None, [])


RESTORE = (
    "Hent tilbake filen slik den var: åpne den på nettstedet der filene ligger, velg historikk "
    "(«History»), og legg inn igjen forrige versjon"
)
RESTORE_EN = "Put the file back as it was in the last commit (git checkout)"


def _read_register(
    folder: Path, names: dict[str, str]
) -> tuple[Register | None, tree.Node | None, list[Problem]]:
    """The register; None where it is not as the program left it, for then nothing can rely on it."""
    read, node, problems = _read_optional(folder, "register.yaml", names, Register)
    if any(p.rule == "merge-conflict" for p in problems):
        return None, node, problems
    edited = [min(problems).place] if problems else []
    if read is not None and node is not None and not edited:
        edited = [tree.descend(node, path)[0].place for path in tampered(read)]
    found = [
        Problem(
            place,
            "register",
            f"Registeret er endret for hånd her, eller en linje er borte. {RESTORE}. Vil du endre "
            "en ordlyd eller trekke et punkt, så gjør det i platform.yaml.",
            f"The register has been edited by hand here, or a line is gone. {RESTORE_EN}. To "
            "change a wording or withdraw a commitment, edit platform.yaml.",
        )
        for place in edited
    ]
    return None if found else read, node, found


def _read_adopted(folder: Path, names: dict[str, str]) -> tuple[str | None, list[Problem]]:
    path = folder / "adopted.txt"
    if not path.exists() and not (folder / "adopted-corrections.yaml").exists():
        return None, []
    return read_text(path, names["adopted.txt"])


def _read_corrections(
    folder: Path, names: dict[str, str]
) -> tuple[tuple[Correction, ...] | None, tuple[Place, ...], list[Problem]]:
    """The corrections and where they stand; None where there are some that cannot be read."""
    path, name = folder / "adopted-corrections.yaml", names["adopted-corrections.yaml"]
    if not path.exists() and not (folder / "adopted.txt").exists():
        return (), (), []
    read, node, problems = _read(path, name, Corrections)
    if read is None or node is None:
        return None, (), problems
    places = tuple(
        tree.descend(node, ("corrections", i))[0].place for i in range(len(read.corrections))
    )
    return read.corrections, places, problems
