"""The rules as they are explained to editors: a file beside each rule, with examples.

``checks/NAME.yaml`` explains the rule that problems call ``[NAME]``: what must hold, why, and how
to mend it. Each example is a few lines of the small platform in ``checks/example/``, wrong and
right, with the message that the wrong ones give; a test tries them, and ``make bless`` writes the
messages.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict

import yaml
from markupsafe import Markup, escape

FOLDER = Path(__file__).parent

EXAMPLE = FOLDER / "example"
"""A whole small platform without a problem, which the examples are cut from."""

RELEASED = FOLDER / "released"
"""The same once it is released, for the rules that look back."""

_UNSEEN = re.compile(r"⟨U\+([0-9A-F]{4})⟩")


@dataclass(frozen=True)
class Example:
    """Lines of a file, as they should not be and as they should."""

    file: str
    wrong: str
    right: str
    message: str
    released: bool = False
    instead_of: str = ""
    """What stands in the example where it is neither the wrong lines nor the right ones."""

    @property
    def wrong_shown(self) -> str:
        """The wrong lines, as far out as they go, with what nobody sees spelt out."""
        return textwrap.dedent(self.wrong)

    @property
    def right_shown(self) -> str:
        """The right lines, as far out as they go."""
        return textwrap.dedent(self.right)

    def put_into(self, text: str, *, wrong: bool = True) -> str:
        """The file ``text`` with the wrong lines in it, or with the right ones."""
        before = self.instead_of or self.right
        assert text.count(before) == 1, before
        return text.replace(before, _UNSEEN.sub(_character, self.wrong if wrong else self.right))


def _character(spelt: re.Match[str]) -> str:
    return chr(int(spelt[1], 16))


@dataclass(frozen=True)
class RulePage:
    """A rule explained."""

    name: str
    title: str
    what: Markup
    why: Markup
    mend: Markup
    examples: tuple[Example, ...]


@cache  # type: ignore[misc]  # functools types the decorator with Any
def rule_pages() -> tuple[RulePage, ...]:
    """Every rule that is explained, by title."""
    found = [_read(path) for path in FOLDER.glob("*.yaml")]
    return tuple(sorted(found, key=_by_title))


class _Explained(TypedDict):
    """A rule as its file explains it."""

    title: str
    what: str
    why: str
    mend: str
    examples: NotRequired[list[_Shown]]


class _Shown(TypedDict):
    """An example as it is written."""

    file: str
    wrong: str
    right: str
    message: str
    released: NotRequired[bool]
    instead_of: NotRequired[str]


def _by_title(page: RulePage) -> str:
    return page.title.casefold()


def _read(path: Path) -> RulePage:
    held: _Explained = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return RulePage(
        path.stem,
        held["title"],
        _with_code(held["what"]),
        _with_code(held["why"]),
        _with_code(held["mend"]),
        tuple(Example(**example) for example in held.get("examples", ())),
    )


def _with_code(text: str) -> Markup:
    """The text, with what stands between backticks as code."""
    pieces = text.split("`")
    return Markup("").join(
        Markup('<code translate="no">{}</code>').format(piece) if n % 2 else escape(piece)
        for n, piece in enumerate(pieces)
    )
