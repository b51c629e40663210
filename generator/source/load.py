"""The files under ``source/`` become a platform, or problems that say where and why not."""

from __future__ import annotations

import gc
import os
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from generator import ids
from generator.platform import approvals
from generator.platform.approvals import Approvers, Readable, Round, Standing, settle
from generator.platform.corrections import Correction, Corrections
from generator.platform.everyday_words import EverydayWords
from generator.platform.extraction import BULLET
from generator.platform.fidelity import Passage, Result, compare, reassemble
from generator.platform.followups import FollowUps
from generator.platform.followups import units as happened
from generator.platform.model import (
    Block,
    Commitment,
    Glossary,
    Part,
    Picture,
    Plain,
    Platform,
    Sector,
    Sentence,
    Summary,
    Translation,
    Translations,
    Unit,
    Wording,
    cells,
    fingerprint,
    units,
)
from generator.platform.pictures import PictureFile
from generator.platform.register import Register, first_words
from generator.platform.succession import IN_FORCE, Frozen, of_one, parts
from generator.problems import Place, Problem, errors
from generator.reading import conflicts, tree
from generator.reading.characters import read_text
from generator.reading.tree import Steps
from generator.source import shelves
from generator.source.files import Held, Model, place_of, read_file
from generator.source.pictures import Fault
from generator.source.pictures import read as read_picture
from generator.source.shelves import (
    ADOPTED,
    APPROVERS,
    CORRECTIONS,
    EVERYDAY_WORDS,
    FILES,
    FOLLOWUPS,
    FORMER,
    FROZEN,
    GLOSSARY,
    LETTERS,
    PLAIN,
    PLATFORM,
    REGISTER,
    RENDERINGS,
)
from generator.wording.redactions import marks
from generator.writing import together_in

ASKED_FOR = "PLATTFORM_SOURCE"
"""The variable by which one door tells another which folder to read instead of the set one."""


@dataclass(frozen=True)
class Unreadable:
    """A folder whose ``platform.yaml`` cannot be read; ``problems`` says why, and what else is wrong."""

    folder: Path
    names: dict[str, str]
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Spot:
    """Somewhere in a file, by which the places of all that stands there are found."""

    file: str
    """As an editor knows it."""
    root: tree.Node | None
    path: Steps = ()

    def under(self, *steps: str | int) -> Spot:
        """Further in."""
        return Spot(self.file, self.root, (*self.path, *steps))

    def place(self, *steps: str | int) -> Place:
        """Where the value there begins."""
        node = self.node(*steps)
        return node.place if node else Place(self.file)

    def key_place(self, *steps: str | int) -> Place:
        """Where the key of it stands."""
        if self.root is None:
            return Place(self.file)
        return tree.descend(self.root, (*self.path, *steps))[1]

    def node(self, *steps: str | int) -> tree.Node | None:
        """What stands there; None where the file has no tree."""
        return tree.descend(self.root, (*self.path, *steps))[0] if self.root else None

    def holds(self, key: str) -> bool:
        """Whether the key stands there."""
        node = self.node()
        return isinstance(node, tree.Mapping) and key in node.items


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
    terms_in: tuple[Spot, ...] = ()
    """Where each term of the glossary stands."""
    everyday_spots: dict[str, tuple[Spot, ...]] = field(default_factory=dict)
    """Where each entry of the everyday words stands, by language; the platform's own is ""."""
    pictures: Mapping[str, PictureFile | Fault] = field(default_factory=dict)
    """Each picture that the text names, by that name, or why it cannot be shown."""
    plains: dict[str, Plain] = field(default_factory=dict)
    """Our own words about the sectors, by file."""
    translations: dict[str, Translations] = field(default_factory=dict)
    """All that is translated to a language, by the language, with who has approved it as it is."""
    translated_in: dict[str, dict[str, Translations]] = field(default_factory=dict)
    """The same as written, by language and file."""
    followups: FollowUps = field(default_factory=FollowUps)
    """What has happened to commitments since."""
    followup_spots: tuple[Spot, ...] = ()
    """Where each follow-up stands."""
    scale_spots: tuple[Spot, ...] = ()
    """Where each scale stands."""
    register: Register | None = None
    """What is remembered of this platform; None where it has no edition yet."""
    memory: Register | None = None
    """What is remembered of this platform and of all before it."""
    formers: tuple[Loaded, ...] = ()
    """The platforms that are no longer in force, the oldest first, each as it was put away."""
    frozen: Frozen | None = None
    """How this platform was put away; None for the one in force."""
    rounds: dict[str, Round] = field(default_factory=dict)
    """What has been approved, a round by each file."""
    approvers: Approvers = field(default_factory=Approvers)
    standing: Standing = field(default_factory=Standing)
    """What has been said of texts that have other words now, and what is proposed."""
    missing: frozenset[str] = frozenset()
    """Files beside the adopted document that might be there, and are not."""
    unread: frozenset[str] = frozenset()
    """Files that are there and could not be read; what depends on them cannot be judged."""

    @property
    def period(self) -> str:
        """The years in which it was in force; empty for the one that is."""
        return self.frozen.period if self.frozen else IN_FORCE

    @property
    def forgotten(self) -> bool:
        """Whether there is a register that cannot be relied on."""
        return REGISTER in self.unread

    @cached_property
    def comparison(self) -> Result | None:
        """The first edition against the adopted document; None where there is nothing to compare."""
        if self.adopted is None or self.forgotten:
            return None
        words: Iterable[Passage] = reassemble(self.document)
        edition, title = None, ""
        if isinstance(named := tree.at(self.document, "title"), tree.Scalar):
            title = named.value
        if self.register and self.register.editions:
            words = (passage for _, passage in self.recalled(self.register))
            edition = self.register.editions[0].date
            title = self.register.editions[0].title
        another = self.kept is not None and self.kept.value != fingerprint(self.adopted)
        name = self.names[ADOPTED]
        return compare(
            words, self.adopted, name, self.corrections, edition, title=title, only_first=another
        )

    @cached_property
    def marks(self) -> frozenset[str]:
        """The marks of ours that stand where words were taken away."""
        taken = self.memory.redactions if self.memory else ()
        return marks(taken, self.platform.language)

    def own_words(self, text: str) -> str:
        """An adopted text without the marks of ours in it; empty where all of it was taken away."""
        for mark in self.marks:
            text = text.replace(mark, "")
        return text.strip()

    @cached_property
    def unfaithful(self) -> frozenset[str]:
        """The ids of what differs from the adopted document before there is an edition.

        Its words are to be put back; until then nobody need be told that what was made from them is old.
        """
        found = self.comparison
        if found is None or found.edition is not None or not found.differences:
            return frozenset()
        stand = sorted((self.place(*path), id_) for id_, path in self.texts())
        at = [bisect_right(stand, (one.platform_at, _LAST)) for one in found.differences]
        return frozenset(stand[n - 1][1] for n in at if n)

    def recalled(self, register: Register) -> Iterator[tuple[str, Passage]]:
        """The words of the first edition with the id of what says them, and where the register keeps them.

        The mark before a commitment says nothing, and has no id.
        """
        bulleted: set[str] = set()
        date = register.editions[0].date
        outline = register.outlines[date]
        for id_, text in first_words(register):
            n = sum(wording.since <= date for wording in register.units[id_].wordings) - 1
            place = self.place_in(REGISTER, "units", id_, "wordings", n, "text")
            thing = ids.UnitId.of(id_).thing
            if register.units[thing].kind == "commitment" and thing not in bulleted:
                bulleted.add(thing)
                yield "", Passage(BULLET, place)
            table = cells(text) if register.units[id_].kind == "table" else ()
            kind = _SPOKEN_AS.get(register.units[id_].kind, "")
            said = " ".join(cell for row in table for cell in row) or text
            noted = any(register.units[c].kind == "footnote" for c in outline.get(id_, ()))
            words = (
                range(len(said.split())) if noted else ()
            )  # after which of them, nobody remembers
            yield id_, Passage(said, place, kind, frozenset(words))

    def taken(self) -> ids.Numbers:
        """The numbers that some file under ``source/`` knows, or has known."""
        read = {self.folder / file for file in self.lines}
        others = (path for path in self.folder.rglob("*.yaml") if path not in read)
        texts = (path.read_text("utf-8", errors="replace") for path in others)
        return ids.Numbers.in_texts(chain(texts, *self.lines.values()))

    def keys(self) -> set[str]:
        """Every key of something new that stands in a file under ``source/``."""
        return {key for lines in self.lines.values() for line in lines for key in ids.keys_in(line)}

    def spot(self, file: str, *path: str | int) -> Spot:
        """Somewhere in a file."""
        root = self.document if file == PLATFORM else self.documents.get(file)
        return Spot(self.names.get(file, file), root, path)

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

    def parts(self) -> Iterator[tuple[Steps, Sector, Part]]:
        """Every sector and section with its path in ``platform.yaml``, and its sector."""
        for s, sector in enumerate(self.platform.sectors):
            for path, part in divided(("sectors", s), sector):
                yield path, sector, part

    def blocks(self) -> Iterator[tuple[Steps, Part, Block]]:
        """Every block of adopted text with its path, and the part that it stands in."""
        for path, _, part in self.parts():
            for at, block in _placed((*path, "content"), part.content):
                yield at, part, block

    def summaries(self) -> Iterator[tuple[Spot, Part, Summary]]:
        """Every summary, with the spot and the part that it sums up."""
        stand = {id_: file for file, of in reversed(self.plains.items()) for id_ in of.summaries}
        for path, _, part in self.parts():
            if part.summary:
                own = self.spot(PLATFORM, *path)
                if own.holds("summary"):
                    yield own.under("summary"), part, part.summary
                else:
                    yield self.spot(stand[part.id], "summaries", part.id), part, part.summary

    def sentences(self) -> Iterator[tuple[Spot, Part, Sentence]]:
        """Every sentence of every summary with its spot, and the part that it sums up."""
        for spot, part, summary in self.summaries():
            for group, sentences in summary.groups.items():
                for n, sentence in enumerate(sentences):
                    yield spot.under(group, n), part, sentence

    def wordings(self) -> Iterator[tuple[Spot, str, Wording]]:
        """Every plain wording with its spot, and the id of what it says."""
        for file, plain in self.plains.items():
            for id_, wording in plain.wordings.items():
                settled = self.platform.wordings.get(id_, wording)
                held = settled if settled.text == wording.text else wording
                yield self.spot(file, "wordings", id_), id_, held

    def translation_spot(self, lang: str, id_: str) -> Spot:
        """Where a translation stands."""
        return self.spot(self._translated_where[lang][id_], "units", id_)

    def readable(self, lang: str) -> Mapping[str, Readable]:
        """All that may be approved in a language, by id."""
        if lang not in self._readable:
            if lang == self.platform.language:
                found = approvals.own(self.platform, self.glossary)
            else:
                of = self.translations.get(lang, Translations(language=lang))
                found = approvals.translated(self.known_units.values(), of)
            self._readable[lang] = {one.id: one for one in found}
        return self._readable[lang]

    @cached_property
    def known_units(self) -> dict[str, Unit]:
        """Every unit that stands or has stood, as translators and readers meet it."""
        return {unit.id: unit for unit in (*_gone(self.register), *self.units())}

    @cached_property
    def _readable(self) -> dict[str, dict[str, Readable]]:
        return {}

    def words_at(self, lang: str, id_: str) -> Spot:
        """Where the words stand that may be approved: the summary, the wording, the term, the translation."""
        return (
            self._own_words[id_]
            if lang == self.platform.language
            else self.translation_spot(lang, id_)
        )

    @cached_property
    def _own_words(self) -> dict[str, Spot]:
        found = {ids.summary(part.id): spot for spot, part, _ in self.summaries()}
        for spot, id_, _ in self.wordings():
            found.setdefault(ids.plain(id_), spot)
        for spot, term in zip(self.terms_in, self.glossary.terms, strict=True):
            found.setdefault(ids.term(term.id), spot)
        return found

    @cached_property
    def _translated_where(self) -> dict[str, dict[str, str]]:
        """The file of each translation, by language and id; the first, where there are two."""
        return {
            lang: {id_: file for file, of in reversed(files.items()) for id_ in of.units}
            for lang, files in self.translated_in.items()
        }

    @cached_property
    def homes(self) -> dict[str, str]:
        """Which file in a language's folder each unit is translated in, by the unit's id."""
        return self._homes(by_letter=shelves.is_by_letter(self.names))

    @property
    def homes_by_letter(self) -> dict[str, str]:
        """The same where the words of the glossary stand in one file a letter."""
        return self._homes(by_letter=True)

    def _homes(self, *, by_letter: bool) -> dict[str, str]:
        followups, register = self.followups, self.register
        return shelves.homes(self.platform, self.glossary, followups, register, by_letter=by_letter)

    @cached_property
    def other_homes(self) -> frozenset[str]:
        """The files in a language's folder that may be there besides, holding nothing yet."""
        sectors = {f"{sector.id}.yaml" for sector in self.platform.sectors}
        letters = {f"glossary/{of}.yaml" for of in LETTERS}
        return frozenset(sectors | {PLATFORM, GLOSSARY, RENDERINGS, FOLLOWUPS} | letters)

    @cached_property
    def unread_kinds(self) -> frozenset[str]:
        """The first names of the files that tell nothing, such as ``glossary`` and ``plain``."""
        return frozenset(map(shelves.kind, self.unread))

    @cached_property
    def plain_is_sure(self) -> bool:
        """Whether our own words can be relied on: each file is whole, and each id in it its own.

        Where one is not, nobody can say which words are missing, or what is translated in vain.
        """
        wrong = {problem.place.file for problem in errors(self.problems)}
        broken = any(self.names[file] in wrong for file in self.plains)
        return not (PLAIN in self.unread_kinds or broken or self.astray)

    @cached_property
    def astray(self) -> frozenset[str]:
        """The ids among our own words that are of nothing in that sector, and never were."""
        parts = {part.id: sector.id for _, sector, part in self.parts()}
        blocks = {
            block.id: sector.id
            for sector, _, block in self.platform.blocks()
            if block.kind in ("commitment", "paragraph")
        }
        gone = {of.id for of in self.platform.retired} | {*(self.register or Register()).units}
        return frozenset(
            id_
            for plain in self.plains.values()
            for ids_, homes in ((plain.summaries, parts), (plain.wordings, blocks))
            for id_ in ids_
            if homes.get(id_) != plain.sector and (id_ in homes or id_ not in gone)
        )

    def unread_in(self, lang: str) -> bool:
        """Whether some of the translations to a language cannot be read."""
        own = shelves.translations_file(lang)
        return any(file == own or file.startswith(f"{own[:-5]}/") for file in self.unread)

    def units(self) -> Iterator[Unit]:
        """Every unit, in the order of the document; then the glossary, and what has happened since."""
        yield from units(self.platform, self.glossary)
        yield from happened(self.followups)

    def texts(self) -> Iterator[tuple[str, Steps]]:
        """The id of every adopted text, and the path of its words in ``platform.yaml``."""
        for path, _, part in self.parts():
            yield part.id, (*path, "title")
            if part.tagline:
                yield ids.tagline(part.id), (*path, "tagline")
            for at, block in _placed((*path, "content"), part.content):
                for id_, _ in block.extras:
                    yield id_, (*at, ids.UnitId.of(id_).part)
                if not isinstance(block, Picture):  # whose words are ours
                    yield block.id, (*at, "header" if block.kind == "table" else "text")
                for n, note in enumerate(block.notes):
                    yield note.id, (*at, "notes", n, "text")


def divided(path: Steps, part: Part) -> Iterator[tuple[Steps, Part]]:
    """A part and then those inside it, each with its path."""
    yield path, part
    for n, section in enumerate(part.sections):
        yield from divided((*path, "sections", n), section)


def part_of(path: Steps) -> Steps:
    """The path of the part in which something stands that has a path of its own."""
    return path[: path.index("content")] if "content" in path else path


def _placed(path: Steps, blocks: Iterable[Block]) -> Iterator[tuple[Steps, Block]]:
    """Some blocks and those inside them, each with its path, under that of the list."""
    for n, block in enumerate(blocks):
        yield (*path, n), block
        if isinstance(block, Commitment):
            yield from _placed((*path, n, "commitments"), block.commitments)


_SPOKEN_AS = {"sector": "title", "section": "title", "label": "label", "footnote": "note"}
"""What a passage is by the kind under which the register remembers it."""

_LAST = "\U0010ffff"
"""Comes after every id."""


def load(folder: Path) -> Loaded | Unreadable:
    """Read every file under ``folder``. Never raises for what the files hold."""
    with without_collecting(), together_in(folder):
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
    reading = _Reading(folder)
    found = _read(reading, None)
    if isinstance(found, Unreadable) or not (folder / FORMER).exists():
        return found
    memory, periods = found.memory or Register(), shelves.periods(folder)
    each = parts(memory, found.platform.succeeds)
    former = (_former(reading, name, of_one(memory, each.get(name, ()))) for name in periods)
    return replace(found, formers=tuple(one for one in former if isinstance(one, Loaded)))


def _former(above: _Reading, period: str, register: Register | None) -> Loaded | Unreadable:
    """A platform that has been put away, with its part of the register."""
    reading = above.below(f"{FORMER}/{period}")
    frozen = reading.one(FROZEN, Frozen).value or Frozen(period=period)
    frozen = frozen.but(period=period)
    found = _read(reading, register, former=True)
    return replace(found, frozen=frozen) if isinstance(found, Loaded) else found


def _read(
    reading: _Reading, register: Register | None, *, former: bool = False
) -> Loaded | Unreadable:
    """Read every file of one platform, but for those before it."""
    folder, memory = reading.folder, register
    platform = reading.read(PLATFORM, Platform)
    adopted = reading.adopted()
    corrections = reading.corrections()
    glossary = reading.read_all(shelves.listed(folder, GLOSSARY), Glossary)
    everyday = {
        lang: reading.read_all(shelves.listed(folder, file), EverydayWords)
        for lang, file in (
            ("", EVERYDAY_WORDS),
            *((lang, shelves.everyday_file(lang)) for lang in shelves.spoken(folder)),
        )
    }
    followups = reading.read_all(shelves.listed(folder, FOLLOWUPS), FollowUps)
    if not former:
        memory = reading.register(platform.value)
        register = _own(memory, platform.value)
    plains = reading.read_all(shelves.plain_files(folder), Plain)
    translations = {
        lang: reading.read_all(shelves.translation_files(folder, lang), Translations)
        for lang in shelves.languages(folder)
    }
    rounds = reading.read_all(shelves.approvals_files(folder), Round)
    approvers = reading.one(APPROVERS, Approvers).value or Approvers()
    problems = tuple(reading.problems)
    if platform.value is None or not isinstance(platform.node, tree.Mapping):
        return Unreadable(folder, reading.names, problems)
    of = corrections.value or Corrections()
    kept = tree.at(corrections.node, "adopted")
    since = FollowUps(
        scales=_joined(of.scales for of in followups.values()),
        followups=_joined(of.followups for of in followups.values()),
    )
    settled = settle(
        platform.value.explained(plains.values()),
        Glossary(terms=_joined(of.terms for of in glossary.values())),
        {lang: _whole(files) for lang, files in translations.items() if files},
        rounds=rounds,
        approvers=approvers,
        others=(*_gone(register), *happened(since)),
    )
    words = {
        lang: EverydayWords(entries=_joined(of.entries for of in files.values()))
        for lang, files in everyday.items()
    }
    return Loaded(
        folder=folder,
        names=reading.names,
        problems=problems,
        platform=settled.platform,
        document=platform.node,
        documents=reading.documents(),
        lines={file: held.lines for file, held in reading.held.items() if held.lines is not None},
        adopted=adopted if corrections.value or not reading.has(CORRECTIONS) else None,
        corrections=of.corrections,
        correction_places=tuple(
            place_of(corrections, reading.names[CORRECTIONS], ("corrections", n))
            for n in range(len(of.corrections))
        ),
        kept=kept if isinstance(kept, tree.Scalar) else None,
        glossary=settled.glossary,
        terms_in=reading.spots((file, "terms", len(of.terms)) for file, of in glossary.items()),
        everyday_words=words.pop(""),
        everyday_in=words,
        everyday_spots={
            lang: reading.spots((file, "entries", len(of.entries)) for file, of in files.items())
            for lang, files in everyday.items()
        },
        pictures={name: read_picture(folder, name) for name in _pictured(platform.value)},
        plains=plains,
        translations=settled.translations,
        translated_in=translations,
        followups=since,
        followup_spots=reading.spots(
            (file, "followups", len(of.followups)) for file, of in followups.items()
        ),
        scale_spots=reading.spots(
            (file, "scales", len(of.scales)) for file, of in followups.items()
        ),
        register=register,
        memory=memory,
        rounds=rounds,
        approvers=approvers,
        standing=settled.standing,
        missing=frozenset(file for file in (ADOPTED, CORRECTIONS) if not reading.has(file)),
        unread=reading.unread(),
    )


def _pictured(platform: Platform) -> Iterator[str]:
    """The name of every picture."""
    yield from (block.file for _, _, block in platform.blocks() if isinstance(block, Picture))


def _own(memory: Register | None, platform: Platform | None) -> Register | None:
    """What is remembered of the platform in force."""
    if memory is None or platform is None:
        return memory
    return of_one(memory, parts(memory, platform.succeeds)[IN_FORCE])


def _gone(register: Register | None) -> tuple[Unit, ...]:
    """Whatever an edition has held, with its last words: those that have retired are shown too."""
    released = register.units.items() if register else ()
    return tuple(Unit(id_, of.kind, of.text) for id_, of in released)


def _joined(lists: Iterable[tuple[Item, ...]]) -> tuple[Item, ...]:
    """Some lists one after the other."""
    return tuple(chain.from_iterable(lists))


def _whole(files: dict[str, Translations]) -> Translations:
    """All that is translated to a language; the first, where something is translated twice."""
    if len(files) == 1:
        return next(iter(files.values()))
    borrowed: dict[str, tuple[str, ...]] = {}
    made: dict[str, Translation] = {}
    for of in files.values():
        for lang, words in of.borrowed.items():
            borrowed[lang] = (*borrowed.get(lang, ()), *words)
        made = of.units | made
    first = next(iter(files.values()))
    renderings = _joined(of.renderings for of in files.values())
    return first.but(borrowed=borrowed, renderings=renderings, units=made)


Item = TypeVar("Item")


class _Reading:
    """Reads the files of a folder one by one, and gathers what is wrong in them."""

    def __init__(self, folder: Path, top: Path | None = None) -> None:
        self.folder = folder
        self._top = top or folder
        self.names: dict[str, str] = {file: _shown(folder / file, self._top) for file in FILES}
        self.held: dict[str, Held[BaseModel]] = {}
        self.problems: list[Problem] = []
        self._forgotten = False

    def below(self, way: str) -> _Reading:
        """What reads a folder in this one."""
        return _Reading(self.folder / way, self._top)

    def read(self, file: str, model: type[Model]) -> Held[Model]:
        """What a file holds."""
        self.names[file] = _shown(self.folder / file, self._top)
        held = read_file(self.folder / file, self.names[file], model)
        self.problems += held.problems
        self.held[file] = held
        return held

    def one(self, file: str, model: type[Model]) -> Held[Model]:
        """What a file holds that need not be there."""
        return self.read(file, model) if (self.folder / file).exists() else Held()

    def read_all(self, files: Iterable[str], model: type[Model]) -> dict[str, Model]:
        """What some files hold, each by its name; without those that cannot be read."""
        held = {file: self.read(file, model).value for file in files}
        return {file: value for file, value in held.items() if value is not None}

    def spots(self, lists: Iterable[tuple[str, str, int]]) -> tuple[Spot, ...]:
        """Where each item stands of some lists, of which file, key and length are given."""
        return tuple(
            Spot(self.names[file], self.held[file].node, (key, n))
            for file, key, length in lists
            for n in range(length)
        )

    def adopted(self) -> str | None:
        """The extraction of the adopted document; with corrections, it must be there."""
        if not (self.has(ADOPTED) or self.has(CORRECTIONS)):
            return None
        text, problems = read_text(self.folder / ADOPTED, self.names[ADOPTED])
        self.problems += problems
        return text

    def corrections(self) -> Held[Corrections]:
        """What is said of the extraction, where anything is."""
        return self.one(CORRECTIONS, Corrections)

    def has(self, file: str) -> bool:
        """Whether a file is there."""
        return (self.folder / file).exists()

    def register(self, platform: Platform | None) -> Register | None:
        """The register; None where it is not as the program left it: nothing can rely on it then."""
        if not (self.folder / REGISTER).exists():
            return None
        held = read_file(self.folder / REGISTER, self.names[REGISTER], Register)
        self.held[REGISTER] = held
        if any(problem.rule == conflicts.RULE for problem in held.problems):
            edited = held.problems
        elif wrong := errors(held.problems):
            edited = (_edited_by_hand(min(wrong).place),)
        elif (
            held.value
            and platform
            and not platform.succeeds
            and _is_of_another(held.value, platform)
        ):
            edited = (_of_another(self.names[REGISTER], held.value.editions[-1].title),)
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


def _is_of_another(register: Register, platform: Platform) -> bool:
    """Whether a register knows no part of a platform, and the platform says nothing of the register's."""
    parts = {id_ for id_, of in register.units.items() if of.kind in ("sector", "section")}
    here = {part.id for _, part in platform.parts} | {retired.id for retired in platform.retired}
    return bool(register.editions) and not parts & here


def _of_another(file: str, title: str) -> Problem:
    return Problem(
        Place(file),
        "register",
        f"Dette registeret hører til en annen plattform, «{title}»: ingen av sektorene i det står i "
        f"platform.yaml. {RESTORE}.",
        f"This register is that of another platform, “{title}”: none of its sectors stands in "
        f"platform.yaml. {RESTORE_EN}.",
    )


def _edited_by_hand(place: Place) -> Problem:
    return Problem(
        place,
        "register",
        "Registeret er endret for hånd her, eller en linje er borte, eller det er skrevet av en "
        f"nyere versjon av programmet. {RESTORE}. Vil du endre en ordlyd eller trekke et punkt, så gjør "
        "det i platform.yaml.",
        "The register has been edited by hand here, or a line is gone, or a newer version of the "
        f"program has written it. {RESTORE_EN}. To change a wording or withdraw a commitment, edit "
        "platform.yaml.",
    )
