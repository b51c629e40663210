"""The part of the door ``plattform`` that editors use: ``fmt``, ``new`` and ``diff``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from pydantic import BaseModel

from generator.checks import check
from generator.doors import founding
from generator.problems import errors, show
from generator.review import printing, proposal
from generator.review import report as reports
from generator.source import additions, layout, revisions
from generator.source.load import Loaded, Unreadable, load
from generator.source.past import Past
from generator.source.schema import SOURCES
from generator.writing import put_in_place


def found(asked: argparse.Namespace) -> int:
    """Found a new platform, in a folder of its own."""
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


def fmt(asked: argparse.Namespace) -> int:
    """Lay out the files under ``source/``, or tell which would change."""
    loaded = load(asked.source)
    files = [(file, model) for file, model in _files(loaded) if (loaded.folder / file).exists()]
    shown = {loaded.names[file] for file, _ in files}
    problems = [p for p in errors(loaded.problems) if p.place.file in shown]
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


def new(asked: argparse.Namespace) -> int:
    """Add something new in its place, and tell what more it needs."""
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


def report(asked: argparse.Namespace) -> int:
    """Write the report on a proposal, held against main as it was when the two were merged."""
    past = Past.of(asked.source)
    try:
        before = proposal.base(past, asked.proposal)
        with revisions.folder(before, asked.source) as folder:
            made = reports.compare(load(folder), load(asked.source))
    except (proposal.CannotTellError, revisions.NotFoundError) as error:
        print(error.en if asked.lang == "en" else error.nb, file=sys.stderr)
        return 1
    asked.to.mkdir(parents=True, exist_ok=True)
    for name, way in (("report.md", "markdown"), ("report.html", "html"), ("report.json", "json")):
        text = printing.WAYS_TO_PRINT[way](made)
        (asked.to / name).write_text(text, "utf-8")
    whole = (asked.to / "report.md").read_text("utf-8")
    room = proposal.LONGEST_COMMENT - ROOM_FOR_THE_FORGE
    (asked.to / "comment.md").write_text(proposal.shortened(whole, room, _REST), "utf-8")
    bytes_each = 4  # a letter has no more of them
    longest = proposal.LONGEST_SUMMARY // bytes_each
    (asked.to / "summary.md").write_text(proposal.shortened(whole, longest, _CUT), "utf-8")
    return 0


ROOM_FOR_THE_FORGE = 2_000
"""Characters of a comment that the workflow itself writes round the report."""

_CUT = "*Rapporten er lengre enn det som får plass her. Last ned «rapport» nederst på siden.*"

_REST = (
    "*Rapporten er lengre enn det som får plass her. Resten står i oppsummeringen av kjøringen.*"
)


def diff(asked: argparse.Namespace) -> int:
    """Tell what a change does, from one state of the files to another."""
    with ExitStack() as stack:
        try:
            folders = [
                stack.enter_context(revisions.folder(name, asked.source))
                for name in (asked.base, asked.head)
            ]
        except revisions.NotFoundError as error:
            print(error.en if asked.lang == "en" else error.nb, file=sys.stderr)
            return 1
        print(printing.WAYS_TO_PRINT[asked.format](reports.compare(*map(load, folders))), end="")
    return 0
