"""How a text is written in YAML: plain, in quotes, folded over lines, or in a list between brackets.

Whatever writes YAML asks here, so that a text is written alike wherever an editor meets it: in a
file that was laid out or added to, in the register, and in a message that says what to write.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Iterator

_PLAIN_FIRST = "«(§–…"

_TAKEN = re.compile(
    r"(?i:|~|null|true|false|yes|no|on|off|y|n"
    r"|[-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9]*)?)(e[-+]?[0-9]+)?"
    r"|0[xob][0-9a-f_]+|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9]*)?|[-+]?\.inf|\.nan|<<|=)"
)
"""What some reader of YAML, of 1.1 or of 1.2, takes for something else than text."""

_FINGERPRINT = re.compile(r"[0-9a-f]{8}")
"""Quoted always: a fingerprint may look like a number any day."""

WIDEST_LIST = 94
"""Characters. A longer list of ids stands on several lines in the register."""


def scalar(text: str, *, flow: bool = False) -> str:
    """A text as an editor writes it: in quotes only where it needs them.

    >>> print(scalar("kl. 18"), scalar("12:30"), scalar("Vi vil:"), scalar('"Ja", sa hun'))
    kl. 18 "12:30" "Vi vil:" '"Ja", sa hun'
    """
    return text if _is_plain(text, flow=flow) else quoted(text)


def _is_plain(text: str, *, flow: bool) -> bool:
    """Whether a text needs no quotes, whoever reads it."""
    if not text or not (text[0].isalnum() or text[0] in _PLAIN_FIRST) or text != text.strip():
        return False
    if not text.isprintable() or re.search(r":(\s|$)|\s#", text) or _TAKEN.fullmatch(text):
        return False
    if _FINGERPRINT.fullmatch(text):
        return False
    return not flow or not set(text) & set(",[]{}:")


def quoted(text: str) -> str:
    """A text in quotes, on one line: single ones where it holds double ones itself."""
    if "\n" in text:
        return _in_double(text).replace("\n", "\\n")
    return _in_quotes(text)


def quoted_lines(lines: Iterable[str]) -> list[str]:
    """A text over several lines in quotes: one before its first word, and one after its last."""
    return _in_quotes("\n".join(lines)).split("\n")


def _in_quotes(text: str) -> str:
    return f"'{text}'" if '"' in text and "'" not in text else _in_double(text)


def _in_double(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def double_quoted(text: str) -> str:
    """A text as a program writes it, whatever it holds: JSON's way is YAML's too."""
    return json.dumps(text, ensure_ascii=False)


def bare_key(written: str) -> str:
    """A key without the quotes that it may be written in."""
    key: str = json.loads(written) if written.startswith('"') else written.strip("'")
    return key


def entry(key: str, text: str) -> str:
    """A key and a short text: ``title: Skole``."""
    return f"{key}: {scalar(text)}"


def quoted_entry(key: str | None, text: str) -> str:
    """A text in quotes, after its key where there is one."""
    return f"{key}: {quoted(text)}" if key else quoted(text)


def folded(key: str, lines: Iterable[str], pad: str = "") -> Iterator[str]:
    """A key and a long text below it, two spaces further in, which is read as one line."""
    yield f"{pad}{key}: >-"
    yield from (f"{pad}  {line}" for line in lines)


def flow_list(texts: Iterable[str]) -> str:
    """Some short texts: ``[punkt-1, punkt-2]``."""
    return f"[{', '.join(scalar(text, flow=True) for text in texts)}]"


def wrapped_list(key: str, ids: Iterable[str], indent: int) -> str:
    """A key and a list of ids between brackets, on as many lines as it needs."""
    width = WIDEST_LIST - indent
    lines = textwrap.wrap(", ".join(ids), width, break_on_hyphens=False) or [""]
    space = " " * indent
    if len(lines) == 1 and len(key) + len(lines[0]) < width - len(": []"):
        return f"{space}{key}: [{lines[0]}]\n"
    return f"{space}{key}: [\n" + "".join(f"{space}  {line}\n" for line in lines) + f"{space}]\n"
