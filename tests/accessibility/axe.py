"""Asks axe-core about a page: every rule that it has, AAA, best practice and experiments too."""

from __future__ import annotations

from functools import cache

from playwright.sync_api import Page as Tab

from tests.accessibility.exceptions import is_excepted
from tests.node import ROOT

RUN = """async () => {
  const rules = Object.fromEntries(axe.getRules()
    .filter((rule) => !rule.tags.includes("deprecated"))
    .map((rule) => [rule.ruleId, { enabled: true }]));
  const found = await axe.run(document, { rules, resultTypes: ["violations", "incomplete"] });
  const rows = (engine, results) => results.flatMap((result) => result.nodes.map((node) => ({
    engine, rule: result.id, where: node.html.slice(0, 300),
    what: [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; "),
  })));
  return [...rows("axe", found.violations), ...rows("axe, cannot tell", found.incomplete)];
}"""


@cache
def _source() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


def ask(tab: Tab) -> list[str]:
    """What axe finds on the page as it stands now, exceptions taken away."""
    if not tab.evaluate("typeof axe === 'object'"):
        tab.evaluate(_source())
    return [
        f"{row['engine']}: {row['rule']}: {row['what']}\n    {row['where']}"
        for row in tab.evaluate(RUN)
        if not is_excepted(row["engine"], row["rule"], row["where"])
    ]
