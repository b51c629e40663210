"""Everyday words: what people call things, and the platform's own words that it leads to.

``source/everyday-words.yaml`` is written by editors. Search follows it, so that who writes
"bomring" finds the text about "bompenger". ``everyday-words.en.yaml`` does the same for what is
translated into English, and so on for any language.
"""

from __future__ import annotations

from pydantic import Field

from generator.platform.model import FilledText, Value, shown_as


class Entry(Value):
    """Some words for one thing, and where they lead."""

    model_config = shown_as("Ord for det samme", "Ord folk bruker, og plattformens ord for det.")

    words: tuple[FilledText, ...] = Field(
        min_length=1,
        title="Ord",
        description="Ord folk søker med: hverdagsord, forkortelser, nynorsk. Ett eller flere ord "
        "i hver linje.",
    )
    leads_to: tuple[FilledText, ...] = Field(
        min_length=1,
        title="Fører til",
        description="Ord som står i plattformen, det beste først. Grunnformen holder.",
    )


class EverydayWords(Value):
    """All of them, in any order."""

    model_config = shown_as(
        "Hverdagsord", "Ord folk bruker, for det som plattformen kaller noe annet."
    )

    entries: tuple[Entry, ...] = Field(
        default=(), title="Oppføringer", description="Hver gruppe av ord, og hva de fører til."
    )
