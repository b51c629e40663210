"""Run MkDocs with pseudo-translated catalogues: every word of the interface names its language.

``python -m tests.pseudo LOCALES build …`` is ``mkdocs build …`` with the catalogues in LOCALES.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml

from generator.wording import words


def catalogues(folder: Path) -> None:
    """Write the site's catalogues into ``folder``, each word with ``[lang]`` before it."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in words.LOCALES.glob("*.yaml"):
        tree = yaml.safe_load(path.read_text("utf-8"))
        text = yaml.safe_dump(_marked(tree, path.stem), allow_unicode=True)
        (folder / path.name).write_text(text, "utf-8")


def _marked(value: Any, lang: str, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _marked(inner, lang, name) for name, inner in value.items()}
    return value if key in ("months", "source", "approved_by") else f"[{lang}] {value}"


if __name__ == "__main__":
    words.LOCALES = Path(sys.argv[1])
    from mkdocs.__main__ import cli

    cli(sys.argv[2:])
