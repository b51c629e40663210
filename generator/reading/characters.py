"""A file's bytes become text, or problems: what cannot be read, and characters no text may hold.

What can be read in spite of a problem is read on, so that all problems come at once.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.problems import Place, Problem
from generator.reading.conflicts import without_conflicts

LARGEST_FILE = 48 * 1024 * 1024
"""Bytes. A hundred times Trondheim's platform fits; a mistaken upload does not."""

UNSEEN = ("Cc", "Cs", "Co", "Zl", "Zp")
"""Unicode categories: control, surrogate, private use, line and paragraph separators."""

HIDDEN: dict[str, tuple[str, str]] = {
    "\u00a0": ("et hardt mellomrom", "a non-breaking space"),
    "\u202f": ("et smalt hardt mellomrom", "a narrow non-breaking space"),
    "\u00ad": ("en myk bindestrek", "a soft hyphen"),
    "\u200b": ("et mellomrom uten bredde", "a zero-width space"),
    "\u2060": ("et usynlig bindetegn", "a word joiner"),
    "\ufeff": ("et usynlig tegn (BOM)", "a byte-order mark"),
}
"""What is called by its name, of all that nobody sees."""

_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Signs that turn the writing around from there on (Unicode's bidirectional controls)."""

_LET_THROUGH = frozenset("\u200c\u200d\u200e\u200f\u061c")
"""Formatting signs that scripts need: joiners, and marks of direction that turn one place only."""

_FILLERS = "\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5"
"""Letters and signs to Unicode, of which nothing is seen."""

_ARABIC_NUMBERS = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2")
"""Formatting signs to Unicode that are seen: they stand round a number (Prepended_Concatenation_Mark)."""

_SEEN_AS_LETTERS = re.compile(f"[{_FILLERS}\U000e0100-\U000e01ef]")
"""What nobody sees though Python takes it for printable."""

LOST = "\N{REPLACEMENT CHARACTER}"


def read_text(path: Path, name: str) -> tuple[str | None, list[Problem]]:
    """Read a text file as UTF-8, or say why it cannot be read. Every line ends in a newline sign."""
    data, problems = read_bytes(path, name)
    return (None, problems) if data is None else as_text(data, name)


def as_text(data: bytes, name: str) -> tuple[str | None, list[Problem]]:
    """The bytes of a file as text, or why they are none. Every line ends in a newline sign."""
    place = Place(name)
    problems: list[Problem] = []
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [
            Problem(
                place,
                "encoding",
                "Filen er lagret som «Unicode» (UTF-16). Lagre den på nytt som «UTF-8».",
                "The file is saved as UTF-16. Save it as UTF-8.",
            )
        ]
    if b"\0" in data:
        return None, [
            Problem(
                place,
                "file",
                "Dette er ikke en tekstfil. Er et bilde, en PDF eller et Word-dokument lagret med "
                "dette navnet? Legg tilbake den riktige filen.",
                "This is not a text file. Put the right file back.",
            )
        ]
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        problems.append(
            Problem(
                place,
                "encoding",
                "Filen begynner med et usynlig tegn (byte-order mark). Lagre den på nytt som "
                "«UTF-8» uten BOM.",
                "The file begins with a byte-order mark. Save it as UTF-8 without BOM.",
            )
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        problems.append(_not_utf_8(data[: error.start], name))
        text = data.decode("utf-8", "surrogateescape")
        text = "".join(_as_windows_has_it(character) for character in text)
    return text.replace("\r\n", "\n").replace("\r", "\n"), problems


def read_bytes(path: Path, name: str) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a file, or why they cannot be had."""

    def problem(nb: str, en: str) -> tuple[None, list[Problem]]:
        return None, [Problem(Place(name), "file", nb, en)]

    try:
        if not os.path.lexists(path):
            return problem(
                "Filen finnes ikke. Sjekk at den ligger her og heter akkurat dette, med små "
                "bokstaver.",
                "The file is missing. Check that it is here and has exactly this name.",
            )
        if path.exists() and not path.is_file():
            return problem(
                "Her ligger en mappe der det skulle ligge en fil. Gi mappen et annet navn, og legg "
                "tilbake filen.",
                "This is a folder, not a file. Rename the folder and put the file back.",
            )
        if path.stat().st_size > LARGEST_FILE:
            megabytes = LARGEST_FILE // 1024 // 1024
            return problem(
                f"Filen er større enn {megabytes} MB. Så stor er ingen plattform: har en annen "
                "fil havnet her? Legg tilbake den riktige filen.",
                f"The file is larger than {megabytes} MB. No platform is that large: put the "
                "right file back.",
            )
        return path.read_bytes(), []
    except OSError as error:
        return problem(
            "Filen kan ikke leses. Sjekk at du har lov til å lese den, og at den ikke er en "
            f"snarvei som peker på seg selv ({error.strerror}).",
            f"The file cannot be read ({error.strerror}).",
        )


def _not_utf_8(before: bytes, name: str) -> Problem:
    lines = before.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return Problem(
        Place(name, len(lines), len(lines[-1]) + 1),
        "encoding",
        "Her står et tegn som ikke er UTF-8. Filen er trolig lagret som «Windows» eller "
        "«Latin-1»: lagre den på nytt som «UTF-8», og sjekk at æ, ø og å er riktige.",
        "This byte is not UTF-8. Save the file again as UTF-8 and check the letters.",
    )


def _as_windows_has_it(character: str) -> str:
    """A byte that is not UTF-8, as Windows would read it; every other character as it is."""
    if not "\udc80" <= character <= "\udcff":
        return character
    byte = bytes([ord(character) - 0xDC00])
    read = byte.decode("cp1252", "ignore")
    return read if read.isprintable() and read.strip() else "?"


def clean(lines: list[str], name: str) -> tuple[list[str], list[Problem]]:
    """The lines without the characters that no text may hold, and a problem for each of those."""
    problems: list[Problem] = []
    text = "\n".join(lines)
    if any(sign * 7 in text for sign in "<|=>"):
        lines, problems = without_conflicts(lines, name)
    if any(sign in text for sign in _HARD):
        lines = _hard_spaces(lines, name, problems)
    wrong: set[str] = set()
    if LOST in text or not all_seen(lines):
        wrong = {c for c in set(text) if unfit(c)} - {"\t", "\n"}
    if not wrong and unicodedata.is_normalized("NFC", text):
        return lines, problems
    for number, line in enumerate(lines, start=1):
        if not unicodedata.is_normalized("NFC", line):
            problems.append(_not_nfc(line, name, number))
        problems += [
            unfit_at(Place(name, number, column), character)
            for column, character in enumerate(line, start=1)
            if character in wrong
        ]
    blank = str.maketrans(dict.fromkeys(wrong, " "))
    return [unicodedata.normalize("NFC", line.translate(blank)) for line in lines], problems


def all_seen(lines: Iterable[str]) -> bool:
    """Whether every character in some lines shows on the page; a text in order passes this at once."""
    return all(map(_is_seen, lines))


def _is_seen(line: str) -> bool:
    return (line.isascii() and line.isprintable()) or _shows(line)


def _shows(line: str) -> bool:
    return line.isprintable() and not _SEEN_AS_LETTERS.search(line)


def hidden(character: str) -> tuple[str, str] | None:
    """What a character is that nobody sees, in Norwegian and in English; None where it may stand.

    Decided by what Unicode says of it: whatever shows nothing and is no plain space, but for the marks
    that scripts cannot do without.
    """
    if character in HIDDEN:
        return HIDDEN[character]
    if character in _TURNING:
        return "et skjult tegn som snur skriften", "a hidden sign that turns the writing"
    kind = unicodedata.category(character)
    if kind == "Zs" and character != " ":
        return "et mellomrom av et uvanlig slag", "an unusual kind of space"
    if kind == "Cf" and character not in _LET_THROUGH | _ARABIC_NUMBERS:
        return "et usynlig tegn", "an invisible sign"
    if _SEEN_AS_LETTERS.match(character):
        return "et tegn som ikke viser noe", "a sign that shows nothing"
    return None


def fault_in(text: str) -> tuple[str, str] | None:
    """What may not stand in a text that is given on a command line, or in a setting; None where all may."""
    for character in text:
        if unfit(character):
            at = f"U+{ord(character):04X}"
            return f"et tegn som ikke kan vises ({at})", f"a character that cannot be shown ({at})"
        if found := hidden(character):
            at = f"U+{ord(character):04X}"
            return f"{found[0]} ({at}), som ikke synes", f"{found[1]} ({at}), which nobody sees"
    if not unicodedata.is_normalized("NFC", text):
        return (
            "en bokstav satt sammen av to tegn (for eksempel a + ring i stedet for å)",
            "a letter made of two characters (not NFC)",
        )
    return None


_HARD = "\u00a0\u202f"
"""Hard spaces, which look like spaces and are none to YAML."""

_BEFORE_TEXT = re.compile(rf"[ {_HARD}]*(?:-[ {_HARD}]+)?(?:[a-z_]+:[ {_HARD}]+)?")


def _hard_spaces(lines: list[str], name: str, problems: list[Problem]) -> list[str]:
    """The lines with plain spaces for hard ones in the layout; a problem for each such line."""
    mended = []
    for number, line in enumerate(lines, start=1):
        head = _BEFORE_TEXT.match(line)
        before = head[0] if head else ""
        plain = before.translate(dict.fromkeys(map(ord, _HARD), " "))
        if plain != before:
            column = next(n for n, sign in enumerate(before) if sign in _HARD)
            problems.append(_hard_space(Place(name, number, column + 1), plain, before[column]))
        mended.append(plain + line[len(before) :])
    return mended


def _hard_space(place: Place, plain: str, sign: str) -> Problem:
    indent = len(plain) - len(plain.lstrip(" "))
    mend, mend_en = "Skriv et vanlig mellomrom i stedet.", "Type a plain space."
    if place.column <= indent:
        mend = f"Slett det som står foran teksten, og skriv {indent} vanlige mellomrom."
        mend_en = f"Delete what stands before the text, and type {indent} plain spaces."
    return Problem(
        place,
        "hidden-characters",
        f"Her står et hardt mellomrom (U+{ord(sign):04X}). Det ser ut som et mellomrom, men er det "
        f"ikke for YAML. {mend}",
        f"There is a non-breaking space (U+{ord(sign):04X}) here, which is none to YAML. {mend_en}",
    )


def _not_nfc(line: str, name: str, number: int) -> Problem:
    composed = (
        i - bool(unicodedata.combining(character))
        for i, character in enumerate(line, start=1)
        if unicodedata.combining(character) or not unicodedata.is_normalized("NFC", character)
    )
    column = max(1, next(composed, 1))
    return not_nfc(Place(name, number, column))


def not_nfc(place: Place) -> Problem:
    """The problem that a letter is which is made of two characters, or has a better known one."""
    return Problem(
        place,
        "encoding",
        "Her er en bokstav satt sammen av to tegn (for eksempel a + ring i stedet for å). Det "
        "skjer når tekst limes inn fra en PDF eller en Mac: slett bokstaven og skriv den på nytt.",
        "A letter here is made of two characters (not NFC). Delete it and type it again.",
    )


def unfit(character: str) -> bool:
    """Whether no text may hold this character."""
    number = ord(character)
    nothing = number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF  # Unicode's noncharacters
    return character == LOST or nothing or unicodedata.category(character) in UNSEEN


def unfit_at(place: Place, character: str) -> Problem:
    """The problem that such a character is."""
    if character == LOST:
        return Problem(
            place,
            "character",
            f"Her er en bokstav gått tapt («{LOST}»). Skriv bokstaven som skal stå her.",
            f"A letter has been lost here (“{LOST}”). Write the one that belongs here.",
        )
    return Problem(
        place,
        "character",
        f"Her står et styretegn som ikke kan vises (U+{ord(character):04X}). Slett det.",
        f"There is a character here that cannot be shown (U+{ord(character):04X}). Delete it.",
    )


def find(lines: Iterable[str], name: str, characters: Iterable[str]) -> Iterator[tuple[Place, str]]:
    """Each of ``characters`` in some lines, with its place."""
    for number, line in enumerate(lines, start=1):
        for character in characters:
            column = line.find(character)
            while column >= 0:
                yield Place(name, number, column + 1), character
                column = line.find(character, column + 1)
