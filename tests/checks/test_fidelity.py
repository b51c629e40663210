"""The platform against the adopted document: whatever differs is told, with the line in both."""

from __future__ import annotations

import difflib
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks import check, fidelity
from generator.doors.release import prepare
from generator.platform.alignment import unlike
from generator.platform.model import fingerprint
from generator.problems import Problem
from generator.source.load import load
from generator.writing import put_in_place
from tests.built import TESTS, whole


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The city's source, for a test to change."""
    to = tmp_path / "source"
    shutil.copytree(TESTS / "city" / "source", to)
    return to


def fidelity_problems(folder: Path) -> list[Problem]:
    """What this rule tells; others have their say on what rests on the words."""
    return [problem for problem in check(load(folder)) if problem.rule == "fidelity"]


def test_what_was_made_from_words_that_are_to_be_put_back_is_not_told_to_be_old(
    folder: Path,
) -> None:
    """Before the first edition there is one remedy, and one message; what else is wrong is told still."""
    path = folder / "platform.yaml"
    text = path.read_text("utf-8")
    assert text.count("barnehage på Løkka") == 1
    path.write_text(text.replace("barnehage på Løkka", "barnehage i Løkka"), "utf-8")
    assert [problem.rule for problem in check(load(folder))] == ["fidelity"]
    plain = folder / "plain" / "skole-og-barnehage.yaml"
    plain.write_text(plain.read_text("utf-8").replace("approved_on: 2031-04-01\n", "", 1), "utf-8")
    assert len(check(load(folder))) > 1


def told(folder: Path, file: str, old: str, new: str) -> list[Problem]:
    """What is told once ``old`` has become ``new`` in a file."""
    text = (folder / file).read_text("utf-8")
    assert text.count(old) == 1, old
    (folder / file).write_text(text.replace(old, new), "utf-8")
    return fidelity_problems(folder)


def line_of(folder: Path, file: str, words: str) -> int:
    """The line where words stand in a file."""
    lines = (folder / file).read_text("utf-8").split("\n")
    (number,) = [n for n, line in enumerate(lines, start=1) if words in line]
    return number


def test_the_city_is_as_adopted(folder: Path) -> None:
    assert check(load(folder)) == []


CHANGES = {
    "a word lost": (
        "bygge en ny barnehage på",
        "bygge en barnehage på",
        "barnehage på Løkka",
        "Her mangler «ny», som står i den vedtatte teksten (source/adopted.txt linje {adopted}). "
        "Sett det inn igjen.",
        "ny barnehage på",
    ),
    "a word added": (
        "Leksehjelpen er for alle.",
        "Leksehjelpen er gratis for alle.",
        "Leksehjelpen er",
        "«gratis» står ikke i den vedtatte teksten (source/adopted.txt linje {adopted}). Ta det "
        "bort.",
        "Leksehjelpen er for alle.",
    ),
    "a word changed": (
        "rydde strendene hver vår",
        "rydde strendene hver høst",
        "rydde strendene",
        "Her står «høst», men i den vedtatte teksten står «vår» (source/adopted.txt linje "
        "{adopted}). Skriv det slik.",
        "rydde strendene",
    ),
    "punctuation changed": (
        "tilby leksehjelp: mandag, tirsdag",
        "tilby leksehjelp: mandag; tirsdag",
        "tilby leksehjelp",
        "Her står «mandag;», men i den vedtatte teksten står «mandag,» (source/adopted.txt linje "
        "{adopted}). Skriv det slik.",
        "tilby leksehjelp",
    ),
    "a capital changed": (
        "bygge en ny barnehage på Løkka.",
        "Bygge en ny barnehage på Løkka.",
        "ny barnehage på Løkka",
        "Her står «Bygge», men i den vedtatte teksten står «bygge» (source/adopted.txt linje "
        "{adopted}). Skriv det slik.",
        "ny barnehage på Løkka",
    ),
    "a title changed": (
        "title: Strendene",
        "title: Strandene",
        "title: Strandene",
        "Her står «Strandene», men i den vedtatte teksten står «Strendene» (source/adopted.txt "
        "linje {adopted}). Skriv det slik.",
        "Strendene",
    ),
    "a tagline changed": (
        "En god start for alle",
        "En god start for mange",
        "En god start for",
        "Her står «mange», men i den vedtatte teksten står «alle» (source/adopted.txt linje "
        "{adopted}). Skriv det slik.",
        "En god start",
    ),
    "a commitment split in two": (
        "bygge en ny barnehage på Løkka.\n              Den skal ha plass til 90 barn.\n",
        "bygge en ny barnehage på Løkka.\n          - commitment: punkt-9\n            text: Den "
        "skal ha plass til 90 barn.\n",
        "commitment: punkt-9",
        "«(nytt punkt)» står ikke i den vedtatte teksten (source/adopted.txt linje {adopted}). Ta "
        "det bort.",
        "Den skal ha",
    ),
    "two commitments made one": (
        " & høst.\n          - commitment: punkt-7\n            text: sette",
        " & høst. sette",
        "rydde strendene",
        "Her mangler «(nytt punkt)», som står i den vedtatte teksten (source/adopted.txt linje "
        "{adopted}). Sett det inn igjen.",
        "sette opp flere benker",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_it_is_told_with_the_line_in_both_files(name: str, folder: Path) -> None:
    old, new, platform, message, adopted = CHANGES[name]
    (problem,) = told(folder, "platform.yaml", old, new)
    assert problem.rule == "fidelity"
    assert problem.place.file == "source/platform.yaml"
    assert problem.place.line == line_of(folder, "platform.yaml", platform)
    lines = [
        n
        for n, line in enumerate((folder / "adopted.txt").read_text("utf-8").split("\n"), start=1)
        if adopted in line
    ]
    assert problem.nb in [message.format(adopted=n) + fidelity.FIRST[0] for n in lines]


def test_the_column_is_that_of_the_word(folder: Path) -> None:
    (problem,) = told(
        folder, "platform.yaml", "rydde strendene hver vår", "rydde strendene hvert år"
    )
    line = (folder / "platform.yaml").read_text("utf-8").split("\n")[problem.place.line - 1]
    assert line[problem.place.column - 1 :].startswith("hvert år")


def test_a_sentence_moved_is_told_as_moved(folder: Path) -> None:
    text = (folder / "platform.yaml").read_text("utf-8")
    sentence = "          Derfor bygger vi der barna bor.\n"
    first = "          Barna i Havdal skal ha kort vei til skolen.\n"
    assert first + sentence in text
    moved = text.replace(first + sentence, sentence + first)
    (folder / "platform.yaml").write_text(moved, "utf-8")
    problems = fidelity_problems(folder)
    assert any("er flyttet til linje" in problem.nb for problem in problems)
    assert len(problems) <= 2


def test_a_commitment_moved_to_another_section_is_told(folder: Path) -> None:
    text = (folder / "platform.yaml").read_text("utf-8")
    start = text.index("          - commitment: punkt-12")
    end = text.index("          - commitment: punkt-7")
    item = text[start:end]
    after = "          - paragraph: avsnitt-3\n"
    moved = text.replace(item, "").replace(after, item + after)
    (folder / "platform.yaml").write_text(moved, "utf-8")
    problems = fidelity_problems(folder)
    assert any("er flyttet til linje" in problem.nb for problem in problems)
    lines = {problem.place.line for problem in problems}
    assert line_of(folder, "platform.yaml", "commitment: punkt-12") in lines


def test_a_word_lost_at_the_very_end_is_told(folder: Path) -> None:
    (problem,) = told(
        folder, "platform.yaml", "stenge Torggata for biltrafikk.", "stenge Torggata."
    )
    assert "«Torggata for biltrafikk.»" in problem.nb


def test_a_change_of_the_adopted_document_itself_is_told_and_nothing_else(folder: Path) -> None:
    """Else the editor would be told to take away the very words that were adopted."""
    (problem,) = told(folder, "adopted.txt", "Torget skal være for folk.", "Torget skal være folk.")
    assert problem.place.file == "source/adopted.txt"
    assert problem.place.line == line_of(folder, "adopted.txt", "Torget skal")
    assert problem.nb.startswith("source/adopted.txt er endret.")
    assert "Hent tilbake filen slik den var" in problem.nb


def test_both_files_changed_alike_are_told(folder: Path) -> None:
    """The way around the check that somebody found."""
    told(folder, "platform.yaml", "rydde strendene hver vår", "rydde strendene hver høst")
    text = (folder / "adopted.txt").read_text("utf-8")
    changed = text.replace("strendene hver vår", "strendene hver høst")
    assert changed != text
    (folder / "adopted.txt").write_text(changed, "utf-8")
    (problem,) = fidelity_problems(folder)
    assert problem.severity == "error"
    assert "er endret" in problem.nb


def test_another_layout_of_the_adopted_document_is_no_change(folder: Path) -> None:
    text = (folder / "adopted.txt").read_text("utf-8")
    (folder / "adopted.txt").write_bytes(text.replace("\n", "  \r\n").encode())
    assert fidelity_problems(folder) == []


def test_an_adopted_document_without_a_fingerprint_asks_for_it(folder: Path) -> None:
    path = folder / "adopted-corrections.yaml"
    text = path.read_text("utf-8")
    path.write_text(without_fingerprint(text), "utf-8")
    (problem,) = fidelity_problems(folder)
    assert problem.severity == "warning"
    line = problem.nb.partition("Skriv øverst: ")[2]
    path.write_text(f"{line}\n{without_fingerprint(text)}", "utf-8")
    assert fidelity_problems(folder) == []


def without_fingerprint(text: str) -> str:
    return re.sub("(?m)^adopted: .*\n", "", text)


def test_before_the_first_edition_a_decision_is_told_the_way(folder: Path) -> None:
    """The words go back, an edition remembers them, and then the decision can be written."""
    before = (folder / "platform.yaml").read_text("utf-8")
    old, new = "rydde strendene hver vår", "rydde strendene hver høst"
    (problem,) = told(folder, "platform.yaml", old, new)
    assert "må den første utgaven lages først" in problem.nb
    assert "plattform release ÅÅÅÅ-MM-DD" in problem.nb
    (folder / "platform.yaml").write_text(before, "utf-8")
    prepared, _ = prepare(load(folder), "2031-04-01")
    assert prepared
    put_in_place(*prepared.files)
    assert told(folder, "platform.yaml", old, new) == []


def test_before_the_first_edition_a_withdrawal_is_told_the_same(folder: Path) -> None:
    """Never to delete the lines that say what became of it, while the other rule asks for it back."""
    text = (folder / "platform.yaml").read_text("utf-8")
    gone = text.replace(
        "          - commitment: punkt-3\n            text: ansette flere barnehagelærere\n", ""
    )
    assert gone != text
    retired = "retired:\n  - {retired: punkt-3, fate: withdrawn, on: 2031-04-01, reason: Gjort.}\n"
    (folder / "platform.yaml").write_text(gone + retired, "utf-8")
    problems = [p for p in check(load(folder)) if p.rule in ("fidelity", "fate")]
    assert {problem.rule for problem in problems} == {"fidelity", "fate"}
    assert all(problem.nb.endswith(fidelity.FIRST[0]) for problem in problems)
    assert not any("slett" in problem.nb.lower() for problem in problems)


def test_a_whole_sector_lost_is_one_problem(folder: Path) -> None:
    text = (folder / "platform.yaml").read_text("utf-8")
    cut = text[: text.index("  # En sektor uten deler")]
    (folder / "platform.yaml").write_text(cut, "utf-8")
    (problem,) = fidelity_problems(folder)
    assert problem.nb.startswith("Her mangler «Gater og torg Torget skal")


def test_a_text_mixed_up_as_a_whole_is_told_in_few_words(folder: Path) -> None:
    (folder / "adopted.txt").write_text(" ".join(f"ord{n} •" for n in range(2000)), "utf-8")
    path = folder / "adopted-corrections.yaml"
    path.write_text(without_fingerprint(path.read_text("utf-8")), "utf-8")
    problems = [
        p for p in fidelity_problems(folder) if "Rettelsen" not in p.nb and p.severity == "error"
    ]
    assert 1 <= len(problems) <= fidelity.MOST + 1


@pytest.mark.parametrize(
    ("old", "new", "about"),
    [
        ("line: 14", "line: 15", "barnehage- lærere"),
        ('extracted: "7"', 'extracted: "8"', "8"),
        ('extracted: "alle - også"', 'extracted: "alle – også"', "alle – også"),
        ("line: 29", "line: 2900", "alle - også"),
    ],
)
def test_a_correction_that_fits_nowhere_is_told_at_its_place(
    old: str, new: str, about: str, folder: Path
) -> None:
    problems = told(folder, "adopted-corrections.yaml", old, new)
    unfit = [p for p in problems if p.place.file == "source/adopted-corrections.yaml"]
    (problem,) = unfit
    assert problem.nb.startswith(f"Rettelsen passer ikke: «{about}» står ikke på linje")
    lines = (folder / "adopted-corrections.yaml").read_text("utf-8").split("\n")
    item = "\n".join(lines[problem.place.line - 1 : problem.place.line + 4])
    assert new in item


def test_two_corrections_of_the_same_words_do_not_both_fit(folder: Path) -> None:
    again = 'line: 16\n    extracted: "7"\n    adopted: ""\n    kind: page-number\n    reason: To.\n  - '
    (problem,) = told(folder, "adopted-corrections.yaml", "line: 16", again + "line: 16")
    assert problem.nb.startswith("Rettelsen passer ikke: «7» står ikke på linje 16")


def test_the_figures_are_counted(folder: Path) -> None:
    result = whole(folder).comparison
    assert result is not None
    assert result.differences == ()
    assert result.unused == ()
    assert result.corrections_by_kind == {
        "stray-bullet": 1,
        "split-word": 1,
        "page-number": 1,
        "other": 1,
    }
    adopted = (folder / "adopted.txt").read_text("utf-8").replace("•", "").split()
    assert result.words == len(adopted) - 1 - 1  # a page number, and a word split in two


@settings(derandomize=True, database=None, deadline=None, max_examples=400)
@given(
    st.lists(st.sampled_from("abc"), max_size=30), st.lists(st.sampled_from("abcd"), max_size=30)
)
def test_two_texts_differ_where_difflib_says_that_they_do(one: list[str], other: list[str]) -> None:
    """Which looks at every pair of equal words, and so cannot be asked of long texts."""
    opcodes = difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    assert list(unlike(one, other)) == [of[1:] for of in opcodes if of[0] != "equal"]


def test_without_an_adopted_document_there_is_nothing_to_compare(folder: Path) -> None:
    (folder / "adopted.txt").unlink()
    (folder / "adopted-corrections.yaml").unlink()
    loaded = whole(folder)
    assert check(loaded) == []
    assert loaded.comparison is None


def with_first_line(folder: Path, line: str) -> list[Problem]:
    """What is told of a document that begins with a line, when its fingerprint is the right one."""
    adopted = folder / "adopted.txt"
    before = fingerprint(adopted.read_text("utf-8"))
    adopted.write_text(f"{line}\n\n{adopted.read_text('utf-8')}", "utf-8")
    kept = folder / "adopted-corrections.yaml"
    text = kept.read_text("utf-8")
    assert before in text
    text = text.replace(before, fingerprint(adopted.read_text("utf-8")))
    text = re.sub(r"line: (\d+)", lambda found: f"line: {int(found[1]) + 2}", text)
    kept.write_text(text, "utf-8")
    return fidelity_problems(folder)


def test_a_document_may_begin_with_its_own_title(folder: Path) -> None:
    title = whole(folder).platform.title
    before = whole(folder).comparison
    assert with_first_line(folder, title) == []
    after = whole(folder).comparison
    assert before
    assert after
    assert after.words == before.words


def test_another_line_before_the_text_is_told(folder: Path) -> None:
    (problem,) = with_first_line(folder, f"Utkast: {whole(folder).platform.title}")
    assert "adopted.txt linje 1" in problem.message("nb")
