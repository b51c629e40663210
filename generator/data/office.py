"""What each file for an office program is made with: as text, and the same bytes each time."""

from __future__ import annotations

import datetime as dt

LONGEST = 32_767
"""Characters. Excel cannot hold more in a cell."""

NO_TIME = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - a day in no zone: nobody is told when it was made

TEXTS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""How XlsxWriter takes a text: as text, whatever it looks like."""
