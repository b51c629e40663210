"""Long histories, ten editions of the real platform, and a history replayed in a real browser."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from generator.platform.model import fingerprint
from tests.accessibility import axe, validity
from tests.accessibility.kinds import Sample
from tests.accessibility.views import Fault, Shown, look, told
from tests.built import TESTS, Site, build
from tests.histories import Editor, Ledger, Seed, book_of, from_source, live, printed, small_city
from tests.platform.test_histories import Drawn
from tests.served import Served, serve

Framing = Callable[[str], str]


@given(data=st.data())
@settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
def test_every_address_tells_the_truth_through_long_histories(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for _, ledger in live(Path(folder), small_city(), Drawn(data), editions=12, most=10):
            ledger.follow(printed(book_of(Path(folder))))


@pytest.mark.parametrize("seed", range(40))
def test_every_address_tells_the_truth_whatever_the_seed(seed: int, tmp_path: Path) -> None:
    for _, ledger in live(tmp_path, small_city(), Seed(seed), editions=8, most=12):
        ledger.follow(printed(book_of(tmp_path)))


def test_ten_editions_of_the_real_platform(tmp_path: Path) -> None:
    """Dozens of changes of every kind in each; every old address is followed after each."""
    tree = from_source(TESTS.parent / "source")
    for _, ledger in live(tmp_path, tree, Seed(2027), editions=10, most=80):
        ledger.follow(printed(book_of(tmp_path)))
    assert len(ledger.editions) == 10
    assert {fate for fate, _ in ledger.fates.values()} == {
        *("withdrawn", "split", "merged", "replaced"),
    }


# In a real browser ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, Editor, Ledger]:
    """A city that has lived through six editions, as its last build shows it."""
    folder = tmp_path_factory.mktemp("lived")
    for last in live(folder / "source", small_city(), Seed(11), editions=6, most=10):
        editor, ledger = last
        ledger.paths |= {
            path for path in printed(book_of(folder / "source")).pages if path != "404.html"
        }
    settings_ = (TESTS / "city" / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(settings_.replace("../..", str(TESTS.parent)), "utf-8")
    return build(folder, tmp_path_factory.mktemp("built")), editor, ledger


@pytest.fixture(scope="module")
def served(lived: tuple[Site, Editor, Ledger]) -> Iterator[Served]:
    with serve(lived[0].folder, "/plattform/") as at:
        yield at


@pytest.fixture
def framing(tmp_path: Path) -> Iterator[Framing]:
    """Another site, which shows an address in a frame."""
    (tmp_path / "_headers").write_text("", "utf-8")
    with serve(tmp_path) as other:

        def show(address: str) -> str:
            html = f'<!doctype html><iframe src="{address}"></iframe>'
            (tmp_path / "index.html").write_text(html, "utf-8")
            return other.address

        yield show


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=bool(request.param))
    yield context.new_page()
    context.close()


def test_every_page_ever_published_answers(
    lived: tuple[Site, Editor, Ledger], served: Served, tab: Page
) -> None:
    for path in sorted(lived[2].paths):
        answer = tab.request.get(served.address + path)
        assert answer.status == 200, path


def test_every_anchor_ever_published_is_on_the_screen_and_leads_to_the_words(
    lived: tuple[Site, Editor, Ledger], served: Served, tab: Page
) -> None:
    _, _, ledger = lived
    now = ledger.editions[max(ledger.editions)]
    for path, id_ in sorted(ledger.anchors):
        if not id_.startswith("punkt-"):
            continue
        tab.goto(f"{served.address}{path}#{id_}")
        tab.wait_for_load_state()
        there = tab.locator(f'[id="{id_}"]')
        assert there.count() == 1, (path, id_)
        assert there.is_visible(), (path, id_)
        wanted = [now[heir] for heir in ledger.heirs(id_)] or [ledger.wordings[id_][-1]]
        if not all(text in _said(tab) for text in wanted):
            own = there.locator(f'a[href$="punkt/{id_.removeprefix("punkt-")}/"]')
            (own if own.count() else there.locator("a")).first.click()
            tab.wait_for_load_state()
        assert all(text in _said(tab) for text in wanted), (path, id_)


def _said(tab: Page) -> str:
    return " ".join(str(tab.locator("main").text_content()).split())


def test_a_link_that_remembers_an_older_wording_shows_what_has_changed(
    lived: tuple[Site, Editor, Ledger], served: Served, browser: Browser
) -> None:
    _, _, ledger = lived
    now = ledger.editions[max(ledger.editions)]
    tab = browser.new_page()
    seen = 0
    for id_, wordings in ledger.wordings.items():
        if not id_.startswith("punkt-") or id_ not in now:
            continue
        for wording in wordings:
            number, print_ = id_.removeprefix("punkt-"), fingerprint(wording)
            tab.goto(f"{served.address}punkt/{number}/?v={print_}")
            shown = tab.locator("[data-since]:visible")
            assert shown.count() == (wording != now[id_]), (id_, wording)
            seen += shown.count()
    assert seen > 0
    tab.goto(f"{served.address}punkt/1/?v=tull%22]")
    assert tab.locator("[data-since]:visible").count() == 0
    tab.close()


def test_without_script_the_history_says_the_same(
    lived: tuple[Site, Editor, Ledger], served: Served, browser: Browser
) -> None:
    _, _, ledger = lived
    now = ledger.editions[max(ledger.editions)]
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    changed = [i for i, w in ledger.wordings.items() if len(w) > 1 and i.startswith("punkt-")]
    for id_ in changed:
        if id_ in now:
            tab.goto(f"{served.address}punkt/{id_.removeprefix('punkt-')}/?v=00000000")
            assert tab.locator(".story del:visible, .story ins:visible").count() > 0
    assert changed
    context.close()


def test_every_card_can_be_framed_by_another_site_without_script_or_cookie(
    lived: tuple[Site, Editor, Ledger], served: Served, browser: Browser, framing: Framing
) -> None:
    _, _, ledger = lived
    now = ledger.editions[max(ledger.editions)]
    context = browser.new_context()
    tab = context.new_page()
    for number, print_ in sorted(ledger.cards):
        tab.goto(framing(f"{served.address}punkt/{number}/kort/{print_}/"))
        frame = tab.frame_locator("iframe")
        frame.locator("main").wait_for()
        said = str(frame.locator("main").text_content())
        for heir in ledger.heirs(f"punkt-{number}"):
            assert now[heir] in " ".join(said.split())
        stands = f"punkt-{number}" in now
        fresh = stands and fingerprint(now[f"punkt-{number}"]) == print_
        assert frame.locator(".notice").count() == (0 if fresh else 1)
        assert frame.locator("script").count() == 0
    assert context.cookies() == []
    context.close()


def test_the_page_itself_cannot_be_framed(
    served: Served, browser: Browser, framing: Framing
) -> None:
    tab = browser.new_page()
    tab.goto(framing(f"{served.address}punkt/1/"))
    tab.wait_for_timeout(300)
    assert tab.frame_locator("iframe").locator("main").count() == 0
    tab.close()


@pytest.fixture
def shown(
    lived: tuple[Site, Editor, Ledger], served: Served, browser: Browser
) -> tuple[Shown, list[Sample]]:
    """The pages that a history brings, as they are looked at for everyone's sake."""
    shown = Shown(lived[0], served, browser)
    kinds = ("commitment", "retired", "left", "editions", "edition", "edition_text", "sector")
    return shown, [sample for sample in shown.samples if sample.kind in kinds]


def test_axe_finds_nothing_on_the_pages_of_a_history(
    shown: tuple[Shown, list[Sample]],
) -> None:
    faults: list[Fault] = []
    with shown[0].tab() as tab:
        for sample in shown[1]:
            shown[0].go(tab, sample)
            for view in shown[0].views(sample):
                look(tab, view)
                faults += [(f"{sample}, {view}", fault) for fault in axe.ask(tab)]
    assert len({sample.kind for sample in shown[1]}) == 7
    assert not faults, told(faults)


def test_html_validate_finds_nothing_on_the_pages_and_cards_of_a_history(
    lived: tuple[Site, Editor, Ledger], shown: tuple[Shown, list[Sample]], tmp_path: Path
) -> None:
    files = [validity.file(shown[0].site, sample.page) for sample in shown[1]]
    files += sorted(lived[0].folder.rglob("kort/**/index.html"))
    faults = validity.ask(files, tmp_path)
    assert not faults, told(faults)
