"""Without script and without style sheets the pages say the same, in the same order."""

from __future__ import annotations

from collections.abc import Iterator

from tests.accessibility import indicator
from tests.accessibility.kinds import Sample
from tests.accessibility.tree import Node, read
from tests.accessibility.views import Fault, Shown, told

MADE_BY_SCRIPT = ("button", "status", "listbox", "combobox")
"""What may be there only with script: it makes easier what can be done without."""


def test_without_script_everything_is_said(shown: Shown) -> None:
    faults: list[Fault] = []
    with shown.tab() as with_script, shown.tab(java_script_enabled=False) as without:
        for sample in shown.framed:
            shown.go(with_script, sample)
            shown.go(without, sample)
            said = _texts(read(without))
            if sample.query:
                continue  # what is found, script finds
            waits = _waits_for_script(sample)
            missing = [
                text
                for text in _texts(read(with_script))
                if text not in said and text.partition(" ")[2] not in waits
            ]
            faults += [(str(sample), f"is said only with script: {text}") for text in missing]
            faults += [
                (str(sample), "shows what only script can use")
                for hidden in without.locator("[hidden]").all()
                if hidden.is_visible()
            ]
    assert not faults, told(faults)


def _texts(tree: Node) -> list[str]:
    return list(_said(tree))


def _said(node: Node) -> Iterator[str]:
    if node.role in MADE_BY_SCRIPT:
        return
    if node.name and not node.inside:
        yield f"{node.role} {''.join(node.name.split())}"
    for inner in node.inside:
        yield from _said(inner)


def _waits_for_script(sample: Sample) -> str:
    """What the page says it keeps hidden until there is script, such as the choice of scheme."""
    return "".join("".join(node.text().split()) for node in sample.page.tree.css("[hidden]"))


def test_without_script_the_menu_opens_and_every_way_leads_on(city_shown: Shown) -> None:
    with city_shown.tab(java_script_enabled=False) as tab:
        city_shown.go(tab, city_shown.of_kind("sector"))
        link = tab.locator("header details a").first
        assert not link.is_visible()
        tab.locator("header summary").focus()
        tab.keyboard.press("Enter")
        assert link.is_visible()
        tab.locator("header input[name=q]").fill("barn")
        with tab.expect_navigation():
            tab.keyboard.press("Enter")
        assert city_shown.served.path(tab.url).startswith("punkt/")
        assert tab.locator(".commitment").count() == len(city_shown.site.platform.commitments)


def test_without_style_the_order_is_the_same(shown: Shown) -> None:
    """What is told with style sheets is told without, in the same order.

    Every fold is open: what folds without a style sheet may stand open where one gives it room.
    """
    faults: list[Fault] = []
    with shown.tab() as styled, shown.tab() as plain:
        plain.route("**/*.css*", lambda route: route.abort())
        for sample in shown.framed:
            shown.go(styled, sample)
            shown.go(plain, sample)
            for tab in (styled, plain):
                tab.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            rest = iter(_texts(read(plain)))
            missing = [text for text in _texts(read(styled)) if text not in rest]
            if missing:
                faults.append((str(sample), f"is told in another order, or not: {missing[0]}"))
    assert not faults, told(faults)


def test_dark_comes_with_the_first_paint_and_needs_no_script(city_shown: Shown) -> None:
    darkness = """async (data) => {
      const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const canvas = new OffscreenCanvas(1, 1);
      const context = canvas.getContext("2d");
      context.drawImage(image, 0, 0);
      return Math.max(...context.getImageData(0, 0, 1, 1).data.slice(0, 3));
    }"""
    with city_shown.tab(color_scheme="dark") as tab, city_shown.tab() as measurer:
        tab.route("**/*.js*", lambda route: route.abort())
        city_shown.go(tab, city_shown.of_kind("home"))
        image = indicator.as_text(tab.screenshot(clip={"x": 0, "y": 90, "width": 9, "height": 9}))
        assert measurer.evaluate(darkness, image) < 64
