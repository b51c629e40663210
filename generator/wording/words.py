"""The interface's own words: a catalogue a language in ``locales/``.

A language with a catalogue speaks for itself. One that has none, or only some words, such as a Sámi
language whose words have to be approved first, has the interface of the next one in its chain, and
the words that it has stand in it marked with their own language. Nothing is ever made up.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
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

ENDED = "ended"
"""Under which the words stand that are said otherwise of a document that is no longer in force."""

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

    One that nobody has described there does as the next one in its chain.
    """
    return _described(_REGIONS.get(lang, lang))


@cache
def _described(lang: str) -> Locale:
    for code in (lang, *(_REGIONS.get(near, near) for near in chain(lang)[1:])):
        with suppress(UnknownLocaleError, ValueError):
            return Locale.parse(code.replace("-", "_"))
    return Locale.parse(FALLBACK)


AFTER = {"nn": "nb", "no": "nb", "sma": "nb", "se": "nb", "smj": "nb"}
"""The language whose words stand in for another's: those of its neighbour. English is the last of all."""


@cache
def chain(lang: str) -> tuple[str, ...]:
    """The languages whose words stand on pages in ``lang``, the nearest first.

    >>> chain("nn"), chain("de-CH")
    (('nn', 'nb', 'en'), ('de-CH', 'de', 'en'))
    """
    found, nearest = [lang], lang.partition("-")[0]
    found += [nearest] if nearest != lang else []
    while nearest in AFTER:
        nearest = AFTER[nearest]
        found.append(nearest)
    return (*found, "en") if "en" not in found else tuple(found)


@cache
def chrome(lang: str) -> str:
    """The language that the interface speaks on pages in ``lang``: the nearest that has most words."""
    most = len(catalogue(FALLBACK)) / 2
    return next(code for code in chain(lang) if len(catalogue(code)) > most)


@cache
def from_right_to_left(lang: str) -> bool:
    """Whether a language is written from right to left, as CLDR has it by its script."""
    return _described(lang).text_direction == "rtl"


def marked(lang: str, around: str) -> Markup:
    """`` lang="ar" dir="rtl"`` for words in a language inside another; nothing where they are the same."""
    if lang == around:
        return _EMPTY
    turned = from_right_to_left(lang)
    way = f' dir="{"rtl" if turned else "ltr"}"' if turned != from_right_to_left(around) else ""
    return Markup(' lang="{}"{}').format(lang, Markup(way))  # noqa: S704 - one of two words


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
    kind: str = "document"
    """The kind of document that the words are about, as ``called`` has it."""
    original: str = "nb"
    """The language of the adopted text."""
    years: str = ""
    """Those in which the document was in force; empty for one that is. Words under ``ended`` say the same of it."""

    @cached_property
    def chrome(self) -> str:
        """The language that most of the words are really in, and so of the page."""
        return chrome(self.lang)

    @property
    def direction(self) -> Markup:
        """`` dir="rtl"`` for a page that is written from right to left."""
        return Markup(' dir="rtl"') if from_right_to_left(self.chrome) else _EMPTY

    def name_of(self, lang: str) -> str:
        """What this language calls another, or else what that one calls itself."""
        known = catalogue(self.chrome).get(f"languages.names.{lang}")
        return str(known or locale(self.chrome).languages.get(lang) or Words(lang).own_name)

    @property
    def own_name(self) -> str:
        """What the language calls itself."""
        known = catalogue(self.lang).get("language.name")
        if known is None and _is_described(self.lang):
            known = _capitalized(locale(self.lang).get_display_name() or "")
        return str(known or self.lang)

    @cache  # noqa: B019 - there are as many as there are languages
    def always(self, lang: str) -> dict[str, str]:
        """The values that any words in a language may hold: what the document is called, and its language."""
        key = f"called.{self.kind}.the"
        called = str(catalogue(_first_with(key, chain(lang)))[key])
        named = Words(lang).name_of(self.original)
        said = {"document": called, "Document": _capitalized(called), "original": named}
        return said | ({"years": self.years} if self.years else {})

    @cached_property
    def _near(self) -> tuple[str, ...]:
        """The languages that words for titles are sought in: the interface's, and those after it."""
        codes = chain(self.lang)
        return codes[codes.index(self.chrome) :]

    def __call__(self, key: str, **values: Any) -> Markup:
        """The words for ``key``, with ``values`` filled in and escaped.

        A word in another language than the page's stands in an element that says so.
        Raises KeyError where no language has the key: that fault is ours.
        """
        key = self._now(key)
        return self._marked(key, values) if values else _said(self, key)

    def _now(self, key: str) -> str:
        """The key of what is said of the document: of one that has ended, often something else."""
        ended = f"{ENDED}.{key}"
        return ended if self.years and ended in catalogue(FALLBACK) else key

    def _marked(self, key: str, values: dict[str, Any]) -> Markup:
        lang = _first_with(key, chain(self.lang))
        said = self._find(lang, key, values).marked(self._shown, self.always(lang) | values)
        attribute = marked(lang, self.chrome)
        return Markup("<span{}>{}</span>").format(attribute, said) if attribute else said

    def plain(self, key: str, **values: Any) -> str:
        """The same for places that are no markup, such as titles and labels: in ``chrome``, if it has it."""
        key = self._now(key)
        lang = _first_with(key, self._near)
        return self._find(lang, key, values).plain(self._shown, self.always(lang) | values)

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
    return words._marked(key, {})  # noqa: SLF001 - its own


def _first_with(key: str, langs: tuple[str, ...]) -> str:
    """The first language that has words for a key. Raises KeyError where none has."""
    for lang in langs:
        if key in catalogue(lang):
            return lang
    raise KeyError(key)


def _is_described(lang: str) -> bool:
    return _described(lang).language == lang.partition("-")[0]


def _capitalized(words: str) -> str:
    return words[:1].upper() + words[1:]
