"""The command ``plattform build``: what has not changed since the last time is not built again."""

from __future__ import annotations

import argparse
import sys

from generator.doors import earlier_build
from generator.doors.earlier_build import Record
from generator.settings import CONFIGURATION, PLACEHOLDER


def build(asked: argparse.Namespace) -> int:
    """Build the site, as far as it is not there already, and say where it lies."""
    if asked.offline:
        return _for_a_disk(asked)
    inputs = earlier_build.inputs(asked.source, CONFIGURATION, asked.lang)
    record = earlier_build.read(asked.to) if inputs else None
    if record and record.inputs == inputs and record.stands(asked.to):
        print(record.told, file=sys.stderr, end="")
    elif not _built(asked, inputs, record):
        return 1
    to = asked.to
    print(f"Nettstedet ligger i {to}/" if asked.lang == "nb" else f"The site is in {to}/")
    if f'href="{PLACEHOLDER}"' in (to / "index.html").read_text("utf-8"):
        print(_UNADDRESSED[asked.lang])
    return 0


_UNADDRESSED = {
    "nb": f"Det har ingen adresse ennå: lenker, henvisninger og data sier {PLACEHOLDER}. Skal det legges ut, "
    "så bygg det med adressen som leserne bruker: SITE_URL=https://… make site",
    "en": f"It has no address yet: links, references and data say {PLACEHOLDER}. Before publishing it, build "
    "it with the address that readers use: SITE_URL=https://… make site",
}


def _for_a_disk(asked: argparse.Namespace) -> int:
    """Build all of it: what is written here is changed afterwards, so that nothing of it is kept."""
    from generator.doors import building  # noqa: PLC0415 - as below

    earlier_build.forget(asked.to)
    if building.build(asked, None) is None:
        return 1
    print(_FOR_A_DISK[asked.lang].format(asked.to))
    return 0


_FOR_A_DISK = {
    "nb": "Nettstedet ligger i {0}/. Åpne {0}/index.html i nettleseren; ingen tjener trengs.",
    "en": "The site is in {0}/. Open {0}/index.html in a browser; no server is needed.",
}


def _built(asked: argparse.Namespace, inputs: str, record: Record | None) -> bool:
    from generator.doors import building  # noqa: PLC0415 - heavy, and not needed for what stands

    done = building.build(asked, record)
    if done is None:
        return False
    parts, told = done
    earlier_build.write(asked.to, Record(inputs, told, earlier_build.whole(asked.to, parts)))
    return True
