"""Serves a built site as a good host would, and remembers what was asked for."""

from __future__ import annotations

import gzip
import mimetypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {".html": "HTML", ".css": "CSS", ".js": "JS"}

SQUEEZED = frozenset({".png", ".jpg", ".webp", ".avif", ".woff", ".woff2", ".gz"})
"""Already compressed: sent as they are."""

QUIET = 1.0
"""Seconds without a request after which a visit is over."""


@dataclass(frozen=True)
class Answer:
    """One response: what was asked for, and how large it is, as it lies and as it travels."""

    path: str
    type: str
    raw: int
    sent: int


@dataclass
class Served:
    """A site on an address, with what it has answered since ``answers`` was last emptied."""

    address: str
    answers: list[Answer] = field(default_factory=list)
    last: float = 0.0

    def note(self, answer: Answer) -> None:
        """Remember an answer, and when it was given."""
        self.answers.append(answer)
        self.last = time.monotonic()

    def wait(self) -> None:
        """Wait until nobody has asked for anything for a while; a worker may ask late."""
        self.last = max(self.last, time.monotonic())
        while time.monotonic() - self.last < QUIET:
            time.sleep(0.05)


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Serve a folder on a free port of this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    served = Served(f"http://127.0.0.1:{server.server_port}/")
    server.RequestHandlerClass = type("Handler", (_Handler,), {"folder": folder, "served": served})
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    folder: Path
    served: Served
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        asked = unquote(urlsplit(self.path).path)
        file = _file(self.folder, asked)
        found = file if file.is_file() else self.folder / "404.html"
        raw, body = _content(found)
        self.send_response(200 if found == file else 404)
        self.send_header("Content-Type", mimetypes.guess_type(found.name)[0] or "text/plain")
        self.send_header("Content-Length", str(len(body)))
        if body is not raw:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)
        kind = TYPES.get(found.suffix, "other")
        self.served.note(Answer(self.path, kind, len(raw), len(body)))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""


def _file(folder: Path, asked: str) -> Path:
    """The file behind an address; one outside the folder is not found."""
    file = (folder / asked.lstrip("/")).resolve()
    if not file.is_relative_to(folder.resolve()):
        return folder / "404.html"
    return file / "index.html" if file.is_dir() else file


@cache
def _content(file: Path) -> tuple[bytes, bytes]:
    """A file's bytes, and those that are sent; none where a peer has no page for what is not there."""
    raw = file.read_bytes() if file.is_file() else b""
    return (raw, raw) if file.suffix in SQUEEZED else (raw, gzip.compress(raw, 9, mtime=0))
