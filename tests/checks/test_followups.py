"""What has happened since: each mistake is told once, at its place, with what to write instead."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from generator.book.book import build_book
from generator.checks import check, check_whole, followups
from generator.checks.rule_pages import EXAMPLE
from generator.doors.cli import main
from generator.doors.release import prepare
from generator.problems import Problem
from generator.settings import Settings
from generator.source.load import Loaded, load
from generator.writing import put_in_place
from tests.built import TESTS, whole
from tests.histories import Seed, live, small_city, write

CITY = TESTS / "city" / "source"

ONE = """\
followups:
  - followup: hendelse-{key}
    commitments: [{commitments}]
    on: {on}
    kind: {kind}
    text: >-
      {text}
    source:
      address: {address}
      title: Sak 1
      publisher: Kommunen
"""

GIVEN = {
    "key": "782xbg",
    "commitments": "punkt-1",
    "on": "2031-06-01",
    "kind": "sak",
    "text": "Noe skjedde.",
    "address": "https://innsyn.example/1",
}


def told(folder: Path, text: str) -> list[Problem]:
    """What is said of the city where this is all that has happened."""
    shutil.copytree(CITY, folder / "source")
    shutil.rmtree(folder / "source" / "translations")
    (folder / "source" / "followups.yaml").write_text(text, "utf-8")
    return check(load(folder / "source"))


def one(**other: str) -> str:
    return ONE.format(**(GIVEN | other))


def test_one_that_is_right_is_told_of_by_nobody(tmp_path: Path) -> None:
    assert told(tmp_path, one()) == []


@pytest.mark.parametrize(
    ("wrong", "line", "said"),
    [
        ({"key": "ny"}, 2, "Skriv «- followup: hendelse-"),
        ({"key": "782xbh"}, 2, "Skriv «- followup: hendelse-"),
        (
            {"commitments": "punkt-6"},
            3,
            "«punkt-6» er ikke noe punkt i plattformen, og har ikke vært",
        ),
        ({"commitments": "avsnitt-1"}, 3, "Skriv id-en til punktet det gjelder"),
        ({"commitments": "punkt-1, punkt-1"}, 3, "«punkt-1» står to ganger i listen"),
        ({"on": "2030-01-01"}, 4, "er før plattformen ble vedtatt (2031-03-14)"),
        ({"on": "18. juni 2031"}, 4, "Skriv en dato som"),
        ({"kind": "avtale"}, 5, "«sak», «vedtak», «budsjett», «tiltak», «rapport» eller «svar»"),
        ({"address": "javascript:alert(1)"}, 9, "er ikke en adresse på nettet"),
        ({"address": "31/417"}, 9, "skriv nummeret under «case»"),
        ({"text": "Les <b>dette</b>."}, 7, "leserne ser «<b>»"),
    ],
)
def test_a_mistake_is_told_where_it_stands(
    wrong: dict[str, str], line: int, said: str, tmp_path: Path
) -> None:
    (problem,) = told(tmp_path, one(**wrong))
    assert said in problem.nb
    assert problem.place.line == line
    assert problem.en != problem.nb


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, one().replace("      publisher: Kommunen\n", ""))
    assert "publisher" in problem.nb


def test_the_same_source_twice_for_a_commitment_is_told_however_it_is_written(
    tmp_path: Path,
) -> None:
    again = one(key="h3tfft", address="http://www.innsyn.example/1/").partition("\n")[2]
    (problem,) = told(tmp_path, one() + again)
    assert "Den samme kilden står alt om punkt-1: her og på linje 9" in problem.nb


def test_two_commitments_may_have_one_source_and_one_commitment_two_places_on_a_page(
    tmp_path: Path,
) -> None:
    other = one(key="h3tfft", commitments="punkt-2").partition("\n")[2]
    place = one(key="zzm2kj", address="https://innsyn.example/1#sak-2").partition("\n")[2]
    assert told(tmp_path, one() + other + place) == []


SCALE = """\
scales:
  - scale: revisjonen
    title: Status
    method: De leser og spør.
    steps: [I gang, Gjennomført]
"""


def test_an_assessment_is_always_somebodys(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, SCALE + one())
    assert "assessor" in problem.nb
    assert problem.place.line == 2


@pytest.mark.parametrize(
    ("scale", "step", "said"),
    [
        ("revisjonen", "I mål", "Trinnene er «I gang», «Gjennomført»"),
        ("byrådet", "I gang", "Filen har «revisjonen»"),
    ],
)
def test_an_assessment_is_on_a_scale_that_is_declared(
    scale: str, step: str, said: str, tmp_path: Path
) -> None:
    whole_scale = SCALE.replace("    method", "    assessor: Revisjonen\n    method")
    mine = f"    assessment:\n      scale: {scale.replace('å', 'a')}\n      step: {step}\n"
    (problem,) = told(tmp_path, whole_scale + one() + mine)
    assert said in problem.nb


def test_without_any_scale_it_is_said_how_one_is_declared(tmp_path: Path) -> None:
    mine = "    assessment:\n      scale: revisjonen\n      step: I gang\n"
    (problem,) = told(tmp_path, one() + mine)
    assert "hvem som vurderer (assessor), hvordan (method) og trinnene (steps)" in problem.nb


def test_half_an_approval_is_told(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, one() + "    approved_by: Kari\n")
    assert "«approved_on» mangler" in problem.nb


def test_a_list_that_says_that_it_is_empty_and_is_not(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, one().replace("followups:", "followups: []", 1))
    assert "Slett «[]»: skriv bare «followups:»" in problem.nb
    assert (problem.place.line, problem.place.column) == (1, 12)


def adopted_long_ago(folder: Path) -> Loaded:
    """The example, in which something has happened on 2025-06-18 and on 2025-12-01."""
    shutil.copytree(EXAMPLE, folder / "source")
    return whole(folder / "source")


def test_what_has_not_come_yet_is_told_by_the_check_and_stops_no_build(tmp_path: Path) -> None:
    loaded = adopted_long_ago(tmp_path)
    (problem,) = check_whole(loaded, day=dt.date(2025, 11, 30))
    assert "Datoen 2025-12-01 er ikke kommet ennå" in problem.nb
    assert check_whole(loaded, day=dt.date(2025, 12, 1)) == []
    assert check(loaded) == []


def test_a_clock_that_is_behind_the_platform_is_not_believed() -> None:
    assert not list(followups.ahead(whole(CITY), dt.date(1970, 1, 1)))
    assert list(followups.ahead(whole(CITY), dt.date(2031, 3, 14)))


@pytest.mark.parametrize(
    ("site", "wrong"),
    [
        (Settings(site_url="https://innsyn.proveby.example/"), True),
        (Settings(site_url="http://www.innsyn.proveby.example/sak"), True),
        (Settings(former=("https://innsyn.proveby.example/sak/",)), True),
        (Settings(site_url="https://innsyn.proveby.example/sa/"), False),
        (Settings(site_url="/"), False),
    ],
)
def test_a_source_that_leads_to_the_site_itself_is_told(
    site: Settings, wrong: bool, tmp_path: Path
) -> None:
    loaded = adopted_long_ago(tmp_path)
    found = [problem.nb for problem in followups.of_the_site(loaded, site)]
    assert bool(found) == wrong
    assert all("dette nettstedet selv" in nb for nb in found)
    _, problems = build_book(tmp_path / "source", site)
    assert [p.nb for p in problems if p.rule == followups.RULE] == found


def test_the_command_knows_the_address_of_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    adopted_long_ago(tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    settings = "site_name: x\nsite_url: https://innsyn.proveby.example/\nplugins:\n  - plattform\n"
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    assert main(["check"]) == 1
    assert (
        "source/followups.yaml:15:16: Kilden fører til dette nettstedet selv"
        in capsys.readouterr().out
    )


def test_before_the_first_edition_it_is_asked_whether_the_date_is_right(tmp_path: Path) -> None:
    for _, _ in live(tmp_path, small_city(), Seed(1), editions=1, most=0):
        (tmp_path / "followups.yaml").write_text(one(on="2026-12-01"), "utf-8")
    (problem,) = check(load(tmp_path))
    assert problem.severity == "warning"
    assert "før den første utgaven (2027-01-15)" in problem.nb
    assert "«adopted_on»" in problem.nb


def test_what_happened_after_a_commitment_was_split_is_told_with_its_heirs(tmp_path: Path) -> None:
    ((editor, _),) = live(tmp_path, small_city(), Seed(3), editions=1, most=1)
    editor.date, editor.touched = "2027-02-15", set()
    editor.split()
    write(tmp_path, editor.tree, "2027-01-15")
    prepared, _problems = prepare(load(tmp_path), editor.date)
    assert prepared is not None
    put_in_place(*prepared.files)
    gone, record = next((i, r) for i, r in prepared.register.units.items() if r.fate)
    assert record.fate is not None
    (tmp_path / "followups.yaml").write_text(one(on="2027-02-15", commitments=gone), "utf-8")
    assert check(load(tmp_path)) == []
    (tmp_path / "followups.yaml").write_text(one(on="2027-03-15", commitments=gone), "utf-8")
    (problem,) = check(load(tmp_path))
    assert problem.severity == "warning"
    assert f"«{gone}» gikk ut 2027-02-15, før dette skjedde." in problem.nb
    assert f"Skriv heller «commitments: [{', '.join(record.fate.into)}]»" in problem.nb
