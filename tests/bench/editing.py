"""How long an edit takes until it is seen in ``plattform serve``, today's beside an earlier revision's.

An editor saves a glossary entry, and looks at the glossary; nothing but the answer of the server is
waited for.
"""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from tests.bench.report import Report, Spread, Table
from tests.bench.runs import QUIET
from tests.bench.workshop import Workshop

LARGEST = 10

EDITS = 5

PATIENCE = 1800

PAUSE = 2.0
"""Seconds between an edit that is seen and the next, for what a preview writes afterwards."""


def bench(workshop: Workshop) -> Report:
    """Edit at each size up to ``LARGEST``."""
    figures: dict[str, Any] = {}
    rows = []
    for times in (times for times in workshop.sizes if times <= LARGEST):
        sides = [side for side in workshop.sides(times) if side in ("before", "ours")]
        waits = {side: Spread.of(_waits(workshop, side, times)) for side in sides}
        for side, spread in waits.items():
            over = f"{waits['ours'].median / spread.median:.3f}" if side != "ours" else ""
            rows.append((f"{times}×", side, spread.shown(), over))
        figures[f"{times}x"] = {side: spread.figures() for side, spread in waits.items()}
    headings = ("size", "side", "seconds", "ours over it")
    title = f"Edit: seconds until it is seen, of {EDITS}, median (min–max)"
    return Report((Table(title, headings, tuple(rows)),), figures)


def _waits(workshop: Workshop, side: str, times: int) -> list[float]:
    project = workshop.project(side, times)
    path = project / "source" / "glossary.yaml"
    text = path.read_text("utf-8")
    at = text.index("explanation: >-\n") + len("explanation: >-\n      ")
    waits = []
    try:
        with _served(workshop.plattform(side), project) as address:
            for n in range(EDITS + 1):
                said = f"Prøve nummer {n}. "
                began = time.monotonic()
                path.write_text(text[:at] + said + text[at:], "utf-8")
                while said not in _get(f"{address}ordliste/"):
                    time.sleep(0.01)
                waits.append(time.monotonic() - began)
                time.sleep(PAUSE)
    finally:
        path.write_text(text, "utf-8")
    return waits[1:]  # the first waits for what is read only once


@contextmanager
def _served(plattform: str, project: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    command = [plattform, "serve", "--address", f"127.0.0.1:{port}"]
    log = project / "serve.log"
    with (
        log.open("w") as said,
        subprocess.Popen(
            command, cwd=project, env=os.environ | QUIET, stdout=said, stderr=said
        ) as server,
    ):
        try:
            end = time.monotonic() + PATIENCE
            while not _get(address) and time.monotonic() < end:
                time.sleep(0.2)
            yield address
        finally:
            server.terminate()


def _get(address: str) -> str:
    with suppress(URLError, ConnectionError), urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own
        return str(answer.read().decode())
    return ""
