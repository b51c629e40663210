"""The pages that are written by hand in ``docs/``: where each is, and what its first lines say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

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


def written(docs: Path, more: Mapping[str, str]) -> tuple[Written, ...]:
    """Every page that is written by hand, in order. Raises HeadlessError.

    ``more`` are pages that lie elsewhere: their text, by the path that they would have in ``docs``.
    """
    texts = {path.relative_to(docs).as_posix(): path for path in docs.rglob("*.md")}
    return tuple(
        _page(file, texts[file].read_text("utf-8-sig") if file in texts else more[file])
        for file in sorted({*texts, *more}, key=_in_order)
    )


def _in_order(file: str) -> tuple[PurePosixPath, bool, str]:
    """A folder's own page first."""
    path = PurePosixPath(file)
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
