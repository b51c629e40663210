"""What has happened to a commitment since, for the formats that are read: below its words, marked as ours.

It is told as the editors have entered it, oldest first: the date, the kind, a sentence, and the address
where one can see for oneself. Nobody's word on it is said too, and nothing is judged.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.book import site_map
from generator.book.book import Book, Said
from generator.book.stories import Stories
from generator.platform.followups import FollowUp, Happening
from generator.platform.followups import Source as Seen
from generator.platform.model import Sector
from generator.settings import in_a_link


@dataclass(frozen=True)
class Told:
    """Something that has happened to a commitment, in the words of a document."""

    facts: str
    """When it was, and what kind of thing: "18. juni 2031, vedtak"."""
    said: Said
    about: tuple[str, ...]
    """Sentences about it: what it was entered for, how it was assessed, that nobody has approved it."""
    source: Seen
    case: tuple[str, ...]
    """The number of the case as a sentence, where it has one."""

    @property
    def way(self) -> str:
        """The address of the source, as a link has it."""
        return in_a_link(self.source.address)


def sentence(book: Book, lang: str, of: Told) -> str:
    """All of it on one line, marked as ours, with the address last."""
    t, source = book.words(lang), of.source
    first = f"{t.plain('happened.unadopted')}: {of.facts}: {of.said.text}"
    seen = f"{t.plain('happened.source')} {source.title}, {source.publisher}."
    return " ".join(" ".join((first, *of.about, seen, *of.case, source.address)).split())


def told(book: Book, lang: str, commitment: str) -> tuple[Told, ...]:
    """What has happened to a commitment, oldest first; nothing where nobody has entered anything."""
    return tuple(_told(book, lang, one) for one in book.since(commitment))


def _told(book: Book, lang: str, one: Happening) -> Told:
    t, of = book.words(lang), one.of
    kind = t.plain(f"happened.kind.{of.kind}").lower()
    case = (t.plain("happened.case", number=of.source.case),) if of.source.case else ()
    facts, about = f"{t.date(of.on)}, {kind}", tuple(_about(book, lang, one))
    return Told(facts, book.say(of.id, lang), about, of.source, case)


def _about(book: Book, lang: str, one: Happening) -> list[str]:
    t, of = book.words(lang), one.of
    said = []
    if one.through:
        which = Stories(book, lang, str).commitments(one.through).striptags()
        said.append(t.plain("happened.through", which=which))
    if assessed := _assessed(book, lang, of):
        said.append(assessed)
    return said if of.approved else [*said, t.plain("happened.unapproved")]


def _assessed(book: Book, lang: str, of: FollowUp) -> str:
    """What somebody outside the program came to, with who and when; empty where nobody has assessed."""
    scale = book.followups.scale(of.assessment.scale) if of.assessment else None
    if scale is None or of.assessment is None:
        return ""
    t, step = book.words(lang), of.assessment.step
    when = t.date(of.on)
    return t.plain("happened.assessed", assessor=scale.assessor, step=step, when=when)


def foreword(book: Book, lang: str, only: Sector | None = None) -> str:
    """What a document of the whole, or of a sector, says first: that it tells this, or that nobody has."""
    t = book.words(lang)
    address = book.settings.absolute(book.at(site_map.SINCE, lang))
    if any(map(book.followed, [only.id] if only else book.sectors)):
        return t.plain("document.since", address=address)
    if book.history and book.history.last:
        return t.plain(
            "document.since_nothing_then", date=t.date(book.history.last), address=address
        )
    return t.plain("document.since_nothing", address=address)
