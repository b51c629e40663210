"""Which signs a text may hold: what the check lets through, everything bears, to the letter."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest

from generator.book.book import build_book
from generator.checks import check, publishing
from generator.data import EXPORTS
from generator.doors import cli
from generator.platform.model import Platform
from generator.problems import Problem, errors
from generator.reading.characters import fault_in, hidden, unfit
from generator.settings import Language, Settings, is_address, may_be_followed
from generator.source.load import load
from tests.built import TESTS, whole
from tests.formats import FOLDED, READERS

SEED = 285


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A text that is compared with nothing."""
    folder = tmp_path / "source"
    folder.mkdir()
    monkeypatch.chdir(tmp_path)
    return folder


def write(source: Path, text: str) -> list[Problem]:
    """Write a platform with a text, in quotes as YAML has them, and check it."""
    (source / "platform.yaml").write_text(
        "title: Plattform\nplace: Prøveby\nsectors:\n  - id: skole\n    title: Skole\n    content:\n"
        '      - lead_in: innledning-1\n        text: "Byrådet vil:"\n'
        f'      - commitment: punkt-1\n        text: "{text}"\n',
        "utf-8",
    )
    return errors(check(load(source)))


def escaped(character: str) -> str:
    return f"\\U{ord(character):08x}"


REFUSED = [
    *("\ufffe", "\U0001ffff", "\ufdd0", "\ue000", "\U000f0000", "\u202e", "\u2066", "\u202c"),
    *("\U000e0041", "\U000e0101", "\u3164", "\u2800", "\u115f", "\u034f", "\u200b", "\u00ad"),
    *("\u2028", "\u2029", "\u0085", "\u007f", "\u0007", "\u00a0", "\u2003", "\u3000", "\ufeff"),
    *("\ufffd", "\u2061", "\ufff9", "\U0001d173", "\u212b", "\u2126", "e\u0301", "\u0958"),
]


@pytest.mark.parametrize("sign", REFUSED, ids=lambda sign: "+".join(f"{ord(c):04X}" for c in sign))
def test_what_nobody_sees_is_refused_written_as_it_is_or_as_an_escape(
    sign: str, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for written in (sign, "".join(map(escaped, sign))):
        (problem,) = write(source, f"bygge {written}skoler.")
        assert problem.place.line == 10
    assert fault_in(f"a{sign}b")
    assert write(source, "bygge skoler.") == []
    for arguments in (
        ["release", "2030-01-01", "--note", f"Om {sign}noe."],
        ["release", "2030-01-01", "--decision", f"Sak {sign}1."],
        ["new", "commitment", "--section", "skole", "--text", f"rive {sign}noe."],
        ["new", "term", f"Rå{sign}dhus", "--text", "Der."],
        ["new", "platform", "ny", "--place", f"By{sign}en"],
    ):
        assert cli.main(arguments) == 1, arguments
        said = capsys.readouterr()
        assert "holder e" in said.out + said.err
        assert [path.name for path in source.parent.rglob("*.*")] == ["platform.yaml"]


def test_every_sign_is_decided_by_what_unicode_says_of_it() -> None:
    """Whatever is let through shows something, or is one of the five marks that scripts need."""
    unseen = {"Cc", "Cs", "Co", "Zl", "Zp", "Zs", "Cf"}
    signs = (chr(number) for number in range(0x110000))
    left = [
        s for s in signs if unicodedata.category(s) in unseen and not unfit(s) and not hidden(s)
    ]
    marks = " \u061c\u200c\u200d\u200e\u200f"
    numbers = ("ARABIC", "SYRIAC")
    rest = [unicodedata.name(sign) for sign in left if sign not in marks]
    assert {name.split()[0] for name in rest} == set(numbers)
    assert len(left) == len(rest) + len(marks)


def texts(chance: random.Random) -> list[str]:
    """Texts of signs at random: of letters that compose, of scripts, of signs that formats use."""
    kinds = (
        "'\"<>&{}[]()*_#`|\\%$:;,-=+@!?.~^",
        "æøåÅŠČĐŦǥé",
        "שלום\u200f",
        "\u0645\u200c\u06cc",
        "👩\u200d🚒",
        "漢字",
        "\u0e01\u0e34",
    )
    made = []
    for _ in range(40):
        words = ("".join(chance.choice(chance.choice(kinds)) for _ in range(5)) for _ in range(6))
        made.append(" ".join(words))
    whole_plane = [chr(chance.randrange(0x21, 0x30000)) for _ in range(400)]
    made += [
        f"se {sign} her" for sign in whole_plane if unicodedata.category(sign) not in ("Cn", "Cs")
    ]
    return made


def test_what_the_check_accepts_is_laid_out_released_and_exported_to_the_letter(
    source: Path,
) -> None:
    print(f"seed {SEED}")
    good = []
    for text in texts(random.Random(SEED)):  # noqa: S311 - the same every time
        problems = write(source, text.replace("\\", "\\\\").replace('"', '\\"'))
        if not problems:
            good.append(text)
    assert len(good) > 100
    items = "".join(
        f"      - commitment: punkt-{n}\n        text: {_quoted(text)}\n"
        for n, text in enumerate(good, 1)
    )
    (source / "platform.yaml").write_text(
        "title: Plattform\nplace: Prøveby\nsectors:\n  - id: skole\n    title: Skole\n    content:\n"
        '      - lead_in: innledning-1\n        text: "Byrådet vil:"\n' + items,
        "utf-8",
    )
    kept = held(whole(source).platform)
    assert sorted(kept.values()) == sorted(" ".join(text.split()) for text in good)
    assert cli.main(["fmt"]) == 0
    assert held(whole(source).platform) == kept
    assert cli.main(["release", "2030-01-01", "--note", "«Første» & 'siste': #1"]) == 0
    assert errors(check(load(source))) == []
    released = held(whole(source).platform)
    assert list(released.values()) == list(kept.values())
    exported(source, released)


def exported(source: Path, texts: dict[str, str]) -> None:
    """Hold every format against the texts."""
    book, problems = build_book(source, Settings(languages=(Language("nb"),)))
    assert book, problems
    folder = source.parent / "ut"
    for make in EXPORTS:
        for path, content in make(book):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
    names = {"csv": "commitments.csv", "xlsx": "commitments.xlsx", "akn": "platform.akn.xml"}
    for name, read in READERS.items():
        if name == "followups":  # nothing has happened to these texts
            continue
        found = read(folder / "data" / names.get(name, f"platform.{name}"))
        for id_, text in texts.items():
            assert found[id_] == (" ".join(text.split()) if name in FOLDED else text), (name, id_)


def held(platform: Platform) -> dict[str, str]:
    return {block.id: block.text for block in platform.commitments}


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
     "//ond.example", "https:", "https:///", "mailto:", "http://[", "https://a b", " https://a.no", "post@by.no"],
)  # fmt: skip
def test_an_address_that_a_link_may_not_lead_to_is_told_and_stops_the_build(address: str) -> None:
    assert not may_be_followed(address)
    settings = Settings(
        contact=address, statement=address, lines=(("contact", 7), ("statement", 9))
    )
    problems = errors(publishing.check(settings))
    assert [(p.rule, p.place.line) for p in problems] == [("contact", 7), ("statement", 9)]
    assert "ingen adresse som en lenke kan gå til" in problems[0].nb
    if address.lower().startswith(("javascript:", "data:", "vbscript:", "file:")):
        assert errors(publishing.check(Settings(licence=address)))
    _, told = build_book(TESTS / "city" / "source", settings)
    assert errors(told)


def test_an_address_on_the_web_an_e_mail_and_a_number_are_addresses() -> None:
    for contact in (
        "https://by.no/kontakt",
        "http://by.no",
        "mailto:post@by.no",
        "tel:+4772540000",
    ):
        assert may_be_followed(contact)
        assert errors(publishing.check(Settings(contact=contact, licence="CC BY 4.0"))) == []
    assert is_address("https://by.no")
    assert not is_address("mailto:post@by.no")
    for name in ("publisher", "licence", "contact"):
        (problem,) = errors(publishing.check(Settings(**{name: "https://by.no/\u202e"})))  # type: ignore[arg-type]
        assert problem.rule == name
