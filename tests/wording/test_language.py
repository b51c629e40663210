"""The language of every part is right: what a page says is in the language that it says it is in."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from shutil import copy, copytree
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from generator.checks import check
from generator.platform.model import Glossary, Plain, Platform, Unit, fingerprint, units
from generator.reading.reader import read as source_of
from generator.source.load import load
from generator.wording import words as wording
from generator.wording.words import LOCALES, Words, catalogue
from tests import pseudo
from tests.built import TESTS, Site, plattform
from tests.served import serve

OURS = (
    *("text", "title", "tagline", "explanation", "about", "words", "adopted_by", "also"),
    *("body", "about_body"),
)
"""What an editor writes that a reader reads."""

WALK = """(document) => {
  const marks = text => [...text.matchAll(/\\[([a-z]{2,3})\\]/g)].map(found => found[1]);
  const lang = node => node.closest("[lang]").lang;
  const wrong = [];
  const say = (node, what, text) => wrong.push(
    `${what} in <${node.tagName.toLowerCase()} class="${node.className}">: ` +
    `“${text.trim().slice(0, 60)}” where the language is ${lang(node)}`);
  for (const node of document.querySelectorAll("html, html *")) {
    if (node.closest("script, style, [data-sample]")) continue;
    for (const name of ["aria-label", "title", "alt", "placeholder", "content", "data-done",
                        "data-one", "data-other", "data-label"]) {
      const text = node.getAttribute(name);
      if (text && marks(text).some(mark => mark !== lang(node))) say(node, name, text);
    }
    for (const child of node.childNodes) {
      if (child.nodeType !== Node.TEXT_NODE || !/\\p{L}{2}/u.test(child.data)) continue;
      if (/^\\s*https?:/.test(child.data)) continue;
      let found = marks(child.data), around = node;
      while (!found.length && around !== document.documentElement) {
        found = marks(around.textContent);
        around = around.parentElement;
      }
      if (!found.includes(lang(node))) say(node, "text", child.data);
      else if (marks(child.data).some(mark => mark !== lang(node))) say(node, "text", child.data);
    }
  }
  return wrong;
}"""
"""Each text and label whose words name another language than the nearest ``lang``."""


READ = f"""async (address) => {{
  const answer = await fetch(address);
  if (!answer.ok) return [`answers ${{answer.status}}`];
  return ({WALK})(new DOMParser().parseFromString(await answer.text(), "text/html"));
}}"""
"""The same of the page at an address, what is for those without scripts too."""


BORROWED = "[nb] lånt"


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The city, built so that every word on its pages names its own language."""
    folder = tmp_path_factory.mktemp("named")
    _project(folder)
    pseudo.catalogues(folder / "locales")
    where = ("--config-file", str(folder / "mkdocs.yml"), "--site-dir", str(folder / "site"))
    command = (sys.executable, "-m", "tests.pseudo", str(folder / "locales"), "build", "--strict")
    run = subprocess.run(
        [*command, *where],
        cwd=TESTS.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return folder / "site"


def test_every_text_and_label_is_in_the_language_that_its_nearest_lang_says(
    named: Path, browser: Browser
) -> None:
    wrong = []
    with serve(named) as host:
        address = host.address
        page = browser.new_page()
        page.goto(address)
        for file in sorted(named.rglob("*.html")):
            path = file.relative_to(named).as_posix().removesuffix("index.html")
            if path.startswith("guide/"):  # written by hand, in Norwegian only
                continue
            wrong += [f"/{path}: {fault}" for fault in page.evaluate(READ, address + path)]
        page.close()
    assert not wrong, "\n".join(wrong[:40])


def test_an_unmarked_norwegian_word_on_an_english_page_is_found(
    named: Path, browser: Browser
) -> None:
    with serve(named) as host:
        address = host.address
        page = browser.new_page()
        page.goto(address + "en/om/")
        page.evaluate("document.querySelector('main p').textContent = '[nb] på norsk'")
        page.evaluate("document.querySelector('nav').setAttribute('aria-label', '[nb] Meny')")
        found = page.evaluate(f"({WALK})(document)")
        page.close()
    assert len(found) == 2, found


def test_a_word_of_another_language_is_marked_wherever_it_is_translated(named: Path) -> None:
    pages = [path.read_text("utf-8") for path in (named / "en").rglob("*.html")]
    shown = sum(page.count(BORROWED) for page in pages)
    assert shown == sum(page.count(f'<span lang="nb">{BORROWED}</span>') for page in pages) > 9


def test_a_borrowed_word_that_stands_in_no_translation_is_told(tmp_path: Path) -> None:
    copytree(TESTS / "city" / "source", tmp_path / "source")
    file = tmp_path / "source" / "translations" / "en" / "platform.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("nb: [Østre Havdal]", "nb: [Østre Havdal, bydel]"), "utf-8")
    (told,) = [p.line() for p in check(load(tmp_path / "source")) if "bydel" in p.nb]
    assert told.endswith(
        "translations/en/platform.yaml:4:22: advarsel: «bydel» står ikke i noen av oversettelsene. "
        "Rett ordet, eller slett linjen. [translation]"
    )


@pytest.mark.parametrize("path", sorted(LOCALES.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_catalogue_has_no_word_that_norwegian_lacks_and_loses_no_placeholder(path: Path) -> None:
    norwegian, words = catalogue("nb"), catalogue(path.stem)
    assert not words.keys() - norwegian.keys()
    for key, text in words.items():
        assert _placeholders(text) <= _placeholders(norwegian[key]) | EVERYWHERE, key


EVERYWHERE = {"{document}", "{Document}", "{original}"}
"""What any words may hold."""


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_what_is_said_otherwise_of_what_has_ended_stands_beside_what_is_said_of_what_has_not(
    lang: str,
) -> None:
    words = catalogue(lang)
    ended = [key for key in words if key.startswith("ended.")]
    assert ended
    for key in ended:
        same = words[key.removeprefix("ended.")]
        also = EVERYWHERE | {"{years}", "{platform}"}
        assert _placeholders(words[key]) <= _placeholders(same) | also, key
        assert words[key] != same, key


def test_an_ended_document_is_spoken_of_in_its_own_words() -> None:
    """The same key says something else of it; what is said alike of both is written once."""
    now, then = Words("nb", "platform"), Words("nb", "platform", years="2031–2035")
    assert now.plain("summary.wants", body="byrådet") == "Hva vil byrådet?"
    assert then.plain("summary.wants", body="byrådet") == "Hva ville byrådet?"
    assert then("menu.open") == "Meny 2031–2035"
    assert then("menu.all") == now("menu.all")


@pytest.mark.parametrize("lang", ["en", "nn"])
def test_english_and_nynorsk_have_every_word(lang: str) -> None:
    assert not catalogue("nb").keys() - catalogue(lang).keys()


def test_every_word_of_the_catalogue_is_used_somewhere() -> None:
    """Each key stands whole, or is begun there and completed as the page is made."""
    root = TESTS.parent
    rooms = [root / "generator" / room for room in ("pages", "data")]
    places = [*root.glob("generator/**/*.py"), *(f for room in rooms for f in room.rglob("*.*ml"))]
    places += [*root.glob("generator/**/*.opf")]
    places += [*root.glob("overrides/**/*.html")]
    used = "\n".join(path.read_text("utf-8") for path in places)
    known = (key.removeprefix("ended.") for key in catalogue("nb"))
    keys = (key for key in known if not key.startswith("search."))  # script's own
    begun = tuple(re.findall(r"""["']([a-z_]+\.[a-z_.]*)(?:["'] ~|\{)""", used))
    whole = set(re.findall(r"""["']([a-z_.]+)["']""", used))
    assert not [key for key in keys if key not in whole and not key.startswith(begun)]


@pytest.mark.parametrize("key", ["glossary.lead", "glossary.description", "figures.description"])
def test_one_is_not_spoken_of_as_many(key: str) -> None:
    for lang in ("nb", "en"):
        one, two = (Words(lang).plain(key, n=n, platform="Havdal") for n in (1, 2))
        assert one.split()[0] in ("Ett", "One")
        assert two.startswith("2 ")


def test_sami_words_are_each_kept_with_their_source() -> None:
    for lang in ("sma", "se", "smj"):
        path = LOCALES / f"{lang}.yaml"
        if path.exists():
            for word in _leaves(yaml.safe_load(path.read_text("utf-8"))):
                assert word["text"].strip()
                assert word["source"].strip()
                assert "approved_by" in word


def test_a_page_that_is_only_norwegian_points_search_engines_to_the_norwegian(site: Site) -> None:
    page = site.pages["sma/om/"]
    canonical = page.tree.css('link[rel="canonical"]')
    assert [link.attributes["href"] for link in canonical] == [site.url + "om/"]
    assert not page.tree.css("link[hreflang]")
    sitemap = (site.folder / "sitemap.xml").read_text("utf-8")
    assert f"<loc>{site.url}om/</loc>" in sitemap
    assert "/sma/" not in sitemap


def test_every_page_leads_to_itself_in_every_language(site: Site) -> None:
    for path, page in site.norwegian.items():
        if path == "404.html" or path.startswith("guide/"):  # the guide is for editors
            continue
        links = {a.attributes["hreflang"]: a for a in page.tree.css(".languages a")}
        assert set(links) == {"nb", "en", "sma"}
        assert f"en/{path}" in site.pages
        assert f"sma/{path}" in site.pages


def _project(folder: Path) -> None:
    """The city's source with the name of its language before every text."""
    source = TESTS / "city" / "source"
    (folder / "source" / "translations").mkdir(parents=True)
    tree = _mark(_read(source / "platform.yaml"))
    terms = _mark(_read(source / "glossary.yaml"))
    for name, data in (("platform", tree), ("glossary", terms)):
        text = yaml.safe_dump(data, allow_unicode=True, default_style='"', width=10_000)
        (folder / "source" / f"{name}.yaml").write_text(text, "utf-8")
    plains = [_mark(_read(path)) for path in sorted((source / "plain").glob("*.yaml"))]
    (folder / "source" / "plain").mkdir()
    for data in plains:
        text = yaml.safe_dump(data, allow_unicode=True, default_style='"', width=10_000)
        (folder / "source" / "plain" / f"{data['sector']}.yaml").write_text(text, "utf-8")
    platform = Platform.model_validate(tree).explained(map(Plain.model_validate, plains))
    every = units(platform, Glossary.model_validate(terms))
    english = {
        unit.id: {
            "text": "[en] " + unit.text.removeprefix("[nb] ") + _borrowing(unit),
            "source": fingerprint(unit.text) if n % 5 else "0" * 8,
            "status": "draft",
        }
        for n, unit in enumerate(every)
        if n % 3 or unit.kind in ("platform", "sector", "tagline", "figure")
    }
    text = yaml.safe_dump(
        {"language": "en", "borrowed": {"nb": [BORROWED]}, "units": english},
        allow_unicode=True,
        default_style='"',
        width=10_000,
    )
    (folder / "source" / "translations" / "en.yaml").write_text(text, "utf-8")
    settings = (TESTS / "city" / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(settings.replace("../..", str(TESTS.parent)), "utf-8")


def _borrowing(unit: Unit) -> str:
    """A Norwegian word inside the English, where no attribute repeats the text."""
    return f" ({BORROWED})" if unit.id.startswith("kort-") or "explanation" in unit.id else ""


def _read(path: Path) -> Any:
    built, _ = source_of(path)
    assert built is not None
    return built.plain


def _mark(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _mark(inner, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_mark(inner, key) for inner in value]
    return f"[nb] {value}" if key in OURS and key != "words" else value


def _placeholders(text: Any) -> set[str]:
    return set(re.findall(r"\{\w+\}", str(text)))


def _leaves(tree: Any) -> list[dict[str, str]]:
    if "text" in tree:
        return [tree]
    return [leaf for inner in tree.values() for leaf in _leaves(inner)]


def test_a_language_is_added_with_one_setting_and_two_files(tmp_path: Path) -> None:
    code, name = "se", "davvisámegiella"  # as Unicode CLDR has it
    copytree(TESTS / "city" / "source", tmp_path / "source")
    copytree(LOCALES, tmp_path / "locales")
    added = plattform("translations", "add", code, cwd=tmp_path)
    assert added.returncode == 0, added.stderr
    file = tmp_path / "source" / "translations" / code / "platform.yaml"
    slot = '    text: ""\n    status: missing\n'
    done = '    text: "[se]"\n    source: "dec39bf9"\n    status: draft\n'
    file.write_text(file.read_text("utf-8").replace(slot, done, 1), "utf-8")
    words = f"language:\n  name: {{text: {name}, source: Unicode CLDR, approved_by: ''}}\n"
    (tmp_path / "locales" / f"{code}.yaml").write_text(words, "utf-8")
    here = TESTS.parent
    settings = (here / "mkdocs.yml").read_text("utf-8")
    for before, after in {
        "        - code: sma\n": f"        - code: sma\n        - code: {code}\n          drafts: true\n",
        "custom_dir: overrides": f"custom_dir: {here / 'overrides'}",
        "use_directory_urls": f"docs_dir: {here / 'docs'}\nuse_directory_urls",
    }.items():
        assert before in settings
        settings = settings.replace(before, after)
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    where = ("--config-file", str(tmp_path / "mkdocs.yml"), "--site-dir", str(tmp_path / "site"))
    command = (sys.executable, "-m", "tests.pseudo", str(tmp_path / "locales"))
    run = subprocess.run(
        [*command, "build", "--strict", *where],
        cwd=here,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    site = Site(tmp_path, tmp_path / "site", run.stdout)
    written = {f"{code}/{path}" for path in site.norwegian if not path.startswith("guide/")}
    assert written - {f"{code}/404.html"} <= {*site.pages}
    link = site.pages[""].tree.css_first(f'nav.languages a[hreflang="{code}"]')
    assert link is not None
    assert (link.text(strip=True), link.attributes["lang"]) == (name, code)
    title = site.pages[f"{code}/"].tree.css_first("h1")
    assert title is not None
    assert (title.text(strip=True), title.attributes.get("lang")) == ("[se]", code)
    assert site.json(f"{code}/search/search_index.json")["docs"]


@pytest.mark.parametrize("code", ["se", "sma", "smj"])
def test_a_sami_language_has_a_form_for_two(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CLDR knows of a dual; the words here are signs, for Sámi is never made up."""
    forms = '{one: "{n} [1]", two: "{n} [2]", other: "{n} [3]"}'
    (tmp_path / f"{code}.yaml").write_text(f"count:\n  commitments: {forms}\n", "utf-8")
    copy(LOCALES / "nb.yaml", tmp_path)
    monkeypatch.setattr(wording, "LOCALES", tmp_path)
    forget_words()
    said = [Words(code)("count.commitments", n=n).striptags() for n in (1, 2, 3, 11)]
    monkeypatch.undo()
    forget_words()
    assert said == ["1 [1]", "2 [2]", "3 [3]", "11 [3]"]


def forget_words() -> None:
    for remembered in (wording.catalogue, wording.chrome, wording._phrase, wording._said):
        remembered.cache_clear()


@pytest.mark.parametrize(
    ("code", "number", "large", "date", "size"),
    [
        ("nb", "1798", "17\u00a0991", "17. mai 2024", "1,2 MB"),
        ("en", "1,798", "17,991", "17 May 2024", "1.2 MB"),
    ],
)
def test_numbers_and_dates_are_written_as_the_language_has_them(
    code: str, number: str, large: str, date: str, size: str
) -> None:
    t = Words(code)
    assert (t.number(1798), t.number(17_991), t.date("2024-05-17")) == (number, large, date)
    assert t.size(1_234_567).striptags() == size
