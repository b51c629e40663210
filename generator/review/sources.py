"""Which sources of what has happened can no longer be read: asked politely, told in plain Norwegian.

It is looked at once a week, outside every build and every check, and decides nothing: a page that does not
answer today may answer tomorrow, and a site that turns programs away may well answer a reader.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from http.client import HTTPException
from typing import Literal
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit
from urllib.request import Request, build_opener

from generator.problems import Place, cut
from generator.settings import is_address
from generator.source.load import Loaded

State = Literal["answers", "gone", "silent", "unclear", "moved"]

PATIENCE = 20
"""Seconds that an answer may take."""

PAUSE = 2.0
"""Seconds between two requests to the same host."""

GONE = frozenset({404, 410})
"""What a host answers of a page that is there no longer."""

TURNED_AWAY = frozenset({400, 403, 404, 405, 501})
"""What some hosts answer to a question without a body, though the page is there."""

MOST_LISTED = 60
"""Sources under one heading: an issue on a forge has room for so many, and nobody mends more in a day."""

NAME = "plattform-kilder/1 (ser en gang i uken etter om kilder svarer{about})"


@dataclass(frozen=True)
class Answer:
    """What became of one address: whether it answers, and what it said."""

    state: State
    said: str = ""


@dataclass(frozen=True)
class Cited:
    """An address, and one of the places where it is given as a source."""

    address: str
    place: Place
    commitments: tuple[str, ...]
    archived: str


Ask = Callable[[str], Answer]
"""Asks one address."""


def cited(loaded: Loaded) -> Iterator[Cited]:
    """Every source that is given, in the order of the file; what is no address is for the check to tell."""
    for spot, one in zip(loaded.followup_spots, loaded.followups.followups, strict=True):
        if is_address(one.source.address):
            place = spot.place("source", "address")
            yield Cited(one.source.address, place, one.commitments, one.archived or "")


def look(
    addresses: Iterable[str], ask: Ask, wait: Callable[[float], object] = time.sleep
) -> dict[str, Answer]:
    """What each address answers: each is asked once, one after the other, with a pause for its host."""
    found: dict[str, Answer] = {}
    asked: set[str] = set()
    for address in addresses:
        if address in found:
            continue
        host = urlsplit(address).hostname or ""
        if host in asked:
            wait(PAUSE)
        asked.add(host)
        found[address] = ask(address)
    return found


def asking(about: str = "", patience: float = PATIENCE) -> Ask:
    """Asks over the net, under a name that says who asks, and ``about`` where one reads more of it."""
    name = NAME.format(about=f"; {about}" if about else "")

    def ask(address: str) -> Answer:
        first = _asked(address, "HEAD", name, patience)
        if isinstance(first, int) and first in TURNED_AWAY:
            first = _asked(address, "GET", name, patience)
        return _understood(address, first)

    return ask


def _asked(address: str, method: str, name: str, patience: float) -> int | str | OSError:
    """The address that answered in the end; the number of a refusal; or why there is no answer."""
    parts = urlsplit(address)
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~?")
    whole = parts._replace(path=path, query=query, fragment="").geturl()
    request = Request(whole, method=method, headers={"User-Agent": name})  # noqa: S310 - http(s) only
    try:
        with build_opener().open(request, timeout=patience) as answer:
            return str(answer.geturl())
    except HTTPError as error:
        error.close()
        return error.code
    except OSError as error:
        return error
    except (HTTPException, ValueError) as error:
        return OSError(str(error))


def _understood(address: str, got: int | str | OSError) -> Answer:
    if isinstance(got, OSError):
        reason = getattr(got, "reason", got)
        return Answer("silent", cut(" ".join(str(reason).split()), 100, 100))
    if isinstance(got, int):
        return Answer("gone" if got in GONE else "unclear", str(got))
    before, after = urlsplit(address), urlsplit(got)
    lost = len(before.path.rstrip("/")) > 0 and after.path.rstrip("/") == ""
    return Answer("moved", got) if lost else Answer("answers")


def report(sources: Iterable[Cited], answers: dict[str, Answer]) -> str:
    """What to tell the editors, as Markdown; empty where every source answers."""
    told = [(one, answers[one.address]) for one in sources if one.address in answers]
    parts = [
        _part(heading, help_, [(one, of) for one, of in told if of.state == state])
        for state, heading, help_ in _HEADINGS
    ]
    return "\n".join(part for part in parts if part)


_HEADINGS: tuple[tuple[State, str, str], ...] = (
    (
        "gone",
        "Disse sidene er borte",
        "Finn ut hvor siden er nå, og rett «address». Finner du den ikke, så se etter en kopi i et nettarkiv, "
        "og legg den til under «archived». La det som har skjedd, stå: det har fortsatt skjedd.",
    ),
    (
        "moved",
        "Disse adressene fører nå til forsiden",
        "Da er siden som regel flyttet. Gjør det samme som for dem som er borte.",
    ),
    (
        "silent",
        "Disse svarte ikke i det hele tatt",
        "Det kan gå over. Står den samme her neste uke også, så gjør det samme som for dem som er borte.",
    ),
    (
        "unclear",
        "Disse ville ikke svare et program",
        "Åpne adressen selv. Kommer siden opp, er alt i orden.",
    ),
)


def _part(heading: str, help_: str, told: list[tuple[Cited, Answer]]) -> str:
    if not told:
        return ""
    more = len(told) - MOST_LISTED
    rest = [f"- … og {more} til."] if more > 0 else []
    lines = (_line(*one) for one in told[:MOST_LISTED])
    return "\n".join([f"## {heading}", "", help_, "", *lines, *rest, ""])


def _line(of: Cited, answer: Answer) -> str:
    about = ", ".join(of.commitments)
    said = f" ({answer.said})" if answer.said else ""
    kept = (
        ""
        if of.archived
        else f" Se etter en kopi: <https://web.archive.org/web/*/{_bare(of.address)}>"
    )
    return f"- **{_plain(about)}**: <{_bare(of.address)}>{_plain(said)} – `{of.place}`.{kept}"


def _bare(address: str) -> str:
    """An address between angle brackets, where these and blanks would end it."""
    return quote(address, safe="/%:@!$&'()*+,;=~?#[]-._")


def _plain(text: str) -> str:
    return "".join(f"&#{ord(c)};" if c in "<>&*_`[]|~@#\\" else c for c in text)
