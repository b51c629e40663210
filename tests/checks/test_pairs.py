"""Two do something at once, and whatever is clicked: all is there, or the check says what is lost."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from generator.review.printing import as_markdown
from generator.review.report import compare
from generator.source.load import Loaded, load
from generator.source.past import Past
from generator.source.sides import chosen
from tests.checks.clicking import (
    SECOND,
    THIRD,
    WAYS,
    Deed,
    Repository,
    adds,
    explains,
    moves,
    release,
    releases,
    retitles,
    rewords,
    says,
    translates,
    withdraws,
)

SCHOOL = adds("male alle klasserom i glade farger", "punkt-4")
BUS = adds("kjøre nattbuss til alle bydeler i helgene", "punkt-4")
BOAT = adds("leie ut robåter ved moloen", "punkt-7")
BY_HAND = adds("male alle klasserom i glade farger", "punkt-4", "punkt-8")
BY_HAND_TOO = adds("kjøre nattbuss til alle bydeler i helgene", "punkt-4", "punkt-8")
WORDS_3 = "gi alle elever svømmeopplæring i byens bad"
EVERY_YEAR = rewords("punkt-3", WORDS_3, f"{WORDS_3} hvert år")
TWICE = rewords("punkt-3", WORDS_3, f"{WORDS_3} to ganger")
DAILY = rewords(
    "punkt-4", "tilby leksehjelp alle dager i uken", "tilby leksehjelp alle dager i uken gratis"
)
SPRING = rewords("punkt-5", "i kommunen hver vår", "i kommunen hver vår og høst")
SPRING = Deed(
    SPRING.name,
    SPRING.do,
    lambda loaded: any("vår og høst" in t for t in _texts(loaded)),
    "punkt-5",
)
MOVE_3 = moves("punkt-3", "punkt-6", "fjord")
MOVE_3_TOO = moves("punkt-3", "punkt-7", "fjord")
MOVE_4 = moves("punkt-4", "punkt-5", "fjord")
END_3 = withdraws("punkt-3")
END_4 = withdraws("punkt-4")
END_6 = withdraws("punkt-6", "Bystyret trakk punktet.")
BENCH = explains("benk", "Et sete for flere.")
BENCH_TOO = explains("benk", "En lang stol ute i byen.")
MOLE = explains("molo", "En vegg av stein ut i sjøen.")
TO_3 = translates("punkt-3", "teach all pupils to swim")
TO_3_TOO = translates("punkt-3", "give each pupil swimming lessons")
TO_4 = translates("punkt-4", "help with homework")
WORD, WORD_TOO = says("brygge"), says("fjære")
NAME, NAME_TOO = retitles("Skole", "Skole og læring"), retitles("Skole", "Skolen vår")
EDITION, EDITION_TOO = releases(SECOND, DAILY), releases(THIRD, SPRING)
WITH_NEW, WITH_NEW_TOO = releases(SECOND, SCHOOL), releases(THIRD, BUS)
SAME_DAY = releases(SECOND, BUS)

PAIRS = [
    *((SCHOOL, BUS), (SCHOOL, BOAT), (SCHOOL, EVERY_YEAR), (SCHOOL, DAILY), (SCHOOL, MOVE_4)),
    *((SCHOOL, END_4), (SCHOOL, END_3), (SCHOOL, WITH_NEW_TOO), (BUS, WITH_NEW), (BOAT, EDITION)),
    *((EVERY_YEAR, TWICE), (EVERY_YEAR, DAILY), (EVERY_YEAR, MOVE_3), (EVERY_YEAR, END_3)),
    *((EVERY_YEAR, EDITION), (DAILY, MOVE_3), (DAILY, END_4), (MOVE_3, MOVE_3_TOO)),
    *((MOVE_3, MOVE_4), (MOVE_3, END_3), (MOVE_3, END_4), (MOVE_3, END_6), (MOVE_4, SPRING)),
    *((END_3, END_4), (END_3, END_6), (END_4, END_6), (END_3, EDITION), (END_6, WITH_NEW)),
    *((BENCH, BENCH_TOO), (BENCH, MOLE), (TO_3, TO_3_TOO), (TO_3, TO_4), (WORD, WORD_TOO)),
    *((NAME, NAME_TOO), (NAME, SCHOOL), (EDITION, EDITION_TOO), (WITH_NEW, WITH_NEW_TOO)),
    *((WITH_NEW, EDITION_TOO), (WITH_NEW, SAME_DAY), (MOVE_3, EDITION)),
]

EVERY_DAY = [
    *((SCHOOL, BUS), (SCHOOL, WITH_NEW_TOO), (EVERY_YEAR, TWICE), (EVERY_YEAR, MOVE_3)),
    *(
        (EVERY_YEAR, END_3),
        (MOVE_3, MOVE_3_TOO),
        (MOVE_3, END_3),
        (END_4, END_6),
        (BENCH, BENCH_TOO),
    ),
    *((TO_3, TO_4), (WORD, WORD_TOO), (EDITION, EDITION_TOO), (WITH_NEW, WITH_NEW_TOO)),
]
"""The pairs that are tried in every run: each kind of deed, and each of what once got lost unseen."""


def _texts(loaded: Loaded) -> list[str]:
    return [block.text for _, _, block in loaded.blocks()]


def _name(pair: tuple[Deed, Deed]) -> str:
    return " | ".join(deed.name for deed in pair)[:110]


TRIED = [
    pytest.param(pair, marks=() if pair in EVERY_DAY else pytest.mark.long, id=_name(pair))
    for pair in PAIRS
]


def held(repository: Repository, one: Deed, other: Deed, *, both: bool = True) -> None:
    """The check finds an error, or all that the two have done is there.

    Where ``both`` is not said, what ``other`` had is known to none but whoever clicked it away.
    """
    said = repository.errors()
    if said:
        return
    loaded = load(repository.source)
    assert isinstance(loaded, Loaded)
    if not both:
        assert one.seen(loaded) or one.same in (other.same, f"place of {other.same}"), one.name
        return
    seen = [deed.name for deed in (one, other) if deed.seen(loaded)]
    wanted = 1 if one.same and one.same == other.same else 2
    if {one.same, other.same} == {"punkt-3", "place of punkt-3"}:
        wanted = 1 if END_3 in (one, other) else 2
    assert len(seen) >= wanted, (seen, [one.name, other.name])


def test_there_are_forty_pairs() -> None:
    assert len(PAIRS) == len({_name(pair) for pair in PAIRS}) == 40
    assert all(pair in PAIRS for pair in EVERY_DAY)


@pytest.mark.parametrize("pair", TRIED)
def test_whatever_is_clicked_where_main_comes_into_a_branch(
    pair: tuple[Deed, Deed], tmp_path: Path
) -> None:
    """As in a forge's conflict editor, and as when the proposal is then merged."""
    repository = Repository(tmp_path)
    one, other = pair
    repository.branch("one", one)
    repository.branch("other", other)
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "one")
    assert not repository.errors()
    for way in WAYS:
        repository.git("checkout", "-q", "-f", "-B", "try", "other")
        repository.git("merge", "-q", "main", fails=True)
        collided = bool(repository.conflicts())
        repository.click(way)
        repository.commit("Satt sammen")
        held(repository, one, other)
        repository.git("checkout", "-q", "--detach", "main")
        repository.git("merge", "-q", "--no-ff", "try")
        held(repository, one, other)
        if not collided:
            break


@pytest.mark.long
@pytest.mark.parametrize("pair", PAIRS, ids=_name)
@pytest.mark.parametrize("how", ["rebase", "cherry-pick"])
def test_whatever_is_clicked_where_a_branch_is_put_on_main(
    pair: tuple[Deed, Deed], how: str, tmp_path: Path
) -> None:
    """While it goes on, when it is done, and where nobody has the branch as it was any longer."""
    repository = Repository(tmp_path)
    one, other = pair
    repository.branch("one", one)
    picked = repository.branch("other", other)
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "one")
    for way in WAYS:
        repository.git("checkout", "-q", "-f", "-B", f"try {way}".replace(" ", "-"), picked)
        if how == "cherry-pick":
            repository.git("reset", "-q", "--hard", "main")
        repository.git(how, "main" if how == "rebase" else picked, fails=True)
        collided = bool(repository.conflicts())
        if collided:
            repository.click(way)
            held(repository, one, other)
            repository.go_on(how)
        held(repository, one, other)
        if not collided:
            break
        repository.forget()
        held(repository, one, other, both=False)


@pytest.mark.parametrize("way", WAYS)
def test_two_who_took_the_same_number_by_hand_before_any_edition(way: str, tmp_path: Path) -> None:
    repository = Repository(tmp_path, released=False)
    repository.branch("one", BY_HAND)
    repository.branch("other", BY_HAND_TOO)
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "one")
    repository.git("checkout", "-q", "other")
    repository.git("merge", "-q", "main", fails=True)
    assert repository.conflicts()
    repository.click(way)
    repository.commit("Satt sammen")
    said = repository.errors()
    assert said, "one of the two is lost"
    assert all(problem.nb for problem in said)


@pytest.mark.parametrize("deed", [EDITION, WITH_NEW, releases(SECOND, END_3)], ids=lambda d: d.name)
def test_a_release_that_was_merged_is_not_unsaid_by_a_revert(deed: Deed, tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.branch("one", deed)
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "one")
    repository.git("checkout", "-q", "-b", "revert-1-one")
    repository.git("revert", "--no-edit", "-m", "1", "main")
    (said,) = [p for p in repository.errors() if p.rule == "memory"]
    assert f"glemt utgaven {SECOND}" in said.nb
    assert "trekkes i en ny utgave" in said.nb
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "revert-1-one")
    assert repository.errors(), "main has had the edition"
    repository.git("checkout", "-q", "-b", "back")
    for file in ("register.yaml", "platform.yaml"):
        (repository.source / file).write_text(
            repository.git("show", f"one:source/{file}") + "\n", "utf-8"
        )
    repository.commit("Hentet tilbake")
    assert not repository.errors()


def test_what_is_new_may_be_undone_by_a_revert_and_taken_out_with_a_word(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.branch("one", SCHOOL)
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "one")
    repository.git("checkout", "-q", "-b", "revert-1-one")
    repository.git("revert", "--no-edit", "-m", "1", "main")
    assert not repository.errors()
    repository.git("checkout", "-q", "-B", "by-hand", "main")
    path = repository.source / "platform.yaml"
    text = path.read_text("utf-8")
    key = text[text.index("punkt-ny-") :].split("\n")[0]
    path.write_text(
        text.replace(
            f"      - commitment: {key}\n        text: male alle klasserom i glade farger\n", ""
        ),
        "utf-8",
    )
    (said,) = repository.errors()
    line = said.nb.partition("«- {")[2].partition("}»")[0].replace("ÅÅÅÅ-MM-DD", "2031-04-20")
    path.write_text(path.read_text("utf-8") + f"retired:\n  - {{{line}}}\n", "utf-8")
    assert not repository.errors()
    repository.commit("Ut")
    assert not repository.errors()


def test_two_at_once_are_not_told_of_what_neither_touched(tmp_path: Path) -> None:
    """No pair that git puts together by itself is told of anything."""
    peaceful = [(BOAT, EVERY_YEAR), (MOVE_4, NAME), (BENCH, TO_3), (SPRING, WORD), (DAILY, END_6)]
    for n, (one, other) in enumerate(itertools.chain(peaceful)):
        repository = Repository(tmp_path / str(n))
        repository.branch("one", one)
        repository.branch("other", other)
        repository.git("checkout", "-q", "main")
        repository.git("merge", "-q", "--no-ff", "one")
        repository.git("merge", "-q", "--no-ff", "other")
        assert [p.line() for p in repository.errors()] == []


def test_numbers_that_the_register_does_not_remember_are_not_taken_by_hand(tmp_path: Path) -> None:
    """Sentences and figures: what main has may stay, what is new has a key."""
    repository = Repository(tmp_path)
    old = '        figures: [{figure: tall-1, words: "ny", about: "skoler"}]\n'
    text = "bygge en ny skole ved havna før elevene flytter dit\n"
    path = repository.source / "platform.yaml"
    path.write_text(path.read_text("utf-8").replace(text, text + old), "utf-8")
    repository.commit("Et tall fra før")
    repository.branch("one", NAME)
    assert not repository.errors()
    new = old.replace("tall-1", "tall-2").replace("skoler", "bygg")
    both = old.rstrip("]\n") + ", " + new.strip().removeprefix("figures: [") + "\n"
    path.write_text(path.read_text("utf-8").replace(old, both), "utf-8")
    (said,) = [p for p in repository.errors() if p.rule == "new-id"]
    key = said.nb.partition("«figure: ")[2].partition("»")[0]
    assert key.startswith("tall-ny-")
    path.write_text(path.read_text("utf-8").replace("tall-2", key), "utf-8")
    assert not repository.errors()
    release(repository.source, SECOND)
    repository.commit("Utgave")
    assert "tall-2" in path.read_text("utf-8")
    assert not repository.errors()


@pytest.mark.parametrize(
    ("pair", "way", "kept", "other"),
    [
        ((EVERY_YEAR, TWICE), "ours", f"«{WORDS_3} to ganger» ble valgt", "hvert år"),
        ((EVERY_YEAR, TWICE), "theirs", f"«{WORDS_3} hvert år» ble valgt", "to ganger"),
        ((EVERY_YEAR, END_3), "whole ours", "Det ble tatt ut", "hvert år"),
        ((EVERY_YEAR, END_3), "whole theirs", "hvert år» ble valgt", "hadde tatt det ut"),
    ],
    ids=["mine", "theirs", "taken out", "kept"],
)
def test_what_was_chosen_where_both_changed_the_same_is_told_and_no_error(
    pair: tuple[Deed, Deed], way: str, kept: str, other: str, tmp_path: Path
) -> None:
    repository = Repository(tmp_path)
    one, other_deed = pair
    repository.branch("one", one)
    repository.branch("other", other_deed)
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "one")
    repository.git("checkout", "-q", "other")
    repository.git("merge", "-q", "main", fails=True)
    repository.click(way)
    repository.commit("Satt sammen")
    assert not repository.errors()
    loaded, past = load(repository.source), Past.of(repository.source)
    assert isinstance(loaded, Loaded)
    assert past
    said = as_markdown(compare(loaded, loaded, chosen(loaded, past)))
    assert "To hadde endret det samme" in said
    assert kept in said
    assert other in said.partition("den andre")[2]
