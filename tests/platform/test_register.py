"""The register: what an editor is told, what a release writes, and that nothing is half-written."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.checks import check
from generator.doors.release import prepare
from generator.ids import new_id
from generator.platform.model import Platform, fingerprint
from generator.platform.register import Register, as_yaml, platform_on, release, seals, tampered
from generator.problems import Problem, errors, show
from generator.source.load import load
from generator.writing import put_in_place
from tests.built import TESTS, plattform, whole, without_wordings

Edit = Callable[[str], str]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The city, released once; its summaries rest on nothing that these tests take away."""
    folder = tmp_path / "source"
    without_wordings(shutil.copytree(TESTS / "city" / "source", folder))
    for plain in (folder / "plain").glob("*.yaml"):
        text = re.sub(r"covers: \[.*\]", "covers: [avsnitt-2]", plain.read_text("utf-8"))
        plain.write_text(text, "utf-8")
    released(folder, "2031-04-01")
    return folder


def released(folder: Path, date: str) -> None:
    prepared, problems = prepare(load(folder), date)
    assert prepared, show(problems)
    put_in_place(*prepared.files)


def edit(
    folder: Path, *changes: tuple[str, str], file: str = "platform.yaml", once: bool = True
) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1 or not once, old
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")


def found(folder: Path, rule: str) -> list[Problem]:
    """What a rule finds; no other rule than those about summaries may find an error."""
    return [problem for problem in check(load(folder)) if problem.rule == rule]


BULLET_3 = """\
          - commitment: punkt-3
            text: ansette flere barnehagelærere
"""
ONE, OTHER = "punkt-ny-j7nj7t", "punkt-ny-8kp3zr"
"""The keys of two new ones."""

NEW = f"""\
          - commitment: {ONE}
            text: ansette flere barnehagelærere på Løkka
          - commitment: {OTHER}
            text: ansette flere barnehagelærere på Moa
"""


def key(text: str) -> str:
    return new_id("punkt", text)


def retire(folder: Path, *entries: str) -> None:
    with (folder / "platform.yaml").open("a", encoding="utf-8") as file:
        file.write("retired:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries))


def test_a_platform_that_was_just_released_has_no_problem(source: Path) -> None:
    assert not errors(check(load(source)))
    assert not found(source, "unreleased")


def test_a_commitment_that_is_gone_asks_for_its_fate_with_lines_to_paste(source: Path) -> None:
    edit(source, (BULLET_3, ""))
    (problem,) = found(source, "lost-id")
    for lawful in (
        "sett det inn igjen",
        "flyttes",
        "trukket:",
        "delt",
        "slått sammen",
        "erstattet",
    ):
        assert lawful in problem.nb
    for line in re.findall(r"«- (\{.*?\})»", problem.nb):
        text = line.replace("ÅÅÅÅ-MM-DD", "2031-05-01")
        assert "punkt-3" in text
    assert "punkt-ny-…" in problem.nb  # nothing new stands there yet
    assert "retired" in problem.en


@pytest.mark.parametrize("n", range(4))
def test_the_lines_to_paste_are_taken(source: Path, n: int) -> None:
    edit(source, (BULLET_3, NEW))
    (problem,) = found(source, "lost-id")
    line = re.findall(r"«- \{(.*?)\}»", problem.nb)[n]
    retire(source, line.replace("ÅÅÅÅ-MM-DD", "2031-05-01"))
    assert not errors(check(load(source)))
    released(source, "2031-06-01")
    assert not errors(check(load(source)))


def test_a_new_id_for_an_old_text_is_seen_for_what_it_is(source: Path) -> None:
    edit(source, ("commitment: punkt-3", f"commitment: {ONE}"))
    (problem,) = found(source, "lost-id")
    assert f"Har det bare fått en ny id, «{ONE}»" in problem.nb


@pytest.mark.parametrize(
    ("changes", "rule", "says"),
    [
        ([("            text: ansette flere barnehagelærere\n", "            text: ansette flere barnehagelærere\n          - commitment: punkt-20\n            text: bygge en bru\n")], "reused-id", "Skriv «- commitment: punkt-ny-"),
        (
            [
                ("bygge en ny barnehage på Løkka.\n              Den skal ha plass til 90 barn.", "X"),
                ("ansette flere barnehagelærere", "bygge en ny barnehage på Løkka. Den skal ha plass til 90 barn."),
            ],
            "reused-id",
            "utgitt som «punkt-2»",
        ),
        ([("stenge Torggata", "åpne Torggata")], "unreleased", "«stenge» → «åpne»"),
        (
            [("- commitment: punkt-8\n", "- commitment: punkt-8\n        correction: true\n")],
            "correction",
            "hva som er rettet",
        ),
    ],
    ids=["a number by hand", "texts swapped", "changed", "correction without a note"],
)  # fmt: skip
def test_an_edit_is_told(
    source: Path, changes: list[tuple[str, str]], rule: str, says: str
) -> None:
    edit(source, *changes)
    assert any(says in problem.nb for problem in found(source, rule))


def test_an_id_that_has_retired_is_never_used_again(source: Path) -> None:
    edit(source, (BULLET_3, ""))
    retire(source, "retired: punkt-3, fate: withdrawn, on: 2031-04-20, reason: Gjort")
    released(source, "2031-05-01")
    text = (source / "platform.yaml").read_text("utf-8")
    (source / "platform.yaml").write_text(text[: text.index("retired:")], "utf-8")
    assert not errors(check(load(source)))  # the register remembers what the file no longer says
    edit(source, ("- commitment: punkt-5\n", BULLET_3.lstrip().replace("ansette", "si opp") + "          - commitment: punkt-5\n"))  # fmt: skip
    (problem,) = found(source, "reused-id")
    assert "«- commitment: punkt-ny-" in problem.nb


def test_two_that_have_the_same_id_are_told_which_gives_way(source: Path) -> None:
    edit(source, (BULLET_3, NEW), ("commitment: punkt-7\n", f"commitment: {ONE}\n"))
    (problem,) = found(source, "unique-ids")
    assert "to steder: her og på linje" in problem.nb
    line = re.findall(r"«(commitment: punkt-ny-[^»]*)»", problem.nb)[0]
    text = (source / "platform.yaml").read_text("utf-8").split("\n")
    text[problem.place.line - 1] = f"      - {line}"
    (source / "platform.yaml").write_text("\n".join(text), "utf-8")
    assert not found(source, "unique-ids")


def test_the_one_that_was_released_keeps_its_number(source: Path) -> None:
    """Also where it stands after the other."""
    edit(source, ("commitment: punkt-1\n", "commitment: punkt-8\n"))
    (problem,) = found(source, "unique-ids")
    text = (source / "platform.yaml").read_text("utf-8").split("\n")
    assert "Østre Havdal" in text[problem.place.line + 1]


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ([f"retired: punkt-3, fate: split, into: [{ONE}]"], "minst to"),
        ([f"retired: punkt-3, fate: split, into: [{ONE}, {ONE}]"], "to ganger"),
        ([f"retired: punkt-3, fate: merged, into: [{ONE}, {OTHER}]"], "nøyaktig én"),
        (["retired: punkt-3, fate: replaced"], "nøyaktig én"),
        (["retired: punkt-3, fate: replaced, into: [punkt-3]"], "seg selv"),
        (["retired: punkt-3, fate: replaced, into: [punkt-99]"], "finnes ikke"),
        (["retired: punkt-3, fate: replaced, into: [skolen]"], "samme slag"),
        (["retired: punkt-3, fate: withdrawn"], "hvorfor og når"),
        ([f"retired: punkt-3, fate: withdrawn, on: 2031-05-01, reason: A, into: [{ONE}]"], "Slett"),
        (["retired: punkt-3, fate: withdrawn, on: 2030-01-01, reason: A"], "kan ikke være tatt ut"),
        (["retired: punkt-3, fate: withdrawn, on: 2031-02-30, reason: A"], "finnes ikke"),
        (["retired: punkt-33, fate: withdrawn, on: 2031-05-01, reason: A"], "aldri vært utgitt"),
        ([f"retired: punkt-2, fate: replaced, into: [{ONE}]"], "står fortsatt"),
        ([f"retired: punkt-3, fate: replaced, into: [{ONE}]"] * 2, "alt skrevet på linje"),
        (
            [
                "retired: punkt-3, fate: replaced, into: [punkt-4]",
                "retired: punkt-4, fate: replaced, into: [punkt-3]",
            ],
            "i ring: punkt-3 → punkt-4 → punkt-3",
        ),
        (
            [
                "retired: punkt-3, fate: replaced, into: [punkt-4]",
                "retired: punkt-4, fate: withdrawn, on: 2031-05-01, reason: A",
            ],
            "selv ført opp som tatt ut",
        ),
        (["retired: punkt-3, fate: gone"], "«withdrawn»"),
    ],
)  # fmt: skip
def test_a_fate_that_does_not_hold_is_told(source: Path, entries: list[str], says: str) -> None:
    edit(source, (BULLET_3, NEW))
    if any("punkt-4," in entry for entry in entries):
        edit(
            source,
            (
                "commitment: punkt-4\n            text: gi",
                f"commitment: {key('la')}\n            text: la",
            ),
        )
    retire(source, *entries)
    problems = check(load(source))
    assert any(says in problem.nb for problem in problems), show(problems)
    assert prepare(load(source), "2031-06-01")[0] is None


def test_a_fate_to_what_retired_long_ago_is_told(source: Path) -> None:
    edit(source, (BULLET_3, ""))
    retire(source, "retired: punkt-3, fate: withdrawn, on: 2031-04-20, reason: Gjort")
    released(source, "2031-05-01")
    edit(source, ('          - commitment: punkt-5\n            text: "tilby leksehjelp: mandag, tirsdag og torsdag."\n', ""))  # fmt: skip
    with (source / "platform.yaml").open("a", encoding="utf-8") as file:
        file.write("  - {retired: punkt-5, fate: merged, into: [punkt-3]}\n")
    assert any("tatt ut" in problem.nb for problem in found(source, "fate"))


def test_a_fate_that_was_wrong_can_be_put_right(source: Path) -> None:
    edit(source, (BULLET_3, NEW))
    retire(source, f"retired: punkt-3, fate: replaced, into: [{ONE}]")
    released(source, "2031-05-01")
    edit(source, ("fate: replaced, into: [punkt-13]", "fate: split, into: [punkt-13, punkt-14]"))
    assert not errors(check(load(source)))
    released(source, "2031-06-01")
    register = whole(source).register
    assert register is not None
    assert [fate.fate for fate in register.units["punkt-3"].fates] == ["replaced", "split"]


# What is new --------------------------------------------------------------------------------------


def test_what_is_new_gets_its_number_in_the_order_of_the_document_wherever_its_key_stands(
    source: Path,
) -> None:
    edit(source, (BULLET_3, BULLET_3 + NEW))
    edit(
        source,
        ("covers: [avsnitt-2]", f"covers: [avsnitt-2, {OTHER}]"),
        file="plain/skole-og-barnehage.yaml",
        once=False,
    )
    slot = f'  {OTHER}:\n    text: "Employ more"\n    status: draft\n    source: "{fingerprint("ansette flere barnehagelærere på Moa")}"\n'
    lang = source / "translations" / "en" / "skole-og-barnehage.yaml"
    lang.write_text(lang.read_text("utf-8") + slot, "utf-8")
    assert not [p for p in errors(check(load(source))) if p.rule != "summary"]
    released(source, "2031-05-01")
    loaded = whole(source)
    assert [c.id for c in loaded.platform.commitments][2:5] == ["punkt-3", "punkt-13", "punkt-14"]
    assert loaded.translations["en"].units["punkt-14"].text == "Employ more"
    assert "covers: [avsnitt-2, punkt-14]" in (source / "plain/skole-og-barnehage.yaml").read_text(
        "utf-8"
    )
    assert loaded.register
    assert loaded.register.given == {ONE: "punkt-13", OTHER: "punkt-14"}
    for path in source.rglob("*.yaml"):
        assert path.name == "register.yaml" or "-ny-" not in path.read_text("utf-8")


def test_what_is_new_says_which_line_to_write(source: Path) -> None:
    edit(source, (BULLET_3, BULLET_3 + NEW.replace(ONE, "punkt-ny")))
    (problem,) = found(source, "new-id")
    assert f"Skriv «- commitment: {ONE}» her" in problem.nb
    edit(source, ("commitment: punkt-ny\n", f"commitment: {ONE[:-1]}q\n"))
    (problem,) = found(source, "new-id")
    edit(source, (f"{ONE[:-1]}q", ONE))
    assert not errors(check(load(source)))


def test_who_has_worked_from_a_copy_in_which_it_was_new_is_told_its_number(source: Path) -> None:
    edit(source, (BULLET_3, BULLET_3 + NEW))
    older = (source / "platform.yaml").read_text("utf-8")
    released(source, "2031-05-01")
    edit(source, ("commitment: punkt-13", f"commitment: {ONE}"))
    (problem,) = found(source, "new-id")
    assert "Skriv punkt-13 her" in problem.nb
    text = older.replace("edition: 2031-04-01", "edition: 2031-05-01")
    at = text.index(f"          - commitment: {OTHER}")
    text = text[:at] + NEW.replace(ONE, "punkt-13").replace(OTHER, "punkt-14") + text[at:]
    (source / "platform.yaml").write_text(text, "utf-8")
    told = [p.nb for p in found(source, "new-id")]
    assert any("heter nå punkt-13, som også står i filen" in nb for nb in told)


def test_no_edition_says_anything_else_than_before_keys_were(source: Path) -> None:
    """A seal from before them still fits."""
    register = whole(source).register
    assert register
    assert "numbered" not in as_yaml(register)


# A promise ----------------------------------------------------------------------------------------


def test_quite_other_words_under_a_released_id_need_an_editor_s_word(source: Path) -> None:
    edit(source, ("ansette flere barnehagelærere", "rive det gamle rådhuset før jul"))
    (problem,) = found(source, "same-promise")
    line = re.findall(r"linjen «(same_promise: .*?)»", problem.nb)[0]
    edit(source, ("rådhuset før jul\n", f"rådhuset før jul\n            {line}\n"))
    assert not errors(check(load(source)))
    released(source, "2031-05-01")
    edit(source, ("rive det gamle rådhuset før jul", "kjøpe nye busser til alle skoler"))
    assert found(source, "same-promise")  # the line held for that change alone


def test_a_commitment_moved_by_one_and_edited_by_another_is_one(source: Path) -> None:
    moved = BULLET_3.replace("flere", "mange flere")
    edit(source, ("          - commitment: punkt-5\n", f"{moved}          - commitment: punkt-5\n"))
    (problem,) = found(source, "unique-ids")
    assert "det samme punktet" in problem.nb
    text = (source / "platform.yaml").read_text("utf-8").split("\n")
    newer = int(re.findall(r"Teksten på linje (\d+) er den nyeste", problem.nb)[0])
    assert "mange flere" in text[newer]
    edit(source, ("mange flere", "flere"))
    (problem,) = found(source, "unique-ids")
    assert "slett det ene" in problem.nb
    assert f"behold det på linje {newer}" in problem.nb


# The register itself ------------------------------------------------------------------------------


def lines(source: Path) -> list[str]:
    return (source / "register.yaml").read_text("utf-8").splitlines(keepends=True)


@pytest.mark.parametrize("every", [5, pytest.param(1, marks=pytest.mark.long)])
def test_no_line_of_the_register_can_be_deleted_unseen(source: Path, every: int) -> None:
    whole = lines(source)
    for n, line in enumerate(whole):
        if line.startswith("#") or n % every:
            continue
        (source / "register.yaml").write_text("".join([*whole[:n], *whole[n + 1 :]]), "utf-8")
        problems = check(load(source))
        assert any(p.rule in ("register", "yaml", "lost-id") for p in problems), line


@pytest.mark.long
def test_no_word_of_the_register_can_be_changed_unseen(source: Path) -> None:
    whole = (source / "register.yaml").read_text("utf-8")
    for match in re.finditer(r"[A-Za-zæøå0-9]+", whole[whole.index("editions:") :]):
        start = whole.index("editions:") + match.start()
        if match.start() % 7:  # one in seven is enough
            continue
        changed = whole[:start] + "q7" + whole[start + len(match.group()) :]
        (source / "register.yaml").write_text(changed, "utf-8")
        assert errors(check(load(source))), match.group()


def test_a_wording_edited_in_the_register_is_told_at_its_line(source: Path) -> None:
    edit(source, ("stenge Torggata", "åpne Torggata"), file="register.yaml")
    (problem,) = found(source, "register")
    assert "åpne Torggata" in lines(source)[problem.place.line - 1]
    assert "historikk" in problem.nb


def test_a_register_that_is_gone_is_missed(source: Path) -> None:
    (source / "register.yaml").unlink()
    (problem,) = found(source, "register")
    assert "borte" in problem.nb


def test_a_register_put_back_to_an_older_one_is_seen(source: Path) -> None:
    old = (source / "register.yaml").read_text("utf-8")
    edit(source, ("stenge Torggata", "åpne Torggata"))
    released(source, "2031-05-01")
    (source / "register.yaml").write_text(old, "utf-8")
    assert any("ikke i registeret" in problem.nb for problem in found(source, "register"))


def test_the_line_that_names_the_edition_is_missed(source: Path) -> None:
    edit(source, ("edition: 2031-04-01\n", ""))
    (problem,) = found(source, "register")
    assert "«edition: 2031-04-01» mangler" in problem.nb


def test_every_seal_rests_on_the_one_before() -> None:
    """Who writes the past anew must write all later seals anew."""
    platform = whole(TESTS / "city" / "source").platform
    assert platform is not None
    first = release(Register(), platform, "2031-04-01")
    other = release(Register(), platform.model_copy(update={"title": "B"}), "2031-04-01")
    later = platform.model_copy(update={"title": "C"})
    one, two = release(first, later, "2031-05-01"), release(other, later, "2031-05-01")
    assert one.editions[-1].seal != two.editions[-1].seal
    assert seals(one) == [edition.seal for edition in one.editions]
    assert not list(tampered(one))


# The adopted text is sacred, and may be changed lawfully ------------------------------------------


def test_the_first_edition_is_held_against_the_adopted_text_for_ever(source: Path) -> None:
    edit(source, ("stenge Torggata", "åpne Torggata"))
    assert not found(source, "fidelity")
    released(source, "2031-05-01")
    assert not errors(check(load(source)))
    edit(source, ("stenge Torggata", "male Torggata"), file="adopted.txt")
    text = (source / "adopted.txt").read_text("utf-8")
    path = source / "adopted-corrections.yaml"
    of = re.sub("(?m)^adopted: .*", f'adopted: "{fingerprint(text)}"', path.read_text("utf-8"))
    path.write_text(of, "utf-8")
    (problem,) = found(source, "fidelity")
    assert problem.place.file.endswith("register.yaml")


def test_a_correction_that_corrects_nothing_is_told(source: Path) -> None:
    flag = "        correction: true\n        note: Skrivefeil rettet.\n"
    edit(source, ("stenge Torggata for biltrafikk.\n", f"stenge Torggata for biltrafikk.\n{flag}"))
    (problem,) = found(source, "correction")
    assert problem.severity == "warning"
    assert "Slett «correction» og «note»" in problem.nb
    edit(source, ("stenge Torggata", "åpne Torggata"))
    assert found(source, "correction") == []
    released(source, "2031-05-01")
    assert found(source, "correction") == []  # the edition tells of it for as long as it stands


@pytest.mark.parametrize(
    ("covers", "says"),
    [
        ("[punkt-3]", "Slett hele setningen, fra «- sentence: kort-1»"),
        ("[punkt-3, avsnitt-2]", "ta punkt-3 ut av «covers»"),
    ],
)
def test_a_sentence_that_rested_on_what_was_withdrawn_is_told_what_to_do(
    source: Path, covers: str, says: str
) -> None:
    plain = source / "plain" / "skole-og-barnehage.yaml"
    text = plain.read_text("utf-8")
    at = text.index("covers: [avsnitt-2]", text.index("sentence: kort-1\n"))
    rest = text[at:].replace("covers: [avsnitt-2]", f"covers: {covers}", 1)
    plain.write_text(text[:at] + rest, "utf-8")
    edit(source, (BULLET_3, ""))
    retire(source, "retired: punkt-3, fate: withdrawn, on: 2031-04-20, reason: Gjort.")
    assert any(says in problem.nb for problem in errors(found(source, "summary")))


def test_another_number_is_never_guessed(source: Path) -> None:
    """Who has deleted a sentence has not mistaken it for its neighbour."""
    path = source / "translations" / "en" / "gater-og-torg.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write('  kort-155:\n    text: ""\n    status: missing\n')
    (problem,) = found(source, "translation")
    assert "Er setningen tatt ut, så slett plassen her: fra «kort-155:»" in problem.nb
    assert "Mente du" not in problem.nb
    text = path.read_text("utf-8")
    path.write_text(text.replace("  kort-155:", "  pukt-8:"), "utf-8")
    (problem,) = found(source, "translation")
    assert "Mente du «punkt-8»?" in problem.nb


def test_before_the_first_edition_the_adopted_text_may_not_be_changed(tmp_path: Path) -> None:
    folder = tmp_path / "source"
    shutil.copytree(TESTS / "city" / "source", folder)
    edit(folder, ("stenge Torggata", "åpne Torggata"))
    assert found(folder, "fidelity")
    assert prepare(load(folder), "2031-04-01")[0] is None


def test_an_edition_can_be_read_again_to_the_letter(source: Path) -> None:
    before = whole(source).platform
    edit(source, ("stenge Torggata", "åpne Torggata"), (BULLET_3, NEW))
    retire(source, f"retired: punkt-3, fate: split, into: [{ONE}, {OTHER}]")
    released(source, "2031-05-01")
    loaded = whole(source)
    assert loaded.register is not None
    then = platform_on(loaded.register, "2031-04-01", loaded.platform)
    assert words(then) == words(before)
    now = platform_on(loaded.register, "2031-05-01", loaded.platform)
    assert words(now) == words(loaded.platform)


def words(platform: Platform) -> list[tuple[str, str, str]]:
    return [
        *((sector.id, sector.title, sector.tagline) for sector in platform.sectors),
        *((part.id, part.title, "") for _, part in platform.parts),
        *((part.id, b.id, " ".join(b.text.split())) for _, part, b in platform.blocks()),
    ]


# The command --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("date", "says"),
    [
        ("2031-03-31", "senere dato"),
        ("2031-04-01", "senere dato"),
        ("2031-04-02", "Ingenting er endret"),
        ("2031-02-30", "ikke en dato"),
        ("20310501", "ikke en dato"),
        ("i morgen", "ikke en dato"),
    ],
)
def test_a_release_that_cannot_be_is_refused(source: Path, date: str, says: str) -> None:
    before = {path: path.read_bytes() for path in source.iterdir() if path.is_file()}
    run = plattform("--source", str(source), "release", date)
    assert run.returncode == 1
    assert says in run.stderr
    assert "Traceback" not in run.stderr
    assert {path: path.read_bytes() for path in source.iterdir() if path.is_file()} == before


def test_a_release_with_a_problem_is_refused(source: Path) -> None:
    edit(source, (BULLET_3, ""))
    run = plattform("--source", str(source), "release", "2031-05-01")
    assert run.returncode == 1
    assert "[lost-id]" in run.stderr


def test_a_fate_after_the_edition_is_refused(source: Path) -> None:
    edit(source, (BULLET_3, ""))
    retire(source, "retired: punkt-3, fate: withdrawn, on: 2031-06-01, reason: Gjort")
    _, problems = prepare(load(source), "2031-05-01")
    assert any("vent med utgaven" in problem.nb for problem in problems)


def test_a_release_says_what_it_did(source: Path) -> None:
    edit(source, ("stenge Torggata", "åpne Torggata"), (BULLET_3, NEW))
    retire(source, f"retired: punkt-3, fate: split, into: [{ONE}, {OTHER}]")
    run = plattform("--source", str(source), "release", "2031-05-01", "--note", "Mai", "--decision", "Sak 3/31")  # fmt: skip
    assert run.returncode == 0, run.stderr
    for line in ("Nye: punkt-13, punkt-14", "Endret: punkt-8", "Delt: punkt-3"):
        assert line in run.stdout
    register = whole(source).register
    assert register is not None
    assert (register.editions[-1].note, register.editions[-1].decision) == ("Mai", "Sak 3/31")


def test_a_release_changes_one_line_of_the_platform_and_is_the_same_twice(
    source: Path, tmp_path: Path
) -> None:
    edit(source, ("stenge Torggata", "åpne Torggata"))
    before = (source / "platform.yaml").read_text("utf-8").splitlines()
    other = tmp_path / "other"
    shutil.copytree(source, other)
    for folder in (source, other):
        assert plattform("--source", str(folder), "release", "2031-05-01").returncode == 0
    after = (source / "platform.yaml").read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == ["edition: 2031-05-01"]
    assert len(after) == len(before)
    for name in ("register.yaml", "platform.yaml"):
        assert (source / name).read_bytes() == (other / name).read_bytes()
    register = whole(source).register
    assert register is not None
    assert as_yaml(register) == (source / "register.yaml").read_text("utf-8")


STOPPED = """\
import os, sys
from pathlib import Path
from generator.doors import cli
left = int(sys.argv[2])
def stop(kind):
    real = getattr(kind[0], kind[1])
    def stopping(*arguments, **named):
        global left
        if left == 0:
            os.kill(os.getpid(), 9)
        left -= 1
        return real(*arguments, **named)
    setattr(kind[0], kind[1], stopping)
for kind in ((Path, "open"), (os, "fsync"), (Path, "replace"), (Path, "unlink")):
    stop(kind)
sys.exit(cli.main(["--source", sys.argv[1], "release", "2031-05-01"]))
"""


@pytest.mark.parametrize(
    "step", [pytest.param(n, marks=() if n % 4 == 1 else pytest.mark.long) for n in range(10)]
)
def test_a_release_killed_at_any_step_leaves_nothing_half_written(
    source: Path, tmp_path: Path, step: int
) -> None:
    """Each file is as it was or as it will be, and the same command once more makes it whole."""
    edit(source, ("stenge Torggata", "åpne Torggata"))
    names = ("register.yaml", "platform.yaml")
    before = {name: (source / name).read_bytes() for name in names}
    whole = tmp_path / "whole"
    shutil.copytree(source, whole)
    released(whole, "2031-05-01")
    after = {name: (whole / name).read_bytes() for name in names}
    run = subprocess.run(
        [sys.executable, "-c", STOPPED, str(source), str(step)],
        cwd=TESTS.parent,
        capture_output=True,
        check=False,
    )
    assert run.returncode in (0, -signal.SIGKILL)
    for name in names:
        assert (source / name).read_bytes() in (before[name], after[name])
    if (source / "register.yaml").read_bytes() != after["register.yaml"]:
        assert (source / "platform.yaml").read_bytes() == before["platform.yaml"]
    again = plattform("--source", str(source), "release", "2031-05-01")
    done = run.returncode == 0 or (source / "platform.yaml").read_bytes() == after["platform.yaml"]
    assert again.returncode == 0 or done, again.stderr
    assert {name: (source / name).read_bytes() for name in names} == after
    assert not errors(check(load(source)))


def test_a_release_killed_at_any_moment_leaves_nothing_half_written(source: Path) -> None:
    edit(source, ("stenge Torggata", "åpne Torggata"))
    names = ("register.yaml", "platform.yaml")
    before = {name: (source / name).read_bytes() for name in names}
    for moment in (0.05, 0.2, 0.4, 0.6):
        run = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "generator.doors.cli",
                "--source",
                str(source),
                "release",
                "2031-05-01",
            ],
            cwd=TESTS.parent,
            env=os.environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(moment)
        run.kill()
        run.wait()
        problems = check(load(source))
        assert not [p for p in errors(problems) if "Skriv «edition" not in p.nb], show(problems)
        for name in names:
            text = (source / name).read_bytes()
            assert text == before[name] or b"2031-05-01" in text
