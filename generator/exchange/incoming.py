"""What a translator has sent is held against what stands, and becomes drafts.

Matched by the unit's id and nothing else. Nothing is approved by coming in, nothing is deleted for
being empty, and what a person has approved stays unless one says otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.checks.translations import placeholders
from generator.exchange.rows import Answer, Received, RefusedError
from generator.platform import freshness
from generator.platform.model import (
    LANGUAGE_CODE,
    Translation,
    Translations,
    Unit,
    fingerprint,
)
from generator.platform.register import Register
from generator.problems import Known
from generator.reading.characters import fault_in
from generator.source import slots
from generator.source.load import Loaded
from generator.source.shelves import TRANSLATIONS, translations_file


@dataclass(frozen=True)
class Arrival:
    """A translation that comes in: of what, in place of what, and from which Norwegian."""

    unit: Unit
    before: Translation | None
    text: str
    basis: str
    """The fingerprint of the Norwegian that it was made from."""
    norwegian: str | None = None
    """These words themselves, where the file holds them and they are no longer those that stand."""
    mended: bool = False
    """Whether it held signs that nobody sees, which have been taken out."""

    @property
    def outdated(self) -> bool:
        """Whether the Norwegian has changed since it was sent."""
        return self.basis != fingerprint(self.unit.text)

    @property
    def was_approved(self) -> bool:
        """Whether somebody has approved what stands in its place, be it of an older Norwegian."""
        of = self.before
        return of is not None and bool(of.text) and of.status == "approved" and of.approved


@dataclass(frozen=True)
class Refused:
    """A row that does not come in, and why."""

    id: str
    where: str
    why: tuple[str, str]


@dataclass
class Judged:
    """What comes of each row of a file."""

    language: str
    new: list[Arrival] = field(default_factory=list)
    changed: list[Arrival] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    same: list[Arrival] = field(default_factory=list)
    """Those that equal the Norwegian: not translated, as far as anyone can tell."""
    approved: list[Arrival] = field(default_factory=list)
    """Other words for what somebody has approved, which stays."""
    older: list[Arrival] = field(default_factory=list)
    """Made from a Norwegian that is older than that of the translation which stands, which stays."""
    refused: list[Refused] = field(default_factory=list)

    @property
    def taken_in(self) -> list[Arrival]:
        """What is written into the files."""
        return [*self.new, *self.changed]


def language(loaded: Loaded, received: Received, wanted: str = "") -> str:
    """The language that a file is taken in as. Raises RefusedError where it is none of ours, or empty."""
    if not received.answers:
        raise RefusedError(
            "Filen har ingen tekster. Er den avkuttet, eller er det riktig fil?",
            "The file holds no texts. Is it cut short, or is it another file?",
        )
    said = received.target
    lang = wanted or next((code for code in _codes(said) if code in loaded.translated_in), said)
    if not lang:
        raise RefusedError(
            "Filen sier ikke hvilket språk den er oversatt til. Si det med --language, som --language sma.",
            "The file does not say into which language it is translated. Say so with --language.",
        )
    if wanted and said and wanted not in _codes(said):
        raise RefusedError(
            f"Filen er oversatt til «{said}», ikke til «{wanted}». Er det riktig fil?",
            f"The file is translated into “{said}”, not “{wanted}”. Is it the right file?",
        )
    if not LANGUAGE_CODE.fullmatch(lang) or lang not in loaded.translated_in:
        known = ", ".join(sorted(loaded.translated_in)) or "ingen"
        raise RefusedError(
            f"Filen er oversatt til «{lang[:20]}», og det er ikke et språk her (her er: {known}). Et nytt språk "
            f"lages med: plattform translations add SPRÅK",
            f"The file is translated into “{lang[:20]}”, which is no language here (there are: {known}). A "
            "new one is made with: plattform translations add LANGUAGE",
        )
    return lang


def _codes(said: str) -> tuple[str, ...]:
    """A code, and the same without the country that some tools add: ``sma-NO``."""
    return (said, said.replace("_", "-").split("-")[0])


def judge(
    loaded: Loaded,
    received: Received,
    lang: str,
    *,
    approved_too: bool = False,
    meant: Iterable[str] = (),
) -> Judged:
    """What comes of each row. Raises RefusedError where the file is another platform's.

    ``meant`` are the ids of those that are to be taken in though they equal the Norwegian.
    """
    judging = _Judging(loaded, lang, approved_too=approved_too, meant=frozenset(meant))
    judging.refuse_other(received)
    by_id: dict[str, list[Answer]] = defaultdict(list)
    for answer in received.answers:
        by_id[answer.id].append(answer)
    for answer in by_id.pop("", ()):
        judging.one([answer])
    for answers in by_id.values():
        judging.one(answers)
    return judging.judged


class _Judging:
    """Holds each row against what stands."""

    def __init__(
        self, loaded: Loaded, lang: str, *, approved_too: bool, meant: frozenset[str]
    ) -> None:
        self.judged = Judged(lang)
        self._loaded = loaded
        self._units: dict[str, Unit] = {}
        for unit in loaded.units():
            self._units.setdefault(unit.id, unit)
        self._known = Known(self._units)
        self._ids = {fingerprint(unit.text): id_ for id_, unit in self._units.items()}
        self._of = loaded.translations.get(lang, Translations(language=lang))
        self._released = (loaded.register or Register()).units
        self._slots = frozenset(_slots_on_lines(loaded, lang))
        self._approved_too = approved_too
        self._meant = meant

    def refuse_other(self, received: Received) -> None:
        """Raises RefusedError for a file of another city or platform."""
        here = self._loaded.platform.place
        if received.place and received.place != here:
            raise RefusedError(
                f"Filen hører til plattformen for {received.place[:60]}, og dette er {here}. Ingenting er tatt "
                "inn.",
                f"The file is of the platform of {received.place[:60]}, and this is {here}. Nothing has been "
                "taken in.",
            )
        known = self._ids.keys() | {
            fingerprint(said.text) for of in self._released.values() for said in of.wordings
        }
        if not any(answer.basis in known for answer in received.answers):
            raise RefusedError(
                "Ikke én av de norske tekstene i filen står eller har stått i denne plattformen. Filen hører "
                "til en annen plattform, eller den norske kolonnen er borte. Ingenting er tatt inn.",
                "Not one of the Norwegian texts in the file stands or has stood in this platform. It is of "
                "another platform, or its Norwegian is gone. Nothing has been taken in.",
            )

    def one(self, answers: list[Answer]) -> None:
        """Put the rows with one id where they belong."""
        answer = answers[0]
        if any(other.target != answer.target for other in answers[1:]):
            places = " og ".join(other.where for other in answers[:3])
            self._refuse(
                answer,
                f"står flere ganger i filen, med ulik oversettelse ({places}). Behold den ene",
                "stands several times in the file, with different translations. Keep one",
            )
        elif fault := answer.fault or self._fault(answer):
            self._refuse(answer, *fault)
        else:
            self._sort(answer, self._units[answer.id])

    def _refuse(self, answer: Answer, nb: str, en: str) -> None:
        self.judged.refused.append(Refused(answer.id, answer.where, (nb, en)))

    def _fault(self, answer: Answer) -> tuple[str, str] | None:
        """Why a row cannot come in, whatever it says."""
        if not answer.id:
            return "raden har ingen id", "the row has no id"
        if answer.id not in self._units:
            return self._unknown(answer.id)
        if not answer.target.strip():
            return None
        if not answer.basis:
            return (
                "det står ikke hvilken norsk tekst dette er oversatt fra. Sett den inn igjen",
                "nothing says which Norwegian text this was made from. Put it back",
            )
        unit = self._units[answer.id]
        other = self._ids.get(answer.basis, answer.id)
        if answer.basis != fingerprint(unit.text) and other != answer.id:
            return (
                f"den norske teksten i raden hører til {other}. Er kolonnene sortert hver for seg? Sjekk hele "
                "filen",
                f"the Norwegian text of the row is that of {other}. Were the columns sorted apart? Look "
                "through the whole file",
            )
        return _unfit(unit, mended(answer.target)) or self._without_slot(answer.id)

    def _unknown(self, id_: str) -> tuple[str, str]:
        if id_ in self._released:
            return "er tatt ut av plattformen", "has been taken out of the platform"
        guess = self._known.guess(id_)
        return (
            "finnes ikke i plattformen" + (f". Mente du «{guess}»?" if guess else ""),
            "is not in the platform" + (f". Did you mean “{guess}”?" if guess else ""),
        )

    def _without_slot(self, id_: str) -> tuple[str, str] | None:
        if id_ in self._of.units and id_ not in self._slots:
            return (
                "plassen i filen er skrevet på en måte som ikke kan fylles ut. Kjør «plattform fmt» først",
                "its slot is written in a way that cannot be filled in. Run “plattform fmt” first",
            )
        return None

    def _sort(self, answer: Answer, unit: Unit) -> None:
        text = mended(answer.target)
        before = self._of.units.get(unit.id)
        state = freshness.state(unit, before)
        stale = answer.basis != fingerprint(unit.text)
        source = (
            answer.source if answer.source and fingerprint(answer.source) == answer.basis else None
        )
        arrival = Arrival(
            unit,
            before,
            text,
            answer.basis,
            source if stale else None,
            text != _as_said(answer.target),
        )
        to = self.judged
        if not text:
            to.empty.append(unit.id)
        elif before is not None and text == " ".join(before.text.split()):
            to.unchanged.append(unit.id)
        elif unit.id not in self._meant and answer.basis == fingerprint(text):
            to.same.append(arrival)
        elif state == "valid" and not self._approved_too:
            to.approved.append(arrival)
        elif stale and state in ("valid", "draft"):
            to.older.append(arrival)
        else:
            (to.new if state == "missing" else to.changed).append(arrival)


_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
"""Signs that nobody sees and that change no word, which tools put in by themselves."""


def mended(text: str) -> str:
    """A translation as it is written in our files: one blank between words, each letter one sign."""
    return " ".join(unicodedata.normalize("NFC", text.translate(_UNSEEN)).split())


def _as_said(text: str) -> str:
    """The same with nothing mended but the plain white space that no file of ours tells apart."""
    return " ".join(word for word in re.split("[ \\t\\r\\n]+", text) if word)


def _unfit(unit: Unit, text: str) -> tuple[str, str] | None:
    """Why the words themselves cannot stand in our files."""
    if fault := fault_in(text):
        return (
            f"oversettelsen holder {fault[0]}. Slett det",
            f"the translation holds {fault[1]}. Delete it",
        )
    if lost := sorted(placeholders(unit.text) - placeholders(text)):
        return (
            f"«{lost[0]}» er borte i oversettelsen. Sett det inn igjen, akkurat slik det står på norsk",
            f"“{lost[0]}” is lost in the translation. Put it back as it stands",
        )
    return None


def _slots_on_lines(loaded: Loaded, lang: str) -> Iterator[str]:
    for file in loaded.translated_in.get(lang, {}):
        yield from slots.parted("\n".join(loaded.lines[file]))[1]


def files(loaded: Loaded, judged: Judged, by: str = "") -> list[tuple[Path, str]]:
    """The files with what comes in, each whole; a text without a slot gets one where it belongs."""
    lang = judged.language
    made = {
        arrival.unit.id: Translation(
            text=arrival.text, source=arrival.basis, status="draft", translated_by=by or None
        )
        for arrival in judged.taken_in
    }
    return [
        (loaded.folder / file, slots.filled(_with_slots(loaded, lang, file, ids), _only(made, ids)))
        for file, ids in _homes(loaded, lang, made).items()
    ]


def _only(made: Mapping[str, Translation], ids: Iterable[str]) -> dict[str, Translation]:
    return {id_: made[id_] for id_ in ids}


def _homes(loaded: Loaded, lang: str, ids: Iterable[str]) -> dict[str, list[str]]:
    """The file that each text stands in, or is to stand in."""
    of = loaded.translated_in[lang]
    stands = {id_: file for file, held in reversed(of.items()) for id_ in held.units}
    old = translations_file(lang)
    found: dict[str, list[str]] = defaultdict(list)
    for id_ in ids:
        home = old if old in of else f"{TRANSLATIONS}/{lang}/{loaded.homes[id_]}"
        found[stands.get(id_, home)].append(id_)
    return found


def _with_slots(loaded: Loaded, lang: str, file: str, ids: Iterable[str]) -> str:
    """The file with a slot for each of the ids, the new ones where the order of the text has them."""
    there = file in loaded.lines
    text = "\n".join(loaded.lines[file]) if there else slots.made(file, lang, ())
    standing = slots.parted(text)[1].keys()
    if not (wanted := {*ids} - standing):
        return text
    here = standing | wanted
    return slots.synced(text, (unit for unit in _every(loaded) if unit.id in here))[0]


def _every(loaded: Loaded) -> Iterator[Unit]:
    seen: set[str] = set()
    for unit in loaded.units():
        if unit.id not in seen:
            seen.add(unit.id)
            yield unit
