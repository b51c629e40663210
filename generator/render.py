"""The pages of the site, as values: what stands on them, and how they are written to a file.

A page is front matter and HTML made by a template in ``templates/``. The HTML is one block, so
that Markdown leaves every character of the adopted text alone. Which pages there are, ``PAGES``
says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator import site_map
from generator.fidelity import Result
from generator.model import (
    Commitment,
    LeadIn,
    Paragraph,
    Part,
    Platform,
    Quote,
    Section,
    Sector,
    lead_ins,
)
from generator.site_map import Settings
from generator.words import Words

TEMPLATES = Path(__file__).parent / "templates"

WORDS_A_MINUTE = 200
"""How fast an adult reads Norwegian prose; a round figure for "about 9 minutes"."""


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

    @property
    def file(self) -> str:
        """The Markdown file that becomes this page."""
        return f"{self.path}index.md"

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


@dataclass(frozen=True)
class Entry:
    """A commitment with everything around it."""

    commitment: Commitment
    sector: Sector
    section: Section | None
    lead_in: LeadIn | None

    @property
    def id(self) -> str:
        """The commitment's id."""
        return str(self.commitment.id)

    @property
    def number(self) -> int:
        """The commitment's number."""
        return self.commitment.number

    @property
    def text(self) -> str:
        """The commitment's wording."""
        return self.commitment.text

    @property
    def sentence(self) -> str:
        """Lead-in and wording, as one readable whole."""
        return f"{self.lead_in.text} {self.text}" if self.lead_in else self.text

    @property
    def where(self) -> str:
        """Sector and section, as one says where something stands."""
        return ", ".join(part.name for part in (self.sector, self.section) if part)


@dataclass(frozen=True)
class Book:
    """The platform as the pages need it: with what the checks found, and the settings."""

    platform: Platform
    settings: Settings
    fidelity: Result | None = None

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every commitment with its surroundings, in the order of the document."""
        found = []
        for sector in self.platform.sectors:
            leads = lead_ins(sector)
            for part in sector.parts:
                section = part if isinstance(part, Section) else None
                found += [Entry(c, sector, section, leads.get(c.id)) for c in part.commitments]
        return tuple(found)


def render(book: Book) -> tuple[Page, ...]:
    """Every page of the site, in every language."""
    return tuple(
        page
        for lang in book.settings.languages
        for make in PAGES
        for page in make(_Press(book, lang))
    )


class _Press:
    """A book in one language, ready to print pages."""

    def __init__(self, book: Book, lang: str) -> None:
        self.book = book
        self.lang = lang
        self.t = Words(lang)

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
        **values: Any,
    ) -> Page:
        path = site_map.prefixed(path, self.lang)

        def link(target: str) -> str:
            return site_map.relative(path, site_map.prefixed(target, self.lang))

        def file(target: str) -> str:
            return site_map.relative(path, target)

        body = (
            _environment()
            .get_template(f"{kind}.html")
            .render(
                t=self.t,
                book=self.book,
                platform=self.book.platform,
                settings=self.book.settings,
                paths=site_map,
                link=link,
                file=file,
                **values,
            )
        )
        return Page(
            path, self.lang, kind, title, _cut(description, 300), body, og_type, data, sector
        )


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _home(press: _Press) -> Iterator[Page]:
    platform = press.book.platform
    description = press.t.plain(
        "home.description",
        place=platform.place,
        n=len(platform.commitments),
        sectors=len(platform.sectors),
    )
    yield press.page(site_map.HOME, "home", platform.title, description)


def _sectors(press: _Press) -> Iterator[Page]:
    platform = press.book.platform
    by_sector: dict[str, list[Entry]] = {}
    for entry in press.book.entries:
        by_sector.setdefault(entry.sector.id, []).append(entry)
    for index, sector in enumerate(platform.sectors):
        description = press.t.plain(
            "sector.description",
            title=sector.name,
            tagline=_sentence(sector.tagline),
            n=len(sector.all_commitments),
            place=platform.place,
        )
        yield press.page(
            site_map.sector(sector),
            "sector",
            sector.name,
            description,
            og_type="article",
            sector=sector.id,
            sector_=sector,
            number=index + 1,
            parts=sector.parts,
            groups={part.id: _groups(part) for part in sector.parts},
            repeated=repeated_quotes(sector),
            minutes=reading_minutes(sector),
            before=platform.sectors[index - 1] if index else None,
            after=platform.sectors[index + 1] if index + 1 < len(platform.sectors) else None,
        )


def repeated_quotes(sector: Sector) -> frozenset[str]:
    """The ids of the pull quotes whose words, in order, are words of one of the paragraphs.

    A screen reader need not hear those twice; a quote that says something else must be heard.
    """
    blocks = [block for part in sector.parts for block in part.content]
    prose = [_bare_words(block.text) for block in blocks if isinstance(block, Paragraph)]
    quotes = [block for block in blocks if isinstance(block, Quote)]
    return frozenset(
        quote.id for quote in quotes if any(_follow(_bare_words(quote.text), p) for p in prose)
    )


def _bare_words(text: str) -> list[str]:
    return [bare for word in text.split() if (bare := word.strip(".,:;–-!?«»").casefold())]


def _follow(words: list[str], prose: list[str]) -> bool:
    left = iter(prose)
    return all(word in left for word in words)


def _groups(part: Part) -> list[tuple[str, list[Any]]]:
    """Content cut into runs: commitments that follow each other make one list."""
    groups: list[tuple[str, list[Any]]] = []
    for block in part.content:
        if groups and groups[-1][0] == block.kind == "commitment":
            groups[-1][1].append(block)
        else:
            groups.append((block.kind, [block]))
    return groups


def _commitments(press: _Press) -> Iterator[Page]:
    entries = press.book.entries
    for index, entry in enumerate(entries):
        yield press.page(
            site_map.commitment(entry.commitment),
            "commitment",
            press.t.plain("commitment.title", number=str(entry.number), text=_cut(entry.text, 70)),
            entry.sentence,
            og_type="article",
            data=site_map.commitment_json(entry.commitment),
            sector=entry.sector.id,
            entry=entry,
            reference=press.t.plain(
                "commitment.reference_text",
                title=press.book.platform.title,
                number=str(entry.number),
                where=entry.where,
                address=press.book.settings.absolute(
                    site_map.prefixed(site_map.commitment(entry.commitment), press.lang)
                ),
            ),
            before=entries[index - 1] if index else None,
            after=entries[index + 1] if index + 1 < len(entries) else None,
        )


def _all_commitments(press: _Press) -> Iterator[Page]:
    platform = press.book.platform
    yield press.page(
        site_map.ALL,
        "commitments",
        press.t.plain("commitments.title"),
        press.t.plain("commitments.description", n=len(platform.commitments), place=platform.place),
        leads={id_: lead for sector in platform.sectors for id_, lead in lead_ins(sector).items()},
    )


def _about(press: _Press) -> Iterator[Page]:
    platform = press.book.platform
    yield press.page(
        site_map.ABOUT,
        "about",
        press.t.plain("about.title"),
        press.t.plain("about.description"),
        lead_in=next((b.text for _, _, b in platform.blocks() if isinstance(b, LeadIn)), ""),
    )


def _search(press: _Press) -> Iterator[Page]:
    yield press.page(
        site_map.SEARCH,
        "search",
        press.t.plain("search.title"),
        press.t.plain("search.intro"),
    )


PAGES: tuple[Callable[[_Press], Iterator[Page]], ...] = (
    _home,
    _sectors,
    _commitments,
    _all_commitments,
    _about,
    _search,
)
"""Every kind of page, in the order in which they are made."""


def reading_minutes(sector: Sector) -> int:
    """About how many minutes a sector takes to read, at least one."""
    words = sum(len(block.text.split()) for part in sector.parts for block in part.content)
    return max(1, round(words / WORDS_A_MINUTE))


def _sentence(text: str) -> str:
    return text if not text or text[-1] in ".!?" else f"{text}."


def _cut(text: str, length: int) -> str:
    """At most ``length`` characters, cut between words."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(",.;:–- ") + " …"
