"""The scripts of the search as they are sent: each put together from files, one an idea.

The files lie in the folder ``scripts``, in a folder for each script. They are read one after the
other, as if they were one file: what one of them says at its top level, all of them know. A worker
has a scope to itself. A page has one for all its scripts, so that ours is enclosed there.

A page that is opened from a disk may start no worker and fetch nothing. There a script of the page
does what the worker does: all but how it is started and how it reads is the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from generator.book import site_map
from generator.pages import assets
from generator.search.index import SHAPE
from generator.search.parts import ORDER
from generator.wording.stems import AS_ONE, LETTERS, TOGETHER

FOLDER = Path(__file__).parent / "scripts"

PAGE = ("page", "address", "asking", "starting", "showing", "hit", "events")

WORKER = (
    *("worker", "lists", "tokens", "compounds", "index", "parts", "whole", "vocabulary"),
    *("ways", "everyday-words", "spelling", "scoring", "references", "ranking", "listing", "hits"),
    *("reading", "messages"),
)
"""The files of each script, in order: the first says what the whole is for."""

DISK = ("starting", "reading")
"""The files that are others on a disk."""

FROM_OTHERS = tuple(path.rpartition("/")[2] for path in site_map.SEARCH_LIBRARIES)
"""What the worker reads; ``scripts/lunr/README.md`` says where it is from."""

TONGUES = "tongues"
"""The folder of what the worker reads where a site has other languages than Norwegian and English."""

FINDS = site_map.SEARCH_SCRIPT

ASKS = "assets/search.js"


def make(libraries: Iterable[str] = site_map.SEARCH_LIBRARIES) -> Iterator[tuple[str, str]]:
    """Yield every script by its path in the site; ``libraries`` are those that come from others."""
    yield ASKS, assets.script(_enclosed(_together("page", PAGE)))
    yield FINDS, assets.script(_together("worker", WORKER) + _agreed())
    for path in libraries:
        yield path, assets.script(_besides(path))


def _besides(path: str) -> str:
    """What the worker reads besides itself; it may stand on a page, whose scope is everybody's."""
    name = path.rpartition("/")[2]
    own = path == site_map.SEARCH_TONGUES
    return _enclosed(_read(TONGUES, name)) if own else _read("lunr", name)


def for_a_disk() -> Iterator[tuple[str, str]]:
    """Yield those that are others on a page that is opened from a disk."""
    yield ASKS, assets.script(_enclosed(_together("page", PAGE, DISK)))
    first, rest = assets.opening(_together("worker", WORKER, DISK) + _agreed())
    yield FINDS, assets.script(f"{first}\nwindow.plattformSearch = (self) => {{{rest}}};\n")


def holding(content: Any) -> str:
    """A script that holds what a file of data holds, for the script that asks for it."""
    text = _compact(content)
    for sign in "\u2028\u2029":  # which end a line in ES2018, in JSON they do not
        text = text.replace(sign, f"\\u{ord(sign):x}")
    return f"document.currentScript.held = {text};\n"


def _agreed() -> str:
    """What the build and the worker must agree on: the table of letters, the shape of the index."""
    agreed = {
        "SHAPE": SHAPE,
        "ORDER": ORDER,
        "LETTERS": LETTERS,
        "TOGETHER": TOGETHER,
        "AS_ONE": AS_ONE,
    }
    return "".join(f"const {name} = {_compact(value)};\n" for name, value in agreed.items())


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _together(folder: str, names: tuple[str, ...], other: tuple[str, ...] = ()) -> str:
    return "".join(_read("disk" if name in other else folder, f"{name}.js") for name in names)


def _read(folder: str, name: str) -> str:
    return (FOLDER / folder / name).read_text("utf-8")


def _enclosed(text: str) -> str:
    """A script with a scope of its own."""
    first, rest = assets.opening(text)
    return f'{first}\n(() => {{\n"use strict";{rest}}})();\n'
