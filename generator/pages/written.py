"""The pages that are written by hand in ``docs/``: where each is, and what its first lines say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

_HEAD = re.compile(r"\A---\s*\n(.*?)^---\s*$", re.DOTALL | re.MULTILINE)


class HeadlessError(ValueError):
    """A page that does not say what it is called, or what it is about."""


@dataclass(frozen=True)
class Written:
    """A page in ``docs/``; ``file`` is its path from there."""

    file: str
    title: str
    description: str
    lang: str = "nb"
    kind: str = "written"

    @property
    def path(self) -> str:
        """Where it stands on the site: ``guide/index.md`` at ``guide/``."""
        stem = self.file.removesuffix(".md").removesuffix("index")
        return stem if not stem or stem.endswith("/") else f"{stem}/"


def written(docs: Path) -> tuple[Written, ...]:
    """Every page that is written by hand, in order. Raises HeadlessError."""
    return tuple(_pages(docs))


def _pages(docs: Path) -> Iterator[Written]:
    for path in sorted(docs.rglob("*.md"), key=_in_order):
        yield _page(path.relative_to(docs).as_posix(), path.read_text("utf-8-sig"))


def _in_order(path: Path) -> tuple[Path, bool, str]:
    """A folder's own page first."""
    return path.parent, path.name != "index.md", path.name


def _page(file: str, text: str) -> Written:
    head = _HEAD.match(text)
    meta = yaml.load(head[1], Loader=yaml.CBaseLoader) if head else None  # noqa: S506 - strings only
    said = {key: str(value) for key, value in meta.items()} if isinstance(meta, dict) else {}
    lacking = [name for name in ("title", "description") if not said.get(name)]
    if lacking:
        raise HeadlessError(
            f"docs/{file}: Siden mangler «{lacking[0]}». Begynn filen med tre linjer: "
            "«---», «title: …» og «description: …», og så «---»."
        )
    more = {key: said[key] for key in ("lang", "kind") if said.get(key)}
    return Written(file, said["title"], said["description"], **more)
