"""How one cites a commitment: links that last, references, and HTML ready to be pasted."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from urllib.parse import quote

import segno
from markupsafe import Markup, escape

from generator.book import card_size, site_map
from generator.book.book import Book, Entry
from generator.platform.model import Commitment, fingerprint
from generator.wording.words import Words, chrome, marked

WORDS_AT_AN_END = 5
"""How many words of a long text its quote link names at each end."""

_PARTS = re.compile(r"(?<=[^:/]/)(?=[^/\d])")

REFERENCES = {
    (False, False): "commitment.reference_text",
    (False, True): "commitment.reference_edition",
    (True, False): "commitment.reference_translation",
    (True, True): "commitment.reference_translation_edition",
}
"""The words of a reference, by whether it is to a translation, and to an edition."""

LANGIDS = {
    "nb": "norsk",
    "nn": "nynorsk",
    "en": "british",
    "sv": "swedish",
    "da": "danish",
    "fi": "finnish",
    "is": "icelandic",
    "de": "ngerman",
    "nl": "dutch",
    "fr": "french",
    "es": "spanish",
    "pt": "portuguese",
    "it": "italian",
    "pl": "polish",
    "ar": "arabic",
}
"""What LaTeX's babel calls a language; of one that is not here nothing is said."""

_BIBTEX = str.maketrans(
    {
        **dict.fromkeys("{}\\", ""),
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        **{sign: f"\\{sign}" for sign in "%&#_$"},
    }
)
"""LaTeX's own signs, as they are written in a text; braces and backslashes are left out."""


def frame(address: str, title: str, height: int) -> str:
    """HTML that shows a card on another site, in a frame so many pixels high."""
    return str(
        Markup(
            '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy" '
            'style="border:0"></iframe>'
        ).format(address, title, height)
    )


def fallback(words: str, address: str, title: str) -> str:
    """HTML that quotes some words and links to where they stand."""
    quoted = Markup("<p>{}</p>").format(words) if words else ""
    return str(
        Markup('<blockquote>{}<p><a href="{}">{}</a></p></blockquote>').format(
            quoted, address, title
        )
    )


def breakable(address: str) -> Markup:
    """The address as HTML that may be parted after a slash, but not between a slash and a number.

    Browsers differ in where they part an address; where they would not, they part a number in two.
    """
    return Markup("<wbr>").join(_PARTS.split(address))


@dataclass(frozen=True)
class Citing:
    """The citing kit of one commitment in one language."""

    book: Book
    entry: Entry
    lang: str

    @property
    def wording(self) -> str:
        """The fingerprint of the wording, where an edition has carried it; else nothing."""
        history = self.book.history
        record = history.record(self.entry.id) if history else None
        now = fingerprint(self.entry.text)
        last = history.editions[-1].date if history else ""
        released = [w.fingerprint for w in record.wordings if w.since <= last] if record else []
        return now if released[-1:] == [now] else ""

    @property
    def address(self) -> str:
        """The short address, which never changes."""
        return self._absolute(site_map.numbered(self.entry.number))

    @property
    def link(self) -> str:
        """The address that remembers the wording; empty before the wording is released."""
        if not self.wording:
            return ""
        return self._absolute(site_map.remembering(self.entry.number, self.wording))

    @property
    def quote_link(self) -> str:
        """A link that marks the words; browsers that cannot do so go to the commitment."""
        words = self.book.say(self.entry.id, self.lang).text.split()
        ends = [words]
        if len(words) > 2 * WORDS_AT_AN_END:
            ends = [words[:WORDS_AT_AN_END], words[-WORDS_AT_AN_END:]]
        text = ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
        return f"{self.address}#{self.entry.id}:~:text={text}"

    @property
    def reference(self) -> Markup:
        """The reference as it is written in council papers, each word in its own language."""
        t, say = self.book.words(self.lang), self.book.say
        translated = say(self.entry.id, self.lang).lang not in self.book.platform.adopted_in
        parts = [self.entry.sector, *self.entry.sections]
        outer = (escape(_inside(of, t)) for of in self.entry.within)
        where = [*(say(part.id, self.lang).span for part in parts), *outer]
        return t(
            REFERENCES[translated, bool(self.wording)],
            title=say("platform", self.lang).span,
            number=self._number,
            where=Markup(", ").join(where),
            edition=t.date(self.issued) if self.wording else "",
            address=breakable(self.address),
        )

    @property
    def attribute(self) -> Markup:
        """``lang="nb"`` for what is pasted elsewhere, where the page speaks otherwise."""
        return marked(self._said, chrome(self.lang))

    @cached_property
    def _said(self) -> str:
        """The language of what is pasted elsewhere: the page's, or the original's; never both."""
        around = (self.entry.sector, *self.entry.sections)
        ids_ = ["platform", self.entry.id, *self.entry.before, *(of.id for of in around)]
        said = [*(self.book.say(id_, self.lang) for id_ in ids_), self.book.behind(self.lang)]
        whole = all(of.lang == self.lang for of in said if of)
        return self.lang if whole else self.book.platform.language

    @property
    def bibtex(self) -> str:
        """The reference for LaTeX, with nothing that the oldest styles pass over.

        ``plain.bst`` of 1988 knows no ``booktitle`` and no ``url`` for a ``@misc``, so both stand in
        ``howpublished``. Where nobody is named as author, it sorts by ``key``.
        """
        by = self.author
        out = (self.platform, self._where, self.book.settings.publisher, self.address)
        rows = {
            "author" if by else "key": f"{{{by or self.platform}}}",
            "title": f"{{{self._name}}}",
            "howpublished": ". ".join(part for part in out if part),
            "year": self.issued[:4],
            "langid": LANGIDS.get(self._said, ""),
        }
        lines = [f"  {key} = {{{_for_bibtex(value)}}}," for key, value in rows.items() if value]
        return "\n".join([f"@misc{{{self.entry.id},", *lines, "}"])

    @property
    def author(self) -> str:
        """Who stands behind the words; empty where the source does not say so."""
        behind = self.book.behind(self._said)
        return behind.text if behind else ""

    @property
    def csl_json(self) -> str:
        """The reference for Zotero, Pandoc and the like."""
        made = {
            "id": self.entry.id,
            "type": "document",
            "title": self._name,
            "author": [{"literal": self.author}] if self.author else None,
            "container-title": self.platform,
            "publisher": self.book.settings.publisher,
            "section": self._where,
            "version": self.issued,
            "issued": {"date-parts": [[int(part) for part in self.issued.split("-")]]}
            if self.issued
            else None,
            "URL": self.address,
            "language": {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}.get(self._said, self._said),
        }
        return json.dumps([{k: v for k, v in made.items() if v}], ensure_ascii=False)

    @property
    def card(self) -> str:
        """The address of the card, which remembers the wording where it is released."""
        return self._absolute(site_map.card(self.entry.number, self.wording))

    @property
    def frame(self) -> str:
        """HTML that shows the card on another site."""
        return frame(self.card, self.title, self.card_height)

    @property
    def card_height(self) -> int:
        """How high a frame must be for the card to be seen whole in it."""
        say, t = self.book.say, self.book.words(self.lang)
        said = say(self.entry.id, self.lang)
        quoted = [say(id_, self.lang).text for id_ in self.entry.before]
        official = said.lang in self.book.platform.adopted_in
        return card_size.height(
            (
                *card_size.head(t, say("platform", self.lang).text),
                *(card_size.quoted(text) for text in (*quoted, said.text)),
                *(() if official else (card_size.small(t.plain("card.translation")),)),
                *self._newest(t),
            )
        )

    def _newest(self, t: Words) -> Iterator[card_size.Words]:
        """The line of what has happened last, as it stands on the card."""
        since = self.book.since(self.entry.id)
        if since:
            of = since[-1].of
            kind = t.plain(f"happened.kind.{of.kind}")
            line = t.plain("card.newest", when=t.date(of.on), kind=kind)
            yield card_size.small(f"{line} {self.book.say(of.id, self.lang).text}")

    @property
    def blockquote(self) -> str:
        """HTML that quotes the words, for sites that take no frames."""
        said = self.book.say(self.entry.id, self._said)
        return str(
            Markup(
                '<blockquote cite="{0}" lang="{1}"><p>{2}</p></blockquote>\n'
                '<p><a href="{0}">{3}</a></p>'
            ).format(self.link or self.address, said.lang, self._words, self.title)
        )

    @property
    def embedded(self) -> str:
        """HTML for a site that asks how to show it: the frame, and the words where it is thrown away.

        The words come first, in an element without attributes, as WordPress wants them.
        """
        return fallback(self._words, self.link or self.address, self.title) + self.frame

    @property
    def _words(self) -> str:
        read = (*self.entry.before, self.entry.id)
        return " ".join(self.book.say(id_, self._said).text for id_ in read)

    @property
    def qr(self) -> Markup:
        """The short address as a picture for a telephone."""
        return _drawn(self.address)

    @property
    def title(self) -> str:
        """The commitment and the platform, as one says what something is from."""
        return f"{self._name} – {self.platform}"

    @property
    def _name(self) -> str:
        return self.book.words(self._said).plain("commitment.name", number=self._number)

    @property
    def _number(self) -> str:
        """Its number, and after it the one that it has in the document itself."""
        return _numbered(self.entry.commitment)

    @property
    def platform(self) -> str:
        """The title of the platform."""
        return self.book.say("platform", self._said).text

    @property
    def _where(self) -> str:
        parts = [self.entry.sector, *self.entry.sections]
        outer = (_inside(of, self.book.words(self._said)) for of in self.entry.within)
        return ", ".join((*(self.book.say(part.id, self._said).name for part in parts), *outer))

    @property
    def issued(self) -> str:
        """The date of the last edition; where there is none, the date of adoption if known."""
        if self.book.history and self.wording:
            return self.book.history.editions[-1].date
        return self.book.platform.adopted_on or ""

    def _absolute(self, path: str) -> str:
        return self.book.settings.absolute(self.book.at(path, self.lang))


def _numbered(of: Commitment) -> str:
    return f"{of.number} [{of.label}]" if of.label else str(of.number)


def _inside(outer: Commitment, t: Words) -> str:
    """A commitment that another stands inside, as one says where something stands."""
    return t.plain("search.named_commitment", number=_numbered(outer))


def _for_bibtex(text: str) -> str:
    """Text with LaTeX's own signs written out, but for the braces that keep its capitals."""
    inner = text[1:-1] if text.startswith("{") else text
    made = inner.translate(_BIBTEX)
    return f"{{{made}}}" if text.startswith("{") else made


@cache
def _drawn(address: str) -> Markup:
    """A QR code; kept, for a preview draws the same ones at each edit."""
    code = segno.make(address, micro=False, error="m", boost_error=False, mask=4)
    return Markup(code.svg_inline(omitsize=True, border=4, svgclass=None, lineclass=None))  # noqa: S704 - segno's own drawing
