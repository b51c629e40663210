"""Takes the pictures of the guide and the README from a built site: ``make pictures``.

Run it again when the pages have changed so much that a reader would not know them.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from generator.book import site_map
from generator.review.printing import as_html
from generator.review.report import compare
from generator.source.load import load
from tests import browser, drawings
from tests.built import TESTS, Site, build
from tests.served import without_headers

DOCS = TESTS.parent / "docs"
GUIDE = DOCS / "guide" / "bilder"


def main() -> None:
    """Build the site as one with a forge, and photograph it."""
    with tempfile.TemporaryDirectory() as folder, browser.launched() as chromium:
        site = _forged(Path(folder))
        tab = chromium.new_page(viewport={"width": 640, "height": 900}, color_scheme="light")
        with without_headers(site.folder) as root:
            _suggest(tab, root)
            _summary(tab, root, site)
            _desk(tab, root, site)
        _report(tab, Path(folder))
        drawings.draw(tab)
        wide = chromium.new_page(viewport={"width": 1200, "height": 800}, color_scheme="light")
        with without_headers(site.folder) as root:
            wide.goto(f"{root}{site.platform.sectors[1].id}/")
            (DOCS / "bilder").mkdir(exist_ok=True)
            wide.screenshot(path=DOCS / "bilder" / "sektor.png")


def _forged(folder: Path) -> Site:
    project = folder / "project"
    project.mkdir()
    shutil.copytree(TESTS.parent / "source", project / "source")
    for name in ("docs", "overrides"):
        (project / name).symlink_to(TESTS.parent / name)
    settings = (TESTS.parent / "mkdocs.yml").read_text("utf-8")
    (project / "mkdocs.yml").write_text(
        f"{settings}\nrepo_url: https://forge.example/by/plattform\n", "utf-8"
    )
    return build(project, folder)


def _suggest(tab: Page, root: str) -> None:
    tab.goto(f"{root}punkt/142/")
    box = tab.locator(".suggest").bounding_box()
    assert box
    tab.screenshot(
        path=GUIDE / "foresla-endring.png",
        full_page=True,
        clip={"x": 0, "y": box["y"] - 160, "width": 640, "height": 240},
    )


def _summary(tab: Page, root: str, site: Site) -> None:
    tab.goto(f"{root}{site.platform.sectors[0].id}/")
    box = tab.locator(".summary").first.bounding_box()
    assert box
    tab.screenshot(
        path=GUIDE / "kort-fortalt.png",
        full_page=True,
        clip={"x": 0, "y": box["y"] - 10, "width": 640, "height": 480},
    )


def _desk(tab: Page, root: str, site: Site) -> None:
    tab.goto(f"{root}{site_map.readings('en', site.platform.sectors[0].id)}")
    for _ in range(4):
        tab.locator(".desk-answer button[data-good]").click()
    tab.mouse.move(0, 0)
    tab.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    first, last = (tab.locator(of).bounding_box() for of in (".reading.now", ".desk-answer"))
    assert first
    assert last
    height = last["y"] + last["height"] - first["y"] + 20
    tab.screenshot(
        path=GUIDE / "skrivebordet.png",
        full_page=True,
        clip={"x": 0, "y": first["y"] - 10, "width": 640, "height": height},
    )


def _report(tab: Page, folder: Path) -> None:
    before, after = TESTS / "village" / "source", folder / "after" / "source"
    shutil.copytree(before, after)
    text = (after / "platform.yaml").read_text("utf-8")
    text = text.replace(
        "stenge Torggata for biltrafikk.",
        "stenge Torggata for biler. Varelevering er tillatt før klokken ni.",
    )
    (after / "platform.yaml").write_text(text, "utf-8")
    page = folder / "report.html"
    page.write_text(as_html(compare(load(before), load(after))), "utf-8")
    tab.goto(page.as_uri())
    tab.screenshot(path=GUIDE / "rapport.png", clip={"x": 0, "y": 0, "width": 640, "height": 420})


if __name__ == "__main__":
    main()
