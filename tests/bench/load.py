"""How many requests the site bears behind real servers, beside bare files of the same size.

Each server runs twice at once: with what ``plattform hosting`` prints for it, and with the fewest lines
that serve a folder. ApacheBench asks the one and the other in turns. What counts is the requests that
one second of the server's own processor answers: a busy machine makes the clock on the wall say anything.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from generator.data import hosting
from generator.settings import Settings
from tests.bench.report import Report, Spread, Table
from tests.bench.weight import pages
from tests.bench.workshop import Workshop
from tests.proof.hosts import Host, program, running

HOST = "by.example"

BARE = {
    "nginx": "server {{\n    listen 80;\n    root {folder};\n}}\n",
    "caddy": "\n{host} {{\n\troot * {folder}\n\tfile_server\n}}\n",
}
"""The fewest lines that serve a folder."""

ROUNDS = 9

REQUESTS = 5_000

AT_ONCE = 16
"""Connections, each kept open."""

WHOLE, KNOWN, SQUEEZED = "whole", "not changed", "gzip"

WAYS = {"nginx": (WHOLE, KNOWN), "caddy": (WHOLE, KNOWN, SQUEEZED)}
"""How a page is asked for: as it lies, by a cache that has it, and compressed.

ApacheBench speaks HTTP/1.0, for which nginx compresses nothing.
"""


@dataclass(frozen=True)
class Served:
    """What one side bears: requests by the clock, and by the processor seconds of the server."""

    by_clock: Spread
    by_processor: float


@dataclass(frozen=True)
class Beside:
    """One page, asked for in one way, on one server: ours, and the bare file."""

    server: str
    page: str
    way: str
    size: int
    ours: Served
    bare: Served

    @property
    def share(self) -> float:
        """Ours of the bare file's."""
        return self.ours.by_processor / self.bare.by_processor


def bench(workshop: Workshop) -> Report:
    """Load each server with a small page and a large one."""
    site = workshop.sites["ours"]
    servers = [name for name in BARE if program(name)]
    if shutil.which("ab") is None or not servers:
        note = "Nothing was measured: apt install apache2-utils nginx caddy"
        return Report((Table("Load", ("server",), (("–",),), (note,)),))
    found = [one for name in servers for one in _server(name, site)]
    sides = ("ours /s", "bare /s", "ours /cpu s", "bare /cpu s", "ours of bare")
    headings = ("server", "page", "asked for", "kB", *sides)
    notes = (
        f"{REQUESTS} requests over {AT_ONCE} connections that are kept open, {ROUNDS} rounds in turns.",
        "“/s”: by the clock, in the middle of the rounds. “/cpu s”: for each second of the server's processor, "
        "in all rounds; “ours of bare” compares these.",
        "“bare”: the same file, with the fewest lines that serve a folder. It compresses nothing: of gzip the "
        "share says what compressing each answer anew costs.",
    )
    return Report((Table("Load", headings, tuple(map(_row, found)), notes),), _figures(found))


def _row(one: Beside) -> tuple[str, ...]:
    sides = (one.ours, one.bare)
    by_clock = (f"{side.by_clock.median:.0f}" for side in sides)
    by_processor = (f"{side.by_processor:.0f}" for side in sides)
    size = f"{one.size / 1000:.1f}"
    return (
        *(one.server, one.page, one.way, size),
        *(*by_clock, *by_processor, f"{one.share:.2f}"),
    )


def _figures(found: list[Beside]) -> dict[str, object]:
    return {
        f"{one.server}, {one.page}, {one.way}": {
            "bytes": one.size,
            "ours": {"clock": one.ours.by_clock.figures(), "processor": one.ours.by_processor},
            "bare": {"clock": one.bare.by_clock.figures(), "processor": one.bare.by_processor},
            "share": round(one.share, 3),
        }
        for one in found
    }


def _server(name: str, site: Path) -> Iterator[Beside]:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        here = Path(folder)
        here.chmod(0o755)
        shutil.copytree(site, here / "site")
        recipes = {
            "ours": hosting.recipe(name, Settings(f"https://{HOST}/"), str(here / "site")),
            "bare": BARE[name].format(folder=here / "site", host=HOST),
        }
        hosts = {}
        for side, recipe in recipes.items():
            (here / side).mkdir()
            hosts[side] = stack.enter_context(running(name, recipe, here / side, HOST))
        asked = pages()["ours"]
        for page in ("commitment", "largest sector"):
            for way in WAYS[name]:
                size, sides = _sides(hosts, f"/{asked[page]}", way)
                yield Beside(name, page, way, size, **sides)


def _sides(hosts: dict[str, Host], path: str, way: str) -> tuple[int, dict[str, Served]]:
    """The size of a page, and what each side bears of it, asked in turns."""
    body = hosts["bare"].get(path).body
    assert hosts["ours"].get(path).body == body, path
    rates: dict[str, list[float]] = {side: [] for side in hosts}
    spent = dict.fromkeys(hosts, 0.0)
    headers = {side: _header(host, path, way) for side, host in hosts.items()}
    for turn in range(ROUNDS + 1):
        for side, host in hosts.items():
            before = _processor(host)
            rate = _asked(host, path, headers[side])
            if turn:  # the first fills the caches
                rates[side].append(rate)
                spent[side] += _processor(host) - before
    every = ROUNDS * REQUESTS
    return len(body), {side: Served(Spread.of(rates[side]), every / spent[side]) for side in hosts}


def _header(host: Host, path: str, way: str) -> tuple[str, ...]:
    if way == KNOWN:
        return ("-H", f"If-None-Match: {host.get(path).headers['etag']}")
    return ("-H", "Accept-Encoding: gzip") if way == SQUEEZED else ()


_RATE = re.compile(r"^Requests per second:\s+([0-9.]+)", re.MULTILINE)

_FAILED = re.compile(r"^Failed requests:\s+0$", re.MULTILINE)


def _asked(host: Host, path: str, header: tuple[str, ...]) -> float:
    """Ask, and say how many requests a second were answered; none of them may fail."""
    how = ("-q", "-k", "-n", str(REQUESTS), "-c", str(AT_ONCE), "-H", f"Host: {HOST}", *header)
    command = ["ab", *how, f"http://127.0.0.1:{host.port}{path}"]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    found = _RATE.search(run.stdout)
    assert _FAILED.search(run.stdout), run.stdout
    assert found, run.stdout
    return float(found[1])


def _processor(host: Host) -> float:
    """The processor seconds that a server has taken so far, with the processes that it has started."""
    ticks = sum(_ticks(process) for process in (host.process, *_children(host.process)))
    return ticks / os.sysconf("SC_CLK_TCK")


def _children(process: int) -> list[int]:
    said = Path(f"/proc/{process}/task/{process}/children").read_text("utf-8")
    return [int(child) for child in said.split()]


def _ticks(process: int) -> int:
    """Of the system's own account: what the program and what the kernel did for it."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
