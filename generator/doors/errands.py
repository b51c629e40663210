"""The part of the door ``plattform`` that does what a form in the forge asks for."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path, PurePosixPath

from generator.checks import check_whole
from generator.doors import cli
from generator.problems import errors
from generator.review import errands, printing
from generator.review import report as reports
from generator.source import git
from generator.source.load import load
from generator.writing import put, put_bytes


def do(asked: argparse.Namespace) -> int:
    """Run the commands that a form stands for, and write what its proposal is to say."""
    try:
        errand = _named(asked.errand)
        event = _read(asked.event)
        of = errands.filled_in(errand, event)
        asked.to.mkdir(parents=True, exist_ok=True)
        where = {"folder": str(asked.to)}
        if errand.takes_file:
            where["file"] = str(_fetched(asked, of["branch"]))
        commands = errand.commands({**of, **where})
    except errands.CannotDoError as error:
        print(error.en if asked.lang == "en" else error.nb, file=sys.stderr)
        return 1
    before = load(asked.source)
    said = _ran(asked, commands)
    if said is None:
        return 1
    print(said, end="")
    if errand.title:
        after = load(asked.source)
        problems = check_whole(after)
        report = printing.as_markdown(reports.compare(before, after))
        if (told := asked.to / errands.REPORT).exists():
            said, report = "", f"{told.read_text('utf-8')}\n{report}"
        put(asked.to / "title", errands.title(errand, of))
        put(asked.to / "body.md", errands.body(errand, event, said, report, problems))
        put(asked.to / "state", "failure" if errors(problems) else "success")
    return 0


def _named(name: str) -> errands.Errand:
    if name not in errands.ERRANDS:
        known = ", ".join(errands.ERRANDS)
        raise errands.CannotDoError(
            f"«{name}» er ikke et skjema. Skjemaene er: {known}.",
            f"“{name}” is no form. The forms are: {known}.",
        )
    return errands.ERRANDS[name]


def _read(file: Path) -> Mapping[str, object]:
    try:
        event: object = json.loads(file.read_text("utf-8"))
    except ValueError:
        event = None
    if not isinstance(event, dict):
        raise errands.CannotDoError(
            f"{file} er ikke det nettstedet sier om et skjema. Send skjemaet en gang til.",
            f"{file} is not what the forge tells of a form. Send the form again.",
        )
    return event


def _fetched(asked: argparse.Namespace, branch: str) -> Path:
    """The translator's file, taken out of its branch without a thing in that being run."""
    changed = git.answer(
        asked.source, "diff", "--name-only", "-z", "--diff-filter=AM", f"HEAD...{asked.file_in}"
    )
    path = errands.the_file((changed or b"").decode("utf-8", "replace").split("\0"), branch)
    root = Path(git.text(asked.source, "rev-parse", "--show-toplevel"))
    content = git.answer(root, "cat-file", "blob", f"{asked.file_in}:{path}")
    to: Path = asked.to / PurePosixPath(path).name
    put_bytes(to, content or b"")
    return to


def _ran(asked: argparse.Namespace, commands: errands.Commands) -> str | None:
    """What the commands printed; None where one of them could not be followed, which is told."""
    out, wrong = io.StringIO(), io.StringIO()
    for command in commands:
        with redirect_stdout(out), redirect_stderr(wrong):
            status = _run(["--source", str(asked.source), "--lang", asked.lang, *command])
        if status:
            print(out.getvalue() + wrong.getvalue(), end="", file=sys.stderr)
            return None
    print(wrong.getvalue(), end="", file=sys.stderr)
    return out.getvalue()


def _run(arguments: list[str]) -> int:
    try:
        return cli.main(arguments)
    except SystemExit as error:  # what stands in a field is no argument that the command knows
        return int(error.code or 0)
