"""The platforms that came before are there, each whole and as it was put away, in their order.

What is no longer in force is still read and cited, so its files are frozen under a seal, and the line
``succeeds`` says which platform this one came after. To mend it: put the folder or the line back as it
was; only ``plattform succeed`` writes them, and the example that it leaves is to be written over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.platform.register import standing
from generator.platform.succession import EXAMPLE_TEXT, EXAMPLE_TITLE, same_words
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
    yield from _example(loaded)
    yield from _slugs(loaded)


def ahead(loaded: Loaded, today: dt.date) -> Iterator[Problem]:
    """Yield a warning for a new platform that is said to be adopted on a day that has not come.

    A clock that is behind the platform before it is wrong, or the platform is imagined; it says nothing.
    """
    adopted, now = loaded.platform.adopted_on or "", today.isoformat()
    last = loaded.memory.editions[-1].date if loaded.memory and loaded.memory.editions else ""
    if loaded.formers and last <= now < adopted:
        yield Problem(
            loaded.place("adopted_on"),
            RULE,
            f"Datoen {adopted} er ikke kommet ennå. Er den skrevet feil, så rett den. Er den nye plattformen "
            "ikke vedtatt ennå, så vent med å legge den inn til den er det.",
            f"The date {adopted} has not come yet. Mend it, or wait until the new platform has been adopted.",
            "warning",
        )


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
        if found := [*_files(loaded, one)]:
            yield from found
        elif {former.seal(one.folder), sealed.get(one.period) or own} != {own}:
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


def _files(loaded: Loaded, one: Loaded) -> Iterator[Problem]:
    """Each file of a platform that is not as it was put away, by its name, and by the line where that is known."""
    kept = one.frozen.files if one.frozen else {}
    now = former.files(one.folder) if kept else {}
    top = one.names[PLATFORM].removesuffix(PLATFORM)
    above = loaded.names[PLATFORM].removesuffix(PLATFORM)
    for name in sorted(kept.keys() | now.keys()):
        if kept.get(name) == now.get(name):
            continue
        place = _first_word(one) if name == PLATFORM and name in now else None
        yield Problem(
            place or Place(f"{top}{name}"),
            RULE,
            *_of_file(name, one.period, above, new=name not in kept, gone=name not in now),
        )


def _of_file(name: str, period: str, above: str, *, new: bool, gone: bool) -> tuple[str, str]:
    """What is wrong with a file of a platform that was put away, and what to do, in both languages."""
    if new:
        return (
            f"«{name}» er lagt inn etter at plattformen {period} ble lagt bort. Den gjelder ikke lenger, og "
            f"skal stå slik den var. Slett filen her. Gjelder den plattformen som er i kraft, hører den "
            f"hjemme i {above}{name}.",
            f"“{name}” was added after the platform of {period} was put away. Delete it here. If it is about "
            f"the platform in force, it belongs in {above}{name}.",
        )
    if gone:
        return (
            f"«{name}» er borte, men hører til plattformen {period}, som ikke gjelder lenger og skal stå slik "
            "den ble lagt bort. Hent filen tilbake fra historikken («History») til mappen.",
            f"“{name}” is gone, and is of the platform of {period}, which is frozen. Put the file back as it "
            "was in the last commit (git checkout).",
        )
    return (
        f"«{name}» er endret, men hører til plattformen {period}, som ikke gjelder lenger og skal stå slik "
        f"den ble lagt bort. {RESTORE}. Gjelder endringen plattformen som er i kraft, så gjør den i "
        f"{above}{name}.",
        f"“{name}” has changed, and is of the platform of {period}, which is frozen. {RESTORE_EN}. A change "
        f"of the platform in force belongs in {above}{name}.",
    )


def _first_word(one: Loaded) -> Place | None:
    """The first adopted words of a platform that are not those of the register; None where all are."""
    units = one.register.units if one.register else {}
    now = standing(one.platform)
    for id_, path in one.texts():
        record = units.get(id_)
        if record is None or not same_words(record, now[id_].text):
            return one.place(*path)
    return None


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


def _example(loaded: Loaded) -> Iterator[Problem]:
    """What «plattform succeed» wrote as an example, and nobody has written over."""
    if not loaded.formers or loaded.register is not None:
        return
    text = next((path for path, _, of in loaded.blocks() if of.text == EXAMPLE_TEXT), None)
    title = next((path for path, _, of in loaded.parts() if of.title == EXAMPLE_TITLE), None)
    if text or title:
        last = loaded.formers[-1].period
        yield Problem(
            loaded.place(*text, "text") if text else loaded.place(*(title or ()), "title"),
            RULE,
            f"Dette er eksemplet som ble lagt inn da plattformen {last} ble lagt bort, og ikke noe noen har "
            "vedtatt. Bytt det ut med teksten i den nye plattformen, eller slett det.",
            f"This is the example that was put here when the platform of {last} was put away; nobody has "
            "adopted it. Write the text of the new platform over it, or delete it.",
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
