"""A project folder for OmegaT, packed: its translator opens it, translates, and sends it back whole.

OmegaT 3.6 takes what stands in ``<target>`` for the text to translate, so there the Norwegian stands in
each, and what is translated already comes as a memory. Sentences are not cut: its rule for Norwegian
would end one at «ca.».
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from lxml import etree

from generator.data.archive import pack
from generator.exchange import opening, xliff
from generator.exchange.rows import Received, RefusedError, Row, Sending

PROJECT = "omegat.project"

_EMPTY = ("target", "tm", "glossary", "dictionary")
"""Folders that a project has besides."""

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def make(sending: Sending) -> bytes:
    """The project, packed."""
    top = f"plattform-{sending.target}"
    return pack((f"{top}/{path}", content) for path, content in _files(sending))


def _files(of: Sending) -> Iterator[tuple[str, bytes]]:
    fresh = [row for row in of.rows if row.target and row.state != "outdated"]
    old = [row for row in of.rows if row.state == "outdated"]
    yield PROJECT, _project(of)
    yield "LES-MEG.txt", _READ_ME.format(file=xliff.name(of.target)).encode()
    yield f"source/{xliff.name(of.target)}", xliff.written(of, norwegian_as_target=True)
    yield "omegat/project_save.tmx", _memory(of, _alternatives(of))
    if fresh:
        yield f"tm/auto/plattform.{of.target}.tmx", _memory(of, ((row, ()) for row in fresh))
    if old:
        yield f"tm/utdatert.{of.target}.tmx", _memory(of, ((row, ()) for row in old))
    if of.words:
        yield f"glossary/plattform.{of.target}.utf8", _glossary(of)
    for folder in _EMPTY:
        yield f"{folder}/.keep", b""


def _glossary(of: Sending) -> bytes:
    """The words that are to be called the same everywhere, as OmegaT shows them beside a text."""
    lines = ((word.source, word.target, word.note) for word in of.words)
    return "".join("\t".join(" ".join(s.split()) for s in line) + "\n" for line in lines).encode()


_READ_ME = """\
Åpne denne mappen i OmegaT: Prosjekt -> Åpne.
Oversett, og velg Prosjekt -> Opprett oversatte dokumenter.
Send hele mappen tilbake, pakket som zip, eller bare filen target/{file}.

Open this folder in OmegaT: Project -> Open.
Translate, and choose Project -> Create Translated Documents.
Send the whole folder back, packed as zip, or only the file target/{file}.
"""


def _project(of: Sending) -> bytes:
    root = etree.Element("omegat")
    project = etree.SubElement(root, "project", {"version": "1.0"})
    settings = {
        **{f"{name}_dir": "__DEFAULT__" for name in ("source", *_EMPTY)},
        "source_lang": of.source,
        "target_lang": of.target,
        "sentence_seg": "false",
        "support_default_translations": "true",
        "remove_tags": "false",
    }
    for name, value in settings.items():
        etree.SubElement(project, name).text = value
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"


Context = tuple[tuple[str, str], ...]


def _alternatives(of: Sending) -> Iterator[tuple[Row, Context]]:
    """Texts that share their Norwegian with another, and not its translation: each by its neighbours."""
    shared: dict[str, set[str]] = defaultdict(set)
    for row in of.rows:
        shared[row.source].add(row.target)
    for n, row in enumerate(of.rows):
        if len(shared[row.source]) > 1 and row.target and row.state != "outdated":
            before = of.rows[n - 1].source if n else ""
            after = of.rows[n + 1].source if n + 1 < len(of.rows) else ""
            yield row, (("file", xliff.name(of.target)), ("prev", before), ("next", after))


def _memory(of: Sending, rows: Iterable[tuple[Row, Context]]) -> bytes:
    root = etree.Element("tmx", {"version": "1.4"})
    about = {
        "creationtool": "plattform",
        "creationtoolversion": "1",
        "segtype": "paragraph",
        "o-tmf": "plattform",
        "adminlang": "en",
        "srclang": of.source,
        "datatype": "plaintext",
    }
    etree.SubElement(root, "header", about)
    body = etree.SubElement(root, "body")
    for row, context in rows:
        unit = etree.SubElement(body, "tu")
        for kind, value in context:
            etree.SubElement(unit, "prop", {"type": kind}).text = value
        for lang, text in ((of.source, row.source), (of.target, row.target)):
            variant = etree.SubElement(unit, "tuv", {_XML_LANG: lang})
            etree.SubElement(variant, "seg").text = text
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"


def read(parts: opening.Parts, own: str, wanted: str = "") -> Received:
    """What the project holds when it comes back: the file that OmegaT has made in ``target``."""
    made = [name for name in parts.ending_in(".xlf", ".xliff") if not name.startswith("__MACOSX/")]
    project = any(name.split("/")[-1] == PROJECT for name in parts.files)
    if project:
        made = [name for name in made if "target" in name.split("/")[:-1]]
    if not made:
        raise RefusedError(*(_NOT_MADE if project else _NOTHING_KNOWN))
    if len(made) > 1:
        raise RefusedError(
            f"Det ligger flere oversatte filer i arkivet: {', '.join(sorted(made))}. Send den ene som skal "
            "inn.",
            f"There are several translated files in the archive: {', '.join(sorted(made))}. Send the one "
            "to take in.",
        )
    return xliff.read(parts.files[made[0]], own, wanted)


_NOT_MADE = (
    "OmegaT-prosjektet har ingen oversatt fil i mappen «target». Be oversetteren velge Prosjekt → Opprett "
    "oversatte dokumenter, og sende mappen på nytt.",
    "The OmegaT project has no translated file in “target”. Ask the translator to choose Project → Create "
    "Translated Documents, and to send the folder again.",
)

_NOTHING_KNOWN = (
    "I arkivet ligger det ingen fil som kan tas inn. Send filen fra oversetteren: .xlf, .xlsx, .docx, eller "
    "OmegaT-mappen pakket som zip.",
    "The archive holds no file that can be taken in. Send the translator's file: .xlf, .xlsx, .docx, or the "
    "OmegaT folder packed as zip.",
)
