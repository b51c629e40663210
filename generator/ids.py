"""Ids: what each one says of what it names, taken apart and put together here and nowhere else.

In YAML, in data and as a key an id is plain text. It has a prefix and a number (``punkt-142``), or
is a slug that an editor chose (``helse-og-eldre``). What no edition has carried yet has a key in the
place of the number (``punkt-ny-6nnqh5``), made from its text, so that no two branches give the same
one to different things. A thing with several texts has an id for each: ``helse-og-eldre.tagline``,
``tall-3.words``, ``ord-lov.explanation``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

PREFIXES: Mapping[str, str] = {
    "paragraph": "avsnitt",
    "lead_in": "innledning",
    "commitment": "punkt",
    "quote": "sitat",
    "figure": "tall",
    "footnote": "fotnote",
    "table": "tabell",
    "picture": "bilde",
    "sentence": "kort",
    "term": "ord",
}
"""What the id of each kind of thing begins with; all but a term's go on with a number."""

PLATFORM = "platform"
"""The id of the platform's own title."""

ADOPTED_BY = f"{PLATFORM}.adopted_by"
"""The id of the name of those who adopted it."""

BODY = f"{PLATFORM}.body"
"""The id of the name of those who want what it says."""

ABOUT_BODY = f"{PLATFORM}.about_body"
"""The id of what is said about those."""

ACTOR = f"{PLATFORM}.actor-"
"""What the id of the name of an actor begins with; the id that the source gives it follows."""

LONGEST_NUMBER = 39
"""Digits; an id has room for no more (``model.numbered``), and a longer one is none."""

PLAIN = "plain"
"""The part of an id that names the plain wording of a thing."""

_TERM = f"{PREFIXES['term']}-"

NEW = "ny"
"""Stands after the prefix where there is no number yet: ``punkt-ny-6nnqh5``."""

KEY_SIGNS = "23456789bcdfghjkmnpqrstvwxz"
"""What a key is made of: no vowels, so that it is no word; nothing that looks like another sign."""

KEY_LENGTH = 6
"""Signs of a key, the last of which is made from the others: whoever makes one up is found out."""

FOLLOWUP = "hendelse"
"""What the id of a follow-up begins with. It has a key for good: no edition gives it a number."""

_NUMBERS = "[1-9][0-9]*"

_KEY = f"[{KEY_SIGNS}]{{{KEY_LENGTH}}}"

_COUNTED = "|".join(prefix for kind, prefix in PREFIXES.items() if kind != "term")

NUMBERED = re.compile(f"[a-z]+-{_NUMBERS}|(?:{_COUNTED})-{NEW}-{_KEY}")
"""How an id with a number, or with a key in the place of it, is written."""

_KEYED = re.compile(rf"\b(?:{_COUNTED})-{NEW}-{_KEY}\b")

_AS_NEW = re.compile(f"({_COUNTED})-({NEW}-{_KEY})")

_IN_A_TEXT = re.compile(rf"\b([a-z]+)-([1-9][0-9]{{0,{LONGEST_NUMBER - 1}}})\b")


FOLLOWUP_PATTERN = f"^{FOLLOWUP}-({NEW}(-[a-z0-9]+)?|[a-z0-9]+)$"
"""How editors may write the id of a follow-up; what it should be is for a rule to say."""


@dataclass(frozen=True, slots=True)
class UnitId:
    """An id, taken apart; ``str`` puts it together again, to the letter.

    >>> UnitId.of("punkt-142"), UnitId.of("punkt-142").number
    (UnitId(prefix='punkt', name='142', part=''), 142)
    >>> UnitId.of("ord-lov-om-plan.explanation")
    UnitId(prefix='ord', name='lov-om-plan', part='explanation')
    >>> UnitId.of("helse-og-eldre.tagline"), str(UnitId.of("helse-og-eldre.tagline"))
    (UnitId(prefix='', name='helse-og-eldre', part='tagline'), 'helse-og-eldre.tagline')
    """

    prefix: str
    name: str
    part: str = ""
    """Which of the texts of the thing, where it is not the first."""

    @classmethod
    def of(cls, id_: str) -> UnitId:
        """Take an id apart; anything that is written where an id should be will do."""
        whole, _, part = id_.partition(".")
        whole = whole if part else id_
        if whole.startswith(_TERM):
            return cls(_TERM[:-1], whole.removeprefix(_TERM), part)
        if new := _AS_NEW.fullmatch(whole):
            return cls(new[1], new[2], part)
        prefix, _, name = whole.rpartition("-")
        return cls(prefix, name, part) if prefix and name.isdecimal() else cls("", whole, part)

    def __str__(self) -> str:
        """The id as it is written."""
        whole = f"{self.prefix}-{self.name}" if self.prefix else self.name
        return f"{whole}.{self.part}" if self.part else whole

    @property
    def thing(self) -> str:
        """The id of the thing itself: ``tall-3`` for ``tall-3.words``."""
        return str(UnitId(self.prefix, self.name))

    @property
    def number(self) -> int | None:
        """142 for ``punkt-142``; None for a slug, a term, and one of a thing's further texts."""
        numbered = self.prefix and not self.part and self.name.isdecimal()
        return int(self.name) if numbered and len(self.name) <= LONGEST_NUMBER else None

    @property
    def is_new(self) -> bool:
        """Whether it has a key and no number yet; a part of such a thing is new too."""
        return bool(self.prefix) and self.name.startswith(f"{NEW}-")

    @property
    def is_term(self) -> bool:
        """Whether it names a word of the glossary, or its explanation."""
        return self.prefix == PREFIXES["term"]


def pattern(kind: str) -> str:
    """How editors may write the id of a kind of thing: with a number, or as new.

    A key may be misspelt or missing; what it should be is for a rule to say, which knows the text.
    """
    return rf"^{PREFIXES[kind]}-({_NUMBERS}|{NEW}(-[a-z0-9]+)?)$"


def new_id(prefix: str, text: str, turn: int = 0) -> str:
    """The id of something new, by its text; ``turn`` where the same text stands more than once.

    >>> new_id("punkt", "bygge en skole"), is_key(new_id("kort", "bygge en skole"))
    ('punkt-ny-ps2mtj', True)
    """
    folded = " ".join(unicodedata.normalize("NFC", text).split())
    seed = sha256(f"{folded}\n{turn or ''}".encode()).digest()
    drawn = [KEY_SIGNS[byte % len(KEY_SIGNS)] for byte in seed[: KEY_LENGTH - 1]]
    return f"{prefix}-{NEW}-{''.join(drawn)}{_last_sign(drawn)}"


def followup(text: str, taken: Container[str]) -> str:
    """The id of a follow-up, by what it tells; another one where that is taken.

    >>> followup("2027-03-01 Bystyret vedtok planen.", ()), is_followup("hendelse-ny")
    ('hendelse-vvh28j', False)
    """
    turn = 0
    while (id_ := _lasting(new_id(FOLLOWUP, text, turn))) in taken:
        turn += 1
    return id_


def _lasting(new: str) -> str:
    return new.replace(f"-{NEW}-", "-", 1)


def is_followup(id_: str) -> bool:
    """Whether an id is that of a follow-up, with a key that the program has made."""
    prefix, _, key = id_.partition("-")
    drawn = re.fullmatch(_KEY, key)
    return prefix == FOLLOWUP and drawn is not None and key[-1] == _last_sign(key[:-1])


def free_id(prefix: str, text: str, taken: Container[str]) -> str:
    """The id of something new, by its text; another one where the same text has that already."""
    turn = 0
    while (id_ := new_id(prefix, text, turn)) in taken:
        turn += 1
    return id_


def says_new(id_: str) -> bool:
    """Whether an id says that it is new, with a key or with what an editor wrote for one.

    >>> says_new("punkt-ny"), says_new("punkt-142")
    (True, False)
    """
    return id_.partition("-")[2].partition("-")[0] == NEW


def is_key(id_: str) -> bool:
    """Whether an id has a key that the program has made."""
    unit = UnitId.of(id_)
    key = unit.name.removeprefix(f"{NEW}-")
    return unit.is_new and not unit.part and key[-1] == _last_sign(key[:-1])


def _last_sign(key: Iterable[str]) -> str:
    """The sign that ends a key."""
    weighed = sum((n + 2) * KEY_SIGNS.index(sign) for n, sign in enumerate(key))
    return KEY_SIGNS[weighed % len(KEY_SIGNS)]


def keys_in(text: str) -> list[str]:
    """Every id with a key that stands in a text, each once, in order."""
    found: dict[str, None] = dict.fromkeys(match[0] for match in _KEYED.finditer(text))
    return list(found)


def renamed(text: str, names: Mapping[str, str]) -> str:
    """A text with other ids for some of those with a key."""

    def name(key: re.Match[str]) -> str:
        return names.get(key[0], key[0])

    return _KEYED.sub(name, text)


def number_of(id_: str, prefix: str) -> int:
    """142 for ``punkt-142`` and the prefix ``punkt``; 0 for an id of another kind."""
    unit = UnitId.of(id_)
    return (unit.number or 0) if unit.prefix == prefix else 0


def seeming_prefix(id_: str) -> str:
    """What an id begins with, also where its number is misspelt: ``punkt`` for ``punkt-1o2``."""
    return id_.partition("-")[0]


def tagline(sector: str) -> str:
    """The id of the line under a sector's title, by the sector's id."""
    return f"{sector}.tagline"


def title(block: str) -> str:
    """The id of the title of a commitment, by its own id."""
    return f"{block}.title"


def label(block: str) -> str:
    """The id of the number that a commitment has in the document itself, by its own id."""
    return f"{block}.label"


def actor(slug: str) -> str:
    """The id of the name of a party or an office, by the id that the source gives it."""
    return f"{ACTOR}{slug}"


def caption(table: str) -> str:
    """The id of the caption of a table, by the table's id."""
    return f"{table}.caption"


def plain(block: str) -> str:
    """The id of a commitment or paragraph in everyday words, by its own id."""
    return f"{block}.{PLAIN}"


def summary(part: str) -> str:
    """What the summary of a sector or section is called, by its id."""
    return f"{part}.summary"


def words(figure: str) -> str:
    """The id of a figure's words in the text, by the figure's id; that one is what it is about."""
    return f"{figure}.words"


def term(slug: str) -> str:
    """The id of a word in the glossary, by its address there."""
    return f"{_TERM}{slug}"


def explanation(slug: str) -> str:
    """The id of the explanation of a word, by its address in the glossary."""
    return f"{term(slug)}.explanation"


def first_use(slug: str) -> str:
    """Where a page uses a word first, by the word's address in the glossary: an anchor on it."""
    return f"bruk-{slug}"


@dataclass(frozen=True)
class Numbers:
    """The highest number after each prefix, among some ids: the next one is free.

    >>> numbers = Numbers.of(["punkt-7", "punkt-12", "skole", "tall-3.words"])
    >>> numbers.next("punkt"), numbers.next_like("punkt-2"), numbers.last_like("tall-1")
    ('punkt-13', 'punkt-13', None)
    """

    highest: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, ids: Iterable[str]) -> Numbers:
        """Among these ids."""
        return cls._among((unit.prefix, unit.number) for unit in map(UnitId.of, ids))

    @classmethod
    def in_texts(cls, texts: Iterable[str]) -> Numbers:
        """Among all ids that stand anywhere in some texts."""
        found = (match.groups() for text in texts for match in _IN_A_TEXT.finditer(text))
        return cls._among((prefix, int(number)) for prefix, number in found)

    @classmethod
    def _among(cls, found: Iterable[tuple[str, int | None]]) -> Numbers:
        highest: dict[str, int] = {}
        for prefix, number in found:
            if number is not None and number > highest.get(prefix, -1):
                highest[prefix] = number
        return cls(highest)

    def __or__(self, other: Numbers) -> Numbers:
        """Among the ids of both."""
        both = (*self.highest.items(), *other.highest.items())
        return Numbers._among(both)

    def next(self, prefix: str) -> str:
        """The id with the next free number after a prefix."""
        return f"{prefix}-{self.highest.get(prefix, 0) + 1}"

    def next_like(self, id_: str) -> str | None:
        """The next free id of the same kind as a numbered one; None for others."""
        unit = UnitId.of(id_)
        return None if unit.number is None else self.next(unit.prefix)

    def last_like(self, id_: str) -> str | None:
        """The highest id of the same kind as a numbered one, if there is any; None for others."""
        unit = UnitId.of(id_)
        highest = self.highest.get(unit.prefix)
        return None if unit.number is None or highest is None else f"{unit.prefix}-{highest}"


def ids_in(text: str) -> list[str]:
    """Every id with a number that stands in a text.

    >>> ids_in("punkt-3 og kort-12")
    ['punkt-3', 'kort-12']
    """
    return [found[0] for found in NUMBERED.finditer(text)]


def digits_in(word: str) -> tuple[str, ...]:
    """The numbers in a word, without leading zeros: another number is another thing.

    >>> digits_in("pukt-08") == digits_in("punkt-8")
    True
    """
    return tuple(number[0].lstrip("0") for number in re.finditer(r"\d+", word))
