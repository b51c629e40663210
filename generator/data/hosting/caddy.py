"""What Caddy is told."""

from __future__ import annotations

from generator.data.hosting.rules import COMPRESSED, TEXTS, TYPES, Former, Rules

POLICY = "Content-Security-Policy"


def recipe(of: Rules) -> str:
    """A ``Caddyfile``."""
    types = "\n".join(
        f'\t@{ending} path *.{ending}\n\theader @{ending} Content-Type "{kind}{"; charset=utf-8" if ending in TEXTS else ""}"'
        for ending, kind in TYPES.items()
    )
    sent = "\n".join(
        f'\t\t{name} "{value}"' for name, value in of.headers.items() if name != POLICY
    )
    compressed = "\n".join(f"\t\t\theader Content-Type {kind}*" for kind in COMPRESSED)
    without_slash = f"\tredir {of.bare} {of.root} 301\n" if of.bare else ""
    return f"""\
# /etc/caddy/Caddyfile
{of.host} {{
\tencode {{
\t\tgzip
\t\tmatch {{
{compressed}
\t\t}}
\t}}
\theader {{
{sent}
\t}}
\t@framed path_regexp {of.may_be_framed}
\theader @framed {POLICY} "{of.framed}"
\t@unframed not path_regexp {of.may_be_framed}
\theader @unframed {POLICY} "{of.headers[POLICY]}"
{types}
{without_slash}\thandle_path {of.root}* {{
\t\troot * {of.folder}
\t\tfile_server
\t}}
\thandle_errors {{
\t\t@missing `{{err.status_code}} == 404`
\t\thandle @missing {{
\t\t\troot * {of.folder}
\t\t\trewrite * /404.html
\t\t\tfile_server
\t\t}}
\t}}
{"".join(_left(of, old) for old in of.former if old.host == of.host)}}}
{"".join(_elsewhere(of, old) for old in of.former if old.host != of.host)}"""


def _left(of: Rules, old: Former) -> str:
    """What was there leads here, whatever stood after it."""
    way = f"redir {of.address.rstrip('/')}{{uri}} permanent"
    return f"\thandle_path {old.root}* {{\n\t\t{way}\n\t}}\n"


def _elsewhere(of: Rules, old: Former) -> str:
    return f"{old.host} {{\n{_left(of, old)}}}\n"
