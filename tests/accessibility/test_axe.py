"""axe-core finds nothing, with all its rules, on any kind of page, in any view."""

from __future__ import annotations

from tests.accessibility import axe
from tests.accessibility.views import Fault, Shown, look, told


def test_axe_finds_nothing_on_any_kind_of_page(each_shown: Shown) -> None:
    faults: list[Fault] = []
    with each_shown.tab() as tab:
        for sample in each_shown.samples:
            each_shown.go(tab, sample)
            for view in each_shown.views(sample):
                look(tab, view)
                faults += [(f"{sample}, {view}", fault) for fault in axe.ask(tab)]
    assert not faults, told(faults)


def test_axe_finds_what_is_wrong(each_city: Shown) -> None:
    """The check is no use if it is blind: a fault made on purpose is found."""
    with each_city.tab() as tab:
        each_city.go(tab, each_city.of_kind("home"))
        tab.evaluate("document.querySelector('main p').style.color = '#666'")
        tab.evaluate("document.querySelector('main a').textContent = ''")
        found = "\n".join(axe.ask(tab))
    assert "color-contrast-enhanced" in found
    assert "link-name" in found
