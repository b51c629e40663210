"""Words that the law asks to have taken away: they are in no file any longer, and the rest stands."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pytest
from pypdf import PdfReader

from generator.checks import check, redactions
from generator.checks.redactions import RULE
from generator.doors import cli
from generator.platform.model import fingerprint
from generator.platform.register import Register, as_yaml, resealed, tampered
from generator.problems import Problem, errors
from generator.settings import Language, Settings
from generator.source.load import load
from generator.wording import braille
from tests import three
from tests.built import TESTS, whole
from tests.built import files as files_of
from tests.data.test_documents import needs_weasyprint

FIRST, SECOND = "2031-04-01", "2031-09-01"
"""The editions of the city: punkt-2 and avsnitt-1 have other words in the second."""

DAY = "2032-03-01"
NAME = "Xylander Kvasthilde"
"""Words that stand nowhere else, and that no stem or compound makes others of."""

WORDS = f"bygge en ny barnehage på Løkka, ledet av {NAME}. Den skal ha plass til 90 barn."
WHOLE = "[Ordlyden er fjernet 1. mars 2032 etter krav]"
PART = "[ord fjernet 1. mars 2032 etter krav]"
REASON = "Dom i Havdal tingrett."
SETTINGS = Settings(
    "https://havdal.example/plattform/",
    languages=(Language("nb"), Language("en", drafts=True), Language("sma")),
)

PLANTED = (
    ("platform.yaml", "bygge en ny barnehage på Løkka.\n", f"bygge en ny barnehage på Løkka, ledet av {NAME}.\n"),
    ("platform.yaml", "            note: Byggingen", f"            emphasis: [{NAME}]\n            note: {NAME}. Byggingen"),
    ("adopted.txt", "barnehage på Løkka. Den skal ha", f"barnehage på Løkka, ledet av {NAME}. Den skal ha"),
    ("plain/skole-og-barnehage.yaml", "Løkka får en ny barnehage,", f"{NAME} leder en ny barnehage på Løkka,"),
    ("translations/en/skole-og-barnehage.yaml", "build a new", f"have {NAME} build a new"),
    ("followups.yaml", "Byrådet la fram sak om tomt", f"{NAME} la fram sak om tomt"),
    ("followups.yaml", "title: Ny barnehage på Løkka – valg", f"title: {NAME} og valg"),
)  # fmt: skip


def planted(folder: Path) -> Path:
    """The city with a name in a commitment and in all that is made of it, released once."""
    shutil.copytree(TESTS / "city" / "source", folder)
    for file, before, after in PLANTED:
        edit(folder / file, before, after)
    kept = fingerprint((folder / "adopted.txt").read_text("utf-8"))
    edit(folder / "adopted-corrections.yaml", "342c5015", kept)
    three.release(folder, FIRST)
    return folder


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text, (path.name, before)
    path.write_text(text.replace(before, after, 1), "utf-8")


def reworded(folder: Path) -> Path:
    """The same with a second edition, in which the commitment names nobody."""
    edit(folder / "platform.yaml", f", ledet av {NAME}", "")
    edit(folder / "platform.yaml", f"            emphasis:\n              - {NAME}\n" if "emphasis:\n" in (folder / "platform.yaml").read_text("utf-8") else f"            emphasis: [{NAME}]\n", "")  # fmt: skip
    three.release(folder, SECOND)
    return folder


@pytest.fixture(autouse=True)
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The city is an imagined one, in years to come."""
    monkeypatch.setattr("generator.doors.redacting.today", lambda: dt.date(2037, 1, 1))


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planted(tmp_path_factory.mktemp("once") / "source")


@pytest.fixture
def source(once: Path, tmp_path: Path) -> Path:
    return shutil.copytree(once, tmp_path / "source")


def redact(folder: Path, unit: str, *more: str, on: str = DAY, reason: str = REASON) -> int:
    """Run the command as whoever does it."""
    asked = ("redact", unit, f"--on={on}", f"--reason={reason}", *more)
    return cli.main(["--source", str(folder), *asked])


# How one looks for words in whatever a site has


def layers(path: str, content: bytes) -> Iterator[str]:
    """All that a file says, as far as one can look into it: archives and streams unpacked, escapes undone."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from layers(name, archive.read(name))
        return
    if content.startswith(b"%PDF"):
        yield " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        try:
            yield from layers(path, zlib.decompress(stream))
        except zlib.error:
            continue
    text = content.decode("utf-8", "replace")
    yield text
    if path.endswith("json"):
        yield json.dumps(json.loads(text), ensure_ascii=False)
    yield html.unescape(html.unescape(unquote(text)))


def found(files: dict[str, bytes], *words: str) -> list[str]:
    """The files that hold some of the words, written or in braille, whatever stands between them."""
    cells = [braille.cells(word) for word in words]
    sought = [word.casefold() for word in (*words, *cells, *map(braille.as_brf, cells))]
    return [
        path
        for path, content in files.items()
        if any(word in text.casefold() for text in layers(path, content) for word in sought)
    ]


def in_all(files: dict[str, bytes]) -> list[str]:
    return found(files, *NAME.split())


# What is in the site


def test_the_words_are_in_no_file_of_the_site_and_the_address_and_the_fact_are(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = three.built(source, SETTINGS)
    had = in_all(before)
    kinds = {path.rpartition(".")[2] for path in had}
    assert kinds >= {"html", "json", "csv", "xlsx", "epub", "xml", "txt", "md", "brf"}, kinds
    for unit in ("punkt-2", "hendelse-zzm2kj", "hendelse-zzm2kj.source"):
        assert redact(source, unit) == 0
        said = capsys.readouterr().out
        assert "fortsatt" not in said
        assert NAME not in said
    after = three.built(source, SETTINGS)
    assert in_all(after) == []
    assert in_all(files_of(source)) == []
    assert {path for path in before.keys() - after.keys() if path.endswith(".html")} == set()
    for path in ("punkt/2/index.html", f"punkt/2/kort/{fingerprint(WORDS)}/index.html"):
        assert WHOLE in after[path].decode(), path
        english = after[f"en/{path}"].decode()
        assert "[The wording was removed on 1 March 2032 following a demand]" in english, path
        assert WHOLE in after[f"sma/{path}"].decode(), path
    assert REASON in after["utgaver/index.html"].decode()
    assert json.loads(after["data/platform.json"])["redactions"][0] == {
        "id": "punkt-2",
        "edition": FIRST,
        "on": DAY,
        "part": False,
        "reason": REASON,
    }
    assert "Fjernet etter krav" in after["endringer/feed.xml"].decode()
    happened = after["siden-sist/index.html"].decode()
    assert 'id="hendelse-zzm2kj"' in happened
    assert "innsyn.havdal.example/sak/2031/417" not in happened


@needs_weasyprint
@pytest.mark.long
def test_the_words_are_in_no_document_either(source: Path) -> None:
    printed = replace(SETTINGS, documents=True)
    assert "pdf" in {path.rpartition(".")[2] for path in in_all(three.built(source, printed))}
    assert redact(source, "punkt-2") == 0
    assert redact(source, "hendelse-zzm2kj", f"--words={NAME}") == 0
    assert in_all(three.built(source, printed)) == []


def test_only_a_name_goes_and_where_it_stands_still_is_told(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert redact(source, "punkt-2", f"--words={NAME}") == 0
    said = capsys.readouterr().out
    lines = (source / "followups.yaml").read_text("utf-8").split("\n")
    named = [n for n, line in enumerate(lines, start=1) if NAME in line]
    assert [int(n) for n in re.findall(r"source/followups.yaml:(\d+)", said)] == named
    assert f"/punkt/2/kort/{fingerprint(WORDS)}/" in said
    assert redact(source, "hendelse-zzm2kj", f"--words={NAME}") == 0
    assert "fortsatt" not in capsys.readouterr().out
    site = three.built(source, SETTINGS)
    assert in_all(site) == []
    assert f"ledet av {PART}. Den skal" in site["punkt/2/index.html"].decode()
    assert f"{PART} la fram sak om tomt" in site["siden-sist/index.html"].decode()
    assert not any(f"/{fingerprint(WORDS)}/" in path for path in site)
    left = whole(source)
    assert left.comparison is not None
    assert not left.comparison.differences
    assert [figure.words for figure in left.platform.commitments[1].figures] == ["90 barn"]
    assert left.platform.commitments[1].emphasis == ()


def test_a_wording_of_the_past_goes_and_the_present_one_stands(source: Path) -> None:
    reworded(source)
    now = (source / "platform.yaml").read_bytes()
    assert redact(source, "punkt-2", f"--edition={FIRST}") == 0
    assert (source / "platform.yaml").read_bytes() == now
    site = three.built(source, SETTINGS)
    assert found(site, "ledet av") == []
    page = site["punkt/2/index.html"].decode()
    assert re.search(rf"<del>[^\[]*{re.escape(WHOLE)}</del>", page)
    assert "bygge en ny barnehage på Løkka. Den skal ha plass til 90 barn." in page
    assert WHOLE in site[f"utgaver/{FIRST}/tekst/index.html"].decode()
    assert WHOLE not in site[f"utgaver/{SECOND}/tekst/index.html"].decode()


def test_words_of_a_platform_that_is_put_away_go_from_all_that_it_has(
    source: Path, tmp_path: Path
) -> None:
    three.succeed(source, three.SUCCESSIONS[0])
    three.write(source, three.second())
    three.release(source, "2035-11-01")
    assert redact(source, "punkt-2", on="2036-01-01") == 0
    assert redact(source, "hendelse-zzm2kj", f"--words={NAME}", on="2036-01-01") == 0
    loaded = whole(source)
    assert not errors(check(loaded))
    assert loaded.memory is not None
    assert list(tampered(loaded.memory)) == []
    old = loaded.formers[0].comparison
    assert old is not None
    assert not old.differences
    assert in_all(three.built(source, SETTINGS)) == []
    assert in_all(files_of(source)) == []


# What an editor meets afterwards


def test_done_twice_it_says_that_it_is_done_and_changes_nothing(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for more in ((f"--words={NAME}",), ()):
        assert redact(source, "punkt-2", *more) == 0
        before = files_of(source)
        capsys.readouterr()
        assert redact(source, "punkt-2", *more, on="2031-12-24") == 0
        assert "Dette er gjort" in capsys.readouterr().out
        assert files_of(source) == before


def test_the_next_edition_is_made_as_ever(source: Path) -> None:
    assert redact(source, "punkt-2") == 0
    edit(source / "platform.yaml", "stenge Torggata", "stenge hele Torggata")
    three.release(source, "2032-06-01")
    loaded = whole(source)
    assert loaded.register is not None
    assert [len(loaded.register.units[id_].wordings) for id_ in ("punkt-2", "punkt-8")] == [1, 2]
    assert len(loaded.register.redactions) == 1


def test_whoever_redacts_is_told_nothing_else_that_is_wrong(source: Path) -> None:
    """The mark has numbers and words of ours: nobody is asked to mark them, or to say them in plain words."""
    before = {problem.nb for problem in check(load(source))}
    assert redact(source, "punkt-2") == 0
    told = [problem for problem in check(load(source)) if problem.nb not in before]
    assert {problem.rule for problem in told} == {"summary"}, [p.line() for p in told]


@pytest.mark.parametrize(
    ("unit", "more", "said"),
    [
        ("punkt-99", (), "har aldri vært utgitt"),
        ("hendelse-zzzzzz", (), "har aldri vært utgitt"),
        ("punkt-2", ("--words=Petter Smart",), "etter --words står ikke i punkt-2"),
        ("punkt-2", ("--words= ",), "står ikke i punkt-2"),
        ("punkt-2", ("--edition=2031-04-02",), "ingen utgave fra 2031-04-02"),
        ("punkt-2", ("--edition=i går",), "ikke en dato"),
        ("punkt-2", ("--on=2099-01-01",), "er ikke kommet ennå"),
        ("punkt-2", ("--on=2031-03-31",), "er før utgaven"),
        ("punkt-2", ("--reason= ",), "Grunnen mangler"),
        ("punkt-2", (f"--words={NAME}", f"--reason=Krav fra {NAME}"), "Grunnen holder ordene"),
        ("punkt-2", ("--words=a\tb",), "--words"),
        ("edition", (), "bare noen av ordene"),
        ("hendelse-zzm2kj", (f"--edition={FIRST}",), "Utelat --edition"),
    ],
)
def test_what_cannot_be_taken_away_is_told_and_nothing_is_changed(
    unit: str,
    more: tuple[str, ...],
    said: str,
    source: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = files_of(source)
    if "--words= " in more:
        more = ("--words=…",)
        said = "ingen ord etter --words"
    assert redact(source, unit, *more) == 1
    assert said in capsys.readouterr().err
    assert files_of(source) == before


def test_nothing_that_was_never_released_is_taken_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(TESTS / "city" / "source", tmp_path / "source")
    assert redact(folder, "punkt-2") == 1
    assert "Ingen utgave er gitt ut" in capsys.readouterr().err


# The register


def remembered(folder: Path) -> Register:
    memory = whole(folder).memory
    assert memory is not None
    return memory


def test_the_register_holds_and_says_what_was_done_and_no_fingerprint_of_a_part(
    source: Path,
) -> None:
    old = remembered(source)
    assert redact(source, "punkt-2", f"--words={NAME}") == 0
    memory = remembered(source)
    (record,) = memory.redactions
    assert (record.id, record.edition, record.on, record.part) == ("punkt-2", FIRST, DAY, True)
    assert record.card is None
    assert [edition.seal for edition in memory.editions] != [e.seal for e in old.editions]
    text = (source / "register.yaml").read_text("utf-8")
    assert fingerprint(WORDS) not in text
    assert fingerprint(NAME) not in text


def test_the_address_of_a_card_is_kept_where_nobody_can_guess_the_words(source: Path) -> None:
    assert redact(source, "punkt-2") == 0
    assert redact(source, "punkt-3") == 0
    cards = {one.id: one.card for one in remembered(source).redactions}
    assert cards == {"punkt-2": fingerprint(WORDS), "punkt-3": None}


ROUND = """\
approved_by: Kari Nordmann
approved_on: 2026-01-10
place: Havdal
language: {language}
units:
  {unit}: {read}
  punkt-4{part}: {other}
count: 2
"""


@pytest.mark.parametrize("more", [(f"--words={NAME}",), (f"--edition={FIRST}",)])
def test_no_fingerprint_is_left_of_words_that_could_be_guessed_nor_of_what_was_made_of_them(
    more: tuple[str, ...], source: Path
) -> None:
    """In summaries, plain wordings, translations and what has been approved, of the past too."""
    plain = whole(source).platform.wordings["punkt-2"].text
    english = whole(source).translations["en"].units["punkt-2"].text
    marks = [fingerprint(text) for text in (WORDS, plain, english)]
    old = "d239877b"
    edit(source / "plain/skole-og-barnehage.yaml", f'source: "{old}"', f'source: "{marks[0]}"')
    edit(source / "plain/skole-og-barnehage.yaml", f'source: "{old}"', f'source: "{marks[0]}"')
    edit(source / "translations/en/skole-og-barnehage.yaml", f'source: "{old}"', f'source: "{marks[0]}"')  # fmt: skip
    for language, unit, read in (("nb", "punkt-2.plain", marks[1]), ("en", "punkt-2", marks[2])):
        path = source / "approvals" / language / "2026-01-10-kari-nordmann-skole-og-barnehage-111111.yaml"  # fmt: skip
        path.parent.mkdir(parents=True)
        part = ".plain" if language == "nb" else ""
        other = f"{fingerprint('noe')}-{fingerprint('annet')}"
        values = {"unit": unit, "read": f"{read}-{marks[0]}", "part": part, "other": other}
        path.write_text(ROUND.format(language=language, **values), "utf-8")
    assert not errors(check(load(source)))
    if "--edition" in more[0]:
        reworded(source)
    assert redact(source, "punkt-2", *more) == 0
    assert found(files_of(source), marks[0]) == (["register.yaml"] if "edition" in more[0] else [])
    assert found(three.built(source, SETTINGS), marks[1], marks[2]) == []
    rounds = whole(source).rounds.values()
    assert [(list(one.units), one.count) for one in rounds] == [(["punkt-4"], 1), (["punkt-4.plain"], 1)]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"on: {DAY}", "on: 2032-03-02"),
        (REASON, "Noe annet."),
        (f'reason: "{REASON}"', 'reason: ""'),
        ("redacted: punkt-2", "redacted: punkt-3"),
        (f"  - redacted: punkt-2\n    edition: {FIRST}\n    on: {DAY}\n", ""),
    ],
)
def test_a_record_that_is_changed_by_hand_breaks_the_register(
    before: str, after: str, source: Path
) -> None:
    assert redact(source, "punkt-3") == 0
    assert redact(source, "punkt-2") == 0
    edit(source / "register.yaml", before, after)
    told = [problem for problem in check(load(source)) if problem.rule == "register"]
    assert told
    assert "endret for hånd" in told[0].nb


def forged(folder: Path, **changes: str) -> list[Problem]:
    """What is told of a record that somebody has sealed themselves."""
    memory = remembered(folder)
    (record,) = memory.redactions
    made = resealed(memory.but(redactions=(record.but(**changes),)))
    (folder / "register.yaml").write_text(as_yaml(made), "utf-8")
    loaded = whole(folder)
    told = [*redactions.check(loaded), *redactions.ahead(loaded, dt.date(2033, 1, 1))]
    assert {problem.rule for problem in told} == {RULE}
    return told


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"id": "punkt-99"}, "har aldri vært utgitt"),
        ({"id": "punkt-4"}, "har ikke noe merke"),
        ({"on": "2034-01-01"}, "er ikke kommet ennå"),
        ({"on": "2031-03-01"}, "var før utgaven"),
    ],
)
def test_a_record_that_cannot_be_is_told_at_its_line(
    changes: dict[str, str], said: str, source: Path
) -> None:
    assert redact(source, "punkt-2") == 0
    (problem,) = forged(source, **changes)
    assert said in problem.nb
    line = (source / "register.yaml").read_text("utf-8").split("\n")[problem.place.line - 1]
    assert next(iter(changes.values())) in line or changes == {"id": "punkt-4"}


def test_a_follow_up_whose_words_are_put_back_is_told(source: Path) -> None:
    assert redact(source, "hendelse-dwxb59") == 0
    edit(source / "followups.yaml", WHOLE, "Bystyret vedtok noe.")
    told = [problem for problem in check(load(source)) if problem.rule == RULE]
    assert len(told) == 1
    assert told[0].place.file.endswith("followups.yaml")
    assert "merket som sto etter dem, er borte" in told[0].nb


# Whatever has an id


@pytest.mark.parametrize(
    "unit",
    [
        *("skole-og-barnehage", "skole-og-barnehage.tagline", "barnehagen", "avsnitt-4"),
        *("innledning-2", "sitat-1", "punkt-3", "punkt-5"),
    ],
)
def test_any_words_go_and_the_document_is_compared_as_before(unit: str, source: Path) -> None:
    words = remembered(source).units[unit].text
    assert redact(source, unit) == 0
    loaded = whole(source)
    assert not errors(check(loaded))
    assert loaded.comparison is not None
    assert not loaded.comparison.differences
    assert remembered(source).units[unit].text == WHOLE
    assert words not in " ".join((source / "adopted.txt").read_text("utf-8").split())


SHAPED = """\
title: Plan
place: Byen
sectors:
  - id: penger
    title: Penger
    content:
      - table: tabell-1
        caption: Hvem får hva
        header: [Hvem, Kroner]
        rows:
          - [Xylander Kvasthilde, "100"]
          - [Kari Kvast, "200"]
      - paragraph: avsnitt-1
        text: >-
          Se hva Xylander Kvasthilde fikk.
          Det var for mye.
        links:
          - words: Xylander Kvasthilde
            address: https://xylander.example/
          - words: for mye
            address: tabell-1
        notes:
          - footnote: fotnote-1
            words: Xylander Kvasthilde
            text: Søster av Kari Kvast.
      - commitment: punkt-1
        label: "1.1"
        title: Om Xylander Kvasthilde
        text: Kommunen skal kreve pengene tilbake.
        whole: true
"""


@pytest.fixture
def shaped(tmp_path: Path) -> Path:
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "platform.yaml").write_text(SHAPED, "utf-8")
    three.release(folder, FIRST)
    return folder


def test_tables_footnotes_links_and_headings_lose_a_name_too(shaped: Path) -> None:
    for unit in ("tabell-1", "avsnitt-1", "punkt-1.title"):
        assert redact(shaped, unit, f"--words={NAME}") == 0
    loaded = whole(shaped)
    assert check(loaded) == []
    assert in_all(files_of(shaped)) == []
    table, paragraph, commitment = (block for _, _, block in loaded.platform.blocks())
    assert table.text == f"Hvem | Kroner || {PART} | 100 || Kari Kvast | 200"
    assert [link.words for link in paragraph.links] == ["for mye"]
    assert [note.words for note in paragraph.notes] == [PART]
    assert dict(commitment.extras)["punkt-1.title"] == f"Om {PART}"
    assert in_all(three.built(shaped, SETTINGS)) == []


def test_a_table_and_a_number_are_not_taken_away_whole(
    shaped: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for unit in ("tabell-1", "punkt-1.label"):
        assert redact(shaped, unit) == 1
        assert "bare noen av ordene" in capsys.readouterr().err


def test_what_an_edition_says_of_itself_and_why_something_went_lose_a_name_too(
    shaped: Path,
) -> None:
    head, _, _ = (
        (shaped / "platform.yaml").read_text("utf-8").partition("      - commitment: punkt-1")
    )
    why = f"reason: {NAME} gjør det., on: {SECOND}"
    fate = f"retired:\n  - {{retired: punkt-1, fate: withdrawn, {why}}}\n"
    (shaped / "platform.yaml").write_text(head + fate, "utf-8")
    note = f"--note=Takk til {NAME}."
    assert cli.main(["--source", str(shaped), "release", SECOND, note]) == 0
    assert redact(shaped, "edition", f"--words={NAME}") == 0
    assert redact(shaped, "punkt-1", f"--words={NAME}") == 0
    memory = remembered(shaped)
    assert memory.editions[1].note == f"Takk til {PART}."
    assert [one.reason for one in memory.units["punkt-1"].fates] == [f"{PART} gjør det."]
    loaded = whole(shaped)
    assert [one.reason for one in loaded.platform.retired] == [f"{PART} gjør det."]
    assert not errors(check(loaded))
    assert three.built(shaped, SETTINGS)["utgaver/index.html"].count(b"1. mars 2032") >= 2


def test_files_that_no_program_can_look_into_are_named(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("docs/vedlegg/plattform.pdf", "source/pictures/skolen.jpg"):
        (source.parent / name).parent.mkdir(parents=True, exist_ok=True)
        (source.parent / name).write_bytes(b"")
    (source.parent / "docs" / "side.md").write_text(f"# Side\n\nTakk til\n{NAME}.\n", "utf-8")
    assert redact(source, "punkt-2", f"--words={NAME}") == 0
    said = capsys.readouterr().out
    assert "se gjennom selv: source/pictures/skolen.jpg, docs/vedlegg/plattform.pdf" in said
    assert "docs/side.md:4" in said
