"""Norwegian six-dot braille, uncontracted: a text becomes cells of Unicode braille, a cell a sign.

One set of rules serves bokmål and nynorsk, and the Sámi letters have cells in it. It was held
against the tables of liblouis 3.39, cell by cell; where those take a slash before capitals for a
letter, this does not. Contracted braille is left to the reader's own program, whose rules change.
"""

from __future__ import annotations

import re
import unicodedata

LANGUAGES = frozenset({"nb", "nn", "no"})
"""The languages that are written by these rules."""

BLANK = "\u2800"

_DOTS = {
    **dict(zip("abcdefghij", ["1", "12", "14", "145", "15", "124", "1245", "125", "24", "245"], strict=True)),
    **dict(zip("klmnopqrst", ["13", "123", "134", "1345", "135", "1234", "12345", "1235", "234", "2345"], strict=True)),
    **dict(zip("uvwxyzæøå", ["136", "1236", "2456", "1346", "13456", "1356", "345", "246", "16"], strict=True)),
    **dict(zip("éèêôáàíïúýäöüòç", ["123456", "2346", "126", "4-135", "12356", "12356", "126", "34", "12456", "12346", "345", "246", "1256", "346", "12346"], strict=True)),
    **dict(zip("čđŋšŧžðþßœ", ["146", "1456", "1246", "156", "1256", "2346", "156", "1246", "2346", "346"], strict=True)),
    **dict(zip(".,:;!?'\"()[]{}", ["3", "2", "25", "23", "235", "26", "5", "256", "236", "356", "12356", "23456", "6-12356", "6-23456"], strict=True)),
    **dict(zip("-–—…«»“”„‘’‐‑−", ["36", "36-36", "36-36", "3-3-3", "256", "256", "256", "256", "256", "5", "5", "36", "36", "36"], strict=True)),
    **dict(zip("/%‰§&@*+=<>_~^|°€£$•\\", ["34", "46-356", "46-356-356", "346", "346", "4", "35", "235", "2356", "126", "345", "456", "1456", "46", "123456", "5-356", "26", "123", "256", "36-36", "156"], strict=True)),
    "×": "3",
    "÷": "25",
    "½": "3456-1-34-3456-12",
    "²": "46-3456-12",
    "³": "46-3456-14",
    "₂": "16-3456-12",
}  # fmt: skip
"""The dots of each sign; a hyphen parts the cells of one that takes several."""


def _cell(dots: str) -> str:
    return chr(0x2800 + sum(1 << int(dot) - 1 for dot in dots))


_CELLS = {sign: "".join(map(_cell, dots.split("-"))) for sign, dots in _DOTS.items()}

_DIGITS = {digit: _CELLS[letter] for digit, letter in zip("1234567890", "abcdefghij", strict=True)}

_CAPITAL, _NUMBER, _LETTERS_AGAIN, _ACCENT = (_cell(dots) for dots in ("6", "3456", "56", "4"))

_JOINED = re.compile(r"(?<=\d) +(?=[%‰])|(?<=§) +(?=\d)")
"""What braille leaves no blank in: before a percent sign, and after that of a section."""

_RUNS = re.compile(
    r"(?P<phrase>(?<!\S)[A-ZÆØÅ]+(?: [A-ZÆØÅ]+)+(?!\S))"
    r"|(?P<number>\d+(?:[.,:]\d+)*)(?P<after>[.,:]*[a-j]?)"
    r"|(?P<letters>[^\W\d_]+)|(?P<sign>.)",
    re.DOTALL,
)


def cells(text: str) -> str:
    """The text in cells, its white space as single blanks.

    >>> cells("Byrådet vil:")
    '⠠⠃⠽⠗⠡⠙⠑⠞⠀⠧⠊⠇⠒'
    >>> cells("3 %"), cells("1a"), cells("NTNUs")
    ('⠼⠉⠨⠴', '⠼⠁⠰⠁', '⠠⠠⠝⠞⠝⠥⠰⠎')
    """
    return "".join(map(_run, _RUNS.finditer(_JOINED.sub("", _clean(text)))))


def _clean(text: str) -> str:
    """What is read: composed, without signs that nobody sees, with single spaces."""
    seen = (
        sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign) != "Cf"
    )
    return " ".join("".join(seen).split())


def _run(run: re.Match[str]) -> str:
    if run["phrase"]:
        return 3 * _CAPITAL + "".join(map(_sign, run["phrase"].lower())) + _CAPITAL
    if run["number"]:
        return _NUMBER + "".join(map(_sign, run["number"])) + _after_number(run["after"])
    return _word(run["letters"]) if run["letters"] else _sign(run["sign"])


def _after_number(after: str) -> str:
    """What stands close to a number; a letter that could be taken for a digit is said to be none."""
    signs, letter = (after[:-1], after[-1]) if after[-1:].isalpha() else (after, "")
    return "".join(map(_sign, signs)) + (
        _LETTERS_AGAIN * (not signs) + _sign(letter) if letter else ""
    )


def _word(letters: str) -> str:
    """Letters with their capitals: a word that is all capitals says so once, but for an s at its end."""
    whole = letters.removesuffix("s")
    if len(whole) > 1 and whole.isupper():
        own = 2 * _CAPITAL + "".join(map(_sign, whole.lower()))
        return own + (_LETTERS_AGAIN + _sign("s") if whole != letters else "")
    return "".join(
        (_CAPITAL if letter.isupper() else "") + _sign(letter.lower()) for letter in letters
    )


def _sign(sign: str) -> str:
    """One sign; an accent that has no letter of its own stands before the letter."""
    if sign in _CELLS:
        return _CELLS[sign]
    if sign.isspace() or not sign:
        return BLANK * len(sign)
    if sign in _DIGITS:
        return _DIGITS[sign]
    parts = unicodedata.normalize("NFKD", sign)
    if parts != sign:
        letters = [part for part in parts if not unicodedata.combining(part)]
        return _ACCENT * (len(letters) < len(parts)) + "".join(map(_sign, letters))
    return _named(sign)


def _named(sign: str) -> str:
    """A sign that these rules have no cell for: what Unicode calls it, in brackets."""
    words = re.findall(r"[a-z]+|[0-9]+", unicodedata.name(sign, f"u {ord(sign):x}").lower())
    kinds = [
        _NUMBER + "".join(map(_sign, word)) if word.isdigit() else "".join(map(_sign, word))
        for word in words
    ]
    return _CELLS["["] + BLANK.join(kinds) + _CELLS["]"]


_ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="


def as_brf(lines: str) -> str:
    """Cells in the North American ASCII code, which note takers and embossers read."""
    return "".join(_ASCII[ord(sign) - 0x2800] if sign >= BLANK else sign for sign in lines)
