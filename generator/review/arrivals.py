"""What a file from a translator brings, told in plain Norwegian before and after it is taken in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.exchange.incoming import Arrival, Judged, Refused
from generator.review.telling import (
    MOST_LISTED,
    Bullets,
    Heading,
    Portion,
    Run,
    Runs,
    Statement,
    name_of,
)
from generator.wording.differences import differences
from generator.wording.words import Words


def tell(judged: Judged, file: str) -> Iterator[Portion]:
    """What comes in of a file, what does not, and what somebody has to look at."""
    yield Heading(2, f"Fra {file}, på {Words('nb').name_of(judged.language)}")
    yield Bullets(tuple((Run(line),) for line in _counts(judged)))
    for title, said, found, line in _parts(judged):
        if found:
            yield Heading(3, title)
            if said:
                yield Statement((Run(said),))
            yield _bullets([line(one) for one in found])
    if judged.refused:
        yield Heading(3, "Ikke tatt inn")
        yield _bullets([_refused(one) for one in judged.refused])


def _parts(of: Judged) -> Iterator[tuple[str, str, list[Arrival], Callable[[Arrival], Runs]]]:
    taken = of.taken_in
    yield "Nye oversettelser", "", of.new, _new
    yield "Endrede oversettelser", "", of.changed, _changed
    yield (
        "Var godkjent, og er et utkast igjen",
        "Den som godkjente, må lese på nytt.",
        [one for one in of.changed if one.was_approved],
        _named,
    )
    yield (
        "Den norske teksten er endret etter at filen ble sendt",
        "Oversettelsen er tatt inn, og er merket som utdatert til noen har sett på den.",
        [one for one in taken if one.outdated],
        _since,
    )
    yield (
        "Rettet på veien inn",
        "Her sto det tegn som ikke synes, for eksempel harde mellomrom. De er tatt bort eller byttet ut.",
        [one for one in taken if one.mended],
        _named,
    )
    yield (
        "Forslag til noe som er godkjent",
        "Det som er godkjent, står. Skal forslagene inn som utkast, så ta inn filen på nytt med valget "
        "«godkjente også» (--approved-too).",
        of.approved,
        _changed,
    )
    yield (
        "Laget av en eldre norsk tekst",
        "Den norske teksten er endret etter at filen ble sendt, og det står alt en oversettelse av den nye. "
        "Den blir stående.",
        of.older,
        _changed,
    )
    yield (
        "Lik den norske teksten",
        "Dette ser ikke ut til å være oversatt, og er ikke tatt inn. Er det et navn som skal være likt, så ta "
        "det inn med --same og id-en.",
        of.same,
        _new,
    )


def _counts(of: Judged) -> Iterator[str]:
    yield f"{len(of.new)} {'ny' if len(of.new) == 1 else 'nye'}"
    yield f"{len(of.changed)} endret"
    yield f"{len(of.unchanged)} uendret"
    yield f"{len(of.empty)} {'tom' if len(of.empty) == 1 else 'tomme'}, som ingenting er gjort med"
    others: dict[str, Sequence[Arrival | Refused]] = {
        "lik den norske teksten": of.same,
        "godkjent fra før, som står": of.approved,
        "laget av en eldre norsk tekst": of.older,
        "ikke tatt inn": of.refused,
    }
    yield from (f"{len(found)} {said}" for said, found in others.items() if found)
    since = sum(one.outdated for one in (*of.taken_in, *of.older, *of.approved))
    if since:
        yield f"{since} der den norske teksten er endret etter at filen ble sendt"


def _named(one: Arrival) -> Runs:
    return (Run(f"{name_of(one.unit.id)} ({one.unit.id})", "strong"),)


def _name(one: Arrival) -> Run:
    return Run(f"{one.unit.id}:", "strong")


def _new(one: Arrival) -> Runs:
    return (_name(one), Run(one.text, "new"))


def _changed(one: Arrival) -> Runs:
    return (_name(one), *_difference(one.before.text if one.before else "", one.text))


def _since(one: Arrival) -> Runs:
    """How the Norwegian has changed, where the file holds the words that were sent."""
    if one.norwegian is None:
        return (_name(one), Run("Den norske teksten er nå:"), Run(one.unit.text))
    return (_name(one), *_difference(one.norwegian, one.unit.text))


def _refused(one: Refused) -> Runs:
    return (Run(f"{one.id or '?'} ({one.where}):", "strong"), Run(f"{one.why[0]}."))


def _difference(before: str, after: str) -> Runs:
    return tuple(Run(piece.text, piece.mark) for piece in differences(before, after))


def _bullets(lines: Iterable[Runs]) -> Bullets:
    every = list(lines)
    rest = len(every) - MOST_LISTED
    return Bullets((*every[:MOST_LISTED], *([(Run(f"… og {rest} til."),)] if rest > 0 else [])))
