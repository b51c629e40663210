"""The part of the command that keeps the translations: new places, status, what still holds."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.doors import settings_file
from generator.platform import freshness
from generator.platform.model import LANGUAGE_CODE, Unit
from generator.problems import show
from generator.settings import CONFIGURATION
from generator.source import slots
from generator.source.load import Loaded, Unreadable, load
from generator.source.shelves import TRANSLATIONS, translations_file
from generator.writing import put_in_place


def translations(asked: argparse.Namespace) -> int:
    """Keep the translations' slots; refuses where the Norwegian itself cannot be read."""
    loaded = load(asked.source)
    if isinstance(loaded, Unreadable):
        print(show(loaded.problems, asked.lang))
        return 1
    every = list(loaded.units())
    if asked.what == "status":
        return _translation_status(loaded, every)
    lang: str = asked.language
    if refused := refused_language(loaded, asked.what, lang):
        print(refused)
        return 1
    if asked.what == "accept":
        return _translation_accept(loaded, lang, asked.ids, {unit.id: unit for unit in every})
    return _translation_sync(loaded, lang, every)


def refused_language(loaded: Loaded, what: str, lang: str) -> str:
    """Why nothing can be done with a language; empty where it can."""
    folder = loaded.folder / TRANSLATIONS / lang
    if not LANGUAGE_CODE.fullmatch(lang):
        return f"«{lang}» er ingen språkkode. Skriv to eller tre små bokstaver, som sma eller en."
    if what == "add" and lang == loaded.platform.language:
        return f"«{lang}» er språket teksten er vedtatt på, så det er ingenting å oversette. Velg et annet språk."
    if what == "add" and lang in loaded.translated_in:
        return f"{folder} finnes alt. Nye plasser legger du til med: plattform translations sync"
    if what == "add" and lang in {sector.id for sector in loaded.platform.sectors}:
        return (
            f"«{lang}» er id-en til et område, så språket kan ikke få adressen /{lang}/. Området må få en annen "
            "id før språket kan komme."
        )
    if what != "add" and lang not in loaded.translated_in:
        return f"{folder} finnes ikke. Lag den med: plattform translations add {lang}"
    return ""


def _translation_sync(loaded: Loaded, lang: str, every: list[Unit]) -> int:
    """Give each unit a slot in its file; what is translated already stays where it stands."""
    files = loaded.translated_in.get(lang, {})
    placed = {id_ for of in files.values() for id_ in of.units}
    old = translations_file(lang)
    grouped: dict[str, list[Unit]] = {}
    for unit in every:
        home = old if old in files else f"{TRANSLATIONS}/{lang}/{loaded.homes[unit.id]}"
        grouped.setdefault(home, []).append(unit)
    total = 0
    for file, units_ in grouped.items():
        there = (loaded.folder / file).exists()
        text = (loaded.folder / file).read_text("utf-8") if there else slots.made(file, lang, ())
        wanted = [u for u in units_ if u.id not in placed or u.id in files[file].units]
        text, added = slots.synced(text, wanted)
        total += added
        (loaded.folder / file).parent.mkdir(parents=True, exist_ok=True)
        put_in_place((loaded.folder / file, text))
    where = loaded.folder / (old if old in files else f"{TRANSLATIONS}/{lang}")
    print(f"{total} {'ny plass' if total == 1 else 'nye plasser'} i {where}.")
    if not files:
        print(_put_in_settings(loaded.folder.resolve().parent / CONFIGURATION, lang))
    return 0


def _put_in_settings(file: Path, lang: str) -> str:
    """Add a new language to the settings, and say so; or say what to write where that cannot be done."""
    with_it = None
    if file.exists():
        with_it = settings_file.with_language(file.read_text("utf-8"), lang)
    if with_it is None:
        return f"Sett språket i {CONFIGURATION}, under «languages»:  - code: {lang}"
    put_in_place((file, with_it))
    return f"Språket står i {CONFIGURATION}, under «languages»."


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


def _translation_accept(loaded: Loaded, lang: str, ids: list[str], known: dict[str, Unit]) -> int:
    files = loaded.translated_in[lang]
    texts: dict[str, str] = {}
    for id_ in ids:
        file = next((file for file, of in files.items() if id_ in of.units), "")
        text = texts.get(file) or ((loaded.folder / file).read_text("utf-8") if file else "")
        made = slots.accepted(text, known[id_]) if id_ in known else None
        if made is None:
            print(f"«{id_}» har ingen oversettelse til {lang}. Ingenting er endret.")
            return 1
        texts[file] = made
    put_in_place(*((loaded.folder / file, text) for file, text in texts.items()))
    print(f"Oversettelsen av {', '.join(ids)} gjelder fortsatt.")
    return 0
