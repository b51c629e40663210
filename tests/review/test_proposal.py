"""What a forge takes of a long report and of many problems: the worst, whole, and the number."""

from __future__ import annotations

from generator.problems import MOST_ANNOTATIONS, Place, Problem, show, summary
from generator.review.proposal import LONGEST_COMMENT, LONGEST_SUMMARY, shortened

SLIPS = [
    Problem(Place("source/glossary.yaml", n), "translation", f"Ordet {n} er ukjent.", "x")
    for n in range(1, 543)
]
CAUSE = Problem(Place("source/glossary.yaml", 600), "shape", "«explanatoin» er ukjent.", "y")


def test_the_one_that_is_the_cause_is_not_drowned_by_what_follows_from_it() -> None:
    told = show([*SLIPS, CAUSE], "nb", "github").split("\n")
    assert len(told) == MOST_ANNOTATIONS
    assert any("title=shape" in line for line in told[:2])
    assert "… og 533 til" in told[-1]


def test_warnings_have_their_own_ten_and_come_after_the_errors() -> None:
    mild = [Problem(p.place, "summary", p.nb, p.en, "warning") for p in SLIPS]
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
    long = [Problem(Place("f.yaml", n), "x", "å" * 3000, "e") for n in range(1, 900)]
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
