"""The part of the command that checks and builds: check, build, pages, serve, schema."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator.book.book import Book, build_book
from generator.problems import errors, show
from generator.settings import Settings
from generator.source.load import ASKED_FOR

if TYPE_CHECKING:
    from generator.doors.plugin import Configured

CONFIGURATION = Path("mkdocs.yml")


class StoppedError(Exception):
    """What stops a build, said already or as text to say."""


def build(asked: argparse.Namespace) -> int:
    """Build beside the last good site, and change places when all is done."""
    with _stopping():
        ready, book = _ready(asked)
        with _in_place_of(asked.to) as made:
            ready.build(book, made)
        to = asked.to
        print(f"Nettstedet ligger i {to}/" if asked.lang == "nb" else f"The site is in {to}/")
        return 0
    return 1


def pages(asked: argparse.Namespace) -> int:
    """Write the site but for what MkDocs adds: the pages in ``docs/``, and what lies there."""
    from generator.doors.whole_site import write  # noqa: PLC0415 - as heavy as all that it prints

    with _stopping():
        ready, book = _ready(asked)
        site = ready.site(book)
        write(site, asked.to)
        n = len(site.plans)
        print(f"{n} sider i {asked.to}/" if asked.lang == "nb" else f"{n} pages in {asked.to}/")
        return 0
    return 1


def serve(asked: argparse.Namespace) -> int:
    """Preview the site with MkDocs' server, until somebody ends it."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # MkDocs is ended with us
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", asked.address]
    told = {"NO_MKDOCS_2_WARNING": "1", ASKED_FOR: str(asked.source.absolute())}
    try:
        return subprocess.run(command, env=os.environ | told, check=False).returncode  # noqa: S603
    except KeyboardInterrupt:
        return 0


@contextmanager
def _stopping() -> Iterator[None]:
    """Say what stops a build, where it has not been said."""
    try:
        yield
    except StoppedError as error:
        if str(error):
            print(error, file=sys.stderr)


def _ready(asked: argparse.Namespace) -> tuple[Configured, Book]:
    """The settings, and the book that is to be built; raises StoppedError where either is faulty."""
    from generator.doors.plugin import configured  # noqa: PLC0415 - MkDocs is heavy

    os.environ[ASKED_FOR] = str(asked.source.absolute())
    ready, wrong = None, ""
    try:
        ready = configured(CONFIGURATION)
    except ValueError as error:
        wrong = f"{CONFIGURATION}: {error}"
    book, problems = build_book(asked.source, ready.settings if ready else Settings())
    if problems:
        print(show(problems, asked.lang), file=sys.stderr)
    if book is None or ready is None or errors(problems):
        raise StoppedError(wrong)
    return ready, book


@contextmanager
def _in_place_of(target: Path) -> Iterator[Path]:
    """A folder beside the target, which takes its place when all has gone well."""
    made = target.with_name(f"{target.name}.new")
    old = target.with_name(f"{target.name}.old")
    for left_over in (made, old):
        shutil.rmtree(left_over, ignore_errors=True)
    try:
        yield made
    except BaseException as error:
        shutil.rmtree(made, ignore_errors=True)
        if isinstance(error, ValueError):
            raise StoppedError(str(error)) from error
        raise
    if target.exists():
        target.rename(old)
    made.rename(target)
    shutil.rmtree(old, ignore_errors=True)
