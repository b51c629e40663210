"""The examples in docstrings are true: what stands after ``>>>`` gives what stands below it."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

from tests.house.test_stairs import FILES, name

WITH_EXAMPLES = [name(file) for file in FILES if "    >>> " in file.read_text("utf-8")]


@pytest.mark.parametrize("module", WITH_EXAMPLES)
def test_the_examples_are_true(module: str) -> None:
    found = doctest.testmod(import_module(module))
    assert found.attempted
    assert not found.failed
