"""The permanent page of each commitment that stands: its words, its history, how to cite it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.book import site_map
from generator.book.book import Entry, Said
from generator.book.citing import Citing, breakable
from generator.book.press import Cited, Draft, Plan, Press, cut

GLIMPSE = 110
"""How many characters are shown of the commitments before and after."""


def plans(press: Press) -> Iterator[Plan]:
    """Yield a page for each commitment."""
    for index, entry in enumerate(press.book.entries):
        path = site_map.commitment(entry.commitment)
        yield press.plan(path, "commitment", _draft, index, scope=entry.sector.id)


def _draft(press: Press, index: int) -> Draft:
    entries = press.book.entries
    entry = entries[index]
    before = entries[index - 1] if index else None
    after = entries[index + 1] if index + 1 < len(entries) else None
    title, description = _head(press, entry)
    citing = Citing(press.book, entry, press.lang)
    return Draft(
        title,
        description,
        og_type="article",
        data=site_map.commitment_json(entry.commitment),
        sector=entry.sector.id,
        picture=_pictured(press, entry),
        modified=press.book.history.changed(entry.id) if press.book.history else "",
        cited=Cited(press.book.behind(press.lang), citing.issued, citing.title, citing.attribute),
        values={
            "entry": entry,
            "position": index + 1,
            "sentences": press.book.sentences_by_commitment[entry.id],
            "citing": citing,
            "breakable": breakable,
            "before": before,
            "after": after,
            "glimpses": [_glimpse(press, beside) for beside in (before, after)],
        },
    )


def _pictured(press: Press, entry: Entry) -> str:
    """What the picture of the page shows, in words."""
    name = press.t.plain("commitment.name", number=str(entry.number))
    text = " ".join(press.say(id_).text for id_ in (*entry.before, entry.id))
    return f"{name}: {text}"


def _glimpse(press: Press, entry: Entry | None) -> Said | None:
    """So much of a commitment that one sees what it is about."""
    said = press.say(entry.id) if entry else None
    return replace(said, text=cut(said.text, GLIMPSE)) if said else None


def _head(press: Press, entry: Entry) -> tuple[str, str]:
    """The title and the description of a commitment's page, all in the language of the page."""
    said = press.say(entry.id)
    before = [press.say(id_) for id_ in entry.before]
    if other := next((one for one in before if press.foreign(one)), None):
        said = replace(said, lang=other.lang)
    return head(press, entry.number, said, " ".join(one.text for one in before))


def head(press: Press, number: int, said: Said, lead_in: str) -> tuple[str, str]:
    """The same from its words; words in another language than the page's are left out."""
    if press.foreign(said):
        whole = press.title
        bare = press.t.plain("commitment.description_bare", number=str(number), platform=whole)
        return press.t.plain("commitment.name", number=str(number)), bare
    title = press.t.plain("commitment.title", number=str(number), text=cut(said.text, 70))
    return title, f"{lead_in} {said.text}".strip()
