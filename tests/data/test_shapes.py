"""What is promised to those who read the data stands, in the schema as in the data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from generator.book import site_map
from generator.data import commitment_json, platform_json
from tests.built import TESTS, Site
from tests.histories import Seed, book_of, live, small_city


def leaves(
    schema: dict[str, Any], whole: dict[str, Any], path: str = "", above: tuple[str, ...] = ()
) -> dict[str, str]:
    """Every field that a schema promises, by its path, with what it may hold.

    What may stand inside its own kind is described once: ``above`` are the kinds that it stands in.
    """
    names = _referred(schema)
    schema = {**schema, **_resolved(schema, whole)}
    found = {path: _holds(schema)} if path else {}
    if set(names) & set(above):
        return found
    above = (*above, *names)
    for name, inner in schema.get("properties", {}).items():
        found |= leaves(inner, whole, f"{path}.{name}".lstrip("."), above)
    for inner in schema.get("anyOf", ()):
        kind = _resolved(inner, whole).get("properties", {}).get("type", {}).get("const", "")
        found |= leaves(inner, whole, f"{path}{f'({kind})' if kind else ''}", above)
    if isinstance(schema.get("items"), dict):
        found |= leaves(schema["items"], whole, f"{path}[]", above)
    if isinstance(schema.get("additionalProperties"), dict):
        found |= leaves(schema["additionalProperties"], whole, f"{path}.*", above)
    return found


def _referred(schema: dict[str, Any]) -> tuple[str, ...]:
    """The names of the kinds that a schema refers to."""
    found = (of.get("$ref", "") for of in (schema, *schema.get("allOf", ())))
    return tuple(name.rpartition("/")[2] for name in found if name)


def _resolved(schema: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    for reference in (schema, *schema.get("allOf", ())):
        if "$ref" in reference:
            made: dict[str, Any] = whole["definitions"][reference["$ref"].rpartition("/")[2]]
            return made
    return schema


def _holds(schema: dict[str, Any]) -> str:
    keys = ("type", "const", "enum", "pattern", "format", "minimum")
    return json.dumps({key: schema[key] for key in keys if key in schema}, ensure_ascii=False)


def _keeps(now: str, was: str) -> bool:
    """Whether what a field may hold is at least as narrow as what was promised of it."""
    return bool(now) and json.loads(was).items() <= json.loads(now).items()


def test_a_promise_may_be_narrowed_and_never_widened() -> None:
    was = '{"type": ["string", "null"]}'
    assert _keeps(was, was)
    assert _keeps('{"type": ["string", "null"], "format": "date"}', was)
    assert not _keeps(was, '{"type": ["string", "null"], "format": "date"}')
    assert not _keeps('{"type": "string"}', was)
    assert not _keeps("", was)


@pytest.mark.parametrize("name", ["platform", "commitment"])
def test_golden_shape_keeps_what_it_has_promised(name: str, city: Site, bless: bool) -> None:
    """Adding to the shape, or to what is promised of a field, is fine, and blessed.

    Changing it or taking away is a new version.
    """
    schema = city.json(f"data/{name}.schema.json")
    today = leaves(schema, schema)
    version = schema["properties"]["version"]["const"]
    kept = TESTS / "shapes" / f"{name}-{version}.json"
    promised = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    broken = {path: was for path, was in promised.items() if not _keeps(today.get(path, ""), was)}
    assert not broken, f"Readers of {version} rely on these. Put them back, or make a new VERSION."
    if bless:
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(json.dumps(today, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert today == promised or bless, "The shape has grown: «make bless» keeps what is promised."


@pytest.mark.parametrize("name", ["platform", "commitment"])
def test_who_reads_by_the_first_version_is_never_let_down(name: str, site: Site) -> None:
    """By the schema as it was published at 9c3c3df, which lies here as it was and is never blessed."""
    first = json.loads((TESTS / "shapes" / "first" / f"{name}.schema.json").read_text("utf-8"))
    schema = site.json(f"data/{name}.schema.json")
    assert schema["properties"]["version"] == first["properties"]["version"]
    today = leaves(schema, schema)
    promised = leaves(first, first)
    assert len(promised) > 30
    assert {
        path: was for path, was in promised.items() if not _keeps(today.get(path, ""), was)
    } == {}
    paths = {"platform": ["data/platform.json"], "commitment": _of_commitments(site)}[name]
    for path in paths:
        assert list(validator(first).iter_errors(site.json(path))) == [], path


def _of_commitments(site: Site) -> list[str]:
    return [f"punkt/{one.number}/index.json" for one in site.platform.commitments]


OTHERS: tuple[Any, ...] = (
    *(None, True, False, -1, 0, 1, 2.0, 2.5, 10**30, [], [None], ["x"], {}, {"x": None}),
    *("", "x", "2031-03-14", "2031-02-30", "https://havdal.example/#x", "x y", "v1", "v2"),
    *("punkt-1", "punkt-01", "0a1b2c3d", "0A1B2C3D", "0a1b2c3d\n", "0a1b2c3d4"),
)
"""Values, each of which is right somewhere in a file, or nearly so."""

WORDS = (
    *("commitment", "paragraph", "lead_in", "quote", "valid", "draft", "outdated", "missing"),
    *("standing", "left_out", "withdrawn", "split", "merged", "replaced", "original"),
)
"""The same where only some words are."""


def kind(of: Any) -> str:
    """What tells the things in one list apart."""
    return of.get("type", "") if isinstance(of, dict) else ""


def things(of: Any) -> int:
    """How many values there are in one, itself included."""
    inner = of.values() if isinstance(of, dict) else of if isinstance(of, list) else ()
    return 1 + sum(map(things, inner))


def small(of: Any) -> Any:
    """The value with one of each kind in every list: the one with most in it."""
    if isinstance(of, dict):
        return {key: small(inner) for key, inner in of.items()}
    if isinstance(of, list):
        return list({kind(one): small(one) for one in sorted(of, key=things)}.values())
    return of


def mutations(of: Any, path: str, seen: set[tuple[str, type]]) -> Iterator[tuple[str, Any]]:
    """The value with one thing in it changed: each place in every way, the first time it comes."""
    first = (path, type(of)) not in seen
    seen.add((path, type(of)))
    if first:
        yield from ((path, other) for other in (*OTHERS, *(WORDS if of in WORDS else ())))
    if isinstance(of, dict):
        if first:
            yield f"{path} has more", of | {"more": None}
        for key, inner in of.items():
            rest = {name: value for name, value in of.items() if name != key}
            if first:
                yield f"{path} has no {key}", rest
                yield f"{path} has {key}_ instead", rest | {f"{key}_": inner}
            for where, other in mutations(inner, f"{path}.{key}", seen):
                yield where, of | {key: other}
    if isinstance(of, list):
        for n, inner in enumerate(of):
            for where, other in mutations(inner, f"{path}[{kind(inner)}]", seen):
                yield where, [*of[:n], other, *of[n + 1 :]]


@pytest.fixture(scope="module")
def files(city: Site, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """Published files, of the city and of one with a history, by the name of their schema."""
    folder = tmp_path_factory.mktemp("lived")
    for _ in live(folder, small_city(), Seed(11), editions=6, most=10):
        pass
    book = book_of(folder)
    whole, gone = dict(platform_json.make(book)), dict(commitment_json.make(book, ""))
    del gone[site_map.COMMITMENT_SCHEMA]
    return {
        "platform": [city.json(site_map.PLATFORM_JSON), json.loads(whole[site_map.PLATFORM_JSON])],
        "commitment": [city.json("punkt/1/index.json"), *map(json.loads, gone.values())],
    }


def validator(schema: dict[str, Any]) -> jsonschema.Draft7Validator:
    checker = jsonschema.Draft7Validator.FORMAT_CHECKER
    return jsonschema.Draft7Validator(schema, format_checker=checker)


@pytest.mark.parametrize("name", ["commitment", pytest.param("platform", marks=pytest.mark.long)])
def test_golden_schema_accepts_what_it_has_accepted_and_no_more(
    name: str, city: Site, files: dict[str, list[Any]], bless: bool
) -> None:
    """However a file is changed, today's schema says what the one that is kept says.

    What more it refuses, once the shape has grown, is blessed. More it may never accept: a
    reader who has kept the schema relies on it.
    """
    schema = city.json(f"data/{name}.schema.json")
    kept = TESTS / "shapes" / f"{name}-{schema['properties']['version']['const']}.schema.json"
    promised = json.loads(kept.read_text("utf-8")) if kept.exists() else schema
    was, now = validator(promised), validator(schema)
    said: dict[tuple[bool, bool], list[str]] = {}
    seen: set[tuple[str, type]] = set()
    for file in map(small, files[name]):
        assert was.is_valid(file)
        for where, changed in mutations(file, "", seen):
            verdicts = was.is_valid(changed), now.is_valid(changed)
            said.setdefault(verdicts, []).append(f"{where}: {changed}")
    assert len(said[True, True]) > 100
    assert len(said[False, False]) > 500
    assert (False, True) not in said
    if bless and (not kept.exists() or (True, False) in said):
        kept.write_text(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", "utf-8")
    assert (True, False) not in said or bless
