"""The command ``plattform upgrade``: takes a city to this version of the program.

It says what it does to each file, what that changes in the text and on the site, and how it is undone.
What the city wrote is not touched. What has gone wrong half-way goes on when it is run again.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

from generator.checks import check
from generator.doors import editing, rebuilding, resources
from generator.doors.founding import CannotFoundError, requirement
from generator.doors.founding.programs_files import RECORD
from generator.doors.founding.upgrade import NewerError, Plan, RecordError, plan
from generator.problems import errors, show
from generator.review import printing
from generator.review import report as reports
from generator.settings import CONFIGURATION
from generator.source import git
from generator.source.load import load
from generator.writing import folders_for, naming, put_bytes, put_in_place

SITE = Path("site")

MADE = (".git", ".venv", ".cache", "node_modules", "site", "offline", "pages")
"""What a copy of the folder need not hold: what git keeps itself, and what can be made again."""

MOST_NAMED = 10
"""Addresses of a kind that are named."""


def upgrade(asked: argparse.Namespace) -> int:
    """Take the folder that one stands in to this version; 0 where all went well."""
    say = _SAID[asked.lang]
    city = Path()
    wanted = _wanted(asked, city)
    if wanted is None:
        return 1
    before = load(asked.source)
    if problems := errors(check(before)):
        print(show(problems, asked.lang))
        print(say["faulty"], file=sys.stderr)
        return 1
    moving = editing.old_shape(before)
    if wanted.nothing and not moving:
        print(say["nothing"].format(version("plattform")))
        return 0
    undo = _undo(city, asked.lang)
    pages = _pages(SITE)
    _tell_files(wanted, city, asked.lang)
    _put(city, wanted)
    if moving:
        editing.fmt(argparse.Namespace(source=asked.source, lang=asked.lang, check=False))
    told = reports.compare(before, load(asked.source))
    print(f"\n{say['same words'] if told.empty else printing.as_markdown(told)}")
    status = _tell_site(asked, pages)
    print(f"\n{undo}")
    return status


def _wanted(asked: argparse.Namespace, city: Path) -> Plan | None:
    """What is to be done; None where it cannot be, which has been told."""
    say = _SAID[asked.lang]
    if not CONFIGURATION.is_file() or not asked.source.is_dir():
        print(say["elsewhere"], file=sys.stderr)
    elif city.resolve() == resources.REPOSITORY.resolve():
        print(say["itself"], file=sys.stderr)
    else:
        try:
            return plan(city, asked.wheel)
        except CannotFoundError as error:
            print(error.en if asked.lang == "en" else error.nb, file=sys.stderr)
        except RecordError:
            print(say["record"], file=sys.stderr)
        except NewerError as error:
            print(say["newer"].format(error, version("plattform")), file=sys.stderr)
    return None


def _undo(city: Path, lang: str) -> str:
    """Make sure that all can be undone, and say how."""
    here = city.resolve()
    kept = not git.obstacle(here) and git.answer(here, "rev-parse", "--verify", "HEAD")
    if kept and not git.text(here, "status", "--porcelain"):
        return _SAID[lang]["undo by git"]
    n = 1
    while (to := here.with_name(f"{here.name}.{n}.before-{version('plattform')}")).exists():
        n += 1
    with naming(to):
        shutil.copytree(
            here, to, symlinks=True, ignore=lambda at, _: MADE if Path(at) == here else ()
        )
    return _SAID[lang]["undo by copy"].format(to)


def _put(city: Path, wanted: Plan) -> None:
    """Do it: first what is new, then take away what is old, and last remember it."""
    if wanted.wheel:
        put_bytes(city / wanted.wheel[0], wanted.wheel[1])
    files = [(city / path, text) for path, text in wanted.put.items() if path != RECORD]
    with folders_for(path for path, _ in files):
        put_in_place(*files)
    for path in wanted.gone:
        (city / path).unlink()
    _clear(city, wanted.gone)
    if RECORD in wanted.put:
        put_in_place((city / RECORD, wanted.put[RECORD]))


def _clear(city: Path, gone: Iterable[str]) -> None:
    """Take away the folders that hold nothing more, or only what Python made of what was there."""
    folders = {parent for path in gone for parent in Path(path).parents if parent.parts}
    for folder in sorted(folders, key=lambda one: len(one.parts), reverse=True):
        if [one.name for one in (city / folder).iterdir()] == ["__pycache__"]:
            shutil.rmtree(city / folder / "__pycache__")
        with suppress(OSError):
            (city / folder).rmdir()


def _tell_files(wanted: Plan, city: Path, lang: str) -> None:
    """Say of each file what is done to it, or why it is left."""
    say = _SAID[lang]
    print(
        say["begun"].format(
            say["before"].format(wanted.before) if wanted.before else say["unknown"],
            version("plattform"),
        )
    )
    code = [path for path in wanted.gone if path.startswith(_PROGRAM)]
    if code:
        print(say["program"].format(len(code)))
    for path in sorted(_THEIRS & wanted.put.keys()):
        print(say[path].format(version("plattform")))
    ours = wanted.put.keys() - _THEIRS - {RECORD}
    new = {path for path in ours if not (city / path).exists()}
    kept = {path for path, text in wanted.kept.items() if text is not None}
    _list(say["new"], new)
    _list(say["replaced"], ours - new)
    _list(say["gone"], set(wanted.gone) - set(code))
    _list(say["kept"], kept)
    _list(say["kept old"], wanted.kept.keys() - kept)


def _list(heading: str, paths: Iterable[str]) -> None:
    if found := sorted(paths):
        print(f"\n{heading}")
        print("".join(f"- {path}\n" for path in found), end="")


_THEIRS = {CONFIGURATION.as_posix(), requirement.FILE}
"""Files of the city's own in which a line of ours is written anew."""

_PROGRAM = ("generator/", "overrides/", "requirements/", "docs/guide/")
"""Folders of the program that cities had copies of."""


def _pages(site: Path) -> dict[str, bytes]:
    """Every page of a built site, by its address."""
    return {
        path.parent.relative_to(site).as_posix(): path.read_bytes()
        for path in (site.rglob("index.html") if site.is_dir() else ())
    }


def _tell_site(asked: argparse.Namespace, before: dict[str, bytes]) -> int:
    """Build the site anew where there was one, and tell which addresses are new, gone and changed."""
    say = _SAID[asked.lang]
    if not before:
        print(say["no site"])
        return 0
    building = argparse.Namespace(to=SITE, offline=False, source=asked.source, lang=asked.lang)
    if status := rebuilding.build(building):
        print(say["unbuilt"], file=sys.stderr)
        return status
    after = _pages(SITE)
    changed = sum(after.get(path, content) != content for path, content in before.items())
    print(say["changed"].format(changed, len(after)))
    for what, paths in (
        ("more", after.keys() - before.keys()),
        ("lost", before.keys() - after.keys()),
    ):
        if paths:
            print(say[what].format(len(paths), _named(paths)))
    return 0


def _named(paths: Iterable[str]) -> str:
    found = [f"/{path}/" for path in sorted(paths)]
    return ", ".join(found[:MOST_NAMED]) + (" …" if len(found) > MOST_NAMED else "")


_SAID = {
    "nb": {
        "elsewhere": "Her er ingen plattform. Kjør kommandoen i mappen der mkdocs.yml og source/ ligger.",
        "itself": "Dette er programmets egen mappe, som ikke har noe å oppgradere. Hent ny kode med git.",
        "record": f"{RECORD} kan ikke leses. Hent tilbake den forrige versjonen av filen. Finnes den ikke, "
        "så slett den: da kjennes filene igjen på det som står i dem. Ingenting er endret.",
        "newer": "Mappen har versjon {0} av programmet, som er nyere enn denne ({1}). Ingenting er endret.",
        "faulty": "Ingenting er endret. Rett dette først, og kjør så «plattform upgrade» igjen.",
        "nothing": "Alt er i orden: mappen har versjon {0} av programmet, og ingenting må endres.",
        "unknown": "en kopi av programmet",
        "before": "versjon {0}",
        "begun": "Fra {0} til versjon {1}.",
        "mkdocs.yml": "mkdocs.yml: linjen «custom_dir: overrides» er tatt bort, for malene følger med programmet.",
        "requirements.txt": "requirements.txt nevner nå versjon {0} av programmet.",
        "new": "Nye filer:",
        "replaced": "Byttet ut, for dere har ikke endret dem:",
        "gone": "Tatt bort, for programmet trenger dem ikke lenger:",
        "program": "Kopien av programmet er tatt bort ({0} filer), for det ligger nå i pakken som requirements.txt "
        "nevner.",
        "kept": "Endret hos dere, og derfor latt i fred. Se om de fortsatt passer:",
        "kept old": "Endret hos dere, og derfor latt i fred, men programmet bruker dem ikke lenger:",
        "same words": "Ingen ord i teksten er endret.",
        "no site": "Hvilke sider som er endret, vises ikke, for her er ikke noe bygget nettsted fra før. "
        "Bygg det («make site»), og se på det før du legger det ut.",
        "unbuilt": "Filene er på plass, men nettstedet kunne ikke bygges. Rett det som står over, eller angre.",
        "changed": "Nettstedet er bygget på nytt i site/. {0} av {1} sider er ikke som før.",
        "more": "{0} adresser er nye: {1}",
        "lost": "{0} adresser finnes ikke lenger. Se om noen lenker dit: {1}",
        "undo by git": "Angre alt dette: git stash --include-untracked",
        "undo by copy": "Slik var filene: {0}. Vil du angre, så kopier dem tilbake.",
    },
    "en": {
        "elsewhere": "Here is no platform. Run the command in the folder with mkdocs.yml and source/.",
        "itself": "This is the program's own folder, which has nothing to upgrade. Fetch new code with git.",
        "record": f"{RECORD} cannot be read. Put back the last version of the file. Where there is none, "
        "delete it: the files are then known by what they say. Nothing has changed.",
        "newer": "The folder has version {0} of the program, newer than this ({1}). Nothing has changed.",
        "faulty": "Nothing has changed. Mend this first, and then run “plattform upgrade” again.",
        "nothing": "All is well: the folder has version {0} of the program, and nothing has to change.",
        "unknown": "a copy of the program",
        "before": "version {0}",
        "begun": "From {0} to version {1}.",
        "mkdocs.yml": "mkdocs.yml: the line “custom_dir: overrides” is taken out, for the templates come with the "
        "program.",
        "requirements.txt": "requirements.txt now names version {0} of the program.",
        "new": "New files:",
        "replaced": "Replaced, for you have not changed them:",
        "gone": "Taken away, for the program has no more use for them:",
        "program": "The copy of the program is taken away ({0} files), for it is now in the package that "
        "requirements.txt names.",
        "kept": "Changed by you, and so left alone. See whether they still fit:",
        "kept old": "Changed by you, and so left alone, but the program has no more use for them:",
        "same words": "No word of the text has changed.",
        "no site": "Which pages have changed is not shown, for there was no built site here. Build it "
        "(“make site”), and look at it before you publish it.",
        "unbuilt": "The files are in place, but the site could not be built. Mend what is said above, or undo.",
        "changed": "The site is built anew in site/. {0} of {1} pages are not as before.",
        "more": "{0} addresses are new: {1}",
        "lost": "{0} addresses are not there any more. See whether anybody links to them: {1}",
        "undo by git": "To undo all this: git stash --include-untracked",
        "undo by copy": "The files as they were: {0}. To undo, copy them back.",
    },
}
