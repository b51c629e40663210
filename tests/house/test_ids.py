"""Ids: one place takes them apart and puts them together, and every other room asks it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import ids
from generator.checks import check
from generator.ids import Numbers, UnitId
from generator.platform.model import units
from generator.problems import did_you_mean
from generator.source.load import load
from tests.built import TESTS, whole


@settings(derandomize=True, database=None)
@given(st.text(alphabet="punkt-ord.0142٣²å \n") | st.text())
def test_whatever_is_taken_apart_is_put_together_again_to_the_letter(text: str) -> None:
    assert str(UnitId.of(text)) == text


@pytest.mark.parametrize(
    ("text", "prefix", "name", "part", "number"),
    [
        ("punkt-142", "punkt", "142", "", 142),
        ("helse-og-eldre", "", "helse-og-eldre", "", None),
        ("helse-og-eldre.tagline", "", "helse-og-eldre", "tagline", None),
        ("tall-3.words", "tall", "3", "words", None),
        ("ord-covid-19", "ord", "covid-19", "", None),
        ("ord-lov-om-plan.explanation", "ord", "lov-om-plan", "explanation", None),
        ("platform.adopted_by", "", "platform", "adopted_by", None),
        ("punkt-", "", "punkt-", "", None),
        ("-5", "", "-5", "", None),
    ],
)
def test_an_id_says_what_it_is_the_id_of(
    text: str, prefix: str, name: str, part: str, number: int | None
) -> None:
    assert UnitId.of(text) == UnitId(prefix, name, part)
    assert UnitId.of(text).number == number


def test_a_number_too_long_for_any_id_is_none() -> None:
    """Else Python refuses to read it, and an editor's slip ends in a traceback."""
    assert UnitId.of(f"punkt-{'9' * 39}").number == int("9" * 39)
    assert UnitId.of(f"punkt-{'9' * 5000}").number is None


def test_every_unit_of_the_city_has_an_id_that_is_made_here() -> None:
    loaded = whole(TESTS / "city" / "source")
    made = {unit.id: unit.kind for unit in units(loaded.platform, loaded.glossary)}
    of_parts = {id_ for id_ in made if UnitId.of(id_).part}
    assert {UnitId.of(id_).part for id_ in of_parts} == {
        *("adopted_by", "body", "about_body", "tagline", "words", "plain", "explanation"),
    }
    assert all(UnitId.of(id_).thing in made for id_ in of_parts)
    assert {id_ for id_, kind in made.items() if kind == "term"} == {
        of(term.id) for term in loaded.glossary.terms for of in (ids.term, ids.explanation)
    }


def test_the_next_free_number_is_above_those_of_all_that_are_asked() -> None:
    here, before = Numbers.of(["punkt-3", "kort-9"]), Numbers.of(["punkt-40", "skole-2"])
    assert (here | before).next("punkt") == "punkt-41"
    assert (here | before).next_like("kort-1") == "kort-10"
    assert (here | before).next("tall") == "tall-1"
    assert (here | before).next_like("skole-2") == "skole-3"
    assert (here | before).next_like("skole") is None


def test_ids_are_found_wherever_they_stand_in_a_text() -> None:
    text = "# punkt-12 er borte\n- commitment: punkt-7\n  covers: [kort-3,xpunkt-99, punkt-0800]"
    numbers = Numbers.in_texts([text, "tall-5"])
    assert [numbers.next(prefix) for prefix in ("punkt", "kort", "tall")] == [
        *("punkt-13", "kort-4", "tall-6"),
    ]


def test_another_number_is_another_thing() -> None:
    assert did_you_mean("pukt-8", ["punkt-88", "punkt-8", "punkt-18"]) == "punkt-8"
    assert did_you_mean("punkt-8", ["punkt-88", "punkt-9"]) is None


def test_a_number_of_five_thousand_digits_is_told_like_any_other_slip(tmp_path: Path) -> None:
    source = tmp_path / "source"
    shutil.copytree(TESTS / "city" / "source", source)
    path = source / "plain" / "skole-og-barnehage.yaml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"covers: \[punkt-\d+", f"covers: [punkt-{'9' * 5000}", text, count=1))
    assert any("finnes ikke i plattformen" in problem.nb for problem in check(load(source)))
