"""The platform that this repository publishes: all of it is here, and as adopted."""

from __future__ import annotations

import hashlib

import pytest

from generator.checks import check
from generator.platform.model import LeadIn, Platform, Quote
from generator.platform.register import tampered
from generator.problems import errors
from generator.source.load import Loaded
from tests.built import TESTS, whole

SOURCE = TESTS.parent / "source"

COMMITMENTS = {
    "finans-og-organisasjon": 18,
    "helse-og-eldre": 35,
    "sosiale-tjenester": 37,
    "oppvekst-og-utdanning": 48,
    "kultur-idrett-og-friluftsliv": 32,
    "byutvikling": 44,
    "miljo-naering-og-samferdsel": 71,
}

ADOPTED = "bdf1713eb744973beb9c3bf239652d20f75baef688497f91c64c42df88f94cf1"
"""SHA-256 of ``adopted.txt``, which is set once."""

SECTIONS = [
    "innbyggernes-helsetjeneste",
    "helseplattformen",
    "flere-eldre-innbyggere",
    "fastlegeordningen",
    "kvinnehelse",
    "studenthelse",
    "bo-og-aktivitetstilbudet-boa",
    "arbeid-og-velferd",
    "barne-og-familietjenesten-bft",
    "psykisk-helse-og-rustjenester",
    "skolehelsetjenesten",
    "barne-og-ungdomspsykiatrien-bup",
    "frivillighet-og-sosialt-entreprenorskap",
    "barnehage",
    "skole",
    "mestring-og-inkludering",
    "kulturbyen",
    "idrett-og-friluftsliv",
    "tros-og-livssynsmangfold",
    "kulturskolen",
    "naeringsareal",
    "bolig-og-byutvikling",
    "en-inkluderende-og-attraktiv-by",
    "natur-og-klimatilpasning",
    "klima-og-energi",
    "natur-og-miljo",
    "naeringsutvikling",
    "samferdsel",
]
"""The addresses of the sections: stored once, never changed."""


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return whole(SOURCE)


@pytest.fixture(scope="module")
def platform(loaded: Loaded) -> Platform:
    return loaded.platform


def test_the_platform_has_no_errors(loaded: Loaded) -> None:
    assert errors(check(loaded)) == []


def test_it_has_seven_sectors_each_with_its_stored_slug_and_its_commitments(
    platform: Platform,
) -> None:
    assert {s.id: len(s.all_commitments) for s in platform.sectors} == COMMITMENTS
    assert list(COMMITMENTS) == [sector.id for sector in platform.sectors]
    assert all(sector.tagline for sector in platform.sectors)


def test_it_has_all_that_was_adopted(platform: Platform) -> None:
    blocks = [block for _, _, block in platform.blocks()]
    assert len(platform.sections) == 28
    assert len(platform.paragraphs) == 51
    assert len(platform.commitments) == 285
    assert sum(isinstance(block, Quote) for block in blocks) == 1
    assert sum(isinstance(block, LeadIn) for block in blocks) == 12
    assert {block.text for block in blocks if isinstance(block, LeadIn)} == {"Byrådet vil:"}


def test_its_ids_are_numbered_in_order(platform: Platform) -> None:
    assert [c.id for c in platform.commitments] == [f"punkt-{n}" for n in range(1, 286)]
    assert [p.id for p in platform.paragraphs] == [f"avsnitt-{n}" for n in range(1, 52)]


def test_its_section_slugs_are_as_stored(platform: Platform) -> None:
    """Slugs are addresses: they are stored once and never change."""
    assert [section.id for section in platform.sections] == SECTIONS


def test_its_adopted_document_is_the_one_that_was_set_once() -> None:
    assert hashlib.sha256((SOURCE / "adopted.txt").read_bytes()).hexdigest() == ADOPTED


def test_its_first_edition_is_there_and_said_to_be_ours(loaded: Loaded) -> None:
    register = loaded.register
    assert register is not None
    assert list(tampered(register)) == []
    first = register.editions[0]
    assert first.date == "2026-11-30"
    assert first.counts == {"sectors": 7, "sections": 28, "paragraphs": 51, "commitments": 285}
    assert first.note is not None
    assert "ikke av kommunen" in first.note
    assert first.seal == "feb66ded3bcfc5cc"


def test_its_words_are_the_adopted_words(loaded: Loaded) -> None:
    result = loaded.comparison
    assert result is not None
    assert result.differences == ()
    assert result.unused == ()
    assert len(result.corrections) == 9


def test_its_own_mistakes_stand_as_adopted(platform: Platform) -> None:
    text = " ".join(block.text for _, _, block in platform.blocks())
    assert "Trondheim om kunst- og kulturby" in text
    assert "I tillegg har det ikke har vært mulig" in text
    assert any(commitment.text.endswith(",") for commitment in platform.commitments)


@pytest.mark.parametrize(
    "broken", ["offentlig- privat", "prøve- prosjekt", "skole/ barnehage", "•"]
)
def test_what_the_extraction_broke_is_mended(broken: str, platform: Platform) -> None:
    assert not [block.id for _, _, block in platform.blocks() if broken in block.text]
