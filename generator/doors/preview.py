"""What an editor sees in the browser while something is wrong: the message, above the last good page.

It wraps the server of a preview, whichever that is, and never touches a published page.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from markupsafe import Markup

from generator.book import policy

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

_NOTICE = Markup("""
<div role="alert" style="padding: 1rem; background: #fff1bf; color: #1b1d1c; border-bottom: 4px solid #8a1c1c">
<p style="margin: 0; font-weight: bold">Endringen vises ikke ennå: noe må rettes først.</p>
<ul style="margin: 0.5rem 0; white-space: pre-wrap; overflow-wrap: anywhere">{}</ul>
<p style="margin: 0">Under ser du siden slik den var sist alt var i orden. Lagre filen når den er rettet, så kommer den nye.</p>
</div>
""")


def with_notice(app: App, notice: Callable[[], str]) -> App:
    """The server, with what is wrong at the top of every page for as long as it is wrong.

    Every answer is a whole file, as it was or as it is. The pages go without their policy, which would
    refuse what MkDocs puts in to load them anew.
    """

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        said = notice()
        heard: list[tuple[str, list[tuple[str, str]]]] = []
        body = b"".join(app(environ, lambda status, headers: heard.append((status, headers))))
        status, headers = heard[0]
        if any(value.startswith("text/html") for name, value in headers if name == "Content-Type"):
            body = body.replace(policy.ELEMENT.encode(), b"", 1)
            body = _noted(body, said) if said else body
        # The file may have been put in place anew since its size was asked for.
        headers = [(name, value) for name, value in headers if name != "Content-Length"]
        start_response(status, [*headers, ("Content-Length", str(len(body)))])
        return [body]

    return answer


def _noted(page: bytes, said: str) -> bytes:
    lines = Markup("").join(Markup("<li>{}</li>").format(line) for line in said.splitlines())
    notice = _NOTICE.format(lines).encode()
    before, body, after = page.partition(b"<body>")
    return before + body + notice + after if body else notice + page


def keep_watching(server: Any) -> None:
    """Go on watching a folder that has been away and is back, as after a ``git checkout``; never returns.

    ``server`` is MkDocs' own; what it watches with gives up on a folder that goes away.
    """
    while True:
        time.sleep(PAUSE)
        back = [e.watch.path for e in server.observer.emitters if not e.is_alive()]
        for path in back:
            if server.observer.is_alive() and Path(path).exists():
                server.unwatch(path)
                server.watch(path)
                with server._rebuild_cond:  # noqa: SLF001 - as its own watching asks for a build
                    server._want_rebuild = True  # noqa: SLF001
                    server._rebuild_cond.notify_all()  # noqa: SLF001


PAUSE = 0.5
"""Seconds between two looks at what is watched."""
