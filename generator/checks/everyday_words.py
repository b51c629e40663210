"""Every everyday word leads to words that stand in the platform, and is given once in its entry.

Search follows ``everyday-words.yaml``; an entry that leads to no text leads a reader nowhere. All
words of a phrase must stand together in one commitment, paragraph or title; endings may differ.
What leads to translated text stands in a file of that language, as ``everyday-words.en.yaml``.
To mend it: write the words that the platform uses, or take the line away.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, takewhile

from generator.ids import PREFIXES, UnitId
from generator.platform.everyday_words import EverydayWords
from generator.platform.model import Glossary, units
from generator.problems import Place, Problem
from generator.source.load import Loaded
from generator.wording.stems import stems, tell, tell_english

RULE = "everyday-words"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each lead that stands nowhere, and for each word given twice."""
    yield from _faults(loaded, "", loaded.everyday_words, _stands(_texts(loaded)))
    for lang, spoken in loaded.everyday_in.items():
        if loaded.unread_in(lang) or not loaded.plain_is_sure:
            continue  # what is translated cannot be known
        yield from _faults(loaded, lang, spoken, _stands_in(loaded, lang))


def _faults(
    loaded: Loaded, lang: str, spoken: EverydayWords, stands: Callable[[str], bool]
) -> Iterator[Problem]:
    for spot, entry in zip(loaded.everyday_spots[lang], spoken.entries, strict=True):
        for at, lead in enumerate(entry.leads_to):
            if not stands(lead):
                place = spot.place("leads_to", at)
                yield _leads_nowhere(lead, place, only=len(entry.leads_to) == 1)
        seen: set[str] = set()
        for at, word in enumerate(entry.words):
            if word.casefold() in seen:
                yield _twice(word, spot.place("words", at))
            seen.add(word.casefold())


def _texts(loaded: Loaded) -> list[set[str]]:
    """The stems of every commitment, paragraph and title."""
    texts = [block.text for _, _, block in loaded.platform.blocks()]
    for sector in loaded.platform.sectors:
        texts += [f"{part.title} {part.tagline}" for part in sector.parts]
    return [set(stems(text)) for text in texts]


def _stands(texts: list[set[str]]) -> Callable[[str], bool]:
    """Whether words stand together in one of the texts, whatever their endings."""
    known = _Known(texts)
    forwards = sorted(known.words)
    backwards = sorted(word[::-1] for word in known.words)

    def alike(stem: str) -> Iterator[str]:
        """The words that begin or end with the stem, as compounds do."""
        if len(stem) > 3:
            yield from _beginning(stem, forwards)
            yield from (word[::-1] for word in _beginning(stem[::-1], backwards))

    return lambda lead: known.hold(tell(lead), alike)


def _beginning(letters: str, ordered: list[str]) -> Iterator[str]:
    """Those of some ordered words that begin with the letters."""
    at = bisect_left(ordered, letters)
    yield from takewhile(lambda word: word.startswith(letters), islice(ordered, at, None))


def _stands_in(loaded: Loaded, lang: str) -> Callable[[str], bool]:
    """The same for what is translated: words that begin alike count as forms of one."""
    of = loaded.translations.get(lang)
    living = {unit.id for unit in units(loaded.platform, Glossary())}  # nothing taken out
    known = _Known(
        set(tell_english(unit.text))
        for id_, unit in (of.units.items() if of else ())
        if id_ in living and UnitId.of(id_).prefix != PREFIXES["sentence"]
    )
    by_beginning: dict[str, list[str]] = {}
    for word in known.words:
        by_beginning.setdefault(word[:4], []).append(word)

    def alike(word: str) -> Iterator[str]:
        yield from (f"{word}s", word.removesuffix("s")) if len(word) > 2 else ()
        yield from (other for other in by_beginning.get(word[:4], ()) if _akin(word, other))

    return lambda lead: known.hold(tell_english(lead), alike)


def _akin(word: str, other: str) -> bool:
    """Whether two words begin alike, so that one may be a form of the other."""
    shorter = min(len(word), len(other))
    return word[: max(4, shorter - 2)] == other[: max(4, shorter - 2)]


class _Known:
    """The words of many texts, and which of the texts each stands in."""

    def __init__(self, texts: Iterable[set[str]]) -> None:
        self.words: dict[str, set[int]] = {}
        for number, text in enumerate(texts):
            for word in text:
                self.words.setdefault(word, set()).add(number)
        self._found: dict[str, set[int]] = {}

    def hold(self, told: list[str], alike: Callable[[str], Iterable[str]]) -> bool:
        """Whether one text holds all of the words, each as it stands or in a form like it."""
        places = [self._places(word, alike) for word in told]
        return bool(places) and bool(set.intersection(*places))

    def _places(self, word: str, alike: Callable[[str], Iterable[str]]) -> set[int]:
        if word not in self._found:
            forms = (word, *alike(word))
            self._found[word] = {place for f in forms for place in self.words.get(f, ())}
        return self._found[word]


_LINE = ("linjen", "the line")


def _leads_nowhere(lead: str, place: Place, *, only: bool) -> Problem:
    what, what_en = ("hele oppføringen, fra «- words»", "the whole entry") if only else _LINE
    return Problem(
        place,
        RULE,
        f"«{lead}» står ingen steder i plattformen, så søket finner ingenting med det. Skriv ord "
        f"som står i teksten, i samme punkt eller avsnitt, eller slett {what}.",
        f"“{lead}” stands nowhere in the platform, so search finds nothing by it. Write words "
        f"that stand in the text, in one commitment or paragraph, or delete {what_en}.",
        "warning",  # so that a change of the text never waits for the search
    )


def _twice(word: str, place: Place) -> Problem:
    return Problem(
        place,
        RULE,
        f"«{word}» står to ganger i samme gruppe. Slett den ene.",
        f"“{word}” is given twice in this entry. Delete one of them.",
    )
