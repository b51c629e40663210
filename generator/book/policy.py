"""What the pages forbid the browser, whatever they may come to hold: to ask strangers for anything, and more.

The policy stands in each page, so that it holds on every host. What a page cannot say of itself
(who may show it in a frame, and how it is to be read) stands in the headers, which a host has to send.
"""

from __future__ import annotations

_OF_A_PAGE = {
    "default-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "object-src": "'none'",
}

IN_A_PAGE = "; ".join(map(" ".join, _OF_A_PAGE.items()))
"""The policy as a page has it in its head."""

ELEMENT = f'<meta http-equiv="Content-Security-Policy" content="{IN_A_PAGE}">'
"""How it stands in a page: first in the head, so that it holds for all that follows."""

ON_A_DISK = IN_A_PAGE.replace("'self'", "'self' file:")
"""The same for a page opened from a disk, where engines differ in what is its own."""

OTHER_HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": ", ".join(
        f"{of}=()"
        for of in (
            *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope"),
            *("magnetometer", "microphone", "midi", "payment", "usb"),
        )
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""What every answer is sent with besides the policy."""


def sent(framed_by: str) -> str:
    """The policy as a header; ``framed_by`` says who may show the page in a frame."""
    return "; ".join(map(" ".join, sorted(_sent(framed_by).items(), key=_order)))


def _sent(framed_by: str) -> dict[str, str]:
    return _OF_A_PAGE | {"frame-ancestors": framed_by}


def _order(directive: tuple[str, str]) -> tuple[bool, str]:
    return directive[0] != "default-src", directive[0]
