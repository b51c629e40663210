"""No text holds characters that nobody sees: zero-width, soft hyphens, non-breaking spaces.

They come along when text is pasted from Word or a PDF. They break search and quoting, and two
texts that look the same differ. To mend it: delete the character and type a plain space.
Right-to-left marks are let through, for text in such scripts needs them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import source
from generator.load import Loaded
from generator.problems import Problem

RULE = "hidden-characters"

HIDDEN = {
    "\u00a0": ("et hardt mellomrom", "a non-breaking space"),
    "\u202f": ("et smalt hardt mellomrom", "a narrow non-breaking space"),
    "\u00ad": ("en myk bindestrek", "a soft hyphen"),
    "\u200b": ("et mellomrom uten bredde", "a zero-width space"),
    "\u2060": ("et usynlig bindetegn", "a word joiner"),
    "\ufeff": ("et usynlig tegn (BOM)", "a byte-order mark"),
}


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each hidden character in ``platform.yaml``."""
    name = loaded.names["platform.yaml"]
    text, _ = source.read_text(loaded.folder / "platform.yaml", name)
    for place, character in source.find(text or "", name, HIDDEN):
        nb, en = HIDDEN[character]
        yield Problem(
            place,
            RULE,
            f"Her står {nb} (U+{ord(character):04X}), som ikke synes. Slett det, og skriv et "
            "vanlig mellomrom om det trengs.",
            f"There is {en} here (U+{ord(character):04X}), which nobody sees. Delete it.",
        )
