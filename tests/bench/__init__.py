"""Measures this site beside a plain MkDocs + Material site with the same text, in the same run.

``python -m tests.bench`` runs every bench, ``python -m tests.bench weight paint`` those named,
``--before REVISION`` builds an earlier one of this repository beside today's.
Nothing here asserts a time: a machine is fast or slow, and only what stands side by side in one
run can be compared.

=============  ====================================================================
``report``     tables and figures: what a bench hands back
``projects``   the projects that are compared, at any size
``runs``       one program run: its time and its memory, which ``measured`` takes
``before``     an earlier revision of this repository, set up beside today's
``hugo``       the same finished bodies in Hugo
``workshop``   what the benches share: the folder, the sizes, the sides, the built sites
``server``     serves a built site, and remembers what was asked for
``chromium``   a first visit in the browser that ``tests.browser`` finds
=============  ====================================================================

A bench is a module with ``bench(workshop)``, which returns a report; ``BENCHES`` lists them.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.bench import build, editing, exports, hot_spots, load, paint, search, weight
from tests.bench.report import Report
from tests.bench.workshop import Workshop

BENCHES: dict[str, Callable[[Workshop], Report]] = {
    "build": build.bench,
    "edit": editing.bench,
    "hot-spots": hot_spots.bench,
    "exports": exports.bench,
    "weight": weight.bench,
    "paint": paint.bench,
    "search": search.bench,
    "load": load.bench,
}
"""Every bench by its name on the command line, in the order in which they run."""
