"""The frame of every page: head, menu and foot, from the theme's chrome, round what was printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup

from generator.book import policy, site_map
from generator.book.book import Book
from generator.book.press import Completeness, Page
from generator.settings import is_address, unplaced

MENU = (
    *(site_map.HOME, site_map.ALL, site_map.FIGURES, site_map.GLOSSARY, site_map.SINCE),
    *(site_map.EDITIONS, site_map.ABOUT, site_map.SEARCH),
)
"""The pages that the menu lists besides the sectors."""


class Listing(NamedTuple):
    """What the sitemap and the same page in other languages know of a page."""

    path: str
    lang: str
    translated: Completeness
    indexed: bool
    modified: str = ""


def listing(page: Page) -> Listing:
    """A page without its words."""
    return Listing(page.path, page.lang, page.translated, page.indexed, page.modified)


@dataclass(frozen=True)
class Frame:
    """The frames of a site's pages.

    ``listed`` are the paths of all pages there are, those written by hand too; ``chrome`` is the
    folder with the templates, and ``own`` are folders whose templates go before them.
    """

    book: Book
    listed: frozenset[str]
    chrome: Path
    version: str
    own: tuple[Path, ...] = ()

    def whole(self, page: Page, siblings: Mapping[str, Page | Listing]) -> str:
        """The whole page; ``siblings`` are the same page in each language that has it."""
        return self._base.render(self.about(page, siblings) | {"base_url": _to_root(page.path)})

    def about(self, page: Page, siblings: Mapping[str, Page | Listing]) -> dict[str, Any]:
        """What the templates are told of one page."""
        return {"t": self.book.words(page.lang), "made": page, "siblings": siblings}

    def not_found(self) -> str:
        """The page for an address that leads nowhere; it stands at any depth."""
        root = urlsplit(self.book.settings.absolute("")).path
        return self._environment.get_template("404.html").render(base_url=root)

    def sitemap(self, listings: Iterable[Listing]) -> str:
        """``sitemap.xml``: every page that is indexed, with the same page in other languages."""
        printed = {one.path: one for one in listings}
        return self._environment.get_template("sitemap.xml").render(printed=printed)

    @property
    def look(self) -> tuple[Any, ...]:
        """What every frame shows of the platform: its name, the sectors', and the pages there are."""
        codes = [of.code for of in self.book.settings.languages]
        name = [self.book.say("platform", code).span for code in codes]
        return self.listed, [self._sectors(code) for code in codes], name, self.version

    def tools(self) -> dict[str, Any]:
        """What every template of the chrome may call."""
        return {
            "book": self.book,
            "platform": self.book.platform,
            "settings": self.book.settings,
            "paths": site_map,
            "words": self.book.words,
            "safe": Markup,
            "is_address": is_address,
            "policy": Markup(policy.ELEMENT),  # noqa: S704 - our own words
            "asset_version": self.version,
            "listed": self.listed,
            "menu": self.menu,
            "footer": self.footer,
        }

    def menu(self, root: str, lang: str, page: Page | None) -> Markup:
        """The menu as a page has it that is so far from the root."""
        path = self.book.from_root(page.path, page.lang) if page else ""
        path = unplaced(path, self.book.period)
        at = path if page and path in MENU else None
        sector, kind = (page.sector, page.kind == "sector") if page else ("", False)
        return self._menu(root, lang, at, sector, kind)

    def footer(self, root: str, lang: str) -> Markup:
        """The foot as a page has it that is so far from the root."""
        return self._footer(root, lang)

    @cached_property
    def _menu(self) -> Callable[[str, str, str | None, str, bool], Markup]:
        template = self._environment.get_template("partials/menu.html")

        @cache
        def menu(root: str, lang: str, path: str | None, sector: str, own: bool) -> Markup:
            kind = "sector" if own else ""
            values = {"root": root, "lang": lang, "path": path, "sector": sector, "kind": kind}
            sectors = self._sectors(lang)
            return Markup(template.render(t=self.book.words(lang), sectors=sectors, **values))  # noqa: S704 - our own template

        return menu

    @cached_property
    def _footer(self) -> Callable[[str, str], Markup]:
        template = self._environment.get_template("partials/footer.html")

        @cache
        def footer(root: str, lang: str) -> Markup:
            return Markup(template.render(t=self.book.words(lang), root=root, lang=lang))  # noqa: S704 - our own template

        return footer

    @cached_property
    def _sectors(self) -> Callable[[str], list[tuple[str, str, Markup]]]:
        """The sectors as a menu in a language shows them: id, path and name."""
        book = self.book

        @cache
        def sectors(lang: str) -> list[tuple[str, str, Markup]]:
            return [
                (of.id, book.at(site_map.sector(of), lang), book.say(of.id, lang).span)
                for of in book.platform.sectors
            ]

        return sectors

    @cached_property
    def _base(self) -> Template:
        return self._environment.get_template("base.html")

    @cached_property
    def _environment(self) -> Environment:
        loader = FileSystemLoader((*self.own, self.chrome))
        environment = Environment(
            loader=loader,
            autoescape=True,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.globals.update(self.tools())
        return environment


def _to_root(path: str) -> str:
    """The way from a page to the root, as MkDocs writes it: ``../..`` for ``punkt/1/``."""
    return "/".join([".."] * path.count("/")) or "."
