"""The first edition's words are the adopted document's words, in its order, to the letter.

``adopted.txt`` is the document as extracted, ``adopted-corrections.yaml`` names the faults of
the extraction, each with its reason. A word lost, added, changed or moved is a problem that
names the line in both files. To mend it: put the adopted words back; or, if it is the
extraction that is wrong, add a correction with its reason. What a document puts before points and headings is no
word of it, and neither are hyphens at the ends of lines, ligatures and the signs of footnotes; a number
before a point is compared with its ``label``. ``adopted.txt`` itself never changes:
its fingerprint stands in ``adopted-corrections.yaml``, and where the two differ, nothing can be
compared before the file is put back.

Until the platform is released, the first edition is ``platform.yaml`` as it stands. After that
it is what the register remembers of it, which can never change: the adopted text stays on
record, proved word by word, for as long as the site exists. Later changes are lawful, are each
seen by the rule ``unreleased`` until an edition carries them, and are shown to readers beside
the adopted words.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.platform.extraction import BULLET
from generator.platform.fidelity import Difference, Result
from generator.platform.model import fingerprint
from generator.problems import Place, Problem, cut
from generator.reading.characters import hidden
from generator.reading.yaml_text import entry
from generator.source.load import RESTORE, RESTORE_EN, Loaded

RULE = "fidelity"

MOST = 50
"""Differences shown one by one; a text that differs more has been mixed up as a whole."""


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each difference, and for each correction that fits nowhere."""
    found = loaded.comparison
    if found is None:
        return
    altered = _altered(loaded, found)
    if altered:
        yield altered
        if altered.severity == "error":
            return
    for number in found.unused:
        correction = found.corrections[number]
        yield Problem(
            loaded.correction_places[number],
            RULE,
            f"Rettelsen passer ikke: «{cut(correction.extracted, 100, 97)}» står ikke på linje "
            f"{correction.line} i {loaded.names['adopted.txt']}. Rett linjenummeret eller ordene.",
            f"The correction does not fit: “{cut(correction.extracted, 100, 97)}” is not on line "
            f"{correction.line} of {loaded.names['adopted.txt']}.",
        )
    differences = [d for d in found.differences if not _is_hidden(d)]
    for difference in differences[:MOST]:
        yield _explain(difference, FIRST if found.edition is None else ("", ""))
    if len(differences) > MOST:
        rest = len(differences) - MOST
        yield Problem(
            differences[MOST].platform_at,
            RULE,
            f"Og {rest} forskjeller til herfra. Er en hel del limt inn på feil sted?",
            f"And {rest} more differences from here on.",
        )


FIRST = (
    " Er det vedtatt noe nytt, eller skal en skrivefeil i vedtaket rettes, må den første utgaven "
    "lages først: sett ordene tilbake, og lag den med skjemaet «Gi ut en utgave» (eller «plattform release "
    "ÅÅÅÅ-MM-DD»). Så kan endringen legges inn.",
    " If this has been decided since, or a slip in the decision is to be corrected, the first "
    "edition must be made first: put the words back, run “plattform release YYYY-MM-DD”, and then "
    "make the change.",
)
"""What to do about a decision that comes before there is an edition to remember the words."""


def _altered(loaded: Loaded, found: Result) -> Problem | None:
    """The problem where ``adopted.txt`` is not the text whose fingerprint was kept."""
    then, now = loaded.kept, fingerprint(loaded.adopted or "")
    line = entry("adopted", now)
    file = loaded.names["adopted-corrections.yaml"]
    if then is None and not loaded.corrections and "adopted-corrections.yaml" in loaded.missing:
        return Problem(
            Place(loaded.names["adopted.txt"]),
            RULE,
            f"Ingenting sier fra hvis noen endrer det vedtatte dokumentet. Lag filen {file} ved siden av, med én "
            f"linje: {line} – Der skrives også feil i uthentingen, når de finnes, hver med en grunn.",
            f"Nothing tells if somebody changes the adopted document. Make the file {file} beside it, with one "
            f"line: {line}. Faults of the extraction are written there too, each with its reason.",
            "warning",
        )
    if then is None:
        return Problem(
            Place(file),
            RULE,
            f"Fingeravtrykket av det vedtatte dokumentet mangler, så ingen ser om det blir endret. "
            f"Skriv øverst: {line}",
            f"The fingerprint of the adopted document is missing. Write first: {line}",
            "warning",
        )
    if then.value == now:
        return None
    name = loaded.names["adopted.txt"]
    return Problem(
        found.differences[0].adopted_at if found.differences else then.place,
        RULE,
        f"{name} er endret. Den er det vedtatte dokumentet, og skal ikke endres. {RESTORE}. Er det "
        f"uthentingen som er feil, så skriv en rettelse med grunn i {file}. (Fingeravtrykket av "
        f"{name} er nå «{now}», men i {file} står «{then.value}».)",
        f"{name} has changed. It is the adopted document, which does not change. {RESTORE_EN}; a "
        f"fault of the extraction is mended by a correction in {file}. (The fingerprint is now "
        f"“{now}”, but {file} says “{then.value}”.)",
    )


def _is_hidden(d: Difference) -> bool:
    """Whether all that differs are characters that nobody sees, which another rule tells of."""
    return tuple("".join(c for c in word if not hidden(c)) for word in d.platform) == d.adopted


def _explain(d: Difference, more: tuple[str, str]) -> Problem:
    lost, added = _quote(d.adopted), _quote(d.platform)
    there = f"{d.adopted_at.file} linje {d.adopted_at.line}"
    there_en = f"{d.adopted_at.file} line {d.adopted_at.line}"
    if d.moved_to:
        nb = (
            f"{lost} er flyttet til linje {d.moved_to.line}. I den vedtatte teksten står ordene "
            f"her ({there}). Flytt dem tilbake."
        )
        en = f"{lost} has moved to line {d.moved_to.line}; the adopted text has it here ({there_en})."
    elif not d.platform:
        nb = f"Her mangler {lost}, som står i den vedtatte teksten ({there}). Sett det inn igjen."
        en = f"{lost} is missing here; the adopted text has it ({there_en}). Put it back."
    elif not d.adopted:
        nb = f"{added} står ikke i den vedtatte teksten ({there}). Ta det bort."
        en = f"{added} is not in the adopted text ({there_en}). Take it away."
    else:
        nb = f"Her står {added}, men i den vedtatte teksten står {lost} ({there}). Skriv det slik."
        en = f"Here stands {added}, but the adopted text has {lost} ({there_en}). Write that."
    return Problem(d.platform_at, RULE, nb + more[0], en + more[1])


def _quote(words: tuple[str, ...]) -> str:
    shown = " ".join("(nytt punkt)" if word == BULLET else word for word in words)
    return f"«{cut(shown, 100, 97)}»"
