"""axe-core finds nothing, with all its rules, on any kind of page, in any view."""

from __future__ import annotations

from tests.accessibility import axe
from tests.accessibility.views import Fault, Shown, look, told


def test_axe_finds_nothing_on_any_kind_of_page(shown: Shown) -> None:
    faults: list[Fault] = []
    with shown.tab() as tab:
        for sample in shown.samples:
            shown.go(tab, sample)
            for view in shown.views(sample):
                look(tab, view)
                faults += [(f"{sample}, {view}", fault) for fault in axe.ask(tab)]
    assert not faults, told(faults)


def test_axe_finds_what_is_wrong(city_shown: Shown) -> None:
    """The check is no use if it is blind: a fault made on purpose is found."""
    with city_shown.tab() as tab:
        city_shown.go(tab, city_shown.of_kind("home"))
        tab.evaluate("document.querySelector('main p').style.color = '#666'")
        tab.evaluate("document.querySelector('main a').textContent = ''")
        found = "\n".join(axe.ask(tab))
    assert "color-contrast-enhanced" in found
    assert "link-name" in found
