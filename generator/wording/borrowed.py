"""Words of another language inside a translation, marked so that each is read out rightly.

A translation into English may say "fastlege" or "Den kulturelle spaserstokken". Its file lists such
words under ``borrowed``, by the language they belong to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape


@dataclass(frozen=True)
class Borrowed:
    """Finds the borrowed words of one language's translations."""

    pattern: re.Pattern[str]
    languages: Mapping[str, str]

    @classmethod
    def of(cls, words: Mapping[str, Iterable[str]]) -> Borrowed | None:
        """Ready to find the words, given by language; None where there are none."""
        languages = {form: lang for lang, of in words.items() for w in of for form in _forms(w)}
        either = "|".join(re.escape(form) for form in sorted(languages, key=len, reverse=True))
        return cls(re.compile(rf"(?<![\w-])(?:{either})(?![\w-])"), languages) if either else None

    def mark(self, text: str) -> Markup:
        """The text, escaped, with each borrowed word in an element that says its language."""
        out, end = Markup(""), 0
        for start, stop, lang in self.find(text):
            word = Markup('<span lang="{}">{}</span>').format(lang, text[start:stop])
            out, end = out + escape(text[end:start]) + word, stop
        return out + escape(text[end:])

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where each borrowed word starts and ends, and its language."""
        for match in self.pattern.finditer(text):
            yield match.start(), match.end(), self.languages[match.group()]


def _forms(word: str) -> tuple[str, str]:
    """A word as it stands, and as it begins a sentence."""
    return word, word[:1].upper() + word[1:]
