"""A problem: something wrong at a file, line and column, with what to do about it."""

from __future__ import annotations

import difflib
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from generator.ids import digits_in

Severity = Literal["error", "warning"]


class Place(NamedTuple):
    """A spot in a file; lines and columns are counted from 1, columns in characters."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """``file:line:column``, as editors and terminals link it."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong, where, and what would be right, said in Norwegian and in English."""

    place: Place
    rule: str
    nb: str
    en: str
    severity: Severity = field(default="error")

    def message(self, lang: str = "nb") -> str:
        """The message in ``lang``: English for ``en``, Norwegian for everything else."""
        return self.en if lang == "en" else self.nb

    def line(self, lang: str = "nb") -> str:
        """The problem as ``file:line:column: message [rule]``, always on one line."""
        kind = {"nb": "advarsel: ", "en": "warning: "}[lang] if self.severity == "warning" else ""
        return f"{self.place}: {kind}{_one_line(self.message(lang))} [{self.rule}]"


def _one_line(text: str) -> str:
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in " ".join(text.split()))


About = Callable[[str], str]
"""The address of the page that explains a rule; empty where there is none."""


def _as_text(problems: list[Problem], lang: str, about: About) -> str:
    return "\n".join(problem.line(lang) for problem in problems)


def _as_json(problems: list[Problem], lang: str, about: About) -> str:
    rows = [
        {
            "file": p.place.file,
            "line": p.place.line,
            "column": p.place.column,
            "rule": p.rule,
            "severity": p.severity,
            "message": p.message(lang),
            "page": about(p.rule),
        }
        for p in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _as_annotations(problems: list[Problem], lang: str, about: About) -> str:
    """GitHub's workflow commands, which put each problem on its line in a pull request."""

    def escape(text: str, *, prop: bool = False) -> str:
        text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        return text.replace(":", "%3A").replace(",", "%2C") if prop else text

    def more(rule: str) -> str:
        return (
            f"\n{'Read more' if lang == 'en' else 'Les mer'}: {at}" if (at := about(rule)) else ""
        )

    def told(p: Problem, after: str = "") -> str:
        return (
            f"::{p.severity} file={escape(p.place.file, prop=True)},line={p.place.line},"
            f"col={p.place.column},title={escape(p.rule, prop=True)}::"
            f"{escape(p.message(lang) + more(p.rule) + after)}"
        )

    lines = []
    for severity in ("error", "warning"):
        found = worst_first(p for p in problems if p.severity == severity)
        left = len(found) - MOST_ANNOTATIONS
        for n, problem in enumerate(found[:MOST_ANNOTATIONS], start=1):
            last = n == MOST_ANNOTATIONS and left > 0
            lines.append(told(problem, f"\n{_AND_MORE[lang].format(left)}" if last else ""))
    return "\n".join(lines)


MOST_ANNOTATIONS = 10
"""Errors, and as many warnings: what a forge keeps of those that one step tells."""

_AND_MORE = {
    "nb": "… og {} til. Alle står i oppsummeringen av kjøringen, og i loggen.",
    "en": "… and {} more. All are in the summary of the run, and in its log.",
}


def worst_first(problems: Iterable[Problem]) -> list[Problem]:
    """Errors before warnings, and one of each rule before the next of the same, in reading order."""
    turns: dict[tuple[str, str], int] = {}
    ranked: list[tuple[bool, int, Problem]] = []
    for problem in sorted(problems):
        kind = (problem.severity, problem.rule)
        turns[kind] = turns.get(kind, 0) + 1
        ranked.append((problem.severity != "error", turns[kind], problem))
    return [one[2] for one in sorted(ranked)]


def summary(problems: Iterable[Problem], lang: str, most: int) -> str:
    """All problems as Markdown, in so many bytes: the number, then each on a line, the worst first."""
    found = worst_first(set(problems))
    wrong = len(errors(found))
    rest = len(found) - wrong
    counts = {
        "nb": f"## Sjekken fant {wrong} feil og {rest} {'advarsel' if rest == 1 else 'advarsler'}",
        "en": f"## The check found {wrong} {'error' if wrong == 1 else 'errors'} "
        f"and {rest} {'warning' if rest == 1 else 'warnings'}",
    }
    out, left = [counts[lang], ""], most - 400
    for n, problem in enumerate(found):
        line = f"- `{problem.place}` {_as_plain(problem.line(lang).partition(': ')[2])}"
        left -= len(line.encode()) + 1
        if left < 0:
            out.append(f"- {_AND_MORE[lang].format(len(found) - n).partition('.')[0]}.")
            break
        out.append(line)
    return "\n".join(out) + "\n"


def _as_plain(text: str) -> str:
    """A text in which nothing is markup to a forge."""
    return "".join(f"&#{ord(c)};" if c in "<>&*_`[]|~@#\\" else c for c in text)


WAYS_TO_SHOW = {"text": _as_text, "json": _as_json, "github": _as_annotations}


def show(
    problems: Iterable[Problem],
    lang: str = "nb",
    form: str = "text",
    about: About = lambda _: "",
) -> str:
    """All ``problems`` in reading order, in one of ``WAYS_TO_SHOW``."""
    return WAYS_TO_SHOW[form](sorted(set(problems)), lang, about)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that stop a build; warnings do not."""
    return [p for p in problems if p.severity == "error"]


def cut(text: str, longest: int, kept: int) -> str:
    """A text as a message repeats it: whole, or its beginning where it is longer than so much."""
    return text if len(text) <= longest else f"{text[:kept]}…"


def whereabouts(place: Place, seen_from: Place) -> tuple[str, str]:
    """Where something stands, as one says it of somewhere else, in Norwegian and in English.

    >>> whereabouts(Place("a.yaml", 7), Place("a.yaml", 9))[0]
    'på linje 7'
    >>> whereabouts(Place("a.yaml", 7), Place("b.yaml", 9))[0]
    'på linje 7 i a.yaml'
    """
    file = "" if place.file == seen_from.file else place.file
    nb, en = f"på linje {place.line}", f"on line {place.line}"
    return (f"{nb} i {file}", f"{en} of {file}") if file else (nb, en)


class Known:
    """Words that may have been meant, by the numbers in them: another number is another thing."""

    def __init__(self, words: Iterable[str]) -> None:
        self._alike: dict[tuple[str, ...], list[str]] = {}
        for word in words:
            self._alike.setdefault(digits_in(word), []).append(word)
        for alike in self._alike.values():
            alike.sort()

    def guess(self, word: str) -> str | None:
        """The one that looks most like a word, or None."""
        alike = self._alike.get(digits_in(word), [])
        close = difflib.get_close_matches(word, alike, n=1, cutoff=ALIKE)
        return close[0] if close else None


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like this one, or None; a number is never taken for another."""
    return Known(known).guess(word)


ALIKE = 0.6
"""How like a known word a slip of it is, from 0 to 1: what ``difflib`` takes when it is not told."""


_READING = "plattform was reading: "


@contextmanager
def while_reading(name: str) -> Iterator[None]:
    """Mark every error that comes out with the name of what was read: a file, or a folder."""
    try:
        yield
    except Exception as error:
        error.add_note(_READING + name)
        raise


def what_was_read(error: BaseException) -> str:
    """The file that an error came out of; the folder, or nothing, where that is all that is known."""
    notes: list[str] = getattr(error, "__notes__", [])
    names = (note.removeprefix(_READING) for note in notes if note.startswith(_READING))
    return next(names, "")
