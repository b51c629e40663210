"""The command ``plattform verify``: is what is published the text that was reviewed?

It builds this revision, and holds what an address answers, or a folder holds, against every file of it.
Nothing that is published is believed: its list of files only tells what has been added.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from http.client import HTTPException
from itertools import islice
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from generator.book.site_map import MANIFEST
from generator.doors import rebuilding
from generator.platform.alignment import unlike
from generator.problems import cut
from generator.settings import is_address

UNSERVED = frozenset({"_headers", "_redirects"})
"""Files that tell a host what to do, and that it may keep to itself."""

PAUSE = 0.05
"""Seconds between two requests: a site is asked for what it has, one file after the other."""

PATIENCE = 20
"""Seconds that an answer may take."""

ROOM = 1024 * 1024
"""Bytes more than ours that are read of an answer, and the most of a list of files for each file of ours."""

MOST_SILENT = 3
"""Files one after the other that cannot be had for want of a connection, before this gives up."""

FIRST = 3
"""Differences in words that are named of a file."""

LONGEST = 100
"""Characters of the words on either side that are named."""


class SilentError(Exception):
    """Nobody answers at the address, or not as a site does; says why."""


Fetch = Callable[[str, int], bytes | None]
"""What is published at a path, as far as so many bytes; None where there is nothing."""


def verify(asked: argparse.Namespace) -> int:
    """Tell of every file that is not as this revision has it; the exit status is 0 where all are."""
    if rebuilding.build(asked):
        return 1
    say = _SAID[asked.lang]
    there: str = asked.place
    ours = {path: asked.to / path for path in _files(asked.to)}
    if is_address(there):
        fetch, listed = _over_http(there if there.endswith("/") else f"{there}/", ours), None
    elif Path(there).is_dir():
        fetch, listed = _from_folder(Path(there)), set(_files(Path(there)))
    else:
        print(say["no place"].format(there), file=sys.stderr)
        return 1
    try:
        told = list(_compared(ours, fetch, listed, say))
    except SilentError as error:
        print(say["silent"].format(there, error), file=sys.stderr)
        return 1
    print("\n".join(told) or say["same"].format(len(ours), there))
    if told:
        print(say["differs"].format(len(told), len(ours)), file=sys.stderr)
    return int(bool(told))


def _files(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def _compared(
    ours: dict[str, Path], fetch: Fetch, listed: set[str] | None, say: dict[str, str]
) -> Iterator[str]:
    """A line for each file that is changed, withheld or added."""
    if listed is None:
        listed = _listed(fetch(MANIFEST, ROOM * 64))
    for path in sorted(ours.keys() | listed):
        if path not in ours:
            yield f"{_shown(path)}: {say['added']}"
            continue
        content = ours[path].read_bytes()
        published = fetch(path, len(content) + ROOM)
        if published is None:
            yield f"{path}: {say['withheld']}"
        elif published != content:
            yield f"{path}: {_told(path, content, published, say)}"


def _listed(manifest: bytes | None) -> set[str]:
    """The files that a published list names; none where it is no such list."""
    try:
        named = json.loads(manifest or b"")["files"]
        return {path for path in named if isinstance(path, str)}
    except (ValueError, TypeError, KeyError, RecursionError):
        return set()


def _shown(path: str) -> str:
    """A path that somebody else has chosen, on one line."""
    return "".join(c if c.isprintable() else "?" for c in cut(path, LONGEST, LONGEST))


def _told(path: str, ours: bytes, theirs: bytes, say: dict[str, str]) -> str:
    """In which words two files differ, as far as they are words."""
    if path == MANIFEST:
        return say["list"]
    try:
        here, there = _words(path, ours.decode()), _words(path, theirs.decode())
    except UnicodeDecodeError:
        return say["bytes"]
    apart = list(unlike(here, there))
    if not apart:
        return say["code"]
    named = (
        say["words"].format(
            _quoted(there[a.other_start : a.other_end]) or say["nothing"],
            _quoted(here[a.start : a.end]) or say["nothing"],
        )
        for a in islice(apart, FIRST)
    )
    more = len(apart) - FIRST
    return " ".join([*named, *([say["more"].format(more)] if more > 0 else [])])


def _quoted(words: list[str]) -> str:
    return f"«{_shown(' '.join(words))}»" if words else ""


def _words(path: str, text: str) -> list[str]:
    if not path.endswith(".html"):
        return text.split()
    reader = _Text()
    reader.feed(text)
    return " ".join(reader.heard).split()


class _Text(HTMLParser):
    """What a page says to a reader."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def handle_data(self, data: str) -> None:
        self.heard.append(data)


def _from_folder(folder: Path) -> Fetch:
    def fetch(path: str, most: int) -> bytes | None:
        file = folder / path
        if not file.is_file():
            return None
        with file.open("rb") as opened:
            return opened.read(most + 1)

    return fetch


class _SameHost(HTTPRedirectHandler):
    """Follows a site to another address of its own, and to no other host."""

    max_redirections = 3

    def redirect_request(  # noqa: PLR0917 - as the library asks for it
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: object, newurl: str
    ) -> Request | None:
        here, there = urlsplit(req.full_url), urlsplit(urljoin(req.full_url, newurl))
        if (here.scheme, here.netloc) != (there.scheme, there.netloc):
            raise SilentError(f"{code} → {_shown(there.netloc)}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _over_http(address: str, ours: dict[str, Path]) -> Fetch:
    """Ask an address for files, at a polite pace, and for no others than ours and the list."""
    opener = build_opener(_SameHost)
    silent = 0

    def fetch(path: str, most: int) -> bytes | None:
        nonlocal silent
        if path in UNSERVED:
            return ours[path].read_bytes()
        time.sleep(PAUSE)
        at = address + quote(path.removesuffix("index.html"))
        headers = {"User-Agent": "plattform verify", "Accept-Encoding": "identity"}
        asked = Request(at, headers=headers)  # noqa: S310 - an address of the web, as verify has seen
        try:
            with opener.open(asked, timeout=PATIENCE) as answer:
                silent = 0
                return bytes(answer.read(most + 1))
        except HTTPError as error:
            error.close()
            silent = 0
            if path == "404.html" and error.code == 404:
                return ours[path].read_bytes()
            return None
        except (URLError, OSError, HTTPException) as error:
            silent += 1
            if silent >= MOST_SILENT or path == MANIFEST:
                raise SilentError(_shown(str(getattr(error, "reason", error)))) from error
            return None

    return fetch


_SAID = {
    "nb": {
        "no place": "{} er verken en adresse på nettet eller en mappe.",
        "silent": "{} kan ikke kontrolleres: {}.",
        "same": "{} filer på {} er lest, og alle er som i denne versjonen, til siste tegn.",
        "differs": "Filer som ikke er som i denne versjonen: {}. Versjonen har {} filer.",
        "added": "er lagt til, og er ikke i denne versjonen.",
        "withheld": "mangler.",
        "list": "er en annen liste over filene.",
        "bytes": "er endret, og er ikke tekst som kan vises.",
        "code": "har de samme ordene, men koden rundt dem er en annen.",
        "words": "Her står {}, men i denne versjonen står {}.",
        "nothing": "ingenting",
        "more": "Og {} steder til.",
    },
    "en": {
        "no place": "{} is neither an address on the web nor a folder.",
        "silent": "{} cannot be verified: {}.",
        "same": "{} files at {} have been read, and all are as in this revision, to the last character.",
        "differs": "Files that are not as in this revision: {}. The revision has {} files.",
        "added": "has been added, and is not in this revision.",
        "withheld": "is missing.",
        "list": "is another list of the files.",
        "bytes": "has changed, and is no text that can be shown.",
        "code": "has the same words, but other code around them.",
        "words": "Here stands {}, but this revision has {}.",
        "nothing": "nothing",
        "more": "And in {} more places.",
    },
}
