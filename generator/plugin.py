"""The door to MkDocs: reads, checks, and hands over pages that lie on no disk.

The only file that imports mkdocs. What it does is done elsewhere; here it is put in MkDocs'
order of events. A problem in ``source/`` ends the build before anything is written.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any, cast

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config import config_options as options
from mkdocs.config.base import Config, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from generator import render, search, site_map
from generator.book import Book, build_book
from generator.exports import export
from generator.exports.documents import CannotMakeDocumentsError
from generator.load import ASKED_FOR
from generator.model import LANGUAGE_CODE
from generator.problems import errors, show
from generator.site_map import Language, Settings
from generator.words import Words


class LanguageOptions(Config):  # type: ignore[no-untyped-call]
    """What ``mkdocs.yml`` may say of a language."""

    code = options.Type(str)
    drafts = options.Type(bool, default=False)


class Options(Config):  # type: ignore[no-untyped-call]
    """What ``mkdocs.yml`` may say under ``plattform:``."""

    source = options.Type(str, default="source")
    languages = options.ListOfItems(options.SubConfig(LanguageOptions), default=[{"code": "nb"}])
    contact = options.Type(str, default="")
    statement = options.Type(str, default="")
    licence = options.Type(str, default="")
    publisher = options.Type(str, default="")
    organisation_number = options.Type(str, default="")
    documents = options.Type(bool, default=False)
    production = options.Type(bool, default=False)


class PlatformPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """MkDocs' events, each a step of the build."""

    book: Book
    pages: dict[str, render.Page]

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """The folder that is read, which ``serve`` watches too."""
        for of in self.config.languages:
            if not LANGUAGE_CODE.fullmatch(of.code):
                raise PluginError(
                    f"mkdocs.yml: «{of.code}» er ingen språkkode. Skriv en kode fra BCP 47, som nb, "
                    "en eller sma, under «languages»."
                )
        asked = os.environ.get(ASKED_FOR)
        self.folder = Path(config.config_file_path or ".").parent / (asked or self.config.source)
        for place in (self.folder, render.TEMPLATES, render.TEMPLATES.parent / "locales"):
            if str(place) not in config.watch:
                config.watch.append(str(place))
        return config

    def settings(self, config: MkDocsConfig) -> Settings:
        """What the publisher decides, as the pages take it."""
        return Settings(
            site_url=config.site_url or "/",
            contact=self.config.contact,
            statement=self.config.statement,
            licence=self.config.licence,
            publisher=self.config.publisher,
            organisation_number=self.config.organisation_number,
            documents=self.config.documents,
            production=self.config.production,
            repository=config.repo_url or "",
            languages=tuple(Language(of.code, of.drafts) for of in self.config.languages),
        )

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Read and check, before the last good site is touched."""
        book, problems = build_book(self.folder, self.settings(config))
        if book is None or errors(problems):
            raise PluginError("\n" + show(problems))
        self.book = book

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages and the data; leave out the theme's own scripts and styles.

        A page is handed over empty, and ``base.html`` prints what our templates made: neither
        Markdown nor the search plugin need read it again, and no character of it can change.
        """
        for file in list(files):
            if file.src_uri.startswith("assets/") and _is_of(file, "material"):
                files.remove(file)
        self.pages = {page.file: page for page in render.render(self.book)}
        for page in self.pages.values():
            made = File.generated(
                config, page.file, content="", inclusion=InclusionLevel.NOT_IN_NAV
            )
            files.append(made)
        self.unread: dict[str, bytes] = {}
        for path, content in self._exports():
            if path.endswith(".md"):  # which MkDocs would take for a page
                self.unread[path] = content
            else:
                files.append(File.generated(config, path, content=content))
        return files

    def _exports(self) -> list[tuple[str, bytes]]:
        try:
            return list(export(self.book))
        except CannotMakeDocumentsError as error:
            raise PluginError(f"\n{error}") from error

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """The chrome's templates escape what they print, and know the platform."""
        env.autoescape = True
        assets = Path(config.theme.dirs[0]) / "assets"
        env.globals.update(
            book=self.book,
            platform=self.book.platform,
            settings=self.book.settings,
            paths=site_map,
            words=Words,
            safe=Markup,
            asset_version=_version(assets),
            printed={page.path: page for page in self.pages.values()},
            menu={language.code: self._menu(language.code) for language in self.config.languages},
        )
        return env

    def _menu(self, lang: str) -> list[tuple[str, str, Markup]]:
        """The sectors as every page's menu shows them: id, path and name."""
        return [
            (of.id, site_map.prefixed(site_map.sector(of), lang), self.book.say(of.id, lang).span)
            for of in self.book.platform.sectors
        ]

    def on_page_context(
        self,
        context: TemplateContext,
        /,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,
        nav: Navigation,
    ) -> TemplateContext:
        """Tell the chrome which language it speaks, and which page it is on."""
        made = self.pages.get(page.file.src_uri)
        lang = made.lang if made else str(page.meta.get("lang", "nb"))
        more = {"t": Words(lang), "made": made}
        cast("dict[str, Any]", context).update(more)
        return context

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Make the index that MkDocs' search plugin wrote one of commitments, in each language."""
        site = Path(config.site_dir)
        for path, content in self.unread.items():
            (site / path).write_bytes(content)
        made = site / "search" / "search_index.json"
        if made.exists():
            self._write_search(site, json.loads(made.read_text("utf-8")))
        for unwanted in ("sitemap.xml.gz", "search/main.js", "search/worker.js"):
            (site / unwanted).unlink(missing_ok=True)

    def _write_search(self, site: Path, made: dict[str, Any]) -> None:
        for lang in (language.code for language in self.book.settings.languages):
            target = site / site_map.prefixed(site_map.SEARCH_INDEX, lang)
            _write(target, _compact(search.index(self.book, lang, made)))
        for beginning, entries in search.everyday(self.book).items():
            _write(site / site_map.everyday_words(beginning), _compact(entries))
        copied = [site / "search" / name for name in search.SCRIPTS]
        if missing := [path.name for path in copied if not path.exists()]:
            raise PluginError(f'mkdocs.yml: search trenger lang: "no" (mangler {missing[0]}).')
        texts = [path.read_text("utf-8") for path in copied]
        for path in copied:
            path.unlink()
        for name, script in search.scripts(*texts).items():
            _write(site / "search" / name, script)
        for name in ("search.js", "search-worker.js"):
            own = site / "assets" / name
            _write(own, search.bare(own.read_text("utf-8")))


def settings(configuration: Path) -> Settings:
    """The settings in a ``mkdocs.yml``, for doors that do not go through a build.

    Raises ValueError, with what MkDocs says, where they cannot be read.
    """
    try:
        config = load_config(str(configuration))
    except (MkDocsException, OSError) as error:
        raise ValueError(str(error).strip() or "kan ikke leses / cannot be read") from error
    plugin = config.plugins.get("plattform")
    if not isinstance(plugin, PlatformPlugin):
        raise ValueError(  # noqa: TRY004 - the type is the editor's doing, not the caller's
            "«plattform» mangler under «plugins» / “plattform” is missing under “plugins”"
        )
    return plugin.settings(config)


def _is_of(file: File, package: str) -> bool:
    return package in Path(file.src_dir or "").parts


def _version(folder: Path) -> str:
    """A fingerprint of the assets, so that a browser never keeps an old style sheet."""
    content = b"".join(path.read_bytes() for path in sorted(folder.glob("*")) if path.is_file())
    return hashlib.sha256(content).hexdigest()[:8]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _compact(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
