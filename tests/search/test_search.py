"""Search, from its documents to the page of hits in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from shutil import copytree
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from playwright.sync_api import Page as Tab

from generator.checks import check
from generator.source.load import load
from generator.wording.stems import form, stem, words
from tests.built import TESTS, Site
from tests.node import node
from tests.search.asked import ask, ask_first, found

STATUS = "[data-status]"

expect.set_options(timeout=20_000)

# The index.


def documents(site: Site, lang: str = "nb") -> list[dict[str, str]]:
    """What one language's index holds."""
    path = "search/search_index.json"
    made = site.json(path if lang == "nb" else f"{lang}/{path}")
    assert {"config", "docs"} <= made.keys()
    return list(made["docs"])


@pytest.mark.parametrize("lang", ["nb", "en", "sma"])
def test_every_unit_is_a_document_of_its_own(real: Site, lang: str) -> None:
    found = {doc["location"]: doc for doc in documents(real, lang)}
    assert len(found) == len(documents(real, lang))
    for commitment in real.platform.commitments:
        assert found[f"punkt/{commitment.number}/"]["kind"] == "commitment"
    for sector, part, block in real.platform.blocks():
        assert f"{sector.id}/" in found
        assert part is sector or f"{sector.id}/#{part.id}" in found
        assert block.kind != "paragraph" or f"{sector.id}/#{block.id}" in found
    for term in real.loaded.glossary.terms:
        assert term.shown != "text" or f"ordliste/#ord-{term.id}" in found


def test_every_document_has_what_mkdocs_gives_one(site: Site) -> None:
    for doc in documents(site):
        assert {"location", "title", "text", "kind"} <= doc.keys()
        assert doc["title"].strip()


def test_the_first_document_of_a_path_has_no_fragment(site: Site) -> None:
    seen: set[str] = set()
    for doc in documents(site):
        path, _, fragment = doc["location"].partition("#")
        assert not fragment or path in seen
        seen.add(path)


def test_every_location_is_a_page_and_a_place_on_it(real: Site) -> None:
    for doc in documents(real):
        path, _, fragment = doc["location"].partition("#")
        assert not fragment or real.pages[path].by_id(fragment)
        assert path in real.pages


def test_what_is_not_translated_is_marked_as_norwegian(real: Site) -> None:
    kinds = ("commitment", "paragraph")
    south_sami = [doc for doc in documents(real, "sma") if doc["kind"] in kinds]
    assert {doc.get("lang") for doc in south_sami} == {"nb"}
    assert not [doc for doc in documents(real) if "lang" in doc]


@pytest.mark.parametrize(
    ("lang", "queries"),
    [
        ("nb", ["barnehage", "kommune", "bomring", "sykkel parkering", "Byåstunellen", "142"]),
        ("nb", ["hva vil dere gjøre med skolene", "få raskere time hos fastlegen"]),
        ("en", ["kindergarten", "nursery", "bike parking", "what about the schools"]),
    ],
)
def test_a_first_search_weighs_less_than_45_kilobytes(
    real: Site, lang: str, queries: list[str]
) -> None:
    """Scripts, words, everyday words, and the texts of up to twenty hits."""
    weights = dict(zip(queries, ask_first(real.folder, queries, lang), strict=True))
    assert {query: weight for query, weight in weights.items() if weight > 45_000} == {}


def test_the_everyday_words_of_one_beginning_are_a_small_file(real: Site) -> None:
    for lang in ("", "en/"):
        few_words_of_one_beginning(real, lang)


def few_words_of_one_beginning(real: Site, lang: str) -> None:
    head = real.json(f"{lang}search/parts/head.json")
    files = sorted((real.folder / lang / "search/everyday").glob("*.json"))
    assert [file.stem for file in files] == head["everyday"].split()
    for file in files:
        for phrases, leads in json.loads(file.read_text("utf-8")):
            assert phrases
            assert leads


# The everyday words.


def problems(tmp_path: Path, text: str) -> list[str]:
    """What an editor of the small city is told about everyday words."""
    source = tmp_path / "source"
    copytree(TESTS / "city" / "source", source)
    (source / "everyday-words.yaml").write_text(text, "utf-8")
    found = [problem.line().split("/")[-1] for problem in check(load(source))]
    return [line for line in found if line.startswith("everyday-words.yaml")]


def test_a_platform_may_do_without_everyday_words(tmp_path: Path) -> None:
    source = tmp_path / "source"
    copytree(TESTS / "city" / "source", source)
    (source / "everyday-words.yaml").unlink()
    assert not [p for p in check(load(source)) if "everyday" in p.place.file]


def test_endings_and_parts_of_compounds_are_enough_to_stand_in_the_text(tmp_path: Path) -> None:
    text = "entries:\n- words: [ungar]\n  leads_to: [barn, fjord, lekse]\n"
    assert problems(tmp_path, text) == []


def test_words_that_lead_nowhere_are_told_with_their_line(tmp_path: Path) -> None:
    text = "entries:\n- words: [trikk]\n  leads_to:\n  - skolegården\n  - sporvogn\n"
    (told,) = problems(tmp_path, text)
    assert told.startswith("everyday-words.yaml:5:5: advarsel: «sporvogn» står ingen steder")
    assert told.endswith("[everyday-words]")


def test_a_phrase_must_stand_in_one_place(tmp_path: Path) -> None:
    text = "entries:\n- words: [sommer]\n  leads_to: [benker på skolegården]\n"
    assert "«benker på skolegården» står ingen steder" in problems(tmp_path, text)[0]


def test_a_word_given_twice_is_told(tmp_path: Path) -> None:
    text = "entries:\n- words: [lek, Lek]\n  leads_to: [skolegården]\n"
    (told,) = problems(tmp_path, text)
    assert told.startswith("everyday-words.yaml:2:16: «Lek» står to ganger")


def test_a_wrong_key_is_told_as_in_every_other_file(tmp_path: Path) -> None:
    text = "entries:\n- word: [lek]\n  leads_to: [skolegården]\n"
    assert any("«word»" in told for told in problems(tmp_path, text))


STEMS = """
const { readFileSync } = require("fs");
const { createContext, runInContext } = require("vm");
const [site, file] = process.argv.slice(1);
const worker = createContext({ importScripts: (path) => run(readFileSync(`${site}/assets/${path}`, "utf8")) });
worker.self = worker;
const run = (script) => runInContext(script, worker);
const { form, stem } = run(`${readFileSync(`${site}/assets/search-worker.js`, "utf8")};TONGUES.no`);
const words = JSON.parse(readFileSync(file, "utf8"));
process.stdout.write(JSON.stringify(words.map((word) => [form(word), stem(form(word))])));
"""


def test_the_check_stems_as_the_search_does(real: Site, tmp_path: Path) -> None:
    texts = [doc["text"] for doc in documents(real)]
    entries = real.loaded.everyday_words.entries
    texts += [phrase for entry in entries for phrase in (*entry.words, *entry.leads_to)]
    texts.append("CO₂ m² ﬁnans\u00adiering Łódź báŋki muoŧŧá R&D æøåäöß Ｒ x₂ ǥ ħ 37.000 100 %")
    all_words = sorted({word for text in texts for word in words(text)})
    (tmp_path / "words.json").write_text(json.dumps(all_words), "utf-8")
    run = node("-e", STEMS, str(real.folder), str(tmp_path / "words.json"))
    assert run.returncode == 0, run.stderr
    found = dict(zip(all_words, json.loads(run.stdout), strict=True))
    ours = {word: [form(word), stem(form(word))] for word in all_words}
    assert {word: (found[word], ours[word]) for word in found if found[word] != ours[word]} == {}


# The page.


@pytest.fixture
def context(each_browser: Browser) -> Iterator[BrowserContext]:
    context = each_browser.new_context()
    yield context
    context.close()


@pytest.fixture
def complaints() -> list[str]:
    return []


@pytest.fixture
def tab(context: BrowserContext, complaints: list[str]) -> Tab:
    """A tab that remembers every complaint of the page's."""
    tab = context.new_page()
    tab.on("console", lambda said: complaints.append(said.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("dialog", lambda dialog: complaints.append(dialog.message))
    return tab


def told(tab: Tab) -> str:
    """What the page says once the answer has come."""
    expect(tab.locator(STATUS)).to_have_text(re.compile(r"^(?!Søker …|Searching …)\S"))
    return tab.inner_text(STATUS)


def search(tab: Tab, root: str, query: str, page: str = "sok/") -> list[str]:
    """The links of the hits, in order, from the site's root."""
    tab.goto(f"{root}{page}?q={quote(query)}")
    told(tab)
    links = tab.locator("main ol.hits > li > a:first-child")
    return [
        str(tab.evaluate("(a) => a.href", links.nth(n).element_handle())).removeprefix(root)
        for n in range(links.count())
    ]


WORDS = (
    ("barnehageplass", 99),
    ("plass i barnehage", 99),
    ("barnehge desember", 99),
    ("sykkel parkering", 262),
    ("trikk til Lade", 264),
    ("142", 142),
    ("punkt 142", 142),
    ("pkt. 142", 142),
    ("30 km/t", 282),
    ("3 %", 145),
    ("(KPA)", 182),
    ("kpa", 182),
    ("straumnett", 227),
    ("Trondelag sosialt entreprenorskap", 89),
    ("bomring", 277),
    ("Byåstunellen", 272),
)
"""What people write, and the commitment that it is about."""


def test_a_commitment_is_found_by_the_words_people_use(real: Site) -> None:
    answers = ask(real.folder, [query for query, _ in WORDS])
    for (query, number), answer in zip(WORDS, answers, strict=True):
        assert f"punkt/{number}/" in found(answer)[:5], query


@pytest.mark.parametrize(
    ("query", "number"), [pytest.param(*of, marks=pytest.mark.long) for of in WORDS[1:]]
)
def test_and_shown_to_whoever_asks_on_the_page(
    tab: Tab, root: str, query: str, number: int
) -> None:
    assert f"punkt/{number}/" in search(tab, root, query)[:5]


@pytest.mark.parametrize(
    "address",
    [
        "https://gammel.example/plattform/punkt/142/?v=0a1b2c3d",
        "https://gammel.example/helse/#punkt-142",
        "http://gammel.example/en/punkt/142/kort/",
    ],
)
def test_an_address_that_the_site_has_left_finds_what_it_led_to(
    tab: Tab, root: str, address: str
) -> None:
    assert search(tab, root, address)[0].endswith("punkt/142/")
    assert tab.input_value("#sok") == address


def test_a_hit_is_the_whole_commitment_with_its_place(tab: Tab, root: str, real: Site) -> None:
    search(tab, root, "fritt brukervalg")
    hit = tab.locator("ol.hits > li").first
    commitment = next(c for c in real.platform.commitments if c.number == 23)
    assert hit.locator(".adopted").inner_text() == commitment.text
    assert hit.locator("a").first.inner_text() == "Punkt 23"
    assert hit.locator(".facts").inner_text().startswith("Helse og eldre, Innbyggernes helsetjene")
    context = hit.locator("[data-context]")
    assert context.get_attribute("href") == "../helse-og-eldre/#punkt-23"
    assert context.inner_text() == "Punkt 23 i sammenheng"


def test_the_found_words_are_marked_also_in_other_forms(tab: Tab, root: str) -> None:
    search(tab, root, "fastlege")
    marked = {text.lower() for text in tab.locator("ol.hits mark").all_inner_texts()}
    assert {"fastlege", "fastlegene"} <= marked
    weight, line = tab.evaluate(
        "(() => { const s = getComputedStyle(document.querySelector('mark'));"
        " return [s.fontWeight, s.borderBottomStyle]; })()"
    )
    assert int(weight) >= 600
    assert line == "solid"


def test_paragraphs_sections_terms_and_pages_are_found_too(tab: Tab, root: str) -> None:
    assert "helse-og-eldre/#avsnitt-12" in search(tab, root, "demenslandsby")
    assert search(tab, root, "Kvinnehelse")[0] == "helse-og-eldre/#kvinnehelse"
    assert search(tab, root, "Byutvikling")[0] == "byutvikling/"
    assert any(link.startswith("ordliste/#ord-") for link in search(tab, root, "nullvekstmål"))
    assert search(tab, root, "om plattformen")[0] == "om/"


def test_what_was_searched_for_instead_is_said_with_a_way_back(tab: Tab, root: str) -> None:
    search(tab, root, "bomring")
    assert "Viser treff for" in told(tab)
    assert "bompenger" in told(tab)
    way = tab.locator("[data-way] a")
    expect(way).to_be_visible()
    box = way.bounding_box()
    assert box
    assert box["height"] >= 44
    assert way.inner_text() == "Søk bare etter «bomring»"
    way.click()
    tab.wait_for_url("**/?q=bomring&ordrett=")
    expect(tab.locator(STATUS)).to_have_text("Ingen treff på «bomring»")
    assert tab.locator("ol.hits > li").count() == 0
    way.click()
    tab.wait_for_url("**/?q=bomring")
    tab.wait_for_selector("ol.hits > li")


def test_words_that_stand_in_the_text_are_not_said_to_be_replaced(tab: Tab, root: str) -> None:
    search(tab, root, "sykkel")
    assert "Viser treff for" not in told(tab)


def test_typing_and_enter_change_the_page_and_its_address_not_the_focus(
    tab: Tab, root: str
) -> None:
    tab.goto(f"{root}sok/")
    tab.keyboard.press("Tab")
    tab.locator("main [type=search]").focus()
    tab.keyboard.type("barnehage")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/sok/?q=barnehage")
    tab.wait_for_selector("ol.hits > li")
    assert tab.evaluate("document.activeElement.type") == "search"
    assert re.match(r"\d+ treff på «barnehage»", told(tab))
    assert re.match(r"\d+ treff på «barnehage» – ", tab.title())


def test_back_and_forward_walk_through_the_questions(tab: Tab, root: str) -> None:
    search(tab, root, "fastlege")
    tab.fill("main [type=search]", "tog")
    tab.press("main [type=search]", "Enter")
    expect(tab.locator(STATUS)).to_contain_text("«tog»")
    tab.evaluate("() => history.back()")
    expect(tab.locator(STATUS)).to_contain_text("«fastlege»")
    assert tab.input_value("main [type=search]") == "fastlege"
    tab.evaluate("() => history.forward()")
    expect(tab.locator(STATUS)).to_contain_text("«tog»")
    assert tab.input_value("main [type=search]") == "tog"


def test_the_hits_can_be_narrowed_to_one_sector(tab: Tab, root: str) -> None:
    everywhere = len(search(tab, root, "frivillige"))
    tab.select_option("[name=omrade]", "helse-og-eldre")
    tab.wait_for_url("**/sok/?q=frivillige&omrade=helse-og-eldre")
    expect(tab.locator("ol.hits > li")).not_to_have_count(everywhere)
    for place in tab.locator("ol.hits > li > .facts").all_inner_texts():
        assert "Helse og eldre" in place
    tab.reload()
    told(tab)
    assert tab.input_value("[name=omrade]") == "helse-og-eldre"


def test_more_hits_come_when_asked_for_and_take_the_focus(tab: Tab, root: str) -> None:
    search(tab, root, "kommune")
    assert tab.locator("ol.hits > li").count() == 20
    tab.click("[data-more]")
    expect(tab.locator("ol.hits > li")).not_to_have_count(20)
    focused = tab.evaluate(
        "[...document.querySelectorAll('ol.hits > li')].indexOf(document.activeElement.closest('li'))"
    )
    assert focused == 20


def test_when_nothing_is_found_the_page_leads_on(tab: Tab, root: str) -> None:
    assert search(tab, root, "xyzzy") == []
    assert told(tab) == "Ingen treff på «xyzzy»"
    assert tab.locator("[data-help] a").count() == 8
    assert tab.locator("[data-help]").is_visible()


def test_the_search_works_by_keyboard_alone(tab: Tab, root: str) -> None:
    tab.goto(f"{root}om/")
    tab.keyboard.press("Tab")
    for _ in range(20):
        if tab.evaluate("document.activeElement.type") == "search":
            break
        tab.keyboard.press("Tab")
    tab.keyboard.type("fastlege")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/sok/?q=fastlege")
    tab.wait_for_selector("ol.hits > li")
    for _ in range(30):
        if tab.evaluate("document.activeElement.matches('ol.hits a')"):
            break
        tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/punkt/*/")


def test_nothing_of_the_search_loads_before_somebody_searches(tab: Tab, root: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url.removeprefix(root)))
    for path in ("", "om/", "punkt/", "punkt/142/", "helse-og-eldre/"):
        tab.goto(root + path, wait_until="networkidle")
        tab.locator("[type=search]").first.focus()
    assert not [url for url in asked if "search" in url]


def test_a_question_asks_this_site_for_the_index_once(tab: Tab, root: str) -> None:
    asked: list[str] = []
    tab.context.on("request", lambda request: asked.append(request.url))
    search(tab, root, "barnehage")
    for query in ("skole", "tog"):
        tab.fill("main [type=search]", query)
        tab.press("main [type=search]", "Enter")
        expect(tab.locator(STATUS)).to_contain_text(f"«{query}»")
    assert all(url.startswith(root) for url in asked)
    assert [url for url in asked if asked.count(url) > 1 and "/search/" in url] == []
    assert not [url for url in asked if url.endswith("search_index.json")]


@pytest.mark.parametrize("path", ["", "om/", "sok/"])
def test_without_script_the_field_leads_to_all_commitments(
    browser: Browser, root: str, path: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(root + path)
    tab.fill("[type=search] >> nth=0", "barnehage")
    tab.press("[type=search] >> nth=0", "Enter")
    tab.wait_for_url("**/punkt/?q=barnehage")
    assert "JavaScript" in tab.inner_text("main noscript")
    context.close()


HOSTILE = {
    "very long": "barnehage " * 1000,
    "one long word": "skole" * 2000,
    "signs of lunr": "*:~^+- +barnehage -skole title:x barn~9 *",
    "markup": "<img src=x onerror=alert(1)><script>alert(2)</script>",
    "a template": "{query} {n} ${alert(1)} $& {{7*7}}",
    "only stop words": "og i på det som",
    "names of objects": "__proto__ constructor toString hasOwnProperty",
    "nothing": "   ",
    "signs": "%%% ??? !!! ((( )))",
    "another alphabet": "школа 学校 مدرسة",
    "zero width": "barne\u200bhage\u202e",
}


def test_a_strange_question_gets_a_calm_answer(tab: Tab, root: str, complaints: list[str]) -> None:
    for name, query in HOSTILE.items():
        tab.goto(f"{root}sok/")
        tab.evaluate(
            "(query) => { const field = document.querySelector('main [type=search]');"
            " field.value = query; field.form.requestSubmit(); }",
            query,
        )
        assert told(tab), name
        assert len(told(tab)) < 400, name
        assert complaints == [], name
        assert tab.locator("main img, main script, main svg").count() == 0, name


def test_a_lone_surrogate_gets_a_calm_answer(tab: Tab, root: str, complaints: list[str]) -> None:
    tab.goto(f"{root}sok/")
    tab.evaluate(
        "() => { const field = document.querySelector('main [type=search]');"
        " field.value = 'barnehage \\ud800'; field.form.requestSubmit(); }"
    )
    tab.wait_for_selector("ol.hits > li")
    tab.goto(f"{root}sok/?q=%ED%A0%80&omrade=finnes-ikke")
    assert told(tab).startswith("Ingen treff")
    assert complaints == []


ONE_BY_ONE = ("head.json", "words-3.json", "texts-", "search-worker.js", "lunr.js")
"""What a search reads."""


@pytest.mark.parametrize(
    ("file", "answer"),
    [
        pytest.param(file, answer, marks=() if n % 4 == 0 else pytest.mark.long)
        for n, (file, answer) in enumerate(product(ONE_BY_ONE, ("404", "nonsense")))
    ],
)
def test_a_file_that_does_not_come_is_told_calmly(
    tab: Tab, root: str, complaints: list[str], file: str, answer: str
) -> None:
    def fail(route: Any) -> None:
        if answer == "404":
            route.fulfill(status=404, body="")
        else:
            route.fulfill(status=200, body="{", content_type="text/javascript")

    tab.context.route(re.compile(re.escape(file)), fail)
    tab.goto(f"{root}sok/?q=barnehage")
    assert told(tab).startswith("Søket virker ikke akkurat nå.")
    assert tab.locator("[data-help] a").first.is_visible()
    browsers_own = re.compile("Failed to load resource|blocked because of a disallowed MIME type")
    assert not [said for said in complaints if not browsers_own.search(said)]


def test_everyday_words_that_do_not_come_are_done_without(tab: Tab, root: str) -> None:
    tab.context.route("**/everyday/*", lambda route: route.fulfill(status=404, body=""))
    assert "punkt/99/" in search(tab, root, "barnehageplass")


@pytest.mark.parametrize(
    ("query", "link"),
    [
        pytest.param("en/kindergarten", "en/punkt/97/", marks=pytest.mark.long),
        ("en/nursery", "en/punkt/97/"),
        pytest.param("en/skyscraper", "en/punkt/180/", marks=pytest.mark.long),
        pytest.param("en/commitment 142", "en/punkt/142/", marks=pytest.mark.long),
        pytest.param("en/building kindergartens", "en/punkt/183/", marks=pytest.mark.long),
        pytest.param("sma/barnehage", "sma/punkt/97/", marks=pytest.mark.long),
        ("sma/bomring", "sma/punkt/277/"),
    ],
)
def test_other_languages_have_the_same_search(tab: Tab, root: str, query: str, link: str) -> None:
    lang, _, sought = query.partition("/")
    assert link in search(tab, root, sought, f"{lang}/sok/")
    assert f"{sought}" in told(tab)


def test_norwegian_words_on_another_language_s_page_say_so(tab: Tab, root: str) -> None:
    search(tab, root, "barnehage", "sma/sok/")
    page = tab.get_attribute("html", "lang")
    said = tab.locator("ol.hits .adopted").first
    assert page == "nb" or said.get_attribute("lang") == "nb"


def test_the_page_of_hits_has_a_named_search_and_a_live_status(tab: Tab, root: str) -> None:
    search(tab, root, "barnehage")
    assert tab.locator("main search form label[for=sok]").count() == 1
    assert tab.locator("main [aria-live=polite]").count() == 1
    assert tab.locator("main ol").count() == 1


def test_the_hits_fit_a_small_phone(tab: Tab, root: str) -> None:
    tab.set_viewport_size({"width": 320, "height": 640})
    search(tab, root, "kommune")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320


def test_axe_finds_nothing_on_the_page_of_hits(browser: Browser, root: str) -> None:
    """Asked with the page's policy put aside, for axe is put into the page."""
    axe = TESTS.parent / "node_modules/axe-core/axe.min.js"
    for query in ("bomring", "kommune", "xyzzy"):
        for scheme in ("light", "dark"):
            context = browser.new_context(bypass_csp=True, color_scheme=scheme)
            tab = context.new_page()
            search(tab, root, query)
            tab.add_script_tag(path=axe)
            found = tab.evaluate("axe.run(document, { resultTypes: ['violations'] })")
            assert [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found["violations"]] == []
            context.close()


def test_a_borrowed_word_says_its_language_among_the_hits_too(tab: Tab, root: str) -> None:
    search(tab, root, "The Cultural Walking Stick", "en/sok/")
    hit = tab.locator("ol.hits > li", has_text="spaserstokken").first
    assert set(hit.locator("span[lang=nb]").all_inner_texts()) == {"Den kulturelle spaserstokken"}
    assert hit.locator(".note span[lang=nb]").count() == 1
    search(tab, root, "fastleger", "en/sok/")
    assert tab.locator("ol.hits mark[lang=nb]").first.inner_text() == "fastleger"


def test_the_words_that_were_found_are_marked_in_everyday_words_too(tab: Tab, root: str) -> None:
    search(tab, root, "stillinger administrasjonen")
    note = tab.locator("ol.hits > li", has_text="Punkt 4 ").first.locator(".note")
    marked = note.locator("mark").all_inner_texts()
    assert marked == ["stillinger", "administrasjonen"]
    assert "flytte flere stillinger bort" in note.inner_text()
