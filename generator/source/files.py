"""One file under ``source/`` becomes a value, with the tree that it was made from, or problems."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar, cast

from pydantic import BaseModel, ValidationError

from generator.problems import Place, Problem, while_reading
from generator.reading import tree
from generator.reading.builder import Built
from generator.reading.characters import as_text, read_bytes
from generator.reading.reader import parse
from generator.source.findings import Findings
from generator.source.keys import names

Model = TypeVar("Model", bound=BaseModel)
Model_co = TypeVar("Model_co", bound=BaseModel, covariant=True)


@dataclass(frozen=True)
class Held(Generic[Model_co]):
    """What one file holds."""

    value: Model_co | None = None
    """What the model makes of it; None where it cannot be read."""
    node: tree.Node | None = None
    lines: tuple[str, ...] | None = None
    """As they are written; None where the file is no text."""
    problems: tuple[Problem, ...] = ()


def read_file(path: Path, name: str, model: type[Model]) -> Held[Model]:
    """What a file holds, called ``name`` in problems. Never raises for what stands in it."""
    data, problems = read_bytes(path, name)
    if data is None:
        return Held(problems=tuple(problems))
    before, held = _REMEMBERED.get((name, model), (b"", None))
    if held is None or before != data:
        with while_reading(name):
            held = understand(data, name, model)
        _REMEMBERED[name, model] = data, held
    return cast("Held[Model]", held)


_REMEMBERED: dict[tuple[str, type[BaseModel]], tuple[bytes, Held[BaseModel]]] = {}
"""The last that each file held, for a preview in which one of them is edited again and again."""


def forget() -> None:
    """Let go of what was read, where nothing will be read again and much is to be written."""
    _REMEMBERED.clear()


def understand(data: bytes, name: str, model: type[Model]) -> Held[Model]:
    """What the bytes of a file mean to a model."""
    text, problems = as_text(data, name)
    if text is None:
        return Held(problems=tuple(problems))
    if b"\r" in data:
        problems.append(_line_ends(data, name))
    lines = text.split("\n")
    fitting = _Fitting(model)
    built, wrong = parse(lines, name, lambda: names(model).grammar, fitting.amiss)
    problems += wrong
    if built is None:
        return Held(lines=tuple(lines), problems=tuple(problems))
    value, error = fitting.of(built)
    node = built.node
    if error is not None or built.gaps:
        findings = Findings(error, node, model)
        problems = _once(problems, findings)
        if error is not None and not findings.too_many:
            node, value = _put_right(findings, node, model)
    if built.repeated and tree.has_repeated_keys(node):
        value = None  # what stands under the second of two keys is not in the tree
    return Held(value, node, tuple(lines), tuple(problems))


def _line_ends(data: bytes, name: str) -> Problem:
    return Problem(
        Place(name, data[: data.index(b"\r")].count(b"\n") + 1),
        "line-ends",
        "Linjene i filen slutter på Windows-vis (CRLF). Teksten er i orden, men hver linje teller som "
        "endret, så filen kolliderer med alle andres endringer. Hent filen på nytt fra main, og gjør endringen "
        "der. Er den lagt inn alt, så bruk skjemaet «Skriv filene på fast form» (eller «plattform fmt»).",
        "The lines of the file end as on Windows (CRLF). The text is in order, but every line counts as "
        "changed, and collides with everyone else's changes. Run “plattform fmt”.",
        "warning",
    )


def _once(problems: list[Problem], findings: Findings) -> list[Problem]:
    """The problems of a file, those in the layout and those that the model finds, each once."""
    again = findings.repeated_for_want_of_a_dash()
    kept = [problem for problem in problems if problem.place not in again]
    told = {p.place.line for p in kept if p.rule in ("yaml", "tab", "hidden-characters")}
    found = [*findings.problems(), *findings.gaps()]
    return [*kept, *(problem for problem in found if problem.place.line not in told)]


def _put_right(
    findings: Findings, node: tree.Node, model: type[Model]
) -> tuple[tree.Node, Model | None]:
    """The tree without its misspelt keys, and what the model makes of it then."""
    renamed = findings.put_right()
    value, left = _fit(model, tree.plain(renamed))
    return (node, None) if left else (renamed, value)


class _Fitting(Generic[Model]):
    """What a model makes of what was built; the last is remembered, for it is asked for twice."""

    def __init__(self, model: type[Model]) -> None:
        self._model = model
        self._last: tuple[Built, tuple[Model | None, ValidationError | None]] | None = None

    def of(self, built: Built) -> tuple[Model | None, ValidationError | None]:
        """The model's value, or what stands in its way."""
        if self._last is None or self._last[0] is not built:
            self._last = built, _fit(self._model, built.plain)
        return self._last[1]

    def amiss(self, built: Built) -> int:
        """How much the model finds wrong."""
        _, error = self.of(built)
        return error.error_count() if error else 0


def _fit(model: type[Model], plain: tree.Plain) -> tuple[Model | None, ValidationError | None]:
    try:
        return model.model_validate(plain), None
    except ValidationError as error:
        return None, error


def place_of(held: Held[Model], name: str, path: tree.Steps) -> Place:
    """Where the value at ``path`` stands in a file; its first line where there is no tree."""
    return tree.descend(held.node, path)[0].place if held.node else Place(name)
