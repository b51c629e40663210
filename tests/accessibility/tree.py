"""A page as a screen reader is given it: Chromium's accessibility tree, as text and as values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import CDPSession
from playwright.sync_api import Page as Tab

INDENT = "  "

LANDMARKS = frozenset(
    ("banner", "complementary", "contentinfo", "form", "main", "navigation", "region", "search")
)

UNSAID = frozenset(
    ("InlineTextBox", "LabelText", "Legend", "LineBreak", "generic", "none", "sectionheader")
)
"""Roles that a screen reader says nothing of; what stands inside them is told all the same."""

STATES = (
    "checked",
    "current",
    "disabled",
    "expanded",
    "level",
    "pressed",
    "selected",
    "required",
    "invalid",
)


@dataclass(frozen=True)
class Node:
    """Something that is told: its role and name, its states, and what stands inside it."""

    role: str
    name: str
    states: tuple[tuple[str, str], ...]
    can_focus: bool
    inside: tuple[Node, ...]

    @property
    def level(self) -> int:
        """A heading's level."""
        return int(dict(self.states).get("level", 0))

    def all(self) -> Iterator[Node]:
        """This and everything inside it, in the order in which it is told."""
        yield self
        for node in self.inside:
            yield from node.all()

    def lines(self, depth: int = 0) -> Iterator[str]:
        """A line for each thing told, indented as it nests."""
        states = "".join(
            f", {key} {value}" if value != "true" else f", {key}" for key, value in self.states
        )
        name = f' "{self.name}"' if self.name else ""
        yield f"{INDENT * depth}{self.role}{name}{states}"
        for node in self.inside:
            yield from node.lines(depth + 1)


def read(tab: Tab) -> Node:
    """The tree of the page that the tab is on."""
    session = tab.context.new_cdp_session(tab)
    session.send("Accessibility.enable")
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    for node, value in _current(session):
        for raw in nodes:
            if raw.get("backendDOMNodeId") == node:
                raw["properties"] = [*raw.get("properties", ()), _property("current", value)]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    return _node(nodes[0], by_id)


def _current(session: CDPSession) -> Iterator[tuple[int, str]]:
    """What is marked as current, which the tree leaves out."""
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    asked = {"nodeId": root, "selector": "[aria-current]"}
    for node in session.send("DOM.querySelectorAll", asked)["nodeIds"]:
        found = session.send("DOM.describeNode", {"nodeId": node})["node"]
        attributes = found["attributes"]
        yield found["backendNodeId"], attributes[attributes.index("aria-current") + 1]


def _property(name: str, value: str) -> dict[str, Any]:
    return {"name": name, "value": {"value": value}}


def _node(raw: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Node:
    name = _value(raw.get("name"))
    inside = tuple(_told(raw, by_id))
    if all(node.role == "text" for node in inside) and _bare(name) == _bare(
        "".join(node.name for node in inside)
    ):
        inside = ()
    return Node(_role(raw), name, tuple(_states(raw)), _can_focus(raw), inside)


def _told(raw: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Iterator[Node]:
    """What stands inside, past whatever is not told; texts that follow each other are one."""
    text = ""
    for child in _flat(raw, by_id):
        if _role(child) == "text":
            text += _value(child.get("name"))
            continue
        if text.strip():
            yield Node("text", text.strip(), (), can_focus=False, inside=())
        text = ""
        yield _node(child, by_id)
    if text.strip():
        yield Node("text", text.strip(), (), can_focus=False, inside=())


def _flat(raw: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for child in (by_id[i] for i in raw.get("childIds", ()) if i in by_id):
        if child.get("ignored") or (_role(child) in UNSAID and not _can_focus(child)):
            yield from _flat(child, by_id)
        else:
            yield child


def _bare(text: str) -> str:
    return "".join(text.split())


def _role(raw: dict[str, Any]) -> str:
    role = str(_value(raw.get("role")))
    return {"StaticText": "text", "RootWebArea": "page"}.get(role, role)


def _states(raw: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key in raw.get("properties", ()):
        value = str(_value(key["value"])).lower()
        if key["name"] == "level" and _role(raw) != "heading":
            continue
        if key["name"] in STATES and value != "false":
            yield key["name"], value
    if described := _value(raw.get("description")):
        yield "described", f'"{described}"'


def _can_focus(raw: dict[str, Any]) -> bool:
    return any(
        key["name"] == "focusable" and _value(key["value"]) is True
        for key in raw.get("properties", ())
    )


def _value(of: dict[str, Any] | None) -> Any:
    return (of or {}).get("value", "")
