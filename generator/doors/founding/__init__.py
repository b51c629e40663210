"""A folder for a new platform: examples in place of the text, and the program as one requirement.

A city holds its own files only. The program comes as the package that ``requirements.txt`` names, so that
nothing changes in what the city has published before it takes another version. What is written anew lies
in ``files/``; the rest is copied, so that there is one of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile
from pathlib import Path

from generator.doors import resources
from generator.doors.founding import requirement, settings
from generator.doors.founding.asked import WRITTEN_IN, Asked, CannotFoundError
from generator.doors.founding.programs_files import RECORD, Record, programs_files
from generator.platform.model import KINDS, LANGUAGE_CODE
from generator.reading.characters import fault_in
from generator.reading.yaml_text import double_quoted
from generator.source.layout import canonical
from generator.source.schema import SOURCES
from generator.transcribing.drafting import Draft, draft
from generator.transcribing.outline import UnreadableError
from generator.writing import folder_in_place_of, naming, put, put_bytes

__all__ = ("WRITTEN_IN", "Asked", "CannotFoundError", "found", "own_files")

FILES = Path(__file__).parent / "files"

COPIED = ("docs/robots.txt", "source/LICENSE.md", ".github/CODEOWNERS")
"""What is the city's from the first day, and begins as it is here."""


def found(to: Path, asked: Asked, wheel: Path | None = None, document: Path | None = None) -> int:
    """Set up what is asked for in the folder ``to``, which is empty or not there yet.

    ``wheel`` is the file that this program came in, where nobody knows of it. With a ``document`` its text
    stands there in place of the examples; how much of it the program could not tell is given back. The folder
    is there when all of it is; whoever was stopped in the middle begins again. Raises CannotFoundError.
    """
    _look_at(asked)
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise CannotFoundError(
            f"{to} finnes fra før og er ikke tom. Velg en annen mappe.",
            f"{to} exists and is not empty. Choose another folder.",
        )
    made_of = _drafted(document, asked) if document else None
    program = requirement.of_this_program(wheel)
    to.parent.mkdir(parents=True, exist_ok=True)
    with folder_in_place_of(to.absolute()) as made, naming(made):
        _fill(made, asked if made_of is None else asked.called(made_of.title))
        if made_of is not None:
            _take_in(made / "source", made_of)
        put(made / requirement.FILE, program.text)
        if program.wheel is not None:
            put_bytes(made / program.place, program.wheel)
    return made_of.doubts if made_of else 0


def _drafted(document: Path, asked: Asked) -> Draft:
    try:
        return draft(document, asked.folders[-1])
    except UnreadableError as error:
        raise CannotFoundError(error.nb, error.en) from error


def _take_in(source: Path, made_of: Draft) -> None:
    """Put the text of a document in place of the examples."""
    for example in (source / "plain").glob("*.yaml"):
        example.unlink()
    (source / "plain").rmdir()
    file = source / "platform.yaml"
    schema, *lines = file.read_text("utf-8").partition("\nsectors:\n")[0].split("\n")
    named = "\n".join(dropwhile(lambda line: line.startswith("#"), lines))
    put(file, f"{schema}\n{made_of.head}{named}\n{made_of.sectors}")
    put(file, canonical(file, SOURCES["platform"]))
    put(source / "adopted.txt", made_of.adopted)
    for name, content in made_of.pictures.items():
        (source / name).parent.mkdir(exist_ok=True)
        put_bytes(source / name, content)
    put(source / "adopted-corrections.yaml", made_of.corrections)


def _look_at(asked: Asked) -> None:
    """Refuse names that no file may hold, and what is no code of a language."""
    names = {
        "Stedets navn": ("The name of the place", asked.place),
        "Navnet på dem som vil det": ("The name of those who want it", asked.body),
    }
    for nb, (en, name) in names.items():
        if fault := fault_in(name):
            raise CannotFoundError(
                f"{nb} holder {fault[0]}. Skriv det på nytt uten.",
                f"{en} holds {fault[1]}. Write it again without.",
            )
    if asked.kind not in KINDS:
        known = ", ".join(KINDS)
        raise CannotFoundError(
            f"«{asked.kind}» er ikke et slag som nettstedet har ord for. Velg ett av disse: {known}.",
            f"“{asked.kind}” is no kind that the site has words for. Choose one of these: {known}.",
        )
    if not LANGUAGE_CODE.fullmatch(asked.language):
        raise CannotFoundError(
            f"«{asked.language}» er ingen språkkode. Skriv en kode fra BCP 47, som nb, nn, en eller de.",
            f"“{asked.language}” is no language code. Write one of BCP 47, such as nb, nn, en or de.",
        )


def _fill(to: Path, asked: Asked) -> None:
    programs = tuple(programs_files())
    for path, text in (*own_files(asked), *programs, (RECORD, Record.of(programs).text)):
        (to / path).parent.mkdir(parents=True, exist_ok=True)
        put(to / path, text)
    for name in ("platform", "glossary"):
        file = to / "source" / f"{name}.yaml"
        put(file, canonical(file, SOURCES[name]))


def own_files(asked: Asked) -> Iterator[tuple[str, str]]:
    """The files that are its own, by their path in its folder."""
    for path, file in _written(asked).items():
        yield path, _filled_in(file.read_text("utf-8"), asked, quoted=file.suffix == ".yaml")
    for name in COPIED:
        yield name, _without_the_program(resources.at(name).read_text("utf-8"))
    yield "mkdocs.yml", _settings(resources.at("mkdocs.yml").read_text("utf-8"), asked)


def _written(asked: Asked) -> dict[str, Path]:
    """What is written anew, by its path in the new folder, in the language nearest to the one asked for."""
    found: dict[str, Path] = {}
    for folder in asked.folders:
        there = {
            file.relative_to(FILES / folder).as_posix(): file
            for file in sorted((FILES / folder).rglob("*.*"))
        }
        anew = any(path.startswith("source/plain/") for path in there)
        kept = {path: file for path, file in found.items() if not (anew and "/plain/" in path)}
        found = kept | there
    return found


def _filled_in(text: str, asked: Asked, *, quoted: bool) -> str:
    """A file with the names that were asked for."""
    shown = double_quoted if quoted else str
    body = f"body: {shown(asked.body)}" if asked.body else f"# body: {_EXAMPLES[asked.folders[-1]]}"
    values = {"title": asked.title, "place": asked.place}
    named = {"{body}": body, "{kind}": asked.kind, "{language}": asked.language}
    named |= {f"{{{name}}}": shown(value) for name, value in values.items()}
    return re.sub("|".join(map(re.escape, named)), lambda name: named[name[0]], text)


_EXAMPLES = {"nb": "formannskapet", "nn": "formannskapet", "en": "the council"}
"""Those who may want what a text says, where nobody has been named."""


def _without_the_program(text: str) -> str:
    """A list of who reads what, without the files of the program, which are not there."""
    return re.sub(r"(?m)^/generator/.*\n", "", text)


def _settings(text: str, asked: Asked) -> str:
    """Our own settings with another name, and its language alone until something is translated."""
    named = f"site_name: {double_quoted(asked.title)}"
    text = re.sub(r"(?m)^site_name: .*$", lambda _: named, text)
    text = text.replace("  custom_dir: overrides\n", _OWN_THEME)
    alone = rf"\g<1>{asked.language}\n"
    text = re.sub(r"(- code: )nb\n(?: +- code: \w+\n(?: +drafts: \w+\n)?)+", alone, text)
    return text if asked.language in WRITTEN_IN else settings.elsewhere(text)


_OWN_THEME = """\
  # Maler og stiler i en mappe her går foran programmets, fil for fil.
  # custom_dir: overrides
"""
