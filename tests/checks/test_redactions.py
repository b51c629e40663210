"""What was taken away by law stays away, whatever is reverted, typed again or clicked together."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.redactions import RULE
from generator.doors import cli
from generator.platform.model import fingerprint
from generator.platform.register import as_yaml, resealed
from generator.source.load import Loaded, load
from tests.checks.clicking import (
    SECOND,
    WAYS,
    Deed,
    Repository,
    change,
    releases,
    rewords,
    words_of,
)

WORDS = "åpne skolegården for hele nabolaget om kvelden"
MARK = "[Ordlyden er fjernet 1. april 2032 etter krav]"
NAME = "nabolaget om kvelden"


def takes_away(unit: str, *more: str) -> Deed:
    def do(source: Path) -> None:
        asked = ("redact", unit, "--on=2032-04-01", "--reason=Dom i tingretten.", *more)
        assert cli.main(["--source", str(source), *asked]) == 0

    return Deed(f"takes away {unit}", do, lambda loaded: words_of(loaded, unit) == MARK, unit)


def writes(mark: str, text: str) -> Deed:
    return Deed(f"writes “{text}”", change(mark, text), lambda loaded: bool(loaded.platform))


GONE = takes_away("punkt-2")


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def rules(repository: Repository) -> set[str]:
    return {problem.rule for problem in repository.errors()}


@pytest.mark.parametrize("more", [(), (f"--words={NAME}",), ("--edition=2031-04-01",)])
def test_a_proposal_that_takes_words_away_is_in_order(
    more: tuple[str, ...], repository: Repository
) -> None:
    releases(SECOND, rewords("punkt-7", "lage badeplass", "lage en badeplass")).do(
        repository.source
    )
    repository.commit("Utgave")
    repository.branch("proposal", takes_away("punkt-2", *more))
    assert repository.errors() == []
    repository.git("checkout", "-q", "-B", "main", "proposal")
    assert repository.errors() == []


def test_a_register_that_is_changed_besides_is_told(repository: Repository) -> None:
    """A record of one thing is no licence to change another."""
    repository.branch("proposal", takes_away("punkt-2"))
    register = repository.source / "register.yaml"
    text = register.read_text("utf-8")
    register.write_text(text.replace("rydde strendene", "rydde gatene"), "utf-8")
    assert rules(repository) == {"register"}


def test_undoing_it_is_told(repository: Repository) -> None:
    repository.branch("main", GONE)
    repository.git("checkout", "-q", "-b", "undone")
    repository.git("revert", "--no-edit", "HEAD")
    (told,) = [problem for problem in repository.errors() if problem.rule == RULE]
    assert "Registeret har glemt at ord i punkt-2 ble fjernet 2032-04-01" in told.nb
    assert WORDS not in told.nb


@pytest.mark.parametrize(
    ("more", "mark", "text"),
    [
        ((), MARK, WORDS),
        ((), MARK, f"{WORDS} og natten"),
        ((f"--words={NAME}",), "[ord fjernet 1. april 2032 etter krav]", NAME),
        ((f"--words={NAME}",), "[ord fjernet 1. april 2032 etter krav]", f"hele {NAME}"),
    ],
)
def test_typing_the_words_again_is_told_at_their_line(
    more: tuple[str, ...], mark: str, text: str, repository: Repository
) -> None:
    repository.branch("main", takes_away("punkt-2", *more))
    repository.branch("again", writes(mark, text))
    (told,) = repository.errors()
    assert told.rule == RULE
    assert "Her står ord som ble fjernet 2032-04-01 etter krav" in told.nb
    lines = (repository.source / "platform.yaml").read_text("utf-8").split("\n")
    assert text in " ".join(lines[told.place.line - 1 : told.place.line + 1])


def test_where_the_demand_is_dropped_the_words_may_stand_again(repository: Repository) -> None:
    repository.branch("main", GONE)
    repository.branch("again", writes(MARK, WORDS))
    (told,) = repository.errors()
    line = told.nb.partition("legg til linjen «")[2].partition("»")[0]
    repository.branch("meant", writes(f"{WORDS}\n", f"{WORDS}\n        {line}\n"), start="again")
    assert repository.errors() == []
    repository.branch("released", releases(SECOND), start="meant")
    assert repository.errors() == []


def test_other_words_in_their_place_are_no_matter(repository: Repository) -> None:
    repository.branch("main", GONE)
    repository.branch("new", writes(MARK, "åpne skolegården for alle"))
    assert repository.errors() == []


@pytest.mark.parametrize("way", WAYS)
def test_however_a_conflict_is_clicked_the_words_do_not_come_back_unseen(
    way: str, repository: Repository
) -> None:
    repository.branch("other", rewords("punkt-2", WORDS, f"{WORDS} og i helgene"))
    repository.branch("main", GONE)
    repository.git("checkout", "-q", "other")
    repository.git("merge", "main", fails=True)
    repository.click(way)
    repository.commit("Satt sammen")
    back = WORDS in (repository.source / "platform.yaml").read_text("utf-8")
    assert bool(repository.errors()) >= back
    assert back or "both" in way or rules(repository) <= {RULE, "lost-in-merge"}


@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_an_edition_that_was_made_beside_it_does_not_bring_them_back(
    side: str, repository: Repository
) -> None:
    reworded = rewords(
        "punkt-7", "lage badeplass ved moloen til sommeren", "lage badeplass ved moloen"
    )
    repository.branch("edition", releases(SECOND, reworded))
    repository.branch("main", GONE)
    repository.git("checkout", "-q", "edition")
    repository.git("merge", "main", fails=True)
    repository.click(f"whole {side}")
    repository.commit("Satt sammen")
    found = rules(repository)
    assert found >= {RULE} if side == "ours" else found


def test_a_register_that_is_sealed_anew_after_another_change_is_told(
    repository: Repository,
) -> None:
    """The record says what may differ from what main had; anything else is told, whoever made the seals."""
    repository.branch("proposal", GONE)
    loaded = load(repository.source)
    assert isinstance(loaded, Loaded)
    assert loaded.memory is not None
    units = dict(loaded.memory.units)
    (wording,) = units["punkt-5"].wordings
    text = "rydde gatene i kommunen hver vår"
    units["punkt-5"] = units["punkt-5"].but(
        wordings=(wording.but(text=text, fingerprint=fingerprint(text)),)
    )
    made = resealed(loaded.memory.but(units=units))
    (repository.source / "register.yaml").write_text(as_yaml(made), "utf-8")
    writes("rydde strendene i kommunen hver vår", text).do(repository.source)
    assert rules(repository) == {"memory"}
