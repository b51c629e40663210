"""The scripts: put together from their files, and a page that stays whole without them."""

from __future__ import annotations

import json
import re

from generator.search import scripts
from tests import lunr
from tests.built import TESTS, Site

WRITTEN = """\
/* What the whole is for. */
"use strict";

/* A comment on lines
   of its own. */
const first = 1;

/** @type {number} */
const second = 2; /* said of a line */
// Another.
const sum = () => {
  return first + second;
};
"""

SENT = """\
/* What the whole is for. */
"use strict";
const first = 1;
const second = 2; /* said of a line */
const sum = () => {
return first + second;
};
"""


def test_every_file_is_part_of_one_script() -> None:
    parts = [part for parts in scripts.PARTS.values() for part in parts]
    there = [
        file.relative_to(scripts.FOLDER).as_posix()
        for folder in ("page", "worker")
        for file in (scripts.FOLDER / folder).glob("*.js")
    ]
    assert sorted(parts) == sorted(there)


def test_a_script_is_sent_without_what_only_its_authors_read() -> None:
    assert scripts.sent(WRITTEN) == SENT


def test_what_is_kept_of_lunr_is_what_its_packages_make() -> None:
    made = lunr.made()
    kept = {name: (lunr.TO / name).read_text("utf-8") for name in made}
    assert kept == made, "run: python -m tests.lunr"
    assert {file.name for file in lunr.TO.iterdir()} - {"README.md"} == made.keys()


def test_each_package_of_lunr_is_the_version_that_the_readme_names() -> None:
    said = (lunr.TO / "README.md").read_text("utf-8")
    pinned = json.loads((TESTS.parent / "package.json").read_text("utf-8"))["devDependencies"]
    for name in ("lunr", "lunr-languages"):
        assert re.search(rf"\[{name}\]\(\S+\) {re.escape(pinned[name])}\b", said)


def test_nothing_that_the_search_plugin_copies_is_published(site: Site) -> None:
    ours = {path.removeprefix("search/") for path in scripts.FROM_OTHERS}
    assert {file.name for file in (site.folder / "search").glob("*.js")} == ours
