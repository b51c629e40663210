"""Is what is published the text that was reviewed? Held against a real server, and a folder."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.doors import cli, verifying
from tests.built import Site, files
from tests.served import without_headers


@pytest.fixture
def published(city: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is published of the city, and this revision's own, which is built already."""
    monkeypatch.setattr("generator.doors.rebuilding.build", lambda asked: int(asked.offline))
    monkeypatch.setattr(verifying, "PAUSE", 0)
    monkeypatch.chdir(tmp_path)
    shutil.copytree(city.folder, tmp_path / "site")
    return Path(shutil.copytree(city.folder, tmp_path / "ute"))


@pytest.fixture(params=["server", "folder"])
def place(request: pytest.FixtureRequest, published: Path) -> Iterator[str]:
    """Where it is read: at an address, and in a folder."""
    if request.param == "folder":
        yield str(published)
        return
    with without_headers(published) as address:
        yield address


def told(place: str, capsys: pytest.CaptureFixture[str], status: int) -> list[str]:
    capsys.readouterr()
    assert cli.main(["verify", place]) == status
    return capsys.readouterr().out.splitlines()


def test_the_list_names_every_file_and_its_checksum_and_has_no_clock(city: Site) -> None:
    named = city.json("data/manifest.json")
    held = {path: sha256(content).hexdigest() for path, content in files(city.folder).items()}
    assert held.pop("data/manifest.json")
    assert named["files"] == held
    assert list(named["files"]) == sorted(held)
    assert named["fingerprint"] == city.json("data/platform.json")["fingerprint"]
    assert set(named) == {"edition", "fingerprint", "files"}


def test_what_is_published_as_it_was_reviewed_is_said_to_be(
    place: str, published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (line,) = told(place, capsys, 0)
    assert line == (
        f"{len(files(published))} filer på {place} er lest, og alle er som i denne versjonen, til siste tegn."
    )


def test_a_letter_changed_a_file_withheld_and_one_added_are_each_found(
    place: str, published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = published / "punkt" / "8" / "index.html"
    html = page.read_text("utf-8")
    page.write_text(html.replace("stenge Torggata", "stenge Torggatå"), "utf-8")
    (published / "data" / "commitments.xlsx").write_bytes(b"PK\x03\x04\xff")
    (published / "data" / "platform.txt").unlink()
    (published / "falsk.html").write_text("<p>falsk", "utf-8")
    (published / "assets" / "site.js").write_text("1", "utf-8")
    home = published / "index.html"
    home.write_text(home.read_text("utf-8").replace("<body>", "<body class='x'>"), "utf-8")
    manifest = published / "data" / "manifest.json"
    listed = json.loads(manifest.read_text("utf-8"))
    listed["files"]["falsk.html"] = "0"
    manifest.write_text(json.dumps(listed), "utf-8")
    lines = dict(line.split(": ", 1) for line in told(place, capsys, 1))
    assert lines.pop("punkt/8/index.html").startswith("Her står «Torggatå")
    assert lines.pop("data/platform.txt") == "mangler."
    assert lines.pop("falsk.html") == "er lagt til, og er ikke i denne versjonen."
    assert lines.pop("data/commitments.xlsx") == "er endret, og er ikke tekst som kan vises."
    assert lines.pop("index.html") == "har de samme ordene, men koden rundt dem er en annen."
    assert lines.pop("data/manifest.json") == "er en annen liste over filene."
    assert lines.pop("assets/site.js").startswith("Her står «1», men i denne versjonen står «/*")
    assert lines == {}


@pytest.mark.parametrize(
    "manifest", ["", "[]", '{"files": 3}', "[" * 100_000, '{"files": {"a\\n": 1}}']
)
def test_a_list_that_is_none_is_another_list(
    manifest: str, published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (published / "data" / "manifest.json").write_text(manifest, "utf-8")
    with without_headers(published) as address:
        lines = told(address, capsys, 1)
    assert "data/manifest.json: er en annen liste over filene." in lines
    assert len(lines) <= 2


class _Elsewhere(BaseHTTPRequestHandler):
    """A server that sends all who ask to another host."""

    def do_GET(self) -> None:
        self.send_response(302)
        self.send_header("Location", "http://annensteds.invalid/")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


class _Endless(_Elsewhere):
    """A server that answers without end."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"x" * 1024 * 1024)
        except OSError:
            return


@pytest.mark.parametrize(("handler", "said"), [(_Elsewhere, "annensteds.invalid"), (_Endless, "")])
def test_a_host_is_not_followed_to_another_nor_read_without_end(
    handler: type[BaseHTTPRequestHandler],
    said: str,
    published: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for path in list((published.parent / "site").iterdir()):
        if path.name not in ("404.html", "robots.txt"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        assert cli.main(["verify", f"http://127.0.0.1:{server.server_port}/"]) == 1
        server.shutdown()
    answer = capsys.readouterr()
    assert said in answer.err
    assert "feil i selve programmet" not in answer.err


def test_where_nobody_answers_and_what_is_no_place_is_told(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for place, said in (
        ("http://127.0.0.1:1/", "kan ikke kontrolleres"),
        ("finnes-ikke", "er verken en adresse på nettet eller en mappe"),
        ("file:///etc/passwd", "er verken en adresse på nettet eller en mappe"),
    ):
        assert cli.main(["verify", place]) == 1
        assert said in capsys.readouterr().err
