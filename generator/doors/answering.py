"""An answer to everything: what went wrong that nobody had thought of, in the editor's language.

Every door leads its errors through here. What an editor has written wrong is told by the checks; what
comes here is a disk that is full, or a fault of ours, and then it says so. The details of a fault,
which only a programmer can use, are put in a file.
"""

from __future__ import annotations

import errno
import traceback
from pathlib import Path

from generator.problems import cut, what_was_read

DETAILS = Path(".cache") / "plattform" / "fault.txt"
"""Where the details of the last fault of ours lie, from the folder that one stands in."""

LONGEST = 200
"""Characters of what a library says that are repeated."""

_REMEDIES = {
    errno.ENOSPC: (
        "Disken er full. Slett eller flytt noe som ikke trengs, og kjør kommandoen på nytt.",
        "The disk is full. Delete or move something that is not needed, and run the command again.",
    ),
    errno.EDQUOT: (
        "Du har ikke mer plass på disken. Slett eller flytt noe, og kjør kommandoen på nytt.",
        "You have no room left on the disk. Delete or move something, and run the command again.",
    ),
    errno.EROFS: (
        "Disken kan bare leses, ikke skrives på. Velg en annen mappe, eller gjør disken skrivbar.",
        "The disk can only be read. Choose another folder, or make the disk writable.",
    ),
    errno.EACCES: (
        "Du har ikke lov til det. Be den som eier mappen, om å gi deg lov.",
        "You are not allowed to. Ask the owner of the folder to let you.",
    ),
    errno.EPERM: (
        "Du har ikke lov til det. Be den som eier mappen, om å gi deg lov.",
        "You are not allowed to. Ask the owner of the folder to let you.",
    ),
    errno.ENOENT: (
        "Den finnes ikke. Sjekk at navnet er riktig, og at du står i riktig mappe.",
        "It is not there. Check that the name is right, and that you stand in the right folder.",
    ),
    errno.ENOTDIR: (
        "Det ligger en fil der det skulle være en mappe. Velg et annet sted.",
        "A file lies where a folder should be. Choose another place.",
    ),
    errno.EEXIST: (
        "Det ligger noe der fra før. Velg et annet sted.",
        "Something lies there already. Choose another place.",
    ),
    errno.EISDIR: (
        "Det ligger en mappe der det skulle være en fil. Gi mappen et annet navn.",
        "A folder lies where a file should be. Give the folder another name.",
    ),
    errno.EMFILE: (
        "For mange filer er åpne på en gang. Lukk andre programmer, og kjør kommandoen på nytt.",
        "Too many files are open at once. Close other programs, and run the command again.",
    ),
}
"""By the number of the system's error: what it is, and what to do."""


def told(error: BaseException, lang: str = "nb") -> str:
    """What to say of an error: of the disk, or a fault of ours, whose details go into a file.

    Never raises.
    """
    if isinstance(error, OSError) and error.strerror:
        return _of_the_disk(error, lang)
    return _of_ours(error, lang)


def _of_the_disk(error: OSError, lang: str) -> str:
    names = [str(name) for name in (error.filename, error.filename2) if name is not None]
    where = " → ".join(names)
    said, said_en = _REMEDIES.get(error.errno or 0, (f"{error.strerror}.", f"{error.strerror}."))
    if lang == "en":
        return f"Cannot read or write {where or 'a file'}: {said_en}"
    return f"Kan ikke lese eller skrive {where or 'en fil'}: {said}"


def _of_ours(error: BaseException, lang: str) -> str:
    name = cut(f"{type(error).__name__}: {_one_line(error)}", LONGEST, LONGEST)
    file = what_was_read(error)
    kept = _kept(error)
    if lang == "en":
        read = ""
        if file:
            read = f" It was reading {file}, and may have stumbled over the last change there."
        more = f" Send {DETAILS} to them: it holds the details." * kept
        return (
            f"The program has stopped at a fault of its own, and not of yours.{read} Nothing of what "
            f"you wrote is lost. Tell those who look after the program.{more} ({name})"
        )
    read = ""
    if file:
        read = f" Det leste {file}, og kan ha snublet i det som sist ble endret der."
    more = f" Send dem {DETAILS}: der står detaljene." * kept
    return (
        f"Programmet stoppet på grunn av en feil i selve programmet, ikke hos deg.{read} Ingenting av "
        f"det du har skrevet, er gått tapt. Si fra til dem som steller programmet.{more} ({name})"
    )


def _one_line(error: BaseException) -> str:
    try:
        return " ".join(str(error).split())
    except Exception:  # noqa: BLE001 - whatever it is, there is an answer
        return ""


def _kept(error: BaseException) -> bool:
    """Put the details in their file; False where that cannot be done."""
    try:
        DETAILS.parent.mkdir(parents=True, exist_ok=True)
        DETAILS.write_text("".join(traceback.format_exception(error)), "utf-8")
    except (OSError, ValueError, RecursionError):
        return False
    return True
