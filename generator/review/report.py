"""What a change to ``source/`` does: the platform before and after, compared.

Every id is followed from one to the other: what is new, has new words, has moved or has gone.
What is made from the words is followed too: summaries, terms, translations and addresses; and what
people have said of them: that they are approved, or that they still hold.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from generator import ids
from generator.book import site_map
from generator.checks import check
from generator.platform import fidelity, freshness
from generator.platform.extraction import BULLET
from generator.platform.followups import FollowUp, FollowUps
from generator.platform.model import (
    Glossary,
    LeadIn,
    Part,
    Platform,
    Retired,
    Reviewed,
    Sentence,
    Summary,
    Translations,
    Unit,
)
from generator.problems import errors
from generator.review import extraction
from generator.review.beside import Mark, marks
from generator.review.extraction import Extraction
from generator.review.losses import Loss, losses
from generator.review.succeeding import Succession, succession
from generator.source import shelves
from generator.source.load import Loaded, Unreadable
from generator.source.sides import Choice
from generator.wording.words import Words

What = Literal["added", "changed", "moved", "withdrawn"]

WHATS: tuple[What, ...] = ("changed", "added", "moved", "withdrawn")


@dataclass(frozen=True)
class Snapshot:
    """A text with an id, as it stands in one of the two."""

    id: str
    kind: str
    text: str
    where: str = ""
    address: str = ""
    part: str = ""
    correction: bool = False
    note: str = ""
    covers: tuple[str, ...] = ()
    """What a sentence rests on."""
    source: str = ""
    """The fingerprint of the words that it was made from."""


@dataclass(frozen=True)
class Change:
    """What became of one thing."""

    what: What
    before: Snapshot | None
    after: Snapshot | None
    became: str = ""
    """What is written about its fate, when it has gone."""
    as_adopted: bool = False
    """Whether its words are now those that were adopted."""
    left: tuple[Snapshot, ...] = ()
    """The sentences that rest on it and stay where it stood, when it has moved."""

    @property
    def thing(self) -> Snapshot:
        """The thing as it is now, or else as it was."""
        found = self.after or self.before
        assert found
        return found

    @property
    def declared(self) -> bool:
        """Whether new words are said to be a correction only."""
        return bool(self.what == "changed" and self.after and self.after.correction)


@dataclass(frozen=True)
class Approval:
    """Who has approved something, and when."""

    of: Snapshot
    by: str
    on: str
    changed: tuple[str, ...] = ()
    """The ids of what has changed since, when the approval is older than the words."""


@dataclass(frozen=True)
class LanguageChanges:
    """What happens to the translations to one language."""

    code: str
    changes: tuple[Change, ...] = ()
    approved: tuple[Approval, ...] = ()
    stale: tuple[Approval, ...] = ()
    unsaid: tuple[Approval, ...] = ()
    outdated: tuple[Snapshot, ...] = ()
    still: tuple[Snapshot, ...] = ()
    lacking: tuple[Snapshot, ...] = ()
    """Texts that are new, and not translated."""


@dataclass(frozen=True)
class Link:
    """An address that others may have linked to, and what happens to it."""

    address: str
    what: Literal["leads on", "tells", "dies"]
    to: str = ""


@dataclass(frozen=True)
class Removal:
    """That words were taken away by law: of what, when and why; never which words."""

    id: str
    edition: str
    on: str
    part: bool
    reason: str


@dataclass(frozen=True)
class Report:
    """Everything that a change does."""

    succession: Succession | None = None
    """The platform that another one comes after; nothing else is told then."""
    removals: tuple[Removal, ...] = ()
    """What is taken away by law; nothing else is told then, for it would say the words once more."""
    lost: tuple[Loss, ...] = ()
    """What was there before, and that others may rely on."""
    chosen: tuple[Choice, ...] = ()
    """Where two had changed the same: what was chosen, and what the other had."""
    adopted: tuple[Change, ...] = ()
    beside: tuple[Mark, ...] = ()
    """What stands beside words and is told otherwise, though they may be the same."""
    summaries: tuple[Change, ...] = ()
    wordings: tuple[Change, ...] = ()
    """The plain wordings that are other than they were."""
    terms: tuple[Change, ...] = ()
    followups: tuple[Change, ...] = ()
    """What is told otherwise of what has happened since."""
    languages: tuple[LanguageChanges, ...] = ()
    outdated_summaries: tuple[Snapshot, ...] = ()
    still: tuple[Snapshot, ...] = ()
    """Sentences and plain wordings that are said to hold still, and have the words that they had."""
    approved: tuple[Approval, ...] = ()
    """Summaries, plain wordings and terms that a person has approved."""
    stale: tuple[Approval, ...] = ()
    """Those whose words are newer than the approval."""
    unsaid: tuple[Approval, ...] = ()
    """What is approved no longer, though its words and what they were made from are the same."""
    links: tuple[Link, ...] = ()
    source: Extraction = field(default_factory=Extraction)
    too_early: bool = False
    """Whether adopted words are other than the adopted ones before any edition has been made."""
    settings: tuple[tuple[str, str, str], ...] = ()
    errors: int = 0
    unread: tuple[tuple[str, str], ...] = ()
    """Other files that cannot be read, and in which of the two: "before", "after"."""
    unreadable: tuple[str, ...] = field(default=())
    """Which of the two cannot be read: "before", "after"."""

    @property
    def empty(self) -> bool:
        """Whether nothing that a reader sees has changed."""
        return not (
            self.succession
            or self.removals
            or self.lost
            or self.chosen
            or self.adopted
            or self.beside
            or self.summaries
            or self.wordings
            or self.terms
            or self.followups
            or self.approved
            or self.unsaid
            or self.still
            or self.source.files
            or self.settings
            or self.unread
            or any(of.changes or of.approved or of.unsaid or of.still for of in self.languages)
        )

    def of_kind(self, kinds: Iterable[str], what: What) -> tuple[Change, ...]:
        """The changes of one sort to the adopted text."""
        wanted = set(kinds)
        return tuple(c for c in self.adopted if c.what == what and c.thing.kind in wanted)


def compare(
    before: Loaded | Unreadable,
    after: Loaded | Unreadable,
    chosen: Iterable[Choice] = (),
) -> Report:
    """What differs between the two; ``chosen`` is what was clicked where two had changed the same."""
    told = len(errors(check(after)))
    if isinstance(before, Unreadable) or isinstance(after, Unreadable):
        both = (("before", before), ("after", after))
        lacking = tuple(name for name, of in both if isinstance(of, Unreadable))
        return Report(errors=told, unreadable=lacking)
    if new_platform := succession(before, after):
        return Report(succession=new_platform, errors=told)
    if removals := tuple(_removals(before, after)):
        return Report(removals=removals, errors=told)
    unread = (*_unread(before, "before"), *_unread(after, "after"))
    before, after = _without(before, unread), _without(after, unread)
    old, new = before.platform, after.platform
    source = extraction.compare(before, after)
    lost = tuple(losses(before, after))
    unsaid = any(one.kind == "edition" for one in lost)
    adopted = tuple(_adopted_changes(old, new, after, surely=not source.files and not unsaid))
    return Report(
        lost=lost,
        chosen=tuple(chosen),
        adopted=adopted,
        beside=tuple(marks(before, after)),
        summaries=tuple(_changes(_summaries(old), _summaries(new))),
        wordings=tuple(_changes(_wordings(old), _wordings(new))),
        terms=tuple(_changes(_terms(before), _terms(after))),
        followups=tuple(_changes(_followups(before), _followups(after))),
        languages=tuple(_languages(before, after)),
        outdated_summaries=tuple(_outdated_summaries(old, new)),
        still=(
            *_still(_summaries(old), _summaries(new)),
            *_still(_wordings(old), _wordings(new)),
        ),
        approved=tuple(_approvals(_ours(before), _ours(after))),
        stale=tuple(_stale(_ours(before), _ours(after))),
        unsaid=tuple(_unsaid(_ours(before), _ours(after))),
        links=tuple(_links(adopted)),
        source=source,
        too_early=_too_early(after, adopted),
        settings=tuple(_settings(old, new)),
        errors=told,
        unread=unread,
    )


def _removals(before: Loaded, after: Loaded) -> Iterator[Removal]:
    """What is taken away that was there before."""
    known = before.memory.redactions if before.memory else ()
    for one in after.memory.redactions if after.memory else ():
        if one not in known:
            yield Removal(one.id, one.edition, one.on, one.part, one.reason)


# What cannot be read


def _unread(of: Loaded, when: str) -> Iterator[tuple[str, str]]:
    """The files beside the platform that are there and cannot be read at all."""
    held = {"adopted.txt": of.adopted is not None, "adopted-corrections.yaml": bool(of.corrections)}
    wrong = {problem.place.file for problem in of.problems}
    for file, name in of.names.items():
        lost = not held[file] if file in held else file in of.unread and _is_ours(file)
        if lost and name in wrong:
            yield file, when


def _is_ours(file: str) -> bool:
    """Whether a file holds what is said of the platform."""
    return shelves.kind(file) in _OURS


_OURS = ("glossary", "followups", shelves.PLAIN, shelves.TRANSLATIONS)


def _without(of: Loaded, unread: Iterable[tuple[str, str]]) -> Loaded:
    """The same without what one of the two cannot tell, so that none of it seems to have gone."""
    files = {file for file, _ in unread}
    lost = bool(files & {"adopted.txt", "adopted-corrections.yaml"})
    kinds = {*map(shelves.kind, files)}
    return replace(
        of,
        platform=of.platform.unexplained() if shelves.PLAIN in kinds else of.platform,
        glossary=Glossary() if "glossary" in kinds else of.glossary,
        followups=FollowUps() if "followups" in kinds else of.followups,
        adopted=None if lost else of.adopted,
        corrections=() if lost else of.corrections,
        translations={
            lang: held
            for lang, held in of.translations.items()
            if not any(_of_language(file, lang) for file in files)
        },
    )


def _of_language(file: str, lang: str) -> bool:
    return file.startswith((f"{shelves.TRANSLATIONS}/{lang}/", shelves.translations_file(lang)))


# What there is


def _adopted(platform: Platform) -> dict[str, Snapshot]:
    """Every adopted text by its id, in the order of the document."""
    texts: dict[str, Snapshot] = {}
    for sector, part in platform.parts:
        is_sector = part is sector
        where = sector.name if is_sector else f"{sector.name}, {part.name}"
        path = site_map.in_context(sector, part)
        kind = "sector" if is_sector else "section"
        texts[part.id] = Snapshot(part.id, kind, _folded(part.title), sector.name, path, sector.id)
        if part.tagline:
            id_ = ids.tagline(part.id)
            texts[id_] = Snapshot(id_, "tagline", _folded(part.tagline), where, path, sector.id)
        for block in part.blocks:
            for id_, text in block.extras:
                kind = ids.UnitId.of(id_).part
                texts[id_] = Snapshot(id_, kind, _folded(text), where, path, part.id)
            texts[block.id] = Snapshot(
                block.id,
                block.kind,
                _folded(block.text),
                where,
                "" if isinstance(block, LeadIn) else f"{site_map.sector(sector)}#{block.id}",
                part.id,
                block.correction,
                _folded(block.note or ""),
            )
            for note in block.notes:
                texts[note.id] = Snapshot(
                    note.id, note.kind, _folded(note.text), where, path, part.id
                )
    return texts


def _summaries(platform: Platform) -> dict[str, Snapshot]:
    return {
        sentence.id: Snapshot(
            sentence.id,
            "sentence",
            _folded(sentence.text),
            part.name,
            part=part.id,
            covers=sentence.covers,
            source=sentence.source or "",
        )
        for _, part in platform.parts
        for sentence in _sentences(part)
    }


def _wordings(platform: Platform) -> dict[str, Snapshot]:
    return {
        ids.plain(id_): Snapshot(
            ids.plain(id_),
            "wording",
            _folded(wording.text),
            id_,
            covers=(id_,),
            source=wording.source or "",
        )
        for id_, wording in platform.wordings.items()
    }


def _terms(loaded: Loaded) -> dict[str, Snapshot]:
    return {
        term.id: Snapshot(term.id, "term", _folded(term.explanation), term.title)
        for term in loaded.glossary.terms
    }


def _followups(loaded: Loaded) -> dict[str, Snapshot]:
    """What has happened since, each with all that is said of it."""
    return {one.id: _followup(one, loaded) for one in loaded.followups.followups}


def _followup(of: FollowUp, loaded: Loaded) -> Snapshot:
    source, scale = of.source, None
    if of.assessment:
        scale = loaded.followups.scale(of.assessment.scale)
    said = [f"{Words('nb').date(of.on)}, {of.kind}: {_folded(of.text)}"]
    case = f", saksnummer {source.case}" if source.case else ""
    said.append(f"Kilde: {_folded(source.title)}, {source.publisher}{case}, {source.address}")
    said += [f"Kopi: {of.archived}"] if of.archived else []
    if of.assessment:
        said.append(f"Vurdering fra {scale.assessor if scale else '?'}: {of.assessment.step}")
    return Snapshot(of.id, "followup", " – ".join(said), ", ".join(of.commitments))


def _fates(platform: Platform) -> dict[str, str]:
    """What is written about each thing that has gone."""
    return {retired.id: _fate(retired) for retired in platform.retired}


_FATES = {
    "withdrawn": "trukket",
    "split": "delt",
    "merged": "slått sammen",
    "replaced": "erstattet",
}


def _fate(retired: Retired) -> str:
    sentence = _FATES[retired.fate]
    if retired.on:
        sentence += f" {Words('nb').date(retired.on)}"
    elif retired.fate == "withdrawn":
        sentence += ", uten at det står når"
    if retired.into:
        sentence += f", blitt til {', '.join(retired.into)}"
    return f"{sentence}. {_folded(retired.reason)}" if retired.reason else sentence


def _folded(text: str) -> str:
    return " ".join(text.split())


# What differs


def _adopted_changes(
    old: Platform, new: Platform, after: Loaded, *, surely: bool
) -> Iterator[Change]:
    """What became of each adopted text, and what is to be known of it besides.

    Where what is compared with has changed too, or an edition is lost, it is not ``surely`` known what was
    adopted.
    """
    is_adopted = _is_adopted(after)
    summed_up = _summaries(new)
    for change in _changes(_adopted(old), _adopted(new), _fates(new), _orders(old, new)):
        was, now = change.before, change.after
        if surely and change.what in ("changed", "added") and now and is_adopted(now):
            yield replace(change, as_adopted=True)
        elif change.what == "moved" and was and now:
            yield replace(change, left=tuple(_left(new, summed_up, was, now)))
        else:
            yield change


def _too_early(after: Loaded, changes: tuple[Change, ...]) -> bool:
    if not after.adopted or (after.register and after.register.editions):
        return False
    return any(change.what != "moved" and not change.as_adopted for change in changes)


def _is_adopted(of: Loaded) -> Callable[[Snapshot], bool]:
    """Tells whether a text has the words of the last edition, or else of the adopted document."""
    if of.register and of.register.editions:
        units = of.register.units
        return lambda t: t.id in units and _folded(units[t.id].wordings[-1].text) == t.text
    adopted = f" {' '.join(fidelity.corrected(of.adopted or '', of.corrections))} "
    stand = Counter(_folded(block.text) for _, _, block in of.blocks())

    def is_adopted(t: Snapshot) -> bool:
        bullet = f" {BULLET}" if t.kind == "commitment" else ""
        return 0 < stand[t.text] <= adopted.count(f"{bullet} {t.text} ") or (
            not stand[t.text] and f" {t.text} " in adopted
        )

    return is_adopted


def _left(
    platform: Platform, summed_up: Mapping[str, Snapshot], was: Snapshot, now: Snapshot
) -> Iterator[Snapshot]:
    """The sentences that rest on what has moved, and stay with what it has left."""
    over = {part.id: sector.id for sector, part in platform.parts}
    for sentence in summed_up.values():
        stays = sentence.part == was.part != now.part
        if stays and now.id in sentence.covers and over.get(now.part) != was.part:
            yield sentence


def _changes(
    before: Mapping[str, Snapshot],
    after: Mapping[str, Snapshot],
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
    old = {part.id: [block.id for block in part.blocks] for _, part in before.parts}
    moved: set[str] = set()
    for _, part in after.parts:
        now = [block.id for block in part.blocks]
        both = set(now) & set(old.get(part.id, []))
        kept = [id_ for id_ in old.get(part.id, []) if id_ in both]
        stays = [id_ for id_ in now if id_ in both]
        same = difflib.SequenceMatcher(None, kept, stays, autojunk=False).get_matching_blocks()
        still = {id_ for a, _, size in same for id_ in kept[a : a + size]}
        moved |= set(stays) - still
    return frozenset(moved)


def _languages(before: Loaded, after: Loaded) -> Iterator[LanguageChanges]:
    old = {unit.id: unit for unit in before.units()}
    new = {unit.id: unit for unit in after.units()}
    for code in sorted({*before.translations, *after.translations}):
        was, now = before.translations.get(code), after.translations.get(code)
        then, held = _translated(was), _translated(now)
        made = LanguageChanges(
            code,
            tuple(_changes(then, held)),
            tuple(_approvals(_reviewed(was, old), _reviewed(now, new))),
            tuple(_stale(_reviewed(was, old), _reviewed(now, new))),
            tuple(_unsaid(_reviewed(was, old), _reviewed(now, new))),
            tuple(
                Snapshot(unit.id, unit.kind, _folded(unit.text))
                for unit in _outdated(new, now)
                if not _is_outdated(old.get(unit.id), was)
            ),
            tuple(_still(then, held)),
            tuple(
                Snapshot(unit.id, unit.kind, _folded(unit.text))
                for unit in new.values()
                if unit.id not in old and unit.id not in held
            ),
        )
        if made != LanguageChanges(code):
            yield made


def _translated(of: Translations | None) -> dict[str, Snapshot]:
    return {
        id_: Snapshot(
            id_, "translation", _folded(translation.text), source=translation.source or ""
        )
        for id_, translation in (of.units if of else {}).items()
        if translation.text.strip()
    }


def _outdated(known: Mapping[str, Unit], of: Translations | None) -> list[Unit]:
    return [unit for unit in known.values() if _is_outdated(unit, of)]


def _is_outdated(unit: Unit | None, of: Translations | None) -> bool:
    translation = of.units.get(unit.id) if of and unit else None
    return unit is not None and freshness.state(unit, translation) == "outdated"


def _outdated_summaries(before: Platform, after: Platform) -> Iterator[Snapshot]:
    old, new = freshness.covered(before), freshness.covered(after)
    was = {s.id: old.outdated(s) for _, part in before.parts for s in _sentences(part)}
    for _, part in after.parts:
        for sentence in _sentences(part):
            if new.outdated(sentence) and not was.get(sentence.id, True):
                yield Snapshot(sentence.id, "sentence", _folded(sentence.text), part.name)


def _sentences(part: Part) -> Iterable[Sentence]:
    return part.summary.sentences if part.summary else ()


def _still(before: Mapping[str, Snapshot], after: Mapping[str, Snapshot]) -> Iterator[Snapshot]:
    """What has a new fingerprint of the words it was made from, and the words that it had."""
    for id_, now in after.items():
        was = before.get(id_)
        if was and was.text == now.text and now.source and was.source != now.source:
            yield now


# What people have approved


@dataclass(frozen=True)
class _Approvable:
    """Something that a person may approve, with its texts by id."""

    thing: Snapshot
    approval: tuple[str, str] | None
    texts: Mapping[str, str]
    source: str = ""
    """What the texts are made from."""


def _of(thing: Snapshot, held: Reviewed, texts: Mapping[str, str], source: str = "") -> _Approvable:
    by, on = held.approved_by, held.approved_on
    return _Approvable(thing, (by, on) if by and on else None, texts, source)


def _ours(of: Loaded) -> dict[str, _Approvable]:
    """The summaries, the plain wordings and the terms."""
    approvable = {}
    covered = freshness.covered(of.platform)
    for part, summary in _summed_up(of.platform):
        texts = {sentence.id: _folded(sentence.text) for sentence in summary.sentences}
        source = " ".join(map(covered.fingerprint, summary.sentences))
        approvable[part.id] = _of(part, summary, texts, source)
    said = _wordings(of.platform)
    for id_, wording in of.platform.wordings.items():
        thing = said[ids.plain(id_)]
        approvable[thing.id] = _of(thing, wording, {thing.id: thing.text}, covered.of((id_,)))
    for one in of.followups.followups:
        thing = _followup(one, of)
        approvable[one.id] = _of(thing, one, {one.id: thing.text})
    for term in of.glossary.terms:
        thing = Snapshot(term.id, "term", term.title, term.title)
        approvable[ids.term(term.id)] = _of(thing, term, {term.id: _folded(term.explanation)})
    return approvable


def _summed_up(platform: Platform) -> Iterator[tuple[Snapshot, Summary]]:
    for _, part in platform.parts:
        if part.summary:
            yield Snapshot(part.id, "summary", part.name, part.name), part.summary


def _reviewed(of: Translations | None, known: Mapping[str, Unit]) -> dict[str, _Approvable]:
    """The translations, with who has approved them."""
    found = {}
    for id_, t in (of.units if of else {}).items():
        thing = Snapshot(id_, "translation", _folded(t.text))
        source = known[id_].text if id_ in known else ""
        found[id_] = _of(thing, t, {id_: thing.text}, source)
    return found


def _approvals(
    before: Mapping[str, _Approvable], after: Mapping[str, _Approvable]
) -> Iterator[Approval]:
    """What a person has approved since."""
    for id_, now in after.items():
        was = before.get(id_)
        if now.approval and now.approval != (was.approval if was else None):
            yield Approval(now.thing, *now.approval)


def _stale(
    before: Mapping[str, _Approvable], after: Mapping[str, _Approvable]
) -> Iterator[Approval]:
    """What has got other words since it was approved, and has not been read again."""
    for id_, now in after.items():
        was = before.get(id_)
        if was and was.approval and now.approval in (None, was.approval) and now.texts != was.texts:
            differ = set(now.texts.items()) ^ set(was.texts.items())
            changed = dict.fromkeys(
                id_
                for id_, text in (*now.texts.items(), *was.texts.items())
                if (id_, text) in differ
            )
            yield Approval(now.thing, *was.approval, tuple(changed))


def _unsaid(
    before: Mapping[str, _Approvable], after: Mapping[str, _Approvable]
) -> Iterator[Approval]:
    """What was approved and is not, though nothing has changed but that somebody took it back."""
    for id_, now in after.items():
        was = before.get(id_)
        same = was is not None and (was.texts, was.source) == (now.texts, now.source)
        if was and was.approval and not now.approval and same:
            yield Approval(now.thing, *was.approval)


# Addresses and settings


def _links(adopted: Iterable[Change]) -> Iterator[Link]:
    """Addresses that change their answer: a fragment that has moved, a page that has gone."""
    for change in adopted:
        was, now = change.before, change.after
        if was is None or not was.address:
            continue
        if now is None:
            yield Link(was.address, "tells" if change.became else "dies")
            if was.kind == "commitment" and not ids.UnitId.of(was.id).is_new:
                yield Link(_own_page(was.id), "tells" if change.became else "dies")
        elif change.what == "moved" and was.address != now.address:
            yield Link(was.address, "leads on", now.address)


def _own_page(id_: str) -> str:
    return site_map.numbered(ids.number_of(id_, ids.PREFIXES["commitment"]))


_SETTINGS: tuple[tuple[str, Callable[[Platform], str]], ...] = (
    ("title", lambda of: of.title),
    ("place", lambda of: of.place),
    ("kind", lambda of: of.kind),
    ("body", lambda of: of.body or ""),
    ("about_body", lambda of: of.about_body or ""),
    ("language", lambda of: of.language),
    ("also_adopted", lambda of: ", ".join(of.also_adopted)),
    ("adopted_by", lambda of: of.adopted_by or ""),
    ("adopted_on", lambda of: of.adopted_on or ""),
    ("edition", lambda of: of.edition or ""),
)


def _settings(before: Platform, after: Platform) -> Iterator[tuple[str, str, str]]:
    for name, of in _SETTINGS:
        if of(before) != of(after):
            yield name, of(before), of(after)
