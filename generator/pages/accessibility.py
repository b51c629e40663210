"""How everyone can read the site, with the number of pages of each kind that it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from generator.book import site_map, weight
from generator.book.press import Draft, Plan, Press


def plans(press: Press, others: Iterable[Plan], languages: int) -> Iterator[Plan]:
    """Yield the page, which counts all ``others`` and itself in each of the languages."""
    counted = Counter(plan.kind for plan in others)
    counted["accessibility"] = languages
    yield press.plan(site_map.ACCESSIBILITY, "accessibility", _draft, counted)


def _draft(press: Press, counted: Counter[str]) -> Draft:
    others = (press.book.words(language.code) for language in press.book.settings.languages)
    return Draft(
        press.t.plain("accessibility.title"),
        press.t.plain("accessibility.description"),
        values={
            "counted": counted,
            "borrowed": [words for words in others if words.lang != words.chrome],
            "first_visit": weight.PLACE,
        },
    )
