"""Time and memory of a build, a check and a build again, and how they grow with the platform.

The sides take turns, so that a machine that slows down slows all. Each ratio is taken within one
turn; what is shown is the median, with the lowest and the highest. Beside ours stand a plain MkDocs
and Material site with the same text, Hugo with the same finished bodies, and, where it is asked for,
an earlier revision of ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.bench.projects import real_platform
from tests.bench.report import Report, Spread, Table
from tests.bench.runs import Run
from tests.bench.workshop import SIZES, Workshop

Measure = Callable[[Run], float]

Turn = dict[str, Run]
"""A run of each side."""


@dataclass(frozen=True)
class Output:
    """What a build wrote."""

    pages: int
    files: int
    megabytes: float


@dataclass(frozen=True)
class Result:
    """Everything measured at one size. ``again`` are builds of ours after a first one."""

    times: int
    sides: tuple[str, ...]
    builds: tuple[Turn, ...]
    checks: tuple[Turn, ...]
    again: tuple[Turn, ...]
    output: dict[str, Output]


def bench(workshop: Workshop) -> Report:
    """Build every side at every size."""
    results = tuple(_measure(workshop, times) for times in workshop.sizes)
    tables = (
        *_compared("Build: wall time in seconds, median (min–max)", results, _seconds, 2),
        *_compared("Build: processor time in seconds, median (min–max)", results, _processor, 2),
        *_compared("Build: peak memory in MB, processes summed", results, _megabytes, 0),
        *_compared("Check: wall time in seconds, median (min–max)", results, _seconds, 2, "checks"),
        _again(results),
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
    sides, turns = workshop.sides(times), range(SIZES[times])
    builds = tuple({side: workshop.build(side, times) for side in sides} for _ in turns)
    output = {side: _output(workshop.project(side, times)) for side in sides}
    ours = [side for side in sides if side in ("before", "ours")]
    checks = tuple({side: workshop.check(side, times) for side in ours} for _ in turns)
    again = tuple(_build_again(workshop, times) for _ in turns)
    return Result(times, sides, builds, checks, again, output)


def _build_again(workshop: Workshop, times: int) -> Turn:
    """A whole build, one with nothing changed, and one with a word changed, in turn."""
    whole = workshop.build("ours", times)
    nothing = workshop.build("ours", times, anew=False)
    with _one_word(workshop.project("ours", times)):
        word = workshop.build("ours", times, anew=False)
    return {"whole": whole, "nothing changed": nothing, "one word changed": word}


@contextmanager
def _one_word(project: Path) -> Iterator[None]:
    """A word of a translation is another, for a while; the adopted text must stand as it is."""
    path = project / "source" / "translations" / "en" / "byutvikling.yaml"
    before = path.read_text("utf-8")
    path.write_text(before.replace(" more ", " much more ", 1), "utf-8")
    yield
    path.write_text(before, "utf-8")


def _output(project: Path) -> Output:
    site = project / ("site" if (project / "site").exists() else "public")
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return Output(pages, len(files), sum(path.stat().st_size for path in files) / 1e6)


def _spread(turns: tuple[Turn, ...], side: str, measure: Measure) -> Spread:
    return Spread.of([measure(turn[side]) for turn in turns])


def _ratio(turns: tuple[Turn, ...], side: str, other: str, measure: Measure) -> Spread:
    """One side over another, turn by turn."""
    return Spread.of([measure(turn[side]) / measure(turn[other]) for turn in turns])


def _compared(
    title: str,
    results: tuple[Result, ...],
    measure: Measure,
    digits: int,
    what: str = "builds",
) -> Iterator[Table]:
    """What each side took, and ours over each of the others."""
    commitments = len(real_platform().commitments)
    rows = []
    for result in results:
        turns: tuple[Turn, ...] = getattr(result, what)
        for side in turns[0]:
            size = (f"{result.times}×", f"{result.times * commitments:,}", str(len(turns)), side)
            took = _spread(turns, side, measure).shown(digits)
            over = "" if side == "ours" else _ratio(turns, "ours", side, measure).shown(3)
            rows.append((*size, took, over))
    yield Table(title, ("size", "commitments", "runs", "side", "took", "ours over it"), tuple(rows))


def _again(results: tuple[Result, ...]) -> Table:
    rows = tuple(
        (
            f"{result.times}×",
            what,
            _spread(result.again, what, _seconds).shown(),
            _ratio(result.again, what, "whole", _seconds).shown(3),
        )
        for result in results
        for what in result.again[0]
    )
    headings = ("size", "build", "seconds", "over a whole build")
    return Table("Build again: wall time in seconds, median (min–max)", headings, rows)


def _growth(results: tuple[Result, ...]) -> Table:
    """Ten times the text: how many times the time and the memory?"""
    rows = tuple(
        (
            f"{small.times}× → {large.times}×",
            side,
            *(
                f"{_grown(small.builds, large.builds, side, measure):.1f}"
                for measure in (_seconds, _processor, _megabytes)
            ),
            f"{_grown(small.checks, large.checks, side, _seconds):.1f}"
            if side in small.checks[0] and side in large.checks[0]
            else "",
        )
        for small, large in pairwise(results)
        for side in large.sides
        if side in small.sides
    )
    headings = ("growth", "side", "wall", "processor", "memory", "check, wall")
    return Table("Growth, times as much", headings, rows)


def _grown(small: tuple[Turn, ...], large: tuple[Turn, ...], side: str, measure: Measure) -> float:
    return _spread(large, side, measure).median / _spread(small, side, measure).median


def _outputs(results: tuple[Result, ...]) -> Table:
    """A build that writes more takes longer: what was written, and what each page took."""
    rows = tuple(
        (
            f"{result.times}×",
            side,
            f"{made.pages:,}",
            f"{made.files:,}",
            f"{made.megabytes:,.1f}",
            f"{_spread(result.builds, side, _processor).median / made.pages * 1000:.1f}",
        )
        for result in results
        for side, made in result.output.items()
    )
    headings = ("size", "site", "HTML pages", "files", "MB", "processor ms a page")
    notes = (
        "Plain makes a page for each sector. Ours makes one for each commitment too, in each of",
        "the site's languages, and data files. Hugo is given the bodies of all of ours, finished.",
    )
    return Table("Build: what was written", headings, rows, notes)


def _figures(result: Result) -> dict[str, Any]:
    kinds = {"builds": result.builds, "checks": result.checks, "again": result.again}
    return {
        "runs": len(result.builds),
        **{
            name: {
                side: {
                    "seconds": _spread(turns, side, _seconds).figures(),
                    "processor": _spread(turns, side, _processor).figures(),
                    "megabytes": _spread(turns, side, _megabytes).figures(),
                }
                for side in turns[0]
            }
            for name, turns in kinds.items()
        },
        "output": {side: asdict(made) for side, made in result.output.items()},
    }
