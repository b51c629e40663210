"""``plattform new`` puts something new in its place, and touches nothing else."""

from __future__ import annotations

import difflib
import shutil
from pathlib import Path

import pytest

from generator.ids import is_key
from generator.platform.model import Platform
from tests.built import TESTS, plattform, whole


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(TESTS / "village" / "source", tmp_path / "source")
    return tmp_path


def added(folder: Path, *arguments: str, file: str = "platform.yaml") -> list[str]:
    """Run ``plattform new``; the lines that are new, when nothing else has changed."""
    path = folder / "source" / file
    before = path.read_text("utf-8").splitlines()
    run = plattform("new", *arguments, cwd=folder)
    assert run.returncode == 0, run.stdout + run.stderr
    found = list(difflib.ndiff(before, path.read_text("utf-8").splitlines()))
    assert not [line for line in found if line.startswith("- ")]
    new = [line[2:] for line in found if line.startswith("+ ")]
    assert f"{file}:{found.index(f'+ {new[0]}') + 1}: " in run.stdout
    return new


def platform(folder: Path) -> Platform:
    return whole(folder / "source").platform


def test_a_commitment_comes_last_in_its_section_with_a_key(folder: Path) -> None:
    new = added(
        folder, "commitment", "--section", "barnehagen", "--text", "bygge mer. Det haster: nå."
    )
    assert new == [
        "          - commitment: punkt-ny-8q6jtn",
        "            text: >-",
        "              bygge mer.",
        "              Det haster: nå.",
    ]
    section = platform(folder).sections[0]
    assert [c.id for c in section.commitments] == ["punkt-2", "punkt-3", "punkt-ny-8q6jtn"]


def test_what_is_still_missing_is_said_at_once(folder: Path) -> None:
    path = folder / "source" / "platform.yaml"
    before, _, after = path.read_text("utf-8").partition("          - lead_in: innledning-3\n")
    path.write_text(before + after.partition("\n")[2], "utf-8")
    run = plattform(
        "new", "commitment", "--section", "fjellet", "--text", "rydde stien.", cwd=folder
    )
    assert "Mer må til før alt er i orden:\n" in run.stdout
    assert "har ingen innledning foran seg" in run.stdout


def test_a_commitment_goes_into_a_section_without_content(folder: Path) -> None:
    new = added(folder, "commitment", "--section", "fjellet", "--text", "rydde stien.")
    assert new[0] == "        content:"
    assert platform(folder).sections[-1].commitments[0].text == "rydde stien."


def test_the_same_words_twice_are_two_keys(folder: Path) -> None:
    first, second = (
        added(folder, "commitment", "--section", "skolen", "--text", "øve mer.")[0]
        for _ in range(2)
    )
    assert first.strip() == "- commitment: punkt-ny-dz8ngc"
    assert second.strip() == "- commitment: punkt-ny-73hdh6"


def test_a_text_may_wait_and_the_check_asks_for_it(folder: Path) -> None:
    new = added(folder, "paragraph", "--section", "gater-og-torg")
    assert is_key(new[0].strip().removeprefix("- paragraph: "))
    assert new[1:] == ['        text: ""']
    run = plattform("check", cwd=folder)
    assert "«text» er tom. Skriv teksten" in run.stdout


def test_a_sentence_makes_the_summary_that_is_missing(folder: Path) -> None:
    arguments = ("--section", "skolen", "--covers", "punkt-4", "--text", "Alle skal lære å svømme.")
    plain = folder / "source" / "plain" / "skole-og-barnehage.yaml"
    run = plattform("new", "sentence", *arguments, cwd=folder)
    assert run.stdout.startswith(
        "source/plain/skole-og-barnehage.yaml:7: kort-ny-k29nsz er lagt til.\n"
    )
    assert plain.read_text("utf-8").splitlines()[2:6] == [
        "sector: skole-og-barnehage",
        "summaries:",
        "  skolen:",
        "    sentences:",
    ]
    another = ("--section", "barnehagen", "--covers", "punkt-2", "--text", "Flere får plass.")
    file = "plain/skole-og-barnehage.yaml"
    new = added(folder, "sentence", *another, file=file)
    assert new[:3] == ["  barnehagen:", "    sentences:", "      - sentence: kort-ny-jk22f6"]
    run = plattform("check", cwd=folder)
    assert "kort-ny-k29nsz" not in run.stdout
    assert "fingeravtrykk" not in run.stdout.lower()


def test_a_plain_wording_stands_in_the_order_of_the_text_with_the_adopted_words(
    folder: Path,
) -> None:
    file = "plain/skole-og-barnehage.yaml"
    for id_ in ("punkt-4", "punkt-2", "punkt-3"):
        run = plattform("new", "wording", id_, "--text", f"Det som er {id_}.", cwd=folder)
        assert run.returncode == 0, run.stdout
    plain = whole(folder / "source").plains[file]
    assert list(plain.wordings) == ["punkt-2", "punkt-3", "punkt-4"]
    adopted = " ".join(platform(folder).commitments[1].text.split())
    text = (folder / "source" / file).read_text("utf-8")
    assert f"  punkt-2:\n    # Vedtatt: {adopted}\n    text: >-\n" in text
    assert plattform("fmt", "--check", cwd=folder).stdout.count("plain/") == 0
    again = plattform("new", "wording", "punkt-2", cwd=folder)
    assert "har alt enkle ord" in again.stdout


def test_a_term_stands_in_its_place_in_the_alphabet(folder: Path) -> None:
    (folder / "source" / "glossary.yaml").write_text(
        "terms:\n  - term: benk\n    title: Benk\n    forms: [benker]\n    explanation: Et sete.\n"
        "  - term: torg\n    title: Torg\n    forms: [torget]\n    explanation: En plass.\n",
        "utf-8",
    )
    new = added(folder, "term", "Leksehjelp", "--text", "Hjelp med lekser.", file="glossary.yaml")
    assert new == [
        "  - term: leksehjelp",
        "    title: Leksehjelp",
        "    forms: [leksehjelp]",
        "    explanation: >-",
        "      Hjelp med lekser.",
    ]
    assert [term.id for term in whole(folder / "source").glossary.terms] == [
        "benk",
        "leksehjelp",
        "torg",
    ]


def test_the_first_term_opens_the_list(folder: Path) -> None:
    file = folder / "source" / "glossary.yaml"
    file.write_text("# Ord som trenger forklaring.\nterms: []  # ingen ennå\n", "utf-8")
    run = plattform("new", "term", "Leksehjelp", "--text", "Hjelp med lekser.", cwd=folder)
    assert run.stdout == "source/glossary.yaml:3: leksehjelp er lagt til.\n"
    assert file.read_text("utf-8") == (
        "# Ord som trenger forklaring.\n"
        "terms:  # ingen ennå\n"
        "  - term: leksehjelp\n"
        "    title: Leksehjelp\n"
        "    forms: [leksehjelp]\n"
        "    explanation: >-\n"
        "      Hjelp med lekser.\n"
    )
    assert [term.id for term in whole(folder / "source").glossary.terms] == ["leksehjelp"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("commitment", "--section", "barnehage"), "Mente du «barnehagen»?"),
        (("sentence", "--section", "skolen", "--covers", "punkt-44"), "går til punkt-12."),
        (("term", "Torg"), "glossary.yaml har ingen liste «terms»"),
    ],
)
def test_what_cannot_be_added_is_said(
    folder: Path, arguments: tuple[str, ...], message: str
) -> None:
    before = (folder / "source" / "platform.yaml").read_bytes()
    run = plattform("new", *arguments, cwd=folder)
    assert run.returncode == 1
    assert message in run.stdout
    assert "Traceback" not in run.stderr
    assert (folder / "source" / "platform.yaml").read_bytes() == before
