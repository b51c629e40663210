"""Every text of the real platform goes through OmegaT and LibreOffice, and comes back to the letter."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from generator.exchange import formats, incoming, outgoing, xliff
from generator.exchange.rows import Received, Sending
from generator.source.load import Loaded
from tests.built import TESTS, whole
from tests.exchange import sending

pytestmark = pytest.mark.long

PLATFORM = TESTS.parent / "source"


@pytest.fixture(scope="module")
def real() -> Loaded:
    return whole(PLATFORM)


@pytest.fixture(scope="module")
def english(real: Loaded) -> Sending:
    """Every text, most with a translation."""
    return outgoing.sending(real, "en")


def tool(name: str, package: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not here: apt install {package}")
    return found


def through_office(path: Path, to: Path) -> bytes:
    """What LibreOffice makes of a file that it opens and saves again."""
    office = tool("soffice", "libreoffice-calc libreoffice-writer")
    home = f"-env:UserInstallation=file://{to}/home"
    arguments = ["--headless", "--convert-to", path.suffix[1:], "--outdir", str(to), str(path)]
    subprocess.run([office, home, *arguments], check=True, capture_output=True, timeout=600)
    return (to / path.name).read_bytes()


def through_omegat(packed: bytes, to: Path, lang: str) -> bytes:
    """What OmegaT makes of a project in which its translator has translated nothing more."""
    omegat = tool("omegat", "omegat")
    (to / "project.zip").write_bytes(packed)
    with zipfile.ZipFile(to / "project.zip") as project:
        project.extractall(to)
    folder = to / f"plattform-{lang}"
    subprocess.run(
        [omegat, str(folder), "--mode=console-translate"],
        check=True,
        capture_output=True,
        timeout=600,
    )
    shutil.make_archive(str(to / "back"), "zip", to, folder.name)
    return (to / "back.zip").read_bytes()


def compared(back: Received, out: Sending) -> None:
    """Letter for letter; Word's table cells lose blanks at their ends, and no text of ours has any."""
    assert (back.place, back.target) == (out.place, out.target)
    assert [answer.id for answer in back.answers] == [row.id for row in out.rows]
    for answer, row in zip(back.answers, out.rows, strict=True):
        assert (answer.source, answer.target) == (row.source, row.target), row.id
        assert (answer.basis, answer.fault) == (row.fingerprint, None), row.id


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_every_text_comes_back_from_libreoffice(
    kind: str, real: Loaded, english: Sending, tmp_path: Path
) -> None:
    (tmp_path / "back").mkdir()
    path = tmp_path / f"sendt.{kind}"
    path.write_bytes(formats.made(english, kind))
    back = formats.received(through_office(path, tmp_path / "back"), "nb")
    compared(back, english)
    judged = incoming.judge(real, back, "en")
    assert (judged.taken_in, judged.refused) == ([], [])
    assert len(judged.unchanged) == sum(bool(row.target) for row in english.rows)


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_every_sign_comes_back_from_libreoffice(kind: str, tmp_path: Path) -> None:
    (tmp_path / "back").mkdir()
    out = sending.of_texts((*sending.HOSTILE, *([sending.CODES] if kind == "xlsx" else [])))
    path = tmp_path / f"sendt.{kind}"
    path.write_bytes(formats.made(out, kind))
    compared(formats.received(through_office(path, tmp_path / "back"), "nb"), out)


def test_every_text_comes_back_from_omegat(real: Loaded, english: Sending, tmp_path: Path) -> None:
    """Also where two texts share their Norwegian and not their English."""
    back = formats.received(through_omegat(formats.made(english, "omegat"), tmp_path, "en"), "nb")
    translated = {row.id: row.target or row.source for row in english.rows}
    assert {answer.id: answer.target for answer in back.answers} == translated
    assert len({row.source for row in english.rows}) < len(english.rows)
    judged = incoming.judge(real, back, "en")
    assert (judged.taken_in, judged.refused) == ([], [])


def test_every_sign_comes_back_from_omegat(tmp_path: Path) -> None:
    out = sending.of_texts((*sending.HOSTILE, sending.CODES))
    back = formats.received(through_omegat(formats.made(out, "omegat"), tmp_path, "sma"), "nb")
    compared(back, out)


def test_a_language_without_a_word_comes_back_from_omegat_as_not_translated(
    real: Loaded, tmp_path: Path
) -> None:
    out = outgoing.sending(real, "sma")
    back = formats.received(through_omegat(formats.made(out, "omegat"), tmp_path, "sma"), "nb")
    judged = incoming.judge(real, back, "sma")
    assert (judged.taken_in, judged.refused) == ([], [])
    assert len(judged.same) == len(out.rows)
    assert xliff.name("sma") == "plattform.sma.xlf"
