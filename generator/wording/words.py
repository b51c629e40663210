"""The interface's own words: a catalogue a language in ``locales/``.

A language whose catalogue is complete speaks for itself. One that has only some words, such as
a Sámi language whose words have to be approved first, keeps the interface in Norwegian, and the
words that it has stand in it marked with their own language. Nothing is ever made up.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from markupsafe import Markup, escape

LOCALES = Path(__file__).parent / "locales"

FALLBACK = "nb"

Catalogue = dict[str, Any]

_LEAVES = ({"one", "other"}, {"text", "source", "approved_by"})
"""Keys that make a mapping a word: its singular and plural, or a word with where it is from."""


@cache
def catalogue(lang: str) -> Catalogue:
    """The words of one language, flat: ``{"menu.open": "Meny"}``."""
    path = LOCALES / f"{lang}.yaml"
    if not path.exists():
        return {}
    return dict(_flat(yaml.safe_load(path.read_text("utf-8")) or {}))


def _flat(tree: Catalogue, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in tree.items():
        if isinstance(value, dict) and not any(set(value) <= leaf for leaf in _LEAVES):
            yield from _flat(value, f"{prefix}{key}.")
        elif isinstance(value, dict) and "text" in value:
            yield f"{prefix}{key}", value["text"]
        else:
            yield f"{prefix}{key}", value


@cache
def chrome(lang: str) -> str:
    """The language that the interface speaks on pages in ``lang``."""
    return lang if catalogue(FALLBACK).keys() <= catalogue(lang).keys() else FALLBACK


@dataclass(frozen=True)
class Words:
    """The words of one language, as templates ask for them."""

    lang: str

    @property
    def chrome(self) -> str:
        """The language that most of the words are really in, and so of the page."""
        return chrome(self.lang)

    def name_of(self, lang: str) -> str:
        """What this language calls another, or else what that one calls itself."""
        names = catalogue(self.chrome)
        return str(names.get(f"languages.names.{lang}", Words(lang).own_name))

    @property
    def own_name(self) -> str:
        """What the language calls itself."""
        return str(catalogue(self.lang).get("language.name", self.lang))

    def __call__(self, key: str, **values: Any) -> Markup:
        """The words for ``key``, with ``values`` filled in and escaped.

        A word in another language than the page's stands in an element that says so.
        Raises KeyError where not even Norwegian has the key: that fault is ours.
        """
        own = catalogue(self.lang).get(key)
        if own is None or self.lang == self.chrome:
            return self._fill(catalogue(self.chrome)[key], values)
        return Markup('<span lang="{}">{}</span>').format(self.lang, self._fill(own, values))

    def plain(self, key: str, **values: Any) -> str:
        """The same for places that are no markup, such as titles and labels: always in ``chrome``."""
        return str(self._fill(catalogue(self.chrome)[key], values).unescape())

    def _fill(self, found: Any, values: dict[str, Any]) -> Markup:
        if isinstance(found, dict):
            found = found["one" if values.get("n") == 1 else "other"]
        if "{" not in found:
            return Markup(found)  # noqa: S704 - our own catalogue
        shown = {name: self._shown(value) for name, value in values.items()}
        return Markup(found).format(**shown)  # noqa: S704 - our own catalogue, values escaped

    def _shown(self, value: Any) -> Markup:
        return escape(self.number(value) if isinstance(value, int) else value)

    def number(self, value: int) -> str:
        """A whole number as the language writes it: 17 991 or 17,991."""
        if self.chrome == "en":
            return f"{value:,}"
        return f"{value:,}".replace(",", "\u00a0") if abs(value) >= 10_000 else str(value)

    def size(self, count: int) -> Markup:
        """How large a file of so many bytes is: 79 kB, or 1,2 MB."""
        if count < 1_000_000:
            return self("data.kilobytes", size=math.ceil(count / 1000))
        point = "." if self.chrome == "en" else ","
        return self("data.megabytes", size=f"{count / 1_000_000:.1f}".replace(".", point))

    def date(self, iso: str) -> str:
        """A date as the language writes it: 17. mai 2024, or 17 May 2024."""
        year, month, day = iso.split("-")
        months = self.plain("date.months").split()
        return self.plain("date.form", day=str(int(day)), month=months[int(month) - 1], year=year)
