"""What a change does to the extraction of the adopted document, and to what is said of its faults.

Who changes these, changes what the platform is held against; so each word is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.platform.alignment import unlike
from generator.platform.corrections import Correction
from generator.source.load import Loaded


@dataclass(frozen=True)
class ChangedLine:
    """Lines of the adopted document that are not as they were."""

    number: int
    before: str
    after: str


@dataclass(frozen=True)
class Mending:
    """A correction of the extraction: from which words, to which, and why."""

    line: int
    extracted: str
    adopted: str
    reason: str


@dataclass(frozen=True)
class Extraction:
    """What has changed in it."""

    files: tuple[str, ...] = ()
    lines: tuple[ChangedLine, ...] = ()
    corrections: tuple[tuple[Mending | None, Mending | None], ...] = ()
    """Each as it was and as it is; None where there is none."""
    fingerprint: tuple[str, str] = ("", "")


def compare(before: Loaded, after: Loaded) -> Extraction:
    """What differs between the two."""
    corrections = tuple(_corrections(before.corrections, after.corrections))
    then, now = _kept(before), _kept(after)
    files = {
        "adopted.txt": before.adopted != after.adopted,
        "adopted-corrections.yaml": bool(corrections) or then != now,
    }
    return Extraction(
        tuple(file for file, changed in files.items() if changed),
        tuple(_lines(before.adopted or "", after.adopted or "")),
        corrections,
        (then, now) if then != now else ("", ""),
    )


def _kept(of: Loaded) -> str:
    return of.kept.value if of.kept and of.adopted is not None else ""


def _lines(before: str, after: str) -> Iterator[ChangedLine]:
    if before == after:
        return
    old, new = before.splitlines(), after.splitlines()
    for a1, a2, b1, b2 in unlike(old, new):
        yield ChangedLine(
            b1 + 1, _on_one_line(" ".join(old[a1:a2])), _on_one_line(" ".join(new[b1:b2]))
        )


def _corrections(
    before: tuple[Correction, ...], after: tuple[Correction, ...]
) -> Iterator[tuple[Mending | None, Mending | None]]:
    """The corrections that are new, changed or gone; one on the same line is the same one."""
    then, now = set(before), set(after)
    gone = [_mending(one) for one in before if one not in now]
    on_line: dict[int, list[Mending]] = {}
    for old in reversed(gone):
        on_line.setdefault(old.line, []).append(old)
    for new in (_mending(one) for one in after if one not in then):
        yield (on_line[new.line].pop() if on_line.get(new.line) else None), new
    left = {id(old) for olds in on_line.values() for old in olds}
    yield from ((old, None) for old in gone if id(old) in left)


def _mending(of: Correction) -> Mending:
    return Mending(of.line, of.extracted, of.adopted, of.reason)


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
