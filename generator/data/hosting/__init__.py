"""What a host must be told to show the site well, written from the address that the site has.

``_headers`` is read by some hosts themselves and lies in the site; ``RECIPES`` are printed for the
others by ``plattform hosting``. All are made from the same rules, at the root of a host or under a path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from generator.book.book import Book
from generator.data.hosting import apache, caddy, github, lighttpd, nginx
from generator.data.hosting.rules import Rules, rules
from generator.settings import Settings

RECIPES: Mapping[str, Callable[[Rules], str]] = {
    "nginx": nginx.recipe,
    "apache": apache.recipe,
    "caddy": caddy.recipe,
    "lighttpd": lighttpd.recipe,
    "github": github.recipe,
}
"""What is printed for each host, by its name."""


def recipe(host: str, settings: Settings, folder: str = "/srv/plattform/site") -> str:
    """What to put into the configuration of a host; ``folder`` is where the site lies there."""
    return RECIPES[host](rules(settings, folder))


def make(book: Book) -> Iterator[tuple[str, bytes]]:
    """Yield ``_headers``, which Cloudflare Pages, Netlify and others read."""
    yield "_headers", headers(book.settings).encode()


def headers(settings: Settings) -> str:
    """The headers, path by path; a line that begins with «!» takes one away."""
    of = rules(settings)
    lines = [*_FIRST]
    if of.root != "/":
        lines += [_UNDER_A_PATH.format(of.root)]
    lines += ["", f"{of.root}*", *(f"  {name}: {value}" for name, value in of.headers.items())]
    policy = "Content-Security-Policy"
    lines += [
        "",
        "# Kortene, og punktene som de leder til, er laget for å vises inne i andre nettsteder.",
    ]
    for path in ("punkt/:number/", "punkt/:number/kort/*"):
        for before in ("", ":lang/"):
            lines += [f"{of.root}{before}{path}", f"  ! {policy}", f"  {policy}: {of.framed}", ""]
    return "\n".join(lines)


_FIRST = (
    "# Hvilke HTTP-hoder nettstedet skal sendes med. Laget av «plattform build», av adressen i mkdocs.yml.",
    "# Cloudflare Pages og likesinnede leser filen selv. For andre: plattform hosting",
)

_UNDER_A_PATH = (
    "# Nettstedet ligger under {}. Legg denne filen øverst i det som legges ut, ikke der."
)
