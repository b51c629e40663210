"""Texts are words only: stars, tags, bullets and links are shown just as they stand.

Nothing in the texts is markup, so ``**viktig**`` shows its stars to every reader. To mend it: take the
signs away; in adopted text, say beside it what they were to say, as ``emphasis``, ``links`` or ``notes``,
a ``table`` of its own, or ``commitments`` inside one. It is advice, never a hindrance: a document may
have such signs itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from generator.ids import PREFIXES, new_id
from generator.problems import Place, Problem, cut
from generator.reading import tree
from generator.reading.yaml_text import flow_list
from generator.source.load import Loaded
from generator.wording.markup import list_lines

RULE = "markup"

_SIGNS: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r"\[[^\][]+\]\([^()\s]+\)"), "Skriv bare ordene, uten lenke.", "the words only"),
    (
        re.compile(r"https?://\S*[\w/]|\bwww\.\S*[\w/]"),
        "Skriv hva siden heter.",
        "the name of the page",
    ),
    (re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?: [^<>]*)?/?>"), "Slett det.", "no tags"),
    (re.compile(r"\*\*|__(?=\w)|(?<=\w)__"), "Slett tegnene.", "no stars"),
    (re.compile(r"(?:^|(?<=\s))[•·▪●](?=\s|\w)|^[-*] "), "Slett punkttegnet.", "no bullets"),
    (re.compile(r"^#+ "), "Slett tegnet.", "no headings"),
    (re.compile(r"`"), "Slett tegnet.", "no backticks"),
)
"""What would be markup elsewhere, and what to do about it, in both languages."""

_ANY = re.compile(r"[\[<`•·▪●]|\*\*|__|://|\bwww\.|^[-*#]")
"""What a text has none of that holds nothing of the kind; nearly all are passed over at this."""


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a warning for each of our texts that holds signs which readers would see."""
    ours = [(spot, of.text) for spot, _, of in loaded.sentences()]
    ours += [(spot, of.text) for spot, _, of in loaded.wordings()]
    told = zip(loaded.followup_spots, loaded.followups.followups, strict=True)
    ours += [(spot, of.text) for spot, of in told]
    for spot, text in ours:
        if _seen(text, ""):
            yield from _problem(spot.node("text"), "")
    for spot, term in zip(loaded.terms_in, loaded.glossary.terms, strict=True):
        for key, text in (("title", term.title), ("explanation", term.explanation)):
            if _seen(text, ""):
                yield from _problem(spot.node(key), "")
    yield from _translations(loaded)
    yield from _adopted(loaded)


def _adopted(loaded: Loaded) -> Iterator[Problem]:
    """Signs in adopted words that have been copied along from a format where they mean something."""
    for path, _, _ in loaded.blocks():
        node = tree.at(tree.descend(loaded.document, path)[0], "text")
        if not isinstance(node, tree.Scalar):
            continue
        text = " ".join(node.value.split())
        for pattern, mend in _ADOPTED if _ANY_ADOPTED.search(text) else ():
            if found := pattern.search(text):
                yield _left(_place(node, found), found[0].strip(), mend(found))
                break
        if node.style == ">" and (rows := list_lines(node.lines)):
            line = node.lines[rows[0]]
            indented = len(line) - len(line.lstrip())
            yield _list_in_text(Place(node.place.file, node.first + rows[0], indented + 1))


def _left(place: Place, sign: str, mend: str) -> Problem:
    return Problem(
        place,
        RULE,
        f"Teksten vises slik den står, så leserne ser «{cut(sign, 60, 57)}». Står tegnene ikke i dokumentet, så "
        f"{mend}",
        f"The text is shown as it stands, so readers see “{cut(sign, 60, 57)}”. Where the document has no such "
        "signs, write the words only, and say beside the text what they were to say: “emphasis”, "
        "“links”, “notes”, or a “table” of its own.",
        "warning",
    )


def _list_in_text(place: Place) -> Problem:
    return Problem(
        place,
        RULE,
        "Her begynner en liste inne i en tekst. Linjene blir satt sammen til ett avsnitt, så leserne ser ingen "
        "liste. Skriv hvert av dem som et punkt for seg («- commitment: punkt-ny»), eller under «commitments:» i "
        "punktet de hører til.",
        "A list begins here inside a text. Its lines are joined into one paragraph. Write each as a commitment "
        "of its own, or under “commitments” of the one that it belongs to.",
        "warning",
    )


def _emphasised(found: re.Match[str]) -> str:
    words = str(found[1] or found[2])
    return f"skriv ordene uten dem, og under teksten: emphasis: {flow_list([words.strip()])}"


def _linked(found: re.Match[str]) -> str:
    words, address = (flow_list([found[n]])[1:-1] for n in (1, 2))
    return f"skriv bare ordene, og under teksten: links: [{{words: {words}, address: {address}}}]"


def _noted(found: re.Match[str]) -> str:
    id_ = new_id(PREFIXES["footnote"], found.string)
    return (
        "slett dem, og skriv fotnoten under teksten: "
        f'notes: [{{footnote: {id_}, words: "…", text: "…"}}] – med ordene foran tegnet som «words»'
    )


def _tabled(_: re.Match[str]) -> str:
    return (
        "gjør det til en tabell: «- table: tabell-ny», og under den «header: [År, Sats]» og «rows:» med "
        "en rad på hver linje, som «- [2031, 2 %]»"
    )


def _tagged(_: re.Match[str]) -> str:
    return "slett det. Er ordene uthevet i dokumentet, så skriv dem under teksten: emphasis: [ord]"


_ADOPTED: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\[([^\][]+)\]\(([^()\s]+)\)"), _linked),
    (re.compile(r"\[\^[^\][\s]{1,20}\]"), _noted),
    (re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*|(?<!\w)__(?=\S)(.+?)(?<=\S)__(?!\w)"), _emphasised),
    (re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?: [^<>]*)?/?>"), _tagged),
    (re.compile(r"\|[^|]+\|[^|]+\||^\|[^|]+\|"), _tabled),
)
"""What is markup in formats that documents are copied from, and how to write it here."""

_ANY_ADOPTED = re.compile(r"[\[<|]|\*\*|__")


def _translations(loaded: Loaded) -> Iterator[Problem]:
    """A translation may hold what its Norwegian text holds."""
    norwegian = {unit.id: unit.text for unit in loaded.units()}
    for lang, of in loaded.translations.items():
        for id_, translation in of.units.items():
            was = norwegian.get(id_, "")
            if _seen(translation.text, was):
                yield from _problem(loaded.translation_spot(lang, id_).node("text"), was)


def _seen(text: str, was: str) -> tuple[re.Match[str], str, str] | None:
    """The first sign in a text that readers would see, unless it stood there before."""
    text = " ".join(text.split())
    for pattern, nb, en in _SIGNS if _ANY.search(text) else ():
        if (found := pattern.search(text)) and not pattern.search(was):
            return found, nb, en
    return None


def _problem(node: tree.Node | None, was: str) -> Iterator[Problem]:
    if not isinstance(node, tree.Scalar) or (seen := _seen(node.value, was)) is None:
        return
    found, nb, en = seen
    sign = found[0].strip()
    yield Problem(
        _place(node, found),
        RULE,
        f"Teksten vises slik den står, så leserne ser «{sign}». {nb}",
        f"The text is shown as it stands, so readers see “{sign}”: write {en}.",
        "warning",
    )


def _place(node: tree.Scalar, found: re.Match[str]) -> Place:
    """Where a sign stands in the file: its word, and how far into it."""
    start = 0
    for word, place in node.words():
        if found.start() < start + len(word):
            return place._replace(column=place.column + found.start() - start)
        start += len(word) + 1
    return node.place
