"""The work of writing a site, shared among processes, and the files that still hold left to it.

Every core takes the next part when it has done one. Where an earlier build has made a part from the
very same things, and its files lie there untouched, they are taken over.
"""

from __future__ import annotations

import ctypes
import gc
import hashlib
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext, ForkProcess
from multiprocessing.sharedctypes import Synchronized
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from generator.book import press, weight
from generator.book.book import Book
from generator.book.frame import Listing
from generator.book.site_map import MANIFEST
from generator.data.json_bytes import as_json
from generator.doors.compiled import Compiled
from generator.doors.earlier_build import FOLDER, Record
from generator.doors.whole_site import File, Part, Site
from generator.writing import naming, put_bytes


class Kept(NamedTuple):
    """What is remembered of a file that was written."""

    path: str
    checksum: str
    page: Listing | None = None


Parts = dict[str, tuple[str, tuple[Kept, ...]]]
"""What was written: by part, its fingerprint and its files."""


@dataclass(frozen=True)
class Earlier:
    """What an earlier build wrote, and where it lies."""

    folder: Path
    parts: Parts

    @classmethod
    def of(cls, record: Record, folder: Path) -> Earlier:
        """From what was remembered of it."""
        return cls(
            folder,
            {name: (of, tuple(map(_kept, files))) for name, (of, files) in record.parts.items()},
        )

    def take(self, part: Part, to: Path) -> tuple[Kept, ...] | None:
        """Take over a part's files; None where they were made from other things, or are changed."""
        fingerprint, files = self.parts.get(part.name, ("", ()))
        if fingerprint != part.fingerprint or not all(map(self.holds, files)):
            return None
        for file in files:
            _link(self.folder / file.path, to / file.path)
        return files

    def holds(self, file: Kept) -> bool:
        """Whether a file lies there as it was written."""
        try:
            return checksum((self.folder / file.path).read_bytes()) == file.checksum
        except OSError:
            return False


NOTHING = Earlier(Path(), {})
"""Where there is no earlier build."""


Progress = Callable[[int, int], None]
"""Is told how many parts are done, and of how many."""


def write(
    site: Site, to: Path, earlier: Earlier = NOTHING, progress: Progress = lambda *_: None
) -> Parts:
    """Write the whole site to a folder; what lies there already is left as it is.

    Returns what was written, as a later build may take it over.
    """
    press.compile_templates(Compiled(FOLDER / "templates"))  # once, not once a process
    makers = [partial(_make, part, to, earlier) for part in site.parts]
    if len(makers) > 1 and _may_share():
        made = _shared(makers, progress)
    else:
        made = [make() for make in makers]
    pages = [file.page for files in made for file in files if file.page]
    rest = tuple(_written(site.rest(pages), to))
    parts = {part.name: (part.fingerprint, of) for part, of in zip(site.parts, made, strict=True)}
    weighed = _as_weighed(parts | {"rest": ("", rest)}, to, weight.tell(to, site.book))
    listed = File(MANIFEST, manifest(site.book, to))
    return weighed | {"manifest": ("", tuple(_written(iter([listed]), to)))}


def manifest(book: Book, site: Path) -> bytes:
    """A list of every file of a finished site but itself, with its checksum, and of which text it is."""
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return as_json(
        {
            "edition": book.platform.edition,
            "fingerprint": book.platform.fingerprint,
            "files": {f: checksum((site / f).read_bytes()) for f in files if f != MANIFEST},
        }
    )


def _as_weighed(parts: Parts, to: Path, told: set[str]) -> Parts:
    """The parts, with the files into which their weight was written as these are now."""

    def now(file: Kept) -> Kept:
        if file.path not in told:
            return file
        return file._replace(checksum=checksum((to / file.path).read_bytes()))

    return {name: (of, tuple(map(now, files))) for name, (of, files) in parts.items()}


def write_again(parts: Iterable[Part], before: Iterable[Part], to: Path) -> None:
    """Write the parts that are made from other things than ``before``, into a site that is shown."""
    then = {part.name: part.fingerprint for part in before}
    for part in parts:
        if then.get(part.name) != part.fingerprint:
            for file in part.make():
                put(to / file.path, file.content)


def put(path: Path, content: bytes) -> None:
    """Write a file anew, and its folder where there is none.

    One that is there already, and may be read at this moment, is the old one or the new.
    """
    with naming(path):
        try:
            with path.open("xb") as file:
                file.write(content)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except FileExistsError:
            put_bytes(path, content)  # never into the very file, which may be an earlier site's


def checksum(content: bytes) -> str:
    """By which a file is known again."""
    return hashlib.sha256(content).hexdigest()


def _kept(remembered: list[Any]) -> Kept:
    path, seal, page = remembered
    return Kept(path, seal, Listing(*page) if page else None)


def _make(part: Part, to: Path, earlier: Earlier) -> tuple[Kept, ...]:
    return earlier.take(part, to) or tuple(_written(part.make(), to))


def _written(files: Iterator[File], to: Path) -> Iterator[Kept]:
    for file in files:
        put(to / file.path, file.content)
        yield Kept(file.path, checksum(file.content), file.page)


def _link(old: Path, new: Path) -> None:
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(old, new)
    except OSError:
        with naming(new):
            new.write_bytes(old.read_bytes())


def _may_share() -> bool:
    """Whether the work can be shared: forking is sound here, and there is someone to share with."""
    return sys.platform == "linux" and _cores() > 1


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


_Maker = partial[tuple[Kept, ...]]

Turn: TypeAlias = "Synchronized[int]"
"""Whose turn it is: the number of what is to be made next."""

_Done = dict[int, tuple[Kept, ...]]
"""What has been made, by its number among all that is to be."""


def _shared(makers: list[_Maker], progress: Progress) -> list[tuple[Kept, ...]]:
    """Make everything, with a helper for each core but our own."""
    context = get_context("fork")
    gc.collect()
    gc.freeze()  # what all of them read is left where it is, and not copied to each
    turn = context.Value("i", 0)
    helpers = [_helper(context, makers, turn) for _ in range(_cores() - 1)]
    try:
        done = {}
        for number in _turns(turn, len(makers)):
            done[number] = makers[number]()
            progress(number, len(makers))
        for _, pipe in helpers:
            done |= _answer(pipe)
    finally:
        for process, _ in helpers:
            process.kill()  # which has done its work, or whose work is wanted no more
        gc.unfreeze()
    progress(len(makers), len(makers))
    return [done[number] for number in range(len(makers))]


def _turns(turn: Turn, whole: int) -> Iterator[int]:
    """The numbers that nobody has taken yet, one after the other."""
    while True:
        with turn.get_lock():
            number = turn.value
            turn.value += 1
        if number >= whole:
            return
        yield number


def _helper(
    context: ForkContext, makers: list[_Maker], turn: Turn
) -> tuple[ForkProcess, Connection]:
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_help, args=(makers, turn, theirs), daemon=True)
    process.start()
    theirs.close()
    return process, ours


def _help(makers: list[_Maker], turn: Turn, pipe: Connection) -> None:
    """Take turns until nothing is left, and say what was made, or what went wrong."""
    with suppress(OSError, AttributeError):  # whose parent is killed has nobody to work for
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    try:
        pipe.send({number: makers[number]() for number in _turns(turn, len(makers))})
    except Exception as error:  # noqa: BLE001 - it is told by the one who reads the answer
        turn.value = len(makers)
        pipe.send(error)


def _answer(pipe: Connection) -> _Done:
    answer: _Done | Exception = pipe.recv()
    if isinstance(answer, Exception):
        raise answer
    return answer


_DIE_WITH_PARENT = 1
"""What ``prctl`` calls it."""
