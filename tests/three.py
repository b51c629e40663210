"""A city that has had three platforms: the second ends the first, the third takes up promises of both.

Each step is what an editor does: the command, the new text in the file, and a new edition.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.book.book import build_book
from generator.book.frame import Listing
from generator.doors.release import prepare
from generator.doors.succeeding import Asked, put_in_its_place, refusals
from generator.doors.whole_site import Site
from generator.ids import new_id
from generator.problems import show
from generator.settings import Settings
from generator.source.load import Loaded, load
from generator.writing import put_in_place
from tests.built import TESTS

FIRST, SECOND = "2031-2035", "2035-2039"
"""The platforms that are put away; the third is in force."""

EDITIONS = ("2031-04-01", "2035-11-01", "2039-11-01")


def key(text: str) -> str:
    """The key of a new commitment."""
    return new_id("punkt", text)


def commitment(text: str, id_: str = "", carried_on: str | None = None) -> str:
    """A commitment as it is written; with ``carried_on``, the list of those that it is."""
    said = "" if carried_on is None else f"\n        carried_on: [{carried_on}]"
    return f"      - commitment: {id_ or key(text)}\n        text: >-\n          {text}{said}\n"


SAME = "rydde strendene hver vår & høst."
"""The words of punkt-12 of the first, which the second has to the letter."""

OTHER = "sette opp minst 80 benker langs Fjordgata."
NEW = "la bussene kjøre gratis i helgene."
KEPT = "stenge Torggata for biltrafikk."
TAKEN_UP = "bygge den nye barnehagen på Løkka, med plass til 120 barn."


def second() -> str:
    """The sectors of the second: one kept, one that takes over another, and one that is new."""
    lead = new_id("innledning", "Vi vil:")
    lead_2 = new_id("innledning", "Vi vil også:")
    return (
        "sectors:\n"
        "  - id: fjord-og-fjell\n    title: Fjord, fjell og vidde\n    content:\n"
        f'      - lead_in: {lead}\n        text: "Vi vil:"\n'
        + commitment(SAME, carried_on="punkt-12")
        + commitment(OTHER, carried_on="punkt-7")
        + "  - id: byrom\n    title: Byrom\n    carried_on: [gater-og-torg]\n    content:\n"
        f'      - lead_in: {lead_2}\n        text: "Vi vil også:"\n'
        + commitment(KEPT, "punkt-8")
        + commitment(NEW)
    )


def third() -> str:
    """The sectors of the third: a promise of the first is taken up, and one of the second carried on."""
    lead = new_id("innledning", "Byrådet vil nå:")
    return (
        "sectors:\n"
        "  - id: barn\n    title: Barn\n    content:\n"
        f'      - lead_in: {lead}\n        text: "Byrådet vil nå:"\n'
        + commitment(TAKEN_UP, carried_on="punkt-2")
        + commitment(KEPT, "punkt-8")
        + commitment("la bussene kjøre gratis hver dag.", carried_on="punkt-15")
    )


def first(folder: Path) -> Path:
    """The city, released once, with a word that people say in English."""
    shutil.copytree(TESTS / "city" / "source", folder)
    spoken = "entries:\n  - words: [educators]\n    leads_to: [teachers]\n"
    (folder / "everyday-words.en.yaml").write_text(spoken, "utf-8")
    release(folder, EDITIONS[0])
    return folder


def release(folder: Path, date: str) -> None:
    """Make an edition."""
    prepared, problems = prepare(load(folder), date)
    assert prepared, show(problems)
    put_in_place(*prepared.files)


def succeed(folder: Path, asked: Asked) -> None:
    """Put away what is in force."""
    loaded = load(folder)
    refused = refusals(loaded, asked)
    assert isinstance(loaded, Loaded)
    assert not refused, show(refused)
    put_in_its_place(loaded, asked)


def write(folder: Path, sectors: str) -> None:
    """Write the new text in place of the example."""
    path = folder / "platform.yaml"
    head = path.read_text("utf-8").partition("sectors:\n")[0]
    path.write_text(head + sectors, "utf-8")


SUCCESSIONS = (
    Asked(FIRST, "2035-10-20", "Plattform for Havdal 2035–2039", "byrådet", "Havdal bystyre", "2035-10-19"),
    Asked(SECOND, "2039-10-20", "Ny kurs for Havdal", "byrådet", "Havdal bystyre", "2039-10-19"),
)  # fmt: skip


def lives(folder: Path) -> Iterator[Path]:
    """The city after its first edition, after its first succession, and after its second."""
    yield first(folder)
    for asked, sectors, date in zip(SUCCESSIONS, (second(), third()), EDITIONS[1:], strict=True):
        succeed(folder, asked)
        write(folder, sectors)
        release(folder, date)
        yield folder


def three(folder: Path) -> Path:
    """The city after all of it."""
    return list(lives(folder))[-1]


Files = dict[str, bytes]


def built(folder: Path, settings: Settings) -> Files:
    """Every file of the site that a folder becomes, by its path; none is made twice."""
    book, problems = build_book(folder, settings)
    assert book, problems
    site = Site(book, (), TESTS.parent / "overrides", {"config": {}})
    files: Files = {}
    pages: list[Listing] = []
    for part in site.parts:
        for file in part.make():
            assert file.path not in files, file.path
            files[file.path] = file.content
            pages += [file.page] if file.page else []
    return files | {file.path: file.content for file in site.rest(pages)}
