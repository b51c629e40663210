"""Walks through a page with Tab and Shift+Tab, and measures each place where it stops."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from playwright.sync_api import Page as Tab

from tests.engines.firefox import is_firefox

SMALLEST = 44
"""CSS pixels that a target measures each way (WCAG 2.5.5)."""

MOST_STOPS = 5000

# Numbers what can take focus in the order of the document, so that a walk can be compared with it.
MARK = """() => {
  const able = "a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]";
  let number = 0;
  for (const node of document.querySelectorAll(able)) {
    if (node.tabIndex < 0 || node.disabled) continue;
    if (!node.checkVisibility({ visibilityProperty: true })) continue;
    if (node.type === "radio" && !node.checked && document.querySelector(
      `[name="${CSS.escape(node.name)}"]:checked`)) continue;
    node.dataset.stop = number++;
  }
  return number;
}"""

UNMARK = "() => document.querySelectorAll('[data-stop]').forEach((n) => delete n.dataset.stop)"

STOP = """() => {
  const node = document.activeElement;
  if (!node || node === document.body || node === document.documentElement) return null;
  const style = getComputedStyle(node);
  const boxes = [...node.getClientRects()].filter((box) => box.width && box.height);
  const unseen = [];
  for (const box of boxes) {
    const [dx, dy] = [Math.min(4, box.width / 4), Math.min(4, box.height / 4)];
    for (const x of [box.left + dx, (box.left + box.right) / 2, box.right - dx]) {
      for (const y of [box.top + dy, (box.top + box.bottom) / 2, box.bottom - dy]) {
        const at = `(${Math.round(x)}, ${Math.round(y)})`;
        if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) {
          unseen.push(`${at} is outside the window`);
          continue;
        }
        const hit = document.elementFromPoint(x, y);
        if (!hit || !node.contains(hit)) {
          unseen.push(`${at} is covered by ${hit ? hit.outerHTML.slice(0, 80) : "nothing"}`);
        }
      }
    }
  }
  const target = (node.labels?.length && /radio|checkbox/.test(node.type)) ? node.labels[0] : node;
  const whole = target.getBoundingClientRect();
  const after = getComputedStyle(node, "::after");
  const spread = after.position === "absolute" && after.inset === "0px" && after.content !== "none"
    ? node.offsetParent.getBoundingClientRect() : whole;
  const text = (part) => part.textContent.replace(/\\s+/g, "");
  const block = node.parentElement.closest("p, li, dd, dt, td, th, figcaption, caption, blockquote");
  const inSentence = style.display === "inline" && block && text(block).length > text(node).length;
  const regions = (globalThis.regions ??= new Map());
  const region = node.closest("nav, aside, header, footer, form, section, main, body");
  return {
    number: node.dataset.stop === undefined ? -1 : Number(node.dataset.stop),
    html: node.outerHTML.replace(/ data-stop="\\d+"/, "").slice(0, 120),
    kind: [node.tagName, node.className, node.parentElement.className,
           node.parentElement.tagName].join("."),
    shown: boxes.length > 0
      && node.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
    unseen,
    width: spread.width, height: spread.height, inSentence,
    box: [whole.left, whole.top + scrollY, whole.right, whole.bottom + scrollY],
    region: regions.get(region) ?? regions.set(region, regions.size).size - 1,
    outline: [style.outlineStyle, parseFloat(style.outlineWidth)],
    ring: style.outlineColor, glow: style.boxShadow,
  };
}"""


@dataclass(frozen=True)
class Stop:
    """A place where Tab stops, as a person would meet it."""

    number: int
    html: str
    kind: str
    shown: bool
    unseen: tuple[str, ...]
    width: float
    height: float
    in_sentence: bool
    box: tuple[float, float, float, float]
    region: int
    outline: tuple[str, float]

    def hidden(self) -> list[str]:
        """What hides it from who has come to it."""
        found = list(self.unseen)
        if not self.shown:
            found.append("takes focus and is not shown")
        return [f"{self.html}: {fault}" for fault in found]

    def faults(self) -> list[str]:
        """What is wrong with it wherever one comes from."""
        found = []
        if self.outline[0] in ("none", "hidden") or self.outline[1] < 3:
            found.append(f"its outline is {self.outline}, not 3 px")
        small = min(self.width, self.height) < SMALLEST - 0.5
        if small and not self.in_sentence:
            found.append(f"is {self.width:.0f} by {self.height:.0f} px, not {SMALLEST}")
        return [f"{self.html}: {fault}" for fault in found]


def walk(tab: Tab, *, at: Callable[[Stop], None] = lambda _: None) -> list[Stop]:
    """Every stop of Tab on a page just opened; ``at`` is called at each."""
    return _press(tab, "Tab", [], _most(tab, tab.evaluate(MARK)), at)


def walk_back(tab: Tab) -> list[Stop]:
    """Every stop of Shift+Tab, from the last stop on the page to the first."""
    count = tab.evaluate(MARK)
    tab.evaluate("n => document.querySelector(`[data-stop='${n}']`)?.focus()", count - 1)
    first = tab.evaluate(STOP)
    return _press(tab, "Shift+Tab", [_stop(first)] if first else [], _most(tab, count))


def _most(tab: Tab, count: int) -> int:
    """How often to press: in Firefox no more than to the last stop, after which its own bars come.

    From them nothing leads back into the page, however many pages are opened after it.
    """
    browser = tab.context.browser
    return count if browser and is_firefox(browser) else MOST_STOPS


def _press(
    tab: Tab, key: str, stops: list[Stop], most: int, at: Callable[[Stop], None] = lambda _: None
) -> list[Stop]:
    seen = {stop.number for stop in stops}
    while len(stops) < most:
        tab.keyboard.press(key)
        found = tab.evaluate(STOP)
        if found is None or (found["number"] in seen and found["number"] >= 0):
            tab.evaluate(UNMARK)
            return stops
        stops.append(_stop(found))
        seen.add(found["number"])
        at(stops[-1])
    assert most < MOST_STOPS, "Tab never reaches the end of the page"
    tab.evaluate(UNMARK)
    return stops


def _stop(found: dict[str, Any]) -> Stop:
    return Stop(
        found["number"],
        found["html"],
        found["kind"],
        found["shown"],
        tuple(found["unseen"]),
        found["width"],
        found["height"],
        bool(found["inSentence"]),
        tuple(found["box"]),
        found["region"],
        tuple(found["outline"]),
    )


def out_of_order(stops: list[Stop]) -> list[str]:
    """Where the walk leaves the order of the document, or goes up the page within one region."""
    found = []
    for before, after in pairwise(stops):
        if after.number != before.number + 1:
            found.append(f"{after.html}: comes after {before.html}, unlike in the document")
        is_above = after.box[3] <= before.box[1] and after.box[0] < before.box[2]
        if is_above and after.region == before.region:
            found.append(f"{after.html}: stands above {before.html}, which comes before it")
    return found
