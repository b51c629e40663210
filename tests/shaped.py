"""Three small imaginary documents, each of another shape and language than a city's platform.

A party's programme in nynorsk numbers its points and lets points hold points; an agreement in German is
prose on three levels; a pact in Arabic and English was adopted in both.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from generator.book.book import Book, build_book
from generator.data import export
from generator.doors.founding import Asked, found
from generator.pages import plan
from generator.platform.model import fingerprint
from generator.problems import Problem
from generator.search.index import documents
from generator.settings import Language, Settings
from tests.built import Page, Site, build

ADDRESS = "https://havdal.example/"

REPORT = "https://nordland.example/bericht?a=1&b=2"

Tree = dict[str, Any]

PROGRAMME: Tree = {
    "title": "Program for Bygdelista 2031–2035",
    "place": "Noreg",
    "kind": "programme",
    "body": "Bygdelista",
    "language": "nn",
    "actors": [
        {"actor": "bl", "name": "Bygdelista"},
        {"actor": "fylke", "name": "Fylka"},
        {"actor": "ingen", "name": "Dei som ikkje er nemnde"},
    ],
    "sectors": [
        {
            "id": "forord",
            "title": "Forord",
            "preamble": True,
            "content": [{"paragraph": "avsnitt-1", "text": "Folk skal kunne bu i heile landet."}],
        },
        {
            "id": "skule",
            "title": "1 Skule",
            "content": [
                {"lead_in": "innledning-1", "text": "Bygdelista vil:"},
                {
                    "commitment": "punkt-1",
                    "label": "1.1",
                    "text": "styrkje skulen på bygda gjennom",
                    "commitments": [
                        {"commitment": "punkt-2", "label": "1.1 a", "text": "fleire lærarar,"},
                        {
                            "commitment": "punkt-3",
                            "label": "1.1 b",
                            "text": "betre skuleskyss:",
                            "commitments": [
                                {"commitment": "punkt-4", "text": "buss heim om kvelden."}
                            ],
                        },
                    ],
                },
                {
                    "commitment": "punkt-5",
                    "label": "1.2",
                    "title": "Gratis skulemat",
                    "text": "Alle elevar skal få eit måltid kvar dag. Det skal vere sunt.",
                    "whole": True,
                },
            ],
            "sections": [
                {
                    "id": "vidaregaande",
                    "title": "Vidaregåande skule",
                    "content": [
                        {
                            "commitment": "punkt-6",
                            "label": "1.3",
                            "text": "halde ope små skular.",
                            "behind": ["bl"],
                            "responsible": ["fylke", "bl"],
                        }
                    ],
                }
            ],
        },
    ],
}

AGREEMENT: Tree = {
    "title": "Vertrag der neuen Regierung",
    "place": "Nordland am Meer",
    "kind": "agreement",
    "body": "die Landesregierung",
    "language": "de",
    "sectors": [
        {
            "id": "bildung",
            "title": "Bildung",
            "content": [
                {
                    "paragraph": "avsnitt-1",
                    "text": "Gute Schulen sind das Herz jeder Gemeinde, sagt der erste Bericht.",
                    "emphasis": ["Gute Schulen", "erste"],
                    "links": [{"words": "der erste Bericht", "address": REPORT}],
                    "notes": [
                        {"footnote": "fotnote-1", "words": "Bericht", "text": "Bericht von 2030."}
                    ],
                }
            ],
            "sections": [
                {
                    "id": "schulen",
                    "title": "Schulen",
                    "content": [
                        {
                            "commitment": "punkt-1",
                            "text": "Wir bauen zehn neue Schulen, und die Forschung hilft.",
                            "links": [{"words": "die Forschung", "address": "punkt-5"}],
                            "notes": [
                                {"footnote": "fotnote-2", "words": "zehn", "text": "Ohne <Ställe>."}
                            ],
                        },
                        {
                            "table": "tabell-1",
                            "caption": "Mittel im Jahr",
                            "header": ["Jahr", "Mittel"],
                            "rows": [["2031", "*4* Millionen"], ["2032", ""]],
                        },
                        {
                            "picture": "bilde-1",
                            "file": "pictures/Neue Schule.svg",
                            "alt": 'Ein Haus mit "zehn" Fenstern & <einem> Garten.',
                        },
                        {"lead_in": "innledning-1", "text": "Außerdem wollen wir:"},
                        {"commitment": "punkt-2", "text": "mehr Lehrkräfte einstellen."},
                    ],
                    "sections": [
                        {
                            "id": "ganztag",
                            "title": "Ganztag",
                            "content": [
                                {"commitment": "punkt-3", "text": "jeden Nachmittag öffnen."},
                                {
                                    "commitment": "punkt-4",
                                    "whole": True,
                                    "text": "Kein Kind bleibt allein. Das gilt überall.",
                                },
                            ],
                        },
                        {"id": "ferien", "title": "Ferien"},
                    ],
                },
                {
                    "id": "hochschulen",
                    "title": "Hochschulen",
                    "content": [
                        {"commitment": "punkt-5", "text": "Forschung bleibt frei."},
                        {"commitment": "punkt-6", "text": "an die Hochschulen glauben."},
                    ],
                },
            ],
        }
    ],
}

PACT: Tree = {
    "title": "ميثاق المدينة",
    "place": "البندر",
    "kind": "plan",
    "language": "ar",
    "also_adopted": ["en"],
    "sectors": [
        {
            "id": "schools",
            "title": "المدارس",
            "content": [
                {"paragraph": "avsnitt-1", "text": "لكل طفل مكان في المدرسة."},
                {"commitment": "punkt-1", "label": "أ)", "text": "بناء مدرسة جديدة في كل حي."},
            ],
        }
    ],
}


IN_ENGLISH = {
    "schools": "Schools",
    "avsnitt-1": "Every child has a place at school.",
    "punkt-1": "Building a new school in every quarter.",
}
"""The other text of the pact, which is adopted too."""


def pact_in_english() -> dict[str, str]:
    """The file of that text, by its name under the source."""
    texts = {"schools": "المدارس"}
    content = PACT["sectors"][0]["content"]
    texts |= {str(of.get("paragraph") or of["commitment"]): of["text"] for of in content}
    units = {
        id_: {"text": IN_ENGLISH[id_], "source": fingerprint(text), "status": "draft"}
        for id_, text in texts.items()
    }
    title = {
        "text": "The Pact of the City",
        "source": fingerprint(PACT["title"]),
        "status": "draft",
    }
    whole = {"platform.yaml": {"platform": title}, "schools.yaml": units}
    return {
        f"translations/en/{name}": yaml.safe_dump(
            {"language": "en", "units": of}, allow_unicode=True, sort_keys=False
        )
        for name, of in whole.items()
    }


DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200" viewBox="0 0 320 200">
<path d="M20 180V80L160 20l140 60v100z" fill="#245"/>
</svg>
"""


def _draw(source: Path) -> None:
    """Put the picture of the agreement where its files are."""
    (source / "pictures").mkdir(exist_ok=True)
    (source / "pictures" / "Neue Schule.svg").write_text(DRAWING, "utf-8")


def png(width: int = 3, height: int = 2) -> bytes:
    """The smallest picture of a size, black."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))
    rows = zlib.compress((b"\0" + b"\0" * ((width + 7) // 8)) * height)
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@dataclass(frozen=True)
class Shaped:
    """A document, and all that is made of it."""

    book: Book
    problems: tuple[Problem, ...]

    @cached_property
    def pages(self) -> dict[str, Page]:
        """The body of every page by its path."""
        return {of.path: Page(of.path, of.print().body, ADDRESS) for of in plan(self.book)}

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every data file by its path."""
        return dict(export(self.book))

    @cached_property
    def found(self) -> list[dict[str, Any]]:
        """What the search can find in the language of the document."""
        return documents(self.book, self.book.platform.language)


def written(folder: Path, told: Tree, **files: str) -> Path:
    """The source of a document, with other files beside it by their names."""
    source = folder / "source"
    source.mkdir(parents=True)
    text = yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=4096)
    (source / "platform.yaml").write_text(text, "utf-8")
    _draw(source)
    for name, held in files.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(held, "utf-8")
    return source


def made(folder: Path, told: Tree, *languages: str, **files: str) -> Shaped:
    """A document as its book makes it, in its own language and some others."""
    codes = (told["language"], *languages)
    settings = Settings(ADDRESS, languages=tuple(Language(code, drafts=True) for code in codes))
    book, problems = build_book(written(folder, told, **files), settings)
    assert book is not None, problems
    return Shaped(book, tuple(problems))


def founded(folder: Path, told: Tree, *languages: str, **files: str) -> Site:
    """The whole site of a document, founded and built as anybody does it, with other languages too."""
    project = folder / "project"
    asked = {name: str(told[name]) for name in ("place", "kind", "language")}
    found(project, Asked(**asked, body=str(told.get("body", ""))))
    for example in (project / "source" / "plain").iterdir():
        example.unlink()
    text = yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=4096)
    (project / "source" / "platform.yaml").write_text(text, "utf-8")
    _draw(project / "source")
    settings = project / "mkdocs.yml"
    named = settings.read_text("utf-8").replace("plattform.example", "havdal.example")
    own = f"- code: {told['language']}\n"
    more = "".join(f"        - code: {code}\n          drafts: true\n" for code in languages)
    named = named.replace(own, own + more)
    for name, held in files.items():
        (project / "source" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "source" / name).write_text(held, "utf-8")
    settings.write_text(named, "utf-8")
    return build(project, folder)
