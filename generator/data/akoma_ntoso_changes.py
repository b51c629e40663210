"""What editions have changed, as Akoma Ntoso has it: the document's life, and each change to its parts.

Each edition is an event of the ``lifecycle``, the first a generation and the others amendments. What one
changed is a passive modification: words a ``substitution``, something new an ``insertion``, what has moved
a ``renumbering``, for its ``eId`` follows its place; what is gone a ``repeal``, ``split``, ``join`` or
``replacement``. The last four lead to what the part was, in the last expression that had it, and to what
it became. The order of a list is no part of any ``eId``, and a new order is no modification.

A platform is no law: nothing is said of when a part of it is in force.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from generator.book import site_map
from generator.book.book import Book
from generator.platform.history import Event, EventKind, History
from generator.platform.model import Platform
from generator.platform.register import platform_on

Numbered = Mapping[str, str]
"""The ``eId`` of each of our ids."""

KINDS: Mapping[EventKind, str] = {
    "added": "insertion",
    "changed": "substitution",
    "corrected": "substitution",
    "moved": "renumbering",
    "withdrawn": "repeal",
    "left_out": "repeal",
    "split": "split",
    "merged": "join",
    "replaced": "replacement",
}
"""What the standard calls each kind of event; ``reordered`` is none of them."""


@dataclass(frozen=True)
class Changes:
    """The changes of a platform, and where each part stood in the edition of each date."""

    book: Book
    number: Callable[[Platform], Numbered]
    """Gives the parts of a platform their ``eId``."""
    _known: dict[str, Numbered] = field(default_factory=dict)

    @property
    def editions(self) -> tuple[str, ...]:
        """The dates of the editions, in order."""
        return tuple(of.date for of in self._history.editions) if self.book.history else ()

    @property
    def _history(self) -> History:
        assert self.book.history is not None
        return self.book.history

    def on(self, date: str) -> Numbered:
        """The ``eId`` of each part in the edition of a date."""
        if date not in self._known:
            then = platform_on(self._history.register, date, self.book.platform)
            self._known[date] = self.number(then)
        return self._known[date]

    def lifecycle(self, meta: Element) -> None:
        """Put in the editions as events, where there are any."""
        if not self.editions:
            return
        life = SubElement(meta, "lifecycle", source="#publisher")
        for n, date in enumerate(self.editions):
            made = SubElement(life, "eventRef", eId=f"eventRef_{n + 1}", date=date)
            made.set("source", "#original" if n == 0 else f"#edition-{date}")
            made.set("type", "amendment" if n else "generation")
        made.set("originatingExpression", "true")

    def analysis(self, meta: Element, name: Callable[[str], str], now: Numbered) -> None:
        """Put in the modifications; ``name`` is that of the expression of a date, ``now`` this one's."""
        found = list(self._modifications(name, now))
        if not found:
            return
        above = SubElement(
            SubElement(meta, "analysis", source="#publisher"), "passiveModifications"
        )
        for n, made in enumerate(found, 1):
            made.set("eId", f"textualMod_{n}")
            above.append(made)

    def references(self, references: Element, name: Callable[[str], str]) -> None:
        """Put in what the events and modifications lead to: the first expression, and each later edition."""
        book = self.book
        for n, date in enumerate(self.editions):
            of = {
                "eId": f"edition-{date}" if n else "original",
                "href": book.settings.absolute(site_map.edition(date)) if n else name(date),
                "showAs": book.words(book.platform.language).plain(
                    "edition.title", date=book.words(book.platform.language).date(date)
                ),
            }
            SubElement(references, "passiveRef" if n else "original", of)

    def _modifications(self, name: Callable[[str], str], now: Numbered) -> Iterator[Element]:
        joined: dict[tuple[str, ...], Element] = {}
        for event in self._history.events if self.editions else ():
            if not event.released or event.kind not in KINDS:
                continue
            made = self._modification(event, _Places(self, name, now))
            into = (event.date, *(event.fate.into if event.fate else ()))
            if made is None:
                continue
            if event.kind == "merged" and into in joined:
                _old_first(joined[into], made)
                continue
            joined[into] = made
            yield made

    def _modification(self, event: Event, places: _Places) -> Element | None:
        """One change; nothing of what has no ``eId``, such as a number of the document's own."""
        before = self.editions[self.editions.index(event.date) - 1]
        was = places.then(event.id, before)
        heirs = (
            [place for id_ in event.fate.into if (place := places.of(id_))] if event.fate else []
        )
        gone = event.fate is not None or event.kind == "left_out"
        at = was if gone and event.kind != "merged" else places.of(event.id)
        targets = heirs if event.kind == "merged" else [at] if at else []
        if not targets:
            return None
        made = Element("textualMod", type=KINDS[event.kind])
        SubElement(made, "source", href=f"#edition-{event.date}")
        for target in targets:
            SubElement(made, "destination", href=target)
        if was and event.kind in ("changed", "corrected", "moved"):
            SubElement(made, "previous", href=was)
        if was and event.kind == "merged":
            SubElement(made, "old", href=was)
        for heir in heirs if event.kind in ("split", "replaced") else ():
            SubElement(made, "new", href=heir)
        return made


@dataclass(frozen=True)
class _Places:
    """Where parts stand, or stood, as addresses in one language."""

    changes: Changes
    name: Callable[[str], str]
    now: Numbered

    def of(self, id_: str) -> str:
        """Where a part stands in this document, or stood in the last expression that had it."""
        if id_ in self.now:
            return f"#{self.now[id_]}"
        last = self.changes.book.history.last_with(id_) if self.changes.book.history else ""
        return self.then(id_, last) if last else ""

    def then(self, id_: str, date: str) -> str:
        """Where a part stood in the expression of a date; empty where it did not stand there."""
        found = self.changes.on(date).get(id_, "")
        return f"{self.name(date)}/!main~{found}" if found else ""


def _old_first(joined: Element, other: Element) -> None:
    """What else was joined into the same, in the first one's element."""
    joined.extend(other.findall("old"))
