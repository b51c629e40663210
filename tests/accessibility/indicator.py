"""Measures what is seen of focus: the pixels that change, and by how much.

WCAG 2.4.13: an area as large as a 2 px perimeter changes by 3:1. WCAG technique C40: where an
indicator has two colours with 9:1 between them, one of them is seen on any ground.
"""

from __future__ import annotations

import base64
from typing import Any

from playwright.sync_api import Page as Tab

ROOM = 12
"""Pixels around an element in which its indicator is drawn."""

BOX = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const parts = [...document.activeElement.getClientRects()];
  const round = parts.reduce((sum, part) => sum + 2 * (part.width + part.height), 0);
  return { x: box.left, y: box.top, width: box.width, height: box.height, round,
           parts: parts.length };
}"""

COMPARE = """async ([before, after]) => {
  const pixels = async (data) => {
    const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext("2d");
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height).data;
  };
  const part = (v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = (d, i) => 0.2126 * part(d[i]) + 0.7152 * part(d[i + 1]) + 0.0722 * part(d[i + 2]);
  const [a, b] = [await pixels(before), await pixels(after)];
  let seen = 0;
  for (let i = 0; i < a.length; i += 4) {
    if (a[i] === b[i] && a[i + 1] === b[i + 1] && a[i + 2] === b[i + 2]) continue;
    const [dark, bright] = [light(a, i), light(b, i)].sort((x, y) => x - y);
    if ((bright + 0.05) / (dark + 0.05) >= 3) seen++;
  }
  return seen;
}"""

TWO_COLOURS = """() => {
  const style = getComputedStyle(document.activeElement);
  const numbers = (text) => (text.match(/rgba?\\(([^)]+)\\)/)?.[1] ?? "").split(",").map(Number);
  const part = (v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  const [ring, glow] = [numbers(style.outlineColor), numbers(style.boxShadow)];
  if (glow.length < 3) return 0;
  const [dark, bright] = [light(ring), light(glow)].sort((x, y) => x - y);
  return (bright + 0.05) / (dark + 0.05);
}"""


def faults(tab: Tab, measurer: Tab, *, forced: bool = False) -> list[str]:
    """What is wrong with the indicator of what has focus; takes the focus away.

    Where colours are ``forced`` the reader has chosen them, and there is no second one.
    """
    found = []
    between = tab.evaluate(TWO_COLOURS)
    if between < 9 and not forced:
        found.append(f"the two colours of its indicator differ by {between:.1f}, not 9")
    box = tab.evaluate(BOX)
    clip = _room(tab, box)
    focused = tab.screenshot(clip=clip)
    tab.evaluate("() => document.activeElement.blur()")
    unfocused = tab.screenshot(clip=clip)
    seen = measurer.evaluate(COMPARE, [as_text(unfocused), as_text(focused)])
    # Around a link that is broken over lines the rings of the lines grow together.
    needed = 2 * box["round"] * (1 if box["parts"] == 1 else 0.7)
    if seen < needed:
        found.append(f"{seen} px of its indicator differ by 3:1 from what was there, not {needed}")
    return found


def _room(tab: Tab, box: dict[str, float]) -> Any:
    size = tab.viewport_size
    assert size
    left, top = max(0, box["x"] - ROOM), max(0, box["y"] - ROOM)
    right = min(size["width"], box["x"] + box["width"] + ROOM)
    bottom = min(size["height"], box["y"] + box["height"] + ROOM)
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


def as_text(image: bytes) -> str:
    """An image as a script is given it."""
    return base64.b64encode(image).decode()
