"""A report on paper: as Markdown, HTML or JSON.

A word that has gone is struck and one that has come is bold, so that it can be read without colour.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Iterable

from markupsafe import Markup, escape

from generator.review.report import Report
from generator.review.telling import Bullets, Heading, Portion, Runs, Statement, tell


def as_markdown(report: Report) -> str:
    """For the pull request. Nothing in a text can become markup, a link or a mention there."""
    return markdown(tell(report))


def markdown(pieces: Iterable[Portion]) -> str:
    """What is told, as Markdown."""
    out = []
    for piece in pieces:
        match piece:
            case Heading(level=level, text=text):
                out.append(f"{'#' * level} {_md(text)}")
            case Statement(line=line):
                out.append(_md_line(line))
            case Bullets(lines=lines):
                out.append("\n".join(f"- {_md_line(line)}" for line in lines))
    return "\n\n".join(out) + "\n"


def plain_text(pieces: Iterable[Portion]) -> str:
    """What is told, for a terminal: the texts just as they are."""
    out = []
    for piece in pieces:
        match piece:
            case Heading(text=text):
                out.append(f"\n{_seen(text)}")
            case Statement(line=line):
                out.append(_text_line(line))
            case Bullets(lines=lines):
                out += [f"  {_text_line(line)}" for line in lines]
    return "\n".join(out).strip("\n") + "\n"


_TEXT = {"same": "{}", "gone": "[tatt ut: {}]", "new": "[nytt: {}]", "strong": "{}"}


def _text_line(line: Runs) -> str:
    return " ".join(
        _TEXT[words.mark].format(_seen(words.text)) for words in line if words.text.strip()
    )


_MD = {"same": "{}", "gone": "~~{}~~", "new": "**{}**", "strong": "**{}**"}


def _md_line(line: Runs) -> str:
    return " ".join(_MD[words.mark].format(_md(words.text)) for words in line if words.text.strip())


_MD_SIGNS = re.compile(r"(?i)[\\`*_\[\]|~&<>$]|@(?=\S)|#(?=\d)|:(?=[\w/])|(?<=\bwww)\.|(?<=\bGH)-")


def _md(text: str) -> str:
    return _MD_SIGNS.sub(_harmless, _seen(text))


def _harmless(sign: re.Match[str]) -> str:
    """The sign, escaped; an empty comment keeps the forge from linking or naming anyone."""
    found = sign[0]
    if found in "&<>$|~":
        return f"&#{ord(found)};"
    return f"{found}<!-- -->" if found in "@#:.-" else f"\\{found}"


def _seen(text: str) -> str:
    """The text on one line, with what nobody would see spelt out."""
    return "".join(c if c.isprintable() else f"(U+{ord(c):04X})" for c in " ".join(text.split()))


_HTML = {
    "same": Markup("{}"),
    "gone": Markup('<del><span class="unseen">[tatt ut:] </span>{}</del>'),
    "new": Markup('<ins><span class="unseen">[nytt:] </span>{}</ins>'),
    "strong": Markup("<strong>{}</strong>"),
}

_PAGE = Markup("""<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>Hva endringen gjør</title>
<style>
body {{ font: 1.1rem/1.6 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }}
del {{ text-decoration: line-through; }}
ins {{ text-decoration: underline; font-weight: bold; }}
li {{ margin-bottom: 0.8em; }}
.unseen {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }}
</style>
</head>
<body>
<main>
{}
</main>
</body>
</html>
""")


def as_html(report: Report) -> str:
    """For the preview: a page of its own that needs nothing else."""
    out: list[Markup] = []
    for piece in tell(report):
        match piece:
            case Heading(level=level, text=text):
                out.append(Markup("<h{0}>{1}</h{0}>").format(level, text))
            case Statement(line=line):
                out.append(Markup("<p>{}</p>").format(_html_line(line)))
            case Bullets(lines=lines):
                items = Markup("\n").join(
                    Markup("<li>{}</li>").format(_html_line(line)) for line in lines
                )
                out.append(Markup("<ul>\n{}\n</ul>").format(items))
    return str(_PAGE.format(Markup("\n").join(out)))


def _html_line(line: Runs) -> Markup:
    return Markup(" ").join(
        _HTML[words.mark].format(escape(_seen(words.text))) for words in line if words.text.strip()
    )


def as_json(report: Report) -> str:
    """For programs."""
    made = {
        "version": "v2",
        **dataclasses.asdict(report),
        "adopted_touched": bool(report.adopted or report.source.files),
        "declared_as_correction": bool(report.adopted) and all(c.declared for c in report.adopted),
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


WAYS_TO_PRINT: dict[str, Callable[[Report], str]] = {
    "markdown": as_markdown,
    "html": as_html,
    "json": as_json,
}
