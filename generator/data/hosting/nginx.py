"""What nginx is told."""

from __future__ import annotations

import re

from generator.data.hosting.rules import COMPRESSED, TYPES, Former, Rules


def recipe(of: Rules) -> str:
    """A file for ``/etc/nginx/conf.d/``."""
    types = "\n".join(f"        {kind} {ending};" for ending, kind in TYPES.items())
    headers = of.headers | {"Content-Security-Policy": "$plattform_policy"}
    sent = "\n".join(f'    add_header {name} "{value}" always;' for name, value in headers.items())
    charset = " ".join(dict.fromkeys(kind for kind in COMPRESSED if kind != "text/html"))
    without_slash = _WITHOUT_SLASH.format(of.bare, of.root) if of.bare else ""
    here = "".join(_left(of, old) for old in of.former if old.host == of.host)
    return f"""\
# /etc/nginx/conf.d/plattform.conf. Har verten en server-blokk fra før, så flytt det som står i denne, dit.
map $uri $plattform_policy {{
    default "{of.headers["Content-Security-Policy"]}";
    "~{of.may_be_framed}" "{of.framed}";
}}
server {{
    listen 80;
    server_name {of.host};
    absolute_redirect off;
    include /etc/nginx/mime.types;
    types {{
{types}
    }}
    charset utf-8;
    charset_types {charset};
    gzip on;
    gzip_vary on;
    gzip_proxied any;
    gzip_types {" ".join(kind for kind in COMPRESSED if kind != "text/html")};

{sent}

    location {of.root} {{
        alias {of.folder}/;
        index index.html;
        error_page 404 {of.root}404.html;
    }}
{without_slash}{here}}}
{"".join(_elsewhere(of, old) for old in of.former if old.host != of.host)}"""


def _left(of: Rules, old: Former) -> str:
    """What was there leads here, whatever stood after it."""
    return (
        f"    location {old.root} {{\n"
        f"        rewrite ^{re.escape(old.root)}(.*)$ {of.address}$1 permanent;\n"
        "    }\n"
    )


def _elsewhere(of: Rules, old: Former) -> str:
    return f"server {{\n    listen 80;\n    server_name {old.host};\n{_left(of, old)}}}\n"


_WITHOUT_SLASH = """\
    location = {} {{
        return 301 {};
    }}
"""
