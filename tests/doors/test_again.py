"""What is not built again is as it would be: nothing that an earlier build left makes a page wrong."""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from generator.book.book import Book, build_book
from generator.doors import cli
from generator.doors.earlier_build import FOLDER
from generator.doors.release import prepare
from generator.doors.whole_site import Site
from generator.settings import Language, Settings
from generator.source.load import Loaded, load
from generator.writing import put_in_place
from tests import histories, three
from tests.built import TESTS, files, plattform
from tests.histories import Editor, Seed, small_city

CHROME = TESTS.parent / "overrides"

SETTINGS = Settings(
    site_url="https://havdal.example/",
    languages=(Language("nb"), Language("en", drafts=True), Language("sma")),
    repository="https://forge.example/havdal/plattform",
    edit="edit/main/{path}#L{line}",
)


class Memory:
    """What each part has held with each fingerprint, over all that is done to a platform."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, str], tuple[str, dict[str, bytes]]] = {}
        self.taken_over = 0

    def look(self, book: Book, what: str) -> None:
        """Make everything, and hold it against what was made from the same things before."""
        for part in Site(book, (), CHROME, {"config": {}}).parts:
            made = {file.path: sha256(file.content).digest() for file in part.make()}
            before = self._held.setdefault((part.name, part.fingerprint), (what, made))
            self.taken_over += before[0] != what
            wrong = [path for path in made | before[1] if made.get(path) != before[1].get(path)]
            assert not wrong, f"after {what}, {part.name} is taken over from {before[0]}: {wrong}"


def book_of(folder: Path) -> Book:
    book, _ = build_book(folder, SETTINGS)
    assert book is not None
    return book


def edits(folder: Path) -> Iterator[tuple[str, Path, str]]:
    """Each line of a city that says something, said otherwise; and each line that can go, gone."""
    for path in sorted(of for of in folder.rglob("*.yaml") if "former" not in of.parts):
        lines = path.read_text("utf-8").split("\n")
        for n, line in enumerate(lines):
            found = re.match(r'( *(?:- )?(?:[a-z_]+: )?)("?)([^\W\d_][^"]{2,}?)("?)$', line)
            if found and not found[3].endswith((":", ">-")):
                said = f"{found[1]}{found[2]}{found[3]} og mer{found[4]}"
                yield f"{path.name}:{n + 1}", path, "\n".join([*lines[:n], said, *lines[n + 1 :]])
            if line.lstrip().startswith(("note:", "tagline:", "also:", "figures:")):
                yield f"{path.name}:-{n + 1}", path, "\n".join([*lines[:n], *lines[n + 1 :]])


def changed(folder: Path, every: int) -> Iterator[tuple[str, Book]]:
    """The city as it is, and with every edit by itself."""
    yield "nothing", book_of(folder)
    for what, path, text in list(edits(folder))[::every]:
        before = path.read_text("utf-8")
        path.write_text(text, "utf-8")
        book, _ = build_book(folder, SETTINGS)
        path.write_text(before, "utf-8")
        if book is not None:  # a file that cannot be read is never built
            yield what, book


@pytest.mark.parametrize("every", [60, pytest.param(1, marks=pytest.mark.long)])
def test_the_same_fingerprint_is_the_same_page_whatever_is_edited(
    every: int, tmp_path: Path
) -> None:
    shutil.copytree(TESTS / "city" / "source", tmp_path / "source")
    memory = Memory()
    for what, book in changed(tmp_path / "source", every):
        memory.look(book, what)
    assert memory.taken_over > 20, "so that something was asked"


@pytest.mark.parametrize("every", [60, pytest.param(4, marks=pytest.mark.long)])
def test_and_so_it_is_of_platforms_that_follow_each_other(every: int, tmp_path: Path) -> None:
    """Whatever is edited in the one in force; and where the former one ended with other words of ours."""
    memory = Memory()
    source = _two(tmp_path / "one")
    for what, book in changed(source, every):
        memory.look(book, what)
    assert memory.taken_over > 20, "so that something was asked"
    for n, (file, before, after) in enumerate(
        (
            ("translations/en/skole-og-barnehage.yaml", "room for 90", "space for 90"),
            ("translations/en/fjord-og-fjell.yaml", *IN_ENGLISH),
            ("plain/fjord-og-fjell.yaml", "De rydder", "De rydder alle"),
            ("everyday-words.yaml", "lekeplass", "lekepark"),
            ("followups.yaml", "text: >-\n", "text: >-\n      Nå:\n"),
        )
    ):
        other = _two(tmp_path / f"{n}", (file, before, after))
        memory.look(book_of(other), f"a former platform with another {file}")


IN_ENGLISH = (
    '  punkt-12:\n    # Norsk: rydde strendene hver vår & høst.\n    text: ""\n    status: missing\n',
    '  punkt-12:\n    text: clear the beaches.\n    source: "680f0d41"\n    status: draft\n',
)
"""A commitment that the second platform carries on, without and with a translation."""


def _two(source: Path, *edits_: tuple[str, str, str]) -> Path:
    """The city with a second platform; the first had some other words of ours when it ended."""
    three.first(source)
    for file, before, after in edits_:
        path = source / file
        text = path.read_text("utf-8")
        assert before in text, file
        path.write_text(text.replace(before, after, 1), "utf-8")
    three.succeed(source, three.SUCCESSIONS[0])
    three.write(source, three.second())
    three.release(source, three.EDITIONS[1])
    return source


def test_what_has_been_approved_is_told_by_the_pages_that_tell_of_it(tmp_path: Path) -> None:
    """Approved, approved with other words than it has, and with a proposal that waits."""
    source = Path(shutil.copytree(TESTS / "city" / "source", tmp_path / "source"))
    file = source / "translations" / "en" / "skole-og-barnehage.yaml"
    text, memory = file.read_text("utf-8"), Memory()
    memory.look(book_of(source), "nothing")
    who = ("--by", "Kari Nordmann", "--on", "2025-06-19")
    assert cli.main(["--source", str(source), "approve", "en", "punkt-2", *who]) == 0
    memory.look(book_of(source), "a round")
    file.write_text(text.replace("room for 90", "space for 90"), "utf-8")
    memory.look(book_of(source), "a round, and other words")
    (made,) = source.rglob("approvals/en/*.yaml")
    made.unlink()
    memory.look(book_of(source), "the same words without the round")
    file.write_text(text, "utf-8")
    read = loaded_words(source)
    made.write_text(
        "approved_by: Ola\napproved_on: 2025-06-19\nplace: Havdal\nlanguage: en\nproposals:\n"
        f"  punkt-2:\n    text: other words\n    read: {read}\ncount: 1\n",
        "utf-8",
    )
    memory.look(book_of(source), "a proposal")


def loaded_words(source: Path) -> str:
    """What a round has to hold of the English of a commitment."""
    found = load(source)
    assert isinstance(found, Loaded)
    return found.readable("en")["punkt-2"].now


def test_a_glimpse_of_the_next_sector_follows_its_words(tmp_path: Path) -> None:
    """A commitment's page shows what stands before and after it, also across sectors."""
    shutil.copytree(TESTS / "city" / "source", tmp_path / "source")
    memory, path = Memory(), tmp_path / "source" / "platform.yaml"
    memory.look(book_of(tmp_path / "source"), "nothing")
    for edge in book_of(tmp_path / "source").platform.sectors:
        for one in (edge.all_commitments[:1], edge.all_commitments[-1:]):
            for commitment in one:
                text = path.read_text("utf-8")
                first = commitment.text.split()[0]
                assert text.count(first) >= 1
                at = text.index(first, text.index(f"commitment: {commitment.id}\n"))
                path.write_text(f"{text[:at]}alltid {text[at:]}", "utf-8")
                memory.look(book_of(tmp_path / "source"), commitment.id)
                path.write_text(text, "utf-8")
    assert memory.taken_over > 20, "so that something was asked"


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(n, marks=pytest.mark.long) for n in range(1, 6))]
)
def test_the_same_fingerprint_is_the_same_page_from_edition_to_edition(
    seed: int, tmp_path: Path
) -> None:
    memory, chance = Memory(), Seed(seed)
    editor = Editor(small_city(), chance)
    dates = histories.dates()
    edition = None
    for step in range(12):
        editor.happen()
        histories.write(tmp_path, editor.tree, edition)
        if step % 4 == 0:
            edition = release(tmp_path, next(dates)) or edition
        memory.look(book_of(tmp_path), f"step {step}")
    assert memory.taken_over > 10, "so that something was asked"


def release(folder: Path, date: str) -> str | None:
    prepared, _ = prepare(load(folder), date)
    if prepared:
        put_in_place(*prepared.files)
    return date if prepared else None


def test_other_settings_are_another_fingerprint(tmp_path: Path) -> None:
    shutil.copytree(TESTS / "city" / "source", tmp_path / "source")
    memory = Memory()
    for n, settings in enumerate(
        (
            SETTINGS,
            replace(SETTINGS, site_url="https://annet.example/sti/"),
            replace(SETTINGS, contact="mailto:post@havdal.example"),
            replace(SETTINGS, licence="https://creativecommons.org/licenses/by/4.0/"),
            replace(SETTINGS, repository=""),
            replace(SETTINGS, languages=SETTINGS.languages[:2]),
            replace(SETTINGS, languages=(Language("nb"), Language("en"))),
        )
    ):
        book, _ = build_book(tmp_path / "source", settings)
        assert book is not None
        memory.look(book, f"settings {n}")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The city as an editor has it, with a chrome of its own."""
    shutil.copytree(TESTS / "city", tmp_path / "city")
    text = (tmp_path / "city" / "mkdocs.yml").read_text("utf-8")
    text = text.replace("../../mkdocs.yml", f"{TESTS.parent}/mkdocs.yml")
    text = text.replace("../../docs", str(TESTS.parent / "docs"))
    shutil.copytree(CHROME, tmp_path / "city" / "overrides")
    for adopted in ("adopted.txt", "adopted-corrections.yaml"):  # so that the text may change
        (tmp_path / "city" / "source" / adopted).unlink()
    (tmp_path / "city" / "mkdocs.yml").write_text(text.replace("../../overrides", "overrides"))
    return tmp_path / "city"


def build(project: Path) -> dict[str, bytes]:
    run = plattform("build", cwd=project)
    assert run.returncode == 0, run.stderr
    return files(project / "site")


def test_what_has_not_changed_is_left_as_it_lies(project: Path) -> None:
    before = build(project)
    times = {path: path.stat().st_mtime_ns for path in (project / "site").rglob("*")}
    assert build(project) == before
    assert {path: path.stat().st_mtime_ns for path in (project / "site").rglob("*")} == times


def test_a_warning_is_told_each_time(project: Path) -> None:
    path = project / "source" / "plain" / "skole-og-barnehage.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace('source: "aa4d828f"', 'source: "00000000"'), "utf-8")
    told = [plattform("build", cwd=project).stderr for _ in range(2)]
    assert "advarsel" in told[0]
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("source/platform.yaml", "ansette flere", "ansette mange flere"),
        *(
            pytest.param(*edit, marks=pytest.mark.long)
            for edit in (
                ("overrides/partials/footer.html", "<footer", "<!-- -->\n<footer"),
                (
                    "source/glossary.yaml",
                    "explanation: >-\n",
                    "explanation: >-\n      Kort sagt:\n",
                ),
                ("overrides/assets/site.css", "body", "/* */ body"),
                ("mkdocs.yml", "site_name:", "copyright: Havdal\nsite_name:"),
            )
        ),
    ],
)
def test_what_is_built_again_is_what_a_whole_build_makes(
    file: str, before: str, after: str, project: Path
) -> None:
    build(project)
    path = project / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    again = build(project)
    shutil.rmtree(project / FOLDER)
    shutil.rmtree(project / "site")
    assert again == build(project)


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(n, marks=pytest.mark.long) for n in range(1, 6))]
)
def test_what_is_damaged_is_made_anew(seed: int, project: Path) -> None:
    """Files of the site and of the record, changed, cut short, emptied, taken away or added."""
    chance = random.Random(seed)  # noqa: S311 - a test, no secret
    whole = build(project)
    for _ in range(3):
        kept = [path for path in (project / FOLDER).rglob("*") if path.is_file()]
        shown = [path for path in (project / "site").rglob("*") if path.is_file()]
        for path in (*chance.sample(kept, 3), *chance.sample(shown, 5)):
            damage(path, chance)
        assert build(project) == whole


def damage(path: Path, chance: random.Random) -> None:
    content = bytearray(path.read_bytes())
    match chance.randrange(5):
        case 0 if content:
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
        case 1:
            del content[chance.randrange(len(content) + 1) :]
        case 2:
            content = bytearray()
        case 3:
            path.unlink()
            return
        case _:
            path.with_name(f"{path.name}.x").write_bytes(content)
    path.unlink()
    path.write_bytes(content)


def test_a_record_of_another_version_is_as_good_as_none(project: Path) -> None:
    whole = build(project)
    for path in (project / FOLDER).glob("*.json"):
        text = '["x", "", {"pages  0": ["y", [["index.html", "z", null]]], "old": 3}]'
        path.write_text(f"{sha256(text.encode()).hexdigest()}\n{text}", "utf-8")
    assert build(project) == whole


@pytest.mark.parametrize(
    "share",
    [0.6, *(pytest.param(share, marks=pytest.mark.long) for share in (0.1, 0.4, 0.8, 0.95))],
)
def test_a_build_that_is_killed_leaves_the_old_site_or_the_new_whole(
    share: float, project: Path
) -> None:
    began = time.monotonic()
    old = build(project)
    took = time.monotonic() - began
    edit(project, "place: Havdal", "place: Utdal")
    command = [str(Path(sys.executable).with_name("plattform")), "build"]
    with subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE) as run:
        time.sleep(share * took)
        run.kill()
        assert run.stdout is not None
        run.stdout.read()  # which ends when the last process that works for it is gone
    left = files(project / "site")
    new = build(project)
    assert left in (old, new)
    assert old != new
    assert sorted(path.name for path in project.iterdir() if "site" in path.name) == ["site"]


def edit(project: Path, before: str, after: str) -> None:
    path = project / "source" / "platform.yaml"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
