"""A page as readable text: a line for each element that says something, indented as it nests."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from tests.built import Page, folded

SHOWN = ("href", "src", "action", "method", "name", "type", "value", "content", "property", "lang",
         "rel", "for", "role", "hidden", "checked", "disabled", "media", "scope")  # fmt: skip
"""Attributes that a reader of the golden pages needs; ``aria-…`` and ``data-…`` are shown too."""

INLINE = {"a", "span", "b", "em", "strong", "code", "button", "abbr", "cite", "time", "bdi"}

INDENT = "  "


CHROME = ("header.site-header", "footer.site-footer")
"""The same on every page."""


def outline(page: Page, *, chrome: bool) -> str:
    """The page, head and body; with ``chrome`` what is the same on every page too."""
    root = page.tree.root
    assert root is not None
    return "\n".join(_lines(root, 0, () if chrome else CHROME)) + "\n"


def _lines(node: LexborNode, depth: int, closed: tuple[str, ...]) -> list[str]:
    children = [child for child in node.iter(include_text=True) if _says(child)]
    opening = INDENT * depth + _named(node)
    if _named(node) in closed:
        return [f"{opening} …"]
    if all(child.tag == "-text" or _is_inline(child) for child in children):
        said = folded("".join(_inline(child) for child in children))
        return [f"{opening} {said}".rstrip()]
    lines = [opening]
    for child in children:
        if child.tag == "-text":
            lines.append(INDENT * (depth + 1) + folded(child.text()))
        else:
            lines += _lines(child, depth + 1, closed)
    return lines


def _says(node: LexborNode) -> bool:
    return not str(node.tag).startswith("-") or (node.tag == "-text" and bool(folded(node.text())))


def _is_inline(node: LexborNode) -> bool:
    return node.tag in INLINE and all(
        child.tag == "-text" or _is_inline(child) for child in node.iter(include_text=True)
    )


def _inline(node: LexborNode) -> str:
    if node.tag == "-text":
        return node.text()
    said = "".join(_inline(child) for child in node.iter(include_text=True))
    return f" [{_named(node)}: {said.strip()}] "


def _named(node: LexborNode) -> str:
    """The element as in a style sheet: ``li#punkt-1.commitment``, and what else it carries."""
    attributes = node.attributes
    name = str(node.tag)
    if identifier := attributes.get("id"):
        name += f"#{identifier}"
    for word in (attributes.get("class") or "").split():
        name += f".{word}"
    for key, value in attributes.items():
        if key in SHOWN or key.startswith(("aria-", "data-")):
            name += f" {key}" if value is None else f' {key}="{_steady(value)}"'
    return name


def _steady(value: str) -> str:
    """Without the fingerprint of the style sheet, which changes with every stroke of design."""
    return re.sub(r"\?v=[0-9a-f]+", "?v=…", value)
