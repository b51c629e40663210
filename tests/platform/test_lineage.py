"""What one platform carries on of another is looked up, and never looked for."""

from __future__ import annotations

import cProfile
import pstats

from generator.platform.lineage import Generation, Lineage, Place
from generator.platform.model import Platform
from generator.platform.register import Register, release
from tests.shaped import Tree


def platform(*commitments: Tree, **more: object) -> Platform:
    content: list[Tree] = [{"lead_in": "innledning-1", "text": "Vi vil:"}, *commitments]
    sector = {"id": "skole", "title": "Skole", "content": content}
    told = {"title": "Plan", "place": "Havdal", "language": "nb", "sectors": [sector], **more}
    return Platform.model_validate(told)


def commitment(n: int, text: str = "bygge en skole.", **more: object) -> Tree:
    return {"commitment": f"punkt-{n}", "text": text, **more}


def test_what_was_taken_out_before_the_end_can_be_taken_up_again() -> None:
    """With the words and the lead-in that it had, and in the name of the platform that had it."""
    old = platform(commitment(1), commitment(2, "rive en bro."))
    gone = platform(commitment(1), retired=[{"retired": "punkt-2", "fate": "withdrawn"}])
    register = release(release(Register(), old, "2023-11-01"), gone, "2025-01-01")
    new = platform(commitment(3, "rive broen nå.", carried_on=["punkt-2"]), commitment(4))
    lineage = Lineage((Generation("2023-2027", gone, register), Generation("", new, None)))
    (came,) = lineage.came_from("", "punkt-3")
    assert (came.id, came.period, came.text) == ("punkt-2", "2023-2027", "rive en bro.")
    assert came.lead_in
    assert came.lead_in.text == "Vi vil:"
    assert [place.id for place in lineage.became("2023-2027", "punkt-2")] == ["punkt-3"]
    assert [place.id for place in lineage.comparison.new] == ["punkt-4"]
    assert [place.id for place in lineage.comparison.gone] == ["punkt-1"]


def test_what_it_became_is_found_in_a_step() -> None:
    calls = [_asked_of_all(many) for many in (20, 60)]
    assert calls[1] <= 3.3 * calls[0]


def _asked_of_all(many: int) -> int:
    """How many calls it takes to ask of every commitment what became of it, and what that was."""
    old = platform(*(commitment(n) for n in range(1, many + 1)))
    new = platform(*(commitment(n + many, carried_on=[f"punkt-{n}"]) for n in range(1, many + 1)))
    lineage = Lineage((Generation("2023-2027", old, None), Generation("", new, None)))
    profile = cProfile.Profile()
    found: list[Place] = []
    profile.enable()
    for n in range(1, many + 1):
        found += lineage.after("2023-2027", f"punkt-{n}")
    profile.disable()
    assert len(found) == many
    calls: int = pstats.Stats(profile).total_calls  # type: ignore[attr-defined]
    return calls


def test_two_that_carry_on_each_other_s_are_told_once() -> None:
    """A chain over three platforms, with a fork that comes together again."""
    first = platform(commitment(1))
    second = platform(commitment(2, carried_on=["punkt-1"]), commitment(3, carried_on=["punkt-1"]))
    third = platform(commitment(4, carried_on=["punkt-2", "punkt-3"]))
    years = ("2019-2023", "2023-2027", "")
    lineage = Lineage(
        tuple(
            Generation(of, one, None) for of, one in zip(years, (first, second, third), strict=True)
        )
    )
    assert [place.id for place in lineage.after("2019-2023", "punkt-1")] == [
        *("punkt-2", "punkt-3", "punkt-4"),
    ]
    assert [place.id for place in lineage.before("", "punkt-4")] == [
        "punkt-2",
        "punkt-3",
        "punkt-1",
    ]
