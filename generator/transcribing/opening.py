"""Which format a document is in, found out by what it holds, and why it cannot be taken in where it cannot."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import replace
from pathlib import Path

from generator.reading.characters import as_text
from generator.transcribing import drawn, pandoc, plain_text
from generator.transcribing.outline import Outline, UnreadableError, with_labels

LARGEST = 64 * 1024 * 1024
"""Bytes, of the file; and of all the words in it when it is unpacked."""

MOST_PARTS = 10_000
"""Files in an archive."""

ENDINGS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""What says which of the formats a file of mere text is in."""

_KNOWN = ".txt, .md, .html, .odt, .docx"

_WORDS = re.compile(r"\w")


def read(file: Path) -> Outline:
    """A document as an outline. Raises UnreadableError, with what to do about it."""
    data = _bytes(file)
    form = _form(data, file)
    if form in ("text", "markdown", "html"):
        text = _text(data, file)
        if not _WORDS.search(text):
            raise _empty(file)
        found = plain_text.read(text) if form == "text" else pandoc.read(text.encode(), form)
    else:
        found = pandoc.read(data, form)
    if not any(_says(block) for block in found.blocks):
        raise _empty(file) if not found.blocks else _only_pictures(file)
    if form != "text":
        blocks = with_labels(found.blocks)
        blocks = drawn.with_words(blocks, data) if form == "odt" else blocks
        found = replace(found, blocks=blocks, pictures=drawn.found(blocks, data, form, file))
    return found


def _says(block: object) -> bool:
    return any(hasattr(block, key) for key in ("said", "header"))


def _bytes(file: Path) -> bytes:
    try:
        size = file.stat().st_size
        if file.is_dir() or not file.is_file():
            raise UnreadableError(
                f"{file} er ikke en fil. Oppgi dokumentet selv.",
                f"{file} is no file. Name the document itself.",
            )
        if size > LARGEST:
            raise _too_large(file)
        data = file.read_bytes()
    except OSError as error:
        raise UnreadableError(
            f"{file} kan ikke leses. Sjekk at filen finnes, og at navnet er skrevet riktig ({error.strerror}).",
            f"{file} cannot be read. See that it exists and is spelt so ({error.strerror}).",
        ) from error
    if not data.strip(b"\0 \r\n\t"):
        raise _empty(file)
    return data


def _too_large(file: Path) -> UnreadableError:
    megabytes = LARGEST // 1024 // 1024
    return UnreadableError(
        f"{file} er større enn {megabytes} MB. Så stor er ingen tekst: det er bildene. Lagre en utgave uten bilder, "
        "eller lagre dokumentet som ren tekst (.txt), og bruk den.",
        f"{file} is larger than {megabytes} MB. No text is: it is the pictures. Save it without pictures, or as "
        "plain text (.txt), and use that.",
    )


def _empty(file: Path) -> UnreadableError:
    return UnreadableError(
        f"{file} er tom. Er det riktig fil?",
        f"{file} is empty. Is it the right file?",
    )


def _only_pictures(file: Path) -> UnreadableError:
    return UnreadableError(
        f"{file} har bare bilder, og ingen ord. Er det skannet? Be om dokumentet slik det ble skrevet, eller "
        "kjør tekstgjenkjenning (OCR), les over hvert ord, og lagre som tekst.",
        f"{file} has pictures only, and no words. Was it scanned? Ask for the document as it was written, or "
        "have its text recognised (OCR), read every word, and save it as text.",
    )


def _form(data: bytes, file: Path) -> str:
    """The format. Raises UnreadableError for one that cannot be read here."""
    for signs, (nb, en) in _OTHERS.items():
        if data.startswith(signs):
            raise UnreadableError(nb.format(file), en.format(file))
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise _locked(file) if locked else _unknown(file)
    if data.startswith(b"PK"):
        return _packed(data, file)
    begins = data[:512].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if begins.startswith((b"<!doctype html", b"<html")):
        return "html"
    form = ENDINGS.get(file.suffix.lower())
    if form is None:
        raise _unknown(file)
    return form


_SCANNED = (
    "{} er et bilde. Er dokumentet skannet, så be om det slik det ble skrevet, eller kjør tekstgjenkjenning (OCR), "
    "les over hvert ord, og lagre som tekst (.txt).",
    "{} is a picture. If the document was scanned, ask for it as it was written, or have its text recognised "
    "(OCR), read every word, and save it as text (.txt).",
)

_OTHERS = {
    b"%PDF": (
        "{} er en PDF. Be om dokumentet slik det ble skrevet (.docx eller .odt). Finnes det ikke, så åpne PDF-en, "
        "merk all teksten, lim den inn i en fil som slutter på .txt, og bruk den. Lar ingen ord seg merke, er den "
        "skannet: kjør tekstgjenkjenning (OCR) først, og les over hvert ord.",
        "{} is a PDF. Ask for the document as it was written (.docx or .odt). If there is none, open the PDF, "
        "copy all its text into a file that ends in .txt, and use that. If no words can be marked, it was scanned: "
        "have its text recognised (OCR) first, and read every word.",
    ),
    b"\x89PNG": _SCANNED,
    b"\xff\xd8\xff": _SCANNED,
    b"II*\0": _SCANNED,
    b"MM\0*": _SCANNED,
    b"GIF8": _SCANNED,
}
"""What files of other kinds begin with, and what to do with one."""


def _unknown(file: Path) -> UnreadableError:
    return UnreadableError(
        f"{file} er i et format som ikke kan leses her. Åpne filen i Word eller LibreOffice, lagre den som .docx eller "
        f".odt, og bruk den. Disse går: {_KNOWN}.",
        f"{file} is in a format that cannot be read here. Open it in Word or LibreOffice, save it as .docx or "
        f".odt, and use that. These will do: {_KNOWN}.",
    )


def _locked(file: Path) -> UnreadableError:
    return UnreadableError(
        f"{file} er låst med passord. Åpne dokumentet med passordet, ta det bort, lagre, og prøv igjen.",
        f"{file} is locked with a password. Open it with the password, remove that, save, and try again.",
    )


def _packed(data: bytes, file: Path) -> str:
    """Which of the formats a packed file is, looked through before anything is made of it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = {info.filename: info for info in archive.infolist()}
            if any(info.flag_bits & 1 for info in infos.values()):
                raise _locked(file)
            words = [info for name, info in infos.items() if name.endswith((".xml", ".rels"))]
            if len(infos) > MOST_PARTS or sum(info.file_size for info in words) > LARGEST:
                raise _too_large(file)
            manifest = "META-INF/manifest.xml"
            if manifest in infos and b"encryption-data" in _whole(archive, infos, manifest, file):
                raise _locked(file)
            form, name = _kind(archive, infos, file)
            _settled(_whole(archive, infos, name, file), file)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise UnreadableError(
            f"{file} er skadet eller avkuttet, og kan ikke åpnes. Be om å få filen på nytt.",
            f"{file} is damaged or cut short. Ask for it again.",
        ) from error
    return form


def _kind(
    archive: zipfile.ZipFile, infos: dict[str, zipfile.ZipInfo], file: Path
) -> tuple[str, str]:
    if "word/document.xml" in infos:
        return "docx", "word/document.xml"
    kind = archive.read("mimetype")[:80] if "mimetype" in infos else b""
    if kind.startswith(b"application/vnd.oasis.opendocument.text") and "content.xml" in infos:
        return "odt", "content.xml"
    raise _unknown(file)


def _whole(
    archive: zipfile.ZipFile, infos: dict[str, zipfile.ZipInfo], name: str, file: Path
) -> bytes:
    """A file of the archive; it may say that it is smaller than it is, so no more than that is read."""
    with archive.open(infos[name]) as opened:
        content = opened.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise _too_large(file)
    return content


_TRACKED = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo) |<text:changed-region")


def _settled(content: bytes, file: Path) -> None:
    """Refuse a document in which somebody has proposed changes: nobody can tell what was adopted."""
    if _TRACKED.search(content):
        raise UnreadableError(
            f"{file} har sporede endringer, så det er uklart hva som er vedtatt. Godta eller avvis dem i Word "
            "(Se gjennom → Godta) eller LibreOffice (Rediger → Spor endringer), lagre, og prøv igjen.",
            f"{file} has tracked changes, so nobody can tell what was adopted. Accept or reject them in Word "
            "(Review → Accept) or LibreOffice (Edit → Track Changes), save, and try again.",
        )


def _text(data: bytes, file: Path) -> str:
    """The text of a file, which must be UTF-8: a letter read wrongly would be a word changed."""
    text, problems = as_text(data, str(file))
    told = [
        problem
        for problem in problems
        if not data.startswith(b"\xef\xbb\xbf") or problem.place.line > 1
    ]
    if text is None or told:
        problem = (told or problems)[0]
        raise UnreadableError(f"{file}: {problem.nb}", f"{file}: {problem.en}")
    return text
