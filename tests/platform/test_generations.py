"""Whatever editors do, platform after platform: every old link still tells the truth, in the right name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.checks import check
from generator.doors.succeeding import Asked
from generator.platform.register import tampered
from generator.problems import errors
from generator.source.load import Loaded, load
from tests import three
from tests.histories import SETTINGS, Chance, Editor, Ledger, Seed, Tree, blocks, live, small_city
from tests.three import Files, built


@dataclass(frozen=True)
class Generation:
    """A platform that has been lived through: its years, its title, and what it has promised."""

    years: tuple[int, int]
    title: str
    ledger: Ledger
    editor: Editor

    @property
    def shown(self) -> str:
        return f"{self.years[0]}–{self.years[1]}"


def standing(editor: Editor) -> dict[str, str]:
    """Every commitment as it stands, by its id."""
    found = (block for part in editor.parts() for block in blocks(part) if "commitment" in block)
    return {block["commitment"]: block["text"] for block in found}


def following(before: list[Generation], chance: Chance, n: int) -> Tree:
    """Another platform: what is kept, carried on in other words, taken up, or new, as chance has it."""
    editor = Editor({"sectors": []}, chance, name=f"nummer {n}")
    known = {id_: text for one in before for id_, text in standing(one.editor).items()}
    sectors: list[Tree] = []
    for name in (chance.pick(["skole", "fjord"]), f"nytt-{n}"):
        lead: Tree = {"lead_in": editor.new_id("innledning"), "text": f"Vi vil nå, {n}:"}
        sectors.append({"id": name, "title": f"Område {name} {n}", "content": [lead]})
    for id_, text in sorted(known.items()):
        what = chance.pick(["gone", "gone", "kept", "reworded", "renumbered", "other"])
        made: Tree = {"commitment": id_, "text": text}
        if what in ("renumbered", "other"):
            made |= {"commitment": editor.new_id("punkt"), "carried_on": [id_]}
        if what in ("reworded", "other"):
            made |= {"text": editor.words(), "carried_on": [id_]}
        if what != "gone":
            blocks(chance.pick(sectors)).append(made)
    for _ in range(chance.number(1, 3)):
        new: Tree = {"commitment": editor.new_id("punkt"), "text": editor.words()}
        blocks(chance.pick(sectors)).append({**new, "carried_on": []})
    return {"title": f"Plattform nummer {n}", "place": "Byen", "sectors": sectors}


def lived(folder: Path, chance: Chance, count: int) -> list[tuple[Generation, Files]]:
    """Some platforms after each other, each with the whole site as it was at its end."""
    ended: list[tuple[Generation, Files]] = []
    for n in range(count):
        years = 2027 + 4 * n, 2031 + 4 * n
        tree: dict[str, Any] = following([one for one, _ in ended], chance, n)
        tree = tree if n else small_city()
        if n:
            period = f"{ended[-1][0].years[0]}-{ended[-1][0].years[1]}"
            three.succeed(folder, Asked(period, f"{years[0]}-01-02"))
            tree["succeeds"] = period
        for editor, ledger in live(folder, tree, chance, editions=3, most=5, first=years[0]):
            last = editor, ledger
        editor, ledger = last
        assert not errors(check(load(folder)))
        one = Generation(years, editor.tree["title"], ledger, editor)
        ended.append((one, built(folder, SETTINGS)))
    return ended


def follow(ended: list[tuple[Generation, Files]], folder: Path) -> None:
    """Follow every address that was ever handed out."""
    now = ended[-1][1]
    for _, then in ended:
        gone = sorted(path for path in then if path not in now)
        assert [path for path in gone if "search/parts/" not in path] == []
    owner = {id_: one for one, _ in ended for id_ in one.ledger.wordings}
    for one, _ in ended:
        for path, id_ in sorted(one.ledger.anchors):
            html = now[f"{path}index.html"].decode()
            assert len(re.findall(rf' id="{id_}"', html)) == 1, f"/{path}#{id_}"
        for number, print_ in one.ledger.cards:
            assert f"punkt/{number}/kort/{print_}/index.html" in now
    for id_, one in owner.items():
        if id_.startswith("punkt-"):
            _in_the_right_name(now, id_, one, one is ended[-1][0])
    loaded = load(folder)
    assert isinstance(loaded, Loaded)
    assert loaded.memory is not None
    assert not [*tampered(loaded.memory)]


def _in_the_right_name(now: Files, id_: str, one: Generation, in_force: bool) -> None:
    """The page of a number says the last words that it had, in the name of the platform that had it last."""
    path = f"punkt/{id_.removeprefix('punkt-')}/"
    tree = LexborHTMLParser(now[f"{path}index.html"].decode())
    body = tree.body
    assert body is not None
    whole = " ".join(body.text().split())
    assert one.ledger.wordings[id_][-1] in whole
    (name,) = tree.css("meta[property='og:site_name']")
    assert name.attributes["content"] == one.title + ("" if in_force else f" ({one.shown})")
    assert (f"Gjaldt {one.shown}." in whole) == (not in_force and id_ in standing(one.editor))
    (cite,) = tree.css("#henvisning")
    assert one.title in cite.text()
    assert (one.shown in cite.text()) != in_force


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(1, 8))]
)
def test_every_address_of_every_platform_tells_the_truth(seed: int, tmp_path: Path) -> None:
    ended = lived(tmp_path / "source", Seed(seed), 3)
    follow(ended, tmp_path / "source")
