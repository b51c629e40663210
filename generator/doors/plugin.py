"""The door to MkDocs: reads, checks, and hands over pages that lie on no disk.

The only file that imports mkdocs. What it does is done elsewhere; here it is put in MkDocs'
order of events. A problem in ``source/`` ends the build before anything is written.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import Any, Literal, cast

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.commands.build import _build_page as print_page
from mkdocs.commands.build import _populate_page as populate_page
from mkdocs.config import config_options as options
from mkdocs.config.base import Config, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.meta import get_data
from mkdocs.utils.templates import TemplateContext
from slugify import slugify

from generator.book import press, site_map, weight
from generator.book.book import Book, build_book
from generator.data import export
from generator.data.documents import CannotMakeDocumentsError
from generator.doors import preview
from generator.pages import assets, render
from generator.platform.model import LANGUAGE_CODE
from generator.problems import errors, show
from generator.search import index, scripts
from generator.settings import Language, Settings, is_address
from generator.source.load import ASKED_FOR
from generator.wording.words import LOCALES, Words


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
    edit = options.Type(str, default="edit/main/{path}#L{line}")


class PlatformPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """MkDocs' events, each a step of the build."""

    book: Book
    pages: dict[str, press.Page]
    written: dict[str, press.Page]
    """The pages that are written by hand, by the file that they are written in."""
    built: _Built | None = None
    writing: Thread | None = None
    """What a preview still writes after an edit is seen."""
    notice = ""
    """What is wrong just now, while a preview goes on with the last good pages."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Stay the same from build to build: MkDocs keeps a plugin that listens to this."""

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """The folder that is read, which ``serve`` watches too.

        MkDocs' search plugin, which asks the theme later, is told that the theme has its own scripts.
        """
        config.theme["search_index_only"] = True
        for of in self.config.languages:
            if not LANGUAGE_CODE.fullmatch(of.code):
                raise PluginError(
                    f"mkdocs.yml: «{of.code}» er ingen språkkode. Skriv en kode fra BCP 47, som nb, "
                    "en eller sma, under «languages»."
                )
        asked = os.environ.get(ASKED_FOR)
        self.folder = Path(config.config_file_path or ".").parent / (asked or self.config.source)
        for place in (self.folder, press.TEMPLATES, LOCALES, scripts.FOLDER):
            if str(place) not in config.watch:
                config.watch.append(str(place))
        config.mdx_configs.setdefault("toc", {}).setdefault("slugify", heading_id)
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
            edit=self.config.edit,
            lines=_lines(config.config_file_path),
            languages=tuple(Language(of.code, of.drafts) for of in self.config.languages),
        )

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Read and check, before the last good site is touched."""
        book, problems = build_book(self.folder, self.settings(config))
        if book is None or errors(problems):
            self.notice = show(errors(problems))
            raise PluginError("\n" + show(problems))
        self.notice = ""
        self.book = book

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the pages and the data; leave out the theme's own scripts and styles."""
        _leave_out_material(files)
        _put_as_sent(files)
        self.pages = {page.file: page for page in render.render(self.book)}
        self.written = {f.src_uri: _written(f) for f in files.documentation_pages()}
        for page in self.pages.values():
            files.append(_file(config, page))
        for path, script in scripts.make():
            files.append(File.generated(config, path, content=script))
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
        env.globals.update(
            paths=site_map,
            words=Words,
            safe=Markup,
            is_address=is_address,
            asset_version=_version(Path(config.theme.dirs[0]) / "assets"),
        )
        self._tell(env)
        self.built = _Built(config, env, files, self._around(config))
        return env

    def _tell(self, env: Environment) -> None:
        """Let the chrome's templates know the platform as it is now."""
        env.globals.update(
            book=self.book,
            platform=self.book.platform,
            settings=self.book.settings,
            printed={p.path: p for p in (*self.pages.values(), *self.written.values())},
            menu={language.code: self._menu(language.code) for language in self.config.languages},
        )

    def _menu(self, lang: str) -> list[tuple[str, str, Markup]]:
        """The sectors as every page's menu shows them: id, path and name."""
        return [
            (of.id, site_map.prefixed(site_map.sector(of), lang), self.book.say(of.id, lang).span)
            for of in self.book.platform.sectors
        ]

    def on_page_content(
        self, html: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """A hand-written page in HTML as browsers have it: Markdown closes <img> as XML does."""
        return html.replace(" />", ">")

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
        made = (self.pages | self.written)[page.file.src_uri]
        lang = made.lang
        more = {"t": Words(lang), "made": made}
        cast("dict[str, Any]", context).update(more)
        return context

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Show an edit at once, and a mistake above the last good page."""

        def build() -> None:
            if self.writing:
                self.writing.join()
            try:
                if not self._again():
                    builder()
            except (MkDocsException, SystemExit) as error:
                self.notice = self.notice or str(error)
                print(f"\n{self.notice}\n", file=sys.stderr)

        server.builder = build
        server.set_app(preview.with_notice(server.serve_request, lambda: self.notice))
        return server

    def _again(self) -> bool:
        """Write the pages that an edit in ``source/`` has changed; False where all must be built."""
        built = self.built
        if built is None or built.around != self._around(built.config):
            return False
        before, frame = self.pages, self._frame()
        self.on_pre_build(built.config)
        self.pages = {page.file: page for page in render.render(self.book)}
        if frame != self._frame():
            return False
        self._tell(built.env)
        for name in [*self.pages, *before]:
            if name not in self.pages:
                (Path(built.config.site_dir) / before[name].path / "index.html").unlink()
            elif before.get(name) != self.pages[name]:
                self._write_page(built, self.pages[name])
        self.writing = Thread(target=self._write_rest, args=(Path(built.config.site_dir),))
        self.writing.start()
        return True

    def _write_rest(self, site: Path) -> None:
        """Write what nobody who edits waits for: the data, the index, the site's weight."""
        for path, content in export(self.book):
            _write(site / path, content)
        self._write_index(site)
        weight.tell(site, self.book)

    def _around(self, config: MkDocsConfig) -> dict[str, int]:
        """When everything but the text was last changed: templates, words, docs, settings."""
        themes = (of for of in config.theme.dirs if "site-packages" not in Path(of).parts)
        places = [config.docs_dir, config.config_file_path, *themes, *config.watch]
        files = (f for place in map(Path, places) for f in (place, *place.rglob("*")))
        return {str(f): f.stat().st_mtime_ns for f in files if self.folder not in (f, *f.parents)}

    def _frame(self) -> list[Any]:
        """What every page shows of the platform: its name, the sectors', and the pages there are."""
        codes = [language.code for language in self.book.settings.languages]
        ids = ["platform", *(sector.id for sector in self.book.platform.sectors)]
        kinds = {(page.lang, page.kind) for page in self.pages.values()}
        return [[self.book.say(id_, code).name for id_ in ids for code in codes], kinds]

    def _write_page(self, built: _Built, page: press.Page) -> None:
        """Have MkDocs print one page anew."""
        file = _file(built.config, page)
        of = MkDocsPage(None, file, built.config)
        populate_page(of, built.config, built.files)
        print_page(of, built.config, [file], Navigation([], []), built.env)

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Make the index of MkDocs' search plugin one of commitments, and weigh what was built."""
        site = Path(config.site_dir)
        for path, content in self.unread.items():
            _write(site / path, content)
        self._write_index(site)
        (site / "sitemap.xml.gz").unlink(missing_ok=True)
        weight.tell(site, self.book)

    def _write_index(self, site: Path) -> None:
        """Fill the index with the platform, where MkDocs has made one."""
        theirs = site / site_map.SEARCH_INDEX
        if not theirs.exists():
            return
        made = json.loads(theirs.read_text("utf-8"))
        for lang in (language.code for language in self.book.settings.languages):
            target = site / site_map.prefixed(site_map.SEARCH_INDEX, lang)
            _write(target, _compact(index.index(self.book, lang, made)))
        for lang in (self.book.platform.language, *self.book.everyday_in):
            for beginning, entries in index.everyday(self.book, lang).items():
                at = site_map.prefixed(site_map.everyday_words(beginning), lang)
                _write(site / at, _compact(entries))


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


@dataclass(frozen=True)
class _Built:
    """What a whole build leaves behind for the quick ones after it."""

    config: MkDocsConfig
    env: Environment
    files: Files
    around: dict[str, int]


def _file(config: MkDocsConfig, page: press.Page) -> File:
    """A page as MkDocs gets it: empty, for ``base.html`` prints what our templates made.

    Neither Markdown nor the search plugin need read it again, and no character of it can change.
    """
    return File.generated(config, page.file, content="", inclusion=InclusionLevel.NOT_IN_NAV)


def _leave_out_material(files: Files) -> None:
    for file in list(files):
        if file.src_uri.startswith("assets/") and "material" in Path(file.src_dir or "").parts:
            files.remove(file)


def _put_as_sent(files: Files) -> None:
    """Put the chrome's scripts and style sheets as they are sent in the place of what is written."""
    written = {file.src_uri: file for file in files if file.src_uri in assets.WRITTEN}
    sent = assets.sent({path: file.content_string for path, file in written.items()})
    for path, file in written.items():
        if path in sent:
            file.content_string = sent[path]
        else:
            files.remove(file)


def _write(path: Path, content: bytes | str) -> None:
    """Write a file, if that changes anything."""
    content = content.encode() if isinstance(content, str) else content
    if not path.exists() or path.read_bytes() != content:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _written(file: File) -> press.Page:
    """A page that is written by hand in ``docs/``: what its first lines say of it."""
    _, meta = get_data(file.content_string)
    lacking = [name for name in ("title", "description") if not meta.get(name)]
    if lacking:
        raise PluginError(
            f"docs/{file.src_uri}: Siden mangler «{lacking[0]}». Begynn filen med tre linjer: "
            "«---», «title: …» og «description: …», og så «---»."
        )
    return press.Page(
        path=file.url if file.url != "./" else "",
        lang=str(meta.get("lang", "nb")),
        kind=str(meta.get("kind", "written")),
        title=str(meta["title"]),
        description=str(meta["description"]),
        body="",
        og_type="article",
    )


def _lines(file: str | None) -> tuple[tuple[str, int], ...]:
    """Where each setting is written: its name stands first on a line, once."""
    text = Path(file).read_text("utf-8") if file else ""
    found = (re.match(r"[ -]*(\w+):", line) for line in text.split("\n"))
    return tuple((name[1], n) for n, name in enumerate(found, 1) if name)


def site_url(configuration: Path) -> str:
    """The address of the site, or nothing where ``mkdocs.yml`` cannot be read."""
    try:
        return settings(configuration).absolute("")
    except (ValueError, SystemExit):
        return ""


def heading_id(title: str, separator: str) -> str:
    """The id of a heading in a hand-written page: «Hva vil du gjøre?» is ``hva-vil-du-gjore``."""
    return slugify(title, separator=separator)


def _version(folder: Path) -> str:
    """A fingerprint of the assets, so that a browser never keeps an old style sheet or script."""
    content = [path.read_bytes() for path in sorted(folder.glob("*")) if path.is_file()]
    content += [script.encode() for _, script in scripts.make()]
    return hashlib.sha256(b"".join(content)).hexdigest()[:8]


def _compact(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
