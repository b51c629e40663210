"""Three times as much text takes three times as many steps, and never nine.

No clock is looked at: how often each of our functions is called is counted, and is the same on any
machine. A rule that looks at all for each of all, such as one that sorts every id for every id, is
called nine times as often where there is three times as much. (What loops inside one call, without
calling anything of ours, is not seen.)

To watch one more thing, add what does it to the table: it takes the folder with the source.
"""

from __future__ import annotations

import cProfile
import pstats
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.book.book import build_book
from generator.checks import check
from generator.doors.whole_site import Site
from generator.settings import Language, Settings
from generator.source.load import load
from tests.built import TESTS
from tests.grown import Shape, write_city

HOUSE = TESTS.parent / "generator"

MORE = 3

MOST = 3.3
"""Times. A little more than what there is more of: a part has a title besides what it holds."""

LEAP = 20
"""Calls more than that are no sign yet: what is called seldom grows by leaps."""

EXCEPTIONS: dict[tuple[str, str], str] = {
    ("search/compounds.py", name): "of a long word more beginnings are words where more words are "
    "known, though never more than it has letters"
    for name in ("whole", "cut", "_joints", "_shortest")
}
"""Functions that may be called more often, by file and name, each with its reason."""

Function = tuple[str, str, int]
"""The file, the name and the line of a function."""


def checked(source: Path) -> None:
    """What ``plattform check`` does."""
    check(load(source))


def built(source: Path) -> None:
    """What a build does: every page in every language, and every file of data."""
    settings = Settings(languages=(Language("nb"), Language("en", drafts=True)))
    book, problems = build_book(source, settings)
    assert book, problems
    site = Site(book, (), TESTS.parent / "overrides", {"config": {}})
    pages = [file.page for part in site.parts for file in part.make() if file.page]
    assert list(site.rest(pages))


def broken(source: Path) -> None:
    """What an editor is told of some slips, in the layout and in what is said."""
    assert {problem.rule for problem in check(load(source))} >= {
        *("yaml", "shape", "unique-ids", "summary", "double-spaces", "hidden-characters"),
        *("translation", "glossary", "everyday-words", "lost-id", "unreleased", "figures"),
    }


def slipped(source: Path) -> None:
    """The same few slips, however much there is, each at the first place where it can be made."""
    for file, slips in SLIPS.items():
        path = source / file
        head, sign, text = path.read_text("utf-8").partition("sections:\n")
        text = text or head
        for right, wrong in slips:
            text, n = re.subn(right, wrong, text, count=1)
            assert n == 1, right
        path.write_text(head + sign + text if sign else text, "utf-8")


SLIPS = {
    "platform.yaml": (
        ("text: 'Byrådet vil:'", "text 'Byrådet vil:'"),
        (r"- (commitment: \S+\n)((.*\n)*?)( *)- commitment: \S+\n", r"- \1\2\4- \1"),
        (r"covers:\n( *)- punkt-\d+\n", r"covers:\n\1- punkt-9999\n"),
        ("tagline: Det vi", "tagline: Det  vi"),
        ("tagline: Det vi", "tagline: Det\u200b vi"),
        ("title: Om ", "titel: Om "),
        (r"text: (.*Det skal bli )\d+", r"text: \g<1>1"),
        ("- paragraph: .*\n", "- paragraph: avsnitt-9998\n"),
        ("text: Byen har", "text: Kommunen har"),
    ),
    "translations/en.yaml": (
        (r"  punkt-(\d+):\n", r"  pukt-\1:\n"),
        (r"  avsnitt-(\d+):\n", r"  avsnitt-\1x:\n"),
    ),
    "glossary.yaml": (("- skoleplan\n", "- skuleplan\n"),),
    "everyday-words.yaml": (("- skoleplan\n", "- skuleplaner\n"),),
}
"""By file, what stands there and what becomes of it."""


def growths() -> Iterator[Any]:
    """What is done, to what, and of what there is more; the dearest of them are for the proof."""
    for of in ("commitments", "sections", "sectors"):
        marks = () if of == "commitments" else (pytest.mark.long,)
        yield pytest.param(checked, None, ("editions",), of, id=f"check-{of}", marks=marks)
        yield pytest.param(broken, slipped, ("editions",), of, id=f"broken-{of}", marks=marks)
        yield pytest.param(built, None, (), of, id=f"build-{of}", marks=marks)


@pytest.mark.parametrize(("act", "before", "also", "of"), list(growths()))
def test_three_times_as_much_takes_three_times_as_many_steps(
    act: Callable[[Path], None],
    before: Callable[[Path], None] | None,
    also: tuple[str, ...],
    of: str,
    tmp_path: Path,
) -> None:
    """``also`` grows as well: an edition has pages of all that there is, so not in a build."""
    calls: list[dict[Function, int]] = []
    for shape in (Shape(), Shape().times(MORE, of, *also)):
        source = tmp_path / f"{len(calls)}" / "source"
        source.mkdir(parents=True)
        write_city(source, shape)
        if before:
            before(source)
        calls.append(counted(act, source))
    few, many = calls
    assert sum(many.values()) > 2 * sum(few.values()), "there is not more of everything"
    assert not too_much(few, many)


def too_much(few: dict[Function, int], many: dict[Function, int]) -> dict[Function, str]:
    """The functions that are called more often than there is more."""
    return {
        function: f"{few.get(function, 0)} calls became {n}"
        for function, n in many.items()
        if n > MOST * few.get(function, 0) + LEAP and function[:2] not in EXCEPTIONS
    }


def test_what_looks_at_all_for_each_of_all_is_found() -> None:
    linear, square = ("checks/a.py", "linear", 1), ("checks/a.py", "square", 2)
    assert too_much({linear: 10, square: 10**2}, {linear: 30, square: 30**2}) == {
        square: "100 calls became 900",
    }


def counted(act: Callable[[Path], None], source: Path) -> dict[Function, int]:
    """How often each function of ours is called, once nothing is remembered from before."""
    forget()
    profile = cProfile.Profile(builtins=False)
    profile.runcall(act, source)
    found: dict[tuple[str, int, str], tuple[int, int, float, float, object]] = vars(
        pstats.Stats(profile)
    )["stats"]
    return {
        (Path(file).relative_to(HOUSE).as_posix(), name, line): calls
        for (file, line, name), (_, calls, *_) in found.items()
        if Path(file).is_relative_to(HOUSE)
    }


def forget() -> None:
    """Empty whatever a function of ours remembers of what it was asked before."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "generator":
            for held in list(vars(module).values()):
                if hasattr(held, "cache_clear"):
                    held.cache_clear()
