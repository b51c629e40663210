"""The scripts: put together from their files, and a page that stays whole without them."""

from __future__ import annotations

from generator.search import scripts

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
