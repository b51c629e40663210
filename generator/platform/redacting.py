"""Words taken away out of the register, and a register of before that beside one of after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.platform.model import fingerprint
from generator.platform.redaction import GUESSABLE, Gap, Redaction
from generator.platform.register import Edition, Fate, Record, Register, Wording, resealed, seals

OF_AN_EDITION = "edition"
"""Stands for an edition's own note and decision, where these have words that are to go."""


@dataclass(frozen=True)
class Change:
    """A wording, or what else an edition brought with words in it, before and after some are taken away."""

    edition: str
    before: str
    after: str
    is_wording: bool = True


def changes(register: Register, id_: str, gap: Gap, edition: str = "") -> tuple[Change, ...]:
    """What a gap takes out of all that a register has of a thing; with ``edition``, of what it had then.

    The same words may come back in a later edition: they are the same wording, and go with it.
    """
    if id_ == OF_AN_EDITION:
        return tuple(_in_editions(register, gap, edition))
    return tuple(_in_record(register.units[id_], gap, edition))


def _in_record(record: Record, gap: Gap, edition: str) -> Iterator[Change]:
    asked = [w.fingerprint for w in record.wordings if w.since <= edition][-1:] if edition else None
    for wording in record.wordings:
        if asked is None or wording.fingerprint in asked:
            yield from _changed(wording.since, wording.text, gap)
    for fate in record.fates if gap.words and not edition else ():
        for change in _changed(fate.since, fate.reason or "", gap):
            yield Change(change.edition, change.before, change.after, is_wording=False)


def _in_editions(register: Register, gap: Gap, edition: str) -> Iterator[Change]:
    for one in register.editions:
        if edition in ("", one.date):
            said = (text for text in (one.note, one.decision) if text)
            yield from (change for text in said for change in _changed(one.date, text, gap))


def _changed(edition: str, text: str, gap: Gap) -> Iterator[Change]:
    if gap.takes(text):
        yield Change(edition, text, gap.left(text))


def without(
    register: Register, id_: str, found: tuple[Change, ...], record: Redaction, gap: Gap
) -> Register:
    """The register after some changes, each with its record; every seal is made anew.

    ``record`` says what is the same of all of them: of what, when and why.
    """
    replaced = {change.before: change.after for change in found}
    editions, units = register.editions, dict(register.units)
    if id_ == OF_AN_EDITION:
        dates = {change.edition for change in found}
        editions = tuple(_edition(e, replaced) if e.date in dates else e for e in editions)
    elif id_ in units:
        units[id_] = _record(units[id_], replaced, gap)
    made = tuple(_said(units.get(id_), change, record, gap) for change in found)
    once: dict[Redaction, None] = dict.fromkeys((*register.redactions, *made))
    return resealed(Register(editions=editions, redactions=tuple(once), units=units))


def _edition(of: Edition, replaced: Mapping[str, str]) -> Edition:
    return of.but(
        note=replaced.get(of.note or "", of.note),
        decision=replaced.get(of.decision or "", of.decision),
    )


def _record(of: Record, replaced: Mapping[str, str], gap: Gap) -> Record:
    return of.but(
        wordings=tuple(_wording(one, replaced, gap) for one in of.wordings),
        fates=tuple(_fate(one, replaced) for one in of.fates),
    )


def _wording(of: Wording, replaced: Mapping[str, str], gap: Gap) -> Wording:
    """A wording without what is taken away; what it says of a correction may quote it, and goes too."""
    if of.text not in replaced:
        return of
    text = replaced[of.text]
    quotes = of.note is not None and (not gap.words or gap.takes(of.note))
    return of.but(text=text, fingerprint=fingerprint(text), note=None if quotes else of.note)


def _fate(of: Fate, replaced: Mapping[str, str]) -> Fate:
    return of.but(reason=replaced.get(of.reason or "", of.reason))


def _said(of: Record | None, change: Change, record: Redaction, gap: Gap) -> Redaction:
    """What is recorded of one change; the end of a card's address only where nobody could guess it."""
    whole = not gap.words
    kept = (
        whole
        and change.is_wording
        and of is not None
        and of.kind == "commitment"
        and len(change.before.split()) >= GUESSABLE
    )
    card = fingerprint(change.before) if kept else None
    return record.but(edition=change.edition, part=not whole, card=card)


def put_away_anew(register: Register, seals_: Mapping[str, str]) -> Register:
    """The register with other checksums of platforms that are put away, by their periods."""
    editions = tuple(
        of.but(put_away=seals_.get(of.succeeds or "", of.put_away)) if of.put_away else of
        for of in register.editions
    )
    return resealed(
        Register(editions=editions, redactions=register.redactions, units=register.units)
    )


def only_redacted(then: Register, now: Register, date: str) -> bool:
    """Whether all that a register of before had until the edition of a date is in one of after.

    But for what that says has been taken away since, it is there to the letter: so its seal is that of
    ``now``, once the same has been taken away.
    """
    taken = {(one.id, one.edition) for one in now.redactions}
    later = {edition.date: edition for edition in now.editions}
    if not taken or date not in later:
        return False
    editions = tuple(
        _as_later(of, later[of.date], taken) for of in then.editions if of.date in later
    )
    units = {
        id_: _record_as_later(id_, of, now.units[id_], taken) if id_ in now.units else of
        for id_, of in then.units.items()
    }
    made = Register(editions=editions, redactions=now.redactions, units=units)
    same = dict(zip((of.date for of in editions), seals(made), strict=True))
    return same.get(date) == later[date].seal


def _as_later(then: Edition, now: Edition, taken: set[tuple[str, str]]) -> Edition:
    own = now if (OF_AN_EDITION, then.date) in taken else then
    return then.but(put_away=now.put_away, note=own.note, decision=own.decision)


def _record_as_later(id_: str, then: Record, now: Record, taken: set[tuple[str, str]]) -> Record:
    words = {of.since: of for of in now.wordings if (id_, of.since) in taken}
    fates = {of.since: of for of in now.fates if (id_, of.since) in taken}
    return then.but(
        wordings=tuple(words.get(of.since, of) for of in then.wordings),
        fates=tuple(fates.get(of.since, of) for of in then.fates),
    )
