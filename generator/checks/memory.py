"""What main has had is not forgotten: no edition, and nothing new that waits for one.

The register only grows, but for words that the law has had taken away, and git remembers what it was. Whoever takes a whole file from one side of a
conflict, or undoes a release, unsays what others have linked to. To mend it: fetch the file as main
has it; what was published is withdrawn in a new edition. What is new and not released may go, where an
editor says so under ``retired``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.platform.redacting import only_redacted
from generator.platform.register import Register, Standing
from generator.platform.unpublished import vanished
from generator.problems import Place, Problem, cut
from generator.source.load import Loaded
from generator.source.past import Past
from generator.source.shelves import REGISTER

RULE = "memory"

MOST_NAMED = 6
"""Ids that a message names; the rest are counted."""


def check(loaded: Loaded, past: Past) -> Iterator[Problem]:
    """Yield a problem for each edition and each new promise that main has had and this has not."""
    if past.shallow:
        yield _cannot_tell(loaded)
    if not loaded.forgotten:
        yield from _forgotten(loaded, past)
    before = past.at(past.before) if past.before else None
    if before is not None:
        yield from _vanished(loaded, before, past)


def _cannot_tell(loaded: Loaded) -> Problem:
    return Problem(
        Place(loaded.names[REGISTER]),
        RULE,
        "Bare en del av historikken i git er hentet hit, så sjekken kan ikke si om noe som main har "
        "hatt, er glemt. Hent hele historikken: «fetch-depth: 0» der sjekken kjøres, eller «git fetch "
        "--unshallow».",
        "Only a part of git's history is here, so nobody can tell whether something that main has had "
        "is forgotten. Fetch all of it: “fetch-depth: 0”, or “git fetch --unshallow”.",
        "warning",
    )


def _forgotten(loaded: Loaded, past: Past) -> Iterator[Problem]:
    known = {e.date: e.seal for e in loaded.memory.editions} if loaded.memory else {}
    lost = {
        date: next(iter(seals.values()))
        for date, seals in sorted(past.editions.items())
        if known.get(date) not in seals and not _redacted(loaded, past, date)
    }
    if known and past.editions and len(lost) == len(past.editions):
        yield _not_ours(loaded, past)
        return
    for date, commit in lost.items():
        then = past.at(commit)
        yield _has_forgotten(loaded, date, commit, then.memory if then else None)


def _redacted(loaded: Loaded, past: Past, date: str) -> bool:
    """Whether an edition of main is here but for words that the register says were taken away since."""
    now = loaded.memory
    if now is None or not now.redactions:
        return False
    before = (past.at(commit) for commit in past.editions[date].values())
    return any(only_redacted(then.memory, now, date) for then in before if then and then.memory)


def _not_ours(loaded: Loaded, past: Past) -> Problem:
    file = loaded.names[REGISTER]
    commit = next(iter(past.editions[max(past.editions)].values()))
    return Problem(
        Place(file),
        RULE,
        "Ingen av utgavene i dette registeret har vært på main. Det er hentet fra et annet prosjekt, eller "
        f"fra et forslag som ikke er lagt inn. Hent filen slik den er på main: åpne {file} der, velg "
        f"historikk («History») og versjonen {commit[:7]} eller en nyere, kopier alt, og lim det inn her.",
        "No edition in this register has ever been on main: it is that of another project, or of a branch "
        f"that was never merged. Fetch the file as it is on main ({commit[:7]} or later).",
    )


def _has_forgotten(loaded: Loaded, date: str, commit: str, then: Register | None) -> Problem:
    file = loaded.names[REGISTER]
    brought = _brought(then, date) if then else {}
    nb = "".join(f" {_NB[name]}: {_listed(ids)}." for name, ids in brought.items())
    en = "".join(f" {name}: {_listed(ids)}." for name, ids in brought.items())
    return Problem(
        Place(file),
        RULE,
        f"Registeret har glemt utgaven {date}, som er lagt inn på main.{nb} Hent filen slik den er der: "
        f"åpne {file} på main, velg historikk («History») og versjonen {commit[:7]} eller en nyere, "
        "kopier alt, og lim det inn her i stedet for det som står. Gjør det samme med platform.yaml "
        "hvis linjen «edition» er en eldre. En utgave kan ikke angres med «Revert»: det som er utgitt, "
        "trekkes i en ny utgave. Var det du som laget en utgave på denne grenen, må den lages på nytt.",
        f"The register has forgotten the edition of {date}, which main has.{en} Fetch the file as it "
        f"is there ({commit[:7]} or later). An edition cannot be reverted: what was released is "
        "withdrawn in a new edition. An edition that was made on this branch must be made anew.",
    )


_NB = {"numbers": "Nye", "wordings": "Nye ordlyder", "fates": "Utgått"}


def _brought(register: Register, date: str) -> Mapping[str, list[str]]:
    """What an edition brought, by kind: new ids, new wordings of old ones, and fates."""
    found: dict[str, list[str]] = {"numbers": [], "wordings": [], "fates": []}
    first = register.editions[0].date == date
    for id_, record in register.units.items():
        if record.first == date:
            found["numbers"] += [] if first else [id_]
        elif any(wording.since == date for wording in record.wordings):
            found["wordings"].append(id_)
        if any(fate.since == date for fate in record.fates):
            found["fates"].append(id_)
    return {name: ids for name, ids in found.items() if ids}


def _listed(ids: list[str]) -> str:
    rest = f" (+{len(ids) - MOST_NAMED})" if len(ids) > MOST_NAMED else ""
    return f"{', '.join(ids[:MOST_NAMED])}{rest}"


def _vanished(loaded: Loaded, before: Loaded, past: Past) -> Iterator[Problem]:
    """What is new on main, no edition has carried yet, and nobody says is to go."""
    register = loaded.memory or Register()
    for unit in vanished(before.platform, loaded.platform, register):
        if not past.reverted(unit.id):
            yield _gone(loaded, unit)


def _gone(loaded: Loaded, unit: Standing) -> Problem:
    part = unit.section or unit.sector
    paths = {of.id: path for path, _, of in loaded.parts()}
    place = loaded.place(*paths[part], "id") if part in paths else loaded.key_place("sectors")
    file = loaded.names["platform.yaml"]
    return Problem(
        place,
        RULE,
        f"Her er noe borte som står på main: «- {unit.kind}: {unit.id}» med teksten "
        f"«{cut(unit.text, 200, 197)}». Sett det inn igjen under «{part}». Skal det bort, så si det "
        f"nederst i {file}, under «retired:»: «- {{retired: {unit.id}, fate: withdrawn, on: "
        f'ÅÅÅÅ-MM-DD, reason: "Hvorfor"}}».',
        f"Something is gone that main has: “- {unit.kind}: {unit.id}”, “{cut(unit.text, 200, 197)}”. "
        f"Put it back under “{part}”; or, if it is to go, say so under “retired:” in {file}.",
    )
