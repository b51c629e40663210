"""Each commitment is said in everyday words too: as firm as it stands, and with its numbers.

The plain wording stands in ``plain/<sector>.yaml``. It keeps the fingerprint of the adopted words;
when these change, it has to be read again. It is at most half as long again, it is not the adopted
words once more, it neither drops nor adds a number, and it does not make "vurdere" into "vil". To
mend it: do what the message says. All of it is advice: it never stops a change of the adopted text.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks import approvals
from generator.platform.model import fingerprint
from generator.problems import Problem, cut
from generator.reading.yaml_text import entry
from generator.source.load import Loaded, Spot
from generator.source.shelves import PLATFORM, plain_file
from generator.wording.firmness import hardened, numbers, softened

RULE = "plain-wording"

LONGEST = 1.5
"""How many times the length of the adopted words."""

ROOM = 4
"""Words that a very short commitment may have besides, for who it is that wants it."""


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each plain wording that says something else, and for what has none."""
    kinds = ("commitment", "paragraph")
    texts = {b.id: b.text for _, _, b in loaded.platform.blocks() if b.kind in kinds}
    astray = loaded.astray
    for spot, id_, wording in loaded.wordings():
        if id_ in texts and id_ not in astray:
            yield from _against(spot, loaded.own_words(texts[id_]), wording.text)
            new = not wording.source  # which is told though the words themselves are to be put back
            if wording.source != fingerprint(texts[id_]) and (new or id_ not in loaded.unfaithful):
                yield _outdated(spot, id_, texts[id_], told=bool(wording.source))
        yield from approvals.half(spot, RULE)
    if loaded.platform.wordings and loaded.plain_is_sure:
        yield from _missing(loaded)


def _outdated(spot: Spot, id_: str, adopted: str, *, told: bool) -> Problem:
    line = entry("source", fingerprint(adopted))
    if not told:
        return _warning(
            spot,
            "text",
            f"Teksten er ny. Les den sammen med {id_}. Når den stemmer, skriv under den: {line}",
            f"It is new. Read it beside {id_}; when it is right, write below it: {line}",
        )
    return _warning(
        spot,
        "source",
        f"Den vedtatte teksten i {id_} er endret siden dette ble skrevet. Les begge. Når de stemmer, "
        f"skriv: {line}",
        f"{id_} has changed since this was written. Read both; when they agree, write: {line}",
    )


def _against(spot: Spot, adopted: str, plain: str) -> Iterator[Problem]:
    had, has = len(adopted.split()), len(plain.split())
    if adopted.split() == plain.split():
        yield _warning(
            spot,
            "text",
            "Her står de vedtatte ordene en gang til. Skriv det samme med enkle ord, eller slett "
            "plassen.",
            "These are the adopted words once more. Write the same in plain words, or delete it.",
        )
    elif has > max(LONGEST * had, had + ROOM):
        yield _warning(
            spot,
            "text",
            f"Teksten har {has} ord, og den vedtatte har {had}. Ta bort noe: mer enn halvannen gang "
            "så langt er ikke enklere.",
            f"The text has {has} words, and the adopted one {had}. Leave something out.",
        )
    yield from _numbers(spot, adopted, plain)
    if soft := hardened(adopted, plain):
        yield _warning(
            spot,
            "text",
            f"Det vedtatte sier bare at de vil {soft}. Teksten her lover mer. Skriv «{soft}» her også, "
            "eller noe som er like forsiktig.",
            f"The adopted words only promise to “{soft}”. This promises more: be as careful.",
        )
    if soft := softened(adopted, plain):
        yield _warning(
            spot,
            "text",
            f"Her står det at de vil {soft}, men det vedtatte lover mer. Skriv det like bindende som "
            f"det er vedtatt: «{cut(' '.join(adopted.split()), 80, 77)}»",
            f"This only promises to “{soft}”, and the adopted words promise more. Be as firm.",
        )


def _numbers(spot: Spot, adopted: str, plain: str) -> Iterator[Problem]:
    had, has = numbers(adopted), numbers(plain)
    for number in sorted({n for n in had if n not in has}):
        yield _warning(
            spot,
            "text",
            f"Tallet {number} står i den vedtatte teksten, men ikke her. Ta det med.",
            f"The number {number} stands in the adopted text, and not here. Add it.",
        )
    for number in sorted({n for n in has if n not in had}):
        yield _warning(
            spot,
            "text",
            f"Tallet {number} står ikke i den vedtatte teksten. Ta det bort, eller rett det.",
            f"The number {number} does not stand in the adopted text. Delete or mend it.",
        )


def _missing(loaded: Loaded) -> Iterator[Problem]:
    """What has no plain wording yet, once for each part; a city may have none at all.

    Where all the words were taken away there is nothing to say in others.
    """
    for path, sector, part in loaded.parts():
        said = loaded.platform.wordings
        lacking = [c.id for c in part.commitments if c.id not in said and loaded.own_words(c.text)]
        if lacking:
            some = ", ".join(lacking[:3]) + (" …" if lacking[3:] else ".")
            many, many_en = (
                (f"{len(lacking)} punkter her er ikke", f"{len(lacking)} commitments here have no")
                if lacking[1:]
                else ("Ett punkt her er ikke", "One commitment here has no")
            )
            yield Problem(
                loaded.spot(PLATFORM, *path).place("id"),
                RULE,
                f"{many} sagt med enkle ord ennå: {some} Skriv det i "
                f"{plain_file(sector.id)}, under «wordings».",
                f"{many_en} plain wording yet: {some} Write it in "
                f"{plain_file(sector.id)}, under “wordings”.",
                "warning",
            )


def _warning(spot: Spot, key: str, nb: str, en: str) -> Problem:
    return Problem(spot.place(key), RULE, nb, en, "warning")
