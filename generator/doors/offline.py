"""A site to be opened from a disk, out of the same site as a server would show it.

Where no server does it, a link names the file that it leads to, and what the search fetches lies
beside it once more as a script: a browser fetches nothing from a disk.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from generator.book import policy, site_map
from generator.search import scripts

INDEX = "index.html"

_TAG = re.compile(r"<[a-z][^<>]*>")

_LINK = re.compile(r' (href|src|action|data-search)="([^"]*)"')

_ROOT = re.compile(r' data-root="[^"]*"')

_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|\?|$", re.IGNORECASE)

_ASKS = re.compile(rf'<script src="([^"]*){re.escape(scripts.ASKS)}[^"]*"')


def prepare(folder: Path, site_url: str) -> None:
    """Make a site that lies whole in ``folder`` one that works from there; ``site_url`` is its address.

    Pages and scripts are written anew; what is data stays as it is.
    """
    root = urlsplit(site_url).path.rstrip("/") + "/"
    read = [f"search/{name}" for name in _read_first(folder)]
    for path in folder.rglob("*.html"):
        path.write_text(page(path.read_text("utf-8"), root, read), "utf-8", newline="")
    for name, text in scripts.for_a_disk():
        if (folder / name).exists():
            (folder / name).write_text(text, "utf-8", newline="")
    for path in (
        *folder.rglob(site_map.SEARCH_INDEX),
        *folder.rglob(f"{site_map.SEARCH_PARTS}*.json"),
        *folder.rglob(f"{site_map.EVERYDAY_WORDS}*.json"),
    ):
        held = scripts.holding(json.loads(path.read_bytes()))
        path.with_suffix(".js").write_text(held, "utf-8", newline="")


def _read_first(folder: Path) -> list[str]:
    """What the search of a site has besides its own scripts: what all the others stand on first."""
    names = {path.name for path in (folder / "search").glob("*.js")}
    return sorted(names, key=lambda name: (name != "lunr.js", name))


def page(html: str, root: str, read: Iterable[str] = site_map.SEARCH_LIBRARIES) -> str:
    """A page whose links name files; those from the root of the site, which only 404.html has, too.

    ``read`` is what the search reads besides its own scripts.
    """
    first = (*read, scripts.FINDS)
    html = _ASKS.sub(
        lambda asks: _with_what_finds(asks, first), html.replace(policy.IN_A_PAGE, policy.ON_A_DISK)
    )
    return _TAG.sub(lambda tag: _told(tag[0], root), html)


def _told(tag: str, root: str) -> str:
    named = _LINK.sub(lambda found: f' {found[1]}="{link(found[2], root)}"', tag)
    return _ROOT.sub(lambda found: f'{found[0]} data-file="{INDEX}"', named)


def link(to: str, root: str) -> str:
    """How one gets there without a server.

    >>> link("../punkt/142/?v=1#b", "/")
    '../punkt/142/index.html?v=1#b'
    >>> link("..", "/"), link("/by/om/", "/by/"), link("a.csv", "/"), link("https://a.no/", "/")
    ('../index.html', './om/index.html', 'a.csv', 'https://a.no/')
    """
    if _ELSEWHERE.match(to):
        return to
    parts = re.fullmatch(r"([^?#]*)(.*)", to, re.DOTALL)
    assert parts
    path = f"./{parts[1].removeprefix(root)}" if parts[1].startswith("/") else parts[1]
    if path.rsplit("/", 1)[-1] in (".", ".."):
        path += "/"
    return f"{path}{INDEX if path.endswith('/') else ''}{parts[2]}"


def _with_what_finds(found: re.Match[str], first: Iterable[str]) -> str:
    before = (f'<script src="{found[1]}{name}" defer></script>\n' for name in first)
    return "".join(before) + found[0]
