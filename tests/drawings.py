"""Draws what an editor sees in the forge's web editor, for the guide: no forge is asked for it.

Drawings, and said to be: buttons stand where the forge's documentation says that they stand.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import Literal

from playwright.sync_api import Page

from tests.built import TESTS

Fate = Literal["keep", "delete", "write", ""]

FOLDER = TESTS.parent / "docs" / "guide" / "bilder"

_STYLE = """
  body { margin: 0; padding: 16px; width: 608px; font: 15px/1.5 sans-serif; color: #1b1b1b; background: #fff }
  .box { border: 1px solid #8a8a8a; border-radius: 6px; overflow: hidden }
  .bar { display: flex; gap: 12px; align-items: center; padding: 10px 14px; background: #f2f2f2;
    border-bottom: 1px solid #8a8a8a }
  .bar b { flex: 1 }
  .button { padding: 4px 14px; border: 2px solid #1b1b1b; border-radius: 6px; font-weight: 700; background: #fff }
  p { margin: 10px 14px }
  pre { margin: 0; font: 14px/1.6 monospace }
  pre span { display: grid; grid-template-columns: 88px 1fr; white-space: pre }
  pre i { font: 700 13px/1.7 sans-serif; padding-left: 14px }
  .delete { background: #fbe3e4 } .delete code { text-decoration: line-through }
  .keep { background: #e3f1e3 } .write { background: #fff2c9 }
  code { font: inherit }
"""

_WORDS = {"keep": "behold", "delete": "slett", "write": "skriv ny", "": ""}

_Lines = Iterable[tuple[str, Fate]]


def draw(tab: Page) -> None:
    """Draw all of them into the guide's folder, with a tab that is 640 pixels wide."""
    _shot(tab, "konflikt-knapp", _BUTTON)
    _shot(tab, "konflikt-lagt-til", _editor("platform.yaml", _ADDED))
    _shot(tab, "konflikt-tatt-ut", _editor("platform.yaml", _TAKEN_OUT))


def _shot(tab: Page, name: str, body: str) -> None:
    tab.set_content(f'<!doctype html><meta charset="utf-8"><style>{_STYLE}</style><body>{body}')
    tab.locator("body").screenshot(path=FOLDER / f"{name}.png")


def _editor(file: str, lines: _Lines) -> str:
    rows = "".join(
        f'<span class="{fate}"><i>{_WORDS[fate]}</i><code>{html.escape(line)}</code></span>'
        for line, fate in lines
    )
    return (
        f'<div class="box"><div class="bar"><b>{file}</b>'
        '<span class="button">Mark as resolved</span><span class="button">Commit merge</span></div>'
        f"<pre>{rows}</pre></div>"
    )


_BUTTON = (
    '<div class="box"><div class="bar"><b>This branch has conflicts that must be resolved</b>'
    '<span class="button">Resolve conflicts</span></div>'
    "<p>Conflicting files</p><p><code>source/platform.yaml</code></p></div>"
)

_ADDED: _Lines = (
    ("<<<<<<< HEAD", "delete"),
    ("  - commitment: punkt-ny-6nnqh5", "keep"),
    ("    text: male alle klasserom i glade farger", "keep"),
    ("=======", "delete"),
    ("  - commitment: punkt-ny-q6s67t", "keep"),
    ("    text: kjøre nattbuss i helgene", "keep"),
    (">>>>>>> main", "delete"),
)

_TAKEN_OUT: _Lines = (
    ("<<<<<<< HEAD", "delete"),
    ("  - commitment: punkt-3", "delete"),
    ("    text: åpne Torggata for biler", "delete"),
    ("=======", "delete"),
    ("  - commitment: punkt-4", "delete"),
    ("    text: åpne biblioteket om kvelden", "delete"),
    (">>>>>>> main", "delete"),
    ("…", ""),
    ("retired:", ""),
    ("<<<<<<< HEAD", "delete"),
    ("  - retired: punkt-4", "keep"),
    ("    fate: withdrawn", "keep"),
    ("    reason: Biblioteket er åpent.", "keep"),
    ("    on: 2031-04-01", "write"),
    ("=======", "delete"),
    ("  - retired: punkt-3", "keep"),
    ("    fate: withdrawn", "keep"),
    ("    reason: Torggata er åpnet.", "keep"),
    (">>>>>>> main", "delete"),
    ("    on: 2031-04-01", "keep"),
)
