"""Finds the glossary's terms in a text and leads each first use on a page to its explanation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup, escape

from generator import ids
from generator.platform.model import Term

Forms = Callable[[Term], Iterable[str]]
"""The forms under which a term stands in the texts of one language."""


@dataclass(frozen=True)
class Finder:
    """Knows every form of every term in one language."""

    terms: tuple[Term, ...]
    forms: Forms

    @cached_property
    def by_form(self) -> dict[str, Term]:
        """The term that a form, folded, belongs to."""
        return {_fold(form): term for term in self.terms for form in self.forms(term)}

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        """Finds a form in a text in small letters: a search that ignores case tries every form."""
        forms = sorted({form.lower() for form in self.by_form}, key=len, reverse=True)
        if not forms:
            return None
        either = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
        return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")

    @cached_property
    def _found(self) -> dict[str, tuple[tuple[int, int, Term], ...]]:
        return {}

    def find(self, text: str) -> Iterable[tuple[int, int, Term]]:
        """Every use of a term: where it starts and ends, longest first, none inside another."""
        if text not in self._found:  # a text stands on several pages
            self._found[text] = tuple(
                (match.start(), match.end(), self.by_form[_fold(match.group())])
                for match in (self._pattern.finditer(_small(text)) if self._pattern else ())
            )
        return self._found[text]


@dataclass
class Uses:
    """The terms that a page has used so far, in order; the first use of each leads on."""

    finder: Finder
    seen: dict[str, Term] = field(default_factory=dict)

    def mark(self, text: str, write: Callable[[str], Markup] = escape) -> Markup:
        """The text, with a link round the first use of each term on the page.

        ``write`` escapes what is between, and may mark more in it.
        """
        out, end = [], 0
        for start, stop, term in self.finder.find(text):
            if term.id in self.seen:
                continue
            self.seen[term.id] = term
            out.append(write(text[end:start]))
            out.append(
                Markup('<a class="term" id="{}" href="#{}">{}</a>').format(
                    ids.first_use(term.id), ids.term(term.id), write(text[start:stop])
                )
            )
            end = stop
        return Markup("").join([*out, write(text[end:])])


def _small(text: str) -> str:
    """The text in small letters, each where it stood: a letter that would become two stays."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return small


def _fold(form: str) -> str:
    return " ".join(form.split()).casefold()
