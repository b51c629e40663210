"""The platform against the adopted document, word by word, punctuation included.

``source/adopted.txt`` is the text as extracted from the adopted document. The extraction has
faults of its own; ``source/adopted-corrections.yaml`` names each, with its reason. What is left
must be the platform's words in the platform's order, a ``•`` before each commitment. The
fingerprint of the whole extraction stands with the corrections.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.platform.corrections import Correction
from generator.problems import Place
from generator.reading import tree

BULLET = "•"


@dataclass(frozen=True)
class Word:
    """A word and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True)
class Difference:
    """Words of the adopted text that the platform lacks, and words that it has instead."""

    adopted: tuple[str, ...]
    platform: tuple[str, ...]
    adopted_at: Place
    platform_at: Place
    moved_to: Place | None = None


@dataclass(frozen=True)
class Result:
    """What a comparison found, with the figures that the site shows.

    ``edition`` is the date of the edition that was compared; None where the text is not released.
    """

    words: int
    corrections: tuple[Correction, ...]
    unused: tuple[int, ...]
    differences: tuple[Difference, ...]
    edition: str | None = None

    @property
    def corrections_by_kind(self) -> dict[str, int]:
        """How many corrections there are of each kind."""
        return dict(Counter(correction.kind for correction in self.corrections))


def compare(
    words: Iterable[Word],
    adopted: str,
    adopted_name: str,
    corrections: tuple[Correction, ...],
    edition: str | None = None,
) -> Result:
    """Compare the words of a platform, in order, with the corrected extraction."""
    right, unused = corrected(adopted, adopted_name, corrections)
    platform = list(words)
    return Result(
        words=sum(word.text != BULLET for word in platform),
        corrections=corrections,
        unused=unused,
        differences=tuple(_differences(right, platform)),
        edition=edition,
    )


def corrected(
    adopted: str, name: str, corrections: tuple[Correction, ...]
) -> tuple[list[Word], tuple[int, ...]]:
    """The adopted words in their order, and which corrections fit nowhere."""
    return _correct(list(_extracted(adopted, name)), corrections)


def _extracted(adopted: str, name: str) -> Iterator[Word]:
    for number, line in enumerate(adopted.split("\n"), start=1):
        column = 0
        for word in line.split():
            column = line.index(word, column)
            yield Word(word, Place(name, number, column + 1))
            column += len(word)


def _correct(
    words: list[Word], corrections: tuple[Correction, ...]
) -> tuple[list[Word], tuple[int, ...]]:
    """Put the adopted words in the place of the extracted ones; say which corrections fit not."""
    starts: dict[int, list[int]] = {}
    for index, word in enumerate(words):
        starts.setdefault(word.place.line, []).append(index)
    replaced: dict[int, tuple[int, list[Word]]] = {}
    unused = []
    for number, correction in enumerate(corrections):
        wrong = correction.extracted.split()
        for start in starts.get(correction.line, []):
            run = words[start : start + len(wrong)]
            if [w.text for w in run] == wrong and start not in replaced:
                right = [Word(text, run[0].place) for text in correction.adopted.split()]
                replaced[start] = (len(wrong), right)
                break
        else:
            unused.append(number)
    out: list[Word] = []
    index = 0
    while index < len(words):
        length, right = replaced.get(index, (1, [words[index]]))
        out += right
        index += length
    return out, tuple(unused)


def reassemble(document: tree.Node) -> Iterator[Word]:
    """The platform's words in the order of the document, each with its place in the YAML."""
    for sector in _items(document, "sectors"):
        yield from _words(sector, "title")
        yield from _words(sector, "tagline")
        yield from _content(sector)
        for section in _items(sector, "sections"):
            yield from _words(section, "title")
            yield from _content(section)


def _content(part: tree.Node) -> Iterator[Word]:
    for block in _items(part, "content"):
        if isinstance(block, tree.Mapping) and "commitment" in block.items:
            yield Word(BULLET, block.items["commitment"].place)
        yield from _words(block, "text")


def _items(node: tree.Node, key: str) -> tuple[tree.Node, ...]:
    found = node.items.get(key) if isinstance(node, tree.Mapping) else None
    return found.items if isinstance(found, tree.Sequence) else ()


def _words(node: tree.Node, key: str) -> Iterator[Word]:
    found = node.items.get(key) if isinstance(node, tree.Mapping) else None
    if isinstance(found, tree.Text):
        for text, place in found.words():
            yield Word(text, place)


def _differences(adopted: list[Word], platform: list[Word]) -> Iterator[Difference]:
    a, b = [w.text for w in adopted], [w.text for w in platform]
    first = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
    if first is None and len(a) == len(b):
        return
    first = min(len(a), len(b)) if first is None else first
    last = 0
    while last < min(len(a), len(b)) - first and a[-1 - last] == b[-1 - last]:
        last += 1
    found = []
    matcher = difflib.SequenceMatcher(
        None, a[first : len(a) - last], b[first : len(b) - last], autojunk=False
    )
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag != "equal":
            found.append((first + a1, first + a2, first + b1, first + b2))
    added = {tuple(b[b1:b2]): b1 for a1, a2, b1, b2 in found if a1 == a2}
    for a1, a2, b1, b2 in found:
        lost = tuple(a[a1:a2])
        target = added.get(lost) if b1 == b2 and len(lost) > 2 else None
        yield Difference(
            adopted=lost,
            platform=tuple(b[b1:b2]),
            adopted_at=_at(adopted, a1),
            platform_at=_at(platform, b1),
            moved_to=_at(platform, target) if target is not None else None,
        )


def _at(words: list[Word], index: int) -> Place:
    if not words:
        return Place("")
    return words[min(index, len(words) - 1)].place
