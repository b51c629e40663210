"""The rules that every host is told, each in its own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.book import policy
from generator.settings import Settings

TYPES = {
    "csv": "text/csv",
    "epub": "application/epub+zip",
    "jsonld": "application/ld+json",
    "md": "text/markdown",
    "ttl": "text/turtle",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
"""What hosts often have no type for, by the ending of the file."""

TEXTS = ("csv", "jsonld", "md", "ttl")
"""Those of them that are text, and in UTF-8."""

COMPRESSED = (
    *("text/html", "text/css", "text/javascript", "text/plain", "text/xml"),
    *("application/javascript", "application/json", "application/xml", "image/svg+xml"),
    *sorted(TYPES[ending] for ending in TEXTS),
)
"""What is sent compressed to who asks for it."""


@dataclass(frozen=True)
class Former:
    """A place that the site has left: the host, and the path there, with a slash at its end."""

    host: str
    root: str


@dataclass(frozen=True)
class Rules:
    """What holds for a site: where it is to be found, where it lies, and what it is sent with."""

    scheme: str
    host: str
    root: str
    folder: str
    former: tuple[Former, ...] = ()
    """Where the site was, the oldest first; the old addresses are to lead here."""

    @property
    def address(self) -> str:
        """The whole address."""
        return f"{self.scheme}://{self.host}{self.root}"

    @property
    def bare(self) -> str:
        """The path of the site without the slash at its end; nothing at the root of a host."""
        return self.root.rstrip("/")

    @property
    def headers(self) -> dict[str, str]:
        """What every answer is sent with, where nothing else is said."""
        return {
            "Access-Control-Allow-Origin": "*",
            "Content-Security-Policy": policy.sent("'none'"),
            **policy.OTHER_HEADERS,
        }

    @property
    def framed(self) -> str:
        """The policy of what other sites may show in a frame."""
        return policy.sent("*")

    @property
    def may_be_framed(self) -> str:
        """A regular expression for the paths of cards and of the commitments that they lead to."""
        return rf"^{re.escape(self.root)}([^/]+/)?punkt/[^/]+/(kort/|index\.html$|$)"


def rules(settings: Settings, folder: str = "") -> Rules:
    """The rules for a site with these settings that lies in ``folder`` on its host."""
    parts = urlsplit(settings.absolute(""))
    scheme, host = parts.scheme or "https", parts.hostname or "plattform.example"
    former = tuple(
        Former(old.hostname or "", old.path or "/")
        for old in map(urlsplit, settings.former)
        if (old.hostname, old.path or "/") != (host, parts.path or "/")
    )
    return Rules(scheme, host, parts.path or "/", folder.rstrip("/"), former)
