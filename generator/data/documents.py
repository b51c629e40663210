"""``/dokumenter/``: PDF documents of the whole platform and of each sector, for paper and screen.

Only where the setting ``documents`` says so, for they need WeasyPrint and its libraries; ``make
documents`` sees to both. Each comes in large print too. They are tagged, and have a language, a title
and metadata, as PDF/UA-1 asks; but no full validator has looked at them, and so they say neither that
they follow it nor that they are PDF/A, for archives. The typefaces come as packages, so that a
document looks alike wherever it is made.

Numbers and addresses stand above the words, nothing is hyphenated and no dots lead to a page number:
a program that takes the text out finds each commitment whole, and nothing else in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from generator import ids
from generator.book import data_files, site_map
from generator.book.book import Book
from generator.book.press import Press
from generator.data.book_epub import address, groups, short
from generator.data.happened import told
from generator.data.pieces import preface
from generator.data.printer import Printer
from generator.settings import in_a_link

LONGEST_ON_A_LINE = 36
"""How many signs of the widest words in large print there is room for on a line."""

_WORDS = re.compile(r"(?<=>)[^<]+(?=<(?!/(?:a|title)>))")
"""What stands between two tags, but for titles, and for links: those are to be of one piece."""

_HYPHENATED = re.compile(r"(?:\S*-\s+)+\S+|\S*\w[-/]\w\S*")
"""A word with a hyphen or a slash in it, or one that ends in a hyphen, with the one that follows."""


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield each document, where the setting asks for them."""
    if not book.settings.documents:
        return
    printer = Printer()
    presses = {lang: Press(book, lang) for lang in data_files.languages(book)}
    for document in data_files.documents(book):
        press = presses[document.lang]
        text, names = html(press, document), _names(press)
        yield document.path, printer.pdf(text, _footer(press), names, large=document.large)


def _names(press: Press) -> dict[str, str]:
    """What links lead to, by anchor and by address: a part or a source by its title, a commitment by its number."""
    found = {part.id: press.say(part.id).name for _, part in press.book.platform.parts}
    for entry in press.book.entries:
        name = press.t.plain("commitment.name", number=str(entry.number))
        found[address(press, entry.commitment)] = f"{name}: {address(press, entry.commitment)}"
    for one in press.book.followups.followups:
        found[in_a_link(one.source.address)] = f"{one.source.title}: {one.source.address}"
    return found


def html(press: Press, document: data_files.Document) -> str:
    """What WeasyPrint is given."""
    of = document.sector
    home = press.book.at(site_map.sector(of) if of else site_map.HOME, press.lang)
    said = press.say(of.id if of else "platform")
    whole = press.say("platform").text
    sectors = (of,) if of else press.book.platform.sectors
    lines = preface(press.book, press.lang, only=of, summaries=True, wordings=True)
    text = press.leaf(
        "",
        "documents/document.html",
        pictures=lambda of: of.as_address,
        said=said,
        title=f"{said.name} – {whole}" if of else whole,
        kind=whole if of else press.t.plain("data.documents_whole"),
        tagline=press.say(ids.tagline(of.id)) if of and of.tagline else None,
        description=lines[0],
        preface=lines,
        home=press.book.settings.absolute(home),
        sectors=sectors,
        groups={sector.id: groups(sector) for sector in sectors},
        address=lambda commitment: address(press, commitment),
        short=lambda commitment: short(press, commitment),
        happened=lambda commitment: told(press.book, press.lang, commitment.id),
    )
    return kept_whole(text)


def kept_whole(text: str) -> str:
    """The HTML with each word that holds a hyphen kept on one line, where a line has room for it.

    A program that takes the text out believes of a hyphen at the end of a line that it is not there,
    and of a line that ends in a slash that a word does.

    >>> kept_whole('<p id="a-b">på Stavne-Leangen-banen.</p>')
    '<p id="a-b">på <span class="whole">Stavne-Leangen-banen.</span></p>'
    >>> kept_whole('<li><a>helse- og omsorg</a> helse- og omsorg</li>')
    '<li><a>helse- og omsorg</a> <span class="whole">helse- og</span> omsorg</li>'
    """
    return _WORDS.sub(lambda run: _HYPHENATED.sub(_whole, run[0]), text)


def _whole(word: re.Match[str]) -> str:
    long = len(unescape(word[0])) > LONGEST_ON_A_LINE
    return word[0] if long else f'<span class="whole">{word[0]}</span>'


def _footer(press: Press) -> str:
    """Where a commitment is found: the margin names only the last part of its address."""
    number = press.t.plain("document.number")
    path = press.book.at(site_map.numbered(0), press.lang).replace("0", number)
    site = press.book.settings.absolute(path).partition("://")[2]
    return press.t.plain("document.address", address=site)
