"""What Apache is told."""

from __future__ import annotations

import re

from generator.data.hosting.rules import COMPRESSED, TEXTS, TYPES, Former, Rules


def recipe(of: Rules) -> str:
    """A file for ``/etc/apache2/conf-available/``, most of which may stand in ``.htaccess`` too."""
    types = "\n".join(f"    AddType {kind} .{ending}" for ending, kind in TYPES.items())
    charset = " ".join(f".{ending}" for ending in ("css", "js", "json", "xml", "svg", *TEXTS))
    sent = "\n".join(
        f'    Header always set {name} "{value}"' for name, value in of.headers.items()
    )
    without_slash = _WITHOUT_SLASH.format(re.escape(of.bare), of.root) if of.bare else ""
    return f"""\
# /etc/apache2/sites-available/plattform.conf. Slå på: a2enmod alias deflate dir headers mime
# og: a2ensite plattform. «ServerName» sier hvordan leserne kommer hit, også bak en mellomtjener. Kommer du bare til med .htaccess, så legg det som står mellom <Directory> og
# </Directory>, i filen .htaccess øverst i site/. Den leses bare der tjeneren har «AllowOverride All»:
# Debian har «None», og hopper over filen uten å si fra.
<VirtualHost *:80>
ServerName {of.scheme}://{of.host}
Alias "{of.root}" "{of.folder}/"
{without_slash}DeflateAlterETag NoChange
<Directory "{of.folder}">
    Require all granted
    Options FollowSymLinks
    DirectoryIndex index.html
    ErrorDocument 404 {of.root}404.html
    AddDefaultCharset utf-8
    AddCharset utf-8 {charset}
{types}
    AddOutputFilterByType DEFLATE {" ".join(COMPRESSED)}

{sent}
    <If "%{{REQUEST_URI}} =~ m#{of.may_be_framed}#">
        Header always set Content-Security-Policy "{of.framed}"
    </If>
</Directory>
{"".join(_left(of, old) for old in of.former if old.host == of.host)}</VirtualHost>
{"".join(_elsewhere(of, old) for old in of.former if old.host != of.host)}"""


def _left(of: Rules, old: Former) -> str:
    """What was there leads here, but for what lies here now."""
    but = f"(?!{re.escape(of.root[1:])})" if old.host == of.host and old.root == "/" else ""
    return f'RedirectMatch 301 "^{re.escape(old.root)}{but}(.*)$" "{of.address}$1"\n'


def _elsewhere(of: Rules, old: Former) -> str:
    left = _left(of, old)
    return f"<VirtualHost *:80>\nServerName {old.host}\n{left}</VirtualHost>\n"


_WITHOUT_SLASH = 'RedirectMatch 301 "^{}$" "{}"\n'
