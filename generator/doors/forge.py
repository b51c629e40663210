"""The part of the door ``plattform`` that workflows use: what to say on a proposal."""

from __future__ import annotations

import argparse
import json
import sys

from generator.review import collisions, proposal, sources
from generator.source.load import Unreadable, load
from generator.source.past import Past


def collide(asked: argparse.Namespace) -> int:
    """Print what to say of a proposal that collides with main; nothing where it does not."""
    past = Past.of(asked.source)
    if past is None or not past.knows(asked.main, asked.proposal):
        error = proposal.CannotTellError()
        print(error.en if asked.lang == "en" else error.nb, file=sys.stderr)
        return 1
    found = collisions.collisions(past, asked.main, asked.proposal)
    print(collisions.told(found, asked.guide), end="")
    return 0


def greet(asked: argparse.Namespace) -> int:
    """Print what to say to whoever proposes something for the first time; nothing to others."""
    print(proposal.greeting(json.loads(asked.event.read_text("utf-8"))), end="")
    return 0


def look(asked: argparse.Namespace) -> int:
    """Print which sources of what has happened do not answer; nothing where all do. Never fails for it."""
    loaded = load(asked.source)
    if isinstance(loaded, Unreadable):
        return 0
    found = list(sources.cited(loaded))
    answers = sources.look((one.address for one in found), sources.asking(asked.about))
    print(sources.report(found, answers), end="")
    return 0
