"""What any document comes to, whatever its format: headings, prose, points, tables and pictures, in order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from generator.reading.characters import hidden, unfit


class UnreadableError(ValueError):
    """Why a document cannot be taken in, and what to do, in both languages."""

    def __init__(self, nb: str, en: str) -> None:
        super().__init__(nb)
        self.nb, self.en = nb, en


@dataclass(frozen=True)
class Doubt:
    """Something that the program could not tell; the key of what is said of it, and the words it is about."""

    key: str
    words: str = ""
    more: str = ""


@dataclass(frozen=True)
class Picture:
    """A picture in a document: where its file is, and what the document says in place of it."""

    file: str
    alt: str = ""


@dataclass(frozen=True)
class Said:
    """Words that follow each other, and what is marked in them, by where it begins and ends."""

    text: str = ""
    emphasis: tuple[tuple[int, int], ...] = ()
    links: tuple[tuple[int, int, str], ...] = ()
    notes: tuple[tuple[int, str], ...] = ()
    """Each footnote by where its sign stands."""
    pictures: tuple[Picture, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    bold: bool = False
    """Whether all of it is."""

    def split(self, at: int) -> tuple[Said, Said]:
        """The words up to a place and those from there on, each with its marks; what crosses it goes."""
        rest = len(self.text) - len(self.text[at:].lstrip())
        first = replace(
            self,
            text=self.text[:at].rstrip(),
            emphasis=tuple(of for of in self.emphasis if of[1] <= at),
            links=tuple(of for of in self.links if of[1] <= at),
            notes=tuple(of for of in self.notes if of[0] <= at),
            bold=False,
        )
        last = Said(
            self.text[rest:],
            tuple((a - rest, b - rest) for a, b in self.emphasis if a >= rest),
            tuple((a - rest, b - rest, to) for a, b, to in self.links if a >= rest),
            tuple((a - rest, text) for a, text in self.notes if a > at),
        )
        return first, last


@dataclass(frozen=True)
class Heading:
    """The title of what comes after it; 1 is the highest level."""

    level: int
    said: Said


@dataclass(frozen=True)
class Prose:
    """A paragraph."""

    said: Said
    inside: bool = False
    """Whether it stands inside a list, after points."""


@dataclass(frozen=True)
class Quote:
    """Words that the document sets apart as a quotation."""

    said: Said


@dataclass(frozen=True)
class Point:
    """An item of a list; the depth of the outermost list is 1."""

    depth: int
    said: Said
    label: str = ""
    title: str = ""


@dataclass(frozen=True)
class Table:
    """Rows of cells, the first of them the headings of the columns where the document says so."""

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True)
class Drawn:
    """A picture that stands by itself."""

    picture: Picture


Block = Heading | Prose | Quote | Point | Table | Drawn


@dataclass(frozen=True)
class Outline:
    """A document: what it calls itself, and its parts in order."""

    blocks: tuple[Block, ...]
    title: str = ""
    """What it is called where that is no part of its text, as in the head of an HTML file."""
    text: str | None = None
    """The whole of it, where it is plain text already."""
    changed: int = 0
    """Characters that nobody sees, taken away."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    """What each picture holds, by the name that the document has for it."""
    contents: bool = False
    """Whether a table of contents was passed over, whose words all stand further down."""


_BULLETS = dict.fromkeys(map(ord, "\uf0b7\uf0a7\uf0d8\uf076"), "•")
"""How fonts of signs have the marks before points."""


class Cleaner:
    """Takes away what nobody sees, and counts it."""

    def __init__(self) -> None:
        self.changed = 0

    def clean(self, text: str) -> str:
        """The text as the source may hold it; line ends and tabs stay."""
        if text.isascii() and text.isprintable():
            return text
        text = unicodedata.normalize("NFC", text).translate(_BULLETS)
        return "".join(map(self._seen, text))

    def _seen(self, character: str) -> str:
        if character in "\n\t" or not (unfit(character) or hidden(character)):
            return character
        if character in "\u2028\u2029\v\f\x85":
            return "\n"
        if unicodedata.category(character) == "Zs":
            return " "  # a hard space is one to any reader
        self.changed += 1
        return "" if hidden(character) else " "


LONGEST_LABEL = 40

_LABEL = re.compile(
    r"(?P<dotted>\d{1,3}(?:\.\d{1,3})+[.:)]?)|(?P<number>\(?\d{1,3}[.)])|(?P<letter>\(?[a-zæøå]\))"
)

_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Labelled:
    """A number or letter that a line begins with: its kind, what it counts, and how long it is."""

    kind: str
    label: str
    count: tuple[int, ...]
    rest: int

    def follows(self, other: Labelled) -> bool:
        """Whether the one may come right after the other."""
        if self.kind != other.kind:
            return False
        if len(self.count) == len(other.count):
            return self.count[:-1] == other.count[:-1] and self.count[-1] == other.count[-1] + 1
        return (
            self.count[:-1] == other.count or other.count[: len(self.count) - 1] == self.count[:-1]
        )


def first_under(label: Labelled, heading: str) -> bool:
    """Whether a number is the first under a heading that is numbered itself: 2.1 under «2 Helse»."""
    found = re.match(r"\d{1,3}(?:\.\d{1,3})*", heading)
    above = ".".join(map(str, label.count[:-1]))
    return (
        found is not None and label.kind == "dotted" and label.count[-1] == 1 and found[0] == above
    )


def labelled(text: str) -> Labelled | None:
    """The number or letter that a text begins with, where it may be one of a row.

    >>> labelled("1.2 Bygge"), labelled("b) rydde").count, labelled("2030 blir et godt år")
    (Labelled(kind='dotted', label='1.2', count=(1, 2), rest=4), (2,), None)
    """
    found = _LABEL.match(text)
    space = _SPACE.match(text, found.end()) if found else None
    if found is None or space is None or space.end() == len(text) or len(found[0]) > LONGEST_LABEL:
        return None
    label = found[0]
    count: tuple[int, ...]
    if found.lastgroup == "letter":
        count = ("abcdefghijklmnopqrstuvwxyzæøå".index(label.strip("()")) + 1,)
    else:
        count = tuple(map(int, re.findall(r"\d+", label)))
    return Labelled(found.lastgroup or "", label, count, space.end())


def with_labels(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The same with each row of numbers or letters that was typed as the labels of points.

    One alone may be anything: a date, a section of a law.
    """
    found = list(blocks)
    marks = [_mark(of) for of in found]
    for n, block in enumerate(found):
        here = marks[n]
        if here is None or not isinstance(block, Prose | Point):
            continue
        near = [marks[at] for at in (n - 1, n + 1) if 0 <= at < len(found)]
        before, after = (near[0] if n else None), (near[-1] if n + 1 < len(found) else None)
        heading = found[n - 1] if n else None
        first = isinstance(heading, Heading) and first_under(here, heading.said.text)
        if first or (before and here.follows(before)) or (after and after.follows(here)):
            found[n] = _point(block, here)
    return tuple(found)


def _mark(block: Block) -> Labelled | None:
    if isinstance(block, Prose) or (isinstance(block, Point) and not block.label):
        return labelled(block.said.text)
    return None


def _point(block: Prose | Point, label: Labelled) -> Point:
    depth = block.depth if isinstance(block, Point) else max(1, len(label.count) - 1)
    said = block.said.split(label.rest - 1)[1]
    return Point(
        depth, replace(said, pictures=block.said.pictures, doubts=block.said.doubts), label.label
    )
