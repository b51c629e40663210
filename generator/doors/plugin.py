"""The door to MkDocs: reads, checks, and hands over pages that lie on no disk.

The only file that imports mkdocs. What it does is done elsewhere; here it is put in MkDocs'
order of events. A problem in ``source/`` ends the build before anything is written.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Literal, cast

import mkdocs
from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config import config_options as options
from mkdocs.config.base import Config, load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.contrib.search import SearchPlugin
from mkdocs.contrib.search.search_index import SearchIndex
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext
from slugify import slugify

from generator.book import site_map, weight
from generator.book.book import Book, build_book
from generator.book.press import TEMPLATES, Plan
from generator.checks.publishing import WITHOUT_SCHEME
from generator.data.printer import CannotMakeDocumentsError
from generator.doors import answering, guide, settings_file
from generator.doors.resources import CHROME, GUIDE
from generator.doors.sharing import NOTHING, Earlier, Parts, Progress, write, write_again
from generator.doors.whole_site import Site
from generator.pages.written import HeadlessError, written
from generator.platform.model import LANGUAGE_CODE
from generator.problems import Place, Problem, cut, errors, show, while_reading
from generator.search import scripts
from generator.settings import COUNTRY_CODE, Language, Settings
from generator.source.load import ASKED_FOR
from generator.wording.words import LOCALES

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer  # whose watching takes long to load


MKDOCS = mkdocs.__name__
"""What MkDocs is called here: its own name, or that of the successor in its place."""


class LanguageOptions(Config):  # type: ignore[no-untyped-call]
    """What ``mkdocs.yml`` may say of a language."""

    code = options.Type(str)
    drafts = options.Type(bool, default=False)


class Options(Config):  # type: ignore[no-untyped-call]
    """What ``mkdocs.yml`` may say under ``plattform:``."""

    source = options.Type(str, default="source")
    languages = options.ListOfItems(options.SubConfig(LanguageOptions), default=[])
    contact = options.Type(str, default="")
    statement = options.Type(str, default="")
    licence = options.Type(str, default="")
    publisher = options.Type(str, default="")
    organisation_number = options.Type(str, default="")
    country = options.Type((str, bool), default="no")
    documents = options.Type(bool, default=False)
    production = options.Type(bool, default=False)
    former_addresses = options.ListOfItems(options.Type(str), default=[])
    edit = options.Type(str, default="edit/main/{path}#L{line}")
    new = options.Type(str, default="new/main?filename={path}&value={text}")


class PlatformPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """MkDocs' events, each a step of the build.

    MkDocs prints what is written by hand in ``docs/``, and copies what lies there; all else is
    written at the end by ``site``, the same as ``plattform pages`` writes.
    """

    ready: Book | None = None
    """A book that has been read and checked already, by the door that asks for this build."""
    site: Site
    made: tuple[File, ...] = ()
    """The pages of the guide that are made: MkDocs knows them as long as it looks at links."""
    around: dict[str, int] | None = None
    """When all but the text was last changed, once something has been built."""
    earlier: Earlier = NOTHING
    """What an earlier build wrote, as far as it may be taken over."""
    progress: Progress = staticmethod(lambda *_: None)
    kept: Parts | None = None
    """What this build has written."""
    writing: Thread | None = None
    """What a preview still writes after an edit is seen."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Stay the same from build to build: MkDocs keeps a plugin that listens to this."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """The folder that is read, which ``serve`` watches too.

        MkDocs' search plugin, which asks the theme later, is told that the theme has its own scripts.
        """
        config.theme["search_index_only"] = True
        own, chrome = _chrome(config)
        if chrome not in map(Path, config.theme.dirs):
            config.theme.dirs.insert(len(own), str(chrome))
        for of in self.config.languages:
            if not LANGUAGE_CODE.fullmatch(of.code):
                raise PluginError(
                    f"mkdocs.yml: «{of.code}» er ingen språkkode. Skriv en kode fra BCP 47, som nb, "
                    "en eller sma, under «languages»."
                )
        if self.config.country != "" and not COUNTRY_CODE.fullmatch(_country(self.config.country)):
            raise PluginError(
                f"mkdocs.yml: «{self.config.country}» er ingen landkode. Skriv to små bokstaver fra "
                'ISO 3166 i anførselstegn, som "no" eller "se", etter «country:».'
            )
        asked = os.environ.get(ASKED_FOR)
        self.folder = Path(config.config_file_path or ".").parent / (asked or self.config.source)
        for place in (self.folder, *TEMPLATES, LOCALES, scripts.FOLDER, GUIDE):
            if str(place) not in config.watch:
                config.watch.append(str(place))
        config.mdx_configs.setdefault("toc", {}).setdefault("slugify", heading_id)
        config.theme.static_templates -= {"404.html", "sitemap.xml"}  # which our own press prints
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
            country=_country(self.config.country),
            documents=self.config.documents,
            production=self.config.production,
            former=tuple(f"{one.rstrip('/')}/" for one in self.config.former_addresses),
            repository=config.repo_url or "",
            edit=self.config.edit,
            new=self.config.new,
            source=self.config.source,
            lines=_lines(config.config_file_path),
            languages=tuple(Language(of.code, of.drafts) for of in self.config.languages),
        )

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Read and check, before the last good site is touched."""
        with self._answering():
            book = self.ready or self.read(config)
            self.site = site_of(config, book)

    @contextmanager
    def _answering(self) -> Iterator[None]:
        """Have MkDocs tell of what nobody had thought of as we do, without a traceback.

        Whoever asks for this build by the command ``plattform`` answers for it.
        """
        try:
            with while_reading(f"{self.folder}/"):
                yield
        except (MkDocsException, SystemExit):
            raise
        except Exception as error:
            if self.ready:
                raise
            raise PluginError(f"\n{answering.told(error)}") from error

    def read(self, config: MkDocsConfig) -> Book:
        """The book; raises PluginError with all problems where one of them stops a build."""
        book, problems = build_book(self.folder, self.settings(config))
        if book is None or errors(problems):
            raise FaultyError(problems)
        return book

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave out the theme's own scripts and styles, and have the guide whole.

        The guide that comes along stands where ``docs/`` has none, and may link to its pages that are made.
        """
        for file in list(files):
            if file.src_uri.startswith("assets/") and not file.is_documentation_page():
                files.remove(file)
        for name, path in guide.brought(Path(config.docs_dir)).items():
            files.append(_brought(config, name, path))
        plans = (plan for plan in self.site.plans if plan.path.startswith(site_map.GUIDE))
        self.made = tuple(_made(config, plan) for plan in plans)
        for file in self.made:
            files.append(file)
        return files

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """The chrome's templates escape what they print, and know the platform.

        All links have been looked at now, and what is made is not for MkDocs to print.
        """
        for file in self.made:
            files.remove(file)
        env.autoescape = True
        env.globals.update(self.site.frame.tools())
        return env

    def on_page_content(
        self, html: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        """A hand-written page in HTML as browsers have it: Markdown closes <img> as XML does.

        What it shows as code is typed and copied letter by letter; no program is to translate it.
        """
        return html.replace(" />", ">").replace("<code", '<code translate="no"')

    def on_page_context(
        self,
        context: TemplateContext,
        /,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,
        nav: Navigation,
    ) -> TemplateContext:
        """Tell the chrome which page it is on, and in which language."""
        made = self.site.by_hand(page.file.src_uri)
        more = self.site.frame.about(made, {made.lang: made})
        cast("dict[str, Any]", context).update(more)
        return context

    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        """Write all that we make over what MkDocs and its search plugin have written."""
        folder = Path(config.site_dir)
        (folder / "sitemap.xml.gz").unlink(missing_ok=True)
        with self._answering():
            try:
                self.kept = write(self.site, folder, self.earlier, self.progress)
            except CannotMakeDocumentsError as error:
                raise PluginError(f"\n{error}") from error
        self.around = self._around(config)

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Show an edit at once, and a mistake above the last good page."""
        from generator.doors import preview  # noqa: PLC0415 - which a build has no use for

        notice = ""

        def build() -> None:
            nonlocal notice
            try:
                if not self._again(config):
                    builder()
                notice = ""
            except FaultyError as error:
                notice = show(errors(error.problems))
            except (MkDocsException, SystemExit) as error:
                notice = str(error)
            except Exception as error:  # noqa: BLE001 - the preview goes on, whatever it is
                notice = answering.told(error)
            if notice:
                print(f"\n{notice}\n", file=sys.stderr)

        server.builder = build
        Thread(target=preview.keep_watching, args=(server,), daemon=True).start()
        server.set_app(preview.with_notice(server.serve_request, lambda: notice))
        return server

    def _again(self, config: MkDocsConfig) -> bool:
        """Write what an edit in ``source/`` has changed; False where all must be built."""
        if self.around is None or self.around != self._around(config):
            return False
        if self.writing:
            self.writing.join()
        before, self.site = self.site, site_of(config, self.read(config))
        if before.frame.look != self.site.frame.look:
            return False
        folder = Path(config.site_dir)
        write_again(self.site.pages, before.pages, folder)
        for gone in before.frame.listed - self.site.frame.listed:
            (folder / gone / "index.html").unlink(missing_ok=True)
        self.writing = Thread(target=write_rest, args=(self.site, before, folder))
        self.writing.start()
        return True

    def _around(self, config: MkDocsConfig) -> dict[str, int]:
        """When everything but the text was last changed: templates, words, docs, settings."""
        themes = (of for of in config.theme.dirs if "site-packages" not in Path(of).parts)
        places = [config.docs_dir, config.config_file_path, *themes, *config.watch]
        files = (f for place in map(Path, places) for f in (place, *place.rglob("*")))
        return {str(f): f.stat().st_mtime_ns for f in files if self.folder not in (f, *f.parents)}


def write_rest(site: Site, before: Site, to: Path) -> None:
    """Write what nobody who edits waits for: the data, the index, the site's weight."""
    write_again(site.parts, (*before.parts, *site.pages), to)
    weight.tell(to, site.book)


class FaultyError(PluginError):
    """``source/`` has problems that stop a build."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n" + show(problems))
        self.problems = problems


def site_of(config: MkDocsConfig, book: Book) -> Site:
    """The site that a book becomes with the settings of MkDocs."""
    try:
        by_hand = written(Path(config.docs_dir), _guide(config))
    except HeadlessError as error:
        raise PluginError(str(error)) from error
    own, chrome = _chrome(config)
    return Site(book, by_hand, chrome, _search(config), own)


def _chrome(config: MkDocsConfig) -> tuple[tuple[Path, ...], Path]:
    """The publisher's own folders of the theme, and ours, which stands behind them and before all others."""
    dirs = [Path(of).resolve() for of in config.theme.dirs]
    ours = CHROME.resolve()
    before = dirs.index(ours) if ours in dirs else int(config.theme.custom_dir is not None)
    chrome = Path(config.theme.dirs[before]) if ours in dirs else CHROME
    return tuple(map(Path, config.theme.dirs[:before])), chrome


def _guide(config: MkDocsConfig) -> dict[str, str]:
    """The pages of the guide that come with the program."""
    files = guide.brought(Path(config.docs_dir)).items()
    return {name: guide.text(path) for name, path in files if path.suffix == ".md"}


def _brought(config: MkDocsConfig, name: str, path: Path) -> File:
    """A file of the guide, as MkDocs is to print or copy it."""
    if path.suffix == ".md":
        return File.generated(config, name, content=guide.text(path))
    return File.generated(config, name, abs_src_path=str(path))


def _search(config: MkDocsConfig) -> dict[str, Any] | None:
    """What MkDocs' search plugin tells the reader's browser; None where it is not used."""
    plugin = config.plugins.get("search")
    if not isinstance(plugin, SearchPlugin):
        return None
    made: dict[str, Any] = json.loads(SearchIndex(**plugin.config).generate_search_index())
    return made


def _made(config: MkDocsConfig, plan: Plan) -> File:
    """A page that we make, as MkDocs needs to know it where a page by hand links to it."""
    path = f"{plan.path}index.md"
    return File.generated(config, path, content="", inclusion=InclusionLevel.NOT_IN_NAV)


@dataclass(frozen=True)
class Configured:
    """A ``mkdocs.yml`` that has been read, for doors that build without MkDocs' own command."""

    config: MkDocsConfig
    plugin: PlatformPlugin

    @property
    def settings(self) -> Settings:
        """What the publisher decides."""
        return self.plugin.settings(self.config)

    def site(self, book: Book) -> Site:
        """The site that a book becomes. Raises ValueError for a page by hand that says not enough."""
        return site_of(self.config, book)

    def build(self, book: Book, to: Path, earlier: Earlier, progress: Progress) -> Parts:
        """Have MkDocs build the site of a book that is checked, and say what was written.

        Raises ValueError with what MkDocs says where it fails.
        """
        self.config["site_dir"] = str(to.resolve())
        self.config["strict"] = True
        self.plugin.ready, self.plugin.earlier, self.plugin.progress = book, earlier, progress
        said = StringIO()
        log, handler = logging.getLogger("mkdocs"), logging.StreamHandler(said)
        log.addHandler(handler)
        log.setLevel(logging.INFO)
        try:
            build(self.config)
        except (MkDocsException, SystemExit) as error:
            raise ValueError(f"{said.getvalue()}{error}") from error
        finally:
            log.removeHandler(handler)
        return self.plugin.kept or {}


class SettingsError(ValueError):
    """A ``mkdocs.yml`` that cannot be read: what is wrong, each at its line."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(show(problems))
        self.problems = problems


class _Listening(logging.Handler):
    """Keeps what is said, instead of printing it."""

    def __init__(self, said: list[str]) -> None:
        super().__init__()
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.said.append(record.getMessage())


def configured(configuration: Path) -> Configured:
    """The settings in a ``mkdocs.yml``. Raises SettingsError where it cannot be read."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    if wrong := settings_file.faults(configuration):
        raise SettingsError(wrong)
    said: list[str] = []
    log, listening = logging.getLogger("mkdocs"), _Listening(said)
    log.addHandler(listening)
    try:
        config = load_config(str(configuration))
    except Exception as error:  # whatever it is, what MkDocs was given is at fault
        if any("'site_url'" in line for line in said):
            line = dict(_lines(str(configuration))).get("site_url", 1)
            place = Place(str(configuration), line)
            raise SettingsError([Problem(place, "site_url", *WITHOUT_SCHEME)]) from error
        raise SettingsError([_unread(configuration, said or [str(error)], error)]) from error
    finally:
        log.removeHandler(listening)
    plugin = config.plugins.get("plattform")
    if not isinstance(plugin, PlatformPlugin):
        raise SettingsError([Problem(Place(str(configuration)), settings_file.RULE, *_NO_PLUGIN)])
    return Configured(config, plugin)


LONGEST_SAID = 200
"""Characters of what MkDocs says that are repeated."""

_NO_PLUGIN = (
    "«plattform» mangler under «plugins». Legg den til, eller hent tilbake den forrige versjonen.",
    "“plattform” is missing under “plugins”. Add it, or put back the last version.",
)


def _unread(configuration: Path, lines: list[str], error: Exception) -> Problem:
    """What to say where MkDocs gives up: what it says, or has said before."""
    said = " ".join(" ".join(lines).split()).rstrip(".") or type(error).__name__
    said = cut(said, LONGEST_SAID, LONGEST_SAID)
    return Problem(
        Place(str(configuration)),
        settings_file.RULE,
        f"MkDocs kan ikke bruke innstillingene: {said}. Rett det, eller hent tilbake den forrige "
        "versjonen av filen.",
        f"MkDocs cannot use the settings: {said}. Mend that, or put back the last version of the file.",
    )


def settings(configuration: Path) -> Settings:
    """The settings alone. Raises SettingsError as ``configured`` does."""
    return configured(configuration).settings


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


def _country(said: object) -> str:
    """The code of a country; YAML reads Norway's as a no where it has no quotes."""
    return "no" if said is False else str(said)


def heading_id(title: str, separator: str) -> str:
    """The id of a heading in a hand-written page: «Hva vil du gjøre?» is ``hva-vil-du-gjore``."""
    return slugify(title, separator=separator)
