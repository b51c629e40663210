"""Reads a ``_headers`` file: which HTTP headers a host sends with which address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

Header = tuple[str, str]


@dataclass(frozen=True)
class Rule:
    """Addresses, the headers that they lose, and those that they get."""

    pattern: str
    removed: tuple[str, ...]
    added: tuple[Header, ...]

    @cached_property
    def _matches(self) -> re.Pattern[str]:
        parts = re.split(r"(\*|:\w+)", self.pattern)
        kinds = {"*": ".*", ":": "[^/]+"}
        return re.compile("".join(kinds.get(part[:1], re.escape(part)) for part in parts if part))

    def covers(self, path: str) -> bool:
        """Whether the rule speaks of this address."""
        return bool(self._matches.fullmatch(path))


def read(file: Path) -> tuple[Rule, ...]:
    """The rules of a file."""
    return parsed(file.read_text("utf-8"))


def parsed(text: str) -> tuple[Rule, ...]:
    """The rules, in the order in which they stand."""
    rules: list[Rule] = []
    for line in text.splitlines():
        said = line.strip()
        if not said or said.startswith("#"):
            continue
        if not line[0].isspace():
            rules.append(Rule(said, (), ()))
            continue
        last = rules.pop()
        if said.startswith("!"):
            rules.append(Rule(last.pattern, (*last.removed, said[1:].strip()), last.added))
        else:
            name, _, value = said.partition(":")
            rules.append(Rule(last.pattern, last.removed, (*last.added, (name, value.strip()))))
    return tuple(rules)


def headers(rules: tuple[Rule, ...], path: str) -> dict[str, str]:
    """What is sent with ``path``: later rules take away first, then add."""
    sent: dict[str, str] = {}
    for rule in rules:
        if rule.covers(path):
            for name in rule.removed:
                sent.pop(name, None)
            for name, value in rule.added:
                sent[name] = f"{sent[name]}, {value}" if name in sent else value
    return sent
