"""The command: run benches, print their tables, keep their figures."""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.bench import BENCHES
from tests.bench.report import show
from tests.bench.workshop import SIZES, Workshop


def main() -> int:
    """Run what was asked for, one bench after the other."""
    parser = _parser()
    asked = parser.parse_args()
    if unknown := [name for name in asked.benches if name not in BENCHES]:
        parser.error(f"no bench is called {unknown[0]}; there are {', '.join(BENCHES)}")
    figures: dict[str, Any] = {"machine": _machine()}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        workshop = Workshop(Path(folder), tuple(sorted(set(asked.sizes))), asked.before)
        for name in asked.benches or BENCHES:
            print(f"… {name}", file=sys.stderr, flush=True)
            report = BENCHES[name](workshop)
            print("\n\n".join(map(show, report.tables)), end="\n\n\n", flush=True)
            figures[name] = report.figures
    if asked.json:
        asked.json.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", "utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description="Measure beside a plain MkDocs + Material site with the same text.",
    )
    parser.add_argument(
        "benches", nargs="*", metavar="BENCH", help=f"{', '.join(BENCHES)} (default: all)"
    )
    parser.add_argument(
        "--sizes",
        nargs="+",
        type=int,
        choices=tuple(SIZES),
        default=list(SIZES),
        help="how many times as many commitments (default: all)",
    )
    parser.add_argument(
        "--before", default="", metavar="REVISION", help="an earlier revision, built beside today's"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to FILE")
    return parser


def _machine() -> dict[str, Any]:
    """What the figures depend on."""
    return {
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "mkdocs": version("mkdocs"),
        "mkdocs-material": version("mkdocs-material"),
    }


if __name__ == "__main__":
    sys.exit(main())
