"""The part of the command that only checks: the problems, and where each rule is explained."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress

from generator.book import site_map
from generator.checks import check_whole, followups
from generator.checks.rule_pages import rule_pages
from generator.problems import Problem, errors, show, summary
from generator.review.proposal import LONGEST_SUMMARY
from generator.settings import CONFIGURATION, PLACEHOLDER, PREVIEW
from generator.source import schema as schemas_of
from generator.source.load import Loaded, Unreadable, load, without_collecting
from generator.writing import naming, put


def check(asked: argparse.Namespace) -> int:
    """Tell every problem, or that there is none."""
    with without_collecting(to_the_end=True):
        return _checked(asked)


def _checked(asked: argparse.Namespace) -> int:
    loaded = load(asked.source)
    problems = sorted({*check_whole(loaded), *_of_the_site(loaded)})
    page = about(problems, here=asked.format == "text")
    if problems or asked.format == "json":
        print(show(problems, asked.lang, asked.format, page))
    if problems and asked.format == "github":
        print(show(problems, asked.lang), file=sys.stderr)  # all, for whoever reads the log
    if asked.summary:
        with naming(asked.summary), asked.summary.open("a", encoding="utf-8") as file:
            file.write(summary(problems, asked.lang, LONGEST_SUMMARY))
    if asked.all:
        with naming(asked.all):
            put(asked.all, "".join(f"{problem.line(asked.lang)}\n" for problem in problems))
    if problems and asked.format == "text":
        print(read_more(problems, page, asked.lang), file=sys.stderr, end="")
    if isinstance(loaded, Unreadable) or errors(problems):
        return 1
    if asked.format == "text":
        n = len(loaded.platform.commitments)
        print(
            f"Alt i orden: {n} {'punkt' if n == 1 else 'punkter'}."
            if asked.lang == "nb"
            else f"All is well: {n} commitment{'' if n == 1 else 's'}."
        )
    return 0


def _of_the_site(loaded: Loaded | Unreadable) -> Iterator[Problem]:
    """What can only be told by the address of the site, which the settings have."""
    if isinstance(loaded, Unreadable) or not loaded.followups.followups:
        return
    if not CONFIGURATION.exists():
        return
    from generator.doors.plugin import settings  # noqa: PLC0415 - MkDocs is heavy, and seldom needed here

    with suppress(ValueError, SystemExit):
        yield from followups.of_the_site(loaded, settings(CONFIGURATION))


def schema(asked: argparse.Namespace) -> int:
    """Print the JSON Schema of ``platform.yaml``, or put every schema beside its file."""
    for name, content in schemas_of.schemas().items():
        text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
        if asked.write:
            put(asked.source / f"{name}.schema.json", text)
        elif name == "platform":
            print(text, end="")
    return 0


def about(problems: list[Problem], *, here: bool = False) -> Callable[[str], str]:
    """Where each rule is explained, on the site that the settings name.

    Nobody can go there before it has an address; ``here`` says that a preview will do.
    """
    known = {page.name for page in rule_pages()} if problems else set()
    if not known or not CONFIGURATION.exists():
        return lambda _: ""
    from generator.doors.plugin import site_url  # noqa: PLC0415 - MkDocs is heavy, and seldom needed here

    site = site_url(CONFIGURATION)
    if site == PLACEHOLDER:
        site = f"http://{PREVIEW}/" if here else ""
    return lambda rule: site + site_map.rule(rule) if site and rule in known else ""


def read_more(problems: list[Problem], about: Callable[[str], str], lang: str) -> str:
    """A line for each rule that was broken, with the address that explains it."""
    rules = dict.fromkeys(problem.rule for problem in sorted(problems))
    lines = [f"  [{rule}] {at}\n" for rule in rules if (at := about(rule))]
    shown = any(f"//{PREVIEW}/" in line for line in lines)
    if lang == "en":
        head = f"Read more of the rules (in Norwegian{', while make serve runs' * shown}):"
    else:
        head = f"Les mer om reglene{' (mens «make serve» går)' * shown}:"
    return "".join([f"\n{head}\n", *lines]) if lines else ""
