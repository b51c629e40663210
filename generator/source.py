"""Reads YAML strictly: every value stays a string and knows its line and column.

Editors see YAML 1.2 in their tools while PyYAML reads 1.1, where ``no`` is false and ``12:30``
is 750. Here nothing is guessed: a scalar is the characters that were written. The tree is built
from the parser's events, not by recursion, so nesting of any depth ends in a problem.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from generator.problems import Place, Problem

LARGEST_FILE = 32 * 1024 * 1024
"""Bytes. A hundred times Trondheim's platform fits; a mistaken upload does not."""

DEEPEST_NESTING = 32

_STOPPING = ("tab", "character", "merge-conflict")
"""Rules after whose problems the parser would only repeat the complaint in worse words."""

_UNSEEN = ("Cc", "Cs", "Co", "Zl", "Zp")
"""Unicode categories: control, surrogate, private use, line and paragraph separators."""

_CONFLICT_MARKERS = ("<<<<<<< ", "=======", ">>>>>>> ")

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Text:
    """A scalar: its characters, where it starts, and each of its words with a place."""

    value: str
    place: Place
    block: bool = False
    lines: tuple[str, ...] = field(default=(), repr=False, compare=False)

    def words(self) -> Iterator[tuple[str, Place]]:
        """Each word with the place where it stands in the file."""
        if not self.block:
            for word in self.value.split():
                yield word, self.place
            return
        for offset, line in enumerate(self.lines):
            column = 0
            for word in line.split():
                column = line.index(word, column)
                yield word, Place(self.place.file, self.place.line + 1 + offset, column + 1)
                column += len(word)


@dataclass(frozen=True)
class Mapping:
    """Keys with their places, and their values, in the order of the file."""

    items: dict[str, Node]
    keys: dict[str, Place]
    place: Place


@dataclass(frozen=True)
class Sequence:
    """Values in the order of the file."""

    items: tuple[Node, ...]
    place: Place


Node = Text | Mapping | Sequence


def plain(node: Node) -> Any:
    """The node as dicts, lists and strings."""
    match node:
        case Text(value=value):
            return value
        case Mapping(items=items):
            return {key: plain(value) for key, value in items.items()}
        case Sequence(items=values):
            return [plain(value) for value in values]


def descend(node: Node, path: tuple[str | int, ...]) -> tuple[Node, Place]:
    """Follow ``path`` as far as it goes: the node there, and the place of its key."""
    place = node.place
    for step in path:
        match node:
            case Mapping(items=items, keys=keys) if step in items:
                node, place = items[str(step)], keys[str(step)]
            case Sequence(items=values) if isinstance(step, int) and step < len(values):
                node, place = values[step], values[step].place
            case _:
                continue
    return node, place


def read(path: Path, name: str | None = None) -> tuple[Node | None, list[Problem]]:
    """Read one YAML file.

    ``name`` is what the file is called in problems (default: the path as given). Returns the
    tree, or None where there is none to build, and every problem found. Never raises for bad
    content.
    """
    name = name or str(path)
    text, problems = read_text(path, name)
    if text is None:
        return None, problems
    problems += _characters(text, name)
    if any(p.rule in _STOPPING for p in problems):
        return None, problems
    try:
        node = _Builder(text, name).build()
    except _Refused as refused:
        return None, [*problems, refused.problem]
    except yaml.MarkedYAMLError as error:
        return None, [*problems, _syntax(error, name)]
    except yaml.YAMLError as error:
        return None, [*problems, _unreadable(error, name)]
    return node, problems


def read_text(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    """Read a text file as UTF-8, or say why it cannot be read."""
    place = Place(name)
    try:
        if path.stat().st_size > LARGEST_FILE:
            megabytes = LARGEST_FILE // 1024 // 1024
            return None, [
                Problem(
                    place,
                    "file",
                    f"Filen er større enn {megabytes} MB. Så stor er ingen plattform: har en "
                    "annen fil havnet her? Legg tilbake den riktige filen.",
                    f"The file is larger than {megabytes} MB. No platform is that large: put "
                    "the right file back.",
                )
            ]
        data = path.read_bytes()
    except OSError as error:
        return None, [
            Problem(
                place,
                "file",
                "Filen finnes ikke eller kan ikke leses. Sjekk at den ligger her og heter "
                f"akkurat dette ({error.strerror}).",
                f"The file is missing or cannot be read ({error.strerror}).",
            )
        ]
    if data.startswith(b"\xef\xbb\xbf"):
        return None, [
            Problem(
                place,
                "encoding",
                "Filen begynner med et usynlig tegn (byte-order mark). Lagre den på nytt som "
                "«UTF-8» uten BOM.",
                "The file begins with a byte-order mark. Save it as UTF-8 without BOM.",
            )
        ]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").splitlines() or [""]
        ended = data[: error.start].endswith(b"\n")
        line, column = (len(before) + 1, 1) if ended else (len(before), len(before[-1]) + 1)
        return None, [
            Problem(
                Place(name, line, column),
                "encoding",
                "Her står et tegn som ikke er UTF-8. Filen er trolig lagret som «Windows» eller "
                "«Latin-1»: lagre den på nytt som «UTF-8», og sjekk at æ, ø og å er riktige.",
                "This byte is not UTF-8. Save the file again as UTF-8 and check the letters.",
            )
        ]


def find(text: str, name: str, characters: Iterable[str]) -> Iterator[tuple[Place, str]]:
    """Each of ``characters`` in ``text``, with its place."""
    for number, line in enumerate(text.split("\n"), start=1):
        for character in characters:
            column = line.find(character)
            while column >= 0:
                yield Place(name, number, column + 1), character
                column = line.find(character, column + 1)


def _characters(text: str, name: str) -> list[Problem]:
    """Characters that no text may hold, line by line."""
    found: list[Problem] = []
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if line.startswith(_CONFLICT_MARKERS):
            found.append(
                Problem(
                    Place(name, number),
                    "merge-conflict",
                    "Her står et merke etter en flettekonflikt: to personer har endret samme sted. "
                    "Behold den riktige teksten, og slett linjene med <<<<<<<, ======= og >>>>>>>.",
                    "A merge conflict marker stands here. Keep the right text, delete the marker.",
                )
            )
        if "\t" in line:
            found.append(
                Problem(
                    Place(name, number, line.index("\t") + 1),
                    "tab",
                    "Her står en tabulator. Bytt den ut med mellomrom: innrykk i YAML er alltid "
                    "mellomrom, to for hvert nivå.",
                    "There is a tab here. Replace it with spaces, two for each level.",
                )
            )
        if not unicodedata.is_normalized("NFC", line):
            found.append(_not_nfc(line, name, number))
        for column, character in enumerate(line, start=1):
            if unicodedata.category(character) in _UNSEEN and character != "\t":
                found.append(
                    Problem(
                        Place(name, number, column),
                        "character",
                        f"Her står et styretegn som ikke kan vises (U+{ord(character):04X}). "
                        "Slett det.",
                        f"There is a character here that cannot be shown "
                        f"(U+{ord(character):04X}). Delete it.",
                    )
                )
    return found


def _not_nfc(line: str, name: str, number: int) -> Problem:
    column = next(
        (
            i
            for i, character in enumerate(line, start=1)
            if unicodedata.combining(character) or not unicodedata.is_normalized("NFC", character)
        ),
        1,
    )
    return Problem(
        Place(name, number, column),
        "encoding",
        "Her er en bokstav satt sammen av to tegn (for eksempel a + ring i stedet for å). Det "
        "skjer når tekst limes inn fra en PDF eller en Mac: slett bokstaven og skriv den på nytt.",
        "A letter here is made of two characters (not NFC). Delete it and type it again.",
    )


class _Refused(Exception):  # noqa: N818 - it says what happened, not that we failed
    """The file holds something that is lawful YAML and still not taken."""

    def __init__(self, place: Place, nb: str, en: str) -> None:
        self.problem = Problem(place, "yaml", nb, en)


class _Builder:
    """Builds the tree from parse events with a stack of its own."""

    def __init__(self, text: str, name: str) -> None:
        self._text = text
        self._name = name
        self._lines = text.split("\n")

    def build(self) -> Node:
        root: list[Node] = []
        stack: list[_Open] = []
        for event in yaml.parse(self._text, Loader=_Loader):
            if isinstance(event, yaml.DocumentStartEvent) and root:
                raise self._refuse(
                    event,
                    "Her begynner et nytt dokument («---»). En fil skal ha ett: slett linjen.",
                    "A second document begins here. A file holds one: delete the line.",
                )
            if isinstance(event, yaml.NodeEvent):
                self._refuse_features(event)
            if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                if len(stack) >= DEEPEST_NESTING:
                    raise self._refuse(
                        event,
                        "Innholdet er pakket inn i for mange nivåer. Her mangler trolig en "
                        "avsluttende klamme lenger opp.",
                        "This is nested too deep. A closing bracket is probably missing above.",
                    )
                opened = _OpenMapping if isinstance(event, yaml.MappingStartEvent) else _OpenList
                stack.append(opened(self._place(event)))
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                self._put(stack.pop().close(), stack, root)
            elif isinstance(event, yaml.ScalarEvent):
                self._put(self._scalar(event), stack, root)
        if not root:
            raise _Refused(
                Place(self._name),
                "Filen er tom. Legg tilbake innholdet fra forrige versjon.",
                "The file is empty. Put back what the last version held.",
            )
        return root[0]

    def _put(self, node: Node, stack: list[_Open], root: list[Node]) -> None:
        if stack:
            stack[-1].take(node)
        else:
            root.append(node)

    def _scalar(self, event: yaml.ScalarEvent) -> Text:
        block = event.style in (">", "|")
        lines: tuple[str, ...] = ()
        if block:
            start_mark, end_mark = _marks(event)
            end = end_mark.line
            if end_mark.index >= len(self._text) and not self._text.endswith("\n"):
                end += 1
            lines = tuple(self._lines[start_mark.line + 1 : end])
        return Text(str(event.value), self._place(event), block, lines)

    def _refuse_features(self, event: yaml.NodeEvent) -> None:
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            raise self._refuse(
                event,
                f"Teksten begynner med «{sign}», som betyr noe eget i YAML. Sett teksten i "
                f'anførselstegn: "{sign}{event.anchor}".',
                f"The text begins with “{sign}”, which YAML takes for a sign of its own. "
                "Put the text in quotes.",
            )
        tag = getattr(event, "tag", None)
        if tag not in (None, "!"):
            raise self._refuse(
                event,
                f"Teksten begynner med «!», som betyr noe eget i YAML ({tag}). Sett "
                "teksten i anførselstegn.",
                "The text begins with “!”, which YAML takes for a tag. Put it in quotes.",
            )

    def _refuse(self, event: yaml.Event, nb: str, en: str) -> _Refused:
        return _Refused(self._place(event), nb, en)

    def _place(self, event: yaml.Event) -> Place:
        start, _ = _marks(event)
        return Place(self._name, start.line + 1, start.column + 1)


def _marks(event: yaml.Event) -> tuple[Any, Any]:
    """Where an event begins and ends; the parser always says."""
    return event.start_mark, event.end_mark


class _OpenList:
    def __init__(self, place: Place) -> None:
        self._place = place
        self._items: list[Node] = []

    def take(self, node: Node) -> None:
        self._items.append(node)

    def close(self) -> Node:
        return Sequence(tuple(self._items), self._place)


class _OpenMapping:
    def __init__(self, place: Place) -> None:
        self._place = place
        self._items: dict[str, Node] = {}
        self._keys: dict[str, Place] = {}
        self._key: Text | None = None

    def take(self, node: Node) -> None:
        if self._key is not None:
            self._items[self._key.value] = node
            self._keys[self._key.value] = self._key.place
            self._key = None
        elif not isinstance(node, Text):
            raise _Refused(
                node.place,
                "Her skulle det stå et navn fulgt av kolon, men det står en liste eller en "
                "klamme. Sett teksten i anførselstegn hvis den skal begynne slik.",
                "A key was expected here, not a list or a bracket. Quote the text.",
            )
        elif node.value in self._items:
            raise _Refused(
                node.place,
                f"«{node.value}» står to ganger på samme sted; den første er på linje "
                f"{self._keys[node.value].line}. Behold én av dem. Skulle det være et nytt "
                "punkt, mangler streken «- » foran.",
                f"“{node.value}” is given twice here; the first is on line "
                f"{self._keys[node.value].line}. Keep one of them.",
            )
        else:
            self._key = node

    def close(self) -> Node:
        return Mapping(self._items, self._keys, self._place)


_Open = _OpenList | _OpenMapping


_SYNTAX = (
    (
        "mapping values are not allowed",
        "Her står et kolon midt i en tekst, eller innrykket over er feil. Står kolonet i selve "
        'teksten, så sett hele teksten i anførselstegn: "…".',
        "There is a colon inside a text here, or the indentation above is wrong. Quote the text.",
    ),
    (
        "could not find expected ':'",
        "Her mangler et kolon og et mellomrom etter navnet, slik: «text: …».",
        "A colon and a space are missing after the key, as in “text: …”.",
    ),
    (
        "found unexpected end of stream",
        "Et anførselstegn er åpnet her og aldri lukket. Sett et anførselstegn til der teksten "
        "slutter.",
        "A quote is opened here and never closed. Close it where the text ends.",
    ),
    (
        "did not find expected key",
        "Innrykket stemmer ikke med linjene over, eller et anførselstegn står feil. Linjer som "
        "hører sammen, begynner rett under hverandre.",
        "The indentation does not match the lines above, or a quote is misplaced.",
    ),
    (
        "did not find expected '-' indicator",
        "Innrykket stemmer ikke med listen over. Hvert element begynner med «- », rett under "
        "det forrige.",
        "The indentation does not match the list above. Each item begins with “- ”.",
    ),
    (
        "found character that cannot start any token",
        'En tekst kan ikke begynne med dette tegnet. Sett teksten i anførselstegn: "…".',
        "A text cannot begin with this character. Put it in quotes.",
    ),
    (
        "block sequence entries are not allowed",
        "Her begynner et listeelement («- ») der det ikke kan stå. Det skal stå på en egen linje, "
        "rett under elementet før.",
        "A list item cannot begin here. It stands on a line of its own.",
    ),
    (
        "did not find expected <document start>",
        "Denne linjen hører ikke til noe: innrykket er for lite, eller kolonet mangler.",
        "This line belongs to nothing: too little indentation, or no colon.",
    ),
    (
        "did not find expected ',' or",
        "En hakeparentes eller klamme er åpnet og ikke lukket. Er den en del av teksten, så sett "
        'hele teksten i anførselstegn: "…".',
        "A bracket is opened and not closed. If it belongs to the text, quote the text.",
    ),
)


def _syntax(error: yaml.MarkedYAMLError, name: str) -> Problem:
    """YAML's own complaint, in words that help."""
    complaint = error.problem or ""
    mark = error.problem_mark or error.context_mark
    if "end of stream" in complaint and error.context_mark:
        mark = error.context_mark
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
    for sign, nb, en in _SYNTAX:
        if sign in complaint:
            return Problem(place, "yaml", nb, en)
    return Problem(
        place,
        "yaml",
        f"Her er noe galt med oppsettet (YAML sier: {complaint}). Sammenlign med linjene over: "
        "innrykk, kolon og anførselstegn.",
        f"The layout is wrong here (YAML says: {complaint}). Compare with the lines above.",
    )


def _unreadable(error: yaml.YAMLError, name: str) -> Problem:
    return Problem(
        Place(name),
        "yaml",
        f"Filen kan ikke leses som YAML ({_first_line(error)}).",
        f"The file cannot be read as YAML ({_first_line(error)}).",
    )


def _first_line(error: Exception) -> str:
    return str(error).split("\n", 1)[0]
