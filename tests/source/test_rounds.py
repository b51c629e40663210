"""Who has approved what is kept in a file a round, and holds for the words that were read."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from generator.checks import approvals, check
from generator.doors import cli
from generator.platform import freshness
from generator.platform.approvals import read
from generator.problems import Problem
from generator.review.report import compare
from generator.review.telling import tell
from generator.source.load import Loaded, load
from tests.built import TESTS

SECTOR = "translations/en/skole-og-barnehage.yaml"
PLAIN = "plain/skole-og-barnehage.yaml"
ROUND = "approvals/en/2025-06-19-kari-nordmann-skole.yaml"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The city, ready to be read."""
    return Path(shutil.copytree(TESTS / "city" / "source", tmp_path / "source"))


def loaded(source: Path) -> Loaded:
    found = load(source)
    assert isinstance(found, Loaded)
    return found


def run(source: Path, *said: str) -> int:
    return cli.main(["--source", str(source), *said])


def approve(source: Path, *said: str, by: str = "Kari Nordmann", on: str = "2025-06-19") -> Path:
    """A round by the command, and its file."""
    before = set(source.rglob("approvals/*/*.yaml"))
    assert run(source, "approve", *said, "--by", by, "--on", on) == 0
    (made,) = set(source.rglob("approvals/*/*.yaml")) - before
    return made


def change(source: Path, file: str, before: str, after: str) -> None:
    text = (source / file).read_text("utf-8")
    assert text.count(before) >= 1, before
    (source / file).write_text(text.replace(before, after), "utf-8")


def told(source: Path) -> list[Problem]:
    return [problem for problem in check(load(source)) if problem.rule == approvals.RULE]


def state(source: Path, id_: str, lang: str = "en") -> str:
    here = loaded(source)
    return freshness.state(here.known_units[id_], here.translations[lang].units.get(id_))


def test_what_was_read_is_approved_until_a_word_changes(source: Path) -> None:
    approve(source, "en", "punkt-2", "punkt-4")
    assert (state(source, "punkt-2"), state(source, "punkt-4")) == ("valid", "valid")
    assert told(source) == []
    change(source, SECTOR, "room for 90 children.\n", "space for 90 children.\n")
    assert (state(source, "punkt-2"), state(source, "punkt-4")) == ("draft", "valid")
    (problem,) = told(source)
    assert problem.severity == "warning"
    assert "1 av de 2 tekstene her er endret siden 19. juni 2025" in problem.nb
    approve(source, "en", "punkt-2", by="Ola Hansen", on="2025-07-01")
    assert state(source, "punkt-2") == "valid"
    assert told(source) == [], "who reads it again ends the matter"


def test_white_space_is_no_word(source: Path) -> None:
    approve(source, "en", "punkt-2")
    change(
        source,
        SECTOR,
        "build a new nursery at Løkka.\n      It",
        "build a new nursery at Løkka. It",
    )
    assert state(source, "punkt-2") == "valid"


def test_a_translation_is_read_beside_what_it_is_made_from(source: Path) -> None:
    approve(source, "en", "punkt-2")
    change(source, "platform.yaml", "plass til 90 barn.", "plass til 91 barn.")
    here = loaded(source).translations["en"].units["punkt-2"]
    assert state(source, "punkt-2") == "outdated"
    assert (here.status, here.approved_by) == ("approved", "Kari Nordmann"), (
        "it is shown, beside it"
    )
    approve(source, "en", "punkt-2", by="Ola Hansen", on="2025-07-01")
    assert state(source, "punkt-2") == "valid"
    assert not [p for p in check(load(source)) if "punkt-2" in p.nb and p.rule == "translation"]


def test_our_own_words_are_approved_in_the_same_way(source: Path) -> None:
    approve(source, "nb", "skole-og-barnehage", "ord-leksehjelp")
    here = loaded(source)
    assert all(
        part.summary.approved
        for _, _, part in here.parts()
        if part.summary and part.id in ("skolen", "barnehagen")
    )
    assert here.platform.wordings["punkt-1"].approved_by == "Kari Nordmann"
    change(source, "platform.yaml", "åpne skolegården", "stenge skolegården")
    assert not loaded(source).platform.wordings["punkt-1"].approved
    change(source, PLAIN, "De får hjelp med lekser.", "De får hjelp.")
    (skolen,) = [part for _, _, part in loaded(source).parts() if part.id == "skolen"]
    assert skolen.summary
    assert not skolen.summary.approved


def test_the_lines_of_before_are_read_and_moved(source: Path) -> None:
    before = loaded(source)
    assert before.translations["en"].units["punkt-1"].approved
    run(source, "fmt")
    after = loaded(source)
    assert "approved_by" not in (source / SECTOR).read_text("utf-8")
    assert after.translations["en"].units == before.translations["en"].units
    assert after.platform == before.platform
    assert after.platform.wordings == before.platform.wordings
    assert after.glossary == before.glossary
    assert run(source, "fmt", "--check") == 0


def test_lines_of_before_hold_for_what_they_say_they_were_made_from(source: Path) -> None:
    change(source, "platform.yaml", "plass til 90 barn.", "plass til 91 barn.")
    assert not loaded(source).platform.wordings["punkt-2"].approved
    run(source, "fmt")
    assert not loaded(source).platform.wordings["punkt-2"].approved
    change(source, "platform.yaml", "plass til 91 barn.", "plass til 90 barn.")
    assert loaded(source).platform.wordings["punkt-2"].approved


def test_two_who_approve_on_one_day_never_write_the_same_file(source: Path) -> None:
    names = {
        approve(source, "en", "punkt-2"),
        approve(source, "en", "punkt-4"),
        approve(source, "en", "punkt-2", by="Ola Hansen"),
        approve(source, "nb", "punkt-1.plain"),
    }
    assert len({path.name for path in names}) == 4
    assert (
        run(source, "approve", "en", "punkt-2", "--by", "Kari Nordmann", "--on", "2025-06-19") == 1
    )


WHOLE = """\
approved_by: Kari Nordmann
approved_on: 2025-06-19
place: Havdal
language: en
units:
  punkt-2: {}
count: 1
"""

BAD = {
    "by nobody": (("Kari Nordmann", ""), "«approved_by» er tom", 1),
    "without a name": (("approved_by: Kari Nordmann\n", ""), "mangler «approved_by»", 1),
    "on a day that is none": (("2025-06-19", "2025-06-31"), "finnes ikke", 2),
    "in words": (("2025-06-19", "i går"), "en dato som", 2),
    "a language that is not there": (("language: en", "language: se"), "ingen tekster på «se»", 4),
    "another folder": (("language: en", "language: nb"), "ligger ikke i mappen approvals/nb", 4),
    "cut short": (("count: 1", "count: 7"), "skal ha 7 tekster, men har 1", 7),
    "cut off": (("count: 1\n", ""), "mangler «count»", 1),
    "a fingerprint by hand": (("punkt-2: ", "punkt-2: x"), "er ikke et fingeravtrykk", 6),
    "a unit twice": (("units:\n", "units:\n  punkt-2: 00000000-00000000\n"), "to ganger", 7),
    "a unit that has gone": (("punkt-2:", "punkt-22:"), "har ingen tekst på «en» lenger", 6),
    "an unknown key": (("place:", "plass:"), "Mente du", 3),
}


@pytest.mark.parametrize("name", BAD)
def test_a_round_that_is_wrong_says_so_at_its_line(name: str, source: Path) -> None:
    (before, after), said, line = BAD[name]
    (source / ROUND).parent.mkdir(parents=True)
    text = WHOLE.format(loaded(source).readable("en")["punkt-2"].now)
    assert before in text
    (source / ROUND).write_text(text, "utf-8")
    assert [p.line() for p in check(load(source))] == []
    (source / ROUND).write_text(text.replace(before, after), "utf-8")
    found = [p for p in check(load(source)) if p.place.file.endswith(ROUND)]
    assert [(said in p.nb, p.place.line) for p in found] == [(True, line)], [
        p.line() for p in found
    ]
    assert all(p.en != p.nb for p in found)


def test_a_round_of_another_city_is_told(source: Path) -> None:
    (source / ROUND).parent.mkdir(parents=True)
    (source / ROUND).write_text(
        WHOLE.format("00000000-00000000").replace("Havdal", "Fjordvik"), "utf-8"
    )
    (problem,) = told(source)
    assert "fra en annen plattform: den gjelder «Fjordvik»" in problem.nb
    assert (problem.severity, problem.place.line) == ("error", 3)


def test_a_city_that_takes_another_name_keeps_its_approvals(source: Path) -> None:
    approve(source, "en", "punkt-2")
    change(source, "platform.yaml", "place: Havdal", "place: Nye Havdal")
    assert told(source) == []
    assert state(source, "punkt-2") == "valid"


def test_a_round_dated_tomorrow_is_told_today_and_not_tomorrow(source: Path) -> None:
    approve(source, "en", "punkt-2")
    here = loaded(source)
    (problem,) = approvals.ahead(here, dt.date(2025, 6, 18))
    assert "approved_on: 2025-06-18" in problem.nb
    assert (problem.severity, problem.place.line) == ("error", 3)
    assert list(approvals.ahead(here, dt.date(2025, 6, 19))) == []


def test_the_same_round_twice_is_told(source: Path) -> None:
    made = approve(source, "en", "punkt-2")
    shutil.copy(made, made.with_name("2025-kopi (1).yaml"))
    (problem,) = told(source)
    assert "ligger i" in problem.nb
    assert problem.severity == "warning"


def test_only_those_count_who_may(source: Path) -> None:
    approve(source, "en", "punkt-2", by="Ola Hansen")
    (source / "approvers.yaml").write_text("approvers:\n  en: [kari  nordmann]\n", "utf-8")
    assert state(source, "punkt-2") == "draft"
    assert state(source, "punkt-1") == "valid", "Kari's old lines, whatever the letters"
    (problem,) = (one for one in told(source) if "Ola Hansen" in one.nb)
    assert "«Ola Hansen» står ikke blant dem som kan godkjenne «en»" in problem.nb
    assert "kari  nordmann" in problem.nb
    assert run(source, "approve", "en", "punkt-4", "--by", "Ola Hansen") == 1
    (source / "approvers.yaml").write_text(
        "approvers:\n  en: [Ola Hansen]\n  se: [Áile]\n", "utf-8"
    )
    assert state(source, "punkt-2") == "valid"
    assert state(source, "punkt-1") == "draft"
    said = [problem.nb for problem in told(source)]
    assert sum("«Kari Nordmann» står ikke" in nb for nb in said) == 4
    assert sum("ingen tekster på «se»" in nb for nb in said) == 1


PROPOSING = """\
approved_by: Ola Hansen
approved_on: 2025-06-19
place: Havdal
language: {lang}
proposals:
  {id}:
    text: >-
      {text}
    read: {read}
count: 1
"""


def propose(source: Path, lang: str, id_: str, text: str) -> str:
    file = f"approvals/{lang}/2025-06-19-ola-hansen.yaml"
    (source / file).parent.mkdir(parents=True, exist_ok=True)
    now = loaded(source).readable(lang)[id_].now
    now = now if "-" in now else f'"{now}"'
    (source / file).write_text(PROPOSING.format(lang=lang, id=id_, text=text, read=now), "utf-8")
    return file


@pytest.mark.parametrize(
    ("lang", "id_", "text", "where"),
    [
        ("en", "punkt-2", "build <b>a</b> nursery: {{ 7*7 }}. # It is *new*.", SECTOR),
        ("nb", "punkt-2.plain", "Løkka får en barnehage, med plass til 90 barn.", PLAIN),
        ("nb", "ord-leksehjelp", "Hjelp med leksene.", "glossary.yaml"),
        ("nb", "skolen.summary", "Elevene skal lære å svømme. De får hjelp.", PLAIN),
    ],
)
def test_a_proposal_waits_until_it_is_taken_over_and_is_approved_then(
    lang: str, id_: str, text: str, where: str, source: Path
) -> None:
    held = propose(source, lang, id_, text)
    (problem,) = told(source)
    assert problem.severity == "warning"
    assert f"Ola Hansen foreslår andre ord for {id_}" in problem.nb
    assert where in problem.nb
    assert loaded(source).readable(lang)[id_].held.approved_by != "Ola Hansen"
    assert run(source, "approve", "--take", str(source / held)) == 0
    assert told(source) == []
    of = loaded(source).readable(lang)[id_]
    assert of.words == text
    assert of.held.approved_by == "Ola Hansen"
    assert run(source, "approve", "--take", str(source / held)) == 1, "nothing waits any more"


def test_what_was_written_by_a_machine_is_a_persons_once_a_person_wrote_it_anew(
    source: Path,
) -> None:
    held = propose(source, "en", "punkt-2", "build a nursery for 90 children.")
    run(source, "approve", "--take", str(source / held))
    assert loaded(source).translations["en"].units["punkt-2"].translated_by == "Ola Hansen"


def test_a_proposal_for_words_that_have_changed_is_none(source: Path) -> None:
    propose(source, "en", "punkt-2", "build something.")
    change(source, SECTOR, "room for 90 children.\n", "space for 90 children.\n")
    assert told(source) == []
    assert state(source, "punkt-2") == "draft"


def test_a_summary_with_another_number_of_sentences_is_left_to_a_person(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = propose(source, "nb", "skolen.summary", "Bare en setning.")
    before = (source / PLAIN).read_text("utf-8")
    assert run(source, "approve", "--take", str(source / held)) == 0
    assert "Må tas inn for hånd" in capsys.readouterr().out
    assert (source / PLAIN).read_text("utf-8") == before


def test_the_report_tells_what_was_approved_and_what_needs_it_again(
    source: Path, tmp_path: Path
) -> None:
    before = loaded(Path(shutil.copytree(source, tmp_path / "before")))
    made = approve(source, "en", "punkt-2")
    after = loaded(source)
    assert "Av Kari Nordmann 19. juni 2025, på engelsk:" in said(before, after)
    change(source, SECTOR, "room for 90 children.\n", "space for 90 children.\n")
    assert "Endret etter at Kari Nordmann godkjente 19. juni 2025:" in said(after, loaded(source))
    change(source, SECTOR, "space for 90 children.\n", "room for 90 children.\n")
    made.unlink()
    assert "Ikke godkjent lenger" in said(after, loaded(source))


def said(before: Loaded, after: Loaded) -> str:
    return str([*tell(compare(before, after))])


def test_a_fingerprint_is_of_words_and_of_what_they_were_made_from() -> None:
    assert read("to  ord\n", "12345678") == f"{read('to ord')}-12345678"


@pytest.mark.parametrize(
    "asked",
    [
        ("se", "punkt-1", "--by", "X"),
        ("en", "punkt-1"),
        ("en", "--by", "X"),
        ("en", "punkt-999", "--by", "X"),
        ("en", "punkt-1", "--by", "X", "--on", "2999-01-01"),
        ("en", "punkt-1", "--by", "X", "--on", "20250101"),
        ("en", "punkt-1", "--by", "a\u202eb"),
        ("--take", "ingenting.yaml"),
    ],
)
def test_the_command_refuses_in_words_and_writes_nothing(
    asked: tuple[str, ...], source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(source, "approve", *asked) == 1
    assert capsys.readouterr().out.strip().endswith((".", '"'))
    assert not (source / "approvals").exists()
