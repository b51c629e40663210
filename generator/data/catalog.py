"""``/data/catalog.ttl`` and ``.jsonld``: the data set described by DCAT-AP-NO, for data.norge.no.

What the publisher has not said in ``mkdocs.yml`` is left out; nothing is made up to please a form.
The two files are written from one list of statements.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from generator import ids
from generator.book import site_map
from generator.book.book import Book
from generator.book.data_files import DataFile, files, spoken
from generator.data.json_bytes import as_json
from generator.settings import is_address
from generator.wording.language_codes import three_letters

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_EU = "http://publications.europa.eu/resource/authority"

LANGUAGES = ("nb", "nn", "en", "se", "sma", "smj")
"""Those that are known to stand in the EU's list; one that is not here is left out."""

LICENCES = {
    "creativecommons.org/licenses/by/4.0": "CC_BY_4_0",
    "creativecommons.org/publicdomain/zero/1.0": "CC0",
    "data.norge.no/nlod/no/1.0": "NLOD_1_0",
    "data.norge.no/nlod/no/2.0": "NLOD_2_0",
    "data.norge.no/nlod/en/2.0": "NLOD_2_0",
}
"""The names of licences in the EU's list, which data.norge.no asks for; another stands as it is."""


@dataclass(frozen=True)
class Address:
    """A thing named by its address."""

    of: str


@dataclass(frozen=True)
class Text:
    """A text, in a language or of a type."""

    of: str
    lang: str = ""
    type: str = ""


Thing = Address | Text
Statement = tuple[str, str, Thing]
"""Something said of an address, as in RDF: subject, predicate, object."""


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield the description in both forms."""
    said = list(statements(book))
    yield site_map.CATALOG_TTL, _turtle(said).encode()
    yield site_map.CATALOG_JSONLD, as_json(_json_ld(said))


def statements(book: Book) -> Iterator[Statement]:
    """Everything that is said: of the catalogue, the data set, its files and its publisher."""
    page = book.settings.named(site_map.DATA)
    catalogue, dataset, publisher = f"{page}#katalog", f"{page}#datasett", f"{page}#utgiver"
    yield catalogue, "rdf:type", _name("dcat:Catalog")
    yield catalogue, "dcat:dataset", Address(dataset)
    yield dataset, "rdf:type", _name("dcat:Dataset")
    for of in (catalogue, dataset):
        yield of, "dct:identifier", Text(of, type="xsd:anyURI")
        yield from _titles(book, of)
        yield from _responsible(book, of, publisher, f"{page}#kontakt")
    yield dataset, "dcat:theme", Address(f"{_EU}/data-theme/GOVE")
    yield dataset, "dct:accessRights", Address(f"{_EU}/access-right/PUBLIC")
    yield dataset, "dcat:landingPage", Address(book.settings.absolute(site_map.DATA))
    for words in book.described_in:
        keyword = words.plain(f"called.{book.platform.kind}.name")
        yield dataset, "dcat:keyword", Text(keyword, words.lang)
    for language in sorted({of.lang for of in files(book)}):
        yield from _language(dataset, language)
    if book.platform.adopted_on:
        yield dataset, "dct:issued", Text(book.platform.adopted_on, type="xsd:date")
    for file in files(book):
        own = f"{page}#{file.anchor}"
        yield dataset, "dcat:distribution", Address(own)
        yield from _distribution(book, own, file)


def _titles(book: Book, of: str) -> Iterator[Statement]:
    yield of, "dct:title", Text(book.platform.title, book.platform.language)
    for words in book.described_in:
        said = words.plain(
            "data.catalog_description", platform=book.say(ids.PLATFORM, words.lang).text
        )
        yield of, "dct:description", Text(said, words.lang)


def _responsible(book: Book, of: str, publisher: str, contact: str) -> Iterator[Statement]:
    settings = book.settings
    if settings.publisher:
        yield of, "dct:publisher", Address(publisher)
        yield publisher, "rdf:type", _name("foaf:Agent")
        yield publisher, "foaf:name", Text(settings.publisher, book.platform.language)
        if settings.organisation_number:
            yield publisher, "dct:identifier", Text(settings.organisation_number)
    if settings.contact:
        by = "vcard:hasEmail" if settings.contact.startswith("mailto:") else "vcard:hasURL"
        yield of, "dcat:contactPoint", Address(contact)
        yield contact, "rdf:type", _name("vcard:Organization")
        yield contact, by, Address(settings.contact)
        if settings.publisher:
            yield contact, "vcard:fn", Text(settings.publisher, book.platform.language)


def _distribution(book: Book, own: str, file: DataFile) -> Iterator[Statement]:
    address = Address(book.settings.absolute(file.path))
    yield own, "rdf:type", _name("dcat:Distribution")
    for words in book.described_in:
        title = words.plain(f"data.format.{file.format.name}.name")
        if file.lang != book.platform.language:
            language = words.name_of(file.lang)
            title = words.plain("data.in_language", name=title, language=language)
        yield own, "dct:title", Text(title, words.lang)
    yield own, "dcat:accessURL", address
    yield own, "dcat:downloadURL", address
    media = f"https://www.iana.org/assignments/media-types/{file.format.media_type}"
    yield own, "dcat:mediaType", Address(media)
    yield own, "dct:format", Address(f"{_EU}/file-type/{file.format.file_type}")
    if file.format.schema:
        standard = book.settings.named(file.format.schema)
        yield own, "dct:conformsTo", Address(standard)
        yield standard, "rdf:type", _name("dct:Standard")
        for words in book.described_in:
            name = words.plain(f"data.format.{file.format.name}.name")
            yield standard, "dct:title", Text(words.plain("data.described", name=name), words.lang)
    if is_address(book.settings.licence):
        yield own, "dct:license", _licence(book.settings.licence)
    for language in spoken(book, file):
        yield from _language(own, language)


def _language(of: str, lang: str) -> Iterator[Statement]:
    if lang in LANGUAGES:
        yield of, "dct:language", Address(f"{_EU}/language/{three_letters(lang).upper()}")


def _licence(address: str) -> Address:
    plain = address.partition("//")[2].removeprefix("www.").removesuffix("/")
    plain = re.sub(r"/(?:deed|legalcode)(?:\.\w+)?$", "", plain)
    return Address(f"{_EU}/licence/{LICENCES[plain]}" if plain in LICENCES else address)


def _name(short: str) -> Address:
    prefix, _, rest = short.partition(":")
    return Address(PREFIXES[prefix] + rest)


def _by_subject(said: Iterable[Statement]) -> dict[str, dict[str, list[Thing]]]:
    found: dict[str, dict[str, list[Thing]]] = {}
    for subject, predicate, thing in said:
        things = found.setdefault(subject, {}).setdefault(predicate, [])
        if thing not in things:
            things.append(thing)
    return found


def _turtle(said: Iterable[Statement]) -> str:
    lines = [f"@prefix {name}: <{address}> ." for name, address in PREFIXES.items()]
    for subject, predicates in _by_subject(said).items():
        about = [
            f"    {'a' if predicate == 'rdf:type' else predicate} {', '.join(map(_in_turtle, things))}"
            for predicate, things in predicates.items()
        ]
        lines += ["", f"{_in_turtle(Address(subject))}", " ;\n".join(about) + " ."]
    return "\n".join(lines) + "\n"


def _in_turtle(thing: Thing) -> str:
    if isinstance(thing, Address):
        return f"<{_safe(thing.of)}>"
    words = re.sub(r'["\\]', r"\\\g<0>", thing.of).replace("\n", "\\n").replace("\r", "\\r")
    return f'"{words}"' + (f"@{thing.lang}" if thing.lang else f"^^{thing.type}" * bool(thing.type))


def _safe(address: str) -> str:
    """An address without the characters that no IRI may hold."""
    return re.sub(r'[\x00-\x20<>"{}|^`\\]', lambda c: f"%{ord(c[0]):02X}", address)


def _json_ld(said: Iterable[Statement]) -> dict[str, Any]:
    graph = [
        {"@id": _safe(subject)}
        | {
            "@type" if predicate == "rdf:type" else predicate: [
                thing.of if predicate == "rdf:type" else _in_json(thing) for thing in things
            ]
            for predicate, things in predicates.items()
        }
        for subject, predicates in _by_subject(said).items()
    ]
    return {"@context": PREFIXES, "@graph": graph}


def _in_json(thing: Thing) -> dict[str, str]:
    if isinstance(thing, Address):
        return {"@id": _safe(thing.of)}
    more = {"@language": thing.lang} if thing.lang else {"@type": thing.type} if thing.type else {}
    return {"@value": thing.of, **more}
