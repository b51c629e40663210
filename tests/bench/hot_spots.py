"""Where our build spends its time: by stage, by package, and by function, under cProfile.

Profiling slows small functions more than large ones: read the shares, not the seconds.
"""

from __future__ import annotations

import cProfile
import pstats
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import Any

from tests.bench.projects import ROOT
from tests.bench.report import Report, Table
from tests.bench.runs import run
from tests.bench.workshop import CACHES, Workshop

LARGEST = 10
"""A hundred times the platform takes too long under a profiler to say anything new."""

MOST = 12

STAGES = {
    "read and check": ("generator", "build_book"),
    "print the pages' bodies": ("generator", "print"),
    "print what stands round them": ("generator", "whole"),
    "make the data files": ("generator", "_files"),
    "make the search index": ("generator", "index"),
    "write the files": ("generator", "put"),
    "MkDocs: what is written by hand": ("mkdocs", "_build_page"),
}
"""What a build consists of: each stage by the function that it goes through."""


@dataclass(frozen=True)
class Spot:
    """A function: where it is, how often it was called, the time in it and under it."""

    package: str
    name: str
    calls: int
    own: float
    under: float


def bench(workshop: Workshop) -> Report:
    """Profile one build at each size up to ``LARGEST``."""
    sizes = [times for times in workshop.sizes if times <= LARGEST]
    spots = {times: _profile(workshop.project("ours", times)) for times in sizes}
    tables = tuple(
        table
        for times in sizes
        for table in (
            _stages(times, spots[times]),
            _packages(times, spots[times]),
            *_functions(times, spots[times]),
        )
    )
    return Report(tables, {f"{times}x": _figures(spots[times]) for times in sizes})


def _profile(project: Path) -> list[Spot]:
    kept = project / "profile"
    for name in CACHES:
        shutil.rmtree(project / name, ignore_errors=True)
    profiler = [sys.executable, "-m", cProfile.__name__, "-o", str(kept)]
    one_core = ["taskset", "-c", "0"]  # so that one process does it all, and can be watched
    run([*one_core, *profiler, "-m", "generator.doors.cli", "build"], project)
    stats: dict[tuple[str, int, str], tuple[int, int, float, float, object]]
    stats = vars(pstats.Stats(str(kept)))["stats"]
    return [
        Spot(_package(file, project), _name(file, line, name), calls, own, under)
        for (file, line, name), (_, calls, own, under, _) in stats.items()
    ]


def _package(file: str, project: Path) -> str:
    """What a file belongs to; templates are files too, for Jinja compiles them under their name."""
    path = Path(file)
    for home, named in ((project, ""), (ROOT / "generator", "generator")):
        if path.is_relative_to(home):
            folder = path.relative_to(home).parts[0]
            return folder if not named else f"{named}/{folder}" if path.suffix == ".html" else named
    if "site-packages" in path.parts:
        return path.parts[path.parts.index("site-packages") + 1]
    return "built in" if file == "~" else "standard library"


def _name(file: str, line: int, name: str) -> str:
    return name if file == "~" else f"{Path(file).name}:{line} {name}"


def _stages(times: int, spots: list[Spot]) -> Table:
    """No stage lies inside another; together they are not the whole build."""
    total = _total(spots)
    rows = tuple((stage, f"{s:.2f}", f"{s / total:.0%}") for stage, s in _by_stage(spots).items())
    return Table(f"Hot spots at {times}×: stages", ("stage", "seconds", "share"), rows)


def _by_stage(spots: list[Spot]) -> dict[str, float]:
    """The time under each stage that this build went through."""
    return {
        stage: max(found)
        for stage, (package, name) in STAGES.items()
        if (found := [s.under for s in spots if s.package == package and _is(s, name)])
    }


def _is(spot: Spot, name: str) -> bool:
    """``core.py:322 convert`` is ``convert``, ``main.html:4 root`` is ``main.html root``."""
    file, _, function = spot.name.partition(" ")
    return name in (function, f"{file.partition(':')[0]} {function}")


def _packages(times: int, spots: list[Spot]) -> Table:
    total = _total(spots)
    rows = tuple(
        (package, f"{own:.2f}", f"{own / total:.0%}") for package, own in _by_package(spots)
    )
    return Table(
        f"Hot spots at {times}×: own time by package", ("package", "seconds", "share"), rows
    )


def _by_package(spots: list[Spot]) -> list[tuple[str, float]]:
    found: dict[str, float] = {}
    for spot in spots:
        found[spot.package] = found.get(spot.package, 0.0) + spot.own
    return sorted(found.items(), key=lambda item: -item[1])[:MOST]


def _functions(times: int, spots: list[Spot]) -> Iterator[Table]:
    ours = [s for s in spots if s.package.split("/")[0] in ("generator", "overrides")]
    for title, chosen, key in (
        ("own time by function", spots, attrgetter("own")),
        ("our functions, with all that they call", ours, attrgetter("under")),
    ):
        dearest = sorted(chosen, key=key, reverse=True)[:MOST]
        rows = tuple(
            (f"{s.package}: {s.name}"[:70], f"{s.calls:,}", f"{s.own:.2f}", f"{s.under:.2f}")
            for s in dearest
        )
        yield Table(f"Hot spots at {times}×: {title}", ("function", "calls", "own", "under"), rows)


def _total(spots: list[Spot]) -> float:
    return sum(spot.own for spot in spots)


def _figures(spots: list[Spot]) -> dict[str, Any]:
    total = _total(spots)
    return {
        "stages": {stage: round(s / total, 4) for stage, s in _by_stage(spots).items()},
        "packages": {package: round(s / total, 4) for package, s in _by_package(spots)},
    }
