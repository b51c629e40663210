"""The pictures of a document, taken out of it: from inside the file, or from the folder that it lies in."""

from __future__ import annotations

import io
import zipfile
from base64 import b64decode
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, unquote_to_bytes
from xml.etree import ElementTree as ET

from generator.source.pictures import LARGEST
from generator.transcribing.outline import Block, Drawn

_WITHIN = {"docx": "word/", "odt": ""}
"""Where in an archive the paths of pictures begin."""


def found(blocks: Iterable[Block], data: bytes, form: str, file: Path) -> dict[str, bytes]:
    """What each picture holds, by the name that the document has for it; those that cannot be had are left out."""
    names = dict.fromkeys(block.picture.file for block in blocks if isinstance(block, Drawn))
    if form in _WITHIN:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {
                name: archive.read(inside)
                for name in names
                if (inside := _WITHIN[form] + name) in archive.namelist()
                and archive.getinfo(inside).file_size <= LARGEST
            }
    held = {name: _beside(name, file.parent) for name in names}
    return {name: content for name, content in held.items() if content}


_SAID = (
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc",
    "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}title",
)

_IMAGE = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}image"

_HREF = "{http://www.w3.org/1999/xlink}href"


def with_words(blocks: Iterable[Block], data: bytes) -> tuple[Block, ...]:
    """The blocks of an ODT with the words for each picture, which Pandoc passes over (findings/odt-alt.sh)."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = archive.read("content.xml")
    said = {} if b"<!DOCTYPE" in content else dict(_said(ET.fromstring(content)))  # noqa: S314
    return tuple(
        Drawn(replace(of.picture, alt=of.picture.alt or said.get(of.picture.file, "")))
        if isinstance(of, Drawn)
        else of
        for of in blocks
    )


def _said(root: ET.Element) -> Iterator[tuple[str, str]]:
    """The words for each picture, by its name in the archive."""
    for frame in root.iter():
        image = frame.find(_IMAGE)
        words = next(filter(None, (frame.findtext(key) for key in _SAID)), "")
        if image is not None and words:
            yield image.get(_HREF, ""), " ".join(words.split())


def _beside(name: str, folder: Path) -> bytes:
    """A picture that a text names: written out in the address itself, or in a file below its own folder."""
    if name.startswith("data:image/"):
        head, _, body = name.partition(",")
        try:
            content = b64decode(body) if head.endswith(";base64") else unquote_to_bytes(body)
        except ValueError:
            return b""
        return content if len(content) <= LARGEST else b""
    path = PurePosixPath(unquote(name))
    if ":" in name or path.is_absolute() or ".." in path.parts:
        return b""
    try:
        there = folder / path
        small = there.is_file() and not there.is_symlink() and there.stat().st_size <= LARGEST
        return there.read_bytes() if small else b""
    except (OSError, ValueError):
        return b""
