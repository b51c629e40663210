"""The likely mistakes in the layout of a file, the surest signs first; ``LIKELY`` lists them.

Each looks at the lines near the place where YAML gave up and yields what the mistake may be: where
it is, what to write instead, and the lines as they would then read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice

from generator.ids import UnitId
from generator.problems import cut
from generator.reading.levels import misplaced
from generator.reading.manuscript import KeyLine, Manuscript, Mend
from generator.reading.yaml_text import quoted, quoted_entry

SIGNS = "*&%@`[]{}!|>,#"
"""Signs that a text cannot begin with, unless it stands in quotes."""

NEAR = 3
"""Lines above the place where reading stopped: YAML gives up at the mistake, or soon after it."""

FAR_ABOVE = 40
"""Lines above that place, among which a key at a wrong level may stand: about a screenful."""

FARTHEST = 8
"""Columns. A line that stands four levels from where it belongs has not slipped there."""

LONGEST_LINE = 90
"""Characters. A longer line is not written again in a message."""

CURLY = "“”„‟‘’‚‛"


def _near(manuscript: Manuscript, number: int) -> Iterator[KeyLine]:
    """The keyed lines where a mistake may stand that is found on this line: nearest first."""
    seen: list[KeyLine] = []
    for line in (manuscript.keyed.get(number), manuscript.owner(number)):
        if line and line not in seen:
            seen.append(line)
    for n in islice(manuscript.above(number), NEAR):
        line = manuscript.keyed.get(n)
        if line and line not in seen:
            seen.append(line)
    return iter(seen)


def _write(lines: list[str], number: int) -> tuple[str, str]:
    """What to write instead, in both languages; the sign in the right place where it is long."""
    line = lines[number].strip().removeprefix("- ")
    if len(line) > LONGEST_LINE or line[-1] not in "\"'":
        return (
            "Sett hele teksten i anførselstegn: ett foran det første ordet og ett etter det siste.",
            "Put the whole text in quotes: one before the first word and one after the last.",
        )
    return f"Sett hele teksten i anførselstegn: {line}", f"Put the whole text in quotes: {line}"


def _unclosed_quotes(manuscript: Manuscript, number: int) -> Iterator[Mend]:
    for line in manuscript.keyed.values():
        sign = line.value[:1]
        if line.number > number and number < len(manuscript.lines) - 1:
            return
        if sign not in ('"', "'") or _closing(line.value) is not None:
            continue
        below = next(
            (n for n in range(line.number + 1, len(manuscript.lines)) if not manuscript.blank(n)),
            None,
        )
        if (
            below is not None
            and below not in manuscript.keyed
            and manuscript.indent(below) > line.column
        ):
            continue
        mended = manuscript.replaced(line.number, manuscript.lines[line.number].rstrip() + sign)
        write = mended[line.number].strip().removeprefix("- ")
        short = len(write) <= LONGEST_LINE
        text = quoted(line.value)
        apostrophe = f" Skal det være en apostrof, skriv: {line.key}: {text}" if sign == "'" else ""
        apostrophe_en = f" If it is an apostrophe, write: {line.key}: {text}" if apostrophe else ""
        yield Mend(
            line.number,
            line.value_at,
            "Anførselstegnet her blir aldri lukket. "
            + (f"Skriv: {write}" if short else "Sett et til der teksten slutter.")
            + apostrophe,
            "This quote is never closed. "
            + (f"Write: {write}" if short else "Close it where the text ends.")
            + apostrophe_en,
            mended,
            hides=True,
        )


def _closing(value: str) -> int | None:
    """Where the quote that opens a text is closed, or None."""
    sign = value[0]
    n = 1
    while n < len(value):
        if sign == '"' and value[n] == "\\":
            n += 1
        elif value[n] == sign:
            if sign == '"' or value[n + 1 : n + 2] != sign:
                return n
            n += 1
        n += 1
    return None


def _no_space_after_colon(manuscript: Manuscript, number: int) -> Iterator[Mend]:
    for line in _near(manuscript, number):
        text = manuscript.lines[line.number]
        if line.value and text[line.value_at - 1] == ":":
            mended = f"{text[: line.value_at]} {text[line.value_at :]}"
            write = _short(f"{line.key}: {line.value}")
            yield Mend(
                line.number,
                line.value_at - 1,
                f"Det mangler et mellomrom etter kolonet. Skriv: {write}",
                f"A space is missing after the colon. Write: {write}",
                manuscript.replaced(line.number, mended),
            )


def _no_space_after_dash(manuscript: Manuscript, number: int) -> Iterator[Mend]:
    for n in (number, *islice(manuscript.above(number), 2)):
        if match := re.match(r"( *)-([^\s-].*)", manuscript.lines[n]):
            yield Mend(
                n,
                match.end(1),
                f"Det mangler et mellomrom etter streken. Skriv: - {match[2]}",
                f"A space is missing after the dash. Write: - {match[2]}",
                manuscript.replaced(n, f"{match[1]}- {match[2]}"),
            )


def _curly_quotes(manuscript: Manuscript, number: int) -> Iterator[Mend]:
    for line in _near(manuscript, number):
        value = line.value
        if len(value) > 1 and value[0] in CURLY and value[-1] in CURLY:
            nb, en = curly(quoted_entry(line.key, value[1:-1]))
            yield Mend(line.number, line.value_at, nb, en, manuscript.quoted(line, value[1:-1]))


def in_curly(value: str) -> str | None:
    """What stands in curly quotes, or in one curly and one straight; None where nothing does."""
    first, last = value[:1], value[-1:]
    signs = f"{CURLY}\"'"
    if len(value) > 1 and first in signs and last in signs and (first in CURLY or last in CURLY):
        return value[1:-1]
    return None


def curly(write: str) -> tuple[str, str]:
    """What to say of curly quotes that stand where straight ones should."""
    return (
        "Anførselstegnene rundt teksten er krøllete, og blir en del av teksten. Bruk rette: "
        f"{write}",
        f"These quotes are curly and become part of the text. Use straight ones: {write}",
    )


def _quotes_inside_quotes(manuscript: Manuscript, number: int) -> Iterator[Mend]:
    for line in _near(manuscript, number):
        value = line.value
        if value[:1] not in ('"', "'"):
            continue
        end = _closing(value)
        if end is None or not value[end + 1 :].strip() or value[end + 1 :].lstrip()[0] == "#":
            continue
        around = len(value) > 2 and value[-1] == value[0]
        mended = manuscript.quoted(line, value[1:-1] if around else value)
        nb, en = _write(mended, line.number)
        yield Mend(
            line.number,
            line.value_at + end,
            f"Teksten slutter ved dette anførselstegnet, men det står mer etter det. {nb}",
            f"The text ends at this quote, but more follows. {en}",
            mended,
        )


def _more_after_quotes(manuscript: Manuscript, number: int) -> Iterator[Mend]:
    """What was pasted after a text in quotes, where only what stands in the quotes fits."""
    for line in _near(manuscript, number):
        end = _closing(line.value) if line.value[:1] in ('"', "'") else None
        if end is None or not line.value[end + 1 :].strip():
            continue
        kept = line.value[: end + 1]
        more = line.value[end + 1 :].strip()
        yield Mend(
            line.number,
            line.value_at + end + 1,
            f"Etter anførselstegnet står det mer («{_short(more)}»), som ikke hører med. Slett det, "
            f"så linjen blir: {line.key}: {_short(kept)}",
            f"After the quote there is more (“{_short(more)}”) that does not belong. Delete it: "
            f"{line.key}: {_short(kept)}",
            manuscript.replaced(line.number, manuscript.lines[line.number][: line.value_at] + kept),
        )


def _key_written_twice(manuscript: Manuscript, number: int) -> Iterator[Mend]:
    """``source: source: "1a2b3c4d"``, where a whole line was pasted after its key."""
    for line in _near(manuscript, number):
        if line.value.startswith(f"{line.key}:"):
            value = line.value.partition(":")[2].strip()
            yield Mend(
                line.number,
                line.value_at,
                f"«{line.key}:» står to ganger på linjen. Skriv: {_short(f'{line.key}: {value}')}",
                f"“{line.key}:” stands twice on the line. Write: {_short(f'{line.key}: {value}')}",
                manuscript.replaced(
                    line.number, manuscript.lines[line.number][: line.value_at] + value
                ),
            )


def _unclosed_bracket(manuscript: Manuscript, number: int) -> Iterator[Mend]:
    for line in _near(manuscript, number):
        if line.value[:1] == "[" and "]" not in line.value:
            value = line.value.rstrip(" ,;") + "]"
            yield Mend(
                line.number,
                line.value_at,
                "Hakeparentesen «[» blir aldri lukket. "
                + _write_list(line.key, value, f"Sett «]» sist i listen {line.key}."),
                "The bracket “[” is never closed. "
                + _write_list(line.key, value, "Put “]” last in the list.", "Write"),
                manuscript.replaced(
                    line.number, manuscript.lines[line.number][: line.value_at] + value
                ),
            )


def _dash_for_brackets(manuscript: Manuscript, number: int) -> Iterator[Mend]:
    for line in _near(manuscript, number):
        if line.value.startswith("- "):
            value = f"[{line.value[2:].strip()}]"
            yield Mend(
                line.number,
                line.value_at,
                "En liste på samme linje står i hakeparenteser, uten strek. "
                + _write_list(line.key, value, "Sett «[» foran og «]» etter."),
                "A list on one line stands in brackets, without a dash. "
                + _write_list(line.key, value, "Put “[” before and “]” after.", "Write"),
                manuscript.replaced(
                    line.number, manuscript.lines[line.number][: line.value_at] + value
                ),
            )


def _said_to_be_empty(manuscript: Manuscript, number: int) -> Iterator[Mend]:
    """A list that says ``[]``, and has got its first item below."""
    for line in _near(manuscript, number):
        if line.value in ("[]", "{}"):
            yield Mend(
                line.number,
                line.value_at,
                f"«{line.value}» betyr at «{line.key}» er tom, men under står det noe. Slett «{line.value}»: "
                f"skriv bare «{line.key}:».",
                f"“{line.value}” means that “{line.key}” is empty, but something stands below. Write "
                f"“{line.key}:” only.",
                manuscript.replaced(
                    line.number, manuscript.lines[line.number][: line.value_at].rstrip()
                ),
            )


def _write_list(key: str, value: str, long: str, write: str = "Skriv") -> str:
    return f"{write}: {key}: {value}" if len(value) <= LONGEST_LINE else long


def _sign_first(manuscript: Manuscript, number: int) -> Iterator[Mend]:
    for line in _near(manuscript, number):
        if line.opens_block:
            continue
        if line.value[:1] in (">", "|"):
            mended = manuscript.quoted(line, line.value.lstrip(">|+-").strip())
            yield Mend(
                line.number,
                line.value_at,
                f"Etter «{line.value[0]}» kan det ikke stå noe på samme linje. Flytt teksten ned "
                "på neste linje, med to mellomrom mer innrykk.",
                f"Nothing can follow “{line.value[0]}” on its line. Move the text to the next "
                "line, two spaces further in.",
                mended,
            )
        elif line.value[:1] in tuple(SIGNS) or line.value[:2] in ("- ", "? "):
            mended = manuscript.quoted(line)
            nb, en = begins_with(line.value[0], mended[line.number])
            yield Mend(line.number, line.value_at, nb, en, mended)


def begins_with(sign: str, mended: str) -> tuple[str, str]:
    """What to say of a text that begins with a sign that YAML takes for its own."""
    nb, en = _write([mended], 0)
    return (
        f"Teksten begynner med «{sign}», som betyr noe eget i YAML. {nb}",
        f"The text begins with “{sign}”, which means something else in YAML. {en}",
    )


def _colon_inside(manuscript: Manuscript, number: int) -> Iterator[Mend]:
    for line in _near(manuscript, number):
        if not line.value or line.value[0] in "\"'" or line.opens_block:
            continue
        mended = manuscript.quoted(line)
        for n in range(line.number, manuscript.last(line) + 1):
            start = line.value_at if n == line.number else 0
            match = re.compile(r":( |$)").search(manuscript.lines[n], start)
            if match and (
                n == line.number or n not in manuscript.keyed or manuscript.last(line) >= n
            ):
                nb, en = _write(mended, line.number)
                if (
                    n != line.number
                    and n in manuscript.keyed
                    and manuscript.keyed[n].key in manuscript.keys
                ):
                    break
                yield Mend(
                    n,
                    match.start(),
                    f"Et kolon inne i en tekst gjør at YAML tror det begynner noe nytt. {nb}",
                    f"A colon inside a text makes YAML think that something new begins. {en}",
                    mended,
                )
                break


def _hash_inside(manuscript: Manuscript, number: int) -> Iterator[Mend]:
    for line in _near(manuscript, number):
        if line.opens_block or line.value[:1] in ('"', "'"):
            continue
        for n in range(line.number, manuscript.last(line) + 1):
            start = line.value_at if n == line.number else 0
            column = manuscript.lines[n].find(" #", start)
            if column >= 0:
                mended = manuscript.quoted(line)
                nb, en = hash_sign(mended[line.number])
                yield Mend(n, column + 1, nb, en, mended)
                break


def hash_sign(mended: str) -> tuple[str, str]:
    """What to say of a text that ends, without a word, at a ``#``."""
    nb, en = _write([mended], 0)
    return (
        f"Alt fra «#» og ut linjen blir borte, for YAML tror det er en kommentar. {nb} Er det en "
        "kommentar, så flytt den til en egen linje.",
        f"All from “#” on is lost, for YAML takes it for a comment. {en} If it is a comment, move "
        "it to a line of its own.",
    )


def _no_colon(manuscript: Manuscript, number: int) -> Iterator[Mend]:
    for n in (number, *islice(manuscript.above(number), NEAR)):
        match = re.match(r"( *(?:- +)*)([a-z_]+)(?: *=)?( .*)?$", manuscript.lines[n])
        if match and match[2] in manuscript.keys and n not in manuscript.keyed:
            rest = (match[3] or "").strip()
            write = f"{match[2]}: {rest}".rstrip()
            if ": " in rest or rest.endswith(":"):
                write = quoted_entry(match[2], rest)
            yield Mend(
                n,
                match.end(2),
                f"Det mangler et kolon etter «{match[2]}». Skriv: {_short(write)}",
                f"A colon is missing after “{match[2]}”. Write: {_short(write)}",
                manuscript.replaced(n, match[1] + write),
            )
        elif (alone := _ALONE.match(manuscript.lines[n])) and n not in manuscript.keyed:
            yield Mend(
                n,
                alone.end(2),
                f"Det mangler et kolon etter «{alone[2]}». Skriv: {alone[2]}:",
                f"A colon is missing after “{alone[2]}”. Write: {alone[2]}:",
                manuscript.replaced(n, f"{alone[1]}{alone[2]}:"),
            )


def _dash_before_id(manuscript: Manuscript, number: int) -> Iterator[Mend]:
    for n in (number, *islice(manuscript.above(number), NEAR)):
        match = _DASHED.match(manuscript.lines[n])
        if match and UnitId.of(match[2]).number is not None:
            yield Mend(
                n,
                match.end(1),
                f"Foran «{match[2]}» skal det ikke stå noen strek. Skriv: {match[2]}:",
                f"There should be no dash before “{match[2]}”. Write: {match[2]}:",
                manuscript.replaced(n, f"{match[1]}{match[2]}:"),
            )


_DASHED = re.compile(r"( +)- +([a-z]+-[0-9]+) *:$")

_ALONE = re.compile(r"( +)([a-z0-9]+(?:-[a-z0-9]+)*)$")
"""An id with nothing after it, where the keys of what it names should follow."""


def _short(text: str) -> str:
    """A line as a message repeats it, which a long one is not in full."""
    return cut(text, LONGEST_LINE, 60)


def _backslash(manuscript: Manuscript, number: int) -> Iterator[Mend]:
    for line in _near(manuscript, number):
        if line.value[:1] == '"' and "\\" in line.value:
            text = manuscript.lines[line.number]
            mended = text[: line.value_at] + re.sub(r'\\(?!["\\])', r"\\\\", line.value)
            yield Mend(
                line.number,
                text.index("\\", line.value_at),
                "En omvendt skråstrek mellom doble anførselstegn betyr noe eget i YAML. Skriv to: "
                "«\\\\», eller sett teksten i enkle anførselstegn ('…').",
                "A backslash in double quotes means something else in YAML. Write two of them, or "
                "use single quotes.",
                manuscript.replaced(line.number, mended),
            )


def _text_too_far_out(manuscript: Manuscript, number: int) -> Iterator[Mend]:
    """Text under ``>-`` that is not further in than its key, or than its own first line."""
    owner = next(
        (manuscript.keyed[n] for n in manuscript.above(number) if n in manuscript.keyed), None
    )
    if owner is None or not owner.opens_block:
        return
    below = range(owner.number + 1, len(manuscript.lines))
    end = next((n for n in below if n in manuscript.keyed), len(manuscript.lines))
    text = [n for n in range(owner.number + 1, end) if manuscript.lines[n].strip()]
    first = manuscript.indent(text[0]) if text else 0
    wanted = first if first > owner.column else owner.column + 2
    slipped = [n for n in text if manuscript.indent(n) < wanted]
    if not slipped:
        return
    lines = list(manuscript.lines)
    for n in slipped:
        lines[n] = " " * wanted + lines[n].strip()
    here = manuscript.indent(slipped[0])
    yield Mend(
        slipped[0],
        here,
        f"Teksten under «{owner.key}: {owner.value}» må stå {wanted} mellomrom inn, men denne "
        f"linjen står {here}. Flytt den inn.",
        f"The text under “{owner.key}: {owner.value}” must stand {wanted} spaces in; this line "
        f"stands {here} in. Move it.",
        lines,
    )


def _wrong_level(manuscript: Manuscript, number: int) -> Iterator[Mend]:
    above = list(islice(manuscript.above(number), FAR_ABOVE))
    yield from misplaced(manuscript, [number, *above[:NEAR]])
    yield from misplaced(manuscript, above[NEAR:], surely=True, first=True)


def _indentation(manuscript: Manuscript, number: int) -> Iterator[Mend]:
    for n in (number, *islice(manuscript.above(number), 2)):
        here = manuscript.indent(n)
        listed = manuscript.lines[n].lstrip().startswith("- ")
        levels: dict[int, int] = {}
        for above in manuscript.above(n):
            line = manuscript.keyed.get(above)
            if line is None:
                continue
            for level in (line.dash,) if listed else (line.column,):
                if level is not None:
                    levels.setdefault(level, above)
            if listed and not line.value:
                levels.setdefault(line.column + 2, above)
        for level, above in sorted(
            levels.items(), key=lambda item: (abs(item[0] - here), -item[1])
        ):
            if level == here or abs(level - here) > FARTHEST:
                continue
            yield Mend(
                n,
                here,
                f"Linjen står {here} mellomrom inn, men skal stå {level}, på linje med det som "
                f"begynner på linje {above + 1}. Flytt den.",
                f"This line stands {here} spaces in, but should stand {level}, like what begins "
                f"on line {above + 1}. Move it.",
                _moved(manuscript, n, level - here),
                unsure=True,
            )


def _moved(manuscript: Manuscript, number: int, by: int) -> list[str]:
    """The lines with one, and all that stands further in below it, moved in or out."""
    lines = list(manuscript.lines)
    for n in range(number, len(lines)):
        if n > number and lines[n].strip() and manuscript.indent(n) <= manuscript.indent(number):
            break
        if lines[n].strip():
            lines[n] = " " * (manuscript.indent(n) + by) + lines[n].lstrip(" ")
    return lines


LIKELY: tuple[Callable[[Manuscript, int], Iterator[Mend]], ...] = (
    _unclosed_quotes,
    _no_space_after_colon,
    _no_space_after_dash,
    _no_colon,
    _dash_before_id,
    _curly_quotes,
    _quotes_inside_quotes,
    _more_after_quotes,
    _key_written_twice,
    _backslash,
    _said_to_be_empty,
    _sign_first,
    _unclosed_bracket,
    _dash_for_brackets,
    _hash_inside,
    _wrong_level,
    _text_too_far_out,
    _colon_inside,
    _indentation,
)
"""The likely mistakes, the surest signs first."""
