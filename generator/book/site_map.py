"""Every address of the site, decided in one place.

A path is written from the root of the site, without a leading slash and, for pages, with one at
the end: ``punkt/142/``. The platform's own language stands at the root, every other under its
code (``Book.at``), with the same path and the same fragment. Paths are promises: they are added to, never changed.
"""

from __future__ import annotations

from generator import ids
from generator.platform.model import Commitment, Part, Sector, Term

HOME = ""
ALL = "punkt/"
ABOUT = "om/"
SEARCH = "sok/"
GLOSSARY = "ordliste/"
FIGURES = "tall/"
TRANSLATIONS = "oversettelser/"
EDITIONS = "utgaver/"
SINCE = "siden-sist/"
FEED = "endringer/feed.xml"
MORE_STYLE = "assets/more.css"
FILTER_SCRIPT = "assets/filter.js"
CARD_STYLE = "assets/card.css"
CARD_SCRIPT = "assets/card.js"
ICON = "assets/icon.svg"
ACCESSIBILITY = "tilgjengelighet/"
REVIEW = "om/gjennomgang/"
DESK = "skrivebord/"
DESK_STYLE = "assets/desk.css"
DESK_SCRIPT = "assets/desk.js"
GUIDE = "guide/"
RULES = "guide/regler/"
KEYS = "guide/navn/"
SEARCH_INDEX = "search/search_index.json"
SEARCH_SCRIPT = "assets/search-worker.js"
SEARCH_LIBRARIES = ("search/lunr.js", "search/lunr.en.js")
SEARCH_TONGUES = "search/tongues.js"
PLATFORM_JSON = "data/platform.json"
PLATFORM_SCHEMA = "data/platform.schema.json"
COMMITMENTS_CSV = "data/commitments.csv"
COMMITMENTS_CSV_METADATA = "data/commitments.csv-metadata.json"
FOLLOWUPS_CSV = "data/followups.csv"
FOLLOWUPS_CSV_METADATA = "data/followups.csv-metadata.json"
COMMITMENTS_XLSX = "data/commitments.xlsx"
COMMITMENT_SCHEMA = "data/commitment.schema.json"
PLATFORM_TXT = "data/platform.txt"
PLATFORM_MD = "data/platform.md"
PLATFORM_EPUB = "data/platform.epub"
PLATFORM_AKN = "data/platform.akn.xml"
CATALOG_TTL = "data/catalog.ttl"
CATALOG_JSONLD = "data/catalog.jsonld"
MANIFEST = "data/manifest.json"
DATA = "data/"
LLMS = "llms.txt"
DOCUMENTS = "dokumenter/"

TEXT_KINDS = ("sector", "plain", "commitment")
"""The pages of the text itself, which most come to first: they are dressed by ``site.css`` alone."""


def rule(name: str) -> str:
    """The page of the guide that explains a rule."""
    return f"{RULES}{name}/"


def readings(lang: str, part: str, page: int = 1) -> str:
    """What waits to be read in a language, in a sector or among the rest: one page, or several."""
    return f"{DESK}{lang}/{part}/" + (f"{page}/" if page > 1 else "")


def sector(of: Sector) -> str:
    """The page of a sector."""
    return page_of(of.id)


def page_of(sector_id: str) -> str:
    """The page of whatever sector has had the id, standing or not."""
    return f"{sector_id}/"


def plain(of: Sector) -> str:
    """A sector in plain words: its commitments and paragraphs under the addresses they have there."""
    return f"{sector(of)}enkelt/"


def commitment(of: Commitment) -> str:
    """The permanent page of a commitment."""
    return numbered(of.number)


def numbered(number: int) -> str:
    """The permanent page of whatever commitment has had the number, standing or not."""
    return f"punkt/{number}/"


def commitment_json(of: Commitment) -> str:
    """The same as data."""
    return numbered_json(of.number)


def numbered_json(number: int) -> str:
    """The data of whatever commitment has had the number."""
    return f"{numbered(number)}index.json"


PICTURE_SIZE = 1200, 630
"""Pixels, as those who show pages that are passed on ask for."""

SITE_PICTURE = "assets/bilde.png"


def picture(page: str) -> str:
    """The picture of a page, for those to whom it is passed on."""
    return f"{page}bilde.png"


def document(of: Sector | None, *, large: bool = False) -> str:
    """The document of a sector, or of the whole platform; in large print as well."""
    return f"{DOCUMENTS}{'stor-skrift/' if large else ''}{of.id if of else 'plattform'}.pdf"


def braille(sector_id: str) -> str:
    """A sector in braille, as note takers and embossers read it."""
    return f"{DOCUMENTS}punktskrift/{sector_id}.brf"


def sector_md(sector_id: str) -> str:
    """A sector as Markdown, beside its page."""
    return f"{page_of(sector_id)}index.md"


def unicode_braille(path: str) -> str:
    """The same as the file at ``path``, in Unicode."""
    return path.removesuffix(".brf") + ".txt"


def remembering(number: int, fingerprint: str) -> str:
    """The permanent page, by a link that remembers which wording it was made for."""
    return f"{numbered(number)}?v={fingerprint}"


def card(number: int, fingerprint: str = "") -> str:
    """The card of a commitment; one with a fingerprint tells when the wording has changed."""
    return f"{numbered(number)}kort/" + (f"{fingerprint}/" if fingerprint else "")


def oembed(number: int) -> str:
    """What a site that embeds the card needs to know."""
    return f"{numbered(number)}oembed.json"


def edition(date: str) -> str:
    """What an edition changed."""
    return f"{EDITIONS}{date}/"


def edition_text(date: str) -> str:
    """An edition, whole."""
    return f"{edition(date)}tekst/"


def followup(id_: str) -> str:
    """Where one reads what has happened, and where it says so."""
    return f"{SINCE}#{id_}"


def scale(id_: str) -> str:
    """How somebody assesses commitments."""
    return f"{SINCE}#skala-{id_}"


def since(sector_id: str) -> str:
    """What has happened to the commitments of a sector."""
    return f"{SINCE}#{sector_id}"


def feed(sector_id: str = "") -> str:
    """What happens, for feed readers: in one sector, or in all."""
    return f"endringer/{sector_id}/feed.xml" if sector_id else FEED


def in_context(of: Sector, part: Part | Commitment) -> str:
    """A section or a commitment, where it stands on its sector's page."""
    return sector(of) if part is of else f"{sector(of)}#{part.id}"


def search_library(tongue: str) -> str:
    """What the search has from others to stem a language by."""
    return f"search/lunr.{tongue}.js"


SEARCH_PARTS = "search/parts/"
"""What the search of one language reads, in parts."""

SEARCH_HEAD = f"{SEARCH_PARTS}head.json"
"""What it reads first."""


EVERYDAY_WORDS = "search/everyday/"


def everyday_words(beginning: str) -> str:
    """The everyday words that begin with these letters, for the search."""
    return f"{EVERYDAY_WORDS}{beginning}.json"


def term(of: Term) -> str:
    """A term's explanation in the glossary."""
    return f"{GLOSSARY}#{ids.term(of.id)}"


def relative(start: str, target: str) -> str:
    """How the page at ``start`` links to ``target``; both are paths from the root.

    >>> relative("punkt/142/", "helse-og-eldre/#punkt-142")
    '../../helse-og-eldre/#punkt-142'
    >>> relative("", "om/")
    'om/'
    >>> relative("om/", "")
    '../'
    >>> relative("punkt/142/", "punkt/142/index.json")
    'index.json'
    >>> relative("punkt/142/", "punkt/142/")
    './'
    """
    path, sign, fragment = target.partition("#")
    if path == start and sign:
        return sign + fragment
    here, there = start.split("/")[:-1], path.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    way = "../" * (len(here) - shared) + "/".join(there[shared:])
    return (way or "./") + sign + fragment
