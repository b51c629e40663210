"""One platform after another: what is put away, what is carried on, and what an editor is told."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date as calendar
from pathlib import Path

import pytest

from generator.checks import check, succession
from generator.doors import cli, releasing, succeeding
from generator.doors.release import prepare
from generator.doors.succeeding import Asked, ahead, refusals
from generator.platform.history import history
from generator.platform.register import tampered
from generator.platform.succession import EXAMPLE_TEXT, EXAMPLE_TITLE
from generator.problems import Problem, errors
from generator.review.printing import as_json, as_markdown
from generator.review.report import compare
from generator.source import former
from generator.source.load import Loaded, load
from tests import three
from tests.built import TESTS
from tests.three import FIRST, NEW, OTHER, SECOND, SUCCESSIONS, commitment, key


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The city on the day of its first edition, the day after its first succession, and at last."""
    folder = tmp_path_factory.mktemp("three") / "source"
    kept: dict[str, Path] = {}
    for name, lived in zip(("first", "second", "third"), three.lives(folder), strict=True):
        kept[name] = shutil.copytree(lived, folder.parent / name / "source")
    started = shutil.copytree(kept["first"], folder.parent / "begun" / "source")
    three.succeed(started, SUCCESSIONS[0])
    return kept | {"begun": started}


@pytest.fixture
def at(whole: dict[str, Path], tmp_path: Path) -> dict[str, Path]:
    """Copies of these, for tests that write in them."""
    return {
        name: shutil.copytree(folder, tmp_path / name / "source") for name, folder in whole.items()
    }


def read(folder: Path) -> Loaded:
    found = load(folder)
    assert isinstance(found, Loaded)
    return found


def told(folder: Path, rule: str) -> list[Problem]:
    """What a rule says; no other rule may find anything."""
    problems = check(load(folder))
    assert {problem.rule for problem in problems} <= {rule}, [p.line() for p in problems]
    return problems


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


# What is put away


def test_every_file_of_the_old_platform_is_put_away_as_it_was(whole: dict[str, Path]) -> None:
    before, after = files(whole["first"]), files(whole["begun"])
    kept = {
        name.removeprefix(f"former/{FIRST}/"): content
        for name, content in after.items()
        if name.startswith("former/")
    }
    kept.pop("frozen.yaml")
    assert kept == {name: content for name, content in before.items() if name != "register.yaml"}
    assert after["register.yaml"] == before["register.yaml"]
    assert sorted(name for name in after if not name.startswith("former/")) == [
        "platform.yaml",
        "register.yaml",
    ]


@pytest.mark.parametrize("day", ["first", "second", "third"])
def test_there_is_nothing_to_tell_an_editor_on_any_of_the_days(
    whole: dict[str, Path], day: str
) -> None:
    assert [problem.line() for problem in check(load(whole[day]))] == []


def test_the_old_platform_is_read_as_it_was(whole: dict[str, Path]) -> None:
    before, old = read(whole["first"]), read(whole["third"]).formers[0]
    assert old.period == FIRST
    assert old.platform == before.platform
    assert old.platform.wordings == before.platform.wordings
    assert old.register == before.register
    assert (old.glossary, old.followups) == (before.glossary, before.followups)
    assert old.translations == before.translations


def test_each_platform_is_compared_with_its_own_adopted_text(whole: dict[str, Path]) -> None:
    now = read(whole["third"])
    assert now.comparison is None
    assert now.formers[1].comparison is None
    old = now.formers[0].comparison
    assert old is not None
    assert not old.differences
    before = read(whole["first"]).comparison
    assert before is not None
    assert old.words == before.words > 0


def test_a_new_platform_is_compared_with_the_new_adopted_text(at: dict[str, Path]) -> None:
    """«80» for «120» passes nowhere: neither before the first edition, nor after it."""
    folder = at["begun"]
    three.write(folder, three.second())
    adopted = (
        "Fjord, fjell og vidde\nVi vil:\n• {}\n• {}\nByrom\nVi vil også:\n• {}\n• {}\n".format(
            three.SAME, OTHER.replace("80", "120"), three.KEPT, NEW
        )
    )
    (folder / "adopted.txt").write_text(adopted, "utf-8")
    (folder / "adopted-corrections.yaml").write_text("corrections: []\n", "utf-8")
    found = [p for p in check(load(folder)) if p.rule == "fidelity" and p.severity == "error"]
    assert len(found) == 1
    assert "«120»" in found[0].nb
    (folder / "adopted.txt").write_text(adopted.replace("120", "80"), "utf-8")
    three.release(folder, "2035-11-01")
    comparison = read(folder).comparison
    assert comparison is not None
    assert comparison.edition == "2035-11-01"
    assert not comparison.differences


# The register


def test_one_register_remembers_which_edition_is_whose(whole: dict[str, Path]) -> None:
    memory = read(whole["third"]).memory
    assert memory is not None
    assert [edition.date for edition in memory.editions] == list(three.EDITIONS)
    assert [edition.succeeds for edition in memory.editions] == [None, FIRST, SECOND]
    assert [edition.adopted_on for edition in memory.editions] == [None, "2035-10-19", "2039-10-19"]
    assert [edition.title for edition in memory.editions][1:] == [
        "Plattform for Havdal 2035–2039",
        "Ny kurs for Havdal",
    ]
    assert not [*tampered(memory)]
    for edition, one in zip(memory.editions[1:], read(whole["third"]).formers, strict=True):
        assert edition.put_away == former.seal(one.folder)


def test_numbers_go_on_and_none_is_given_twice(whole: dict[str, Path]) -> None:
    second, third = read(whole["second"]).platform, read(whole["third"]).platform
    assert [of.id for of in second.commitments] == ["punkt-13", "punkt-14", "punkt-8", "punkt-15"]
    assert [of.id for of in third.commitments] == ["punkt-16", "punkt-8", "punkt-17"]
    assert third.commitments[0].carried_on == ("punkt-2",)
    assert third.commitments[2].carried_on == ("punkt-15",)


def test_what_ended_with_its_platform_is_no_loss_and_no_event_of_the_next(
    whole: dict[str, Path],
) -> None:
    now = read(whole["second"])
    told_now = history(now.register, now.platform)
    assert told_now is not None
    assert told_now.events == ()
    assert [edition.date for edition in told_now.editions] == ["2035-11-01"]
    assert "punkt-1" not in told_now.register.units
    then = history(now.formers[0].register, now.formers[0].platform)
    assert then is not None
    assert then.events == ()
    assert "punkt-1" in then.living
    assert now.memory is not None
    assert not [id_ for id_, of in now.memory.units.items() if of.fates]


def test_a_number_that_lives_on_remembers_the_words_that_it_had(at: dict[str, Path]) -> None:
    folder = at["begun"]
    text = commitment("stenge Torggata for biler og motorsykler.", "punkt-8", "punkt-8")
    three.write(folder, three.second().replace(commitment(three.KEPT, "punkt-8"), text))
    three.release(folder, "2035-11-01")
    now = read(folder)
    assert now.register is not None
    assert [w.since for w in now.register.units["punkt-8"].wordings] == ["2031-04-01", "2035-11-01"]
    then = now.formers[0].register
    assert then is not None
    assert then.units["punkt-8"].text == three.KEPT


def test_a_release_that_was_stopped_is_finished_by_the_same_command(at: dict[str, Path]) -> None:
    folder = at["begun"]
    three.write(folder, three.second())
    before = files(folder)
    three.release(folder, "2035-11-01")
    after = files(folder)
    (folder / "platform.yaml").write_bytes(before["platform.yaml"])
    (problem,) = [p for p in check(load(folder)) if p.rule == "register"]
    assert "plattform release 2035-11-01" in problem.nb
    three.release(folder, "2035-11-01")
    assert files(folder) == after


# What an editor is told


def test_a_published_number_with_other_words_must_be_declared(at: dict[str, Path]) -> None:
    folder = at["begun"]
    three.write(folder, three.second().replace(key(NEW), "punkt-3"))
    (problem,) = told(folder, "carried-on")
    assert problem.severity == "error"
    assert "carried_on: [punkt-3]" in problem.nb
    assert key(NEW) in problem.nb
    assert FIRST in problem.nb
    three.write(
        folder, three.second().replace(commitment(NEW), commitment(NEW, "punkt-3", "punkt-3"))
    )
    assert told(folder, "carried-on") == []


def test_a_number_that_nobody_has_had_is_not_given_by_hand(at: dict[str, Path]) -> None:
    three.write(at["begun"], three.second().replace(key(NEW), "punkt-99"))
    (problem,) = told(at["begun"], "carried-on")
    assert key(NEW) in problem.nb


def test_likeness_asks_and_never_answers(at: dict[str, Path]) -> None:
    folder = at["begun"]
    text = three.second().replace("\n        carried_on: [punkt-7]", "")
    three.write(folder, text.replace("\n        carried_on: [punkt-12]", ""))
    questions = told(folder, "carried-on")
    assert [problem.severity for problem in questions] == ["warning"] * 2
    assert "carried_on: [punkt-12]" in questions[0].nb
    assert "carried_on: []" in questions[0].nb
    assert read(folder).platform.commitments[0].carried_on is None
    three.write(folder, text.replace("[punkt-12]", "[]"))
    assert len(told(folder, "carried-on")) == 1


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("punkt-112", "er ikke et punkt i en tidligere plattform"),
        ("gater-og-torg", "er ikke et punkt i en tidligere plattform"),
        ("punkt-7, punkt-7", "står to ganger"),
    ],
)
def test_what_cannot_be_carried_on_is_told(at: dict[str, Path], said: str, expected: str) -> None:
    three.write(at["begun"], three.second().replace("[punkt-7]", f"[{said}]"))
    (problem,) = told(at["begun"], "carried-on")
    assert expected in problem.nb
    assert problem.severity == "error"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("platform.yaml", "rydde strendene", "feie strendene"),
        ("translations/en/glossary.yaml", "language: en", "language: en "),
        ("frozen.yaml", 'seal: "', 'seal: "0'),
    ],
)
def test_a_platform_that_was_put_away_is_not_changed(
    at: dict[str, Path], file: str, old: str, new: str
) -> None:
    path = at["third"] / "former" / FIRST / file
    lines = path.read_text("utf-8").splitlines()
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    (problem,) = told(at["third"], "succession")
    assert FIRST in problem.nb
    assert problem.severity == "error"
    assert problem.place.file == f"source/former/{FIRST}/{file}"
    assert "Hent tilbake filen" in problem.nb
    if file == "platform.yaml":
        assert old in lines[problem.place.line - 1]


def test_a_file_that_has_gone_or_come_among_those_put_away_is_named(at: dict[str, Path]) -> None:
    folder = at["third"] / "former" / FIRST
    (folder / "glossary.yaml").rename(folder / "glossary-2.yaml")
    new, gone = [p for p in check(load(at["third"])) if p.rule == "succession"]
    assert (new.place.file, gone.place.file) == (
        f"source/former/{FIRST}/glossary-2.yaml",
        f"source/former/{FIRST}/glossary.yaml",
    )
    assert "Slett filen" in new.nb
    assert "Hent filen tilbake" in gone.nb


def test_a_platform_put_away_before_its_files_were_listed_is_still_under_its_seal(
    at: dict[str, Path],
) -> None:
    folder = at["third"] / "former" / FIRST
    frozen = read(at["third"]).formers[0].frozen
    assert frozen is not None
    (folder / "frozen.yaml").write_text(former.as_yaml(frozen.but(files={})), "utf-8")
    assert told(at["third"], "succession") == []
    path = folder / "platform.yaml"
    path.write_text(path.read_text("utf-8").replace("rydde", "feie"), "utf-8")
    (problem,) = told(at["third"], "succession")
    assert problem.place.file == f"source/former/{FIRST}/frozen.yaml"


def test_both_changed_alike_is_seen_by_the_register(at: dict[str, Path]) -> None:
    folder = at["second"] / "former" / FIRST
    path = folder / "platform.yaml"
    path.write_text(path.read_text("utf-8").replace("rydde", "feie"), "utf-8")
    frozen = read(at["second"]).formers[0].frozen
    assert frozen is not None
    alike = frozen.but(seal=former.seal(folder), files=former.files(folder))
    (folder / "frozen.yaml").write_text(former.as_yaml(alike), "utf-8")
    (problem,) = told(at["second"], "succession")
    assert "endret" in problem.nb


def test_windows_line_ends_are_no_change(at: dict[str, Path]) -> None:
    path = at["third"] / "former" / FIRST / "platform.yaml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert told(at["third"], "succession") == []


def test_a_folder_that_has_gone_is_missed(at: dict[str, Path]) -> None:
    shutil.rmtree(at["second"] / "former" / FIRST)
    problems = [p for p in check(load(at["second"])) if p.rule == "succession"]
    assert len(problems) == 1
    assert f"former/{FIRST}" in problems[0].nb


@pytest.mark.parametrize("line", ["", "succeeds: 2027-2031\n"])
def test_the_line_that_says_what_came_before_is_missed(at: dict[str, Path], line: str) -> None:
    path = at["third"] / "platform.yaml"
    path.write_text(path.read_text("utf-8").replace(f"succeeds: {SECOND}\n", line), "utf-8")
    problems = [p for p in check(load(at["third"])) if p.rule == "succession"]
    assert any(f"succeeds: {SECOND}" in problem.nb for problem in problems)


def test_the_line_with_the_edition_does_not_come_along(at: dict[str, Path]) -> None:
    three.write(at["begun"], three.second())
    path = at["begun"] / "platform.yaml"
    path.write_text(
        path.read_text("utf-8").replace("sectors:\n", "edition: 2031-04-01\nsectors:\n"), "utf-8"
    )
    (problem,) = told(at["begun"], "succession")
    assert "Slett linjen" in problem.nb


# What a reviewer is told


def test_the_report_is_of_a_new_platform_with_counts_and_both_wordings(
    at: dict[str, Path],
) -> None:
    """Before the edition and after it; nothing that ended with its platform is called lost."""
    three.write(at["begun"], three.second())
    for after in ("begun", "second"):
        told_now = as_markdown(compare(load(at["first"]), load(at[after])))
        assert "## Ny plattform" in told_now
        assert "«Plattform for Havdal 2035–2039», vedtatt av Havdal bystyre" in told_now
        assert "- 2 ført videre med de samme ordene" in told_now
        assert "- 1 ført videre med andre ord" in told_now
        assert "- 1 nye" in told_now
        assert "- 5 ikke med lenger" in told_now
        assert "var punkt-7" in told_now
        assert "**80**" in told_now or "**minst 80" in told_now
        assert "Nytt punkt" in told_now if after == "begun" else "Punkt 15" in told_now
        assert told_now.count("\n") < 50
    assert "Ny plattform" not in as_markdown(compare(load(at["begun"]), load(at["second"])))
    as_json(compare(load(at["first"]), load(at["second"])))


# What has happened to what has ended


@pytest.mark.parametrize(
    ("commitments", "on", "expected"),
    [
        ("punkt-1", "2036-02-01", ""),  # which ended with the first, and nobody carries on
        ("punkt-1", "2033-02-01", ""),  # entered late
        ("punkt-8", "2033-02-01", ""),  # a number that lives on, while it was the first's
        ("punkt-7", "2033-02-01", ""),
        ("punkt-7", "2036-02-01", "warning: «commitments: [punkt-14]»"),
        ("punkt-15", "2033-02-01", "error: før plattformen ble vedtatt"),
        ("punkt-1, punkt-15", "2033-02-01", "error: før plattformen ble vedtatt"),
        ("punkt-8", "2031-01-01", "error: før plattformen ble vedtatt (2031-03-14)"),
        ("punkt-99", "2036-02-01", "error: er ikke noe punkt i plattformen"),
    ],
)
def test_what_has_happened_to_an_ended_commitment_can_be_entered(
    at: dict[str, Path], commitments: str, on: str, expected: str
) -> None:
    (at["second"] / "followups.yaml").write_text(
        f"followups:\n  - followup: hendelse-x6zcbm\n    commitments: [{commitments}]\n    on: {on}\n"
        "    kind: rapport\n    text: Det kom en rapport.\n    source:\n"
        "      address: https://havdal.example/rapport\n      title: Rapport\n"
        "      publisher: Havdal kommunerevisjon\n",
        "utf-8",
    )
    found = [f"{problem.severity}: {problem.nb}" for problem in told(at["second"], "followup")]
    severity, _, words = expected.partition(": ")
    assert len(found) == bool(expected)
    assert all(one.startswith(severity) and words in one for one in found)


def test_the_command_enters_what_has_happened_to_an_ended_commitment(at: dict[str, Path]) -> None:
    told_of = ["--on", "2033-02-01", "--kind", "rapport", "--text", "Det kom en rapport."]
    source = ["--source", "https://havdal.example/r", "--title", "Rapport", "--publisher", "Havdal"]
    command = ["new", "followup", "--commitment", "punkt-1", *told_of, *source]
    assert cli.main(["--source", str(at["second"]), *command]) == 0
    (one,) = read(at["second"]).followups.followups
    assert one.commitments == ("punkt-1",)
    assert told(at["second"], "followup") == []


# What nobody has written yet


def the_example(folder: Path) -> Problem:
    """The one thing to tell of a platform that nobody has written yet."""
    (problem,) = told(folder, "succession")
    return problem


def test_an_example_that_nobody_has_written_over_is_told(at: dict[str, Path]) -> None:
    """By the line of its text; where that is written over, by the line of its title."""
    folder = at["begun"]
    problem = the_example(folder)
    lines = (folder / "platform.yaml").read_text("utf-8").splitlines()
    assert problem.severity == "error"
    assert EXAMPLE_TEXT in lines[problem.place.line]
    assert prepare(load(folder), "2035-11-01")[0] is None
    text = (folder / "platform.yaml").read_text("utf-8")
    own = text.replace(EXAMPLE_TEXT, NEW).replace(key(EXAMPLE_TEXT), key(NEW))
    (folder / "platform.yaml").write_text(own, "utf-8")
    assert EXAMPLE_TITLE in lines[the_example(folder).place.line - 1]
    (folder / "platform.yaml").write_text(own.replace(EXAMPLE_TITLE, "Buss"), "utf-8")
    assert told(folder, "succession") == []


# What is refused


def refused(folder: Path, asked: Asked) -> str:
    before = files(folder)
    (problem,) = refusals(load(folder), asked)
    assert problem.rule == "succeed"
    assert files(folder) == before
    return problem.nb


def test_two_are_not_put_away_in_a_day(at: dict[str, Path]) -> None:
    assert "samme dag" in refused(at["begun"], SUCCESSIONS[0])
    assert "Ingen utgave" in refused(at["begun"], replace(SUCCESSIONS[0], on="2035-10-21"))


def test_an_edit_that_is_not_released_is_not_put_away(at: dict[str, Path]) -> None:
    path = at["first"] / "platform.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("rydde strendene", "rydde alle strendene"), "utf-8")
    assert "ikke gitt ut" in refused(at["first"], SUCCESSIONS[0])
    path.write_text(text.replace("punkt-3\n", "punkt-3\n"), "utf-8")
    assert refusals(load(at["first"]), SUCCESSIONS[0]) == []


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2031", "ingen periode"),
        ("2035-2031", "slutter før den begynner"),
        ("2027-2030", "ikke er i perioden"),
        ("2031–2035", "ingen periode"),
    ],
)
def test_a_period_that_is_none_is_refused(
    whole: dict[str, Path], period: str, expected: str
) -> None:
    assert expected in refused(whole["first"], replace(SUCCESSIONS[0], period=period))


def test_periods_do_not_overlap(whole: dict[str, Path]) -> None:
    """One may begin in the year in which the other ended."""
    asked = replace(SUCCESSIONS[1], period="2033-2039")
    assert FIRST in refused(whole["second"], asked)
    assert refusals(load(whole["second"]), replace(asked, period="2035-2035")) == []


def test_a_government_that_falls_after_three_months_gives_way_to_the_former_text(
    at: dict[str, Path],
) -> None:
    """Back to the former one: a third platform, with the numbers and the words of the first."""
    folder = at["second"]
    three.succeed(folder, replace(SUCCESSIONS[1], period="2035-2035", on="2036-01-10"))
    old = (folder / "former" / FIRST / "platform.yaml").read_text("utf-8")
    three.write(folder, f"sectors:\n{old.partition('sectors:')[2]}")
    assert not errors(check(load(folder)))
    three.release(folder, "2036-01-12")
    now = read(folder)
    assert {of.id for of in now.platform.commitments} == {
        of.id for of in now.formers[0].platform.commitments
    }
    assert check(load(folder)) == []


def dated_ahead(folder: Path, asked: Asked, day: str) -> list[str]:
    loaded = load(folder)
    assert isinstance(loaded, Loaded)
    return [problem.nb for problem in ahead(loaded, asked, calendar.fromisoformat(day))]


def test_a_year_or_a_day_that_has_not_come_must_be_meant_twice(whole: dict[str, Path]) -> None:
    """All at once, on the day it is; a clock that is behind the platform itself says nothing."""
    folder, asked = whole["first"], SUCCESSIONS[0]
    found = dated_ahead(folder, replace(asked, on="2033-10-20"), "2033-01-01")
    assert [which for told in found for which in ("--on", "--adopted-on", "2031-2035") if which in told] == [
        *("--on", "--adopted-on", "2031-2035"),
    ]  # fmt: skip
    assert all("--confirm" in told for told in found)
    assert dated_ahead(folder, asked, "2035-10-20") == []
    assert dated_ahead(folder, asked, "2026-01-01") == []


def test_the_command_goes_on_where_what_is_ahead_is_meant(
    at: dict[str, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(succeeding, "today", lambda: calendar(2035, 10, 18))
    said = ["--source", str(at["first"]), "succeed", FIRST, "--adopted-on", "2035-10-19"]
    before = files(at["first"])
    assert cli.main(said) == 1
    assert "er ikke kommet ennå" in capsys.readouterr().err
    assert files(at["first"]) == before
    assert cli.main([*said, "--confirm"]) == 0


def test_a_new_platform_that_is_not_adopted_yet_is_told(at: dict[str, Path]) -> None:
    three.write(at["begun"], three.second())
    loaded = read(at["begun"])
    (problem,) = succession.ahead(loaded, calendar(2035, 10, 18))
    assert problem.severity == "warning"
    assert not list(succession.ahead(loaded, calendar(2035, 10, 19)))
    assert not list(succession.ahead(loaded, calendar(2026, 1, 1)))


def test_an_edition_dated_ahead_is_told(
    at: dict[str, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    three.write(at["begun"], three.second())
    monkeypatch.setattr(releasing, "today", lambda: calendar(2035, 10, 31))
    assert cli.main(["--source", str(at["begun"]), "release", "2035-11-01"]) == 0
    assert "datert fram i tid" in capsys.readouterr().err


def test_a_new_document_that_is_the_old_one_is_refused(at: dict[str, Path]) -> None:
    folder = at["begun"]
    old = (folder / "former" / FIRST / "platform.yaml").read_text("utf-8")
    three.write(folder, f"sectors:\n{old.partition('sectors:')[2]}")
    prepared, problems = prepare(load(folder), "2035-11-01")
    assert prepared is None
    assert "ingenting skiftet ut" in problems[0].nb


@pytest.mark.parametrize("text", ["Før\u202eetter", " ", "\x00"])
def test_what_no_text_may_hold_is_refused(whole: dict[str, Path], text: str) -> None:
    assert "--title" in refused(whole["first"], replace(SUCCESSIONS[0], title=text))


def test_whatever_a_title_holds_the_skeleton_holds_it(at: dict[str, Path]) -> None:
    title = "Kurs: \"ny\" # <script>{{ 1 }}</script> '*' [x](javascript:0)"
    three.succeed(at["first"], replace(SUCCESSIONS[0], title=title))
    assert read(at["first"]).platform.title == title
    assert "eksemplet" in the_example(at["first"]).nb


KILLED = """
import os, signal, sys
from pathlib import Path
from generator import writing
from generator.doors.succeeding import Asked
from tests import three

exchange = writing._exchanged

def stopped(one: Path, other: Path) -> bool:
    if sys.argv[2] == "after":
        exchange(one, other)
    os.kill(os.getpid(), signal.SIGKILL)
    return True

writing._exchanged = stopped
three.succeed(Path(sys.argv[1]), three.SUCCESSIONS[0])
"""


@pytest.mark.parametrize("when", ["before", "after"])
def test_whoever_is_killed_has_the_old_or_the_new_whole(at: dict[str, Path], when: str) -> None:
    """The folder changes places at once: at no moment is there a half of each."""
    folder, before = at["first"], files(at["first"])
    command = [sys.executable, "-c", KILLED, str(folder), when]
    assert subprocess.run(command, check=False, cwd=TESTS.parent).returncode == -signal.SIGKILL
    assert files(folder) == (before if when == "before" else files(at["begun"]))
    if when == "before":
        three.succeed(folder, SUCCESSIONS[0])
    assert files(folder) == files(at["begun"])
    the_example(folder)


def test_a_disk_that_is_full_leaves_the_old_one_whole(
    at: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, before = at["first"], files(at["first"])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError, match="space"):
        three.succeed(folder, SUCCESSIONS[0])
    assert files(folder) == before
    assert [path.name for path in folder.parent.iterdir()] == ["source"]


def test_the_command_tells_of_a_new_edition_and_not_of_what_has_ended(
    at: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    three.write(at["begun"], three.second())
    assert cli.main(["--source", str(at["begun"]), "release", "2035-11-01"]) == 0
    told_now = capsys.readouterr().out
    assert "Utgaven 2035-11-01 er laget: 4 punkter." in told_now
    assert "Utelatt" not in told_now


def test_the_command_says_where_the_old_one_lies_and_refuses_in_plain_words(
    at: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["--source", str(at["first"]), "succeed", FIRST, "--on", "2035-10-20"]
    assert cli.main(asked) == 0
    assert f"former/{FIRST}" in capsys.readouterr().out
    assert cli.main(asked) == 1
    assert "samme dag" in capsys.readouterr().err
