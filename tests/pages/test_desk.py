"""The desk: what waits can be read, answered by keyboard, and becomes a file that the check takes."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Route
from playwright.sync_api import Page as Tab

from generator.book import readings, site_map
from generator.book.book import build_book
from generator.book.press import Press, Signed
from generator.checks import approvals, check
from generator.doors import cli
from generator.doors.plugin import settings
from generator.pages import desk, glossary
from generator.platform.approvals import Round
from generator.platform.model import Translation, Translations, fingerprint
from generator.settings import Language
from generator.source.layout import laid_out
from generator.source.load import Loaded, load
from generator.wording.words import Words
from tests.built import TESTS, Site, folded
from tests.engines.firefox import is_firefox
from tests.histories import book_of
from tests.served import serve

SCHOOL = "skole-og-barnehage"
ENGLISH = site_map.readings("en", SCHOOL)


def loaded(source: Path) -> Loaded:
    found = load(source)
    assert isinstance(found, Loaded)
    return found


def test_each_text_that_waits_is_on_the_desk_once_with_what_a_round_must_hold(city: Site) -> None:
    here = loaded(city.project / "source")
    stand = {unit.id for unit in here.units()}
    for lang in ("nb", "en"):
        pages = [city.pages[path] for path in city.pages if path.startswith(f"skrivebord/{lang}/")]
        shown = [
            (node.attributes["data-id"], node.attributes["data-read"])
            for page in pages
            for node in page.tree.css(".reading")
        ]
        wanted = {
            of.id: of.now
            for of in here.readable(lang).values()
            if lang == "nb" or of.id in stand
            if not of.held.approved or of.declared != of.source
        }
        assert dict(shown) == wanted
        assert len(shown) == len(wanted) > 5


def test_the_desk_is_for_reviewers_alone(city: Site) -> None:
    paths = [path for path in city.pages if site_map.DESK in path]
    assert len(paths) > 6
    for path in paths:
        robots = city.pages[path].tree.css_first('meta[name="robots"]')
        assert robots, path
        assert robots.attributes["content"] == "noindex"
    assert site_map.DESK not in (city.folder / "sitemap.xml").read_text("utf-8")
    assert "desk" not in (city.folder / "search" / "search_index.json").read_text("utf-8")
    leads = city.pages[site_map.REVIEW].tree.css('a[href$="/skrivebord/"]')
    assert leads, "the page on what waits leads there"
    for path in ("", f"{SCHOOL}/", "punkt/2/"):
        html = city.pages[path].html
        assert site_map.DESK not in html
        assert "desk." not in html, "no reader fetches what is the desk's"


def test_a_text_stands_beside_what_it_is_made_from(city: Site) -> None:
    tree = city.pages[ENGLISH].tree
    (plain,) = tree.css('[data-id="punkt-2.plain"]')
    assert [dt.text() for dt in plain.css("dt")] == ["Vedtatt", "Vår tekst", "På engelsk"]
    adopted, ours, english = (folded(dd.text(separator=" ")) for dd in plain.css("dd"))
    assert adopted.startswith("Byrådet vil: bygge en ny barnehage på Løkka.")
    assert ours == "Løkka får en ny barnehage, med plass til 90 barn."
    assert english == "Løkka gets a new nursery, with room for 90 children."
    assert [p.attributes.get("lang") for p in plain.css("dd p")] == [
        None,
        None,
        "en",
    ]
    (sentence,) = tree.css('[data-id="kort-2"]')
    assert len(sentence.css("dt")) == 3


def test_a_summary_stands_beside_what_each_sentence_rests_on(city: Site) -> None:
    tree = city.pages[site_map.readings("nb", SCHOOL)].tree
    (summary,) = tree.css('[data-id="skolen.summary"]')
    rows = [[folded(dd.text(separator=" ")) for dd in row.css("dd")] for row in summary.css("dl")]
    assert [row[-1] for row in rows] == ["Elevene skal lære å svømme.", "De får hjelp med lekser."]
    assert "svømmeopplæring" in rows[0][0]
    assert "Leksehjelpen er for alle." in rows[1][0]


def test_what_has_changed_since_the_last_approval_is_marked(tmp_path: Path) -> None:
    source = Path(shutil.copytree(TESTS / "city" / "source", tmp_path / "source"))
    assert cli.main(["--source", str(source), "release", "2031-06-01"]) == 0
    for unit in ("punkt-2", "punkt-4"):
        approve(source, "en", unit)
    change(source, "platform.yaml", "barnehage på Løkka", "barnehage ved Løkka")
    change(source, "translations/en/skole-og-barnehage.yaml", "every pupil swim", "all pupils swim")
    page = printed(source, "en")
    adopted, english = (
        page.partition('data-id="punkt-2"')[2],
        page.partition('data-id="punkt-4"')[2],
    )
    assert re.search(
        r"<del>.*?på</del>.*?<ins>.*?ved</ins>", adopted.partition("</li>")[0], re.DOTALL
    )
    assert "Kari Nordmann godkjente dette 19. juni 2025. Det er teksten det er laget fra" in adopted
    assert (
        "Kari Nordmann godkjente en tidligere ordlyd 19. juni 2025."
        in english.partition("</li>")[0]
    )


def test_what_somebody_proposes_is_shown_to_who_reads_next(tmp_path: Path) -> None:
    source = Path(shutil.copytree(TESTS / "city" / "source", tmp_path / "source"))
    now = loaded(source).readable("en")["punkt-2"].now
    file = source / "approvals" / "en" / "2025-06-19-ola-hansen.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(
        "approved_by: Ola <i>\napproved_on: 2025-06-19\nplace: Havdal\nlanguage: en\nproposals:\n"
        f"  punkt-2:\n    text: >-\n      build <b>this</b> {{{{ 7*7 }}}}\n    read: {now}\ncount: 1\n",
        "utf-8",
    )
    page = printed(source, "en")
    assert "Ola &lt;i&gt; foreslo 19. juni 2025:" in page
    assert "build &lt;b&gt;this&lt;/b&gt; {{ 7*7 }}" in page


def approve(source: Path, *said: str) -> None:
    who = ("--by", "Kari Nordmann", "--on", "2025-06-19")
    assert cli.main(["--source", str(source), "approve", *said, *who]) == 0


def change(source: Path, file: str, before: str, after: str) -> None:
    text = (source / file).read_text("utf-8")
    assert before in text
    (source / file).write_text(text.replace(before, after), "utf-8")


def pressed(source: Path, lang: str) -> Press:
    """A press for the source, in Norwegian or English."""
    book = book_of(source)
    languages = (Language("nb"), Language("en", drafts=True))
    return Press(replace(book, settings=replace(book.settings, languages=languages)), lang)


def printed(source: Path, lang: str) -> str:
    """The first page of the desk for a language."""
    plans = {plan.path: plan for plan in desk.plans(pressed(source, "nb"))}
    return plans[site_map.readings(lang, SCHOOL)].print().body


def test_it_says_who_may_approve_where_not_all_may(tmp_path: Path) -> None:
    source = Path(shutil.copytree(TESTS / "city" / "source", tmp_path / "source"))
    (source / "approvers.yaml").write_text("approvers:\n  en: [Kari Nordmann, Ola <i>]\n", "utf-8")
    said = "Bare disse kan godkjenne her, så det er deres svar som teller. Kari Nordmann og Ola &lt;i&gt;."
    assert said in printed(source, "en")
    assert "Bare disse" not in printed(source, "nb")


def test_a_long_part_goes_on_on_the_next_page(monkeypatch: pytest.MonkeyPatch) -> None:
    book, _ = build_book(TESTS.parent / "source", settings(TESTS.parent / "mkdocs.yml"))
    assert book
    whole = list(readings.shelves(book))
    monkeypatch.setattr(readings, "A_PAGE", 100)
    parted = list(readings.shelves(book))
    assert len(parted) > len(whole)
    assert all(len(shelf.every) <= 100 for shelf in parted)
    ids = [[(of.lang, one.id) for of in some for one in of.every] for some in (whole, parted)]
    assert ids[0] == ids[1]
    assert len(ids[0]) == len(set(ids[0])) > 2_000


# In a browser


@contextmanager
def desk_of(site: Site, browser: Browser, path: str = ENGLISH, new: str = "") -> Iterator[Tab]:
    """A reviewer at the desk, who has never been there; ``new`` is the forge's page for a new file."""

    def forged(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, body=answer.text().replace('data-new=""', f'data-new="{new}"')
        )

    with serve(site.folder) as served, browser.new_context(accept_downloads=True) as context:
        tab = context.new_page()
        if new:
            tab.route(f"**/{path}", forged)
        faults: list[str] = []
        tab.on("pageerror", lambda fault: faults.append(str(fault)))
        tab.goto(f"{served.address}{path}")
        yield tab
        assert faults == []


def at(tab: Tab) -> str:
    """The id of the text that is shown."""
    shown = tab.locator(".reading:visible")
    assert shown.count() == 1
    return shown.get_attribute("data-id") or ""


def make(tab: Tab, name: str = "Kari Nordmann", role: str = "") -> tuple[str, str]:
    """The file that the desk gives: where it belongs, and what it holds."""
    tab.locator("#navn").fill(name)
    tab.locator("#rolle").fill(role)
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.closest('[data-made]') !== null"), "heard at once"
    path = tab.locator("#filnavn").input_value()
    text = tab.locator("#filinnhold").input_value()
    browser = tab.context.browser
    if browser and not is_firefox(browser):  # of which Playwright hears nothing of downloads
        with tab.expect_download() as coming:
            tab.locator("[data-download] a").click()
        assert coming.value.suggested_filename == path.rpartition("/")[2]
        assert Path(coming.value.path()).read_text("utf-8") == text
    return path, text


def taken(site: Site, folder: Path, path: str, text: str) -> Loaded:
    """The site's source with a file of the desk in it, which nothing is wrong with."""
    source = Path(shutil.copytree(site.project / "source", folder / "source"))
    before = {problem.nb for problem in check(load(source))}
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, "utf-8")
    wrong = [problem for problem in check(load(source)) if problem.nb not in before]
    assert [p.line() for p in wrong if "foreslår andre ord" not in p.nb] == []
    here = loaded(source)
    assert list(approvals.ahead(here, dt.date.today())) == []  # noqa: DTZ011 - the browser's own day
    assert laid_out(text, Round) == text, "as fmt would have it"
    return here


def test_ten_texts_are_read_by_keyboard_over_two_days(
    city: Site, browser: Browser, tmp_path: Path
) -> None:
    with desk_of(city, browser) as tab:
        tab.locator(".desk-answer [data-good]").first.focus()
        said: dict[str, str] = {}
        for key in "ggghgr":
            said[at(tab)] = key
            tab.keyboard.press(key)
        mended = at(tab)
        assert tab.evaluate("document.activeElement.id") == "forslag"
        tab.keyboard.press("Control+A")
        tab.keyboard.type("gr \u201chei\u201d: # <b>ja</b>,   {{ 7*7 }}")
        tab.keyboard.press("Tab")
        tab.keyboard.press("Enter")
        assert said[mended] == "r"
        assert tab.locator(".reading:visible h2").evaluate(
            "node => node === document.activeElement"
        )
        waiting = at(tab)
        tab.reload()
        assert at(tab) == waiting, "where one stopped"
        tab.keyboard.press("Tab")
        tab.locator(".desk-answer button[data-back]").click()
        assert at(tab) == mended
        assert tab.locator("[data-said]").inner_text() == "Du foreslo andre ord."
        tab.keyboard.press("h")
        for _ in range(3):
            said[at(tab)] = "g"
            tab.keyboard.press("g")
        tab.locator("[data-stop]").press("Enter")
        path, text = make(tab, role="statsautorisert translatør")
        here = taken(city, tmp_path, path, text)
    good = [id_ for id_, key in said.items() if key == "g"]
    (round_,) = here.rounds.values()
    assert [*round_.units] == good
    assert len(good) == 7
    assert round_.approved_as == "statsautorisert translatør"
    assert all(here.readable("en")[id_].held.approved_by == "Kari Nordmann" for id_ in good)
    assert round_.proposals[mended].text == "gr \u201chei\u201d: # <b>ja</b>, {{ 7*7 }}"
    assert re.fullmatch(
        rf"source/approvals/en/[\d-]{{10}}-kari-nordmann-{SCHOOL}-[0-9a-f]{{6}}\.yaml", path
    )


def test_what_cannot_be_made_is_said(city: Site, browser: Browser) -> None:
    with desk_of(city, browser) as tab:
        tab.locator("[data-stop]").click()
        tab.locator("[data-making] button").click()
        assert (
            tab.locator("#galt").inner_text()
            == "Du har ikke svart på noe ennå, så det er ikke noe å lage."
        )
        tab.locator("[data-again]").click()
        tab.locator("[data-answer] button[data-mend]").click()
        tab.locator("[data-save]").click()
        assert "den samme teksten" in tab.locator("#forslag-galt").inner_text()
        tab.locator("#forslag").fill("  ")
        tab.locator("[data-save]").click()
        assert "Skriv teksten" in tab.locator("#forslag-galt").inner_text()
        tab.keyboard.press("Escape")
        assert not tab.locator("#forslag").is_visible()
        tab.keyboard.press("g")
        tab.locator("[data-stop]").click()
        tab.locator("[data-making] button").click()
        assert tab.locator("#galt").inner_text() == "Skriv navnet ditt først."
        assert tab.evaluate("document.activeElement.id") == "navn"
        tab.locator("#navn").fill("Kari")
        tab.locator("#dag").fill("2999-01-01")
        tab.locator("[data-making] button").click()
        assert "kan ikke være etter i dag" in tab.locator("#galt").inner_text()


def test_words_that_have_changed_are_read_again(city: Site, browser: Browser) -> None:
    with desk_of(city, browser) as tab:
        first = at(tab)
        key = tab.locator(".desk").get_attribute("data-key")
        stored = json.dumps(
            {first: {"said": "good", "read": "00000000-00000000"}, "gone": {"said": "good"}}
        )
        tab.evaluate("([key, stored]) => localStorage.setItem(key, stored)", [key, stored])
        tab.reload()
        assert at(tab) == first
        assert "Noe er endret siden du svarte sist" in tab.locator("[data-told]").inner_text()
        tab.evaluate("key => localStorage.setItem(key, 'no JSON')", key)
        tab.reload()
        assert at(tab) == first


def test_without_script_it_is_a_list_with_the_same_content(city: Site, browser: Browser) -> None:
    with serve(city.folder) as served, browser.new_context(java_script_enabled=False) as context:
        tab = context.new_page()
        tab.goto(f"{served.address}{ENGLISH}")
        every = tab.locator(".reading")
        assert every.count() > 5
        assert all(every.nth(n).is_visible() for n in range(every.count()))
        assert tab.locator("noscript .notice").is_visible() or "leseliste" in tab.content()
        assert not tab.locator("[data-answer]").is_visible()


def test_on_paper_all_of_it_stands(city: Site, browser: Browser) -> None:
    with desk_of(city, browser) as tab:
        assert tab.locator(".reading:visible").count() == 1
        tab.emulate_media(media="print")
        assert tab.locator(".reading:visible").count() == tab.locator(".reading").count()
        assert not tab.locator("[data-answer]").is_visible()


@pytest.mark.parametrize(
    "new", ["new/main?filename={path}&value={text}", "-/new/main?file_name={path}"]
)
def test_the_forges_page_for_a_new_file_is_opened_filled_in_as_far_as_it_can(
    new: str, city: Site, browser: Browser
) -> None:
    with desk_of(city, browser, new=f"https://forge.example/by/{new}") as tab:
        tab.locator(".desk-answer button[data-good]").click()
        tab.locator("[data-stop]").click()
        path, text = make(tab, name='Åse "Ås" Å')
        line = tab.locator("[data-open]" if "{text}" in new else "[data-paste]")
        assert line.is_visible()
        asked = parse_qs(urlsplit(line.locator("a").get_attribute("href") or "").query)
        assert [path] in asked.values()
        assert ([text] in asked.values()) == ("{text}" in new)
        assert 'approved_by: "Åse \\"Ås\\" Å"' in text
        assert "-ase-as-a-" in path


@pytest.mark.long
def test_three_hundred_texts_are_approved_in_one_sitting(
    real: Site, each_browser: Browser, tmp_path: Path
) -> None:
    with desk_of(real, each_browser, site_map.readings("en", "ordliste")) as tab:
        assert tab.locator(".reading").count() == readings.A_PAGE == 300
        tab.locator(".desk-answer button[data-good]").focus()
        for _ in range(300):
            tab.keyboard.press("g")
        assert tab.locator("[data-all]").is_visible()
        path, text = make(tab)
        assert tab.locator("[data-open]").is_hidden(), "too long for an address"
        assert text.endswith("count: 300\n")
        here = taken(real, tmp_path, path, text)
    (round_,) = here.rounds.values()
    assert all(here.readable("en")[id_].held.approved for id_ in round_.units)
    assert len(round_.units) == 300


def test_the_desk_speaks_each_language_of_the_interface(city: Site) -> None:
    english = city.pages[f"en/{ENGLISH}"].tree
    assert [of.text() for of in english.css("h1")] == ["Review: Schools and nurseries, English"]
    keys = [of.attributes["aria-keyshortcuts"] for of in english.css("[aria-keyshortcuts]")]
    assert keys == [Words("en").plain(f"desk.{of}_key") for of in ("good", "mend", "skip", "back")]
    assert len({*keys}) == 4
    assert (
        len({Words("nb").plain(f"desk.{of}_key") for of in ("good", "mend", "skip", "back")}) == 4
    )


def test_a_page_says_by_whom_and_when_where_all_on_it_is_approved(tmp_path: Path) -> None:
    source = Path(shutil.copytree(TESTS / "city" / "source", tmp_path / "source"))
    approve(source, "nb", "ordliste")
    press = pressed(source, "nb")
    (plan,) = glossary.plans(press)
    assert "Lest og godkjent av Kari Nordmann, sist 1. april 2031." in plan.print().body


def test_a_translated_page_says_so_too_and_not_where_one_text_waits(tmp_path: Path) -> None:
    source = Path(shutil.copytree(TESTS / "city" / "source", tmp_path / "source"))
    press = pressed(source, "en")
    signed = {
        unit.id: Translation(
            text=f"x {unit.id}",
            source=fingerprint(unit.text),
            status="approved",
            approved_by="Kari Nordmann",
            approved_on="2025-06-19",
        )
        for unit in press.book.units.values()
    }

    def read(of: dict[str, Translation]) -> Signed | None:
        whole = {"en": Translations(language="en", units=of)}
        (plan,) = glossary.plans(Press(replace(press.book, translations=whole), "en"))
        return plan.print().read

    assert read(signed) == Signed(("Kari Nordmann",), "2025-06-19", 1)
    one = next(id_ for id_ in signed if id_.startswith("ord-"))
    other = signed[one].but(approved_by="Ola Hansen", approved_on="2025-07-01")
    both = read(signed | {one: other})
    assert both == Signed(("Ola Hansen", "Kari Nordmann"), "2025-07-01", 2)
    assert Words("nb").listed(both.names) == "Ola Hansen og Kari Nordmann"
    assert read(signed | {one: other.but(status="draft")}) is None
