"""Rounds of approval, as files: made of what somebody has read, or of what stood with each text before.

Before, an approval stood in three lines with the text itself. Those are still read; ``fmt`` moves
them into a file a round, with the fingerprints of the words that they stand with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from slugify import slugify

from generator import ids
from generator.platform import approvals, freshness
from generator.platform.approvals import Proposal, Readable, Round
from generator.platform.model import Glossary, Plain, Translation, Translations, fingerprint
from generator.reading import tree
from generator.reading.reader import parse
from generator.reading.tree import Steps
from generator.reading.yaml_text import entry, folded, scalar
from generator.source import shelves
from generator.source.layout import laid_out
from generator.source.load import Loaded, Spot
from generator.wording.sentences import sentences

MARK = 6
"""Signs of a mark in the name of a file: enough that two rounds of one person and day differ."""

REST = "ordliste"
"""The part that holds what is in no sector: the glossary, and what the whole platform shares."""

LINES = ("approved_by", "approved_on", "approved_as")


def part_of(loaded: Loaded, id_: str) -> str:
    """Which part a text is read with: its sector, or the rest."""
    sectors = {sector.id for sector in loaded.platform.sectors}
    home = loaded.homes.get(ids.UnitId.of(id_).thing, "").removesuffix(".yaml")
    return home if home in sectors else REST


def file_of(round_: Round, part: str) -> tuple[str, str]:
    """The name of a round's file, from ``source/``, and what it holds."""
    text = _written(round_, "")
    who = slugify(round_.approved_by, max_length=40) or "uten-navn"
    mark = fingerprint(text)[:MARK]
    file = shelves.approvals_file(round_.language, round_.approved_on, who, part, mark)
    return file, _written(round_, file)


def _written(round_: Round, file: str) -> str:
    lines = [shelves.schema_line(file)] if file else []
    lines += [entry("approved_by", round_.approved_by), entry("approved_on", round_.approved_on)]
    if round_.approved_as:
        lines.append(entry("approved_as", round_.approved_as))
    lines += [entry("place", round_.place), entry("language", round_.language)]
    if round_.units:
        lines.append("units:")
        lines += [f"  {scalar(id_)}: {scalar(read)}" for id_, read in round_.units.items()]
    if round_.proposals:
        lines.append("proposals:")
        for id_, of in round_.proposals.items():
            text = folded("text", sentences(" ".join(of.text.split())), "    ")
            lines += [f"  {scalar(id_)}:", *text, f"    read: {scalar(of.read)}"]
    lines.append(f"count: {round_.length}")
    return laid_out("\n".join([*lines, ""]), Round)


def made_of(
    loaded: Loaded,
    who: tuple[str, str, str],
    lang: str,
    units: Mapping[str, str],
    proposals: Mapping[str, Proposal] | None = None,
) -> Round:
    """A round by somebody (name, day and role) of what was read in a language, by id."""
    by, on, role = who
    return Round(
        approved_by=by,
        approved_on=on,
        approved_as=role or None,
        place=loaded.platform.place,
        language=lang,
        units=dict(units),
        proposals=dict(proposals or {}),
        count=len(units) + len(proposals or {}),
    )


# What stood with the texts


class _Old(NamedTuple):
    """An approval in a text's own file: of what, in which language, and where in the file."""

    path: Steps
    lang: str
    of: Readable


def moved(loaded: Loaded, texts: Mapping[str, str]) -> dict[str, str]:
    """The files with every approval of before in a file a round instead; no word is lost.

    What was said by somebody who may not approve stays where it stands, for that is told there.
    """
    made = dict(texts)
    rounds: dict[tuple[tuple[str, str, str], str, str], dict[str, str]] = {}
    for file, text in texts.items():
        if "approved_by:" in text and shelves.kind(file) in _FINDERS:
            node = _tree(text)
            found = [
                one for one in _FINDERS[shelves.kind(file)](loaded, node) if _stands(loaded, one)
            ]
            made[file] = _without(text, node, [one.path for one in found])
            for one in found:
                held = one.of.held
                who = (str(held.approved_by), str(held.approved_on), held.approved_as or "")
                key = (who, one.lang, part_of(loaded, one.of.id))
                read = approvals.read(one.of.words, one.of.declared)
                rounds.setdefault(key, {})[one.of.id] = read
    return made | dict(
        file_of(made_of(loaded, who, lang, units), part)
        for (who, lang, part), units in rounds.items()
    )


def _stands(loaded: Loaded, one: _Old) -> bool:
    """Whether an approval is whole, and by somebody who may give it."""
    held = one.of.held
    whole = not isinstance(held, Translation) or held.status == "approved"
    return whole and held.approved and loaded.approvers.may(str(held.approved_by), one.lang)


def _in_plain(loaded: Loaded, node: tree.Node) -> Iterator[_Old]:
    lang, covered = str(loaded.platform.language), freshness.covered(loaded.platform)
    plain = Plain.model_validate(tree.plain(node))
    for id_, summary in plain.summaries.items():
        of = approvals.summary_of(id_, summary, covered)
        yield _Old(("summaries", id_), lang, of)
    for id_, wording in plain.wordings.items():
        yield _Old(("wordings", id_), lang, approvals.wording_of(id_, wording, covered))


def _in_glossary(loaded: Loaded, node: tree.Node) -> Iterator[_Old]:
    lang = str(loaded.platform.language)
    for n, term in enumerate(Glossary.model_validate(tree.plain(node)).terms):
        yield _Old(("terms", n), lang, approvals.term_of(term))


def _in_translations(loaded: Loaded, node: tree.Node) -> Iterator[_Old]:
    of = Translations.model_validate(tree.plain(node))
    known = loaded.known_units
    for id_, one in of.units.items():
        if id_ in known and one.text.strip():
            path = ("units", id_)
            yield _Old(path, of.language, approvals.translation_of(known[id_], one))


_FINDERS: Mapping[str, Callable[[Loaded, tree.Node], Iterator[_Old]]] = {
    shelves.PLAIN: _in_plain,
    shelves.kind(shelves.GLOSSARY): _in_glossary,
    shelves.TRANSLATIONS: _in_translations,
}
"""What finds the approvals in a file of each kind."""


def _tree(text: str) -> tree.Node:
    built, _ = parse(text.split("\n"), "")
    assert built is not None
    return built.node


def _without(text: str, node: tree.Node, paths: Iterable[Steps]) -> str:
    """A file without the lines of the approvals at some paths; what was approved is a draft there."""
    lines: list[str | None] = [*text.split("\n")]
    for path in paths:
        held, _ = tree.descend(node, path)
        assert isinstance(held, tree.Mapping)
        for key in LINES:
            if key in held.items:
                first, last = held.spots[key][0], _last(held.items[key])
                lines[first:last] = [None] * (last - first)
        if "status" in held.items:
            row = held.spots["status"][0]
            lines[row] = str(lines[row]).replace("status: approved", "status: draft")
    return "\n".join(line for line in lines if line is not None)


def _last(node: tree.Node) -> int:
    """The last line of a text, counted from 1."""
    assert isinstance(node, tree.Scalar)
    return node.last


# What was proposed


def taken(loaded: Loaded, file: str) -> tuple[dict[str, str], list[str], list[str]]:
    """The files with what a round proposes taken over: the ids of that, and of what could not be.

    A proposal for words that have changed since is no longer one, and is left where it stands.
    """
    lang = loaded.rounds[file].language
    changes: dict[str, list[tuple[int, int, list[str]]]] = {}
    done: list[str] = []
    left: list[str] = []
    for (code, id_), waiting in loaded.standing.waiting.items():
        for verdict in waiting:
            if (code, verdict.file) == (lang, file):
                found = list(_replaced(loaded, lang, id_, verdict.proposed, verdict.by))
                (done if found else left).append(id_)
                for where, change in found:
                    changes.setdefault(where, []).append(change)
    named = {shown: file for file, shown in loaded.names.items()}
    texts = {named[shown]: _edited(loaded.lines[named[shown]], of) for shown, of in changes.items()}
    return texts, done, left


def rewritten(loaded: Loaded, lang: str, id_: str, text: str, by: str) -> dict[str, str]:
    """The files with other words for a text, written by somebody; none where the sentences are not as many."""
    changes: dict[str, list[tuple[int, int, list[str]]]] = {}
    for where, change in _replaced(loaded, lang, id_, text, by):
        changes.setdefault(where, []).append(change)
    named = {shown: file for file, shown in loaded.names.items()}
    return {named[shown]: _edited(loaded.lines[named[shown]], of) for shown, of in changes.items()}


def _replaced(
    loaded: Loaded, lang: str, id_: str, text: str, by: str
) -> Iterator[tuple[str, tuple[int, int, list[str]]]]:
    """The lines that give way to other words: in which file, from, up to, and what comes instead."""
    at = loaded.words_at(lang, id_)
    written = list(_written_in(loaded, at, lang, id_, text))
    for spot, key, words in written:
        lines = list(folded(key, sentences(words), _pad(spot, key)))
        yield spot.file, (*_rows(spot, key), lines)
    if written:
        yield from _other_lines(at, by)


def _other_lines(at: Spot, by: str) -> Iterator[tuple[str, tuple[int, int, list[str]]]]:
    """What else is said of words that somebody has written anew: by whom, and no approval of before."""
    for key, value in (("translated_by", by), ("status", "draft")):
        if at.holds(key):
            yield at.file, (*_rows(at, key), [f"{_pad(at, key)}{entry(key, value)}"])
    for key in LINES:
        if at.holds(key):
            yield at.file, (*_rows(at, key), [])


def _written_in(
    loaded: Loaded, at: Spot, lang: str, id_: str, text: str
) -> Iterator[tuple[Spot, str, str]]:
    """Where the words are written that a text is to be: a summary's, sentence by sentence."""
    groups = ("sentences", "about", "wants", "for_you")
    held = [at.under(of) for of in groups if at.holds(of)]
    if lang == loaded.platform.language and ids.UnitId.of(id_).is_term:
        yield at, "explanation", text
    elif not held:
        yield at, "text", text
    else:
        every = [of.under(n) for of in held for n in range(_length(of))]
        said = list(sentences(text))
        if len(said) == len(every):
            yield from ((spot, "text", one) for spot, one in zip(every, said, strict=True))


def _length(spot: Spot) -> int:
    node = spot.node()
    return len(node.items) if isinstance(node, tree.Sequence) else 0


def _pad(spot: Spot, key: str) -> str:
    return " " * (spot.key_place(key).column - 1)


def _rows(spot: Spot, key: str) -> tuple[int, int]:
    """The lines of a key with its text: from, and up to."""
    node = spot.node(key)
    assert node is not None
    return spot.key_place(key).line - 1, _last(node)


def _edited(lines: Iterable[str], changes: list[tuple[int, int, list[str]]]) -> str:
    lines = [*lines]
    for first, last, made in sorted(changes, reverse=True):
        lines[first:last] = made
    return "\n".join(lines)
