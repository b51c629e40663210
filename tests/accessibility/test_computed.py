"""What each engine makes of the style sheet: asked of the engine, not of the sheet."""

from __future__ import annotations

import pytest

from tests.accessibility.kinds import Sample
from tests.accessibility.reading import enlarge
from tests.accessibility.views import Fault, Shown, told

pytestmark = pytest.mark.engines

UNDERLINED = """() => [...document.querySelectorAll("main .term")].map((node) => {
  const style = getComputedStyle(node);
  return [style.textDecorationLine, style.textDecorationStyle];
})"""

PARTED = """() => {
  const own = ".prose p, .prose li, .summary p, .summary li, .words dd, .glossary dd";
  const whole = "h1, h2, h3, h4, dt, code, pre, kbd, .adopted, .citation, blockquote, q, " +
    "a, button, label, summary, th, td, nav, .site-header, .site-footer, .number, [data-copy]";
  const says = (node) => [...node.childNodes].some((of) => of.nodeType === 3 && of.data.trim());
  const parts = (node) => says(node) && getComputedStyle(node).hyphens === "auto";
  return [...document.querySelectorAll("body *")].filter((node) => parts(node) && (
    node.closest(whole) || !node.closest(own) || getComputedStyle(node).hyphenateLimitChars === "auto"
  )).map((node) => node.cloneNode().outerHTML.slice(0, 90));
}"""

LONG = """() => {
  const node = document.querySelector(".prose p, .summary li");
  return node && getComputedStyle(node).hyphens;
}"""

CONTROLS = """() => [...document.querySelectorAll("input[type=search], select")]
  .filter((node) => node.checkVisibility()).flatMap((node) => {
    const style = getComputedStyle(node);
    const inside = node.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const letters = inside / (parseFloat(style.fontSize) / 2);
    return letters < 7 ? [`${node.id}: ${inside} px inside, ${letters.toFixed(1)} letters`] : [];
  })"""

UNLIKE_LINKS = """() => {
  const probe = document.createElement("span");
  probe.style.color = "LinkText";
  document.body.append(probe);
  const wanted = getComputedStyle(probe).color;
  probe.remove();
  return [...document.querySelectorAll("a[href]")]
    .filter((node) => node.checkVisibility() && getComputedStyle(node).color !== wanted)
    .map((node) => `${node.outerHTML.slice(0, 90)}: ${getComputedStyle(node).color}`);
}"""

CUT_IN_TWO = """() => [...document.querySelectorAll("main :is(a, h1, h2, h3, h4) *")]
  .filter((node) => node.checkVisibility() && node.textContent.trim() && !node.closest(
    ".neighbours, .back, [aria-hidden=true]"))
  .filter((node) => {
    const whole = node.parentElement.closest("a, h1, h2, h3, h4");
    if (whole.textContent.trim() === node.textContent.trim()) return false;
    const style = getComputedStyle(node);
    return style.display !== "inline" || style.position !== "static" || style.float !== "none";
  }).map((node) => node.parentElement.outerHTML.slice(0, 120))"""


Answers = list[tuple[Sample, list[str], list[str]]]

_ANSWERS: dict[int, Answers] = {}


def _answers(shown: Shown) -> Answers:
    """What each page is asked of its words, once: what may be parted, and what is in pieces."""
    if id(shown) not in _ANSWERS:
        with shown.tab() as tab:
            found: Answers = []
            for sample in shown.samples:
                shown.go(tab, sample)
                found.append((sample, tab.evaluate(PARTED), tab.evaluate(CUT_IN_TWO)))
        _ANSWERS[id(shown)] = found
    return _ANSWERS[id(shown)]


def test_explained_words_look_explained(each_city: Shown) -> None:
    with each_city.tab() as tab:
        each_city.go(tab, each_city.of_kind("sector"))
        seen = tab.evaluate(UNDERLINED)
    assert seen
    assert {tuple(one) for one in seen} == {("underline", "dotted")}


def test_no_word_is_parted_but_in_our_own_running_text(each_city: Shown) -> None:
    """A hyphen in what is copied, cited or adopted is a mistake in it; one in a name is heard."""
    answers = _answers(each_city)
    assert len(answers) == len(each_city.samples)
    faults: list[Fault] = [
        (str(sample), f"may be parted: {what}") for sample, parted, _ in answers for what in parted
    ]
    assert not faults, told(faults)
    with each_city.tab() as tab:
        each_city.go(tab, each_city.of_kind("about"))
        assert tab.evaluate(LONG) == "auto"


def test_a_field_has_room_for_words_however_large_the_text(each_city: Shown) -> None:
    """On the smallest phone, with text of twice the size: every field, in every language."""
    faults: list[Fault] = []
    with each_city.tab(viewport={"width": 320, "height": 640}) as tab:
        for sample in each_city.usual:
            each_city.go(tab, sample)
            enlarge(tab, 32)
            faults += [(str(sample), what) for what in tab.evaluate(CONTROLS)]
            enlarge(tab, 16)
    assert not faults, told(faults)


def test_every_link_looks_like_a_link_in_the_readers_own_colours(each_city: Shown) -> None:
    faults: list[Fault] = []
    with each_city.tab(forced_colors="active") as tab:
        for sample in each_city.usual:
            each_city.go(tab, sample)
            faults += [(str(sample), what) for what in tab.evaluate(UNLIKE_LINKS)]
    assert not faults, told(faults)


def test_a_link_and_a_heading_are_each_of_one_piece(each_city: Shown) -> None:
    """A part that is taken out of its line is heard as a link or heading of its own."""
    answers = _answers(each_city)
    assert len(answers) == len(each_city.samples)
    faults: list[Fault] = [
        (str(sample), f"is in pieces: {what}") for sample, _, pieces in answers for what in pieces
    ]
    assert not faults, told(faults)


def test_a_figure_that_leads_somewhere_can_be_touched(city_shown: Shown) -> None:
    """As counts do where one platform follows another, which the city has not."""
    with city_shown.tab() as tab:
        city_shown.go(tab, city_shown.of_kind("about"))
        height = tab.evaluate("""() => {
          const name = document.querySelector(".figures dt");
          name.innerHTML = '<a href="#x">Nye</a>';
          return name.firstChild.getBoundingClientRect().height;
        }""")
    assert height >= 44
