"""What a Norwegian word is compared by: folded to plain letters, its endings taken off.

The same as ``generator/search/scripts/worker/tokens.js`` does in the reader's browser with lunr's
stemmer, so that a check can say what search will find; a test holds the two against each other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

_HIDDEN = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"

WORD = re.compile(
    r"\d{1,3}(?:[.\u00a0 ]\d{3})+(?!\d)|[^\W\d_]&[^\W\d_](?![^\W\d_])"
    r"|[^\W_](?:[^\W_]|[\u00ad\u200b-\u200f\u2060\ufeff])*|%"
)

_AS = "æ>ae ä>ae ø>o œ>oe ß>ss þ>th ð>d đ>d ħ>h ı>i ł>l ŋ>n ŧ>t ǥ>g ʒ>z ƶ>z %>prosent &>"

LETTERS = {sign: plain for sign, _, plain in (pair.partition(">") for pair in _AS.split())}
"""What signs are compared as that no decomposition of Unicode makes plain; the worker has the same."""

_PLAIN = str.maketrans({sign: plain for sign, plain in LETTERS.items() if sign != "%"})

_MARKED = re.compile("[\u0900-\u109f\u1780-\u17ff]")
"""Scripts in which vowels are marks, which no word is itself without."""

_WITHOUT_HIDDEN = re.compile(f"[{_HIDDEN}]")

VOWELS = frozenset("aeiouyåæø")

ENDINGS = frozenset(
    {
        *("a", "e", "ede", "ande", "ende", "ane", "ene", "hetene", "en", "heten", "ar", "er"),
        *("heter", "as", "es", "edes", "endes", "enes", "hetenes", "ens", "hetens", "ers", "ets"),
        *("et", "het", "ast", "s", "erte", "ert"),
    }
)

DERIVED = frozenset(
    {"leg", "eleg", "ig", "eig", "lig", "elig", "els", "lov", "elov", "slov", "hetslov"}
)

_DERIVED = re.compile("hetslov|[es]?lov|el[ei]g|l[ei]g|e?ig|els")
"""The same where they stand in a word: one of three letters is not known without, as bolig is not by bol."""

_LONGEST_ENDING = max(map(len, ENDINGS | DERIVED))

PLURALS = re.compile(r"er(?:ne|nes|en|ens|e|es)$")

STOP_WORDS = {
    "no": (
        "alle all alt andre annen annet at av bare bedre begge ble blei bli blir blitt bort burde "
        "bør både båe da de deg dei deim deira deires dem den denne der dere deres det dette di "
        "din disse ditt du dykk dykkar då eg ein eit eitt eller elles en enn er et ett etter "
        "finnes for fordi fra frå før få får fått gi gir gjelder gjennom gjer gjera gjerast gjerne "
        "gjorde gjort gjør gjøre gjøres ha hadde han hans har hennar henne hennes her hjå ho hos "
        "hun hva hvem hver hverandre hvilke hvilken hvilket hvis hvor hvordan hvorfor i ikke ikkje "
        "ingen ingi ingenting inkje inn inni ja jeg kan kanskje kjem kom komme kommer kommunen "
        "koma korleis korso kor kun kunne kva kvar kvarhelst kven kvi kvifor la lage lager legg legge legger legges man "
        "mange med medan meg meget mellom men mens mer mest mi min mine minst mitt mot mye mykje "
        "må måtte ned nei nesten no noe noen noka noko nokon nokor nokre nye ny nytt nå når og "
        "også om opp oss over på planer planlegger samme sammen seg selv si sia sidan siden sin "
        "sine sitt sjøl ska skal skjer skulle slik slike slutt so som somme somt svært så sånn ta "
        "tar til trenger um under upp ut uten vad var vart varte ved vere verte vet vi vil ville "
        "vore vors vort vår våre vårt være vært å"
    ),
    "en": (
        "a about after all also am an and any are as at be because been before being between both "
        "but by can could did do does doing for from get gets give had has have he her here him "
        "his how i if in into is it its just made make many may me more most much my need no nor "
        "not of on or other our out over she should so some such than that the their them then "
        "there these they this those through to too under up was we were what when where which "
        "while who why will with would you your"
    ),
}
"""Words that say nothing about what is sought, by the language that stems them."""


ASKING = {
    "no": (
        "fortelle gå går hei hende hender lure lurer lurt mener mene sa si sier skje skjer snakke snill "
        "spør spørre synes syns takk tenker tenke tro tror vite ønsker"
    ),
    "en": (
        "anything ask go going happen happening happens hello here know like look mean please say "
        "says someone something talk tell thank thanks think want wants"
    ),
}
"""Words that one asks with, silent in questions that have others; a text may well have them."""


_SILENT = {language: frozenset(words.split()) for language, words in STOP_WORDS.items()}

FROM_LUNR = ("ar", "da", "de", "es", "fi", "fr", "hu", "it", "nl", "pt", "ro", "ru", "sv", "tr")
"""The languages that the search has a stemmer and stop words for from lunr-languages."""

WHOLE = "whole"
"""What stems a language that nothing is known of: no ending is taken off, no word is passed over."""


def tongue(lang: str) -> str:
    """What the search stems a language by: ``no`` for all of Norwegian, ``en``, ``de``, or ``whole``."""
    short = lang.partition("-")[0]
    if short in ("nb", "nn", "no"):
        return "no"
    return short if short == "en" or short in FROM_LUNR else WHOLE


def stems(text: str) -> list[str]:
    """The stem of each word in a text, in order."""
    return list(map(_stem_of, words(text)))


TOGETHER = r"\b(?:leggj?(?:e|er|es|ast)?|la|lagt|lagde) ned\b"
"""Words of Norwegian that say something only together, and what they are as one: nedlegge, as in nedlegging."""

AS_ONE = "nedlegge"

_TOGETHER = re.compile(TOGETHER, re.IGNORECASE)


def tell(text: str) -> list[str]:
    """The stems of the words of a text that say something."""
    said = words(_TOGETHER.sub(AS_ONE, text))
    return [_stem_of(word) for word in said if word not in _SILENT["no"]]


def tell_english(text: str) -> list[str]:
    """The words of an English text that say something, in plain letters; no ending is taken off."""
    return [plain(word) for word in words(text) if word not in _SILENT["en"]]


def telling(lang: str) -> Callable[[str], list[str]]:
    """What takes the words of a text in a language that say something."""
    return tell if tongue(lang) == "no" else tell_english if tongue(lang) == "en" else tell_whole


def tell_whole(text: str) -> list[str]:
    """The words of a text in plain letters, whole, for a language of which no more is known."""
    return list(map(plain, words(text)))


def words(text: str) -> list[str]:
    """The words of a text as they are written, in lower case."""
    return [_WITHOUT_HIDDEN.sub("", word.lower()) for word in WORD.findall(text)]


@lru_cache(maxsize=100_000)
def _stem_of(word: str) -> str:
    return stem(form(word))


_DOUBLED = re.compile(r"(.)\1+")

_IN_A_NUMBER = re.compile(r"(?<=\d)[.\u00a0 ](?=\d)")


@lru_cache(maxsize=100_000)
def form(word: str) -> str:
    """A word in plain letters: å as a, ø as o, no letter doubled; 37.000 as 37000."""
    if word == "%":
        return "prosent"
    found = plain(word)
    return found if is_number(found) else _DOUBLED.sub(r"\1", found.replace("oe", "o"))


@lru_cache(maxsize=100_000)
def plain(word: str) -> str:
    """A word without accents and marks, in lower case; 37.000 as 37000, CO₂ as co2, R&D as rd."""
    found = unicodedata.normalize("NFKC", word).lower().replace("&", "")
    if not found.isascii() and not _MARKED.search(found):
        spread = unicodedata.normalize("NFD", found.translate(_PLAIN))
        found = "".join(c for c in spread if not unicodedata.combining(c))
    return _IN_A_NUMBER.sub("", found) if is_number(found) else found


def is_number(word: str) -> bool:
    """Whether there is a digit in the word."""
    return not word.isalpha() and any(map(str.isdigit, word))


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The form of a word without its endings."""
    if len(word) < 4 or is_number(word):
        return word
    once = _stem(PLURALS.sub("er", word))
    return _stem(once) if len(once) > 4 else once


def _stem(word: str) -> str:
    found = _snowball(word)
    if len(found) < 4 and (derived := _DERIVED.match(word, len(found))):
        found += derived[0]
    return word if len(found) < 3 or (len(found) < 4 and len(word) > 6) else found


def _snowball(word: str) -> str:
    """Porter's stemmer for Norwegian, as Snowball has it."""
    start = _region(word)
    word = _without_ending(word, start)
    if len(word) > start and word[-2:] in ("dt", "vt") and len(word) - 2 >= start:
        word = word[:-1]
    ending = _longest(word, start, DERIVED)
    return word[: len(word) - len(ending)] if ending else word


def _region(word: str) -> int:
    """Where endings may begin: after the first consonant after a vowel, and three letters."""
    for at in range(1, len(word)):
        if word[at] not in VOWELS and word[at - 1] in VOWELS:
            return max(at + 1, 3)
    return len(word)


def _longest(word: str, start: int, endings: frozenset[str]) -> str:
    """The longest ending that a word has, and that does not begin before ``start``."""
    for at in range(max(start, len(word) - _LONGEST_ENDING), len(word)):
        if word[at:] in endings:
            return word[at:]
    return ""


def _without_ending(word: str, start: int) -> str:
    ending = _longest(word, start, ENDINGS)
    rest = word[: len(word) - len(ending)]
    if ending in ("erte", "ert"):
        return f"{rest}er"
    if ending == "s":
        after_k = rest.endswith("k") and len(rest) > 1 and rest[-2] not in VOWELS
        return rest if rest[-1] in "bcdfghjlmnoprtvyz" or after_k else word
    return rest
