"""The command ``plattform``: a thin door over the same functions that the plugin calls."""

from __future__ import annotations

import argparse
import io
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from generator.checks import check
from generator.doors import editing
from generator.platform import freshness
from generator.platform.history import History
from generator.platform.model import LANGUAGE_CODE, Unit, units
from generator.platform.register import Register
from generator.problems import WAYS_TO_SHOW, errors, show
from generator.settings import Settings
from generator.source import schema, slots
from generator.source.load import (
    ASKED_FOR,
    Loaded,
    Unreadable,
    load,
    translations_file,
    without_collecting,
)
from generator.writing import put_in_place

if TYPE_CHECKING:
    from generator.book.book import Book

CONFIGURATION = Path("mkdocs.yml")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status says whether all went well."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal may lack our letters
            stream.reconfigure(errors="backslashreplace")
    asked = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = asked.command
    try:
        status = command(asked)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has gone, as in «plattform schema | head -1»: nothing more to say to anyone.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        print(
            f"Kan ikke lese eller skrive {error.filename}: {error.strerror}."
            if asked.lang == "nb"
            else f"Cannot read or write {error.filename}: {error.strerror}.",
            file=sys.stderr,
        )
        return 1
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="plattform", description="Fra source/ til nettsted og data."
    )
    parser.add_argument(
        "--source", type=Path, default=Path("source"), help="mappen med teksten (source)"
    )
    parser.add_argument("--lang", choices=("nb", "en"), default="nb", help="språk for meldinger")
    commands = parser.add_subparsers(required=True, metavar="kommando")

    def add(
        name: str, run: Callable[[argparse.Namespace], int], words: str
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words, description=words)
        made.add_argument("--source", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        made.add_argument(
            "--lang", choices=("nb", "en"), default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )
        made.set_defaults(command=run)
        return made

    checking = add("check", _check, "sjekk teksten uten å bygge noe")
    checking.add_argument(
        "--format", choices=sorted(WAYS_TO_SHOW), default="text", help="hvordan problemene vises"
    )
    building = add("build", _build, "bygg nettstedet")
    building.add_argument("--to", type=Path, default=Path("site"), help="mappen det bygges i")
    serving = add("serve", _serve, "forhåndsvis nettstedet; endringer vises straks")
    serving.add_argument("--address", default=editing.PREVIEW, help="adresse og port")
    paging = add("pages", _pages, "skriv sidene og dataene til en mappe")
    paging.add_argument("--to", type=Path, required=True, help="mappen de skrives i")
    releasing = add("release", _release, "gi ut en ny utgave av plattformen")
    releasing.add_argument("date", metavar="DATO", help="utgavens dato, som ÅÅÅÅ-MM-DD")
    releasing.add_argument("--note", help="en setning til leserne om utgaven")
    releasing.add_argument("--decision", help="vedtaket bak utgaven: en adresse eller en sak")
    editing.add_commands(add)
    shaping = add("schema", _schema, "skriv JSON Schema for filene i source/")
    shaping.add_argument("--write", action="store_true", help="legg dem ved siden av filene")
    translating = add("translations", _translations, "oversettelsene: nye plasser, status, godta")
    what = translating.add_subparsers(required=True, metavar="hva", dest="what")
    for name, words in _TRANSLATIONS.items():
        one = what.add_parser(name, help=words, description=words)
        if name == "status":
            continue
        one.add_argument("language", metavar="SPRÅK", help="språkets kode, for eksempel en")
        if name == "accept":
            one.add_argument("ids", nargs="+", metavar="ID", help="enhetens id, som punkt-142")
    return parser


_TRANSLATIONS = {
    "add": "lag filen for et nytt språk, med en tom plass for hver tekst",
    "sync": "legg til plasser som mangler, uten å flytte noe",
    "status": "vis hvor mye som er oversatt til hvert språk",
    "accept": "si at oversettelsen fortsatt gjelder, fordi norsken bare ble rettet",
}


def _check(asked: argparse.Namespace) -> int:
    with without_collecting(to_the_end=True):
        return _checked(asked)


def _checked(asked: argparse.Namespace) -> int:
    loaded = load(asked.source)
    problems = check(loaded)
    about = editing.about(CONFIGURATION, problems, here=asked.format == "text")
    if problems or asked.format == "json":
        print(show(problems, asked.lang, asked.format, about))
    if problems and asked.format == "text":
        print(editing.read_more(problems, about, asked.lang), file=sys.stderr, end="")
    if isinstance(loaded, Unreadable) or errors(problems):
        return 1
    if asked.format == "text":
        n = len(loaded.platform.commitments)
        print(
            f"Alt i orden: {n} punkter." if asked.lang == "nb" else f"All is well: {n} commitments."
        )
    return 0


def _book(asked: argparse.Namespace) -> Book | None:
    """The book, or None when the problems that stop it have been told."""
    from generator.book.book import build_book  # noqa: PLC0415 - as heavy
    from generator.doors.plugin import settings  # noqa: PLC0415 - MkDocs is heavy, `check` needs it not

    try:
        known = settings(CONFIGURATION) if CONFIGURATION.exists() else Settings()
    except ValueError as error:
        print(f"{CONFIGURATION}: {error}", file=sys.stderr)
        return None
    book, problems = build_book(asked.source, known)
    if problems:
        print(show(problems, asked.lang), file=sys.stderr)
    return None if errors(problems) else book


def _build(asked: argparse.Namespace) -> int:
    """Build beside the last good site, and change places when all is done."""
    if _book(asked) is None:
        return 1
    target: Path = asked.to
    made = target.with_name(f"{target.name}.new")
    old = target.with_name(f"{target.name}.old")
    for left_over in (made, old):
        shutil.rmtree(left_over, ignore_errors=True)
    status = _mkdocs(asked, "build", "--strict", "--site-dir", str(made.resolve()), quiet=True)
    if status:
        shutil.rmtree(made, ignore_errors=True)
        return status
    if target.exists():
        target.rename(old)
    made.rename(target)
    shutil.rmtree(old, ignore_errors=True)
    print(f"Nettstedet ligger i {target}/" if asked.lang == "nb" else f"The site is in {target}/")
    return 0


def _serve(asked: argparse.Namespace) -> int:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # MkDocs is ended with us
    try:
        return _mkdocs(asked, "serve", "--dev-addr", asked.address)
    except KeyboardInterrupt:
        return 0


def _mkdocs(asked: argparse.Namespace, *arguments: str, quiet: bool = False) -> int:
    """Run MkDocs as a program of its own, so that only the plugin knows it.

    ``quiet`` shows what it says only when it fails. MkDocs' own ``--quiet`` will not do: with it
    the warnings go uncounted, and ``--strict`` lets everything pass.
    """
    run = subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", ASKED_FOR: str(asked.source.absolute())},
        stderr=subprocess.PIPE if quiet else None,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if quiet and run.returncode:
        print(run.stderr, file=sys.stderr, end="")
    return run.returncode


def _pages(asked: argparse.Namespace) -> int:
    from generator.data import export  # noqa: PLC0415 - what makes pages and data, `check` needs not
    from generator.pages.render import render  # noqa: PLC0415

    book = _book(asked)
    if book is None:
        return 1
    pages = {page.file: page.source().encode() for page in render(book)}
    for path, content in (pages | dict(export(book))).items():
        target: Path = asked.to / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    print(
        f"{len(pages)} sider i {asked.to}/"
        if asked.lang == "nb"
        else f"{len(pages)} pages in {asked.to}/"
    )
    return 0


def _translations(asked: argparse.Namespace) -> int:
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


def _release(asked: argparse.Namespace) -> int:
    from generator.doors.release import prepare  # noqa: PLC0415 - seldom needed

    prepared, problems = prepare(load(asked.source), asked.date, asked.note, asked.decision)
    if problems:
        print(show(problems, asked.lang), file=sys.stderr)
    if prepared is None:
        return 1
    put_in_place(*prepared.files)
    print("\n".join(_told(prepared.register, asked.date, asked.lang)))
    return 0


_EVENTS = {
    "added": ("Nye", "New"),
    "changed": ("Endret", "Changed"),
    "corrected": ("Rettet", "Corrected"),
    "moved": ("Flyttet", "Moved"),
    "reordered": ("Ny rekkefølge", "New order"),
    "split": ("Delt", "Split"),
    "merged": ("Slått sammen", "Merged"),
    "replaced": ("Erstattet", "Replaced"),
    "withdrawn": ("Trukket", "Withdrawn"),
    "left_out": ("Utelatt", "Left out"),
}


def _told(register: Register, date: str, lang: str) -> Iterator[str]:
    """What a release did, in plain words."""
    nb = lang == "nb"
    n = register.editions[-1].counts["commitments"]
    yield f"Utgaven {date} er laget: {n} punkter." if nb else f"Edition {date}: {n} commitments."
    events = History(register).on(date)
    for kind, names in _EVENTS.items():
        ids = [event.id for event in events if event.kind == kind]
        if ids:
            yield f"  {names[not nb]}: {', '.join(ids)}"
    yield (
        "Se gjennom endringene i source/register.yaml og source/platform.yaml, og legg dem inn."
        if nb
        else "Review the changes in source/register.yaml and source/platform.yaml; commit them."
    )


def _schema(asked: argparse.Namespace) -> int:
    for name, content in schema.schemas().items():
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        if asked.write:
            (asked.source / f"{name}.schema.json").write_text(text, "utf-8")
        elif name == "platform":
            print(text, end="")
    return 0
