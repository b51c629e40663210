"""The published shape of the data, apart from the source's: readers rely on it, editors do not.

It is written once: ``published`` fills it from the book, and ``published_schema`` makes the JSON
Schema from it, with the sentences that stand here. Adding to it is fine; changing or taking away
means a new ``VERSION``. ``tests/shapes/`` keeps what was promised, and ``data_files.CHANGES``
tells those who read the data what is new.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints, WithJsonSchema

from generator.book.data_files import VERSION
from generator.platform.followups import Sort
from generator.platform.model import FateName, Fingerprint

Address = Annotated[str, WithJsonSchema({"type": "string", "format": "uri"})]
Date = Annotated[str, WithJsonSchema({"type": "string", "format": "date"})]
Version = Annotated[str, WithJsonSchema({"const": VERSION})]
Count = Annotated[int, Field(ge=0)]
CommitmentId = Annotated[str, StringConstraints(pattern=r"^punkt-[1-9][0-9]*$")]


def _nothing(value: object) -> bool:
    return not value


def _absent(value: object) -> bool:
    return value is None


def where_several(description: str) -> Any:
    """A field that is there only where platforms have come after each other."""
    return Field(
        default=None, description=f"{description} Only where there have been several.", exclude_if=_absent
    )  # fmt: skip


class Shape(BaseModel):
    """Frozen, and every field is always there, but for those ``where_several``. More may be added, so the schema allows for more.

    What the source calls by the same names is taken as it is.
    """

    model_config = ConfigDict(frozen=True, from_attributes=True)


class File(Shape):
    """What each file begins with."""

    described_by: Address = Field(
        serialization_alias="$schema", description="The address of this schema."
    )
    version: Version = Field(description="The version of the shape.")


class Translation(Shape):
    """A text in another language."""

    text: str = Field(
        description="The text in this language. The Norwegian one is adopted; this is help."
    )
    state: Literal["valid", "draft", "outdated"] = Field(
        description="valid: read and approved by a person. draft: approved by nobody. outdated: "
        "the Norwegian text has changed since."
    )
    translated_by: str | None = Field(description="Who translated it.")
    approved_by: str | None = Field(description="Who approved it.")
    approved_on: Date | None = Field(description="When it was approved; null where nobody has.")
    approved_as: str | None = Field(
        description="In which role it was approved; null where that is not said."
    )


class Translations(RootModel[dict[str, Translation]]):
    """The translations of a text, by the BCP 47 code of the language."""

    model_config = ConfigDict(
        frozen=True,
        json_schema_extra={"propertyNames": {"pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"}},
    )


def translations_of(name: str) -> Any:
    """What is said of a field that holds the translations of another."""
    return Field(description=f"Translations of `{name}` that the site shows, by language.")


ReadBy = Annotated[
    str | None, Field(description="Who has read and approved it; null where nobody has.")
]
ReadOn = Annotated[Date | None, Field(description="When it was approved; null where nobody has.")]
ReadAs = Annotated[
    str | None, Field(description="In which role it was approved; null where that is not said.")
]


class Sentence(Shape):
    """A sentence of a summary."""

    id: str = Field(description="Its permanent id.")
    text: str = Field(description="The sentence.")
    translations: Annotated[Translations, translations_of("text")]
    covers: tuple[str, ...] = Field(description="The ids of the adopted text that it rests on.")
    outdated: bool = Field(
        description="Whether that text has changed since the sentence was written."
    )


class Summary(Shape):
    """A sector or a section in plain language."""

    adopted: Literal[False] = Field(description="A summary is help, never adopted text.")
    approved_by: ReadBy
    approved_on: ReadOn
    approved_as: ReadAs
    about: tuple[Sentence, ...] = Field(description="What it is about.")
    wants: tuple[Sentence, ...] = Field(description="What those who govern want.")
    for_you: tuple[Sentence, ...] = Field(description="What it may mean for the reader.")


class PlainWording(Shape):
    """A commitment or a paragraph in everyday words."""

    adopted: Literal[False] = Field(description="A plain wording is help, never adopted text.")
    approved_by: ReadBy
    approved_on: ReadOn
    approved_as: ReadAs
    text: str = Field(description="The same in everyday words.")
    translations: Annotated[Translations, translations_of("text")]
    outdated: bool = Field(
        description="Whether the adopted words have changed since it was written."
    )


InPlainWords = Annotated[
    PlainWording | None,
    Field(description="The same in everyday words; null where nobody has written it."),
]


class Link(Shape):
    """Words of the adopted text that lead somewhere."""

    words: str = Field(description="The words, as they stand in `text`.")
    url: Address = Field(description="Where they lead.")


class Footnote(Shape):
    """A footnote of the document."""

    id: str = Field(description="Its permanent id.")
    words: str = Field(description="The words of `text` that its sign stands right after.")
    text: str = Field(description="The footnote.")
    translations: Annotated[Translations, translations_of("text")]


Links = Annotated[
    tuple[Link, ...],
    Field(
        description="The words of `text` that are links. Where words are listed again, they are those "
        "that stand there the next time; so too for `emphasis` and `notes`."
    ),
]
Emphasis = Annotated[
    tuple[str, ...], Field(description="The words of `text` that the document emphasises.")
]
Notes = Annotated[tuple[Footnote, ...], Field(description="The footnotes to `text`.")]


class Block(Shape):
    """A paragraph, a lead-in or a quote."""

    type: Literal["paragraph", "lead_in", "quote"] = Field(description="What it is.")
    id: str = Field(description="Its permanent id.")
    text: str = Field(description="The adopted wording.")
    translations: Annotated[Translations, translations_of("text")]
    url: Address = Field(description="Where it stands on its sector's page.")
    plain: InPlainWords = None
    links: Links
    emphasis: Emphasis
    notes: Notes


class Table(Shape):
    """A table."""

    type: Literal["table"] = Field(description="What it is.")
    id: str = Field(description="Its permanent id.")
    caption: str | None = Field(description="The words over it; null where it has none.")
    caption_translations: Annotated[Translations, translations_of("caption")]
    header: tuple[str, ...] = Field(description="The heading of each column.")
    rows: tuple[tuple[str, ...], ...] = Field(description="The cells of each row.")
    text: str = Field(description="All its words: ` | ` between cells, ` || ` between rows.")
    translations: Annotated[Translations, translations_of("text")]
    url: Address = Field(description="Where it stands on its sector's page.")


class Picture(Shape):
    """A picture, which is no words of the adopted text; what is said in its place is the editors'."""

    type: Literal["picture"] = Field(description="What it is.")
    id: str = Field(description="Its permanent id.")
    alt: str = Field(description="What it shows, for those who do not see it.")
    translations: Annotated[Translations, translations_of("alt")]
    file: Address | None = Field(description="The picture itself; null where it cannot be shown.")
    media_type: str | None = Field(description="What kind of picture that is: image/jpeg.")
    url: Address = Field(description="Where it stands on its sector's page.")


class Wording(Shape):
    """Words that a commitment had from an edition on."""

    since: Date = Field(description="The date of the edition that brought it.")
    text: str = Field(description="The wording.")
    fingerprint: str = Field(description="The fingerprint of the wording.")
    correction: bool = Field(description="Whether only a fault was put right.")
    note: str | None = Field(description="What was put right.")
    period: str | None = where_several(
        "The years of the platform that brought it; left out for the one in force."
    )


class Stay(Shape):
    """Where a commitment stood from an edition on."""

    since: Date = Field(description="The date of the edition that brought it here.")
    sector: str = Field(description="The id of the sector.")
    section: str | None = Field(description="The id of the section.")


class Fate(Shape):
    """What became of a commitment that stands no longer."""

    since: Date = Field(description="The date of the edition that said so.")
    fate: FateName = Field(description="What became of it.")
    into: tuple[str, ...] = Field(description="The ids of what stands instead.")
    on: Date = Field(description="The date on which it was decided.")
    reason: str | None = Field(description="Why.")


class Source(Shape):
    """Where one reads that something has happened."""

    url: Address = Field(description="The address of the page or the document.")
    title: str = Field(description="What it is called.")
    publisher: str = Field(description="Who has published it.")
    case: str | None = Field(description="The number of the case; null where it has none.")


class Assessment(Shape):
    """What somebody who assesses commitments came to. It is theirs, never the program's."""

    assessor: str = Field(description="Who has assessed.")
    scale: str = Field(description="The title of the scale.")
    method: str = Field(description="How it is assessed.")
    steps: tuple[str, ...] = Field(description="The steps of the scale.")
    step: str = Field(description="The step that they came to.")


class FollowUp(Shape):
    """Something that has happened to one or more commitments, as the editors have entered it."""

    id: str = Field(description="Its permanent id.")
    commitments: tuple[CommitmentId, ...] = Field(
        description="The commitments that it was entered for, which may stand no longer."
    )
    on: Date = Field(description="The date on which it happened.")
    kind: Sort = Field(
        description="sak: a case. vedtak: a decision. budsjett: a budget. tiltak: a measure. "
        "rapport: a report. svar: an answer."
    )
    text: str = Field(description="What has happened.")
    translations: Annotated[Translations, translations_of("text")]
    source: Source = Field(description="Where one reads it.")
    archived: Address | None = Field(
        description="A copy of the source in a web archive; null where there is none."
    )
    assessment: Assessment | None = Field(
        description="What somebody who assesses came to; null where nobody has."
    )
    adopted: Literal[False] = Field(description="The editors have entered it; it is not adopted.")
    entered_by: str | None = Field(description="Who has entered it.")
    approved_by: ReadBy
    approved_on: ReadOn
    approved_as: ReadAs
    url: Address = Field(description="Where the site tells of it.")


class Commitment(Shape):
    """A commitment, readable by itself."""

    type: Literal["commitment"] = Field(description="What it is.")
    id: CommitmentId = Field(description="Its permanent id: never changed, never used again.")
    number: int = Field(
        ge=1, description="The number in the id. Order means nothing; gaps are fine."
    )
    lead_in: str | None = Field(
        description="The words before it that make it a sentence; null where none."
    )
    text: str = Field(description="The adopted wording.")
    translations: Annotated[Translations, translations_of("text")]
    fingerprint: Fingerprint = Field(
        description="Changes when `text` does; `lead_in` does not count. It is the first eight "
        "hex digits of the SHA-256 of the text in UTF-8, once Unicode is in the form NFC and each "
        "run of white space is one space, with none at the ends."
    )
    sector: str = Field(description="The id of its sector.")
    section: str | None = Field(
        description="The id of its section; null where it stands right in the sector."
    )
    sections: tuple[str, ...] = Field(
        description="The ids of the sections on the way to it, the outermost first; the last is `section`."
    )
    within: CommitmentId | None = Field(
        description="The id of the commitment that it stands inside; null where it is in none. Its words "
        "may need those of that one before them, after `lead_in`."
    )
    label: str | None = Field(
        description="The number or letter that it has in the document itself; null where it has none."
    )
    title: str | None = Field(
        description="The title that it has in the document; null where it has none."
    )
    title_translations: Annotated[Translations, translations_of("title")]
    links: Links
    emphasis: Emphasis
    notes: Notes
    behind: tuple[str, ...] = Field(
        description="The ids, among `actors` in platform.json, of those who stand behind it; empty where "
        "the source does not say."
    )
    responsible: tuple[str, ...] = Field(
        description="The ids, among `actors` in platform.json, of those who are responsible for it; "
        "empty where the source does not say."
    )
    url: Address = Field(description="Its permanent page.")
    plain: InPlainWords = None
    status: Literal["standing", FateName, "left_out"] = Field(
        description="Whether it stands in the text of its platform, which may be in force no longer, or "
        "what became of it. left_out: it stands no "
        "longer and no fate is given, which no edition that is checked allows."
    )
    wordings: tuple[Wording, ...] = Field(
        description="The wordings that it has had, oldest first; empty before the first edition."
    )
    places: tuple[Stay, ...] = Field(description="Where it has stood, oldest first.")
    fate: Fate | None = Field(description="What became of it; null while it stands.")
    followups: tuple[FollowUp, ...] = Field(
        description="What has happened to it, and to those that have become it, oldest first; empty "
        "where nobody has entered anything, which says nothing of whether anything has happened."
    )
    platform: Address | None = where_several("The front page of the platform that it is of.")
    period: str | None = where_several(
        "The years in which that platform was in force, such as 2023-2027; left out while it is in force."
    )
    in_force: bool | None = where_several(
        "Whether it stands in the platform that is in force; false for what ended with its platform."
    )
    carried_on: tuple[CommitmentId, ...] | None = where_several(
        "The commitments of former platforms that it carries on, in the same or in other words."
    )


class CommitmentFile(Commitment, File):
    """The file beside a commitment's page."""

    model_config = ConfigDict(title="A commitment of a political platform")


class Content(RootModel[tuple[Commitment | Block | Table | Picture, ...]]):
    """Paragraphs, lead-ins, quotes, tables, pictures and commitments, in adopted order.

    A commitment inside another comes right after it, and says `within` which that is.
    """

    model_config = ConfigDict(frozen=True)


SummaryOfPart = Annotated[
    Summary | None, Field(description="A summary in plain language; null where there is none.")
]


class Part(Shape):
    """What sectors and sections begin with."""

    id: str = Field(description="Its permanent id, which is also its address.")
    title: str = Field(description="The title as adopted.")
    translations: Annotated[Translations, translations_of("title")]


class Section(Part):
    """A titled group inside a sector or a section."""

    url: Address = Field(description="Where it stands on its sector's page.")
    summary: SummaryOfPart
    content: Content
    sections: tuple[Section, ...] = Field(
        description="The sections inside it, in adopted order; empty where it has none."
    )


class SectorCounts(Shape):
    """How many of each there are in a sector."""

    sections: Count = Field(description="How many sections the sector has.")
    commitments: Count = Field(description="How many commitments, those in sections included.")


class Sector(Part):
    """One of the parts of the platform."""

    tagline: str = Field(description="The line under the title; empty where there is none.")
    tagline_translations: Annotated[Translations, translations_of("tagline")]
    url: Address = Field(description="The sector's page.")
    counts: SectorCounts = Field(description="How many of each there are in the sector.")
    summary: SummaryOfPart
    content: Content
    preamble: bool = Field(
        description="Whether it is a preamble or the like: a page outside the sectors, which `counts` "
        "does not count as one."
    )
    sections: tuple[Section, ...] = Field(
        description="The sections, in adopted order; each may have sections of its own."
    )


class TextsByState(Shape):
    """How far the translation into a language has come."""

    valid: Count = Field(description="How many texts are valid.")
    draft: Count = Field(description="How many texts are draft.")
    outdated: Count = Field(description="How many texts are outdated.")
    missing: Count = Field(description="How many texts are missing.")


class Language(Shape):
    """A language of the site."""

    code: str = Field(description="Its BCP 47 code.")
    name: str = Field(description="What the language calls itself.")
    original: bool = Field(description="Whether the adopted text is in this language.")
    adopted: bool = Field(
        description="Whether the text is adopted in this language: the original's, or an equal of it, whose "
        "texts stand under `translations` and are as valid."
    )
    url: Address = Field(description="The front page in this language.")
    translations: TextsByState | None = Field(
        description="How many texts are in each state; null for the original."
    )


class Fidelity(Shape):
    """What a comparison with the adopted document found."""

    words: Count = Field(description="How many words were compared.")
    differences: Count = Field(description="How many words differ.")
    corrections: Count = Field(description="How many faults of the extraction were put right.")


class Counts(Shape):
    """How many of each there are in the whole platform."""

    sectors: Count = Field(description="How many sectors.")
    sections: Count = Field(description="How many sections.")
    paragraphs: Count = Field(description="How many paragraphs.")
    commitments: Count = Field(description="How many commitments.")
    figures: Count = Field(description="How many figures are marked in the text.")
    terms: Count = Field(description="How many words are explained.")


class Edition(Shape):
    """The platform as published on a date."""

    date: Date = Field(description="The date, which is also its name.")
    title: str = Field(description="What the platform was called.")
    note: str | None = Field(description="A word about the edition.")
    decision: str | None = Field(description="The decision behind it.")
    url: Address = Field(description="The page of what it changed.")


class Redaction(Shape):
    """That words which had been published were taken away, because the law asks for it."""

    id: str = Field(
        description="The id of what had them: a commitment or whatever else is here, a follow-up, its "
        "source as `hendelse-….source`, or `edition` for what an edition says of itself."
    )
    edition: Date = Field(description="The edition whose wording it was.")
    on: Date = Field(description="The day on which they were taken away.")
    part: bool = Field(description="Whether only some of the words were.")
    reason: str = Field(description="Why.")


class Figure(Shape):
    """A number or a date that is marked in the adopted text."""

    id: str = Field(description="Its permanent id.")
    words: str = Field(description="The words of the adopted text that hold the figure.")
    words_translations: Annotated[Translations, translations_of("words")]
    about: str = Field(description="What the figure is about, in our words.")
    translations: Annotated[Translations, translations_of("about")]
    stands_in: str = Field(description="The id of the paragraph or commitment that it stands in.")
    url: Address = Field(description="Where it stands.")


class Term(Shape):
    """A word of the glossary."""

    id: str = Field(description="Its address in the glossary.")
    title: str = Field(description="The word.")
    translations: Annotated[Translations, translations_of("title")]
    explanation: str = Field(description="What it means.")
    explanation_translations: Annotated[Translations, translations_of("explanation")]
    forms: tuple[str, ...] = Field(description="The forms that it has in the adopted text.")
    also: tuple[str, ...] = Field(description="Other words for the same.")
    adopted: Literal[False] = Field(description="Explanations are help, never adopted.")
    approved_by: ReadBy
    approved_on: ReadOn
    approved_as: ReadAs
    url: Address = Field(description="Its place in the glossary.")


class Generation(Shape):
    """One of the platforms that have come after each other."""

    title: str = Field(description="What it is called.")
    period: str | None = Field(
        description="The years in which it was in force, such as 2023-2027; null for the one that is."
    )
    adopted_by: str | None = Field(description="Who adopted it; null where that is not said.")
    adopted_on: Date | None = Field(description="When; null where that is not said.")
    commitments: Count = Field(description="How many commitments it has, or had at the end.")
    url: Address = Field(description="Its front page.")
    data: Address = Field(description="The whole of it as data.")


class Actor(Shape):
    """A party, an office or anybody else whom commitments name."""

    id: str = Field(description="Its id in `behind` and `responsible`.")
    name: str = Field(description="The name.")
    translations: Annotated[Translations, translations_of("name")]


class Platform(File):
    """The whole platform, with the address of each thing in it."""

    model_config = ConfigDict(title="A political platform, whole")

    title: str = Field(description="What the platform is called.")
    translations: Annotated[Translations, translations_of("title")]
    place: str = Field(description="The city or municipality that it is for.")
    language: str = Field(description="The language of the adopted text, by its BCP 47 code.")
    kind: str = Field(
        description="The kind of document: `platform`, `programme`, `agreement`, `plan`, or "
        "`document` where the source does not say."
    )
    body: str | None = Field(
        description="Those who want what it says, as they are named inside a sentence; null where "
        "the source does not say."
    )
    body_translations: Annotated[Translations, translations_of("body")]
    adopted_by: str | None = Field(
        description="Who adopted it; null where the document does not say."
    )
    adopted_by_translations: Annotated[Translations, translations_of("adopted_by")]
    adopted_on: Date | None = Field(
        description="The date of adoption; null where the document does not say."
    )
    fingerprint: Fingerprint = Field(
        description="Which text this is: another when any adopted title or wording is. It is made "
        "as that of a commitment, from every title, tagline, label, caption, text and footnote of "
        "`sectors` in the order in which they stand, what a block has beside its text before it and "
        "its footnotes after it, with a space between."
    )
    url: Address = Field(description="The front page.")
    licence: str | None = Field(
        description="The licence of the text; null where the publisher has not said."
    )
    languages: tuple[Language, ...] = Field(
        description="The languages of the site, the original included."
    )
    fidelity: Fidelity | None = Field(
        description="What a comparison with the adopted document found; null where there is no "
        "such document."
    )
    counts: Counts = Field(
        description="How many of each there are in the whole platform; retired commitments apart."
    )
    editions: tuple[Edition, ...] = Field(
        description="The editions that have been published, oldest first."
    )
    actors: tuple[Actor, ...] = Field(description="Those whom commitments name.")
    sectors: tuple[Sector, ...] = Field(description="The sectors, in adopted order.")
    retired: tuple[Commitment, ...] = Field(description="Commitments that once stood in the text.")
    figures: tuple[Figure, ...] = Field(
        description="The numbers and dates that are marked in the text."
    )
    terms: tuple[Term, ...] = Field(
        description="The words explained. The explanations are not adopted."
    )
    followups: tuple[FollowUp, ...] = Field(
        description="What has happened to commitments, as the editors have entered it, oldest first."
    )
    redactions: tuple[Redaction, ...] | None = Field(
        default=None,
        description="What has been taken away of what was published; absent where nothing has.",
        exclude_if=_nothing,
    )
    period: str | None = where_several(
        "The years in which it was in force; absent from the one that is."
    )
    platforms: tuple[Generation, ...] | None = where_several(
        "Every platform, the oldest first; the last one is in force."
    )
