"""The files under ``source/`` become a platform, or problems that say where and why not."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator import source
from generator.fidelity import Correction, Corrections
from generator.model import (
    BLOCKS,
    Glossary,
    Part,
    Platform,
    Sector,
    Sentence,
    Thing,
    Translations,
)
from generator.problems import Place, Problem

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Loaded:
    """What ``source/`` holds, and where in its files each thing stands.

    ``platform`` is None when the file could not be read; then ``problems`` says why.
    ``adopted`` is the extraction of the adopted document, None where a platform has none.
    """

    folder: Path
    platform: Platform | None = None
    document: source.Node | None = None
    adopted: str | None = None
    corrections: tuple[Correction, ...] = ()
    correction_places: tuple[Place, ...] = ()
    glossary: Glossary = field(default_factory=Glossary)
    translations: dict[str, Translations] = field(default_factory=dict)
    documents: dict[str, source.Node] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    names: dict[str, str] = field(default_factory=dict)

    def place(self, *path: str | int) -> Place:
        """Where the value at ``path`` in ``platform.yaml`` stands."""
        if self.document is None:
            return Place(self.names["platform.yaml"])
        return source.descend(self.document, path)[0].place

    def parts(self) -> Iterator[tuple[tuple[str | int, ...], Sector, Part]]:
        """Every sector and section with its path in ``platform.yaml``, and its sector."""
        for s, sector in enumerate(self.platform.sectors if self.platform else ()):
            yield ("sectors", s), sector, sector
            for n, section in enumerate(sector.sections):
                yield ("sectors", s, "sections", n), sector, section

    def sentences(self) -> Iterator[tuple[tuple[str | int, ...], Part, Sentence]]:
        """Every sentence of every summary with its path, and the part that it sums up."""
        for path, _, part in self.parts():
            for group in ("about", "wants", "for_you"):
                for n, sentence in enumerate(getattr(part.summary, group, ())):
                    yield (*path, "summary", group, n), part, sentence

    def place_in(self, file: str, *path: str | int) -> Place:
        """Where the value at ``path`` in another file stands, such as ``glossary.yaml``."""
        if file not in self.documents:
            return Place(self.names.get(file, file))
        return source.descend(self.documents[file], path)[0].place

    def key_place_in(self, file: str, *path: str | int) -> Place:
        """Where the key at ``path`` in another file stands."""
        if file not in self.documents:
            return Place(self.names.get(file, file))
        return source.descend(self.documents[file], path)[1]

    def key_place(self, *path: str | int) -> Place:
        """Where the key at ``path`` in ``platform.yaml`` stands."""
        if self.document is None:
            return Place(self.names["platform.yaml"])
        return source.descend(self.document, path)[1]


def load(folder: Path) -> Loaded:
    """Read every file under ``folder``. Never raises for what the files hold."""
    languages = sorted(path.stem for path in (folder / "translations").glob("*.yaml"))
    files = (*FILES, *map(translations_file, languages))
    names = {name: _shown(folder / name, folder) for name in files}
    platform, document, problems = _read(folder / "platform.yaml", names["platform.yaml"], Platform)
    adopted, adopted_problems = _read_adopted(folder, names)
    corrections, places, correction_problems = _read_corrections(folder, names)
    glossary, glossary_node, glossary_problems = _read_optional(
        folder, "glossary.yaml", names, Glossary
    )
    documents = {"glossary.yaml": glossary_node} if glossary_node else {}
    translations: dict[str, Translations] = {}
    translation_problems: list[Problem] = []
    for lang in languages:
        file = translations_file(lang)
        read, node, found = _read(folder / file, names[file], Translations)
        translation_problems += found
        if node is not None:
            documents[file] = node
        if read is not None:
            translations[lang] = read
    return Loaded(
        folder=folder,
        platform=platform,
        document=document,
        adopted=adopted,
        corrections=corrections,
        correction_places=places,
        glossary=glossary or Glossary(),
        translations=translations,
        documents=documents,
        problems=(
            *problems,
            *adopted_problems,
            *correction_problems,
            *glossary_problems,
            *translation_problems,
        ),
        names=names,
    )


FILES = ("platform.yaml", "adopted.txt", "adopted-corrections.yaml", "glossary.yaml")


def translations_file(lang: str) -> str:
    """Where a language's translations lie, from ``source/``."""
    return f"translations/{lang}.yaml"


def _shown(path: Path, folder: Path) -> str:
    """The path as an editor knows it: from the folder that holds ``source/``."""
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return f"{folder.name}/{path.relative_to(folder).as_posix()}"


def _read(
    path: Path, name: str, model: type[Model]
) -> tuple[Model | None, source.Node | None, list[Problem]]:
    node, problems = source.read(path, name)
    if node is None:
        return None, None, problems
    try:
        return model.model_validate(source.plain(node)), node, problems
    except ValidationError as error:
        return None, node, [*problems, *_explain(error, node)]


def _read_optional(
    folder: Path, file: str, names: dict[str, str], model: type[Model]
) -> tuple[Model | None, source.Node | None, list[Problem]]:
    """A file that a platform may do without."""
    path = folder / file
    return _read(path, names[file], model) if path.exists() else (None, None, [])


def _read_adopted(folder: Path, names: dict[str, str]) -> tuple[str | None, list[Problem]]:
    path = folder / "adopted.txt"
    if not path.exists() and not (folder / "adopted-corrections.yaml").exists():
        return None, []
    return source.read_text(path, names["adopted.txt"])


def _read_corrections(
    folder: Path, names: dict[str, str]
) -> tuple[tuple[Correction, ...], tuple[Place, ...], list[Problem]]:
    path, name = folder / "adopted-corrections.yaml", names["adopted-corrections.yaml"]
    if not path.exists() and not (folder / "adopted.txt").exists():
        return (), (), []
    read, node, problems = _read(path, name, Corrections)
    if read is None or node is None:
        return (), (), problems
    places = tuple(
        source.descend(node, ("corrections", i))[0].place for i in range(len(read.corrections))
    )
    return read.corrections, places, problems


def _explain(error: ValidationError, node: source.Node) -> list[Problem]:
    """Pydantic's findings, each at its line and in the editor's words."""
    return [
        _problem(details["type"], details["loc"], details.get("ctx", {}), details["msg"], node)
        for details in error.errors(include_url=False, include_input=False)
    ]


def _problem(
    kind: str, loc: tuple[int | str, ...], context: dict[str, Any], said: str, node: source.Node
) -> Problem:
    path = tuple(step for step in loc if step not in BLOCKS or step == loc[-1])
    found, key_place = source.descend(node, path)
    key = str(path[-1]) if path else ""
    place = key_place if kind == "extra_forbidden" else found.place
    make = _MESSAGES.get(kind, _other)
    nb, en = make(key, context, _Situation(node, path, said))
    return Problem(place, "shape", nb, en)


@dataclass(frozen=True)
class _Situation:
    node: source.Node
    path: tuple[int | str, ...]
    said: str

    @property
    def siblings(self) -> set[str]:
        parent, _ = source.descend(self.node, self.path[:-1])
        return set(parent.items) if isinstance(parent, source.Mapping) else set()

    @property
    def value(self) -> str:
        found, _ = source.descend(self.node, self.path)
        return found.value if isinstance(found, source.Text) else ""


def known_keys() -> set[str]:
    """Every key that some part of ``platform.yaml`` may have."""
    keys: set[str] = set()
    for thing in _descendants(Thing):
        for name, info in thing.model_fields.items():
            keys.add(info.alias or name)
    return keys


def _descendants(thing: type[BaseModel]) -> Iterable[type[BaseModel]]:
    for child in thing.__subclasses__():
        yield child
        yield from _descendants(child)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks most like this one, or None."""
    close = difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return close[0] if close else None


def _unknown_key(key: str, _: dict[str, Any], at: _Situation) -> tuple[str, str]:
    guess = did_you_mean(key, known_keys() - {key})
    if key in known_keys():
        return (
            f"«{key}» kan ikke stå her. Sjekk innrykket: hører linjen til et annet nivå?",
            f"“{key}” cannot stand here. Check the indentation.",
        )
    if guess:
        return (f"«{key}» er ikke et kjent navn. Mente du «{guess}»?",
                f"“{key}” is not a known key. Did you mean “{guess}”?")  # fmt: skip
    return (
        f"«{key}» er ikke et kjent navn. Slett linjen, eller bruk «note» til en merknad.",
        f"“{key}” is not a known key. Delete the line, or use “note” for a remark.",
    )


def _missing(key: str, _: dict[str, Any], at: _Situation) -> tuple[str, str]:
    guess = did_you_mean(key, at.siblings - known_keys())
    hint = f" Er det «{guess}» som skulle hete «{key}»?" if guess else ""
    hint_en = f" Should “{guess}” be called “{key}”?" if guess else ""
    return (
        f"Her mangler «{key}». Legg til en linje «{key}: …» med samme innrykk.{hint}",
        f"“{key}” is missing here. Add a line “{key}: …” with the same indentation.{hint_en}",
    )


_PATTERNS = {
    "source": (
        'et fingeravtrykk i anførselstegn: åtte tegn 0–9 og a–f, som "1a2b3c4d"',
        'a fingerprint in quotes: eight characters 0–9 and a–f, such as "1a2b3c4d"',
    ),
    "language": ("en språkkode som en eller sma", "a language code such as en or sma"),
    "figure": ("en id som tall-90", "an id such as tall-90"),
    "sentence": ("en id som kort-300", "an id such as kort-300"),
    "term": ("små bokstaver a–z, tall og bindestrek", "lower-case letters a–z, digits, hyphens"),
    "approved_on": ("en dato som 2024-05-17", "a date such as 2024-05-17"),
    "adopted_on": ("en dato som 2024-05-17", "a date such as 2024-05-17"),
    "paragraph": ("en id som avsnitt-52", "an id such as avsnitt-52"),
    "commitment": ("en id som punkt-286", "an id such as punkt-286"),
    "lead_in": ("en id som innledning-13", "an id such as innledning-13"),
    "quote": ("en id som sitat-2", "an id such as sitat-2"),
    "id": (
        "små bokstaver a–z, tall og bindestrek, for eksempel helse-og-eldre",
        "lower-case letters a–z, digits and hyphens, such as helse-og-eldre",
    ),
}


def _pattern(key: str, _: dict[str, Any], at: _Situation) -> tuple[str, str]:
    if not at.value.strip():
        return (
            f"«{key}» er tom. Skriv teksten etter kolonet, eller under «>-» med to mellomrom mer "
            "innrykk.",
            f"“{key}” is empty. Write the text after the colon.",
        )
    nb, en = _PATTERNS.get(key, ("en annen form", "another form"))
    return (f"«{at.value[:60]}» går ikke her. Skriv {nb}.",
            f"“{at.value[:60]}” does not fit here. Write {en}.")  # fmt: skip


def _not_a_text(key: str, _: dict[str, Any], at: _Situation) -> tuple[str, str]:
    return (
        f"«{key}» skal være en tekst, men her står en liste eller navn med kolon. Skal kolonet "
        'eller klammen være med i teksten, så sett den i anførselstegn: "…".',
        f"“{key}” should be a text, not a list or keys. If the sign belongs to the text, quote it.",
    )


def _not_a_list(key: str, _: dict[str, Any], at: _Situation) -> tuple[str, str]:
    return (
        f"«{key}» skal være en liste: en linje for hvert element, og hvert element begynner med "
        "«- ».",
        f"“{key}” should be a list: each item on a line that begins with “- ”.",
    )


def _not_a_mapping(key: str, _: dict[str, Any], at: _Situation) -> tuple[str, str]:
    return (
        "Her skulle det stå navn med kolon, for eksempel «title: …», men det står noe annet. "
        "Sjekk innrykket og at det er mellomrom etter kolonet.",
        "Keys with colons were expected here, as in “title: …”. Check the indentation.",
    )


def _no_such_block(key: str, _: dict[str, Any], at: _Situation) -> tuple[str, str]:
    known = "paragraph, lead_in, commitment, quote"
    here, _place = source.descend(at.node, at.path)
    keys = list(here.items) if isinstance(here, source.Mapping) else []
    guess = next((g for k in keys if (g := did_you_mean(k, BLOCKS))), None)
    hint = f" Mente du «{guess}»?" if guess else ""
    hint_en = f" Did you mean “{guess}”?" if guess else ""
    return (
        f"Dette elementet sier ikke hva det er. Begynn med ett av: {known} – for eksempel "
        f"«- commitment: punkt-286».{hint}",
        f"This item does not say what it is. Begin with one of: {known}.{hint_en}",
    )


def _choice(key: str, context: dict[str, Any], at: _Situation) -> tuple[str, str]:
    expected = str(context.get("expected", "")).replace(" or ", " eller ")
    return (
        f"«{at.value[:60]}» går ikke her. Skriv {expected}.",
        f"“{at.value[:60]}” does not fit here. Write {context.get('expected', '')}.",
    )


def _too_short(key: str, _: dict[str, Any], at: _Situation) -> tuple[str, str]:
    return (
        f"«{key}» er en tom liste. Det må være minst ett element, som begynner med «- ».",
        f"“{key}” is an empty list. It needs at least one item.",
    )


def _too_long(key: str, context: dict[str, Any], at: _Situation) -> tuple[str, str]:
    limit = context.get("max_length")
    return (
        f"«{key}» er for lang: høyst {limit} tegn.",
        f"“{key}” is too long: at most {limit} characters.",
    )


def _not_a_number(key: str, _: dict[str, Any], at: _Situation) -> tuple[str, str]:
    return (
        f"«{at.value[:60]}» er ikke et helt tall. Skriv bare sifre.",
        f"“{at.value[:60]}” is not a whole number. Write digits only.",
    )


def _other(key: str, _: dict[str, Any], at: _Situation) -> tuple[str, str]:
    return (
        f"«{key}» er ikke slik den skal være ({at.said}).",
        f"“{key}” is not as it should be ({at.said}).",
    )


_MESSAGES = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "string_pattern_mismatch": _pattern,
    "string_type": _not_a_text,
    "tuple_type": _not_a_list,
    "list_type": _not_a_list,
    "model_type": _not_a_mapping,
    "model_attributes_type": _not_a_mapping,
    "union_tag_not_found": _no_such_block,
    "union_tag_invalid": _no_such_block,
    "literal_error": _choice,
    "too_short": _too_short,
    "string_too_long": _too_long,
    "int_parsing": _not_a_number,
    "greater_than_equal": _not_a_number,
}
