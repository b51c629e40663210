"""Each sector as Markdown beside its page, and ``/llms.txt``, which says where all of it is.

A machine that is asked what the text says finds the words and their addresses, with nothing round them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.book import Book
from generator.book.data_files import languages, named
from generator.data.markdown import about, escaped, shown
from generator.platform.model import Sector


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield each sector's own file, also where a sector has gone, and the list of them."""
    gone = book.left_behind.pages if book.left_behind else ()
    for lang in languages(book):
        for sector in book.platform.sectors:
            yield book.at(site_map.sector_md(sector.id), lang), _sector(book, lang, sector).encode()
        for id_ in gone:
            yield book.at(site_map.sector_md(id_), lang), _gone(book, lang, id_).encode()
    yield site_map.LLMS, _list(book).encode()


def _sector(book: Book, lang: str, sector: Sector) -> str:
    """A sector alone: what it is from, and then all of it."""
    of = escaped(book.say("platform", lang).text)
    head = [f"# {escaped(book.say(sector.id, lang).text)}", f"*{of}*", *about(book, lang, sector)]
    head.append(f"<{_page(book, lang, sector.id)}>")
    return "\n\n".join([*head, *list(shown(book, lang, sector))[1:]]) + "\n"


def _gone(book: Book, lang: str, id_: str) -> str:
    said = escaped(book.words(lang).plain("braille.gone"))
    title = escaped(book.say(id_, lang).name)
    return f"# {title}\n\n{said}\n\n<{_page(book, lang, id_)}>\n"


def _page(book: Book, lang: str, id_: str) -> str:
    return book.settings.absolute(book.at(site_map.page_of(id_), lang))


def _list(book: Book) -> str:
    """``llms.txt``, as its proposal has it: a title, what it is, and links under headings."""
    own = book.platform.language
    t = book.words(own)
    lines = [f"# {escaped(book.say('platform', own).text)}", ""]
    lines += [f"> {line}" for line in about(book, own)]
    lines += ["", escaped(t.plain("llms.cite", address=book.settings.absolute("punkt/1/")))]
    for lang in languages(book):
        lines += [
            "",
            f"## {escaped(book.words(lang).own_name if lang != own else t.plain('llms.text'))}",
            "",
        ]
        for sector in book.platform.sectors:
            file = book.settings.absolute(book.at(site_map.sector_md(sector.id), lang))
            lines.append(f"- [{escaped(book.say(sector.id, lang).name)}]({file})")
        whole = book.settings.absolute(named(site_map.PLATFORM_MD, book, lang))
        lines.append(f"- [{escaped(book.say('platform', lang).text)}]({whole})")
    data = book.settings.absolute(site_map.DATA)
    lines += [
        "",
        f"## {escaped(t.plain('data.title'))}",
        "",
        f"- [{escaped(t.plain('data.title'))}]({data})",
    ]
    return "\n".join(lines) + "\n"
