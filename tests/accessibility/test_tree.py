"""What a screen reader is given to read out: blessed by a person, and in good order.

The trees lie in ``tests/golden/tree/``. Read a change of one aloud before you bless it.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from tests.accessibility.kinds import Sample
from tests.accessibility.tree import LANDMARKS, Node, read
from tests.accessibility.views import Fault, Shown, told
from tests.built import TESTS

GOLDEN = TESTS / "golden" / "tree"

MOST_LANDMARKS = 8


def test_golden_trees(city_shown: Shown, bless: bool) -> None:
    """Of each kind of page in Norwegian, which all other languages have the shape of."""
    wanted = {}
    with city_shown.tab() as tab:
        for sample in _one_of_each_kind(city_shown):
            city_shown.go(tab, sample)
            address = city_shown.served.address
            text = "\n".join(read(tab).lines()) + "\n"
            wanted[_file(sample)] = text.replace(address, "/")
    if bless:
        GOLDEN.mkdir(exist_ok=True)
        for file in GOLDEN.iterdir():
            file.unlink()
        for name, text in wanted.items():
            (GOLDEN / name).write_text(text, "utf-8", newline="\n")
    before = {file.name: file.read_text("utf-8") for file in GOLDEN.iterdir()}
    difference = "\n".join(_difference(before, wanted))
    assert not difference, f"tests/golden/tree («make bless» accepts this):\n{difference}"


def _one_of_each_kind(shown: Shown) -> list[Sample]:
    return list({(s.kind, s.query): s for s in reversed(shown.samples) if s.lang == "nb"}.values())


def _file(sample: Sample) -> str:
    found = {"": "", "?q=xyzzyq": "-without-hits"}.get(sample.query, "-with-hits")
    return f"{Path(sample.kind.strip('/').replace('/', '-')).stem}{found}.txt"


def _difference(before: dict[str, str], wanted: dict[str, str]) -> Iterator[str]:
    for name in sorted(before.keys() | wanted.keys()):
        yield from difflib.unified_diff(
            before.get(name, "").splitlines(),
            wanted.get(name, "").splitlines(),
            f"blessed/{name}",
            f"today/{name}",
            lineterm="",
        )


def test_the_tree_is_good_to_listen_to(shown: Shown) -> None:
    """Landmarks, headings and names, on every kind of page in every language."""
    faults: list[Fault] = []
    with shown.tab() as tab:
        for sample in shown.norwegian:
            shown.go(tab, sample)
            tab.evaluate("() => document.querySelectorAll('details').forEach(d => d.open = true)")
            tree = read(tab)
            for check in (_landmarks, _headings, _names, _commitments, _current):
                faults += [(str(sample), fault) for fault in check(tree, sample)]
    assert not faults, told(faults)


def _landmarks(tree: Node, sample: Sample) -> Iterator[str]:
    """A form is a landmark only where it has a name."""
    landmarks = [node for node in tree.all() if node.role in LANDMARKS]
    found = Counter((n.role, n.name) for n in landmarks if n.name or n.role != "form")
    roles = Counter(role for role, _ in found.elements())
    for role in ("main",) if sample.is_card else ("banner", "main", "contentinfo"):
        if roles[role] != 1:
            yield f"has {roles[role]} {role}"
    if found.total() > MOST_LANDMARKS:
        yield f"has {found.total()} landmarks, more than {MOST_LANDMARKS}"
    for (role, name), times in found.items():
        if times > 1 or (roles[role] > 1 and not name):
            yield f"has {times} {role} called “{name}”"


def _headings(tree: Node, sample: Sample) -> Iterator[str]:
    headings = [node for node in tree.all() if node.role == "heading"]
    if [node.level for node in headings].count(1) != 1:
        yield "has not one heading of level 1"
    if headings and headings[0].level != 1:
        yield f"begins with “{headings[0].name}”, of level {headings[0].level}"
    for before, after in pairwise(headings):
        if after.level > before.level + 1:
            yield f"jumps from “{before.name}” ({before.level}) to “{after.name}” ({after.level})"
    for node in headings:
        if not node.name.strip():
            yield "has a heading without a name"


def _names(tree: Node, sample: Sample) -> Iterator[str]:
    may_be_nameless = ("main", "page", "list", "listitem", "paragraph")
    for node in tree.all():
        if node.can_focus and not node.name.strip() and node.role not in may_be_nameless:
            said = " ".join(inner.name for inner in node.all()).strip()
            if not said:
                yield f"has a nameless {node.role} that takes focus"


def _commitments(tree: Node, sample: Sample) -> Iterator[str]:
    """The name of each commitment is heard once where it stands, and so is each quote."""
    main = next(node for node in tree.all() if node.role == "main")
    if sample.kind in ("sector", "commitments"):
        for node in main.all():
            links = [part.name for part in node.inside if part.role == "link"]
            if node.role == "listitem" and len(links) != len(set(links)):
                yield f"says {links} in one commitment"
    heard = Counter(
        "".join(part.name for part in node.all() if part.role == "text").strip(" .«»")
        for node in main.all()
        if node.role in ("blockquote", "paragraph")
    )
    twice = {text for text, times in heard.items() if times > 1 and len(text) > 60}
    quotes = {
        "".join(part.name for part in node.all() if part.role == "text").strip(" .«»")
        for node in main.all()
        if node.role == "blockquote"
    }
    for text in twice & quotes:
        yield f"is heard to say twice: {text}"


def _current(tree: Node, sample: Sample) -> Iterator[str]:
    """Where one is, is said: the language, and the page itself where the menu has it."""
    if sample.is_card:
        return
    links = [node for node in tree.all() if node.role == "link"]
    current = [dict(node.states).get("current") for node in links]
    if current.count("page") > 2:
        yield f"says of {current.count('page')} links that they lead to this page"
    banner = next(node for node in tree.all() if node.role == "banner")
    *_, languages = [node for node in banner.all() if node.role == "navigation"]
    if not any(dict(node.states).get("current") for node in languages.all()):
        yield f"does not say which is current in “{languages.name}”"
