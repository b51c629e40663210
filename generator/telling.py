"""A report told in plain Norwegian, for people who decide: as Markdown, HTML or JSON.

What is told is made once, as headings, lines and lists of words; two small printers write it. A
word that has gone is struck and one that has come is bold, so that it can be read without colour.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup, escape

from generator.differences import differences
from generator.report import WHATS, Change, Language, Link, Report, Thing, What
from generator.words import Words

Mark = Literal["same", "gone", "new", "strong"]


@dataclass(frozen=True)
class Run:
    """Words that follow each other, marked alike."""

    text: str
    mark: Mark = "same"


Line = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """A heading of the report."""

    level: int
    text: str


@dataclass(frozen=True)
class Paragraph:
    """A line by itself."""

    line: Line


@dataclass(frozen=True)
class Bullets:
    """Some lines, each with what belongs under it."""

    lines: tuple[Line, ...]


Piece = Heading | Paragraph | Bullets

MOST_LISTED = 200
"""Lines under one heading; who changes more has done something to the whole."""

_NAMES = {
    "sector": "Området",
    "section": "Overskriften",
    "tagline": "Undertittelen",
    "lead_in": "Innledningen",
    "quote": "Det uthevede sitatet",
}

_HEADINGS: dict[What, str] = {
    "changed": "Ny ordlyd",
    "added": "Nytt",
    "moved": "Flyttet",
    "withdrawn": "Tatt ut",
}


def tell(report: Report) -> Iterator[Piece]:
    """The report, in the order in which one asks."""
    yield Heading(1, "Hva endringen gjør")
    if report.unreadable:
        yield from _unreadable(report)
        return
    yield Paragraph(_plain(_in_short(report)))
    if report.errors:
        n = _count(report.errors, "feil", "feil")
        yield Paragraph((Run(f"Sjekken fant {n}, som må rettes før endringen kan legges inn."),))
    yield from _adopted(report)
    yield from _section("Kort fortalt", report.summaries, _of_ours)
    if report.approved_summaries:
        yield Paragraph(_plain("Godkjent: " + ", ".join(report.approved_summaries) + "."))
    yield from _section("Ordlisten", report.terms, _of_ours)
    for language in report.languages:
        yield from _language(language)
    yield from _outdated(report)
    yield from _links(report.links)
    yield from _settings(report)


def _unreadable(report: Report) -> Iterator[Piece]:
    if "after" in report.unreadable:
        yield Paragraph(
            _plain(
                "Filene kan ikke leses slik de er nå, så ingen kan si hva endringen gjør. "
                f"Sjekken fant {_count(report.errors, 'feil', 'feil')}: rett dem først."
            )
        )
    else:
        yield Paragraph(
            _plain("Filene før endringen kan ikke leses, så det er ingenting å sammenligne med.")
        )


def _in_short(report: Report) -> str:
    if report.empty:
        return "Endringen gjør ingen forskjell for leserne."
    return " ".join((_touched(report), *_counts(report)))


def _touched(report: Report) -> str:
    """Whether the adopted text was touched, and whether that is said to be a correction."""
    if report.sources:
        return (
            "Kilden som den vedtatte teksten sammenlignes med, er endret: "
            + ", ".join(report.sources)
            + "."
        )
    if not report.adopted:
        return "Den vedtatte teksten er ikke rørt."
    changed = [c for c in report.adopted if c.what == "changed"]
    declared = [c for c in changed if c.declared]
    if changed and len(changed) == len(report.adopted) == len(declared):
        return "Den vedtatte teksten er endret, og det er meldt som bare en rettelse."
    if declared:
        n = _count(len(report.adopted) - len(declared), "sted", "steder")
        return f"Den vedtatte teksten er endret. På {n} er det ikke meldt som en rettelse."
    return "Den vedtatte teksten er endret, og det er ikke meldt som en rettelse."


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


def _adopted(report: Report) -> Iterator[Piece]:
    if not report.adopted:
        return
    yield Heading(2, "Den vedtatte teksten")
    for what in WHATS:
        found = [change for change in report.adopted if change.what == what]
        if found:
            yield Heading(3, _HEADINGS[what])
            yield _bullets([_of_adopted(change) for change in found])


def _of_adopted(change: Change) -> Line:
    thing = change.thing
    name = (Run(_name(thing), "strong"), Run(f"({thing.where}):"))
    match change.what:
        case "changed":
            assert change.before
            assert change.after
            said = (*name, *_difference(change.before.text, change.after.text))
            return (*said, *_declared(change))
        case "moved":
            assert change.before
            return (Run(_name(thing), "strong"), *_plain(_way(change.before, thing)))
        case "withdrawn":
            fate = f"Hva det ble av det: {change.became}." if change.became else NO_FATE
            return (*name, Run(thing.text, "gone"), *_plain(f"– {fate}"))
        case _:
            return (*name, Run(thing.text, "new"))


NO_FATE = "Det står ikke hva det ble av det."


def _way(before: Thing, after: Thing) -> str:
    if before.where == after.where:
        return f"har fått en annen plass i {after.where}."
    return f"er flyttet fra {before.where} til {after.where}."


def _declared(change: Change) -> Line:
    if not change.declared:
        return ()
    note = change.after.note if change.after else ""
    return _plain(f"– Meldt som rettelse{': ' + note if note else ''}")


def _section(
    title: str, changes: tuple[Change, ...], line: Callable[[Change], Line]
) -> Iterator[Piece]:
    if changes:
        yield Heading(2, title)
        yield _bullets([line(change) for change in changes])


def _of_ours(change: Change) -> Line:
    """A sentence, a term or a translation."""
    thing = change.thing
    name = Run(thing.where if thing.kind in ("sentence", "term") else _name(thing), "strong")
    before, after = change.before, change.after
    if before and after:
        if change.what == "moved":
            return (name, *_plain(f"har fått setningen «{thing.text}», som er flyttet hit."))
        return (name, *_plain("har ny tekst:"), *_difference(before.text, after.text))
    if after:
        return (name, *_plain("er nytt:"), Run(after.text, "new"))
    return (name, *_plain("er tatt ut:"), Run(thing.text, "gone"))


def _language(of: Language) -> Iterator[Piece]:
    if not (of.changes or of.approved):
        return
    name = Words("nb").name_of(of.code)
    yield from _section(f"Oversatt til {name}", of.changes, _of_ours)
    if of.approved:
        names = ", ".join(map(name_of, of.approved[:MOST_LISTED]))
        yield Paragraph(_plain(f"Godkjent på {name}: {names}."))


def _outdated(report: Report) -> Iterator[Piece]:
    """What has to be looked at again because of the change."""
    lines = [
        (Run(f"Oversatt til {Words('nb').name_of(of.code)}:", "strong"), *_names(of.outdated))
        for of in report.languages
        if of.outdated
    ]
    if report.outdated_summaries:
        lines.append((Run("Kort fortalt:", "strong"), *_names(report.outdated_summaries)))
    if lines:
        yield Heading(2, "Blir utdatert")
        yield Paragraph(_plain("Dette er laget av ord som nå er endret, og bør leses på nytt."))
        yield _bullets(lines)


def _names(things: tuple[Thing, ...]) -> Line:
    return _plain(", ".join(_name(thing) for thing in things[:MOST_LISTED]) + ".")


def _links(links: tuple[Link, ...]) -> Iterator[Piece]:
    if links:
        yield Heading(2, "Lenker")
        yield _bullets([_link(link) for link in links])


def _link(link: Link) -> Line:
    said = {
        "leads on": f"fører videre til /{link.to}",
        "tells": "svarer fortsatt, og forteller hva som har skjedd.",
        "dies": "svarer ikke lenger. Skriv hva det ble av det som sto der.",
    }[link.what]
    return (Run(f"/{link.address}", "strong"), *_plain(said))


_SETTINGS = {
    "title": "Navnet på plattformen",
    "place": "Stedet",
    "adopted_by": "Hvem som vedtok den",
    "adopted_on": "Datoen den ble vedtatt",
    "edition": "Utgaven",
}


def _settings(report: Report) -> Iterator[Piece]:
    if report.settings:
        yield Heading(2, "Om plattformen")
        yield _bullets(
            [
                (Run(f"{_SETTINGS[name]}:", "strong"), *_difference(before, after))
                for name, before, after in report.settings
            ]
        )


def _name(thing: Thing) -> str:
    if thing.kind in _NAMES:
        said = thing.text if len(thing.text) <= 60 else f"{thing.text[:59]}…"
        return f"{_NAMES[thing.kind]} «{said}»"
    return name_of(thing.id)


def name_of(id_: str) -> str:
    """What a person calls an id: "punkt 12"; one without a name of its own stays as it is.

    >>> name_of("punkt-12"), name_of("kort-3"), name_of("skolen")
    ('Punkt 12', 'Setning 3 i «Kort fortalt»', 'skolen')
    """
    prefix, _, number = id_.rpartition("-")
    form = {
        "punkt": "Punkt {}",
        "avsnitt": "Avsnitt {}",
        "kort": "Setning {} i «Kort fortalt»",
        "innledning": "Innledning {}",
        "sitat": "Sitat {}",
    }.get(prefix)
    return form.format(number) if form and number.isdigit() else id_


def _plain(text: str) -> Line:
    return (Run(text),)


def _difference(before: str, after: str) -> Line:
    return tuple(Run(piece.text, piece.mark) for piece in differences(before, after))


def _bullets(lines: list[Line]) -> Bullets:
    if len(lines) > MOST_LISTED:
        rest = len(lines) - MOST_LISTED
        lines = [*lines[:MOST_LISTED], _plain(f"… og {rest} til.")]
    return Bullets(tuple(lines))


# The printers


def as_markdown(report: Report) -> str:
    """For the pull request. Nothing in a text can become markup, a link or a mention there."""
    out = []
    for piece in tell(report):
        match piece:
            case Heading(level=level, text=text):
                out.append(f"{'#' * level} {_md(text)}")
            case Paragraph(line=line):
                out.append(_md_line(line))
            case Bullets(lines=lines):
                out.append("\n".join(f"- {_md_line(line)}" for line in lines))
    return "\n\n".join(out) + "\n"


_MD = {"same": "{}", "gone": "~~{}~~", "new": "**{}**", "strong": "**{}**"}


def _md_line(line: Line) -> str:
    return " ".join(_MD[words.mark].format(_md(words.text)) for words in line if words.text.strip())


_MD_SIGNS = re.compile(r"(?i)[\\`*_\[\]|~&<>$]|[@#](?=\S)|:(?=[\w/])|(?<=\bwww)\.|(?<=\bGH)-")


def _md(text: str) -> str:
    return _MD_SIGNS.sub(_harmless, _seen(text))


def _harmless(sign: re.Match[str]) -> str:
    """The sign, escaped; an empty comment keeps the forge from linking or naming anyone."""
    found = sign[0]
    if found in "&<>$|~":
        return f"&#{ord(found)};"
    return f"{found}<!-- -->" if found in "@#:.-" else f"\\{found}"


def _seen(text: str) -> str:
    """The text on one line, with what nobody would see spelt out."""
    return "".join(c if c.isprintable() else f"(U+{ord(c):04X})" for c in " ".join(text.split()))


_HTML = {
    "same": Markup("{}"),
    "gone": Markup('<del><span class="unseen">[tatt ut:] </span>{}</del>'),
    "new": Markup('<ins><span class="unseen">[nytt:] </span>{}</ins>'),
    "strong": Markup("<strong>{}</strong>"),
}

_PAGE = Markup("""<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>Hva endringen gjør</title>
<style>
body {{ font: 1.1rem/1.6 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }}
del {{ text-decoration: line-through; }}
ins {{ text-decoration: underline; font-weight: bold; }}
li {{ margin-bottom: 0.8em; }}
.unseen {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }}
</style>
</head>
<body>
<main>
{}
</main>
</body>
</html>
""")


def as_html(report: Report) -> str:
    """For the preview: a page of its own that needs nothing else."""
    out: list[Markup] = []
    for piece in tell(report):
        match piece:
            case Heading(level=level, text=text):
                out.append(Markup("<h{0}>{1}</h{0}>").format(level, text))
            case Paragraph(line=line):
                out.append(Markup("<p>{}</p>").format(_html_line(line)))
            case Bullets(lines=lines):
                items = Markup("\n").join(
                    Markup("<li>{}</li>").format(_html_line(line)) for line in lines
                )
                out.append(Markup("<ul>\n{}\n</ul>").format(items))
    return str(_PAGE.format(Markup("\n").join(out)))


def _html_line(line: Line) -> Markup:
    return Markup(" ").join(
        _HTML[words.mark].format(escape(_seen(words.text))) for words in line if words.text.strip()
    )


def as_json(report: Report) -> str:
    """For programs."""
    made = {
        "version": "v1",
        **dataclasses.asdict(report),
        "adopted_touched": bool(report.adopted or report.sources),
        "declared_as_correction": bool(report.adopted) and all(c.declared for c in report.adopted),
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Report], str]] = {
    "markdown": as_markdown,
    "html": as_html,
    "json": as_json,
}
