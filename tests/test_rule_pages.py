"""Each rule has a page in the guide, and its examples are true."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from generator import checks
from generator.checks import CHECKS, check
from generator.load import load
from generator.problems import Problem
from generator.rule_pages import EXAMPLE, FOLDER, Example, rule_pages

OF_READING = {"yaml", "shape", "tab", "encoding", "character", "file", "merge-conflict"}
"""What the reading itself says, which is no rule of its own."""

NOT_YET = {"correction", "everyday-words", "fate", "lost-id", "register", "reused-id", "unreleased"}
"""Pages of rules that may not be here yet."""

EXAMPLES = [(page.name, example) for page in rule_pages() for example in page.examples]


def problems(tmp_path: Path, example: Example | None) -> list[Problem]:
    source = tmp_path / "source"
    shutil.copytree(EXAMPLE, source)
    if example:
        path = source / example.file
        path.write_text(example.written(path.read_text("utf-8")), "utf-8")
    return check(load(source))


def test_each_rule_has_its_page_and_each_page_its_rule() -> None:
    rules = {getattr(checks, rule.__module__.rpartition(".")[2]).RULE for rule in CHECKS}
    pages = {page.name for page in rule_pages()}
    assert rules | OF_READING <= pages
    assert pages - NOT_YET <= rules | OF_READING


def test_every_rule_that_a_message_can_name_has_its_page() -> None:
    code = "".join(path.read_text("utf-8") for path in FOLDER.parent.rglob("*.py"))
    named = set(re.findall(r'Problem\(\s*[^"()]*(?:\([^()]*\))?,\s*"([a-z-]+)",', code))
    assert named
    assert named <= {page.name for page in rule_pages()}


def test_the_right_lines_are_right(tmp_path: Path) -> None:
    assert [p.line() for p in problems(tmp_path, None)] == []


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_the_wrong_lines_give_the_message(
    name: str, example: Example, tmp_path: Path, bless: bool
) -> None:
    if name in NOT_YET and not any(
        rule.__module__.endswith(name.replace("-", "_")) for rule in CHECKS
    ):
        pytest.skip("the rule is not here yet")
    found = [problem for problem in problems(tmp_path, example) if problem.rule == name]
    assert len(found) == 1
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
