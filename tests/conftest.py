"""What the tests share: sites built once, and the switch that blesses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from tests import browser as browsers
from tests.built import TESTS, Site, build


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--bless", action="store_true", help="accept today's output as the expected one"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In Firefox too is ``long``, unless the test says that engines differ in what it asks."""
    for item in items:
        if "firefox" in item.name.partition("[")[2] and not item.get_closest_marker("engines"):
            item.add_marker(pytest.mark.long)


@pytest.fixture(scope="session")
def bless(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--bless"))


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers: one for all of them."""
    with browsers.running() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A real Chromium."""
    with browsers.launched() as browser:
        yield browser


@pytest.fixture(scope="session")
def firefox(
    playwright: Playwright,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Browser]:
    """A real Firefox, the machine's own."""
    if browsers.firefox() is None:
        pytest.skip(browsers.NO_FIREFOX)
    with browsers.launched_firefox(tmp_path_factory.mktemp("firefox")) as browser:
        yield browser


@pytest.fixture(params=("browser", "firefox"), ids=("chromium", "firefox"))
def each_browser(request: pytest.FixtureRequest) -> Browser:
    """Each engine in turn."""
    found: Browser = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small imaginary city, built as an editor builds it."""
    return build(TESTS / "city", tmp_path_factory.mktemp("city"))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The city whose texts try to be more than text, with its largest texts filled in."""
    folder = tmp_path_factory.mktemp("hostile")
    return build(grown(TESTS / "hostile", folder / "project"), folder)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The platform that this repository publishes."""
    return build(TESTS.parent, tmp_path_factory.mktemp("real"))


@pytest.fixture(params=["city", "hostile", "real"])
def site(request: pytest.FixtureRequest) -> Site:
    """Each of the three in turn."""
    found: Site = request.getfixturevalue(request.param)
    return found


def grown(project: Path, to: Path) -> Path:
    """A copy of the hostile city in which the texts that are named large are large."""
    large = {
        "Stor-tittel": "En tittel på tre hundre bokstaver som aldri vil ta slutt " * 6,
        "Stor-undertittel": "Undertittel" * 30,
        "Stor-tekst": "hundre tusen tegn og litt til " * 3400,
    }
    settings = (project / "mkdocs.yml").read_text("utf-8")
    text = (project / "source" / "platform.yaml").read_text("utf-8")
    for name, words in large.items():
        assert f"'{name}'" in text
        text = text.replace(f"'{name}'", f"'{words.strip()}'")
    (to / "source").mkdir(parents=True)
    (to / "mkdocs.yml").write_text(settings.replace("../..", str(TESTS.parent)), "utf-8")
    (to / "source" / "platform.yaml").write_text(text, "utf-8")
    return to
