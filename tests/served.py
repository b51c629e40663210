"""Serves a built site on this machine as a good host would, with the headers of ``_headers``."""

from __future__ import annotations

import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests import headers


@dataclass(frozen=True)
class Served:
    """A site on an address of this machine, which ends with a slash."""

    address: str

    @property
    def origin(self) -> str:
        """The address without the folder that the site lies in."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}"

    def path(self, address: str) -> str:
        """A page's path, as the site map writes it."""
        return address.removeprefix(self.address)


@contextmanager
def serve(folder: Path, root: str = "/") -> Iterator[Served]:
    """Serve ``folder`` under ``root``, where the site's own address says that it lies."""
    handler = type("Handler", (_Handler,), {"folder": folder.resolve(), "root": root})
    handler.rules = headers.read(folder / "_headers")  # type: ignore[attr-defined]
    handler.base = _base(handler.rules)  # type: ignore[attr-defined]
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}{root}")
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def without_headers(folder: Path) -> Iterator[str]:
    """The address of ``folder`` on this machine, without the headers that a good host adds.

    What they forbid must not be there to begin with.
    """
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def _base(rules: tuple[headers.Rule, ...]) -> str:
    """Where the site lies for which the rules were written; here it may lie elsewhere."""
    return rules[0].pattern.rstrip("*") if rules else "/"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""


class _Handler(BaseHTTPRequestHandler):
    folder: Path
    root: str
    rules: tuple[headers.Rule, ...]
    base: str
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        asked = unquote(urlsplit(self.path).path)
        path = asked.removeprefix(self.root.rstrip("/"))
        file = self._file(path) if asked.startswith(self.root) else None
        found = file or self.folder / "404.html"
        body = found.read_bytes()
        self.send_response(200 if file else 404)
        kind = mimetypes.guess_type(found.name)[0] or "text/plain"
        text = kind.startswith("text/") or kind.endswith(("json", "xml", "javascript"))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if text else kind)
        self.send_header("Content-Length", str(len(body)))
        at = self.base + path.lstrip("/")
        for name, value in headers.headers(self.rules, at).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _file(self, path: str) -> Path | None:
        file = (self.folder / path.lstrip("/")).resolve()
        if file.is_dir() and path.endswith("/"):
            file /= "index.html"
        return file if file.is_file() and file.is_relative_to(self.folder) else None

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""
