"""The pages of the guide that are made: the rules and the keys. Editors write Norwegian."""

from __future__ import annotations

from collections.abc import Iterator

from generator.book import site_map
from generator.book.press import Draft, Plan, Press
from generator.checks.rule_pages import RulePage, rule_pages
from generator.source import key_guide

SPOKEN = "nb"
"""The language of the guide, in whatever language the platform is."""


def plans(press: Press) -> Iterator[Plan]:
    """Yield the list of rules, a page for each, and that of the keys; in Norwegian alone."""
    if press.lang == press.book.platform.language:
        own = Press(press.book, SPOKEN)
        yield own.plan_at_root(site_map.RULES, "rules", _rules)
        for page in rule_pages():
            yield own.plan_at_root(site_map.rule(page.name), "rule", _rule, page)
        yield own.plan_at_root(site_map.KEYS, "keys", _keys)


def _rules(press: Press) -> Draft:
    title, description = press.t.plain("rules.title"), press.t.plain("rules.description")
    return Draft(title, description, dated=False, values={"rules": rule_pages()})


def _rule(press: Press, page: RulePage) -> Draft:
    title = press.t.plain("rules.of", title=page.title)
    return Draft(title, page.what.striptags(), dated=False, values={"rule": page})


def _keys(press: Press) -> Draft:
    title, description = press.t.plain("keys.title"), press.t.plain("keys.description")
    return Draft(title, description, dated=False, values={"files": key_guide.files()})
