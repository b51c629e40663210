"""The platforms that came before are there, each whole and as it was put away, in their order.

What is no longer in force is still read and cited, so its files are frozen under a seal, and the line
``succeeds`` says which platform this one came after. To mend it: put the folder or the line back as it
was; only ``plattform succeed`` writes them.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.platform.register import standing
from generator.problems import Place, Problem
from generator.source import former
from generator.source.load import RESTORE, RESTORE_EN, Loaded
from generator.source.shelves import FORMER, FROZEN, PLATFORM

RULE = "succession"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each platform before this that is not there as it was put away."""
    if loaded.forgotten or not _order(loaded):
        return
    yield from _line(loaded)
    yield from _folders(loaded)
    yield from _changed(loaded)
    yield from _too_early(loaded)
    yield from _slugs(loaded)


def _order(loaded: Loaded) -> tuple[str, ...]:
    """The platforms before this one: those that the register or a folder knows, or else ``succeeds``."""
    known = {one.period for one in loaded.formers}
    known.update(loaded.memory.succeeded if loaded.memory else ())
    named = loaded.platform.succeeds
    return tuple(sorted(known)) or ((named,) if named else ())


def _line(loaded: Loaded) -> Iterator[Problem]:
    last = _order(loaded)[-1]
    if loaded.platform.succeeds != last:
        own = loaded.platform.succeeds is not None
        folder = f"{loaded.names[PLATFORM].removesuffix(PLATFORM)}{FORMER}/{last}"
        yield Problem(
            loaded.place("succeeds" if own else "title"),
            RULE,
            f"Plattformen kommer etter {last}, men det står ikke her. Skriv linjen «succeeds: {last}» "
            f"{'i stedet' if own else 'under «title»'}. Er mappen {folder} hentet fra et forslag som ikke "
            "er lagt inn, så slett den.",
            f"The platform comes after {last}. Write the line “succeeds: {last}”; or delete "
            f"{folder}, where that came from a branch.",
        )


def _folders(loaded: Loaded) -> Iterator[Problem]:
    there, named = {one.period for one in loaded.formers}, loaded.platform.succeeds
    top = loaded.names[PLATFORM].removesuffix(PLATFORM)
    for period in _order(loaded):
        if period not in there:
            yield Problem(
                loaded.place("succeeds") if period == named else Place(loaded.names[PLATFORM]),
                RULE,
                f"Plattformen {period} skal ligge i mappen {top}{FORMER}/{period}, men er ikke der, eller "
                f"kan ikke leses. Hent mappen tilbake. Har ingen skiftet plattform, så slett linjen "
                "«succeeds»: bare «plattform succeed» skriver den.",
                f"The platform of {period} should lie in {top}{FORMER}/{period}, and does not, or cannot "
                "be read. Put the folder back; or, where nobody has succeeded, delete “succeeds”.",
            )


def _changed(loaded: Loaded) -> Iterator[Problem]:
    editions = loaded.memory.editions if loaded.memory else ()
    sealed = {edition.succeeds: edition.put_away for edition in editions if edition.succeeds}
    for one in loaded.formers:
        own = one.frozen.seal if one.frozen else ""
        if {former.seal(one.folder), sealed.get(one.period) or own} != {own}:
            yield Problem(
                Place(one.names.get(FROZEN, one.names[PLATFORM])),
                RULE,
                f"Noe i mappen til plattformen {one.period} er endret, eller borte. Den gjelder ikke lenger, "
                f"og skal stå slik den ble lagt bort. {RESTORE}. Gjelder endringen den nye plattformen, "
                f"så gjør den i {loaded.names[PLATFORM]}.",
                f"Something in the folder of the platform of {one.period} has changed. It is frozen. "
                f"{RESTORE_EN}.",
            )
        elif one.register is None or one.platform.edition != one.register.editions[-1].date:
            yield Problem(
                Place(one.names[PLATFORM]),
                RULE,
                f"Registeret passer ikke til plattformen {one.period}, som ble lagt bort etter utgaven "
                f"{one.platform.edition}. Registeret er trolig satt tilbake til en eldre versjon. {RESTORE}.",
                f"The register does not fit the platform of {one.period}, put away after the edition of "
                f"{one.platform.edition}. {RESTORE_EN}.",
            )


def _too_early(loaded: Loaded) -> Iterator[Problem]:
    """The line ``edition``, where it has come along from the platform before."""
    edition = loaded.platform.edition
    if edition and loaded.register is None and loaded.memory is not None:
        yield Problem(
            loaded.place("edition"),
            RULE,
            f"Linjen «edition: {edition}» hører til plattformen som gjaldt før. Denne har ingen utgave "
            "ennå. Slett linjen: den kommer når utgaven lages.",
            f"The line “edition: {edition}” is that of the platform before. Delete it: this one has no "
            "edition yet.",
        )


def _slugs(loaded: Loaded) -> Iterator[Problem]:
    """Sectors and sections with the address of something else: a period, or a thing of another kind."""
    periods = {one.period for one in loaded.formers}
    before = loaded.memory.units if loaded.memory else {}
    kinds = {id_: unit.kind for id_, unit in standing(loaded.platform).items()}
    for path, _, part in loaded.parts():
        record = before.get(part.id)
        if part.id in periods or (record and record.kind != kinds[part.id]):
            yield Problem(
                loaded.place(*path, "id"),
                RULE,
                f"Adressen «{part.id}» hører til noe annet, som har vært utgitt. Velg en annen id, for "
                f"eksempel «{part.id}-2».",
                f"The address “{part.id}” is that of something else, which was published. Choose another.",
            )
