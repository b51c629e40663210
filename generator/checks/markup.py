"""What we write is words only: stars, tags, bullets and links are shown just as they stand.

Nothing in the texts is markup, so ``**viktig**`` shows its stars to every reader. To mend it:
take the signs away. It is advice, never a hindrance, and only about what we write ourselves: the
adopted text stays as it was adopted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.problems import Place, Problem
from generator.reading import tree
from generator.source.load import Loaded

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
