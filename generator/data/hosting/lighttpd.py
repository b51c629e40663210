"""What lighttpd is told."""

from __future__ import annotations

import re

from generator.data.hosting.rules import COMPRESSED, TYPES, Rules

_TEXTS = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "txt": "text/plain",
    "xml": "application/xml",
    "svg": "image/svg+xml",
}

_OTHERS = {"pdf": "application/pdf", "png": "image/png"}


def recipe(of: Rules) -> str:
    """A file for ``/etc/lighttpd/conf-enabled/``."""
    utf_8 = _TEXTS | {end: kind for end, kind in TYPES.items() if kind in COMPRESSED}
    types = {end: f"{kind}; charset=utf-8" for end, kind in utf_8.items()}
    types = TYPES | _OTHERS | types
    assigned = "\n".join(f'    ".{end}" => "{kind}",' for end, kind in types.items())
    compressed = ", ".join(f'"{kind}"' for kind in COMPRESSED)
    without_slash = _WITHOUT_SLASH.format(re.escape(of.bare), of.root) if of.bare else ""
    return f"""\
# /etc/lighttpd/conf-enabled/90-plattform.conf. På Debian ligger komprimering i en pakke for seg:
# apt install lighttpd-mod-deflate
server.modules += ( "mod_alias", "mod_deflate", "mod_redirect", "mod_setenv" )
alias.url += ( "{of.root}" => "{of.folder}/" )
index-file.names = ( "index.html" )
server.errorfile-prefix = "{of.folder}/"
mimetype.assign += (
{assigned}
)
deflate.mimetypes = ( {compressed} )
deflate.allowed-encodings = ( "gzip" )
{without_slash}$HTTP["url"] =~ "{of.may_be_framed}" {{
    setenv.set-response-header = (
{_sent(of.headers | {"Content-Security-Policy": of.framed})}
    )
}} else $HTTP["url"] =~ "^{re.escape(of.root)}" {{
    setenv.set-response-header = (
{_sent(of.headers)}
    )
}}
"""


def _sent(headers: dict[str, str]) -> str:
    return "\n".join(f'        "{name}" => "{value}",' for name, value in headers.items())


_WITHOUT_SLASH = 'url.redirect += ( "^{}$" => "{}" )\n'
