"""What the publisher decides, in ``mkdocs.yml``, as every room may use it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from generator.problems import Place


@dataclass(frozen=True)
class Language:
    """A language of the site, by its BCP 47 code, and whether its drafts are shown."""

    code: str
    drafts: bool = False


PLACEHOLDER = "https://plattform.example/"
"""The address that a site has until it is given one."""


CONFIGURATION = Path("mkdocs.yml")
"""Where it is written, from the folder that one stands in."""


PREVIEW = "127.0.0.1:8000"
"""Where ``plattform serve`` shows the site, unless it is told otherwise."""


FORM = "noe-har-skjedd.yml"
"""The form on the forge by which readers tell what has happened, among the templates of issues."""


SUGGESTION_FORM = "foresla-endring.yml"
"""The form on the forge by which readers propose other words for a text of ours."""


LONGEST_PREFILLED = 6000
"""Signs of an address that holds what is filled in beforehand: browsers and forges take no more than about 8,000."""


COUNTRY_CODE = re.compile(r"[a-z]{2}")


SHARED = re.compile(
    r"(punkt|utgaver)/\d|(assets|search|sok|guide|skrivebord|tilgjengelighet|endringer)(/|$)"
    r"|data/manifest\.json|for-og-na/|sitemap\.xml|_headers"
)
"""What is of no platform alone: the addresses of numbers and dates, and what the site has once."""


def placed(path: str, period: str, codes: Iterable[str]) -> str:
    """Where a path of a platform is that is no longer in force: under its period; twice is as once.

    >>> placed("om/", "2023-2027", ["en"]), placed("en/2023-2027/om/", "2023-2027", ["en"])
    ('2023-2027/om/', 'en/2023-2027/om/')
    >>> placed("en/helse/#skole", "2023-2027", ["en"]), placed("punkt/7/", "2023-2027", ["en"])
    ('en/2023-2027/helse/#skole', 'punkt/7/')
    """
    first, sign, rest = path.partition("/")
    before, after = (f"{first}/", rest) if sign and first in codes else ("", path)
    if not period or after.startswith(f"{period}/") or SHARED.match(after):
        return path
    return f"{before}{period}/{after}"


def unplaced(path: str, period: str) -> str:
    """Where it was while the platform was in force.

    >>> unplaced("en/2023-2027/om/", "2023-2027")
    'en/om/'
    """
    return path.replace(f"{period}/", "", 1) if period else path


@dataclass(frozen=True)
class Settings:
    """What the publisher decides, in ``mkdocs.yml``."""

    site_url: str = PLACEHOLDER
    contact: str = ""
    statement: str = ""
    licence: str = ""
    publisher: str = ""
    organisation_number: str = ""
    country: str = "no"
    """Two letters of ISO 3166: whose law a document of law is of."""
    documents: bool = False
    production: bool = False
    repository: str = ""
    edit: str = ""
    new: str = ""
    """The way from the repository to the forge's page for a new file: {path}, and {text} if it takes that."""
    source: str = "source"
    """The folder of the text, from the root of the repository."""
    former: tuple[str, ...] = ()
    """The addresses that the site has had, the oldest first."""
    identity: str = ""
    """The address that everything is named after, where it was given another than the site's own."""
    lines: tuple[tuple[str, int], ...] = ()
    """On which line of the file each setting is written, where that is known."""
    languages: tuple[Language, ...] = field(default=(Language("nb"),))
    period: str = ""
    """The years of the platform whose pages are made, where that is no longer in force."""

    def edit_at(self, place: Place) -> str:
        """Where the forge lets one change the line; empty where there is no forge."""
        if not (self.repository and self.edit):
            return ""
        way = self.edit.replace("{path}", quote(place.file)).replace("{line}", str(place.line))
        return f"{self.repository.rstrip('/')}/{way}"

    def tell_at(self, id_: str) -> str:
        """Where a reader tells what has happened to a commitment; empty where nobody is to be told.

        The forge's own form knows the commitment; on other forges, and where there is none, the one who
        publishes is told.
        """
        forge = self.repository.rstrip("/")
        if is_address(forge) and urlsplit(forge).hostname == "github.com":
            return f"{forge}/issues/new?template={FORM}&commitment={quote(id_)}"
        return self.contact

    def suggest_at(self, unit: str, words: str) -> str:
        """The forge's form for other words, with those of today filled in; empty where it has no forms.

        Long words are left for the reader to write: the address would be too long.
        """
        forge = self.repository.rstrip("/")
        if not is_address(forge) or urlsplit(forge).hostname != "github.com":
            return ""
        said = {"unit": unit, "present": words, "proposal": words}
        return _prefilled(f"{forge}/issues/new?template={SUGGESTION_FORM}&", said, ("unit",))

    def suggest_by_mail(self, subject: str, words: str) -> str:
        """A letter to those who publish, with the words of today in it; empty where they have no such address."""
        if urlsplit(self.contact).scheme != "mailto" or "?" in self.contact:
            return ""
        said = {"subject": subject, "body": words}
        return _prefilled(f"{self.contact}?", said, ("subject",))

    @property
    def new_file(self) -> str:
        """Where the forge lets one add a file, with ``{path}`` for its name; empty where there is none."""
        both = self.repository and self.new
        return f"{self.repository.rstrip('/')}/{self.new}" if both else ""

    @property
    def unaddressed(self) -> bool:
        """Whether nobody has said yet where readers will find the site."""
        return self.site_url == PLACEHOLDER

    def absolute(self, path: str) -> str:
        """The whole address of a path."""
        return self.beyond(self.placed(path))

    def beyond(self, path: str) -> str:
        """The whole address of a path that is no part of the platform whose pages are made."""
        return self.site_url.rstrip("/") + "/" + path

    def named(self, path: str) -> str:
        """What names a path for machines: the same wherever the site has moved."""
        return (self.identity or self.site_url).rstrip("/") + "/" + self.placed(path)

    def placed(self, path: str) -> str:
        """Where a path is in the site: under its period where the platform is no longer in force."""
        return (
            placed(path, self.period, [of.code for of in self.languages]) if self.period else path
        )


def _prefilled(start: str, said: Mapping[str, str], least: tuple[str, ...]) -> str:
    whole = start + urlencode(said, quote_via=quote)
    if len(whole) <= LONGEST_PREFILLED:
        return whole
    return start + urlencode({name: said[name] for name in least}, quote_via=quote)


ON_THE_WEB = ("http", "https")
"""The schemes of addresses at which a page may be."""

BESIDE_THE_WEB = ("mailto", "tel")
"""The schemes by which a reader may write or call."""


_NOT_IN_ADDRESSES = re.compile(r'[\s"<>\\^`{|}]')


def is_address(said: str) -> bool:
    """Whether what is said is an address on the web, rather than words."""
    return _scheme(said) in ON_THE_WEB


def may_be_followed(said: str) -> bool:
    """Whether what is said is an address that a link may lead to: on the web, an e-mail, a telephone.

    This decides it for settings and source alike; whatever else a scheme may do, no link of ours does.
    """
    return _scheme(said) in (*ON_THE_WEB, *BESIDE_THE_WEB)


def in_a_link(address: str) -> str:
    """An address as a link in a file has it: signs that no address may hold are written by number.

    >>> in_a_link('https://x.example/<a>?b="c"')
    'https://x.example/%3Ca%3E?b=%22c%22'
    """
    return _NOT_IN_ADDRESSES.sub(lambda sign: f"%{ord(sign[0]):02X}", address)


def _scheme(said: str) -> str:
    """The scheme of a whole address, in small letters; empty where it is none."""
    if not said.isprintable() or " " in said:
        return ""
    try:
        parts = urlsplit(said)
        host = parts.hostname
    except ValueError:
        return ""
    whole = host if parts.scheme in ON_THE_WEB else parts.path and not parts.netloc
    return parts.scheme if whole else ""
