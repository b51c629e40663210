"""Documents mark their points, headings and footnotes in their own ways; no word is lost for that."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from generator.checks import check
from generator.doors.release import prepare
from generator.problems import Problem
from generator.source.load import load
from generator.writing import put_in_place
from tests.built import whole
from tests.shaped import AGREEMENT, PROGRAMME, Tree, written

PROGRAMME_TEXT = """\
Forord
Folk skal kunne bu i heile landet.
1 Skule
Bygdelista vil:
1.1 styrkje skulen på bygda gjennom
1.1 a fleire lærarar,
1.1 b betre skuleskyss:
buss heim om kvelden.
1.2 Gratis skulemat
Alle elevar skal få eit måltid kvar dag. Det skal vere sunt.
Vidaregåande skule
1.3 halde ope små skular.
"""

AGREEMENT_TEXT = """\
I. Bildung
Gute Schulen sind das Herz jeder Ge-
meinde, sagt der erste Bericht1.
1.1 Schulen
Wir bauen zehn[2] neue Schulen, und die Forschung hil\u00adft.
Mittel im Jahr
Jahr Mittel
2031 *4* Millionen
2032
Außerdem wollen wir:
– mehr Lehrkräfte einstellen.
1.1.1 Ganztag
– jeden Nachmittag ö\ufb00nen.
Kein Kind bleibt allein. Das gilt überall.
1.1.2 Ferien
1.2 Hochschulen
Forschung bleibt frei.
* an die Hochschulen glauben.
1 Bericht von 2030.
[2] Ohne <Ställe>.
"""

DOCUMENTS = {"programme": (PROGRAMME, PROGRAMME_TEXT), "agreement": (AGREEMENT, AGREEMENT_TEXT)}


def fidelity(source: Path) -> list[Problem]:
    return [problem for problem in check(load(source)) if problem.rule == "fidelity"]


def told(tmp_path: Path, name: str, before: str = "", after: str = "") -> list[Problem]:
    """What the comparison tells where some words of the document are others."""
    document, text = DOCUMENTS[name]
    assert text.count(before) == 1 or not before, before
    adopted = text.replace(before, after) if before else text
    return fidelity(written(tmp_path, document, **{"adopted.txt": adopted}))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_marks_of_a_document_are_no_words_of_it(tmp_path: Path, name: str) -> None:
    (how,) = told(tmp_path, name)
    assert how.severity == "warning"
    assert "Lag filen" in how.nb
    assert "adopted-corrections.yaml" in how.nb


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nor_once_it_is_released(tmp_path: Path, name: str) -> None:
    document, text = DOCUMENTS[name]
    source = written(tmp_path, document, **{"adopted.txt": text})
    made, _ = prepare(whole(source), "2031-05-01")
    assert made is not None
    put_in_place(*made.files)
    (how,) = fidelity(source)
    assert "Lag filen" in how.nb


@pytest.mark.parametrize(
    ("name", "before", "after", "lost"),
    [
        ("agreement", "zehn[2]", "elf[2]", "elf"),
        ("agreement", "Wir bauen", "Wir alle bauen", "alle"),
        ("agreement", "1 Bericht von 2030.", "1 Bericht von 2029.", "2029."),
        ("agreement", "– mehr Lehrkräfte", "– mehr gute Lehrkräfte", "gute"),
        ("agreement", "Forschung bleibt frei.\n", "", "Forschung"),
        ("agreement", "Herz jeder", "Herz – jeder", "–"),
        ("programme", "1.2 Gratis", "1.4 Gratis", "1.4"),
        ("programme", "buss heim", "2 bussar heim", "bussar"),
        ("programme", "buss heim", "1.9 buss heim", "1.9"),
        ("programme", "Vidaregåande skule\n", "", "Vidaregåande"),
    ],
)
def test_and_a_word_is_a_word_for_all_that(
    tmp_path: Path, name: str, before: str, after: str, lost: str
) -> None:
    problems = told(tmp_path, name, before, after)
    assert any(f"{lost}" in problem.nb for problem in problems[1:] or problems), problems
    assert any(problem.severity == "error" for problem in problems)


def _plan(title: str, text: str, **more: object) -> Tree:
    """A document with two headings, and one text before the second."""
    first = [{"paragraph": "avsnitt-1", "text": text, **more}]
    sectors = [
        {"id": "fast", "title": "Fast", "content": first},
        {"id": "annet", "title": title, "content": [{"paragraph": "avsnitt-2", "text": "Slutt."}]},
    ]
    return {"title": "Plan", "place": "Havdal", "language": "nb", "sectors": sectors}


@pytest.mark.parametrize(
    ("title", "text", "adopted", "lost"),
    [
        ("Skole", "Vi kutter innen", "Fast\nVi kutter innen 2030.\nSkole\nSlutt.", "2030."),
        ("Skole", "Vi kutter innen", "Fast\nVi kutter innen\n2030.\nSkole\nSlutt.", "2030."),
        ("Skole", "Vi kutter innen", "1 Fast\nVi kutter innen\n2.\n2 Skole\nSlutt.", "2."),
        ("nye skoler", "Vi bygger.", "Fast\nVi bygger.\n10 nye skoler\nSlutt.", "10"),
        ("arbeid", "Vi bygger.", "Fast\nVi bygger.\nI arbeid\nSlutt.", "I"),
        ("mai er vår", "Vi bygger.", "Fast\nVi bygger.\n1. mai er vår\nSlutt.", "1."),
    ],
)
def test_a_number_before_a_heading_may_be_a_word(
    tmp_path: Path, title: str, text: str, adopted: str, lost: str
) -> None:
    problems = fidelity(written(tmp_path, _plan(title, text), **{"adopted.txt": adopted}))
    assert [of for of in problems if of.severity == "error" and f"«{lost}" in of.nb], problems


@pytest.mark.parametrize(
    "adopted",
    [
        "1 Fast\nVi bygger.\n2 Skole\nSlutt.",
        "I. Fast\nVi bygger.\nII. Skole\nSlutt.",
        "IX. Fast\nVi bygger.\nX. Skole\nSlutt.",
        "A) Fast\nVi bygger.\nB) Skole\nSlutt.",
        "3.2 Fast\nVi bygger.\n3.3 Skole\nSlutt.",
        "Fast\nVi bygger.\nI. Skole\nSlutt.",
        "§ Fast\nVi bygger.\n§§ Skole\nSlutt.",
    ],
)
def test_headings_that_are_counted_are_the_same_without_their_numbers(
    tmp_path: Path, adopted: str
) -> None:
    problems = fidelity(written(tmp_path, _plan("Skole", "Vi bygger."), **{"adopted.txt": adopted}))
    assert [of.severity for of in problems] == ["warning"]


@pytest.mark.parametrize(
    ("text", "words", "adopted", "same"),
    [
        ("Kutt 30 prosent.", "prosent", "Kutt 30 prosent1.", True),
        ("Kutt 30 prosent.", "prosent", "Kutt 30 prosent.[1]", True),
        ("Kutt innen 2030.", "2030", "Kutt innen 20301.", True),
        ("Kutt 3 prosent.", "prosent", "Kutt 30 prosent1.", False),
        ("Bygg 1 skole nå.", "skole", "Bygg 12 skole1 nå.", False),
        ("Bygg 1 skole nå.", "skole", "Bygg 1 skolen1 nå.", False),
    ],
)
def test_the_sign_of_a_footnote_stands_where_the_footnote_does(
    tmp_path: Path, text: str, words: str, adopted: str, *, same: bool
) -> None:
    notes = [{"footnote": "fotnote-1", "words": words, "text": "Se planen."}]
    whole_text = f"Fast\n{adopted}\nSkole\nSlutt.\n1 Se planen."
    plan = _plan("Skole", text, notes=notes)
    problems = fidelity(written(tmp_path, plan, **{"adopted.txt": whole_text}))
    assert [of.severity for of in problems if of.severity == "error"] == ([] if same else ["error"])


def test_a_document_with_bullets_tells_where_points_have_been_put_together(tmp_path: Path) -> None:
    document: Tree = copy.deepcopy(PROGRAMME)
    points = [{"commitment": f"punkt-{n}", "text": f"byggje skule {n}."} for n in range(1, 6)]
    document["sectors"][1] |= {"content": points, "sections": []}
    document["sectors"][1]["content"].insert(0, {"lead_in": "innledning-1", "text": "Vi vil:"})
    lines = ["Forord", "Folk skal kunne bu i heile landet.", "Skule", "Vi vil:"]
    lines += [f"- byggje skule {n}." for n in range(1, 6)]
    document["sectors"][1]["title"] = "Skule"
    source = written(tmp_path, document, **{"adopted.txt": "\n".join(lines)})
    assert [problem.severity for problem in fidelity(source)] == ["warning"]
    (source / "adopted.txt").write_text(
        "\n".join(lines).replace("\n- byggje skule 3", " byggje skule 3")
    )
    (_, problem) = fidelity(source)
    assert "«(nytt punkt)» står ikke i den vedtatte teksten" in problem.nb
