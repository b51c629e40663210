"""The desk: what waits is read by those who approve it, one text at a time, and becomes a file.

One page for each language and part, for nobody reads everything at one sitting. They are for
reviewers: no search engine is shown them, and no reader is led there.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator.book import site_map
from generator.book.press import Draft, Plan, Press
from generator.book.readings import Line, Reader, Shelf, shelves
from generator.reading.yaml_text import scalar
from generator.source.rounds import REST
from generator.source.shelves import APPROVALS
from generator.wording.words import Words


def plans(press: Press) -> Iterator[Plan]:
    """Yield the page that leads to the others, and one for each language and part."""
    found = tuple(shelves(press.book))
    yield press.plan(site_map.DESK, "desk", _list, found)
    sectors = {sector.id for sector in press.book.platform.sectors}
    for shelf in found:
        path = site_map.readings(shelf.lang, shelf.part, shelf.page)
        scope = shelf.part if shelf.part in sectors else ""
        yield press.plan(path, "readings", _read, shelf, scope=scope)


def _list(press: Press, found: tuple[Shelf, ...]) -> Draft:
    rows: dict[str, list[tuple[Shelf, str, int, int]]] = {}
    for shelf in found:
        waits = len(shelf.waiting)
        row = (shelf, _name(press, shelf), len(shelf.every) - waits, waits)
        rows.setdefault(shelf.lang, []).append(row)
    own = press.book.platform.language
    return Draft(
        press.t.plain("desk.title"),
        press.t.plain("desk.description"),
        indexed=False,
        values={
            "languages": [(None if lang == own else Words(lang), of) for lang, of in rows.items()]
        },
    )


def _name(press: Press, shelf: Shelf) -> str:
    """What a part is called, with the number of the page where it has several."""
    part = press.t.plain("desk.rest") if shelf.part == REST else press.say(shelf.part).name
    if shelf.page == 1:
        return part
    return press.t.plain("desk.numbered", part=part, n=str(shelf.page))


def _read(press: Press, shelf: Shelf) -> Draft:
    book, t, name = press.book, press.t, _name(press, shelf)
    own = shelf.lang == book.platform.language
    title = (
        t.plain("desk.own_title", part=name)
        if own
        else t.plain("desk.page_title", part=name, language=t.name_of(shelf.lang))
    )
    reader = Reader(book, shelf.lang)
    return Draft(
        title,
        t.plain("desk.description"),
        indexed=False,
        values={
            "shelf": shelf,
            "name": name,
            "readings": [reader.reading(of) for of in shelf.waiting],
            "only": book.approvers.approvers.get(shelf.lang),
            "folder": f"{book.settings.source}/{APPROVALS}/{shelf.lang}",
            "place": scalar(book.platform.place),
            "key": book.settings.absolute(site_map.readings(shelf.lang, shelf.part, shelf.page)),
            "write": book.in_words_of,
            "attribute": lambda line: _attribute(press, line),
            "in_context": _in_context,
        },
    )


def _attribute(press: Press, line: Line) -> Markup:
    """The language of words, where the page speaks otherwise."""
    return Markup(' lang="{}"').format(line.lang) if line.lang != press.t.chrome else Markup("")


def _in_context(shelf: Shelf, thing: str) -> str:
    """Where the text stands that is read, in its language."""
    return f"{site_map.prefixed(site_map.page_of(shelf.part), shelf.lang)}#{thing}"
