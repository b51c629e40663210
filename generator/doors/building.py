"""The part of the command that builds: the site, its pages alone, and the preview."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from generator.book.book import Book, build_book
from generator.doors import offline, settings_file
from generator.doors.earlier_build import Record
from generator.doors.plugin import MKDOCS, Configured, SettingsError, configured
from generator.doors.sharing import NOTHING, Earlier, Parts, write
from generator.problems import errors, show
from generator.settings import CONFIGURATION, Settings
from generator.source import files
from generator.source.load import ASKED_FOR
from generator.writing import folder_in_place_of, naming


class StoppedError(Exception):
    """What stops a build; empty where it has been told already."""


def build(asked: argparse.Namespace, earlier: Record | None) -> tuple[Parts, str] | None:
    """Build beside the last good site, and change places when all is done.

    ``earlier`` is what is remembered of that site. Returns what was written, and what was told; None
    where something stopped it, which has been told.
    """
    with _stopping():
        ready, book, told = _ready(asked)
        before = Earlier.of(earlier, asked.to) if earlier else NOTHING
        try:
            with folder_in_place_of(asked.to) as made, naming(made):
                parts = ready.build(book, made, before, _progress)
                if asked.offline:
                    offline.prepare(made, book.settings.absolute(""))
        except ValueError as error:
            raise StoppedError(str(error)) from error
        return parts, told
    return None


def pages(asked: argparse.Namespace) -> int:
    """Write the site but for what MkDocs adds: the pages in ``docs/``, and what lies there."""
    with _stopping():
        ready, book, _ = _ready(asked)
        site = ready.site(book)
        with folder_in_place_of(asked.to, keeping=True) as made, naming(made):
            write(site, made, progress=_progress)
        n = len(site.plans)
        print(f"{n} sider i {asked.to}/" if asked.lang == "nb" else f"{n} pages in {asked.to}/")
        return 0
    return 1


def serve(asked: argparse.Namespace) -> int:
    """Preview the site with MkDocs' server, until somebody ends it."""
    if wrong := settings_file.faults(CONFIGURATION):
        print(show(wrong, asked.lang), file=sys.stderr)
        return 1
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # MkDocs is ended with us
    command = [sys.executable, "-m", MKDOCS, "serve", "--dev-addr", asked.address]
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


def _ready(asked: argparse.Namespace) -> tuple[Configured, Book, str]:
    """The settings, the book that is to be built, and the warnings, which are told.

    Raises StoppedError where a fault stands in the way; it has been told.
    """
    os.environ[ASKED_FOR] = str(asked.source.absolute())
    ready, wrong = None, ""
    try:
        ready = configured(CONFIGURATION)
    except SettingsError as error:
        wrong = show(error.problems, asked.lang)
    book, problems = build_book(asked.source, ready.settings if ready else Settings())
    files.forget()
    told = f"{show(problems, asked.lang)}\n" if problems else ""
    print(told, file=sys.stderr, end="")
    if book is None or ready is None or errors(problems):
        raise StoppedError(wrong)
    return ready, book, told


def _progress(done: int, whole: int) -> None:
    """Show on a terminal that the work goes on; a log is spared."""
    if sys.stderr.isatty():
        end = "\r" if done < whole else "\r\x1b[K"
        print(
            f"… {100 * done // whole} %" if done < whole else "",
            end=end,
            file=sys.stderr,
            flush=True,
        )
