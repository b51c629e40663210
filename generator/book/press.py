"""The press: a book in one language, ready to print pages from templates."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator import ids
from generator.book import json_ld, site_map
from generator.book.book import Book, Said
from generator.book.stories import Stories
from generator.platform.freshness import State
from generator.platform.model import Term
from generator.problems import Place
from generator.settings import is_address
from generator.wording.terms import Finder, Uses
from generator.wording.words import Words

TEMPLATES = Path(__file__).parent.parent / "pages" / "templates"

Completeness = Literal["original", "whole", "part", "none"]


@dataclass(frozen=True)
class Page:
    """One page: where it is, what it is called, and its HTML."""

    path: str
    lang: str
    kind: str
    title: str
    description: str
    body: str
    og_type: str = "website"
    data: str = ""
    sector: str = ""
    translated: Completeness = "original"
    indexed: bool = True

    @property
    def file(self) -> str:
        """The Markdown file that becomes this page."""
        return f"{self.path}index.md"

    @property
    def norwegian(self) -> str:
        """The path of the same page in Norwegian."""
        return site_map.unprefixed(self.path, self.lang)

    def source(self) -> str:
        """The file's content: front matter, then the body."""
        meta = {
            "title": self.title,
            "description": self.description,
            "lang": self.lang,
            "kind": self.kind,
            "path": self.path,
            "og_type": self.og_type,
        }
        meta |= {key: value for key in ("data", "sector") if (value := getattr(self, key))}
        front: str = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=10_000)
        return f"---\n{front}---\n\n{self.body.strip()}\n"


class Press:
    """A book in one language, ready to print pages."""

    def __init__(self, book: Book, lang: str) -> None:
        self.book = book
        self.lang = lang
        self.t = Words(lang)

    def say(self, id_: str) -> Said:
        """A unit's words in the language of the press."""
        return self.book.say(id_, self.lang)

    @cached_property
    def finders(self) -> dict[str, Finder]:
        """What finds the glossary's terms: in the original, and in the language of the press."""
        terms = tuple(term for term in self.book.glossary.terms if term.shown == "text")
        return {
            self.lang: Finder(terms, lambda term: (self.say(ids.term(term.id)).text,)),
            self.book.platform.language: Finder(terms, lambda term: term.forms),
        }

    @cached_property
    def notes_missing(self) -> bool:
        """Whether each untranslated text says so, as it must where most are translated."""
        return self.lang != self.book.platform.language and self.book.translated(self.lang)

    def page(
        self,
        path: str,
        kind: str,
        title: str,
        description: str,
        *,
        og_type: str = "website",
        data: str = "",
        sector: str = "",
        indexed: bool = True,
        **values: Any,
    ) -> Page:
        """Print one page; ``values`` are what its template asks for by name."""
        path = site_map.prefixed(path, self.lang)
        sheet = _Sheet(self, path)
        body = sheet.print(f"{kind}.html", **values)
        return Page(
            path=path,
            lang=self.lang,
            kind=kind,
            title=title,
            description=cut(description, 300),
            body=body,
            og_type=og_type,
            data=data,
            sector=sector,
            translated=self._completeness(sheet.states),
            indexed=indexed,
        )

    def leaf(self, path: str, template: str, **values: Any) -> str:
        """Print something that is no page of the site: a card, a feed."""
        return _Sheet(self, site_map.prefixed(path, self.lang)).print(template, **values)

    def _completeness(self, states: Counter[State]) -> Completeness:
        if self.lang == self.book.platform.language:
            return "original"
        if not states and self.t.chrome == self.lang:
            return "whole"
        if states["missing"] == states.total():
            return "none"
        return "part" if states["missing"] else "whole"


class _Sheet:
    """A page being printed: remembers which terms it has explained, and what was translated."""

    def __init__(self, press: Press, path: str) -> None:
        self._press = press
        self._path = path
        self._uses: dict[tuple[str, str], Uses] = {}
        self.states: Counter[State] = Counter()

    def print(self, template: str, **values: Any) -> str:
        """Fill in a template."""
        return _environment().get_template(template).render(self.tools() | values)

    def tools(self) -> dict[str, Any]:
        """What every template may call."""
        press = self._press
        original = press.say("platform").original_attribute
        return {
            "stories": Stories(press.book, press.lang, self.link),
            "original": original,
            "around": Markup(' lang="{}"').format(press.t.chrome) if original else "",
            "t": press.t,
            "book": press.book,
            "platform": press.book.platform,
            "settings": press.book.settings,
            "paths": site_map,
            "is_address": is_address,
            "say": self.say,
            "mark": self.mark,
            "used_terms": self.used_terms,
            "notes_missing": press.notes_missing,
            "link": self.link,
            "file": self.file,
            "linked": json_ld,
            "written_at": self.written_at,
        }

    def say(self, id_: str) -> Said:
        said = self._press.say(id_)
        self.states[said.state] += 1
        return said

    def mark(self, said: Said, layer: str = "adopted") -> Markup:
        """The words, with the first use of each term on the page leading to its explanation."""
        finder = self._press.finders[said.lang]
        uses = self._uses.setdefault((layer, said.lang), Uses(finder))
        for other in self._uses.values():
            uses.seen |= other.seen
        return uses.mark(said.text, said.write)

    def used_terms(self) -> list[Term]:
        """The terms that the page has used, in the order of their first use."""
        seen: dict[str, Term] = {}
        for uses in self._uses.values():
            seen |= uses.seen
        return list(seen.values())

    def written_at(self, id_: str) -> Place | None:
        """Where the forge lets a reader propose a change, if it does."""
        book, lang = self._press.book, self._press.lang
        place = book.places.get((lang, id_)) or book.places.get((book.platform.language, id_))
        return place if place and book.settings.edit_at(place) else None

    def link(self, target: str) -> str:
        return site_map.relative(self._path, site_map.prefixed(target, self._press.lang))

    def file(self, target: str) -> str:
        return site_map.relative(self._path, target)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def cut(text: str, length: int) -> str:
    """At most ``length`` characters, cut between words."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(",.;:–- ") + " …"
