"""Files put in their place whole, or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def put_in_place(*files: tuple[Path, str]) -> None:
    """Write each file whole beside its place, and only then put them in, one by one.

    Whoever stops this in the middle finds each file either as it was or as it will be.

    The texts become UTF-8, their line ends as they are; the folders must be there. Raises
    ``OSError`` where a file cannot be written; nothing has been put in place then.
    """
    made = [(path.with_name(f".{path.name}.new"), path, text) for path, text in files]
    try:
        for beside, _, text in made:
            with beside.open("w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        for beside, path, _ in made:
            beside.replace(path)
    finally:
        for beside, _, _ in made:
            beside.unlink(missing_ok=True)
