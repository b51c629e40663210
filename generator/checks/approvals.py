"""An approval is by somebody who may give it, of words that stand, in a file that is whole.

A file under ``source/approvals/`` says what one person has read on one day. It holds the fingerprint
of the words that were read, so that words that have changed since are approved by nobody. That is
a warning, told once a file, and stops nobody. Errors are a file that is cut short, lies with
another language, is of another city, or is dated tomorrow. To mend them, do what the message says.

``half`` is said alike of everything of ours that may be approved in its own file, as before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.ids import UnitId
from generator.platform import approvals
from generator.platform.approvals import Round, Verdict
from generator.problems import Place, Problem, did_you_mean, whereabouts
from generator.reading.yaml_text import entry
from generator.source.load import Loaded, Spot
from generator.source.shelves import APPROVALS, APPROVERS
from generator.wording.words import Words

RULE = "approval"


def half(spot: Spot, rule: str) -> Iterator[Problem]:
    """Yield a problem where only a name or only a date is given, at the line of that one."""
    given = [key for key in ("approved_by", "approved_on") if spot.holds(key)]
    if len(given) != 1:
        return
    lacking = "approved_on" if given == ["approved_by"] else "approved_by"
    yield Problem(
        spot.key_place(given[0]),
        rule,
        f"Godkjenningen er halv: «{lacking}» mangler. Skriv både hvem som har godkjent "
        "(approved_by) og datoen (approved_on), eller ta bort begge.",
        f"The approval is incomplete: “{lacking}” is missing.",
    )


def check(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each round of approval that does not count, or not for all it says."""
    seen: dict[str, Spot] = {}
    for file, round_ in loaded.rounds.items():
        spot = loaded.spot(file)
        before = seen.setdefault(round_.model_dump_json(), spot)
        if before is not spot:
            yield _twice(spot, before)
            continue
        yield from _cut_short(spot, round_)
        wrong = list(_astray(loaded, file, round_))
        yield from wrong
        if not wrong and _is_sure(loaded, round_.language):
            yield from _of_words(loaded, file, round_)
    yield from _proposals(loaded)
    yield from _unheard(loaded)
    yield from _unknown_languages(loaded)


def ahead(loaded: Loaded, today: dt.date) -> Iterator[Problem]:
    """Yield a problem for each round that is dated later than today."""
    for file, round_ in loaded.rounds.items():
        if round_.approved_on > today.isoformat():
            yield Problem(
                loaded.place_in(file, "approved_on"),
                RULE,
                f"Godkjenningen er datert {_date(round_.approved_on)}, og den dagen er ikke kommet. "
                f"Skriv dagen teksten ble lest, for eksempel {entry('approved_on', str(today))}",
                f"The approval is dated {round_.approved_on}, and that day has not come. Write the day "
                f"on which the text was read, such as {entry('approved_on', str(today))}",
            )


def _date(iso: str) -> str:
    return Words("nb").date(iso)


def _twice(spot: Spot, before: Spot) -> Problem:
    return Problem(
        Place(spot.file),
        RULE,
        f"Den samme godkjenningen ligger i {before.file} også. Slett denne filen; den andre er nok.",
        f"The same approval lies in {before.file} too. Delete this file; the other is enough.",
        "warning",
    )


def _cut_short(spot: Spot, round_: Round) -> Iterator[Problem]:
    if round_.count != round_.length:
        what = "blitt borte" if round_.count > round_.length else "kommet til"
        yield Problem(
            spot.place("count"),
            RULE,
            f"Filen skal ha {round_.count} tekster, men har {round_.length}. Er noe {what} ved et uhell, så "
            "legg inn hele filen på nytt. Er det gjort med vilje, så skriv "
            f"count: {round_.length}",
            f"The file should have {round_.count} texts, and has {round_.length}. If nothing is lost, "
            f"write count: {round_.length}; otherwise add the whole file anew.",
        )


def _astray(loaded: Loaded, file: str, round_: Round) -> Iterator[Problem]:
    """Yield why nothing of a round counts."""
    spot, lang = loaded.spot(file), round_.language
    known = [loaded.platform.language, *loaded.translated_in]
    if lang not in known:
        yield _no_such_language(spot.place("language"), lang, known)
    elif not approvals.is_in_its_folder(file, round_):
        yield Problem(
            spot.place("language"),
            RULE,
            f"Filen er for «{lang}», men ligger ikke i mappen {APPROVALS}/{lang}, så den teller ikke. Flytt "
            "den dit. De som skal spørres, blir spurt etter mappen.",
            f"The file is for “{lang}”, but does not lie in {APPROVALS}/{lang}, so it does not count. Move "
            "it there.",
        )
    elif _is_of_another_city(loaded, round_):
        yield Problem(
            spot.place("place"),
            RULE,
            f"Filen er fra en annen plattform: den gjelder «{round_.place}», og ingen av tekstene i den "
            "finnes her. Slett den, og legg den inn der den hører hjemme.",
            f"The file is from another platform, that of “{round_.place}”: none of its texts is here. "
            "Delete it, and add it where it belongs.",
        )
    elif not loaded.approvers.may(round_.approved_by, lang):
        yield _may_not(loaded, spot.place("approved_by"), round_.approved_by, lang)


def _is_of_another_city(loaded: Loaded, round_: Round) -> bool:
    if round_.place == loaded.platform.place:
        return False
    here = loaded.readable(round_.language)
    return not any(id_ in here and here[id_].now == read for id_, read in round_.units.items())


def _no_such_language(place: Place, lang: str, known: list[str]) -> Problem:
    return Problem(
        place,
        RULE,
        f"Plattformen har ingen tekster på «{lang}». Språkene er {', '.join(known)}. Rett koden, eller "
        "slett det som gjelder språket.",
        f"The platform has no texts in “{lang}”. Its languages are {', '.join(known)}. Mend the code, or "
        "delete what is for that language.",
    )


def _may_not(loaded: Loaded, place: Place, who: str, lang: str) -> Problem:
    names = " og ".join(loaded.approvers.approvers[lang]) or "ingen"
    names_en = " and ".join(loaded.approvers.approvers[lang]) or "nobody"
    return Problem(
        place,
        RULE,
        f"«{who}» står ikke blant dem som kan godkjenne «{lang}», så dette teller ikke. I {APPROVERS} står "
        f"{names}. Be en av dem lese, eller få navnet inn i {APPROVERS}, skrevet likt begge steder.",
        f"“{who}” is not among those who may approve “{lang}”, so this does not count. {APPROVERS} has "
        f"{names_en}.",
        "warning",
    )


def _is_sure(loaded: Loaded, lang: str) -> bool:
    """Whether all that may be approved in a language could be read."""
    return (
        loaded.plain_is_sure
        and "glossary" not in loaded.unread_kinds
        and not loaded.forgotten
        and not loaded.unread_in(lang)
    )


def _of_words(loaded: Loaded, file: str, round_: Round) -> Iterator[Problem]:
    """Yield what is told of the words in a round: those that have changed, those that have gone."""
    here, spot = loaded.readable(round_.language), loaded.spot(file)
    gone = [id_ for id_ in round_.units if id_ not in here]
    lapsed = [
        id_
        for id_ in round_.units
        if (last := loaded.standing.lapsed.get((round_.language, id_))) and last.file == file
    ]
    if lapsed:
        yield _changed(spot.key_place("units", lapsed[0]), round_, lapsed)
    if gone:
        yield _gone(spot.key_place("units", gone[0]), round_, gone, did_you_mean(gone[0], here))
    for id_ in round_.proposals:
        if id_ not in here:
            yield _gone(spot.key_place("proposals", id_), round_, [id_], did_you_mean(id_, here))


def _changed(place: Place, round_: Round, lapsed: list[str]) -> Problem:
    n, of = len(lapsed), round_.length
    first, first_en = (f" (først {lapsed[0]})", f" (first {lapsed[0]})") if n > 1 else ("", "")
    return Problem(
        place,
        RULE,
        f"{'Teksten' if of == 1 else f'{n} av de {of} tekstene'} her er endret siden "
        f"{_date(round_.approved_on)}{first}, og regnes ikke "
        "som godkjent. Her skal ingenting rettes. Les det som er endret, på skrivebordet, og legg inn en ny "
        "fil derfra.",
        f"{'The text' if of == 1 else f'{n} of the {of} texts'} here {'has' if n == 1 else 'have'} changed "
        f"since {round_.approved_on}"
        f"{first_en}, and {'counts' if n == 1 else 'count'} as not approved. Nothing here needs mending. "
        "Read what has changed at the desk, and add a new file from there.",
        "warning",
    )


def _gone(place: Place, round_: Round, gone: list[str], guess: str | None) -> Problem:
    n = len(gone)
    more, more_en = (f" og {n - 1} til", f" and {n - 1} more") if n > 1 else ("", "")
    left = round_.length - n
    meant, meant_en = (
        (f" Mente du «{guess}»?", f" Did you mean “{guess}”?")
        if guess and guess not in round_.units
        else ("", "")
    )
    return Problem(
        place,
        RULE,
        f"«{gone[0]}»{more} har ingen tekst på «{round_.language}» lenger, så det er ikke noe å godkjenne."
        f"{meant} Er teksten tatt ut, kan du slette {'linjene' if n > 1 else 'linjen'} her og skrive "
        f"count: {left}",
        f"“{gone[0]}”{more_en} has no text in “{round_.language}” any more, so there is nothing to approve."
        f"{meant_en} If it was taken out, delete the line{'s' if n > 1 else ''} and write "
        f"count: {left}",
        "warning",
    )


def _proposals(loaded: Loaded) -> Iterator[Problem]:
    """Yield what waits: other words that somebody would rather have."""
    for (lang, id_), waiting in loaded.standing.waiting.items():
        for verdict in waiting:
            place = loaded.place_in(verdict.file, "proposals", id_, "text")
            yield _proposed(loaded, place, lang, id_, verdict)


def _proposed(loaded: Loaded, place: Place, lang: str, id_: str, verdict: Verdict) -> Problem:
    key = "explanation" if UnitId.of(id_).is_term and lang == loaded.platform.language else "text"
    at = loaded.words_at(lang, id_)
    where = at.place() if at.node(key) is None else at.place(key)
    nb, en = whereabouts(where, place)
    left = loaded.rounds[verdict.file].length - 1
    return Problem(
        place,
        RULE,
        f"{verdict.by} foreslår andre ord for {id_}. Vil dere ha dem, så lim dem inn {nb}; da regnes de "
        "som godkjent av den som foreslo dem. Vil dere ikke, så slett forslaget her, fra "
        f"«{id_}:» og ned til neste, og skriv count: {left}",
        f"{verdict.by} proposes other words for {id_}. To take them, paste them in {en}; they then count "
        f"as approved by who proposed them. Otherwise delete the proposal and write "
        f"count: {left}",
        "warning",
    )


def _unheard(loaded: Loaded) -> Iterator[Problem]:
    """Yield where a text's own file says that somebody has approved it who may not."""
    for (lang, id_), verdict in loaded.standing.unheard.items():
        place = loaded.words_at(lang, id_).place("approved_by")
        yield _may_not(loaded, place, verdict.by, lang)


def _unknown_languages(loaded: Loaded) -> Iterator[Problem]:
    known = [loaded.platform.language, *loaded.translated_in]
    for lang in loaded.approvers.approvers:
        if lang not in known:
            place = loaded.spot(APPROVERS).key_place("approvers", lang)
            yield _no_such_language(place, lang, known)
