"""XLIFF 1.2, the format that translators' tools exchange; not 2.0, which several do not see at all.

A text is plain: no inline elements. ``xml:space="preserve"`` stands on every unit, for without it some
tools make two blanks one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from generator.exchange import careful_xml
from generator.exchange.rows import Answer, Received, RefusedError, Row, Sending
from generator.platform.freshness import State

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"

OURS = "urn:plattform:translations"
"""The namespace of what only we need: the fingerprint, and whose platform it is."""

_PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"

_STATES: dict[State, str] = {
    "valid": "final",
    "draft": "needs-review-translation",
    "outdated": "needs-translation",
}
"""What tools are told of a translation; one that is missing has no target."""


def _x(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _ours(name: str) -> str:
    return f"{{{OURS}}}{name}"


def name(lang: str) -> str:
    """What the file is called; some tools ask that it is called the same when it comes back."""
    return f"plattform.{lang}.xlf"


def make(sending: Sending) -> bytes:
    """A file for a tool that shows source and target side by side."""
    return written(sending, norwegian_as_target=False)


def written(sending: Sending, *, norwegian_as_target: bool) -> bytes:
    """The file; with Norwegian in the target of each unit for a tool that translates the target."""
    names: dict[Any, str] = {None: NAMESPACE, "plattform": OURS}
    root = etree.Element(_x("xliff"), {"version": "1.2"}, nsmap=names)
    file = etree.SubElement(
        root,
        _x("file"),
        {
            "original": "plattform",
            "source-language": sending.source,
            "target-language": sending.target,
            "datatype": "plaintext",
            _ours("place"): sending.place,
        },
    )
    body = etree.SubElement(file, _x("body"))
    for row in sending.rows:
        _unit(body, row, norwegian_as_target=norwegian_as_target)
    etree.indent(root)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"


def _unit(body: etree._Element, row: Row, *, norwegian_as_target: bool) -> None:
    about = {
        "id": row.id,
        "resname": row.id,
        _PRESERVE: "preserve",
        _ours("source"): row.fingerprint,
    }
    if row.state == "valid" and not norwegian_as_target:
        about["approved"] = "yes"
    unit = etree.SubElement(body, _x("trans-unit"), about)
    etree.SubElement(unit, _x("source")).text = row.source
    if norwegian_as_target:
        etree.SubElement(unit, _x("target"), {"state": "needs-translation"}).text = row.source
    elif row.target:
        etree.SubElement(unit, _x("target"), {"state": _STATES[row.state]}).text = row.target
    etree.SubElement(unit, _x("note"), {"from": "plattform"}).text = row.note


def read(data: bytes, own: str, wanted: str = "") -> Received:
    """What a file holds that has come back. Raises RefusedError where it is not XLIFF 1.2."""
    root = careful_xml.tree(_declared(data))
    _fitting(root)
    files = list(root.iter(_x("file")))
    targets = {file.get("target-language", "") for file in files} - {""}
    if len(targets) > 1:
        raise RefusedError(
            f"Filen har flere språk: {', '.join(sorted(targets))}. Be om én fil for hvert språk.",
            f"The file has several languages: {', '.join(sorted(targets))}. Ask for a file for each.",
        )
    places = {file.get(_ours("place"), "") for file in files} - {""}
    answers = tuple(answer for file in files for answer in _answers(file))
    return Received(answers, ", ".join(sorted(places)), next(iter(targets), ""))


def _declared(data: bytes) -> bytes:
    """The file with our prefix declared, where a tool has kept the attributes and lost that."""
    if b"plattform:" not in data or b"xmlns:plattform" in data:
        return data
    return re.sub(
        rb"<(\w+:)?xliff\b", rb'\g<0> xmlns:plattform="' + OURS.encode() + b'"', data, count=1
    )


def _fitting(root: etree._Element) -> None:
    kind = etree.QName(root)
    if kind.localname == "xliff" and kind.namespace != NAMESPACE:
        version = root.get("version", "?")
        raise RefusedError(
            f"Filen er XLIFF {version[:10]}. Be oversetteren lagre den som XLIFF 1.2, som den vi sendte.",
            f"The file is XLIFF {version[:10]}. Ask for it as XLIFF 1.2, as the one that we sent.",
        )
    if kind.localname != "xliff":
        raise RefusedError(
            f"Dette er XML, men ikke XLIFF: filen begynner med <{kind.localname[:40]}>. Be om å få filen "
            "som heter det samme som den vi sendte.",
            f"This is XML, but not XLIFF: the file begins with <{kind.localname[:40]}>. Ask for the file "
            "with the same name as the one that we sent.",
        )


def _answers(file: etree._Element) -> Iterator[Answer]:
    for unit in file.iter(_x("trans-unit")):
        targets = unit.findall(_x("target"))
        source = unit.find(_x("source"))
        told = [fault for element in targets if (fault := _codes(element))]
        yield Answer(
            unit.get("id") or unit.get("resname") or "",
            _text(targets[0]) if targets else "",
            f"linje {unit.sourceline}",
            None if source is None else _text(source),
            unit.get(_ours("source"), ""),
            _TWICE if len(targets) > 1 else told[0] if told else None,
        )


_TWICE = (
    "teksten har to oversettelser i filen. Behold den ene",
    "the text has two translations in the file. Keep one",
)

_AROUND = frozenset({_x("g"), _x("mrk")})
"""Elements that only stand around words: a segment, a comment, a style."""


def _codes(element: etree._Element) -> tuple[str, str] | None:
    """Why a text is not plain: it has an element in the place of words."""
    for inner in element.iter(etree.Element):
        if inner is not element and inner.tag not in _AROUND:
            code = etree.QName(inner).localname
            return (
                f"oversettelsen har en kode for formatering (<{code}>). Teksten skal være ren",
                f"the translation has a code (<{code}>). Its text should be plain",
            )
    return None


def _text(element: etree._Element) -> str:
    """All the words in an element, whatever stands around them; remarks in the XML are none."""
    said: str = etree.tostring(element, encoding="unicode", method="text", with_tail=False)
    return said
