"""The part of the command that sends texts to translators, and takes in what they have made."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.checks import check
from generator.doors.translating import refused_language
from generator.exchange import formats, incoming, outgoing
from generator.exchange.rows import RefusedError
from generator.problems import errors, show
from generator.reading.characters import fault_in, read_bytes
from generator.review import arrivals, printing
from generator.source.load import Loaded, Unreadable, load
from generator.writing import put, put_bytes, put_in_place


def export(asked: argparse.Namespace) -> int:
    """Write a file for a translator's tool."""
    loaded = load(asked.source)
    if isinstance(loaded, Unreadable):
        print(show(loaded.problems, asked.lang), file=sys.stderr)
        return 1
    if said := refused_language(loaded, "export", asked.language, asked.lang):
        print(said, file=sys.stderr)
        return 1
    try:
        kind = _kind(asked.kind, asked.to)
        sending = outgoing.sending(loaded, asked.language, asked.sector or "", asked.only)
        made = formats.made(sending, kind)
    except RefusedError as error:
        return _refused(error, asked.lang)
    except ModuleNotFoundError as error:
        return _lacking(error, asked.lang)
    put_bytes(asked.to, made)
    n, form = len(sending.rows), formats.FORMATS[kind]
    if asked.lang == "en":
        print(f"{n} {'text' if n == 1 else 'texts'} in {asked.to} ({form.ending}).")
    else:
        print(f"{n} {'tekst' if n == 1 else 'tekster'} i {asked.to} ({form.words}).")
    return 0


def _kind(said: str | None, to: Path) -> str:
    """The format, as it was asked for or as the file's name has it. Raises RefusedError."""
    if said:
        return said
    for kind, form in formats.FORMATS.items():
        if to.name.lower().endswith(form.ending):
            return kind
    known = ", ".join(form.ending for form in formats.FORMATS.values())
    raise RefusedError(
        f"Hva slags fil skal det være? La navnet slutte på {known}, eller si det med --as.",
        f"What kind of file should it be? Let its name end in {known}, or say so with --as.",
    )


def _refused(error: RefusedError, lang: str) -> int:
    print(error.en if lang == "en" else error.nb, file=sys.stderr)
    return 1


NEEDED = ("docx", "lxml", "openpyxl")
"""The packages that ``make translators`` fetches, as they are imported."""


def _lacking(error: ModuleNotFoundError, lang: str) -> int:
    if error.name not in NEEDED:
        raise error
    print(_LACKING[lang], file=sys.stderr)
    return 1


_LACKING = {
    "nb": "Det som skal til for å lage og lese filer til oversettere, mangler. Kjør «make translators», som "
    "henter det.",
    "en": "What makes and reads translators' files is missing. Run “make translators”, which fetches it.",
}


def take_in(asked: argparse.Namespace) -> int:
    """Take in a file from a translator as drafts, and tell what it brought."""
    loaded = load(asked.source)
    if isinstance(loaded, Unreadable) or errors(loaded.problems):
        print(show(errors(loaded.problems), asked.lang), file=sys.stderr)
        return 1
    data, problems = read_bytes(asked.file, str(asked.file))
    if data is None:
        print(show(problems, asked.lang), file=sys.stderr)
        return 1
    try:
        judged = _judged(loaded, data, asked)
    except RefusedError as error:
        return _refused(error, asked.lang)
    except ModuleNotFoundError as error:
        return _lacking(error, asked.lang)
    told = list(arrivals.tell(judged, asked.file.name))
    print(printing.plain_text(told), end="")
    if asked.report:
        put(asked.report, printing.markdown(told))
    if not asked.dry_run:
        _write(loaded, judged, asked)
    return 0


def _judged(loaded: Loaded, data: bytes, asked: argparse.Namespace) -> incoming.Judged:
    if fault := fault_in(asked.by):
        raise RefusedError(
            f"Navnet på oversetteren holder {fault[0]}. Skriv det på nytt uten.",
            f"The translator's name holds {fault[1]}. Write it again without.",
        )
    wanted = asked.language or ""
    received = formats.received(data, loaded.platform.language, wanted)
    lang = incoming.language(loaded, received, wanted)
    return incoming.judge(loaded, received, lang, approved_too=asked.approved_too, meant=asked.same)


def _write(loaded: Loaded, judged: incoming.Judged, asked: argparse.Namespace) -> None:
    """Put the files in place, all or none, and tell what the check has to say of them that is new."""
    files = incoming.files(loaded, judged, asked.by)
    before = {problem.nb for problem in errors(check(loaded))} if files else set()
    for path, _ in files:
        path.parent.mkdir(parents=True, exist_ok=True)
    put_in_place(*files)
    if (
        left := [p for p in errors(check(load(asked.source))) if p.nb not in before]
        if files
        else []
    ):
        print(f"\n{_MORE[asked.lang]}\n{show(left, asked.lang)}")


_MORE = {"nb": "Dette må rettes før alt er i orden:", "en": "To be mended before all is well:"}
