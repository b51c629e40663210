"""Time and memory of a build, ours beside plain, and how they grow with the platform.

The two take turns, so that a machine that slows down slows both. Each ratio is taken within one
turn; what is shown is the median, with the lowest and the highest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.bench.projects import real_platform
from tests.bench.report import Report, Spread, Table
from tests.bench.runs import Run
from tests.bench.workshop import SIDES, SIZES, Workshop

Measure = Callable[[Run], float]


@dataclass(frozen=True)
class Output:
    """What a build wrote."""

    pages: int
    files: int
    megabytes: float


@dataclass(frozen=True)
class Result:
    """Everything measured at one size."""

    times: int
    turns: tuple[dict[str, Run], ...]
    output: dict[str, Output]

    def spread(self, side: str, measure: Measure) -> Spread:
        """One side's runs."""
        return Spread.of([measure(turn[side]) for turn in self.turns])

    def ratio(self, measure: Measure) -> Spread:
        """Ours over plain, turn by turn."""
        plain, ours = SIDES
        return Spread.of([measure(turn[ours]) / measure(turn[plain]) for turn in self.turns])


def bench(workshop: Workshop) -> Report:
    """Build both sides at every size."""
    results = tuple(_measure(workshop, times) for times in workshop.sizes)
    tables = (
        _compared("Build: wall time in seconds, median (min–max)", results, _seconds, 2),
        _compared("Build: processor time in seconds, median (min–max)", results, _processor, 2),
        _compared("Build: peak memory in MB, median (min–max)", results, _megabytes, 0),
        _growth(results),
        _outputs(results),
    )
    return Report(tables, {f"{result.times}x": _figures(result) for result in results})


def _seconds(run: Run) -> float:
    return run.seconds


def _processor(run: Run) -> float:
    return run.processor


def _megabytes(run: Run) -> float:
    return run.megabytes


def _measure(workshop: Workshop, times: int) -> Result:
    turns = tuple(
        {side: workshop.build(side, times) for side in SIDES} for _ in range(SIZES[times])
    )
    output = {side: _output(workshop.project(side, times) / "site") for side in SIDES}
    return Result(times, turns, output)


def _output(site: Path) -> Output:
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return Output(pages, len(files), sum(path.stat().st_size for path in files) / 1e6)


def _compared(title: str, results: tuple[Result, ...], measure: Measure, digits: int) -> Table:
    commitments = len(real_platform().commitments)
    rows = tuple(
        (
            f"{result.times}×",
            f"{result.times * commitments:,}",
            str(len(result.turns)),
            *(result.spread(side, measure).shown(digits) for side in SIDES),
            result.ratio(measure).shown(2),
        )
        for result in results
    )
    return Table(title, ("size", "commitments", "runs", *SIDES, "ours / plain"), rows)


def _growth(results: tuple[Result, ...]) -> Table:
    """Ten times the text: how many times the time and the memory?"""
    rows = tuple(
        (
            f"{small.times}× → {large.times}×",
            *(
                f"{large.spread(side, measure).median / small.spread(side, measure).median:.1f}"
                for measure in (_seconds, _processor, _megabytes)
                for side in SIDES
            ),
        )
        for small, large in pairwise(results)
    )
    headings = (
        "growth",
        *(f"{what}, {side}" for what in ("wall", "processor", "memory") for side in SIDES),
    )
    return Table("Build: growth, times as much", headings, rows)


def _outputs(results: tuple[Result, ...]) -> Table:
    """A build that writes more takes longer: what was written, and what each page took."""
    rows = tuple(
        (
            f"{result.times}×",
            side,
            f"{made.pages:,}",
            f"{made.files:,}",
            f"{made.megabytes:,.1f}",
            f"{result.spread(side, _processor).median / made.pages * 1000:.1f}",
        )
        for result in results
        for side, made in result.output.items()
    )
    headings = ("size", "site", "HTML pages", "files", "MB", "processor ms a page")
    notes = (
        "Plain makes a page for each sector. Ours makes one for each commitment too, in each of",
        "the site's languages, and data files.",
    )
    return Table("Build: what was written", headings, rows, notes)


def _figures(result: Result) -> dict[str, Any]:
    return {
        "runs": len(result.turns),
        "seconds": _side_by_side(result, _seconds),
        "processor": _side_by_side(result, _processor),
        "megabytes": _side_by_side(result, _megabytes),
        "output": {side: asdict(made) for side, made in result.output.items()},
    }


def _side_by_side(result: Result, measure: Measure) -> dict[str, dict[str, float]]:
    sides = {side: result.spread(side, measure).figures() for side in SIDES}
    return sides | {"ratio": result.ratio(measure).figures()}
