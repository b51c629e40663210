"""Other words for a text of ours, as a reader sends them with the forge's form: an issue, read as one.

The form names the text with the fingerprint of the words that stood there when the reader came, so
that a suggestion for words that have changed since is not taken for one for those of today.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.platform.approvals import LINE
from generator.review.errands import CannotDoError
from generator.review.proposal import inside

LABELS = ("Hvilken tekst gjelder det?", "Slik står det nå", "Slik bør det stå", "Hvorfor?")
"""The form's fields, in order; the forge makes a heading of each, and of nothing else that it writes."""

EMPTY = "_No response_"
"""What the forge writes for a field that was left empty, whatever the language of the form."""


@dataclass(frozen=True)
class Suggestion:
    """Other words for a text: its id and language, the words that were read, and who would have it so."""

    id: str
    lang: str
    read: str
    text: str
    by: str


def suggestion(issue: Mapping[str, object]) -> Suggestion:
    """What an issue asks for, as the forge's API gives it. Raises CannotDoError where that cannot be told."""
    body = issue.get("body")
    fields = _fields(body if isinstance(body, str) else "")
    unit = LINE.fullmatch(fields[LABELS[0]])
    if not unit:
        raise CannotDoError(
            "Saken er ikke et forslag til andre ord, eller linjen under «Hvilken tekst gjelder det?» er endret. "
            "Les den, og rett teksten i filen selv. Ingenting er endret.",
            "The issue is no suggestion of other words, or its first line has been changed. Read it, and change the "
            "text in the file yourself. Nothing has been changed.",
        )
    text = " ".join(fields[LABELS[2]].split())
    if not text:
        raise CannotDoError(
            "Under «Slik bør det stå» er det ingenting. Spør den som sendte det inn. Ingenting er endret.",
            "Nothing stands under “Slik bør det stå”. Ask whoever sent it in. Nothing has been changed.",
        )
    login = inside(issue, "user").get("login")
    by = re.sub(r"[^A-Za-z0-9-]", "", login)[:60] if isinstance(login, str) else ""
    return Suggestion(unit["id"], unit["lang"], unit["read"], text, by)


def _fields(body: str) -> dict[str, str]:
    """What stands under each heading. A field may hold a heading of the form: the first of each counts."""
    fields = dict.fromkeys(LABELS, "")
    at, lines = "", {label: list[str]() for label in LABELS}
    for line in body.replace("\r\n", "\n").split("\n"):
        label = line.removeprefix("### ").strip() if line.startswith("### ") else ""
        if label in LABELS and LABELS.index(label) == (LABELS.index(at) + 1 if at else 0):
            at = label
        elif at:
            lines[at].append(line)
    for label, held in lines.items():
        text = "\n".join(held).strip()
        fields[label] = "" if text == EMPTY else text
    return fields
