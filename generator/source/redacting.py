"""Words taken out of the files under ``source/``: where they stand, and what was made of them.

A mark of ours comes in their place in the text, the extraction of the adopted document, the register
and a follow-up, in the platform in force and in those before it. What was said of them in plain words and in translation goes whole, for it may say the same in words that no program
knows again: editors and translators write it anew. So do the figures, links and emphasis of words that
are there no longer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel

from generator import ids
from generator.platform.approvals import Round
from generator.platform.corrections import Corrections
from generator.platform.excision import excised
from generator.platform.followups import FollowUps
from generator.platform.model import Plain, Platform, Translations, Unit, cells, fingerprint
from generator.platform.redacting import (
    OF_AN_EDITION,
    Change,
    changes,
    put_away_anew,
    without,
)
from generator.platform.redaction import Gap, Redaction
from generator.platform.register import Register, as_yaml, standing
from generator.reading import tree
from generator.reading.characters import read_text
from generator.reading.reader import parse
from generator.source import former, layout, slots
from generator.source.load import Loaded
from generator.source.shelves import ADOPTED, CORRECTIONS, FROZEN, PLATFORM, REGISTER
from generator.writing import put

SOURCE = "source"
"""The part of a follow-up that names its source: its title, address, case and copy."""


@dataclass(frozen=True)
class Done:
    """What was taken away, and what went with it."""

    register: Register
    changes: tuple[Change, ...] = ()
    """In the register."""
    texts: tuple[str, ...] = ()
    """What stood in other files, as it was."""
    plain: bool = False
    """Whether the plain wording went with it."""
    languages: tuple[str, ...] = ()
    """Those in which a translation went with it."""
    stands: str = ""
    """The words as they stand in the text now, where it has them."""
    cards: tuple[str, ...] = ()
    """The fingerprints of wordings whose cards answer no longer."""


_Edit = tuple[tree.Steps, tree.Changing]
"""Where something else comes, and what."""


@dataclass
class _Files:
    """The files of one platform that change, by their names."""

    of: Loaded
    made: dict[str, str] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    plain: bool = False
    stands: str = ""
    languages: list[str] = field(default_factory=list)

    def text(self, file: str) -> str:
        """What a file says, as far as it is changed."""
        text, _ = read_text(self.of.folder / file, file)
        return self.made.get(file) or text or ""

    def change(self, file: str, model: type[BaseModel], *changes: _Edit) -> None:
        """Put something else at some paths of a file, and lay it out."""
        text = self.text(file)
        built, _ = parse(text.split("\n"), file)
        made = built.node if built else None
        for path, what in changes:
            made = tree.changed(made, path, what) if made else None
        assert isinstance(made, tree.Mapping)
        self.made[file] = layout.written(made, text, model)

    def name(self, shown: str) -> str:
        """The name of a file, from the folder, by what editors see of it."""
        return next(name for name, as_shown in self.of.names.items() if as_shown == shown)


def redact(loaded: Loaded, record: Redaction, gap: Gap, edition: str = "") -> Done:
    """Take words away in the folder that was loaded, which is changed; every file is put there whole.

    ``record`` says of what, when and why; with ``edition``, only the wording that it had then goes.
    Raises nothing for words that are not there: what is done says so.
    """
    register = loaded.memory
    assert register is not None
    id_ = record.id
    known = id_ in register.units or id_ == OF_AN_EDITION
    found = changes(register, id_, gap, edition) if known else ()
    touched = [_platform(of, id_, gap, found, edition) for of in (*loaded.formers, loaded)]
    texts = tuple(text for files in touched for text in files.texts)
    if not found and not texts:
        return Done(register)
    made = without(register, id_, found or _of_a_followup(register, touched), record, gap)
    for files in touched:
        for file, text in files.made.items():
            put(files.of.folder / file, text)
    made = put_away_anew(made, dict(_frozen_anew(loaded)))
    put(loaded.folder / REGISTER, as_yaml(made))
    return Done(
        made,
        found,
        texts,
        any(files.plain for files in touched),
        tuple(sorted({lang for files in touched for lang in files.languages})),
        next((files.stands for files in reversed(touched) if files.stands), ""),
        tuple(_dead_cards(made, found, id_)),
    )


def _of_a_followup(register: Register, touched: Iterable[_Files]) -> tuple[Change, ...]:
    """What is recorded where nothing that an edition brought is changed: under the last seal of its platform."""
    own = (files.of.register for files in touched if files.texts)
    last = next((one.editions[-1] for one in own if one), register.editions[-1])
    return (Change(last.date, "", "", is_wording=False),)


def _frozen_anew(loaded: Loaded) -> Iterator[tuple[str, str]]:
    """The checksum of each platform that is put away, as it is now, and the file that says it."""
    for of in loaded.formers:
        seal = former.seal(of.folder)
        if of.frozen and of.frozen.seal != seal:
            put(
                of.folder / FROZEN,
                former.as_yaml(
                    of.frozen.but(
                        seal=seal, files=former.files(of.folder) if of.frozen.files else {}
                    )
                ),
            )
            yield of.period, seal


def _dead_cards(made: Register, found: tuple[Change, ...], id_: str) -> Iterator[str]:
    record = made.units.get(id_)
    if record is None or record.kind != "commitment":
        return
    living = {one.card for one in made.redactions if one.id == id_}
    living |= {wording.fingerprint for wording in record.wordings}
    marks = (fingerprint(change.before) for change in found if change.is_wording)
    once: dict[str, None] = dict.fromkeys(mark for mark in marks if mark not in living)
    yield from once


# One platform


def _platform(of: Loaded, id_: str, gap: Gap, found: tuple[Change, ...], edition: str) -> _Files:
    """What becomes of the files of a platform."""
    files = _Files(of)
    _text(files, id_, gap, found, edition)
    _reasons(files, id_, gap, edition)
    _followup(files, id_, gap)
    _extraction(files, id_, found)
    return files


def _text(files: _Files, id_: str, gap: Gap, found: tuple[Change, ...], edition: str) -> None:
    """The words as they stand in the text, with what was made of them."""
    of = files.of
    stands = standing(of.platform).get(id_)
    record = of.register.units.get(id_) if of.register else None
    marks = {fingerprint(change.before) for change in found if change.is_wording}
    text = stands.text if stands else record.text if record else ""
    taken = fingerprint(text) in marks
    if stands is not None:
        taken = taken or (bool(gap.words) and not edition and gap.takes(text))
    files.stands = (gap.left(text) if taken else text) if stands else ""
    dropped: list[str] = []
    if stands is not None and taken:
        path = dict(of.texts())[id_]
        way = path[-1]
        change: _Edit = (path[:-1], lambda node: _block(node, way, gap, dropped))
        files.change(PLATFORM, Platform, change)
        files.texts.append(text)
    kind = stands.kind if stands else record.kind if record else ""
    unit = Unit(id_, kind, gap.left(text) if taken else text)
    _made_of_it(files, unit, None if taken else marks, dropped)


def _block(node: tree.Node, key: str | int, gap: Gap, dropped: list[str]) -> tree.Node:
    """A block, or a part, with other words under a key, and without the marks of words that are gone."""
    assert isinstance(node, tree.Mapping)
    if key == "header":
        return _table(node, gap)
    items = dict(node.items)
    items[str(key)] = _scalar(items[str(key)], gap)
    made = node._replace(items=items)
    if key != "text":
        return made
    text = _value(items["text"])
    for name in ("figures", "links", "emphasis", "names"):
        made = _marks(made, name, text, dropped)
    made = _anchors(made, text, gap)
    note = items.get("note")
    quoted = note is not None and (not gap.words or gap.takes(_value(note)))
    gone: list[str] = ["same_promise"]
    gone += ["note", "correction"] if quoted else []
    return _without_keys(made, gone)


def _table(node: tree.Mapping, gap: Gap) -> tree.Node:
    def row(of: tree.Node) -> tree.Node:
        assert isinstance(of, tree.Sequence)
        return of._replace(items=tuple(_scalar(cell, gap) for cell in of.items))

    rows = node.items["rows"]
    assert isinstance(rows, tree.Sequence)
    made = {
        "header": row(node.items["header"]),
        "rows": rows._replace(items=tuple(map(row, rows.items))),
    }
    return node._replace(items=node.items | made)


def _scalar(node: tree.Node, gap: Gap) -> tree.Node:
    assert isinstance(node, tree.Scalar)
    made = gap.left(node.value)
    return node if made == node.value else node._replace(value=made, style="")


def _value(node: tree.Node | None) -> str:
    return node.value if isinstance(node, tree.Scalar) else ""


def _stand(words: str, text: str) -> bool:
    return " ".join(words.split()) in " ".join(text.split())


def _words_of(item: tree.Node) -> str:
    return _value(tree.at(item, "words")) if isinstance(item, tree.Mapping) else _value(item)


def _marks(block: tree.Mapping, name: str, text: str, dropped: list[str]) -> tree.Mapping:
    listed = block.items.get(name)
    if not isinstance(listed, tree.Sequence):
        return block
    kept = tuple(item for item in listed.items if _stand(_words_of(item), text))
    gone = (item for item in listed.items if item not in kept)
    dropped += [_value(tree.at(item, "figure")) for item in gone if name == "figures"]
    if not kept:
        return _without_keys(block, [name])
    return block._replace(items=block.items | {name: listed._replace(items=kept)})


def _anchors(block: tree.Mapping, text: str, gap: Gap) -> tree.Mapping:
    """The footnotes, each after words that stand there still: where they are gone, after the mark."""
    listed = block.items.get("notes")
    if not isinstance(listed, tree.Sequence):
        return block

    def note(of: tree.Node) -> tree.Node:
        words = tree.at(of, "words")
        if not isinstance(of, tree.Mapping) or not isinstance(words, tree.Scalar):
            return of
        if _stand(words.value, text):
            return of
        mark = gap.part if gap.words else gap.whole
        return of._replace(items=of.items | {"words": words._replace(value=mark, style="")})

    made = listed._replace(items=tuple(map(note, listed.items)))
    return block._replace(items=block.items | {"notes": made})


def _without_keys(node: tree.Mapping, keys: Iterable[str]) -> tree.Mapping:
    for key in keys:
        if key in node.items:
            made = tree.rename(node, (key,), None)
            assert isinstance(made, tree.Mapping)
            node = made
    return node


def _reasons(files: _Files, id_: str, gap: Gap, edition: str) -> None:
    """Why a thing was taken out of the text, where that has the words."""
    for n, one in enumerate(files.of.platform.retired):
        if one.id == id_ and gap.words and not edition and gap.takes(one.reason or ""):
            change: _Edit = (("retired", n, "reason"), lambda node: _scalar(node, gap))
            files.change(PLATFORM, Platform, change)
            files.texts.append(one.reason or "")


# What was made of it


def _made_of_it(
    files: _Files, unit: Unit, marks: set[str] | None, dropped: Iterable[str] = ()
) -> None:
    """What was made of words goes with them, and so does their fingerprint, wherever that is kept.

    ``marks`` are the fingerprints of the words, where only what was made of these goes; ``dropped``
    are the figures that are marked no longer.
    """

    def goes(source: str | None) -> bool:
        return marks is None or source in marks

    gone = {*dropped, *(ids.words(one) for one in dropped)}
    said = files.of.platform.wordings.get(unit.id)
    if said and goes(said.source):
        _plain(files, unit.id)
        gone.add(ids.plain(unit.id))
    parts = set(_sentences(files, unit.id, goes))
    _translations(files, unit, gone, goes)
    every = {unit.id, *gone, *parts} if marks is None else {*gone, *parts}
    _approvals(files, every, marks or set())


def _plain(files: _Files, id_: str) -> None:
    """The same in plain words, with the remark above it that has the adopted words."""
    for file, plain in files.of.plains.items():
        if id_ in plain.wordings:
            text = layout.laid_out(files.text(file), Plain)
            head, key, below = text.partition("\nwordings:\n")
            first, entries = slots.parted(below)
            entries.pop(id_, None)
            lines = [*first, *(line for entry in entries.values() for line in entry)]
            said = f"{head}{key if entries else ''}" + "\n".join(lines)
            files.made[file] = said.rstrip("\n") + "\n"
            files.plain = True


def _sentences(files: _Files, id_: str, goes: Callable[[str | None], bool]) -> Iterator[str]:
    """The summaries that rest on it, by their ids: they stand, and are to be read again."""
    for spot, part, sentence in files.of.sentences():
        if id_ in sentence.covers and sentence.source and goes(sentence.source):
            file = files.name(spot.file)
            model = Platform if file == PLATFORM else Plain
            files.change(file, model, ((*spot.path, "source"), lambda _: None))
            yield ids.summary(part.id)


def _translations(
    files: _Files, unit: Unit, gone: set[str], goes: Callable[[str | None], bool]
) -> None:
    for lang, held in files.of.translated_in.items():
        for file, of in held.items():
            own = of.units.get(unit.id)
            emptied = (unit,) if own and goes(own.source) else ()
            if not emptied and not gone & of.units.keys():
                continue
            text = layout.laid_out(files.text(file), Translations)
            files.made[file] = slots.emptied(text, emptied, gone)
            touched = {*gone, *(one.id for one in emptied)} & of.units.keys()
            if any(of.units[id_].text.strip() for id_ in touched):
                files.languages.append(lang)


def _approvals(files: _Files, gone: set[str], marks: set[str]) -> None:
    """Who has read what is gone: the fingerprints of it are as good as those of the words."""
    for file in files.of.rounds:
        root = files.of.documents[file]
        assert isinstance(root, tree.Mapping)
        made = _fewer(_fewer(root, "units", gone, marks), "proposals", gone, marks)
        if made != root:
            files.change(file, Round, ((), _instead(made)))


_MARK = re.compile(r"[0-9a-f]{8}")


def _read(of: tree.Node) -> Iterator[str]:
    """The fingerprints of what somebody has read."""
    for text in tree.texts(of):
        yield from (found[0] for found in _MARK.finditer(text.value))


def _fewer(root: tree.Mapping, name: str, gone: set[str], marks: set[str]) -> tree.Mapping:
    """A round of approval with fewer texts under a key, and their number to fit."""
    listed = root.items.get(name)
    if not isinstance(listed, tree.Mapping):
        return root
    lost = [
        id_
        for id_, held in listed.items.items()
        if id_ in gone or not marks.isdisjoint(_read(held))
    ]
    if not lost:
        return root
    count = str(int(_value(root.items["count"])) - len(lost))
    items = root.items | {
        name: _without_keys(listed, lost),
        "count": _other(root.items["count"], count),
    }
    made = root._replace(items=items)
    return made if len(lost) < len(listed.items) else _without_keys(made, [name])


def _instead(made: tree.Node) -> tree.Changing:
    return lambda _: made


def _none(_: tree.Node) -> None:
    """Of what goes."""


# What has happened since


def _followup(files: _Files, id_: str, gap: Gap) -> None:
    """A follow-up's own words, or those of its source."""
    of, (thing, _, part) = files.of, id_.partition(".")
    spots = zip(of.followup_spots, of.followups.followups, strict=True)
    spot, one = next(((spot, one) for spot, one in spots if one.id == thing), (None, None))
    node = spot.node() if spot else None
    if spot is None or one is None or not isinstance(node, tree.Mapping):
        return
    made = _source_gone(node, gap) if part == SOURCE else _said(node, gap)
    if made == node:
        return
    files.change(files.name(spot.file), FollowUps, (spot.path, _instead(made)))
    both = zip(_texts_of(node), _texts_of(made), strict=True)
    files.texts += [was for was, now in both if was != now]
    if not part:
        _made_of_it(files, Unit(one.id, "followup", gap.left(one.text)), None)


def _texts_of(node: tree.Mapping) -> Iterator[str]:
    """What a follow-up says, and what it says of its source."""
    yield _value(node.items["text"])
    yield from (_value(tree.at(node.items[SOURCE], key)) for key in ("title", "publisher"))


def _said(node: tree.Mapping, gap: Gap) -> tree.Mapping:
    """A follow-up without its words, or without some that it or its source has."""
    items = {**node.items, "text": _scalar(node.items["text"], gap)}
    source = items["source"]
    if gap.words and isinstance(source, tree.Mapping):
        named = ("title", "publisher", "case")
        made = {key: _scalar(source.items[key], gap) for key in named if key in source.items}
        items["source"] = source._replace(items=source.items | made)
    return node._replace(items=items)


def _source_gone(node: tree.Mapping, gap: Gap) -> tree.Mapping:
    """A follow-up whose source is told of no longer, but for who published it."""
    source = node.items["source"]
    assert isinstance(source, tree.Mapping)
    title, address = source.items["title"], source.items["address"]
    assert isinstance(title, tree.Scalar)
    assert isinstance(address, tree.Scalar)
    made = source.items | {
        "title": title._replace(value=gap.whole, style=""),
        "address": address._replace(value="", style='"'),
    }
    bare = _without_keys(source._replace(items=made), ["case"])
    return _without_keys(node._replace(items=node.items | {SOURCE: bare}), ["archived"])


# The extraction of the adopted document


def _extraction(files: _Files, id_: str, found: tuple[Change, ...]) -> None:
    """What the document says where the first edition said it."""
    of = files.of
    record = of.register.units.get(id_) if of.register else None
    if of.adopted is None or record is None or of.register is None:
        return
    date = of.register.editions[0].date
    first = next((w for w in reversed(record.wordings) if w.since <= date), None)
    change = next((c for c in found if c.is_wording and first and c.before == first.text), None)
    passages = tuple(of.recalled(of.register))
    said = _spoken(record.kind, change.after) if change else ""
    after = {n: said for n, (one, _) in enumerate(passages) if change and one == id_}
    if not after:
        return
    title = of.register.editions[0].title
    made = excised(
        of.adopted, of.corrections, tuple(passage for _, passage in passages), after, title
    )
    files.made[ADOPTED] = made.adopted
    if (of.folder / CORRECTIONS).exists():
        gone = sorted(made.dropped, reverse=True)
        files.change(
            CORRECTIONS,
            Corrections,
            *((("corrections", n), _none) for n in gone),
            (("adopted",), lambda node: _other(node, fingerprint(made.adopted))),
        )


def _spoken(kind: str, text: str) -> str:
    """A text as it is read: a table without what parts its cells."""
    return " ".join(cell for row in cells(text) for cell in row) if kind == "table" else text


def _other(node: tree.Node, value: str) -> tree.Node:
    return node._replace(value=value) if isinstance(node, tree.Scalar) else node


# Where the words stand still


@dataclass(frozen=True)
class Left:
    """A place in which words stand that were taken away elsewhere."""

    file: str
    line: int


def left(folder: Path, docs: Path, words: Iterable[str]) -> Iterator[Left]:
    """Every place in the files of a platform, and in the pages written by hand, that has some of the words."""
    sought = [fold for text in words if (fold := " ".join(text.split()).casefold())]
    for root in (folder, docs):
        for path in sorted(root.rglob("*")) if root.is_dir() else ():
            if path.is_file() and path.suffix in (".yaml", ".yml", ".txt", ".md", ".html", ".svg"):
                name = f"{root.name}/{path.relative_to(root).as_posix()}"
                yield from (Left(name, line) for line in _lines_with(path, sought))


def _lines_with(path: Path, sought: list[str]) -> Iterator[int]:
    lines = path.read_text("utf-8", errors="replace").casefold().split("\n")
    said, begins, numbers, at = [], [], [], 0
    for number, line in enumerate(lines, start=1):
        for word in line.replace('\\"', '"').split():
            said.append(word)
            begins.append(at)
            numbers.append(number)
            at += len(word) + 1
    whole = " ".join(said)
    found = {m.start() for words in sought for m in re.finditer(re.escape(words), whole)}
    yield from sorted({numbers[bisect_right(begins, start) - 1] for start in found})
