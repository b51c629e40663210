"""A picture of the document stands where it stood, in every format, with words for those who do not see it."""

from __future__ import annotations

import copy
import json
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from lxml import etree

from generator.book.data_files import documents as all_documents
from generator.book.dependence import Dependence
from generator.book.press import Press
from generator.checks import check
from generator.data import documents
from generator.data.printer import Printer
from generator.platform.model import fingerprint
from generator.platform.pictures import PictureFile, kind_of
from generator.platform.register import Register, changes_nothing, release, standing
from generator.problems import Problem, errors
from generator.source.load import Loaded, load
from generator.source.pictures import LARGEST, understood
from tests.shaped import AGREEMENT, DRAWING, Shaped, Tree, made, png, written

ALT = 'Ein Haus mit "zehn" Fenstern & <einem> Garten.'


@pytest.fixture(scope="module")
def agreement(tmp_path_factory: pytest.TempPathFactory) -> Shaped:
    return made(tmp_path_factory.mktemp("agreement"), AGREEMENT)


@pytest.fixture(scope="module")
def path(agreement: Shaped) -> str:
    (file,) = agreement.book.pictures.values()
    return file.path


def test_it_stands_on_the_page_with_its_words_and_its_size(agreement: Shaped, path: str) -> None:
    page = agreement.pages["bildung/"]
    picture = page.by_id("bilde-1").css_first("img")
    assert picture is not None
    assert dict(picture.attributes) == {
        "src": f"../{path}",
        "alt": ALT,
        "width": "320",
        "height": "200",
    }
    order = [id_ for id_ in page.ids if id_ in ("tabell-1", "bilde-1", "innledning-1")]
    assert order == ["tabell-1", "bilde-1", "innledning-1"]
    assert agreement.files[path] == DRAWING.encode()
    assert re.fullmatch(r"pictures/neue-schule-[0-9a-f]{12}\.svg", path)


def test_it_reaches_every_format(agreement: Shaped, path: str) -> None:
    files, address = agreement.files, f"https://havdal.example/{path}"
    content = json.loads(files["data/platform.json"])["sectors"][0]["sections"][0]["content"]
    (told,) = [of for of in content if of["type"] == "picture"]
    assert told == {
        "type": "picture",
        "id": "bilde-1",
        "alt": ALT,
        "translations": {},
        "file": address,
        "media_type": "image/svg+xml",
        "url": "https://havdal.example/bildung/#bilde-1",
    }
    law = etree.fromstring(files["data/platform.akn.xml"])
    assert [(of.get("src"), of.get("alt")) for of in law.iter("{*}img")] == [(address, ALT)]
    text = files["data/platform.md"].decode()
    assert f'![Ein Haus mit "zehn" Fenstern & \\<einem\\> Garten.]({address})' in text
    assert f"\nA picture here shows: {ALT}\n" in files["data/platform.txt"].decode()
    with ZipFile(BytesIO(files["data/platform.epub"])) as book:
        assert book.read(f"book/{path}") == DRAWING.encode()
        package = etree.fromstring(book.read("book/package.opf"))
        chapter = etree.fromstring(book.read("book/1.xhtml"))
    named = [of.get("media-type") for of in package.iter("{*}item") if of.get("href") == path]
    assert named == ["image/svg+xml"]
    said = [of.text for of in package.iter("{*}meta")]
    assert "alternativeText" in said
    assert not [of for of in said if of and "no pictures" in of]
    assert [(of.get("src"), of.get("alt")) for of in chapter.iter("{*}img")] == [(path, ALT)]


@pytest.mark.long
def test_a_document_holds_the_picture_and_its_words(agreement: Shaped) -> None:
    document = next(all_documents(agreement.book))
    text = documents.html(Press(agreement.book, "de"), document)
    assert 'src="data:image/svg+xml;base64,' in text
    made_of = Printer().pdf(text, "", {}, large=False)
    with pikepdf.open(BytesIO(made_of)) as pdf:
        told = [
            str(of["/Alt"])
            for of in pdf.objects
            if isinstance(of, pikepdf.Dictionary) and "/Alt" in of
        ]
    assert ALT in told


def test_what_is_said_in_its_place_is_translated(tmp_path: Path) -> None:
    english = "language: en\nunits:\n  bilde-1:\n    text: A house in a garden.\n"
    english += f'    source: "{fingerprint(ALT)}"\n    status: draft\n'
    shaped = made(tmp_path, AGREEMENT, "en", **{"translations/en/bildung.yaml": english})
    assert errors(shaped.problems) == []
    picture = shaped.pages["en/bildung/"].by_id("bilde-1").css_first("img")
    assert picture is not None
    assert picture.attributes["alt"] == "A house in a garden."
    assert not shaped.pages["en/bildung/"].by_id("bilde-1").attributes.get("lang")


def test_its_words_are_ours_and_no_edition_waits_for_them(agreement: Shaped) -> None:
    before = agreement.book.platform
    told = copy.deepcopy(AGREEMENT)
    _picture(told)["alt"] = "Ein anderes Haus."
    after = type(before).model_validate(told)
    assert before.fingerprint == after.fingerprint
    assert "bilde-1" not in standing(before)
    assert changes_nothing(release(Register(), before, "2031-05-01"), after)


def test_another_picture_has_another_address(agreement: Shaped, path: str, tmp_path: Path) -> None:
    source = written(tmp_path, AGREEMENT)
    file = source / "pictures" / "Neue Schule.svg"
    file.write_text(DRAWING.replace("#245", "#345"), "utf-8")
    loaded = load(source)
    assert isinstance(loaded, Loaded)
    other = loaded.pictures["pictures/Neue Schule.svg"]
    assert isinstance(other, PictureFile)
    assert other.path != path


def test_the_page_is_made_anew_when_its_picture_is_another(agreement: Shaped) -> None:
    """And no other page, in a preview where the text stands as it stood."""
    book = agreement.book
    (name,) = book.pictures
    other = replace(book.pictures[name], data=DRAWING.replace("#245", "#345").encode())
    changed = replace(book, pictures={name: other})
    before, after = (Dependence(one, "").of("bildung") for one in (book, changed))
    assert before != after
    assert Dependence(replace(book), "").of("bildung") == before


def _picture(told: Tree) -> Tree:
    content = told["sectors"][0]["sections"][0]["content"]
    found: Tree = next(block for block in content if "picture" in block)
    return found


def _problems(folder: Path, told: Tree) -> list[Problem]:
    return [of for of in check(load(written(folder, told))) if of.rule == "pictures"]


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("file", "pictures/neue Schule.svg", "Mente du «pictures/Neue Schule.svg»?"),
        ("file", "pictures/borte.png", "finnes ikke under source/. Legg filen der"),
        ("file", "bilder/a.png", "skal ligge i mappen source/pictures/"),
        ("file", "pictures/../platform.yaml", "skal ligge i mappen source/pictures/"),
        ("file", "/etc/passwd", "skal ligge i mappen source/pictures/"),
        ("file", "https://a.example/a.png", "skal ligge i mappen source/pictures/"),
        ("alt", "bilde", "sier ikke hva bildet viser"),
        ("alt", "Neue Schule.svg", "sier ikke hva bildet viser"),
        ("alt", "Foto 3", "sier ikke hva bildet viser"),
    ],
)
def test_what_is_wrong_with_it_is_told_where_it_stands(
    tmp_path: Path, key: str, value: str, said: str
) -> None:
    told = copy.deepcopy(AGREEMENT)
    _picture(told)[key] = value
    (problem,) = _problems(tmp_path, told)
    assert said in problem.nb
    assert problem.en != problem.nb
    lines = (tmp_path / "source" / "platform.yaml").read_text("utf-8").splitlines()
    assert lines[problem.place.line - 1].strip().startswith(f"{key}: ")


def test_a_picture_without_words_is_told(tmp_path: Path) -> None:
    told = copy.deepcopy(AGREEMENT)
    del _picture(told)["alt"]
    problems = check(load(written(tmp_path, told)))
    assert ["«alt»" in of.nb for of in problems] == [True]


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'

DANGEROUS = (
    "<script>alert(1)</script>",
    '<path onclick="alert(1)"/>',
    '<a href="javascript:alert(1)"><path/></a>',
    '<image xlink:href="https://a.example/a.png"/>',
    "<foreignObject><b/></foreignObject>",
    "<style>@import 'https://a.example/a.css';</style>",
    '<path style="fill: url(https://a.example/a.svg#b)"/>',
    '<use href="other.svg#a"/>',
    '<image href="data:image/svg+xml;base64,AAAA"/>',
    '<set attributeName="href" to="javascript:alert(1)"/>',
)


@pytest.mark.parametrize("inside", DANGEROUS)
def test_a_drawing_that_does_more_than_draw_is_refused(inside: str) -> None:
    found = understood("pictures/a.svg", SVG.format(inside).encode())
    assert not isinstance(found, PictureFile)
    assert "holder mer enn en tegning" in found[0]


def test_a_drawing_with_entities_is_refused() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a "ja">]>' + SVG.format("<text>&a;</text>")
    assert kind_of(bomb.encode()) is None
    assert not isinstance(understood("pictures/a.svg", bomb.encode()), PictureFile)
    late = SVG.format("<!-- --><text/>") + "<!DOCTYPE a>"
    assert not isinstance(understood("pictures/a.svg", late.encode()), PictureFile)


def test_drawings_that_only_draw_are_shown() -> None:
    inside = '<defs><path id="a"/></defs><use xlink:href="#a" style="fill: url(#b)"/>'
    found = understood("pictures/a.svg", SVG.format(inside).encode())
    assert isinstance(found, PictureFile)
    assert (found.width, found.height) == (0, 0)


@pytest.mark.parametrize(
    "data",
    [b"", b"\x89PNG\r\n\x1a\n", png()[:20], b"%PDF-1.7", b"<html><svg></svg></html>", b"<svg"],
)
def test_what_is_no_picture_is_told(data: bytes) -> None:
    found = understood("pictures/a.png", data)
    assert not isinstance(found, PictureFile)
    assert "ikke et bilde som kan vises" in found[0]


def test_a_picture_that_takes_long_to_fetch_is_told_and_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = written(tmp_path, AGREEMENT)
    file = source / "pictures" / "Neue Schule.svg"
    with file.open("wb") as out:
        out.write(png())
        out.truncate(LARGEST + 1)
    (problem,) = [of for of in check(load(source)) if of.rule == "pictures"]
    assert "1600 punkter bredt er nok" in problem.nb
    file.write_bytes(png(640, 480))
    loaded = load(source)
    assert isinstance(loaded, Loaded)
    found = loaded.pictures["pictures/Neue Schule.svg"]
    assert isinstance(found, PictureFile)
    assert (found.kind, found.width, found.height) == ("png", 640, 480)
    assert found.path.endswith(".png")  # by what it holds, not by its name
