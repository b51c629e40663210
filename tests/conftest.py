"""What the tests share: sites built once, and the switch that blesses."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Playwright

from generator.source.load import ASKED_FOR
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


@pytest.fixture(autouse=True)
def source_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command that is run in this process says to those after it which source it was asked for."""
    monkeypatch.delenv(ASKED_FOR, raising=False)
    monkeypatch.setenv(ASKED_FOR, "")  # so that it is put back as it was
    monkeypatch.delenv(ASKED_FOR)


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
def city(shared: Path) -> Site:
    """The small imaginary city, built as an editor builds it, while some of our words wait there."""
    folder = shared / "city"
    return once(folder, lambda: build(waiting(TESTS / "city", folder / "project"), folder))


@pytest.fixture(scope="session")
def hostile(shared: Path) -> Site:
    """The city whose texts try to be more than text, with its largest texts filled in."""
    folder = shared / "hostile"
    return once(folder, lambda: build(grown(TESTS / "hostile", folder / "project"), folder))


@pytest.fixture(scope="session")
def real(shared: Path) -> Site:
    """The platform that this repository publishes."""
    return once(shared / "real", lambda: build(TESTS.parent, shared / "real"))


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A folder that every process of the tests has; nobody changes what lies in it."""
    base = tmp_path_factory.getbasetemp()
    several = hasattr(request.config, "workerinput")
    folder = (base.parent if several else base) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


def once(folder: Path, make: Callable[[], Site]) -> Site:
    """The site that one of the processes makes in a folder, and the others find there."""
    made = folder / "made.json"
    with FileLock(f"{folder}.lock"):
        if not made.exists():
            folder.mkdir(exist_ok=True)
            site = make()
            made.write_text(json.dumps([str(site.project), str(site.folder), site.said]), "utf-8")
    project, site_folder, said = json.loads(made.read_text("utf-8"))
    return Site(Path(project), Path(site_folder), said)


@pytest.fixture(params=["city", "hostile", "real"])
def site(request: pytest.FixtureRequest) -> Site:
    """Each of the three in turn."""
    found: Site = request.getfixturevalue(request.param)
    return found


WAITING = (
    ("plain/skole-og-barnehage.yaml", 'source: "1ee28abc"', 'source: "f2b9a100"', 2),
    (
        "plain/fjord-og-fjell.yaml",
        "strendene vår & høst, hvert år.",
        "<i>vår</i> & høst {{ 7*7 }}.",
        1,
    ),
    ("translations/en/skole-og-barnehage.yaml", "more teachers.", "ten more teachers.", 1),
    ("translations/en/skole-og-barnehage.yaml", 'source: "a347e251"', 'source: "f2b9a100"', 1),
    ("translations/en/fjord-og-fjell.yaml", "in spring & autumn,", "<i>in</i> spring & autumn", 1),
)
"""What is written otherwise in the city that is looked at: outdated, and more than text.

As it lies there, the city has nothing that the check speaks of; each of these is a warning.
"""


def waiting(project: Path, to: Path) -> Path:
    """A copy of the city in which a plain wording and its translation are outdated, and one hostile."""
    shutil.copytree(project, to)
    for file, before, after, times in WAITING:
        path = to / "source" / file
        text = path.read_text("utf-8")
        assert text.count(before) == times, before
        head, _, rest = text.rpartition(before)
        path.write_text(head + after + rest, "utf-8")
    settings = (to / "mkdocs.yml").read_text("utf-8")
    (to / "mkdocs.yml").write_text(settings.replace("../..", str(TESTS.parent)), "utf-8")
    return to


def grown(project: Path, to: Path) -> Path:
    """A copy of the hostile city in which the texts that are named large are large."""
    large = {
        "Stor-tittel": "En tittel på tre hundre bokstaver som aldri vil ta slutt " * 6,
        "Stor-undertittel": "Undertittel" * 30,
        "Stor-tekst": "hundre tusen tegn og litt til " * 3400,
        "Stor-hendelse": "hundre tusen tegn om det som skjedde " * 2800,
        "Stor-enkel": "hundre tusen enkle tegn og litt til " * 2900,
    }
    sources = {file: (project / file).read_text("utf-8") for file in _yaml(project)}
    for name, words in large.items():
        held = [file for file, text in sources.items() if f"'{name}'" in text]
        assert held, name
        for file in held:
            sources[file] = sources[file].replace(f"'{name}'", f"'{words.strip()}'")
    sources["mkdocs.yml"] = sources["mkdocs.yml"].replace("../..", str(TESTS.parent))
    for file, text in sources.items():
        (to / file).parent.mkdir(parents=True, exist_ok=True)
        (to / file).write_text(text, "utf-8")
    return to


def _yaml(project: Path) -> list[str]:
    """Every YAML file of a project."""
    return sorted(file.relative_to(project).as_posix() for file in project.rglob("*.y*ml"))
