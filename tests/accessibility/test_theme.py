"""Tells when a new Material or MkDocs changes a template that one of ours replaces.

Ours stands on theirs as it was when its fingerprint was taken. When the test fails: look at what
changed in the theme's file (its path is in the message), see whether the override in
``overrides/`` must follow, mend it if so, and accept with
``python -m pytest tests/accessibility/test_theme.py --bless``.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import mkdocs
import yaml
from mkdocs.utils import get_theme_dir

from tests.built import TESTS

OVERRIDES = TESTS.parent / "overrides"

KNOWN = TESTS / "accessibility" / "replaced-templates.yaml"

THEIRS = (
    Path(get_theme_dir("material")),
    Path(mkdocs.__file__).parent / "templates",
)
"""Where MkDocs looks for a template after ours."""


def test_the_templates_that_ours_replace_are_as_they_were(bless: bool) -> None:
    now = {name: _fingerprint(path) for name, path in _replaced().items()}
    if bless:
        text = "# Fingerprints of the theme's templates that overrides/ replaces; test_theme.py\n"
        KNOWN.write_text(text + yaml.safe_dump(now), "utf-8")
    known = yaml.safe_load(KNOWN.read_text("utf-8"))
    changed = [
        f"overrides/{n} replaces {p}" for n, p in _replaced().items() if known.get(n) != now[n]
    ]
    assert known.keys() <= now.keys(), f"no longer in the theme: {known.keys() - now.keys()}"
    assert not changed, f"{__doc__}\nChanged, or not seen before:\n" + "\n".join(changed)


def _replaced() -> dict[str, Path]:
    """Each of our templates that has a namesake in the theme."""
    names = [
        path.relative_to(OVERRIDES).as_posix()
        for path in sorted(OVERRIDES.rglob("*"))
        if path.suffix in (".html", ".xml")
    ]
    found = {name: [base / name for base in THEIRS if (base / name).exists()] for name in names}
    return {name: paths[0] for name, paths in found.items() if paths}


def _fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()[:16]


def test_each_override_says_what_it_mends() -> None:
    """In a comment on its first line."""
    for path in OVERRIDES.rglob("*.html"):
        first = path.read_text("utf-8").split("\n", 1)[0]
        assert first.startswith("{#-"), f"{path} does not begin by saying what it mends"
