"""A new city gets a folder of its own, and reaches its first page without changing anything."""

from __future__ import annotations

import functools
import json
import os
import re
import shutil
import subprocess
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from generator.book.book import build_book
from generator.checks import check
from generator.doors import resources
from generator.doors.founding import Asked, CannotFoundError, found, requirement
from generator.doors.plugin import configured
from generator.platform.model import BLOCKS
from generator.source.load import load
from tests.built import Site, files, folded, plattform, whole
from tests.formats import READERS, from_csv

ARGUMENTS = ("--place", 'Nye "Havdal"')


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("founding") / "havdal"
    run = plattform("new", "platform", str(to), *ARGUMENTS)
    assert run.returncode == 0, run.stderr
    assert "make serve" in run.stdout
    return to


def test_a_new_platform_has_nothing_to_mend(founded: Path) -> None:
    run = plattform("check", cwd=founded)
    assert (run.returncode, run.stdout) == (0, "Alt i orden: 2 punkter.\n")
    formed = plattform("fmt", "--check", cwd=founded)
    assert formed.returncode == 0, formed.stdout


@pytest.fixture(scope="module")
def built(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Site:
    to = tmp_path_factory.mktemp("built") / "site"
    run = plattform("build", "--to", str(to), cwd=founded)
    assert run.returncode == 0, run.stdout + run.stderr
    return Site(founded, to, run.stdout)


FEW_HAVE = {"table", "picture"}
"""Kinds of block that the examples leave out."""


def test_a_new_platform_builds_with_every_kind_of_thing_and_every_format(built: Site) -> None:
    site = built
    assert site.platform.place == 'Nye "Havdal"'
    assert {block.kind for _, _, block in site.platform.blocks()} == set(BLOCKS) - FEW_HAVE
    assert {"", "punkt/1/", "data/"} <= set(site.pages)
    names = {"csv": "commitments.csv", "xlsx": "commitments.xlsx", "akn": "platform.akn.xml"}
    assert from_csv(site.folder / "data" / "followups.csv") == {}  # nothing has happened yet
    for name, read in READERS.items():
        if name == "followups":
            continue
        text = read(site.folder / "data" / names.get(name, f"platform.{name}"))["punkt-2"]
        assert text == "gi alle elever et varmt skolemåltid."


def test_nothing_is_said_to_be_word_for_word_that_nobody_has_compared(
    built: Site, city: Site
) -> None:
    claims = ("gjengitt ordrett", "ord for ord, også", "ord for ord. Numrene", "ord for ord. «Kort")
    files = ("index.html", "om/index.html", "data/platform.txt", "data/platform.md")
    for site, expected in ((built, False), (city, True)):
        said = "".join(folded((site.folder / file).read_text("utf-8")) for file in files)
        assert [claim in said for claim in claims[:3]] == [expected] * 3
        with zipfile.ZipFile(site.folder / "data" / "platform.epub") as book:
            title = folded(book.read("book/title.xhtml").decode())
        assert (claims[3] in title) is expected
    assert "Det er ikke kontrollert ord for ord" in folded(built.pages["om/"].html)


def test_one_of_a_kind_is_not_spoken_of_as_many(built: Site) -> None:
    for path in ("", "om/"):
        said = folded(built.pages[path].tree.text())
        assert "1 område" in said
        assert "1 områder" not in said


def test_other_words_in_place_of_the_examples_are_not_wrong(founded: Path, tmp_path: Path) -> None:
    """Each word that a reader would read, and nothing that an editor would have to keep in step."""
    source = tmp_path / "source"
    shutil.copytree(founded / "source", source)
    file = source / "platform.yaml"
    text, n = re.subn(r"(?m)^( +)(text: >-\n)(?:\1 +\S.*\n)+", r"\1\2\1  noe annet.\n", _bare(file))
    assert n == 5
    file.write_text(re.sub(r"((?:title|tagline|place): ).*", r"\1Noe annet", text), "utf-8")
    assert check(load(source)) == []


def test_what_stands_ready_behind_a_sign_can_be_taken_into_use(
    founded: Path, tmp_path: Path
) -> None:
    source = tmp_path / "source"
    shutil.copytree(founded / "source", source)
    for name in ("platform", "glossary", "plain/skole-og-barnehage"):
        file = source / f"{name}.yaml"
        ready = re.compile(r"(?m)^( *)# ((?: *(?:- )?(?:punkt-)?\w+:| {6}).*)$")
        text, n = ready.subn(r"\1\2", file.read_text("utf-8"))
        assert n >= 5
        text = text.replace("terms: []", "terms:").replace("ÅÅÅÅ-MM-DD", "2031-03-14")
        file.write_text(text, "utf-8")
    loaded = whole(source)
    problems = check(loaded)
    assert [p.line() for p in problems if p.severity == "error"] == []
    assert {p.rule for p in problems} == {"summary", "plain-wording"}  # fingerprints
    assert loaded.platform.sections[0].summary
    assert list(loaded.platform.wordings) == ["punkt-1"]
    assert (loaded.platform.adopted_by, loaded.platform.adopted_on) == (
        "Kommunestyret",
        "2031-03-14",
    )
    assert [f.id for c in loaded.platform.commitments for f in c.figures] == ["tall-1"]
    assert [term.id for term in loaded.glossary.terms] == ["skolemaltid"]


def _bare(file: Path) -> str:
    """A file without its remarks."""
    return re.sub(r"(?m)^ *#.*\n", "", file.read_text("utf-8"))


def test_a_new_platform_is_told_what_it_lacks_before_it_is_published(founded: Path) -> None:
    run = plattform("build", "--to", "ut", cwd=founded, env={"PRODUCTION": "true"})
    assert run.returncode == 1
    lines = (founded / "mkdocs.yml").read_text("utf-8").split("\n")
    told = [line for line in run.stderr.splitlines() if line.startswith("mkdocs.yml:")]
    names = []
    for line in told:
        number, rule = re.fullmatch(r"mkdocs\.yml:(\d+):1: .+ \[(\w+)\]", line).groups()  # type: ignore[union-attr]
        assert lines[int(number) - 1].strip().startswith(f"{rule}:")
        names.append(rule)
    assert sorted(names) == ["contact", "site_url", "statement"]
    assert not (founded / "ut").exists()


def test_a_new_platform_is_offered_only_what_works_there(founded: Path) -> None:
    """Nothing asks for the tests, which stay with the program."""
    makefile = (founded / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"(?m)^([a-z]+):", makefile))
    wanted = {
        "site",
        "offline",
        "serve",
        "check",
        "pages",
        "documents",
        "translators",
        "fmt",
        "new",
        "upgrade",
        "clean",
        "help",
    }
    assert targets == wanted
    assert set(makefile.partition(".PHONY:")[2].partition("\n")[0].split()) == wanted
    for name in ("Makefile", "CONTRIBUTING.md", "README.md", "HOSTING.md"):
        text = (founded / name).read_text("utf-8")
        assert "tests" not in text, name
        assert name == "Makefile" or set(re.findall(r"\bmake ([a-z]+)", text)) <= wanted, name
    assert "Changing the program" not in (founded / "CONTRIBUTING.md").read_text("utf-8")
    assert not (founded / ".github" / "dependabot.yml").exists()


def test_make_new_takes_any_name(tmp_path: Path) -> None:
    for ready in (".site", ".founders"):
        (tmp_path / ready).touch()
    echo = tmp_path / "plattform"
    echo.write_text("#!/bin/sh\nprintf '<%s>' \"$@\"\n", "utf-8")
    echo.chmod(0o755)
    where = ("make", "-s", "new", f"VENV={tmp_path}", f"BIN={tmp_path}")
    around = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    run = functools.partial(
        subprocess.run,
        cwd=resources.REPOSITORY,
        env=around,
        capture_output=True,
        text=True,
        check=False,
    )
    made = run((*where, "DIR=../ny by", 'PLACE=Nye "Havdal" og $$(echo Dal)'))
    assert made.stdout == '<new><platform><../ny by><--place><Nye "Havdal" og $(echo Dal)>'
    more = ("BODY=partiet Ja & Nei", "KIND=programme", "LANG=nn", "FROM=et vedtak.docx")
    asked = run((*where, "DIR=../ny", "PLACE=By", *more)).stdout
    wanted = "<--place><By><--body><partiet Ja & Nei><--kind><programme><--language><nn><--from><et vedtak.docx>"
    assert asked == f"<new><platform><../ny>{wanted}"
    lacking = run(where)
    assert lacking.returncode != 0
    assert "make new DIR=../fjordvik PLACE=Fjordvik" in lacking.stdout


@pytest.mark.parametrize("language", ["nn", "en", "ar"])
def test_a_new_platform_in_another_language_has_nothing_to_mend(
    tmp_path: Path, language: str
) -> None:
    to = tmp_path / "ny"
    found(to, Asked("Fjordvik", "partiet", "programme", language))
    loaded = whole(to / "source")
    assert check(loaded) == []
    assert (loaded.platform.language, loaded.platform.body) == (language, "partiet")
    assert loaded.platform.kind == "programme"
    settings = (to / "mkdocs.yml").read_text("utf-8")
    assert f"- code: {language}\n" in settings
    ours = (resources.REPOSITORY / "mkdocs.yml").read_text("utf-8")
    norwegian = {line for line in ours.splitlines() if line.strip().startswith("#")}
    assert bool(norwegian & set(settings.splitlines())) is (language == "nn")
    assert ('country: "no"' in settings) is (language == "nn")
    assert configured(to / "mkdocs.yml").settings.country == ("no" if language == "nn" else "")
    for file in (to / "source").glob("*.yaml"):
        said = re.findall(r"\b(?:ikke|eksempler|hvis|hvert)\b", file.read_text("utf-8"))
        assert said == [], file


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (Asked("Fjordvik", language="norsk"), "«norsk» er ingen språkkode"),
        (Asked("Fjordvik", kind="roman"), "Velg ett av disse: platform, programme,"),
        (Asked("Fjordvik", body="partiet\u202e"), "Navnet på dem som vil det holder"),
    ],
)
def test_what_no_platform_can_have_is_told_before_anything_is_written(
    tmp_path: Path, asked: Asked, told: str
) -> None:
    with pytest.raises(CannotFoundError, match=re.escape(told)):
        found(tmp_path / "ny", asked)
    assert not (tmp_path / "ny").exists()


def test_a_new_platform_knows_nothing_of_another_city(founded: Path) -> None:
    own = [
        founded / "mkdocs.yml",
        founded / "README.md",
        *(f for f in (founded / "source").rglob("*") if f.is_file()),
    ]
    for path in own:
        assert "Trondheim" not in path.read_text("utf-8"), path
    assert not (founded / "source" / "register.yaml").exists()
    assert not (founded / "tests").exists()


def test_a_new_platform_holds_its_own_files_only(founded: Path) -> None:
    names = [
        name for name in files(founded) if not name.startswith(".cache/")
    ]  # what building leaves
    assert len(names) <= 60
    wanted = {"Makefile", "requirements.txt", "mkdocs.yml", "docs/robots.txt", "CONTRIBUTING.md"}
    assert {*wanted, ".github/workflows/check.yml"} <= set(names)
    assert {name.split("/")[0] for name in names} & {
        "generator",
        "overrides",
        "requirements",
    } == set()
    for name in ("CONTRIBUTING.md", "README.md", "HOSTING.md", ".github/CODEOWNERS"):
        text = (founded / name).read_text("utf-8")
        assert "docs/guide" not in text, name
        for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", text):
            assert (founded / link).exists(), f"{name}: {link}"


def test_a_new_platform_requires_the_program_that_founded_it_and_no_other(founded: Path) -> None:
    last = (founded / "requirements.txt").read_text("utf-8").splitlines()[-1]
    name, checksum = last.split(" --hash=sha256:")
    wheel = founded / name
    assert sha256(wheel.read_bytes()).hexdigest() == checksum
    with zipfile.ZipFile(wheel) as package:
        held = set(package.namelist())
    lacking = {f"generator/resources/{name}" for name in RESOURCES} - held
    assert lacking == set()
    assert not [name for name in held if "test" in name.split("/")[0] or name.endswith(".pyc")]


RESOURCES = (
    *("overrides/base.html", "overrides/assets/site.css", "docs/guide/index.md", "mkdocs.yml"),
    *("requirements/site.txt", ".github/workflows/check.yml", "source/LICENSE.md", "HOSTING.md"),
)
"""Some of what the program finds beside itself, one from each place."""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            {
                "url": "https://by.example/plattform-1.whl",
                "archive_info": {"hashes": {"sha256": "ab"}},
            },
            "plattform @ https://by.example/plattform-1.whl --hash=sha256:ab\n",
        ),
        ({"url": "https://by.example/plattform-1.whl", "archive_info": {}}, None),
        ({"url": "file:///finnes/ikke/plattform-1.whl", "archive_info": {}}, None),
        ({}, None),
    ],
)
def test_the_program_is_required_from_where_it_was_installed(
    monkeypatch: pytest.MonkeyPatch, said: dict[str, object], expected: str | None
) -> None:
    class Installed:
        def read_text(self, name: str) -> str | None:
            return json.dumps(said) if said and name == "direct_url.json" else None

    monkeypatch.setattr(resources, "INSTALLED", True)
    monkeypatch.setattr(requirement, "distribution", lambda _: Installed())
    if expected is None:
        with pytest.raises(CannotFoundError, match="--wheel") as told:
            requirement.of_this_program()
        assert "--wheel" in told.value.en
    else:
        assert requirement.of_this_program().text.endswith(expected)


def test_a_wheel_of_another_version_is_not_taken_for_this_program(tmp_path: Path) -> None:
    other = tmp_path / "plattform-99.0.0-py3-none-any.whl"
    other.write_bytes(b"")
    with pytest.raises(CannotFoundError):
        found(tmp_path / "by", Asked("Fjordvik"), other)
    assert not (tmp_path / "by").exists()


def test_what_a_city_has_of_its_own_goes_before_what_comes_with_the_program(
    founded: Path, tmp_path: Path
) -> None:
    """A template, a style sheet and a page of the guide; the rest is the program's."""
    city = tmp_path / "by"
    shutil.copytree(founded, city)
    own = {
        "overrides/partials/footer.html": "<footer>Vår egen fot</footer>",
        "overrides/assets/card.css": "b { color: red }",
        "docs/guide/etterpa.md": "---\ntitle: Hos oss\ndescription: Slik gjør vi det.\n---\n\n# Hos oss\n",
    }
    for name, text in own.items():
        (city / name).parent.mkdir(parents=True, exist_ok=True)
        (city / name).write_text(text, "utf-8")
    settings = city / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert "# custom_dir: overrides" in text
    settings.write_text(text.replace("# custom_dir: overrides", "custom_dir: overrides"), "utf-8")
    ready = configured(settings)
    book, _ = build_book(city / "source", ready.settings)
    assert book
    site = ready.site(book)
    assert "Vår egen fot" in site.frame.footer("", "nb")
    assert "Forsiden" in site.frame.menu("", "nb", None)
    sent = {file.path: file.content for file in site.assets}
    assert b"red" in sent["assets/card.css"]
    assert {"assets/site.css", "assets/site.js", "assets/icon.svg"} <= set(sent)
    titles = {one.file: one.title for one in site.written}
    assert titles["guide/etterpa.md"] == "Hos oss"
    guide = {f"guide/{one.name}" for one in resources.GUIDE.glob("*.md")}
    assert guide - set(titles) == {"guide/engelske-ord.md"}


def test_a_folder_that_holds_something_is_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "notat.txt").write_text("viktig")
    run = plattform("new", "platform", str(tmp_path), *ARGUMENTS)
    assert run.returncode == 1
    assert "ikke tom" in run.stderr
    assert files(tmp_path) == {"notat.txt": b"viktig"}
