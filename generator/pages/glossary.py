"""The glossary: every term explained, under the letter that it begins with."""

from __future__ import annotations

from collections.abc import Iterator

from generator import ids
from generator.book import site_map
from generator.book.press import Draft, Plan, Press
from generator.platform.model import Term


def plans(press: Press) -> Iterator[Plan]:
    """Yield the page, where there is a term."""
    if press.book.glossary.terms:
        yield press.plan(site_map.GLOSSARY, "glossary", _draft)


def _draft(press: Press) -> Draft:
    terms = press.book.glossary.terms
    return Draft(
        press.t.plain("glossary.title"),
        press.t.plain("glossary.description", n=len(terms), platform=press.title),
        values={"letters": _letters(press, terms)},
    )


def _letters(press: Press, terms: tuple[Term, ...]) -> list[tuple[str, list[Term]]]:
    """The terms under the letter that they begin with, in the order of the alphabet."""
    found: dict[str, list[Term]] = {}
    for term in sorted(terms, key=lambda of: _alphabetical(press.say(ids.term(of.id)).text)):
        first = press.say(ids.term(term.id)).text[0].upper()
        found.setdefault(first if first.isalpha() else "#", []).append(term)
    return list(found.items())


def _alphabetical(text: str) -> str:
    """A key that sorts as Norwegian does: æ, ø and å last, and å after ø."""
    return text.casefold().translate(str.maketrans("æøå", "\ue000\ue001\ue002"))
