"""A file that is broken, of another city, or made to do harm: told in words, and nothing is half done."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from generator.exchange import formats, opening, outgoing
from generator.exchange.rows import RefusedError
from generator.platform.model import fingerprint
from tests.built import whole
from tests.exchange import sending
from tests.exchange.sending import city, in_document, in_sheet, ran, row_of, sent, word_row, write


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return city(tmp_path)


@pytest.fixture
def unharmed(source: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[Path, str], None]:
    """Says that a file is refused as a whole, with these words, and that nothing has changed."""

    def refused(path: Path, words: str) -> None:
        before = {p: p.read_bytes() for p in source.rglob("*.yaml")}
        assert ran(source, "import", str(path)) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert words in said.err
        assert said.err.count("\n") == 1
        assert {p: p.read_bytes() for p in source.rglob("*.yaml")} == before

    return refused


Refused = Callable[[Path, str], None]


def file(source: Path, name: str, content: bytes | str) -> Path:
    path = source.parent / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


XLIFF = '<xliff version="{0}" xmlns="urn:oasis:names:tc:xliff:document:{0}"/>'


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("tom.xlf", "", "Filen er tom."),
        ("x.csv", "id,source,target\npunkt-1,a,b\n", "Er det en CSV-fil eller en PDF"),
        ("x.pdf", "%PDF-1.7 \0\1", "Er det en CSV-fil eller en PDF"),
        (
            "x.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "låst med passord, eller lagret på den gamle",
        ),
        (
            "x.xlf",
            XLIFF.format("2.0"),
            "Filen er XLIFF 2.0. Be oversetteren lagre den som XLIFF 1.2",
        ),
        ("x.tmx", "<tmx version='1.4'/>", "ikke XLIFF: filen begynner med <tmx>"),
        ("x.html", "<!DOCTYPE html><p>Hei</p>", "DOCTYPE"),
        ("x.xlf", XLIFF.format("1.2"), "Filen har ingen tekster."),
        ("x.zip", b"PK\x03\x04 avkuttet", "skadet, avkuttet eller låst med passord"),
    ],
)
def test_what_is_no_file_from_a_translator(
    name: str, content: str, words: str, source: Path, unharmed: Refused
) -> None:
    unharmed(file(source, name, content), words)


@pytest.mark.parametrize("kind", sending.ENDINGS)
def test_a_file_that_was_cut_short(kind: str, source: Path, unharmed: Refused) -> None:
    path = sent(source, kind)
    path.write_bytes(path.read_bytes()[:-400])
    words = "avkuttet eller ødelagt: den kan ikke leses lenger enn til linje"
    unharmed(path, words if kind == "xliff" else "skadet, avkuttet eller låst med passord")


ENTITIES = """<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY a "a"><!ENTITY b "&a;&a;">]>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">&b;</xliff>"""


@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_xml_with_entities_is_not_read(code: str, source: Path, unharmed: Refused) -> None:
    text = ENTITIES.replace("1.0", f'1.0" encoding="{code}', 1)
    unharmed(file(source, "x.xlf", text.encode(code)), "egne XML-entiteter")


@pytest.mark.parametrize(
    ("kind", "part"), [("xlsx", "xl/sharedStrings.xml"), ("docx", "word/document.xml")]
)
def test_nor_is_it_inside_a_workbook_or_a_document(
    kind: str, part: str, source: Path, unharmed: Refused
) -> None:
    path = sent(source, kind)
    repacked(path, {part: ENTITIES.encode()})
    unharmed(path, "egne XML-entiteter")


def repacked(path: Path, others: dict[str, bytes]) -> None:
    """The archive with other parts in it."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()} | others
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)


@pytest.mark.parametrize(
    "name", ["../ut.xlf", "/etc/ut.xlf", "a/../../ut.xlf", "c:/ut.xlf", "..\\ut.xlf"]
)
def test_an_archive_that_points_out_of_itself(name: str, source: Path, unharmed: Refused) -> None:
    path = sent(source, "omegat")
    repacked(path, {name: b"<xliff/>"})
    unharmed(path, "peker ut av det")
    assert not list(source.parent.parent.rglob("ut.xlf"))


def test_a_file_that_is_huge_when_it_is_unpacked(
    source: Path, unharmed: Refused, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = sent(source, "xlsx")
    repacked(path, {"xl/media/stor.bin": b"\0" * 200_000})
    monkeypatch.setattr(opening, "LARGEST", 150_000)
    unharmed(path, "Så stor er ingen oversettelse")
    unharmed(file(source, "x.xlf", b"<" * 200_000), "Så stor er ingen oversettelse")


def test_an_archive_of_very_many_files(source: Path, unharmed: Refused) -> None:
    path = sent(source, "xlsx")
    repacked(path, {f"xl/{n}": b"" for n in range(opening.MOST_PARTS + 1)})
    unharmed(path, "Så stor er ingen oversettelse")


def test_an_omegat_project_without_a_translated_file(source: Path, unharmed: Refused) -> None:
    made = formats.made(outgoing.sending(whole(source), "en"), "omegat")
    unharmed(file(source, "x.zip", made), "Opprett oversatte dokumenter")


def test_an_archive_with_nothing_of_ours(source: Path, unharmed: Refused) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("bilde.png", b"")
    unharmed(file(source, "x.zip", out.getvalue()), "ingen fil som kan tas inn")


@pytest.mark.parametrize("kind", sending.ENDINGS)
def test_a_file_from_another_city(
    kind: str, source: Path, unharmed: Refused, tmp_path: Path
) -> None:
    other = tmp_path / "annen"
    other.mkdir()
    shutil.copytree(source, other / "source")
    platform = other / "source" / "platform.yaml"
    text = platform.read_text("utf-8")
    platform.write_text(text.replace("place: Havdal", "place: Sandvik"), "utf-8")
    unharmed(sent(other / "source", kind), "hører til plattformen for Sandvik, og dette er Havdal")


def test_a_file_from_another_platform_that_does_not_say_so(source: Path, unharmed: Refused) -> None:
    path = sent(source, "xlsx")

    def another(sheet: Worksheet) -> None:
        sheet.cell(1, 1, "id")
        for row in range(2, sheet.max_row + 1):
            sheet.cell(row, 3, f"Noe annet {row}")
            sheet.cell(row, 5, "")

    in_sheet(path, another)
    unharmed(path, "Ikke én av de norske tekstene i filen står")


@pytest.mark.parametrize("kind", sending.ENDINGS)
def test_a_file_in_another_language(kind: str, source: Path, unharmed: Refused) -> None:
    folder = source / "translations"
    shutil.copytree(folder / "en", folder / "sma")
    for path in (folder / "sma").glob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("language: en", "language: sma"), "utf-8")
    path = sent(source, kind, "sma")
    shutil.rmtree(folder / "sma")
    unharmed(path, "«sma», og det er ikke et språk her (her er: en)")
    before = sent(source, kind)
    assert ran(source, "import", str(before), "--language", "sma") == 1


def test_a_country_after_the_language_is_no_other_language(source: Path) -> None:
    path = sent(source, "xliff")
    write(path, "punkt-12", "clear the beaches.")
    text = path.read_bytes().replace(b'target-language="en"', b'target-language="en-GB"')
    path.write_bytes(text)
    assert ran(source, "import", str(path)) == 0
    assert whole(source).translations["en"].units["punkt-12"].text == "clear the beaches."


def test_rows_in_another_order_and_columns_put_in(source: Path) -> None:
    path = sent(source, "xlsx")

    def turned(sheet: Worksheet) -> None:
        sheet.cell(row_of(sheet, "punkt-12"), 4, "clear the beaches.")
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
        for n, row in enumerate(reversed(rows), 2):
            for m, value in enumerate(row, 1):
                sheet.cell(n, m, value)
        sheet.insert_cols(2)
        sheet.cell(1, 2, "Kommentar fra Kari")
        sheet.insert_rows(1)
        sheet.cell(1, 1, "Oversatt av Byrå AS")

    in_sheet(path, turned)
    assert ran(source, "import", str(path)) == 0
    assert whole(source).translations["en"].units["punkt-12"].text == "clear the beaches."


def told(source: Path, path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What is said of a file of which some rows are refused, and nothing comes in."""
    before = {p: p.read_bytes() for p in source.rglob("*.yaml")}
    assert ran(source, "import", str(path)) == 0
    assert {p: p.read_bytes() for p in source.rglob("*.yaml")} == before
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("=1+1", "i cellen D{n} står det en formel, ikke en tekst"),
        (True, "har regnearket gjort teksten om til noe annet («True»)"),
        (3.5, "har regnearket gjort teksten om til noe annet («3.5»)"),
        ("#REF!", "har regnearket gjort teksten om til noe annet («#REF!»)"),
        ("ord \ufffd her", "holder et tegn som ikke kan vises (U+FFFD)"),
        ("snudd \u202eskrift", "holder et skjult tegn som snur skriften (U+202E)"),
    ],
)
def test_what_is_no_text_in_a_cell(
    value: object, words: str, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, at = sent(source, "xlsx"), [0]

    def put(sheet: Worksheet) -> None:
        at[0] = row_of(sheet, "punkt-12")
        sheet.cell(at[0], 4).value = value  # type: ignore[assignment]

    in_sheet(path, put)
    said = told(source, path, capsys)
    assert f"punkt-12 (rad {at[0]}): " in said
    assert words.format(n=at[0]) in said


def test_a_number_is_taken_for_what_it_shows(source: Path) -> None:
    path = sent(source, "xlsx")
    in_sheet(path, lambda sheet: sheet.cell(row_of(sheet, "punkt-12"), 4, 2031))
    assert ran(source, "import", str(path)) == 0
    assert whole(source).translations["en"].units["punkt-12"].text == "2031"


def test_merged_cells_in_a_workbook(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sent(source, "xlsx")

    def merged(sheet: Worksheet) -> None:
        at = row_of(sheet, "punkt-12")
        sheet.cell(at, 4, "clear the beaches.")
        sheet.merge_cells(start_row=at, end_row=at + 1, start_column=4, end_column=4)

    in_sheet(path, merged)
    assert told(source, path, capsys).count("cellene i raden er slått sammen") == 2


def test_columns_that_were_sorted_apart(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sent(source, "xlsx")

    def apart(sheet: Worksheet) -> None:
        one, other = row_of(sheet, "punkt-12"), row_of(sheet, "punkt-8")
        sheet.cell(one, 4, "close the street.")
        sheet.cell(one, 1, "punkt-8")
        sheet.cell(other, 1, "punkt-12")

    in_sheet(path, apart)
    assert (
        "den norske teksten i raden hører til punkt-12. Er kolonnene sortert hver for seg?"
        in told(source, path, capsys)
    )


@pytest.mark.parametrize("kind", ["xlsx", "docx", "xliff"])
def test_an_id_that_is_not_known_or_stands_twice(
    kind: str, source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sent(source, kind)
    write(path, "punkt-12", "clear the beaches.")
    write(path, "punkt-8", "close the street.")
    if kind == "xliff":
        path.write_bytes(
            path.read_bytes()
            .replace(b'id="punkt-12" ', b'id="punkt-120" ')
            .replace(b'id="avsnitt-5" ', b'id="punkt-8" ')
        )
    elif kind == "xlsx":
        in_sheet(path, lambda sheet: sheet.cell(row_of(sheet, "punkt-12"), 1, "punkt-120"))
        in_sheet(path, lambda sheet: sheet.cell(row_of(sheet, "avsnitt-5"), 1, "punkt-8"))
    else:
        in_document(path, lambda table: _renamed(table, "punkt-12", "punkt-120"))
        in_document(path, lambda table: _renamed(table, "avsnitt-5", "punkt-8"))
    said = told(source, path, capsys)
    assert "punkt-120 (" in said
    assert "finnes ikke i plattformen." in said
    assert "står flere ganger i filen, med ulik oversettelse" in said
    assert "2 ikke tatt inn" in said


def _renamed(table: Table, id_: str, to: str) -> None:
    word_row(table, id_).cells[0].text = to


def test_the_same_row_twice_is_one(source: Path) -> None:
    path = sent(source, "xlsx")
    write(path, "punkt-12", "clear the beaches.")

    def again(sheet: Worksheet) -> None:
        sheet.append([cell.value for cell in sheet[row_of(sheet, "punkt-12")]])

    in_sheet(path, again)
    assert ran(source, "import", str(path)) == 0
    assert whole(source).translations["en"].units["punkt-12"].text == "clear the beaches."


def test_a_column_for_a_second_language(source: Path, unharmed: Refused) -> None:
    path = sent(source, "xlsx")
    in_sheet(path, lambda sheet: sheet.cell(1, 6, "se (nordsamisk)"))
    unharmed(path, "Tabellen har kolonner for flere språk: en, se")
    assert ran(source, "import", str(path), "--language", "en") == 0


def test_a_table_without_its_head(source: Path, unharmed: Refused) -> None:
    path = sent(source, "docx")
    in_document(path, lambda table: table._tbl.remove(table.rows[0]._tr))
    unharmed(path, "Fant ingen tabell med overskriftene")


def test_changes_that_are_tracked(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody can tell whether «not» is meant to stand."""
    path = sent(source, "docx")

    def tracked(table: Table) -> None:
        paragraph = word_row(table, "punkt-12").cells[3].paragraphs[0]
        paragraph.add_run("clear the beaches")
        put_in = OxmlElement("w:ins")
        put_in.append(paragraph.add_run(" not")._r)
        paragraph._p.append(put_in)

    in_document(path, tracked)
    assert "raden har sporede endringer, så det er uklart hva som skal stå" in told(
        source, path, capsys
    )


def test_merged_cells_in_a_document(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sent(source, "docx")

    def merged(table: Table) -> None:
        row = word_row(table, "punkt-12")
        row.cells[2].merge(row.cells[3])

    in_document(path, merged)
    assert "cellene i raden er slått sammen, eller en celle mangler" in told(source, path, capsys)


def test_cells_merged_downwards_in_a_document(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sent(source, "docx")

    def merged(table: Table) -> None:
        rows = [row.cells[0].text for row in table.rows]
        at = rows.index("punkt-12")
        table.cell(at, 3).text = "clear the beaches."
        table.cell(at, 3).merge(table.cell(at + 1, 3))

    in_document(path, merged)
    said = told(source, path, capsys)
    assert said.count("cellene i raden er slått sammen, eller en celle mangler") == 2


def test_a_row_that_was_taken_out_while_changes_were_tracked(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sent(source, "docx")

    def tracked(table: Table) -> None:
        row = word_row(table, "punkt-12")
        row.cells[3].text = "clear the beaches."
        row._tr.get_or_add_trPr().append(OxmlElement("w:del"))

    in_document(path, tracked)
    assert "raden har sporede endringer" in told(source, path, capsys)


def test_hyphens_that_word_keeps_as_elements(source: Path) -> None:
    path = sent(source, "docx")

    def hyphens(table: Table) -> None:
        paragraph = word_row(table, "punkt-12").cells[3].paragraphs[0]
        for text, sign in (
            ("co", "w:noBreakHyphen"),
            ("operate bea", "w:softHyphen"),
            ("ches", ""),
        ):
            run = paragraph.add_run(text)._r
            if sign:
                run.append(run.makeelement(qn(sign), {}))

    in_document(path, hyphens)
    assert ran(source, "import", str(path)) == 0
    assert whole(source).translations["en"].units["punkt-12"].text == "co\u2011operate beaches"


def test_a_target_in_segments_is_whole_and_one_with_codes_is_refused(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sent(source, "xliff")
    write(path, "punkt-12", "XX")
    text = path.read_bytes()
    code = b'<x id="1"/>'
    path.write_bytes(text.replace(b">XX<", b">clear " + code + b"beaches.<"))
    assert "har en kode for formatering (<x>)" in told(source, path, capsys)
    segments = b'<mrk mtype="seg" mid="1">Clear it.</mrk> <!-- nei --><g id="1">Now.</g>'
    path.write_bytes(text.replace(b">XX<", b">" + segments + b"<"))
    assert ran(source, "import", str(path)) == 0
    assert whole(source).translations["en"].units["punkt-12"].text == "Clear it. Now."


def test_a_text_that_is_known_nowhere_is_refused_by_itself(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sent(source, "xlsx")

    def bare(sheet: Worksheet) -> None:
        at = row_of(sheet, "punkt-12")
        for column, value in ((3, None), (4, "clear the beaches."), (5, None)):
            sheet.cell(at, column).value = value

    in_sheet(path, bare)
    assert "det står ikke hvilken norsk tekst dette er oversatt fra" in told(source, path, capsys)


def test_a_file_in_which_a_tool_has_lost_our_namespace_is_read_all_the_same(source: Path) -> None:
    """npm's xliff does; the Norwegian itself then says what was translated."""
    path = sent(source, "xliff")
    write(path, "punkt-12", "clear the beaches.")
    text = path.read_bytes()
    lost = text.replace(b' xmlns:plattform="urn:plattform:translations"', b"")
    assert lost != text
    path.write_bytes(lost)
    assert ran(source, "import", str(path)) == 0
    made = whole(source).translations["en"].units["punkt-12"]
    assert (made.text, made.source) == (
        "clear the beaches.",
        fingerprint("rydde strendene hver vår & høst."),
    )


def test_a_cell_far_out_and_cells_merged_without_end(source: Path, unharmed: Refused) -> None:
    words = (
        "Regnearket er større enn 20000 rader eller 40 kolonner. Slett det som står langt utenfor"
    )
    for cell in ("XFD1", "A1048576"):
        path = sent(source, "xlsx")
        in_sheet(path, lambda sheet, cell=cell: sheet.__setitem__(cell, "x"))  # type: ignore[misc]
        unharmed(path, words)
    path = sent(source, "xlsx")
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    merged = b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    repacked(path, {"xl/worksheets/sheet1.xml": sheet.replace(b"</worksheet>", merged)})
    unharmed(path, words)


def test_rows_without_an_id_are_each_told(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = sent(source, "xlsx")

    def bare(sheet: Worksheet) -> None:
        sheet.append([None, None, None, "one"])
        sheet.append([None, None, None, "another"])

    in_sheet(path, bare)
    assert told(source, path, capsys).count("raden har ingen id") == 2


def test_what_our_own_format_cannot_hold_is_said_before_it_is_lost() -> None:
    with pytest.raises(RefusedError, match="som går tapt i et regneark: punkt-1"):
        formats.made(sending.of_texts(("a_x005F_b",)), "xlsx")


def test_a_source_that_is_wrong_itself_is_told_first(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sent(source, "xlsx")
    there = source / "translations" / "en" / "gater-og-torg.yaml"
    there.write_text(there.read_text("utf-8").replace("status:", "statu:"), "utf-8")
    assert ran(source, "import", str(path)) == 1
    assert "Mente du «status»?" in capsys.readouterr().err
    assert ran(source, "import", str(path.with_name("nei.xlsx"))) == 1
