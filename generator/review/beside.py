"""What readers see beside the words: links, emphasis, who stands behind, forms of a word, the reason of a fate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator import ids
from generator.platform.model import Block, Glossary, Platform, Retired, Sector
from generator.source.load import Loaded
from generator.source.sides import beside


@dataclass(frozen=True)
class Mark:
    """Something beside the words that differs, by its key in the file, and of what; empty where there is none."""

    kind: str
    id: str
    before: str
    after: str


Said = Mapping[str, str]
"""What is said of one thing, by the key that it stands under."""


def marks(before: Loaded, after: Loaded) -> Iterator[Mark]:
    """What differs beside the words of all that stands after, in the order of the files.

    What has come and what has gone is told of elsewhere; what has come brings all that it has beside its
    words.
    """
    old, new = dict(_said(before)), dict(_said(after))
    for id_, now in new.items():
        was = old.get(id_, {})
        for kind in dict.fromkeys((*now, *was)):
            then, said = was.get(kind, ""), now.get(kind, "")
            if then != said and not (kind == "fate" and not then):
                yield Mark(kind, id_, then, said)


def _said(of: Loaded) -> Iterator[tuple[str, Said]]:
    yield from _of_platform(of.platform)
    yield from _of_words(of.glossary)
    for entry in of.everyday_words.entries:
        yield f"«{entry.words[0]}»", {"everyday": " ".join((*entry.words, "→", *entry.leads_to))}


def _of_platform(platform: Platform) -> Iterator[tuple[str, Said]]:
    for actor in platform.actors:
        yield ids.actor(actor.id), {"actor": actor.name}
    for _, part in platform.parts:
        yield part.id, _of_sector(part) if isinstance(part, Sector) else {}
        for sentence in part.summary.sentences if part.summary else ():
            yield sentence.id, {"covers": _listed(sentence.covers)}
        for block in part.blocks:
            yield block.id, _of_block(block)
            for figure in block.figures:
                yield figure.id, {"words": figure.words, "figure": figure.about}
    for retired in platform.retired:
        yield retired.id, {"fate": _fate(retired)}


def _of_sector(sector: Sector) -> Said:
    return {
        "carried_on": _listed(sector.carried_on or ()),
        "preamble": "true" if sector.preamble else "",
    }


def _of_block(block: Block) -> Said:
    return {key: said for key, said in beside(block).items() if key != "label"}


def _of_words(glossary: Glossary) -> Iterator[tuple[str, Said]]:
    for term in glossary.terms:
        yield (
            ids.term(term.id),
            {
                "title": term.title,
                "forms": _listed(term.forms),
                "shown": term.shown,
                "also": _listed(term.also),
            },
        )


def _fate(retired: Retired) -> str:
    return " ".join((retired.fate, *retired.into, retired.on or "", retired.reason or "")).strip()


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(words)
