"""Each thing under ``source/`` put into the file where it belongs, without a word changed.

Summaries leave ``platform.yaml`` for ``plain/<sector>.yaml``, translations the one file of their
language for one a sector. A glossary that has grown too long for one file is parted by letter, and
everyday words, whose order is the editors', where one file is full.
Above each plain wording the adopted words are kept, as a remark. All texts here are laid out
already (``layout``), so that a line says by its indentation what it belongs to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from generator.platform.model import Sector
from generator.reading import tree
from generator.reading.reader import parse
from generator.reading.yaml_text import bare_key, scalar
from generator.source import rounds, shelves, slots
from generator.source.load import Loaded, divided
from generator.source.shelves import GLOSSARY, PLATFORM, RENDERINGS, TRANSLATIONS

LONGEST = 2_000
"""Lines. In a longer file nobody finds a line by scrolling."""

LARGEST = 100_000
"""Bytes. A forge shows no change of a larger one at once."""

Texts = dict[str, str]
"""The files by their names, from ``source/``, and what each holds."""


def moved(loaded: Loaded, texts: Texts) -> Texts:
    """The same files, and new ones, with everything where it belongs; what is left empty is gone."""
    texts = _summaries(loaded, texts)
    texts = {file: _with_adopted(loaded, file, text) for file, text in texts.items()}
    by_letter = shelves.is_by_letter(texts)
    homes = loaded.homes
    if not by_letter and GLOSSARY in texts and _is_too_long(texts, loaded):
        texts = _glossary(texts)
        homes = loaded.homes_by_letter
    for lang in loaded.translated_in:
        texts = _translations(texts, lang, homes)
    return rounds.moved(loaded, _everyday_words(texts))


# Summaries


def _summaries(loaded: Loaded, texts: Texts) -> Texts:
    """The files with the summaries of ``platform.yaml`` among our own words about each sector."""
    lines = texts[PLATFORM].splitlines()
    made: Texts = {}
    for sector, block in _taken(loaded.platform.sectors, lines):
        file = shelves.plain_file(sector)
        made[file] = with_summary(made.get(file) or texts.get(file) or new(file, sector), block)
    return texts | made | {PLATFORM: "\n".join(lines) + "\n"}


def new(file: str, sector: str) -> str:
    """A file for our own words about a sector, with none of them yet."""
    remark = "# Vår egen tekst, ikke vedtatt. Se /guide/kort-fortalt/ på nettstedet."
    return f"{shelves.schema_line(file)}\n{remark}\nsector: {scalar(sector)}\n"


def _taken(sectors: Iterable[Sector], lines: list[str]) -> list[tuple[str, list[str]]]:
    """Take the summaries out of the lines: each as it is to stand, after the id of its sector."""
    built, _ = parse(lines, PLATFORM)
    document = built.node if built else None
    found = [
        (sector.id, part.id, *span)
        for s, sector in enumerate(sectors)
        for path, part in divided(("sectors", s), sector)
        if document and (span := _span(document, path))
    ]
    taken = []
    for sector_id, part_id, first, last in sorted(found, key=_row, reverse=True):
        taken.append((sector_id, _as_entry(part_id, lines[first:last])))
        del lines[first:last]
    return taken[::-1]


def _row(found: tuple[str, str, int, int]) -> int:
    return found[2]


def _span(document: tree.Node, path: tree.Steps) -> tuple[int, int] | None:
    """The rows of a part's summary, with the remarks above it: from, and up to."""
    part, _ = tree.descend(document, path)
    if not isinstance(part, tree.Mapping) or "summary" not in part.items:
        return None
    row, column = part.spots["summary"]
    lines = next(tree.texts(part)).source.lines
    first = row
    while lines[first - 1].startswith(" " * column + "#"):
        first -= 1
    last = row + 1
    while last < len(lines) and _is_inside(lines, last, column):
        last += 1
    return first, last


def _is_inside(lines: list[str], row: int, column: int) -> bool:
    """Whether a line stands further in, or is blank before one that does."""
    below = next((line for line in lines[row:] if line.strip()), "")
    return len(below) - len(below.lstrip()) > column


def _as_entry(part: str, lines: list[str]) -> list[str]:
    """A summary as it stands under ``summaries``, by the id of its part."""
    at = next(n for n, line in enumerate(lines) if line.lstrip().startswith("summary:"))
    pad = len(lines[at]) - len(lines[at].lstrip())
    moved = [f"  {line[pad:]}" if line.strip() else "" for line in lines]
    moved[at] = moved[at].replace("summary:", f"{scalar(part)}:", 1)
    return moved


def with_summary(text: str, block: list[str]) -> str:
    """The file with one more entry, last of its summaries."""
    lines = text.rstrip("\n").split("\n")
    if "summaries:" not in lines:
        at = lines.index("wordings:") if "wordings:" in lines else len(lines)
        lines[at:at] = ["summaries:"]
    at = lines.index("summaries:") + 1
    while at < len(lines) and (lines[at].startswith(" ") or not lines[at]):
        at += 1
    return "\n".join([*lines[:at], *block, *lines[at:]]) + "\n"


# Plain wordings

ADOPTED = "    # Vedtatt: "
"""What the remark begins with that holds the adopted words above a plain wording."""

_KEY = re.compile(r"^ {2}([^\s#:][^:]*):\s*$")


def _with_adopted(loaded: Loaded, file: str, text: str) -> str:
    """The file with the adopted words above each plain wording."""
    if not file.startswith(f"{shelves.PLAIN}/") or "\nwordings:\n" not in text:
        return text
    head, key, below = text.partition("\nwordings:\n")
    adopted = {block.id: block.text for _, _, block in loaded.platform.blocks()}
    return head + key + "\n".join(_beside(below.split("\n"), adopted))


def _beside(lines: list[str], adopted: Mapping[str, str]) -> Iterator[str]:
    inside = True
    for line in lines:
        if line.startswith(ADOPTED) and inside:
            continue
        yield line
        inside = inside and (line.startswith(" ") or not line)
        found = _KEY.match(line) if inside else None
        if found and (text := adopted.get(bare_key(found[1]))):
            yield ADOPTED + " ".join(text.split())


# Translations


def _translations(texts: Texts, lang: str, homes: Mapping[str, str]) -> Texts:
    """The files with each translation to a language in the file where it belongs."""
    folder = f"{TRANSLATIONS}/{lang}/"
    own = (shelves.translations_file(lang), *(file for file in texts if file.startswith(folder)))
    heads: dict[str, list[str]] = {}
    held: dict[str, list[str]] = {}
    for file in (file for file in own if file in texts):
        head, here = slots.parted(texts[file])
        stays = file.removeprefix(folder) if file.startswith(folder) else PLATFORM
        heads.setdefault(f"{folder}{stays}", _for(f"{folder}{stays}", head))
        for id_, lines in here.items():
            held.setdefault(f"{folder}{homes.get(id_, stays)}", []).extend(lines)
    made = {file: held.get(file, []) for file in (*heads, *held)}
    kept = {file: text for file, text in texts.items() if file not in own}
    return kept | {
        file: slots.together(heads.get(file) or _head(file, lang), lines)
        for file, lines in made.items()
        if lines or file in (f"{folder}{PLATFORM}", f"{folder}{RENDERINGS}")
    }


def _head(file: str, lang: str) -> list[str]:
    return [shelves.schema_line(file), f"language: {lang}"]


_SCHEMA = re.compile(r"^# yaml-language-server: \$schema=(?:\.\./)*([\w-]+\.schema\.json)$")


def _for(file: str, head: list[str]) -> list[str]:
    """The head of a file with the way to its schema from where it lies now."""
    way = rf"# yaml-language-server: $schema={shelves.depth(file)}\1"
    return [_SCHEMA.sub(way, line) for line in head]


# The glossary


def _is_too_long(texts: Texts, loaded: Loaded) -> bool:
    """Whether the glossary, or what it is translated to, is more than one file should hold."""
    ids = {id_ for id_, home in loaded.homes.items() if home == GLOSSARY}
    held = [texts[GLOSSARY]]
    for lang in loaded.translated_in:
        files = (t for file, t in texts.items() if file.startswith(f"{TRANSLATIONS}/{lang}"))
        slots_ = [slot for text in files for slot in slots.parted(text)[1].items()]
        held.append("\n".join(line for id_, lines in slots_ if id_ in ids for line in lines))
    return any(map(_is_full, held))


def _is_full(text: str) -> bool:
    return text.count("\n") > LONGEST or len(text.encode()) > LARGEST


def _glossary(texts: Texts) -> Texts:
    """The files with the glossary in one for each letter; remarks stay with what is below them."""
    head, items = _items(texts[GLOSSARY], "terms:")
    made: dict[str, list[str]] = {}
    for item in items:
        title = next(line for line in item if line.startswith("    title: "))
        built, _ = parse([title.strip()], GLOSSARY)
        word = next(tree.texts(built.node)).value if built else ""
        file = f"glossary/{shelves.letter(word)}.yaml"
        made.setdefault(file, _for(file, head)).extend(item)
    kept = {file: text for file, text in texts.items() if file != GLOSSARY}
    return kept | {file: "\n".join(lines) + "\n" for file, lines in made.items()}


def _items(text: str, key: str) -> tuple[list[str], list[list[str]]]:
    """The lines down to the key of a list, and those of each item, with the remarks above it."""
    lines = text.rstrip("\n").split("\n")
    at = lines.index(key) + 1
    items: list[list[str]] = [[]]
    for line in lines[at:]:
        if line.startswith("  - ") and any(of.startswith("  - ") for of in items[-1]):
            above = len(items[-1])
            while items[-1][above - 1].startswith("  #"):
                above -= 1
            items.append(items[-1][above:])
            del items[-2][above:]
        items[-1].append(line)
    return lines[:at], [item for item in items if item]


# Everyday words


def _everyday_words(texts: Texts) -> Texts:
    """The files with everyday words that fill more than one in several, in the order they have."""
    kept = dict(texts)
    for file, text in texts.items():
        folder = file.removesuffix(".yaml")
        if "/" in file or not folder.startswith("everyday-words") or not _is_full(text):
            continue
        head, items = _items(kept.pop(file), "entries:")
        filled = sorted(of for of in texts if of.startswith(f"{folder}/"))
        for number, lines in enumerate(_fillings(items), start=len(filled) + 1):
            name = f"{folder}/{number:02}.yaml"
            kept[name] = "\n".join([*_for(name, head), *lines]) + "\n"
    return kept


def _fillings(items: list[list[str]]) -> Iterator[list[str]]:
    """The lines of some items, as many together as half a file holds: there is room to write."""
    lines: list[str] = []
    for item in items:
        both = [*lines, *item]
        full = len(both) > LONGEST // 2 or len("\n".join(both).encode()) > LARGEST // 2
        if lines and full:
            yield lines
            both = item
        lines = both
    if lines:
        yield lines
