"""What the tests of search share: the real platform's site, served."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.built import Site
from tests.served import serve


@pytest.fixture(scope="module")
def root(real: Site) -> Iterator[str]:
    """The address of the real platform's site."""
    with serve(real.folder) as served:
        yield served.address
