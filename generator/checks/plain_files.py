"""Our own words stand in the file of their sector, and are about something that is there.

``plain/<sector>.yaml`` says in ``sector`` which sector it is about. Under ``summaries`` stand the
ids of that sector and its sections, under ``wordings`` those of its commitments and paragraphs,
each once. To mend it: correct the id, move the words to the file of their sector, or delete what
is about something that has been taken out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.ids import Numbers
from generator.platform.model import Plain
from generator.problems import Known, Place, Problem, whereabouts
from generator.source.load import Loaded
from generator.source.shelves import PLATFORM, plain_file

RULE = "plain-file"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each file, summary and wording that is about nothing it can be about."""
    known = _Known(loaded)
    for file, plain in loaded.plains.items():
        yield from _file(loaded, file, plain, known)
        if plain.sector in known.sectors:
            for key, ids, homes in (
                ("summaries", tuple(plain.summaries), known.parts),
                ("wordings", tuple(plain.wordings), known.blocks),
            ):
                for id_ in ids:
                    here = loaded.spot(file, key, id_).key_place()
                    yield from _entry(plain, id_, here, homes, known)


@dataclass(frozen=True)
class _Known:
    """What our own words can be about, and where they were met before."""

    loaded: Loaded
    met: dict[str, Place] = field(default_factory=dict)

    @cached_property
    def sectors(self) -> frozenset[str]:
        """The ids of the sectors."""
        return frozenset(sector.id for sector in self.loaded.platform.sectors)

    @cached_property
    def parts(self) -> dict[str, str]:
        """The sector of each sector and section."""
        return {part.id: sector.id for _, sector, part in self.loaded.parts()}

    @cached_property
    def blocks(self) -> dict[str, str]:
        """The sector of each commitment and paragraph."""
        kinds = ("commitment", "paragraph")
        found = self.loaded.platform.blocks()
        return {block.id: sector.id for sector, _, block in found if block.kind in kinds}

    @cached_property
    def others(self) -> frozenset[str]:
        """The ids of everything that stands in the platform."""
        blocks = (block.id for _, _, block in self.loaded.platform.blocks())
        return frozenset((*self.parts, *blocks))

    @cached_property
    def old_summaries(self) -> dict[str, Place]:
        """Where a summary stands in its old place."""
        spots = (
            (part.id, self.loaded.spot(PLATFORM, *path)) for path, _, part in self.loaded.parts()
        )
        return {id_: spot.key_place("summary") for id_, spot in spots if spot.holds("summary")}

    def gone(self, id_: str) -> bool:
        """Whether it has been published and stands no longer."""
        released = self.loaded.register.units if self.loaded.register else {}
        return id_ in released or id_ in {of.id for of in self.loaded.platform.retired}


def _file(loaded: Loaded, file: str, plain: Plain, known: _Known) -> Iterator[Problem]:
    place = loaded.place_in(file, "sector")
    if plain.sector not in known.sectors:
        guess = Known(known.sectors).guess(plain.sector)
        names = ", ".join(sorted(known.sectors))
        yield Problem(
            place,
            RULE,
            f"«{plain.sector}» er ikke noe område. "
            + (f"Mente du «{guess}»?" if guess else f"Områdene heter {names}."),
            f"“{plain.sector}” is no sector. "
            + (f"Did you mean “{guess}”?" if guess else f"The sectors are {names}."),
        )
    elif file != plain_file(plain.sector):
        yield Problem(
            place,
            RULE,
            f"Filen er om «{plain.sector}», men heter noe annet. Gi den navnet {plain.sector}.yaml.",
            f"The file is about “{plain.sector}”. Call it {plain.sector}.yaml.",
        )


def _entry(
    plain: Plain, id_: str, here: Place, homes: Mapping[str, str], known: _Known
) -> Iterator[Problem]:
    summary = homes is known.parts
    first = known.met.setdefault(f"{summary} {id_}", here)
    if summary and first is here:
        first = known.old_summaries.get(id_, here)
    if id_ not in homes and id_ in known.others:
        yield Problem(here, RULE, *_another_kind(id_, summary=summary))
    elif id_ not in homes:
        yield Problem(here, RULE, *_unknown(id_, homes, gone=known.gone(id_), summary=summary))
    elif first is not here:
        where, where_en = whereabouts(first, here)
        yield Problem(
            here,
            RULE,
            f"«{id_}» står to steder: her og {where}. Bare det ene vises. Behold det beste, og "
            "slett det andre.",
            f"“{id_}” stands in two places: here and {where_en}. Keep the better one.",
        )
    elif homes[id_] != plain.sector:
        yield Problem(
            here,
            RULE,
            f"«{id_}» hører til {homes[id_]}. Flytt det til {plain_file(homes[id_])}.",
            f"“{id_}” belongs to {homes[id_]}. Move it to {plain_file(homes[id_])}.",
        )


def _another_kind(id_: str, *, summary: bool) -> tuple[str, str]:
    kind = "et område eller en del" if summary else "et punkt eller et avsnitt"
    kind_en = "a sector or section" if summary else "a commitment or paragraph"
    return (
        f"«{id_}» er ikke {kind}. Rett id-en, eller slett det som står her.",
        f"“{id_}” is not {kind_en}. Mend the id, or delete what stands here.",
    )


def _unknown(id_: str, homes: Mapping[str, str], *, gone: bool, summary: bool) -> tuple[str, str]:
    if gone:
        return (
            f"«{id_}» er tatt ut av teksten. Slett det som står her: fra «{id_}:» og ned til neste "
            "id.",
            f"“{id_}” has been taken out of the text. Delete what stands here.",
        )
    nb, en = f"«{id_}» finnes ikke i plattformen.", f"“{id_}” is not in the platform."
    if guess := Known(homes).guess(id_):
        return f"{nb} Mente du «{guess}»?", f"{en} Did you mean “{guess}”?"
    if summary:
        return f"{nb} Skriv id-en til et område eller en del.", f"{en} Write a part's id."
    last = Numbers.of(homes).last_like(id_)
    far = f" Numrene går til {last}." if last else ""
    return (
        f"{nb}{far} Her skal det stå id-en til et punkt eller avsnitt.",
        f"{en} Write the id of a commitment or paragraph.",
    )
