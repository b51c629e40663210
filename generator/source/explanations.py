"""What Pydantic finds, at its line and in the editor's words: one mistake, one message."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError
from slugify import slugify

from generator.ids import NUMBERED, Numbers
from generator.platform.model import BLOCKS
from generator.problems import Place, Problem, did_you_mean
from generator.reading import tree
from generator.reading.sheet import Grammar

Steps = tuple[str | int, ...]


@dataclass(frozen=True)
class Names:
    """The keys that a file may have, anywhere in it."""

    known: dict[str, set[str]]
    needed: frozenset[str]
    grammar: Grammar

    def guess(self, key: str, wanted: set[str]) -> str | None:
        """The key that was meant: a wanted one if it can be; Norwegian for English too."""
        titles = {title: known for known, words in self.known.items() for title in words}
        if found := titles.get(key.casefold()):
            return found
        return did_you_mean(key.casefold(), wanted) or did_you_mean(key.casefold(), self.known)


@cache
def names(model: type[BaseModel]) -> Names:
    """Every key of the model and of what it holds, with its Norwegian titles."""
    schema = model.model_json_schema(by_alias=True)
    known: dict[str, set[str]] = {}
    needed: set[str] = set()
    inside: dict[str, frozenset[str]] = {"": frozenset(schema.get("properties", ()))}
    named: dict[str, frozenset[str]] = {}
    lists: set[str] = set()
    kinds = schema.get("$defs", {})
    for thing in (schema, *kinds.values()):
        needed |= set(thing.get("required", ()))
        for key, of in thing.get("properties", {}).items():
            known.setdefault(key, set()).add(str(of.get("title", key)).casefold())
            if of.get("type") == "array":
                lists.add(key)
            by_id = of.get("additionalProperties")
            held = frozenset(_held(by_id or of, kinds))
            into = inside if by_id is None else named
            into[key] = into.get(key, frozenset()) | held
    grammar = Grammar(frozenset(known), inside, named, frozenset(lists))
    return Names(known, frozenset(needed), grammar)


def _held(of: Any, kinds: dict[str, Any]) -> Iterator[str]:
    """The keys of the things that a part of a schema speaks of."""
    if isinstance(of, dict):
        if "$ref" in of:
            yield from kinds[of["$ref"].rpartition("/")[2]].get("properties", ())
        of = list(of.values())
    if isinstance(of, list):
        for part in of:
            yield from _held(part, kinds)


@dataclass(frozen=True)
class Finding:
    """One of Pydantic's findings."""

    kind: str
    path: Steps
    context: dict[str, Any]
    said: str

    @property
    def key(self) -> str:
        """The last name on the way there."""
        return str(self.path[-1]) if self.path else ""


def explain(error: ValidationError, node: tree.Node, model: type[BaseModel]) -> list[Problem]:
    """A problem for each mistake behind the findings; ``empty`` tells of keys without a value."""
    return list(_Report(_findings(error), node, names(model)).problems())


def put_right(error: ValidationError, node: tree.Node, model: type[BaseModel]) -> tree.Node:
    """The tree with its misspelt keys renamed and its unknown ones left out.

    It serves to read on, so that all problems come at once; the keys themselves have been told.
    A key that only stands in the wrong place stays: what it holds belongs somewhere.
    """
    report = _Report(_findings(error), node, names(model))
    for path, key in report.meant().items():
        node = tree.rename(node, path, key)
    return node


def repeated_for_want_of_a_dash(
    error: ValidationError, node: tree.Node, model: type[BaseModel]
) -> set[Place]:
    """Keys that stand twice only because a dash is missing above them, which is told."""
    report = _Report(_findings(error), node, names(model))
    parents = [tree.descend(node, path)[0] for path in report.without_dash]
    return {place for p in parents if isinstance(p, tree.Mapping) for place in p.repeated}


def refused_at(error: ValidationError) -> set[Steps]:
    """Where there is something that the model refuses."""
    return {finding.path for finding in _findings(error)}


def _findings(error: ValidationError) -> list[Finding]:
    return [
        Finding(
            details["type"],
            tuple(s for s in details["loc"] if s not in BLOCKS or s == details["loc"][-1]),
            details.get("ctx", {}),
            details["msg"],
        )
        for details in error.errors(include_url=False, include_input=False)
    ]


def empty_values(node: tree.Node, path: Steps = ()) -> Iterator[Steps]:
    """Every key that stands there without a value."""
    inner: list[tuple[str | int, tree.Node]] = []
    match node:
        case tree.Mapping(items=items):
            inner = list(items.items())
        case tree.Sequence(items=values):
            inner = list(enumerate(values))
        case tree.Text():
            if node.missing and path:
                yield path
    for step, value in inner:
        yield from empty_values(value, (*path, step))


def empty(node: tree.Node, path: Steps, model: type[BaseModel]) -> Problem:
    """The problem that a key without a value is."""
    step = path[-1]
    _, place = tree.descend(node, path)
    if isinstance(step, int):
        nb = "Her står en strek uten noe etter. Skriv teksten etter streken, eller slett linjen."
        en = "There is a dash here with nothing after it. Write the text, or delete the line."
    elif "№" in _PATTERNS.get(step, ("", ""))[0]:
        example = f"{_PATTERNS[step][0].rpartition(' ')[2]} (neste ledige)"
        nb = f"«{step}» mangler id. Skriv en id etter kolonet, for eksempel {example}."
        en = f"“{step}” lacks its id. Write {_PATTERNS[step][1]} (the next free one)."
    elif step in _PATTERNS:
        nb = f"«{step}» er tom. Skriv etter kolonet: {_PATTERNS[step][0]}."
        en = f"“{step}” is empty. Write after the colon: {_PATTERNS[step][1]}."
    elif step in _LISTS:
        nb = f"«{step}» er tom. Her skal det stå {_LISTS[step][0]}, slik: {_LISTS[step][2]}"
        en = f"“{step}” is empty. Here should stand {_LISTS[step][1]}, as: {_LISTS[step][2]}"
    elif step in names(model).needed:
        nb = (
            f"«{step}» er tom. Skriv teksten etter kolonet, eller under «>-» med to mellomrom mer "
            "innrykk."
        )
        en = f"“{step}” is empty. Write the text after the colon."
    else:
        nb = f"«{step}» er tom. Skriv det som skal stå der, eller slett linjen."
        en = f"“{step}” is empty. Write what belongs there, or delete the line."
    nb, en = _with_free_numbers(node, nb, en)
    return Problem(place, "shape", nb, en)


class _Report:
    def __init__(self, found: list[Finding], node: tree.Node, known: Names) -> None:
        self._found = found
        self._node = node
        self._names = known
        self._missing = {f.path for f in found if f.kind == "missing"}
        self._unknown = [f for f in found if f.kind == "extra_forbidden"]
        self.without_dash = {
            f.path[:-1]: self._key_place(f.path) for f in self._unknown if self._lacks_dash(f)
        }

    def problems(self) -> Iterator[Problem]:
        for finding in self._found:
            if not self._said_elsewhere(finding):
                yield self._problem(finding)

    def meant(self) -> dict[Steps, str | None]:
        """Each key that is no name at all, and the one that it was meant to be, if any."""
        return {
            finding.path: guess if guess not in self._keys(finding.path[:-1]) else None
            for finding in self._unknown
            if finding.key not in self._names.known
            for guess in (self._guess(finding),)
        }

    def _keys(self, path: Steps) -> set[str]:
        parent, _ = tree.descend(self._node, path)
        return set(parent.items) if isinstance(parent, tree.Mapping) else set()

    def _said_elsewhere(self, finding: Finding) -> bool:
        """Whether another finding is the same mistake, and says it better."""
        value, place = tree.descend(self._node, finding.path)
        if isinstance(value, tree.Text) and value.missing and finding.kind != "missing":
            return True  # ``empty`` says it
        if finding.kind == "too_short" and isinstance(value, tree.Sequence) and value.items:
            return True  # Pydantic counts only the items that are right
        begun = self.without_dash.get(finding.path[:-1])
        if begun and finding.kind == "extra_forbidden" and place > begun:
            return True
        return finding.kind == "missing" and any(
            other.path[:-1] == finding.path[:-1] and self._guess(other) == finding.key
            for other in self._unknown
        )

    def _problem(self, finding: Finding) -> Problem:
        value, key_place = tree.descend(self._node, finding.path)
        place = value.place
        if finding.kind == "extra_forbidden":
            make: _Maker = _no_dash if self._lacks_dash(finding) else _unknown_key
            place = key_place
        else:
            make = _MESSAGES.get(finding.kind, _other)
        if make is _no_such_block and (wrong := self._wrong_kind(finding.path)):
            place = self._key_place((*finding.path, wrong))
        nb, en = make(finding, _Situation(value, self._guess(finding), self._names))
        nb, en = _with_free_numbers(self._node, nb, en)
        return Problem(place, "shape", nb, en)

    def _key_place(self, path: Steps) -> Place:
        return tree.descend(self._node, path)[1]

    def _lacks_dash(self, finding: Finding) -> bool:
        """Whether an unknown key begins a new item, whose dash was forgotten."""
        return finding.key in BLOCKS and finding.path[-3:-2] == ("content",)

    def _guess(self, finding: Finding) -> str | None:
        if finding.kind == "extra_forbidden":
            here = finding.path[:-1]
            wanted = {str(path[-1]) for path in self._missing if path[:-1] == here}
            return self._names.guess(finding.key, wanted)
        wrong = self._wrong_kind(finding.path)
        return self._names.guess(wrong, set(BLOCKS)) if wrong else None

    def _wrong_kind(self, path: Steps) -> str | None:
        """The key of an item that should have said what it is."""
        item, _ = tree.descend(self._node, path)
        keys = list(item.items) if isinstance(item, tree.Mapping) else []
        return next((k for k in keys if self._names.guess(k, set(BLOCKS)) in BLOCKS), None)


_EXAMPLE = re.compile(r"(\w+)-№")
"""An id with the next free number, in a message."""


def _with_free_numbers(node: tree.Node, *messages: str) -> list[str]:
    """The messages with the next free number in each id that they give as an example."""

    def free(example: re.Match[str]) -> str:
        return Numbers.of(filter(NUMBERED.fullmatch, _texts(node))).next(example[1])

    return [_EXAMPLE.sub(free, message) for message in messages]


def _texts(node: tree.Node) -> Iterator[str]:
    """Every text in a tree."""
    match node:
        case tree.Text(value=value):
            yield value
        case tree.Mapping(items=items):
            for inner in items.values():
                yield from _texts(inner)
        case tree.Sequence(items=items_):
            for inner in items_:
                yield from _texts(inner)


@dataclass(frozen=True)
class _Situation:
    node: tree.Node
    guess: str | None
    names: Names

    @property
    def value(self) -> str:
        text = self.node.value if isinstance(self.node, tree.Text) else ""
        return text if len(text) <= 60 else f"{text[:59]}…"


def _unknown_key(finding: Finding, at: _Situation) -> tuple[str, str]:
    key = finding.key
    if key in at.names.known:
        return (
            f"«{key}» kan ikke stå her. Sjekk innrykket: hører linjen til et annet nivå?",
            f"“{key}” cannot stand here. Check the indentation.",
        )
    if at.guess:
        return (
            f"«{key}» er ikke et kjent navn. Mente du «{at.guess}»?",
            f"“{key}” is not a known key. Did you mean “{at.guess}”?",
        )
    return (
        f"«{key}» er ikke et kjent navn. Slett linjen, eller sett «# » foran, så den blir en "
        "merknad.",
        f"“{key}” is not a known key. Delete the line, or put “# ” before it to make it a remark.",
    )


def _no_dash(finding: Finding, _: _Situation) -> tuple[str, str]:
    return (
        f"Her begynner noe nytt, men streken mangler. Skriv «- {finding.key}: …», med streken rett "
        "under den forrige.",
        f"Something new begins here, but its dash is missing. Write “- {finding.key}: …”.",
    )


def _missing(finding: Finding, _: _Situation) -> tuple[str, str]:
    key = finding.key
    if key in _LISTS and not (key == "words" and "figures" in finding.path):
        nb, en, example = _LISTS[key]
        return (
            f"Her mangler «{key}»: {nb}. Legg til en linje med samme innrykk, for "
            f"eksempel: {example}",
            f"“{key}” is missing here: {en}. Add a line with the same indentation, for example: "
            f"{example}",
        )
    return (
        f"Her mangler «{key}». Legg til en linje «{key}: …» med samme innrykk.",
        f"“{key}” is missing here. Add a line “{key}: …” with the same indentation.",
    )


_LISTS = {
    "covers": (
        "id-ene til det setningen bygger på",
        "the ids that the sentence rests on",
        "covers: [punkt-41, avsnitt-13]",
    ),
    "forms": ("ordets former i teksten", "the forms of the word", "forms: [bydel, bydelen]"),
    "also": ("andre ord for det samme", "other words for it", "also: [strøk, nabolag]"),
    "names": ("navn med tall i", "names with a number in them", 'names: ["TRD 3.0"]'),
    "into": ("id-ene til det som gjelder nå", "the ids of what stands now", "into: [punkt-286]"),
    "words": ("ordene folk bruker", "the words that people use", "words: [bomring, bompeng]"),
    "leads_to": ("ord som står i plattformen", "words of the platform", "leads_to: [bompenger]"),
}
"""Lists of words and ids: what stands in them, in both languages, and an example."""

_PATTERNS = {
    "adopted_on": ("en dato som 2024-05-17", "a date such as 2024-05-17"),
    "approved_on": ("en dato som 2024-05-17", "a date such as 2024-05-17"),
    "paragraph": ("en id som avsnitt-№", "an id such as avsnitt-№"),
    "commitment": ("en id som punkt-№", "an id such as punkt-№"),
    "lead_in": ("en id som innledning-№", "an id such as innledning-№"),
    "quote": ("en id som sitat-№", "an id such as sitat-№"),
    "figure": ("en id som tall-№", "an id such as tall-№"),
    "sentence": ("en id som kort-№", "an id such as kort-№"),
    "retired": ("id-en til det som er utgått, som punkt-88", "the id of what has retired"),
    "into": ("id-ene til det som gjelder nå, som [punkt-286]", "ids such as [punkt-286]"),
    "on": ("en dato som 2027-03-01", "a date such as 2027-03-01"),
    "edition": ("datoen for den siste utgaven, som 2027-03-01", "a date such as 2027-03-01"),
    "language": ("en språkkode som en eller sma", "a language code such as en or sma"),
    "term": (
        "ordets adresse, med små bokstaver a–z, tall og bindestrek, for eksempel stoyplage",
        "the address of the word, in lower-case letters a–z, digits and hyphens",
    ),
    "source": (
        'et fingeravtrykk i anførselstegn: åtte tegn 0–9 og a–f, som "1a2b3c4d"',
        'a fingerprint in quotes: eight characters 0–9 and a–f, such as "1a2b3c4d"',
    ),
    "id": (
        "små bokstaver a–z, tall og bindestrek, for eksempel helse-og-eldre",
        "lower-case letters a–z, digits and hyphens, such as helse-og-eldre",
    ),
}


def _pattern(finding: Finding, at: _Situation) -> tuple[str, str]:
    if not at.value.strip():
        return (
            f"«{finding.key}» er tom. Skriv teksten etter kolonet, eller under «>-» med to "
            "mellomrom mer innrykk.",
            f"“{finding.key}” is empty. Write the text after the colon.",
        )
    if finding.key == "source" and (found := re.search(r"\b[0-9a-f]{8}\b", at.value)):
        line = f'source: "{found[0]}"'
        return (
            f"Fingeravtrykket skal stå i rette anførselstegn, uten noe mer. Skriv: {line}",
            f"The fingerprint should stand in straight quotes, with nothing more. Write: {line}",
        )
    if finding.key in ("id", "term") and (slug := slugify(at.value)):
        return (
            f"«{at.value}» går ikke her: en adresse har bare små bokstaver a–z, tall og bindestrek. "
            f"Skriv: {finding.key}: {slug}",
            f"“{at.value}” does not fit here: an address has only lower-case letters a–z, digits "
            f"and hyphens. Write: {finding.key}: {slug}",
        )
    nb, en = _PATTERNS.get(finding.key, ("en annen form", "another form"))
    return f"«{at.value}» går ikke her. Skriv {nb}.", f"“{at.value}” does not fit. Write {en}."


def _no_such_date(finding: Finding, at: _Situation) -> tuple[str, str]:
    return (
        f"Datoen «{at.value}» finnes ikke. Skriv år, måned og dag, som 2024-05-17.",
        f"There is no date “{at.value}”. Write year, month and day, as 2024-05-17.",
    )


def _not_a_text(finding: Finding, at: _Situation) -> tuple[str, str]:
    key = finding.key
    if isinstance(at.node, tree.Mapping) and at.node.flow and _is_bare_pair(at.node):
        return (
            "Et kolon inne i en tekst gjør at YAML tror det begynner noe nytt. Sett teksten i "
            "anførselstegn: ett foran det første ordet og ett etter det siste.",
            "A colon inside a text makes YAML think that something new begins. Put the text in "
            "quotes: one before the first word and one after the last.",
        )
    if isinstance(at.node, tree.Sequence | tree.Mapping) and at.node.flow:
        sign = "[" if isinstance(at.node, tree.Sequence) else "{"
        return (
            f"Teksten begynner med «{sign}», som betyr noe eget i YAML. Sett hele teksten i "
            "anførselstegn: ett foran det første ordet og ett etter det siste.",
            f"The text begins with “{sign}”, which means something else in YAML. Put the whole "
            "text in quotes: one before the first word and one after the last.",
        )
    if isinstance(at.node, tree.Sequence):
        return (
            f"«{key}» skal være én tekst, men her står en liste. Ta bort streken «- », eller gjør "
            "hver linje til et eget element.",
            f"“{key}” should be a text, but here is a list. Take away the dash.",
        )
    return (
        f"«{key}» skal være en tekst, men her står navn med kolon. Skal kolonet være med i "
        'teksten, så sett hele teksten i anførselstegn: "…".',
        f"“{key}” should be a text, but here are keys with colons. If the colon belongs to the "
        "text, quote the text.",
    )


def _is_bare_pair(node: tree.Mapping) -> bool:
    """Whether it has no bracket of its own: ``sprekk: stor`` in a list between brackets."""
    return any(place == node.place for place in node.keys.values())


def _not_a_list(finding: Finding, at: _Situation) -> tuple[str, str]:
    key = finding.key
    text = at.node.value if isinstance(at.node, tree.Text) else ""
    if key in _LISTS and (items := _items(text)):
        line = f"{key}: [{', '.join(_item(item) for item in items)}]"
        if len(line) <= 90:
            return (
                f"«{key}» skal være en liste, som står i hakeparenteser. Skriv: {line}",
                f"“{key}” should be a list, which stands in brackets. Write: {line}",
            )
        return (
            f"«{key}» skal være en liste, som står i hakeparenteser med komma mellom: sett «[» "
            "foran det første og «]» etter det siste.",
            f"“{key}” should be a list: put “[” before the first and “]” after the last.",
        )
    return (
        f"«{key}» skal være en liste: hvert element på egen linje, med «- » foran.",
        f"“{key}” should be a list: each item on a line that begins with “- ”.",
    )


def _items(text: str) -> list[str]:
    """What was meant to be the items of a list that is written as a text."""
    ids = NUMBERED.findall(text)
    if ids and not re.sub(r"[\W_]|og", "", NUMBERED.sub("", text)):
        return ids
    parts = re.split(r"[,;]|(?:^|\s)[-–—•](?=\s)", text.strip("()[]{} "))
    return [item for part in parts if (item := part.strip(" -–—•\"'"))]


def _item(item: str) -> str:
    return f'"{item}"' if re.search(r"[:#\[\]{}]", item) else item


def _not_a_mapping(_: Finding, __: _Situation) -> tuple[str, str]:
    return (
        "Her skulle det stå navn med kolon, for eksempel «title: …», men det står noe annet. "
        "Sjekk innrykket og at det er mellomrom etter kolonet.",
        "Keys with colons were expected here, as in “title: …”. Check the indentation.",
    )


def _no_such_block(_: Finding, at: _Situation) -> tuple[str, str]:
    known = ", ".join(BLOCKS)
    if at.guess:
        return (
            f"Dette er ikke et slag innhold som finnes. Mente du «{at.guess}»?",
            f"There is no such kind of content. Did you mean “{at.guess}”?",
        )
    return (
        f"Dette elementet sier ikke hva det er. Begynn med ett av: {known} – for eksempel "
        "«- commitment: punkt-№».",
        f"This item does not say what it is. Begin with one of: {known}.",
    )


def _choice(finding: Finding, at: _Situation) -> tuple[str, str]:
    expected = str(finding.context.get("expected", ""))
    choices = re.sub("'(.*?)'", r"«\1»", expected).replace(" or ", " eller ")
    return (
        f"«{at.value}» går ikke her. Skriv {choices}.",
        f"“{at.value}” does not fit here. Write {expected}.",
    )


def _too_short(finding: Finding, _: _Situation) -> tuple[str, str]:
    key = finding.key
    if key in _LISTS:
        nb, en, example = _LISTS[key]
        return (
            f"«{key}» er en tom liste. Her skal det stå {nb}, slik: {example}",
            f"“{key}” is an empty list. Here should stand {en}, as: {example}",
        )
    return (
        f"«{key}» er en tom liste. Det må være minst ett element, som begynner med «- ».",
        f"“{key}” is an empty list. It needs at least one item.",
    )


def _too_long(finding: Finding, _: _Situation) -> tuple[str, str]:
    limit = finding.context.get("max_length")
    return (
        f"«{finding.key}» er for lang: høyst {limit} tegn.",
        f"“{finding.key}” is too long: at most {limit} characters.",
    )


def _not_a_number(_: Finding, at: _Situation) -> tuple[str, str]:
    return (
        f"«{at.value}» er ikke et helt tall større enn null. Skriv bare sifre.",
        f"“{at.value}” is not a whole number above zero. Write digits only.",
    )


def _not_yes_or_no(finding: Finding, at: _Situation) -> tuple[str, str]:
    return (
        f"«{at.value}» går ikke her. Skriv «{finding.key}: true», eller slett linjen.",
        f"“{at.value}” does not fit here. Write “{finding.key}: true”, or delete the line.",
    )


def _other(finding: Finding, _: _Situation) -> tuple[str, str]:
    return (
        f"«{finding.key}» er ikke slik den skal være ({finding.said}).",
        f"“{finding.key}” is not as it should be ({finding.said}).",
    )


_Maker = Callable[[Finding, _Situation], tuple[str, str]]

_MESSAGES: dict[str, _Maker] = {
    "missing": _missing,
    "string_pattern_mismatch": _pattern,
    "string_type": _not_a_text,
    "value_error": _no_such_date,
    "tuple_type": _not_a_list,
    "list_type": _not_a_list,
    "dict_type": _not_a_mapping,
    "model_type": _not_a_mapping,
    "model_attributes_type": _not_a_mapping,
    "bool_type": _not_yes_or_no,
    "bool_parsing": _not_yes_or_no,
    "union_tag_not_found": _no_such_block,
    "union_tag_invalid": _no_such_block,
    "literal_error": _choice,
    "too_short": _too_short,
    "string_too_long": _too_long,
    "int_type": _not_a_number,
    "int_parsing": _not_a_number,
    "int_parsing_size": _not_a_number,
    "greater_than_equal": _not_a_number,
}
