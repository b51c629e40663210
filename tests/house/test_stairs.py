"""The stairs go down only: the map of rooms in ``generator/__init__.py`` holds, import by import."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import generator
from tests.built import TESTS

HOUSE = TESTS.parent / "generator"

ROOMS = re.findall(r"^``(\w+)``", generator.__doc__ or "", re.MULTILINE)
"""Every room on the map, from the ground up; a file that stands by itself is a room too."""

FILES = [file for file in sorted(HOUSE.rglob("*.py")) if file != HOUSE / "__init__.py"]

DOOR_TO_MKDOCS = HOUSE / "doors" / "plugin.py"


def room(file: Path) -> str:
    """The room that a file stands in."""
    return file.relative_to(HOUSE).parts[0].removesuffix(".py")


def name(file: Path) -> str:
    """What a file is called when it is imported."""
    parts = file.relative_to(HOUSE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name(file) for file in FILES}


def imports(file: Path) -> Iterator[tuple[int, str]]:
    """Each module that a file imports, wherever in the file, with its line."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}:{node.lineno}: write the whole name"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield node.lineno, whole if whole in NAMES else str(node.module)


def test_the_map_names_every_room_once() -> None:
    assert sorted(ROOMS) == sorted({room(file) for file in FILES})


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(HOUSE).as_posix())
def test_no_import_climbs(file: Path) -> None:
    here = ROOMS.index(room(file))
    for line, module in imports(file):
        parts = module.split(".")
        if parts[0] == "generator":
            assert len(parts) > 1, f"{file}:{line}: import the room, not the house"
            there = ROOMS.index(parts[1])
            assert there <= here, f"{file}:{line}: {ROOMS[here]} must not know of {parts[1]}"


@pytest.mark.parametrize("of", ROOMS)
def test_no_room_goes_in_a_circle(of: str) -> None:
    inside = {name(file): file for file in FILES if room(file) == of}
    known = {one: {to for _, to in imports(file) if to in inside} for one, file in inside.items()}
    whole = {one: to - {one} for one, to in known.items()}
    TopologicalSorter(whole).prepare()  # which raises for a circle, and names it


def test_every_room_says_what_it_is_for() -> None:
    for of in ROOMS:
        file = HOUSE / of / "__init__.py"
        file = file if file.exists() else HOUSE / f"{of}.py"
        assert (ast.get_docstring(ast.parse(file.read_text("utf-8"))) or "").strip(), of


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(HOUSE).as_posix())
def test_only_the_plugin_imports_mkdocs(file: Path) -> None:
    outside = {module.split(".")[0] for _, module in imports(file)}
    assert "mkdocs" not in outside or file == DOOR_TO_MKDOCS


def test_the_plugin_does_import_mkdocs() -> None:
    """So that the test above would see it."""
    assert "mkdocs" in {module.split(".")[0] for _, module in imports(DOOR_TO_MKDOCS)}


def test_no_file_of_ours_hides_one_of_pythons() -> None:
    """A file run from its own folder would; ``platform`` is a folder, and the word of the field."""
    ours = {file.stem for file in FILES} | {room(file) for file in FILES}
    assert ours & set(sys.stdlib_module_names) == {"platform"}
