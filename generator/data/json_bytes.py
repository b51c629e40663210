"""JSON as it stands in every data file: readable, its letters as they are, a newline at the end."""

from __future__ import annotations

from typing import Any

from pydantic_core import to_json


def as_json(value: Any) -> bytes:
    """A value of the shape, or any other."""
    return to_json(value, indent=2) + b"\n"
