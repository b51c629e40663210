"""Which file a translation stands in: that of its language, and of its sector.

Part of the rule ``translation``: a translation that lies elsewhere is read all the same, but who
looks for it does not find it, and who writes it a second time does not see the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.platform.model import LANGUAGE_CODE, Translations
from generator.problems import Place, Problem, whereabouts
from generator.source.load import Loaded

RULE = "translation"


def check(loaded: Loaded, lang: str, file: str, of: Translations) -> Iterator[Problem]:
    """Yield a problem for a file of another language, and for what stands in the wrong file."""
    if not LANGUAGE_CODE.fullmatch(lang):
        yield _no_language(loaded, lang, file)
    elif of.language != lang:
        yield _another_language(loaded, lang, file, of.language)
    if file == f"translations/{lang}.yaml":
        return  # the old layout, of which another rule tells
    home = loaded.homes
    known = set(home.values()) | loaded.other_homes
    name = file.removeprefix(f"translations/{lang}/")
    if name not in known:
        yield _no_such_place(loaded, file, sorted(known))
        return
    for id_ in of.units:
        spot = loaded.spot(file, "units", id_)
        first = loaded.translation_spot(lang, id_)
        if first.file != spot.file:
            yield _twice(id_, spot.key_place(), first.key_place())
        elif home.get(id_, name) != name:
            yield _elsewhere(id_, spot.key_place(), f"translations/{lang}/{home[id_]}")


def _no_language(loaded: Loaded, lang: str, file: str) -> Problem:
    what, what_en = ("Mappen", "The folder") if "/" in _inside(file) else ("Filen", "The file")
    return Problem(
        Place(loaded.names[file]),
        RULE,
        f"{what} heter «{lang}», og det er ikke koden for noe språk. Gi den navn etter språket, med "
        "små bokstaver: en (engelsk), sma (sørsamisk), se (nordsamisk).",
        f"{what_en} is called “{lang}”, which is no language code. Name it so: en, sma, se.",
    )


def _inside(file: str) -> str:
    return PurePosixPath(file).relative_to("translations").as_posix()


def _another_language(loaded: Loaded, lang: str, file: str, says: str) -> Problem:
    name = f"Filen heter «{_inside(file)}»"
    return Problem(
        loaded.place_in(file, "language"),
        RULE,
        f"{name}, men sier at språket er «{says}». Skriv «language: {lang}», eller gi filen nytt "
        "navn.",
        f"The file is called “{_inside(file)}” but says “{says}”.",
    )


def _no_such_place(loaded: Loaded, file: str, known: list[str]) -> Problem:
    names = ", ".join(name for name in known if "/" not in name)
    return Problem(
        Place(loaded.names[file]),
        RULE,
        f"Filen har ikke navn etter noe område. Filene her heter {names}. Rett navnet, eller flytt det "
        "som står i den.",
        f"The file does not have the name of any sector. The files here are {names}. Mend the name, or "
        "move what it holds.",
    )


def _twice(id_: str, here: Place, first: Place) -> Problem:
    where, where_en = whereabouts(first, here)
    return Problem(
        here,
        RULE,
        f"«{id_}» er oversatt to steder: her og {where}. Behold den ene, og slett den andre.",
        f"“{id_}” is translated twice: here and {where_en}. Keep one, and delete the other.",
    )


def _elsewhere(id_: str, here: Place, home: str) -> Problem:
    return Problem(
        here,
        RULE,
        f"«{id_}» hører hjemme i {home}. Flytt hele plassen dit: fra «{id_}:» og ned til neste id. "
        "«plattform fmt» gjør det også.",
        f"“{id_}” belongs in {home}. Move its slot there; “plattform fmt” does it too.",
        "warning",
    )
