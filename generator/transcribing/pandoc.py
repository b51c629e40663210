"""Markdown, HTML, ODT and DOCX, as Pandoc reads them; what it makes of a file becomes an outline.

Pandoc reads nothing but the bytes that it is given (``--sandbox``). In Markdown what is no more than
CommonMark with tables and footnotes stays as it stands: no quote is made curly, no sum of money a formula.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from generator.transcribing.outline import (
    Block,
    Cleaner,
    Doubt,
    Drawn,
    Heading,
    Outline,
    Picture,
    Point,
    Prose,
    Quote,
    Said,
    Table,
    UnreadableError,
)

READERS = {
    "markdown": "commonmark+fancy_lists+footnotes+pipe_tables+strikeout+yaml_metadata_block",
    "html": "html",
    "odt": "odt",
    "docx": "docx+styles",
}
"""What Pandoc is asked to read each format as."""

LONGEST_WAIT = 180
"""Seconds. The longest programmes take a few."""

Node = dict[str, Any]

_SPACE: Node = {"t": "Space"}


def read(data: bytes, form: str) -> Outline:
    """A document as an outline. Raises UnreadableError where Pandoc is missing, or cannot read it."""
    told = _asked(data, form)
    reading = _Reading(form)
    try:
        blocks = tuple(reading.blocks(told["blocks"], 0))
        meta = {key: _plain(value) for key, value in told["meta"].items()}
    except RecursionError as error:
        raise _broken() from error
    ahead = [reading.cleaner.clean(meta[key]) for key in _ON_PAPER if meta.get(key)]
    if form == "docx":  # what is written in the style Title, Author and so on is part of the text
        blocks = (*(Prose(Said(" ".join(text.split()))) for text in ahead), *blocks)
    title = "" if form == "docx" else " ".join(reading.cleaner.clean(meta.get("title", "")).split())
    return Outline(blocks, title, None, reading.cleaner.changed, contents=reading.contents)


_ON_PAPER = ("title", "subtitle", "author", "date", "abstract")


def _asked(data: bytes, form: str) -> Node:
    try:
        import pypandoc  # noqa: PLC0415 - only those who found a city from a document have it

        program = pypandoc.get_pandoc_path()
    except (ImportError, OSError) as error:
        raise UnreadableError(
            "Pandoc mangler, og leser dokumenter. «make founders» henter det; ellers: pip install "
            "pypandoc-binary. En fil i ren tekst (.txt) trenger det ikke.",
            "Pandoc is missing, which reads documents. “make founders” fetches it; else: pip install "
            "pypandoc-binary. A file in plain text (.txt) does without.",
        ) from error
    command = [program, "--sandbox", "--from", READERS[form], "--to", "json"]
    try:
        run = subprocess.run(  # noqa: S603 - no more than the names above, and no shell
            command, input=data, capture_output=True, timeout=LONGEST_WAIT, check=True
        )
        told: Node = json.loads(run.stdout)
    except (subprocess.SubprocessError, ValueError, RecursionError) as error:
        raise _broken() from error
    return told


def _broken() -> UnreadableError:
    return UnreadableError(
        "Dokumentet kan ikke leses: det er skadet, eller holder noe som ikke slutter. Åpne det i Word eller "
        "LibreOffice, lagre det på nytt, og prøv igjen.",
        "The document cannot be read: it is damaged, or holds something without end. Open it in Word or "
        "LibreOffice, save it again, and try once more.",
    )


def _plain(meta: Node) -> str:
    """The words of something in the head of a document."""
    return "".join(_words(meta))


def _words(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for one in node:
            yield from _words(one)
    elif isinstance(node, dict):
        kind = node.get("t")
        if kind in ("Space", "SoftBreak", "LineBreak"):
            yield " "
        elif kind in ("Str", "MetaString"):
            yield node["c"]
        elif kind is None:
            for one in node.values():
                yield from _words(one)
        else:
            yield from _words(node.get("c"))
            yield " " if kind in ("Para", "Plain", "MetaInlines") else ""


_MARKED = frozenset({"Emph", "Strong", "Underline", "SmallCaps"})

_PASSED = frozenset({"Subscript", "Superscript", "Strikeout"})
"""What the source has no mark for; the words stay."""

_QUOTES = {"SingleQuote": "‘’", "DoubleQuote": "“”"}


class _Inlines:
    """Words put together, white space folded, with what is marked in them."""

    def __init__(self, cleaner: Cleaner) -> None:
        self._cleaner = cleaner
        self._parts: list[str] = []
        self._at = 0
        self._space = True
        self._emphasis: list[tuple[int, int]] = []
        self._bold: list[tuple[int, int]] = []
        self._links: list[tuple[int, int, str]] = []
        self._notes: list[tuple[int, str]] = []
        self._pictures: list[Picture] = []
        self._doubts: list[Doubt] = []

    def add(self, text: str) -> None:
        """Put in some words."""
        text = self._cleaner.clean(text)
        folded = " ".join(text.split())
        before = " " if text[:1].isspace() and not self._space else ""
        after = " " if folded and text[-1:].isspace() else ""
        made = f"{before}{folded}{after}" if folded else before
        if made:
            self._parts.append(made)
            self._at += len(made)
            self._space = made.endswith(" ")

    def all(self, nodes: Iterable[Node]) -> None:
        """Put in a run of inlines."""
        for node in nodes:
            self.one(node)

    def one(self, node: Node) -> None:
        """Put in one inline, whatever it is."""
        kind, held = node["t"], node.get("c", ())
        if kind in _MARKED or kind in _PASSED:
            start = self._at
            self.all(held)
            if kind in _MARKED:
                self._emphasis.append((start, self._at))
                self._bold += [(start, self._at)] if kind == "Strong" else []
            else:
                self._doubts.append(Doubt(kind.lower(), self._since(start)))
        elif kind in _INLINES:
            _INLINES[kind](self, held)
        elif kind in ("Space", "SoftBreak", "LineBreak"):
            self.add(" ")

    def link(self, held: Any) -> None:
        """Put in words that lead somewhere."""
        start = self._at
        self.all(held[1])
        self._links.append((start, self._at, held[2][0]))

    def quoted(self, held: Any) -> None:
        """Put in words in quotes."""
        first, last = tuple(_QUOTES[held[0]["t"]])
        self.add(first)
        self.all(held[1])
        self.add(last)

    def note(self, held: Any) -> None:
        """Remember a footnote where it stands."""
        inner = _Inlines(self._cleaner)
        for block in held:
            inner.add(" ")
            inner.all(_inlines_in(block))
        said = inner.said()
        if said.text:
            self._notes.append((self._at, said.text))
        self._doubts += said.doubts
        self._doubts += (Doubt("link", said.text[a:b], to) for a, b, to in said.links)

    def picture(self, held: Any) -> None:
        """Remember a picture."""
        alt = _Inlines(self._cleaner)
        alt.all(held[1])
        self._pictures.append(Picture(held[2][0], alt.said().text))

    def raw(self, held: Any) -> None:
        """Put in what another program would read as markup, as the words that it is."""
        form, text = held
        if form == "html" and not text.startswith("<!--"):
            if text.lower().startswith("<br"):
                self.add(" ")
            else:
                self.add(text)
                self._doubts.append(Doubt("raw", text))

    def _since(self, start: int) -> str:
        return "".join(self._parts)[start:].strip()

    def said(self) -> Said:
        """All of it."""
        text = "".join(self._parts).rstrip()

        def trimmed(start: int, stop: int) -> tuple[int, int]:
            words = text[start:stop]
            start += len(words) - len(words.lstrip())
            return start, min(start + len(words.strip()), len(text))

        emphasis = [trimmed(*of) for of in self._emphasis]
        links = [(*trimmed(a, b), to) for a, b, to in self._links]
        return Said(
            text,
            tuple((a, b) for a, b in emphasis if a < b),
            tuple((a, b, to) for a, b, to in links if a < b),
            tuple((min(at, len(text)), note) for at, note in self._notes),
            tuple(self._pictures),
            tuple(self._doubts),
            any(trimmed(*of) == (0, len(text)) for of in self._bold),
        )


_INLINES: Mapping[str, Any] = {
    "Str": _Inlines.add,
    "Link": _Inlines.link,
    "Quoted": _Inlines.quoted,
    "Note": _Inlines.note,
    "Image": _Inlines.picture,
    "RawInline": _Inlines.raw,
    "Code": lambda self, held: self.add(held[1]),
    "Math": lambda self, held: self.add(held[1]),
    "Cite": lambda self, held: self.all(held[1]),
    "Span": lambda self, held: self.all(held[1]),
}


def _inlines_in(node: Any) -> Iterator[Node]:
    """Every inline in a block, whatever the block is, with a space between blocks."""
    if isinstance(node, list):
        for one in node:
            yield from _inlines_in(one)
    elif isinstance(node, dict):
        held = node.get("c")
        runs = _RUNS.get(str(node.get("t")))
        if runs is None:
            yield from _inlines_in(held)
            return
        for run in runs(held):
            yield from (*run, _SPACE)


_RUNS: Mapping[str, Callable[[Any], list[list[Node]]]] = {
    "Para": lambda held: [held],
    "Plain": lambda held: [held],
    "Header": lambda held: [held[2]],
    "LineBlock": lambda held: held,
    "CodeBlock": lambda held: [[{"t": "Str", "c": held[1]}]],
    "RawBlock": lambda held: [[{"t": "RawInline", "c": held}]],
    "DefinitionList": lambda held: [
        run for term, meanings in held for run in (term, list(_inlines_in(meanings)))
    ],
}
"""The runs of inlines that a block holds; what stands in none of these is looked for further in."""


_CONTENTS = re.compile(r"toc( heading)?( \d)?", re.IGNORECASE)

_LISTED = re.compile(r"List \D+?(?: (\d))?")
"""What Word calls the paragraphs of its lists, whose depth the name alone may say."""


def _style(div: Any) -> str:
    return str(dict(div[0][2]).get("custom-style", ""))


class _Reading:
    """One document, block by block."""

    def __init__(self, form: str) -> None:
        self.cleaner = Cleaner()
        self._counted = form in ("odt", "docx")
        self.contents = False
        """Whether a table of contents was passed over."""

    def blocks(self, nodes: Iterable[Node], depth: int) -> Iterator[Block]:
        """What some blocks come to, inside so many lists."""
        for node in nodes:
            yield from self._block(node["t"], node.get("c"), depth)

    def _block(self, kind: str, held: Any, depth: int) -> Iterator[Block]:
        if kind in ("Para", "Plain"):
            yield from _standing(Prose(self._said(held), depth > 0))
        elif kind == "Header":
            yield from _standing(Heading(held[0], self._said(held[2])))
        elif kind in ("BulletList", "OrderedList"):
            yield from self._list(kind, held, depth + 1)
        elif kind == "Table":
            yield from self._table(held, depth)
        elif kind in _HOLDING:
            yield from self._holding(kind, held, depth)
        elif kind in ("CodeBlock", "RawBlock"):
            yield from self._literal(kind, held)
        elif kind == "LineBlock":
            yield from self._block("Para", [i for line in held for i in (*line, _SPACE)], depth)

    def _holding(self, kind: str, held: Any, depth: int) -> Iterator[Block]:
        if kind == "Div":
            if _CONTENTS.fullmatch(_style(held)):
                self.contents = True
            else:
                yield from self.blocks(held[1], depth)
        elif kind == "Figure":
            yield from self.blocks(held[2], depth)
            yield from self.blocks(held[1][1], depth)
        elif kind == "DefinitionList":
            for term, meanings in held:
                yield from _standing(Prose(self._said(term)))
                for meaning in meanings:
                    yield from self.blocks(meaning, depth)
        else:
            for block in self.blocks(held, depth):
                yield Quote(block.said) if isinstance(block, Prose) else block

    def _literal(self, kind: str, held: Any) -> Iterator[Block]:
        text = " ".join(self.cleaner.clean(held[1]).split())
        if kind == "CodeBlock" and text:
            yield Prose(Said(text))
        elif held[0] == "html" and text and not text.startswith("<!--"):
            yield Prose(Said(text, doubts=(Doubt("raw", text),)))

    def _said(self, inlines: Iterable[Node]) -> Said:
        made = _Inlines(self.cleaner)
        made.all(inlines)
        return made.said()

    def _list(self, kind: str, held: Any, depth: int) -> Iterator[Block]:
        if kind == "BulletList":
            labels: Iterable[str] = ("" for _ in held)
            items = held
        else:
            (start, style, delimiter), items = held
            if len(items) == 1 and start > 1 and not self._counted and items[0]:  # «17. mai er …»
                yield from self._dated(_label(start, style["t"], delimiter["t"]), items[0], depth)
                return
            labels = (_label(start + n, style["t"], delimiter["t"]) for n in range(len(items)))
        for n, (label, item) in enumerate(zip(labels, items, strict=True)):
            counted = bool(label) and self._counted and not n
            yield from self._item(item, label, depth, counted=counted)

    def _dated(self, number: str, item: list[Node], depth: int) -> Iterator[Block]:
        """What looks like a list of one, which counts from something else than one, and is prose."""
        first, *rest = item
        if first["t"] in ("Para", "Plain"):
            first = {"t": "Para", "c": [{"t": "Str", "c": number}, _SPACE, *first["c"]]}
        else:
            rest = [first, *rest]
            first = {"t": "Para", "c": [{"t": "Str", "c": number}]}
        yield from self.blocks([first, *rest], depth - 1)

    def _item(self, item: list[Node], label: str, depth: int, *, counted: bool) -> Iterator[Block]:
        title, made, at = "", _Inlines(self.cleaner), 0
        if item and item[0]["t"] == "Div" and (level := _LISTED.fullmatch(_style(item[0]["c"]))):
            depth = max(depth, int(level[1] or 1))
        item = [one for node in item for one in (node["c"][1] if node["t"] == "Div" else [node])]
        if len(item) > 1 and item[0]["t"] == "Header" and item[1]["t"] in ("Para", "Plain"):
            title, at = self._said(item[0]["c"][2]).text, 1
        while at < len(item) and item[at]["t"] in ("Para", "Plain", "Header"):
            made.add(" ")
            made.all(item[at]["c"][2] if item[at]["t"] == "Header" else item[at]["c"])
            at += 1
        said = made.said()
        doubts = (*said.doubts, Doubt("counted", label)) if counted else said.doubts
        said = Said(said.text, said.emphasis, said.links, said.notes, said.pictures, doubts)
        yield from _standing(Point(depth, said, label if said.text else "", title))
        if at < len(item) and not said.text and label:
            yield from _standing(Prose(Said(label, doubts=(Doubt("empty", label),))))
        yield from self.blocks(item[at:], depth)

    def _table(self, held: Any, depth: int) -> Iterator[Block]:
        _, (_, caption), _, head, bodies, foot = held
        rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
        cells = [list(self._cells(row)) for row in rows]
        width = max((sum(of[1] for of in row) for row in cells), default=0)
        if width < 2 or len(cells) < 2:  # a frame round something, and no table
            yield from self.blocks(caption, depth)
            for row in rows:
                for cell in row[1]:
                    yield from self.blocks(cell[4], depth)
            return
        doubts = {Doubt("table_head"): not head[1]}
        doubts[Doubt("table_cells")] = any(of[1] > 1 for row in cells for of in row)
        texts = [_filled(row, width) for row in cells]
        marked = [of for row in rows for cell in row[1] for of in self._marks(cell[4])]
        said = [" ".join(self._said(_inlines_in(caption)).text.split())]
        told = (*(doubt for doubt, so in doubts.items() if so), *marked)
        yield Table(said[0], texts[0], tuple(texts[1:]), told)

    def _cells(self, row: Any) -> Iterator[tuple[str, int]]:
        """The words of each cell of a row, and how many columns it has."""
        for cell in row[1]:
            yield self._said(_inlines_in(cell[4])).text, cell[3]

    def _marks(self, blocks: Any) -> Iterator[Doubt]:
        """What a cell has that no cell of ours can have."""
        said = self._said(_inlines_in(blocks))
        yield from said.doubts
        yield from (Doubt("link", said.text[a:b], to) for a, b, to in said.links)
        yield from (Doubt("note", text) for _, text in said.notes)
        yield from (Doubt("picture", of.file, of.alt) for of in said.pictures)


_HOLDING = frozenset({"Div", "Figure", "DefinitionList", "BlockQuote"})


def _filled(row: Iterable[tuple[str, int]], width: int) -> tuple[str, ...]:
    texts = [text for cell, columns in row for text in (cell, *[""] * (columns - 1))]
    return (*texts, *[""] * (width - len(texts)))


def _standing(block: Heading | Prose | Point) -> Iterator[Block]:
    """A block where it says something, and the pictures that stand in it."""
    if block.said.text:
        yield block
    yield from (Drawn(of) for of in block.said.pictures)


_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def _label(number: int, style: str, delimiter: str) -> str:
    """What stands before an item of a list that counts."""
    counted = str(number)
    if style.endswith("Alpha"):
        counted = ""
        while number > 0:
            number, letter = divmod(number - 1, 26)
            counted = chr(ord("a") + letter) + counted
    elif style.endswith("Roman"):
        counted = ""
        for value, sign in _ROMAN:
            counted += sign * (number // value)
            number %= value
    if style.startswith("Upper"):
        counted = counted.upper()
    return {"OneParen": f"{counted})", "TwoParens": f"({counted})"}.get(delimiter, f"{counted}.")
