"""What a change to ``source/`` does: the platform before and after, compared.

Every id is followed from one to the other: what is new, has new words, has moved or has gone.
What is made from the words is followed too: summaries, terms, translations and addresses.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator import freshness, site_map
from generator.checks import check
from generator.load import Loaded
from generator.model import LeadIn, Platform, Sector, Sentence, Translations, Unit, units
from generator.problems import errors

What = Literal["added", "changed", "moved", "withdrawn"]

WHATS: tuple[What, ...] = ("changed", "added", "moved", "withdrawn")


@dataclass(frozen=True)
class Thing:
    """A text with an id, as it stands in one of the two."""

    id: str
    kind: str
    text: str
    where: str = ""
    address: str = ""
    part: str = ""
    correction: bool = False
    note: str = ""


@dataclass(frozen=True)
class Change:
    """What became of one thing."""

    what: What
    before: Thing | None
    after: Thing | None
    became: str = ""
    """What is written about its fate, when it has gone."""

    @property
    def thing(self) -> Thing:
        """The thing as it is now, or else as it was."""
        found = self.after or self.before
        assert found
        return found

    @property
    def declared(self) -> bool:
        """Whether new words are said to be a correction only."""
        return bool(self.what == "changed" and self.after and self.after.correction)


@dataclass(frozen=True)
class Language:
    """What happens to the translations to one language."""

    code: str
    changes: tuple[Change, ...] = ()
    approved: tuple[str, ...] = ()
    outdated: tuple[Thing, ...] = ()


@dataclass(frozen=True)
class Link:
    """An address that others may have linked to, and what happens to it."""

    address: str
    what: Literal["leads on", "tells", "dies"]
    to: str = ""


@dataclass(frozen=True)
class Report:
    """Everything that a change does."""

    adopted: tuple[Change, ...] = ()
    summaries: tuple[Change, ...] = ()
    terms: tuple[Change, ...] = ()
    languages: tuple[Language, ...] = ()
    outdated_summaries: tuple[Thing, ...] = ()
    approved_summaries: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    sources: tuple[str, ...] = ()
    """Files of the adopted document itself that have changed."""
    settings: tuple[tuple[str, str, str], ...] = ()
    errors: int = 0
    unreadable: tuple[str, ...] = field(default=())
    """Which of the two cannot be read: "before", "after"."""

    @property
    def empty(self) -> bool:
        """Whether nothing that a reader sees has changed."""
        return not (
            self.adopted
            or self.summaries
            or self.terms
            or self.approved_summaries
            or self.sources
            or self.settings
            or any(of.changes or of.approved for of in self.languages)
        )

    def of_kind(self, kinds: Iterable[str], what: What) -> tuple[Change, ...]:
        """The changes of one sort to the adopted text."""
        wanted = set(kinds)
        return tuple(c for c in self.adopted if c.what == what and c.thing.kind in wanted)


def compare(before: Loaded, after: Loaded) -> Report:
    """What differs between the two."""
    told = len(errors(check(after)))
    lacking = [name for name, of in (("before", before), ("after", after)) if of.platform is None]
    if before.platform is None or after.platform is None:
        return Report(errors=told, unreadable=tuple(lacking))
    old, new = before.platform, after.platform
    adopted = tuple(_changes(_adopted(old), _adopted(new), _fates(new), _orders(old, new)))
    return Report(
        adopted=adopted,
        summaries=tuple(_changes(_summaries(old), _summaries(new))),
        terms=tuple(_changes(_terms(before), _terms(after))),
        languages=tuple(_languages(before, after)),
        outdated_summaries=tuple(_outdated_summaries(old, new)),
        approved_summaries=tuple(_approved_summaries(old, new)),
        links=tuple(_links(adopted)),
        sources=tuple(_sources(before, after)),
        settings=tuple(_settings(old, new)),
        errors=told,
    )


# What there is


def _adopted(platform: Platform) -> dict[str, Thing]:
    """Every adopted text by its id, in the order of the document."""
    found: dict[str, Thing] = {}
    for sector, part in platform.parts:
        is_sector = part is sector
        where = sector.name if is_sector else f"{sector.name}, {part.name}"  # type: ignore[attr-defined]
        path = site_map.in_context(sector, part)
        kind = "sector" if is_sector else "section"
        found[part.id] = Thing(part.id, kind, _folded(part.title), sector.name, path, sector.id)
        if isinstance(part, Sector) and part.tagline:
            id_ = f"{part.id}.tagline"
            found[id_] = Thing(id_, "tagline", _folded(part.tagline), where, path, sector.id)
        for block in part.content:
            found[block.id] = Thing(
                block.id,
                block.kind,
                _folded(block.text),
                where,
                "" if isinstance(block, LeadIn) else f"{site_map.sector(sector)}#{block.id}",
                part.id,
                bool(getattr(block, "correction", False)),
                _folded(getattr(block, "note", None) or ""),
            )
    return found


def _summaries(platform: Platform) -> dict[str, Thing]:
    return {
        sentence.id: Thing(
            sentence.id, "sentence", _folded(sentence.text), part.title, part=part.id
        )
        for _, part in platform.parts
        for sentence in (part.summary.sentences if part.summary else ())
    }


def _terms(loaded: Loaded) -> dict[str, Thing]:
    return {
        term.id: Thing(term.id, "term", _folded(term.explanation), term.title)
        for term in loaded.glossary.terms
    }


def _fates(platform: Platform) -> dict[str, str]:
    """What is written about each thing that has gone."""
    return {
        of.id: _folded(of.reason or ", ".join(of.into) or of.fate)
        for of in getattr(platform, "retired", ())
    }


def _folded(text: str) -> str:
    return " ".join(text.split())


# What differs


def _changes(
    before: Mapping[str, Thing],
    after: Mapping[str, Thing],
    fates: Mapping[str, str] | None = None,
    reordered: frozenset[str] = frozenset(),
) -> Iterator[Change]:
    for id_, now in after.items():
        was = before.get(id_)
        if was is None:
            yield Change("added", None, now)
            continue
        if was.text != now.text:
            yield Change("changed", was, now)
        if was.part != now.part or id_ in reordered:
            yield Change("moved", was, now)
    for id_, was in before.items():
        if id_ not in after:
            yield Change("withdrawn", was, None, (fates or {}).get(id_, ""))


def _orders(before: Platform, after: Platform) -> frozenset[str]:
    """Blocks that stay in their part and stand in another order there."""
    old = {part.id: [block.id for block in part.content] for _, part in before.parts}
    moved: set[str] = set()
    for _, part in after.parts:
        now = [block.id for block in part.content]
        kept = [id_ for id_ in old.get(part.id, []) if id_ in set(now)]
        stays = [id_ for id_ in now if id_ in set(kept)]
        same = difflib.SequenceMatcher(None, kept, stays, autojunk=False).get_matching_blocks()
        still = {id_ for a, _, size in same for id_ in kept[a : a + size]}
        moved |= set(stays) - still
    return frozenset(moved)


def _languages(before: Loaded, after: Loaded) -> Iterator[Language]:
    assert before.platform
    assert after.platform
    old = {unit.id: unit for unit in units(before.platform, before.glossary)}
    new = {unit.id: unit for unit in units(after.platform, after.glossary)}
    for code in sorted({*before.translations, *after.translations}):
        was, now = before.translations.get(code), after.translations.get(code)
        made = Language(
            code,
            tuple(_changes(_translated(was), _translated(now))),
            tuple(sorted(_approved(now) - _approved(was))),
            tuple(
                Thing(unit.id, unit.kind, _folded(unit.text))
                for unit in _outdated(new, now)
                if not _is_outdated(old.get(unit.id), was)
            ),
        )
        if made.changes or made.approved or made.outdated:
            yield made


def _translated(of: Translations | None) -> dict[str, Thing]:
    return {
        id_: Thing(id_, "translation", _folded(translation.text))
        for id_, translation in (of.units if of else {}).items()
        if translation.text.strip()
    }


def _approved(of: Translations | None) -> set[str]:
    return {id_ for id_, t in (of.units if of else {}).items() if t.status == "approved"}


def _outdated(known: Mapping[str, Unit], of: Translations | None) -> list[Unit]:
    return [unit for unit in known.values() if _is_outdated(unit, of)]


def _is_outdated(unit: Unit | None, of: Translations | None) -> bool:
    translation = of.units.get(unit.id) if of and unit else None
    return unit is not None and freshness.state(unit, translation) == "outdated"


def _outdated_summaries(before: Platform, after: Platform) -> Iterator[Thing]:
    old, new = freshness.covered(before), freshness.covered(after)
    was = {s.id for _, part in before.parts for s in _sentences(part) if old.outdated(s)}
    for _, part in after.parts:
        for sentence in _sentences(part):
            if new.outdated(sentence) and sentence.id not in was:
                yield Thing(sentence.id, "sentence", _folded(sentence.text), part.title)


def _sentences(part: object) -> Iterable[Sentence]:
    summary = getattr(part, "summary", None)
    return summary.sentences if summary else ()


def _approved_summaries(before: Platform, after: Platform) -> Iterator[str]:
    was = {part.id for _, part in before.parts if part.summary and part.summary.approved}
    for _, part in after.parts:
        if part.summary and part.summary.approved and part.id not in was:
            yield part.title


def _links(adopted: Iterable[Change]) -> Iterator[Link]:
    """Addresses that change their answer: a fragment that has moved, a page that has gone."""
    for change in adopted:
        was, now = change.before, change.after
        if was is None or not was.address:
            continue
        if now is None:
            yield Link(was.address, "tells" if change.became else "dies")
            if was.kind == "commitment":
                yield Link(_own_page(was.id), "tells" if change.became else "dies")
        elif change.what == "moved" and was.address != now.address:
            yield Link(was.address, "leads on", now.address)


def _own_page(id_: str) -> str:
    return f"punkt/{id_.rpartition('-')[2]}/"


def _sources(before: Loaded, after: Loaded) -> Iterator[str]:
    if before.adopted != after.adopted:
        yield "adopted.txt"
    if before.corrections != after.corrections:
        yield "adopted-corrections.yaml"


_SETTINGS: tuple[tuple[str, Callable[[Platform], str]], ...] = (
    ("title", lambda of: of.title),
    ("place", lambda of: of.place),
    ("adopted_by", lambda of: of.adopted_by or ""),
    ("adopted_on", lambda of: of.adopted_on or ""),
    ("edition", lambda of: getattr(of, "edition", None) or ""),
)


def _settings(before: Platform, after: Platform) -> Iterator[tuple[str, str, str]]:
    for name, of in _SETTINGS:
        if of(before) != of(after):
            yield name, of(before), of(after)
