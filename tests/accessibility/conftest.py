"""The two sites that are looked at: the imaginary city with one of each, and the real one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from generator.doors.plugin import settings
from tests.accessibility.views import PROOF, Shown
from tests.built import Site
from tests.served import serve


@contextmanager
def show(site: Site, browser: Browser) -> Iterator[Shown]:
    """Serve a site where its own address says that it lies."""
    root = urlsplit(settings(site.project / "mkdocs.yml").site_url).path
    with serve(site.folder, root) as served:
        yield Shown(site, served, browser)


@pytest.fixture(scope="session")
def city_shown(city: Site, browser: Browser) -> Iterator[Shown]:
    with show(city, browser) as shown:
        yield shown


@pytest.fixture(scope="session")
def real_shown(real: Site, browser: Browser) -> Iterator[Shown]:
    with show(real, browser) as shown:
        yield shown


@pytest.fixture(scope="session")
def city_in_firefox(city: Site, firefox: Browser) -> Iterator[Shown]:
    with show(city, firefox) as shown:
        yield shown


@pytest.fixture(scope="session")
def real_in_firefox(real: Site, firefox: Browser) -> Iterator[Shown]:
    with show(real, firefox) as shown:
        yield shown


@pytest.fixture(scope="session")
def hostile_shown(hostile: Site, browser: Browser) -> Iterator[Shown]:
    with show(hostile, browser) as shown:
        yield shown


SITES = ("city", "real") if PROOF else ("city",)
"""The city has every kind of page once; ``make proof`` looks at the real site's pages too."""


@pytest.fixture(params=SITES)
def shown(request: pytest.FixtureRequest) -> Shown:
    """Each site in turn."""
    found: Shown = request.getfixturevalue(f"{request.param}_shown")
    return found


ENGINES = ("shown", "in_firefox")


@pytest.fixture(params=[f"{site}_{engine}" for site in SITES for engine in ENGINES])
def each_shown(request: pytest.FixtureRequest) -> Shown:
    """Each site in each engine in turn."""
    found: Shown = request.getfixturevalue(request.param)
    return found


@pytest.fixture(params=[f"city_{engine}" for engine in ENGINES])
def each_city(request: pytest.FixtureRequest) -> Shown:
    """The city in each engine in turn."""
    found: Shown = request.getfixturevalue(request.param)
    return found
