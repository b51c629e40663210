"""What a forge takes of a long report and of many problems: the worst, whole, and the number."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.problems import MOST_ANNOTATIONS, Place, Problem, show, summary
from generator.review.printing import as_markdown
from generator.review.proposal import LONGEST_COMMENT, LONGEST_SUMMARY, shortened
from generator.review.report import compare
from generator.source.load import load
from tests.built import TESTS
from tests.checks.clicking import SECOND, Repository, adds, releases, rewords, withdraws

SLIPS = [
    Problem(Place("source/glossary.yaml", n), "translation", f"Ordet {n} er ukjent.", "x")
    for n in range(1, 543)
]
ELSEWHERE = [
    Problem(Place(f"source/{n}.yaml", n), "translation", f"Ordet {n} er ukjent.", "x")
    for n in range(1, 30)
]
CAUSE = Problem(Place("source/glossary.yaml", 600), "shape", "«explanatoin» er ukjent.", "y")


def test_the_one_that_is_the_cause_is_not_drowned_by_what_follows_from_it() -> None:
    told = show([*SLIPS, CAUSE], "nb", "github").split("\n")
    assert len(told) == 2
    assert any("title=shape" in line for line in told)
    assert any("Det samme er det 542 steder" in line for line in told)


def test_there_are_no_more_annotations_than_a_forge_keeps() -> None:
    told = show(ELSEWHERE, "nb", "github").split("\n")
    assert len(told) == MOST_ANNOTATIONS
    assert f"… og {len(ELSEWHERE) - MOST_ANNOTATIONS} til" in told[-1]


def test_warnings_have_their_own_ten_and_come_after_the_errors() -> None:
    mild = [Problem(p.place, "summary", p.nb, p.en, "warning") for p in ELSEWHERE]
    told = show([*mild, *SLIPS[:3]], "nb", "github").split("\n")
    assert [line.split(" ")[0] for line in told] == ["::error"] * 3 + ["::warning"] * 10


def test_all_stand_in_the_summary_in_which_nothing_is_markup() -> None:
    bad = Problem(Place("source/platform.yaml", 7), "markup", "«<script>[x](y) @alle» #1", "z")
    text = summary([*SLIPS, bad], "nb", LONGEST_SUMMARY)
    assert text.startswith("## Sjekken fant 543 feil og 0 advarsler")
    assert text.count("\n- ") == 543
    assert "<script>" not in text
    assert "@alle" not in text


def test_a_summary_that_is_too_long_says_how_many_are_left() -> None:
    long = [Problem(Place("f.yaml", n), "x", "å" * 3000, "e") for n in range(1, 4000)]
    text = summary(long, "nb", LONGEST_SUMMARY)
    assert len(text.encode()) < LONGEST_SUMMARY
    assert "… og " in text.split("\n")[-2]


def test_a_report_is_cut_between_paragraphs() -> None:
    paragraphs = [f"Avsnitt {n} " + "å" * 900 for n in range(200)]
    text = "\n\n".join(paragraphs)
    cut = shortened(text, LONGEST_COMMENT, "*Resten*")
    assert len(cut) < LONGEST_COMMENT
    assert cut.endswith("\n\n*Resten*\n")
    assert cut.split("\n\n")[:-1] == paragraphs[: cut.count("Avsnitt")]
    assert shortened(text[:500], LONGEST_COMMENT, "*Resten*") == text[:500]


def test_the_report_opens_with_what_would_be_lost(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    new = adds("male alle klasserom i glade farger", "punkt-4")
    for deed in (
        releases(SECOND, rewords("punkt-4", "alle dager i uken", "alle dager i uken gratis")),
        new,
        rewords("punkt-5", "hver vår", "hver vår og høst"),
        withdraws("punkt-6", "Bystyret trakk punktet."),
    ):
        before = load(repository.source)
        deed.do(repository.source)
        after = load(repository.source)
        text = as_markdown(compare(after, before))
        assert text.startswith("# Hva endringen gjør\n\n## Dette blir borte\n\n")
        assert "vedtatt." not in text or "Utgaven 20" not in text
        assert "Dette blir borte" not in as_markdown(compare(before, after))


def test_words_that_stand_twice_are_not_as_adopted(tmp_path: Path) -> None:
    source = tmp_path / "source"
    shutil.copytree(TESTS / "city" / "source", source)
    before = load(source)
    path = source / "platform.yaml"
    text = path.read_text("utf-8")
    old = "gi alle elever svømmeopplæring i Havdalsbadet."
    path.write_text(text.replace(f"text: {old}", "text: ansette flere barnehagelærere"), "utf-8")
    assert "slik det er vedtatt" not in as_markdown(compare(before, load(source)))
    assert "slik de er vedtatt" not in as_markdown(compare(before, load(source)))
    assert "slik det er vedtatt" in as_markdown(compare(load(source), before))
