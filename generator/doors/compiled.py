"""Templates as they were compiled last, so that a small change need not compile them all again."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Keeps what Jinja compiles in a folder, each under a checksum: what is damaged is left alone.

    Jinja itself looks whether the template and its own version are the same.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what is kept of a template, if it is as it was written."""
        try:
            held = (self._folder / bucket.key).read_bytes()
        except OSError:
            return
        seal, code = held[:32], held[32:]
        if sha256(code).digest() == seal:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, where it can be kept."""
        code = bucket.bytecode_to_string()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            (self._folder / bucket.key).write_bytes(sha256(code).digest() + code)
        except OSError:
            return
