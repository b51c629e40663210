"""Every translation belongs to a unit that exists, and says honestly what it is.

A translation names the fingerprint of the Norwegian that it was made from. When the Norwegian
changes, it is outdated: a warning, which never stops the change. Errors are a translation for an
id that is not there, one that claims to be approved without a name and a date, one without a
fingerprint, and one that has lost its place in the file. To mend it, do what the message says;
``plattform translations sync`` adds the slots that are missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from generator.checks import translation_files
from generator.ids import PLAIN, PREFIXES, UnitId, seeming_prefix
from generator.platform import freshness
from generator.platform.model import (
    Translation,
    Translations,
    Unit,
    fingerprint,
)
from generator.problems import Known, Place, Problem
from generator.reading.tree import Mapping
from generator.reading.yaml_text import entry
from generator.source.load import Loaded, Spot
from generator.wording.borrowed import Borrowed

RULE = "translation"

_PLACEHOLDER = re.compile(r"\{\w+\}")


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each translation that is not what it says."""
    known, twice = _known(loaded)
    standing = {block.id for _, _, block in loaded.platform.blocks()}
    for lang, files in loaded.translated_in.items():
        whole = loaded.translations.get(lang, Translations(language=lang))
        guesses = _Guesses(known, whole)
        for file, of in files.items():
            yield from translation_files.check(loaded, lang, file, of)
            yield from _borrowed(loaded, file, of, whole)
            for id_, translation in of.units.items():
                unit, spot = known.get(id_), loaded.spot(file, "units", id_)
                if unit is None and not _untold(loaded, id_):
                    yield (
                        _not_said(spot.key_place(), id_, stands=UnitId.of(id_).thing in standing)
                        if UnitId.of(id_).part == PLAIN and UnitId.of(id_).thing in known
                        else _unknown(spot.key_place(), id_, guesses.guess(id_))
                    )
                elif unit is not None and id_ not in twice:
                    settled = whole.units.get(id_, translation)
                    faithful = id_ not in loaded.unfaithful
                    yield from _one(spot, unit, translation, settled, faithful=faithful)


def _untold(loaded: Loaded, id_: str) -> bool:
    """Whether an id may stand in a file that could not be read."""
    unit = UnitId.of(id_)
    ours = unit.prefix == PREFIXES["sentence"] or unit.part == PLAIN
    return (unit.is_term and "glossary" in loaded.unread_kinds) or (
        ours and not loaded.plain_is_sure
    )


def _known(loaded: Loaded) -> tuple[dict[str, Unit], set[str]]:
    """Everything that may be translated, and the ids that are given twice: another rule's to tell."""
    here: dict[str, Unit] = {}
    twice: set[str] = set()
    for unit in loaded.units():
        if here.setdefault(unit.id, unit) is not unit:
            twice.add(unit.id)
    released = loaded.register.units if loaded.register else {}
    gone = {id_: Unit(id_, of.kind, of.text) for id_, of in released.items() if id_ not in here}
    return gone | here, twice  # what has retired is shown with its last words, translated too


class _Guesses:
    """What may have been meant by an id that is not known."""

    def __init__(self, known: dict[str, Unit], of: Translations) -> None:
        self._ids = known.keys()
        self._placed = of.units.keys()

    def guess(self, id_: str) -> str | None:
        """The likeliest; a word, whose id holds no number, is one that has no place here yet."""
        unit = UnitId.of(id_)
        guess = (self._without_place if unit.is_term else self._known).guess(id_)
        if guess is None or not unit.prefix:
            return guess
        other = UnitId.of(guess)  # one of another kind, or another number, was not meant
        if unit.prefix not in PREFIXES.values():  # which is itself misspelt
            return guess if (unit.name, unit.part) == (other.name, other.part) else None
        return guess if (unit.prefix, unit.part) == (other.prefix, other.part) else None

    @cached_property
    def _known(self) -> Known:
        return Known(self._ids)

    @cached_property
    def _without_place(self) -> Known:
        return Known(id_ for id_ in self._ids if id_ not in self._placed)


def _borrowed(
    loaded: Loaded, file: str, of: Translations, whole: Translations
) -> Iterator[Problem]:
    """Yield a problem for each word marked as another language's that stands nowhere."""
    texts = (
        "\n".join(translation.text for translation in whole.units.values()) if of.borrowed else ""
    )
    known = Borrowed.of(of.borrowed)
    used = {texts[at:end].casefold() for at, end, _ in known.find(texts)} if known else set()
    for lang, words in of.borrowed.items():
        for number, word in enumerate(words):
            if word.casefold() not in used:
                yield Problem(
                    loaded.place_in(file, "borrowed", lang, number),
                    RULE,
                    f"«{word}» står ikke i noen av oversettelsene. Rett ordet, eller slett linjen.",
                    f"“{word}” stands in none of the translations. Mend it, or delete the line.",
                    "warning",
                )


def _unknown(place: Place, id_: str, guess: str | None) -> Problem:
    return Problem(
        place,
        RULE,
        f"«{id_}» finnes ikke i plattformen. "
        + (
            f"Mente du «{guess}»?"
            if guess
            else f"Er {_NAMES.get(seeming_prefix(id_), 'teksten')} tatt ut, så slett plassen her: "
            f"fra «{id_}:» og ned til neste id. Er det en skrivefeil, så rett id-en."
        ),
        f"“{id_}” is not in the platform."
        + (
            f" Did you mean “{guess}”?"
            if guess
            else " If it was taken out, delete its slot here; if it is a slip, mend the id."
        ),
    )


def _not_said(place: Place, id_: str, *, stands: bool) -> Problem:
    block = UnitId.of(id_).thing
    what, what_en = ("er tatt ut", "has been taken out")
    back, back_en = "", ""
    if stands:
        what, what_en = ("er ikke sagt med enkle ord lenger", "has no plain wording any more")
        back = " Er de enkle ordene borte ved et uhell, så hent dem tilbake."
        back_en = ", or bring the wording back"
    return Problem(
        place,
        RULE,
        f"{block} {what}. Slett plassen her: fra «{id_}:» og ned til neste id.{back}",
        f"{block} {what_en}. Delete the slot here{back_en}.",
    )


_NAMES = {
    PREFIXES["sentence"]: "setningen",
    PREFIXES["commitment"]: "punktet",
    PREFIXES["paragraph"]: "avsnittet",
    PREFIXES["term"]: "ordet",
    PREFIXES["figure"]: "tallet",
}


def _one(
    spot: Spot, unit: Unit, translation: Translation, settled: Translation, *, faithful: bool
) -> Iterator[Problem]:
    def at(key: str = "") -> Place:
        """Where a key stands, or the last one where it is missing; or the id itself."""
        node = spot.node()
        if key and isinstance(node, Mapping) and node.items and key not in node.items:
            return node.key_place(list(node.items)[-1])
        return spot.place(key) if key else spot.key_place()

    if not translation.text.strip():
        if translation.status != "missing":
            yield Problem(
                at(),
                RULE,
                f"«{unit.id}» har status «{translation.status}», men ingen tekst. Skriv teksten, "
                "eller sett «status: missing».",
                f"“{unit.id}” is “{translation.status}” but has no text.",
            )
        return
    if translation.status == "missing":
        yield Problem(
            at("status"),
            RULE,
            "Her står det en oversettelse, men status er «missing». Skriv «status: draft».",
            "There is a translation, but the status is “missing”. Write “status: draft”.",
        )
    if translation.status == "approved" and not translation.approved:
        yield Problem(
            at("status"),
            RULE,
            "Oversettelsen er merket som godkjent, men det står ikke av hvem og når. Legg til "
            "«approved_by: …» og «approved_on: ÅÅÅÅ-MM-DD», eller skriv «status: draft».",
            "Approved, but not by whom and when. Add “approved_by” and “approved_on”.",
        )
    if translation.status == "draft" and translation.approved:
        yield Problem(
            at("status"),
            RULE,
            "Oversettelsen har navn og dato for godkjenningen, men status er «draft», så den "
            "regnes fortsatt som et utkast. Skriv «status: approved».",
            "Approved by somebody, but the status is “draft”, so it counts as a draft. Write "
            "“status: approved”.",
            "warning",
        )
    yield from _against_norwegian(at, unit, translation, settled if faithful else None)


def _against_norwegian(
    at: Callable[[str], Place], unit: Unit, translation: Translation, settled: Translation | None
) -> Iterator[Problem]:
    if translation.source is None:
        now = entry("source", fingerprint(unit.text))
        yield Problem(
            at("source"),
            RULE,
            f"Fingeravtrykket av den norske teksten mangler. Skriv: {now}",
            f"The fingerprint of the Norwegian text is missing. Write: {now}",
        )
    elif settled is not None and freshness.state(unit, settled) == "outdated":
        now = entry("source", fingerprint(unit.text))
        yield Problem(
            at("source"),
            RULE,
            f"Den norske teksten i {unit.id} er endret siden oversettelsen ble laget. Rett "
            f"oversettelsen, og skriv: {now}",
            f"The Norwegian of {unit.id} has changed. Correct the translation, and write: {now}",
            "warning",
        )
    if _same(unit, translation):
        yield Problem(
            at("text"),
            RULE,
            "Oversettelsen er lik den norske teksten. Oversett den, eller la teksten stå tom.",
            "The translation equals the Norwegian. Translate it, or leave the text empty.",
        )
    for lost in sorted(placeholders(unit.text) - placeholders(translation.text)):
        yield Problem(
            at("text"),
            RULE,
            f"«{lost}» er borte i oversettelsen. Sett det inn igjen, akkurat slik det står på norsk.",
            f"“{lost}” is lost in the translation. Put it back as it stands.",
        )


def placeholders(text: str) -> set[str]:
    """What stands in braces in a text, and is filled in by a program."""
    return {found[0] for found in _PLACEHOLDER.finditer(text)} if "{" in text else set()


def _same(unit: Unit, translation: Translation) -> bool:
    """Whether a sentence was left in Norwegian; a name or a figure may be the same."""
    if unit.kind == "term" and UnitId.of(unit.id).part != "explanation":
        return False
    return len(unit.text.split()) > 3 and unit.text.split() == translation.text.split()
