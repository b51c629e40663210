"""The two projects that are compared, with the same text, at any size.

A larger platform is the real one several times over: the same words in as many more sectors,
each thing with an id of its own. The adopted text and its corrections are repeated with it, so
that our side compares every word at every size, as it does with the real platform. Translations
are not: the copies are shown in Norwegian in every language, as a text is before it is translated.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from generator.platform.model import Part, Platform, Sector
from generator.source.load import Loaded, load

ROOT = Path(__file__).parents[2]

_SLUG = re.compile(r"^( *(?:- )?id: )(\S+)$", re.MULTILINE)
_OPENED = re.compile(r"^ *- [a-z_]+: ([a-z]+)-(\d+)$", re.MULTILINE)
_LINE = re.compile(r"^( *- line: )(\d+)$", re.MULTILINE)

PLAIN_SETTINGS = """\
site_name: {title}
site_url: https://plattform.example/
theme:
  name: material
  language: nb
  font: false
plugins:
  - search
"""
"""An ordinary set-up. ``font: false``, for a benchmark asks nobody outside for anything; with
Google's fonts, which are the default, a first visit would weigh more and paint later."""


_Multiply = Callable[[str, int], str]


def real_platform() -> Platform:
    """The platform of this repository."""
    found = load(ROOT / "source")
    if not isinstance(found, Loaded):
        raise SystemExit("source/ has problems: run “make check” first.")
    return found.platform


def write_ours(folder: Path, times: int, root: Path = ROOT) -> None:
    """The site of this repository, or of another tree of it, with ``times`` as many commitments."""
    for name in ("docs", "overrides", "source"):
        shutil.copytree(root / name, folder / name)
    shutil.copy(root / "mkdocs.yml", folder)
    source = folder / "source"
    _rewrite(source / "platform.yaml", times, _multiplied_platform)
    _rewrite(source / "adopted.txt", times, _multiplied_text)
    lines = (root / "source/adopted.txt").read_text("utf-8").count("\n")
    _rewrite(
        source / "adopted-corrections.yaml",
        times,
        lambda text, n: _multiplied_corrections(text, n, lines),
    )


def _rewrite(path: Path, times: int, multiply: _Multiply) -> None:
    if times > 1:
        path.write_text(multiply(path.read_text("utf-8"), times), "utf-8")


def _multiplied_platform(text: str, times: int) -> str:
    head, sign, sectors = text.partition("\nsectors:\n")
    opened = list(_OPENED.finditer(sectors))
    kinds = "|".join(sorted({found[1] for found in opened}))
    step = max(int(found[2]) for found in opened)
    numbered = re.compile(rf"\b({kinds})-(\d+)\b")
    copies = (_with_fresh_ids(sectors, copy, copy * step, numbered) for copy in range(1, times))
    return head + sign + sectors + "".join(copies)


def _with_fresh_ids(sectors: str, copy: int, step: int, numbered: re.Pattern[str]) -> str:
    """New slugs and new numbers, where an id is given and where another thing refers to it."""
    renamed = _SLUG.sub(lambda m: m[1] + _slug(m[2], copy), sectors)
    return numbered.sub(lambda m: f"{m[1]}-{int(m[2]) + step}", renamed)


def _slug(slug: str, copy: int) -> str:
    """The first copy keeps its slug: what else the source says about it still holds."""
    return f"{slug}-{copy + 1}" if copy else slug


def _multiplied_text(text: str, times: int) -> str:
    return text * times


def _multiplied_corrections(text: str, times: int, lines: int) -> str:
    head, sign, items = text.partition("corrections:\n")
    head = re.sub(r"(?m)^adopted: .*\n", "", head)  # no longer the text that it was made from
    return head + sign + "".join(_moved_down(items, copy * lines) for copy in range(times))


def _moved_down(items: str, lines: int) -> str:
    return _LINE.sub(lambda m: f"{m[1]}{int(m[2]) + lines}", items)


def write_plain(folder: Path, times: int) -> None:
    """A plain MkDocs + Material site with the same text: a front page, and a page per sector."""
    platform = real_platform()
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(PLAIN_SETTINGS.format(title=platform.title), "utf-8")
    (docs / "index.md").write_text(_plain_front(platform, times), "utf-8")
    for sector in platform.sectors:
        page = _plain_sector(sector)
        for copy in range(times):
            (docs / f"{_slug(sector.id, copy)}.md").write_text(page, "utf-8")


def _plain_front(platform: Platform, times: int) -> str:
    links = (
        f"- [{sector.title}]({_slug(sector.id, copy)}.md): {sector.tagline}"
        for copy in range(times)
        for sector in platform.sectors
    )
    return "\n".join((f"# {platform.title}", "", *links, ""))


def _plain_sector(sector: Sector) -> str:
    parts = [f"# {sector.title}", sector.tagline, _plain_content(sector)]
    for section in sector.sections:
        parts += [f"## {section.title}", _plain_content(section)]
    return "\n\n".join(part for part in parts if part) + "\n"


_MARKS = {"commitment": "- ", "quote": "> "}


def _plain_content(part: Part) -> str:
    """Bullets that follow each other make one list, as a person would write them."""
    written = ""
    before = ""
    for block in part.content:
        together = block.kind == before == "commitment"
        gap = "\n" if together else "\n\n" if written else ""
        written += f"{gap}{_MARKS.get(block.kind, '')}{block.text}"
        before = block.kind
    return written
