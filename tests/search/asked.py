"""Asks the search of a built site without a browser: its worker as it is sent, in node."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from gzip import compress
from pathlib import Path
from typing import Any

from tests.node import node

PAGE = "assets/search.js"
"""What the page has that asks the worker."""

WORKER = Path(__file__).parent / "worker.js"

Answer = dict[str, Any]
"""What the worker tells the page: ``hits``, ``total``, ``missing`` and the like."""


INDEX = "search/parts/head.json"
"""What the worker reads first of an index."""


def ask(folder: Path, queries: Iterable[str], lang: str = "nb", **more: Any) -> list[Answer]:
    """The answers to some queries in one language, in order; ``more`` goes into every question."""
    answers: list[Answer] = _asked(folder, queries, lang, fresh=False, **more)["answers"]
    return answers


def ask_first(folder: Path, queries: Iterable[str], lang: str = "nb") -> list[int]:
    """How many bytes each query costs a reader who has not searched before, gzipped."""
    answers = _asked(folder, queries, lang, fresh=True)["answers"]
    size = cache(lambda file: len(compress((folder / file).read_bytes(), 9, mtime=0)))
    return [sum(map(size, (PAGE, *answer["read"]))) for answer in answers]


def ask_and_hold(folder: Path, queries: Iterable[str], index: str = INDEX) -> int:
    """How many bytes of memory a worker holds that has answered some queries."""
    return int(_asked(folder, queries, "nb", fresh=False, at=index)["bytes"])


def _asked(
    folder: Path, queries: Iterable[str], lang: str, *, fresh: bool, at: str = INDEX, **more: Any
) -> dict[str, Any]:
    prefix = "" if lang == "nb" else f"{lang}/"
    given = {
        "folder": str(folder),
        "index": f"../{prefix}{at}",
        "questions": [{"query": query, "count": 20, **more} for query in queries],
        "fresh": fresh,
    }
    run = node("--expose-gc", str(WORKER), given=json.dumps(given))
    assert run.returncode == 0, run.stderr
    return dict(json.loads(run.stdout))


def found(answer: Answer) -> list[str]:
    """Where the hits of an answer lie, from the root of its language."""
    return [str(hit["location"]) for hit in answer["hits"]]
