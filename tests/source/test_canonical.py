"""The one layout of the files under ``source/``: what it looks like, and that nothing is lost."""

from __future__ import annotations

import json
import re
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.checks import check
from generator.doors.cli import main
from generator.platform.approvals import Round
from generator.platform.corrections import Corrections
from generator.platform.model import BLOCKS, Glossary, Platform, Sector, Summary, Translations
from generator.reading.reader import read
from generator.source.keys import key_order
from generator.source.layout import canonical, words
from generator.source.load import load
from generator.wording.sentences import sentences
from tests.built import TESTS, plattform, whole

BEFORE = """\
# yaml-language-server: $schema=platform.schema.json

place: Prøveby
title: "Plattform for Prøveby"   # vises øverst


sectors:
- tagline: 'En god start'
  id: skole
  title: "Skole: fra første dag"
  content:
    - {paragraph: avsnitt-1, text: "Barna skal trives. Derfor bygger vi, bl.a. på Ås. «Ja!»"}
    # gjelder alle punktene
    - lead_in: innledning-1
      text: "Byrådet vil:"
    - text: |
        bygge en skole.
        Den skal hete «nr. 1».
      commitment: "punkt-1"   # det første

      # sist i punktet
    # sist i innholdet
  sections:
  - id: "barnehage"
    title: 'no'
    summary:
      approved_on: 2031-01-01
      approved_by: Kari Nordmann
      about:
        - sentence: kort-1
          covers: ["punkt-1",
            # om barna
            avsnitt-1]
          source: '12345678'
          text: Byrådet vil bygge.
    content: []
  - {id: mer, title: Mer}
# sist i filen
"""

AFTER = """\
# yaml-language-server: $schema=platform.schema.json

# vises øverst
title: Plattform for Prøveby
place: Prøveby

sectors:
  - id: skole
    title: "Skole: fra første dag"
    tagline: En god start
    content:
      - paragraph: avsnitt-1
        text: >-
          Barna skal trives.
          Derfor bygger vi, bl.a. på Ås.
          «Ja!»
      # gjelder alle punktene
      - lead_in: innledning-1
        text: >-
          Byrådet vil:
      # det første
      - commitment: punkt-1
        text: >-
          bygge en skole.
          Den skal hete «nr. 1».

        # sist i punktet
      # sist i innholdet
    sections:
      - id: barnehage
        title: "no"
        summary:
          about:
            - sentence: kort-1
              text: >-
                Byrådet vil bygge.
              covers:
                - punkt-1
                # om barna
                - avsnitt-1
              source: "12345678"
          approved_by: Kari Nordmann
          approved_on: 2031-01-01
        content: []

      - id: mer
        title: Mer
# sist i filen
"""


def form(text: str, model: type[BaseModel] = Platform) -> str:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.yaml"
        path.write_text(text, "utf-8")
        return canonical(path, model)


def said(text: str) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file.yaml"
        path.write_text(text, "utf-8")
        assert read(path)[1] == [], text
        return words(path)


def test_the_one_layout() -> None:
    assert form(BEFORE) == AFTER
    assert form(AFTER) == AFTER
    assert said(BEFORE) == said(AFTER)


def test_a_blank_line_does_not_break_a_short_list() -> None:
    once = form("terms:\n- forms:\n\n    - b\n\n    - c\n", Glossary)
    assert once == "terms:\n  - forms: [b, c]\n"


def test_keys_stand_in_the_order_in_which_one_reads_them() -> None:
    order = ["id", "title", "tagline", "preamble", "summary", "content", "sections"]
    order.append("carried_on")
    assert list(key_order(Sector)) == order
    assert key_order(Summary)[-3:] == ("approved_by", "approved_on", "approved_as")
    assert key_order(Round)[:2] == ("approved_by", "approved_on")
    assert key_order(Round)[-1] == "count"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Første. Andre.", ["Første.", "Andre."]),
        ("Det gjelder 17. mai 2031. Alle er med.", ["Det gjelder 17. mai 2031.", "Alle er med."]),
        ("Bl.a. Ås og Ski, jf. Stortinget.", ["Bl.a. Ås og Ski, jf. Stortinget."]),
        ("«Er det sant?» Ja. 40 sa det.", ["«Er det sant?»", "Ja.", "40 sa det."]),
    ],
)
def test_a_sentence_a_line(text: str, lines: list[str]) -> None:
    assert sentences(text) == lines
    assert " ".join(lines) == text


@pytest.mark.parametrize(
    "text",
    ["no", "On", "null", "~", "010", "12:30", "1_000", "1e5", "0x1f", "2031", "", "- a", "a: b",
     "a #b", "a:", "[a", "*a", "&a", "%a", "@a", "`a", "#a", "{a", "!a", "|", ">", "'a", '"a',
     "“a”", "?a", ":a", "=", "<<", " a", "a ", "---", "Y"],
)  # fmt: skip
def test_what_could_be_misread_is_quoted(text: str) -> None:
    written = form(f"title: {json.dumps(text)}\nplace: Her\nsectors: []\n").split("\n")[0]
    assert written[7] in "\"'", written
    assert said(written + "\n")[0] == {"title": text}


# Any tree, written in any way

WORDS = st.text(
    st.sampled_from("abæÅ019 .:;,#-'\"«»[]{}&*!|>%@`?=~\\/()–_"), min_size=1, max_size=24
).filter(lambda t: t.strip())
REMARK = st.text(st.sampled_from("abÅ1 #:-'\"[]{}"), max_size=8).map(lambda t: f"# {t}".rstrip())
SENTENCES = st.lists(
    st.sampled_from(
        ["Byrådet vil: ja.", "Kl. 12 # nå!", '"Å nei"', "- tre", "No", "17. mai", "Æ."]
    ),
    min_size=1,
    max_size=4,
).map(" ".join)


def mapping(**keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=keys).filter(bool)


def some(of: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(of, max_size=3)


BLOCK = st.one_of(
    *(
        st.fixed_dictionaries(
            {name: st.just(f"{name}-1"), "text": SENTENCES}, optional={"note": WORDS}
        )
        for name in BLOCKS
    )
)
SENTENCE = mapping(sentence=WORDS, text=SENTENCES, covers=some(WORDS), source=WORDS)
SUMMARY = mapping(about=some(SENTENCE), wants=some(SENTENCE), approved_by=WORDS)
SECTION = mapping(id=WORDS, title=WORDS, summary=SUMMARY, content=some(BLOCK))
SECTOR = mapping(
    id=WORDS, title=WORDS, tagline=WORDS, summary=SUMMARY, content=some(BLOCK),
    sections=some(SECTION),
)  # fmt: skip
TREES: list[tuple[type[BaseModel], st.SearchStrategy[dict[str, Any]]]] = [
    (Platform, mapping(title=WORDS, place=WORDS, sectors=some(SECTOR))),
    (Glossary, mapping(terms=some(mapping(term=WORDS, forms=some(WORDS), explanation=SENTENCES)))),
    (
        Translations,
        mapping(
            language=WORDS,
            units=st.dictionaries(WORDS, mapping(text=SENTENCES, source=WORDS), max_size=3),
        ),
    ),
    (Corrections, mapping(corrections=some(mapping(line=st.just("7"), extracted=WORDS)))),
]


class Hand:
    """Someone who writes a tree as YAML, now this way and now that."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def between(self, pad: str) -> list[str]:
        """Remarks and blank lines, where nobody asked for them."""
        return [
            pad + self.draw(REMARK) if self.draw(st.booleans()) else ""
            for _ in range(self.draw(st.sampled_from((0, 0, 0, 1, 2))))
        ]

    def beside(self) -> str:
        return "  " + self.draw(REMARK) if self.draw(st.sampled_from((False, False, True))) else ""

    def quoted(self, text: str) -> str:
        single = "'" + text.replace("'", "''") + "'"
        return self.draw(st.sampled_from((json.dumps(text, ensure_ascii=False), single)))

    def text(self, head: str, text: str, pad: str) -> list[str]:
        way = self.draw(st.sampled_from(("quoted", "folded", "literal")))
        if way == "quoted" or text != " ".join(text.split()):
            return [f"{head} {self.quoted(text)}{self.beside()}"]
        inner = pad + " " * self.draw(st.integers(1, 4))
        sign = self.draw(
            st.sampled_from((">-", ">-  # merknad")) if way == "folded" else st.just("|-")
        )
        broken = text.replace(". ", f".\n{inner}") if way == "folded" else text
        return [f"{head} {sign}", f"{inner}{broken}", *[""] * self.draw(st.integers(0, 2))]

    def value(self, head: str, value: Any, pad: str) -> list[str]:
        if isinstance(value, str):
            return self.text(head, value, pad)
        if not value:
            return [f"{head} {'[]' if isinstance(value, list) else '{}'}{self.beside()}"]
        if self.draw(st.sampled_from((False, False, True))):
            return self.flow(head, value, pad)
        deeper = pad + " " * self.draw(st.integers(1, 4))
        if isinstance(value, dict):
            return [head + self.beside(), *self.mapping(value, deeper)]
        dash = self.draw(st.sampled_from((pad, deeper)))
        lines = [head + self.beside()]
        for item in value:
            lines += self.between(dash)
            inner = (
                self.mapping(item, dash + "  ", first=True)
                if isinstance(item, dict)
                else [f"{dash}  {self.quoted(item)}"]
            )
            lines += [f"{dash}- {inner[0].lstrip()}", *inner[1:]]
        return lines

    def flow(self, head: str, value: Any, pad: str) -> list[str]:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            inner = [f"{pad}    {self.quoted(item)},{self.beside()}" for item in value]
            return [f"{head} [", *inner, f"{pad}  ]{self.beside()}"]
        return [f"{head} {json.dumps(value, ensure_ascii=False)}{self.beside()}"]

    def mapping(self, tree: dict[str, Any], pad: str, *, first: bool = False) -> list[str]:
        lines: list[str] = []
        for n, key in enumerate(self.draw(st.permutations(list(tree)))):
            if n or not first:
                lines += self.between(pad)
            name = key if key.isidentifier() else json.dumps(key, ensure_ascii=False)
            lines += self.value(f"{pad}{name}:", tree[key], pad)
        return lines + self.between(pad)


@st.composite
def files(draw: st.DrawFn) -> tuple[type[BaseModel], dict[str, Any], str]:
    model, trees = draw(st.sampled_from(TREES))
    tree = draw(trees)
    return model, tree, "\n".join(Hand(draw).mapping(tree, "")) + "\n"


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    database=None,
)
@given(files())
def test_no_word_and_no_remark_is_lost_and_twice_is_once(
    file: tuple[type[BaseModel], dict[str, Any], str],
) -> None:
    model, tree, text = file
    once = form(text, model)
    assert said(once) == said(text)
    assert form(once, model) == once
    assert said(once)[0].keys() == tree.keys()


def test_the_source_of_this_repository_reads_the_same_in_its_one_layout() -> None:
    path = TESTS.parent / "source" / "platform.yaml"
    once = form(path.read_text("utf-8"))
    assert said(once) == words(path)
    assert form(once) == once


# The command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "platform.yaml").write_text(BEFORE, "utf-8")
    return tmp_path


def test_fmt_writes_and_then_finds_nothing_to_do(folder: Path) -> None:
    file = folder / "source" / "platform.yaml"
    run = plattform("fmt", "--check", cwd=folder)
    assert run.returncode == 1
    assert "source/platform.yaml" in run.stdout
    assert file.read_text("utf-8") == BEFORE
    assert plattform("fmt", cwd=folder).returncode == 0
    summary = AFTER[AFTER.index("        summary:\n") : AFTER.index("        content: []\n")]
    assert file.read_text("utf-8") == AFTER.replace(summary, "")
    moved = summary.replace("        summary:\n", "  barnehage:\n").replace("\n      ", "\n")
    lines = moved.splitlines(keepends=True)
    said = [line.strip() for line in lines if line.lstrip().startswith("approved_")]
    moved = "".join(line for line in lines if line.strip() not in said)
    (kept,) = (folder / "source" / "approvals" / "nb").iterdir()
    assert said
    assert all(f"\n{line}\n" in kept.read_text("utf-8") for line in said)
    assert (folder / "source" / "plain" / "skole.yaml").read_text("utf-8").endswith(moved)
    assert plattform("fmt", "--check", cwd=folder).returncode == 0


def test_fmt_refuses_what_cannot_be_read_and_says_why(folder: Path) -> None:
    file = folder / "source" / "platform.yaml"
    wrong = BEFORE.replace("tagline:", "taglin:")
    file.write_text(wrong, "utf-8")
    run = plattform("fmt", cwd=folder)
    assert run.returncode == 1
    assert (
        "source/platform.yaml:8:3: «taglin» er ikke et kjent navn. Mente du «tagline»?"
        in run.stdout
    )
    assert file.read_text("utf-8") == wrong


def test_fmt_gives_each_thing_that_is_new_its_key(tmp_path: Path) -> None:
    """Thirty at once, as when a whole document is written in; the check names each of them too."""
    source = tmp_path / "source"
    source.mkdir()
    new = "".join(
        f"      - commitment: punkt-ny\n        text: Bygge hus {n}.\n" for n in range(30)
    )
    head = "title: Program\nplace: Fjordvik\nlanguage: nb\nsectors:\n  - id: hus\n    title: Hus\n    content:\n"
    (source / "platform.yaml").write_text(head + new, "utf-8")
    told = [problem for problem in check(load(source)) if problem.rule == "new-id"]
    wanted = [re.findall(r"punkt-ny-\w+", problem.nb) for problem in told]
    assert len(told) == 30
    assert plattform("fmt", "--check", cwd=tmp_path).returncode == 1
    assert (source / "platform.yaml").read_text("utf-8") == head + new
    assert plattform("fmt", cwd=tmp_path).returncode == 0
    ids = [c.id for c in whole(source).platform.commitments]
    assert [[id_] for id_ in ids] == wanted
    assert len(set(ids)) == 30
    assert plattform("fmt", "--check", cwd=tmp_path).returncode == 0


HEAD = (
    "title: Program\nplace: Fjordvik\nlanguage: nb\nsectors:\n"
    "  - id: hus\n    title: Hus\n    content:\n"
)


def test_two_that_are_new_on_one_line_get_a_key_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    notes = "[{footnote: fotnote-ny, words: hus, text: Et.}, {footnote: fotnote-ny, words: nå, text: To.}]"
    (source / "platform.yaml").write_text(
        f"{HEAD}      - {{commitment: punkt-ny, text: Bygge hus nå., notes: {notes}}}\n", "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    assert main(["fmt"]) == 0
    (one,) = whole(source).platform.commitments
    keys = [one.id, *(note.id for note in one.notes)]
    assert len(set(keys)) == 3
    assert all(re.fullmatch(r"(punkt|fotnote)-ny-[a-z0-9]{6}", key) for key in keys), keys


def test_fmt_gives_no_key_where_another_file_is_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And says what it has done where it is the same file, with something else besides."""
    source = tmp_path / "source"
    source.mkdir()
    text = f"{HEAD}      - commitment: punkt-ny\n        text: Bygge hus.\n"
    (source / "platform.yaml").write_text(text, "utf-8")
    (source / "glossary.yaml").write_text("terms:\n  - trem: hus\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["fmt"]) == 1
    assert "glossary.yaml:2" in capsys.readouterr().out
    assert (source / "platform.yaml").read_text("utf-8") == text
    (source / "glossary.yaml").unlink()
    (source / "platform.yaml").write_text(f"{text}        tekst: Mer.\n", "utf-8")
    assert main(["fmt"]) == 1
    told = capsys.readouterr().out
    changed = (source / "platform.yaml").read_text("utf-8") != f"{text}        tekst: Mer.\n"
    assert ("source/platform.yaml er skrevet om" in told) == changed
