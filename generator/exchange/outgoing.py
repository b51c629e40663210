"""What is sent to a translator: which texts, and what stands as their translation today."""

from __future__ import annotations

from collections.abc import Iterator

from generator.exchange.rows import RefusedError, Row, Sending, Word
from generator.ids import UnitId
from generator.platform import freshness
from generator.platform.model import Translations, Unit, lead_ins
from generator.problems import did_you_mean
from generator.source.load import Loaded
from generator.source.shelves import GLOSSARY, kind
from generator.wording.words import Words

CHOICES = ("all", "missing", "outdated")
"""Which texts may be asked for: all, those not translated, those whose Norwegian has changed since."""

_KINDS = {
    "platform": "Om plattformen",
    "sector": "Navnet på et område",
    "section": "Overskrift",
    "tagline": "Undertittel",
    "title": "Overskriften til et punkt",
    "table": "Tabell, med | mellom rutene og || mellom radene",
    "caption": "Tittelen på en tabell",
    "footnote": "Fotnote",
    "picture": "Det som sies i stedet for et bilde, til dem som ikke ser det",
    "summary": "«Kort fortalt»",
    "paragraph": "Avsnitt",
    "lead_in": "Innledning til punktene under",
    "commitment": "Punkt",
    "quote": "Uthevet sitat",
    "plain": "Enkle ord",
    "figure": "Et tall, og hva det gjelder",
    "term": "Ord i ordlisten",
    "followup": "Det som har skjedd",
}


def sending(loaded: Loaded, lang: str, sector: str = "", only: str = "all") -> Sending:
    """All that is sent of a language, in the order of the document. Raises RefusedError where none is.

    ``sector`` is the id of a sector, or ``glossary``; empty for all. ``only`` is one of ``CHOICES``.
    """
    known = [of.id for of in loaded.platform.sectors]
    if sector and sector not in (*known, kind(GLOSSARY)):
        guess = did_you_mean(sector, known)
        raise RefusedError(
            f"«{sector}» er ikke id-en til noe område. "
            + (f"Mente du «{guess}»?" if guess else f"Områdene er: {', '.join(known)}."),
            f"“{sector}” is the id of no sector. "
            + (f"Did you mean “{guess}”?" if guess else f"The sectors are: {', '.join(known)}."),
        )
    rows = tuple(row for row in _rows(loaded, lang, sector) if only in ("all", row.state))
    if not rows:
        raise RefusedError(
            "Det er ingen slike tekster, så ingen fil er laget.",
            "There are no such texts, so no file was made.",
        )
    own = loaded.platform.language
    words = Words("nb")
    names = {code: words.name_of(code) for code in (own, lang)}
    return Sending(loaded.platform.place, own, lang, names, rows, tuple(_words(loaded, lang)))


def _words(loaded: Loaded, lang: str) -> Iterator[Word]:
    """The words that have one rendering in a language, each with what may stand for it too."""
    of = loaded.translations.get(lang, Translations(language=lang))
    for one in of.renderings:
        never = f"Aldri: {', '.join(one.never)}." if one.never else ""
        also = f"Også: {', '.join(one.also)}." if one.also else ""
        yield Word(one.words, one.rendering, " ".join(filter(None, (one.note, also, never))))


def _rows(loaded: Loaded, lang: str, sector: str) -> Iterator[Row]:
    of = loaded.translations.get(lang, Translations(language=lang))
    about = _About(loaded)
    seen: set[str] = set()
    for unit in loaded.units():
        here = unit.sector or (kind(GLOSSARY) if UnitId.of(unit.id).is_term else "")
        if unit.id in seen or (sector and here != sector):
            continue
        seen.add(unit.id)
        made = of.units.get(unit.id)
        state = freshness.state(unit, made)
        yield Row(unit.id, unit.text, made.text if made else "", state, about.of(unit, state))


class _About:
    """What a translator must know of a text to translate it: what it is, and what it stands after."""

    def __init__(self, loaded: Loaded) -> None:
        self._leads = {
            id_: lead.text
            for sector in loaded.platform.sectors
            for id_, lead in lead_ins(sector).items()
        }
        self._parts = {block.id: part.name for _, part, block in loaded.platform.blocks()}
        self._parts |= {sentence.id: part.name for _, part, sentence in loaded.sentences()}
        self._parts |= {
            figure.id: part.name
            for _, part, block in loaded.platform.blocks()
            for figure in block.figures
        }

    def of(self, unit: Unit, state: freshness.State) -> str:
        thing = UnitId.of(unit.id).thing
        said = _KINDS[unit.kind]
        if part := self._parts.get(thing):
            said += f" under «{part}»"
        if unit.kind == "commitment" and (lead := self._leads.get(unit.id)):
            said += f". Leses etter «{lead}»"
        if state == "outdated":
            said += ". Den norske teksten er endret siden dette ble oversatt"
        return f"{said}."
