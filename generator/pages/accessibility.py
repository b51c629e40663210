"""How everyone can read the site, with the number of pages of each kind that it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.book import site_map, weight
from generator.book.press import Draft, Plan, Press
from generator.platform.model import Picture, Platform
from generator.wording import readability


def plans(press: Press, others: Iterable[Plan], languages: int) -> Iterator[Plan]:
    """Yield the page, which counts all ``others`` and itself in each of the languages."""
    counted = Counter(plan.kind for plan in others)
    counted["accessibility"] = languages
    yield press.plan(site_map.ACCESSIBILITY, "accessibility", _draft, counted)


HARD = 50
"""LIX from which a text is hard to read; it was made for Scandinavian, and tells of no other."""

SCANDINAVIAN = frozenset({"da", "nb", "nn", "no", "sv"})


def _is_hard(platform: Platform) -> bool:
    """Whether the adopted text is hard to read, so far as it can be measured."""
    if platform.language not in SCANDINAVIAN:
        return False
    texts = (block.text for _, _, block in platform.blocks() if not isinstance(block, Picture))
    return (readability.lix(texts) or 0) >= HARD


def _draft(press: Press, counted: Counter[str]) -> Draft:
    others = (press.book.words(language.code) for language in press.book.settings.languages)
    return Draft(
        press.t.plain("accessibility.title"),
        press.t.plain("accessibility.description"),
        values={
            "counted": counted,
            "hard": _is_hard(press.book.platform),
            "helped": any(part.summary for _, part in press.book.platform.parts)
            and bool(press.book.glossary.terms),
            "borrowed": [words for words in others if words.lang != words.chrome],
            "first_visit": weight.PLACE,
        },
    )
