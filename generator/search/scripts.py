"""The scripts of the search as they are sent: each put together from files, one an idea.

The files lie in the folder ``scripts``, in a folder for each script. They are read one after the
other, as if they were one file: what one of them says at its top level, all of them know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent / "scripts"

PARTS = {
    "assets/search.js": ("page/search.js",),
    "assets/search-worker.js": (
        "worker/worker.js",
        "worker/tokens.js",
        "worker/index.js",
        "worker/compounds.js",
        "worker/vocabulary.js",
        "worker/ways.js",
        "worker/everyday-words.js",
        "worker/spelling.js",
        "worker/scoring.js",
        "worker/ranking.js",
        "worker/hits.js",
        "worker/messages.js",
    ),
}
"""Each script by its path in the site, and its files in order."""

FROM_OTHERS = {"search/lunr.js": "lunr/lunr.js", "search/lunr.en.js": "lunr/lunr.en.js"}
"""What the worker reads, sent as it lies there; ``scripts/lunr/README.md`` says where it is from."""


def make() -> Iterator[tuple[str, str]]:
    """Yield every script by its path in the site."""
    for path, parts in PARTS.items():
        yield path, sent("".join((FOLDER / part).read_text("utf-8") for part in parts))
    for path, file in FROM_OTHERS.items():
        yield path, (FOLDER / file).read_text("utf-8")


def sent(script: str) -> str:
    """A script as it is sent: its first comment says what it is, the other comments go."""
    first = script[: script.index("*/") + 2]
    return first + bare(script[len(first) :])


def bare(script: str) -> str:
    """A script without indentation, and without comments that stand on lines of their own."""
    script = re.sub(r"(?m)^\s*/\*(?:[^*]|\*(?!/))*\*/[ \t]*$", "", script)
    script = re.sub(r"(?m)^\s*//.*$", "", script)
    return re.sub(r"\n\s*", "\n", script)
