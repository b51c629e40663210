"""The formats that translators get: each by its name, and known again by what the file holds."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import NamedTuple

from generator.exchange import opening
from generator.exchange.rows import Received, RefusedError, Sending


class Format(NamedTuple):
    """A format: its module here, how its files end, and what a person calls it."""

    module: str
    ending: str
    words: str


FORMATS = {
    "xliff": Format("xliff", ".xlf", "XLIFF 1.2"),
    "omegat": Format("omegat", ".zip", "OmegaT-prosjekt"),
    "xlsx": Format("workbook", ".xlsx", "regneark"),
    "docx": Format("word_table", ".docx", "Word-dokument"),
}


def made(sending: Sending, name: str) -> bytes:
    """The file in a format. Raises RefusedError where that cannot hold it."""
    module = importlib.import_module(f"generator.exchange.{FORMATS[name].module}")
    make: Callable[[Sending], bytes] = module.make
    return make(sending)


def received(data: bytes, own: str, wanted: str = "") -> Received:
    """What a file holds, whatever it is called. Raises RefusedError where it is none that we know."""
    if len(data) > opening.LARGEST:
        raise opening.too_large()
    if not data.strip():
        raise RefusedError(
            "Filen er tom. Be om å få den på nytt.", "The file is empty. Ask for it again."
        )
    if data.startswith(b"PK"):
        return _packed(data, own, wanted)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise RefusedError(
            "Filen er låst med passord, eller lagret på den gamle måten (.doc eller .xls). Be om å få den "
            "uten passord, lagret som .docx eller .xlsx.",
            "The file has a password, or is of the old kind (.doc or .xls). Ask for it without, as .docx or "
            ".xlsx.",
        )
    if data.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")[:1] == b"<":
        from generator.exchange import xliff  # noqa: PLC0415 - only where it is asked for

        return xliff.read(data, own, wanted)
    raise RefusedError(
        "Dette er ingen fil som kan tas inn. Den skal være som en av dem vi sender: .xlf, .xlsx, .docx, eller "
        "OmegaT-mappen pakket som zip. Er det en CSV-fil eller en PDF, så be om arbeidsfilen i stedet.",
        "This is no file that can be taken in. It should be as one of those that we send: .xlf, .xlsx, .docx, "
        "or the OmegaT folder packed as zip. For CSV or PDF, ask for the working file instead.",
    )


def _packed(data: bytes, own: str, wanted: str) -> Received:
    parts = opening.parts(data)
    names = set(parts.files)
    if any(name.startswith("xl/") for name in names):
        from generator.exchange import workbook  # noqa: PLC0415

        return workbook.read(data, parts, own, wanted)
    if any(name.startswith("word/") for name in names):
        from generator.exchange import word_table  # noqa: PLC0415

        return word_table.read(data, parts, own, wanted)
    if "content.xml" in names:
        raise RefusedError(
            "Filen er lagret i LibreOffices eget format. Be om å få den lagret som .xlsx eller .docx.",
            "The file is in LibreOffice's own format. Ask for it as .xlsx or .docx.",
        )
    from generator.exchange import omegat  # noqa: PLC0415

    return omegat.read(parts, own, wanted)
