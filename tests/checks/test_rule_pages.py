"""Each rule has a page in the guide, and its examples are true."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from generator import checks
from generator.checks import AGAINST_THE_PAST, CHECKS, check
from generator.checks.rule_pages import EXAMPLE, FOLDER, RELEASED, Example, rule_pages
from generator.problems import Problem
from generator.source.load import load

OF_READING = {
    "yaml",
    "shape",
    "tab",
    "encoding",
    "line-ends",
    "character",
    "file",
    "merge-conflict",
}
"""What the reading itself says, which is no rule of its own."""

EXAMPLES = [(page.name, example) for page in rule_pages() for example in page.examples]


def problems(folder: Path, example: Example, *, wrong: bool) -> list[Problem]:
    source = folder / str(wrong) / "source"
    shutil.copytree(RELEASED if example.released else EXAMPLE, source)
    path = source / example.file
    path.write_text(example.put_into(path.read_text("utf-8"), wrong=wrong), "utf-8")
    return check(load(source))


def test_each_rule_has_its_page_and_each_page_its_rule() -> None:
    rules = {
        getattr(checks, rule.__module__.rpartition(".")[2]).RULE
        for rule in (*CHECKS, *AGAINST_THE_PAST)
    }
    pages = {page.name for page in rule_pages()}
    assert pages == rules | OF_READING


def test_every_rule_that_a_message_can_name_has_its_page() -> None:
    code = "".join(path.read_text("utf-8") for path in FOLDER.parent.rglob("*.py"))
    named = set(re.findall(r'Problem\(\s*[^"()]*(?:\([^()]*\))?,\s*"([a-z-]+)",', code))
    assert named
    assert named <= {page.name for page in rule_pages()}


@pytest.mark.parametrize("folder", [EXAMPLE, RELEASED], ids=lambda folder: folder.name)
def test_the_examples_are_cut_from_a_platform_without_a_problem(folder: Path) -> None:
    assert [problem.line() for problem in check(load(folder))] == []


def test_every_rule_but_seven_has_an_example() -> None:
    """A file that is not there cannot be shown, nor what two branches were, nor how a line ends.

    Seven headings inside each other are no few lines, and a number that is not the document's own is
    told by the comparison with the document too; ``wrong/`` has both. What was taken away by law is told by
    what git remembers.
    """
    without = [page.name for page in rule_pages() if not page.examples]
    assert sorted(without) == [
        *("file", "labels", "line-ends", "lost-in-merge", "memory", "nesting", "redaction"),
    ]


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_the_wrong_lines_give_the_message(
    name: str, example: Example, tmp_path: Path, bless: bool
) -> None:
    right = problems(tmp_path, example, wrong=False)
    assert [problem.line() for problem in right if problem.rule == name] == []
    found = [p for p in problems(tmp_path, example, wrong=True) if p.rule == name]
    assert len(found) == 1, found
    if bless:
        _write(name, example, found[0].nb)
    else:
        assert found[0].nb == example.message


def _write(name: str, example: Example, message: str) -> None:
    path = FOLDER / f"{name}.yaml"
    nth = [other for rule, other in EXAMPLES if rule == name].index(example)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    at = [n for n, line in enumerate(lines) if line.startswith("    message: ")][nth]
    lines[at] = f"    message: {json.dumps(message, ensure_ascii=False)}\n"
    path.write_text("".join(lines), "utf-8")
