"""The command ``plattform``: which commands there are, and what each may be told.

What a command does is in a module of its own, read only when it is asked for: whoever checks a
text need not wait for what prints a site.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import io
import os
import sys
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

from generator.doors import answering
from generator.problems import while_reading
from generator.settings import PREVIEW
from generator.writing import alone_in, alone_making


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status says whether all went well.

    Whatever happens there is an answer: what nobody has thought of is told as a fault of ours.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal may lack our letters
            stream.reconfigure(errors="backslashreplace")
    asked = _parser().parse_args(arguments)
    _succeed()
    gc.set_threshold(100_000, 50, 50)  # nearly all that is made is kept: there is little to collect
    try:
        status = _run(asked)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has gone, as in «plattform schema | head -1»: nothing more to say to anyone.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        if asked.traceback:
            raise
        lacking = isinstance(error, ModuleNotFoundError) and error.name == "mkdocs"
        said = _WITHOUT_MKDOCS[asked.lang] if lacking else answering.told(error, asked.lang)
        print(said, file=sys.stderr)
        return 1
    return status


WRITING = (
    *("editing.fmt", "editing.new", "releasing.release", "translating.translations"),
    "succeeding.succeed",
    "redacting.redact",
    "approving.approve",
    "exchanging.take_in",
    "upgrading.upgrade",
)
"""Commands that read the source and write it again, each alone."""

MAKING = ("rebuilding.build", "verifying.verify", "building.pages")
"""Commands that make a whole folder, of which there is one at a time."""


def _waiting(folder: Path, lang: str) -> None:
    print(
        f"En annen kommando arbeider med {folder}/. Venter til den er ferdig …"
        if lang == "nb"
        else f"Another command is at work in {folder}/. Waiting until it has done …",
        file=sys.stderr,
        flush=True,
    )


_WITHOUT_MKDOCS = {
    "nb": "MkDocs mangler, og bygger nettstedet. «make site» setter det opp; ellers: pip install mkdocs "
    "(eller etterfølgeren: pip install properdocs). «plattform check» trenger det ikke.",
    "en": "MkDocs is missing, which builds the site. “make site” sets it up; else: pip install mkdocs (or "
    "its successor: pip install properdocs). “plattform check” does without.",
}


def _succeed() -> None:
    """Where MkDocs is not installed and its successor is, that stands in its place, under its name."""
    if find_spec("mkdocs") is None and find_spec("properdocs"):
        importlib.import_module("properdocs.replacement")


def _run(asked: argparse.Namespace) -> int:
    module, _, name = asked.command.partition(".")
    with ExitStack() as around:
        around.enter_context(while_reading(f"{asked.source}/"))
        if asked.command in WRITING:
            around.enter_context(alone_in(asked.source, lambda: _waiting(asked.source, asked.lang)))
        if asked.command in MAKING:
            if asked.to is None:
                asked.to = Path("offline" if asked.offline else "site")
            around.enter_context(alone_making(asked.to, lambda: _waiting(asked.to, asked.lang)))
        status: int = getattr(importlib.import_module(f"generator.doors.{module}"), name)(asked)
    return status


class _Version(argparse.Action):
    """Prints the version, which is looked up only when somebody asks."""

    def __call__(self, parser: argparse.ArgumentParser, *asked: object) -> None:
        """Print it, and do nothing more."""
        from importlib.metadata import version  # noqa: PLC0415 - slow, and seldom asked for

        print(f"plattform {version('plattform')}")
        parser.exit()


class _Commands:
    """Adds commands to a parser, each with what all of them may be told."""

    def __init__(self, parser: argparse.ArgumentParser, metavar: str, dest: str) -> None:
        self._commands = parser.add_subparsers(required=True, metavar=metavar, dest=dest)

    def add(self, name: str, command: str, words: str) -> argparse.ArgumentParser:
        """``command`` is a module in this room and a function in it: ``building.check``."""
        made = self._commands.add_parser(
            name, help=words, description=words, conflict_handler="resolve"
        )  # so that one of them may mean something else by «--source»
        made.add_argument("--source", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        made.add_argument(
            "--lang", choices=("nb", "en"), default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )
        made.add_argument(
            "--traceback", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )
        made.set_defaults(command=command)
        return made


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="plattform", description="Fra source/ til nettsted og data."
    )
    parser.add_argument(
        "--source", type=Path, default=Path("source"), help="mappen med teksten (source)"
    )
    parser.add_argument("--lang", choices=("nb", "en"), default="nb", help="språk for meldinger")
    parser.add_argument(
        "--version", action=_Version, nargs=0, help="si hvilken versjon av programmet dette er"
    )
    parser.add_argument(
        "--traceback", action="store_true", help="vis hvor i programmet en feil oppsto"
    )
    commands = _Commands(parser, "kommando", "name")
    _building(commands)
    _editing(commands)
    _publishing(commands)
    _translating(commands)
    _approving(commands)
    _forge(commands)
    return parser


def _building(commands: _Commands) -> None:
    checking = commands.add("check", "checking.check", "sjekk teksten uten å bygge noe")
    checking.add_argument(
        "--format",
        choices=("github", "json", "text"),
        default="text",
        help="hvordan problemene vises",
    )
    checking.add_argument(
        "--summary", type=Path, help="en fil der alle problemene også skrives, som Markdown"
    )
    checking.add_argument(
        "--all", type=Path, help="en fil der hvert problem skrives på en linje for seg"
    )
    building = commands.add("build", "rebuilding.build", "bygg nettstedet")
    building.add_argument("--to", type=Path, help="mappen det bygges i (site)")
    words = "bygg det slik at det kan åpnes rett fra en disk, uten en tjener (i mappen offline)"
    building.add_argument("--offline", action="store_true", help=words)
    words = "forhåndsvis nettstedet; endringer vises straks"
    serving = commands.add("serve", "building.serve", words)
    serving.add_argument("--address", default=PREVIEW, help="adresse og port")
    words = "kontroller at et nettsted er bygd av denne versjonen, ord for ord"
    verifying = commands.add("verify", "verifying.verify", words)
    verifying.add_argument("place", metavar="STED", help="adressen til nettstedet, eller en mappe")
    verifying.add_argument("--to", type=Path, default=Path("site"), help="mappen det bygges i")
    verifying.set_defaults(offline=False)
    paging = commands.add("pages", "building.pages", "skriv sidene og dataene til en mappe")
    paging.add_argument("--to", type=Path, required=True, help="mappen de skrives i")


def _editing(commands: _Commands) -> None:
    words = "skriv filene i source/ på den ene, faste måten"
    forming = commands.add("fmt", "editing.fmt", words)
    forming.add_argument("--check", action="store_true", help="si bare hva som ville bli endret")
    newing = commands.add("new", "editing.new", "legg til noe nytt, med neste ledige nummer")
    _new(_Commands(newing, "hva", "what"))
    words = "fortell hva en endring gjør, på vanlig norsk"
    differing = commands.add("diff", "editing.diff", words)
    differing.add_argument("base", metavar="FØR", help="en versjon i git, eller en mappe")
    differing.add_argument("head", metavar="ETTER", help="en versjon i git, eller en mappe")
    differing.add_argument("--format", choices=("html", "json", "markdown"), default="markdown")
    words = "skriv rapporten om et endringsforslag, til tre filer i en mappe"
    reporting = commands.add("report", "editing.report", words)
    reporting.add_argument("proposal", metavar="SISTE", help="den siste versjonen i forslaget")
    reporting.add_argument("--to", type=Path, default=Path("report"), help="mappen de skrives i")


def _forge(commands: _Commands) -> None:
    words = "si hva som kolliderer i et forslag og main, og hva man trykker på"
    colliding = commands.add("collisions", "forge.collide", words)
    colliding.add_argument("main", metavar="MAIN", help="den siste versjonen på main")
    colliding.add_argument("proposal", metavar="SISTE", help="den siste versjonen i forslaget")
    colliding.add_argument("--guide", default="", help="adressen til siden om dette i veiledningen")
    words = "si hvilke kilder i followups.yaml som ikke svarer lenger"
    looking = commands.add("sources", "forge.look", words)
    looking.add_argument(
        "--about", default="", help="adressen der den som blir spurt, kan lese mer"
    )
    words = "gjør det et skjema i nettleseren ber om"
    doing = commands.add("errand", "errands.do", words)
    doing.add_argument("errand", metavar="SKJEMA", help="navnet på skjemaet, som edition")
    doing.add_argument("event", metavar="FIL", type=Path, help="det nettstedet sier om skjemaet")
    words = "mappen som forslaget, eller filen, skrives i"
    doing.add_argument("--to", type=Path, required=True, metavar="MAPPE", help=words)
    words = "grenen som filen fra oversetteren ligger i, som en versjon i git"
    doing.add_argument("--file-in", default="", metavar="VERSJON", help=words)
    words = "hils på den som foreslår noe for første gang"
    greeting = commands.add("greet", "forge.greet", words)
    greeting.add_argument(
        "event", metavar="FIL", type=Path, help="det nettstedet sier om forslaget"
    )


def _new(commands: _Commands) -> None:
    words = "en ny plattform, i en mappe for seg, med et eksempel av hvert slag"
    founded = commands.add("platform", "editing.found", words)
    founded.add_argument("folder", metavar="MAPPE", type=Path, help="en mappe som ikke finnes ennå")
    founded.add_argument("--place", required=True, metavar="STED", help="byen eller kommunen")
    words = "de som vil det teksten sier, som «byrådet i Fjordvik» eller «partiet»"
    founded.add_argument("--body", default="", metavar="HVEM", help=words)
    words = "hva nettstedet kaller teksten: plattform, program, avtale eller plan"
    founded.add_argument("--kind", default="platform", metavar="SLAG", help=words)
    words = "språket i teksten, som nb, nn, en eller de"
    founded.add_argument("--language", default="nb", metavar="SPRÅK", help=words)
    words = "dokumentet som teksten skal hentes fra: .txt, .md, .html, .odt eller .docx"
    founded.add_argument("--from", dest="document", type=Path, metavar="FIL", help=words)
    words = "filen som programmet ble installert fra, der den ikke er kjent"
    founded.add_argument("--wheel", type=Path, metavar="FIL", help=words)
    for name, words in _NEW.items():
        one = commands.add(name, "editing.new", words)
        one.add_argument("--text", default="", help="teksten; kan også skrives i filen etterpå")
        if name == "wording":
            one.add_argument("id", metavar="ID", help="punktet eller avsnittet, som punkt-142")
            continue
        if name == "followup":
            _followup(one)
            continue
        if name == "term":
            one.add_argument("title", metavar="ORD", help="ordet slik det skal vises")
            one.add_argument("--forms", nargs="+", default=[], help="ordet slik det står i teksten")
            continue
        one.add_argument("--section", required=True, metavar="ID", help="områdets eller delens id")
        if name == "sentence":
            one.add_argument("--group", choices=("sentences", "about", "wants", "for_you"))
            one.add_argument("--covers", nargs="+", required=True, metavar="ID", help="dekker")


def _followup(one: argparse.ArgumentParser) -> None:
    words = "punktet det gjelder, som punkt-142; flere går an"
    one.add_argument("--commitment", nargs="+", required=True, metavar="ID", help=words)
    one.add_argument("--on", required=True, metavar="DATO", help="da det skjedde, som ÅÅÅÅ-MM-DD")
    one.add_argument("--kind", default="", choices=("", *SORTS), help=", ".join(SORTS))
    words = "adressen til kilden, fra https:// av"
    one.add_argument("--source", dest="address", required=True, metavar="ADRESSE", help=words)
    for name, metavar, words in (
        ("title", "TITTEL", "hva kilden heter"),
        ("publisher", "UTGIVER", "hvem som har lagt den ut"),
        ("case", "NUMMER", "saksnummeret"),
        ("archived", "ADRESSE", "en kopi av kilden i et nettarkiv"),
        ("by", "NAVN", "navnet på den som legger det inn"),
    ):
        one.add_argument(f"--{name}", default="", metavar=metavar, help=words)


SORTS = ("sak", "vedtak", "budsjett", "tiltak", "rapport", "svar")
"""As the model has them, which is heavy to read for those who ask for something else."""

_NEW = {
    "commitment": "et punkt, sist i sin del",
    "paragraph": "et avsnitt, sist i sin del",
    "sentence": "en setning i «Kort fortalt»",
    "wording": "et punkt eller avsnitt med enkle ord",
    "term": "et ord i ordlisten",
    "followup": "noe som har skjedd med et punkt, med kilden",
}


HOSTS = ("nginx", "apache", "caddy", "lighttpd", "github")


def _publishing(commands: _Commands) -> None:
    words = "skriv ut hva en tjener må vite for å vise nettstedet, etter adressen i mkdocs.yml"
    hosting = commands.add("hosting", "hosting.tell", words)
    hosting.add_argument("host", choices=HOSTS, metavar="TJENER", help=", ".join(HOSTS))
    words = "mappen der nettstedet ligger på tjeneren (/srv/plattform/site)"
    hosting.add_argument("--folder", default="/srv/plattform/site", help=words)
    words = "gi ut en ny utgave av plattformen"
    releasing = commands.add("release", "releasing.release", words)
    releasing.add_argument("date", metavar="DATO", help="utgavens dato, som ÅÅÅÅ-MM-DD")
    releasing.add_argument("--note", help="en setning til leserne om utgaven")
    releasing.add_argument(
        "--confirm", action="store_true", help="datoen er riktig, selv om den er langt fram i tid"
    )
    releasing.add_argument("--decision", help="vedtaket bak utgaven: en adresse eller en sak")
    words = "legg bort plattformen som gjaldt, og gjør klart for en ny"
    succeeding = commands.add("succeed", "succeeding.succeed", words)
    words = "årene den gamle gjaldt, som 2023-2027"
    succeeding.add_argument("period", metavar="PERIODE", help=words)
    succeeding.add_argument("--title", default="", metavar="TITTEL", help="hva den nye heter")
    words = "de som vil det den nye sier, som «byrådet i Fjordvik»"
    succeeding.add_argument("--body", default="", metavar="HVEM", help=words)
    words = "hvem som vedtok den nye"
    succeeding.add_argument("--adopted-by", default="", metavar="HVEM", help=words)
    words = "datoen den nye ble vedtatt, som ÅÅÅÅ-MM-DD"
    succeeding.add_argument("--adopted-on", default="", metavar="DATO", help=words)
    words = "dagen den gamle legges bort, som ÅÅÅÅ-MM-DD (i dag)"
    succeeding.add_argument("--on", default="", metavar="DATO", help=words)
    words = "årene og datoene er riktige, selv om de ikke er kommet ennå"
    succeeding.add_argument("--confirm", action="store_true", help=words)
    _redacting(commands)
    words = "ta denne versjonen av programmet i bruk i mappen du står i"
    upgrading = commands.add("upgrade", "upgrading.upgrade", words)
    words = "filen som programmet ble installert fra, der den ikke er kjent"
    upgrading.add_argument("--wheel", type=Path, metavar="FIL", help=words)
    words = "skriv JSON Schema for filene i source/"
    shaping = commands.add("schema", "checking.schema", words)
    shaping.add_argument("--write", action="store_true", help="legg dem ved siden av filene")


def _redacting(commands: _Commands) -> None:
    words = (
        "fjern ord som er utgitt, når loven krever det; adressen og det som skjedde, blir stående"
    )
    redacting = commands.add("redact", "redacting.redact", words)
    words = "id-en til det ordene står i, som punkt-142 eller hendelse-zzm2kj; hendelse-zzm2kj.source er kilden"
    redacting.add_argument("unit", metavar="ID", help=words)
    words = "bare ordlyden i utgaven fra denne datoen; ellers alle den har hatt"
    redacting.add_argument("--edition", default="", metavar="DATO", help=words)
    words = "bare disse ordene, som et navn; ellers hele ordlyden"
    redacting.add_argument("--words", default="", metavar="ORD", help=words)
    words = "dagen ordene blir fjernet, som ÅÅÅÅ-MM-DD (i dag)"
    redacting.add_argument("--on", default="", metavar="DATO", help=words)
    words = "hvorfor, i en setning uten ordene selv; den vises på nettstedet"
    redacting.add_argument("--reason", required=True, metavar="GRUNN", help=words)


def _translating(commands: _Commands) -> None:
    words = "oversettelsene: nye plasser, status, godta"
    translating = commands.add("translations", "translating.translations", words)
    what = _Commands(translating, "hva", "what")
    for name, words in _TRANSLATIONS.items():
        one = what.add(name, "translating.translations", words)
        if name == "status":
            continue
        one.add_argument("language", metavar="SPRÅK", help="språkets kode, for eksempel en")
        if name == "accept":
            one.add_argument("ids", nargs="+", metavar="ID", help="enhetens id, som punkt-142")
    _exchanging(what)


def _exchanging(what: _Commands) -> None:
    words = "lag en fil til oversetterens eget program"
    out = what.add("export", "exchanging.export", words)
    out.add_argument("language", metavar="SPRÅK", help="språkets kode, for eksempel sma")
    out.add_argument("--to", type=Path, required=True, metavar="FIL", help="filen som lages")
    words = "formatet; ellers det som navnet slutter på: .xlf, .zip, .xlsx, .docx"
    out.add_argument("--as", dest="kind", choices=("docx", "omegat", "xliff", "xlsx"), help=words)
    out.add_argument("--sector", metavar="ID", help="bare ett område, eller glossary: ordlisten")
    words = "hvilke tekster: alle, de som mangler, eller de utdaterte"
    out.add_argument("--only", choices=("all", "missing", "outdated"), default="all", help=words)
    words = "ta inn en fil fra oversetteren, som utkast"
    back = what.add("import", "exchanging.take_in", words)
    back.add_argument("file", type=Path, metavar="FIL", help="filen fra oversetteren")
    back.add_argument("--language", metavar="SPRÅK", help="språkets kode, der filen ikke sier det")
    back.add_argument("--by", default="", metavar="NAVN", help="hvem som har oversatt")
    words = "ta også inn forslag til det som er godkjent, som utkast"
    back.add_argument("--approved-too", action="store_true", help=words)
    words = "disse skal være like den norske teksten"
    back.add_argument("--same", nargs="+", default=[], metavar="ID", help=words)
    back.add_argument("--dry-run", action="store_true", help="si bare hva som ville komme inn")
    words = "en fil der det som kommer inn, også skrives, som Markdown"
    back.add_argument("--report", type=Path, metavar="FIL", help=words)


def _approving(commands: _Commands) -> None:
    words = "godkjenn tekster: skriv en fil med hvem som har lest hva, og når"
    approving = commands.add("approve", "approving.approve", words)
    words = "språkets kode, som en; nb er våre egne ord"
    approving.add_argument("language", metavar="SPRÅK", nargs="?", default="", help=words)
    words = "enhetens id, som punkt-142; et helt område med områdets id"
    approving.add_argument("ids", metavar="ID", nargs="*", default=[], help=words)
    approving.add_argument("--by", default="", metavar="NAVN", help="hvem som har lest")
    approving.add_argument("--role", default="", metavar="ROLLE", help="i hvilken rolle")
    approving.add_argument("--on", default="", metavar="DATO", help="dagen, som ÅÅÅÅ-MM-DD (i dag)")
    words = "ta inn forslagene i en fil fra skrivebordet"
    approving.add_argument("--take", type=Path, metavar="FIL", help=words)
    words = "ta inn andre ord for en tekst, som en leser har sendt inn med et skjema"
    suggested = commands.add("suggestion", "suggesting.take", words)
    words = "saken, som JSON slik nettstedet der filene ligger, gir den"
    suggested.add_argument("issue", type=Path, metavar="FIL", help=words)


_TRANSLATIONS = {
    "add": "lag filen for et nytt språk, med en tom plass for hver tekst",
    "sync": "legg til plasser som mangler, uten å flytte noe",
    "status": "vis hvor mye som er oversatt til hvert språk",
    "accept": "si at oversettelsen fortsatt gjelder, fordi den norske teksten bare ble rettet",
}


if __name__ == "__main__":
    sys.exit(main())
