"""A redaction: words that were published, and have been taken away since because the law asks for it.

The address of what had them stays, and so does the fact; where the words stood, stands a mark of ours
between square brackets, in every file that had them. The register keeps a record of each: what, when
and why, under the seal of the edition that the words were of.

**Of the words themselves nothing is kept, not even a fingerprint.** Whoever knows the rest of a text can
try every name in the country until the fingerprint fits. One thing makes an exception: the card of a
commitment has the fingerprint in its address, others have set that address into their pages, and no
address dies. So where a whole wording of a commitment is taken away that is too long to be guessed,
the record keeps the address; where only a part is, or few words stood there, the address goes too.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from pydantic import ConfigDict, Field

from generator.platform.model import Date, FilledText, Fingerprint, Value

GUESSABLE = 8
"""Words. A wording that has fewer may be guessed, and its fingerprint would say that the guess is right."""


class Redaction(Value):
    """That some words are taken away: of what, from which edition on it had them, when and why."""

    model_config = ConfigDict(title="Fjerning", populate_by_name=True)

    id: str = Field(
        alias="redacted",
        min_length=1,
        title="Fjernet fra",
        description="Id-en til det som ordene sto i, for eksempel punkt-1.",
    )
    edition: Date = Field(
        title="Utgave",
        description="Utgaven som ordlyden kom med. For en hendelse: den siste utgaven da det ble gjort.",
    )
    on: Date = Field(title="Dato", description="Dagen ordene ble fjernet.")
    part: bool = Field(
        default=False, title="En del", description="Om bare noen av ordene er fjernet."
    )
    card: Fingerprint | None = Field(
        default=None,
        title="Kort",
        description="Slutten på adressen til kortet med ordlyden, som andre kan ha satt inn hos seg.",
    )
    reason: FilledText = Field(title="Grunn", description="Hvorfor. Den vises på nettstedet.")


@dataclass(frozen=True)
class Gap:
    """What is put where words are taken away: a mark for all of a text, or one for each place in it."""

    whole: str
    part: str
    words: str = ""
    """The words that are taken away, wherever they stand in a text; empty for all of it."""

    marks: frozenset[str] = frozenset()
    """Those that stand for a whole text that was taken away before: they stay as they are."""

    def left(self, text: str) -> str:
        """A text without the words; the same where it has none of them.

        >>> Gap("[alt]", "[noe]", "Ola  Nord").left("takke Ola Nord, og Ola Nordmann.")
        'takke [noe], og Ola Nordmann.'
        """
        if self.words:
            return self.part.join(self._pattern.split(text))
        return text if text in self.marks else self.whole

    def takes(self, text: str) -> bool:
        """Whether it takes anything out of a text."""
        return self.left(text) != text

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """The words as they may stand, on one line or over several, and never inside another word."""
        words = r"\s+".join(map(re.escape, unicodedata.normalize("NFC", self.words).split()))
        return re.compile(rf"(?<!\w){words}(?!\w)")
