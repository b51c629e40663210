"""Which program a city has: one requirement with its checksum, in a ``requirements.txt`` that pip reads.

It is of this very program: of the wheel that was installed, by its address on the web if it was fetched
from there, and else as a file beside it. The wheel holds what all other packages must be, with their
checksums, so that this one line decides everything.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.metadata import distribution, version
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote, urlsplit

from generator.doors import resources
from generator.doors.founding.asked import CannotFoundError
from generator.settings import is_address

FILE = "requirements.txt"

NAME = "plattform"

_REMARK = """\
# Programmet som lager nettstedet, i én bestemt utgave. «make upgrade» henter en nyere.
# The program that makes the site, in one version. “make upgrade” takes a newer one.
"""


@dataclass(frozen=True)
class Requirement:
    """The program: where it is, its checksum, and the wheel itself where that is to lie beside."""

    place: str
    checksum: str
    wheel: bytes | None = None

    @property
    def text(self) -> str:
        """``requirements.txt``."""
        of = f"{NAME} @ {self.place}" if self.wheel is None else f"./{self.place}"
        return f"{_REMARK}{of} --hash=sha256:{self.checksum}\n"


def of_this_program(wheel: Path | None = None) -> Requirement:
    """What a city that this program founds requires; ``wheel`` is this program, where nobody knows of it.

    Raises CannotFoundError where nobody does.
    """
    if wheel is not None:
        return _beside(wheel)
    if not resources.INSTALLED:
        return _built()
    said = json.loads(distribution(NAME).read_text("direct_url.json") or "{}")
    url, info = str(said.get("url", "")), said.get("archive_info", {})
    known = str(info.get("hashes", {}).get("sha256", ""))
    if is_address(url) and known:
        return Requirement(url, known)
    file = Path(unquote(urlsplit(url).path)) if url.startswith("file:") else None
    if file is None or not file.is_file():
        raise _no_wheel()
    found = _beside(file)
    if known and found.checksum != known:
        raise _no_wheel()
    return found


def _beside(wheel: Path) -> Requirement:
    """A wheel that is to lie in the city's folder."""
    if not (wheel.is_file() and wheel.name.startswith(f"{NAME}-{version(NAME)}-")):
        raise _no_wheel()
    content = wheel.read_bytes()
    return Requirement(wheel.name, sha256(content).hexdigest(), content)


@cache
def _built() -> Requirement:
    """The repository's own wheel, built here: the same from the same files."""
    try:
        from hatchling.builders.wheel import WheelBuilder  # noqa: PLC0415 - only the repository has it
    except ImportError as error:
        raise CannotFoundError(
            "hatchling mangler, og lager programpakken som den nye mappen skal ha. «make new» setter det opp.",
            "hatchling is missing, which makes the package that the new folder is to have. “make new” sets it up.",
        ) from error
    with TemporaryDirectory() as folder:
        builder = WheelBuilder(str(resources.REPOSITORY))
        return _beside(Path(next(builder.build(directory=folder, versions=["standard"]))))


def _no_wheel() -> CannotFoundError:
    called = f"{NAME}-{version(NAME)}-py3-none-any.whl"
    return CannotFoundError(
        f"Filen som programmet ble installert fra, finnes ikke der den lå. Den nye mappen trenger den. "
        f"Oppgi den: --wheel …/{called}",
        "The file that the program was installed from is not where it was. The new folder needs it. Say where "
        f"it is: --wheel …/{called}",
    )
