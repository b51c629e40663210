"""What the pages ask for, and of whom: of nobody else, and nothing that a reader did not want."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext
from playwright.sync_api import Page as Tab

from generator.book import policy
from generator.book.site_map import TEXT_KINDS
from generator.data import hosting
from generator.doors.cli import HOSTS, main
from generator.settings import Settings
from tests import headers
from tests.accessibility.kinds import Sample, every
from tests.accessibility.views import PROOF, Fault, Shown, told
from tests.built import TESTS, Page
from tests.served import serve, without_headers

HEADERS = headers.parsed(hosting.headers(Settings()))
"""The rules of a site at the root of its host."""

HOSTING = TESTS.parent / "HOSTING.md"

MOST_SCRIPTS = {"search": 2, "commitments": 2, "readings": 2}
"""One, but for the page of hits, which brings what searches, the page with a filter, and the desk."""

VIOLATIONS = """addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});"""


def test_no_page_breaks_the_policy_or_asks_for_more_than_it_needs(shown: Shown) -> None:
    """Under the headers of ``_headers``: no violation, no error, no stranger, no cookie."""
    faults: list[Fault] = []
    for sample in shown.norwegian if PROOF else _asking(shown):
        with shown.reader() as context:
            faults += [(str(sample), fault) for fault in _visit(shown, context, sample)]
    assert not faults, told(faults)


def _asking(shown: Shown) -> tuple[Sample, ...]:
    """A page of each kind that asks for other files than the rest do."""
    kinds = {"card", "commitment", "commitments", "guide", "home", "readings", "search", "data"}
    return tuple(sample for sample in shown.usual if sample.kind in kinds)


def _visit(shown: Shown, context: BrowserContext, sample: Sample) -> Iterator[str]:
    tab = context.new_page()
    asked: list[tuple[str, str]] = []
    complaints = _listen(tab)
    tab.on("request", lambda request: asked.append((request.resource_type, request.url)))
    shown.go(tab, sample)
    tab.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)")
    tab.wait_for_timeout(50)
    yield from (c for c in complaints if not ("404" in c and sample.path == "404.html"))
    for _, url in asked:
        if not url.startswith(shown.served.origin):
            yield f"asks a stranger: {url}"
    kinds = Counter(kind for kind, url in asked if not urlsplit(url).path.endswith("/icon.svg"))
    if kinds != _may_ask_for(sample) and not sample.query:
        yield f"asks for {dict(kinds)}, not {dict(_may_ask_for(sample))}"
    if context.cookies():
        yield f"sets cookies: {context.cookies()}"
    stored = tab.evaluate("() => Object.keys(localStorage).concat(Object.keys(sessionStorage))")
    if stored:
        yield f"stores {stored} unasked"


def _may_ask_for(sample: Sample) -> Counter[str]:
    """The page, its style sheets, one script, and the pictures that a hand-written page shows."""
    scripts = MOST_SCRIPTS.get(sample.kind, 1)
    pictures = {node.attributes.get("src") for node in sample.page.tree.css("img")}
    styles = 1 if sample.kind in TEXT_KINDS or sample.is_card else 2
    styles += sample.kind == "readings"  # the desk has its own, which no reader fetches
    return +Counter(document=1, stylesheet=styles, script=scripts, image=len(pictures))


def _listen(tab: Tab) -> list[str]:
    complaints: list[str] = []
    tab.add_init_script(VIOLATIONS)
    tab.on("pageerror", lambda error: complaints.append(f"script: {error}"))
    tab.on(
        "console",
        lambda said: (
            complaints.append(f"{said.type}: {said.text}")
            if said.type in ("error", "warning")
            else None
        ),
    )
    return complaints


def test_every_page_and_card_carries_the_policy_before_anything_else(city_shown: Shown) -> None:
    """What the headers say too, as far as a page can say it of itself."""
    files = [*city_shown.site.folder.rglob("*.html")]
    assert len(files) > 100
    for file in files:
        head = file.read_text("utf-8").partition("<head>")[2].lstrip()
        assert head.startswith(policy.ELEMENT), file
    said = headers.headers(HEADERS, "/")["Content-Security-Policy"]
    assert {*policy.IN_A_PAGE.split("; ")} == {*said.split("; ")} - {"frame-ancestors 'none'"}


def test_without_any_header_no_page_may_ask_a_stranger(
    city_shown: Shown, each_browser: Browser
) -> None:
    """As on a forge's own pages, whatever a page comes to hold, and without breaking it."""
    with without_headers(city_shown.site.folder) as root, each_browser.new_context() as context:
        tab = context.new_page()
        complaints = _listen(tab)
        answered: list[str] = []
        tab.on("requestfinished", lambda request: answered.append(request.url))
        tab.route("https://a.example/**", lambda route: route.fulfill(status=200, body=""))
        tab.goto(f"{root}sok/?q=skole")
        tab.wait_for_selector("[data-hits] li")
        assert not [said for said in complaints if "policy" in said]
        tab.evaluate('document.body.innerHTML += \'<img src="https://a.example/" onerror="0">\'')
        tab.wait_for_timeout(200)
        assert any("img-src" in said for said in complaints)
        assert answered
        assert not [url for url in answered if not url.startswith(root)]


def test_the_policy_is_heard_when_it_is_broken(city_shown: Shown) -> None:
    with city_shown.tab() as tab:
        complaints = _listen(tab)
        city_shown.go(tab, city_shown.of_kind("home"))
        tab.evaluate("() => { document.body.setAttribute('style', 'color: red'); }")
        tab.evaluate("() => { document.body.innerHTML += '<img src=\"https://a.example/\">'; }")
        tab.wait_for_timeout(100)
    assert "style-src" in "\n".join(complaints)
    assert "img-src" in "\n".join(complaints)


def test_nothing_is_inline(shown: Shown) -> None:
    """No script, style or handler stands in any page: all of them are read, not a sample."""
    faults: list[Fault] = []
    for sample in every(shown.site):
        faults += [(str(sample), fault) for fault in _inline(sample.page)]
    assert not faults, told(faults)


def _inline(page: Page) -> Iterator[str]:
    """Data for machines is not run, and no policy refuses it."""
    data = '[type="application/ld+json"]'
    for node in page.tree.css(
        f"style, script:not([src], {data}), [style], iframe, object, embed, base"
    ):
        yield f"has {(node.html or '')[:80]}"
    for node in page.tree.css("*"):
        for name, value in node.attributes.items():
            if name.startswith("on") or (value or "").lower().startswith("javascript:"):
                yield f"has {name}={value}"


def test_only_cards_and_what_their_links_lead_to_may_be_framed() -> None:
    rules = HEADERS
    for path in ("/", "/punkt/", "/punkt/1/kort", "/en/", "/en/punkt/", "/om/", "/404.html"):
        assert "frame-ancestors 'none'" in headers.headers(rules, path)["Content-Security-Policy"]
    for path in (
        "/punkt/1/",
        "/en/punkt/1/",
        "/punkt/1/kort/",
        "/en/punkt/1/kort/",
        "/sma/punkt/285/kort/0a1b2c3d/",
    ):
        sent = headers.headers(rules, path)["Content-Security-Policy"]
        assert "frame-ancestors *" in sent
        assert "none';" in sent.replace("frame-ancestors", "")
        assert sent.startswith("default-src 'self';")


def test_the_policy_is_strict() -> None:
    for rule in HEADERS:
        for name, value in rule.added:
            if name == "Content-Security-Policy":
                assert "default-src 'self'" in value
                assert "unsafe" not in value
                assert "sha256" not in value
    sent = headers.headers(HEADERS, "/")
    assert sent["Referrer-Policy"] == "no-referrer"
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert "camera=()" in sent["Permissions-Policy"]


def test_a_page_cannot_be_framed_by_another_site(city_shown: Shown, tmp_path: Path) -> None:
    page = f'<!doctype html><iframe src="{city_shown.served.address}"></iframe>'
    (tmp_path / "index.html").write_text(page, "utf-8")
    (tmp_path / "_headers").write_text("", "utf-8")
    with serve(tmp_path) as other, city_shown.tab() as tab:
        tab.goto(other.address)
        assert tab.frames[1].url.startswith("chrome-error:")


def test_the_site_carries_its_headers(shown: Shown) -> None:
    """With the path that the site has, for hosts that read them at the root."""
    settings = Settings(site_url=shown.site.url)
    said = (shown.site.folder / "_headers").read_text("utf-8")
    assert said == hosting.headers(settings)
    root = urlsplit(shown.site.url).path
    rules = headers.parsed(said)
    card = headers.headers(rules, f"{root}en/punkt/1/kort/")["Content-Security-Policy"]
    assert "frame-ancestors *" in card
    assert "frame-ancestors 'none'" in headers.headers(rules, root)["Content-Security-Policy"]
    assert not headers.headers(rules, "/et-annet-sted/") or root == "/"


@pytest.mark.parametrize("host", hosting.RECIPES)
def test_the_guide_for_hosts_shows_what_the_command_prints(host: str) -> None:
    """``HOSTING.md`` has it for a site at the root of its host; the command for one's own address."""
    printed = hosting.recipe(host, Settings())
    assert f"```{host if host != 'github' else 'text'}\n{printed}```\n" in HOSTING.read_text(
        "utf-8"
    )


def test_the_command_prints_for_the_address_in_the_settings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(TESTS / "city")
    assert set(HOSTS) == set(hosting.RECIPES)
    assert main(["hosting", "nginx", "--folder", "/srv/by"]) == 0
    said = capsys.readouterr().out
    assert "location /plattform/ {\n        alias /srv/by/;" in said
    assert "server_name havdal.example;" in said
