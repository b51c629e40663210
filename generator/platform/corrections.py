"""The places where the extraction differs from the adopted document, each with its reason."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.platform.model import Fingerprint, Value, shown_as

Reason = Literal["page-number", "split-word", "stray-bullet", "other"]


class Correction(Value):
    """A place where the extraction differs from the adopted document."""

    model_config = shown_as(
        "Rettelse", "Et sted der uthentingen avviker fra det vedtatte dokumentet."
    )

    line: int = Field(ge=1, title="Linje", description="Linjen i adopted.txt der ordene begynner.")
    extracted: str = Field(
        pattern=r"\S", title="Uttrukket", description="Ordene slik de står i adopted.txt."
    )
    adopted: str = Field(
        title="Vedtatt", description="Ordene slik de er vedtatt. Tomt når ordene skal bort."
    )
    kind: Reason = Field(
        title="Slag",
        description="page-number (sidetall), split-word (ord delt over to linjer), stray-bullet "
        "(punkttegn midt i et punkt) eller other (annet).",
    )
    reason: str = Field(pattern=r"\S", title="Grunn", description="Hvorfor, i en setning.")


class Corrections(Value):
    """All of them, in the order of the extraction."""

    model_config = shown_as("Rettelser", "Alle forskjeller mellom adopted.txt og dokumentet.")

    adopted: Fingerprint | None = Field(
        default=None,
        title="Vedtatt dokument",
        description="Fingeravtrykket av hele adopted.txt, så ingen kan endre den uten at det synes.",
    )
    corrections: tuple[Correction, ...] = Field(
        default=(), title="Rettelser", description="Hver forskjell fra adopted.txt, med grunn."
    )
