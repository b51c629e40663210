"""The register is there, whole, and as ``plattform release`` wrote it.

It remembers what has been published, so that no link dies; a register that was edited, put back
to an older one or deleted forgets. To mend it: put the file back from its history. Only
``plattform release`` writes in it, and ``edition:`` in ``platform.yaml`` names the last edition
that it wrote.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Problem
from generator.source.load import RESTORE, RESTORE_EN, Loaded

RULE = "register"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem where the register and ``edition:`` do not fit; edits are told in loading."""
    edition = loaded.platform.edition
    file = loaded.names["register.yaml"]
    if loaded.register is None:
        if edition and loaded.memory is None and not loaded.forgotten:
            yield Problem(
                loaded.place("edition"),
                RULE,
                f"Plattformen er utgitt {edition}, men registeret ({file}) er borte. Uten det dør "
                f"lenker som andre har laget. {RESTORE}.",
                f"The platform was released on {edition}, but the register ({file}) is gone. "
                f"{RESTORE_EN}.",
            )
        return
    yield from _edition(loaded, loaded.register.editions[-1].date)


def _edition(loaded: Loaded, last: str) -> Iterator[Problem]:
    edition = loaded.platform.edition
    line = f"edition: {last}"
    again = f" Ble utgivelsen avbrutt, så kjør «plattform release {last}» en gang til."
    again_en = f" Where the release was stopped, run “plattform release {last}” once more."
    if edition is None:
        yield Problem(
            loaded.place("title"),
            RULE,
            f"Linjen «{line}» mangler. Den viser at registeret hører til. Sett den inn under "
            f"«title».{again}",
            f"The line “{line}” is missing. Put it below “title”.{again_en}",
        )
    elif edition > last:
        yield Problem(
            loaded.place("edition"),
            RULE,
            f"Utgaven {edition} er ikke i registeret; den siste der er {last}. Registeret er "
            f"trolig satt tilbake til en eldre versjon. {RESTORE}.",
            f"The edition {edition} is not in the register; the last one there is {last}. "
            f"{RESTORE_EN}.",
        )
    elif edition < last:
        yield Problem(
            loaded.place("edition"),
            RULE,
            f"Den siste utgaven i registeret er {last}, men her står {edition}.{again} Er registeret "
            "hentet fra et forslag som ikke er lagt inn, så hent det fra main i stedet. Er det denne filen "
            f"som er for gammel, så skriv «{line}», og hent resten av den fra main også.",
            f"The last edition in the register is {last}, but this says {edition}.{again_en} Is the "
            "register from a branch that was never merged? Fetch it from main. Is this file too old? "
            f"Write “{line}”, and fetch the rest of it from main too.",
        )
