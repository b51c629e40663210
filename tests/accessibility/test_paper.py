"""On paper, and saved as PDF: the whole text, its address, page numbers, and nothing to press."""

from __future__ import annotations

import io
import re
import unicodedata

from pypdf import PdfReader

from tests.accessibility.kinds import Sample
from tests.accessibility.views import SCHEMES, Fault, Shown, told

LEFT_OUT = "nav, form, search, button, noscript, .skip, .contents, .copy-status"
"""What is for pressing, and so is not printed."""

PRINTED = f"""() => [...document.querySelectorAll("main h1, main h2, main h3, main p, main dd, main td")]
  .filter((node) => !node.closest("{LEFT_OUT}") && node.checkVisibility())
  .map((node) => {{
    const copy = node.cloneNode(true);
    for (const part of copy.querySelectorAll(".unseen, .back, .covers, {LEFT_OUT}")) part.remove();
    return copy.textContent.trim();
  }})"""

UNPRINTED = f"""() => [...document.querySelectorAll("{LEFT_OUT}, .scheme, .filter, summary")]
  .filter((node) => node.checkVisibility() && node.getBoundingClientRect().height > 0)
  .map((node) => node.cloneNode().outerHTML)"""


def test_paper_has_the_whole_text_and_no_chrome(shown: Shown) -> None:
    faults: list[Fault] = []
    with shown.tab() as tab:
        for sample in (s for s in shown.usual if s.lang == "nb" and not s.is_card):
            shown.go(tab, sample)
            tab.emulate_media(media="print")
            said = tab.evaluate(PRINTED)
            faults += [(str(sample), f"is printed: {what}") for what in tab.evaluate(UNPRINTED)]
            tab.emulate_media(media="null")
            pages = [page.extract_text() for page in PdfReader(io.BytesIO(tab.pdf())).pages]
            paper = _letters("".join(re.sub(r"^\d+ / \d+", "", page) for page in pages))
            faults += [
                (str(sample), f"is not on paper: {text}")
                for text in said
                if _letters(text) not in paper and _letters(text) not in _without_addresses(paper)
            ]
            faults += [(str(sample), fault) for fault in _numbered(pages)]
            if sample.path != "404.html" and _letters(sample.path) not in paper:
                faults.append((str(sample), "does not have its address on paper"))
    assert not faults, told(faults)


def _without_addresses(paper: str) -> str:
    """Without the addresses that stand in brackets after links, where paper has them."""
    return re.sub(r"\(https?://[^()]*\)", "", paper)


def _letters(text: str) -> str:
    """Without white space, hyphens and ligatures, which paper adds and takes away."""
    return re.sub(r"[\s\u00ad\u2010-]", "", unicodedata.normalize("NFKC", text))


def _numbered(pages: list[str]) -> list[str]:
    return [
        f"page {number} of {len(pages)} is not numbered"
        for number, text in enumerate(pages, start=1)
        if f"{number}/{len(pages)}" not in _letters(text)
    ]


def test_paper_is_light_whatever_the_scheme(city_shown: Shown) -> None:
    colours = """() => [document.body, ...document.querySelectorAll("main *")]
      .map((node) => getComputedStyle(node)).map((s) => [s.color, s.backgroundColor].join())"""
    sample: Sample = city_shown.of_kind("sector")
    seen = []
    for scheme in SCHEMES:
        with city_shown.tab(color_scheme=scheme) as tab:
            city_shown.go(tab, sample)
            tab.locator(f"input[name=scheme][value={scheme}]").check()
            tab.emulate_media(media="print", color_scheme=scheme)
            seen.append(tab.evaluate(colours))
    assert seen[0] == seen[1]
