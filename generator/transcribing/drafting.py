"""The files that a document becomes: ``platform.yaml``, ``adopted.txt`` and the fingerprint of that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.platform.extraction import BULLET
from generator.platform.model import fingerprint
from generator.reading.yaml_text import double_quoted
from generator.transcribing import opening, remarks
from generator.transcribing.outline import Block, Doubt, Drawn, Outline, Point, Table
from generator.transcribing.shaping import Node, Part, Shape, shaped


@dataclass(frozen=True)
class Draft:
    """What a document has become."""

    title: str
    """As the document calls itself; empty where it does not."""
    head: str
    """What is to be done with the text, as remarks."""
    sectors: str
    """The sectors as YAML, with what was doubtful in remarks."""
    adopted: str
    doubts: int
    pictures: Mapping[str, bytes]

    @property
    def corrections(self) -> str:
        """The file that tells if anybody changes the document."""
        return f"adopted: {double_quoted(fingerprint(self.adopted))}\n"


def draft(file: Path, language: str) -> Draft:
    """What a document becomes; ``language`` is that of the remarks. Raises UnreadableError."""
    outline = opening.read(file)
    shape = shaped(outline)
    writing = _Writing(language)
    head, sectors = (
        "".join(f"{line}\n" for line in lines)
        for lines in (writing.head(outline, shape, file.name), writing.sectors(shape))
    )
    return Draft(shape.title, head, sectors, _adopted(outline), writing.doubts, shape.pictures)


class _Writing:
    """YAML in the order of the document, each doubt above what it is about."""

    def __init__(self, language: str) -> None:
        self._language = language
        self.doubts = 0

    def head(self, outline: Outline, shape: Shape, name: str) -> Iterator[str]:
        """What the text was made from, and what is to be done with the remarks."""
        yield from self._said("", Doubt("head", name))
        if outline.changed:
            yield from self._said("", Doubt("unseen", str(outline.changed)))
        if outline.contents:
            yield from self._said("", Doubt("contents"))
        if not shape.title:
            yield from self._doubts("", [Doubt("untitled")])

    def sectors(self, shape: Shape) -> Iterator[str]:
        """All the sectors."""
        yield "sectors:"
        for sector in shape.sectors:
            yield from self._part(sector, "  ")

    def _said(self, pad: str, doubt: Doubt) -> Iterator[str]:
        yield from (f"{pad}# {line}" for line in remarks.said(doubt, self._language))

    def _doubts(self, pad: str, doubts: Sequence[Doubt]) -> Iterator[str]:
        for doubt in dict.fromkeys(doubts):
            self.doubts += 1
            yield from self._said(pad, doubt)

    def _part(self, part: Part, pad: str) -> Iterator[str]:
        yield from self._doubts(pad, part.doubts)
        yield f"{pad}- id: {double_quoted(part.id)}"
        yield f"{pad}  title: {double_quoted(part.title)}"
        if part.preamble:
            yield f"{pad}  preamble: true"
        if part.content:
            yield f"{pad}  content:"
            for node in part.content:
                yield from self._node(node, f"{pad}    ")
        if part.sections:
            yield f"{pad}  sections:"
            for section in part.sections:
                yield from self._part(section, f"{pad}    ")

    def _node(self, node: Node, pad: str) -> Iterator[str]:
        yield from self._doubts(pad, node.doubts)
        for n, (key, value) in enumerate(node.told.items()):
            yield f"{pad}{'  ' if n else '- '}{key}: {_flow(value)}"
        if node.commitments:
            yield f"{pad}  commitments:"
            for inner in node.commitments:
                yield from self._node(inner, f"{pad}    ")


def _flow(value: Any) -> str:
    """A value on one line; the layout gives it its own."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return double_quoted(value)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(of)}" for key, of in value.items()) + "}"
    return "[" + ", ".join(map(_flow, value)) + "]"


def _adopted(outline: Outline) -> str:
    """The document in plain text: its words in its order, a mark before each point."""
    if outline.text is not None:
        return outline.text
    return "\n\n".join(line for block in outline.blocks for line in _lines(block)) + "\n"


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Table):
        rows = ["\t".join(row) for row in (block.header, *block.rows)]
        notes = [doubt.words for doubt in block.doubts if doubt.key == "note"]
        yield from filter(str.strip, (block.caption, *rows, *notes))
    elif not isinstance(block, Drawn):
        before = (BULLET, block.label, block.title) if isinstance(block, Point) else ()
        yield " ".join(filter(None, (*before, block.said.text)))
        yield from (text for _, text in block.said.notes)
