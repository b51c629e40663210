"""Lives through the history of a platform as editors do, and remembers what it has promised.

The editor's side changes the YAML as a person would. The ledger keeps, without asking the program,
what every id has meant and every address that was ever handed out; after each edition it follows
them all.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator import ids
from generator.book import site_map
from generator.book.book import Book, build_book
from generator.data import export
from generator.doors.release import prepare
from generator.doors.whole_site import Site
from generator.pages import plan
from generator.platform.model import fingerprint
from generator.problems import errors, show
from generator.search import scripts
from generator.settings import Language, Settings
from generator.source.load import load
from generator.writing import put_in_place

Thing = TypeVar("Thing")
Tree = dict[str, Any]

SITE = "https://by.example/plattform/"
SETTINGS = Settings(site_url=SITE, languages=(Language("nb"), Language("en"), Language("sma")))

WORDS = [
    *("skole", "barnehage", "vei", "sykkel", "buss", "fjord", "park", "torg", "bibliotek"),
    *("idrett", "kultur", "helse", "lege", "eldre", "unge", "bolig", "næring", "klima", "øy"),
]


class Chance(Protocol):
    """Whatever decides what happens next: Hypothesis, or a seed."""

    def pick(self, of: list[Thing]) -> Thing:
        """One of them."""

    def number(self, least: int, most: int) -> int:
        """A number between the two, both included."""


class Seed:
    """The same history every time."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - a test, no secret

    def pick(self, of: list[Thing]) -> Thing:
        return self._random.choice(of)

    def number(self, least: int, most: int) -> int:
        return self._random.randint(least, most)


def small_city() -> Tree:
    """Two sectors, one with sections; a lead-in first in each, as in most platforms."""

    def block(kind: str, id_: str, text: str) -> Tree:
        return {kind: id_, "text": text}

    return {
        "title": "Plattform for Byen",
        "place": "Byen",
        "sectors": [
            {
                "id": "skole",
                "title": "Skole",
                "tagline": "For alle barn",
                "content": [
                    block("paragraph", "avsnitt-1", "Barna skal ha kort vei."),
                    block("lead_in", "innledning-1", "Byrådet vil:"),
                    block("commitment", "punkt-1", "bygge en skole ved havna"),
                    block("commitment", "punkt-2", "åpne skolegården for alle"),
                ],
                "sections": [
                    {
                        "id": "barnehagen",
                        "title": "Barnehagen",
                        "content": [
                            block("paragraph", "avsnitt-2", "Alle skal få plass."),
                            block("commitment", "punkt-3", "bygge barnehage på øya"),
                            block("commitment", "punkt-4", "ansette flere i barnehagen"),
                        ],
                    }
                ],
            },
            {
                "id": "fjord",
                "title": "Fjord",
                "content": [
                    block("lead_in", "innledning-2", "Byrådet vil også:"),
                    block("commitment", "punkt-5", "rydde strendene hver vår"),
                    block("commitment", "punkt-6", "sette opp benker langs fjorden"),
                ],
                "sections": [{"id": "havna", "title": "Havna", "content": []}],
            },
        ],
    }


def from_source(folder: Path) -> Tree:
    """A platform that is published, without what rests on its words: summaries and figures."""
    tree = yaml.load((folder / "platform.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - strings only

    def bare(node: Any) -> Any:
        if isinstance(node, dict):
            return {k: bare(v) for k, v in node.items() if k not in ("summary", "figures", "note")}
        return [bare(value) for value in node] if isinstance(node, list) else node

    made: Tree = bare(tree)
    return made


def blocks(part: Tree) -> list[Tree]:
    """What stands in a part."""
    found: list[Tree] = part.setdefault("content", [])
    return found


@dataclass
class Editor:
    """Changes the YAML lawfully: each method is something that an editor may do."""

    tree: Tree
    chance: Chance
    touched: set[str] = field(default_factory=set)
    published: set[str] = field(default_factory=set)
    ever: set[str] = field(default_factory=set)
    """Every commitment that an edition has carried."""
    followups: list[Tree] = field(default_factory=list)
    turn: int = 0
    name: str = ""
    date: str = ""

    def parts(self) -> list[Tree]:
        """Every sector and section."""
        return [
            part
            for sector in self.tree["sectors"]
            for part in (sector, *sector.get("sections", []))
        ]

    def find(self, kind: str) -> list[tuple[Tree, Tree]]:
        """Every published block of a kind that this edition has left alone, with its part."""
        return [
            (part, block)
            for part in self.parts()
            for block in blocks(part)
            if block.get(kind) in self.published - self.touched
        ]

    def new_id(self, prefix: str) -> str:
        """A key that nothing has had."""
        self.turn += 1
        key = ids.new_id(prefix, f"{self.name} {self.turn}")
        self.touched.add(key)
        return key

    def numbered(self, given: Mapping[str, str]) -> None:
        """Read the text again when an edition has given its numbers."""
        self.tree = json.loads(ids.renamed(json.dumps(self.tree), given))
        self.followups = json.loads(ids.renamed(json.dumps(self.followups), given))

    def words(self) -> str:
        """A sentence that nobody has written before."""
        self.turn += 1
        few = [self.chance.pick(WORDS) for _ in range(4)]
        return f"satse på {' og '.join(few)} for {self.turn} år"

    def retire(self, id_: str, fate: str, into: list[str], reason: str | None = None) -> None:
        """Write a fate under ``retired``."""
        entry: Tree = {"retired": id_, "fate": fate}
        if into:
            entry["into"] = into
        if fate == "withdrawn":
            entry |= {"on": self.date, "reason": reason or "Det er gjort."}
        self.tree.setdefault("retired", []).append(entry)
        self.touched |= {id_, *into}

    def put(self, part: Tree, block: Tree, after_lead: bool = True) -> None:
        """Put a block somewhere in a part, after the words that it needs before it."""
        content = blocks(part)
        leads = [n for n, other in enumerate(content) if "lead_in" in other]
        least = leads[-1] + 1 if leads and after_lead else 0
        content.insert(self.chance.number(least, len(content)), block)

    # What may happen ---------------------------------------------------------------------------

    def reword(self) -> None:
        for kind in (self.chance.pick(["commitment", "commitment", "paragraph"]),):
            if found := self.find(kind):
                _, block = self.chance.pick(found)
                block["same_promise"] = fingerprint(block["text"])
                block["text"] = self.words()
                block.pop("correction", None)
                block.pop("note", None)
                self.touched.add(block[kind])

    def correct(self) -> None:
        if found := self.find("commitment"):
            _, block = self.chance.pick(found)
            self.turn += 1
            block["text"] += f" ({self.turn})"
            block["correction"] = "true"
            block["note"] = f"Skrivefeil nummer {self.turn}."
            self.touched.add(block["commitment"])

    def reorder(self) -> None:
        part = self.chance.pick(self.parts())
        loose = [block for block in blocks(part) if "commitment" in block]
        if len(loose) > 1:
            block = self.chance.pick(loose)
            blocks(part).remove(block)
            self.put(part, block)

    def move(self) -> None:
        kind = self.chance.pick(["commitment", "commitment", "paragraph"])
        if found := self.find(kind):
            part, block = self.chance.pick(found)
            blocks(part).remove(block)
            self.put(self.chance.pick(self.parts()), block)

    def add(self) -> None:
        kind, prefix = self.chance.pick([("commitment", "punkt"), ("paragraph", "avsnitt")])
        block = {kind: self.new_id(prefix), "text": self.words()}
        self.put(self.chance.pick(self.parts()), block)

    def split(self) -> None:
        if found := self.find("commitment"):
            part, block = self.chance.pick(found)
            new = [
                {"commitment": self.new_id("punkt"), "text": self.words()}
                for _ in range(self.chance.number(2, 3))
            ]
            at = blocks(part).index(block)
            blocks(part)[at : at + 1] = new
            self.retire(block["commitment"], "split", [one["commitment"] for one in new])

    def merge(self) -> None:
        found = self.find("commitment")
        if len(found) > 1:
            part, kept = self.chance.pick(found)
            if self.chance.number(0, 1):
                kept = {"commitment": self.new_id("punkt"), "text": self.words()}
                self.put(part, kept)
            others = [(p, b) for p, b in found if b is not kept]
            for _ in range(self.chance.number(1, 2)):
                part, block = self.chance.pick(others)
                if block["commitment"] not in self.touched and block in blocks(part):
                    blocks(part).remove(block)
                    self.retire(block["commitment"], "merged", [kept["commitment"]])

    def replace(self) -> None:
        kind, prefix = self.chance.pick([("commitment", "punkt"), ("paragraph", "avsnitt")])
        if found := self.find(kind):
            part, block = self.chance.pick(found)
            new = {kind: self.new_id(prefix), "text": self.words()}
            blocks(part)[blocks(part).index(block)] = new
            self.retire(block[kind], "replaced", [new[kind]])

    def withdraw(self) -> None:
        kind = self.chance.pick(["commitment", "commitment", "paragraph"])
        found = self.find(kind)
        if len(found) > 1:
            part, block = self.chance.pick(found)
            blocks(part).remove(block)
            self.retire(block[kind], "withdrawn", [])

    def retitle(self) -> None:
        part = self.chance.pick(self.parts())
        self.turn += 1
        part["title"] = f"{self.chance.pick(WORDS).capitalize()} {self.turn}"

    def change_tagline(self) -> None:
        sector = self.chance.pick(self.tree["sectors"])
        if self.chance.number(0, 2):
            sector["tagline"] = self.words()
        else:
            sector.pop("tagline", None)

    def rename(self) -> None:
        """Give a sector or a section a new id."""
        free = [part for part in self.parts() if part["id"] in self.published - self.touched]
        if free:
            part = self.chance.pick(free)
            old = part["id"]
            self.turn += 1
            part["id"] = f"{self.chance.pick(['ny', 'omdopt'])}-{self.turn}"
            self.retire(old, "replaced", [part["id"]])

    def new_sector(self) -> None:
        self.turn += 1
        sector: Tree = {
            "id": f"omrade-{self.turn}",
            "title": f"Område {self.turn}",
            "content": [{"lead_in": self.new_id("innledning"), "text": "Byrådet vil nå:"}],
            "sections": [],
        }
        self.touched.add(sector["id"])
        self.tree["sectors"].insert(self.chance.number(0, len(self.tree["sectors"])), sector)

    def new_section(self) -> None:
        self.turn += 1
        section: Tree = {"id": f"del-{self.turn}", "title": f"Del {self.turn}", "content": []}
        self.touched.add(section["id"])
        self.chance.pick(self.tree["sectors"]).setdefault("sections", []).append(section)

    def move_section(self) -> None:
        homes = [s for s in self.tree["sectors"] if s.get("sections")]
        if homes:
            home = self.chance.pick(homes)
            section = self.chance.pick(home["sections"])
            home["sections"].remove(section)
            self.chance.pick(self.tree["sectors"]).setdefault("sections", []).append(section)

    def close_section(self) -> None:
        """Withdraw a section; what stood in it moves up into its sector."""
        for sector in self.tree["sectors"]:
            for section in sector.get("sections", []):
                if section["id"] in self.published - self.touched and self.chance.number(0, 1):
                    for block in blocks(section):
                        blocks(sector).append(block)
                    sector["sections"].remove(section)
                    self.retire(section["id"], "withdrawn", [])
                    return

    def merge_sectors(self) -> None:
        """Move all that one sector holds into another, and retire it."""
        free = [s for s in self.tree["sectors"] if s["id"] in self.published - self.touched]
        if len(free) > 1:
            gone, kept = free[0], free[-1]
            blocks(kept).extend(b for b in blocks(gone) if "lead_in" not in b)
            kept.setdefault("sections", []).extend(gone.get("sections", []))
            self.tree["sectors"].remove(gone)
            self.retire(gone["id"], "merged", [kept["id"]])

    def tidy_retired(self) -> None:
        """Take out the fates that have been released, as an editor may."""
        self.tree["retired"] = [
            entry for entry in self.tree.get("retired", []) if entry["retired"] in self.touched
        ]

    def follow_up(self) -> None:
        """Enter that something has happened, to what stands, to what is new, or to what has gone."""
        known = sorted(self.ever | {id_ for id_ in self.touched if id_.startswith("punkt-ny-")})
        new = {entry["retired"] for entry in self.tree.get("retired", [])}
        standing = {b["commitment"] for p in self.parts() for b in blocks(p) if "commitment" in b}
        known = [id_ for id_ in known if id_ in standing | new | self.ever]
        if known:
            chosen = {self.chance.pick(known) for _ in range(self.chance.number(1, 2))}
            self.turn += 1
            self.followups.append(
                {
                    "followup": ids.followup(f"{self.turn}", ()),
                    "commitments": sorted(chosen),
                    "on": self.date,
                    "kind": self.chance.pick(["sak", "vedtak", "budsjett", "svar"]),
                    "text": f"Hendelse nummer {self.turn}.",
                    "source": {
                        "address": f"https://innsyn.example/{self.turn}",
                        "title": f"Sak {self.turn}",
                        "publisher": "Byen",
                    },
                }
            )

    def happen(self) -> None:
        """One thing that may happen."""
        self.chance.pick(list(EVENTS))(self)


EVENTS: tuple[Callable[[Editor], None], ...] = (
    *(Editor.reword, Editor.reword, Editor.correct, Editor.reorder, Editor.move, Editor.move),
    *(Editor.add, Editor.split, Editor.merge, Editor.replace, Editor.withdraw, Editor.retitle),
    *(Editor.change_tagline, Editor.rename, Editor.new_sector, Editor.new_section),
    *(Editor.move_section, Editor.close_section, Editor.merge_sectors, Editor.tidy_retired),
    *(Editor.follow_up, Editor.follow_up),
)


@dataclass(frozen=True)
class Printed:
    """The pages and files of a site, as a reader meets them."""

    pages: dict[str, str]
    files: dict[str, bytes]

    @cached_property
    def trees(self) -> dict[str, LexborHTMLParser]:
        """The pages, parsed when they are asked for."""
        return {}

    def tree(self, path: str) -> LexborHTMLParser:
        if path not in self.trees:
            self.trees[path] = LexborHTMLParser(self.pages[path])
        return self.trees[path]

    @cached_property
    def ids(self) -> dict[str, list[str]]:
        """Every id on every page."""
        return {
            path: re.findall(r'<[^>]*\sid="([^"]+)"', html) for path, html in self.pages.items()
        }

    def element(self, path: str, id_: str) -> LexborNode:
        found = self.tree(path).css(f'[id="{id_}"]')
        assert len(found) == 1, f"{len(found)} times #{id_} on /{path}"
        return found[0]


CHROME = Path(__file__).parent.parent / "overrides"


def printed(book: Book) -> Printed:
    """Everything that the program makes of a book."""
    pages = {one.path: one.print().body for one in plan(book)}
    searched = {path: text.encode() for path, text in scripts.make()}
    searched |= {
        file.path: file.content for file in Site(book, (), CHROME, {"config": {}}).everyday()
    }
    searched[site_map.MANIFEST] = b"{}"
    for language in book.settings.languages:
        searched[book.at(site_map.SEARCH_INDEX, language.code)] = b"{}"
        pages[book.at(site_map.SEARCH_PARTS, language.code)] = "<!doctype html><title>x</title>"
    return Printed(pages, dict(export(book)) | searched)


def text_of(node: LexborNode) -> str:
    return " ".join(node.text().split())


@dataclass
class Ledger:
    """What has been promised: what every id means, and every address ever handed out."""

    wordings: dict[str, list[str]] = field(default_factory=dict)
    fates: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    editions: dict[str, dict[str, str]] = field(default_factory=dict)
    anchors: set[tuple[str, str]] = field(default_factory=set)
    paths: set[str] = field(default_factory=set)
    cards: set[tuple[str, str]] = field(default_factory=set)
    followups: dict[str, tuple[list[str], str]] = field(default_factory=dict)
    """What has happened: to which commitments, and in which words."""

    def write(self, editor: Editor, date: str) -> None:
        """Note what an edition says."""
        texts = {
            block[kind]: " ".join(block["text"].split())
            for part in editor.parts()
            for block in blocks(part)
            for kind in ("commitment", "paragraph", "lead_in", "quote")
            if kind in block
        }
        self.editions[date] = texts
        for id_, text in texts.items():
            known = self.wordings.setdefault(id_, [])
            if known[-1:] != [text]:
                known.append(text)
        for one in editor.followups:
            self.followups[one["followup"]] = (one["commitments"], one["text"])
        for entry in editor.tree.get("retired", []):
            self.fates[entry["retired"]] = (entry["fate"], entry.get("into", []))
        for sector in editor.tree["sectors"]:
            here = [s["id"] for s in sector.get("sections", [])]
            for part in (sector, *sector.get("sections", [])):
                here += [
                    next(str(v) for k, v in b.items() if k not in ("text", "correction", "note"))
                    for b in blocks(part)
                ]
            self.anchors |= {(f"{sector['id']}/", id_) for id_ in here}
        for id_, text in texts.items():
            if id_.startswith("punkt-"):
                self.cards.add((id_.removeprefix("punkt-"), fingerprint(text)))

    def heirs(self, id_: str) -> list[str]:
        """The ids standing today that one became."""
        now = self.editions[max(self.editions)]
        if id_ in now:
            return [id_]
        _, into = self.fates.get(id_, ("left_out", []))
        return [heir for next_ in into for heir in self.heirs(next_)]

    # Every address still tells the truth ---------------------------------------------------------

    def follow(self, site: Printed) -> None:
        """Follow every address that was ever handed out, in every language."""
        now = self.editions[max(self.editions)]
        self.paths |= {p for p in site.pages if not p.startswith(("tall/", "ordliste/"))}
        self.paths |= set(site.files)
        lost = {path for path in self.paths if path not in site.pages and path not in site.files}
        assert not lost, sorted(lost)
        for prefix in ("", "en/", "sma/"):
            for id_, wordings in self.wordings.items():
                if id_.startswith("punkt-"):
                    self._permanent(site, prefix, id_, wordings, now)
            for path, id_ in sorted(self.anchors):
                self._anchor(site, prefix, path, id_, now)
            for date, texts in self.editions.items():
                whole = site.tree(f"{prefix}utgaver/{date}/tekst/")
                body = whole.body
                assert body is not None
                for id_, text in texts.items():
                    assert text_of(site.element(f"{prefix}utgaver/{date}/tekst/", id_)).endswith(
                        text
                    )
        for prefix in ("", "en/", "sma/"):
            for number, print_ in sorted(self.cards):
                self._card(site, prefix, number, print_, now)
            for id_, (about, text) in self.followups.items():
                self._followed(site, prefix, id_, about, text)
        self._links(site)
        self._feeds(site)

    def _permanent(
        self, site: Printed, prefix: str, id_: str, wordings: list[str], now: dict[str, str]
    ) -> None:
        """``/punkt/N/`` says the words as they stand, or what became of them and the last words."""
        path = f"{prefix}punkt/{id_.removeprefix('punkt-')}/"
        page = site.tree(path)
        main = page.body
        assert main is not None
        whole = text_of(main)
        assert wordings[-1] in whole, path
        if id_ in now:
            assert now[id_] in text_of(site.element(path, id_))
            since = {str(node.attributes["data-since"]) for node in page.css("[data-since]")}
            earlier = {fingerprint(w) for w in wordings} - {fingerprint(now[id_])}
            assert since == earlier
        else:
            fate, into = self.fates[id_]
            links = {urljoin(path, str(a.attributes["href"])) for a in page.css("main a, a")}
            for next_ in into:
                assert any(next_.rpartition("-")[2] in link for link in links)
            for heir in self.heirs(id_):
                assert now[heir] in whole
            assert bool(into) == (fate != "withdrawn")

    def _anchor(self, site: Printed, prefix: str, path: str, id_: str, now: dict[str, str]) -> None:
        """An old fragment is there, and says the words or leads to them."""
        page = prefix + path
        node = site.element(page, id_)
        if id_ in now and now[id_] in text_of(node):
            return
        ways = [str(a.attributes["href"]) for a in node.css("a")]
        if not ways:  # a section that stands, or a heading: the thing itself
            assert node.tag in ("h2", "h3"), f"/{page}#{id_} leads nowhere"
            return
        reached = [resolve(page, way) for way in ways]
        for target, fragment in reached:
            assert target in site.pages, f"/{page}#{id_} leads to /{target}"
            assert not fragment or fragment in site.ids[target], f"/{target}#{fragment}"
        if id_ in self.wordings:
            wanted = [now[heir] for heir in self.heirs(id_)] or [self.wordings[id_][-1]]
            seen = " ".join(
                text_of(site.element(target, fragment)) if fragment else body_text(site, target)
                for target, fragment in reached
            )
            assert all(text in seen for text in wanted), f"/{page}#{id_} does not lead to its words"

    def _card(
        self, site: Printed, prefix: str, number: str, print_: str, now: dict[str, str]
    ) -> None:
        """A card says the words as they stand, and says when it was made for others."""
        html = site.files[f"{prefix}punkt/{number}/kort/{print_}/index.html"].decode()
        scripts = re.findall(r"<script[^>]*>", html)
        assert all("assets/card.js" in script for script in scripts)
        card = LexborHTMLParser(html)
        assert card.body is not None
        id_ = f"punkt-{number}"
        words = text_of(card.body)
        notice = bool(card.css(".notice"))
        if id_ in now:
            assert now[id_] in words
            assert notice == (fingerprint(now[id_]) != print_)
        else:
            assert notice
            for heir in self.heirs(id_):
                assert now[heir] in words

    def _followed(self, site: Printed, prefix: str, id_: str, about: list[str], text: str) -> None:
        """What has happened is told where it was entered, and of all that it has become, and that is said."""
        assert text in text_of(site.element(f"{prefix}siden-sist/", id_))
        assert f"#{id_}".encode() in site.files[f"{prefix}endringer/feed.xml"]
        assert id_.encode() in site.files["data/followups.csv"]
        for named in about:
            for heir in {named, *self.heirs(named)}:
                path = f"punkt/{heir.removeprefix('punkt-')}/"
                (told,) = [
                    li for li in site.tree(prefix + path).css(".story > li") if text in li.text()
                ]
                ways = {resolve(path, str(a.attributes["href"]))[0] for a in told.css("a")}
                through = f"punkt/{named.removeprefix('punkt-')}/"
                assert heir in about or through in ways, f"/{path} says not that it was {named}"
                data = json.loads(site.files[f"{path}index.json"])
                assert id_ in [one["id"] for one in data["followups"]]

    def _links(self, site: Printed) -> None:
        """Every link on every page leads somewhere, to the fragment too."""
        for path, html in site.pages.items():
            for way in set(re.findall(r'href="([^"]*)"', html)):
                if urlsplit(way).scheme:
                    continue
                target, fragment = resolve(path, way)
                assert target in site.pages or target in site.files, f"/{path} → {way}"
                if fragment and not fragment.startswith("bruk-"):
                    assert fragment in site.ids[target], f"/{path} → {way}"
            ids = site.ids[path]
            assert len(ids) == len(set(ids)), f"an id twice on /{path}"

    def _feeds(self, site: Printed) -> None:
        atom = "{http://www.w3.org/2005/Atom}"
        for path, content in site.files.items():
            if path.endswith("feed.xml"):
                feed = ET.fromstring(content)  # noqa: S314 - our own
                ids = [entry.findtext(f"{atom}id") for entry in feed.iter(f"{atom}entry")]
                assert len(ids) == len(set(ids)) > 0
                for link in feed.iter(f"{atom}link"):
                    target, fragment = resolve("", link.attrib["href"].removeprefix(SITE))
                    assert target in site.pages or target in site.files
                    assert not fragment or fragment in site.ids[target]


def body_text(site: Printed, path: str) -> str:
    body = site.tree(path).body
    assert body is not None
    return text_of(body)


def resolve(path: str, way: str) -> tuple[str, str]:
    """The path and the fragment that a link on a page leads to."""
    parts = urlsplit(urljoin(f"https://x.example/{path}", way))
    return parts.path.removeprefix("/"), parts.fragment


def write(folder: Path, tree: Tree, edition: str | None) -> None:
    """Save ``platform.yaml`` as the editor would."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = {**tree, **({"edition": edition} if edition else {})}
    if not whole.get("retired"):
        whole.pop("retired", None)
    text = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=10_000)
    (folder / "platform.yaml").write_text(text, "utf-8")


def dates(first: int = 2027) -> Iterator[str]:
    """One edition a month."""
    for year in range(first, 2060):
        for month in range(1, 13):
            yield f"{year}-{month:02d}-15"


def live(
    folder: Path, tree: Tree, chance: Chance, editions: int, most: int, *, first: int = 2027
) -> Iterator[tuple[Editor, Ledger]]:
    """Release edition after edition, each with up to ``most`` changes; yield after each.

    The first of them is in the year ``first``.
    """
    editor, ledger = Editor(tree, chance), Ledger()
    last = None
    for n, date in zip(range(editions), dates(first), strict=False):
        editor.date, editor.touched = date, set()
        for _ in range(chance.number(1, most) if n else 0):
            editor.happen()
        write(folder, editor.tree, last)
        if editor.followups:
            told = yaml.safe_dump({"followups": editor.followups}, allow_unicode=True)
            (folder / "followups.yaml").write_text(told, "utf-8")
        loaded = load(folder)
        prepared, problems = prepare(loaded, date)
        if prepared is None and any("Ingenting er endret" in p.nb for p in problems):
            continue
        assert prepared is not None, show(problems)
        put_in_place(*prepared.files)
        last = date
        editor.numbered(prepared.register.editions[-1].numbered)
        editor.published = {
            id_
            for part in editor.parts()
            for id_ in (part["id"], *(str(v) for b in blocks(part) for v in b.values()))
        }
        editor.ever |= {id_ for id_ in editor.published if id_.startswith("punkt-")}
        ledger.write(editor, date)
        yield editor, ledger


def book_of(folder: Path) -> Book:
    """The book as it would be built now."""
    book, problems = build_book(folder, SETTINGS)
    assert book is not None and not errors(problems), show(problems)  # noqa: PT018
    return book
