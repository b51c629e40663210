"""A file that somebody sends us is opened with care: how large, what it is, and nothing in it obeyed."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.exchange.rows import RefusedError

LARGEST = 32 * 1024 * 1024
"""Bytes, of a file and of all that is packed in it. Ten platforms with translations are less."""

MOST_PARTS = 2_000
"""Files in an archive."""

DOCTYPES = tuple(
    sign.encode(code)
    for sign in ("<!DOCTYPE", "<!ENTITY")
    for code in ("ascii", "utf-16-le", "utf-16-be")
)


@dataclass(frozen=True)
class Parts:
    """What lies in an archive, by its path there; nothing is ever written to a disk."""

    files: dict[str, bytes]

    def ending_in(self, *endings: str) -> list[str]:
        """The paths of the files with these endings."""
        return [name for name in self.files if name.lower().endswith(endings)]


def parts(data: bytes) -> Parts:
    """Unpack an archive in memory. Raises RefusedError where it is none, broken, odd or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _fitting(infos)
            return Parts({info.filename: _read(archive, info) for info in infos})
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OSError,
    ) as error:
        raise RefusedError(
            "Filen er skadet, avkuttet eller låst med passord, og kan ikke åpnes. Be om å få den på nytt, "
            "uten passord.",
            "The file is damaged, cut short or locked with a password. Ask for it again, without one.",
        ) from error


def _fitting(infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > LARGEST:
        raise too_large()
    for info in infos:
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            raise RefusedError(
                f"I arkivet ligger det en fil med en sti som peker ut av det («{info.filename[:80]}»). "
                "Et oversettelsesprogram lager ikke slike. Ingenting er lest. Be om å få filen på nytt.",
                f"The archive holds a file whose path leads out of it (“{info.filename[:80]}”). Nothing "
                "has been read. Ask for the file again.",
            )


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """A file of the archive; it may say that it is smaller than it is, so no more than that is read."""
    with archive.open(info) as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise too_large()
    if info.filename.lower().endswith((".xml", ".rels", ".xlf", ".xliff")):
        without_entities(content)
    return content


def too_large() -> RefusedError:
    """What is said of a file that no translation of a platform can be."""
    megabytes = LARGEST // 1024 // 1024
    return RefusedError(
        f"Filen er større enn {megabytes} MB når den er pakket ut. Så stor er ingen oversettelse: er det "
        "riktig fil?",
        f"The file is larger than {megabytes} MB unpacked. No translation is: is it the right file?",
    )


def without_entities(data: bytes) -> None:
    """Refuse XML that defines entities: they can make a small file endless, or ask for other files."""
    if any(sign in data for sign in DOCTYPES):
        raise RefusedError(
            "Filen har en DOCTYPE eller egne XML-entiteter. Det har ingen fil fra oss, og av hensyn til "
            "sikkerheten leses den ikke. Be om å få den lagret på nytt fra oversettelsesprogrammet.",
            "The file has a DOCTYPE or XML entities of its own. No file of ours has, and for safety it is "
            "not read. Ask for it to be saved again by the translator's program.",
        )
