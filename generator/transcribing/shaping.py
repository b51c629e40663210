"""An outline takes the shape that a platform has: sectors, sections, lead-ins, commitments, each with its id."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Any

from slugify import slugify

from generator import ids
from generator.platform.marks import marks
from generator.platform.model import RESERVED_ADDRESSES, Paragraph, is_half
from generator.platform.pictures import PictureFile, kind_of
from generator.settings import may_be_followed
from generator.source.pictures import FOLDER, understood
from generator.transcribing.outline import (
    Block,
    Doubt,
    Drawn,
    Heading,
    Outline,
    Point,
    Prose,
    Quote,
    Said,
    Table,
    UnreadableError,
)
from generator.wording.sentences import sentences

DEEPEST = 6
"""Levels of headings, the sector's being the first; and of lists inside lists."""

LONGEST_TITLE = 160
"""Characters of a first paragraph that may be the title of the document."""

LONGEST_BOLD = 100
"""Characters of a paragraph in bold that may be a heading."""

_LOWEST = 99
"""The level of what stands before the first heading: any heading ends it."""

Tree = dict[str, Any]


@dataclass
class Part:
    """A sector or section as it grows."""

    title: str
    level: int
    doubts: list[Doubt] = field(default_factory=list)
    content: list[Node] = field(default_factory=list)
    sections: list[Part] = field(default_factory=list)
    preamble: bool = False
    id: str = ""
    led: bool = False
    """Whether a lead-in stands here, or above."""


@dataclass
class Node:
    """A block as it is written: its keys, what is doubtful about it, and those inside it."""

    told: Tree
    doubts: list[Doubt] = field(default_factory=list)
    commitments: list[Node] = field(default_factory=list)


@dataclass(frozen=True)
class Shape:
    """A platform as it may be written down."""

    title: str
    sectors: tuple[Part, ...]
    pictures: Mapping[str, bytes]
    """What the file of each picture is to hold, by its name under the source."""


def shaped(outline: Outline) -> Shape:
    """The shape of a document. Raises UnreadableError where it has none that a platform can have."""
    blocks = list(_with_bold_headings(outline.blocks))
    drawn = list(takewhile(lambda block: isinstance(block, Drawn), blocks))
    rest = blocks[len(drawn) :]
    blocks = [*rest[:1], *drawn, *rest[1:]]  # a picture above the title stands after it
    title, ahead, blocks = _beginning(outline.title, blocks)
    building = _Building(outline.pictures)
    if ahead is not None:
        building.open(ahead, Said(ahead.title))
    for n, block in enumerate(blocks):
        building.take(block, blocks[n + 1] if n + 1 < len(blocks) else None)
    sectors = [sector for sector in building.sectors if sector is not ahead or _holds(sector)]
    if not sectors:  # a heading and nothing else is a document all the same
        sectors = building.sectors
    if all(sector.preamble for sector in sectors):
        for sector in sectors:
            sector.preamble = False
    _name(sectors)
    return Shape(title, tuple(sectors), building.pictures)


def _holds(part: Part) -> bool:
    return bool(part.content or part.sections)


def _beginning(title: str, blocks: list[Block]) -> tuple[str, Part | None, list[Block]]:
    """What the document is called, the preamble that stands before its first heading, and the rest.

    A heading of the highest level that stands first, with none like it, is the title of the document.
    """
    first = next((n for n, block in enumerate(blocks) if isinstance(block, Heading)), len(blocks))
    if not first and _is_title(blocks, title):
        heading = blocks[0]
        assert isinstance(heading, Heading)
        name = heading.said.text
        return name, Part(name, _LOWEST, _plainly(heading.said), preamble=True), blocks[1:]
    if not first:
        return title, None, blocks
    ahead = blocks[0]
    if not isinstance(ahead, Prose):
        raise UnreadableError(
            "Dokumentet begynner med et punkt eller en tabell, uten noen overskrift over. Hvert område må ha en "
            "tittel: skriv overskriften i dokumentet, slik den står i vedtaket, og prøv igjen.",
            "The document begins with a point or a table, with no heading above it. Every sector has a title: "
            "write the heading in the document, as it was adopted, and try again.",
        )
    name = ahead.said.text
    short = len(name) <= LONGEST_TITLE and not re.search(r"[.!?:;,]$", name)
    doubts = [*_plainly(ahead.said), Doubt("title" if short else "no_title", name)]
    part = Part(name, _LOWEST, doubts, preamble=first < len(blocks))
    for text in _notes(ahead.said):
        part.content.append(Node({"paragraph": "", "text": text}, [Doubt("note", text)]))
    return (name if short else title), part, blocks[1:]


def _is_title(blocks: Sequence[Block], title: str) -> bool:
    """Whether the first heading is that of the whole document, and not of its first part."""
    headings = [block for block in blocks if isinstance(block, Heading)]
    first, rest = headings[0], headings[1:]
    if not rest:
        return False
    highest = all(of.level > first.level for of in rest)
    empty = isinstance(blocks[1], Heading) and blocks[1].level <= first.level
    return highest or empty or first.said.text == title


def _with_bold_headings(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with each short paragraph that is all bold as a heading, one level below the last real one."""
    level = 0
    for n, block in enumerate(blocks):
        if isinstance(block, Heading):
            level = block.level
        after = blocks[n + 1] if n + 1 < len(blocks) else None
        follows = after is not None and not isinstance(after, Heading)
        if isinstance(block, Prose) and follows and level < DEEPEST and _bold(block.said):
            said = replace(
                block.said, emphasis=(), doubts=(*block.said.doubts, Doubt("bold", block.said.text))
            )
            yield Heading(level + 1, said)
        else:
            yield block


def _bold(said: Said) -> bool:
    return (
        said.bold
        and len(said.text) <= LONGEST_BOLD
        and not re.search(r"[.!?:;,]$", said.text)
        and not said.notes
    )


class _Building:
    """The parts that have been opened so far, and the list that is being read."""

    def __init__(self, drawn: Mapping[str, bytes]) -> None:
        self.sectors: list[Part] = []
        self.pictures: dict[str, bytes] = {}
        self._drawn = drawn
        self._open: list[Part] = []
        self._points: list[tuple[int, Node]] = []
        self._led = False
        """Whether a lead-in stands right before the list."""

    def open(self, part: Part, said: Said) -> None:
        """Begin a part: inside the last one that stands higher."""
        while self._open and self._open[-1].level >= part.level:
            self._open.pop()
        above = self._open[-1] if self._open else None
        if len(self._open) >= DEEPEST:
            raise UnreadableError(
                f"Overskriften «{said.text[:80]}» står på nivå {len(self._open) + 1}. Det går bare an med "
                f"{DEEPEST} nivåer. Gjør den til en overskrift på nivå {DEEPEST} i dokumentet, eller til et avsnitt "
                "i fet skrift, og prøv igjen.",
                f"The heading “{said.text[:80]}” stands at level {len(self._open) + 1}. There can be "
                f"{DEEPEST} levels. Make it a heading of level {DEEPEST} in the document, or a paragraph, and "
                "try again.",
            )
        part.led = bool(above and above.led)
        (above.sections if above else self.sectors).append(part)
        self._open.append(part)
        self._end_list()

    def _end_list(self) -> None:
        self._points, self._led = [], False

    @property
    def _part(self) -> Part:
        return self._open[-1]

    def take(self, block: Block, after: Block | None) -> None:
        """Put a block in its place; ``after`` is the one that comes then."""
        if isinstance(block, Heading):
            self.open(Part(block.said.text, block.level, _plainly(block.said)), block.said)
            self._notes_of(block.said)
        elif isinstance(block, Point):
            self._point(block)
        elif isinstance(block, Prose):
            self._prose(block, after)
        elif isinstance(block, Quote):
            self._quote(block)
        elif isinstance(block, Table):
            self._table(block)
        else:
            self._picture(block)

    def _put(self, told: Tree, doubts: Sequence[Doubt] = ()) -> None:
        self._end_list()
        self._part.content.append(Node(told, list(doubts)))

    def _prose(self, block: Prose, after: Block | None) -> None:
        said = block.said
        if isinstance(after, Point) and not block.inside and (lead := _lead_in(said, after)):
            rest, lead_in = said.split(len(said.text) - len(lead))
            if rest.text:
                self._put(*_marked("paragraph", rest))
                lead_in = replace(lead_in, doubts=())
            sure = lead.endswith(":")
            doubts = _plainly(lead_in) + ([] if sure else [Doubt("lead_in", lead)])
            self._put({"lead_in": "", "text": lead_in.text}, doubts)
            self._notes_of(lead_in)
            self._led = self._part.led = True
            return
        told, doubts = _marked("paragraph", said)
        self._put(told, [*doubts, *([Doubt("between")] if block.inside else [])])

    def _notes_of(self, said: Said) -> None:
        """Footnotes to what can have none: each is a paragraph after it."""
        for text in _notes(said):
            self._part.content.append(Node({"paragraph": "", "text": text}, [Doubt("note", text)]))

    def _point(self, point: Point) -> None:
        if point.depth > DEEPEST:
            raise UnreadableError(
                f"Punktet «{point.said.text[:80]}» står på nivå {point.depth} i lister inni lister. Det går bare "
                f"an med {DEEPEST} nivåer. Flytt det ut et hakk i dokumentet, og prøv igjen.",
                f"The point “{point.said.text[:80]}” stands at level {point.depth} of lists inside lists. There "
                f"can be {DEEPEST} levels. Move it out a step in the document, and try again.",
            )
        told, doubts = _marked("commitment", point.said)
        beside = {"label": point.label, "title": point.title}
        told = {"commitment": "", **{key: of for key, of in beside.items() if of}, **told}
        while self._points and self._points[-1][0] >= point.depth:
            self._points.pop()
        node = Node(told, doubts)
        if self._points:
            self._points[-1][1].commitments.append(node)
        else:
            self._lead(node, point)
            self._part.content.append(node)
        self._points.append((point.depth, node))

    def _lead(self, node: Node, point: Point) -> None:
        """Say whether the outermost point of a list is read after a lead-in."""
        if point.depth > 1:
            node.doubts.append(Doubt("outer"))
        if self._led:
            return
        half = is_half(point.said.text)
        if half and self._part.led:
            node.doubts.append(Doubt("carried"))
        elif half:
            node.told["whole"] = True
            node.doubts.append(Doubt("half"))
        elif self._part.led:
            node.told["whole"] = True

    def _quote(self, block: Quote) -> None:
        said = block.said
        if said.links or said.notes:
            told, doubts = _marked("paragraph", said)
            self._put(told, [*doubts, Doubt("quote")])
        else:
            self._put({"quote": "", "text": said.text}, _plainly(replace(said, emphasis=())))

    def _table(self, block: Table) -> None:
        whole = all(block.header) and not any(
            "|" in cell for row in (block.header, *block.rows) for cell in row
        )
        if whole:
            caption: Tree = {"caption": block.caption} if block.caption else {}
            rows: Tree = {"header": block.header, "rows": block.rows}
            self._put({"table": "", **caption, **rows}, block.doubts)
        else:
            lines = [" ".join(filter(None, row)) for row in (block.header, *block.rows)]
            texts = [text for text in (block.caption, *lines) if text]
            for n, text in enumerate(texts):
                doubts = (*block.doubts, Doubt("table_rows")) if not n else ()
                self._put({"paragraph": "", "text": text}, doubts)
        for doubt in block.doubts:
            if doubt.key == "note":
                self._put({"paragraph": "", "text": doubt.words}, [doubt])

    def _picture(self, block: Drawn) -> None:
        """A picture with its words; without its file, or without words, no more than a remark."""
        picture = block.picture
        number = len(self.pictures) + 1
        data = self._drawn.get(picture.file, b"")
        shown = understood(f"{FOLDER}/bilde-{number}.{kind_of(data)}", data)
        if not isinstance(shown, PictureFile):
            self._remark(Doubt("picture", picture.file[:80], picture.alt))
            return
        self.pictures[shown.name] = data
        if picture.alt:
            told = {"picture": f"bilde-{number}", "file": shown.name, "alt": picture.alt}
            self._put(told, [Doubt("picture_words")])
        else:
            self._remark(Doubt("picture_mute", f"bilde-{number}", shown.name))

    def _remark(self, doubt: Doubt) -> None:
        """Say something of what stands at this place, though nothing can stand there."""
        nodes = self._part.content
        (nodes[-1].doubts if nodes else self._part.doubts).append(doubt)


def _notes(said: Said) -> Iterator[str]:
    yield from (text for _, text in said.notes)


def _lead_in(said: Said, after: Point) -> str:
    """The words of a paragraph that make sentences of the points after it; empty where none do."""
    if said.text.endswith(":"):
        return sentences(said.text)[-1]
    short = len(said.text) <= LONGEST_TITLE and not re.search(r"[.!?…]\W*$", said.text)
    return said.text if short and is_half(after.said.text) else ""


def _plainly(said: Said) -> list[Doubt]:
    """What is doubtful about words that can have nothing marked in them."""
    lost = [Doubt("link", said.text[a:b], to) for a, b, to in said.links]
    whole = ((0, len(said.text)),)
    lost += [Doubt("emphasis", said.text[a:b]) for a, b in said.emphasis if ((a, b),) != whole]
    return [*said.doubts, *lost]


def _marked(kind: str, said: Said) -> tuple[Tree, list[Doubt]]:
    """A block that may have marks, with each of those that can be told by its words, and what is doubtful."""
    told: Tree = {kind: "", "text": said.text}
    doubts = list(said.doubts)
    links, emphasis = _placed(said, doubts)
    notes = [
        {"footnote": "", "words": _words_before(said.text, at), "text": text}
        for at, text in said.notes
    ]
    if links:
        told["links"] = [{"words": said.text[a:b], "address": to} for a, b, to in links]
    if emphasis:
        told["emphasis"] = [said.text[a:b] for a, b in emphasis]
    if notes:
        told["notes"] = notes
    return told, doubts


_Spans = list[tuple[int, int]]


def _placed(said: Said, doubts: list[Doubt]) -> tuple[list[tuple[int, int, str]], _Spans]:
    """The links and the emphasis that will be found again where they stand; the others are doubts."""
    links = []
    for a, b, to in sorted(set(said.links)):
        if may_be_followed(to):
            links.append((a, b, to))
        else:
            doubts.append(Doubt("link", said.text[a:b], to))
    emphasis = sorted(set(said.emphasis), key=lambda of: (of[0], -of[1]))
    emphasis = [of for n, of in enumerate(emphasis) if n == 0 or of[0] >= emphasis[n - 1][1]]
    while wrong := _misplaced(said.text, [of[:2] for of in links], emphasis):
        lost = [of for of in links if ("link", of[:2]) in wrong]
        doubts += [Doubt("link", said.text[a:b], to) for a, b, to in lost]
        links = [of for of in links if of not in lost]
        gone = [of for of in emphasis if ("emphasis", of) in wrong]
        doubts += [Doubt("emphasis", said.text[a:b]) for a, b in gone]
        emphasis = [of for of in emphasis if of not in gone]
    return links, emphasis


def _misplaced(text: str, links: _Spans, emphasis: _Spans) -> set[tuple[str, tuple[int, int]]]:
    """The marks that would be found elsewhere than where they stand, or not at all."""
    if not links and not emphasis:
        return set()
    tried = Paragraph.model_validate(
        {
            "paragraph": "avsnitt-1",
            "text": text,
            "links": [{"words": text[a:b], "address": "punkt-1"} for a, b in links],
            "emphasis": [text[a:b] for a, b in emphasis],
        }
    )
    found = {(mark.path[0], mark.path[1]): (mark.start, mark.stop) for mark in marks(tried).placed}
    kinds = (("link", "links", links), ("emphasis", "emphasis", emphasis))
    return {
        (kind, span)
        for kind, name, spans in kinds
        for n, span in enumerate(spans)
        if found.get((name, n)) != span
    }


def _words_before(text: str, at: int) -> str:
    """The words that a footnote's sign stands after, as few as will be found there and nowhere before."""
    starts = [match.start() for match in re.finditer(r"\S+", text[:at])]
    for start in reversed(starts):
        words = text[start:at].strip()
        found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text)
        if found and found.start() == start:
            return words
    return text[:at].strip() or text.split(" ", maxsplit=1)[0]


# Ids


def _name(sectors: Sequence[Part]) -> None:
    """Give everything its id, numbered in the order of the document."""
    counted: Counter[str] = Counter()
    taken: set[str] = set()
    for sector in sectors:
        for part in _all(sector):
            part.id = _slug(part, taken, reserved=part is sector)
            for node in part.content:
                _number(node, counted)


def _all(part: Part) -> Iterator[Part]:
    yield part
    for section in part.sections:
        yield from _all(section)


_LIKE_A_NUMBERED = re.compile(r"^[a-z]+-\d+$")


def _slug(part: Part, taken: set[str], *, reserved: bool) -> str:
    """An address made of the title, which nothing else has."""
    made = slugify(part.title, max_length=60, word_boundary=True) or "del"
    if (reserved and made in RESERVED_ADDRESSES) or _LIKE_A_NUMBERED.match(made):
        made = f"{made}-og-mer" if not _LIKE_A_NUMBERED.match(made) else f"del-{made}"
    slug, turn = made, 2
    while slug in taken:
        slug, turn = f"{made}-nr-{turn}", turn + 1
    taken.add(slug)
    return slug


def _number(node: Node, counted: Counter[str]) -> None:
    kind = next(iter(node.told))
    node.told[kind] = node.told[kind] or _next(kind, counted)
    for note in node.told.get("notes", ()):
        note["footnote"] = _next("footnote", counted)
    for inner in node.commitments:
        _number(inner, counted)


def _next(kind: str, counted: Counter[str]) -> str:
    counted[kind] += 1
    return f"{ids.PREFIXES[kind]}-{counted[kind]}"
