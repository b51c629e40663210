"""What goes out to a translator and what comes back, whatever the format: a row for each text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.platform.freshness import State
from generator.platform.model import LANGUAGE_CODE, fingerprint


@dataclass(frozen=True)
class Row:
    """A text as it is sent: the Norwegian, what stands as its translation, and where it belongs."""

    id: str
    source: str
    target: str
    state: State
    note: str

    @property
    def fingerprint(self) -> str:
        """Of the Norwegian: by it we know, when the row comes back, what it was made from."""
        return fingerprint(self.source)


@dataclass(frozen=True)
class Word:
    """What one word is to be called in the translations, and when."""

    source: str
    target: str
    note: str


@dataclass(frozen=True)
class Sending:
    """All that is sent in one file."""

    place: str
    """The city whose platform it is: a file from another is told by it."""
    source: str
    target: str
    """The languages, by their codes."""
    names: dict[str, str]
    """What the languages are called in Norwegian."""
    rows: tuple[Row, ...]
    words: tuple[Word, ...] = ()
    """Words that are to be called the same everywhere."""


@dataclass(frozen=True)
class Answer:
    """A row as it comes back."""

    id: str
    target: str
    where: str
    """In words that help whoever has the file open: ``rad 12``."""
    source: str | None = None
    """The Norwegian in the file; None where it has none."""
    mark: str = ""
    """The fingerprint that was sent with it; empty where the tool has lost it."""
    fault: tuple[str, str] | None = None
    """Why the row cannot be read, in Norwegian and in English."""

    @property
    def basis(self) -> str:
        """The fingerprint of the Norwegian that was translated; empty where nobody can tell."""
        if re.fullmatch("[0-9a-f]{8}", self.mark):
            return self.mark
        return fingerprint(self.source) if self.source and self.source.strip() else ""


@dataclass(frozen=True)
class Received:
    """All that comes back in one file."""

    answers: tuple[Answer, ...]
    place: str = ""
    """What the file says that it is of, and in; empty where it does not."""
    target: str = ""


class RefusedError(ValueError):
    """A whole file that cannot be sent or taken in; ``nb`` and ``en`` say why, and what to do."""

    def __init__(self, nb: str, en: str) -> None:
        super().__init__(nb)
        self.nb, self.en = nb, en


# The head of a table, in a workbook as in Word: it says itself what each column is

ID, NOTE, MARK = "id", "om teksten", "avtrykk"

_WITH_A_REMARK = re.compile(r"(\S+)\s*\((.*)\)", re.DOTALL)


def heads(of: Sending) -> dict[str, str]:
    """What stands above each column, in their order."""
    return {
        "id": f"{ID} ({of.place})",
        "note": NOTE,
        "source": f"{of.source} ({of.names[of.source]})",
        "target": f"{of.target} ({of.names[of.target]})",
        "mark": MARK,
    }


@dataclass(frozen=True)
class Head:
    """The head of a table that came back: which column is which, wherever they stand now."""

    columns: dict[str, int]
    place: str
    target: str

    def of(self, cells: list[str], name: str) -> str | None:
        """What stands in the column; None where the table has none, or the row is too short."""
        n = self.columns.get(name)
        return cells[n] if n is not None and n < len(cells) else None


def head(cells: list[str], own: str, wanted: str = "") -> Head | None:
    """A row of a table as its head; None where it is none. Raises RefusedError where it is unclear.

    ``own`` is the platform's own language, ``wanted`` the language asked for, where one is.
    """
    columns: dict[str, int] = {}
    targets: dict[str, int] = {}
    place = ""
    for n, cell in enumerate(cells):
        said = " ".join(cell.split())
        found = _WITH_A_REMARK.fullmatch(said)
        name = (found[1] if found else said).casefold()
        if name in (ID, MARK):
            key = "id" if name == ID else "mark"
            columns.setdefault(key, n)
            place = found[2] if found and name == ID else place
        elif found and found[1] == own:
            columns.setdefault("source", n)
        elif found and LANGUAGE_CODE.fullmatch(found[1]):
            targets.setdefault(found[1], n)
    if "id" not in columns or not (targets or "source" in columns):
        return None
    return Head(columns | {"target": _one(targets, wanted)}, place, _named(targets, wanted))


NO_HEAD = (
    "Fant ingen tabell med overskriftene «id» og språkets kode, så det er ikke til å si hvilken tekst som er "
    "hva. Ta utgangspunkt i filen vi sendte, og la den øverste raden stå.",
    "There is no table with the headings “id” and the code of the language. Start from the file that we "
    "sent, and leave its first row.",
)


def _named(targets: dict[str, int], wanted: str) -> str:
    return wanted if wanted in targets else next(iter(targets))


def _one(targets: dict[str, int], wanted: str) -> int:
    if not targets:
        raise RefusedError(
            "Tabellen har ingen kolonne for oversettelsen. Overskriften over den skal være språkets "
            "kode med navnet i parentes, som «sma (sørsamisk)». Sett den inn igjen.",
            "The table has no column for the translation. Its heading is the code of the language "
            "with the name in brackets, as “sma (sørsamisk)”.",
        )
    if len(targets) > 1 and wanted not in targets:
        raise RefusedError(
            f"Tabellen har kolonner for flere språk: {', '.join(targets)}. Slett dem som ikke skal inn, "
            "eller si hvilket med --language.",
            f"The table has columns for several languages: {', '.join(targets)}. Delete the others, or "
            "say which with --language.",
        )
    return targets[_named(targets, wanted)]
