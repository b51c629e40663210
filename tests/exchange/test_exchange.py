"""Texts go out to translators and come back: letter for letter, as drafts, and nothing else is touched."""

from __future__ import annotations

import io
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from generator.checks import check
from generator.doors import cli
from generator.exchange import formats, incoming, outgoing, xliff
from generator.exchange.rows import RefusedError
from generator.platform.model import Translation, fingerprint
from generator.problems import errors
from tests.built import TESTS, whole
from tests.exchange import sending
from tests.exchange.sending import ENDINGS, city, ran, sent, write
from tests.grown import Shape, write_city
from tests.house.test_growth import MORE, Function, counted, too_much


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return city(tmp_path)


def texts(source: Path, lang: str = "en") -> dict[str, Translation]:
    return dict(whole(source).translations[lang].units)


def files(source: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(source.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("kind", ["xliff", "xlsx", "docx"])
def test_every_sign_goes_out_and_comes_back(kind: str) -> None:
    out = sending.of_texts(sending.HOSTILE)
    back = formats.received(formats.made(out, kind), "nb")
    assert (back.place, back.target) == (out.place, "sma")
    for answer, row in zip(back.answers, out.rows, strict=True):
        assert (answer.id, answer.source, answer.target) == (row.id, row.source, row.target)
        assert (answer.basis, answer.fault) == (row.fingerprint, None)


def test_a_text_of_any_length_goes_out_but_not_into_a_workbook() -> None:
    out = sending.of_texts(("kort.", "lang " * 20_000))
    for kind in ("xliff", "docx"):
        back = formats.received(formats.made(out, kind), "nb")
        assert [answer.target for answer in back.answers] == [row.target for row in out.rows]
    with pytest.raises(RefusedError, match=r"for lange for en celle i et regneark: punkt-2"):
        formats.made(out, "xlsx")


def test_what_looks_like_the_code_of_a_sign_goes_out_but_not_into_a_word_document() -> None:
    out = sending.of_texts((sending.CODES,))
    for kind in ("xliff", "xlsx"):
        back = formats.received(formats.made(out, kind), "nb")
        assert [answer.source for answer in back.answers] == [sending.CODES]
    with pytest.raises(RefusedError, match="som ser ut som koden for et tegn"):
        formats.made(out, "docx")


@pytest.mark.parametrize("kind", ENDINGS)
def test_a_file_made_twice_has_the_same_bytes(kind: str, source: Path) -> None:
    of = outgoing.sending(whole(source), "en")
    assert formats.made(of, kind) == formats.made(of, kind)


@pytest.mark.parametrize("kind", ENDINGS)
def test_what_comes_back_as_it_went_out_changes_nothing(
    kind: str, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(source)
    assert ran(source, "import", str(sent(source, kind)), "--approved-too") == 0
    assert files(source) == before
    said = capsys.readouterr().out
    assert "0 nye\n  0 endret\n  20 uendret\n" in said
    assert ("46 tomme" in said) == (kind != "omegat")
    assert ("46 lik den norske teksten" in said) == (kind == "omegat")


@pytest.mark.parametrize("kind", ENDINGS)
def test_a_translation_comes_in_as_a_draft_and_touches_no_other_line(
    kind: str, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sent(source, kind)
    write(path, "punkt-12", "clear the beaches. Each *spring* <b>now</b>: {{ x }} # 1")
    assert ran(source, "import", str(path), "--by", "Kari: # Byrå") == 0
    file = source / "translations" / "en" / "fjord-og-fjell.yaml"
    was = (TESTS / "city" / "source" / "translations" / "en" / file.name).read_text("utf-8")
    norwegian = next(u for u in whole(source).platform.commitments if u.id == "punkt-12").text
    old = f'    # Norsk: {norwegian}\n    text: ""\n    status: missing\n'
    new = (
        f"    # Norsk: {norwegian}\n"
        "    text: >-\n"
        "      clear the beaches.\n"
        "      Each *spring* <b>now</b>: {{ x }} # 1\n"
        f'    source: "{fingerprint(norwegian)}"\n'
        "    status: draft\n"
        '    translated_by: "Kari: # Byrå"\n'
    )
    assert was.count(old) == 1
    assert file.read_text("utf-8") == was.replace(old, new)
    assert not errors(check(whole(source)))
    said = capsys.readouterr().out
    assert "  1 ny\n" in said
    assert "punkt-12: [nytt: clear the beaches." in said


def test_every_text_that_came_in_stands_to_the_letter(source: Path) -> None:
    """Also where the slot was missing, in a file that was not there."""
    (source / "translations" / "en" / "fjord-og-fjell.yaml").unlink()
    path = sent(source, "xliff")
    wanted = {
        row.id: f"{text} ({row.id})"
        for row, text in zip(
            outgoing.sending(whole(source), "en").rows, sending.HOSTILE * 10, strict=False
        )
        if not xliff_only(text)
    }
    for id_, text in wanted.items():
        write(path, id_, text)
    assert ran(source, "import", str(path), "--approved-too") == 0
    made = texts(source)
    assert {id_: made[id_].text for id_ in wanted} == wanted
    assert {made[id_].status for id_ in wanted} == {"draft"}
    new = (source / "translations" / "en" / "fjord-og-fjell.yaml").read_text("utf-8")
    assert "language: en\nunits:\n  fjord-og-fjell:\n    # Norsk: Fjord og fjell\n" in new
    order = list(whole(source).translated_in["en"]["translations/en/fjord-og-fjell.yaml"].units)
    document = [row.id for row in outgoing.sending(whole(source), "en").rows]
    assert order == sorted(order, key=document.index)


def xliff_only(text: str) -> bool:
    """Texts so long that the city's check would be long at work."""
    return len(text) > 1_000


APPROVED = "punkt-1"


def approve(source: Path, id_: str = APPROVED) -> None:
    file = source / "translations" / "en" / "skole-og-barnehage.yaml"
    text = file.read_text("utf-8")
    head, slot = text.split(f"  {id_}:\n")
    slot = slot.replace("status: draft", "status: approved", 1)
    assert "status: approved\n" in slot
    lines = "    approved_by: Kari Nordmann\n    approved_on: 2031-02-03\n"
    slot = slot.replace("    status: approved\n", f"    status: approved\n{lines}", 1)
    file.write_text(f"{head}  {id_}:\n{slot}", "utf-8")


def test_what_is_approved_stays_and_the_proposal_is_told(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if texts(source)[APPROVED].status != "approved":
        approve(source)
    before, path = files(source), sent(source, "xlsx")
    write(path, APPROVED, "give every pupil something else.")
    assert ran(source, "import", str(path)) == 0
    assert files(source) == before
    said = capsys.readouterr().out
    assert "1 godkjent fra før, som står" in said
    assert "Forslag til noe som er godkjent" in said
    assert ran(source, "import", str(path), "--approved-too") == 0
    made = texts(source)[APPROVED]
    assert (made.text, made.status) == ("give every pupil something else.", "draft")
    assert (made.approved_by, made.approved_on) == (None, None)
    assert "Var godkjent, og er et utkast igjen" in capsys.readouterr().out


def test_what_is_approved_in_a_round_stays_too_and_the_round_is_not_touched(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    id_ = next(id_ for id_, of in texts(source).items() if of.status == "draft" and of.text)
    words = ("approve", "en", id_, "--by", "Kari Nordmann", "--on", "2025-06-19")
    assert cli.main(["--source", str(source), *words]) == 0
    before, path = files(source), sent(source, "docx")
    write(path, id_, "something else altogether.")
    assert ran(source, "import", str(path)) == 0
    assert files(source) == before
    assert "Forslag til noe som er godkjent" in capsys.readouterr().out
    assert ran(source, "import", str(path), "--approved-too") == 0
    assert "Var godkjent, og er et utkast igjen" in capsys.readouterr().out
    assert texts(source)[id_].status == "draft"
    rounds = {name: was for name, was in before.items() if "approvals" in name}
    assert rounds
    assert {name: files(source)[name] for name in rounds} == rounds
    assert not errors(check(whole(source)))


def reword(source: Path, before: str, after: str) -> None:
    path = source / "platform.yaml"
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def test_norwegian_that_has_changed_since_is_told_and_the_translation_is_outdated(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sent(source, "docx")
    sent_with = fingerprint("rydde strendene hver vår & høst.")
    write(path, "punkt-12", "clear the beaches.")
    reword(source, "rydde strendene", "vaske strendene")
    assert ran(source, "import", str(path)) == 0
    made = texts(source)["punkt-12"]
    assert (made.text, made.source) == ("clear the beaches.", sent_with)
    said = capsys.readouterr().out
    assert "1 der den norske teksten er endret" in said
    assert "punkt-12: [tatt ut: rydde] [nytt: vaske] strendene" in said


def test_an_approval_that_goes_is_told_also_where_it_was_of_an_older_norwegian(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if texts(source)[APPROVED].status != "approved":
        approve(source)
    norwegian = next(c.text for c in whole(source).platform.commitments if c.id == APPROVED)
    reword(source, norwegian, f"alltid {norwegian}")
    path = sent(source, "xliff")
    write(path, APPROVED, "something else.")
    assert ran(source, "import", str(path)) == 0
    made = texts(source)[APPROVED]
    assert (made.status, made.approved_by) == ("draft", None)
    assert "Var godkjent, og er et utkast igjen" in capsys.readouterr().out


def test_a_translation_of_the_new_norwegian_is_not_replaced_by_one_of_the_old(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, _ = sent(source, "xliff"), None
    old = old.rename(old.with_name("gammel.xlf"))
    write(old, "punkt-12", "old words.")
    reword(source, "rydde strendene", "vaske strendene")
    new = sent(source, "xliff")
    write(new, "punkt-12", "new words.")
    assert ran(source, "import", str(new)) == 0
    before = files(source)
    assert ran(source, "import", str(old)) == 0
    assert files(source) == before
    assert "1 laget av en eldre norsk tekst" in capsys.readouterr().out


def test_what_equals_the_norwegian_is_listed_and_comes_in_only_when_it_is_meant(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sent(source, "xlsx")
    write(path, "strendene", "Strendene")
    before = files(source)
    assert ran(source, "import", str(path)) == 0
    assert files(source) == before
    assert "Lik den norske teksten" in capsys.readouterr().out
    assert ran(source, "import", str(path), "--same", "strendene") == 0
    assert texts(source)["strendene"].text == "Strendene"


def test_an_empty_row_deletes_nothing(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = next(id_ for id_, of in texts(source).items() if of.text)
    path, before = sent(source, "xlsx"), files(source)
    write(path, there, "  ")
    assert ran(source, "import", str(path)) == 0
    assert files(source) == before
    assert "47 tomme, som ingenting er gjort med" in capsys.readouterr().out


def test_a_dry_run_tells_the_same_and_writes_nothing(
    source: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path, before = sent(source, "docx"), files(source)
    write(path, "punkt-12", "clear [the](javascript:x) beaches.")
    report = tmp_path / "liste.md"
    assert ran(source, "import", str(path), "--dry-run", "--report", str(report)) == 0
    dry = capsys.readouterr().out
    assert files(source) == before
    assert "\\[the\\]" in report.read_text("utf-8")
    assert ran(source, "import", str(path)) == 0
    assert capsys.readouterr().out == dry
    assert files(source) != before


def test_signs_that_nobody_sees_are_mended_and_told(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sent(source, "xlsx")
    write(path, "punkt-12", "clear\u00a0the bea\u00adches: caf\u0065\u0301. ")
    assert ran(source, "import", str(path)) == 0
    assert texts(source)["punkt-12"].text == "clear the beaches: café."
    assert "Rettet på veien inn" in capsys.readouterr().out
    assert not errors(check(whole(source)))


def test_only_what_is_asked_for_goes_out(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    loaded = whole(source)
    every = outgoing.sending(loaded, "en").rows
    assert {row.state for row in outgoing.sending(loaded, "en", only="missing").rows} == {"missing"}
    part = outgoing.sending(loaded, "en", "gater-og-torg").rows
    assert "punkt-8" in {row.id for row in part}
    words = outgoing.sending(loaded, "en", "glossary").rows
    assert all(row.id.startswith("ord-") for row in words)
    assert len(every) > len(part) + len(words)
    assert "Leses etter «Byrådet vil:»" in next(r.note for r in every if r.id == "punkt-8")
    to = source.parent / "x.xlsx"
    assert ran(source, "export", "en", "--to", str(to), "--sector", "gater-og-torget") == 1
    assert "Mente du «gater-og-torg»?" in capsys.readouterr().err
    assert ran(source, "export", "sma", "--to", str(to)) == 1
    assert "translations add sma" in capsys.readouterr().err
    assert ran(source, "export", "en", "--to", str(to.with_suffix(".pdf"))) == 1
    assert "La navnet slutte på .xlf, .zip, .xlsx, .docx" in capsys.readouterr().err
    assert not to.exists()
    assert ran(source, "export", "en", "--to", str(to), "--sector", "gater-og-torg") == 0
    assert capsys.readouterr().out == f"{len(part)} tekster i {to} (regneark).\n"


@pytest.mark.parametrize(
    "settings",
    [
        "plugins:\n  - plattform:\n      languages: [{code: nb}]\n",
        "plugins:\n  - plattform\n",
        "plugins: [\n",
        "",
    ],
)
def test_settings_without_a_list_to_add_to_are_left_alone(
    settings: str, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = source.parent / "mkdocs.yml"
    file.write_text(settings, "utf-8")
    assert ran(source, "add", "se") == 0
    assert file.read_text("utf-8") == settings
    assert "under «languages»:  - code: se" in capsys.readouterr().out


def test_translators_get_the_words_that_are_to_be_called_the_same(source: Path) -> None:
    (source / "translations" / "en" / "renderings.yaml").write_text(
        "language: en\nrenderings:\n  - words: byrådet\n    rendering: the city government\n"
        "    also: [it]\n    never: [the council]\n    note: De som styrer\n",
        "utf-8",
    )
    made = formats.made(outgoing.sending(whole(source), "en"), "omegat")
    with zipfile.ZipFile(io.BytesIO(made)) as project:
        words = project.read("plattform-en/glossary/plattform.en.utf8").decode()
    assert words == "byrådet\tthe city government\tDe som styrer Også: it. Aldri: the council.\n"
    path = sent(source, "xlsx")
    sheet = openpyxl.load_workbook(path).worksheets[1]
    assert [cell.value for cell in sheet[2]] == words.rstrip("\n").split("\t")
    assert ran(source, "import", str(path)) == 0


PACKAGES = {"xliff": "lxml", "xlsx": "openpyxl", "docx": "docx"}


@pytest.mark.parametrize(("kind", "package"), list(PACKAGES.items()))
def test_where_the_packages_are_missing_one_is_told_how_to_get_them(
    kind: str,
    package: str,
    source: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = sent(source, kind)
    for name in (formats.FORMATS[kind].module, "careful_xml"):
        monkeypatch.delitem(sys.modules, f"generator.exchange.{name}", raising=False)
        monkeypatch.delattr(f"generator.exchange.{name}", raising=False)
    monkeypatch.setitem(sys.modules, package, None)
    assert ran(source, "export", "en", "--to", str(path.with_name(f"x.{ENDINGS[kind]}"))) == 1
    assert "Kjør «make translators»" in capsys.readouterr().err
    assert ran(source, "import", str(path)) == 1
    assert "Kjør «make translators»" in capsys.readouterr().err


def test_xliff_is_as_the_tools_want_it(source: Path) -> None:
    of = outgoing.sending(whole(source), "en")
    made = formats.made(of, "xliff").decode()
    assert 'version="1.2"' in made
    assert 'source-language="nb" target-language="en"' in made
    assert made.count('xml:space="preserve"') == len(of.rows)
    assert made.count("<target") == sum(bool(row.target) for row in of.rows)
    assert f'xmlns="{xliff.NAMESPACE}"' in made


def exchanged(source: Path) -> None:
    """Everything goes out, is translated anew, and becomes files again."""
    loaded = whole(source)
    out = outgoing.sending(loaded, "en")
    back = formats.received(formats.made(out, "xliff"), "nb")
    answers = tuple(replace(answer, target=f"{answer.id}.") for answer in back.answers)
    judged = incoming.judge(loaded, replace(back, answers=answers), "en", approved_too=True)
    assert len(judged.taken_in) == len(out.rows)
    assert incoming.files(loaded, judged)


def test_three_times_as_many_texts_take_three_times_as_many_steps(tmp_path: Path) -> None:
    calls: list[dict[Function, int]] = []
    for shape in (Shape(), Shape().times(MORE, "sectors")):
        source = tmp_path / f"{len(calls)}" / "source"
        source.mkdir(parents=True)
        write_city(source, shape)
        calls.append(counted(exchanged, source))
    few, many = calls
    assert sum(many.values()) > 2 * sum(few.values())
    assert not too_much(few, many)
