"""A problem: something wrong at a file, line and column, with what to do about it."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
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
    if len(text) > LONGEST:
        text = _within_bounds(text)
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in " ".join(text.split()))


LONGEST = 1200
"""Characters of a message; a longer one repeats too much of a text."""

LONGEST_QUOTE = 200
"""Characters of a text that a message repeats."""

_QUOTED = re.compile(rf"([«“\"])([^«»“”\"]{{{LONGEST_QUOTE}}})[^«»“”\"]+([»”\"])")

_WORD = re.compile(rf"(\S{{{LONGEST_QUOTE}}})\S+")


def _within_bounds(text: str) -> str:
    """A message in which no text is repeated at length."""
    text = _WORD.sub(r"\1…", _QUOTED.sub(r"\1\2…\3", text))
    return cut(text, LONGEST, LONGEST)


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


MOST_ALIKE = 12
"""Messages of one kind in one file; where there are more, they are one slip of the hand."""

FIRST_NAMED = 3
"""Places that are named of such a slip."""

_KIND = re.compile(r"«[^»]*»|\"[^\"]*\"|\([^)]*\)|[\d_]+")
"""What differs between messages of one kind."""


def gathered(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in reading order, each slip that touches a whole file as one, with its places.

    Nothing is lost: ``plattform check --all`` writes every one of them.
    """
    alike: dict[tuple[str, str, str, str], list[Problem]] = {}
    for one in sorted(set(problems)):
        kind = _KIND.sub("", re.split(r"[.:] ", one.nb, maxsplit=1)[0])
        alike.setdefault((one.place.file, one.rule, one.severity, kind), []).append(one)
    found = (
        group if len(group) <= MOST_ALIKE or group[0].rule in EACH_ITS_OWN else [_as_one(group)]
        for group in alike.values()
    )
    return sorted(one for group in found for one in group)


EACH_ITS_OWN = frozenset({"new-id"})
"""Rules whose messages each hold what is to be written, so that one cannot stand for the others."""


def _as_one(group: list[Problem]) -> Problem:
    first = group[0]
    lines = sorted({one.place.line for one in group})[:FIRST_NAMED]
    numbers = [str(line) for line in lines]
    nb = f"{', '.join(numbers[:-1])} og {numbers[-1]}" if numbers[1:] else numbers[0]
    en = f"{', '.join(numbers[:-1])} and {numbers[-1]}" if numbers[1:] else numbers[0]
    some = "linje" if len(numbers) == 1 else "linjene"
    remedy, remedy_en = _REMEDIES.get(first.rule, ("", ""))
    if first.severity == "error" and not remedy:
        remedy, remedy_en = _PUT_BACK
    return replace(
        first,
        nb=f"{first.nb} Det samme er det {len(group)} steder i filen, først på {some} {nb}. {remedy}",
        en=f"{first.en} So it is in {len(group)} places in the file, first on line {en}. {remedy_en}",
    )


_PUT_BACK = (
    "Ble alle slik på én gang, så hent tilbake den forrige versjonen, og gjør endringen på nytt.",
    "If all became so at once, put back the last version, and make the change again.",
)

_REMEDIES = {
    "hidden-characters": (
        "Søk etter tegnet i hele filen, og erstatt alle med vanlige mellomrom.",
        "Search for the character in the whole file, and replace all with plain spaces.",
    ),
}
"""By rule, what mends all at once; otherwise the last version does."""


def show(
    problems: Iterable[Problem],
    lang: str = "nb",
    form: str = "text",
    about: About = lambda _: "",
) -> str:
    """All ``problems`` in reading order, in one of ``WAYS_TO_SHOW``.

    A person is told of a slip that touches a whole file once; a program is given each place.
    """
    told = sorted(set(problems)) if form == "json" else gathered(problems)
    return WAYS_TO_SHOW[form](told, lang, about)


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
