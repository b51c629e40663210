"""What a change takes away that others may rely on: told first, before all that it does besides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.ids import UnitId
from generator.platform.register import Register, standing
from generator.platform.unpublished import vanished
from generator.source.load import Loaded

Lost = Literal["edition", "new", "wording", "fate"]


@dataclass(frozen=True)
class Loss:
    """Something that was there before, and is not now."""

    kind: Lost
    id: str
    text: str = ""


def losses(before: Loaded, after: Loaded) -> Iterator[Loss]:
    """Each edition, new promise, decided wording and fate that a change takes back.

    What has a number and is taken out is told among what is taken out.
    """
    now, register = standing(after.platform), after.register or Register()
    released = before.register or Register()
    editions = {(edition.date, edition.seal) for edition in register.editions}
    for edition in released.editions:
        if (edition.date, edition.seal) not in editions:
            yield Loss("edition", edition.date)
    told = {retired.id for retired in after.platform.retired}
    yield from (
        Loss("new", unit.id, unit.text)
        for unit in vanished(before.platform, after.platform, register)
        if UnitId.of(unit.id).is_new
    )
    for id_, unit in standing(before.platform).items():
        record = released.units.get(id_)
        if record and id_ in now and unit.text != now[id_].text == record.text:
            yield Loss("wording", id_, unit.text)
    for retired in before.platform.retired:
        if retired.id not in told and retired.id in now:
            yield Loss("fate", retired.id, retired.reason or "")
