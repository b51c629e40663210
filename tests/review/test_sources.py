"""Sources that can no longer be read are looked for politely, and told of; nothing ever fails for it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.doors.cli import main
from generator.review import sources
from generator.review.sources import PAUSE, Answer
from tests.built import TESTS, whole

CITY = TESTS / "city" / "source"

ANSWERS: dict[tuple[str, str], int | str] = {
    ("HEAD", "/er-her"): 200,
    ("HEAD", "/b%C3%A6rum?q=%C3%A6"): 200,
    ("HEAD", "/borte"): 404,
    ("GET", "/borte"): 404,
    ("HEAD", "/fjernet"): 410,
    ("HEAD", "/uten-hode"): 405,
    ("GET", "/uten-hode"): 200,
    ("HEAD", "/ikke-for-deg"): 403,
    ("GET", "/ikke-for-deg"): 403,
    ("HEAD", "/nede"): 503,
    ("HEAD", "/sak/4"): "/",
    ("HEAD", "/sak/5"): "/sak/ny/5",
    ("HEAD", "/sak/ny/5"): 200,
    ("GET", "/sak/ny/5"): 200,  # urllib goes on with GET, where it is sent on
    ("HEAD", "/"): 200,
    ("GET", "/"): 200,
    ("HEAD", "/fra-nettet"): "file:///etc/passwd",
}


class Host(ThreadingHTTPServer):
    """A host that answers as ``ANSWERS`` says, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, str, str]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    def _answer(self) -> None:
        assert isinstance(self.server, Host)
        self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))
        answer = ANSWERS.get((self.command, self.path), 404)
        self.send_response(302 if isinstance(answer, str) else answer)
        if isinstance(answer, str):
            self.send_header("Location", answer)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = _answer  # noqa: N815 - as the library calls them

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def host() -> Iterator[Host]:
    with Host() as made:
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield made
        made.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/er-her", Answer("answers")),
        ("/er-her#sak-4", Answer("answers")),
        ("/bærum?q=æ", Answer("answers")),
        ("/borte", Answer("gone", "404")),
        ("/fjernet", Answer("gone", "410")),
        ("/uten-hode", Answer("answers")),
        ("/ikke-for-deg", Answer("unclear", "403")),
        ("/nede", Answer("unclear", "503")),
        ("/sak/5", Answer("answers")),
        ("/fra-nettet", Answer("unclear", "302")),
    ],
)
def test_what_a_host_says_is_understood(path: str, answer: Answer, host: Host) -> None:
    assert sources.asking(patience=5)(f"{host.address}{path}") == answer


def test_an_address_that_leads_to_the_front_page_has_moved(host: Host) -> None:
    assert sources.asking(patience=5)(f"{host.address}/sak/4") == Answer(
        "moved", f"{host.address}/"
    )
    assert sources.asking(patience=5)(f"{host.address}/") == Answer("answers")


def test_a_host_that_is_not_there_is_silent(host: Host) -> None:
    address = host.address
    host.shutdown()
    host.server_close()
    assert sources.asking(patience=5)(f"{address}/").state == "silent"


def test_each_is_asked_once_under_a_name_with_a_pause_for_its_host(host: Host) -> None:
    waits: list[float] = []
    wanted = [f"{host.address}{path}" for path in ("/er-her", "/sak/5", "/er-her")]
    sources.look(
        [*wanted, "http://127.0.0.2:9/"], sources.asking("https://om.example"), waits.append
    )
    assert waits == [PAUSE]
    assert [path for _, path, _ in host.asked] == ["/er-her", "/sak/5", "/sak/ny/5"]
    assert all("https://om.example" in name for *_, name in host.asked)


def test_the_report_says_what_to_do_and_names_the_place() -> None:
    cited = list(sources.cited(whole(CITY)))
    assert len(cited) == len(whole(CITY).followups.followups)
    answers = {one.address: Answer("answers") for one in cited}
    assert sources.report(cited, answers) == ""
    answers[cited[0].address] = Answer("gone", "404")
    answers[cited[1].address] = Answer("silent", "<b>nei</b>")
    told = sources.report(cited, answers)
    assert "## Disse sidene er borte" in told
    assert "- **punkt-2**: <https://innsyn.havdal.example/sak/2031/417> (404) – `" in told
    assert "followups.yaml:17:16`. Se etter en kopi: <https://web.archive.org/web/*/" in told
    archived = next(line for line in told.splitlines() if "2031-06-18" in line)
    assert "Se etter en kopi" not in archived  # there is one already
    assert "&#60;b&#62;nei" in archived


def test_more_than_anybody_mends_in_a_day_are_counted() -> None:
    (first, *_) = sources.cited(whole(CITY))
    told = sources.report([first] * 100, {first.address: Answer("gone")})
    assert told.count("- **punkt-2**") == sources.MOST_LISTED
    assert "- … og 40 til." in told


def test_the_command_tells_and_never_fails(
    host: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sources, "PAUSE", 0)
    shutil.copytree(CITY, tmp_path / "source")
    file = tmp_path / "source" / "followups.yaml"
    text = file.read_text("utf-8")
    for n, one in enumerate(whole(CITY).followups.followups):
        text = text.replace(
            one.source.address, f"{host.address}/{'er-her' if n else 'borte'}?{n}", 1
        )
    file.write_text(text, "utf-8")
    assert main(["--source", str(tmp_path / "source"), "sources"]) == 0
    assert "## Disse sidene er borte" in capsys.readouterr().out
    file.write_text("followups: [", "utf-8")
    assert main(["--source", str(tmp_path / "source"), "sources"]) == 0
    (tmp_path / "source" / "platform.yaml").write_text("", "utf-8")
    assert main(["--source", str(tmp_path / "source"), "sources"]) == 0
    assert capsys.readouterr().out == ""
