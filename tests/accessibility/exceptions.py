"""What an engine may find without a test failing: each with its reason. Keep it short."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Exception_:
    """A rule of an engine, where it may speak, and why that is no fault."""

    engine: str
    rule: str
    where: str
    reason: str


EXCEPTIONS = (
    Exception_(
        "axe, cannot tell",
        "hidden-content",
        "",
        "Says only that something is hidden: the address that is printed, forms that wait for "
        "their script. What opens is tested open.",
    ),
    Exception_(
        "axe, cannot tell",
        "p-as-heading",
        'class="tagline',
        "A sector's tagline belongs to the heading that it follows; nothing stands under it.",
    ),
)


def is_excepted(engine: str, rule: str, where: str) -> bool:
    """Whether the list names this."""
    return any(e.engine == engine and e.rule == rule and e.where in where for e in EXCEPTIONS)
