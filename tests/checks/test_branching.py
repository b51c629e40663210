"""Whatever editors do in branches of their own, and however it is put together: every address holds."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.checks import check_whole
from generator.doors.release import prepare
from generator.platform.register import Register
from generator.problems import errors
from generator.source.load import Loaded, load
from generator.writing import put_in_place
from tests.checks.clicking import WAYS, Repository
from tests.histories import (
    Editor,
    Ledger,
    Seed,
    Tree,
    blocks,
    book_of,
    dates,
    printed,
    small_city,
    write,
)

ROUNDS = 5


class Life:
    """A project with a main, on which editors put what they have done in branches."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance, self.ledger = Seed(seed), Ledger()
        self.repository = Repository(folder, released=False)
        self.source = self.repository.source
        for file in ("glossary.yaml", "everyday-words.yaml", "translations/en.yaml"):
            (self.source / file).unlink()
        write(self.source, small_city(), None)
        self.git("add", "-A")
        self.git("commit", "-q", "--amend", "-m", "Byen")
        self.dates = dates()
        self.turn = 0
        self.date = ""
        self.made: dict[str, Tree] = {}
        self.release()
        assert self.date

    def git(self, *arguments: str, fails: bool = False) -> str:
        return self.repository.git(*arguments, fails=fails)

    def tree(self) -> Tree:
        text = (self.source / "platform.yaml").read_text("utf-8")
        found: Tree = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - strings only
        found.pop("edition", None)
        return found

    def register(self) -> Register:
        loaded = load(self.source)
        assert isinstance(loaded, Loaded)
        return loaded.register or Register()

    def right(self) -> bool:
        """Whether the check lets it through."""
        return not errors(check_whole(load(self.source)))

    def release(self) -> None:
        """An edition on main, where there is anything new; then every address is followed."""
        prepared, _ = prepare(load(self.source), date := next(self.dates))
        if prepared is None:
            return
        before = self.register()
        put_in_place(*prepared.files)
        self.repository.commit(f"Utgave {date}")
        self.date = date
        assert prepared.register.editions[: len(before.editions)] == before.editions
        for id_, record in before.units.items():
            now = prepared.register.units[id_]
            assert now.wordings[: len(record.wordings)] == record.wordings
            assert now.fates[: len(record.fates)] == record.fates
        self.ledger.write(Editor(self.tree(), self.chance), date)
        self.ledger.follow(printed(book_of(self.source)))

    def work(self, branch: str) -> None:
        """Somebody does a few things in a branch, and may make an edition of them there."""
        self.git("checkout", "-q", "-B", branch, "main")
        self.turn += 1
        editor = Editor(
            self.tree(), self.chance, name=f"{branch} {self.turn}", turn=self.turn * 1000
        )
        editor.date = self.date
        editor.published = {
            id_
            for part in editor.parts()
            for id_ in (part["id"], *(str(v) for b in blocks(part) for v in b.values()))
        } & set(self.register().living)
        for _ in range(self.chance.number(1, 4)):
            editor.happen()
        write(self.source, editor.tree, self.date)
        if not self.chance.number(0, 7):
            prepared, _ = prepare(load(self.source), f"{self.date[:-2]}{15 + self.turn % 10}")
            if prepared:
                put_in_place(*prepared.files)
                self.made[prepared.register.editions[-1].seal] = self.tree()
        self.repository.commit(branch)

    def propose(self, branch: str) -> bool:
        """Put main into a branch, click, and merge it where the check lets it through."""
        self.git("checkout", "-q", "-f", branch)
        self.git("merge", "-q", "main", fails=True)
        self.repository.click(self.chance.pick(list(WAYS)))
        self.repository.commit("Satt sammen")
        if not self.right():
            return False
        self.git("checkout", "-q", "main")
        self.git("merge", "-q", "--no-ff", branch)
        assert self.right()
        return True

    def note(self) -> None:
        """Write down what an edition says that came in with a branch; main may hold more already."""
        last = self.register().editions[-1]
        if last.date > self.date:
            self.date = last.date
            self.ledger.write(Editor(self.made[last.seal], self.chance), last.date)

    def undo(self) -> bool:
        """Revert what was merged last, as a forge does, where the check lets that through."""
        self.git("checkout", "-q", "-B", "revert", "main")
        self.git("revert", "--no-edit", "-m", "1", "HEAD", fails=True)
        if self.repository.conflicts() or not self.right():
            self.git("reset", "-q", "--hard")
            return False
        self.git("checkout", "-q", "main")
        self.git("merge", "-q", "--no-ff", "revert")
        return True


def live(folder: Path, seed: int) -> tuple[int, int, int]:
    """A history; how many proposals were merged, how many were held back, how many were undone."""
    life = Life(folder, seed)
    merged = held = undone = 0
    for _ in range(ROUNDS):
        for branch in ("one", "other"):
            life.work(branch)
        for branch in ("one", "other"):
            if life.propose(branch):
                merged += 1
                life.note()
                if not life.chance.number(0, 4):
                    undone += life.undo()
            else:
                held += 1
            life.git("checkout", "-q", "-f", "main")
        life.release()
    return merged, held, undone


def test_every_address_holds_through_branches_and_merges(tmp_path: Path) -> None:
    done = [live(tmp_path / str(seed), seed) for seed in range(2)]
    assert sum(merged for merged, *_ in done) > 4


@pytest.mark.long
@pytest.mark.parametrize("start", range(0, 200, 20))
def test_every_address_holds_through_two_hundred_histories(start: int, tmp_path: Path) -> None:
    done = [live(tmp_path / str(seed), seed) for seed in range(start, start + 20)]
    assert all(sum(column) for column in zip(*done, strict=True)), done
