"""Files put in their place whole, or not at all."""

from __future__ import annotations

import ctypes
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # a system without such locks
    fcntl = None  # type: ignore[assignment]

_HERE = -100
"""What the system calls the folder that one stands in, where a call asks for a folder."""

_EXCHANGE = 2
"""Asks ``renameat2`` to have two names change places."""


@contextmanager
def naming(path: Path, beside: Path | None = None) -> Iterator[None]:
    """Have an error of the disk say which file it is about: the system does not always know.

    ``beside`` is where the file is made, of which nobody needs to hear.
    """
    try:
        yield
    except OSError as error:
        if error.strerror and error.filename in (None, str(beside)):
            error.filename = str(path)
        raise


def put(path: Path, text: str) -> None:
    """Write a text as UTF-8, its line ends as they are; an error names the file."""
    put_bytes(path, text.encode())


def put_bytes(path: Path, content: bytes) -> None:
    """Write a file whole beside its place, and put it in: whoever reads it reads the old or the new."""
    beside = _beside(path)
    with naming(path, beside):
        try:
            with beside.open("wb") as file:
                file.write(content)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


_alone_in: set[Path] = set()
"""The folders that this process has to itself."""


@contextmanager
def together_in(folder: Path) -> Iterator[None]:
    """While a folder is read: nobody who asks for it alone writes there until this is done."""
    with _locked(folder, alone=False):
        yield


@contextmanager
def alone_in(folder: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """While files of a folder are read and written again: nobody else does, and nobody reads them.

    ``waiting`` is called where somebody is at work there, before this waits for them. What a program
    left beside its place when it was stopped is cleared away.
    """
    with _locked(folder, alone=True, waiting=waiting):
        _alone_in.add(folder.resolve())
        try:
            for left in folder.rglob(".*.new"):
                left.unlink(missing_ok=True)
            yield
        finally:
            _alone_in.discard(folder.resolve())


@contextmanager
def alone_making(target: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """While a folder is made anew, which may not be there yet: nobody else makes the same one."""
    lock = target.absolute().with_name(f".{target.absolute().name}.lock")
    while True:
        with naming(target, lock):
            lock.parent.mkdir(parents=True, exist_ok=True)
            lock.touch()
        with _locked(lock, alone=True, waiting=waiting):
            if not lock.exists():
                continue  # whoever had it has done with it
            try:
                yield
            finally:
                lock.unlink(missing_ok=True)
            return


@contextmanager
def _locked(
    place: Path, *, alone: bool, waiting: Callable[[], None] = lambda: None
) -> Iterator[None]:
    """Hold a lock on a file or a folder, where the system has locks; it goes with the process."""
    if fcntl is None or place.resolve() in _alone_in:
        yield
        return
    try:
        held = os.open(place, os.O_RDONLY)
    except OSError:
        yield  # what is wrong with it is told by whoever reads it
        return
    try:
        _take(held, fcntl.LOCK_EX if alone else fcntl.LOCK_SH, waiting)
        yield
    finally:
        os.close(held)


def _take(held: int, kind: int, waiting: Callable[[], None]) -> None:
    assert fcntl is not None
    try:
        fcntl.flock(held, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting()
        fcntl.flock(held, kind)
    except OSError:
        return  # a disk without locks


@contextmanager
def folders_for(paths: Iterable[Path]) -> Iterator[None]:
    """The folders of files are there; those that were made for them go again where writing fails."""
    wanted = {folder for path in paths for folder in path.parents}
    made = sorted(folder for folder in wanted if not folder.exists())
    for folder in made:
        folder.mkdir(exist_ok=True)
    try:
        yield
    except OSError:
        for folder in reversed(made):
            with suppress(OSError):
                folder.rmdir()
        raise


def put_in_place(*files: tuple[Path, str]) -> None:
    """Write each file whole beside its place, and only then put them in, one by one.

    Whoever stops this in the middle finds each file either as it was or as it will be.

    The texts become UTF-8, their line ends as they are; the folders must be there. Raises
    ``OSError`` where a file cannot be written; nothing has been put in place then.
    """
    made = [(_beside(path), path, text) for path, text in files]
    try:
        for beside, path, text in made:
            with naming(path, beside), beside.open("w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        for beside, path, _ in made:
            beside.replace(path)
    finally:
        for beside, _, _ in made:
            beside.unlink(missing_ok=True)


@contextmanager
def folder_in_place_of(target: Path, *, keeping: bool = False) -> Iterator[Path]:
    """A new folder beside ``target``, which takes its place when all has gone well.

    With ``keeping``, what lies in ``target`` lies in the new one from the beginning: whoever writes
    there makes each file anew, for it may be the very file of the old folder.

    Whoever stops this in the middle finds the folder as it was or as it will be. What was left by
    somebody who was stopped is cleared away first.
    """
    made, old = (target.with_name(f"{target.name}.{end}") for end in ("new", "old"))
    if old.exists() and not target.exists():  # stopped between two names
        old.rename(target)
    for left_over in (made, old):
        shutil.rmtree(left_over, ignore_errors=True)
    try:
        if keeping and target.exists():
            shutil.copytree(target, made, symlinks=True, copy_function=_link)
        yield made
        if not target.exists():
            made.rename(target)
        elif not _exchanged(made, target):
            target.rename(old)
            made.rename(target)
    finally:
        for left_over in (made, old):
            shutil.rmtree(left_over, ignore_errors=True)


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, new, follow_symlinks=False)


def _exchanged(one: Path, other: Path) -> bool:
    """Have two names change places at once; False where the system cannot."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    names = os.fsencode(one), os.fsencode(other)
    return bool(call(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0)
