"""The register: the memory of every id ever published, its wordings, its places and its fate.

``source/register.yaml`` is written by ``plattform release`` and, where the law asks for it, by ``plattform
redact``, and by nothing else; people read it in the diff of a pull request. It grows, and nothing that an
edition has brought is ever changed or taken away by it.

Four things make sure that no memory is lost unseen:

* Each edition carries a **seal**: a checksum over all that the edition brought, and over the
  seal of the edition before it. A word changed by hand, or a line deleted, breaks the seal of
  its edition and of every later one. Each wording has its fingerprint besides, so that an edit
  is found at its line.
* Everything in the register bears the date of an edition, so that everything is under a seal.
* ``edition:`` in ``platform.yaml`` names the last edition. A register that is gone, or that was
  put back to an older one, does not fit it.
* The seals are shown in public, on ``/utgaver/``. Whoever noted one can tell whether the past has
  been written anew.

A seal is no secret: it guards against mistakes, and makes intent visible in the diff.

One thing does change what was: words that the law asks to have taken away (``redaction``). Then a mark of
ours stands in their place, ``redactions`` says what was done and why, and every seal from there on is made
anew, over the record too: so the register holds still, and nobody can have done it unseen.

It is one file, and fates stand in it beside what they are the fate of. A file for each edition would
let two that were made at once be merged without a conflict, and both would be wrong: each is sealed
on top of the same edition before it, and may give the same numbers. So they had better collide. Two
withdrawals meet only in ``platform.yaml``, for only ``release`` writes here; whatever is clicked there, the
rule ``lost-in-merge`` says which fate is gone (``tests/checks/test_pairs.py`` clicks in every way).

So it is larger than what people write may be (2,000 lines, 100 kB a file). Nobody looks for a place in
it: what an edition brought is read in the diff of its proposal, of which the forge shows the beginning,
and the report under it tells the same in words. Each later edition adds only what it changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Annotated, Literal, get_args

from pydantic import ConfigDict, Field, StringConstraints

from generator.ids import Numbers, UnitId, tagline
from generator.platform.model import (
    Commitment,
    Date,
    FateName,
    FilledText,
    Fingerprint,
    Period,
    Picture,
    Platform,
    Retired,
    Section,
    Sector,
    Slug,
    Value,
    cells,
    fingerprint,
)
from generator.platform.redaction import Redaction
from generator.reading.yaml_text import double_quoted, wrapped_list

Kind = Literal[
    "sector",
    "tagline",
    "section",
    "paragraph",
    "lead_in",
    "quote",
    "commitment",
    "label",
    "title",
    "table",
    "caption",
    "footnote",
]

KINDS: tuple[Kind, ...] = get_args(Kind)
"""The kinds of unit that the register remembers, in the order in which it lists them."""

PROMISED: frozenset[Kind] = frozenset({"sector", "section", "paragraph", "commitment"})
"""The kinds that others link to: none of these may vanish without a fate."""

UNRELEASED = "9999-12-31"
"""Stands for the date of the next edition in the memory of what is not released yet."""

Seal = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{16}$")]


class Remembered(Value):
    """A thing in the register."""

    model_config = ConfigDict(populate_by_name=True)


Since = Annotated[Date, Field(alias="from", title="Fra", description="Utgaven det gjelder fra.")]


class Wording(Remembered):
    """Words that a unit had from an edition on."""

    model_config = ConfigDict(title="Ordlyd")

    since: Since
    fingerprint: Fingerprint = Field(title="Fingeravtrykk", description="Av ordlyden.")
    text: str = Field(title="Tekst", description="Ordlyden.")
    correction: bool = Field(
        default=False, title="Bare en rettelse", description="Om meningen er den samme som før."
    )
    note: str | None = Field(default=None, title="Merknad", description="Hva som ble rettet.")


class Stay(Remembered):
    """Where a unit lived from an edition on."""

    model_config = ConfigDict(title="Plass")

    since: Since
    sector: Slug = Field(title="Område", description="Området det sto i.")
    section: Slug | None = Field(
        default=None, title="Del", description="Seksjonen det sto i, hvis noen."
    )


class Fate(Remembered):
    """What became of a unit that stands in the text no longer."""

    model_config = ConfigDict(title="Skjebne")

    since: Since
    fate: FateName = Field(title="Skjebne", description="Hva som skjedde.")
    into: tuple[Slug, ...] = Field(default=(), title="Blitt til", description="Det som gjelder nå.")
    on: Date = Field(title="Dato", description="Datoen det ble bestemt.")
    reason: str | None = Field(default=None, title="Grunn", description="Hvorfor.")

    def fits(self, retired: Retired) -> bool:
        """Whether the editor's words in ``platform.yaml`` still say this."""
        return (self.fate, self.into, self.reason) == (
            retired.fate,
            retired.into,
            _folded(retired.reason) if retired.reason else None,
        ) and retired.on in (None, self.on)


class Record(Remembered):
    """All that is remembered of one id."""

    model_config = ConfigDict(title="Id")

    kind: Kind = Field(title="Slag", description="Hva id-en står for.")
    wordings: tuple[Wording, ...] = Field(
        min_length=1, title="Ordlyder", description="Ordlydene det har hatt."
    )
    places: tuple[Stay, ...] = Field(
        min_length=1, title="Plasser", description="Der det har stått."
    )
    fates: tuple[Fate, ...] = Field(
        default=(), title="Skjebner", description="Hva det ble av det; den siste gjelder."
    )

    @property
    def growing(self) -> Mapping[str, tuple[Wording | Stay | Fate, ...]]:
        """What it gets more of from edition to edition, by its key."""
        return {"wordings": self.wordings, "places": self.places, "fates": self.fates}

    @property
    def fate(self) -> Fate | None:
        """What became of it; None where it still stands, or has only been left out."""
        return self.fates[-1] if self.fates else None

    @property
    def first(self) -> str:
        """The date of the first edition that it stood in."""
        return self.wordings[0].since

    @property
    def text(self) -> str:
        """Its last wording."""
        return self.wordings[-1].text

    def text_on(self, date: str) -> str:
        """Its wording in the edition of a date."""
        return [w.text for w in self.wordings if w.since <= date][-1]


class Edition(Remembered):
    """The platform as published on a date."""

    model_config = ConfigDict(title="Utgave")

    date: Date = Field(alias="edition", title="Utgave", description="Datoen.")
    note: str | None = Field(default=None, title="Merknad", description="Om utgaven.")
    decision: str | None = Field(
        default=None, title="Vedtak", description="Vedtaket bak utgaven: en adresse eller en sak."
    )
    identity: str | None = Field(
        default=None,
        title="Identitet",
        description="Adressen som nettstedet hadde da det fikk en. Alt har navn etter den, også etter "
        "at nettstedet har flyttet.",
    )
    succeeds: Period | None = Field(
        default=None,
        title="Etter",
        description="Plattformen som denne er den første utgaven etter.",
    )
    put_away: str | None = Field(
        default=None,
        title="Lagt bort som",
        description="Kontrollsum over alle filene i plattformen som gjaldt før.",
    )
    title: FilledText = Field(title="Tittel", description="Hva plattformen het.")
    body: str | None = Field(default=None, title="Hvem som vil", description="I en ny plattform.")
    adopted_by: str | None = Field(
        default=None, title="Vedtatt av", description="Hvem som vedtok en ny plattform."
    )
    adopted_on: Date | None = Field(
        default=None, title="Vedtatt", description="Datoen en ny plattform ble vedtatt."
    )
    counts: dict[str, int] = Field(title="Antall", description="Hvor mange det var av hvert slag.")
    sectors: tuple[Slug, ...] = Field(title="Områder", description="Områdene, i rekkefølge.")
    contents: dict[str, tuple[str, ...]] = Field(
        title="Innhold",
        description="Hva som sto i hvert område og hver del, i rekkefølge. Bare det som er endret "
        "siden forrige utgave.",
    )
    whole: tuple[Slug, ...] = Field(
        default=(),
        title="Hele setninger",
        description="Punktene som sto for seg selv, uten innledningen før dem.",
    )
    numbered: dict[str, str] = Field(
        default_factory=dict,
        title="Numre",
        description="Nummeret som hver nøkkel fikk i denne utgaven.",
    )
    seal: Seal = Field(title="Segl", description="Kontrollsum over utgaven og alle før den.")


class Register(Remembered):
    """Everything that has ever been published."""

    model_config = ConfigDict(title="Registeret")

    editions: tuple[Edition, ...] = Field(default=(), title="Utgaver", description="I rekkefølge.")
    redactions: tuple[Redaction, ...] = Field(
        default=(),
        title="Fjerninger",
        description="Ord som er fjernet etter krav. «plattform redact» skriver dem.",
    )
    units: dict[str, Record] = Field(
        default_factory=dict, title="Id-er", description="Hver id som har vært utgitt."
    )

    @cached_property
    def outlines(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """What stood in each part, in order, edition by edition, by their dates."""
        by_date: dict[str, dict[str, tuple[str, ...]]] = {}
        outline: dict[str, tuple[str, ...]] = {}
        for edition in self.editions:
            outline = outline | edition.contents
            by_date[edition.date] = outline
        return by_date

    @property
    def outline(self) -> dict[str, tuple[str, ...]]:
        """What stands in each part, in order, in the last edition."""
        return self.outlines[self.editions[-1].date] if self.editions else {}

    @cached_property
    def living(self) -> frozenset[str]:
        """Every id that stands in the last edition, taglines not counted."""
        last = self.editions[-1:]
        return frozenset(id_ for e in last for id_ in ids_in(e.sectors, self.outline))

    @cached_property
    def edited(self) -> tuple[tuple[str | int, ...], ...]:
        """The path in ``register.yaml`` of each thing that ``release`` has not written so."""
        return tuple(tampered(self))

    @cached_property
    def numbers(self) -> Numbers:
        """The highest number ever given of each kind."""
        return Numbers.of(self.units) | Numbers.of(self.given.values())

    @cached_property
    def succeeded(self) -> tuple[str, ...]:
        """The platforms that others have come after, by their periods, in order."""
        return tuple(e.succeeds for e in self.editions if e.succeeds)

    @property
    def identity(self) -> str:
        """The address that everything is named after, wherever the site is; empty before it has one."""
        return next((edition.identity for edition in self.editions if edition.identity), "")

    @cached_property
    def given(self) -> dict[str, str]:
        """The number that each key has become."""
        return {key: id_ for edition in self.editions for key, id_ in edition.numbered.items()}


@dataclass(frozen=True)
class Standing:
    """A unit as it stands in the platform right now."""

    id: str
    kind: Kind
    text: str
    sector: str
    section: str | None = None
    correction: bool = False
    note: str | None = None


def standing(platform: Platform) -> dict[str, Standing]:
    """Everything in the platform that the register remembers, by id, in order."""
    return {unit.id: unit for unit in _standing(platform)}


def _standing(platform: Platform) -> Iterator[Standing]:
    for sector, part in platform.parts:
        section = part.id if isinstance(part, Section) else None
        kind: Kind = "section" if section else "sector"
        yield Standing(part.id, kind, _folded(part.title), sector.id, section)
        if part.tagline:
            yield Standing(tagline(part.id), "tagline", _folded(part.tagline), part.id)
        for block in part.blocks:
            if isinstance(block, Picture):
                continue
            note = block.note if block.correction else None
            for id_, text in block.extras:
                yield Standing(id_, _BESIDE[UnitId.of(id_).part], _folded(text), sector.id, section)
            yield Standing(
                block.id,
                block.kind,
                _folded(block.text),
                sector.id,
                section,
                correction=block.correction,
                note=_folded(note) if note else None,
            )
            for of in block.notes:
                yield Standing(of.id, of.kind, _folded(of.text), sector.id, section)


_BESIDE: Mapping[str, Kind] = {"label": "label", "title": "title", "caption": "caption"}
"""The kinds of words that a block has beside its own, by the part of its id that names them."""


def _folded(text: str) -> str:
    return " ".join(text.split())


def outline(platform: Platform) -> dict[str, tuple[str, ...]]:
    """What stands in each part, in order: its own content, and then its sections.

    Where footnotes or commitments stand in something, that too has what it holds.
    """
    found: dict[str, tuple[str, ...]] = {}
    for _, part in platform.parts:
        said = (b.id for b in part.content if not isinstance(b, Picture))
        found[part.id] = (*said, *(s.id for s in part.sections))
        for of in part.blocks:
            inner = of.commitments if isinstance(of, Commitment) else ()
            if of.notes or inner:
                found[of.id] = (*(note.id for note in of.notes), *(one.id for one in inner))
    return found


def outline_on(register: Register, date: str) -> dict[str, tuple[str, ...]]:
    """What stood in each part, in order, in the edition of a date, or the last one before it."""
    dates = [edition.date for edition in register.editions if edition.date <= date]
    return register.outlines[dates[-1]] if dates else {}


def ids_in(sectors: tuple[str, ...], of: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Every id of a document by its outline, in reading order."""
    for id_ in sectors:
        yield id_
        yield from ids_in(of.get(id_, ()), of)


def release(
    register: Register,
    platform: Platform,
    date: str,
    note: str | None = None,
    decision: str | None = None,
    *,
    numbered: Mapping[str, str] | None = None,
    identity: str = "",
    put_away: str = "",
) -> Register:
    """The register with one more edition: the platform as it stands, on ``date``.

    ``numbered`` are the numbers that what was new has been given. ``identity`` is the address of the
    site, which everything is named after from the first edition on that knows one. ``put_away`` is the
    checksum of the platform that this one comes after, where this is its first edition.
    """
    unsealed = _with_edition(register, platform, date, note, decision, numbered=numbered)
    if identity and not register.identity:
        named = unsealed.editions[-1].but(identity=identity)
        unsealed = unsealed.but(editions=(*register.editions, named))
    if unsealed.editions[-1].succeeds:
        first = unsealed.editions[-1].but(put_away=put_away or None)
        unsealed = unsealed.but(editions=(*register.editions, first))
    sealed = unsealed.editions[-1].but(seal=seals(unsealed)[-1])
    return unsealed.but(editions=(*register.editions, sealed))


def upcoming(register: Register, platform: Platform) -> Register:
    """The register as the next edition will leave it; that one has no date yet, and no seal."""
    return _with_edition(register, platform, UNRELEASED)


def _with_edition(
    register: Register,
    platform: Platform,
    date: str,
    note: str | None = None,
    decision: str | None = None,
    *,
    numbered: Mapping[str, str] | None = None,
) -> Register:
    units = dict(register.units)
    for unit in _standing(platform):
        units[unit.id] = _remembered(units.get(unit.id), unit, date)
    for id_, kind in _left_out(platform):
        if id_ in units:
            units[id_] = _remembered(units[id_], Standing(id_, kind, "", ""), date)
    for retired in platform.retired:
        if retired.id in units:
            units[retired.id] = _retired(units[retired.id], retired, date)
    before = register.outline
    now = outline(platform)
    begins = platform.succeeds is not None and platform.succeeds not in register.succeeded
    edition = Edition(
        date=date,
        note=note,
        decision=decision,
        succeeds=platform.succeeds if begins else None,
        title=platform.title,
        body=platform.body if begins else None,
        adopted_by=platform.adopted_by if begins else None,
        adopted_on=platform.adopted_on if begins else None,
        counts={
            "sectors": len(platform.counted),
            "sections": len(platform.sections),
            "paragraphs": len(platform.paragraphs),
            "commitments": len(platform.commitments),
        },
        sectors=tuple(sector.id for sector in platform.sectors),
        contents=_rearranged(before, now),
        whole=tuple(one.id for one in platform.commitments if one.whole),
        numbered=dict(numbered or {}),
        seal="0" * 16,
    )
    return Register(
        editions=(*register.editions, edition),
        redactions=register.redactions,
        units=dict(sorted(units.items(), key=_order)),
    )


Outline = Mapping[str, tuple[str, ...]]
"""What stands in each part, in order."""


def _rearranged(before: Outline, now: Outline) -> dict[str, tuple[str, ...]]:
    """What is another outline than before; nothing, where what still stands holds nothing any longer."""
    standing_ = {*now, *chain.from_iterable(now.values())}
    emptied = (id_ for id_, held in before.items() if held and id_ in standing_ and id_ not in now)
    changed = {id_: ids for id_, ids in now.items() if before.get(id_) != ids}
    return changed | dict.fromkeys(emptied, ())


def _left_out(platform: Platform) -> Iterator[tuple[str, Kind]]:
    """What a sector or a commitment may have beside its words, and has not."""
    for sector in platform.sectors:
        if not sector.tagline:
            yield tagline(sector.id), "tagline"
    for _, _, block in platform.blocks():
        said = {id_ for id_, _ in block.extras}
        yield from (
            (id_, kind)
            for part, kind in _BESIDE.items()
            if (id_ := f"{block.id}.{part}") not in said
        )


def _remembered(record: Record | None, unit: Standing, date: str) -> Record:
    """The record with the unit's words and place, where they are other than the last."""
    if record is None:
        first = _wording(unit, date).but(correction=False, note=None)
        stay = Stay(since=date, sector=unit.sector, section=unit.section)
        return Record(kind=unit.kind, wordings=(first,), places=(stay,))
    last = record.places[-1]
    if record.wordings[-1].fingerprint != fingerprint(unit.text):
        record = record.but(wordings=(*record.wordings, _wording(unit, date)))
    if unit.sector and (last.sector, last.section) != (unit.sector, unit.section):
        stay = Stay(since=date, sector=unit.sector, section=unit.section)
        record = record.but(places=(*record.places, stay))
    return record


def _wording(unit: Standing, date: str) -> Wording:
    return Wording(
        since=date,
        fingerprint=fingerprint(unit.text),
        text=unit.text,
        correction=unit.correction,
        note=unit.note,
    )


def _retired(record: Record, retired: Retired, date: str) -> Record:
    if record.fate and record.fate.fits(retired):
        return record
    fate = Fate(
        since=date,
        fate=retired.fate,
        into=retired.into,
        on=retired.on or date,
        reason=_folded(retired.reason) if retired.reason else None,
    )
    return record.but(fates=(*record.fates, fate))


def _order(item: tuple[str, Record]) -> tuple[int, int, str]:
    """Where a record stands in the register: by kind, and then by number or name."""
    id_, record = item
    number = None if record.kind in ("sector", "section") else UnitId.of(id_).number
    return KINDS.index(record.kind), number or 0, id_


def changes_nothing(register: Register, platform: Platform) -> bool:
    """Whether a release would only repeat the last edition."""
    return bool(register.editions) and repeats(upcoming(register, platform), register)


def repeats(upcoming: Register, register: Register) -> bool:
    """Whether the next edition of a register says what its last one said."""
    last, new = upcoming.editions[-2:]
    return (
        not new.contents
        and (last.sectors, last.title, last.whole) == (new.sectors, new.title, new.whole)
        and upcoming.units == register.units
    )


Dumped = dict[str, object]
"""A thing as JSON has it."""


CAME_LATER = (
    *("whole", "numbered", "identity", "succeeds", "put_away", "body", "adopted_by", "adopted_on"),
)
"""What editions did not know of at first: where it is empty, no seal is over it."""


def seals(register: Register) -> list[str]:
    """The seal that each edition should bear, in order."""
    brought = _brought(register)
    seals_ = []
    before = ""
    for edition in register.editions:
        said: Dumped = edition.model_dump(mode="json", by_alias=True, exclude={"seal"})
        head = {name: value for name, value in said.items() if value or name not in CAME_LATER}
        sealed = [before, head, brought.get(edition.date, {}), *_taken_away(register, edition.date)]
        text = json.dumps(sealed, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        before = hashlib.sha256(text.encode()).hexdigest()[:16]
        seals_.append(before)
    return seals_


def _taken_away(register: Register, date: str) -> Iterator[list[Dumped]]:
    """What has been taken away of what an edition brought; nothing where nothing has."""
    found: list[Dumped] = []
    for one in register.redactions:
        if one.edition == date:
            dumped: Dumped = one.model_dump(mode="json", by_alias=True, exclude_none=True)
            found.append(dumped)
    if found:
        yield found


def resealed(register: Register) -> Register:
    """The register with the seals that its editions should bear, where words have been taken away."""
    made = zip(register.editions, seals(register), strict=True)
    return Register(
        editions=tuple(edition.but(seal=seal) for edition, seal in made),
        redactions=register.redactions,
        units=register.units,
    )


def _brought(register: Register) -> dict[str, dict[str, Dumped]]:
    """What each edition brought, by its date and then by id."""
    brought: dict[str, dict[str, Dumped]] = {}
    for id_, record in register.units.items():
        grown: dict[str, dict[str, list[Dumped]]] = {}
        for name, all_ in record.growing.items():
            for one in all_:
                dumped: Dumped = one.model_dump(mode="json", by_alias=True)
                grown.setdefault(one.since, {}).setdefault(name, []).append(dumped)
        for date, lists in grown.items():
            brought.setdefault(date, {})[id_] = {"kind": record.kind, **lists}
    return brought


def tampered(register: Register) -> Iterator[tuple[str | int, ...]]:
    """The path in ``register.yaml`` of each thing that ``release`` has not written so."""
    dates = [edition.date for edition in register.editions]
    if not dates or dates != sorted(set(dates)):
        yield ("editions",)
        return
    edited = [path for id_, of in register.units.items() for path in _edited(id_, of, set(dates))]
    edited += [
        ("redactions", n, "edition")
        for n, one in enumerate(register.redactions)
        if one.edition not in dates
    ]
    yield from edited
    if edited:
        return
    for n, (edition, seal) in enumerate(zip(register.editions, seals(register), strict=True)):
        if edition.seal != seal:
            yield "editions", n, "seal"
            return


def _edited(id_: str, record: Record, dates: set[str]) -> Iterator[tuple[str | int, ...]]:
    """The path of what cannot be as it was written: its date is no edition's, or its words differ."""
    for name, grown in record.growing.items():
        since = [one.since for one in grown]
        if not set(since) <= dates or since != sorted(set(since)):
            yield "units", id_, name
    for n, wording in enumerate(record.wordings):
        if fingerprint(wording.text) != wording.fingerprint:
            yield "units", id_, "wordings", n, "text"


def platform_on(register: Register, date: str, now: Platform) -> Platform:
    """The whole platform as it stood in the edition of a date."""
    apart = {sector.id for sector in now.sectors if sector.preamble}
    told: Dumped = {
        "title": _edition_of(register, date).title,
        "place": now.place,
        "language": now.language,
        "kind": now.kind,
        "body": now.body,
        "about_body": now.about_body,
        "adopted_by": now.adopted_by,
        "adopted_on": now.adopted_on,
        "sectors": [
            {**sector, "preamble": sector["id"] in apart} for sector in _sectors_on(register, date)
        ],
    }
    return Platform.model_validate(told)


def sectors_on(register: Register, date: str) -> tuple[Sector, ...]:
    """The sectors as they stood in the edition of a date, with all that is in them."""
    return tuple(Sector.model_validate(told) for told in _sectors_on(register, date))


def _edition_of(register: Register, date: str) -> Edition:
    return next(edition for edition in register.editions if edition.date == date)


def _sectors_on(register: Register, date: str) -> Iterator[Dumped]:
    edition = _edition_of(register, date)
    contents = outline_on(register, date)

    def text(id_: str) -> str:
        return register.units[id_].text_on(date)

    def part(id_: str) -> Dumped:
        kinds = {c: register.units[c].kind for c in contents.get(id_, ())}
        return {
            "id": id_,
            "title": text(id_),
            "content": [block(c) for c in kinds if kinds[c] != "section"],
            "sections": [part(c) for c in kinds if kinds[c] == "section"],
        }

    def block(id_: str) -> Dumped:
        kind, words = register.units[id_].kind, text(id_)
        beside = {part: said(f"{id_}.{part}") for part in _BESIDE}
        inner = contents.get(id_, ())
        notes = [c for c in inner if register.units[c].kind == "footnote"]
        held: Dumped = {
            "notes": [{"footnote": c, "words": words, "text": text(c)} for c in notes],
            "commitments": [block(c) for c in inner if c not in notes],
            "whole": id_ in edition.whole,
        }
        header, *rows = cells(words)
        own: Dumped = {"header": header, "rows": rows} if kind == "table" else {"text": words}
        filled = {key: value for key, value in (beside | held).items() if value}
        return {kind: id_, **filled, **own}

    def said(id_: str) -> str:
        record = register.units.get(id_)
        return record.text_on(date) if record and record.first <= date else ""

    for id_ in edition.sectors:
        yield {**part(id_), "tagline": said(tagline(id_))}


def first_words(register: Register) -> Iterator[tuple[str, str]]:
    """The id and the words of everything in the first edition, in the order of the document."""
    edition = register.editions[0]
    for id_ in ids_in(edition.sectors, edition.contents):
        for known in (*(f"{id_}.{part}" for part in _BESIDE), id_, tagline(id_)):
            record = register.units.get(known)
            if record and record.first <= edition.date and record.text_on(edition.date):
                yield known, record.text_on(edition.date)


HEAD = """\
# Registeret husker alt som er utgitt: hver id, ordlydene, plassene og hva det ble av dem.
# Skrevet av «plattform release». Rett aldri noe her for hånd: da ryker seglet, og sjekken stopper.
"""


def as_yaml(register: Register) -> str:
    """The file, the same to the letter for the same register."""
    out = [HEAD, "editions:\n"]
    for edition in register.editions:
        out += _edition(edition)
    if register.redactions:
        out.append("redactions:\n")
    for redaction in register.redactions:
        out += _redaction(redaction)
    out.append("units:\n")
    for id_, record in register.units.items():
        out += _record(id_, record)
    return "".join(out)


def _edition(edition: Edition) -> Iterator[str]:
    yield f"  - edition: {edition.date}\n"
    said = {
        "note": edition.note,
        "decision": edition.decision,
        "identity": edition.identity,
        "succeeds": edition.succeeds,
        "put_away": edition.put_away,
        "title": edition.title,
        "body": edition.body,
        "adopted_by": edition.adopted_by,
        "adopted_on": edition.adopted_on,
    }
    for name, text in said.items():
        if text is not None:
            yield f"    {name}: {double_quoted(text)}\n"
    yield "    counts:\n"
    for name, n in edition.counts.items():
        yield f"      {name}: {n}\n"
    yield wrapped_list("sectors", edition.sectors, 4)
    yield f"    contents:{'' if edition.contents else ' {}'}\n"
    for part, ids in edition.contents.items():
        yield wrapped_list(part, ids, 6)
    if edition.whole:
        yield wrapped_list("whole", edition.whole, 4)
    if edition.numbered:
        yield "    numbered:\n"
    for key, id_ in edition.numbered.items():
        yield f"      {key}: {id_}\n"
    yield f'    seal: "{edition.seal}"\n'


def _redaction(redaction: Redaction) -> Iterator[str]:
    yield f"  - redacted: {redaction.id}\n"
    yield f"    edition: {redaction.edition}\n    on: {redaction.on}\n"
    if redaction.part:
        yield "    part: true\n"
    if redaction.card:
        yield f'    card: "{redaction.card}"\n'
    yield f"    reason: {double_quoted(redaction.reason)}\n"


def _record(id_: str, record: Record) -> Iterator[str]:
    yield f"  {id_}:\n    kind: {record.kind}\n    wordings:\n"
    for wording in record.wordings:
        yield f"      - from: {wording.since}\n"
        yield f'        fingerprint: "{wording.fingerprint}"\n'
        if wording.correction:
            yield "        correction: true\n"
        if wording.note is not None:
            yield f"        note: {double_quoted(wording.note)}\n"
        yield f"        text: {double_quoted(wording.text)}\n"
    yield "    places:\n"
    for stay in record.places:
        section = f", section: {stay.section}" if stay.section else ""
        yield f"      - {{from: {stay.since}, sector: {stay.sector}{section}}}\n"
    if record.fates:
        yield "    fates:\n"
    for fate in record.fates:
        yield f"      - from: {fate.since}\n        fate: {fate.fate}\n"
        if fate.into:
            yield wrapped_list("into", fate.into, 8)
        yield f"        on: {fate.on}\n"
        if fate.reason is not None:
            yield f"        reason: {double_quoted(fate.reason)}\n"
