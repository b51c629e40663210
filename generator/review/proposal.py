"""What a workflow must know of a proposal: what it changes, how much of a report fits, whom to greet.

The forge says which commit is the proposal's last; all else is asked of git, for what the forge calls
the base may be hours older than the main that was merged with.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.source.past import Past

LONGEST_COMMENT = 65_536
"""Characters that a forge takes in a comment."""

LONGEST_SUMMARY = 1024 * 1024
"""Bytes that a forge takes in the summary of a step; a longer one is lost."""

FIRST_TIME = frozenset({"FIRST_TIMER", "FIRST_TIME_CONTRIBUTOR", "NONE"})
"""What a forge calls those whose runs wait until somebody approves them."""


class CannotTellError(LookupError):
    """What is needed of the history is not here."""

    def __init__(self) -> None:
        super().__init__("base")
        self.nb = (
            "Kan ikke si hva forslaget er en endring av: bare en del av historikken i git er hentet hit. "
            "Hent hele, med «fetch-depth: 0» der dette kjøres, eller med «git fetch --unshallow»."
        )
        self.en = (
            "Cannot tell what the proposal changes: only a part of git's history is here. Fetch all "
            "of it, with “fetch-depth: 0”, or with “git fetch --unshallow”."
        )


def base(past: Past | None, head: str) -> str:
    """The commit that a proposal is a change of, where ``head`` is the last commit of the proposal.

    Where main and the proposal are merged here, it is main as it was merged: the other parent. Where
    the proposal itself is here, it is where it began. Raises where the history does not reach so far.
    """
    if past is None:
        raise CannotTellError
    if merged_with := head and past.merged_with(head):
        return merged_with
    if past.shallow or past.main == past.head:
        raise CannotTellError
    return past.main


def shortened(text: str, most: int, note: str) -> str:
    """As many whole paragraphs of a report as fit in so many characters, and then a note, if not all."""
    if len(text) <= most:
        return text
    kept: list[str] = []
    left = most - len(note) - 3
    for paragraph in text.split("\n\n"):
        left -= len(paragraph) + 2
        if left < 0:
            break
        kept.append(paragraph)
    return "\n\n".join([*kept, note]) + "\n"


def greeting(event: Mapping[str, object]) -> str:
    """What to say to whoever proposes something for the first time, from a copy of their own.

    ``event`` is what the forge tells of the proposal; empty where the check starts by itself.
    """
    pull = inside(event, "pull_request")
    repository = inside(inside(pull, "head"), "repo")
    first = pull.get("author_association") in FIRST_TIME
    if event.get("action") != "opened" or not first or repository.get("fork") is not True:
        return ""
    return (
        "**Takk for forslaget!** Dette er det første fra deg her, så sjekken venter til en av oss har "
        "trykket **Approve and run**. Det kan ta en dag eller to. Så kommer det svar på norsk, på linjen "
        "det gjelder, og en rapport om hva forslaget gjør. Du trenger ikke å gjøre noe så lenge.\n\n"
        "*Til dere som kan godkjenne: se gjennom filene under **Files changed**, og trykk **Approve and "
        "run**. Gjøres det ikke innen 30 dager, blir kjøringen borte.*\n"
    )


def inside(of: Mapping[str, object], key: str) -> Mapping[str, object]:
    """What stands under a key, where that is a table."""
    found = of.get(key)
    return found if isinstance(found, dict) else {}
