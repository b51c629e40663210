"""The files of the pictures, read once; and why one cannot be shown, in an editor's words."""

from __future__ import annotations

import io
import os
import re
import struct
from contextlib import suppress
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

import imagesize

from generator.platform.pictures import PictureFile, kind_of

FOLDER = "pictures"
"""Where they lie under ``source/``."""

LARGEST = 1024 * 1024
"""Bytes. A picture of 1,600 points is a third of that; readers on a phone pay for each."""

Fault = tuple[str, str]
"""Why a file cannot be shown and what to do, in Norwegian and in English."""


def read(folder: Path, name: str) -> PictureFile | Fault:
    """A picture by its name under ``source/``. Never raises for what the file holds."""
    path = PurePosixPath(name)
    inside = path.parts[:1] == (FOLDER,) and ".." not in path.parts and "\\" not in name
    if not inside or len(path.parts) < 2 or path.as_posix() != name:
        return _ELSEWHERE
    file = folder / path
    try:
        if file.is_symlink() or not file.is_file():
            return _missing(folder, path)
        if file.stat().st_size > LARGEST:
            return _too_large(file.stat().st_size)
        data = file.read_bytes()
    except OSError as error:
        said = error.strerror or ""
        return f"Bildet kan ikke leses ({said}).", f"The picture cannot be read ({said})."
    return understood(name, data)


def understood(name: str, data: bytes) -> PictureFile | Fault:
    """A picture by what its file holds."""
    kind = kind_of(data)
    if kind is None:
        return _NO_PICTURE
    if kind == "svg":
        if fault := _fault_in_drawing(data):
            return fault
        return PictureFile(name, data, kind, *_size(data))
    width, height = _size(data)
    return PictureFile(name, data, kind, width, height) if width and height else _NO_PICTURE


def _size(data: bytes) -> tuple[int, int]:
    """How wide and how high, as it is to be seen; nothing where the file does not say."""
    size: tuple[float, float] = (0, 0)
    with suppress(ValueError, LookupError, OSError, ArithmeticError, TypeError, struct.error):
        size = imagesize.get(io.BytesIO(data))  # type: ignore[misc]  # it has no types
    width, height = size
    return (round(width), round(height)) if width > 0 and height > 0 else (0, 0)


_ELSEWHERE = (
    "Bilder skal ligge i mappen source/pictures/. Legg filen der, og skriv navnet slik: "
    "file: pictures/skolen.jpg",
    "Pictures lie in the folder source/pictures/. Put the file there, and write its name so: "
    "file: pictures/school.jpg",
)

_NO_PICTURE = (
    "Filen er ikke et bilde som kan vises, eller den er skadet. Lagre bildet på nytt som JPEG (fotografier), PNG "
    "eller SVG (tegninger).",
    "The file is no picture that can be shown, or it is damaged. Save it again as JPEG (photographs), PNG or SVG "
    "(drawings).",
)


def _missing(folder: Path, path: PurePosixPath) -> Fault:
    there = folder / path.parent
    names = sorted(os.listdir(there)) if there.is_dir() else []  # noqa: PTH208 - names alone
    alike = next((name for name in names if name.casefold() == path.name.casefold()), None)
    meant = f" Mente du «{path.parent.as_posix()}/{alike}»?" if alike else ""
    meant_en = f" Did you mean “{path.parent.as_posix()}/{alike}”?" if alike else ""
    return (
        f"Bildet {path.as_posix()} finnes ikke under source/.{meant} Legg filen der, og skriv navnet nøyaktig likt, "
        "med store og små bokstaver.",
        f"There is no picture {path.as_posix()} under source/.{meant_en} Put the file there, and write its name "
        "exactly so, capitals and all.",
    )


def _too_large(size: int) -> Fault:
    most, found = LARGEST // 1024, size // 1024
    return (
        f"Bildet er på {found} kB, og det tar lang tid å hente på en telefon. Gjør det mindre, høyst {most} kB: "
        "1600 punkter bredt er nok, lagret som JPEG.",
        f"The picture has {found} kB, which takes long to fetch on a phone. Make it smaller, at most {most} kB: "
        "1600 points wide will do, saved as JPEG.",
    )


_SCRIPTED = (
    "Tegningen (SVG) holder mer enn en tegning: et skript, en lenke ut eller noe som hentes annetsteds fra. "
    "Lagre den på nytt som «vanlig SVG» («Plain SVG»), eller som PNG.",
    "The drawing (SVG) holds more than a drawing: a script, a link, or something fetched from elsewhere. Save it "
    "again as “Plain SVG”, or as PNG.",
)

_DRAWS_NOTHING = frozenset(
    {
        "script",
        "foreignobject",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "handler",
        "set",
        "animate",
    }
)

_FETCHED = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression\(", re.IGNORECASE)


def _fault_in_drawing(data: bytes) -> Fault | None:
    """Why a drawing cannot be shown; nothing in it is fetched or run to find out."""
    if b"<!DOCTYPE" in data.upper() or b"<!ENTITY" in data.upper():
        return _SCRIPTED
    try:
        root = ET.fromstring(data)  # noqa: S314 - no entity of its own, which was seen above
    except (ET.ParseError, ValueError, LookupError):
        return _NO_PICTURE
    return _SCRIPTED if any(map(_does_more, root.iter())) else None


def _does_more(element: ET.Element) -> bool:
    name = str(element.tag).rpartition("}")[2].casefold()
    if name in _DRAWS_NOTHING or (name == "style" and _FETCHED.search(element.text or "")):
        return True
    return any(
        _leads_out(key.rpartition("}")[2].casefold(), value) for key, value in element.items()
    )


def _leads_out(key: str, value: str) -> bool:
    if key.startswith("on"):
        return True
    if key in ("href", "src"):
        return not value.strip().startswith(("#", "data:image/png", "data:image/jpeg"))
    return bool(_FETCHED.search(value))
