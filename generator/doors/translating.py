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
        return _translation_status(loaded, every, asked.lang)
    lang: str = asked.language
    if refused := refused_language(loaded, asked.what, lang, asked.lang):
        print(refused)
        return 1
    if asked.what == "accept":
        return _translation_accept(loaded, asked, {unit.id: unit for unit in every})
    return _translation_sync(loaded, lang, every, asked.lang)


def refused_language(loaded: Loaded, what: str, lang: str, said_in: str) -> str:
    """Why nothing can be done with a language; empty where it can. ``said_in`` is nb or en."""
    folder = loaded.folder / TRANSLATIONS / lang
    say = _REFUSED[said_in]
    if not LANGUAGE_CODE.fullmatch(lang):
        return say["no code"].format(lang)
    if what == "add" and lang == loaded.platform.language:
        return say["own"].format(lang)
    if what == "add" and lang in loaded.translated_in:
        return say["there"].format(folder)
    if what == "add" and lang in {sector.id for sector in loaded.platform.sectors}:
        return say["a sector"].format(lang)
    if what != "add" and lang not in loaded.translated_in:
        return say["not there"].format(folder, lang)
    return ""


_REFUSED = {
    "nb": {
        "no code": "«{}» er ingen språkkode. Skriv to eller tre små bokstaver, som sma eller en.",
        "own": "«{}» er språket teksten er vedtatt på, så det er ingenting å oversette. Velg et annet språk.",
        "there": "{} finnes alt. Nye plasser legger du til med: plattform translations sync",
        "a sector": "«{0}» er id-en til et område, så språket kan ikke få adressen /{0}/. Området må få en annen "
        "id før språket kan komme.",
        "not there": "{} finnes ikke. Lag den med: plattform translations add {}",
    },
    "en": {
        "no code": "“{}” is no language code. Write two or three small letters, such as sma or en.",
        "own": "“{}” is the language in which the text was adopted, so there is nothing to translate. Choose another.",
        "there": "{} is there already. New slots are added with: plattform translations sync",
        "a sector": "“{0}” is the id of a sector, so the language cannot have the address /{0}/. Give the sector "
        "another id first.",
        "not there": "{} is not there. Make it with: plattform translations add {}",
    },
}


def _translation_sync(loaded: Loaded, lang: str, every: list[Unit], said_in: str) -> int:
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
    print(_SAID[said_in]["slot" if total == 1 else "slots"].format(total, where))
    if not files:
        settings = loaded.folder.resolve().parent / CONFIGURATION
        print(_SAID[said_in][_put_in_settings(settings, lang)].format(CONFIGURATION, lang))
    return 0


def _put_in_settings(file: Path, lang: str) -> str:
    """Add a new language to the settings; what to say: that it is there, or what to write."""
    with_it = None
    if file.exists():
        with_it = settings_file.with_language(file.read_text("utf-8"), lang)
    if with_it is None:
        return "write it"
    put_in_place((file, with_it))
    return "written"


def _translation_status(loaded: Loaded, every: list[Unit], said_in: str) -> int:
    head = _SAID[said_in]["head"].split()
    print("  ".join(f"{name.replace('_', ' '):>9}" for name in head))
    for lang, of in sorted(loaded.translations.items()):
        counted = freshness.count(every, of)
        row = (lang, *(counted[state] for state in freshness.STATES), len(every))
        print("  ".join(f"{cell:>9}" for cell in row))
        for unit in every:
            if freshness.state(unit, of.units.get(unit.id)) == "outdated":
                print(f"           {head[3]}: {unit.id}")
    return 0


def _translation_accept(loaded: Loaded, asked: argparse.Namespace, known: dict[str, Unit]) -> int:
    files, say = loaded.translated_in[asked.language], _SAID[asked.lang]
    texts: dict[str, str] = {}
    for id_ in asked.ids:
        file = next((file for file, of in files.items() if id_ in of.units), "")
        text = texts.get(file) or ((loaded.folder / file).read_text("utf-8") if file else "")
        made = slots.accepted(text, known[id_]) if id_ in known else None
        if made is None:
            print(say["none"].format(id_, asked.language))
            return 1
        texts[file] = made
    put_in_place(*((loaded.folder / file, text) for file, text in texts.items()))
    print(say["holds"].format(", ".join(asked.ids)))
    return 0


_SAID = {
    "nb": {
        "slot": "{} ny plass i {}.",
        "slots": "{} nye plasser i {}.",
        "write it": "Sett språket i {}, under «languages»:  - code: {}",
        "written": "Språket står i {}, under «languages».",
        "head": "språk godkjent utkast utdatert mangler i_alt",
        "none": "«{}» har ingen oversettelse til {}. Ingenting er endret.",
        "holds": "Oversettelsen av {} gjelder fortsatt.",
    },
    "en": {
        "slot": "{} new slot in {}.",
        "slots": "{} new slots in {}.",
        "write it": "Put the language into {}, under “languages”:  - code: {}",
        "written": "The language stands in {}, under “languages”.",
        "head": "language approved draft outdated missing in_all",
        "none": "“{}” has no translation to {}. Nothing has changed.",
        "holds": "The translation of {} still holds.",
    },
}
