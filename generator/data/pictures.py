"""``bilde.png`` beside each commitment and sector: what those see to whom the page is passed on.

The words are set in type, never a picture of anyone. Only where the setting ``documents`` says so, for
it takes Pillow and the typefaces of the documents; without it every page names one picture of the whole
site, which shows no words. A picture in another language than the adopted one says that it is no more
than a translation, for it stands among other people's words.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.book import Book
from generator.book.data_files import languages
from generator.book.press import Press
from generator.data.printer import MISSING, CannotMakeDocumentsError


def make(book: Book, sector: str) -> Iterator[tuple[str, bytes]]:
    """Yield the pictures of a sector and of its commitments, in each language that is shown."""
    if not (book.settings.documents and sector):
        return
    try:
        from generator.data import drawing  # noqa: PLC0415 - a site without documents does without Pillow
    except ImportError as error:
        raise CannotMakeDocumentsError(MISSING.format(what=error)) from error
    for lang in languages(book):
        for path, words in _of_sector(Press(book, lang), sector):
            picture = book.at(site_map.picture(path), lang)
            yield picture, drawing.drawn(drawing.Words(*words))


def _of_sector(press: Press, sector: str) -> Iterator[tuple[str, tuple[str, str, str]]]:
    """The path of each page, and what stands in its picture: what it is, the words, what they are from."""
    platform = press.say("platform").text
    official = press.lang in press.book.platform.adopted_in
    below = platform if official else f"{platform} · {press.t.plain('card.translation')}"
    entries = press.book.entries_in(sector)
    apart = not entries and sector not in {of.id for of in press.book.counted}
    counted = "" if apart else press.t.plain("count.commitments", n=len(entries))
    yield site_map.page_of(sector), (counted, press.say(sector).name, below)
    for entry in entries:
        name = press.t.plain("commitment.name", number=str(entry.number))
        text = " ".join(press.say(id_).text for id_ in (*entry.before, entry.id))
        yield site_map.commitment(entry.commitment), (name, text, below)
