"""Real servers, each with the very configuration that ``plattform hosting`` prints for it."""

from __future__ import annotations

import http.client
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 30
"""Seconds that a server may take to answer."""

NGINX = """\
user root;
daemon off;
pid {here}/pid;
error_log {here}/log crit;
events {{}}
http {{
access_log off;
client_body_temp_path {here}/body;
{recipe}
}}
"""

APACHE = """\
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {here}/pid
ErrorLog {here}/log
User www-data
Group www-data
TypesConfig /etc/mime.types
{modules}
{recipe}
"""

MODULES = (
    *(
        "mpm_event",
        "authz_core",
        "alias",
        "deflate",
        "dir",
        "filter",
        "headers",
        "mime",
        "setenvif",
    ),
)

CADDY = """\
{{
	admin off
	auto_https off
}}
{recipe}
"""

LIGHTTPD = """\
server.document-root = "{here}"
server.bind = "127.0.0.1"
server.port = {port}
server.errorlog = "{here}/log"
{recipe}
"""


@dataclass(frozen=True)
class Server:
    """A server: what its program is called, its own configuration, and how it is started."""

    program: str
    configuration: str
    start: Callable[[str, Path], list[str]]
    modules: str = ""


SERVERS = {
    "nginx": Server("nginx", NGINX, lambda program, file: [program, "-c", str(file)]),
    "apache": Server(
        "apache2",
        APACHE,
        lambda program, file: [program, "-f", str(file), "-D", "FOREGROUND"],
        "\n".join(
            f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in MODULES
        ),
    ),
    "caddy": Server(
        "caddy",
        CADDY,
        lambda program, file: [program, "run", "--config", str(file), "--adapter", "caddyfile"],
    ),
    "lighttpd": Server(
        "lighttpd", LIGHTTPD, lambda program, file: [program, "-D", "-f", str(file)]
    ),
}


def program(name: str) -> str | None:
    """Where the server is on this machine, if it is."""
    return shutil.which(SERVERS[name].program, path="/usr/sbin:/usr/bin:/usr/local/bin:/sbin:/bin")


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Host:
    """A server that runs, and the process that was started for it."""

    port: int
    process: int

    def get(self, path: str, **headers: str) -> Answer:
        """Ask as a proxy does, which has taken HTTPS off, and follow nothing."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        sent = {"Host": "by.example"} | {name.replace("_", "-"): of for name, of in headers.items()}
        try:
            connection.request("GET", path, headers=sent)
            said = connection.getresponse()
            named = {name.lower(): value for name, value in said.getheaders()}
            return Answer(said.status, named, said.read())
        finally:
            connection.close()


@contextmanager
def running(name: str, recipe: str, here: Path, host: str) -> Iterator[Host]:
    """The server of this name with a recipe, on a port of this machine, until it is done with."""
    found = program(name)
    assert found
    port = _free()
    of = SERVERS[name]
    recipe = recipe.replace("listen 80;", f"listen 127.0.0.1:{port};")
    recipe = recipe.replace("<VirtualHost *:80>", f"<VirtualHost *:{port}>")
    recipe = recipe.replace("\ngammel.example {", f"\nhttp://gammel.example:{port} {{")
    recipe = recipe.replace(f"\n{host} {{", f"\nhttp://:{port} {{") if name == "caddy" else recipe
    file = here / "configuration"
    text = of.configuration.format(here=here, port=port, recipe=recipe, modules=of.modules)
    file.write_text(text, "utf-8")
    with (here / "said").open("wb") as said:
        run = subprocess.Popen(
            of.start(found, file), stdout=said, stderr=said, env={"HOME": str(here), "PATH": "/bin"}
        )
        try:
            _wait(port, run, here)
            yield Host(port, run.pid)
        finally:
            run.terminate()
            run.wait(PATIENCE)


def _wait(port: int, run: subprocess.Popen[bytes], here: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and run.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    said = [
        path.read_text("utf-8", "replace")
        for path in (here / "said", here / "log")
        if path.exists()
    ]
    raise AssertionError("\n".join(said))


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
