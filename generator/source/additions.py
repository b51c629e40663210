"""Something new for a file under ``source/``: put in its place, with a key until it gets its number.

The file is added to line by line; nothing that stands in it is touched.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeGuard

from slugify import slugify

from generator import ids
from generator.ids import PREFIXES, Numbers, free_id
from generator.platform import freshness
from generator.platform.model import fingerprint
from generator.problems import did_you_mean
from generator.reading import tree
from generator.reading.yaml_text import entry, flow_list, folded
from generator.settings import is_address
from generator.source import moving, shelves
from generator.source.load import Loaded
from generator.source.shelves import FOLLOWUPS, GLOSSARY, PLATFORM
from generator.wording.sentences import sentences


class RefusedError(ValueError):
    """What cannot be added, said in Norwegian and in English."""

    def __init__(self, nb: str, en: str) -> None:
        super().__init__(nb)
        self.nb = nb
        self.en = en


@dataclass(frozen=True)
class Addition:
    """A file with something new in it, what that is called, and the line where it begins."""

    file: str
    text: str
    id: str
    line: int


def block(loaded: Loaded, kind: str, part: str, text: str) -> Addition:
    """A new commitment or paragraph, last in a sector or section."""
    id_ = _new_id(loaded, kind, text)
    return _into_part(loaded, part, ("content",), [f"{kind}: {id_}", *_text("text", text)], id_)


def sentence(
    loaded: Loaded, part: str, group: str | None, covers: list[str], text: str
) -> Addition:
    """A new sentence, last of the summary of a sector or section, or of a group there."""
    known = freshness.covered(loaded.platform).texts
    for id_ in covers:
        if id_ not in known:
            raise _unknown(id_, known)
    mark = freshness.Covered(known).of(covers)
    id_ = _new_id(loaded, "sentence", text)
    lines = [f"sentence: {id_}", *_text("text", text), f"covers: {flow_list(covers)}"]
    return _into_summary(loaded, part, group, [*lines, entry("source", mark)], id_)


def wording(loaded: Loaded, id_: str, text: str) -> Addition:
    """A commitment or paragraph in everyday words, where it stands in the order of the text."""
    blocks = {block.id: (sector.id, block) for sector, _, block in loaded.platform.blocks()}
    if id_ not in blocks:
        raise _unknown(id_, blocks)
    sector, adopted = blocks[id_]
    if id_ in loaded.platform.wordings:
        raise RefusedError(f"«{id_}» har alt enkle ord.", f"“{id_}” has a plain wording already.")
    file = shelves.plain_file(sector)
    order = [of for of in blocks if blocks[of][0] == sector]
    said = loaded.plains[file].wordings if file in loaded.plains else {}
    after = [of for of in order[: order.index(id_)] if of in said]
    new = [
        f"  {id_}:",
        f"{moving.ADOPTED}{' '.join(adopted.text.split())}",
        *(f"    {line}" for line in _text("text", text)),
        f"    {entry('source', fingerprint(adopted.text))}",
    ]
    if after:
        node, _ = tree.descend(loaded.documents[file], ("wordings", after[-1]))
        return _put(loaded, file, _last_line(node), new, ids.plain(id_))
    lines = _lines(loaded, file, sector)
    if "wordings:" not in lines:
        lines.append("wordings:")
    at = lines.index("wordings:") + 1
    return Addition(file, "\n".join([*lines[:at], *new, *lines[at:], ""]), ids.plain(id_), at + 1)


def _lines(loaded: Loaded, file: str, sector: str) -> list[str]:
    """The lines of a file with our own words about a sector, also one that is not there yet."""
    text = "\n".join(loaded.lines[file]) if file in loaded.lines else moving.new(file, sector)
    return text.rstrip("\n").split("\n")


def _new_id(loaded: Loaded, kind: str, text: str) -> str:
    """A key that nothing has; without a text to make it from, it is drawn."""
    return free_id(PREFIXES[kind], text.strip() or secrets.token_hex(), loaded.keys())


def term(loaded: Loaded, title: str, forms: list[str], explanation: str) -> Addition:
    """A new term, in its place in the alphabet of the glossary."""
    id_ = slugify(title)
    if not id_ or id_ in {of.id for of in loaded.glossary.terms}:
        raise RefusedError(
            f"«{title}» står alt i ordlisten.", f"“{title}” is in the glossary already."
        )
    lines = [
        f"term: {id_}",
        entry("title", title),
        f"forms: {flow_list(forms or [title[:1].lower() + title[1:]])}",
        *_text("explanation", explanation),
    ]
    file = GLOSSARY
    if shelves.is_by_letter(loaded.names):
        file = f"glossary/{shelves.letter(title)}.yaml"
    root = loaded.documents.get(file)
    if root is None and file != GLOSSARY:
        new = [shelves.schema_line(file), "terms:", *_item(lines, 2), ""]
        return Addition(file, "\n".join(new), id_, 3)
    listed = root.items.get("terms") if isinstance(root, tree.Mapping) else None
    if isinstance(listed, tree.Sequence) and not listed.items:
        return _first(loaded, file, listed, _item(lines, 2), id_)
    if not isinstance(listed, tree.Sequence) or not listed.items or listed.flow:
        raise RefusedError(f"{file} har ingen liste «terms».", f"{file} has no list “terms”.")
    titles = [str(tree.plain(item.items["title"])) for item in listed.items if _titled(item)]
    before = next((n for n, other in enumerate(titles) if slugify(other) > id_), None)
    at = _last_line(listed) if before is None else listed.items[before].place.line - 1
    return _put(loaded, file, at, _item(lines, listed.place.column - 1), id_)


@dataclass(frozen=True)
class Happened:
    """What somebody says has happened; what is empty is for the editor to fill in."""

    commitments: list[str]
    on: str
    kind: str = ""
    text: str = ""
    address: str = ""
    title: str = ""
    publisher: str = ""
    case: str = ""
    archived: str = ""
    by: str = ""

    @property
    def lines(self) -> list[str]:
        """Its lines in the file, but for the first."""
        source = {"address": self.address, "title": self.title, "publisher": self.publisher}
        source |= {"case": self.case} if self.case else {}
        after = {"archived": self.archived, "entered_by": self.by}
        return [
            f"commitments: {flow_list(self.commitments)}",
            f"on: {self.on}",
            entry("kind", self.kind),
            *_text("text", self.text),
            "source:",
            *(f"  {entry(key, text)}" for key, text in source.items()),
            *(entry(key, text) for key, text in after.items() if text),
        ]


def followup(loaded: Loaded, of: Happened) -> Addition:
    """Something that has happened since, last in its file; also to what ended with a former platform."""
    remembered = loaded.memory.units if loaded.memory else {}
    known = [*(one.id for one in loaded.platform.commitments), *remembered]
    for id_ in of.commitments:
        if id_ not in known:
            raise _unknown(id_, known)
    if not is_address(of.address):
        raise RefusedError(
            f"«{of.address}» er ikke en adresse på nettet. Skriv den helt ut, fra https:// av.",
            f"“{of.address}” is no address on the web. Write it whole, from https:// on.",
        )
    told = f"{of.on} {' '.join(of.commitments)} {of.text.strip() or secrets.token_hex()}"
    id_ = ids.followup(told, {one.id for one in loaded.followups.followups})
    lines = [f"followup: {id_}", *of.lines]
    root = loaded.documents.get(FOLLOWUPS)
    if root is None:
        new = [shelves.schema_line(FOLLOWUPS), "followups:", *_item(lines, 2), ""]
        return Addition(FOLLOWUPS, "\n".join(new), id_, 3)
    listed = root.items.get("followups") if isinstance(root, tree.Mapping) else None
    if isinstance(listed, tree.Sequence) and not listed.items:
        return _first(loaded, FOLLOWUPS, listed, _item(lines, 2), id_)
    return _into(loaded, (FOLLOWUPS, root), ("followups",), lines, id_)


def _into_part(
    loaded: Loaded, part: str, way: tuple[str, ...], lines: list[str], id_: str
) -> Addition:
    """Put an item last in a list of a part; the keys on the way are made where they are missing."""
    paths = {of.id: path for path, _, of in loaded.parts()}
    if part not in paths:
        raise _unknown(part, paths)
    node, _ = tree.descend(loaded.document, paths[part])
    return _into(loaded, (PLATFORM, node), way, lines, id_)


def _into_summary(
    loaded: Loaded, part: str, group: str | None, lines: list[str], id_: str
) -> Addition:
    """Put a sentence last in the summary of a part, wherever that stands or is to stand."""
    sectors = {of.id: sector.id for _, sector, of in loaded.parts()}
    if part not in sectors:
        raise _unknown(part, sectors)
    spot, held = next(
        ((spot, of) for spot, whom, of in loaded.summaries() if whom.id == part), (None, None)
    )
    file = shelves.plain_file(sectors[part])
    if spot is not None and held is not None:
        file = next(name for name, shown in loaded.names.items() if shown == spot.file)
        parted = held.about or held.wants or held.for_you
        to = group or ("wants" if parted else "sentences")
        node = spot.node()
        assert node is not None
        return _into(loaded, (file, node), (to,), lines, id_)
    if "summaries" in shelves.keys_in(loaded.documents.get(file)):
        way = ("summaries", part, group or "sentences")
        return _into(loaded, (file, loaded.documents[file]), way, lines, id_)
    above = "\n".join(_lines(loaded, file, sectors[part]))
    item = _item(lines, 6)
    text = moving.with_summary(above, [f"  {part}:", f"    {group or 'sentences'}:", *item])
    return Addition(file, text, id_, text.split("\n").index(item[0]) + 1)


def _into(
    loaded: Loaded, at: tuple[str, tree.Node], way: tuple[str, ...], lines: list[str], id_: str
) -> Addition:
    """Put an item last in a list under a node of a file; the keys on the way are made."""
    file, node = at
    missing = list(way)
    while missing and isinstance(node, tree.Mapping) and missing[0] in node.items:
        node = node.items[missing.pop(0)]
    if isinstance(node, tree.Sequence) and node.items and not node.flow:
        return _put(loaded, file, _last_line(node), _item(lines, node.place.column - 1), id_)
    if not isinstance(node, tree.Mapping) or node.flow:
        raise RefusedError(
            f"Listen «{way[-1]}» er tom. Slett linjen «{way[-1]}: []» først.",
            f"The list “{way[-1]}” is empty. Delete its line first.",
        )
    pad = node.place.column - 1
    new = [" " * (pad + 2 * n) + f"{key}:" for n, key in enumerate(missing)]
    new += _item(lines, pad + 2 * len(missing))
    return _put(loaded, file, _before_lists(node), new, id_)


def _before_lists(node: tree.Mapping) -> int:
    """The line after which a new key goes: the last one before the content and the sections."""
    others = [v for key, v in node.items.items() if key not in ("content", "sections")]
    return max((_last_line(value) for value in others), default=node.place.line)


def _first(loaded: Loaded, file: str, listed: tree.Sequence, new: list[str], id_: str) -> Addition:
    """The first item of a list that says that it is empty, as ``terms: []``."""
    lines = list(loaded.lines[file])
    at = listed.place.line
    lines[at - 1] = lines[at - 1].replace(" []", "", 1)
    return Addition(file, "\n".join([*lines[:at], *new, *lines[at:]]), id_, at + 1)


def _put(loaded: Loaded, file: str, after: int, new: list[str], id_: str) -> Addition:
    lines = loaded.lines[file]
    return Addition(file, "\n".join([*lines[:after], *new, *lines[after:]]), id_, after + 1)


def _item(lines: list[str], pad: int) -> list[str]:
    return [" " * pad + ("  " if n else "- ") + line for n, line in enumerate(lines)]


def _text(key: str, text: str) -> list[str]:
    """A long text; an empty one in quotes, which the check asks to be filled in."""
    return list(folded(key, sentences(text))) if text.strip() else [entry(key, "")]


def _titled(item: tree.Node) -> TypeGuard[tree.Mapping]:
    return isinstance(item, tree.Mapping) and "title" in item.items


def _last_line(node: tree.Node) -> int:
    match node:
        case tree.Mapping(items=items):
            return max((_last_line(value) for value in items.values()), default=node.place.line)
        case tree.Sequence(items=values):
            return max((_last_line(value) for value in values), default=node.place.line)
        case tree.Scalar(lines=lines, first=first):
            said = [n for n, line in enumerate(lines) if line.strip()]
            return max(node.place.line, first + max(said, default=0))


def _unknown(id_: str, known: Iterable[str]) -> RefusedError:
    guess, last = did_you_mean(id_, known), Numbers.of(known).last_like(id_)
    nb, en = "", ""
    if guess:
        nb, en = f" Mente du «{guess}»?", f" Did you mean “{guess}”?"
    elif last:
        nb, en = f" Numrene går til {last}.", f" The numbers go up to {last}."
    return RefusedError(
        f"«{id_}» finnes ikke i plattformen.{nb}",
        f"“{id_}” is not in the platform.{en}",
    )
