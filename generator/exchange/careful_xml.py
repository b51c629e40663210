"""XML that somebody sends us, read as a tree of words and nothing more."""

from __future__ import annotations

from typing import Any

from lxml import etree

from generator.exchange.opening import DOCTYPES, without_entities
from generator.exchange.rows import RefusedError


def tree(data: bytes) -> etree._Element:
    """XML as a tree, nothing in it fetched or expanded. Raises RefusedError where it cannot be read."""
    without_entities(data)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        raise RefusedError(
            f"Filen er avkuttet eller ødelagt: den kan ikke leses lenger enn til linje {line}. Be om å få "
            "den på nytt.",
            f"The file is cut short or broken: it cannot be read beyond line {line}. Ask for it again.",
        ) from error
    about: Any = root.getroottree().docinfo
    if about.internalDTD is not None:  # in an encoding that hid it until now
        without_entities(DOCTYPES[0])
    return root
