"""Our own words about the text: as firm as it is, in their place, and what is missing told once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.checks import check
from generator.platform.model import fingerprint
from generator.problems import Problem
from generator.source.load import load
from generator.wording.firmness import hardened, numbers, softened
from tests.built import TESTS, whole

HERE = "plain/skole-og-barnehage.yaml"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The city, before anything was said there in everyday words."""
    folder = Path(shutil.copytree(TESTS / "city" / "source", tmp_path / "source"))
    for file in (folder / "plain").iterdir():
        file.write_text(file.read_text("utf-8").partition("wordings:\n")[0], "utf-8")
    return folder


def say(source: Path, wordings: dict[str, str], mark: str = "") -> None:
    texts = {block.id: block.text for _, _, block in whole(source).platform.blocks()}
    lines = ["wordings:"]
    for id_, text in wordings.items():
        print_ = mark or fingerprint(texts.get(id_, ""))
        lines += [f"  {id_}:", "    text: >-", f"      {text}", f'    source: "{print_}"']
    file = source / HERE
    file.write_text(file.read_text("utf-8") + "\n".join(lines) + "\n", "utf-8")


def told(source: Path, rule: str = "plain-wording") -> list[Problem]:
    return [problem for problem in check(load(source)) if problem.rule == rule]


def about(source: Path, id_: str, text: str) -> list[str]:
    """What is said of one wording, without what is missing."""
    say(source, {id_: text})
    return [p.nb for p in told(source) if p.place.file.endswith(HERE)]


def test_a_true_plain_wording_is_left_alone(source: Path) -> None:
    assert about(source, "punkt-2", "Løkka får en ny barnehage. Den får plass til 90 barn.") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("bygge en ny barnehage på Løkka. Den skal ha plass til 90 barn.", "en gang til"),
        ("Løkka får en ny barnehage.", "Tallet 90 står i den vedtatte teksten, men ikke her"),
        ("Løkka får en ny barnehage til 90 barn i 2030.", "Tallet 2030 står ikke i den vedtatte"),
        ("Byrådet vil vurdere en barnehage til 90 barn.", "Her står det at de vil vurdere"),
        (f"Løkka får plass til 90 barn, {'og mer ' * 10}", "Ta bort noe"),
    ],
)
def test_a_plain_wording_that_says_something_else_is_told(
    source: Path, text: str, message: str
) -> None:
    (said,) = about(source, "punkt-2", text.strip())
    assert message in said


def test_every_message_is_a_warning_at_its_line_with_the_file_named(source: Path) -> None:
    say(source, {"punkt-2": "Løkka får 80 plasser."}, "00000000")
    found = [p for p in told(source) if p.place.file.endswith(HERE)]
    lines = (source / HERE).read_text("utf-8").split("\n")
    assert len(found) == 3
    assert {p.severity for p in found} == {"warning"}
    assert {lines[p.place.line - 1].split(":")[0].strip() for p in found} == {"text", "source"}


@pytest.mark.parametrize(
    ("adopted", "plain", "harder", "softer"),
    [
        ("vurdere en ny bru", "Byrådet vil bygge en ny bru.", "vurdere", ""),
        ("vurdere en ny bru", "Byrådet vil se på om byen trenger en bru.", "", ""),
        ("bygge en ny bru", "Byrådet vil vurdere en ny bru.", "", "vurdere"),
        ("utrede bybane", "Byrådet vil bygge bybane.", "utrede", ""),
        ("utrede bybane", "Byrådet vil undersøke bybane.", "", ""),
        ("jobbe for kortere køer", "Køene skal bli kortere.", "jobbe for", ""),
        ("arbeide for kortere køer", "Byrådet vil jobbe for at køene blir kortere.", "", ""),
        ("arbeide for nye virkemidler mot kø", "De vil få virkemidler mot kø.", "jobbe for", ""),
        ("jobbe for at byen vokser", "Byen får flere arbeidsplasser.", "jobbe for", ""),
        ("korte ned køene", "Byrådet vil jobbe for kortere køer.", "", "jobbe for"),
        ("bruke prøver i evaluering av skolen", "Skolen vurderes med prøver.", "", ""),
    ],
)
def test_what_is_only_considered_never_becomes_a_promise_nor_the_other_way(
    adopted: str, plain: str, harder: str, softer: str
) -> None:
    assert (hardened(adopted, plain), softened(adopted, plain)) == (harder, softer)


def test_a_number_is_the_same_however_its_thousands_are_parted() -> None:
    assert numbers("1800 boliger i 2030, 3,5 %") == numbers(
        "I 2030: 1\u00a0800 boliger, 3,5 prosent."
    )
    assert numbers("10 000 kroner") == ["10000"]


def test_what_is_missing_is_told_once_for_each_part(source: Path) -> None:
    assert told(source) == []
    say(source, {"punkt-1": "Nabolaget får bruke skolegården på Østre Havdal."})
    missing = [p for p in told(source) if p.place.file.endswith("platform.yaml")]
    platform = whole(source).platform
    lacking = [part for _, part in platform.parts if {c.id for c in part.commitments} - {"punkt-1"}]
    assert len(missing) == len(lacking) < len(platform.commitments) - 1
    assert missing[0].nb.startswith("2 punkter her er ikke sagt med enkle ord ennå: ")
    assert HERE in missing[0].nb
    assert any(p.nb.startswith("Ett punkt her er ikke sagt") for p in missing)


def test_a_file_that_cannot_be_read_is_told_and_not_all_that_rests_on_it(source: Path) -> None:
    """On the real text, where words are explained and sought that stand in our own words alone."""
    real = Path(shutil.copytree(TESTS.parent / "source", source.parent / "real"))
    before = check(load(real))
    file = real / "plain" / "byutvikling.yaml"
    broken = file.read_text("utf-8").replace("covers: [punkt-181]", "covers: punkt-181", 1)
    file.write_text(broken, "utf-8")
    new = [p for p in check(load(real)) if p not in before]
    assert [(p.rule, p.place.line) for p in new] == [("shape", 10)]


def test_a_wording_for_what_is_not_there_says_what_may_be_meant(source: Path) -> None:
    say(source, {"punkt-99": "Noe annet.", "pukt-2": "Noe.", "punkt-12": "Strendene ryddes."})
    found = {p.place.line: p for p in told(source, "plain-file")}
    assert [p.severity for p in found.values()] == ["error"] * 3
    first, second, third = (p.nb for _, p in sorted(found.items()))
    assert "«punkt-99» finnes ikke i plattformen. Numrene går til punkt-12." in first
    assert "Mente du «punkt-2»?" in second
    assert "Flytt det til plain/fjord-og-fjell.yaml" in third


def test_a_file_for_an_unknown_sector_is_told(source: Path) -> None:
    (source / "plain" / "skule.yaml").write_text("sector: skule-og-barnehage\n", "utf-8")
    (found,) = told(source, "plain-file")
    assert found.place.file.endswith("plain/skule.yaml")
    assert "Mente du «skole-og-barnehage»?" in found.nb


def test_an_id_given_in_two_files_names_the_other_file(source: Path) -> None:
    file = source / "plain" / "fjord-og-fjell.yaml"
    file.write_text(file.read_text("utf-8").replace("kort-8", "kort-2"), "utf-8")
    (found,) = told(source, "unique-ids")
    assert "på linje" in found.nb
    assert ".yaml" in found.nb


def test_a_file_that_cannot_be_read_does_not_make_its_translations_unknown(source: Path) -> None:
    file = source / HERE
    file.write_text(file.read_text("utf-8").replace("summaries:", "summaries"), "utf-8")
    assert [p for p in check(load(source)) if p.rule == "translation" and "kort-" in p.nb] == []


SUMMARY = """\
sector: gater-og-torg
summaries:
  gater-og-torg:
    sentences:
"""


@pytest.mark.parametrize(
    ("sentences", "message"),
    [
        (["Torget blir fint."] * 9, "har 9 setninger"),
        (
            ["Byrådet vil ha gate.", "Byrådet vil ha torg.", "Byrådet vil ha luft."],
            "på rad begynner",
        ),
        ([" ".join(["ord"] * 120)], "har 120 ord"),
        (["De vil stenge Torggata for biltrafikk."], ""),
        (["Stenge Torggata for biltrafikk."], "nesten de samme ordene som punkt-8"),
    ],
)
def test_a_summary_that_sums_nothing_up_is_told(
    source: Path, sentences: list[str], message: str
) -> None:
    mark = fingerprint(whole(source).platform.commitments[-1].text)
    items = "".join(
        f"      - sentence: kort-{n}\n        text: >-\n          {text}\n"
        f'        covers: [punkt-8]\n        source: "{mark}"\n'
        for n, text in enumerate(sentences, start=20)
    )
    (source / "plain" / "gater-og-torg.yaml").write_text(SUMMARY + items, "utf-8")
    said = [p.nb for p in told(source, "summary")]
    assert any(message in one for one in said) if message else said == []


def test_two_that_say_that_they_are_new_are_told_their_keys_and_nothing_else(source: Path) -> None:
    file = source / "platform.yaml"
    old = "          - commitment: punkt-3\n"
    new = "".join(
        f"          - commitment: punkt-ny\n            text: male {what} grønne.\n"
        for what in ("benkene", "bruene")
    )
    file.write_text(file.read_text("utf-8").replace(old, new + old, 1), "utf-8")
    found = [p for p in check(load(source)) if p.rule in ("new-id", "unique-ids")]
    assert [p.rule for p in found] == ["new-id", "new-id"]
    assert len({p.nb for p in found}) == 2


def test_the_same_sentence_in_two_files_is_told_with_the_other_file(source: Path) -> None:
    other = source / "plain" / "fjord-og-fjell.yaml"
    text = (source / HERE).read_text("utf-8")
    start = text.index("      - sentence: kort-5\n")
    sentence = text[start : text.index("\n  barnehagen:", start)]
    held = other.read_text("utf-8")
    at = held.index("      - sentence: ")
    other.write_text(f"{held[:at]}{sentence}\n{held[at:]}", "utf-8")
    (found,) = told(source, "unique-ids")
    assert "står to ganger, ord for ord: her og på linje" in found.nb
    assert " i " in found.nb.partition("ord for ord: her og ")[2].partition(".yaml")[0]
    assert "None" not in found.nb
