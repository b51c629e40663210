"""Two who tell of something that has happened, each in a branch, and whoever clicks the two together."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.clicking import Repository

HEAD = "followups:\n"

ENTRY = """\
  - followup: {key}
    on: 2031-05-20
    kind: sak
    commitments: [{of}]
    text: {text}
    source:
      address: https://by.example/{of}
"""

COMMON = """\
      title: Sak 12/31
      publisher: Byen
"""


@pytest.fixture
def collided(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path, released=True)
    repository.write("followups.yaml", "followups: []\n")
    repository.commit("En tom fil")
    told = {
        "theirs": ("hendelse-7t9z6k", "punkt-2", "Skolegården er åpnet."),
        "ours": ("hendelse-wns6tf", "punkt-4", "Leksehjelpen er i gang."),
    }
    for name, (key, of, text) in told.items():
        repository.git("checkout", "-q", "-b", name, "main")
        entry = ENTRY.format(key=key, of=of, text=text)
        repository.write("followups.yaml", HEAD + entry + COMMON)
        repository.commit(name)
    repository.git("merge", "theirs", fails=True)
    return repository


def test_what_cannot_be_read_is_not_called_lost(collided: Repository) -> None:
    """The last lines are common to both, and stand below the signs: one of the two lacks them."""
    collided.click("both")
    told = collided.errors()
    assert {problem.rule for problem in told} == {"shape"}
    assert all("followups.yaml" in problem.place.file for problem in told)
    assert ["«publisher»" in problem.nb for problem in told].count(True) == 1


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_what_is_clicked_away_is_told_in_its_file(collided: Repository, side: str) -> None:
    collided.click(side)
    (problem,) = (one for one in collided.errors() if one.rule == "lost-in-merge")
    assert problem.place.file.endswith("followups.yaml")
    gone = "Leksehjelpen er i gang." if side == "theirs" else "Skolegården er åpnet."
    assert gone in problem.nb
