"""What MkDocs would stumble over in ``mkdocs.yml``, told at its line before MkDocs reads it.

MkDocs tells most that is wrong in its settings. These it does not: a value that YAML's own reader cannot
make anything of, and a value of another kind than the program that takes it had thought of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from generator.problems import Place, Problem, cut
from generator.reading.builder import DEEPEST_NESTING
from generator.reading.characters import read_text
from generator.reading.mending import NESTED_TOO_DEEP
from generator.reading.yaml_text import scalar

RULE = "settings"

LONGEST = 40
"""Characters of a value that are repeated."""

LONGEST_NUMBER = 100
"""Digits. No setting is a number at all."""

PATHS = (
    ("docs_dir",),
    ("site_dir",),
    ("INHERIT",),
    ("theme", "custom_dir"),
    ("theme", "name"),
    ("theme", "language"),
    ("plugins", "plattform", "source"),
)
"""Settings that are a name or a path, and nothing else."""


def faults(configuration: Path) -> list[Problem]:
    """What is wrong in a file of settings, and in those it inherits from, that MkDocs would not tell.

    Never raises.
    """
    problems: list[Problem] = []
    left, seen = [configuration], set[Path]()
    while left:
        file = left.pop()
        if file.resolve() in seen or not file.is_file():
            continue  # MkDocs tells of one that is not there
        seen.add(file.resolve())
        root, found = _read(file)
        problems += found
        left += (
            file.parent / node.value
            for node in (_at(root, ("INHERIT",)) if root else ())
            if isinstance(node, yaml.ScalarNode) and node.value
        )
    return sorted(set(problems))


def _read(file: Path) -> tuple[yaml.Node | None, list[Problem]]:
    """What a file of settings holds, and what is wrong in it."""
    name = file.as_posix()
    text, problems = read_text(file, name)
    if text is None or problems:
        return None, problems
    try:
        if (odd := _odd(text)) is not None:
            return None, [_at_mark(odd[0].start_mark, name, *odd[1])]
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        return None, [_unreadable(error, name)]
    except yaml.YAMLError as error:
        said = cut(" ".join(str(error).split()), LONGEST, LONGEST)
        return None, [Problem(Place(name), RULE, *_no_yaml(said))]
    return root, list(_wrong(root, name)) if root else []


def _no_yaml(said: str) -> tuple[str, str]:
    return (
        f"Filen kan ikke leses ({said}). Hent tilbake den forrige versjonen.",
        f"The file cannot be read ({said}). Put back the last version.",
    )


_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _odd(text: str) -> tuple[yaml.Event, tuple[str, str]] | None:
    """Where something is nested without end, or too deep for any reader."""
    anchors: list[str | None] = []
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            anchors.append(event.anchor)
        elif isinstance(event, yaml.CollectionEndEvent):
            anchors.pop()
        if len(anchors) > DEEPEST_NESTING:
            return event, NESTED_TOO_DEEP
        if isinstance(event, yaml.AliasEvent) and event.anchor in anchors:
            return event, _GOES_ROUND
    return None


def _at_mark(mark: Any, name: str, nb: str, en: str) -> Problem:
    place = Place(name, mark.line + 1, mark.column + 1) if mark else Place(name)
    return Problem(place, RULE, nb, en)


def _unreadable(error: yaml.MarkedYAMLError, name: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    if "nesting depth" in (error.problem or ""):
        return _at_mark(mark, name, *NESTED_TOO_DEEP)
    return _at_mark(
        mark,
        name,
        "Filen kan ikke leses fra denne linjen av. Se etter et anførselstegn, en klamme eller et kolon "
        f"som mangler, her eller på linjen over (YAML sier: {error.problem}).",
        "The file cannot be read from this line on. Look for a missing quote, bracket or colon, here or "
        f"on the line above (YAML says: {error.problem}).",
    )


def _wrong(root: yaml.Node, name: str) -> Iterator[Problem]:
    for node in _all(root):
        if isinstance(node, yaml.ScalarNode):
            yield from _value(node, name)
        elif isinstance(node, yaml.MappingNode):
            for key, _ in node.value:
                yield from _key(key, name)
    for node in _at(root, ("theme",)):
        if not isinstance(node, yaml.MappingNode) and not _is_text(node):
            yield _told(node, name, *_a_path("theme"))
    for path in PATHS:
        for node in _at(root, path):
            if not _is_text(node):
                yield _told(node, name, *_a_path(".".join(path[-2:])))


def _all(root: yaml.Node) -> Iterator[yaml.Node]:
    """Every value, once."""
    seen: set[int] = set()
    stack = [root]
    while stack:
        node = stack.pop()
        if id(node) not in seen:
            seen.add(id(node))
            yield node
            if isinstance(node, yaml.MappingNode):
                stack += (value for _, value in node.value)
            elif isinstance(node, yaml.SequenceNode):
                stack += node.value


_GOES_ROUND = (
    "Her vises det til det som dette selv er en del av («*»), og det tar aldri slutt. Skriv det som "
    "skal stå her.",
    "This refers to what it is a part of itself (“*”), without end. Write what should stand here.",
)


def _a_path(name: str) -> tuple[str, str]:
    return (
        f"«{name}» skal være ett navn eller én mappe, skrevet som tekst. Skriv det, eller slett linjen.",
        f"“{name}” should be one name or one folder, written as text. Write it, or delete the line.",
    )


def _is_text(node: yaml.Node) -> bool:
    """Whether a node is a text that says something, or takes what it says from the surroundings."""
    if node.tag == "!ENV":
        return True
    return (
        isinstance(node, yaml.ScalarNode)
        and node.tag == "tag:yaml.org,2002:str"
        and bool(node.value.strip())
    )


def _at(node: yaml.Node, path: tuple[str, ...]) -> Iterator[yaml.Node]:
    """What stands at a path, if anything; lists on the way are looked through."""
    if isinstance(node, yaml.SequenceNode) and path:
        for item in node.value:
            yield from _at(item, path)
    elif not path:
        yield node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value == path[0]:
                yield from _at(value, path[1:])


def _key(key: yaml.Node, name: str) -> Iterator[Problem]:
    if not isinstance(key, yaml.ScalarNode) or key.tag != "tag:yaml.org,2002:str":
        if isinstance(key, yaml.ScalarNode) and key.tag == "tag:yaml.org,2002:merge":
            return
        said = cut(key.value, LONGEST, LONGEST) if isinstance(key, yaml.ScalarNode) else "[…]"
        yield _told(
            key,
            name,
            f"«{said}» er ikke et navn på en innstilling. Skal det stå et tall eller en dato som navn, så "
            f'sett det i anførselstegn: "{said}".',
            f"“{said}” is no name of a setting. Put it in quotes, if it should be one.",
        )


def _value(node: yaml.ScalarNode, name: str) -> Iterator[Problem]:
    said = cut(node.value, LONGEST, LONGEST)
    kind = _KINDS.get(node.tag.removeprefix("tag:yaml.org,2002:"))
    if kind is None or kind[2](node):
        return
    yield _told(
        node,
        name,
        f'«{said}» ser ut som {kind[0]}, men er det ikke. Sett det i anførselstegn: "{said}".',
        f"“{said}” looks like {kind[1]}, but is none. Put it in quotes.",
    )


def _constructs(node: yaml.ScalarNode) -> bool:
    """Whether YAML's reader makes something of a value."""
    try:
        yaml.constructor.SafeConstructor().construct_object(node)
    except (ValueError, AttributeError, LookupError, OverflowError, yaml.YAMLError):
        return False
    return True


def _short_number(node: yaml.ScalarNode) -> bool:
    return len(node.value) <= LONGEST_NUMBER and _constructs(node)


_KINDS: dict[str, tuple[str, str, Callable[[yaml.ScalarNode], bool]]] = {
    "timestamp": ("en dato", "a date", _constructs),
    "int": ("et tall", "a number", _short_number),
    "float": ("et tall", "a number", _short_number),
    "bool": ("ja eller nei", "yes or no", _constructs),
    "null": ("ingenting", "nothing", _constructs),
    "binary": ("en fil", "a file", _constructs),
}


def _told(node: yaml.Node, name: str, nb: str, en: str) -> Problem:
    return _at_mark(node.start_mark, name, nb, en)


def with_language(text: str, code: str) -> str | None:
    """The settings with one more language, and not a letter else changed; None where there is no place.

    A list that is not written on lines of its own, or not there, is for a person to add to.
    """
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError:
        return None
    for node in _at(root, ("plugins", "plattform", "languages")) if root else ():
        if not isinstance(node, yaml.SequenceNode) or node.flow_style or not node.value:
            return None
        if any(of.value == code for of in _at(node, ("code",))):
            return text
        last = max(
            of.end_mark.line for of in _all(node.value[-1]) if isinstance(of, yaml.ScalarNode)
        )
        lines = text.splitlines(keepends=True)
        dash = " " * node.start_mark.column
        return "".join([*lines[: last + 1], f"{dash}- code: {scalar(code)}\n", *lines[last + 1 :]])
    return None
