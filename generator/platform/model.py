"""What things are: platform, sector, commitment, summary, plain wording, term, translation.

The words here are the words of the YAML, the templates and the data. All values are frozen.
Titles and descriptions are Norwegian, for they are what an editor's tool shows (``schema``).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, ClassVar, Literal, Self, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    PrivateAttr,
    StringConstraints,
    Tag,
)

from generator import ids

RESERVED_ADDRESSES = frozenset(
    {
        *(
            "404",
            "assets",
            "data",
            "dokumenter",
            "en",
            "endringer",
            "figurer",
            "guide",
            "index",
            "nb",
            "nn",
        ),
        *(
            "om",
            "ordliste",
            "oversettelser",
            "for-og-na",
            "punkt",
            "se",
            "search",
            "sitemap",
            "sma",
            "smj",
        ),
        *("siden-sist", "skrivebord", "sok", "tall", "tilgjengelighet", "utgaver"),
    }
)
"""First parts of addresses that the site needs for itself, now or later."""

LANGUAGE_CODE = re.compile(r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$")
"""The part of BCP 47 that a site needs: language, and if need be script and region."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
FilledText = Annotated[str, StringConstraints(pattern=r"\S")]
Label = Annotated[str, StringConstraints(pattern=r"\S", max_length=40)]


def numbered(kind: str) -> StringConstraints:
    """What the ids of a kind of thing must fit, such as ``punkt-142`` or ``punkt-ny-6nnqh5``."""
    return StringConstraints(pattern=ids.pattern(kind), max_length=40)


class Value(BaseModel):
    """Frozen, and strict about its keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False, defer_build=True)

    def but(self, **changes: object) -> Self:
        """The same, but for some of its values."""
        return self.model_copy(update=changes)


def shown_as(title: str, description: str) -> ConfigDict:
    """What an editor's tool calls the thing, and how it explains it."""
    return ConfigDict(title=title, json_schema_extra={"description": description})


Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}$")]

Period = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{4}$")]
"""The years that a platform was in force, such as ``2023-2027``: what it is called once it is not."""


def _in_the_calendar(date: str) -> str:
    return dt.date.fromisoformat(date).isoformat()


Date = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    AfterValidator(_in_the_calendar),
]


class Reviewed(Value):
    """Something of ours, which nobody has approved until a person has put a name and a date."""

    approved_by: str | None = Field(
        default=None, title="Godkjent av", description="Navnet på den som har lest og godkjent."
    )
    approved_on: Date | None = Field(
        default=None, title="Godkjent", description="Datoen det ble godkjent, som ÅÅÅÅ-MM-DD."
    )
    approved_as: str | None = Field(
        default=None,
        title="Godkjent som",
        description="I hvilken rolle det ble godkjent, for eksempel statsautorisert translatør.",
    )

    @property
    def approved(self) -> bool:
        """Whether a person stands behind it."""
        return bool(self.approved_by and self.approved_on)


class Figure(Value):
    """A number or a date in the adopted text, marked where it stands."""

    model_config = shown_as("Tall", "Et tall, et beløp eller en dato i teksten, for tallsiden.")

    id: Annotated[str, numbered("figure")] = Field(
        alias="figure", title="Tall", description="Tallets id, for eksempel tall-1."
    )
    words: FilledText = Field(
        title="Ord", description="Ordene med tallet, nøyaktig slik de står i teksten over."
    )
    about: FilledText = Field(title="Om", description="Hva tallet gjelder, i noen få ord.")
    kind: ClassVar[str] = "figure"


def _figures() -> tuple[Figure, ...]:
    return Field(
        default=(),
        title="Tall",
        description="Tall og datoer i teksten som skal vises på siden «Tall i plattformen».",
    )


class Link(Value):
    """Words of the adopted text that lead somewhere."""

    model_config = shown_as("Lenke", "Ord i teksten som er en lenke i dokumentet.")

    words: FilledText = Field(
        title="Ord",
        description="Ordene som er lenken, nøyaktig slik de står i teksten over. Står de flere ganger, "
        "gjelder den første lenken med dem den første gangen, den neste den andre.",
    )
    address: FilledText = Field(
        title="Adresse",
        description="Hvor ordene fører: en hel adresse, fra https:// av, eller id-en til et punkt, et "
        "avsnitt, en del eller et område i teksten.",
    )


class Footnote(Value):
    """A footnote of the adopted document, with the words that it is a note to."""

    model_config = shown_as("Fotnote", "En fotnote i dokumentet.")

    id: Annotated[str, numbered("footnote")] = Field(
        alias="footnote", title="Fotnote", description="Fotnotens id, for eksempel fotnote-1."
    )
    words: FilledText = Field(
        title="Ord",
        description="Ordene som tegnet til fotnoten står rett etter, nøyaktig slik de står i teksten over.",
    )
    text: FilledText = Field(title="Tekst", description="Fotnoten selv, ordrett.")
    kind: ClassVar[Literal["footnote"]] = "footnote"


def _links() -> tuple[Link, ...]:
    return Field(
        default=(),
        title="Lenker",
        description="Ord i teksten som er lenker i dokumentet.",
    )


def _emphasis() -> tuple[str, ...]:
    return Field(
        default=(),
        title="Uthevet",
        description="Ord i teksten som er uthevet i dokumentet, nøyaktig slik de står der.",
    )


def _notes() -> tuple[Footnote, ...]:
    return Field(default=(), title="Fotnoter", description="Fotnotene til teksten.")


def _correction() -> bool:
    return Field(
        default=False,
        title="Bare en rettelse",
        description="Skriv true når teksten er endret, men bare for å rette en feil, så meningen "
        "er den samme. Si i «note» hva som er rettet.",
    )


def _note() -> str | None:
    return Field(
        default=None,
        title="Merknad",
        description="Merknad til andre redaktører. Vises ikke, unntatt sammen med "
        "«correction: true»: da sier den leserne hva som er rettet.",
    )


def _names() -> tuple[str, ...]:
    return Field(
        default=(),
        title="Navn med tall",
        description="Navn i teksten med et tall i, som «TRD 3.0». De er ikke tall å vise fram.",
    )


def _same_promise() -> Fingerprint | None:
    return Field(
        default=None,
        title="Samme løfte",
        description="Når nesten alle ordene er nye siden utgaven, men saken er den samme: "
        "fingeravtrykket av ordene i utgaven. Sjekken sier hva som skal stå.",
    )


def _carried_on(whose: str) -> tuple[str, ...] | None:
    return Field(
        default=None,
        title="Viderefører",
        description=f"{whose} i en tidligere plattform som dette er, med de samme eller andre ord. "
        "Skriv [] når det er nytt, og sjekken spør om det.",
    )


class Paragraph(Value):
    """Adopted prose."""

    model_config = shown_as("Avsnitt", "Et avsnitt i den vedtatte teksten.")

    id: Annotated[str, numbered("paragraph")] = Field(
        alias="paragraph",
        title="Avsnitt",
        description="Avsnittets id, for eksempel avsnitt-1. Er det nytt, skriv avsnitt-ny: "
        "sjekken sier hva som skal stå.",
    )
    text: FilledText = Field(title="Tekst", description="Den vedtatte teksten, ordrett.")
    figures: tuple[Figure, ...] = _figures()
    correction: bool = _correction()
    note: str | None = _note()
    same_promise: Fingerprint | None = _same_promise()
    names: tuple[FilledText, ...] = _names()
    links: tuple[Link, ...] = _links()
    emphasis: tuple[FilledText, ...] = _emphasis()
    notes: tuple[Footnote, ...] = _notes()
    extras: ClassVar[tuple[tuple[str, str], ...]] = ()
    kind: ClassVar[Literal["paragraph"]] = "paragraph"


class Commitment(Value):
    """What is promised: half a sentence after a lead-in, a whole one, or several; it may hold others."""

    model_config = shown_as(
        "Punkt", "Ett punkt: det som er lovet, lest etter innledningen der det er en."
    )

    id: Annotated[str, numbered("commitment")] = Field(
        alias="commitment",
        title="Punkt",
        description="Punktets id, for eksempel punkt-1. Er det nytt, skriv punkt-ny: sjekken "
        "sier hva som skal stå. Nummeret kommer med neste utgave. Id-en endres "
        "aldri og brukes aldri om igjen: andre nettsteder lenker til den.",
    )
    label: Label | None = Field(
        default=None,
        title="Nummer i dokumentet",
        description="Nummeret eller bokstaven som punktet har i dokumentet selv, slik det står der, for "
        "eksempel «2.3.2 nr. 2». Det vises ved siden av nummeret vårt. Utelat hvis det ikke har noe.",
    )
    title: FilledText | None = Field(
        default=None,
        title="Overskrift",
        description="Overskriften som punktet har i dokumentet, ordrett. Utelat hvis det ikke har noen.",
    )
    text: FilledText = Field(
        title="Tekst",
        description="Punktets ordlyd: en halv setning som leses etter innledningen, eller hele setninger.",
    )
    whole: bool = Field(
        default=False,
        title="Hel setning",
        description="Skriv true når punktet er hele setninger og ikke skal leses etter innledningen over.",
    )
    figures: tuple[Figure, ...] = _figures()
    correction: bool = _correction()
    note: str | None = _note()
    same_promise: Fingerprint | None = _same_promise()
    carried_on: tuple[str, ...] | None = _carried_on("Id-ene til punktene")
    names: tuple[FilledText, ...] = _names()
    links: tuple[Link, ...] = _links()
    emphasis: tuple[FilledText, ...] = _emphasis()
    notes: tuple[Footnote, ...] = _notes()
    behind: tuple[Slug, ...] = Field(
        default=(),
        title="Står bak",
        description="De som står bak punktet, ved id-ene under «actors» øverst i filen, for eksempel [sp, sv]. "
        "Utelat når alle gjør det, eller dokumentet ikke sier det.",
    )
    responsible: tuple[Slug, ...] = Field(
        default=(),
        title="Ansvarlig",
        description="De som har ansvaret for punktet, ved id-ene under «actors» øverst i filen.",
    )
    commitments: tuple[Commitment, ...] = Field(
        default=(),
        title="Punkter",
        description="Punktene inne i dette punktet, i vedtatt rekkefølge, hvert med sin egen id.",
    )
    kind: ClassVar[Literal["commitment"]] = "commitment"

    @property
    def number(self) -> int:
        """142 for ``punkt-142``."""
        return ids.number_of(self.id, ids.PREFIXES["commitment"])

    @property
    def all(self) -> tuple[Commitment, ...]:
        """The commitment and then all that stand inside it, in reading order."""
        return (self, *(one for inner in self.commitments for one in inner.all))

    @property
    def extras(self) -> Iterator[tuple[str, str]]:
        """Its label and its title, by the ids that they are remembered under, where it has them."""
        if self.label:
            yield ids.label(self.id), self.label
        if self.title:
            yield ids.title(self.id), self.title


class Unmarked(Value):
    """Adopted words in which nothing is marked: what the other blocks have, these lack."""

    extras: ClassVar[tuple[tuple[str, str], ...]] = ()
    figures: ClassVar[tuple[Figure, ...]] = ()
    correction: ClassVar[bool] = False
    note: ClassVar[str | None] = None
    names: ClassVar[tuple[str, ...]] = ()
    links: ClassVar[tuple[Link, ...]] = ()
    emphasis: ClassVar[tuple[str, ...]] = ()
    notes: ClassVar[tuple[Footnote, ...]] = ()


class LeadIn(Unmarked):
    """The words that the commitments after it need to be sentences: "Vi vil:"."""

    model_config = shown_as("Innledning", "Ordene foran punktene, som gjør dem til setninger.")

    id: Annotated[str, numbered("lead_in")] = Field(
        alias="lead_in",
        title="Innledning",
        description="Innledningens id, for eksempel innledning-1.",
    )
    text: FilledText = Field(
        title="Tekst", description="Ordene foran punktene, for eksempel «Vi vil:»."
    )
    kind: ClassVar[Literal["lead_in"]] = "lead_in"


class Quote(Unmarked):
    """A pull quote: words of the prose, set apart in the adopted document."""

    model_config = shown_as("Uthevet sitat", "Ord fra teksten som dokumentet selv har uthevet.")

    id: Annotated[str, numbered("quote")] = Field(
        alias="quote", title="Uthevet sitat", description="Sitatets id, for eksempel sitat-1."
    )
    text: FilledText = Field(title="Tekst", description="Det uthevede sitatet, ordrett.")
    kind: ClassVar[Literal["quote"]] = "quote"


class Table(Unmarked):
    """A table: a row of headings, and rows under it."""

    model_config = shown_as("Tabell", "En tabell i dokumentet.")

    id: Annotated[str, numbered("table")] = Field(
        alias="table", title="Tabell", description="Tabellens id, for eksempel tabell-1."
    )
    caption: FilledText | None = Field(
        default=None,
        title="Tabelltittel",
        description="Teksten over tabellen, ordrett. Utelat hvis den ikke har noen.",
    )
    header: tuple[FilledText, ...] = Field(
        min_length=1, title="Kolonner", description="Overskriften til hver kolonne, i rekkefølge."
    )
    rows: tuple[tuple[str, ...], ...] = Field(
        min_length=1,
        title="Rader",
        description='Radene, hver med like mange ruter som det er kolonner. En tom rute skrives "".',
    )
    kind: ClassVar[Literal["table"]] = "table"

    @property
    def text(self) -> str:
        """All its words: a bar between cells, two between rows. So it is translated, and remembered."""
        return " || ".join(" | ".join(row) for row in (self.header, *self.rows))

    @property
    def extras(self) -> Iterator[tuple[str, str]]:  # type: ignore[override]  # it has a caption
        """Its caption, by the id that it is remembered under, where it has one."""
        if self.caption:
            yield ids.caption(self.id), self.caption


class Picture(Unmarked):
    """A picture, with words for those who cannot see it; these are ours, and no adopted text."""

    model_config = shown_as("Bilde", "Et bilde i dokumentet.")

    id: Annotated[str, numbered("picture")] = Field(
        alias="picture", title="Bilde", description="Bildets id, for eksempel bilde-1."
    )
    file: FilledText = Field(
        title="Fil", description="Filen under source/, for eksempel pictures/skolen.jpg."
    )
    alt: FilledText = Field(
        title="Hva bildet viser",
        description="Det en som ikke ser bildet, trenger å vite, i en setning eller to. Det er våre ord, ikke vedtatte.",
    )
    kind: ClassVar[Literal["picture"]] = "picture"

    @property
    def text(self) -> str:
        """The words in its place."""
        return self.alt


_ROWS, _CELLS = re.compile(r"\s*\|\|\s*"), re.compile(r"\s*\|\s*")


def cells(text: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table and the cells of each, from its words.

    >>> cells("År | Sats || 2031 | || 2032 | 2,1 %")
    (('År', 'Sats'), ('2031', ''), ('2032', '2,1 %'))
    """
    return tuple(tuple(_CELLS.split(row)) for row in _ROWS.split(" ".join(text.split())))


BLOCKS: Mapping[str, type[Value]] = {
    "paragraph": Paragraph,
    "lead_in": LeadIn,
    "commitment": Commitment,
    "quote": Quote,
    "table": Table,
    "picture": Picture,
}
"""Every kind of block by the key that names it in the YAML."""


def _kind_of(value: object) -> str | None:
    """The kind of a block, or of what is to become one."""
    if isinstance(value, Value):
        return next((kind for kind, of in BLOCKS.items() if isinstance(value, of)), None)
    keys: Mapping[object, object] = value if isinstance(value, dict) else {}
    return next((key for key in keys if isinstance(key, str) and key in BLOCKS), None)


Block = Annotated[
    Annotated[Paragraph, Tag("paragraph")]
    | Annotated[LeadIn, Tag("lead_in")]
    | Annotated[Commitment, Tag("commitment")]
    | Annotated[Quote, Tag("quote")]
    | Annotated[Table, Tag("table")]
    | Annotated[Picture, Tag("picture")],
    Discriminator(_kind_of),
]


class Sentence(Value):
    """A sentence of a summary, with the adopted text that it rests on."""

    model_config = shown_as("Setning", "En setning i «Kort fortalt».")

    id: Annotated[str, numbered("sentence")] = Field(
        alias="sentence",
        title="Setning",
        description="Setningens id, for eksempel kort-1. Er den ny, skriv kort-ny: "
        "sjekken sier hva som skal stå.",
    )
    text: FilledText = Field(
        title="Tekst", description="Setningen, i klart språk, på høyst 25 ord."
    )
    covers: tuple[str, ...] = Field(
        min_length=1,
        title="Dekker",
        description="Punktene og avsnittene som setningen bygger på, for eksempel [punkt-1].",
    )
    source: Fingerprint | None = Field(
        default=None,
        title="Fingeravtrykk",
        description="Fingeravtrykket av teksten som setningen bygger på. Sjekken sier hva det er.",
    )
    kind: ClassVar[str] = "sentence"


class Summary(Reviewed):
    """Plain language for a sector or a section: an editor's help, never adopted text."""

    model_config = shown_as(
        "Kort fortalt", "Et sammendrag i klart språk. Det er redaksjonens hjelp, ikke vedtatt."
    )

    listed: tuple[Sentence, ...] = Field(
        default=(),
        alias="sentences",
        title="Setninger",
        description="Setningene, det tyngste først: høyst fem for en del, høyst åtte for et område.",
    )
    about: tuple[Sentence, ...] = Field(
        default=(),
        title="Handler om",
        description="Hva det handler om. En eldre måte å dele opp på; skriv heller «sentences».",
    )
    wants: tuple[Sentence, ...] = Field(
        default=(), title="Vil", description="Hva de som styrer, vil."
    )
    for_you: tuple[Sentence, ...] = Field(
        default=(), title="For deg", description="Hva det kan bety for leseren."
    )

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All its sentences, in reading order."""
        return (*self.listed, *self.about, *self.wants, *self.for_you)

    @property
    def groups(self) -> dict[str, tuple[Sentence, ...]]:
        """The same by the keys that they stand under."""
        return {
            "sentences": self.listed,
            "about": self.about,
            "wants": self.wants,
            "for_you": self.for_you,
        }


class Wording(Reviewed):
    """One commitment or paragraph in everyday words: an editor's help, never adopted text."""

    model_config = shown_as(
        "Enkle ord", "Ett punkt eller avsnitt sagt med enkle ord. Det er vår tekst, ikke vedtatt."
    )

    text: FilledText = Field(
        title="Tekst",
        description="Det samme med enkle ord: like bindende, og med de samme tallene.",
    )
    source: Fingerprint | None = Field(
        default=None,
        title="Fingeravtrykk",
        description="Fingeravtrykket av den vedtatte teksten. Sjekken sier hva det er.",
    )


class Plain(Value):
    """Our own words about one sector: what it comes to, and each commitment in everyday words."""

    model_config = shown_as("Klart språk", "Vår egen tekst om ett område. Den er ikke vedtatt.")

    sector: Slug = Field(
        title="Område",
        description="Id-en til området. Filen heter det samme, og slutter på .yaml.",
    )
    summaries: dict[str, Summary] = Field(
        default_factory=dict,
        title="Kort fortalt",
        description="Sammendragene, etter id-en til området eller delen.",
    )
    wordings: dict[str, Wording] = Field(
        default_factory=dict,
        title="Enkle ord",
        description="Punkter og avsnitt med enkle ord, etter id, for eksempel punkt-1. "
        "Kommentaren over er den vedtatte teksten; «plattform fmt» holder den ved like.",
    )


class Division(Value):
    """What sectors and sections have in common: an id, a title, and content in order."""

    id: Slug = Field(
        title="Id",
        description="Adressen, med små bokstaver a–z, tall og bindestrek. Endres ikke når "
        "tittelen endres.",
    )
    title: FilledText = Field(title="Tittel", description="Tittelen, ordrett som vedtatt.")
    summary: Summary | None = Field(
        default=None,
        title="Kort fortalt",
        description="Den gamle plassen til sammendraget. Det hører hjemme i plain/; «plattform fmt» "
        "flytter det dit.",
    )
    content: tuple[Block, ...] = Field(
        default=(),
        title="Innhold",
        description="Avsnitt, innledninger, punkter, sitater, tabeller og bilder, i vedtatt rekkefølge.",
    )
    sections: tuple[Section, ...] = Field(
        default=(),
        title="Seksjoner",
        description="Delene med egen overskrift. En del kan ha deler inni seg, så dypt som dokumentet.",
    )

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block that stands right here, in reading order, those inside commitments too."""
        return tuple(
            one
            for block in self.content
            for one in (block.all if isinstance(block, Commitment) else (block,))
        )

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """The commitments that stand right here, in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Commitment))

    @property
    def all_commitments(self) -> tuple[Commitment, ...]:
        """Every commitment here and in the sections inside, in reading order."""
        return tuple(c for part in (self, *self.all_sections) for c in part.commitments)

    @property
    def all_sections(self) -> tuple[Section, ...]:
        """The sections here and all that are inside them, in reading order."""
        return tuple(one for of in self.sections for one in (of, *of.all_sections))

    def each(self, change: Callable[[Division], Division]) -> Self:
        """The same with something changed in it and in every section inside."""
        made = change(self)
        assert isinstance(made, type(self))
        return made.but(sections=tuple(of.each(change) for of in made.sections))

    @property
    def name(self) -> str:
        """The title as it is called elsewhere, without the colon that ends it in the document."""
        return self.title.removesuffix(":").rstrip()


class Section(Division):
    """A titled group inside a sector."""

    model_config = shown_as("Del", "En del med egen overskrift inne i et område.")

    tagline: ClassVar[str] = ""
    """Only sectors have one."""


class Sector(Division):
    """One of the parts of the platform; a page each."""

    model_config = shown_as("Område", "Ett av plattformens områder, med sin egen side.")

    tagline: str = Field(
        default="", title="Undertittel", description="Linjen under tittelen, ordrett som vedtatt."
    )
    carried_on: tuple[str, ...] | None = _carried_on("Id-ene til områdene")
    preamble: bool = Field(
        default=False,
        title="Forord",
        description="Skriv true når dette er et forord, et etterord eller noe annet utenfor områdene. "
        "Det får sin egen side, men telles ikke som et område.",
    )

    @property
    def name(self) -> str:
        """What the sector is called elsewhere: its title."""
        return self.title

    @property
    def parts(self) -> tuple[Part, ...]:
        """The sector itself and then its sections, at whatever depth: everything that holds content."""
        return (self, *self.all_sections)

    @property
    def levels(self) -> dict[str, int]:
        """How deep each part stands, by its id: 1 for the sector itself, 2 for its sections."""
        return {self.id: 1} | dict(_levels(self, 2))

    @property
    def trails(self) -> dict[str, tuple[Section, ...]]:
        """The sections on the way to each section, that one last, by its id."""
        return dict(_trails(self, ()))


def _levels(part: Part, level: int) -> Iterator[tuple[str, int]]:
    for section in part.sections:
        yield section.id, level
        yield from _levels(section, level + 1)


def _trails(part: Part, above: tuple[Section, ...]) -> Iterator[tuple[str, tuple[Section, ...]]]:
    for section in part.sections:
        trail = (*above, section)
        yield section.id, trail
        yield from _trails(section, trail)


for _of in (Commitment, Section, Sector):
    _of.model_rebuild()  # each may hold its own kind, or what is described below it

Part = Sector | Section
"""Whatever holds content."""

FateName = Literal["withdrawn", "split", "merged", "replaced"]


class Retired(Value):
    """Something that was published and stands in the text no longer, and what became of it."""

    model_config = shown_as(
        "Utgått", "Noe som har vært utgitt, men ikke lenger står i teksten, og hva det ble av det."
    )

    id: Slug = Field(
        alias="retired",
        title="Utgått",
        description="Id-en til det som er tatt ut, for eksempel punkt-2. Den kan aldri brukes igjen.",
    )
    fate: FateName = Field(
        title="Skjebne",
        description="withdrawn (trukket), split (delt i flere), merged (slått sammen med andre) "
        "eller replaced (erstattet av et annet, eller gitt ny id).",
    )
    into: tuple[Slug, ...] = Field(
        default=(),
        title="Blitt til",
        description="Id-ene til det som gjelder nå, for eksempel [punkt-3, punkt-4]. Utelates "
        "når det er trukket.",
    )
    reason: FilledText | None = Field(
        default=None,
        title="Grunn",
        description="Hvorfor, i en setning til leserne. Må være med når noe er trukket.",
    )
    on: Date | None = Field(
        default=None,
        title="Dato",
        description="Datoen det ble bestemt, som ÅÅÅÅ-MM-DD. Må være med når noe er trukket. "
        "Ellers gjelder utgavens dato.",
    )


class Actor(Value):
    """A party, an office or anybody else who stands behind commitments, or is responsible for them."""

    model_config = shown_as(
        "Aktør", "Et parti, en etat eller andre som står bak punkter eller har ansvar for dem."
    )

    id: Slug = Field(
        alias="actor",
        title="Aktør",
        description="En kort id med små bokstaver a–z, tall og bindestrek, for eksempel sp.",
    )
    name: FilledText = Field(
        title="Navn", description="Navnet slik det skal vises, for eksempel Senterpartiet."
    )


Kind = Literal["platform", "programme", "agreement", "plan", "document"]
"""The kinds of documents that the interface has words for."""

KINDS: tuple[str, ...] = get_args(Kind)
"""The same, to choose from; the last one is what any document is."""


class Platform(Value):
    """The whole document."""

    model_config = shown_as("Plattform", "Hele den politiske plattformen.")

    title: FilledText = Field(title="Tittel", description="Hva plattformen heter på nettstedet.")
    place: FilledText = Field(title="Sted", description="Byen eller kommunen den gjelder.")
    kind: Kind = Field(
        default="document",
        title="Slag",
        description="Hva nettstedet kaller teksten: platform (plattform), programme (program), "
        "agreement (avtale), plan (plan) eller document (dokument). Det siste gjelder når det ikke "
        "står noe.",
    )
    body: FilledText | None = Field(
        default=None,
        title="Hvem som vil",
        description="De som vil det teksten sier, slik de nevnes inne i en setning, for eksempel «formannskapet "
        "i Fjordvik» eller «partiet». Utelat hvis det ikke er noen å nevne.",
    )
    about_body: FilledText | None = Field(
        default=None,
        title="Om dem",
        description="Hvem de er og hvem de svarer til, i en setning eller to. Det står på siden om "
        "teksten, og er vår forklaring.",
    )
    language: Annotated[str, StringConstraints(pattern=LANGUAGE_CODE)] = Field(
        default="nb",
        title="Språk",
        description="Språket i den vedtatte teksten, med koden fra BCP 47: nb, nn, en, de.",
    )
    also_adopted: tuple[Annotated[str, StringConstraints(pattern=LANGUAGE_CODE)], ...] = Field(
        default=(),
        title="Også vedtatt på",
        description="Språk som teksten er vedtatt på like fullt, med kodene fra BCP 47, for eksempel [en]. Teksten "
        "står i translations/, men kalles ikke en oversettelse noe sted.",
    )
    adopted_by: str | None = Field(
        default=None,
        title="Vedtatt av",
        description="Hvem som vedtok plattformen. Utelat hvis dokumentet ikke sier det.",
    )
    adopted_on: Date | None = Field(
        default=None,
        title="Vedtatt",
        description="Datoen den ble vedtatt, som ÅÅÅÅ-MM-DD. Utelat hvis dokumentet ikke sier det.",
    )
    actors: tuple[Actor, ...] = Field(
        default=(),
        title="Aktører",
        description="Partier, etater og andre som punktene nevner under «behind» eller «responsible».",
    )
    edition: Date | None = Field(
        default=None,
        title="Utgave",
        description="Datoen for den siste utgaven. «plattform release» skriver den; rør den ikke.",
    )
    succeeds: Period | None = Field(
        default=None,
        title="Etter",
        description="Plattformen som gjaldt før denne, for eksempel 2023-2027. «plattform succeed» "
        "skriver linjen; rør den ikke.",
    )
    sectors: tuple[Sector, ...] = Field(
        min_length=1, title="Områder", description="Delene av plattformen, i vedtatt rekkefølge."
    )
    retired: tuple[Retired, ...] = Field(
        default=(),
        title="Utgått",
        description="Det som har vært utgitt, men er trukket, delt, slått sammen eller erstattet.",
    )

    _wordings: Mapping[str, Wording] = PrivateAttr(default_factory=dict)

    @property
    def adopted_in(self) -> frozenset[str]:
        """The languages in which the text is adopted: its own, and those that are its equals."""
        return frozenset((self.language, *self.also_adopted))

    @property
    def named(self) -> Iterator[tuple[str, str]]:
        """Who has adopted it, who wants it and what is said of those, by id, where it is said."""
        said = {
            ids.ADOPTED_BY: self.adopted_by,
            ids.BODY: self.body,
            ids.ABOUT_BODY: self.about_body,
        }
        yield from ((id_, text) for id_, text in said.items() if text)
        yield from ((ids.actor(actor.id), actor.name) for actor in self.actors)

    @property
    def named_by_commitments(self) -> tuple[Actor, ...]:
        """The actors that some commitment names, in the order in which they are declared."""
        named = {id_ for c in self.commitments for id_ in (*c.behind, *c.responsible)}
        return tuple(actor for actor in self.actors if actor.id in named)

    @property
    def wordings(self) -> Mapping[str, Wording]:
        """The plain wordings, by the id of what each says; they stand in files of their own."""
        return self._wordings

    def explained(self, plains: Iterable[Plain]) -> Platform:
        """The same with what is said of its sectors in plain words."""
        summaries: dict[str, Summary] = {}
        wordings: dict[str, Wording] = {}
        for plain in plains:
            summaries |= {id_: of for id_, of in plain.summaries.items() if id_ not in summaries}
            wordings |= {id_: of for id_, of in plain.wordings.items() if id_ not in wordings}
        made = self._each(lambda of: of.but(summary=of.summary or summaries.get(of.id)))
        made._wordings = wordings  # noqa: SLF001 - its own
        return made

    def reviewed(
        self, summaries: Mapping[str, Summary], wordings: Mapping[str, Wording]
    ) -> Platform:
        """The same with these in place of the summaries and plain wordings that they are of, by id."""
        made = self._each(lambda part: part.but(summary=summaries.get(part.id, part.summary)))
        made._wordings = {**self.wordings, **wordings}  # noqa: SLF001 - its own
        return made

    def unexplained(self) -> Platform:
        """The same without anything that is said of it in plain words."""
        return self._each(lambda part: part.but(summary=None)).explained(())

    def _each(self, change: Callable[[Division], Division]) -> Platform:
        """The same with something changed in every sector and section; without plain wordings."""
        return self.but(sectors=tuple(sector.each(change) for sector in self.sectors))

    @property
    def counted(self) -> tuple[Sector, ...]:
        """The sectors that are counted as such: a preamble has a page, and is none."""
        return tuple(sector for sector in self.sectors if not sector.preamble)

    @property
    def commitments(self) -> tuple[Commitment, ...]:
        """Every commitment, in the order of the document."""
        return tuple(c for sector in self.sectors for c in sector.all_commitments)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every paragraph, in the order of the document."""
        return tuple(b for _, _, b in self.blocks() if isinstance(b, Paragraph))

    @property
    def sections(self) -> tuple[Section, ...]:
        """Every section, in the order of the document."""
        return tuple(section for sector in self.sectors for section in sector.all_sections)

    @property
    def parts(self) -> tuple[tuple[Sector, Part], ...]:
        """Every sector and section with its sector, in the order of the document."""
        return tuple((sector, part) for sector in self.sectors for part in sector.parts)

    @property
    def fingerprint(self) -> str:
        """Of every title and wording together, in the order of the document."""
        return fingerprint(" ".join(self._texts()))

    def _texts(self) -> Iterator[str]:
        for sector, part in self.parts:
            yield part.title
            if part is sector:
                yield part.tagline
            for block in part.blocks:
                yield from (text for _, text in block.extras)
                if not isinstance(block, Picture):  # whose words are ours
                    yield block.text
                yield from (note.text for note in block.notes)

    def blocks(self) -> Iterator[tuple[Sector, Part, Block]]:
        """Every block with the sector and the part (sector or section) that it stands in."""
        for sector in self.sectors:
            for part in sector.parts:
                for block in part.blocks:
                    yield sector, part, block


@lru_cache(maxsize=1 << 15)  # type: ignore[misc]  # the decorator itself is typed with Any
def fingerprint(text: str) -> str:
    """The first eight hex digits of the SHA-256 of the text, NFC and white space folded.

    A translation and a link keep it, to tell later whether the wording has changed.
    """
    folded = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(folded.encode()).hexdigest()[:8]


def lead_ins(sector: Sector) -> dict[str, LeadIn]:
    """The lead-in of each commitment in the sector, by the commitment's id.

    It is the last one before it in the same part, or else in what that part stands inside. Where
    there is none there, half a sentence is read after the last lead-in of the sector before it: it
    carries on over headings until the next one.
    """
    return dict(_led(sector, None, [None]))


def _led(
    part: Part, above: LeadIn | None, last: list[LeadIn | None]
) -> Iterator[tuple[str, LeadIn]]:
    current = above
    for block in part.content:
        if isinstance(block, LeadIn):
            last[0] = current = block
        elif isinstance(block, Commitment) and not block.whole:
            lead = current or (last[0] if is_half(block.text) else None)
            yield from ((one.id, lead) for one in block.all if lead and not one.whole)
    for section in part.sections:
        yield from _led(section, current, last)


def shown_levels(sector: Sector, shown: Container[str]) -> dict[str, int]:
    """How deep each part of a sector stands where only some of them are shown, by its id."""
    return {sector.id: 1} | {
        id_: 2 + sum(one.id in shown for one in trail[:-1]) for id_, trail in sector.trails.items()
    }


def within(part: Part) -> dict[str, tuple[Commitment, ...]]:
    """The commitments that each commitment of a part stands inside, the outermost first, by its id."""
    return dict(_within(part.content, ()))


def _within(
    blocks: Iterable[Block], around: tuple[Commitment, ...]
) -> Iterator[tuple[str, tuple[Commitment, ...]]]:
    for block in blocks:
        if isinstance(block, Commitment):
            if around:
                yield block.id, around
            yield from _within(block.commitments, (*around, block))


_UNSAID = re.compile(r"[^\w(]*")


def is_half(text: str) -> bool:
    """Whether words are half a sentence, as far as one can see: they begin with a small letter.

    In a script without small letters nothing can be told, and nothing is.

    >>> is_half("bygge en skole."), is_half("«bygge» skoler"), is_half("Skolen er gratis.")
    (True, True, False)
    >>> is_half("50 nye plasser"), is_half("بناء المدارس")
    (False, False)
    """
    begins = _UNSAID.match(text)
    return begins is not None and text[begins.end() : begins.end() + 1].islower()


def runs(part: Part) -> list[tuple[str, list[Block]]]:
    """Content cut into runs: commitments that follow each other make one list."""
    groups: list[tuple[str, list[Block]]] = []
    for block in part.content:
        if groups and groups[-1][0] == block.kind == "commitment":
            groups[-1][1].append(block)
        else:
            groups.append((block.kind, [block]))
    return groups


class Term(Reviewed):
    """A glossary entry: a word of the text explained, with other words for it."""

    model_config = shown_as("Ord", "Et ord i ordlisten.")

    id: Slug = Field(
        alias="term",
        title="Ord",
        description="Ordets adresse i ordlisten, med små bokstaver a–z, tall og bindestrek.",
    )
    title: FilledText = Field(title="Oppslagsord", description="Ordet slik det skal vises.")
    forms: tuple[FilledText, ...] = Field(
        default=(),
        title="Former",
        description="Formene ordet har i den vedtatte teksten, for eksempel med -en eller -ene.",
    )
    shown: Literal["text", "glossary"] = Field(
        default="text",
        title="Vises",
        description="text: forklares også der ordet står i teksten. glossary: bare i ordlisten.",
    )
    explanation: FilledText = Field(
        title="Forklaring", description="Hva ordet betyr, i en setning eller to."
    )
    also: tuple[FilledText, ...] = Field(
        default=(),
        title="Også kalt",
        description="Andre ord for det samme. De hjelper søket å finne fram.",
    )
    kind: ClassVar[str] = "term"


class Glossary(Value):
    """The words of the text that need explaining."""

    model_config = shown_as("Ordliste", "Ordene i plattformen som trenger forklaring.")

    terms: tuple[Term, ...] = Field(
        default=(), title="Ord", description="Ordene, i alfabetisk rekkefølge."
    )


class Translation(Reviewed):
    """A unit's text in another language, with the fingerprint of the text it was made from."""

    model_config = shown_as("Oversettelse", "Teksten til én enhet på et annet språk.")

    text: str = Field(
        default="", title="Tekst", description="Oversettelsen. La den stå tom til den er skrevet."
    )
    source: Fingerprint | None = Field(
        default=None,
        title="Fingeravtrykk",
        description="Fingeravtrykket av den norske teksten det er oversatt fra, i anførselstegn.",
    )
    status: Literal["missing", "draft", "approved"] = Field(
        default="missing",
        title="Status",
        description="missing (mangler), draft (ikke godkjent av noen) eller approved (godkjent).",
    )
    translated_by: str | None = Field(
        default=None, title="Oversatt av", description="Hvem som har oversatt."
    )


class Rendering(Value):
    """What one word of the text is called in the translations to a language."""

    model_config = shown_as("Fast oversettelse", "Hva ett norsk ord heter i oversettelsene.")

    words: FilledText = Field(
        title="Norsk",
        description="Ordet eller ordene i den norske teksten. Endelsene har ikke noe å si.",
    )
    forms: tuple[FilledText, ...] = Field(
        default=(),
        title="Former",
        description="Bare disse formene av ordet, der sjekken ellers tar det for et annet ord.",
    )
    rendering: FilledText = Field(
        title="Oversettelse",
        description="Det ordet skal hete. Det som står i parentes, trengs bare første gang.",
    )
    also: tuple[FilledText, ...] = Field(
        default=(),
        title="Også",
        description="Andre oversettelser som er riktige der det første ikke passer.",
    )
    never: tuple[FilledText, ...] = Field(
        default=(), title="Aldri", description="Oversettelser som er feil for dette ordet."
    )
    may_be_left_out: bool = Field(
        default=False,
        title="Kan falle bort",
        description="true når ordet ikke trenger å stå i oversettelsen, som «skal» i en bisetning.",
    )
    note: str = Field(default="", title="Merknad", description="Når man velger hva, og hvorfor.")


class Translations(Value):
    """Everything that is translated to one language, by unit id."""

    model_config = shown_as("Oversettelser", "Oversettelsene til ett språk.")

    language: Annotated[str, StringConstraints(pattern=LANGUAGE_CODE)] = Field(
        title="Språk", description="Språkets kode (BCP 47): en, sma, se, smj."
    )
    borrowed: dict[
        Annotated[str, StringConstraints(pattern=LANGUAGE_CODE)], tuple[FilledText, ...]
    ] = Field(
        default_factory=dict,
        title="Lånte ord",
        description="Ord i oversettelsene som er på et annet språk, etter det språkets kode. De "
        "merkes, så en skjermleser leser dem riktig.",
    )
    renderings: tuple[Rendering, ...] = Field(
        default=(),
        title="Faste oversettelser",
        description="Hva norske ord skal hete overalt, i renderings.yaml.",
    )
    units: dict[str, Translation] = Field(
        default_factory=dict, title="Enheter", description="Oversettelsene, etter enhetens id."
    )


@dataclass(frozen=True)
class Unit:
    """Anything with an id and text, as a translator meets it."""

    id: str
    kind: str
    text: str
    sector: str = ""


def units(platform: Platform, glossary: Glossary) -> Iterator[Unit]:
    """Every unit, in the order of the document; the glossary last."""
    yield Unit(ids.PLATFORM, "platform", platform.title)
    for id_, text in platform.named:
        yield Unit(id_, "platform", text)
    for sector, part in platform.parts:
        yield Unit(part.id, "sector" if part is sector else "section", part.title, sector.id)
        if part.tagline:
            yield Unit(ids.tagline(part.id), "tagline", part.tagline, sector.id)
        for sentence in part.summary.sentences if part.summary else ():
            yield Unit(sentence.id, "summary", sentence.text, sector.id)
        for block in part.blocks:
            yield from _units(block, platform.wordings.get(block.id), sector.id)
    for term in glossary.terms:
        yield Unit(ids.term(term.id), "term", term.title)
        yield Unit(ids.explanation(term.id), "term", term.explanation)


def _units(block: Block, said: Wording | None, sector: str) -> Iterator[Unit]:
    """A block, what stands beside its words, and the same in everyday words."""
    for id_, text in block.extras:
        if (kind := ids.UnitId.of(id_).part) != "label":  # which is the same in any language
            yield Unit(id_, kind, text, sector)
    yield Unit(block.id, block.kind, block.text, sector)
    for note in block.notes:
        yield Unit(note.id, note.kind, note.text, sector)
    if said:
        yield Unit(ids.plain(block.id), "plain", said.text, sector)
    for figure in block.figures:
        yield Unit(ids.words(figure.id), "figure", figure.words, sector)
        yield Unit(figure.id, "figure", figure.about, sector)
