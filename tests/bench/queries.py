"""The questions that searches are compared by, each with its right answers.

Half of them may be looked at while the search is made, and half only measure. The fresh ones were
asked afterwards, by a reader who had seen nothing but the adopted text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

QUERIES = Path(__file__).parents[1] / "queries.yaml"

PARTS = ("look", "measure", "fresh")


@dataclass(frozen=True)
class Query:
    """What somebody types, what kind of question it is, and what would be right, best first."""

    words: str
    kind: str
    right: frozenset[str]
    part: str


@dataclass(frozen=True)
class Score:
    """How well a search answered some queries."""

    queries: int
    success: float
    mrr: float
    empty: float

    def shown(self) -> tuple[str, ...]:
        """As cells of a table."""
        return (f"{self.success:.3f}", f"{self.mrr:.3f}", f"{self.empty:.1%}")

    def figures(self) -> dict[str, Any]:
        """For ``--json``."""
        return {key: round(float(value), 4) for key, value in vars(self).items()}


def read() -> tuple[Query, ...]:
    """All of them, in the order of the file."""
    rows = yaml.safe_load(QUERIES.read_text("utf-8"))
    return tuple(
        Query(row["query"], row["class"], frozenset(row["right"]), row["part"]) for row in rows
    )


def score(asked: Iterable[tuple[Query, Sequence[str]]]) -> Score:
    """Success among the first five, mean reciprocal rank, and the share without any answer."""
    ranks, empty = [], 0
    for query, answers in asked:
        ranks.append(next((n for n, a in enumerate(answers, start=1) if a in query.right), 0))
        empty += not answers
    count = max(1, len(ranks))
    return Score(
        queries=len(ranks),
        success=sum(0 < rank <= 5 for rank in ranks) / count,
        mrr=sum(1 / rank for rank in ranks if rank) / count,
        empty=empty / count,
    )
