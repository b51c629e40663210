"""The platform against the adopted document, word by word, punctuation included.

``source/adopted.txt`` is the text as extracted from the adopted document. The extraction has
faults of its own; ``source/adopted-corrections.yaml`` names each, with its reason. What is left
must be the platform's words in the platform's order, with a mark before each commitment where the
document marks its points (``extraction``). The fingerprint of the whole extraction stands with the
corrections.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise, starmap, takewhile, zip_longest
from typing import NamedTuple

from generator.platform.alignment import Unlike, unlike
from generator.platform.corrections import Correction
from generator.platform.extraction import (
    BULLET,
    Habits,
    Spoken,
    Stretch,
    is_sign,
    marks_its_points,
    numbers_of_titles,
    plain,
)
from generator.platform.marks import spot
from generator.problems import Place
from generator.reading import tree

SHORTEST_MOVE = 3
"""Words. As many that are gone in one place and new in another have moved; fewer may be chance."""


FEW = 1000
"""Words that are compared where only the first difference is asked for."""

MOST_TIMES = 4
"""So many times the platform's words are looked at; a longer extraction is of something else."""


class Word(NamedTuple):
    """A word and where it stands."""

    text: str
    place: Place


class Passage(NamedTuple):
    """Words of the platform that follow each other, where they stand, and what they are."""

    text: str
    where: tree.Scalar | Place
    kind: str = ""
    """``title``, ``label`` or ``note``; else nothing."""
    noted: frozenset[int] = frozenset()
    """Which of the words, counted from 0, a footnote stands after."""

    @property
    def words(self) -> list[str]:
        """Each word."""
        return self.text.split()

    def placed(self) -> Iterator[Word]:
        """Each word with its place, which is looked for only where something differs."""
        if isinstance(self.where, Place):
            yield from (Word(word, self.where) for word in self.words)
        else:
            yield from (Word(word, place) for word, place in self.where.words())


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
    platform: Iterable[Passage],
    adopted: str,
    adopted_name: str,
    corrections: tuple[Correction, ...],
    edition: str | None = None,
    *,
    title: str = "",
    only_first: bool = False,
) -> Result:
    """Compare the words of a platform, in order, with the corrected extraction.

    A document may begin with its own ``title``, which stands in no sector.

    The two are walked through in step, and the words of neither are kept. Only from the first
    difference on are they put beside each other; with ``only_first`` no further than a little beyond
    it, where the extraction is known to be another one.
    """
    lines = plain(adopted).split("\n")
    plan, unused = planned(lines, corrections)
    passages = tuple(platform)
    ours = chain.from_iterable(passage.words for passage in passages)
    before = named(lines, plan, passages, title.split())
    right = chain.from_iterable(line.words for line in _corrected(lines, plan))
    first = _first_difference(islice(right, before, None), ours)
    differences: tuple[Difference, ...] = ()
    if first is not None:
        start = max(first - 1, 0)  # with the word before it, for what is missing at the very end
        placed = chain.from_iterable(passage.placed() for passage in passages)
        beside = list(islice(placed, start, start + FEW if only_first else None))
        most = start + MOST_TIMES * len(beside) + FEW
        theirs = list(islice(_placed(lines, plan, adopted_name), before + start, before + most))
        spoken = [
            Spoken(p.kind, not n, n in p.noted) for p in passages for n, _ in enumerate(p.words)
        ]
        habits = _habits([line.words for line in _corrected(lines, plan)], passages)
        three = _without_notes(theirs, beside, spoken[start:])
        differences = tuple(_differences(*three, habits))
    return Result(
        words=sum(len(words) - words.count(BULLET) for words in (p.words for p in passages)),
        corrections=corrections,
        unused=unused,
        differences=differences,
        edition=edition,
    )


def _habits(lines: list[list[str]], passages: tuple[Passage, ...]) -> Habits:
    """What the document puts before its points and its headings."""
    bullets = sum(passage.text == BULLET for passage in passages)
    titles = [passage.words for passage in passages if passage.kind == "title"]
    return Habits(marks_its_points(lines, bullets), numbers_of_titles(lines, titles))


def corrected(adopted: str, corrections: tuple[Correction, ...]) -> Iterator[str]:
    """The adopted words in their order."""
    lines = plain(adopted).split("\n")
    plan, _ = planned(lines, corrections)
    return chain.from_iterable(line.words for line in _corrected(lines, plan))


def named(lines: list[str], plan: Plan, ours: tuple[Passage, ...], title: list[str]) -> int:
    """How many words the extraction begins with that are the document's title, and no part of the text."""
    begins = islice(chain.from_iterable(line.words for line in _corrected(lines, plan)), len(title))
    if not title or [*begins] != title:
        return 0
    own = islice(chain.from_iterable(passage.words for passage in ours), len(title))
    return 0 if [*own] == title else len(title)


def _first_difference(one: Iterator[str], other: Iterator[str]) -> int | None:
    alike = starmap(str.__eq__, zip_longest(one, other, fillvalue=""))
    return next((n for n, same in enumerate(alike) if not same), None)


# The extraction, corrected


class Change(NamedTuple):
    """So many words of the extraction are read as these."""

    length: int
    words: tuple[str, ...]
    number: int
    """Which of the corrections it is."""


Plan = dict[tuple[int, int], Change]
"""Each change by the line, and the word on it, where it begins, both counted from 0."""


def planned(lines: list[str], corrections: tuple[Correction, ...]) -> tuple[Plan, tuple[int, ...]]:
    """Where each correction fits, and which corrections fit nowhere."""
    plan: Plan = {}
    unused = []
    for number, correction in enumerate(corrections):
        wrong = correction.extracted.split()
        row = correction.line - 1
        for start in range(len(lines[row].split()) if row < len(lines) else 0):
            if (row, start) not in plan and _run(lines, row, start, len(wrong)) == wrong:
                words = tuple(correction.adopted.split())
                plan[row, start] = Change(len(wrong), words, number)
                break
        else:
            unused.append(number)
    return plan, tuple(unused)


def _run(lines: list[str], row: int, start: int, length: int) -> list[str]:
    """So many words from a place on, over as many lines as it takes."""
    below = chain.from_iterable(lines[n].split() for n in range(row, len(lines)))
    return list(islice(below, start, start + length))


class _Line(NamedTuple):
    """A line as it is corrected: its words, and which word of the line each stands in the place of."""

    row: int
    words: list[str]
    origins: Sequence[int]


def _corrected(lines: list[str], plan: Plan) -> Iterator[_Line]:
    changed = {row for row, _ in plan}
    left = 0
    for row, line in enumerate(lines):
        words = line.split()
        if left or row in changed:
            corrected, left = _with_changes(row, words, plan, left)
            yield corrected
        else:
            yield _Line(row, words, range(len(words)))


def _with_changes(row: int, words: list[str], plan: Plan, left: int) -> tuple[_Line, int]:
    """A line with other words where there is a change, and how many of the next are taken away.

    ``left`` are the words that a change above has still to take away.
    """
    kept: list[str] = []
    origins: list[int] = []
    for n, word in enumerate(words):
        if not left and (change := plan.get((row, n))):
            left = change.length
            kept += change.words
            origins += [n] * len(change.words)
        if left:
            left -= 1
        else:
            kept.append(word)
            origins.append(n)
    return _Line(row, kept, origins), left


def _placed(lines: list[str], plan: Plan, name: str) -> Iterator[Word]:
    """The adopted words with their places in the extraction."""
    for row, words, origins in _corrected(lines, plan):
        columns = _columns(lines[row])
        for word, origin in zip(words, origins, strict=True):
            yield Word(word, Place(name, row + 1, columns[origin]))


def _columns(line: str) -> list[int]:
    """Where each word of a line begins."""
    columns, column = [], 0
    for word in line.split():
        column = line.index(word, column)
        columns.append(column + 1)
        column += len(word)
    return columns


# The platform, put together again


def reassemble(document: tree.Node) -> Iterator[Passage]:
    """The platform's words in the order of the document, each with its place in the YAML."""
    for sector in _items(document, "sectors"):
        yield from _part(sector)


def _part(part: tree.Node) -> Iterator[Passage]:
    yield from _text(part, "title", "title")
    yield from _text(part, "tagline")
    for block in _items(part, "content"):
        yield from _block(block)
    for section in _items(part, "sections"):
        yield from _part(section)


def _block(block: tree.Node) -> Iterator[Passage]:
    if commitment := tree.at(block, "commitment"):
        yield Passage(BULLET, commitment.place)
    for key in ("label", "title", "caption"):
        yield from _text(block, key, key if key == "label" else "")
    for text in _text(block, "text"):
        yield text._replace(noted=frozenset(_noted(text.text, _items(block, "notes"))))
    for row in (tree.at(block, "header"), *_items(block, "rows")):
        for cell in row.items if isinstance(row, tree.Sequence) else ():
            if isinstance(cell, tree.Scalar):
                yield Passage(cell.value, cell)
    for note in _items(block, "notes"):
        yield from _text(note, "text", "note")
    for inner in _items(block, "commitments"):
        yield from _block(inner)


def _noted(text: str, notes: tuple[tree.Node, ...]) -> Iterator[int]:
    """Which words of a text a footnote stands after."""
    turns: Counter[str] = Counter()
    for note in notes:
        words = tree.at(note, "words")
        if isinstance(words, tree.Scalar):
            turns[words.value] += 1
            if place := spot(text, words.value, turns[words.value]):
                yield len(text[: place[1]].split()) - 1


def _items(node: tree.Node, key: str) -> tuple[tree.Node, ...]:
    found = tree.at(node, key)
    return found.items if isinstance(found, tree.Sequence) else ()


def _text(node: tree.Node, key: str, kind: str = "") -> Iterator[Passage]:
    found = tree.at(node, key)
    if isinstance(found, tree.Scalar):
        yield Passage(found.value, found, kind)


# What differs


def _differences(
    adopted: list[Word], platform: list[Word], spoken: list[Spoken], habits: Habits
) -> Iterator[Difference]:
    """Each place where the two differ, but for what is no word; ``spoken`` says of what each word is.

    Neither what they begin with nor what they end with is looked at.
    """
    a, b = [word.text for word in adopted], [word.text for word in platform]
    first = sum(1 for _ in takewhile(_alike, zip(a, b, strict=False)))
    shortest = min(len(a), len(b)) - first
    last = sum(1 for _ in takewhile(_alike, islice(zip(a[::-1], b[::-1], strict=False), shortest)))
    apart = [
        Unlike(*(n + first for n in one))
        for one in unlike(a[first : len(a) - last], b[first : len(b) - last])
    ]
    apart = list(_words_apart(apart, adopted, platform, spoken, habits))
    added = {
        tuple(b[stretch.other_start : stretch.other_end]): stretch.other_start
        for stretch in apart
        if stretch.start == stretch.end
    }
    for stretch in apart:
        lost = tuple(a[stretch.start : stretch.end])
        new = tuple(b[stretch.other_start : stretch.other_end])
        target = added.get(lost) if not new and len(lost) >= SHORTEST_MOVE else None
        yield Difference(
            adopted=lost,
            platform=new,
            adopted_at=_at(adopted, stretch.start),
            platform_at=_at(platform, stretch.other_start),
            moved_to=_at(platform, target) if target is not None else None,
        )


def _words_apart(
    apart: list[Unlike],
    adopted: list[Word],
    platform: list[Word],
    spoken: list[Spoken],
    habits: Habits,
) -> Iterator[Unlike]:
    """Those stretches in which some word is lost or added, and not only marks of the document."""
    for one in apart:
        if not _stretch(one, adopted, platform, spoken).says_nothing(habits):
            yield one


def _without_notes(
    adopted: list[Word], platform: list[Word], spoken: list[Spoken]
) -> tuple[list[Word], list[Word], list[Spoken]]:
    """The words of both without the footnotes that the document has at the foot of a page, or at its end."""
    places: dict[str, list[int]] = {}
    for n, word in enumerate(adopted) if any(of.kind == "note" for of in spoken) else ():
        places.setdefault(word.text, []).append(n)
    gone: set[int] = set()
    here: set[int] = set()
    for first, last in _notes(platform, spoken):
        words = [word.text for word in platform[first:last]]
        for at in places.get(words[0], ()):
            theirs = [word.text for word in adopted[at : at + len(words)]]
            if (
                theirs == words
                and at not in gone
                and (sign := _at_the_foot(adopted, at)) is not None
            ):
                gone.update(range(at - sign, at + len(words)))
                here.update(range(first, last))
                break
    left = [n for n in range(len(platform)) if n not in here]
    return (
        [word for n, word in enumerate(adopted) if n not in gone],
        [platform[n] for n in left],
        [spoken[n] for n in left],
    )


def _notes(platform: list[Word], spoken: list[Spoken]) -> Iterator[tuple[int, int]]:
    """Where each footnote begins and ends among the words of the platform."""
    begins = [n for n, of in enumerate(spoken[: len(platform)]) if of.kind == "note" and of.first]
    for first in begins:
        last = first + 1
        while last < len(platform) and spoken[last].kind == "note" and not spoken[last].first:
            last += 1
        yield first, last


def _at_the_foot(adopted: list[Word], at: int) -> int | None:
    """How many words the sign of a footnote has that may begin here; None where none begins."""
    line = adopted[at].place.line
    if at and adopted[at - 1].place.line == line:
        alone = at == 1 or adopted[at - 2].place.line != line
        return 1 if alone and is_sign(adopted[at - 1].text) else None
    return 0


def _stretch(
    of: Unlike, adopted: list[Word], platform: list[Word], spoken: list[Spoken]
) -> Stretch:
    around = adopted[max(of.start - 1, 0) : of.end + 1]
    lines = [word.place.line for word in around]
    lines = [-1] * (not of.start) + lines + [-1] * (of.end == len(adopted))
    return Stretch(
        tuple(word.text for word in adopted[of.start : of.end]),
        tuple(here != after for here, after in pairwise(lines)),
        tuple(word.text for word in platform[of.other_start : of.other_end]),
        tuple(spoken[of.other_start : of.other_end]),
        spoken[of.other_end] if of.other_end < len(spoken) else None,
    )


def _alike(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def _at(words: list[Word], index: int) -> Place:
    if not words:
        return Place("")
    return words[min(index, len(words) - 1)].place
