"""Whether what is made from the Norwegian text still fits it: summaries and translations.

Each keeps the fingerprint of the words that it was made from. When these change, the fingerprint
differs, and what was made from them is outdated until somebody has looked at it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.platform.model import (
    Platform,
    Sentence,
    Translation,
    Translations,
    Unit,
    fingerprint,
)

State = Literal["original", "missing", "draft", "valid", "outdated"]

STATES: tuple[State, ...] = ("valid", "draft", "outdated", "missing")
"""The states of a translation, best first."""


def state(unit: Unit, translation: Translation | None) -> State:
    """How a translation stands to the Norwegian text of ``unit``."""
    if translation is None or not translation.text.strip():
        return "missing"
    if translation.source != fingerprint(unit.text):
        return "outdated"
    return "valid" if translation.status == "approved" and translation.approved else "draft"


def count(units: Iterable[Unit], translations: Translations) -> Counter[State]:
    """How many of the units are in each state."""
    return Counter(state(unit, translations.units.get(unit.id)) for unit in units)


@dataclass(frozen=True)
class Covered:
    """What the sentences of a platform's summaries rest on."""

    texts: Mapping[str, str]

    def fingerprint(self, sentence: Sentence) -> str:
        """The fingerprint of all that ``sentence`` rests on, in the order of ``covers``."""
        return self.of(sentence.covers)

    def of(self, ids: Iterable[str]) -> str:
        """The fingerprint of these texts, in this order."""
        return fingerprint(" ".join(self.texts.get(id_, "") for id_ in ids))

    def outdated(self, sentence: Sentence) -> bool:
        """Whether the adopted words have changed since the sentence was written."""
        return sentence.source != self.fingerprint(sentence)


def covered(platform: Platform) -> Covered:
    """The adopted texts of a platform, by id; where an id is given twice, the first."""
    texts: dict[str, str] = {}
    for _, _, block in platform.blocks():
        texts.setdefault(block.id, block.text)
    return Covered(texts)
