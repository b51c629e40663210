"""Said alike of everything of ours that a person may approve: an approval has a name and a date.

Part of the rules about what is approved: summaries, plain wordings and the glossary.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.platform.model import Reviewed
from generator.problems import Place, Problem


def half(of: Reviewed, place: Place, rule: str) -> Iterator[Problem]:
    """Yield a problem where only the one of the two is given."""
    if bool(of.approved_by) == bool(of.approved_on):
        return
    lacking = "approved_on" if of.approved_by else "approved_by"
    yield Problem(
        place,
        rule,
        f"Godkjenningen er halv: «{lacking}» mangler. Skriv både hvem som har godkjent "
        "(approved_by) og datoen (approved_on), eller ta bort begge.",
        f"The approval is incomplete: “{lacking}” is missing.",
    )
