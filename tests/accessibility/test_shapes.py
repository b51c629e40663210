"""axe finds nothing in documents of other shapes: nested sections and points, tables, footnotes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.accessibility import axe
from tests.accessibility.conftest import show
from tests.accessibility.views import Fault, Shown, look, told
from tests.shaped import AGREEMENT, PACT, PROGRAMME, founded, pact_in_english

SHAPES = {
    "programme": (PROGRAMME, (), {}),
    "agreement": (AGREEMENT, (), {}),
    "pact": (PACT, ("en",), pact_in_english()),
}


@pytest.fixture(scope="module", params=SHAPES)
def shaped(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[Shown]:
    told, languages, files = SHAPES[request.param]
    site = founded(tmp_path_factory.mktemp("shaped"), told, *languages, **files)
    with show(site, browser) as shown:
        yield shown


@pytest.mark.long
def test_axe_finds_nothing_in_any_shape(shaped: Shown) -> None:
    faults: list[Fault] = []
    with shaped.tab() as tab:
        for sample in shaped.samples:
            shaped.go(tab, sample)
            for view in shaped.views(sample):
                look(tab, view)
                faults += [(f"{sample}, {view}", fault) for fault in axe.ask(tab)]
    assert not faults, told(faults)
