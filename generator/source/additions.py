"""Something new for a file under ``source/``: put in its place, with a key until it gets its number.

The file is added to line by line; nothing that stands in it is touched.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from slugify import slugify

from generator.ids import PREFIXES, Numbers, free_id
from generator.platform import freshness
from generator.problems import did_you_mean
from generator.reading import tree
from generator.reading.yaml_text import entry, flow_list, folded
from generator.source.load import Loaded
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


def sentence(loaded: Loaded, part: str, group: str, covers: list[str], text: str) -> Addition:
    """A new sentence, last in its group of the summary of a sector or section."""
    known = freshness.covered(loaded.platform).texts
    for id_ in covers:
        if id_ not in known:
            raise _unknown(id_, known)
    mark = freshness.Covered(known).of(covers)
    id_ = _new_id(loaded, "sentence", text)
    lines = [f"sentence: {id_}", *_text("text", text), f"covers: {flow_list(covers)}"]
    return _into_part(loaded, part, ("summary", group), [*lines, entry("source", mark)], id_)


def _new_id(loaded: Loaded, kind: str, text: str) -> str:
    """A key that nothing has; without a text to make it from, it is drawn."""
    return free_id(PREFIXES[kind], text.strip() or secrets.token_hex(), loaded.keys())


def term(loaded: Loaded, title: str, forms: list[str], explanation: str) -> Addition:
    """A new term, in its place in the alphabet of the glossary."""
    file = "glossary.yaml"
    id_ = slugify(title)
    ids = [of.id for of in loaded.glossary.terms]
    if not id_ or id_ in ids:
        raise RefusedError(
            f"«{title}» står alt i ordlisten.", f"“{title}” is in the glossary already."
        )
    lines = [
        f"term: {id_}",
        entry("title", title),
        f"forms: {flow_list(forms or [title[:1].lower() + title[1:]])}",
        *_text("explanation", explanation),
    ]
    root = loaded.documents.get(file)
    listed = root.items.get("terms") if isinstance(root, tree.Mapping) else None
    if isinstance(listed, tree.Sequence) and not listed.items:
        return _first(loaded, file, listed, _item(lines, 2), id_)
    if not isinstance(listed, tree.Sequence) or not listed.items or listed.flow:
        raise RefusedError(f"{file} har ingen liste «terms».", f"{file} has no list “terms”.")
    before = next((n for n, other in enumerate(ids) if other > id_), None)
    at = _last_line(listed) if before is None else listed.items[before].place.line - 1
    return _put(loaded, file, at, _item(lines, listed.place.column - 1), id_)


def _into_part(
    loaded: Loaded, part: str, way: tuple[str, ...], lines: list[str], id_: str
) -> Addition:
    """Put an item last in a list of a part; the keys on the way are made where they are missing."""
    paths = {of.id: path for path, _, of in loaded.parts()}
    if part not in paths:
        raise _unknown(part, paths)
    node, _ = tree.descend(loaded.document, paths[part])
    missing = list(way)
    while missing and isinstance(node, tree.Mapping) and missing[0] in node.items:
        node = node.items[missing.pop(0)]
    file = "platform.yaml"
    if isinstance(node, tree.Sequence) and node.items and not node.flow:
        return _put(loaded, file, _last_line(node), _item(lines, node.place.column - 1), id_)
    if not isinstance(node, tree.Mapping) or node.flow:
        raise RefusedError(
            f"Listen «{way[-1]}» i «{part}» er tom. Slett linjen «{way[-1]}: []» først.",
            f"The list “{way[-1]}” of “{part}” is empty. Delete its line first.",
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
