"""A released id keeps its promise: new words that are quite different ones need an editor's word.

Others have linked to it, and must never meet another promise there. To mend it: put the words back,
and give the new promise a key of its own; or, where it is the same promise in new words, say so with
the line that the message names. That line holds for this change alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.ids import UnitId, new_id
from generator.platform.model import Commitment, Paragraph, fingerprint
from generator.problems import Place, Problem, cut
from generator.reading.yaml_text import entry
from generator.source.load import Loaded
from generator.wording.differences import Likeness

RULE = "same-promise"

ANOTHER = 0.4
"""Wordings that have less in common than this are as unlike as two promises are.

Of the 40,470 pairs among Trondheim's 285 commitments, sixteen have more.
"""


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each released text whose words have nearly all been replaced."""
    if loaded.register is None:
        return
    for path, _, block in loaded.blocks():
        record = loaded.register.units.get(block.id)
        if record is None or not isinstance(block, Commitment | Paragraph):
            continue
        last = record.wordings[-1].fingerprint
        told = fingerprint(block.text) == last or block.same_promise == last
        compared = loaded.own_words(record.text)  # nothing is like words that were taken away
        if not told and compared and not Likeness(compared).of(block.text, ANOTHER):
            yield _another(loaded.place(*path, "text"), block, record.text, last)


def _another(place: Place, block: Commitment | Paragraph, was: str, last: str) -> Problem:
    line = entry("same_promise", last)
    new = f"- {block.kind}: {new_id(UnitId.of(block.id).prefix, block.text)}"
    return Problem(
        place,
        RULE,
        f"{block.id} er utgitt med nesten bare andre ord: «{cut(was, 80, 77)}». Andre har lenket dit. "
        f"Er det den samme saken med nye ord, så legg til linjen «{line}» under teksten. Er det noe "
        f"nytt, så sett ordene tilbake, og skriv det nye for seg, med «{new}».",
        f"{block.id} was released in nearly all other words: “{cut(was, 80, 77)}”. Is it the same "
        f"promise? Add the line “{line}”. Is it new? Put the words back, and write the new one by "
        f"itself, with “{new}”.",
    )
