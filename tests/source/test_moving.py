"""Whatever stands in an old place is moved by ``fmt``, and not a byte of the site differs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.checks import check
from generator.source import moving
from generator.source.load import Loaded, load
from generator.source.shelves import REGISTER
from tests.built import TESTS, plattform

OLD = TESTS / "source" / "old"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """An imaginary city in the old layout, ready to be moved."""
    return Path(shutil.copytree(OLD, tmp_path / "source"))


def site(source: Path, to: Path) -> dict[str, bytes]:
    run = plattform("--source", str(source), "pages", "--to", str(to), cwd=TESTS / "city")
    assert run.returncode == 0, run.stdout + run.stderr
    files = (path for path in to.rglob("*") if path.is_file())
    return {path.relative_to(to).as_posix(): path.read_bytes() for path in files}


def fmt(source: Path) -> str:
    run = plattform("--source", str(source), "fmt", cwd=source.parent)
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


def loaded(source: Path) -> Loaded:
    found = load(source)
    assert isinstance(found, Loaded)
    return found


def test_the_site_of_both_layouts_is_the_same_to_the_byte(source: Path, tmp_path: Path) -> None:
    before = site(source, tmp_path / "before")
    said = fmt(source)
    after = site(source, tmp_path / "after")
    assert "plain/skole-og-barnehage.yaml er ny" in said
    assert "translations/en.yaml er borte" in said
    assert before.keys() == after.keys()
    assert [path for path in before if before[path] != after[path]] == []
    assert fmt(source) == ""


def test_the_old_layout_is_told_once_and_the_new_one_never(source: Path) -> None:
    told = [problem for problem in check(load(source)) if problem.rule == "old-layout"]
    assert [problem.severity for problem in told] == ["warning"]
    assert "plattform fmt" in told[0].nb
    fmt(source)
    assert [problem for problem in check(load(source)) if problem.rule == "old-layout"] == []


def test_remarks_go_where_their_words_go(source: Path) -> None:
    platform = source / "platform.yaml"
    text = platform.read_text("utf-8")
    to = "            - sentence: kort-2\n"
    text = text.replace(to, f"            # om to\n{to}")
    text = text.replace("    summary:\n", "    # over alt\n    summary:\n", 1)
    assert text.count("# om to") == text.count("# over alt") == 1
    platform.write_text(text, "utf-8")
    fmt(source)
    plain = (source / "plain" / "skole-og-barnehage.yaml").read_text("utf-8")
    assert "  # over alt\n  skole-og-barnehage:\n" in plain
    assert "      # om to\n      - sentence: kort-2\n" in plain
    assert "over alt" not in platform.read_text("utf-8")


def test_a_long_glossary_is_parted_by_letter_and_its_translations_too(source: Path) -> None:
    many = "".join(
        f"  - term: {letter}{n}\n    title: {letter.upper()}{n}\n    explanation: >-\n"
        f"      Forklaring nummer {n} av mange, og den er ganske lang.\n"
        for letter in ("a", "b")
        for n in range(300)
    )
    (source / "glossary.yaml").write_text(f"# Ordene våre\nterms:\n{many}", "utf-8")
    translations = source / "translations" / "en.yaml"
    slot = '  ord-b7:\n    text: B seven\n    status: draft\n    source: "12345678"\n'
    text = translations.read_text("utf-8").split("  ord-", 1)[0]
    translations.write_text(text + slot, "utf-8")
    before = [term.id for term in loaded(source).glossary.terms]
    fmt(source)
    assert not (source / "glossary.yaml").exists()
    assert sorted(path.name for path in (source / "glossary").iterdir()) == ["a.yaml", "b.yaml"]
    assert (source / "glossary" / "a.yaml").read_text("utf-8").startswith("# Ordene våre\nterms:\n")
    after = loaded(source)
    assert [term.id for term in after.glossary.terms] == before
    assert after.translation_spot("en", "ord-b7").file.endswith("translations/en/glossary/b.yaml")


def test_many_everyday_words_are_parted_in_their_order_with_their_remarks(
    source: Path, tmp_path: Path
) -> None:
    text = (source / "everyday-words.yaml").read_text("utf-8")
    many = "".join(
        f"{'  # Om bad' + chr(10) if n == 600 else ''}"
        f"  - words: [hverdagsord nummer {n}, {'w' * 60}{n}]\n    leads_to: [leksehjelp]\n"
        for n in range(1200)
    )
    (source / "everyday-words.yaml").write_text(text + many, "utf-8")
    before, entries = site(source, tmp_path / "before"), loaded(source).everyday_words.entries
    fmt(source)
    folder = source / "everyday-words"
    names = sorted(path.name for path in folder.iterdir())
    assert names == [f"{n:02}.yaml" for n in range(1, len(names) + 1)]
    assert len(names) > 2
    assert not (source / "everyday-words.yaml").exists()
    assert loaded(source).everyday_words.entries == entries
    assert (
        sum(path.read_text("utf-8").count("# Om bad\n  - words") for path in folder.iterdir()) == 1
    )
    assert site(source, tmp_path / "after") == before
    assert fmt(source) == ""


def test_a_translation_in_the_wrong_file_is_told_and_moved(source: Path) -> None:
    fmt(source)
    of = source / "translations" / "en"
    wrong, right = of / "fjord-og-fjell.yaml", of / "skole-og-barnehage.yaml"
    slot = right.read_text("utf-8").partition("  avsnitt-1:\n")[2].partition("\n  innledning-1")[0]
    assert "way to school" in slot
    slot = f"  avsnitt-1:\n{slot}\n"
    right.write_text(right.read_text("utf-8").replace(slot, ""), "utf-8")
    wrong.write_text(wrong.read_text("utf-8") + slot, "utf-8")
    told = [p for p in check(load(source)) if p.rule == "translation"]
    assert [p.place.file.rpartition("/")[2] for p in told] == ["fjord-og-fjell.yaml"]
    assert "translations/en/skole-og-barnehage.yaml" in told[0].nb
    fmt(source)
    assert "way to school" in right.read_text("utf-8")
    assert [p for p in check(load(source)) if p.rule == "translation"] == []


def test_the_adopted_words_above_a_plain_wording_are_kept_true(source: Path) -> None:
    fmt(source)
    plain = source / "plain" / "gater-og-torg.yaml"
    said = "  punkt-8:\n    # Vedtatt: noe gammelt\n    text: >-\n      Torget blir bilfritt.\n"
    plain.write_text(f"{plain.read_text('utf-8')}wordings:\n{said}", "utf-8")
    adopted = next(c.text for c in loaded(source).platform.commitments if c.id == "punkt-8")
    fmt(source)
    assert f"  punkt-8:\n    # Vedtatt: {' '.join(adopted.split())}\n" in plain.read_text("utf-8")
    assert "noe gammelt" not in plain.read_text("utf-8")
    assert fmt(source) == ""


def test_every_file_of_the_real_platform_is_one_that_a_person_can_open() -> None:
    """The register is none: the program writes it, and it only grows."""
    written = (TESTS.parent / "source").rglob("*.yaml")
    files = sorted(path for path in written if path.name != REGISTER)
    assert len(files) > 20
    for path in files:
        data = path.read_bytes()
        assert data.count(b"\n") <= moving.LONGEST, path
        assert len(data) <= moving.LARGEST, path


def test_every_file_that_people_write_can_be_opened_and_read_through() -> None:
    """No larger than a forge shows and an editor scrolls; what is only written by program may be."""
    written_once = {"adopted.txt", REGISTER}
    folder = TESTS.parent / "source"
    files = [path for path in folder.rglob("*") if path.suffix in (".yaml", ".txt")]
    large = {
        path.relative_to(folder).as_posix()
        for path in files
        if path.stat().st_size > 100_000 or path.read_text("utf-8").count("\n") > 2_000
    }
    assert len(files) > 20
    assert large <= written_once
