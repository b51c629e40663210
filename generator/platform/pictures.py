"""A picture as its file holds it: what kind it is, how large, and where the site has it."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePosixPath

KINDS = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "svg": "image/svg+xml",
}
"""The kinds that every browser shows, by the ending that their files get, with their media types."""

_SIGNS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"GIF87a": "gif", b"GIF89a": "gif"}


def kind_of(data: bytes) -> str | None:
    """What kind of picture a file holds, by its first bytes; None for what is none.

    >>> kind_of(b"GIF89a..."), kind_of(b"%PDF-1.7")
    ('gif', None)
    """
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    if re.match(
        rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:svg:)?svg[\s>]",
        data,
        re.DOTALL,
    ):
        return "svg"
    return next((kind for sign, kind in _SIGNS.items() if data.startswith(sign)), None)


@dataclass(frozen=True)
class PictureFile:
    """A picture that may be shown."""

    name: str
    """Its path under ``source/``."""
    data: bytes
    kind: str
    width: int = 0
    height: int = 0
    """Points, as it is to be seen; 0 where the file does not say."""

    @property
    def fingerprint(self) -> str:
        """Of what it shows: another picture has another address."""
        return sha256(self.data).hexdigest()[:12]

    @property
    def path(self) -> str:
        """Where the site has it."""
        stem = re.sub(r"[^a-z0-9]+", "-", PurePosixPath(self.name).stem.casefold()).strip("-")
        return f"pictures/{stem[:40] or 'picture'}-{self.fingerprint}.{self.kind}"

    @property
    def media_type(self) -> str:
        """What a server calls its kind."""
        return KINDS[self.kind]

    @property
    def as_address(self) -> str:
        """All of it as an address, for a document that fetches nothing."""
        return f"data:{self.media_type};base64,{b64encode(self.data).decode()}"
