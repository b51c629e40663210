"""The permanent page of every commitment that has stood in an edition and stands no longer."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from generator.book import site_map
from generator.book.press import Draft, Plan, Press
from generator.ids import number_of
from generator.pages.commitment import head
from generator.platform.history import History
from generator.platform.register import Record


def plans(press: Press) -> Iterator[Plan]:
    """Yield a page for each commitment that has gone."""
    if history := press.book.history:
        for id_ in press.book.retired:
            path = site_map.numbered(number_of(id_, "punkt"))
            yield press.plan(path, "retired", _draft, history, id_)


def _draft(press: Press, history: History, id_: str) -> Draft:
    record = history.register.units[id_]
    number, said, lead_in = number_of(id_, "punkt"), press.say(id_), history.lead_in(id_)
    ours = said.state in ("draft", "valid")
    title, description = head(press, number, said, "" if ours else lead_in)
    return Draft(
        title,
        description,
        og_type="article",
        data=site_map.numbered_json(number),
        modified=history.changed(id_),
        values={
            "id_": id_,
            "number": number,
            "record": record,
            "lead_in": lead_in,
            "last_with": history.last_with(id_),
            "reference": _reference(press, number, record, history.last_with(id_)),
            "heirs": history.heirs(id_),
            "changed": len(record.wordings) > 1,
        },
    )


def _reference(press: Press, number: int, record: Record, edition: str) -> Markup:
    """How one cites a commitment that stands no longer: as it stood in its last edition."""
    last = record.places[-1]
    parts = [id_ for id_ in (last.sector, last.section) if id_]
    address = press.book.at(site_map.numbered(number), press.lang)
    return press.t(
        "commitment.reference_edition",
        title=press.say("platform").span,
        number=str(number),
        where=Markup(", ").join(press.say(id_).span for id_ in parts),
        edition=press.t.date(edition),
        address=press.book.settings.absolute(address),
    )
