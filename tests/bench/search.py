"""What people find: our search, Material's own and MiniSearch, asked the same in the same run.

Material's is its real worker, set up by its real page, on a plain site with a page for each
commitment and paragraph. MiniSearch has the same texts, and the options that its manual shows.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import statistics
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

from playwright.sync_api import Browser, Page

from generator.book import site_map
from generator.search import parts
from tests.bench.projects import PLAIN_SETTINGS, ROOT, real_platform
from tests.bench.queries import PARTS, Query, read, score
from tests.bench.report import Report, Spread, Table
from tests.bench.runs import run
from tests.bench.server import serve
from tests.bench.workshop import Workshop
from tests.browser import launched
from tests.search.asked import ask_and_hold, ask_first

MOST = 20
"""Answers that are looked at."""

Answers = dict[str, list[str]]
"""The ids of what each query found, best first."""

LARGEST = 100
"""How many times as much there is in the largest index."""

_PHONE = 4
"""How many times slower a phone is than the machine that measures, as browsers' own tools have it."""

_AT_ONCE = 50
"""Milliseconds that nobody waits for."""


def bench(workshop: Workshop) -> Report:
    """Ask every search every query."""
    queries = read()
    ours = workshop.sites["ours"]
    plain = write_and_build_plain(workshop)
    with launched() as browser:
        found = {
            "ours": _in(browser, ours, "sok/", _ask_ours)(queries),
            "Material": _in(browser, plain, "", _ask_material)(queries),
            "MiniSearch": _in(browser, ours, "sok/", _ask_minisearch)(queries),
        }
        sites = {size: grown(workshop, ours, size) for size in (*workshop.sizes, LARGEST)}
        times = {
            size: _in(browser, site, "sok/", _time_ours)(queries) for size, site in sites.items()
        }
    costs = {size: _cost(site, queries) for size, site in sites.items()}
    tables = (
        _by_system(queries, found),
        _by_kind(queries, found),
        _bytes(ours, plain),
        _first(costs),
        _speed(times),
    )
    return Report(tables, _figures(queries, found, ours, plain, times) | {"first": costs})


def _in(
    browser: Browser, site: Path, path: str, ask: Callable[[Page, tuple[Query, ...]], Any]
) -> Callable[[tuple[Query, ...]], Any]:
    """Ask on a page of a site."""

    def asked(queries: tuple[Query, ...]) -> Any:
        with serve(site) as served:
            page = browser.new_page(bypass_csp=True)  # a peer is put into our page
            page.add_init_script(_KEEP_WORKER)
            page.goto(served.address + path)
            try:
                return ask(page, queries)
            finally:
                page.close()

    return asked


# Asking.

_KEEP_WORKER = """
const Real = Worker;
window.Worker = class extends Real {
  constructor(script) {
    super(script);
    window.script = script;
  }
  postMessage(message) {
    if (message.type === 0) window.setup = message;
    super.postMessage(message);
  }
};
"""

_OURS = """
async ([queries, count]) => {
  const worker = new Worker("/assets/search-worker.js");
  const index = new URL("/search/parts/head.json", location).href;
  let id = 0;
  const ask = (query) => new Promise((done) => {
    id += 1;
    worker.onmessage = ({ data }) => done(data);
    worker.postMessage({ id, index, query, literal: false, from: 0, count });
  });
  const start = performance.now();
  await ask("x");
  const opened = performance.now() - start;
  for (const query of queries) await ask(query);
  const found = {}, spent = [];
  for (const query of queries) {
    const before = performance.now();
    const { hits } = await ask(query);
    spent.push(performance.now() - before);
    found[query] = hits.map((hit) => hit.location);
  }
  worker.terminate();
  return { opened, spent, found };
}
"""

_MATERIAL = """
async (queries) => {
  const worker = new Worker(window.script);
  const say = (message, type) => new Promise((done) => {
    worker.onmessage = ({ data }) => { if (data.type === type) done(data.data); };
    worker.postMessage(message);
  });
  const ask = (query) => say({ type: 2, data: query }, 3);
  await say(window.setup, 1);
  const found = {};
  for (const query of queries) found[query] = (await ask(query)).items.map(([first]) => first.location);
  return found;
}
"""

_MINISEARCH = """
async ([queries, docs]) => {
  const search = new MiniSearch({ idField: "location", fields: ["title", "text"], storeFields: [] });
  search.addAll(docs);
  const found = {};
  for (const query of queries) {
    found[query] = search.search(query, { prefix: true, fuzzy: 0.2 }).map(({ id }) => id);
  }
  return found;
}
"""


def _words(queries: Iterable[Query]) -> list[str]:
    return [query.words for query in queries]


def _ids(found: dict[str, list[str]]) -> Answers:
    return {words: [_id(location) for location in places[:MOST]] for words, places in found.items()}


def _id(location: str) -> str:
    """``punkt-142`` for ``punkt/142/``; a place that is no unit keeps its address."""
    if unit := re.search(r"(punkt|avsnitt)[/-](\d+)/?$", location):
        return f"{unit[1]}-{unit[2]}"
    return location


def _ask_ours(page: Page, queries: tuple[Query, ...]) -> Answers:
    return _ids(page.evaluate(_OURS, [_words(queries), MOST])["found"])


def _time_ours(page: Page, queries: tuple[Query, ...]) -> dict[str, Any]:
    asked = page.evaluate(_OURS, [_words(queries), MOST])
    return {"opened": asked["opened"], "spent": asked["spent"]}


def _ask_material(page: Page, queries: tuple[Query, ...]) -> Answers:
    page.wait_for_function("window.setup")
    return _ids(page.evaluate(_MATERIAL, _words(queries)))


def _ask_minisearch(page: Page, queries: tuple[Query, ...]) -> Answers:
    page.add_script_tag(path=ROOT / "node_modules/minisearch/dist/umd/index.js")
    docs = page.evaluate("fetch('/search/search_index.json').then((answer) => answer.json())")
    units = [doc for doc in docs["docs"] if doc["kind"] in ("commitment", "paragraph")]
    return _ids(page.evaluate(_MINISEARCH, [_words(queries), units]))


# The sites.


def write_and_build_plain(workshop: Workshop) -> Path:
    """A plain MkDocs + Material site with a page for each commitment and paragraph."""
    folder = workshop.folder / "plain-search"
    (folder / "docs").mkdir(parents=True)
    platform = real_platform()
    for _, part, block in platform.blocks():
        if block.kind in ("commitment", "paragraph"):
            kind, number = block.id.split("-")
            page = folder / "docs" / kind / f"{number}.md"
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(f"# {kind.title()} {number}\n\n{part.title}\n\n{block.text}\n", "utf-8")
    (folder / "docs/index.md").write_text(f"# {platform.title}\n", "utf-8")
    (folder / "mkdocs.yml").write_text(PLAIN_SETTINGS.format(title=platform.title), "utf-8")
    run([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder)
    return folder / "site"


def grown(workshop: Workshop, site: Path, times: int) -> Path:
    """What our search needs of a site, with the same documents several times over."""
    folder = workshop.folder / f"search-{times}"
    for part in ("assets", "search", "sok"):
        shutil.copytree(site / part, folder / part, dirs_exist_ok=True)
    index = folder / "search/search_index.json"
    made = json.loads(index.read_text("utf-8"))
    docs = [_copy(doc, n) for n in range(times) for doc in made["docs"]]
    docs.sort(key=_scattered)
    index.write_text(json.dumps(made | {"docs": docs}, ensure_ascii=False), "utf-8")
    head = json.loads((folder / site_map.SEARCH_HEAD).read_text("utf-8"))
    for name, content in parts.make(head, docs, []).items():
        path = folder / site_map.SEARCH_PARTS / name
        path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), "utf-8")
    return folder


def _scattered(doc: dict[str, str]) -> int:
    """An order in which texts do not come back as they came before, as real ones do not."""
    return crc32(doc["location"].encode())


def _copy(doc: dict[str, str], n: int) -> dict[str, str]:
    return doc | {"location": f"kopi-{n}/{doc['location']}"} if n else doc


# The tables.


def _of(
    queries: tuple[Query, ...], found: Answers, part: str, kind: str = ""
) -> list[tuple[Query, list[str]]]:
    return [
        (query, found[query.words])
        for query in queries
        if query.part == part and kind in ("", query.kind)
    ]


def _by_system(queries: tuple[Query, ...], found: dict[str, Answers]) -> Table:
    rows = [
        (system, *(cell for part in PARTS for cell in score(_of(queries, answers, part)).shown()))
        for system, answers in found.items()
    ]
    columns = (f"{name}, {part}" for part in PARTS for name in ("success@5", "MRR", "empty"))
    notes = (
        f"{len(queries)} queries; only the part “look” was looked at while the search was made.",
    )
    return Table("What people find", ("search", *columns), tuple(rows), notes)


def _by_kind(queries: tuple[Query, ...], found: dict[str, Answers]) -> Table:
    kinds = sorted({query.kind for query in queries})
    rows = []
    for part in PARTS:
        for kind in kinds:
            cells = [score(_of(queries, answers, part, kind)) for answers in found.values()]
            shown = (*cells[0].shown(), *(f"{cell.success:.3f}" for cell in cells[1:]))
            rows.append((f"{part}: {kind}", str(cells[0].queries), *shown))
    others = (f"{system}, success@5" for system in list(found)[1:])
    headings = ("queries", "n", "success@5", "MRR", "empty", *others)
    return Table("By the kind of question", headings, tuple(rows))


def _sizes(ours: Path, plain: Path) -> dict[str, dict[str, int]]:
    """Bytes, gzipped, of everything that a search loads."""
    everyday = sorted((ours / "search/everyday").glob("*.json"))
    scripts = plain / "assets/javascripts"
    mini = ROOT / "node_modules/minisearch/dist/umd/index.js"
    parts = {
        "ours": {
            "what stands before the index": [ours / site_map.SEARCH_HEAD],
            "worker": [ours / "assets/search-worker.js"],
            "lunr": [ours / "search/lunr.js"],
            "page": [ours / "assets/search.js"],
        },
        "ours, all there is": {
            "words": sorted((ours / site_map.SEARCH_PARTS).glob("words*.json")),
            "texts": sorted((ours / site_map.SEARCH_PARTS).glob("texts-*.json")),
            "everyday": everyday,
        },
        "Material": {
            "index": [plain / "search/search_index.json"],
            "worker": sorted(scripts.glob("workers/search.*.min.js")),
            "lunr": [scripts / f"lunr/min/lunr.{n}.min.js" for n in ("no", "stemmer.support")],
        },
        "MiniSearch": {"index": [ours / "search/search_index.json"], "library": [mini]},
    }
    return {
        system: {name: sum(map(_gzipped, files)) for name, files in of.items()}
        for system, of in parts.items()
    }


def _gzipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


def _bytes(ours: Path, plain: Path) -> Table:
    rows = tuple(
        (
            system,
            ", ".join(f"{name} {size}" for name, size in parts.items()),
            str(sum(parts.values())),
        )
        for system, parts in _sizes(ours, plain).items()
    )
    notes = (
        "Bytes, gzip -9. Of words, texts and everyday words a reader loads what a question needs.",
        "Material's page has its search in the bundle too, which is not counted here.",
    )
    return Table("What a search weighs", ("search", "parts", "in all"), rows, notes)


def _cost(site: Path, queries: tuple[Query, ...]) -> dict[str, float]:
    """What a first search costs a reader, and how much memory all of them take."""
    asked = [query.words for query in queries[::4]]
    weights = ask_first(site, asked)
    return {
        "median": statistics.median(weights),
        "of 100, 95 under": _nearly_all(weights),
        "most": max(weights),
        "memory": ask_and_hold(site, asked),
    }


def _nearly_all(values: Sequence[float]) -> float:
    """What 95 of 100 values are under."""
    return sorted(values)[int(len(values) * 0.95)]


def _first(costs: dict[int, dict[str, float]]) -> Table:
    rows = tuple(
        (
            f"× {size}",
            *(f"{cost[key]:.0f}" for key in list(cost)[:3]),
            f"{cost['memory'] / 1e6:.1f}",
        )
        for size, cost in costs.items()
    )
    headings = ("commitments", "median", "95 of 100 under", "most", "memory, MB")
    notes = (
        "Bytes, gzip -9: all that a reader fetches who has not searched before, twenty hits included.",
        "Memory of node with a worker that has answered every fourth query.",
    )
    return Table("What a first search costs", headings, rows, notes)


def _speed(times: dict[int, dict[str, Any]]) -> Table:
    rows = tuple(
        (
            f"× {size}",
            f"{asked['opened']:.0f}",
            Spread.of(asked["spent"]).shown(),
            f"{_nearly_all(asked['spent']):.2f}",
            f"{sum(_PHONE * spent <= _AT_ONCE for spent in asked['spent']) / len(asked['spent']):.1%}",
        )
        for size, asked in times.items()
    )
    headings = (
        "commitments",
        "opening",
        "a query (low–high)",
        "95 of 100 under",
        f"≤ {_AT_ONCE} ms × {_PHONE}",
    )
    notes = (
        "Milliseconds in Chromium, from the page to the worker and back, files at hand.",
        f"The last column: on a phone that takes {_PHONE} times as long.",
    )
    return Table("How fast ours answers", headings, rows, notes)


def _figures(
    queries: tuple[Query, ...],
    found: dict[str, Answers],
    ours: Path,
    plain: Path,
    times: dict[int, dict[str, Any]],
) -> dict[str, Any]:
    kinds = sorted({query.kind for query in queries})
    return {
        "scores": {
            system: {
                part: {
                    kind or "all": score(_of(queries, answers, part, kind)).figures()
                    for kind in ("", *kinds)
                }
                for part in PARTS
            }
            for system, answers in found.items()
        },
        "bytes": _sizes(ours, plain),
        "milliseconds": {
            str(size): {"opened": asked["opened"], "query": Spread.of(asked["spent"]).figures()}
            for size, asked in times.items()
        },
    }
