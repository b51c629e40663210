"""The platform as it is published: the shape, filled from the book."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from generator import ids
from generator.book import site_map
from generator.book.book import Book, Entry
from generator.book.data_files import VERSION
from generator.data import shape
from generator.ids import number_of
from generator.platform import freshness
from generator.platform.followups import FollowUp
from generator.platform.freshness import State
from generator.platform.lineage import Generation
from generator.platform.model import (
    Block,
    Commitment,
    Figure,
    LeadIn,
    Paragraph,
    Part,
    Picture,
    Quote,
    Section,
    Sector,
    Sentence,
    Summary,
    Table,
    Term,
    fingerprint,
)
from generator.platform.register import UNRELEASED, Edition, Wording

UNTRANSLATED = shape.Translations({})
"""Of what nobody translates: a line that is not there, or a commitment that stands no longer."""


def platform(book: Book) -> shape.Platform:
    """The whole platform, with the address of each thing in it."""
    of = book.platform
    return shape.Platform(
        described_by=book.settings.absolute(site_map.PLATFORM_SCHEMA),
        version=VERSION,
        title=of.title,
        translations=_translations(book, "platform"),
        place=of.place,
        language=of.language,
        kind=of.kind,
        body=of.body,
        body_translations=_translations(book, ids.BODY) if of.body else UNTRANSLATED,
        adopted_by=of.adopted_by,
        adopted_by_translations=_translations(book, "platform.adopted_by")
        if of.adopted_by
        else UNTRANSLATED,
        adopted_on=of.adopted_on,
        fingerprint=of.fingerprint,
        url=book.settings.absolute(site_map.HOME),
        licence=book.settings.licence or None,
        languages=tuple(_language(book, language.code) for language in book.settings.languages),
        fidelity=_fidelity(book),
        counts=_counts(book),
        editions=tuple(_edition(book, e) for e in (book.history.editions if book.history else ())),
        actors=tuple(
            shape.Actor(
                id=actor.id,
                name=actor.name,
                translations=_translations(book, ids.actor(actor.id)),
            )
            for actor in of.actors
        ),
        sectors=tuple(_sector(book, sector) for sector in of.sectors),
        retired=tuple(retired(book, id_) for id_ in book.retired),
        figures=tuple(_figure(book, sector, block, f) for sector, block, f in book.figures()),
        terms=tuple(_term(book, term) for term in book.glossary.terms),
        followups=tuple(followup(book, one) for one in sorted(book.followups.followups, key=_date)),
        redactions=tuple(map(shape.Redaction.model_validate, book.redactions)) or None,
        period=book.period or None,
        platforms=tuple(_generation(book, one) for one in book.lineage.generations) or None,
    )


def _generation(book: Book, of: Generation) -> shape.Generation:
    """One of the platforms that have come after each other."""
    under = f"{of.period}/" if of.period else ""
    return shape.Generation(
        title=of.platform.title,
        period=of.period or None,
        adopted_by=of.platform.adopted_by,
        adopted_on=of.platform.adopted_on,
        commitments=len(of.places),
        url=book.settings.beyond(under),
        data=book.settings.beyond(f"{under}{site_map.PLATFORM_JSON}"),
    )


def _among_several(book: Book, id_: str) -> dict[str, Any]:
    """Which platform a commitment is of, and what it carries on, where there have been several."""
    if not book.lineage.generations:
        return {}
    came = book.lineage.came_from(book.period, id_)
    return {
        "platform": book.settings.absolute(site_map.HOME),
        "period": book.period or None,
        "in_force": not book.period and id_ in book.lineage.in_force.places,
        "carried_on": tuple(place.id for place in came) or None,
    }


def commitment_file(book: Book, of: shape.Commitment) -> shape.CommitmentFile:
    """A commitment in a file of its own."""
    address = book.settings.absolute(site_map.COMMITMENT_SCHEMA)
    return shape.CommitmentFile(described_by=address, version=VERSION, **vars(of))


def commitment(book: Book, entry: Entry) -> shape.Commitment:
    """A commitment that stands."""
    return shape.Commitment(
        type="commitment",
        id=entry.id,
        number=entry.number,
        lead_in=entry.lead_in.text if entry.lead_in else None,
        text=entry.text,
        translations=_translations(book, entry.id),
        fingerprint=fingerprint(entry.text),
        sector=entry.sector.id,
        section=entry.section.id if entry.section else None,
        sections=tuple(section.id for section in entry.sections),
        within=entry.belongs_to.id if entry.belongs_to else None,
        label=entry.commitment.label,
        title=entry.commitment.title,
        title_translations=_translations(book, ids.title(entry.id))
        if entry.commitment.title
        else UNTRANSLATED,
        **_marked(book, entry.commitment),
        behind=entry.commitment.behind,
        responsible=entry.commitment.responsible,
        url=book.settings.absolute(site_map.commitment(entry.commitment)),
        plain=_plain(book, entry.id),
        followups=tuple(followup(book, one.of) for one in book.since(entry.id)),
        **_past(book, entry.id),
        **_among_several(book, entry.id),
    )


def retired(book: Book, id_: str) -> shape.Commitment:
    """A commitment that stands no longer, as it stood last."""
    assert book.history is not None
    number = number_of(id_, "punkt")
    record = book.history.register.units[id_]
    last = record.places[-1]
    return shape.Commitment(
        type="commitment",
        id=id_,
        number=number,
        lead_in=book.history.lead_in(id_) or None,
        text=record.text,
        translations=UNTRANSLATED,
        fingerprint=fingerprint(record.text),
        sector=last.sector,
        section=last.section,
        sections=book.history.sections(id_),
        within=None,
        label=_beside(book, ids.label(id_)),
        title=_beside(book, ids.title(id_)),
        title_translations=UNTRANSLATED,
        links=(),
        emphasis=(),
        notes=(),
        behind=(),
        responsible=(),
        url=book.settings.absolute(site_map.numbered(number)),
        followups=tuple(followup(book, one.of) for one in book.since(id_)),
        **_past(book, id_),
        **_among_several(book, id_),
    )


def _beside(book: Book, id_: str) -> str | None:
    """The label or the title of a commitment that stands no longer, by its own id."""
    record = book.history.register.units.get(id_) if book.history else None
    return record.text or None if record else None


def followup(book: Book, of: FollowUp) -> shape.FollowUp:
    """Something that has happened since."""
    return shape.FollowUp(
        id=of.id,
        commitments=of.commitments,
        on=of.on,
        kind=of.kind,
        text=of.text,
        translations=_translations(book, of.id),
        source=shape.Source(
            url=book.source_address(of),
            title=of.source.title,
            publisher=of.source.publisher,
            case=of.source.case,
        ),
        archived=of.archived,
        assessment=_assessment(book, of),
        adopted=False,
        entered_by=of.entered_by,
        approved_by=of.approved_by,
        approved_on=of.approved_on,
        approved_as=of.approved_as,
        url=book.settings.absolute(site_map.followup(of.id)),
    )


def _assessment(book: Book, of: FollowUp) -> shape.Assessment | None:
    scale = book.followups.scale(of.assessment.scale) if of.assessment else None
    if scale is None or of.assessment is None:
        return None
    return shape.Assessment(
        assessor=scale.assessor,
        scale=scale.title,
        method=scale.method,
        steps=scale.steps,
        step=of.assessment.step,
    )


def _date(of: FollowUp) -> str:
    return of.on


def _past(book: Book, id_: str) -> dict[str, Any]:
    """What is remembered of a commitment: its wordings, its places, and what became of it."""
    history = book.history
    record = history.record(id_) if history else None
    if history is None or record is None or not history.released(id_):
        return {"status": "standing", "wordings": (), "places": (), "fate": None}
    fate = record.fate
    return {
        "status": "standing" if id_ in history.living else fate.fate if fate else "left_out",
        "wordings": tuple(_wording(book, one) for one in history.wordings(id_)),
        "places": tuple(stay for stay in record.places if stay.since != UNRELEASED),
        "fate": fate if fate and fate.since != UNRELEASED else None,
    }


def _wording(book: Book, of: Wording) -> shape.Wording:
    """Words that a commitment has had, and whose they were first, where there have been several platforms."""
    began = [one for one in book.lineage.generations if one.began <= of.since]
    return shape.Wording(
        since=of.since,
        text=of.text,
        fingerprint=of.fingerprint,
        correction=of.correction,
        note=of.note,
        period=began[-1].period or None if began else None,
    )


def _translations(book: Book, id_: str) -> shape.Translations:
    """A unit's text in each language in which the site shows one, and how it stands there."""
    found = {}
    for language in book.settings.languages:
        said = book.say(id_, language.code)
        made = book.translation(id_, language.code)
        if made is not None and said.state != "original" and said.state != "missing":  # noqa: PLR1714 - so mypy sees what is left
            found[language.code] = shape.Translation(
                text=made.text,
                state=said.state,
                translated_by=made.translated_by,
                approved_by=made.approved_by,
                approved_on=made.approved_on,
                approved_as=made.approved_as,
            )
    return shape.Translations(found)


def _language(book: Book, code: str) -> shape.Language:
    of = book.translations.get(code)
    counted = freshness.count(book.units.values(), of) if of else None
    return shape.Language(
        code=code,
        name=book.words(code).own_name,
        original=code == book.platform.language,
        adopted=code in book.platform.adopted_in,
        url=book.settings.absolute(book.at(site_map.HOME, code)),
        translations=_texts_by_state(counted) if counted else None,
    )


def _texts_by_state(counted: Mapping[State, int]) -> shape.TextsByState:
    return shape.TextsByState(**{state: counted[state] for state in freshness.STATES})


def _fidelity(book: Book) -> shape.Fidelity | None:
    found = book.fidelity
    if found is None:
        return None
    return shape.Fidelity(
        words=found.words,
        differences=len(found.differences),
        corrections=len(found.corrections),
    )


def _counts(book: Book) -> shape.Counts:
    of = book.platform
    return shape.Counts(
        sectors=len(of.counted),
        sections=len(of.sections),
        paragraphs=len(of.paragraphs),
        commitments=len(of.commitments),
        figures=sum(1 for _ in book.figures()),
        terms=len(book.glossary.terms),
    )


def _edition(book: Book, of: Edition) -> shape.Edition:
    return shape.Edition(
        date=of.date,
        title=of.title,
        note=of.note,
        decision=of.decision,
        url=book.settings.absolute(site_map.edition(of.date)),
    )


def _sector(book: Book, of: Sector) -> shape.Sector:
    return shape.Sector(
        id=of.id,
        title=of.title,
        translations=_translations(book, of.id),
        tagline=of.tagline,
        tagline_translations=_translations(book, ids.tagline(of.id))
        if of.tagline
        else UNTRANSLATED,
        url=book.settings.absolute(site_map.sector(of)),
        preamble=of.preamble,
        counts=shape.SectorCounts(
            sections=len(of.all_sections), commitments=len(of.all_commitments)
        ),
        summary=_summary(book, of.summary),
        content=_content(book, of, of),
        sections=tuple(_section(book, of, section) for section in of.sections),
    )


def _section(book: Book, sector: Sector, of: Section) -> shape.Section:
    return shape.Section(
        id=of.id,
        title=of.title,
        translations=_translations(book, of.id),
        url=book.settings.absolute(site_map.in_context(sector, of)),
        summary=_summary(book, of.summary),
        content=_content(book, sector, of),
        sections=tuple(_section(book, sector, inner) for inner in of.sections),
    )


def _content(book: Book, sector: Sector, part: Part) -> shape.Content:
    return shape.Content(
        tuple(
            commitment(book, book.entry_by_id[block.id])
            if isinstance(block, Commitment)
            else _table(book, sector, block)
            if isinstance(block, Table)
            else _picture(book, sector, block)
            if isinstance(block, Picture)
            else _block(book, sector, block)
            for block in part.blocks
        )
    )


def _block(book: Book, sector: Sector, of: Paragraph | LeadIn | Quote) -> shape.Block:
    return shape.Block(
        type=of.kind,
        id=of.id,
        text=of.text,
        translations=_translations(book, of.id),
        url=_in_sector(book, sector, of),
        plain=_plain(book, of.id),
        **_marked(book, of),
    )


def _table(book: Book, sector: Sector, of: Table) -> shape.Table:
    return shape.Table(
        type=of.kind,
        id=of.id,
        caption=of.caption,
        caption_translations=_translations(book, ids.caption(of.id))
        if of.caption
        else UNTRANSLATED,
        header=of.header,
        rows=of.rows,
        text=of.text,
        translations=_translations(book, of.id),
        url=_in_sector(book, sector, of),
    )


def _picture(book: Book, sector: Sector, of: Picture) -> shape.Picture:
    file, settings = book.pictures.get(of.file), book.settings
    return shape.Picture(
        type=of.kind,
        id=of.id,
        alt=of.alt,
        translations=_translations(book, of.id),
        file=settings.absolute(settings.placed(file.path)) if file else None,
        media_type=file.media_type if file else None,
        url=_in_sector(book, sector, of),
    )


def _marked(book: Book, of: Block) -> dict[str, Any]:
    """What is marked in the words of a block."""
    home = book.platform.language
    return {
        "links": tuple(
            shape.Link(words=link.words, url=book.whole_address(link.address, home))
            for link in of.links
        ),
        "emphasis": of.emphasis,
        "notes": tuple(
            shape.Footnote(
                id=note.id,
                words=note.words,
                text=note.text,
                translations=_translations(book, note.id),
            )
            for note in of.notes
        ),
    }


def _plain(book: Book, id_: str) -> shape.PlainWording | None:
    """A commitment or paragraph in everyday words, where somebody has written it."""
    of = book.platform.wordings.get(id_)
    if of is None:
        return None
    return shape.PlainWording(
        adopted=False,
        approved_by=of.approved_by,
        approved_on=of.approved_on,
        approved_as=of.approved_as,
        text=of.text,
        translations=_translations(book, ids.plain(id_)),
        outdated=book.stale(id_),
    )


def _in_sector(book: Book, sector: Sector, block: Block) -> str:
    return book.settings.absolute(f"{site_map.sector(sector)}#{block.id}")


def _summary(book: Book, of: Summary | None) -> shape.Summary | None:
    if of is None:
        return None
    return shape.Summary(
        adopted=False,
        approved_by=of.approved_by,
        approved_on=of.approved_on,
        approved_as=of.approved_as,
        about=_sentences(book, of.about),
        wants=_sentences(book, (*of.listed, *of.wants)),
        for_you=_sentences(book, of.for_you),
    )


def _sentences(book: Book, of: Iterable[Sentence]) -> tuple[shape.Sentence, ...]:
    return tuple(
        shape.Sentence(
            id=sentence.id,
            text=sentence.text,
            translations=_translations(book, sentence.id),
            covers=sentence.covers,
            outdated=book.covered.outdated(sentence),
        )
        for sentence in of
    )


def _figure(book: Book, sector: Sector, block: Block, of: Figure) -> shape.Figure:
    return shape.Figure(
        id=of.id,
        words=of.words,
        words_translations=_translations(book, f"{of.id}.words"),
        about=of.about,
        translations=_translations(book, of.id),
        stands_in=block.id,
        url=_in_sector(book, sector, block),
    )


def _term(book: Book, of: Term) -> shape.Term:
    return shape.Term(
        id=of.id,
        title=of.title,
        translations=_translations(book, ids.term(of.id)),
        explanation=of.explanation,
        explanation_translations=_translations(book, ids.explanation(of.id)),
        forms=of.forms,
        also=of.also,
        adopted=False,
        approved_by=of.approved_by,
        approved_on=of.approved_on,
        approved_as=of.approved_as,
        url=book.settings.absolute(site_map.term(of)),
    )
