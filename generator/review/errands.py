"""What a form in the forge asks for: which commands that is, and how the proposal that it becomes is told.

The forge hands over an event with what somebody has filled in. Nothing of it is believed: it becomes
arguments of a command, each one whole, never a part of a script.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.problems import Problem, cut, errors
from generator.reading.characters import fault_in
from generator.review.proposal import LONGEST_COMMENT, inside, shortened

Inputs = Mapping[str, str]
"""What stands in each field, without the space around it; empty where nothing does."""

Commands = Sequence[tuple[str, ...]]


class CannotDoError(ValueError):
    """Why a form cannot be followed, in Norwegian and in English."""

    def __init__(self, nb: str, en: str) -> None:
        super().__init__(nb)
        self.nb, self.en = nb, en


@dataclass(frozen=True)
class Errand:
    """One form: what it is called, its fields with their labels, and the commands that it stands for."""

    words: str
    fields: Mapping[str, str]
    commands: Callable[[Inputs], Commands]
    """Of what is filled in."""
    title: str = ""
    """Of the proposal, with places for what is filled in; empty where there is none."""
    required: frozenset[str] = field(default_factory=frozenset)
    takes_file: bool = False
    """Whether a file comes with it, whose path stands in the field ``file``."""


def _given(option: str, value: str) -> tuple[str, ...]:
    return (f"--{option}={value}",) if value else ()


def _edition(of: Inputs) -> Commands:
    said = (*_given("note", of["note"]), *_given("decision", of["decision"]))
    return [("release", *said, "--", of["date"])]


def _succession(of: Inputs) -> Commands:
    names = ("title", "body", "adopted-by", "adopted-on")
    said = [one for name in names for one in _given(name, of[name.replace("-", "_")])]
    also = ("--confirm",) if of["confirm"] == "true" else ()
    return [("succeed", *said, *also, "--", of["period"])]


def _redaction(of: Inputs) -> Commands:
    unit = of["unit"].lower().replace(" ", "-")
    unit = f"punkt-{unit}" if unit.isdecimal() else unit
    said = [one for name in ("words", "edition", "on", "reason") for one in _given(name, of[name])]
    return [("redact", *said, "--", unit)]


def _slots(of: Inputs) -> Commands:
    return [("translations", "sync", "--", of["language"])]


def _commitment(of: Inputs) -> Commands:
    return [("new", "commitment", f"--section={of['section']}", f"--text={of['text']}")]


KINDS = ("sak", "vedtak", "budsjett", "tiltak", "rapport", "svar")
"""What may have happened, as the form lists it."""


def _followup(of: Inputs) -> Commands:
    _chosen({kind: kind for kind in KINDS}, of["kind"])
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", of["on"]):
        raise CannotDoError(
            f"«{cut(of['on'], 40, 39)}» er ingen dato. Skriv dagen det skjedde med år, måned og dag: 2027-03-01. "
            "Ingenting er endret.",
            f"“{cut(of['on'], 40, 39)}” is no date. Write the day with year, month and day: 2027-03-01. Nothing "
            "has been changed.",
        )
    said = {"on": of["on"], "kind": of["kind"], "text": of["text"], "source": of["address"]}
    said |= {name: of[name] for name in ("title", "publisher", "case", "archived", "by")}
    options = (option for name, value in said.items() for option in _given(name, value))
    return [("new", "followup", *options, "--commitment", *_numbers(of["commitments"]))]


def _numbers(said: str) -> list[str]:
    """The ids of commitments, as people write them: ``142``, ``punkt-142, 143``, ``punkt 142 og 143``."""
    words = [word for word in re.split(r"[\s,;]+", said.lower()) if word not in _BESIDE_NUMBERS]
    if not words or not all(re.fullmatch(r"(punkt-)?[a-z0-9]+", word) for word in words):
        raise CannotDoError(
            f"Skjønte ikke hvilke punkter «{cut(said, 60, 59)}» er. Skriv numrene med komma mellom, slik: 142, 143. "
            "Ingenting er endret.",
            f"Could not tell which commitments “{cut(said, 60, 59)}” are. Write the numbers with a comma between "
            "them: 142, 143. Nothing has been changed.",
        )
    return [f"punkt-{word.removeprefix('punkt-')}" for word in words]


_BESIDE_NUMBERS = frozenset({"", "og", "punkt", "punktene"})


def _language(of: Inputs) -> Commands:
    return [("translations", "add", "--", of["language"])]


FORMATS = {"Regneark": "xlsx", "Word-dokument": "docx", "OmegaT-mappe": "omegat", "XLIFF": "xliff"}

CHOICES = {"Alt": "all", "Det som mangler": "missing", "Det som er utdatert": "outdated"}


def _layout(of: Inputs) -> Commands:
    return [("fmt",)]


def _send(of: Inputs) -> Commands:
    kind, only = _chosen(FORMATS, of["format"]), _chosen(CHOICES, of["only"])
    name = f"{of['folder']}/plattform.{of['language']}.{_ENDINGS[kind]}"
    said = (f"--as={kind}", f"--only={only}", *_given("sector", of["sector"]), f"--to={name}")
    return [("translations", "export", *said, "--", of["language"])]


_ENDINGS = {"xlsx": "xlsx", "docx": "docx", "omegat": "zip", "xliff": "xlf"}


def _chosen(choices: Mapping[str, str], said: str) -> str:
    if said not in choices:
        raise CannotDoError(
            f"«{cut(said, 40, 39)}» er ikke et av valgene. Velg: {', '.join(choices)}.",
            f"“{cut(said, 40, 39)}” is none of the choices. Choose: {', '.join(choices)}.",
        )
    return choices[said]


def _suggestion(of: Inputs) -> Commands:
    return [("suggestion", f"{of['folder']}/{ISSUE}")]


ISSUE = "issue.json"
"""The issue that a form names, as the forge gives it, beside what the errand makes."""


def _take_in(of: Inputs) -> Commands:
    also = ("--approved-too",) if of["approved"] == "true" else ()
    report = f"--report={of['folder']}/{REPORT}"
    return [("translations", "import", *_given("by", of["by"]), *also, report, "--", of["file"])]


REPORT = "list.md"
"""The file in which a command tells as Markdown what it did, where it does."""

ERRANDS: Mapping[str, Errand] = {
    "edition": Errand(
        "Gi ut en utgave",
        {
            "date": "Datoen for utgaven, som ÅÅÅÅ-MM-DD",
            "note": "En setning til leserne om utgaven",
            "decision": "Vedtaket bak utgaven: en adresse eller en sak",
        },
        _edition,
        "Gi ut utgaven {date}",
        frozenset({"date"}),
    ),
    "succession": Errand(
        "En ny plattform er vedtatt",
        {
            "period": "Årene den gamle gjaldt, som 2023-2027",
            "title": "Hva den nye heter",
            "body": "De som vil det den nye sier, som «byrådet i Fjordvik»",
            "adopted_by": "Hvem som vedtok den nye",
            "adopted_on": "Datoen den nye ble vedtatt, som ÅÅÅÅ-MM-DD",
            "confirm": "Årene og datoen er riktige, selv om de ikke er kommet ennå",
        },
        _succession,
        "Legg bort plattformen {period}",
        frozenset({"period"}),
    ),
    "redaction": Errand(
        "Fjern ord etter krav",
        {
            "unit": "Id-en til det ordene står i, som punkt-142 eller hendelse-zzm2kj",
            "words": "Bare disse ordene, som et navn. Tomt: hele ordlyden",
            "edition": "Bare ordlyden i utgaven fra denne datoen. Tomt: alle",
            "on": "Dagen ordene blir fjernet, som ÅÅÅÅ-MM-DD. Tomt: i dag",
            "reason": "Hvorfor, uten ordene selv. Det vises på nettstedet",
        },
        _redaction,
        "Fjern ord i {unit} etter krav",
        frozenset({"unit", "reason"}),
    ),
    "slots": Errand(
        "Lag plasser for oversettelse",
        {"language": "Språkets kode, som en eller sma"},
        _slots,
        "Lag plasser for oversettelse: {language}",
        frozenset({"language"}),
    ),
    "new-commitment": Errand(
        "Nytt punkt",
        {
            "section": "Hvor: id-en til området eller delen, slik den står i adressen",
            "text": "Teksten til punktet, slik den skal leses etter innledningen",
        },
        _commitment,
        "Nytt punkt i {section}",
        frozenset({"section", "text"}),
    ),
    "new-followup": Errand(
        "Ny oppfølging",
        {
            "commitments": "Nummeret på punktet. Gjelder det flere: 142, 143",
            "on": "Dagen det skjedde, som ÅÅÅÅ-MM-DD",
            "kind": "Hva slags ting som skjedde",
            "text": "Hva som skjedde, i én setning. Ikke hvor bra det er",
            "address": "Adressen til siden der alle kan lese det, fra https:// av",
            "title": "Hva siden eller dokumentet heter",
            "publisher": "Hvem som har lagt det ut",
            "case": "Saksnummeret, om det er noe",
            "archived": "Adressen til en kopi i et nettarkiv, om du har lagret en",
            "by": "Navnet ditt. Det blir stående på nettstedet",
        },
        _followup,
        "Ny oppfølging: {commitments}",
        frozenset({"commitments", "on", "kind", "text", "address", "title", "publisher", "by"}),
    ),
    "new-language": Errand(
        "Nytt språk",
        {"language": "Språkets kode: se (nordsamisk), smj (lulesamisk), de (tysk)"},
        _language,
        "Nytt språk: {language}",
        frozenset({"language"}),
    ),
    "layout": Errand(
        "Skriv filene på fast form",
        {},
        _layout,
        "Skriv filene på fast form",
    ),
    "send-texts": Errand(
        "Send ut til oversetting",
        {
            "language": "Språkets kode, som sma eller en",
            "format": "Hva slags fil oversetteren vil ha",
            "only": "Hvilke tekster",
            "sector": "Bare ett område: id-en, slik den står i adressen. glossary: ordlisten. Tomt: alt",
        },
        _send,
        required=frozenset({"language", "format", "only"}),
    ),
    "take-in": Errand(
        "Ta inn en oversettelse",
        {
            "branch": "Grenen du lastet filen opp i, som kari-patch-1",
            "by": "Hvem som har oversatt",
            "approved": "Ta også inn forslag til det som er godkjent",
        },
        _take_in,
        "Ta inn en oversettelse fra {branch}",
        frozenset({"branch"}),
        takes_file=True,
    ),
    "take-suggestion": Errand(
        "Ta inn et forslag fra en leser",
        {"issue": "Nummeret på saken, som 12"},
        _suggestion,
        "Forslag fra en leser, sak {issue}",
        frozenset({"issue"}),
    ),
}
"""Every form, by the name of its workflow."""


def filled_in(errand: Errand, event: Mapping[str, object]) -> Inputs:
    """What somebody has filled in. Raises CannotDoError where something that must be there is not."""
    said = inside(event, "inputs")
    of = {name: _as_text(said.get(name)) for name in errand.fields}
    for name, label in errand.fields.items():
        if fault := fault_in(" ".join(of[name].split("\n"))):
            raise CannotDoError(
                f"Feltet «{label}» holder {fault[0]}. Skriv det på nytt uten, og send skjemaet en gang til. "
                "Ingenting er endret.",
                f"The field “{label}” holds {fault[1]}. Write it again without, and send the form again.",
            )
        if name in errand.required and not of[name]:
            raise CannotDoError(
                f"Feltet «{errand.fields[name]}» er tomt. Fyll det ut, og send skjemaet en gang til. "
                "Ingenting er endret.",
                f"The field “{errand.fields[name]}” is empty. Fill it in, and send the form again.",
            )
    return of


def _as_text(value: object) -> str:
    """A field as text: the forge gives a box that is ticked as true, or as the word."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.strip() if isinstance(value, str) else ""


def title(errand: Errand, of: Inputs) -> str:
    """What the proposal is called, on one line."""
    said = {name: cut(" ".join(text.split()), 60, 59) for name, text in of.items()}
    return errand.title.format(**said)


ENDINGS = (".xlf", ".xliff", ".xlsx", ".docx", ".zip", ".sdlxliff")
"""How the files end that translators send."""


def the_file(paths: Iterable[str], branch: str) -> str:
    """The one file of a translator among those that a branch adds. Raises CannotDoError otherwise."""
    found = [path for path in paths if path.lower().endswith(ENDINGS)]
    if not found:
        raise CannotDoError(
            f"Fant ingen fil fra en oversetter i grenen «{branch[:80]}». Last opp filen med Add file → Upload "
            f"files, velg en ny gren, og skriv navnet på den her. Filen skal slutte på {', '.join(ENDINGS)}.",
            f"There is no translator's file in the branch “{branch[:80]}”. Upload it to a new branch, and write "
            "its name here.",
        )
    if len(found) > 1:
        raise CannotDoError(
            f"Det ligger flere filer i grenen: {', '.join(found[:5])}. Ta inn én om gangen: last opp hver i sin "
            "gren.",
            f"There are several files in the branch: {', '.join(found[:5])}. Take in one at a time.",
        )
    return found[0]


MOST_PROBLEMS = 20


def body(
    errand: Errand,
    event: Mapping[str, object],
    said: str,
    report: str,
    problems: Sequence[Problem],
) -> str:
    """What stands in the proposal: who asked for it, what was done, and what the check says.

    ``said`` is what the commands printed, ``report`` is Markdown on what the change does.
    """
    who = inside(event, "sender").get("login")
    by = f", sendt inn av `{_login(who)}`" if isinstance(who, str) and _login(who) else ""
    parts = [f"Laget med skjemaet «{errand.words}»{by}.", _checked(problems)]
    if said.strip():
        parts.append(_block(said))
    parts += [report.strip(), _NEXT]
    whole = "\n\n".join(part for part in parts if part) + "\n"
    return shortened(whole, LONGEST_COMMENT, _CUT)


_NEXT = (
    "---\n*Les gjennom før det legges inn. Står det en knapp som heter **Approve and run**, så trykk på den: da "
    "kommer forhåndsvisningen av nettstedet også.*"
)

_CUT = "*Det er mer enn det som får plass her. Se filene under **Files changed**.*"


def _login(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9\[\]-]", "", name)[:60]


def _checked(problems: Sequence[Problem]) -> str:
    wrong = errors(list(problems))
    if not wrong:
        return "**Sjekken fant ingen feil.**"
    lines = [problem.line() for problem in wrong[:MOST_PROBLEMS]]
    rest = len(wrong) - len(lines)
    lines += [f"… og {rest} til."] if rest else []
    return f"**Sjekken fant {len(wrong)} feil**, som må rettes i dette forslaget:\n\n{_block(chr(10).join(lines))}"


def _block(text: str) -> str:
    """A text just as it is, whatever it holds."""
    longest = max((len(found) for found in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    shown = "".join(
        c if c.isprintable() or c == "\n" else f"(U+{ord(c):04X})" for c in text.strip("\n")
    )
    return f"{fence}text\n{shown}\n{fence}"
