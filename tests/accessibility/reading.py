"""Measures whether a page can be read as it stands: nothing outside, cut, or on top of another."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page as Tab

from tests.engines.firefox import is_firefox, show

CHECK = """() => {
  const found = [];
  const root = document.scrollingElement;
  if (root.scrollWidth > innerWidth + 1) {
    found.push(`the page is ${root.scrollWidth} px wide in a window of ${innerWidth}`);
  }
  const named = (node) => node.cloneNode().outerHTML.slice(0, 100);
  const isUnseen = (node) => {
    for (let at = node; at; at = at.parentElement) {
      if (at.matches(".unseen, .skip, thead") && getComputedStyle(at).position === "absolute") {
        return true;
      }
    }
    return false;
  };
  const cuts = /hidden|clip/;
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode;
    const node = text.parentElement;
    if (!text.data.trim() || !node.checkVisibility({ visibilityProperty: true })) continue;
    if (node.closest("select, script, noscript") || isUnseen(node)) continue;
    const block = node.closest("p, li, h1, h2, h3, h4, dt, dd, td, th, label, a, button, summary");
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      if (box.right > innerWidth + 1 || box.left < -1) {
        found.push(`“${text.data.trim().slice(0, 60)}” reaches from ${Math.round(box.left)} to ` +
          `${Math.round(box.right)} px in a window of ${innerWidth}: ${named(node)}`);
        break;
      }
      boxes.push({ box, block, text: text.data.trim().slice(0, 60) });
    }
  }
  for (const node of document.body.querySelectorAll("*")) {
    if (!node.checkVisibility() || isUnseen(node) || node.matches("input, select")) continue;
    const style = getComputedStyle(node);
    if (style.textOverflow === "ellipsis" || style.webkitLineClamp !== "none") {
      found.push(`text may be cut with “…”: ${named(node)}`);
    }
    const isCut = (cuts.test(style.overflowX) && node.scrollWidth > node.clientWidth + 1)
      || (cuts.test(style.overflowY) && node.scrollHeight > node.clientHeight + 1);
    if (isCut) found.push(`its text is cut: ${named(node)}`);
  }
  boxes.sort((a, b) => a.box.top - b.box.top);
  boxes.forEach((one, i) => {
    for (let j = i + 1; j < boxes.length; j++) {
      const other = boxes[j];
      if (other.box.top >= one.box.bottom) break;
      if (one.block === other.block || one.block?.contains(other.block)
        || other.block?.contains(one.block)) continue;
      const high = Math.min(one.box.bottom, other.box.bottom) - other.box.top;
      const wide = Math.min(one.box.right, other.box.right)
        - Math.max(one.box.left, other.box.left);
      if (wide > 2 && high > 0.4 * Math.min(one.box.height, other.box.height)) {
        found.push(`“${one.text}” and “${other.text}” stand on top of each other`);
      }
    }
  });
  return [...new Set(found)];
}"""

SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""
"""What a reader may set without losing anything (WCAG 1.4.12)."""


def faults(tab: Tab) -> list[str]:
    """What hinders reading on the page as it stands now."""
    found: list[str] = tab.evaluate(CHECK)
    return found


def dress(tab: Tab, css: str) -> None:
    """Add a reader's own style sheet, which no policy of the page can refuse."""
    tab.evaluate(
        """css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);
                    document.adoptedStyleSheets.push(sheet); }""",
        css,
    )


def enlarge(tab: Tab, pixels: int) -> None:
    """Set the size of ordinary text as a reader does in the browser's settings."""
    browser = tab.context.browser
    if browser and is_firefox(browser):
        show(tab, textZoom=pixels / 16)
    else:
        send(tab, "Page.setFontSizes", fontSizes={"standard": pixels, "fixed": pixels})


def send(tab: Tab, method: str, **values: Any) -> Any:
    """Ask Chromium itself."""
    session = tab.context.new_cdp_session(tab)
    try:
        return session.send(method, values)
    finally:
        session.detach()
