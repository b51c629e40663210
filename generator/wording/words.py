"""The interface's own words: a catalogue a language in ``locales/``.

A language whose catalogue is complete speaks for itself. One that has only some words, such as
a Sámi language whose words have to be approved first, keeps the interface in Norwegian, and the
words that it has stand in it marked with their own language. Nothing is ever made up.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from string import Formatter
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal, get_group_symbol
from markupsafe import Markup, escape

LOCALES = Path(__file__).parent / "locales"

FALLBACK = "nb"

Catalogue = dict[str, Any]

_LEAVES = (
    {"zero", "one", "two", "few", "many", "other"},
    {"text", "source", "approved_by"},
)
"""Keys that make a mapping a word: its forms by number, or a word with where it is from."""

_REGIONS = {"en": "en_GB"}
"""The locale of a language where the one without a region is not Europe's."""


@cache
def catalogue(lang: str) -> Catalogue:
    """The words of one language, flat: ``{"menu.open": "Meny"}``."""
    path = LOCALES / f"{lang}.yaml"
    if not path.exists():
        return {}
    return dict(_flat(yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader) or {}))


def _flat(tree: Catalogue, prefix: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in tree.items():
        if isinstance(value, dict) and not any(set(value) <= leaf for leaf in _LEAVES):
            yield from _flat(value, f"{prefix}{key}.")
        elif isinstance(value, dict) and "text" in value:
            yield f"{prefix}{key}", value["text"]
        else:
            yield f"{prefix}{key}", value


@cache
def locale(lang: str) -> Locale:
    """How a language counts, and writes numbers and dates (from CLDR, by Babel).

    One that nobody has described there does as the interface's own language.
    """
    try:
        return Locale.parse(_REGIONS.get(lang, lang).replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale.parse(FALLBACK)


@cache
def chrome(lang: str) -> str:
    """The language that the interface speaks on pages in ``lang``."""
    return lang if catalogue(FALLBACK).keys() <= catalogue(lang).keys() else FALLBACK


@dataclass(frozen=True)
class _Phrase:
    """Words with places for values: ``{n} punkter``, taken apart once."""

    parts: tuple[tuple[Markup, str | None], ...]

    @classmethod
    def of(cls, text: str) -> _Phrase:
        return cls(tuple((Markup(said), name) for said, name, *_ in Formatter().parse(text)))  # noqa: S704 - our own catalogue

    def marked(self, shown: Callable[[Any], Any], values: dict[str, Any]) -> Markup:
        """The words as markup, the values escaped."""
        return _EMPTY.join(
            said if name is None else said + escape(shown(values[name]))
            for said, name in self.parts
        )

    def plain(self, shown: Callable[[Any], Any], values: dict[str, Any]) -> str:
        """The words as text."""
        return "".join(
            said.unescape() + ("" if name is None else _text(shown(values[name])))
            for said, name in self.parts
        )


_EMPTY = Markup("")


def _text(value: Any) -> str:
    return value.unescape() if isinstance(value, Markup) else str(value)


@cache
def _phrase(lang: str, key: str, form: str | None) -> _Phrase:
    found = catalogue(lang)[key]
    return _Phrase.of(found if form is None else found[form])


@dataclass(frozen=True)
class Words:
    """The words of one language, as templates ask for them."""

    lang: str

    @cached_property
    def chrome(self) -> str:
        """The language that most of the words are really in, and so of the page."""
        return chrome(self.lang)

    @cached_property
    def _borrowing(self) -> bool:
        """Whether most of the words are in another language."""
        return self.lang != self.chrome

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
        if not values:
            return _said(self, key)
        if self._borrowing and key in catalogue(self.lang):
            words = self._find(self.lang, key, values).marked(self._shown, values)
            return Markup('<span lang="{}">{}</span>').format(self.lang, words)
        return self._find(self.chrome, key, values).marked(self._shown, values)

    def plain(self, key: str, **values: Any) -> str:
        """The same for places that are no markup, such as titles and labels: always in ``chrome``."""
        return self._find(self.chrome, key, values).plain(self._shown, values)

    def _find(self, lang: str, key: str, values: dict[str, Any]) -> _Phrase:
        forms = catalogue(lang)[key]
        if not isinstance(forms, dict):
            return _phrase(lang, key, None)
        n = values.get("n")
        form = locale(lang).plural_form(n) if isinstance(n, int) else "other"
        return _phrase(lang, key, form if form in forms else "other")

    def _shown(self, value: Any) -> Any:
        return self.number(value) if isinstance(value, int) else value

    def number(self, value: int) -> str:
        """A whole number as the language writes it: 17 991 or 17,991.

        Where groups are parted by a space, four digits stand together, as Språkrådet has it.
        """
        spaced = get_group_symbol(self._locale).isspace()
        plain = spaced and abs(value) < 10_000
        return format_decimal(value, "0" if plain else None, self._locale)

    def size(self, count: int) -> Markup:
        """How large a file of so many bytes is: 79 kB, or 1,2 MB."""
        if count < 1_000_000:
            return self("data.kilobytes", size=math.ceil(count / 1000))
        return self("data.megabytes", size=format_decimal(count / 1_000_000, "0.0", self._locale))

    def date(self, iso: str) -> str:
        """A date as the language writes it: 17. mai 2024, or 17 May 2024."""
        return format_date(dt.date.fromisoformat(iso), "long", self._locale)

    def listed(self, names: Iterable[str]) -> str:
        """Some names as the language lists them: A, B og C, or A, B and C."""
        return format_list(list(names), "standard", self._locale)

    @cached_property
    def _locale(self) -> Locale:
        return locale(self.chrome)


@cache
def _said(words: Words, key: str) -> Markup:
    """Words without values; most are, and the same on every page."""
    if words.lang != words.chrome and key in catalogue(words.lang):
        said = _phrase(words.lang, key, None).marked(str, {})
        return Markup('<span lang="{}">{}</span>').format(words.lang, said)
    return _phrase(words.chrome, key, None).marked(str, {})
