"""A translation calls each word what the list of renderings says.

``translations/<language>/renderings.yaml`` says what a word of the text is called in that language:
``rendering``, or one of ``also``; and what it is never called. A reader who meets two words believes
in two things. To mend it: write what the list says, or, where another word is right there, put that
into ``also``. It is advice: it stops no change.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.platform.model import Glossary, Rendering, Translations, Unit, fingerprint, units
from generator.problems import Problem
from generator.source.load import Loaded
from generator.source.shelves import RENDERINGS, TRANSLATIONS
from generator.wording.renderings import Renderings

RULE = "rendering"


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each word that a translation calls otherwise, and each listed twice."""
    for lang, of in loaded.translations.items():
        yield from _twice(loaded, lang)
        if of.renderings:
            yield from _calls(loaded, lang, of)


def _calls(loaded: Loaded, lang: str, of: Translations) -> Iterator[Problem]:
    decided = Renderings(of.renderings)
    for unit in _texts(loaded):
        translation = of.units.get(unit.id)
        if translation is None or translation.source != fingerprint(unit.text):
            continue  # nothing there, or outdated, of which another rule tells
        for rendering, wrong in decided.faults(unit.text, translation.text):
            place = loaded.translation_spot(lang, unit.id).place("text")
            yield Problem(place, RULE, *_said(lang, rendering, wrong), "warning")


def _texts(loaded: Loaded) -> Iterator[Unit]:
    """All that is translated; of the glossary what is explained there, not how it is explained."""
    yield from units(loaded.platform, Glossary())


def _said(lang: str, of: Rendering, wrong: str) -> tuple[str, str]:
    words = [f"«{word}»" for word in (of.rendering, *of.also)]
    one = f"{', '.join(words[:-1])} eller {words[-1]}" if words[1:] else words[0]
    one_en = one.replace("«", "“").replace("»", "”").replace(" eller ", " or ")
    file = f"{TRANSLATIONS}/{lang}/{RENDERINGS}"
    if wrong:
        return (
            f"«{of.words}» skal aldri hete «{wrong}» her. Skriv {one}.",
            f"“{of.words}” is never “{wrong}” here. Write {one_en}.",
        )
    return (
        f"«{of.words}» står i den norske teksten og skal hete {one}. Skriv det, eller legg til ordet "
        f"ditt under «also» i {file} der det er riktig.",
        f"“{of.words}” stands in the Norwegian and is called {one_en}. Write that, or add your word "
        f"under “also” in {file} where it is right.",
    )


def _twice(loaded: Loaded, lang: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for file, of in loaded.translated_in[lang].items():
        for n, rendering in enumerate(of.renderings):
            words = rendering.words.casefold()
            if words in seen:
                yield Problem(
                    loaded.spot(file, "renderings", n).place("words"),
                    RULE,
                    f"«{rendering.words}» står to ganger i listen. Slett den ene.",
                    f"“{rendering.words}” is listed twice. Delete one of them.",
                )
            seen.add(words)
