"""The scripts and style sheets: put together whole, plain ES2018, and a page does without them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error
from playwright.sync_api import Page as Tab

from generator.book import site_map
from generator.book.book import build_book
from generator.doors.plugin import settings
from generator.doors.whole_site import Site as WholeSite
from generator.pages import assets, plan
from generator.search import scripts
from generator.settings import Settings
from tests import lunr
from tests.built import TESTS, Site
from tests.node import ROOT, node
from tests.served import serve

CHROME = TESTS.parent / "overrides" / "assets"

WRITTEN = [
    CHROME / "site.js",
    CHROME / "filter.js",
    CHROME / "card.js",
    CHROME / "desk.js",
    *(
        file
        for folder in ("page", "worker", "disk")
        for file in (scripts.FOLDER / folder).glob("*.js")
    ),
]
"""Every script that we have written."""

NAMES = ("site.js", "filter.js", "card.js", "desk.js", "search.js", "search-worker.js")

OURS = [f"assets/{name}" for name in NAMES]
"""Every script that we send."""

# Put together.

AS_WRITTEN = """\
/* What the whole is for. */
"use strict";

/* A comment on lines
   of its own. */
const first = 1;

/** @type {number} */
const second = 2; /* said of a line */
// Another.
const sum = () => {
  return first + second;
};
"""

AS_SENT = """\
/* What the whole is for. */
"use strict";const first=1;const second=2;const sum=()=>{return first+second;};
"""


def test_a_script_is_sent_without_what_only_its_authors_read() -> None:
    assert assets.script(AS_WRITTEN) == AS_SENT


def test_every_file_is_part_of_one_script() -> None:
    folders = (("page", scripts.PAGE), ("worker", scripts.WORKER), ("disk", scripts.DISK))
    for folder, names in folders:
        assert sorted(names) == sorted(file.stem for file in (scripts.FOLDER / folder).glob("*.js"))


@pytest.mark.parametrize("file", WRITTEN, ids=lambda file: file.name)
def test_every_file_begins_with_what_it_is_for(file: Path) -> None:
    assert re.match(r"/\* [A-Z][^*]*\. ?\*/\n", file.read_text("utf-8"))


def test_the_scripts_of_a_page_share_no_name(city: Site) -> None:
    for path in ("assets/site.js", "assets/search.js"):
        code = assets.opening((city.folder / path).read_text("utf-8"))[1]
        assert code.startswith('\n(()=>{"use strict";')
        assert code.endswith("})();\n")


def test_a_changed_script_has_an_address_of_its_own(
    city: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    book, _ = build_book(city.project / "source", Settings())
    assert book is not None
    before = WholeSite(book, (), CHROME.parent).version
    changed = [(path, f"{text}// More.\n") for path, text in scripts.make()]
    monkeypatch.setattr(scripts, "make", lambda *_: changed)
    assert WholeSite(book, (), CHROME.parent).version != before


def test_nothing_that_the_search_plugin_copies_is_published(city: Site) -> None:
    assert {file.name for file in (city.folder / "search").glob("*.js")} == {*scripts.FROM_OTHERS}


def test_each_colour_is_written_once_for_light_and_once_for_dark() -> None:
    palette = (CHROME / "palette.css").read_text("utf-8")
    names = re.findall(r"(--[\w-]+): var\(--light, #[\da-f]+\) var\(--dark, #[\da-f]+\);", palette)
    assert len(names) == len(set(names)) == 11
    for name in ("site.css", "card.css"):
        on_screen = (CHROME / name).read_text("utf-8").partition("@media print")[0]
        assert not re.findall(r":[^;{}]*#[\da-f]{3,6}\b", on_screen), name


def test_the_palette_is_sent_with_what_uses_it_and_not_by_itself(city: Site) -> None:
    palette = (CHROME / "palette.css").read_text("utf-8")
    colours = assets.tight(assets.opening(palette)[1])
    for name in ("site.css", "card.css"):
        sent = (city.folder / "assets" / name).read_text("utf-8")
        first, rest = assets.opening((CHROME / name).read_text("utf-8"))
        assert first.startswith("/* The ")
        assert sent == f"{first}\n{colours}{assets.tight(rest)}\n"
    assert not (city.folder / assets.PALETTE).exists()


def test_a_style_sheet_loses_what_only_its_authors_read() -> None:
    """Not what stands in quotes, nor the space of an empty value or between two parts of a rule."""
    written = """
/* Why { so }. */
@media (min-width: 1rem) {
  .a :is(b, i)::before,
  .c { content: "{ ; , } /* no */"; --none: ; margin: calc(1px + 2px) auto; }
}
"""
    assert assets.tight(written) == (
        '@media (min-width: 1rem){.a :is(b,i)::before,.c{content: "{ ; , } /* no */";'
        "--none: ;margin: calc(1px + 2px) auto;}}"
    )


# What is kept of lunr.


def test_what_is_kept_of_lunr_is_what_its_packages_make() -> None:
    made = lunr.made()
    kept = {name: (lunr.TO / name).read_text("utf-8") for name in made}
    assert kept == made, "run: python -m tests.lunr"
    assert {file.name for file in lunr.TO.iterdir()} - {"README.md"} == made.keys()


def test_each_package_of_lunr_is_the_version_that_the_readme_names() -> None:
    said = (lunr.TO / "README.md").read_text("utf-8")
    pinned = json.loads((ROOT / "package.json").read_text("utf-8"))["devDependencies"]
    for name in ("lunr", "lunr-languages"):
        assert re.search(rf"\[{name}\]\(\S+\) {re.escape(pinned[name])}\b", said)


# What make lint holds them to.

LINT = """
const { ESLint } = require("eslint");
const { readFileSync } = require("fs");
const [options, texts] = JSON.parse(readFileSync(0, "utf8"));
const eslint = new ESLint(options);
const found = async ([filePath, text]) =>
  (await eslint.lintText(text, { filePath }))[0].messages.map(({ ruleId, message }) => ruleId || message);
Promise.all(texts.map(found)).then((all) => process.stdout.write(JSON.stringify(all)));
"""


def lint(texts: list[tuple[str, str]], options: dict[str, Any] | None = None) -> list[list[str]]:
    """What ESLint says of each text, as if it lay at a path: the names of rules, or what is wrong."""
    run = node("-e", LINT, given=json.dumps([options or {}, texts]))
    assert run.returncode == 0, run.stderr
    return list(json.loads(run.stdout))


NEWER = {
    "a ?? b;": "Parsing error",
    "a?.b;": "Parsing error",
    "a ||= b;": "Parsing error",
    "try { f(); } catch { g(); }": "Parsing error",
    "class A { b = 1; }": "Parsing error",
    "f(1n);": "Parsing error",
    "f(1_000);": "Parsing error",
    "/a/v.test(b);": "Parsing error",
    "/(?<=a)b/.test(c);": "es-x/no-regexp-lookbehind-assertions",
    "f(a.matchAll(/b/g));": "es-x/no-string-prototype-matchall",
    "f(a.replaceAll(b, c));": "es-x/no-string-prototype-replaceall",
    "f(a.flat());": "es-x/no-array-prototype-flat",
    "f(a.flatMap((b) => b));": "es-x/no-array-prototype-flat",
    "f(a.at(-1));": "es-x/no-array-prototype-at",
    "f(a.toSorted());": "es-x/no-array-prototype-tosorted",
    "f(Object.fromEntries(a));": "es-x/no-object-fromentries",
    "f(Object.hasOwn(a, b));": "es-x/no-object-hasown",
    "f(Promise.allSettled(a));": "es-x/no-promise-all-settled",
    "f(globalThis);": "es-x/no-global-this",
    "f(new WeakRef(a));": "es-x/no-weakrefs",
}
"""Code that is newer than ES2018, or than browsers were then, and what says so."""

ES2018 = """\
/* What there was in 2018. */
const letters = /(?<name>a)\\p{L}/gsu;
const { first, ...rest } = { first: 1, second: 2, ...f() };
class A {
  get b() {
    return Object.entries(rest).map(([key, value]) => `${key} ${value ** first}`);
  }
}
async function all() {
  try {
    for await (const value of f()) f(new A(), letters, value.padStart(2), [value].includes(1));
  } catch (fault) {
    f();
  }
}
all();
"""


def test_what_is_newer_than_es2018_is_told() -> None:
    found = lint([("overrides/assets/newer.js", code) for code in NEWER])
    for (code, rule), said in zip(NEWER.items(), found, strict=True):
        assert any(one.startswith(rule) for one in said), (code, said)


def test_what_there_was_in_2018_is_not() -> None:
    assert lint([("overrides/assets/old.js", ES2018)]) == [[]]


def test_a_text_that_would_become_markup_is_told() -> None:
    assert lint([("overrides/assets/a.js", "f().innerHTML = f();")]) == [
        ["no-restricted-properties"]
    ]


def test_the_sent_scripts_have_nothing_that_nobody_uses(city: Site) -> None:
    texts = [(f"sent/{Path(path).name}", (city.folder / path).read_text("utf-8")) for path in OURS]
    assert not [found for found in lint(texts) if "no-unused-vars" in found]
    assert lint([("sent/a.js", "function unused() {}")]) == [["no-unused-vars"]]


def test_every_published_script_can_be_read_as_es2018(city: Site) -> None:
    """Those of lunr too, which is nothing but read: its style is its own."""
    bare = {
        "overrideConfigFile": True,
        "overrideConfig": {"languageOptions": {"ecmaVersion": 2018, "sourceType": "script"}},
    }
    published = [file.read_text("utf-8") for file in sorted(city.folder.rglob("*.js"))]
    assert len(published) == len(OURS) + len(scripts.FROM_OTHERS)
    assert lint([("a.js", text) for text in published], bare) == [[] for _ in published]


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("[1].forEach((n) => n.toFixed());", ""),
        ("[1].forEach((n) => n.trim());", "TS2339"),
        ("[1].values().toArray();", "TS2339"),
        ("new Intl.ListFormat();", "TS2550"),
        ("/** @param text */\nfunction f(text) { return text; }", "TS7006"),
        ("document.querySelector('a').remove();", "TS2531"),
        ("unheardOf();", "TS2304"),
    ],
)
def test_types_are_asked_for_and_held(tmp_path: Path, code: str, told: str) -> None:
    """Names, types, and what is built in: where ESLint sees one file and no types."""
    (tmp_path / "a.js").write_text(code, "utf-8")
    config = {"extends": str(ROOT / "jsconfig.json"), "include": ["a.js"]}
    (tmp_path / "jsconfig.json").write_text(json.dumps(config), "utf-8")
    run = node("node_modules/typescript/bin/tsc", "-p", str(tmp_path / "jsconfig.json"))
    assert re.findall(r"TS\d+", run.stdout) == ([told] if told else [])


@pytest.mark.parametrize(
    ("style", "told"),
    [
        (".a { color: #fff; }", ""),
        (".a { colour: #fff; }", "property-no-unknown"),
        (".a { color: #ffg; }", "declaration-property-value-no-unknown"),
        (".a { width: 3rem; width: 3rem; }", "declaration-block-no-duplicate-properties"),
        ("@media (width >= 40rem) { .a { width: 3rem; } }", "media-feature-range-notation"),
    ],
)
def test_a_style_that_no_browser_would_take_is_told(style: str, told: str) -> None:
    program = "node_modules/stylelint/bin/stylelint.mjs"
    asked = ("--stdin-filename", "overrides/assets/a.css", "--formatter", "json")
    run = node(program, *asked, given=f"{style}\n")
    (found,) = json.loads(run.stdout or run.stderr)
    assert {warning["rule"] for warning in found["warnings"]} == ({told} if told else set())
    assert bool(run.returncode) == bool(told)


def test_the_lock_names_no_registry() -> None:
    """So that one's own mirror is asked where there is one."""
    for lock in (ROOT / "package-lock.json", TESTS / "proof" / "package-lock.json"):
        packages = json.loads(lock.read_text("utf-8"))["packages"]
        assert not [name for name, of in packages.items() if "resolved" in of], lock


# A page without them.

TOO_NEW = "const a = ;"
"""What a script is to a browser that does not know its language."""


@pytest.fixture(scope="module")
def root(city: Site) -> Iterator[str]:
    with serve(city.folder) as served:
        yield served.address


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def not_understood(tab: Tab, name: str) -> list[str]:
    """Have a script that the browser cannot read; what the page complains of comes in the list."""
    complaints: list[str] = []

    def keep(error: Error) -> None:
        complaints.append(str(error.name))

    tab.on("pageerror", keep)
    tab.route(
        re.compile(rf"/{re.escape(name)}(\?|$)"),
        lambda route: route.fulfill(body=TOO_NEW, content_type="text/javascript"),
    )
    return complaints


@pytest.mark.parametrize("path", ["", "punkt/", "punkt/1/", "sok/", "sok/?q=skole"])
def test_a_page_is_whole_for_a_browser_that_cannot_read_its_script(
    tab: Tab, root: str, path: str
) -> None:
    scripts = ("site.js", "filter.js") if path == "punkt/" else ("site.js",)
    complaints = [not_understood(tab, name) for name in scripts]
    tab.goto(root + path)
    assert all("SyntaxError" in said for said in complaints)
    assert tab.locator("main h1").is_visible()
    for unusable in (".scheme", "[data-copy]", ".filter:not([data-filter])"):
        assert not any(part.is_visible() for part in tab.locator(unusable).all())


@pytest.mark.parametrize("path", ["", "punkt/1/", "sok/"])
def test_its_search_field_leads_to_all_commitments(tab: Tab, root: str, path: str) -> None:
    for name in ("site.js", "search.js"):
        not_understood(tab, name)
    tab.goto(root + path)
    tab.fill("[type=search] >> nth=0", "skole")
    tab.press("[type=search] >> nth=0", "Enter")
    tab.wait_for_url("**/punkt/?q=skole")
    assert tab.locator("main .commitment").first.is_visible()


def test_so_does_the_field_of_the_search_page_where_only_its_own_script_is_missing(
    tab: Tab, root: str
) -> None:
    assert not_understood(tab, "search.js") == []
    tab.goto(f"{root}sok/?q=skole")
    tab.fill("main [type=search]", "skole")
    tab.press("main [type=search]", "Enter")
    tab.wait_for_url("**/punkt/?q=skole")


@pytest.mark.parametrize("name", ["search-worker.js", "lunr.js"])
def test_a_worker_that_cannot_be_read_is_told_calmly(tab: Tab, root: str, name: str) -> None:
    complaints = not_understood(tab, name)
    tab.goto(f"{root}sok/?q=skole")
    tab.locator("[data-help] a").first.wait_for()
    assert tab.inner_text("[data-status]").startswith("Søket virker ikke akkurat nå.")
    assert complaints == []


# Which pages fetch which style sheet.

WITH_USE = """(sheet) => {
  const states = /::?(hover|focus-visible|focus|target|before|after|visited|active|first-letter)/g;
  const rules = (list) => [...list].flatMap((rule) => rule.selectorText
    ? [rule.selectorText] : rules(rule.cssRules || []).filter((one) => !/^\\d|^to$|^from$/.test(one)));
  const read = new CSSStyleSheet();
  read.replaceSync(sheet);
  return rules(read.cssRules).filter((one) => document.querySelector(one.replace(states, "") || "*"));
}"""


def test_a_page_of_the_text_fetches_one_style_sheet_and_misses_nothing(
    city: Site, browser: Browser
) -> None:
    """No rule of the second sheet is for anything on such a page, and every other page has both."""
    book, _ = build_book(city.project / "source", settings(city.project / "mkdocs.yml"))
    assert book is not None
    texts = {page.path for page in plan(book) if page.kind in site_map.TEXT_KINDS}
    more = (city.folder / site_map.MORE_STYLE).read_text("utf-8")
    with browser.new_context(java_script_enabled=False) as context:
        tab = context.new_page()
        for path, page in city.pages.items():
            fetched = [
                link.attributes["href"] or "" for link in page.tree.css("link[rel=stylesheet]")
            ]
            own = any("more.css" in address for address in fetched)
            assert own is (path not in texts), path
            if not own:
                assert len(fetched) == 1
                tab.set_content(page.html)
                assert tab.evaluate(WITH_USE, more) == [], path
        assert len(texts) > 20
        tab.set_content(city.pages[""].html)
        assert len(tab.evaluate(WITH_USE, more)) > 10  # the question can be answered with a fault
