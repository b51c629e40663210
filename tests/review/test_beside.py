"""What stands beside words is told of when it changes, though no word of a text has."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.platform.model import Commitment, Platform, Sector, Term
from generator.review.printing import as_markdown
from generator.review.report import Report, compare
from generator.source.load import load
from tests.shaped import Tree, written

PLAN: Tree = {
    "title": "Plan",
    "place": "Havdal",
    "language": "nb",
    "actors": [{"actor": "sp", "name": "Sørlista"}, {"actor": "sv", "name": "Vestlista"}],
    "sectors": [
        {
            "id": "skole",
            "title": "Skole",
            "summary": {"sentences": [{"sentence": "kort-1", "text": "Ny skole.", "covers": ["punkt-1"]}]},
            "content": [
                {
                    "commitment": "punkt-1",
                    "text": "Skolen er gratis for 30 barn, og skolen er ny.",
                    "links": [{"words": "Skolen", "address": "https://a.example/"}],
                    "emphasis": ["gratis"],
                    "behind": ["sp"],
                    "responsible": ["sp"],
                    "figures": [{"figure": "tall-1", "words": "30 barn", "about": "plasser"}],
                },
                {"paragraph": "avsnitt-1", "text": "Barna er mange."},
            ],
        },
    ],
    "retired": [{"retired": "punkt-9", "fate": "withdrawn", "on": "2026-01-01", "reason": "Ferdig."}],
}  # fmt: skip

TERMS = """\
terms:
  - term: skole
    title: Skole
    forms: [Skolen]
    explanation: Der barn lærer.
"""

EVERYDAY = "entries:\n- words: [grunnskole]\n  leads_to: [skolen]\n"


def commitment(of: Tree) -> Tree:
    found: Tree = of["sectors"][0]["content"][0]
    return found


CHANGES: dict[str, tuple[Callable[[Tree], object], str]] = {
    "links": (lambda of: commitment(of)["links"][0].update(address="https://b.example/"), "b.example"),
    "emphasis": (lambda of: commitment(of).update(emphasis=["ny"]), "Uthevingen"),
    "behind": (lambda of: commitment(of).update(behind=["sv"]), "Hvem som står bak"),
    "responsible": (lambda of: commitment(of).update(responsible=["sv"]), "Hvem som har ansvar"),
    "whole": (lambda of: commitment(of).update(whole=True), "hel setning"),
    "carried_on": (lambda of: commitment(of).update(carried_on=["punkt-7"]), "punkt-7"),
    "figures": (lambda of: commitment(of)["figures"][0].update(about="elever"), "elever"),
    "name": (lambda of: of["actors"][0].update(name="Høgrelista"), "Høgrelista"),
    "covers": (
        lambda of: of["sectors"][0]["summary"]["sentences"][0].update(covers=["avsnitt-1"]),
        "avsnitt-1",
    ),
    "reason": (lambda of: of["retired"][0].update(reason="Feil."), "Feil."),
    "also_adopted": (lambda of: of.update(also_adopted=["en"]), "Andre språk"),
    "language": (lambda of: of.update(language="nn"), "Språket"),
    "preamble": (lambda of: of["sectors"][0].update(preamble=True), "forord"),
}  # fmt: skip


def reported(folder: Path, change: Callable[[Tree], object], **files: str) -> Report:
    after = copy.deepcopy(PLAN)
    change(after)
    own = {"glossary.yaml": TERMS, "everyday-words.yaml": EVERYDAY}
    was = load(written(folder / "was", PLAN, **own))
    return compare(was, load(written(folder / "now", after, **(own | files))))


@pytest.mark.parametrize("key", CHANGES)
def test_a_change_beside_the_words_is_told(tmp_path: Path, key: str) -> None:
    change, said = CHANGES[key]
    report = reported(tmp_path, change)
    assert not report.unreadable
    assert not report.empty
    told = as_markdown(report)
    assert "ingen forskjell for leserne" not in told
    assert said in told.replace("~~", "").replace("**", "")


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("title: Skole\n", "title: Skolen\n"),
        ("forms: [Skolen]", "forms: [Skolens]"),
        ("forms: [Skolen]", "forms: [Skolen]\n    shown: glossary"),
        ("forms: [Skolen]", "forms: [Skolen]\n    also: [læreanstalt]"),
    ],
)
def test_the_forms_of_a_word_are_told(tmp_path: Path, was: str, now: str) -> None:
    report = reported(tmp_path, lambda _: None, **{"glossary.yaml": TERMS.replace(was, now)})
    assert [mark.id for mark in report.beside] == ["ord-skole"]
    assert not report.empty


def test_everyday_words_are_told(tmp_path: Path) -> None:
    other = EVERYDAY.replace("[skolen]", "[barna]")
    report = reported(tmp_path, lambda _: None, **{"everyday-words.yaml": other})
    assert [(mark.kind, mark.id) for mark in report.beside] == [("everyday", "«grunnskole»")]


def test_where_nothing_differs_nothing_is_told(tmp_path: Path) -> None:
    assert reported(tmp_path, lambda _: None).empty


def test_every_key_of_what_is_adopted_is_told_or_is_the_texts_own() -> None:
    """A key that comes to the model has to come here too."""
    own = {"id", "text", "title", "label", "tagline", "correction", "note", "notes", "commitments"}
    parts = {"content", "sections", "summary", "sectors", "retired", "explanation", "actors"}
    settings = {
        "title",
        "place",
        "kind",
        "body",
        "about_body",
        "adopted_by",
        "adopted_on",
        "edition",
    }
    approved = {"approved_by", "approved_on", "approved_as"}
    not_for_readers = {"names", "same_promise", "succeeds"}
    known = own | parts | settings | approved | not_for_readers | CHANGES.keys()
    for model in (Commitment, Sector, Platform, Term):
        assert model.model_fields.keys() - known <= {"forms", "shown", "also"}, model
