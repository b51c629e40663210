"""The files under ``source/`` become a platform, or problems that say where and why not."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path

from pydantic import BaseModel

from generator import ids
from generator.platform.corrections import Correction, Corrections
from generator.platform.everyday_words import EverydayWords
from generator.platform.fidelity import BULLET, Passage, Result, compare, reassemble
from generator.platform.model import (
    Block,
    Glossary,
    Part,
    Platform,
    Sector,
    Sentence,
    Translations,
)
from generator.platform.register import Register, first_words
from generator.problems import Place, Problem, errors
from generator.reading import tree
from generator.reading.characters import read_text
from generator.reading.tree import Steps
from generator.source.files import Held, Model, place_of, read_file

ASKED_FOR = "PLATTFORM_SOURCE"
"""The variable by which one door tells another which folder to read instead of the set one."""

PLATFORM = "platform.yaml"
ADOPTED = "adopted.txt"
CORRECTIONS = "adopted-corrections.yaml"
GLOSSARY = "glossary.yaml"
EVERYDAY_WORDS = "everyday-words.yaml"
REGISTER = "register.yaml"

FILES = (PLATFORM, ADOPTED, CORRECTIONS, GLOSSARY, EVERYDAY_WORDS, REGISTER)


@dataclass(frozen=True)
class Unreadable:
    """A folder whose ``platform.yaml`` cannot be read; ``problems`` says why, and what else is wrong."""

    folder: Path
    names: dict[str, str]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Loaded:
    """What ``source/`` holds, and where in its files each thing stands.

    ``adopted`` is the extraction of the adopted document, None where a platform has none.
    """

    folder: Path
    names: dict[str, str]
    problems: tuple[Problem, ...]
    platform: Platform
    document: tree.Mapping
    """The tree of ``platform.yaml``."""
    documents: dict[str, tree.Node]
    """The trees of the other files."""
    lines: dict[str, tuple[str, ...]]
    """The lines of every YAML file that could be read, as they are written."""
    adopted: str | None = None
    corrections: tuple[Correction, ...] = ()
    correction_places: tuple[Place, ...] = ()
    kept: tree.Scalar | None = None
    """The fingerprint of the adopted document, where it stands among the corrections."""
    glossary: Glossary = field(default_factory=Glossary)
    everyday_words: EverydayWords = field(default_factory=EverydayWords)
    everyday_in: dict[str, EverydayWords] = field(default_factory=dict)
    """Those for what is translated, by language."""
    translations: dict[str, Translations] = field(default_factory=dict)
    register: Register | None = None
    unread: frozenset[str] = frozenset()
    """Files that are there and could not be read; what depends on them cannot be judged."""

    @property
    def forgotten(self) -> bool:
        """Whether there is a register that cannot be relied on."""
        return REGISTER in self.unread

    @cached_property
    def comparison(self) -> Result | None:
        """The first edition against the adopted document; None where there is nothing to compare."""
        if self.adopted is None or self.forgotten:
            return None
        words, edition = reassemble(self.document), None
        if self.register and self.register.editions:
            words, edition = self._recalled(self.register), self.register.editions[0].date
        return compare(words, self.adopted, self.names[ADOPTED], self.corrections, edition)

    def _recalled(self, register: Register) -> Iterator[Passage]:
        """The words of the first edition, each with the place where the register keeps them."""
        for id_, text in first_words(register):
            place = self.place_in(REGISTER, "units", id_, "wordings", 0, "text")
            if register.units[id_].kind == "commitment":
                yield Passage(BULLET, place)
            yield Passage(text, place)

    def taken(self) -> ids.Numbers:
        """The numbers that some file under ``source/`` knows, or has known."""
        read = {self.folder / file for file in self.lines}
        others = (path for path in self.folder.rglob("*.yaml") if path not in read)
        texts = (path.read_text("utf-8", errors="replace") for path in others)
        return ids.Numbers.in_texts(chain(texts, *self.lines.values()))

    def keys(self) -> set[str]:
        """Every key of something new that stands in a file under ``source/``."""
        return {key for lines in self.lines.values() for line in lines for key in ids.keys_in(line)}

    def place(self, *path: str | int) -> Place:
        """Where the value at ``path`` in ``platform.yaml`` stands."""
        return tree.descend(self.document, path)[0].place

    def key_place(self, *path: str | int) -> Place:
        """Where the key at ``path`` in ``platform.yaml`` stands."""
        return tree.descend(self.document, path)[1]

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

    def parts(self) -> Iterator[tuple[Steps, Sector, Part]]:
        """Every sector and section with its path in ``platform.yaml``, and its sector."""
        for s, sector in enumerate(self.platform.sectors):
            yield ("sectors", s), sector, sector
            for n, section in enumerate(sector.sections):
                yield ("sectors", s, "sections", n), sector, section

    def blocks(self) -> Iterator[tuple[Steps, Part, Block]]:
        """Every block of adopted text with its path, and the part that it stands in."""
        for path, _, part in self.parts():
            for n, block in enumerate(part.content):
                yield (*path, "content", n), part, block

    def sentences(self) -> Iterator[tuple[Steps, Part, Sentence]]:
        """Every sentence of every summary with its path, and the part that it sums up."""
        for path, _, part in self.parts():
            for group, sentences in part.summary.groups.items() if part.summary else ():
                for n, sentence in enumerate(sentences):
                    yield (*path, "summary", group, n), part, sentence

    def texts(self) -> Iterator[tuple[str, Steps]]:
        """The id of every adopted text, and the path of its words in ``platform.yaml``."""
        for path, _, part in self.parts():
            yield part.id, (*path, "title")
            if part.tagline:
                yield ids.tagline(part.id), (*path, "tagline")
            for b, block in enumerate(part.content):
                yield block.id, (*path, "content", b, "text")


def load(folder: Path) -> Loaded | Unreadable:
    """Read every file under ``folder``. Never raises for what the files hold."""
    with without_collecting():
        return _load(folder)


@contextmanager
def without_collecting(*, to_the_end: bool = False) -> Iterator[None]:
    """Spare the garbage collector the thousands of values that are made, and all of them kept.

    ``to_the_end`` of the program, which comes right after this, it need not look at them either.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if to_the_end:
            gc.freeze()
        if collecting:
            gc.enable()


def _load(folder: Path) -> Loaded | Unreadable:
    languages = sorted(path.stem for path in (folder / "translations").glob("*.yaml"))
    spoken = sorted(path.name.split(".")[1] for path in folder.glob(everyday_file("*")))
    files = (*FILES, *map(translations_file, languages), *map(everyday_file, spoken))
    reading = _Reading(folder, {name: _shown(folder / name, folder) for name in files})
    platform = reading.read(PLATFORM, Platform)
    adopted = reading.adopted()
    corrections = reading.corrections()
    glossary = reading.read_if_there(GLOSSARY, Glossary)
    everyday = reading.read_if_there(EVERYDAY_WORDS, EverydayWords)
    everyday_in = {lang: reading.read(everyday_file(lang), EverydayWords) for lang in spoken}
    register = reading.register()
    translations = {lang: reading.read(translations_file(lang), Translations) for lang in languages}
    problems = tuple(reading.problems)
    if platform.value is None or not isinstance(platform.node, tree.Mapping):
        return Unreadable(folder, reading.names, problems)
    of = corrections.value or Corrections()
    kept = tree.at(corrections.node, "adopted")
    return Loaded(
        folder=folder,
        names=reading.names,
        problems=problems,
        platform=platform.value,
        document=platform.node,
        documents=reading.documents(),
        lines={file: held.lines for file, held in reading.held.items() if held.lines is not None},
        adopted=adopted if corrections.value else None,
        corrections=of.corrections,
        correction_places=tuple(
            place_of(corrections, reading.names[CORRECTIONS], ("corrections", n))
            for n in range(len(of.corrections))
        ),
        kept=kept if isinstance(kept, tree.Scalar) else None,
        glossary=glossary.value or Glossary(),
        everyday_words=everyday.value or EverydayWords(),
        everyday_in={lang: of.value or EverydayWords() for lang, of in everyday_in.items()},
        translations={lang: of.value for lang, of in translations.items() if of.value},
        register=register,
        unread=reading.unread(),
    )


class _Reading:
    """Reads the files of a folder one by one, and gathers what is wrong in them."""

    def __init__(self, folder: Path, names: dict[str, str]) -> None:
        self.names = names
        self.held: dict[str, Held[BaseModel]] = {}
        self.problems: list[Problem] = []
        self._folder = folder
        self._forgotten = False

    def read(self, file: str, model: type[Model]) -> Held[Model]:
        """What a file holds."""
        held = read_file(self._folder / file, self.names[file], model)
        self.problems += held.problems
        self.held[file] = held
        return held

    def read_if_there(self, file: str, model: type[Model]) -> Held[Model]:
        """What a file holds that a platform may do without."""
        return self.read(file, model) if (self._folder / file).exists() else Held()

    def adopted(self) -> str | None:
        """The extraction of the adopted document; with corrections, it must be there."""
        if not self._has_adopted():
            return None
        text, problems = read_text(self._folder / ADOPTED, self.names[ADOPTED])
        self.problems += problems
        return text

    def corrections(self) -> Held[Corrections]:
        """What is said of the extraction; with an extraction, it must be there."""
        return self.read(CORRECTIONS, Corrections) if self._has_adopted() else Held()

    def _has_adopted(self) -> bool:
        return any((self._folder / file).exists() for file in (ADOPTED, CORRECTIONS))

    def register(self) -> Register | None:
        """The register; None where it is not as the program left it: nothing can rely on it then."""
        if not (self._folder / REGISTER).exists():
            return None
        held = read_file(self._folder / REGISTER, self.names[REGISTER], Register)
        self.held[REGISTER] = held
        if any(problem.rule == "merge-conflict" for problem in held.problems):
            edited = held.problems
        elif wrong := errors(held.problems):
            edited = (_edited_by_hand(min(wrong).place),)
        else:
            paths = held.value.edited if held.value else ()
            edited = tuple(_edited_by_hand(place_of(held, self.names[REGISTER], p)) for p in paths)
        self.problems += edited
        self._forgotten = bool(edited)
        return None if edited else held.value

    def documents(self) -> dict[str, tree.Node]:
        """The trees of the files beside the platform and what it is compared with."""
        return {
            file: held.node
            for file, held in self.held.items()
            if held.node is not None and file not in (PLATFORM, CORRECTIONS)
        }

    def unread(self) -> frozenset[str]:
        """The files that are there and tell nothing that can be relied on."""
        nothing = {file for file, held in self.held.items() if held.value is None}
        return frozenset(nothing | ({REGISTER} if self._forgotten else set()))


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


RESTORE = (
    "Hent tilbake filen slik den var: åpne den på nettstedet der filene ligger, velg historikk "
    "(«History»), og legg inn igjen forrige versjon"
)
RESTORE_EN = "Put the file back as it was in the last commit (git checkout)"


def _edited_by_hand(place: Place) -> Problem:
    return Problem(
        place,
        "register",
        f"Registeret er endret for hånd her, eller en linje er borte. {RESTORE}. Vil du endre "
        "en ordlyd eller trekke et punkt, så gjør det i platform.yaml.",
        f"The register has been edited by hand here, or a line is gone. {RESTORE_EN}. To "
        "change a wording or withdraw a commitment, edit platform.yaml.",
    )
