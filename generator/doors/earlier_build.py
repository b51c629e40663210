"""What an earlier build was made from and what it wrote, so that the next need not do it again.

Beside the site, in ``.cache/``, lies a record: a fingerprint of all that was read, what was told,
and what was written, with a checksum of each file and of the record itself. A record that is
damaged, or that another version wrote, is as good as none; a file that is not as it was written is
made anew. Nothing here can make a page wrong, and all of it may be deleted at any time.

It imports next to nothing of ours: whoever builds what has not changed waits for nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.doors import resources

FOLDER = Path(".cache") / "plattform"

HOUSE = Path(__file__).parent.parent

VERSION = "1"
"""Of the shape of a record: raised when that changes."""

MOST_REMEMBERED = 100_000
"""Files. Of a larger site nothing is remembered: to read it all again would take as long."""

PLUGINS = {"plattform", "search", "/search", "material/search"}
"""The plugins of MkDocs that read nothing which is not named here. With another, all is built."""

EXTENSIONS = {
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "sane_lists",
    "tables",
}
"""The extensions of Markdown that read nothing but the page."""

_VARIABLE = re.compile(r"!ENV\s*(?:\[\s*)?([A-Za-z_]\w*)")


@dataclass(frozen=True)
class Record:
    """A build: what it was made from, what it told, and by part what it wrote.

    A part is its fingerprint and its files, each with its path, its checksum, and what the site
    must know of it where it is a page.
    """

    inputs: str
    told: str
    parts: dict[str, tuple[str, list[Any]]]

    def stands(self, site: Path) -> bool:
        """Whether every file lies in the folder as it was written, and no other."""
        wanted = {path: seal for _, files in self.parts.values() for path, seal, *_ in files}
        try:
            return {path: _checksum(site / path) for path in _files(site)} == wanted
        except OSError:
            return False


def read(target: Path) -> Record | None:
    """The record of the site in a folder; None where there is none to rely on."""
    try:
        seal, _, text = _place(target).read_text("utf-8").partition("\n")
        return Record(*json.loads(text)) if seal == _sealed(text) else None
    except (OSError, ValueError):
        return None


def forget(target: Path) -> None:
    """Keep no record of the site in a folder."""
    _place(target).unlink(missing_ok=True)


def write(target: Path, record: Record) -> None:
    """Keep the record of the site in a folder, or none where the site is too large."""
    forget(target)
    if sum(len(files) for _, files in record.parts.values()) > MOST_REMEMBERED:
        return
    held = [record.inputs, record.told, record.parts]
    text = json.dumps(held, ensure_ascii=False, separators=(",", ":"))
    place = _place(target)
    with suppress(OSError):  # the site is whole; next time all of it is built again
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f"{_sealed(text)}\n{text}", "utf-8")


def whole(
    site: Path, parts: Mapping[str, tuple[str, Sequence[Any]]]
) -> dict[str, tuple[str, list[Any]]]:
    """The parts, and as one more all that lies in the site beside them."""
    known = {path for _, files in parts.values() for path, *_ in files}
    others = [(path, _checksum(site / path), None) for path in _files(site) if path not in known]
    return {name: (of, list(files)) for name, (of, files) in parts.items()} | {"": ("", others)}


def inputs(source: Path, configuration: Path, *more: str) -> str:
    """A fingerprint of all that a build reads; empty where it may read something not known here."""
    try:
        settings = list(_settings(configuration))
        known = all(map(_known, settings))
    except (OSError, yaml.YAMLError, ValueError, TypeError, AttributeError, RecursionError):
        return ""  # what is wrong with them is told by whoever reads them
    if not known:
        return ""
    folders = [
        source,
        *(folder for of in settings for folder in _folders(of, configuration.parent)),
    ]
    texts = [path.read_text("utf-8") for path in _chain(configuration)]
    variables = {name: os.environ.get(name) for text in texts for name in _VARIABLE.findall(text)}
    packages = sorted(path.name for path in Path(sysconfig.get_path("purelib")).iterdir())
    found = hashlib.sha256()
    said = [sys.version, packages, variables, os.environ.get("SOURCE_DATE_EPOCH"), texts, more]
    found.update(json.dumps(said, sort_keys=True).encode())
    for folder in (HOUSE, resources.CHROME, resources.GUIDE, *folders):
        found.update(fingerprint(folder).encode())
    return found.hexdigest()


def fingerprint(folder: Path) -> str:
    """Of all files in a folder, their names and what they hold."""
    found = hashlib.sha256()
    for path in sorted(_files(folder)):
        if not path.endswith(".pyc"):
            found.update(f"{path}\n".encode() + (folder / path).read_bytes())
    return found.hexdigest()


def _files(folder: Path) -> Iterator[str]:
    """Every file under a folder, by its path from there."""
    with os.scandir(folder) as found:
        for one in found:
            if one.is_dir():
                yield from (f"{one.name}/{path}" for path in _files(Path(one.path)))
            else:
                yield one.name


def _checksum(path: Path) -> str:
    return _seal(path.read_bytes())


def _sealed(text: str) -> str:
    return _seal(f"{VERSION} {text}".encode())


def _seal(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _place(target: Path) -> Path:
    return FOLDER / f"{_seal(os.fsencode(target.resolve()))[:16]}.json"


def _chain(configuration: Path) -> Iterator[Path]:
    """A file of settings, and those that it inherits from."""
    yield configuration
    held = _plain(configuration)
    if isinstance(held.get("INHERIT"), str):
        yield from _chain(configuration.parent / held["INHERIT"])


def _settings(configuration: Path) -> Iterator[dict[str, Any]]:
    return map(_plain, _chain(configuration))


def _plain(configuration: Path) -> dict[str, Any]:
    """What the settings say, whatever MkDocs makes of it."""
    node = yaml.compose(configuration.read_text("utf-8"), Loader=yaml.CSafeLoader)
    held = _value(node)
    return held if isinstance(held, dict) else {}


def _value(node: yaml.Node | None) -> Any:
    match node:
        case yaml.ScalarNode(value=value):
            return value
        case yaml.SequenceNode(value=values):
            return [_value(value) for value in values]
        case yaml.MappingNode(value=pairs):
            return {_value(key): _value(value) for key, value in pairs}
    return None


def _known(settings: dict[str, Any]) -> bool:
    """Whether the settings name nothing that could read what is not known here."""
    plugins = set(_names(settings.get("plugins", [])))
    extensions = set(_names(settings.get("markdown_extensions", [])))
    return plugins <= PLUGINS and extensions <= EXTENSIONS and "hooks" not in settings


def _names(listed: Any) -> Iterable[str]:
    for one in listed:
        yield from one if isinstance(one, dict) else [str(one)]


def _folders(settings: dict[str, Any], root: Path) -> Iterator[Path]:
    """The folders that the settings name: the pages written by hand, and the theme's."""
    docs, theme = root / str(settings.get("docs_dir", "docs")), settings.get("theme")
    if docs.is_dir():
        yield docs
    if isinstance(theme, dict) and (own := root / str(theme.get("custom_dir", ""))).is_dir():
        yield own
