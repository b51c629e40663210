"""Search finds what the text has, in the words that people use, and says where it has nothing.

The queries are in ``queries.yaml``, each with what would be right. A figure here is what the search
reached when it was written; it may rise.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import yaml

from generator.search import parts
from tests.bench.queries import read, score
from tests.built import Site
from tests.search.asked import Answer, ask, found

ROWS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "queries.yaml").read_text("utf-8")
)

FEW = 3
"""How many hits a question may have at most that the text has nothing on."""


def ids(answer: Answer) -> list[str]:
    """``punkt-142`` for ``punkt/142/``, ``avsnitt-3`` for ``skole/#avsnitt-3``; best first."""
    return [re.sub(r"^punkt/(\d+)/$", r"punkt-\1", at).rpartition("#")[2] for at in found(answer)]


def rows(lang: str, part: str, *, nothing: bool) -> list[dict[str, Any]]:
    return [
        row
        for row in ROWS
        if (row["lang"], row["part"]) == (lang, part) and (row["kind"] == "nothing") == nothing
    ]


def ranks(row: dict[str, Any], answer: Answer) -> list[int]:
    """The place of the first right answer of each topic; a thousand where there is none."""
    places = {id_: n for n, id_ in reversed(list(enumerate(ids(answer), start=1)))}
    return [min(places.get(id_, 1000) for id_ in topic) for topic in row["right"]]


@pytest.mark.parametrize(
    ("lang", "part", "among_five", "first"),
    [
        ("nb", "look", 0.96, 0.92),
        ("nb", "measure", 0.96, 0.92),
        ("en", "look", 0.96, 0.80),
        ("en", "measure", 0.95, 0.87),
    ],
)
def test_hard_questions_find_what_is_right(
    real: Site, lang: str, part: str, among_five: float, first: float
) -> None:
    asked = rows(lang, part, nothing=False)
    answers = ask(real.folder, (row["query"] for row in asked), lang)
    placed = [ranks(row, answer) for row, answer in zip(asked, answers, strict=True)]
    assert sum(max(one) <= 5 for one in placed) / len(placed) >= among_five
    assert sum(min(one) == 1 for one in placed) / len(placed) >= first


@pytest.mark.parametrize(
    ("part", "success", "mrr"),
    [("look", 0.98, 0.96), ("measure", 0.99, 0.96), ("fresh", 0.98, 0.92)],
)
def test_what_was_found_is_still_found(real: Site, part: str, success: float, mrr: float) -> None:
    queries = [query for query in read() if query.part == part]
    answers = ask(real.folder, (query.words for query in queries))
    reached = score([(q, ids(answer)) for q, answer in zip(queries, answers, strict=True)])
    assert (reached.success >= success, reached.mrr >= mrr, reached.empty) == (True, True, 0)


@pytest.mark.parametrize(("lang", "least"), [("nb", 15), ("en", 10)])
def test_what_the_text_does_not_have_gets_few_hits(real: Site, lang: str, least: int) -> None:
    asked = [row for part in ("look", "measure") for row in rows(lang, part, nothing=True)]
    answers = ask(real.folder, (row["query"] for row in asked), lang)
    assert len(asked) == 16
    assert sum(answer["total"] <= FEW for answer in answers) >= least
    assert all(answer["total"] <= FEW for answer in answers if answer["lack"])


def test_what_is_asked_in_another_language_is_found_in_that(real: Site) -> None:
    (bike,) = ask(real.folder, ["bike parking"])
    assert (ids(bike)[0], bike["other"]) == ("punkt-262", "en")
    (sykkel,) = ask(real.folder, ["sykkelparkering"], "en")
    assert (ids(sykkel)[0], sykkel["other"]) == ("punkt-262", "nb")
    (own,) = ask(real.folder, ["sykkelparkering"])
    assert (ids(own)[0], own["other"]) == ("punkt-262", "")


SIGNS = {
    "barnehage": ["barne\u00adhage", "BARNE\u200bHAGE", "b\u00adarnehage"],
    "finansiering": ["ﬁnansiering", "ﬁnans\u00adiering"],
    "fluorfritt": ["ﬂuorfritt"],
    "CO2": ["CO₂", "co₂", "co2"],
    "50 m2": ["50 m²"],
    "x2": ["x²", "x₂"],
    "Łódź": ["lodz", "ŁÓDŹ", "łodz"],
    "báŋki": ["banki", "BÁŊKI"],
    "boađán": ["boadan"],
    "muoŧŧá": ["muotta"],
    "øl": ["ol", "ØL"],
    "non-stop": ["non\u2011stop", "non stop"],
    "R&D": ["r&d", "Ｒ&Ｄ"],
}
"""Words of documents, and how else they are written or typed."""


def test_a_word_is_the_same_however_its_signs_are_written(real: Site, tmp_path: Path) -> None:
    """In the question, and in the text: each is found by all the others."""
    spelt = [spelling for word, others in SIGNS.items() for spelling in (word, *others)]
    folder = with_texts(real, tmp_path, spelt)
    answers = dict(zip(spelt, ask(folder, spelt, literal=True), strict=True))
    for word, others in SIGNS.items():
        same = {f"punkt/{spelt.index(one) + 1}/" for one in (word, *others)}
        for one in (word, *others):
            assert {*found(answers[one])} == same, one
            assert all(hit["marks"] for hit in answers[one]["hits"]), one


def with_texts(site: Site, to: Path, texts: Sequence[str]) -> Path:
    """What the worker reads, with other texts as the commitments."""
    for part in ("assets", "search"):
        copytree(site.folder / part, to / part)
    folder = to / "search/parts"
    docs = [
        {"location": f"punkt/{n}/", "title": f"Punkt {n}", "text": text, "kind": "commitment"}
        for n, text in enumerate(texts, start=1)
    ]
    head = json.loads((folder / "head.json").read_text("utf-8"))
    for name, content in parts.make(head, docs, []).items():
        (folder / name).write_text(json.dumps(content), "utf-8")
    return to


def test_a_word_is_no_form_of_one_that_is_less_than_half_of_it(real: Site) -> None:
    """«vegetar» is not «veg» with endings: whoever asks for vegetarian food is not sent to the roads."""
    (answer,) = ask(real.folder, ["vegetarmat"])
    assert not [hit for hit in answer["hits"] if "veiene" in hit["text"]]
