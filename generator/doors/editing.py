"""The part of the door ``plattform`` that editors use: ``fmt``, ``new`` and ``diff``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

from pydantic import BaseModel

from generator.checks import check, new_ids
from generator.doors import founding
from generator.problems import Problem, errors, show, while_reading
from generator.reading import tabs
from generator.reading.characters import fault_in
from generator.review import printing, proposal
from generator.review import report as reports
from generator.source import additions, layout, moving, revisions, shelves, sides
from generator.source.load import Loaded, Unreadable, load
from generator.source.past import Past
from generator.source.sides import Choice
from generator.writing import folders_for, put, put_in_place


def found(asked: argparse.Namespace) -> int:
    """Found a new platform, in a folder of its own."""
    try:
        wanted = founding.Asked(asked.place, asked.body, asked.kind, asked.language)
        doubts = founding.found(asked.folder, wanted, asked.wheel, asked.document)
    except founding.CannotFoundError as error:
        print(error.en if asked.lang == "en" else error.nb, file=sys.stderr)
        return 1
    lang = asked.lang if asked.language in founding.WRITTEN_IN else "en"
    said = _FOUNDED if asked.document is None else _FOUNDED_FROM
    print(said[lang].format(folder=asked.folder, document=asked.document, doubts=doubts))
    return 0


_FOUNDED = {
    "nb": "Plattformen ligger i {folder}. Se den:\n\n  cd {folder}\n  make serve\n\n"
    "Bytt så ut eksemplene i source/platform.yaml. README.md sier resten.",
    "en": "The platform is in {folder}. See it:\n\n  cd {folder}\n  make serve\n\n"
    "Then replace the examples in source/platform.yaml. README.md says the rest.",
}

_FOUNDED_FROM = {
    "nb": "Plattformen ligger i {folder}, med hele teksten fra {document}. Se den:\n\n  cd {folder}\n  make serve\n\n"
    "Les så source/platform.yaml fra øverst til nederst. Der noe ikke var til å tyde, står «Usikkert:» "
    "over ({doubts} i alt). README.md sier resten.",
    "en": "The platform is in {folder}, with the whole text of {document}. See it:\n\n  cd {folder}\n  make serve\n\n"
    "Then read source/platform.yaml from top to bottom. Where something could not be told, “Unsure:” "
    "stands above ({doubts} in all). README.md says the rest.",
}


def fmt(asked: argparse.Namespace) -> int:
    """Lay out the files under ``source/``, or tell which would change."""
    loaded = load(asked.source)
    keyed = new_ids.keyed(loaded) if isinstance(loaded, Loaded) else {}
    if _in_the_way(loaded, but=keyed):
        return _refused(loaded, asked.lang, but=keyed)
    if keyed and not asked.check:
        put_in_place(*((loaded.folder / file, text) for file, text in keyed.items()))
        loaded = load(asked.source)
    if isinstance(loaded, Unreadable) or _in_the_way(loaded):
        for file in keyed:
            print(_FORMED[asked.lang]["changed"][asked.check].format(f"{asked.source}/{file}"))
        return _refused(loaded, asked.lang)
    files = [(file, model) for file, model in _files(loaded) if (loaded.folder / file).exists()]
    before, changed, gone = _formed(loaded, files)
    if not asked.check:
        _write(loaded.folder, changed, gone)
    changed = keyed | changed
    for file in (*changed, *gone):
        what = "gone" if file in gone else "changed" if file in before else "new"
        print(_FORMED[asked.lang][what][asked.check].format(f"{asked.source}/{file}"))
    return int(bool(changed or gone) and asked.check)


def _in_the_way(loaded: Loaded | Unreadable, but: Iterable[str] = ()) -> list[Problem]:
    """What is wrong with the files that would be laid out, ``but`` for some, so that none of them can be."""
    shown = {loaded.names[file] for file, _ in _files(loaded) if (loaded.folder / file).exists()}
    shown -= {loaded.names[file] for file in but} | _mended(loaded)
    return [problem for problem in errors(loaded.problems) if problem.place.file in shown]


def _refused(loaded: Loaded | Unreadable, lang: str, but: Iterable[str] = ()) -> int:
    print(show(_in_the_way(loaded, but) or loaded.problems, lang))
    return 1


def old_shape(loaded: Loaded | Unreadable) -> bool:
    """Whether ``fmt`` would put words into other files than those in which they stand."""
    if isinstance(loaded, Unreadable):
        return False
    before, changed, gone = _formed(loaded, list(_files(loaded)))
    return bool(gone or changed.keys() - before.keys())


def _formed(
    loaded: Loaded, files: list[tuple[str, type[BaseModel]]]
) -> tuple[dict[str, bytes], dict[str, str], list[str]]:
    """The files as they are, those that change with what they become, and those that go."""
    files = [(file, model) for file, model in files if (loaded.folder / file).exists()]
    before = {file: (loaded.folder / file).read_bytes() for file, _ in files}
    after = moving.moved(loaded, {file: _laid_out(loaded, file, model) for file, model in files})
    changed = {file: text for file, text in after.items() if before.get(file) != text.encode()}
    return before, changed, [file for file in before if file not in after]


def _mended(loaded: Loaded | Unreadable) -> set[str]:
    """The files that can be laid out though something is wrong: tabs before the words, and no more."""
    if isinstance(loaded, Unreadable):
        return set()
    return {
        loaded.names[file]
        for file, lines in loaded.lines.items()
        if file not in loaded.unread
        and tabs.only_before_words(lines)
        and {p.rule for p in errors(loaded.problems) if p.place.file == loaded.names[file]}
        == {"tab"}
    }


def _laid_out(loaded: Loaded, file: str, model: type[BaseModel]) -> str:
    with while_reading(loaded.names[file]):
        return layout.canonical(loaded.folder / file, model)


def _write(folder: Path, changed: Mapping[str, str], gone: Iterable[str]) -> None:
    """Put the files in place, and only then take away those whose words they have taken over."""
    with folders_for(folder / file for file in changed):
        put_in_place(*((folder / file, text) for file, text in changed.items()))
    for file in gone:
        (folder / file).unlink()


_FORMED = {
    "nb": {
        "changed": (
            "{} er skrevet om. Ingen ord er endret.",
            "{} er ikke på fast form. Kjør: plattform fmt",
        ),
        "new": (
            "{} er ny. Ordene sto i en annen fil.",
            "{} mangler. Det som skal stå der, står i en annen fil. Kjør: plattform fmt",
        ),
        "gone": (
            "{} er borte. Alt som sto der, står i andre filer.",
            "{} skal deles i flere filer. Kjør: plattform fmt",
        ),
    },
    "en": {
        "changed": (
            "{} is laid out anew; no word has changed.",
            "{} is not laid out. Run: plattform fmt",
        ),
        "new": (
            "{} is new. Its words stood in another file.",
            "{} is missing. What belongs there stands in another file. Run: plattform fmt",
        ),
        "gone": (
            "{} is gone. All that stood there stands in other files.",
            "{} should be several files. Run: plattform fmt",
        ),
    },
}


def _files(loaded: Loaded | Unreadable) -> Iterator[tuple[str, type[BaseModel]]]:
    """Every file that editors write, and what it must fit."""
    for file in loaded.names:
        model = shelves.model_of(file) if file.endswith(".yaml") else None
        if model and file not in _BY_PROGRAM:
            yield file, model


_BY_PROGRAM = ("register.yaml",)


def new(asked: argparse.Namespace) -> int:
    """Add something new in its place, and tell what more it needs."""
    loaded = load(asked.source)
    if loaded.problems or isinstance(loaded, Unreadable):
        print(show(loaded.problems, asked.lang))
        return 1
    try:
        _refuse_unfit(asked)
        made = _addition(loaded, asked)
    except additions.RefusedError as refused:
        print(refused.en if asked.lang == "en" else refused.nb)
        return 1
    (loaded.folder / made.file).parent.mkdir(parents=True, exist_ok=True)
    put_in_place((loaded.folder / made.file, made.text))
    place = f"{loaded.names.get(made.file, f'{asked.source}/{made.file}')}:{made.line}"
    print(
        f"{place}: {made.id} er lagt til." if asked.lang == "nb" else f"{place}: {made.id} added."
    )
    left = errors(check(load(asked.source)))
    before = {problem.nb for problem in check(loaded)} if left else set()
    if left := [problem for problem in left if problem.nb not in before]:
        print(f"{_MORE[asked.lang]}\n{show(left, asked.lang)}")
    return 0


_MORE = {"nb": "Mer må til før alt er i orden:", "en": "More is needed before all is well:"}


def _refuse_unfit(asked: argparse.Namespace) -> None:
    """Raises RefusedError for a character in what is to be added that no text may hold."""
    said = (getattr(asked, key, "") for key in ("title", "publisher", "case", "address", "by"))
    for text in (asked.text, *said, *getattr(asked, "forms", ())):
        if fault := fault_in(" ".join(text.split("\n"))):
            raise additions.RefusedError(
                f"Det du vil legge til, holder {fault[0]}. Skriv det på nytt uten.",
                f"What you want to add holds {fault[1]}. Write it again without.",
            )


def _addition(loaded: Loaded, asked: argparse.Namespace) -> additions.Addition:
    if asked.what == "term":
        return additions.term(loaded, asked.title, asked.forms, asked.text)
    if asked.what == "followup":
        return additions.followup(loaded, _happened(asked))
    if asked.what == "wording":
        return additions.wording(loaded, asked.id, asked.text)
    if asked.what == "sentence":
        return additions.sentence(loaded, asked.section, asked.group, asked.covers, asked.text)
    return additions.block(loaded, asked.what, asked.section, asked.text)


def _happened(asked: argparse.Namespace) -> additions.Happened:
    return additions.Happened(
        commitments=asked.commitment,
        on=asked.on,
        kind=asked.kind,
        text=asked.text,
        address=asked.address,
        title=asked.title,
        publisher=asked.publisher,
        case=asked.case,
        archived=asked.archived,
        by=asked.by,
    )


def report(asked: argparse.Namespace) -> int:
    """Write the report on a proposal, held against main as it was when the two were merged."""
    past, after = Past.of(asked.source), load(asked.source)
    try:
        before = proposal.base(past, asked.proposal)
        with revisions.folder(before, asked.source) as folder:
            made = reports.compare(load(folder), after, _chosen(after, past))
    except (proposal.CannotTellError, revisions.CannotReadError) as error:
        print(error.en if asked.lang == "en" else error.nb, file=sys.stderr)
        return 1
    asked.to.mkdir(parents=True, exist_ok=True)
    for name, way in (("report.md", "markdown"), ("report.html", "html"), ("report.json", "json")):
        text = printing.WAYS_TO_PRINT[way](made)
        put(asked.to / name, text)
    whole = (asked.to / "report.md").read_text("utf-8")
    room = proposal.LONGEST_COMMENT - ROOM_FOR_THE_FORGE
    put(asked.to / "comment.md", proposal.shortened(whole, room, _REST))
    bytes_each = 4  # a letter has no more of them
    longest = proposal.LONGEST_SUMMARY // bytes_each
    put(asked.to / "summary.md", proposal.shortened(whole, longest, _CUT))
    return 0


def _chosen(after: Loaded | Unreadable, past: Past | None) -> Iterator[Choice]:
    if past is not None and isinstance(after, Loaded):
        yield from sides.chosen(after, past)


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
        except revisions.CannotReadError as error:
            print(error.en if asked.lang == "en" else error.nb, file=sys.stderr)
            return 1
        before, after = map(load, folders)
        print(printing.WAYS_TO_PRINT[asked.format](reports.compare(before, after)), end="")
    return 0
