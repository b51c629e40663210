"""Mistakes that YAML reads without a word, or misreads, though the lines alone give them away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.ids import NUMBERED
from generator.problems import cut
from generator.reading.levels import Level, Tree, by, by_en, splits, ways
from generator.reading.manuscript import HEADER, KeyLine, Manuscript, Mend

_KEYED = re.compile(r"( *)((?:- +)?)([a-z_]+) *:(?: +|$)(.*)")

_WRITTEN = {
    **dict.fromkeys(("covers", "also", "forms", "names", "figures", "into"), r"\[|$"),
    **dict.fromkeys(("approved_on", "on", "adopted_on"), r"\d{4}-\d\d-\d\d$"),
    **dict.fromkeys(("approved_by", "translated_by", "adopted_by", "note"), r"\S"),
    "source": r"[\"'“”«]?[0-9a-f]{8}\b",
    "status": r"(missing|draft|approved)$",
    "shown": r"(text|glossary)$",
    "correction": r"(true|false|ja)$",
    "fate": r"(withdrawn|split|merged|replaced)$",
}
"""How the value of a key is written, by which it is known where text could stand as well."""


def may_be_swallowed(lines: Iterable[str]) -> bool:
    """Whether any line of a text looks like a key; told of most files without a closer look."""
    return any(map(_KEYED.match, lines))


def swallowed(manuscript: Manuscript) -> Iterator[Mend]:
    """Each key that stands so far in that it has become a part of the text above it."""
    tree: Tree | None = None
    for owner in manuscript.keyed.values():
        for n in _suspects(manuscript, owner) if owner.opens_block else ():
            tree = tree or Tree(manuscript)
            said = manuscript.lines[n].lstrip()
            level = tree.level(_key(said), dashed=said.startswith("-"), after=owner)
            if level:
                yield _taken_out(manuscript, n, level, _run(manuscript, n, level, tree, owner))


def _text(manuscript: Manuscript, owner: KeyLine) -> list[int]:
    """The lines of the text below a key."""
    return [
        n
        for n in range(owner.number + 1, manuscript.last(owner) + 1)
        if manuscript.lines[n].strip()
    ]


def _suspects(manuscript: Manuscript, owner: KeyLine) -> Iterator[int]:
    """The lines of a text that have a key, further in than the text or last in it."""
    text = _text(manuscript, owner)
    last = True
    found = []
    for n in reversed(text[1:]):
        match = _KEYED.match(manuscript.lines[n])
        further = manuscript.indent(n) - manuscript.indent(text[0])
        keyed = match is not None and match[3] in manuscript.keys
        if match and keyed and (further > 0 or (last and further == 0 and _as_written(match))):
            found.append(n)
        last = last and (keyed or further > 0)
    yield from reversed(found)


def _as_written(match: re.Match[str]) -> bool:
    """Whether a line with a key is written as only a key is."""
    if match[2]:
        return bool(NUMBERED.fullmatch(match[4]))
    return match[3] in _WRITTEN and bool(re.match(_WRITTEN[match[3]], match[4].rstrip()))


def _key(line: str) -> str:
    match = _KEYED.match(line)
    return match[3] if match else ""


def _run(manuscript: Manuscript, n: int, level: Level, tree: Tree, owner: KeyLine) -> list[KeyLine]:
    """A line, and the keys below it that belong at the same level."""
    here = manuscript.indent(n)
    run = [_line(manuscript, n)]
    for other in _text(manuscript, owner):
        if other <= n or manuscript.indent(other) > here:
            continue
        if tree.level(_key(manuscript.lines[other]), dashed=False, after=owner) != level:
            break
        run.append(_line(manuscript, other))
    return run


def _line(manuscript: Manuscript, n: int) -> KeyLine:
    """A line of the text, as a line that has a key."""
    here, text = manuscript.indent(n), manuscript.lines[n].strip()
    return KeyLine(n, None, here, _key(text), here, text.partition(":")[2].strip())


def _taken_out(manuscript: Manuscript, n: int, level: Level, moved: list[KeyLine]) -> Mend:
    far = level.column - manuscript.indent(n)
    said = manuscript.lines[n].strip()
    said = cut(said, 60, 59)
    how, how_en = f"{by(far)}", by_en(far)
    if splits(manuscript, moved, level):
        end = manuscript.last(level.beside) + 1
        how = f"ned til etter linje {end}, med {level.column} mellomrom foran"
        how_en = f"down, to after line {end}, with {level.column} spaces before"
    nb = f"Linjen «{said}» står for langt inn og er blitt en del av teksten. Flytt den {how}."
    en = f"The line “{said}” stands too far in and has become a part of the text. Move it {how_en}."
    if moved[1:]:
        nb = (
            f"Linjene fra «{said}» til linje {moved[-1].number + 1} står for langt inn og er blitt "
            f"en del av teksten. Flytt dem {how}."
        )
        en = (
            f"The lines from “{said}” to line {moved[-1].number + 1} stand too far in and have "
            f"become a part of the text. Move them {how_en}."
        )
    return Mend(n, manuscript.indent(n), nb, en, next(ways(manuscript, moved, level)))


_BULLET = re.compile(r"( *)([•·▪●◦–—−‐‑*]) *([a-z_]+) *:( |$)")


def may_be_bullets(lines: Iterable[str]) -> bool:
    """Whether any line of a file looks like such an item."""
    return any(map(_BULLET.match, lines))


def bullets(manuscript: Manuscript) -> Iterator[Mend]:
    """Each item of a list that begins with another sign than a plain hyphen."""
    for n in _outside_texts(manuscript):
        match = _BULLET.match(manuscript.lines[n])
        if match and match[3] in manuscript.keys:
            mended = f"{match[1]}- {manuscript.lines[n][match.start(3) :]}"
            write = mended.strip()
            yield Mend(
                n,
                match.start(2),
                f"Linjen begynner med «{match[2]}», som ikke er en vanlig bindestrek. Skriv: "
                f"{write}",
                f"The line begins with “{match[2]}”, which is no plain hyphen. Write: {write}",
                manuscript.replaced(n, mended),
            )


def _outside_texts(manuscript: Manuscript) -> Iterator[int]:
    """The lines that are not the text below a key."""
    end = -1
    for n in range(len(manuscript.lines)):
        line = manuscript.keyed.get(n)
        if n > end and line is not None and line.opens_block:
            end = manuscript.last(line)
        elif n > end and line is None:
            yield n


_FOLD = re.compile(r"[>|] *[-–—−‐‑]$")


def folds(manuscript: Manuscript) -> Iterator[Mend]:
    """Each ``>-`` that is written with a space in it, or with another dash."""
    for line in manuscript.keyed.values():
        if _FOLD.match(line.value) and not HEADER.match(line.value):
            sign = f"{line.value[0]}-"
            yield Mend(
                line.number,
                line.value_at,
                f"«{line.value}» betyr ingenting. Skriv «{sign}», med en vanlig bindestrek og uten "
                f"mellomrom: {line.key}: {sign}",
                f"“{line.value}” means nothing. Write “{sign}”, with a plain hyphen and no space: "
                f"{line.key}: {sign}",
                manuscript.replaced(
                    line.number, manuscript.lines[line.number][: line.value_at] + sign
                ),
            )


MISREAD = (folds, bullets, swallowed)
"""In this order, for each may hide the next."""
