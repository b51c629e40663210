"""The command ``plattform suggestion``: other words that a reader has sent with a form are taken over."""

from __future__ import annotations

import argparse
import json

from generator.problems import cut, show
from generator.reading.characters import fault_in
from generator.review.errands import CannotDoError
from generator.review.suggestions import Suggestion, suggestion
from generator.source import rounds
from generator.source.load import Loaded, Unreadable, load
from generator.writing import put_in_place


def take(asked: argparse.Namespace) -> int:
    """Put the words of an issue into their file; refuses where they are for other words than today's."""
    loaded = load(asked.source)
    if isinstance(loaded, Unreadable):
        print(show(loaded.problems, asked.lang))
        return 1
    try:
        said = _take(loaded, suggestion(_read(asked)))
    except CannotDoError as refused:
        print(refused.en if asked.lang == "en" else refused.nb)
        return 1
    print(said[1] if asked.lang == "en" else said[0])
    return 0


def _read(asked: argparse.Namespace) -> dict[str, object]:
    try:
        issue: object = json.loads(asked.issue.read_text("utf-8"))
    except ValueError:
        issue = None
    if not isinstance(issue, dict):
        raise CannotDoError(
            f"{asked.issue} er ingen sak, slik nettstedet gir den. Ingenting er endret.",
            f"{asked.issue} is no issue as the forge gives it. Nothing has been changed.",
        )
    return issue


def _take(loaded: Loaded, of: Suggestion) -> tuple[str, str]:
    known = (loaded.platform.language, *loaded.translations)
    one = loaded.readable(of.lang).get(of.id) if of.lang in known else None
    if one is None:
        raise CannotDoError(
            f"«{of.id}» på «{of.lang}» er ingen tekst som kan skrives om: enten er den vedtatt, eller så finnes den "
            "ikke lenger. Er den gjengitt feil, så rett den i platform.yaml. Ingenting er endret.",
            f"“{of.id}” in “{of.lang}” is no text that may be written anew: it is adopted, or has gone. Nothing has "
            "been changed.",
        )
    if one.now != of.read:
        raise CannotDoError(
            f"Teksten i {of.id} er endret siden forslaget ble skrevet. Nå står det: «{cut(one.words, 300, 299)}» "
            "Gjelder forslaget fortsatt, så rett filen selv. Ingenting er endret.",
            f"The text of {of.id} has changed since. It says now: “{cut(one.words, 300, 299)}” Nothing has been "
            "changed.",
        )
    if of.text == one.words:
        raise CannotDoError(
            f"Forslaget er likt det som står i {of.id} nå. Ingenting er endret.",
            f"The suggestion is what {of.id} says already. Nothing has been changed.",
        )
    if fault := fault_in(of.text):
        raise CannotDoError(
            f"Forslaget holder {fault[0]}. Rett filen selv, uten. Ingenting er endret.",
            f"The suggestion holds {fault[1]}. Nothing has been changed.",
        )
    texts = rounds.rewritten(loaded, of.lang, of.id, of.text, of.by)
    if not texts:
        raise CannotDoError(
            f"Forslaget har ikke like mange setninger som {of.id} har nå, så det må tas inn for hånd. Ingenting er "
            "endret.",
            f"The suggestion has another number of sentences than {of.id}, and is to be taken in by hand. Nothing "
            "has been changed.",
        )
    put_in_place(*((loaded.folder / file, text) for file, text in texts.items()))
    files = ", ".join(texts)
    return f"{of.id} har fått de nye ordene, i {files}.", f"{of.id} has the new words, in {files}."
