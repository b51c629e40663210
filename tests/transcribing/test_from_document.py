"""A document becomes a first platform: its words to the letter, its shape as far as it can be told."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import docx
import pypandoc
import pytest

from generator.checks import check
from generator.doors.founding import Asked, CannotFoundError, found
from generator.platform.extraction import LIST_MARKS
from generator.platform.fidelity import reassemble
from generator.platform.model import Commitment, Picture, Table
from generator.problems import errors
from generator.source.load import Loaded
from generator.transcribing.drafting import draft
from generator.transcribing.remarks import _SAID as SAID
from generator.transcribing.remarks import UNSURE
from tests.built import TESTS, files, whole
from tests.shaped import png
from tests.transcribing.written import PLAIN, WORDS, write

FORMATS = ("md", "html", "odt", "docx", "word")


def founded(folder: Path, document: Path, **asked: str) -> Loaded:
    """A city that has been founded from a document."""
    to = folder / "by"
    found(to, Asked("Havdal", **asked), document=document)
    return whole(to / "source")


def words_of(loaded: Loaded) -> list[str]:
    """Every word of the platform, in its order, with the document's title where that stands first."""
    words = [word for of in reassemble(loaded.document) for word in of.words if word != "•"]
    title = loaded.platform.title.split()
    return words if words[: len(title)] == title else [*title, *words]


def adopted_words(loaded: Loaded) -> list[str]:
    """Every word of ``adopted.txt`` but the marks before points."""
    lines = (line.split() for line in (loaded.adopted or "").splitlines())
    return [word for line in lines for word in line[line[:1] == ["•"] :]]


def tree(commitment: Commitment) -> Any:
    """A commitment and those inside it, by their words alone."""
    return (commitment.text, *map(tree, commitment.commitments))


@pytest.mark.parametrize("form", FORMATS)
def test_every_word_stands_in_both_in_its_order(tmp_path: Path, form: str) -> None:
    loaded = founded(tmp_path, write(tmp_path, form))
    assert adopted_words(loaded) == WORDS
    assert words_of(loaded) == WORDS
    assert loaded.comparison
    assert loaded.comparison.differences == ()
    assert errors(check(loaded)) == []


@pytest.mark.long
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("form", ["odt", "docx", "html"])
def test_every_word_comes_through_libreoffice_too(tmp_path: Path, form: str) -> None:
    """A document that somebody has saved there, whatever it was written in."""
    (tmp_path / "saved").mkdir()
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    to = ("--headless", "--convert-to", form, "--outdir", str(tmp_path / "saved"))
    subprocess.run(("soffice", home, *to, str(write(tmp_path, "word"))), check=True)
    loaded = founded(tmp_path, tmp_path / "saved" / f"program.{form}")
    assert adopted_words(loaded) == WORDS
    assert words_of(loaded) == WORDS
    assert loaded.comparison
    assert loaded.comparison.differences == ()
    assert errors(check(loaded)) == []


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_shape_comes_of_each_format(tmp_path: Path, form: str) -> None:
    platform = founded(tmp_path, write(tmp_path, form)).platform
    assert platform.title == 'Program for "Havdal" 2031–2035'
    told = [(of.title, of.preamble, [one.title for one in of.sections]) for of in platform.sectors]
    assert told == [
        (platform.title, True, []),
        ("Skole og barn", False, ["Svømmehallen"]),
        ("Helse", False, []),
    ]
    assert [tree(c) for c in platform.sectors[1].content if isinstance(c, Commitment)] == [
        (
            "bygge ny skole i Lia gjennom",
            ("flere lærere,",),
            ("bedre skoleskyss:", ("buss heim om kvelden",)),
        ),
        ("gi gratis skolemat, ikke {{ mat }} eller [x]",),
        ("Skolen er gratis.",),
        ("Boka er gratis.",),
    ]
    kinds = [block.kind for block in platform.sectors[1].content]
    assert kinds == ["paragraph", "lead_in", *["commitment"] * 4]
    last = platform.sectors[2].content[-1]
    assert (last.kind, last.text) == ("quote", "Ingen skal vente.")
    tables = [block for _, _, block in platform.blocks() if isinstance(block, Table)]
    assert [(of.header, of.rows) for of in tables] == [
        (("År", "Sats"), (("2031", "2,1 %"), ("2032", "")))
    ]
    assert [c.label for c in platform.commitments if c.label] == ["1.", "2."]
    assert [c.number for c in platform.commitments] == list(range(1, 9))


@pytest.mark.parametrize("form", ["md", "html", "odt", "docx"])
def test_what_is_marked_in_a_document_is_marked_here(tmp_path: Path, form: str) -> None:
    platform = founded(tmp_path, write(tmp_path, form)).platform
    first = platform.paragraphs[0]
    assert [(of.words, of.address) for of in first.links] == [
        ("planen", "https://havdal.example/plan?a=1&b=2")
    ]
    assert [(of.id, of.words, of.text) for of in first.notes] == [
        ("fotnote-1", "planen.", "Vedtatt på årsmøtet.")
    ]
    assert [c.emphasis for c in platform.commitments if c.emphasis] == [("ny",)]


def test_a_whole_sentence_after_a_list_with_a_lead_in_is_not_read_after_it(tmp_path: Path) -> None:
    platform = founded(tmp_path, write(tmp_path, "md")).platform
    whole_ones = [c.text for c in platform.commitments if c.whole]
    assert whole_ones == []  # they follow the list at once, and nobody can tell
    text = "# A\n\nVi vil:\n\n- rydde\n\nMer er det ikke.\n\n- Skolen er gratis.\n- male\n"
    file = tmp_path / "b.md"
    file.write_text(text, "utf-8")
    made = founded(tmp_path / "b", file).platform
    assert {c.text: c.whole for c in made.commitments} == {
        "rydde": False,
        "Skolen er gratis.": True,
        "male": False,
    }


def test_plain_text_takes_its_shape_from_numbers_marks_and_lines(tmp_path: Path) -> None:
    file = tmp_path / "program.txt"
    file.write_text(PLAIN, "utf-8")
    loaded = founded(tmp_path, file)
    assert (tmp_path / "by" / "source" / "adopted.txt").read_text("utf-8") == PLAIN
    assert errors(check(loaded)) == []
    platform = loaded.platform
    assert platform.title == "PROGRAM FOR HAVDAL"
    assert [of.title for of in platform.sectors] == ["1 Skole og barn", "2 Helse"]
    assert [of.title for of in platform.sections] == ["1.1 Svømmehallen"]
    assert [tree(c) for c in platform.sectors[0].content if isinstance(c, Commitment)] == [
        (
            "bygge ny skole i Lia, slik at alle som bor der, kan gå til skolen – også om vinteren",
            ("med flere lærere,",),
            ("med skoleskyss",),
        ),
        ("gi gratis skolemat",),
    ]
    assert [(c.label, c.text[:9]) for c in platform.sections[0].commitments] == [
        ("a)", "Hallen er"),
        ("b)", "Bading er"),
    ]
    assert [p.text.rpartition(" ")[2] for p in platform.paragraphs] == ["skolen.", "natta."]


def test_the_real_adopted_text_is_taken_in_whole(tmp_path: Path) -> None:
    """285 commitments, and four more where the extraction has a mark too many."""
    file = TESTS.parent / "source" / "adopted.txt"
    loaded = founded(tmp_path, file)
    assert (tmp_path / "by" / "source" / "adopted.txt").read_bytes() == file.read_bytes()
    assert loaded.comparison
    assert (loaded.comparison.differences, loaded.corrections) == ((), ())
    marks = LIST_MARKS - {"-", "–", "—", "*"}
    ours = [word for of in reassemble(loaded.document) for word in of.words if word not in marks]
    theirs = [word for word in file.read_text("utf-8").split() if word not in marks]
    assert ours == theirs
    assert len(loaded.platform.commitments) == 289
    assert errors(check(loaded)) == []


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_the_only_number_under_a_numbered_heading_is_a_label(tmp_path: Path, name: str) -> None:
    sign = "# " if name.endswith("md") else ""
    text = f"{sign}1 Skole\n\n1.1 Alle skal lære å svømme.\n\n1.2 Skolen er gratis.\n\n"
    text += f"{sign}2 Helse\n\n2.1 Legen kommer heim.\n\n2.4 millioner er nok.\n"
    (tmp_path / name).write_text(text, "utf-8")
    platform = founded(tmp_path, tmp_path / name).platform
    assert [c.label for c in platform.commitments] == ["1.1", "1.2", "2.1"]
    assert [p.text for p in platform.paragraphs] == ["2.4 millioner er nok."]


def test_typed_numbers_in_a_row_are_labels_and_one_alone_is_not(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(
        "# Skole\n\n2.3.1 Bygge en skole.\n\n2.3.2 Male en skole.\n\n"
        "1.5 millioner er nok.\n\nMer.\n\n17. mai er skolen stengt.\n",
        "utf-8",
    )
    platform = founded(tmp_path, file).platform
    assert [(c.label, c.text) for c in platform.commitments] == [
        ("2.3.1", "Bygge en skole."),
        ("2.3.2", "Male en skole."),
    ]
    said = [p.text for p in platform.paragraphs]
    assert said == ["1.5 millioner er nok.", "Mer.", "17. mai er skolen stengt."]


STRANGE = (
    "Alt & <i>alt</i> {{ x }} # ja: *nei* \u200f«שלום» [x](javascript:alert(1)) "
    'og "sitat": 100 % --- \\n @a `b` | c || d ' + "lang " * 20_000 + "slutt."
)


def test_whatever_a_document_says_is_words(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Tittel: # {{ x }} <b>", 1)
    made.add_paragraph(STRANGE)
    made.add_paragraph("[ting] - og * sånt", "List Bullet")
    made.save(str(tmp_path / "a.docx"))
    loaded = founded(tmp_path, tmp_path / "a.docx")
    assert loaded.platform.paragraphs[0].text == " ".join(STRANGE.split())
    assert loaded.platform.sectors[0].title == "Tittel: # {{ x }} <b>"
    assert loaded.comparison
    assert loaded.comparison.differences == ()


def test_what_nobody_sees_is_taken_away_in_both_and_told(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Tittel\n\nSko\u00adle\u200b for 10\u00a0barn, e\u0301n\u0007 gang.\n", "utf-8")
    loaded = founded(tmp_path, file)
    assert "Skole for 10 barn, én gang." in " ".join((loaded.adopted or "").split())
    assert errors(check(loaded)) == []
    text = (tmp_path / "by" / "source" / "platform.yaml").read_text("utf-8")
    assert "Tegn som ingen ser, er tatt bort, her og i adopted.txt: 3." in text


DOUBTFUL = {
    "untitled": "# A\n\nTekst.\n\n# B\n\nMer.\n",
    "table_rows": "# A\n\n| | B |\n|--|--|\n| c | d |\n",
    "half": "# A\n\nSlik er det.\n\n- rydde i byen\n",
    "carried": "# A\n\nVi vil:\n\n- male\n\nSlik er det.\n\n- rydde\n",
    "lead_in": "# A\n\nVi vil gjerne\n\n- male\n",
    "between": "# A\n\n- a\n  - b\n\n  Mer om det.\n",
    "bold": "# A\n\n**Skole**\n\nAlt er bra.\n",
    "link": "# A\n\nLes [planen](plan.html) nå.\n",
    "emphasis": "# A\n\nEn ny og *ny* skole.\n",
    "note": "# A [^1]\n\nTekst.\n\n[^1]: En note.\n",
    "picture": "# A\n\n![En skole](skole.jpg)\n\nTekst.\n",
    "strikeout": "# A\n\nDette ~~ikke~~ gjelder.\n",
    "raw": "# A\n\nDette <b>er</b> det.\n",
    "no_title": "Dette er et avsnitt som ingen har satt en overskrift over.\n\nMer.\n",
    "title": "Program for byen\n\nForordet er her.\n\n# A\n\nTekst.\n",
    "quote": "# A\n\n> Les [planen](https://a.example/).\n",
}


@pytest.mark.parametrize("key", DOUBTFUL)
def test_what_could_not_be_told_is_a_remark_where_it_stands(tmp_path: Path, key: str) -> None:
    file = tmp_path / "a.md"
    file.write_text(DOUBTFUL[key], "utf-8")
    loaded = founded(tmp_path, file)
    text = (tmp_path / "by" / "source" / "platform.yaml").read_text("utf-8")
    begins = re.split(r"[{\n]", SAID[key]["nb"])[0]
    assert f"# Usikkert: {begins}" in text
    assert loaded.comparison
    assert loaded.comparison.differences == ()
    assert errors(check(loaded)) == []


@pytest.mark.parametrize("form", ["docx", "odt", "html", "md"])
def test_a_picture_comes_along_with_its_words(tmp_path: Path, form: str) -> None:
    (tmp_path / "skole.png").write_bytes(png(40, 30))
    text = "# Skole\n\nTekst.\n\n![En skole i Lia](skole.png)\n\nMer tekst.\n\n![](skole.png)\n"
    file = tmp_path / f"a.{form}"
    if form == "md":
        file.write_text(text, "utf-8")
    else:
        to = ("--from", "commonmark", "--to", form, "--standalone", "--metadata", "pagetitle=x")
        run = (pypandoc.get_pandoc_path(), *to, "--resource-path", str(tmp_path), "-o", str(file))
        subprocess.run(run, input=text.encode(), check=True)
    if form == "odt":
        _say(file, "En skole i Lia")  # which Pandoc does not write
    loaded = founded(tmp_path, file)
    blocks = loaded.platform.sectors[0].content
    assert [of.kind for of in blocks] == ["paragraph", "picture", "paragraph"]
    picture = blocks[1]
    assert isinstance(picture, Picture)
    assert picture.alt == "En skole i Lia"
    assert (tmp_path / "by" / "source" / picture.file).read_bytes() == png(40, 30)
    assert errors(check(loaded)) == []
    said = (tmp_path / "by" / "source" / "platform.yaml").read_text("utf-8")
    assert "#   file: pictures/bilde-2.png\n" in said


def _say(file: Path, words: str) -> None:
    """Give the first picture of an ODT its words, as LibreOffice does."""
    with zipfile.ZipFile(file) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    said = f"<svg:desc>{words}</svg:desc></draw:frame>".encode()
    held["content.xml"] = held["content.xml"].replace(b"</draw:frame>", said, 1)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content)


def test_no_picture_is_fetched_from_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "hemmelig.png").write_bytes(png())
    (tmp_path / "her").mkdir()
    file = tmp_path / "her" / "a.md"
    names: tuple[str, ...] = (
        "../hemmelig.png",
        str(tmp_path / "hemmelig.png"),
        "https://a.example/a.png",
    )
    names += (f"file://{tmp_path}/hemmelig.png", "%2e%2e/hemmelig.png", "data:image/png;base64,!!")
    file.write_text("# A\n\nTekst.\n\n" + "".join(f"![Alt]({of})\n\n" for of in names), "utf-8")
    loaded = founded(tmp_path, file)
    assert [of.kind for of in loaded.platform.sectors[0].content] == ["paragraph"]
    assert not (tmp_path / "by" / "source" / "pictures").exists()


def test_remarks_are_in_the_language_that_was_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(DOUBTFUL["half"], "utf-8")
    for language, begins in {
        "nn": "# Usikkert: Punktet byrjar",
        "de": "# Unsure: The point",
    }.items():
        founded(tmp_path / language, file, language=language)
        text = (tmp_path / language / "by" / "source" / "platform.yaml").read_text("utf-8")
        assert begins in text
        assert "eksempler" not in text
    for said in SAID.values():
        assert set(said) == set(UNSURE)


def _zipped(**held: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in held.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


def _deep(heading: str) -> bytes:
    made = docx.Document()
    for level in range(1, 9):
        made.add_heading(f"{heading} {level}", level)
        made.add_paragraph("Tekst.")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _tracked() -> bytes:
    made = docx.Document()
    made.add_heading("Skole", 1)
    run = made.add_paragraph("Tekst ")._p.add_r()
    run.text = "ny"
    around = run.makeelement(f"{{{run.nsmap['w']}}}ins", {f"{{{run.nsmap['w']}}}id": "1"})
    run.addprevious(around)
    around.append(run)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


ODT = b"application/vnd.oasis.opendocument.text"

REFUSED: dict[str, tuple[bytes, str]] = {
    "tom.txt": (b" \n\t\n", "er tom"),
    "tegn.md": (b"***\n\n---\n", "er tom"),
    "tom.docx": (b"", "er tom"),
    "vedtak.pdf": (b"%PDF-1.7\n", "Be om dokumentet slik det ble skrevet"),
    "skannet.docx": (b"\x89PNG\r\n\x1a\n", "er et bilde"),
    "bilder.html": (b"<html><body><img src=a.png alt=Side></body></html>", "har bare bilder"),
    "bare.html": (
        b"<html><head><title>Plan</title></head><body><img src=a.png></body></html>",
        "har bare bilder",
    ),
    "passord.docx": (
        b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"),
        "låst med passord",
    ),
    "passord.odt": (
        _zipped(mimetype=ODT, **{"META-INF__manifest_xml": b"<m:encryption-data/>"}),
        "låst med passord",
    ),
    "gammel.doc": (b"\xd0\xcf\x11\xe0 WordDocument", "lagre den som .docx"),
    "ark.ods": (
        _zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
        "lagre den som",
    ),
    "tekst.rtf": (b"{\\rtf1 Skole}", "lagre den som .docx"),
    "skadet.docx": (b"PK\x03\x04 dette er ingen pakke", "skadet eller avkuttet"),
    "rot.docx": (_zipped(word__document_xml=b"<w:document"), "Dokumentet kan ikke leses"),
    "latin.txt": ("Skole og barnehage på øya".encode("latin-1"), "ikke er UTF-8"),
    "dyp.docx": (_deep("Del"), "står på nivå 7"),
    "liste.md": (
        ("# A\n\n" + "".join(f"{'  ' * n}- punkt {n}\n" for n in range(8))).encode(),
        "står på nivå 7 i lister",
    ),
    "sporet.docx": (_tracked(), "har sporede endringer"),
    "uten.md": (b"- et punkt\n- et til\n", "uten noen overskrift over"),
    "nulltegn.txt": (b"Skole\0 og mer", "ikke en tekstfil"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_taken_in_is_told_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    data, told = REFUSED[name]
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(CannotFoundError, match=re.escape(told)) as refused:
        found(tmp_path / "by", Asked("Havdal"), document=file)
    assert refused.value.en != refused.value.nb
    assert set(files(tmp_path)) == {name}


def test_a_file_as_large_as_a_film_is_not_even_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "stor.docx"
    with file.open("wb") as made:
        made.truncate(200 * 1024 * 1024)  # a hole, which takes no room on the disk
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
    with pytest.raises(CannotFoundError, match="større enn 64 MB"):
        found(tmp_path / "by", Asked("Havdal"), document=file)
    assert not (tmp_path / "by").exists()


def test_a_small_file_that_unpacks_to_a_large_one_is_told(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (65 * 1024 * 1024))
    (tmp_path / "a.docx").write_bytes(out.getvalue())
    with pytest.raises(CannotFoundError, match="større enn 64 MB"):
        found(tmp_path / "by", Asked("Havdal"), document=tmp_path / "a.docx")


def test_without_pandoc_plain_text_will_do_and_the_rest_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    file = tmp_path / "a.md"
    file.write_text("# A\n\nTekst.\n", "utf-8")
    with pytest.raises(CannotFoundError, match="make founders"):
        found(tmp_path / "by", Asked("Havdal"), document=file)
    file = file.rename(tmp_path / "a.txt")
    assert draft(file, "nb").adopted == "# A\n\nTekst.\n"


def test_the_command_says_how_much_there_is_to_look_at(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from generator.doors.cli import main  # noqa: PLC0415 - the door, and no process of its own

    file = tmp_path / "a.md"
    file.write_text(DOUBTFUL["half"], "utf-8")
    asked = ("new", "platform", str(tmp_path / "by"), "--place", "Havdal", "--from", str(file))
    assert main(list(asked)) == 0
    said = capsys.readouterr().out
    assert "Der noe ikke var til å tyde, står «Usikkert:» over (2 i alt)." in said
    assert "make serve" in said
