"""What lighttpd is told."""

from __future__ import annotations

import re

from generator.data.hosting.rules import COMPRESSED, TYPES, Former, Rules

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
{"".join(_left(of, old) for old in of.former)}"""


def _left(of: Rules, old: Former) -> str:
    """What was there leads here, but for what lies here now."""
    but = f"(?!{re.escape(of.root[1:])})" if old.host == of.host and old.root == "/" else ""
    return (
        f'$HTTP["host"] =~ "^{re.escape(old.host)}(:[0-9]+)?$" {{\n'
        f'    url.redirect += ( "^{re.escape(old.root)}{but}(.*)$" => "{of.address}$1" )\n}}\n'
    )


def _sent(headers: dict[str, str]) -> str:
    return "\n".join(f'        "{name}" => "{value}",' for name, value in headers.items())


_WITHOUT_SLASH = 'url.redirect += ( "^{}$" => "{}" )\n'
