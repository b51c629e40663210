"""Two who add something to the same commitment, neither of them its words, each in a branch."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.reading import conflicts
from tests.checks.clicking import Repository

LABEL = '        label: "2.3"\n'

LINKS = """\
        links:
          - words: skolegården
            address: https://a.example/
"""

BEHIND = "        behind: [{of}]\n"

ACTORS = "actors:\n  - actor: {of}\n    name: Partiet {of}\nsectors:\n"

AT = "      - commitment: punkt-2\n"


def collided(folder: Path, **added: tuple[tuple[str, str], ...]) -> Repository:
    """A merge of ``theirs`` into ``ours``, each with its replacements in the platform."""
    repository = Repository(folder, released=True)
    for name in ("theirs", "ours"):
        repository.git("checkout", "-q", "-b", name, "main")
        text = (repository.source / "platform.yaml").read_text("utf-8")
        for old, new in added[name]:
            assert text.count(old) == 1
            text = text.replace(old, new)
        repository.write("platform.yaml", text)
        repository.commit(name)
    repository.git("merge", "theirs", fails=True)
    return repository


@pytest.fixture
def marked(tmp_path: Path) -> Repository:
    return collided(tmp_path, theirs=((AT, AT + LINKS),), ours=((AT, AT + LABEL),))


def test_it_says_that_both_are_to_stand_and_then_all_is_well(marked: Repository) -> None:
    (problem,) = marked.errors()
    assert problem.rule == conflicts.RULE
    assert "Behold begge deler" in problem.nb
    marked.click("both")
    assert marked.errors() == []


@pytest.mark.parametrize(
    ("side", "gone"), [("ours", "skolegården (https://a.example/)"), ("theirs", "2.3")]
)
def test_what_is_clicked_away_is_told(side: str, gone: str, marked: Repository) -> None:
    marked.click(side)
    (problem,) = marked.errors()
    assert problem.rule == "lost-in-merge"
    assert "«punkt-2» er borte" in problem.nb
    assert gone in problem.nb


def test_the_same_key_twice_is_one_of_the_two(tmp_path: Path) -> None:
    other = LABEL.replace("2.3", "2.4")
    repository = collided(tmp_path, theirs=((AT, AT + other),), ours=((AT, AT + LABEL),))
    (problem,) = repository.errors()
    assert "Behold den riktige" in problem.nb
    repository.click("theirs")
    assert repository.errors() == []


def test_who_stands_behind_is_not_lost_with_a_name(tmp_path: Path) -> None:
    added = {
        name: (
            ("sectors:\n", ACTORS.format(of=of)),
            (AT, AT + BEHIND.format(of=of)),
        )
        for name, of in (("theirs", "sp"), ("ours", "sv"))
    }
    repository = collided(tmp_path, **added)
    repository.click("ours")
    (problem,) = repository.errors()
    assert problem.nb.startswith("Navnet på aktøren «sp» er borte: «Partiet sp».")
