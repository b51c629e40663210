"""The same sites and readers as in ``tests/accessibility``."""

from __future__ import annotations

from tests.accessibility.conftest import city_shown, hostile_shown, real_shown, shown

__all__ = ["city_shown", "hostile_shown", "real_shown", "shown"]
