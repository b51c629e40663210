"""The scripts of the search as they are sent: each put together from files, one an idea.

The files lie in the folder ``scripts``, in a folder for each script. They are read one after the
other, as if they were one file: what one of them says at its top level, all of them know. A worker
has a scope to itself. A page has one for all its scripts, so that ours is enclosed there.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from generator.book import site_map
from generator.pages import assets
from generator.search.index import SHAPE
from generator.wording.stems import LETTERS

FOLDER = Path(__file__).parent / "scripts"

PAGE = ("page", "address", "asking", "showing", "hit", "events")

WORKER = (
    *("worker", "lists", "tokens", "compounds", "index", "vocabulary"),
    *("ways", "everyday-words", "spelling", "scoring", "references", "ranking", "hits", "messages"),
)
"""The files of each script, in order: the first says what the whole is for."""

FROM_OTHERS = tuple(path.rpartition("/")[2] for path in site_map.SEARCH_LIBRARIES)
"""What the worker reads, sent as it lies there; ``scripts/lunr/README.md`` says where it is from."""


def make() -> Iterator[tuple[str, str]]:
    """Yield every script by its path in the site."""
    yield "assets/search.js", assets.script(_enclosed(_together("page", PAGE)))
    yield site_map.SEARCH_SCRIPT, assets.script(_together("worker", WORKER) + _agreed())
    for name in FROM_OTHERS:
        yield f"search/{name}", _read("lunr", name)


def _agreed() -> str:
    """What the build and the worker must agree on: the table of letters, the shape of the index."""
    return f"const SHAPE = {SHAPE};\nconst LETTERS = {json.dumps(LETTERS, ensure_ascii=False, separators=(',', ':'))};\n"


def _together(folder: str, names: tuple[str, ...]) -> str:
    return "".join(_read(folder, f"{name}.js") for name in names)


def _read(folder: str, name: str) -> str:
    return (FOLDER / folder / name).read_text("utf-8")


def _enclosed(text: str) -> str:
    """A script with a scope of its own."""
    first, rest = assets.opening(text)
    return f'{first}\n(() => {{\n"use strict";{rest}}})();\n'
