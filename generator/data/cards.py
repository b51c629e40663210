"""The cards that other sites show in a frame, with what they need to know to do so.

A card has an address for the commitment, ``/punkt/N/kort/``, and one for each wording that an
edition has carried, ``/punkt/N/kort/FINGERPRINT/``. The second is what the page hands out: so a
card knows, without a script, which words its readers were meant to see, and says when they have
changed. Its one script tells the site around it how high it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from generator.book import policy, site_map
from generator.book.book import Book
from generator.book.citing import Citing, fallback, frame
from generator.book.press import Press
from generator.book.stories import Stories
from generator.data.json_bytes import as_json
from generator.ids import number_of

WIDTH = 600

HEIGHT_OF_ONE_GONE = 400
"""Of the card of a commitment that stands no longer, whose words are those that came after it."""


def make(book: Book, sector: str) -> Iterator[tuple[str, bytes]]:
    """Yield each card in each language, and each oEmbed answer."""
    for language in book.settings.languages:
        press = Press(book, language.code)
        yield from _standing(press, sector) if sector else _gone(press)


def _standing(press: Press, sector: str) -> Iterator[tuple[str, bytes]]:
    for entry in press.book.entries_in(sector):
        before = [press.say(id_) for id_ in entry.before]
        yield from _of_one(press, entry.id, True, [(said.text, said.attribute) for said in before])
        citing = Citing(press.book, entry, press.lang)
        made = citing.title, citing.embedded, citing.card_height
        yield _answer(press, entry.number, *made)


def _gone(press: Press) -> Iterator[tuple[str, bytes]]:
    history = press.book.history
    for id_ in press.book.retired if history else ():
        assert history is not None
        lead = history.lead_in(id_)
        yield from _of_one(press, id_, False, [(lead, press.original)] if lead else [])
        number = number_of(id_, "punkt")
        title = f"{Stories(press.book, press.lang, str).bare_name(id_)} – {_title(press)}"
        card = press.book.at(site_map.card(number), press.lang)
        address = press.book.settings.absolute(card)
        page = press.book.at(site_map.numbered(number), press.lang)
        words = fallback("", press.book.settings.absolute(page), title)
        made = words + frame(address, title, HEIGHT_OF_ONE_GONE)
        yield _answer(press, number, title, made, HEIGHT_OF_ONE_GONE)


def _of_one(
    press: Press, id_: str, stands: bool, before: list[tuple[str, str]]
) -> Iterator[tuple[str, bytes]]:
    """The card, and one for each wording; those of wordings that stand no longer say so.

    ``before`` are the words that one reads first, each with the attribute of its language.
    """
    history = press.book.history
    number = number_of(id_, "punkt")
    stories = Stories(press.book, press.lang, str)
    earlier = {w.fingerprint: w for w in stories.earlier(id_)}
    whose = {print_: stories.whose(id_, w) for print_, w in earlier.items()}
    since = press.book.since(id_)
    released = [w.fingerprint for w in history.wordings(id_)] if history else []
    taken = stories.cards_taken_away(id_)
    for fingerprint in ("", *dict.fromkeys((*released, *taken))):
        path = site_map.card(number, fingerprint)
        made = press.leaf(
            path,
            "card.html",
            id_=id_,
            number=number,
            stands=stands,
            wording=earlier.get(fingerprint),
            whose=whose.get(fingerprint),
            taken=taken.get(fingerprint),
            block=entry.commitment
            if (entry := press.book.entry_by_id.get(id_)) and stands
            else None,
            heirs=history.heirs(id_) if history and not stands else (),
            before=before,
            newest=since[-1].of if since else None,
            policy=Markup(policy.ELEMENT),  # noqa: S704 - our own words
        )
        yield f"{press.book.at(path, press.lang)}index.html", made.encode()


def _answer(press: Press, number: int, title: str, html: str, height: int) -> tuple[str, bytes]:
    path = press.book.at(site_map.oembed(number), press.lang)
    return path, as_json(oembed(press, title, html, height))


def oembed(press: Press, title: str, html: str, height: int) -> dict[str, Any]:
    """The answer of the oEmbed standard (1.0) for a commitment."""
    home = press.book.at(site_map.HOME, press.lang)
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": _title(press),
        "provider_url": press.book.settings.absolute(home),
        "html": html,
        "width": WIDTH,
        "height": height,
    }


def _title(press: Press) -> str:
    return press.say("platform").text
