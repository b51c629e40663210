"""Which things collide in a proposal and main, and what to press: told where no check can run.

A forge starts no check of a proposal in conflict. Git is asked to put the two together without touching
a file; what the proposal holds is read as text, and nothing in it is run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.source.past import Past

_SIGN = re.compile(r"(<{7}|={7}|>{7})( |$)")

_THING = re.compile(
    r"\s*- (?:commitment|paragraph|lead_in|quote|sentence|term|retired|id): ([\w.-]{1,80})\s*$"
    r"|  ([a-z]+-[\w.-]{1,80}):\s*$"
)
"""The line with which something begins that has an id."""

MOST_NAMED = 12

READ_MORE = "/guide/nar-to-har-endret-det-samme/"
"""Where on the site, when nobody says the whole address."""


@dataclass(frozen=True)
class Collision:
    """A file in which the two collide, and the ids of what collides in it."""

    file: str
    ids: tuple[str, ...] = ()


def collisions(past: Past, main: str, proposal: str) -> tuple[Collision, ...]:
    """Where the two cannot be put together, in the order of the files."""
    said = past.merged(main, proposal)
    return tuple(Collision(file, tuple(_ids(text))) for file, text in sorted(said.items()))


def _ids(text: str) -> Iterator[str]:
    """The ids of what stands between signs, or just above where a part of it collides."""
    inside, above = False, ""
    seen: set[str] = set()
    for line in text.split("\n"):
        sign = _SIGN.match(line)
        thing = _THING.match(line)
        found = (thing[1] or thing[2]) if thing else ""
        if sign:
            inside = sign[1][0] != ">"
        if found and not inside:
            above = found
        named = found if inside and found else above if sign and sign[1][0] == "<" else ""
        if named and named not in seen:
            seen.add(named)
            yield named


def told(found: tuple[Collision, ...], guide: str = "") -> str:
    """What to say on the proposal, as Markdown; empty where nothing collides."""
    if not found:
        return ""
    rows = [f"- `{one.file}`{_named(one.ids)}" for one in found]
    return "\n".join(
        [
            "**Dette forslaget kolliderer med noe som er lagt inn på main.** Det er ikke noe galt med det "
            "du har skrevet: to har endret det samme. Det kommer ingen sjekk og ingen rapport før det er "
            "ryddet opp.",
            "",
            "Her kolliderer det:",
            "",
            *rows,
            "",
            "Trykk **Resolve conflicts** nederst i forslaget. Har to skrevet hver sitt, skal begge deler "
            "stå. Har to endret den samme teksten, skal den ene stå. Slett linjene som begynner med "
            "`<<<<<<<`, `=======` og `>>>>>>>`, og trykk **Mark as resolved** og **Commit merge**. Så "
            "leser sjekken det, og sier fra hvis noe er gått tapt.",
            "",
            f"Er knappen grå, eller er du i tvil? Se [når to har endret det samme]({guide or READ_MORE}).",
            "",
        ]
    )


def _named(ids: tuple[str, ...]) -> str:
    rest = f" og {len(ids) - MOST_NAMED} til" if len(ids) > MOST_NAMED else ""
    return f": {', '.join(f'`{id_}`' for id_ in ids[:MOST_NAMED])}{rest}" if ids else ""
