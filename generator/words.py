"""The interface's own words: a catalogue a language in ``locales/``, Norwegian where one is missing.

A word that a catalogue lacks is taken from Norwegian, and is then marked as Norwegian by whoever
prints it; nothing is ever made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup, escape

LOCALES = Path(__file__).parent / "locales"

FALLBACK = "nb"

Catalogue = dict[str, Any]


@cache
def catalogue(lang: str) -> Catalogue:
    """The words of one language, flat: ``{"menu.open": "Meny"}``."""
    path = LOCALES / f"{lang}.yaml"
    if not path.exists():
        return {}
    return dict(_flat(yaml.safe_load(path.read_text("utf-8")) or {}))


def _flat(tree: Catalogue, prefix: str = "") -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = []
    for key, value in tree.items():
        if isinstance(value, dict) and not {"one", "other"} >= set(value):
            rows += _flat(value, f"{prefix}{key}.")
        else:
            rows.append((f"{prefix}{key}", value))
    return rows


@dataclass(frozen=True)
class Words:
    """The words of one language, as templates ask for them."""

    lang: str

    def __call__(self, key: str, **values: Any) -> Markup:
        """The words for ``key``, with ``values`` filled in and escaped.

        Raises KeyError where not even Norwegian has the key: that fault is ours.
        """
        found = catalogue(self.lang).get(key)
        if found is None:
            found = catalogue(FALLBACK)[key]
        if isinstance(found, dict):
            found = found["one" if values.get("n") == 1 else "other"]
        shown = {name: self._shown(value) for name, value in values.items()}
        return Markup(found).format(**shown)  # noqa: S704 - our own catalogue, values escaped

    def plain(self, key: str, **values: Any) -> str:
        """The same for places that are no markup, such as titles: unescaped, without tags."""
        return str(self(key, **values).unescape())

    def _shown(self, value: Any) -> Markup:
        return escape(self.number(value) if isinstance(value, int) else value)

    def number(self, value: int) -> str:
        """A whole number as the language writes it: 7 991 or 7,991."""
        if self.lang == "en":
            return f"{value:,}"
        return f"{value:,}".replace(",", "\u00a0") if abs(value) >= 10_000 else _four_digits(value)

    def lang_of(self, key: str) -> str:
        """The language that the words for ``key`` are really in."""
        return self.lang if key in catalogue(self.lang) else FALLBACK

    def date(self, iso: str) -> str:
        """A date as the language writes it: 17. mai 2024, or 17 May 2024."""
        year, month, day = iso.split("-")
        months = self.plain("date.months").split()
        return self.plain("date.form", day=str(int(day)), month=months[int(month) - 1], year=year)


def _four_digits(value: int) -> str:
    """Norwegian sets no space in four digits beside running text: 7991."""
    return str(value)
