"""Makes what the search has from lunr out of the npm packages: ``python -m tests.lunr``.

lunr comes in files of one idea each. Those that the search uses are put one after the other, as
lunr's own build does with all of them, and the stemmer of Norwegian after them.
``generator/search/scripts/lunr/README.md`` says what is left out, and why.
"""

from __future__ import annotations

import re
import sys

from generator.search.scripts import FOLDER
from generator.wording.stems import FROM_LUNR
from tests.node import ROOT

TO = FOLDER / "lunr"

WORDS = ("utils", "token", "pipeline", "token_set", "token_set_builder")
"""The files of lunr that words are compared with, in the order of lunr's own build."""

INDEX = ("field_ref", "tokenizer", "builder")
"""Those that an index is made with besides, in the reader's browser."""

ENGLISH = ("stemmer",)

NORWEGIAN = ("lunr.stemmer.support.js", "lunr.no.js")

UNUSED = re.compile(r"^.*lunr\.\w\w\.(?:wordCharacters|trimmer|stopWordFilter)\b.*$", re.MULTILINE)
"""Lines of lunr's languages that the search does without: it has its own way to find words."""

STOP_WORDS = re.compile(
    r"lunr\.(\w\w)\.stopWordFilter = lunr\.generateStopWordFilter\(('.*?')\.split"
)
"""Where a language says which words say nothing, which is kept for those that we have no list for."""

NOTICES = re.compile(r"(?s)/\*\*.*?\*/\n|(?:/\*!.*?\*/\n)+")
"""What a file begins with: whose it is, and under which licence."""


def made() -> dict[str, str]:
    """Every file that comes from the packages, by its name."""
    whole = _package("lunr", "lunr.js")
    norwegian = [_package("lunr-languages", name) for name in NORWEGIAN]
    scripts = {
        "lunr.js": [_notices(whole), "var lunr = {};", *_lunr(WORDS), *map(_norwegian, norwegian)],
        "lunr.index.js": [_notices(whole), *_lunr(INDEX)],
        "lunr.en.js": [_notices(whole), *_lunr(ENGLISH)],
        **{f"lunr.{lang}.js": [_another(lang)] for lang in FROM_LUNR},
    }
    return {
        **{name: "\n".join(map(str.strip, parts)) + "\n" for name, parts in scripts.items()},
        "LICENSE-lunr": _package("lunr", "LICENSE"),
        "LICENSE-lunr-languages": _package("lunr-languages", "LICENSE"),
    }


def _lunr(names: tuple[str, ...]) -> list[str]:
    return [bare(_package("lunr", f"lib/{name}.js")) for name in names]


def _another(lang: str) -> str:
    """A language with its stemmer and its stop words."""
    text = _package("lunr-languages", f"lunr.{lang}.js")
    stop = STOP_WORDS.search(text)
    assert stop, lang
    kept = UNUSED.sub("", bare(text)).strip()
    lines = "\n".join(line for line in kept.split("\n") if line.strip())
    return f"{_notices(text)}{lines}\nlunr.{stop[1]}.stop = {stop[2]};"


def _norwegian(text: str) -> str:
    return f";\n{_notices(text)}{UNUSED.sub('', bare(text)).strip()}"


def bare(text: str) -> str:
    """A script without indentation, and without comments that stand on lines of their own."""
    text = re.sub(r"(?m)^\s*/\*(?:[^*]|\*(?!/))*\*/[ \t]*$", "", text)
    text = re.sub(r"(?m)^\s*//.*$", "", text)
    return re.sub(r"\n\s*", "\n", text)


def _package(name: str, path: str) -> str:
    return (ROOT / "node_modules" / name / path).read_text("utf-8")


def _notices(text: str) -> str:
    found = NOTICES.match(text)
    assert found, text[:80]
    return found[0]


def main() -> int:
    """Write the files anew."""
    for name, text in made().items():
        (TO / name).write_text(text, "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
