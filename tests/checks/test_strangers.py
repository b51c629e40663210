"""A register that is not this project's, or not of this time, and a past that git no longer has."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from generator.checks import check_whole
from generator.problems import Problem
from generator.review.proposal import CannotTellError, base
from generator.source.load import load
from generator.source.past import Past
from tests.checks.clicking import (
    PLATFORM,
    SECOND,
    THIRD,
    Repository,
    adds,
    release,
    releases,
    rewords,
)

DAILY = rewords(
    "punkt-4", "tilby leksehjelp alle dager i uken", "tilby leksehjelp alle dager i uken gratis"
)
BOAT = adds("leie ut robåter ved moloen", "punkt-7")


def of_rule(repository: Repository, rule: str) -> list[Problem]:
    return [problem for problem in repository.errors() if problem.rule == rule]


def test_the_register_of_a_city_with_other_sectors(tmp_path: Path) -> None:
    ours, theirs = Repository(tmp_path / "ours"), Repository(tmp_path / "theirs", released=False)
    other = PLATFORM.replace("id: skole", "id: kultur").replace("id: fjord", "id: vei")
    theirs.write("platform.yaml", other.replace("Plattform for Byen", "Plattform for Bygda"))
    release(theirs.source, SECOND)
    register = (theirs.source / "register.yaml").read_text("utf-8")
    ours.write("register.yaml", register)
    (said,) = ours.errors()
    assert said.rule == "register"
    assert "hører til en annen plattform, «Plattform for Bygda»" in said.nb


def test_the_register_of_a_city_with_the_same_sectors(tmp_path: Path) -> None:
    ours, theirs = Repository(tmp_path / "ours"), Repository(tmp_path / "theirs", released=False)
    theirs.write("platform.yaml", PLATFORM.replace("bygge en ny", "rive en gammel"))
    release(theirs.source, "2031-04-01")
    ours.write("register.yaml", (theirs.source / "register.yaml").read_text("utf-8"))
    (said,) = of_rule(ours, "memory")
    assert "Ingen av utgavene i dette registeret har vært på main" in said.nb
    assert ours.git("rev-parse", "HEAD")[:7] in said.nb


def test_the_register_of_a_branch_that_was_never_merged(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.branch("never", releases(SECOND, DAILY))
    repository.git("checkout", "-q", "-b", "mine", "main")
    repository.git("checkout", "-q", "never", "--", "source/register.yaml")
    (said,) = of_rule(repository, "register")
    assert f"Den siste utgaven i registeret er {SECOND}" in said.nb
    assert "hent det fra main i stedet" in said.nb


def test_the_register_and_the_platform_of_a_branch_that_main_has_left_behind(
    tmp_path: Path,
) -> None:
    repository = Repository(tmp_path)
    repository.branch("never", releases(SECOND, DAILY))
    repository.git("checkout", "-q", "main")
    releases(THIRD, BOAT).do(repository.source)
    repository.commit("Utgave")
    repository.git("checkout", "-q", "-b", "mine")
    repository.git("checkout", "-q", "never", "--", "source")
    said = of_rule(repository, "memory")
    assert any(f"glemt utgaven {THIRD}" in problem.nb for problem in said)


def test_a_register_from_the_future(tmp_path: Path) -> None:
    """A newer one than the text beside it, and one that a newer program has written."""
    repository = Repository(tmp_path)
    old = repository.git("rev-parse", "HEAD")
    releases(SECOND, DAILY).do(repository.source)
    repository.commit("Utgave")
    repository.git("checkout", "-q", "-b", "old", old)
    repository.git("checkout", "-q", "main", "--", "source/register.yaml")
    (said,) = of_rule(repository, "register")
    assert f"men her står {'2031-04-01'}" in said.nb
    assert "hent resten av den fra main" in said.nb
    repository.git("checkout", "-q", "-f", "main")
    path = repository.source / "register.yaml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("    kind: sector\n", "    kind: sector\n    colour: blue\n"), "utf-8"
    )
    (said,) = of_rule(repository, "register")
    assert "skrevet av en nyere versjon av programmet" in said.nb


@pytest.fixture
def shallow(tmp_path: Path) -> Path:
    """The merge of a proposal and main, and nothing before it, as a forge fetches them."""
    repository = Repository(tmp_path / "whole")
    repository.branch("one", BOAT)
    repository.git("checkout", "-q", "main")
    DAILY.do(repository.source)
    repository.commit("Main")
    repository.git("checkout", "-q", "-b", "merged")
    repository.git("merge", "-q", "--no-ff", "one")
    url = f"file://{repository.folder}"
    subprocess.run(
        ["git", "clone", "-q", "--depth=1", "--branch=merged", url, str(tmp_path / "part")],
        check=True,
        capture_output=True,
    )
    return tmp_path / "part" / "source"


def test_a_base_that_was_not_fetched_is_not_guessed(shallow: Path) -> None:
    said = [p for p in check_whole(load(shallow)) if p.rule == "memory"]
    assert ["Bare en del av historikken i git er hentet hit" in p.nb for p in said] == [True]
    with pytest.raises(CannotTellError) as told:
        base(Past.of(shallow), "HEAD")
    assert "fetch-depth: 0" in told.value.nb
