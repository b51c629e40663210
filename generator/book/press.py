"""The press: a book in one language, ready to print pages from templates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any, Literal, NamedTuple

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator import ids
from generator.book import anchors, json_ld, site_map
from generator.book.book import Book, Said
from generator.book.data_files import languages
from generator.book.stories import Stories
from generator.platform import approvals
from generator.platform.freshness import State
from generator.platform.marks import Mark, Step, marks, steps
from generator.platform.model import Block, Footnote, Link, Picture, Reviewed, Term
from generator.platform.pictures import PictureFile
from generator.problems import Place
from generator.settings import is_address
from generator.wording.terms import Finder, Uses
from generator.wording.words import marked

HOUSE = Path(__file__).parent.parent

TEMPLATES = (HOUSE / "pages", HOUSE / "data")
"""Where templates stand: beside the pages and the files that are made with them."""

EMPHASIS = (Markup("</em>"), Markup("<em>"))
"""The end and the beginning of words that the document emphasises."""

Completeness = Literal["original", "whole", "part", "none"]


@dataclass(frozen=True)
class Cited:
    """How a page is named where it is cited: with who stands behind it and the date it is of."""

    author: Said | None
    issued: str
    title: str = ""
    """Its whole title; empty where that is the page's own."""
    attribute: str = ""
    """The language of the title, where the page speaks otherwise."""


class Shown(NamedTuple):
    """A picture on a page: its address there, and how wide and high it is; 0 where nobody knows."""

    address: str
    width: int
    height: int


@dataclass(frozen=True)
class Ways:
    """Addresses at which other words are proposed; empty where there is none."""

    form: str = ""
    mail: str = ""


@dataclass(frozen=True)
class Signed:
    """Who has approved several texts, and on which day the last of them."""

    names: tuple[str, ...]
    on: str
    days: int

    @classmethod
    def of(cls, said: Iterable[tuple[str, str] | None]) -> Signed | None:
        """By whom each was approved and when; None where one was not, or there is none."""
        found = list(said)
        known = [one for one in found if one]
        if not known or len(known) < len(found):
            return None
        days = {on for _, on in known}
        return cls(tuple(dict.fromkeys(by for by, _ in known)), max(days), len(days))


@dataclass(frozen=True)
class Draft:
    """What a page is to be printed from: what it is called, and the values of its template."""

    title: str
    description: str
    og_type: str = "website"
    data: str = ""
    sector: str = ""
    indexed: bool = True
    cited: Cited | None = None
    picture: str = ""
    """What the page's own picture shows, in words; empty where it has none."""
    modified: str = ""
    """The date of the edition that changed it last; empty where that is the last edition of all."""
    dated: bool = True
    """Whether it is of an edition at all, and not about the files."""
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """A page that is to be: where it is and of what kind, known before it is printed.

    ``scope`` is the sector whose words the page tells, or empty for one that may tell any.
    """

    press: Press
    path: str
    kind: str
    draft: Callable[[], Draft]
    scope: str = ""
    rooted: bool = False
    """Whether it is as it is in every site: at the root, and no translation of anything."""
    earlier: tuple[Plan, ...] = ()
    """The pages that former platforms had at its address, the last first: their anchors lead on."""

    @property
    def lang(self) -> str:
        """The language of the page."""
        return self.press.lang

    @property
    def original(self) -> str:
        """The path of the same page in the language at the root."""
        return self.press.book.from_root(self.path, self.lang)

    def print(self) -> Page:
        """The page."""
        return self.press.print(self)


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
    cited: Cited | None = None
    picture: str = ""
    """What its own picture shows, in words; empty where it has none."""
    modified: str = ""
    """The date of the edition that changed it last; empty where no edition tells."""
    read: Signed | None = None
    """Who has approved all that is translated on it, and when."""


class Press:
    """A book in one language, ready to print pages."""

    def __init__(self, book: Book, lang: str) -> None:
        self.book = book
        self.lang = lang
        self.t = book.words(lang)

    def say(self, id_: str) -> Said:
        """A unit's words in the language of the press."""
        return self.book.say(id_, self.lang)

    def foreign(self, said: Said) -> bool:
        """Whether words are in a language that the page is not in, whatever its interface speaks.

        A page is known by its title: in the language that a city writes, that has the city's own words.
        """
        return bool(said.attribute) and said.lang != self.lang

    @cached_property
    def title(self) -> str:
        """What the platform is called, in the language of the press where it is translated."""
        return self.say(ids.PLATFORM).text

    @cached_property
    def finders(self) -> dict[str, Finder]:
        """What finds the glossary's terms: in the original, and in the language of the press."""
        terms = tuple(term for term in self.book.glossary.terms if term.shown == "text")
        return {
            self.lang: Finder(terms, lambda term: (self.say(ids.term(term.id)).text,)),
            self.book.platform.language: Finder(terms, lambda term: term.forms),
        }

    @cached_property
    def pictured(self) -> bool:
        """Whether pages in the language have pictures of their own."""
        return self.book.settings.documents and self.lang in languages(self.book)

    @property
    def last_edition(self) -> str:
        """The date of the last edition; empty where there is none."""
        return self.book.history.last if self.book.history else ""

    @cached_property
    def original(self) -> Markup:
        """``lang="nb"`` for the words of the original, where the pages speak otherwise."""
        return self.say("platform").original_attribute

    @cached_property
    def around(self) -> Markup:
        """``lang`` of the interface, for its words inside words of the original."""
        return marked(self.t.chrome, self.book.platform.language)

    @cached_property
    def notes_missing(self) -> bool:
        """Whether each untranslated text says so, as it must where most are translated."""
        return self.lang != self.book.platform.language and self.book.translated(self.lang)

    def cited(self, issued: str = "") -> Cited:
        """How a page with adopted words is cited: of which edition, or else of which day, it is."""
        adopted = self.book.platform.adopted_on or ""
        return Cited(self.book.behind(self.lang), issued or self.last_edition or adopted)

    def plan(
        self, path: str, kind: str, draft: Callable[..., Draft], *values: Any, scope: str = ""
    ) -> Plan:
        """A page at ``path``, drafted by ``draft`` from the press and ``values`` when it is printed."""
        path = self.book.at(path, self.lang)
        return Plan(self, path, kind, partial(draft, self, *values), scope)

    def plan_at_root(self, path: str, kind: str, draft: Callable[..., Draft], *values: Any) -> Plan:
        """A page that stands at the root in whatever language it is."""
        return Plan(self, path, kind, partial(draft, self, *values), rooted=True)

    def print(self, plan: Plan) -> Page:
        """Print one page, with the template that is called as its kind."""
        draft = plan.draft()
        sheet = Sheet(self, plan.path)
        body = sheet.print(f"{plan.kind}.html", **draft.values)
        body += self._onward(plan, body)
        return Page(
            path=plan.path,
            lang=self.lang,
            kind=plan.kind,
            title=draft.title,
            description=cut(draft.description, 300),
            body=body,
            og_type=draft.og_type,
            data=self.book.settings.placed(draft.data) if draft.data else "",
            sector=draft.sector,
            translated="original" if plan.rooted else self._completeness(sheet.states),
            indexed=draft.indexed,
            cited=draft.cited,
            picture=cut(draft.picture, 400) if self.pictured else "",
            modified=(draft.modified or self.last_edition) if draft.dated else "",
            read=Signed.of(sheet.read),
        )

    def _onward(self, plan: Plan, body: str) -> str:
        """What leads on from each anchor that a former platform had at this address, and this has not."""
        taken, groups = anchors.ids(body), []
        for one in plan.earlier:
            theirs = anchors.found(one.press.book, one.lang, one.print().body)
            found = [each for each in theirs if each.id not in taken]
            taken |= {each.id for each in found}
            way = site_map.relative(plan.path, one.path)
            if found:
                groups.append((one.press, way, found))
        if not groups:
            return ""
        return Sheet(self, plan.path).print(
            "onward.html", groups=groups, named=plan.kind != "moved"
        )

    def leaf(
        self,
        path: str,
        template: str,
        pictures: Callable[[PictureFile], str] | None = None,
        **values: Any,
    ) -> str:
        """Print something that is no page of the site: a card, a feed.

        ``pictures`` says where it has a picture, where that is not where the site has it.
        """
        sheet = Sheet(self, self.book.at(path, self.lang))
        sheet.pictures = pictures
        return sheet.print(template, **values)

    def _completeness(self, states: Counter[State]) -> Completeness:
        if self.lang == self.book.platform.language:
            return "original"
        if not states and self.t.chrome == self.lang:
            return "whole"
        if states["missing"] == states.total():
            return "none"
        return "part" if states["missing"] else "whole"


class Sheet:
    """A page being printed: remembers which terms it has explained, and what was translated.

    Its attributes are what templates may use by name; a macro, which sees no names but its own, is
    given the sheet.
    """

    def __init__(self, press: Press, path: str) -> None:
        self._press = press
        self._path = path
        self._uses: dict[tuple[str, str], Uses] = {}
        self.pictures: Callable[[PictureFile], str] | None = None
        self.states: Counter[State] = Counter()
        self.read: list[tuple[str, str] | None] = []
        """Who has approved each translation on the page; None for one that nobody has."""
        self._notes: dict[Footnote, int] = {}
        self._printed = 0
        self.t = press.t
        self.book = press.book
        self.platform = press.book.platform
        self.settings = press.book.settings
        self.notes_missing = press.notes_missing
        self.original = press.original
        self.around = press.around

    paths = site_map
    linked = json_ld
    is_address = staticmethod(is_address)

    def print(self, template: str, **values: Any) -> str:
        """Fill in a template."""
        named = {name: getattr(self, name) for name in TOOLS}
        return _environment().get_template(template).render(named, sheet=self, **values)

    @cached_property
    def stories(self) -> Stories:
        """What has happened to things, told with links as this page writes them."""
        return Stories(self.book, self._press.lang, self.link, self.link_in)

    def say(self, id_: str) -> Said:
        """A unit's words in the language of the page."""
        said = self._press.say(id_)
        self.states[said.state] += 1
        if said.state != "original":
            self.read.append(said.read)
        return said

    def signed(self, things: Iterable[Reviewed]) -> Signed | None:
        """Who has approved all of some things of ours; None where one waits."""
        return Signed.of(
            (of.approved_by, of.approved_on) if of.approved_by and of.approved_on else None
            for of in things
        )

    def mark(self, said: Said, layer: str = "adopted") -> Markup:
        """The words, with the first use of each term on the page leading to its explanation."""
        return self._marked(said, layer)(said.text)

    def _marked(self, said: Said, layer: str) -> Callable[[str], Markup]:
        """What writes some of the words in that way."""
        finder = self._press.finders[said.lang]
        uses = self._uses.setdefault((layer, said.lang), Uses(finder))
        for other in self._uses.values():
            uses.seen |= other.seen
        return lambda text: uses.mark(text, said.write)

    def dress(self, block: Block, *, outside: bool = False) -> Markup:
        """The words of a block with its links, its emphasis and the signs of its footnotes.

        ``outside`` the site, as in a book and on a card, links are whole addresses and no term is
        explained. A translation has other words: there links and signs follow them.
        """
        said = self.say(block.id)
        write = said.write if outside else self._marked(said, "adopted")
        placed = marks(block).placed
        if said.text == block.text or not placed:
            return self._dressed(steps(said.text, placed), write, said, outside)
        after = (mark for mark in placed if not isinstance(mark.of, str))
        return write(said.text) + Markup("").join(self._alone(m, said, outside) for m in after)

    def _alone(self, mark: Mark, said: Said, outside: bool) -> Markup:
        """A mark after the words that it is not in."""
        if isinstance(mark.of, Footnote):
            return self._sign(mark.of, said, outside)
        assert isinstance(mark.of, Link)
        words = Markup("<span{}>{}</span>").format(self.original, mark.of.words)
        return Markup(" ({})").format(self._opened(mark.of, outside) + words + Markup("</a>"))

    def _dressed(
        self, found: Iterable[Step], write: Callable[[str], Markup], said: Said, outside: bool
    ) -> Markup:
        out, linked = Markup(""), 0
        for step, text, mark in found:
            of = mark.of if mark else None
            if step == "text":
                out += (said.write if linked else write)(text)
            elif isinstance(of, Footnote):
                out += self._sign(of, said, outside) if step == "open" else Markup("")
            elif isinstance(of, Link):
                linked += 1 if step == "open" else -1
                out += self._opened(of, outside) if step == "open" else Markup("</a>")
            else:
                out += EMPHASIS[step == "open"]
        return out

    def _opened(self, of: Link, outside: bool) -> Markup:
        """The beginning of a link; of one that may lead nowhere, an anchor that does not."""
        path = self.book.leads_to(of.address)
        if outside or path is None:
            address = self.book.whole_address(of.address, self._press.lang)
            way = Markup(' href="{}" rel="noreferrer"').format(address) if address else Markup("")
            return Markup("<a{}>").format(way)
        return Markup('<a href="{}">').format(self.link(path))

    def _sign(self, of: Footnote, said: Said, outside: bool) -> Markup:
        """The sign of a footnote, which leads to it; the note is to be printed below.

        In a book nothing is hidden, and a reading program knows the sign by its role.
        """
        number = self._notes.setdefault(of, len(self._notes) + 1)
        spoken = marked(self.t.chrome, said.lang)
        name = Markup('<span class="unseen"{}> {} </span>').format(spoken, self.t("footnotes.one"))
        return Markup(
            '<sup><a class="footnote" role="doc-noteref" id="{0}-her" href="#{0}">{1}{2}</a></sup>'
        ).format(of.id, "" if outside else name, number)

    def new_notes(self) -> list[tuple[Footnote, int]]:
        """The footnotes whose signs have been printed since this was asked last, with their numbers."""
        new = list(self._notes.items())[self._printed :]
        self._printed = len(self._notes)
        return new

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

    def other_ways(self, id_: str) -> Ways:
        """How a reader proposes other words for a text of ours without opening its file."""
        book, lang = self._press.book, self._press.lang
        one = book.readable(lang).get(id_)
        if one is None:
            return Ways()
        line = approvals.line(id_, lang, one.now)
        return Ways(
            book.settings.suggest_at(line, one.words),
            book.settings.suggest_by_mail(line, one.words),
        )

    def link(self, target: str) -> str:
        """How the page links to a path, in its own language."""
        return site_map.relative(self._path, self._press.book.at(target, self._press.lang))

    def link_in(self, book: Book, target: str) -> str:
        """How the page links to a path of another platform, in its own language."""
        return site_map.relative(self._path, book.at(target, self._press.lang))

    def beyond(self, target: str) -> str:
        """How the page links to what is not of its own platform, in its own language."""
        return site_map.relative(self._path, self._press.book.beyond(target, self._press.lang))

    def picture(self, block: Picture) -> Shown | None:
        """Where the page fetches a picture, and how large it is; None where its file cannot be shown."""
        found = self._press.book.pictures.get(block.file)
        if found is None:
            return None
        address = self.pictures(found) if self.pictures else self.file(found.path)
        return Shown(address, found.width, found.height)

    def file(self, target: str) -> str:
        """How the page links to a file, which is the same in every language."""
        return site_map.relative(self._path, self.settings.placed(target))


TOOLS = (
    *("t", "book", "platform", "settings", "paths", "linked", "is_address", "stories"),
    *("original", "around", "notes_missing", "say", "mark", "dress", "used_terms", "written_at"),
    "other_ways",
    *("link", "beyond", "file"),
)
"""What every template may use by its name."""


def compile_templates(kept: BytecodeCache | None = None) -> None:
    """Compile every template, so that processes that share the work need not; or take them as kept."""
    _environment().bytecode_cache = kept
    for name in _environment().list_templates(extensions=("html", "xml", "xhtml", "opf", "ncx")):
        _environment().get_template(name)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def cut(text: str, length: int) -> str:
    """At most ``length`` characters, cut between words."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return text[:length].rsplit(" ", 1)[0].rstrip(",.;:–- ") + " …"
