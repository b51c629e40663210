"""``/data/platform.akn.xml``: Akoma Ntoso 1.0 (OASIS LegalDocML), for archives and law tools.

``wId`` is our id, which never changes; ``eId`` is as the Naming Convention 1.0 wants it: it ends in
the number that stands in ``num`` where there is one, and else in the place among its like. A sector
is a ``part``, a section a ``section``, a commitment a ``point`` of the ``list`` that its lead-in
introduces. A platform is no act, and so the document is a ``doc``.

The convention names the work ``/akn/no/doc/platform/havdal/2031-03-14/nn``: the country, the kind,
whose it is, the day of its adoption, and ``nn`` for no number. Each language is an expression of it,
``/nob@2032-01-01``, of the day of its edition. The address of the site is an alias.

What editions have changed, and what has become of what is gone, stands as the standard has it: see
``akoma_ntoso_changes``. What is ours, summaries and everyday words, stays out: the standard's notes are those of the document's
own authors and editors, and an archive keeps what was adopted.

The schema demands a date at every level. Where the document says none, the date is the first that
a calendar has, under the name ``unknown``, for a made-up one would be believed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import zip_longest
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from slugify import slugify

from generator import ids
from generator.book import site_map
from generator.book.book import Book, Said
from generator.book.data_files import languages, named
from generator.data.akoma_ntoso_changes import Changes, Numbered
from generator.platform.marks import Mark, marks, steps
from generator.platform.model import (
    Block,
    Commitment,
    Footnote,
    LeadIn,
    Link,
    Part,
    Picture,
    Platform,
    Sector,
    Table,
)
from generator.wording.language_codes import three_letters

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

DUBLIN_CORE = "http://purl.org/dc/terms/"
"""Whose ``license`` it is: the standard has no place of its own for one."""

UNKNOWN = "0001-01-01"

SUBTYPE = "platform"
"""The kind of ``doc``, in the name of the work."""

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_SHORT = {"paragraph": "para", "section": "sec", "hcontainer": "hcontainer"}
"""What the naming convention calls an element in an ``eId``, where it is not its name."""


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield a file for each language: each is an expression of the same work."""
    changes = Changes(book, partial(_eids, book))
    for lang in languages(book):
        yield named(site_map.PLATFORM_AKN, book, lang), _Writer(book, lang).written(changes)


def _eids(book: Book, platform: Platform) -> Numbered:
    """The ``eId`` of each part of a platform as it stood once, by our ids."""
    then = replace(book, platform=platform, written=None)
    body = Element("mainBody")
    _Writer(then, platform.language).body(body)
    return {str(of.get("wId")): str(of.get("eId")) for of in body.iter() if of.get("wId")}


_HOLDS_WORDS = frozenset({"p", "heading", "subheading", "docTitle", "num"})
"""Elements in which white space is a part of what is said."""


def _set_out(root: Element) -> None:
    """Put each element on a line of its own, but for those among words, where a space would be one."""
    among = [(of, list(of)) for of in root.iter() if of.tag in _HOLDS_WORDS]
    for of, inner in among:
        for one in inner:
            of.remove(one)
    indent(root, space=" ")
    for of, inner in among:
        of.extend(inner)


class _Writer:
    """Writes the platform in one language, and counts the elements of each kind under each other."""

    def __init__(self, book: Book, lang: str) -> None:
        self.book = book
        self.lang = lang
        self._counted: Counter[tuple[str, str]] = Counter()
        self._noted = 0

    def written(self, changes: Changes) -> bytes:
        root = Element("akomaNtoso", xmlns=NAMESPACE)
        doc = SubElement(root, "doc", name="platform")
        meta = SubElement(doc, "meta")
        title = SubElement(SubElement(doc, "preface"), "p")
        self._words(SubElement(title, "docTitle"), self.book.say("platform", self.lang))
        body = SubElement(doc, "mainBody")
        self.body(body)
        now = {str(of.get("wId")): str(of.get("eId")) for of in body.iter() if of.get("wId")}
        _meta(meta, self.book, self.lang, changes, now)
        _set_out(root)
        written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
        return written + b"\n"

    def body(self, body: Element) -> None:
        """Write the sectors, each part under its ``eId``."""
        for sector in self.book.platform.sectors:
            self._part(body, sector)

    def _part(self, above: Element, part: Part) -> None:
        sector = part if isinstance(part, Sector) else None
        made = self._new(above, "part" if sector else "section", part.id)
        self._words(SubElement(made, "heading"), self.book.say(part.id, self.lang))
        if sector and sector.tagline:
            id_ = ids.tagline(sector.id)
            line = SubElement(made, "subheading", eId=f"{made.get('eId')}__subheading", wId=id_)
            self._words(line, self.book.say(id_, self.lang))
        self._content(made, part.content)
        for section in part.sections:
            self._part(made, section)

    def _content(self, above: Element, blocks: tuple[Block, ...]) -> None:
        """Blocks in order; a run of commitments makes a list, with the lead-in right before it."""
        list_: Element | None = None
        for block, after in zip_longest(blocks, blocks[1:]):
            if isinstance(block, LeadIn) and isinstance(after, Commitment):
                list_ = self._new(above, "list")
                intro = SubElement(list_, "intro", eId=f"{list_.get('eId')}__intro", wId=block.id)
                self._words(SubElement(intro, "p"), self.book.say(block.id, self.lang))
            elif isinstance(block, Commitment):
                list_ = self._new(above, "list") if list_ is None else list_
                self._point(list_, block)
            else:
                list_ = None
                self._text(self._other(above, block), block)

    def _point(self, list_: Element, of: Commitment) -> None:
        """A commitment; where others stand in it, its words introduce the list of those."""
        point = self._new(list_, "point", of.id, number=str(of.number))
        SubElement(point, "num", {"title": of.label} if of.label else {}).text = str(of.number)
        if of.title:
            id_ = ids.title(of.id)
            title = SubElement(point, "heading", eId=f"{point.get('eId')}__heading", wId=id_)
            self._words(title, self.book.say(id_, self.lang))
        if not of.commitments:
            self._text(point, of)
            return
        inner = self._new(point, "list")
        intro = SubElement(inner, "intro", eId=f"{inner.get('eId')}__intro")
        self._dressed(SubElement(intro, "p"), of)
        for one in of.commitments:
            self._point(inner, one)

    def _other(self, above: Element, block: Block) -> Element:
        if block.kind in ("paragraph", "table", "picture"):
            return self._new(above, "paragraph", block.id)
        return self._new(above, "hcontainer", block.id, name=block.kind)

    def _text(self, above: Element, of: Block) -> None:
        content = SubElement(above, "content", eId=f"{above.get('eId')}__content")
        if isinstance(of, Table):
            self._table(content, of)
        elif isinstance(of, Picture):
            self._picture(SubElement(content, "p"), of)
        else:
            self._dressed(SubElement(content, "p"), of)

    def _table(self, above: Element, of: Table) -> None:
        said = self.book.say(of.id, self.lang)
        table = self._new(above, "table")
        if of.caption:
            id_ = ids.caption(of.id)
            caption = SubElement(table, "caption", eId=f"{table.get('eId')}__caption", wId=id_)
            self._words(caption, self.book.say(id_, self.lang))
        for n, row in enumerate(said.rows(of)):
            line = SubElement(table, "tr")
            for cell in row:
                words = SubElement(SubElement(line, "td" if n else "th"), "p")
                self._words(words, replace(said, text=cell))

    def _picture(self, above: Element, of: Picture) -> None:
        """A picture by its address, with what is said in its place; the words alone where it is not here."""
        said, file = self.book.say(of.id, self.lang), self.book.pictures.get(of.file)
        if said.state == "missing":
            above.set(_LANG, said.lang)
        if file is None:
            self._words(above, said)
            return
        settings = self.book.settings
        address = settings.absolute(settings.placed(file.path))
        SubElement(above, "img", src=address, alt=said.text)

    def _dressed(self, element: Element, of: Block) -> None:
        """The words with what is marked in them; in a translation, what is marked comes after them."""
        said = self.book.say(of.id, self.lang)
        placed = marks(of).placed
        if said.state == "missing":
            element.set(_LANG, said.lang)
        writing = _Writing(element)
        if said.text == of.text:
            for step, text, mark in steps(said.text, placed):
                self._step(writing, step, text, mark)
        else:
            writing.text(said.text)
            for mark in placed:
                if isinstance(mark.of, Footnote):
                    self._step(writing, "open", "", mark)
                    self._step(writing, "close", "", mark)

    def _step(self, writing: _Writing, step: str, text: str, mark: Mark | None) -> None:
        of = mark.of if mark else None
        if step == "text":
            writing.text(text)
        elif step == "close":
            writing.close()
        elif isinstance(of, Link):
            address = self.book.whole_address(of.address, self.lang)
            writing.open("a", {"href": address or self.book.settings.absolute(site_map.HOME)})
        elif isinstance(of, Footnote):
            self._noted += 1
            note = writing.open(
                "authorialNote",
                {"marker": str(self._noted), "placement": "bottom", "wId": of.id, "eId": of.id},
            )
            self._words(SubElement(note, "p"), self.book.say(of.id, self.lang))
        else:
            writing.open("i", {})

    def _new(
        self, above: Element, kind: str, id_: str = "", number: str = "", **more: str
    ) -> Element:
        """An element below another, under its own number or that among those of its kind."""
        parent = above.get("eId", "")
        self._counted[parent, kind] += 1
        own = f"{_SHORT.get(kind, kind)}_{number or self._counted[parent, kind]}"
        ids = {"eId": f"{parent}__{own}" if parent else own} | ({"wId": id_} if id_ else {})
        return SubElement(above, kind, {**more, **ids})

    def _words(self, element: Element, said: Said) -> None:
        element.text = said.text
        if said.state == "missing":
            element.set(_LANG, said.lang)


class _Writing:
    """Words and elements that stand among each other, one after the other."""

    def __init__(self, root: Element) -> None:
        self._open = [root]
        self._last: Element | None = None

    def text(self, words: str) -> None:
        """Words, where we are."""
        if self._last is None:
            self._open[-1].text = (self._open[-1].text or "") + words
        else:
            self._last.tail = (self._last.tail or "") + words

    def open(self, tag: str, attributes: dict[str, str]) -> Element:
        """An element begins."""
        made = SubElement(self._open[-1], tag, attributes)
        self._open.append(made)
        self._last = None
        return made

    def close(self) -> None:
        """The last that has begun ends."""
        self._last = self._open.pop()


def _meta(meta: Element, book: Book, lang: str, changes: Changes, now: Numbered) -> None:
    """What it is: the work, this expression of it, and this file; and what has been changed in it."""
    identification = SubElement(meta, "identification", source="#adopter")
    home = book.settings.named(site_map.HOME)
    translated = lang not in book.platform.adopted_in
    work, expression = _work(book), _expression(book, lang, _edition(book))
    level = _level(
        SubElement(identification, "FRBRWork"), book, work, book.settings.absolute(site_map.HOME)
    )
    SubElement(level, "FRBRcountry", value=_country(book))
    SubElement(level, "FRBRsubtype", value=SUBTYPE)
    SubElement(level, "FRBRprescriptive", value="false")
    address = book.settings.absolute(book.at(site_map.HOME, lang))
    level = _level(SubElement(identification, "FRBRExpression"), book, expression, address)
    SubElement(level, "FRBRauthoritative", value="false" if translated else "true")
    SubElement(level, "FRBRlanguage", language=three_letters(lang))
    if translated:
        SubElement(
            level,
            "FRBRtranslation",
            {
                "href": _expression(book, book.platform.language, _edition(book)),
                "fromLanguage": three_letters(book.platform.language),
                "authoritative": "false",
                "by": "#translator",
            },
        )
    file = book.settings.absolute(named(site_map.PLATFORM_AKN, book, lang))
    level = _level(SubElement(identification, "FRBRManifestation"), book, expression, file, ".xml")
    SubElement(level, "FRBRformat", value="application/akn+xml")
    dated = partial(_expression, book, lang)
    changes.lifecycle(meta)
    changes.analysis(meta, dated, now)
    references = SubElement(meta, "references", source="#adopter")
    changes.references(references, dated)
    name = book.platform.adopted_by or book.words(lang).plain("document.adopter_unknown")
    _organization(references, "adopter", home, name)
    if translated:
        _organization(references, "translator", home, _translators(book, lang))
    if book.settings.licence or changes.editions:
        _organization(references, "publisher", home, book.settings.publisher or home)
    if book.settings.licence:
        own = SubElement(meta, "proprietary", source="#publisher")
        SubElement(own, "license", xmlns=DUBLIN_CORE).text = book.settings.licence


def _organization(references: Element, id_: str, home: str, name: str) -> None:
    SubElement(references, "TLCOrganization", eId=id_, href=f"{home}#{id_}", showAs=name)


def _translators(book: Book, lang: str) -> str:
    """Everybody who has translated anything, or the name of the language where nobody is named."""
    made = book.translations[lang].units.values()
    names = sorted({one.translated_by for one in made if one.translated_by})
    return ", ".join(names) or book.words(lang).own_name


def _work(book: Book) -> str:
    """The name of the work by the Naming Convention: whatever the site's address, it is the same."""
    date = book.platform.adopted_on or UNKNOWN
    place = slugify(book.platform.place) or "nn"
    actor = place if not place[0].isdigit() else f"place-{place}"  # a digit begins the date
    return f"/akn/{_country(book)}/doc/{SUBTYPE}/{actor}/{date}/nn"


UNSAID_COUNTRY = "zz"
"""What Unicode's CLDR calls a country that nobody has named; ISO 3166 will never give it to one."""


def _country(book: Book) -> str:
    return book.settings.country or UNSAID_COUNTRY


def _expression(book: Book, lang: str, date: str) -> str:
    """The name of what the work says in a language, in the edition of a date."""
    return f"{_work(book)}/{three_letters(lang)}@{date}"


def _edition(book: Book) -> str:
    """The day of the last edition; empty before the first, as the convention says of the original."""
    return book.history.editions[-1].date if book.history else ""


def _level(level: Element, book: Book, name: str, address: str, ending: str = "") -> Element:
    """Fill a level of identification; ``name`` is its own, ``address`` where it lies on the web."""
    adopted = book.platform.adopted_on
    SubElement(level, "FRBRthis", value=f"{name}/!main{ending}")
    SubElement(level, "FRBRuri", value=f"{name}{ending}")
    SubElement(level, "FRBRalias", value=address, name="address")
    if level.tag == "FRBRWork":
        SubElement(level, "FRBRalias", value=book.platform.title, name="title")
    SubElement(level, "FRBRdate", date=adopted or UNKNOWN, name="adopted" if adopted else "unknown")
    SubElement(level, "FRBRauthor", href="#adopter")
    return level
