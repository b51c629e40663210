"""What git is asked of the past: few things, each once, and enough to tell what a rebase has lost."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from generator.checks import check_whole
from generator.problems import errors
from generator.source import git
from generator.source.load import load
from generator.source.past import Past
from tests.checks.clicking import Deed, Repository, adds, releases, rewords

SCHOOL = adds("male alle klasserom i glade farger", "punkt-4")
BOAT = adds("leie ut robåter ved moloen", "punkt-7")
SWIM = "gi alle elever svømmeopplæring i byens bad"
DAILY = rewords(
    "punkt-4", "tilby leksehjelp alle dager i uken", "tilby leksehjelp alle dager i uken gratis"
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The git commands that are run."""
    run: list[str] = []
    answer = git.answer

    def counted(
        folder: Path, *arguments: str, asked: str = "", fine: tuple[int, ...] = (0,)
    ) -> bytes | None:
        run.append(arguments[0])
        return answer(folder, *arguments, asked=asked, fine=fine)

    monkeypatch.setattr(git, "answer", counted)
    yield run
    assert run


def calls(repository: Repository, asked: list[str]) -> list[str]:
    asked.clear()
    assert not errors(check_whole(load(repository.source)))
    return list(asked)


def test_a_check_asks_no_more_of_git_for_more_editions_and_commits(
    tmp_path: Path, asked: list[str]
) -> None:
    repository = Repository(tmp_path)
    repository.branch("one", SCHOOL)
    few = calls(repository, asked)
    assert len(few) <= 8, few
    repository.git("checkout", "-q", "main")
    for month in range(5, 9):
        words = "tilby leksehjelp alle dager i uken" + " gratis" * (month - 5)
        change = rewords("punkt-4", words, f"{words} gratis")
        releases(f"2031-{month:02}-01", change).do(repository.source)
        repository.commit(f"Utgave {month}")
    repository.branch("many", BOAT)
    for n in range(5):
        repository.commit(f"Mer {n}")
    assert calls(repository, asked) == few


def test_a_merge_costs_its_base_and_the_states_that_were_merged(
    tmp_path: Path, asked: list[str]
) -> None:
    repository = Repository(tmp_path)
    repository.branch("one", SCHOOL)
    repository.branch("other", BOAT)
    repository.git("checkout", "-q", "--detach", "main")
    repository.git("merge", "-q", "--no-ff", "one", "other")
    repository.git("checkout", "-q", "-B", "try", "one")
    repository.git("merge", "-q", "--no-ff", "other")
    run = calls(repository, asked)
    assert run.count("archive") <= 4, run
    assert run.count("merge-base") == 2, run


def rebased(repository: Repository, way: str) -> None:
    """Two change the same place, and the branch of one is put on main, in a way of clicking."""
    repository.branch("other", SCHOOL)
    repository.git("checkout", "-q", "main")
    adds("kjøre nattbuss til alle bydeler i helgene", "punkt-4").do(repository.source)
    repository.commit("Nattbuss")
    repository.git("checkout", "-q", "other")
    repository.git("rebase", "main", fails=True)
    repository.click(way)
    repository.go_on("rebase")


@pytest.mark.parametrize(
    ("way", "text"), [("theirs", "kjøre nattbuss"), ("ours", "male alle klasserom")]
)
def test_after_a_rebase_what_was_clicked_away_is_named(way: str, text: str, tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    rebased(repository, way)
    assert any(text in p.nb and p.rule == "lost-in-merge" for p in repository.errors())


def test_what_main_was_given_after_somebody_wrote_is_not_theirs_to_undo(tmp_path: Path) -> None:
    """Nobody has the branch as it was; when it was written, and when main was, still stands."""
    repository = Repository(tmp_path)
    repository.branch("other", BOAT)
    repository.git("checkout", "-q", "main")
    rewords("punkt-3", SWIM, f"{SWIM} hvert år").do(repository.source)
    repository.commit("Hvert år")
    repository.git("checkout", "-q", "other")
    repository.git("rebase", "-q", "main")
    path = repository.source / "platform.yaml"
    path.write_text(path.read_text("utf-8").replace(f"{SWIM} hvert år", SWIM), "utf-8")
    repository.git("commit", "-qa", "--amend", "--no-edit")
    repository.forget()
    (said,) = repository.errors()
    assert said.rule == "lost-in-merge"
    assert f"{SWIM} hvert år" in said.nb


def test_whoever_has_seen_what_main_has_may_put_it_back(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    rewords("punkt-3", SWIM, f"{SWIM} hvert år").do(repository.source)
    repository.commit("Hvert år")
    repository.branch("back", rewords("punkt-3", f"{SWIM} hvert år", SWIM))
    repository.git("commit", "-q", "--amend", "--no-edit")
    repository.forget()
    assert not repository.errors()


def test_a_branch_left_with_nothing_by_a_rebase_is_told_once(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    rebased(repository, "whole ours")
    assert repository.git("rev-parse", "HEAD") == repository.git("rev-parse", "main")
    assert any("male alle klasserom" in p.nb for p in repository.errors())
    repository.commit("Noe annet")
    assert not repository.errors()


def test_there_is_no_past_where_there_is_no_git(tmp_path: Path) -> None:
    assert Past.of(tmp_path) is None
    assert Past.of(tmp_path / "missing") is None


def test_a_merge_that_could_not_be_read_is_judged_by_what_stands_after_it(tmp_path: Path) -> None:
    """Signs were committed, and taken away later together with what stood between them."""
    repository = Repository(tmp_path)
    repository.branch("other", SCHOOL)
    repository.git("checkout", "-q", "main")
    adds("kjøre nattbuss til alle bydeler i helgene", "punkt-4").do(repository.source)
    repository.commit("Nattbuss")
    repository.git("checkout", "-q", "other")
    repository.git("merge", "main", fails=True)
    path = repository.source / "platform.yaml"
    marked = path.read_text("utf-8")
    repository.commit("Med tegn")
    assert {p.rule for p in repository.errors()} >= {"merge-conflict"}
    start, end = marked.index("<<<<<<<"), marked.index("\n", marked.index(">>>>>>>")) + 1
    path.write_text(marked[:start] + marked[end:], "utf-8")
    repository.commit("Uten tegn")
    said = [p.nb for p in repository.errors() if p.rule == "lost-in-merge"]
    assert any("male alle klasserom" in nb for nb in said)
    assert any("kjøre nattbuss" in nb for nb in said)


def test_a_branch_that_was_rebased_in_peace_may_go_on_as_it_likes(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.branch("other", BOAT)
    rewords("punkt-3", SWIM, f"{SWIM} hvert år").do(repository.source)
    repository.commit("Hvert år")
    repository.git("checkout", "-q", "main")
    DAILY.do(repository.source)
    repository.commit("Gratis")
    repository.git("checkout", "-q", "other")
    repository.git("rebase", "-q", "main")
    assert not repository.errors()
    rewords("punkt-3", f"{SWIM} hvert år", f"{SWIM} hver sommer").do(repository.source)
    repository.commit("Hver sommer")
    assert not repository.errors()
    repository.git("commit", "-q", "--amend", "-m", "Om sommeren")
    assert not repository.errors()


def test_two_explanations_run_together_in_a_rebase_are_told_for_as_long_as_main_has_one(
    tmp_path: Path,
) -> None:
    """Folded texts between signs run together without any mistake in the layout."""
    repository = Repository(tmp_path)
    folded = [
        Deed(text, partial(explain, text), lambda _: True)
        for text in ("Et sete for flere.", "En lang stol ute i byen.")
    ]
    repository.branch("other", folded[0])
    repository.git("checkout", "-q", "main")
    folded[1].do(repository.source)
    repository.commit("En stol")
    repository.git("checkout", "-q", "other")
    repository.git("rebase", "main", fails=True)
    repository.click("both")
    repository.go_on("rebase")
    repository.forget()
    (said,) = repository.errors()
    assert said.rule == "lost-in-merge"
    assert "to tekster limt sammen" in said.nb


def explain(text: str, source: Path) -> None:
    path = source / "glossary.yaml"
    term = "  - term: benk\n    title: Benk\n    forms: [benk]\n    explanation: >-\n"
    path.write_text(f"{path.read_text('utf-8')}{term}      {text}\n", "utf-8")
