"""The part of the command that keeps the translations: new places, status, what still holds."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.platform import freshness
from generator.platform.model import LANGUAGE_CODE, Unit, units
from generator.problems import show
from generator.source import slots
from generator.source.load import Loaded, Unreadable, load, translations_file
from generator.writing import put_in_place


def translations(asked: argparse.Namespace) -> int:
    """Keep the translations' slots; refuses where the Norwegian itself cannot be read."""
    loaded = load(asked.source)
    if isinstance(loaded, Unreadable):
        print(show(loaded.problems, asked.lang))
        return 1
    every = list(units(loaded.platform, loaded.glossary))
    if asked.what == "status":
        return _translation_status(loaded, every)
    path: Path = asked.source / translations_file(asked.language)
    if asked.what == "add":
        return _translation_add(path, asked.language, every)
    if not path.exists():
        print(f"{path} finnes ikke. Lag den med: plattform translations add {asked.language}")
        return 1
    if asked.what == "sync":
        text, added = slots.synced(path.read_text("utf-8"), every)
        put_in_place((path, text))
        print(f"{added} nye plasser i {path}.")
        return 0
    return _translation_accept(path, asked.ids, {unit.id: unit for unit in every})


def _translation_add(path: Path, lang: str, every: list[Unit]) -> int:
    if not LANGUAGE_CODE.fullmatch(lang):
        print(f"«{lang}» er ingen språkkode. Skriv to eller tre små bokstaver, som sma eller en.")
        return 1
    if path.exists():
        print(f"{path} finnes alt. Nye plasser legger du til med: plattform translations sync")
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    put_in_place((path, slots.made(lang, every)))
    print(
        f"{len(every)} tomme plasser i {path}.\n"
        f"Sett språket i mkdocs.yml, under «languages»:  - code: {lang}"
    )
    return 0


def _translation_status(loaded: Loaded, every: list[Unit]) -> int:
    head = ("språk", "godkjent", "utkast", "utdatert", "mangler", "i alt")
    print("  ".join(f"{name:>9}" for name in head))
    for lang, of in sorted(loaded.translations.items()):
        counted = freshness.count(every, of)
        row = (lang, *(counted[state] for state in freshness.STATES), len(every))
        print("  ".join(f"{cell:>9}" for cell in row))
        for unit in every:
            if freshness.state(unit, of.units.get(unit.id)) == "outdated":
                print(f"           utdatert: {unit.id}")
    return 0


def _translation_accept(path: Path, ids: list[str], known: dict[str, Unit]) -> int:
    text = path.read_text("utf-8")
    for id_ in ids:
        made = slots.accepted(text, known[id_]) if id_ in known else None
        if made is None:
            print(f"«{id_}» har ingen oversettelse i {path}. Ingenting er endret.")
            return 1
        text = made
    put_in_place((path, text))
    print(f"Oversettelsen av {', '.join(ids)} gjelder fortsatt.")
    return 0
