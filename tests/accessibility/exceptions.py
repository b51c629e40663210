"""What an engine may find without a test failing: each with its reason. Keep it short."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Excepted:
    """A rule of an engine, where it may speak, and why that is no fault."""

    engine: str
    rule: str
    where: str
    reason: str


EXCEPTIONS = (
    Excepted(
        "axe, cannot tell",
        "hidden-content",
        "",
        "Says only that something is hidden: the address that is printed, forms that wait for "
        "their script. What opens is tested open.",
    ),
    Excepted(
        "axe, cannot tell",
        "p-as-heading",
        'class="tagline',
        "A sector's tagline belongs to the heading that it follows; nothing stands under it.",
    ),
    Excepted(
        "axe, cannot tell",
        "color-contrast",
        "<td>",
        "A single figure is too short for it; the table's other cells have the same colours.",
    ),
    Excepted("axe, cannot tell", "color-contrast-enhanced", "<td>", "The same."),
)


def is_excepted(engine: str, rule: str, where: str) -> bool:
    """Whether the list names this."""
    return any(e.engine == engine and e.rule == rule and e.where in where for e in EXCEPTIONS)
