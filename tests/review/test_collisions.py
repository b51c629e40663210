"""What is told on a proposal that collides, and to whoever is new: by git, and by what the forge says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.review.collisions import collisions, told
from generator.review.proposal import greeting
from generator.source.past import Past
from tests.built import plattform
from tests.checks.clicking import Deed, Repository, adds, explains, rewords, withdraws

SCHOOL = adds("male alle klasserom i glade farger", "punkt-4")
BUS = adds("kjøre nattbuss til alle bydeler i helgene", "punkt-4")
BOAT = adds("leie ut robåter ved moloen", "punkt-7")
WORDS = "gi alle elever svømmeopplæring i byens bad"


def put(folder: Path, one: Deed, other: Deed) -> Past:
    repository = Repository(folder)
    repository.branch("proposal", other)
    repository.git("checkout", "-q", "main")
    one.do(repository.source)
    repository.commit("Main")
    past = Past.of(repository.source)
    assert past
    return past


@pytest.mark.parametrize(
    ("one", "other", "ids"),
    [
        (SCHOOL, BUS, ("punkt-ny-6nnqh5", "punkt-ny-")),
        (
            rewords("punkt-3", WORDS, f"{WORDS} i år"),
            rewords("punkt-3", WORDS, f"{WORDS} nå"),
            ("punkt-3",),
        ),
        (explains("benk", "Et sete."), explains("benk", "En stol."), ("benk",)),
        (withdraws("punkt-2"), withdraws("punkt-6"), ("punkt-2", "punkt-6")),
    ],
    ids=["two new ones", "the same words", "the same term", "two withdrawn"],
)
def test_what_collides_is_named(
    one: Deed, other: Deed, ids: tuple[str, ...], tmp_path: Path
) -> None:
    past = put(tmp_path, one, other)
    before = past.git("status", "--porcelain")
    said = told(collisions(past, "main", "proposal"))
    assert all(id_ in said for id_ in ids), said
    assert "Resolve conflicts" in said
    assert past.git("status", "--porcelain") == before


def test_what_does_not_collide_is_not_spoken_of(tmp_path: Path) -> None:
    past = put(tmp_path, SCHOOL, BOAT)
    assert told(collisions(past, "main", "proposal")) == ""
    run = plattform("--source", str(past.folder), "collisions", "main", "proposal")
    assert (run.returncode, run.stdout) == (0, "")
    run = plattform("--source", str(past.folder), "collisions", "main", "$(touch x)")
    assert run.returncode == 1
    assert "historikken" in run.stderr


def test_nothing_in_a_proposal_becomes_markup_or_names_anyone(tmp_path: Path) -> None:
    evil = '  - words: ["x"]\n    leads_to: [badeplass]\n- term: @alle\n- term: <script>\n- term: a](javascript:1)\n'
    repository = Repository(tmp_path)
    words = repository.source / "everyday-words.yaml"
    was = words.read_text("utf-8")
    repository.git("checkout", "-q", "-b", "proposal")
    words.write_text(was + evil, "utf-8")
    repository.commit("En")
    repository.git("checkout", "-q", "main")
    words.write_text(was + "  - words: [y]\n    leads_to: [badeplass]\n", "utf-8")
    repository.commit("To")
    past = Past.of(repository.source)
    assert past
    said = told(collisions(past, "main", "proposal"))
    assert "everyday-words.yaml" in said
    assert "@" not in said
    assert "script" not in said


OPENED = {
    "action": "opened",
    "number": 7,
    "pull_request": {
        "author_association": "FIRST_TIME_CONTRIBUTOR",
        "head": {"sha": "a" * 40, "repo": {"fork": True, "full_name": "noen/plattform"}},
        "base": {"ref": "main", "sha": "b" * 40},
    },
}
"""As the forge's documentation of the event ``pull_request_target`` has it, shortened."""


def test_who_proposes_for_the_first_time_is_greeted_and_told_what_happens(tmp_path: Path) -> None:
    said = greeting(OPENED)
    assert "Takk for forslaget" in said
    assert "Approve and run" in said
    path = tmp_path / "event.json"
    path.write_text(json.dumps(OPENED), "utf-8")
    assert plattform("greet", str(path)).stdout == said


@pytest.mark.parametrize(
    "change",
    [
        {"action": "synchronize"},
        {"pull_request": {**OPENED["pull_request"], "author_association": "MEMBER"}},  # type: ignore[dict-item]
        {"pull_request": {**OPENED["pull_request"], "head": {"repo": {"fork": False}}}},  # type: ignore[dict-item]
        {"pull_request": {**OPENED["pull_request"], "head": {"repo": None}}},  # type: ignore[dict-item]
        {"pull_request": None},
    ],
    ids=["not the first time", "a colleague", "no copy", "a copy that is gone", "no proposal"],
)
def test_others_are_not(change: dict[str, object]) -> None:
    assert greeting({**OPENED, **change}) == ""
