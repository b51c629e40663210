"""Asks the search of a built site without a browser: its worker as it is sent, in node."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.node import node

WORKER = Path(__file__).parent / "worker.js"

Answer = dict[str, Any]
"""What the worker tells the page: ``hits``, ``total``, ``missing`` and the like."""


def ask(folder: Path, queries: Iterable[str], lang: str = "nb", **more: Any) -> list[Answer]:
    """The answers to some queries in one language, in order; ``more`` goes into every question."""
    prefix = "" if lang == "nb" else f"{lang}/"
    given = {
        "folder": str(folder),
        "index": f"../{prefix}search/search_index.json",
        "questions": [{"query": query, "count": 20, **more} for query in queries],
    }
    run = node(str(WORKER), given=json.dumps(given))
    assert run.returncode == 0, run.stderr
    return list(json.loads(run.stdout))


def found(answer: Answer) -> list[str]:
    """Where the hits of an answer lie, from the root of its language."""
    return [str(hit["location"]) for hit in answer["hits"]]
