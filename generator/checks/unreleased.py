"""Every word that differs from the last edition is seen until an edition carries it.

The adopted words stay in the first edition for ever. Changing them later is lawful, but no such
change slips through: each is a warning that shows the words before and after. To mend it: put
the words back; or, when the change has been decided, make an edition with ``plattform release``.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.platform.model import fingerprint
from generator.platform.register import standing
from generator.problems import Problem
from generator.source.load import Loaded
from generator.wording.differences import briefly

RULE = "unreleased"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning for each released text whose words have changed since."""
    if loaded.register is None or not loaded.register.editions:
        return
    last = loaded.register.editions[-1].date
    now = standing(loaded.platform)
    for id_, path in loaded.texts():
        record = loaded.register.units.get(id_)
        if record and record.wordings[-1].fingerprint != fingerprint(now[id_].text):
            yield Problem(
                loaded.place(*path),
                RULE,
                f"Ordlyden i {id_} er endret siden utgaven {last}: "
                f"{briefly(record.text, now[id_].text)}. Er det et uhell, så sett ordene tilbake. "
                "Er det bestemt, kommer endringen med i neste utgave.",
                f"The wording of {id_} has changed since the edition of {last}: "
                f"{briefly(record.text, now[id_].text, lang='en')}. It will be in the next edition.",
                "warning",
            )
