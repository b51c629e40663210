"""A report told in plain Norwegian, for people who decide.

What is told is made once, as headings, lines and lists of words, each marked as gone, new or
neither; ``printing`` writes it down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.checks.lost_in_merge import of_what
from generator.ids import PREFIXES, UnitId, is_followup
from generator.problems import cut
from generator.review.beside import Mark
from generator.review.extraction import Extraction, Mending
from generator.review.report import (
    WHATS,
    Approval,
    Change,
    LanguageChanges,
    Link,
    Removal,
    Report,
    Snapshot,
    What,
)
from generator.review.succeeding import Carried, Succession
from generator.source.sides import Choice
from generator.wording.differences import differences
from generator.wording.words import Words

Emphasis = Literal["same", "gone", "new", "strong"]


@dataclass(frozen=True)
class Run:
    """Words that follow each other, marked alike."""

    text: str
    mark: Emphasis = "same"


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of the report."""

    level: int
    text: str


@dataclass(frozen=True)
class Statement:
    """A line by itself."""

    line: Runs


@dataclass(frozen=True)
class Bullets:
    """Some lines, each with what belongs under it."""

    lines: tuple[Runs, ...]


Portion = Heading | Statement | Bullets

MOST_LISTED = 200
"""Lines under one heading; who changes more has done something to the whole."""

_NAMES = {
    "sector": "Området",
    "section": "Overskriften",
    "tagline": "Undertittelen",
    "label": "Nummeret i dokumentet",
    "title": "Overskriften til punktet",
    "table": "Tabellen",
    "caption": "Tabelltittelen",
    "footnote": "Fotnoten",
    "picture": "Ordene om bildet",
    "lead_in": "Innledningen",
    "quote": "Det uthevede sitatet",
}

_HEADINGS: dict[What, str] = {
    "changed": "Ny ordlyd",
    "added": "Nytt",
    "moved": "Flyttet",
    "withdrawn": "Tatt ut",
}


def tell(report: Report) -> Iterator[Portion]:
    """The report, in the order in which one asks."""
    yield Heading(1, "Hva endringen gjør")
    if report.unreadable:
        yield from _unreadable(report)
        return
    if report.succession:
        yield from _succession(report, report.succession)
        return
    if report.removals:
        yield from _removals(report)
        return
    yield from _lost(report)
    yield from _chosen(report.chosen)
    yield Statement(_plain(_in_short(report)))
    if report.errors:
        n = _count(report.errors, "feil", "feil")
        yield Statement((Run(f"Sjekken fant {n}, som må rettes før endringen kan legges inn."),))
    for file, when in report.unread:
        yield Statement(_plain(_UNREAD[when].format(f"source/{file}")))
    yield from _source(report.source)
    yield from _adopted(report)
    yield from _beside(report.beside)
    yield from _section("Kort fortalt", report.summaries, _of_ours)
    yield from _section("Med enkle ord", report.wordings, _of_ours)
    yield from _section("Ordlisten", report.terms, _of_ours)
    yield from _section("Hva som har skjedd siden", report.followups, _of_ours)
    for language in report.languages:
        yield from _section(f"Oversatt til {_spoken(language)}", language.changes, _of_ours)
    yield from _approved(report)
    yield from _unsaid(report)
    yield from _stale(report)
    yield from _still(report)
    yield from _lacking(report)
    yield from _outdated(report)
    yield from _links(report.links)
    yield from _settings(report)


def _removals(report: Report) -> Iterator[Portion]:
    """What is taken away by law, and why; the words are not said once more."""
    yield Heading(2, "Fjernet etter krav")
    if report.errors:
        n = _count(report.errors, "feil", "feil")
        yield Statement((Run(f"Sjekken fant {n}, som må rettes før endringen kan legges inn."),))
    yield Bullets(tuple(_plain(_removal(one)) for one in report.removals))
    yield Statement(
        _plain(
            "Ordene er ikke gjengitt her, og alt annet i forslaget er heller ikke fortalt. Se filene under "
            "«Files changed». Er det endret noe annet også, så gjør det i et forslag for seg."
        )
    )


def _removal(of: Removal) -> str:
    what = "noen av ordene" if of.part else "ordlyden"
    return f"{of.id}: {what} fra utgaven {_date(of.edition)}, fjernet {_date(of.on)}. Grunn: {of.reason}"


def _succession(report: Report, of: Succession) -> Iterator[Portion]:
    """A new platform: what it is called, how much of the old one it carries on, and in which words."""
    yield Heading(2, "Ny plattform")
    by = f", vedtatt av {of.adopted_by}" if of.adopted_by else ""
    on = f" {_date(of.adopted_on)}" if of.adopted_on else ""
    yield Statement(
        _plain(f"«{of.title}»{by}{on}, kommer etter «{of.before}», som legges bort hel.")
    )
    if report.errors:
        yield Statement(
            _plain(f"Sjekken fant {_count(report.errors, 'feil', 'feil')}, som må rettes.")
        )
    counts = (
        ("ført videre med de samme ordene", len(of.same)),
        ("ført videre med andre ord", len(of.other)),
        ("nye", len(of.new)),
        ("ikke med lenger", len(of.gone)),
    )
    yield _bullets([_plain(f"{n} {what}") for what, n in counts])
    yield from _carried("Ført videre med andre ord", of.other)
    yield from _carried("Ført videre med de samme ordene", of.same)
    for title, rows in (("Nye punkter", of.new), ("Ikke med lenger", of.gone)):
        lines = [_plain(f"{_called(id_)}: {cut(text, 300, 297)}") for id_, text in rows]
        yield from _some(title, lines)


def _carried(title: str, rows: tuple[Carried, ...]) -> Iterator[Portion]:
    """What is carried on, each with the words that it had and those that it has."""
    lines: list[Runs] = []
    for row in rows:
        for id_, was in row.was:
            which = name_of(row.id) if id_ == row.id else f"{_called(row.id)}, var {id_}"
            said = _plain(row.text) if was == row.text else _difference(was, row.text)
            lines.append((Run(f"{which}:"), *said))
    yield from _some(title, lines)


def _called(id_: str) -> str:
    """What a commitment is called, also before it has its number."""
    return "Nytt punkt" if UnitId.of(id_).is_new else name_of(id_)


def _some(title: str, lines: list[Runs]) -> Iterator[Portion]:
    """A heading and the lines below it, where there are any."""
    if lines:
        yield Heading(3, f"{title} ({len(lines)})")
        yield _bullets(lines)


def _lost(report: Report) -> Iterator[Portion]:
    """What was there before, and would be gone."""
    if report.lost:
        yield Heading(2, "Dette blir borte")
        yield Statement(
            _plain(
                "Dette står på main nå, og er borte eller satt tilbake i forslaget. Er det ikke meningen, "
                "har det trolig skjedd da to endringer ble satt sammen. Sett det inn igjen."
            )
        )
        yield _bullets(
            [
                (Run(_LOST[one.kind].format(one.id), "strong"), *_plain(_cited(one.text)))
                for one in report.lost
            ]
        )


def _chosen(chosen: Sequence[Choice]) -> Iterator[Portion]:
    """Where two had changed the same: both, so that whoever reads can tell whether the right one stands."""
    if chosen:
        yield Heading(2, "To hadde endret det samme")
        yield Statement(_plain("Bare den ene kan stå. Se etter at det er den riktige."))
        yield _bullets([(Run(_of_what(one), "strong"), *_plain(_choice(one))) for one in chosen])


def _of_what(choice: Choice) -> str:
    return f"{of_what(choice.kind)[0]} {choice.id}:"


def _choice(choice: Choice) -> str:
    kept = f"{_cited(choice.kept)} ble valgt" if choice.kept else "Det ble tatt ut"
    other = f"hadde {_cited(choice.other)}" if choice.other else "hadde tatt det ut"
    return f"{kept}; den andre {other}."


def _cited(text: str) -> str:
    return f"«{cut(text, 300, 299)}»" if text else ""


_LOST = {
    "edition": "Utgaven {}, med alt den ga ut.",
    "new": "{}, som er nytt og ikke utgitt ennå:",
    "wording": "{} får tilbake ordene fra forrige utgave, i stedet for:",
    "fate": "{} står i teksten igjen, enda det var tatt ut:",
}

_UNREAD = {
    "after": "{} kan ikke leses slik den er nå, så ingen kan si hva endringen gjør med den. Rett "
    "feilene i den først.",
    "before": "{} kunne ikke leses før endringen, så det er ingenting å sammenligne den med.",
}


def _unreadable(report: Report) -> Iterator[Portion]:
    if "after" in report.unreadable:
        yield Statement(
            _plain(
                "Filene kan ikke leses slik de er nå, så ingen kan si hva endringen gjør. "
                f"Sjekken fant {_count(report.errors, 'feil', 'feil')}: rett dem først."
            )
        )
    else:
        yield Statement(
            _plain("Filene før endringen kan ikke leses, så det er ingenting å sammenligne med.")
        )


def _in_short(report: Report) -> str:
    if report.empty:
        return "Endringen gjør ingen forskjell for leserne."
    return " ".join((_touched(report), *_counts(report)))


def _touched(report: Report) -> str:
    """Whether the adopted text was touched, and whether that is said to be a correction."""
    if report.source.files:
        files = ", ".join(report.source.files)
        return f"Kilden som den vedtatte teksten sammenlignes med, er endret: {files}."
    if not report.adopted and any(one.kind in _OF_THE_DOCUMENT for one in report.beside):
        return "Ordene i den vedtatte teksten er de samme, men noe som står ved dem, er endret."
    if not report.adopted:
        return "Den vedtatte teksten er ikke rørt."
    reworded = [c for c in report.adopted if c.what != "moved"]
    if not reworded:
        return "Ordene i den vedtatte teksten er de samme, men noe er flyttet."
    wait = " Endringen må vente til den første utgaven er laget." if report.too_early else ""
    return _reworded(reworded) + wait


def _reworded(changes: list[Change]) -> str:
    """Whether words that have changed are as adopted now, or said to be corrections."""
    if not any(c.what == "changed" for c in changes) and not all(c.as_adopted for c in changes):
        return "Den vedtatte teksten er endret."
    as_adopted = sum(c.as_adopted for c in changes)
    declared = sum(c.declared and not c.as_adopted for c in changes)
    rest = len(changes) - as_adopted - declared
    if as_adopted == len(changes):
        return AS_ADOPTED if as_adopted == 1 else "Ordene står nå slik de er vedtatt."
    said = "Den vedtatte teksten er endret"
    if rest == len(changes):
        return f"{said}, og det er ikke meldt som en rettelse."
    if rest:
        return f"{said}. På {_count(rest, 'sted', 'steder')} er det ikke meldt som en rettelse."
    if as_adopted:
        return f"{said}: noe er meldt som rettelser, og resten står nå slik det er vedtatt."
    return f"{said}, og det er meldt som bare en rettelse."


AS_ADOPTED = "Ordet står nå slik det er vedtatt."


def _counts(report: Report) -> Iterator[str]:
    said = []
    for what, (one, other) in {
        "changed": ("punkt med ny ordlyd", "punkter med ny ordlyd"),
        "added": ("nytt punkt", "nye punkter"),
        "moved": ("punkt flyttet", "punkter flyttet"),
        "withdrawn": ("punkt tatt ut", "punkter tatt ut"),
    }.items():
        n = len(report.of_kind(["commitment"], what))  # type: ignore[arg-type]
        if n:
            said.append(_count(n, one, other))
    if said:
        yield f"{', '.join(said)[:1].upper()}{', '.join(said)[1:]}."


def _count(n: int, one: str, other: str) -> str:
    return f"{n} {one if n == 1 else other}"


# The parts of the report


def _source(of: Extraction) -> Iterator[Portion]:
    """What is compared with, word by word: who changes that, changes what was adopted."""
    if not of.files:
        return
    yield Heading(2, "Kilden")
    yield Statement(
        _plain(
            "Den vedtatte teksten blir sammenlignet med kilden. Endres kilden, kan et ord bli borte "
            "uten at sjekken ser det. Les hver linje nøye."
        )
    )
    lines: list[Runs] = [
        (Run(f"adopted.txt, linje {one.number}:", "strong"), *_difference(one.before, one.after))
        for one in of.lines
    ]
    lines += [_mending(was, now) for was, now in of.corrections]
    if any(of.fingerprint):
        then, now = of.fingerprint
        lines.append((Run("Fingeravtrykket av adopted.txt:", "strong"), *_difference(then, now)))
    yield _bullets(lines)


def _mending(was: Mending | None, now: Mending | None) -> Runs:
    if was and now:
        name = f"Endret rettelse, linje {now.line}."
        said = _plain(f"Før: {_mended(was)} Nå: {_mended(now)}")
    elif now:
        name, said = f"Ny rettelse, linje {now.line}:", _plain(_mended(now))
    else:
        assert was
        name, said = f"Rettelse tatt bort, linje {was.line}:", _plain(_mended(was))
    return (Run(name, "strong"), *said)


def _mended(of: Mending) -> str:
    to = f"leses som «{of.adopted}»" if of.adopted.strip() else "leses ikke med"
    return f"«{of.extracted}» {to}. Grunn: {_stopped(of.reason)}"


def _adopted(report: Report) -> Iterator[Portion]:
    if not report.adopted:
        return
    yield Heading(2, "Den vedtatte teksten")
    for what in WHATS:
        found = [change for change in report.adopted if change.what == what]
        if found:
            yield Heading(3, _HEADINGS[what])
            yield _bullets([_of_adopted(change) for change in found])


def _of_adopted(change: Change) -> Runs:
    thing = change.thing
    name = (Run(_name(thing), "strong"), Run(f"({thing.where}):"))
    match change.what:
        case "changed":
            assert change.before
            assert change.after
            said = (*name, *_difference(change.before.text, change.after.text))
            return (*said, *_said_of(change))
        case "moved":
            assert change.before
            said = (Run(_name(thing), "strong"), *_plain(_way(change.before, thing)))
            return (*said, *(_plain(_stays(change.left)) if change.left else ()))
        case "withdrawn":
            became = _stopped(f"Hva det ble av det: {change.became}") if change.became else NO_FATE
            return (*name, Run(thing.text, "gone"), *_plain(f"– {became}"))
        case _:
            return (*name, Run(thing.text, "new"), *_said_of(change))


NO_FATE = "Det står ikke hva det ble av det."


def _way(before: Snapshot, after: Snapshot) -> str:
    if before.where == after.where:
        return f"har fått en annen plass i {after.where}."
    return f"er flyttet fra {before.where} til {after.where}."


def _stays(left: tuple[Snapshot, ...]) -> str:
    """That the sentences about it have not come along."""
    ids = ", ".join(sentence.id for sentence in left)
    if len(left) == 1:
        return (
            f"Setningen {ids} i «Kort fortalt» bygger på det, og står fortsatt under "
            f"{left[0].where}."
        )
    return (
        f"Setningene {ids} i «Kort fortalt» bygger på det, og står fortsatt under {left[0].where}."
    )


def _said_of(change: Change) -> Runs:
    if change.as_adopted:
        return _plain(f"– {AS_ADOPTED}")
    if not change.declared:
        return ()
    note = change.after.note if change.after else ""
    return _plain(f"– Meldt som rettelse{': ' + note if note else ''}")


def _stopped(text: str) -> str:
    """The text with a full stop, where it has none of its own."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _section(
    title: str, changes: tuple[Change, ...], line: Callable[[Change], Runs]
) -> Iterator[Portion]:
    if changes:
        yield Heading(2, title)
        yield _bullets([line(change) for change in changes])


def _of_ours(change: Change) -> Runs:
    """A sentence, a plain wording, a term or a translation."""
    thing = change.thing
    before, after = change.before, change.after
    name = Run(_ours(thing), "strong")
    if before and after:
        if change.what == "moved":
            return (
                name,
                *_plain(
                    f"har fått setningen «{thing.text}», som er flyttet hit fra {before.where}."
                ),
            )
        return (name, *_plain("har ny tekst:"), *_difference(before.text, after.text))
    strong, rest = _CAME_OR_WENT[thing.kind][after is None]
    words = {"id": thing.id, "where": thing.where, "name": _name(thing)}
    return (
        Run(strong.format(**words), "strong"),
        *_plain(rest),
        Run(thing.text, "gone" if after is None else "new"),
    )


_CAME_OR_WENT = {
    "sentence": (("Ny setning i {where} ({id}):", ""), ("Tatt ut av {where} ({id}):", "")),
    "wording": (("{name} er nye:", ""), ("{name} er tatt ut:", "")),
    "term": (("{where}", "er et nytt ord:"), ("{where}", "er tatt ut:")),
    "followup": (("Nytt om {where}:", ""), ("Tatt ut om {where}:", "")),
    "translation": (("{name}", "er oversatt:"), ("{name}", "er ikke lenger oversatt:")),
}
"""What is said of each sort that came or went: its name, and what became of it."""


def _ours(thing: Snapshot) -> str:
    if thing.kind == "sentence":
        return f"{thing.where} ({thing.id})"
    if thing.kind == "followup":
        return f"Om {thing.where} ({thing.id})"
    return thing.where if thing.kind == "term" else _name(thing)


def _spoken(of: LanguageChanges) -> str:
    return Words("nb").name_of(of.code)


def _approved(report: Report) -> Iterator[Portion]:
    """What has been approved, by whom and when."""
    lines = [*_approvals(report.approved, "")]
    for of in report.languages:
        lines += _approvals(of.approved, f", på {_spoken(of)}")
    if lines:
        yield Heading(2, "Godkjent")
        yield _bullets(lines)


def _approvals(approvals: tuple[Approval, ...], how: str) -> Iterator[Runs]:
    by: dict[tuple[str, str], list[str]] = {}
    for one in approvals:
        by.setdefault((one.by, one.on), []).append(_reviewed(one.of))
    for (who, on), names in by.items():
        yield (
            Run(f"Av {who} {_date(on)}{how}:", "strong"),
            *_plain(_listed(names)),
        )


def _reviewed(thing: Snapshot) -> str:
    if thing.kind == "summary":
        return f"«Kort fortalt» om {thing.where}"
    if thing.kind == "followup":
        return f"det som har skjedd med {thing.where} ({thing.id})"
    return f"ordet «{thing.where}»" if thing.kind == "term" else _name(thing)


def _date(iso: str) -> str:
    return Words("nb").date(iso)


def _listed(names: list[str]) -> str:
    rest = f" og {len(names) - MOST_LISTED} til" if len(names) > MOST_LISTED else ""
    return ", ".join(names[:MOST_LISTED]) + f"{rest}."


def _stale(report: Report) -> Iterator[Portion]:
    """What has other words than those that somebody approved."""
    lines = [_changed_since(one, "") for one in report.stale]
    for of in report.languages:
        lines += [_changed_since(one, f" på {_spoken(of)}") for one in of.stale]
    if lines:
        yield Heading(2, "Trenger ny godkjenning")
        yield Statement(
            _plain(
                "Teksten er endret etter at den ble godkjent, og må leses på nytt. Det kan gjøres på "
                "skrivebordet for gjennomlesing. Står navnet og datoen ved selve teksten, må de bort."
            )
        )
        yield _bullets(lines)


def _unsaid(report: Report) -> Iterator[Portion]:
    """What is approved no longer, because the approval itself was taken away."""
    lines = [*_approvals(report.unsaid, "")]
    for of in report.languages:
        lines += _approvals(of.unsaid, f", på {_spoken(of)}")
    if lines:
        yield Heading(2, "Ikke godkjent lenger")
        yield Statement(
            _plain(
                "Teksten er den samme, men godkjenningen er tatt bort. Er det ikke meningen, så hent den "
                "tilbake."
            )
        )
        yield _bullets(lines)


def _changed_since(one: Approval, how: str) -> Runs:
    ids = f" ({', '.join(one.changed)})" if one.of.kind == "summary" else ""
    return (
        Run(f"Endret etter at {one.by} godkjente {_date(one.on)}:", "strong"),
        *_plain(f"{_reviewed(one.of)}{how}{ids}."),
    )


def _still(report: Report) -> Iterator[Portion]:
    """What somebody says holds still, without having changed it."""
    lines: list[Runs] = [
        (Run(f"{thing.id}:", "strong"), *_plain(f"«{thing.text}» Bygger på {_ids(thing)}."))
        for thing in report.still
    ]
    lines += [
        (Run(f"Oversatt til {_spoken(language)}:", "strong"), *_names(language.still))
        for language in report.languages
        if language.still
    ]
    if lines:
        yield Heading(2, "Meldt som fortsatt riktig")
        yield Statement(
            _plain(
                "Meldt som fortsatt riktig, uten at teksten er endret. Bare fingeravtrykket er nytt. "
                "Les gjerne og se om det er sant."
            )
        )
        yield _bullets(lines)


def _ids(thing: Snapshot) -> str:
    return ", ".join(thing.covers)


def _lacking(report: Report) -> Iterator[Portion]:
    """What is new, and not translated."""
    languages = [language for language in report.languages if language.lacking]
    if languages:
        yield Heading(2, "Trenger oversettelse")
        yield Statement(
            _plain(
                "Dette er nytt. Når forslaget er lagt inn, lages plassene i filene med skjemaet «Lag plasser for "
                "oversettelse»."
            )
        )
        yield _bullets(
            [
                (Run(f"Til {_spoken(language)}:", "strong"), *_names(language.lacking))
                for language in languages
            ]
        )


def _outdated(report: Report) -> Iterator[Portion]:
    """What has to be looked at again because of the change."""
    lines = [
        (Run(f"Oversatt til {_spoken(language)}:", "strong"), *_names(language.outdated))
        for language in report.languages
        if language.outdated
    ]
    if report.outdated_summaries:
        lines.append((Run("Kort fortalt:", "strong"), *_names(report.outdated_summaries)))
    if lines:
        yield Heading(2, "Blir utdatert")
        yield Statement(_plain("Dette er laget av ord som nå er endret, og bør leses på nytt."))
        yield _bullets(lines)


def _names(things: tuple[Snapshot, ...]) -> Runs:
    return _plain(_listed([_name(thing) for thing in things]))


def _links(links: tuple[Link, ...]) -> Iterator[Portion]:
    if links:
        yield Heading(2, "Lenker")
        yield _bullets([_link(link) for link in links])


def _link(link: Link) -> Runs:
    said = {
        "leads on": f"fører videre til /{link.to}",
        "tells": "svarer fortsatt, og forteller hva som har skjedd.",
        "dies": "svarer ikke lenger. Skriv hva det ble av det som sto der.",
    }[link.what]
    return (Run(f"/{link.address}", "strong"), *_plain(said))


_SETTINGS = {
    "title": "Navnet på plattformen",
    "place": "Stedet",
    "kind": "Slaget dokument",
    "body": "Hvem som vil",
    "about_body": "Hvem de er",
    "language": "Språket den er skrevet på",
    "also_adopted": "Andre språk den er vedtatt på",
    "adopted_by": "Hvem som vedtok den",
    "adopted_on": "Datoen den ble vedtatt",
    "edition": "Utgaven",
}


_OF_THE_DOCUMENT = frozenset(
    {"whole", "links", "emphasis", "behind", "responsible", "actor", "preamble"}
)
"""What may stand beside words in the document itself, by its key."""

_KEYS = {
    "actor": "Navnet på aktøren",
    "preamble": "At det er et forord («preamble»), for",
    "covers": "Det som setningen bygger på («covers»), i",
    "figure": "Hva tallet gjelder,",
    "words": "Ordene med tallet",
    "title": "Oppslagsordet",
    "forms": "Formene («forms») av ordet",
    "shown": "Hvor ordet forklares («shown»),",
    "also": "Andre ord for det samme («also») som",
}


def _beside(marks: Sequence[Mark]) -> Iterator[Portion]:
    """What stands beside words: each as it was and as it is."""
    if marks:
        yield Heading(2, "Det som står ved ordene")
        yield _bullets(
            [
                (
                    Run(f"{_KEYS.get(one.kind) or of_what(one.kind)[0]} {one.id}:", "strong"),
                    *_difference(cut(one.before, 300, 299), cut(one.after, 300, 299)),
                )
                for one in marks
            ]
        )


def _settings(report: Report) -> Iterator[Portion]:
    if report.settings:
        yield Heading(2, "Om plattformen")
        yield _bullets(
            [
                (Run(f"{_SETTINGS[name]}:", "strong"), *_difference(before, after))
                for name, before, after in report.settings
            ]
        )


def _name(thing: Snapshot) -> str:
    if thing.kind in _NAMES:
        return f"{_NAMES[thing.kind]} «{cut(thing.text, 60, 59)}»"
    return name_of(thing.id)


def name_of(id_: str) -> str:
    """What a person calls an id: "punkt 12"; one without a name of its own stays as it is.

    >>> name_of("punkt-12"), name_of("kort-3"), name_of("skolen")
    ('Punkt 12', 'Setning kort-3 i «Kort fortalt»', 'skolen')
    >>> name_of("ord-lov.explanation")
    'Forklaringen av ordet «lov»'
    """
    if is_followup(id_):
        return f"Det som har skjedd ({id_})"
    unit = UnitId.of(id_)
    form = _NAMES_OF_IDS.get((unit.prefix, unit.part))
    return form.format(unit.name) if form else id_


_NAMES_OF_IDS = {
    (PREFIXES["commitment"], ""): "Punkt {}",
    (PREFIXES["paragraph"], ""): "Avsnitt {}",
    (PREFIXES["commitment"], "plain"): "De enkle ordene om punkt {}",
    (PREFIXES["paragraph"], "plain"): "De enkle ordene om avsnitt {}",
    (PREFIXES["sentence"], ""): "Setning kort-{} i «Kort fortalt»",
    (PREFIXES["lead_in"], ""): "Innledning {}",
    (PREFIXES["quote"], ""): "Sitat {}",
    (PREFIXES["picture"], ""): "Ordene om bilde {}",
    (PREFIXES["term"], ""): "Ordet «{}»",
    (PREFIXES["term"], "explanation"): "Forklaringen av ordet «{}»",
    (PREFIXES["figure"], ""): "Hva tallet tall-{} gjelder",
    (PREFIXES["figure"], "words"): "Ordene om tallet tall-{}",
}
"""What a person calls the things that have a name, by the prefix of their ids and the part."""


def _plain(text: str) -> Runs:
    return (Run(text),)


def _difference(before: str, after: str) -> Runs:
    return tuple(Run(piece.text, piece.mark) for piece in differences(before, after))


def _bullets(lines: list[Runs]) -> Bullets:
    if len(lines) > MOST_LISTED:
        rest = len(lines) - MOST_LISTED
        lines = [*lines[:MOST_LISTED], _plain(f"… og {rest} til.")]
    return Bullets(tuple(lines))
