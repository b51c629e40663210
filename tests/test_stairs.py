"""The stairs go down only: the map in ``generator/__init__.py`` holds, import by import."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import generator
from tests.built import TESTS

HOUSE = TESTS.parent / "generator"

FLOORS = ("ground", "first", "second", "top")


def drawn() -> list[tuple[str, str]]:
    """Every module on the map with its floor, in the order of the map."""
    rows, floor = [], ""
    for line in (generator.__doc__ or "").splitlines():
        if (word := line.split(" ")[0]) in FLOORS:
            floor = word
        if (module := re.match(r" +``(\w+)``", line)) and floor:
            rows.append((module[1], floor))
    return rows


MAP = drawn()
ORDER = [module for module, _ in MAP]


def room(file: Path) -> str:
    """The name on the map: a package's files are one room."""
    return file.relative_to(HOUSE).parts[0].removesuffix(".py")


FILES = [file for file in sorted(HOUSE.rglob("*.py")) if room(file) != "__init__"]


def imports(file: Path) -> Iterator[tuple[int, str]]:
    """Each module that a file imports, wherever in the file, with its line."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file}:{node.lineno}: write the whole name"
            if node.module == "generator":
                yield from ((node.lineno, f"generator.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, str(node.module)


def test_the_map_names_every_room_once_floor_by_floor() -> None:
    assert sorted(ORDER) == sorted({room(file) for file in FILES})
    assert len(ORDER) == len(set(ORDER))
    floors = [FLOORS.index(floor) for _, floor in MAP]
    assert floors == sorted(floors)
    assert set(floors) == {0, 1, 2, 3}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(HOUSE).as_posix())
def test_no_import_climbs(file: Path) -> None:
    here = ORDER.index(room(file))
    for line, module in imports(file):
        parts = module.split(".")
        if parts[0] == "generator":
            assert len(parts) > 1, f"{file}:{line}: import the room, not the house"
            there = ORDER.index(parts[1])
            assert there <= here, f"{file}:{line}: {ORDER[here]} must not know of {parts[1]}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(HOUSE).as_posix())
def test_only_the_plugin_imports_mkdocs(file: Path) -> None:
    outside = {module.split(".")[0] for _, module in imports(file)}
    assert "mkdocs" not in outside or room(file) == "plugin"


def test_the_plugin_does_import_mkdocs() -> None:
    """So that the test above would see it."""
    assert "mkdocs" in {module.split(".")[0] for _, module in imports(HOUSE / "plugin.py")}


def test_no_file_of_ours_hides_one_of_pythons() -> None:
    import sys  # noqa: PLC0415

    ours = {room(file) for file in FILES}
    assert not ours & set(sys.stdlib_module_names)
