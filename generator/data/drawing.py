"""Draws the picture of some words: set in type on paper, with a line to the left. It needs Pillow."""

from __future__ import annotations

import importlib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from math import ceil
from pathlib import Path

from PIL import Image, ImageDraw
from PIL.ImageFont import FreeTypeFont, Layout, truetype

from generator.book import site_map
from generator.data.printer import TYPEFACES

WIDTH, HEIGHT = site_map.PICTURE_SIZE

EDGE = 72
"""Pixels that are left free round the words."""

BAR = 14
"""The width of the line to the left."""

LEFT = EDGE + BAR

TOP, BETWEEN = EDGE + 70, 24
"""Where the words begin, and what is left free below them."""

PAPER, INK, ACCENT = (251, 250, 247), (27, 29, 28), (11, 74, 85)

SIZES = (60, 54, 48, 43, 38, 34, 30)
"""Of the words, the largest first: the first in which all of them have room."""

LEADING = 1.3

MOST = 1000
"""Characters that are looked at: more than have room at the smallest size."""

_ACCENT, _INK = 255, 254
"""The palette: from paper at 0 to ink, and the accent last."""


@dataclass(frozen=True)
class Words:
    """What stands in a picture: what it is, the words themselves, and what they are from."""

    above: str
    text: str
    below: str


def drawn(words: Words) -> bytes:
    """A picture as PNG, the same bytes for the same words."""
    image = Image.new("L", (WIDTH, HEIGHT), 0)
    draw = ImageDraw.Draw(image)
    room = WIDTH - EDGE - LEFT
    above, below = _font("Document Sans", "Semibold", 34), _font("Document Sans", "Regular", 26)
    _write(draw, _fitted(words.above, above, room), above, EDGE)
    last = _fitted(words.below, below, room, most=2)
    foot = HEIGHT - EDGE - round(len(last) * below.size * LEADING)
    _write(draw, last, below, foot)
    font, lines = _set(words.text, room, foot - BETWEEN - TOP)
    _write(draw, lines, font, TOP)
    draw.rectangle((0, 0, BAR, HEIGHT), fill=_ACCENT)
    image.putpalette(_palette())
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _write(draw: ImageDraw.ImageDraw, lines: list[str], font: FreeTypeFont, top: int) -> None:
    for n, line in enumerate(lines):
        draw.text((LEFT, top + round(n * font.size * LEADING)), line, fill=_INK, font=font)


def _set(text: str, width: int, height: int) -> tuple[FreeTypeFont, list[str]]:
    """The words in the largest size in which they have room, cut where none is small enough."""
    text = " ".join(text[:MOST].split())
    for size in SIZES:
        font = _font("Document Serif", "Regular", size)
        most = int(height / (size * LEADING))
        if len(_broken(text, font, width)) <= most:
            break
    return font, _fitted(text, font, width, most)


def _fitted(text: str, font: FreeTypeFont, width: int, most: int = 1) -> list[str]:
    """So many lines, the last with an ellipsis where there is more."""
    lines = _broken(text, font, width)
    if len(lines) <= most:
        return lines or [""]
    last = lines[most - 1]
    while last and font.getlength(f"{last} …") > width:
        last = last.rpartition(" ")[0] or last[:-1]  # a line holds no more than some dozen words
    return [*lines[: most - 1], f"{last} …"]


def _broken(text: str, font: FreeTypeFont, width: int) -> list[str]:
    """The lines of a text; a word that is wider than a line is broken anywhere."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if font.getlength(longer) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while font.getlength(line) > width:
            part = _room(line, font, width)
            lines.append(line[:part])
            line = line[part:]
    return [*lines, line] if line else lines


def _room(word: str, font: FreeTypeFont, width: int) -> int:
    """How many letters of a word a line holds, at least one."""

    def length(letters: int) -> int:
        return ceil(font.getlength(word[:letters]))

    return max(1, bisect_right(range(1, len(word) + 1), width, key=length))


def _palette() -> list[int]:
    shades = [
        tuple(round(p + (i - p) * n / _INK) for p, i in zip(PAPER, INK, strict=True))
        for n in range(_INK + 1)
    ]
    return [part for colour in (*shades, ACCENT) for part in colour]


@cache
def _font(family: str, weight: str, size: int) -> FreeTypeFont:
    package, name = TYPEFACES[family]
    folder = Path(str(importlib.import_module(package).__file__)).parent / "files"
    return truetype(folder / f"{name}-{weight}.otf", size, layout_engine=Layout.BASIC)
