"""What is said of each kind of finding, in the editor's words and in English.

``№`` in a message stands for the next free number, which ``findings`` fills in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from slugify import slugify

from generator.ids import NUMBERED, digits_in, ids_in
from generator.platform.model import BLOCKS
from generator.problems import cut
from generator.reading import tree
from generator.reading.tree import Steps
from generator.reading.yaml_text import entry, flow_list
from generator.source.keys import Names

Said = tuple[str, str]
"""The same in Norwegian and in English."""


@dataclass(frozen=True)
class Finding:
    """One of Pydantic's findings."""

    kind: str
    path: Steps
    context: Mapping[str, object]
    said: str

    @property
    def key(self) -> str:
        """The last name on the way there."""
        return str(self.path[-1]) if self.path else ""


@dataclass(frozen=True)
class Situation:
    """Where it was found: what stands there, what was meant, and what could have been."""

    node: tree.Node
    guess: str | None
    names: Names

    @property
    def value(self) -> str:
        """The text that stands there, cut where it is long."""
        return cut(self.node.value, 60, 59) if isinstance(self.node, tree.Scalar) else ""


def explain(finding: Finding, at: Situation, *, lacks_dash: bool = False) -> Said:
    """What to say of a finding; ``lacks_dash`` where an unknown key begins something new."""
    if lacks_dash:
        return _no_dash(finding, at)
    return _MESSAGES.get(finding.kind, _other)(finding, at)


NO_SUCH_BLOCK = frozenset({"union_tag_not_found", "union_tag_invalid"})
"""The kinds of finding that tell of content that does not say what it is."""


def gap(step: str | int, *, needed: bool) -> Said:
    """What to say of a key, or an item of a list, that stands there without a value."""
    if isinstance(step, int):
        return (
            "Her står en strek uten noe etter. Skriv teksten etter streken, eller slett linjen.",
            "There is a dash here with nothing after it. Write the text, or delete the line.",
        )
    nb, en = _PATTERNS.get(step, ("", ""))
    if "№" in nb:
        example = f"{nb.rpartition(' ')[2]}"
        return (
            f"«{step}» mangler id. Skriv en id etter kolonet, for eksempel {example}.",
            f"“{step}” lacks its id. Write {en}.",
        )
    if nb:
        return (
            f"«{step}» er tom. Skriv etter kolonet: {nb}.",
            f"“{step}” is empty. Write after the colon: {en}.",
        )
    if step in _LISTS:
        nb, en, example = _LISTS[step]
        return (
            f"«{step}» er tom. Her skal det stå {nb}, slik: {example}",
            f"“{step}” is empty. Here should stand {en}, as: {example}",
        )
    if needed:
        return (
            f"«{step}» er tom. Skriv teksten etter kolonet, eller under «>-» med to mellomrom mer "
            "innrykk.",
            f"“{step}” is empty. Write the text after the colon.",
        )
    return (
        f"«{step}» er tom. Skriv det som skal stå der, eller slett linjen.",
        f"“{step}” is empty. Write what belongs there, or delete the line.",
    )


def not_here(way: Steps) -> Said:
    """What to say of the id of a commitment that stands at the top of a file, or in a summary's place."""
    id_ = way[-1]
    if way[1:]:
        return (
            f"«{id_}» er et punkt eller avsnitt, og kan ikke stå under «{way[0]}». Står linjen "
            "«wordings:» over det første av dem, helt til venstre? Ellers mangler den.",
            f"“{id_}” is a commitment or paragraph, and cannot stand under “{way[0]}”. Is the line "
            "“wordings:” missing above?",
        )
    return (
        f"«{id_}» står for langt til venstre. Flytt linjen, og linjene under den ned til neste id, "
        "2 mellomrom inn, så de står under «wordings».",
        f"“{id_}” stands too far left. Move it and what is below it 2 spaces in, under “wordings”.",
    )


def _unknown_key(finding: Finding, at: Situation) -> Said:
    key = finding.key
    if key in at.names.titles:
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


def _no_dash(finding: Finding, _: Situation) -> Said:
    return (
        f"Her begynner noe nytt, men streken mangler. Skriv «- {finding.key}: …», med streken rett "
        "under den forrige.",
        f"Something new begins here, but its dash is missing. Write “- {finding.key}: …”.",
    )


def _missing(finding: Finding, _: Situation) -> Said:
    key = finding.key
    if key in _LISTS and not (key == "words" and "figures" in finding.path):
        nb, en, example = _LISTS[key]
        return (
            f"Her mangler «{key}»: {nb}. Legg til en linje med samme innrykk, for "
            f"eksempel: {example}",
            f"“{key}” is missing here: {en}. Add a line with the same indentation, for example: "
            f"{example}",
        )
    if key == "fate":
        return (
            "Her mangler hva det ble av det som er tatt ut. Er det trukket, så legg til tre linjer med "
            "samme innrykk: «fate: withdrawn», «reason: Hvorfor, i en setning» og «on: ÅÅÅÅ-MM-DD». "
            "Står de under et annet punkt i listen, gjelder de bare det: skriv dem her også.",
            "What became of it is missing. If it was withdrawn, add three lines with the same "
            "indentation: “fate: withdrawn”, “reason: …” and “on: YYYY-MM-DD”.",
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
    "behind": (
        "id-ene til dem som står bak",
        "the ids of those who stand behind it",
        "behind: [sp, sv]",
    ),
    "responsible": (
        "id-ene til de ansvarlige",
        "the ids of those responsible",
        "responsible: [sp]",
    ),
    "emphasis": ("de uthevede ordene", "the words emphasised", "emphasis: [helt gratis]"),
    "header": ("overskriften til hver kolonne", "the heading of each column", "header: [År, Sats]"),
    "also_adopted": ("språkene", "the languages", "also_adopted: [en]"),
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
    "retired": ("id-en til det som er tatt ut, som punkt-88", "the id of what has retired"),
    "into": ("id-ene til det som gjelder nå, som [punkt-286]", "ids such as [punkt-286]"),
    "on": ("en dato som 2027-03-01", "a date such as 2027-03-01"),
    "edition": ("datoen for den siste utgaven, som 2027-03-01", "a date such as 2027-03-01"),
    "table": ("en id som tabell-№", "an id such as tabell-№"),
    "picture": ("en id som bilde-№", "an id such as bilde-№"),
    "footnote": ("en id som fotnote-№", "an id such as fotnote-№"),
    "also_adopted": ("en språkkode som en eller se", "a language code such as en or se"),
    "actor": ("små bokstaver a–z, tall og bindestrek, som sp", "lower-case letters, such as sp"),
    "behind": ("id-en under «actors», som sp", "the id under “actors”, such as sp"),
    "responsible": ("id-en under «actors», som sp", "the id under “actors”, such as sp"),
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


def _pattern(finding: Finding, at: Situation) -> Said:
    if not at.value.strip():
        return (
            f"«{finding.key}» er tom. Skriv teksten etter kolonet, eller under «>-» med to "
            "mellomrom mer innrykk.",
            f"“{finding.key}” is empty. Write the text after the colon.",
        )
    if finding.key == "read" or finding.path[:1] == ("units",):
        return (
            f"«{at.value}» er ikke et fingeravtrykk: åtte tegn 0–9 og a–f, eller to slike med bindestrek "
            "imellom. Det lages på skrivebordet, ikke for hånd. Legg inn filen derfra på nytt.",
            f"“{at.value}” is no fingerprint: eight characters 0–9 and a–f, or two such with a hyphen. It "
            "is made at the desk, not by hand. Add the file from there anew.",
        )
    if finding.key == "source" and (found := re.search(r"\b[0-9a-f]{8}\b", at.value)):
        line = entry("source", found[0])
        return (
            f"Fingeravtrykket skal stå i rette anførselstegn, uten noe mer. Skriv: {line}",
            f"The fingerprint should stand in straight quotes, with nothing more. Write: {line}",
        )
    if finding.key in ("id", "term") and (slug := slugify(at.value)):
        return (
            f"«{at.value}» kan ikke brukes her: en adresse har bare små bokstaver a–z, tall og bindestrek. "
            f"Skriv: {entry(finding.key, slug)}",
            f"“{at.value}” does not fit here: an address has only lower-case letters a–z, digits "
            f"and hyphens. Write: {entry(finding.key, slug)}",
        )
    key = next(step for step in reversed(finding.path) if isinstance(step, str))
    nb, en = _PATTERNS.get(key, ("en annen form", "another form"))
    if "№" in nb and (number := next(filter(None, digits_in(at.value)), None)):
        known = f"{nb.rpartition(' ')[2].removesuffix('№')}{number}"
        return (
            f"«{at.value}» kan ikke brukes her. Har det nummer fra før, så skriv {known}. Er det nytt, så "
            f"skriv {nb.rpartition(' ')[2]}.",
            f"“{at.value}” does not fit. Does it have the number already? Write {known}. Is it new? "
            f"Write {nb.rpartition(' ')[2]}.",
        )
    return (
        f"«{at.value}» kan ikke brukes her. Skriv {nb}.",
        f"“{at.value}” does not fit. Write {en}.",
    )


def _no_such_date(finding: Finding, at: Situation) -> Said:
    return (
        f"Datoen «{at.value}» finnes ikke. Skriv år, måned og dag, som 2024-05-17.",
        f"There is no date “{at.value}”. Write year, month and day, as 2024-05-17.",
    )


def _not_a_text(finding: Finding, at: Situation) -> Said:
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
    return any(node.key_place(key) == node.place for key in node.items)


def _not_a_list(finding: Finding, at: Situation) -> Said:
    key = finding.key
    text = at.node.value if isinstance(at.node, tree.Scalar) else ""
    if key in _LISTS and (items := _items(text)):
        line = f"{key}: {flow_list(items)}"
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
    ids = ids_in(text)
    if ids and not re.sub(r"[\W_]|og", "", NUMBERED.sub("", text)):
        return ids
    parts: list[str] = re.split(r"[,;]|(?:^|\s)[-–—•](?=\s)", text.strip("()[]{} "))
    return [item for part in parts if (item := part.strip(" -–—•\"'"))]


def _not_a_mapping(_: Finding, __: Situation) -> Said:
    return (
        "Her skulle det stå navn med kolon, for eksempel «title: …», men det står noe annet. "
        "Sjekk innrykket og at det er mellomrom etter kolonet.",
        "Keys with colons were expected here, as in “title: …”. Check the indentation.",
    )


def _no_such_block(_: Finding, at: Situation) -> Said:
    known = ", ".join(BLOCKS)
    if at.guess:
        return (
            f"Denne typen innhold finnes ikke. Mente du «{at.guess}»?",
            f"There is no such kind of content. Did you mean “{at.guess}”?",
        )
    return (
        f"Dette elementet sier ikke hva det er. Begynn med ett av: {known} – for eksempel "
        "«- commitment: punkt-№».",
        f"This item does not say what it is. Begin with one of: {known}.",
    )


def _choice(finding: Finding, at: Situation) -> Said:
    expected = str(finding.context.get("expected", ""))
    choices = re.sub("'(.*?)'", r"«\1»", expected).replace(" or ", " eller ")
    return (
        f"«{at.value}» kan ikke brukes her. Skriv {choices}.",
        f"“{at.value}” does not fit here. Write {expected}.",
    )


def _too_short(finding: Finding, _: Situation) -> Said:
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


def _too_long(finding: Finding, _: Situation) -> Said:
    limit = finding.context.get("max_length")
    return (
        f"«{finding.key}» er for lang: høyst {limit} tegn.",
        f"“{finding.key}” is too long: at most {limit} characters.",
    )


def _not_a_number(_: Finding, at: Situation) -> Said:
    return (
        f"«{at.value}» er ikke et helt tall større enn null. Skriv bare sifre.",
        f"“{at.value}” is not a whole number above zero. Write digits only.",
    )


def _not_yes_or_no(finding: Finding, at: Situation) -> Said:
    return (
        f"«{at.value}» kan ikke brukes her. Skriv «{finding.key}: true», eller slett linjen.",
        f"“{at.value}” does not fit here. Write “{finding.key}: true”, or delete the line.",
    )


def _other(finding: Finding, _: Situation) -> Said:
    return (
        f"«{finding.key}» er ikke slik den skal være ({finding.said}).",
        f"“{finding.key}” is not as it should be ({finding.said}).",
    )


_MESSAGES: Mapping[str, Callable[[Finding, Situation], Said]] = {
    "extra_forbidden": _unknown_key,
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
