"""The command ``plattform approve``: a round of approval is written, or what one proposes is taken over."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import date as calendar

from generator.checks import today
from generator.platform.approvals import Readable
from generator.platform.model import Translation
from generator.problems import show
from generator.reading.characters import fault_in
from generator.source import rounds
from generator.source.additions import RefusedError
from generator.source.load import Loaded, Unreadable, load
from generator.writing import put_in_place


def approve(asked: argparse.Namespace) -> int:
    """Write a round, or take over what one proposes; refuses where the source cannot be read."""
    loaded = load(asked.source)
    if isinstance(loaded, Unreadable):
        print(show(loaded.problems, asked.lang))
        return 1
    try:
        said = _take(loaded, asked) if asked.take else _approve(loaded, asked)
    except RefusedError as refused:
        print(refused.en if asked.lang == "en" else refused.nb)
        return 1
    print("\n".join(said))
    return 0


def _approve(loaded: Loaded, asked: argparse.Namespace) -> list[str]:
    lang: str = asked.language
    _refuse_unfit(loaded, asked)
    chosen = _chosen(loaded, lang, asked.ids)
    parts = {rounds.part_of(loaded, of.id) for of in chosen}
    part = parts.pop() if len(parts) == 1 else rounds.REST
    who = (asked.by.strip(), asked.on or today().isoformat(), asked.role.strip())
    units = {of.id: of.now for of in chosen}
    file, text = rounds.file_of(rounds.made_of(loaded, who, lang, units), part)
    if (loaded.folder / file).exists():
        raise RefusedError(
            f"{asked.source}/{file} finnes alt, med de samme tekstene. Ingenting er endret.",
            f"{asked.source}/{file} is there already, with the same texts. Nothing has changed.",
        )
    (loaded.folder / file).parent.mkdir(parents=True, exist_ok=True)
    put_in_place((loaded.folder / file, text))
    n = len(units)
    return [
        f"{asked.source}/{file}: {n} {'tekst' if n == 1 else 'tekster'} godkjent av {who[0]}."
        if asked.lang == "nb"
        else f"{asked.source}/{file}: {n} text{'' if n == 1 else 's'} approved by {who[0]}."
    ]


def _refuse_unfit(loaded: Loaded, asked: argparse.Namespace) -> None:
    """Raise RefusedError where it is not said who approves what, on a day that has been."""
    lang, on = asked.language, asked.on
    known = [loaded.platform.language, *loaded.translations]
    if lang not in known:
        raise RefusedError(
            f"Skriv hvilket språk det er: {', '.join(known)}. For eksempel: plattform approve {known[-1]} "
            f'{loaded.platform.sectors[0].id} --by "Kari Nordmann"',
            f"Say which language it is: {', '.join(known)}.",
        )
    if not asked.by.strip():
        raise RefusedError(
            'Skriv hvem som har lest: --by "Kari Nordmann"',
            'Say who has read: --by "Kari Nordmann"',
        )
    for text in (asked.by, asked.role):
        if fault := fault_in(text):
            raise RefusedError(
                f"Navnet eller rollen holder {fault[0]}. Skriv det på nytt uten.",
                f"The name or the role holds {fault[1]}. Write it again without.",
            )
    if on and not _has_been(on):
        raise RefusedError(
            f"«{on}» er ingen dag som har vært. Skriv dagen som ÅÅÅÅ-MM-DD, for eksempel {today()}.",
            f"“{on}” is no day that has been. Write it as YYYY-MM-DD, such as {today()}.",
        )
    if not loaded.approvers.may(asked.by, lang):
        names = ", ".join(loaded.approvers.approvers[lang]) or "–"
        raise RefusedError(
            f"«{asked.by}» kan ikke godkjenne «{lang}». Det kan {names}, etter approvers.yaml.",
            f"“{asked.by}” may not approve “{lang}”. By approvers.yaml, these may: {names}.",
        )


def _has_been(on: str) -> bool:
    try:
        return len(on) == len("2024-05-17") and calendar.fromisoformat(on) <= today()
    except ValueError:
        return False


def _chosen(loaded: Loaded, lang: str, ids: Iterable[str]) -> list[Readable]:
    """What is named by its own id, and what waits in a part that is named."""
    here = loaded.readable(lang)
    by_part: dict[str, list[Readable]] = {}
    for of in here.values():
        by_part.setdefault(rounds.part_of(loaded, of.id), []).append(of)
    chosen: dict[str, Readable] = {}
    for id_ in ids:
        if id_ in by_part:
            chosen |= {of.id: of for of in by_part[id_] if _waits(of)}
        elif id_ in here:
            chosen[id_] = here[id_]
        else:
            raise RefusedError(
                f"«{id_}» har ingen tekst på «{lang}» å godkjenne. Ingenting er endret. Områdene er "
                f"{', '.join(by_part)}.",
                f"“{id_}” has no text in “{lang}” to approve. Nothing has changed. The parts are "
                f"{', '.join(by_part)}.",
            )
    if not chosen:
        raise RefusedError(
            f"Det er ikke noe å godkjenne. Skriv id-ene, eller et område der noe venter: {', '.join(by_part)}.",
            f"There is nothing to approve. Write ids, or a part where something waits: {', '.join(by_part)}.",
        )
    return list(chosen.values())


def _waits(of: Readable) -> bool:
    """Whether nobody has approved a text as it stands."""
    held = of.held
    return not held.approved or (isinstance(held, Translation) and held.source != of.source)


def _take(loaded: Loaded, asked: argparse.Namespace) -> list[str]:
    file = next(
        (
            of
            for of in loaded.rounds
            if (loaded.folder / of).resolve()
            in (asked.take.resolve(), (loaded.folder / asked.take).resolve())
        ),
        None,
    )
    if file is None:
        raise RefusedError(
            f"{asked.take} er ingen godkjenning i {asked.source}/approvals. Skriv veien til en fil der.",
            f"{asked.take} is no approval in {asked.source}/approvals. Write the way to a file there.",
        )
    texts, done, left = rounds.taken(loaded, file)
    if not done and not left:
        raise RefusedError(
            f"Det er ingen forslag som venter i {file}.", f"No proposal waits in {file}."
        )
    put_in_place(*((loaded.folder / of, text) for of, text in texts.items()))
    nb = asked.lang == "nb"
    said = (
        [f"Tatt inn: {', '.join(done)}." if nb else f"Taken over: {', '.join(done)}."]
        if done
        else []
    )
    if left:
        names = ", ".join(left)
        said.append(
            f"Må tas inn for hånd, for det er ikke like mange setninger: {names}."
            if nb
            else f"To be taken over by hand, for the number of sentences differs: {names}."
        )
    return said
