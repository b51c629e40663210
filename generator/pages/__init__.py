"""The pages of the site, one file a kind of page, its template beside it; ``PAGES`` lists them.

In comes the book; out comes a plan for each page, in every language, which prints it when asked.
What the pages are dressed in, scripts and style sheets, comes in as it is written, out as it is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.book.book import Book
from generator.book.press import Plan, Press
from generator.pages import (
    about,
    accessibility,
    commitment,
    commitments,
    data,
    desk,
    editions,
    figures,
    glossary,
    guide,
    home,
    left,
    moved,
    plain,
    platforms,
    retired,
    review,
    search,
    sector,
    since,
    translations,
)

PAGES: tuple[Callable[[Press], Iterator[Plan]], ...] = (
    home.plans,
    sector.plans,
    plain.plans,
    commitment.plans,
    retired.plans,
    left.plans,
    editions.plans,
    since.plans,
    commitments.plans,
    glossary.plans,
    figures.plans,
    about.plans,
    translations.plans,
    data.plans,
    review.plans,
    desk.plans,
    search.plans,
    guide.plans,
    platforms.plans,
)
"""Every kind of page but the last, in the order in which they are made."""

OF_THE_SITE = (desk.plans, search.plans, guide.plans, platforms.plans)
"""Those that a site has once, and no former platform of its own."""


def plan(book: Book) -> tuple[Plan, ...]:
    """Every page of the site, in every language, not printed yet; last what counts the others."""
    presses = [Press(book, language.code) for language in book.settings.languages]
    plans = [plan for press in presses for kind in PAGES for plan in kind(press)]
    if book.formers:
        plans = [*_with_formers(book, plans)]
    counting = (accessibility.plans(press, plans, len(presses)) for press in presses)
    return (*plans, *(plan for last in counting for plan in last))


def _with_formers(book: Book, own: list[Plan]) -> Iterator[Plan]:
    """The pages of the platform in force, those of former ones, and what is left at their old addresses."""
    theirs: list[Plan] = []
    desks: list[Plan] = []
    for former in reversed(book.formers):
        presses = [Press(former, language.code) for language in former.settings.languages]
        kinds = [kind for kind in PAGES if kind not in OF_THE_SITE]
        made = (plan for press in presses for kind in kinds for plan in kind(press))
        theirs += moved.speaking(made, former)
        desks += (plan for press in presses for plan in desk.plans(press))
    yield from moved.leading_on(own, theirs)
    yield from theirs
    yield from moved.at_the_desk(desks, (plan.path for plan in own))
