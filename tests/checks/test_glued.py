"""Two sentences in one: whoever deletes only the signs of a conflict has both for the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checks.clicking import PLATFORM, Repository

TWO = """\
        text: >-
          tilby leksehjelp alle dager i uken.
          Hjelpen er gratis for alle.
"""


def collide(folder: Path, ours: str, theirs: str) -> list[str]:
    """What the check says of the two texts of punkt-4, both kept, of which one was ``TWO`` before."""
    repository = Repository(folder, released=False)
    one_line = "        text: tilby leksehjelp alle dager i uken\n"
    assert one_line in PLATFORM
    repository.write("platform.yaml", PLATFORM.replace(one_line, TWO))
    repository.commit("To setninger")
    for name, text in (("theirs", theirs), ("ours", ours)):
        repository.git("checkout", "-q", "-b", name, "main")
        repository.write("platform.yaml", PLATFORM.replace(one_line, text))
        repository.commit(name)
    repository.git("merge", "theirs", fails=True)
    repository.click("both")
    return [problem.nb for problem in repository.errors() if problem.rule == "lost-in-merge"]


@pytest.mark.parametrize("common", ["", "          Hjelpen er gratis for alle.\n"])
def test_two_new_sentences_for_the_same_are_told(common: str, tmp_path: Path) -> None:
    head = "        text: >-\n          "
    ours, theirs = "tilby leksehjelp hver mandag.\n", "tilby hjelp med leksene på nett.\n"
    (said,) = collide(tmp_path, f"{head}{ours}{common}", f"{head}{theirs}{common}")
    assert "er to tekster limt sammen" in said


def test_two_sentences_that_both_are_new_may_both_stand(tmp_path: Path) -> None:
    ours, theirs = "          Den er på skolen.\n", "          Den er på nett.\n"
    assert collide(tmp_path, TWO + ours, TWO + theirs) == []
