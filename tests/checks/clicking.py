"""Two editors who do something at the same time, and whoever clicks the two together, with real git."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator import ids
from generator.checks import check_whole
from generator.doors.release import prepare
from generator.platform.model import fingerprint
from generator.problems import Problem, errors
from generator.source.load import Loaded, load
from generator.writing import put_in_place

SOMEBODY = ("-c", "user.name=Test", "-c", "user.email=test@example.org")

FIRST, SECOND, THIRD = "2031-04-01", "2031-05-01", "2031-06-01"

PLATFORM = """\
title: Plattform for Byen
place: Byen
sectors:
  - id: skole
    title: Skole
    tagline: For alle barn
    content:
      - lead_in: innledning-1
        text: "Byrådet vil:"
      - commitment: punkt-1
        text: bygge en ny skole ved havna før elevene flytter dit
      - commitment: punkt-2
        text: åpne skolegården for hele nabolaget om kvelden
      - commitment: punkt-3
        text: gi alle elever svømmeopplæring i byens bad
      - commitment: punkt-4
        text: tilby leksehjelp alle dager i uken
    sections: []
  - id: fjord
    title: Fjord
    content:
      - lead_in: innledning-2
        text: "Byrådet vil:"
      - commitment: punkt-5
        text: rydde strendene i kommunen hver vår
      - commitment: punkt-6
        text: sette opp benker langs hele fjorden
      - commitment: punkt-7
        text: lage badeplass ved moloen til sommeren
"""

GLOSSARY = """\
terms:
  - term: badeplass
    title: Badeplass
    forms: [badeplass]
    explanation: Et sted der det er lagt til rette for å bade.
"""

ENGLISH = """\
language: en
units:
  punkt-1:
    text: build a new school by the harbour
    source: "{}"
    status: draft
"""

WORDS = """\
entries:
  - words: [strand]
    leads_to: [badeplass]
"""


@dataclass(frozen=True)
class Deed:
    """What an editor does, and how one sees that it has been done and is not undone."""

    name: str
    do: Callable[[Path], None]
    seen: Callable[[Loaded], bool]
    same: str = ""
    """What it is done to, where only one of two can have the last word."""


class Repository:
    """A project in git, in which editors branch, and somebody puts their branches together."""

    def __init__(self, folder: Path, released: bool = True) -> None:
        self.folder = folder
        self._minutes = itertools.count(1_700_000_000, 60)
        self.source = folder / "source"
        (self.source / "translations").mkdir(parents=True)
        self.write("platform.yaml", PLATFORM)
        self.write("glossary.yaml", GLOSSARY)
        self.write("everyday-words.yaml", WORDS)
        loaded = load(self.source)
        assert isinstance(loaded, Loaded)
        text = loaded.platform.commitments[0].text
        self.write("translations/en.yaml", ENGLISH.format(fingerprint(text)))
        self.git("init", "-q", "--template=", "-b", "main")
        if released:
            release(self.source, FIRST)
        self.commit("Start")

    def write(self, file: str, text: str) -> None:
        (self.source / file).write_text(text, "utf-8")

    def git(self, *arguments: str, fails: bool = False) -> str:
        """What git says; each call is made a minute after the one before."""
        now = f"{next(self._minutes)} +0000"
        run = subprocess.run(
            ["git", "-c", "core.editor=true", *SOMEBODY, *arguments],
            cwd=self.folder,
            env={**os.environ, "GIT_AUTHOR_DATE": now, "GIT_COMMITTER_DATE": now},
            capture_output=True,
            text=True,
            check=False,
        )
        assert fails or not run.returncode, (arguments, run.stdout, run.stderr)
        return run.stdout.strip()

    def commit(self, message: str) -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")

    def go_on(self, how: str) -> None:
        """Bring a rebase or a cherry-pick to its end, once the conflicts are put right."""
        if how == "cherry-pick":
            self.git("commit", "-q", "--allow-empty", "--no-edit")
        self.git(how, "--continue", fails=True)
        self.git(how, "--skip", fails=True)  # where nothing is left of it

    def forget(self) -> None:
        """Leave nothing but main and what is checked out, as where a forge has just fetched them."""
        kept = ("refs/heads/main", self.git("symbolic-ref", "-q", "HEAD", fails=True))
        for name in self.git("for-each-ref", "--format=%(refname)").split():
            if name not in kept:
                self.git("update-ref", "-d", name)
        self.git("reflog", "expire", "--expire=all", "--all")

    def branch(self, name: str, *deeds: Deed, start: str = "main") -> str:
        """A branch on which somebody has done something; the commit."""
        self.git("checkout", "-q", "-B", name, start)
        for deed in deeds:
            deed.do(self.source)
        return self.commit(" og ".join(deed.name for deed in deeds))

    def errors(self) -> list[Problem]:
        """What the check says of it as it stands, and that stops it."""
        return errors(check_whole(load(self.source)))

    def conflicts(self) -> list[str]:
        """The files in which the two collide."""
        return self.git("diff", "--name-only", "--diff-filter=U").split()

    def click(self, way: str) -> None:
        """Put every conflict right in one of the ways in which an editor may click."""
        for file in self.conflicts():
            path = self.folder / file
            if way.startswith("whole "):
                side = way.removeprefix("whole ")
                self.git("checkout", f"--{side}", "--", file)
            else:
                path.write_text(_clicked(path.read_text("utf-8"), way), "utf-8")
            self.git("add", file)


WAYS = ("ours", "theirs", "both", "both, the other first", "whole ours", "whole theirs")

_HUNK = re.compile(
    r"^<{7}[^\n]*\n(?P<ours>.*?)^={7}\n(?P<theirs>.*?)^>{7}[^\n]*\n", re.MULTILINE | re.DOTALL
)


def _clicked(text: str, way: str) -> str:
    order = {
        "ours": ("ours",),
        "theirs": ("theirs",),
        "both": ("ours", "theirs"),
        "both, the other first": ("theirs", "ours"),
    }[way]
    return _HUNK.sub(lambda hunk: "".join(hunk[side] for side in order), text)


def release(source: Path, date: str) -> None:
    """Make an edition, as whoever has the program does."""
    prepared, problems = prepare(load(source), date)
    assert prepared, problems
    put_in_place(*prepared.files)


# What editors do -----------------------------------------------------------------------------------


def change(old: str, new: str, file: str = "platform.yaml") -> Callable[[Path], None]:
    def do(source: Path) -> None:
        path = source / file
        text = path.read_text("utf-8")
        assert text.count(old) == 1, (old, text)
        path.write_text(text.replace(old, new), "utf-8")

    return do


def texts(loaded: Loaded) -> list[str]:
    return [" ".join(block.text.split()) for _, _, block in loaded.blocks()]


def words_of(loaded: Loaded, id_: str) -> str | None:
    found = {block.id: block.text for _, _, block in loaded.blocks()}
    return found.get(id_)


def adds(text: str, after: str, number: str = "") -> Deed:
    """A new commitment after another; with a number where the editor takes one by hand."""
    id_ = number or ids.new_id("punkt", text)

    def do(source: Path) -> None:
        path = source / "platform.yaml"
        was = path.read_text("utf-8")
        at = was.index("\n", was.index("text:", was.index(f"commitment: {after}\n"))) + 1
        new = f"      - commitment: {id_}\n        text: {text}\n"
        path.write_text(was[:at] + new + was[at:], "utf-8")

    def seen(loaded: Loaded) -> bool:
        return texts(loaded).count(text) == 1

    return Deed(f"adds “{text}” after {after}{' by hand' * bool(number)}", do, seen)


def rewords(id_: str, old: str, new: str) -> Deed:
    return Deed(
        f"rewords {id_} to “{new}”",
        change(old, new),
        lambda loaded: words_of(loaded, id_) == new,
        id_,
    )


def _block(text: str, id_: str) -> str:
    start = text.index(f"      - commitment: {id_}\n")
    rest = text[start + 1 :]
    end = re.search(r"^(?:      - |    \S|  - |\S)", rest, re.MULTILINE)
    return text[start:] if end is None else text[start : start + 1 + end.start()]


def moves(id_: str, after: str, sector: str) -> Deed:
    def do(source: Path) -> None:
        path = source / "platform.yaml"
        text = path.read_text("utf-8")
        block = _block(text, id_)
        text = text.replace(block, "")
        home = _block(text, after)
        path.write_text(text.replace(home, home + block), "utf-8")

    def seen(loaded: Loaded) -> bool:
        return [part.id for _, part, block in loaded.blocks() if block.id == id_] == [sector]

    return Deed(f"moves {id_} after {after}", do, seen, f"place of {id_}")


def withdraws(id_: str, reason: str = "Det er gjort.") -> Deed:
    def do(source: Path) -> None:
        path = source / "platform.yaml"
        text = path.read_text("utf-8")
        text = text.replace(_block(text, id_), "")
        head = "" if "retired:\n" in text else "retired:\n"
        fate = f"  - retired: {id_}\n    fate: withdrawn\n    reason: {reason}\n    on: {FIRST}\n"
        path.write_text(text + head + fate, "utf-8")

    def seen(loaded: Loaded) -> bool:
        told = [retired.reason for retired in loaded.platform.retired if retired.id == id_]
        return words_of(loaded, id_) is None and told == [reason]

    return Deed(f"withdraws {id_}: {reason}", do, seen, id_)


def explains(term: str, explanation: str) -> Deed:
    def do(source: Path) -> None:
        path = source / "glossary.yaml"
        new = (
            f"  - term: {term}\n    title: {term.capitalize()}\n    forms: [{term}]\n"
            f"    explanation: {explanation}\n"
        )
        path.write_text(path.read_text("utf-8") + new, "utf-8")

    def seen(loaded: Loaded) -> bool:
        return [t.explanation for t in loaded.glossary.terms if t.id == term] == [explanation]

    return Deed(f"explains {term}: {explanation}", do, seen, f"ord-{term}")


def translates(id_: str, text: str) -> Deed:
    def do(source: Path) -> None:
        path = source / "translations" / "en.yaml"
        new = f'  {id_}:\n    text: {text}\n    source: "00000000"\n    status: draft\n'
        path.write_text(path.read_text("utf-8") + new, "utf-8")

    def seen(loaded: Loaded) -> bool:
        unit = loaded.translations["en"].units.get(id_)
        return unit is not None and unit.text == text

    return Deed(f"translates {id_}: {text}", do, seen, f"en {id_}")


def says(word: str, leads_to: str = "badeplass") -> Deed:
    def do(source: Path) -> None:
        path = source / "everyday-words.yaml"
        new = f"  - words: [{word}]\n    leads_to: [{leads_to}]\n"
        path.write_text(path.read_text("utf-8") + new, "utf-8")

    def seen(loaded: Loaded) -> bool:
        return any(entry.words == (word,) for entry in loaded.everyday_words.entries)

    return Deed(f"says {word}", do, seen, f"the word {word}")


def retitles(old: str, new: str) -> Deed:
    return Deed(
        f"retitles {old}",
        change(f"title: {old}\n", f"title: {new}\n"),
        lambda loaded: new in [sector.title for sector in loaded.platform.sectors],
        old,
    )


def releases(date: str, *before: Deed) -> Deed:
    """An edition, with what somebody has done first."""

    def do(source: Path) -> None:
        for deed in before:
            deed.do(source)
        release(source, date)

    def seen(loaded: Loaded) -> bool:
        dates = [edition.date for edition in loaded.register.editions] if loaded.register else []
        return date in dates and all(deed.seen(loaded) for deed in before)

    return Deed(f"releases {date} ({', '.join(deed.name for deed in before)})", do, seen)
