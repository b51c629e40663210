"""What it takes for a city to have this version of the program, and nothing of what the city wrote.

In comes the city's folder; out comes a plan of what is put in, taken away and left. A file of the program is
one that the city's record names, or, in a city from before there were records, one whose words some earlier
version put there. Where a city has changed such a file, it is the city's, and stays.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.doors.founding import requirement
from generator.doors.founding.programs_files import RECORD, Record, checksum, programs_files

EARLIER = Path(__file__).parent / "earlier_files.txt"
"""All files that cities got when they had copies of the program: of each the beginning of the checksum of
its own checksum and its path, for the same words may be somebody's elsewhere.

Since then each city has a record, and nothing is added here.
"""

LENGTH = 16
"""Digits of a checksum there."""

PLACES = (
    *("generator", "overrides", "requirements", "pyproject.toml", "docs/guide", "docs/_headers"),
    *(".github", ".vscode", ".editorconfig", ".gitattributes", ".gitignore"),
    *("Makefile", "CONTRIBUTING.md", "HOSTING.md", "LICENSE"),
)
"""Where those files lay."""

OWN_THEME = "  custom_dir: overrides\n"
"""The line in ``mkdocs.yml`` of a city that had a copy of the theme."""


class NewerError(Exception):
    """The city has a newer version than this."""


class RecordError(Exception):
    """The city's record cannot be read."""


@dataclass(frozen=True)
class Plan:
    """What happens to a city's folder; each path is from there.

    ``put`` holds the new words of files, ``gone`` what is taken away; ``kept`` are the program's files that
    the city has changed, with what they are in this version, if they still are there.
    """

    before: str
    put: Mapping[str, str]
    gone: tuple[str, ...]
    kept: Mapping[str, str | None]
    wheel: tuple[str, bytes] | None = None

    @property
    def nothing(self) -> bool:
        """Whether all is as it should be."""
        return not (self.put or self.gone or self.wheel)


def plan(city: Path, wheel: Path | None = None) -> Plan:
    """What it takes. Raises CannotFoundError, NewerError and RecordError."""
    record = _record(city)
    program = requirement.of_this_program(wheel)
    new = dict(programs_files())
    now = Record.of(new.items())
    if record and _order(record.version) > _order(now.version):
        raise NewerError(record.version)
    put, kept = _new(city, record, new)
    gone, left = _gone(city, record, new)
    put |= dict(_settings(city, gone)) | dict(_required(city, program))
    if (old := _wheel(city)) and old != program.place:
        gone.append(old)
    if _content(city / RECORD) != now.text.encode():
        put[RECORD] = now.text
    lacking = program.wheel is not None and _content(city / program.place) != program.wheel
    carried = (program.place, program.wheel) if lacking and program.wheel else None
    return Plan(record.version if record else "", put, tuple(gone), kept | left, carried)


def _new(
    city: Path, record: Record | None, new: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, str | None]]:
    """The program's files that are put in, and those that the city has changed.

    One that the city has taken away stays away.
    """
    put, kept = {}, dict[str, str | None]()
    for path, text in new.items():
        there = _content(city / path)
        if there is None:
            if record is None or path not in record.files:
                put[path] = text
        elif checksum(there) != checksum(text.encode()):
            (put if _is_ours(path, there, record) else kept)[path] = text
    return put, kept


def _gone(
    city: Path, record: Record | None, new: Mapping[str, str]
) -> tuple[list[str], dict[str, str | None]]:
    """The program's files of earlier that it has no more use for, and those that the city has changed."""
    found = {path: _content(city / path) for path in _old(city, record) if path not in new}
    ours = {
        path: _is_ours(path, there, record) for path, there in found.items() if there is not None
    }
    return [path for path, so in ours.items() if so], {
        path: None for path, so in ours.items() if not so
    }


def _record(city: Path) -> Record | None:
    content = _content(city / RECORD)
    if content is None:
        return None
    try:
        said = json.loads(content)
        return Record(str(said["version"]), {str(k): str(v) for k, v in said["files"].items()})
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise RecordError from error


def _order(version: str) -> tuple[int, ...]:
    """A version as one can compare it."""
    return tuple(int(number) for number in re.findall(r"\d+", version)[:3])


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else None


def _is_ours(path: str, content: bytes, record: Record | None) -> bool:
    """Whether a file is as the program put it there."""
    found = checksum(content)
    if record:
        return record.files.get(path) == found
    return checksum(f"{found} {path}".encode())[:LENGTH] in _earlier()


@cache
def _earlier() -> frozenset[str]:
    return frozenset(EARLIER.read_text("utf-8").split())


def _old(city: Path, record: Record | None) -> Iterator[str]:
    """The files that the program has put there, so far as anybody can tell."""
    if record:
        yield from record.files
        return
    for place in PLACES:
        top = city / place
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            name = path.relative_to(city).as_posix()
            if _is_code(name) or _was_ours(city, name):
                yield name


def _is_code(name: str) -> bool:
    """Whether a file can be nothing but the program's, even where somebody has changed it."""
    return name.startswith(("generator/", "requirements/")) and not name.endswith(".pyc")


def _was_ours(city: Path, name: str) -> bool:
    content = _content(city / name)
    return content is not None and _is_ours(name, content, None)


def _settings(city: Path, gone: list[str]) -> Iterator[tuple[str, str]]:
    """``mkdocs.yml`` without the name of a folder of the theme that is not there any more."""
    overrides = city / "overrides"
    left = {path.relative_to(city).as_posix() for path in overrides.rglob("*") if path.is_file()}
    text = (_content(city / "mkdocs.yml") or b"").decode("utf-8", "replace")
    if OWN_THEME in text and not left - set(gone):
        yield "mkdocs.yml", text.replace(OWN_THEME, "")


_LINE = re.compile(rf"(?m)^(?:\./{requirement.NAME}-|{requirement.NAME} @ ).*\n?")


def _required(city: Path, program: requirement.Requirement) -> Iterator[tuple[str, str]]:
    """``requirements.txt`` with this program, and whatever else the city requires."""
    text = (_content(city / requirement.FILE) or b"").decode("utf-8", "replace")
    line = program.text.splitlines()[-1] + "\n"
    made = _LINE.sub(lambda _: line, text) if _LINE.search(text) else program.text + text
    if made != text:
        yield requirement.FILE, made


def _wheel(city: Path) -> str:
    """The wheel that the city has had until now, if it lies there."""
    text = (_content(city / requirement.FILE) or b"").decode("utf-8", "replace")
    found = re.search(rf"(?m)^\./({requirement.NAME}-[^/\s]+\.whl)", text)
    return found[1] if found and (city / found[1]).is_file() else ""
