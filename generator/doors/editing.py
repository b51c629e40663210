"""The part of the door ``plattform`` that editors use: ``fmt``, ``new`` and ``diff``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from pydantic import BaseModel

from generator import settings
from generator.book import site_map
from generator.checks import check
from generator.checks.rule_pages import rule_pages
from generator.doors import founding
from generator.problems import Problem, errors, show
from generator.review import printing, report
from generator.source import additions, layout, revisions
from generator.source.load import Loaded, Unreadable, load
from generator.source.schema import SOURCES
from generator.writing import put_in_place

Command = Callable[[argparse.Namespace], int]
Adder = Callable[[str, Command, str], argparse.ArgumentParser]


def add_commands(add: Adder) -> None:
    """Tell the door which commands there are."""
    forming = add("fmt", _fmt, "skriv filene i source/ på den ene, faste måten")
    forming.add_argument("--check", action="store_true", help="si bare hva som ville bli endret")
    newing = add("new", _new, "legg til noe nytt, med neste ledige nummer")
    differing = add("diff", _diff, "fortell hva en endring gjør, på vanlig norsk")
    differing.add_argument("base", metavar="FØR", help="en versjon i git, eller en mappe")
    differing.add_argument("head", metavar="ETTER", help="en versjon i git, eller en mappe")
    differing.add_argument("--format", choices=sorted(printing.WAYS_TO_PRINT), default="markdown")
    what = newing.add_subparsers(required=True, metavar="hva", dest="what")
    founded = what.add_parser("platform", help=_FOUNDING, description=_FOUNDING)
    founded.add_argument("folder", metavar="MAPPE", type=Path, help="en mappe som ikke finnes ennå")
    founded.add_argument("--place", required=True, metavar="STED", help="byen eller kommunen")
    founded.set_defaults(command=_found)
    for name, words in _NEW.items():
        one = what.add_parser(name, help=words, description=words)
        one.add_argument("--text", default="", help="teksten; kan også skrives i filen etterpå")
        if name == "term":
            one.add_argument("title", metavar="ORD", help="ordet slik det skal vises")
            one.add_argument("--forms", nargs="+", default=[], help="ordet slik det står i teksten")
            continue
        one.add_argument("--section", required=True, metavar="ID", help="sektorens eller delens id")
        if name == "sentence":
            one.add_argument("--group", choices=("about", "wants", "for_you"), default="wants")
            one.add_argument("--covers", nargs="+", required=True, metavar="ID", help="dekker")


_NEW = {
    "commitment": "et punkt, sist i sin del",
    "paragraph": "et avsnitt, sist i sin del",
    "sentence": "en setning i «Kort fortalt»",
    "term": "et ord i ordlisten",
}


_FOUNDING = "en ny plattform, i en mappe for seg, med et eksempel av hvert slag"


def _found(asked: argparse.Namespace) -> int:
    try:
        founding.found(asked.folder, asked.place)
    except founding.CannotFoundError as error:
        print(error.en if asked.lang == "en" else error.nb, file=sys.stderr)
        return 1
    print(_FOUNDED[asked.lang].format(folder=asked.folder))
    return 0


_FOUNDED = {
    "nb": "Plattformen ligger i {folder}. Se den:\n\n  cd {folder}\n  make serve\n\n"
    "Bytt så ut eksemplene i source/platform.yaml. README.md sier resten.",
    "en": "The platform is in {folder}. See it:\n\n  cd {folder}\n  make serve\n\n"
    "Then replace the examples in source/platform.yaml. README.md (in Norwegian) says the rest.",
}


def _fmt(asked: argparse.Namespace) -> int:
    loaded = load(asked.source)
    files = [(file, model) for file, model in _files(loaded) if (loaded.folder / file).exists()]
    shown = {loaded.names[file] for file, _ in files}
    problems = [p for p in loaded.problems if p.place.file in shown]
    if problems or isinstance(loaded, Unreadable):
        print(show(problems or loaded.problems, asked.lang))
        return 1
    changed = [found for file, model in files if (found := _formed(loaded, file, model))]
    for name, path, text in changed:
        if not asked.check:
            put_in_place((path, text))
        print(_FORMED[asked.lang][asked.check].format(name))
    return int(bool(changed) and asked.check)


_FORMED = {
    "nb": (
        "{} er skrevet om. Ingen ord er endret.",
        "{} er ikke på fast form. Kjør: plattform fmt",
    ),
    "en": ("{} is laid out anew; no word has changed.", "{} is not laid out. Run: plattform fmt"),
}


def _files(loaded: Loaded | Unreadable) -> Iterator[tuple[str, type[BaseModel]]]:
    """Every file that editors write, and what it must fit."""
    for file in loaded.names:
        path = Path(file)
        model = SOURCES.get("translations" if path.parent.name else file.split(".")[0])
        if path.suffix == ".yaml" and model and file not in _BY_PROGRAM:
            yield file, model


_BY_PROGRAM = ("register.yaml",)


def _formed(loaded: Loaded, file: str, model: type[BaseModel]) -> tuple[str, Path, str] | None:
    """The file's name, path and new content; None where nothing would change."""
    path = loaded.folder / file
    text = layout.canonical(path, model)
    same = text.encode() == path.read_bytes()
    return None if same else (loaded.names[file], path, text)


def _new(asked: argparse.Namespace) -> int:
    loaded = load(asked.source)
    if loaded.problems or isinstance(loaded, Unreadable):
        print(show(loaded.problems, asked.lang))
        return 1
    try:
        made = _addition(loaded, asked)
    except additions.RefusedError as refused:
        print(refused.en if asked.lang == "en" else refused.nb)
        return 1
    put_in_place((loaded.folder / made.file, made.text))
    place = f"{loaded.names[made.file]}:{made.line}"
    print(
        f"{place}: {made.id} er lagt til." if asked.lang == "nb" else f"{place}: {made.id} added."
    )
    left = errors(check(load(asked.source)))
    before = {problem.nb for problem in check(loaded)} if left else set()
    if left := [problem for problem in left if problem.nb not in before]:
        print(f"{_MORE[asked.lang]}\n{show(left, asked.lang)}")
    return 0


_MORE = {"nb": "Mer må til før alt er i orden:", "en": "More is needed before all is well:"}


def _addition(loaded: Loaded, asked: argparse.Namespace) -> additions.Addition:
    if asked.what == "term":
        return additions.term(loaded, asked.title, asked.forms, asked.text)
    if asked.what == "sentence":
        return additions.sentence(loaded, asked.section, asked.group, asked.covers, asked.text)
    return additions.block(loaded, asked.what, asked.section, asked.text)


def _diff(asked: argparse.Namespace) -> int:
    with ExitStack() as stack:
        try:
            folders = [
                stack.enter_context(revisions.folder(name, asked.source))
                for name in (asked.base, asked.head)
            ]
        except revisions.NotFoundError as error:
            print(error.en if asked.lang == "en" else error.nb, file=sys.stderr)
            return 1
        print(printing.WAYS_TO_PRINT[asked.format](report.compare(*map(load, folders))), end="")
    return 0


PREVIEW = "127.0.0.1:8000"
"""Where ``plattform serve`` shows the site, unless it is told otherwise."""


def about(
    configuration: Path, problems: list[Problem], *, here: bool = False
) -> Callable[[str], str]:
    """Where each rule is explained, on the site that the settings name.

    Nobody can go there before it has an address; ``here`` says that a preview will do.
    """
    known = {page.name for page in rule_pages()} if problems else set()
    if not known or not configuration.exists():
        return lambda _: ""
    from generator.doors.plugin import site_url  # noqa: PLC0415 - MkDocs is heavy, and seldom needed here

    site = site_url(configuration)
    if site == settings.PLACEHOLDER:
        site = f"http://{PREVIEW}/" if here else ""
    return lambda rule: site + site_map.rule(rule) if site and rule in known else ""


def read_more(problems: list[Problem], about: Callable[[str], str], lang: str) -> str:
    """A line for each rule that was broken, with the address that explains it."""
    rules = dict.fromkeys(problem.rule for problem in sorted(problems))
    lines = [f"  [{rule}] {at}\n" for rule in rules if (at := about(rule))]
    shown = any(f"//{PREVIEW}/" in line for line in lines)
    if lang == "en":
        head = f"Read more of the rules (in Norwegian{', while make serve runs' * shown}):"
    else:
        head = f"Les mer om reglene{' (mens «make serve» går)' * shown}:"
    return "".join([f"\n{head}\n", *lines]) if lines else ""
