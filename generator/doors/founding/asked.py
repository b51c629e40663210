"""What a new platform is asked for, and why it cannot be had."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.wording.words import Words

WRITTEN_IN = {"nb": ("nb",), "nn": ("nb", "nn")}
"""The folders in ``files/`` of a language, the nearest last; the others' are in English."""


@dataclass(frozen=True)
class Asked:
    """What a new platform is asked for: whose it is, of what kind, and in which language."""

    place: str
    body: str = ""
    """Those who want what it says, as they are named inside a sentence; may be left out."""
    kind: str = "platform"
    language: str = "nb"
    named: str = ""
    """As the document calls itself, where there is one."""

    def called(self, title: str) -> Asked:
        """The same with the title of a document, where it has one."""
        return replace(self, named=title)

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders with its files."""
        return WRITTEN_IN.get(self.language, ("en",))

    @property
    def title(self) -> str:
        """What it is called until somebody writes another title."""
        if self.named:
            return self.named
        named = Words(self.folders[-1]).plain(f"called.{self.kind}.name")
        return f"{named[:1].upper()}{named[1:]} for {self.body or self.place}"


class CannotFoundError(Exception):
    """Why no platform can be set up there, in both languages."""

    def __init__(self, nb: str, en: str) -> None:
        super().__init__(nb)
        self.nb, self.en = nb, en
