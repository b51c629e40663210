"""Said alike of everything of ours that a person may approve: an approval has a name and a date.

Part of the rules about what is approved: summaries, plain wordings and the glossary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.platform.model import Reviewed
from generator.problems import Place, Problem


def half(of: Reviewed, key_place: Callable[[str], Place], rule: str) -> Iterator[Problem]:
    """Yield a problem where only the one of the two is given, at the line of that one."""
    if bool(of.approved_by) == bool(of.approved_on):
        return
    given, lacking = "approved_by", "approved_on"
    if of.approved_on:
        given, lacking = lacking, given
    yield Problem(
        key_place(given),
        rule,
        f"Godkjenningen er halv: «{lacking}» mangler. Skriv både hvem som har godkjent "
        "(approved_by) og datoen (approved_on), eller ta bort begge.",
        f"The approval is incomplete: “{lacking}” is missing.",
    )
