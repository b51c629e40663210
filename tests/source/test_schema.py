"""The schema beside the YAML: valid, up to date, and as strict as the loading itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from generator.platform.model import Value
from generator.source import schema
from tests.built import TESTS, plattform

FILES = [
    path
    for folder in (TESTS.parent / "source", TESTS / "city" / "source")
    for path in sorted(folder.rglob("*.yaml"))
    if path.name != "register.yaml"
]


@pytest.mark.parametrize("name", schema.SOURCES)
def test_a_schema_is_valid_draft_07(name: str) -> None:
    made = schema.schemas()[name]
    assert made["$schema"] == "http://json-schema.org/draft-07/schema#"
    jsonschema.Draft7Validator.check_schema(made)
    later = ("$defs", "prefixItems", "unevaluatedProperties", "dependentRequired", "minContains")
    assert not [key for key in later if key in keys(made)]


def keys(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for inner in value.values() for key in keys(inner)}
    return {key for inner in value for key in keys(inner)} if isinstance(value, list) else set()


@pytest.mark.parametrize("name", schema.SOURCES)
def test_the_kept_schema_is_the_one_made_today(name: str) -> None:
    """Where it is not: ``plattform schema --write``."""
    kept = TESTS.parent / "source" / f"{name}.schema.json"
    assert json.loads(kept.read_text("utf-8")) == schema.schemas()[name]


def test_the_command_prints_the_schema_of_the_platform() -> None:
    run = plattform("schema")
    assert json.loads(run.stdout) == schema.schemas()["platform"]


def test_the_command_writes_the_schemas_beside_the_files(tmp_path: Path) -> None:
    assert plattform("--source", str(tmp_path), "schema", "--write").returncode == 0
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (TESTS.parent / "source" / path.name).read_bytes()
    assert len(list(tmp_path.iterdir())) == len(schema.SOURCES)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_files_that_load_fit_the_schema(path: Path) -> None:
    """Editors' tools see numbers where we see text, so the text of a number is a number here, and a yes a yes."""
    source = next(folder for folder in path.parents if folder.name == "source")
    name = path.relative_to(source).parts[0].removesuffix(".yaml").split(".")[0]
    value = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - strings only
    for correction in value.get("corrections", ()):
        correction["line"] = int(correction["line"])
    if name == "approvals":
        value["count"] = int(value["count"])
    for rendering in value.get("renderings", ()):
        if "may_be_left_out" in rendering:
            rendering["may_be_left_out"] = rendering["may_be_left_out"] == "true"
    jsonschema.validate(value, schema.schemas()[name], jsonschema.Draft7Validator)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"titel": "x"}, "an unknown key"),
        ({"title": ""}, "an empty text"),
        ({"adopted_on": "14. mars"}, "a date that is none"),
        ({"sectors": []}, "no sectors"),
        ({"adopted_by": None}, "a key without a value"),
    ],
)
def test_what_does_not_load_does_not_fit_the_schema(wrong: dict[str, Any], why: str) -> None:
    right = {"title": "x", "place": "y", "sectors": [{"id": "a", "title": "b"}]}
    jsonschema.validate(right, schema.schemas()["platform"])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(right | wrong, schema.schemas()["platform"])


def test_every_key_has_a_norwegian_title_and_description() -> None:
    every: dict[str, dict[str, Any]] = schema.schemas()
    for made in every.values():
        things = [made, *made.get("definitions", {}).values()]
        for thing in things:
            assert thing["description"], thing["title"]
            for key, of in thing["properties"].items():
                assert of["title"], key
                assert of["description"], key


def test_things_are_frozen_and_refuse_unknown_keys() -> None:
    for thing in Value.__subclasses__():
        assert thing.model_config["frozen"]
        assert thing.model_config["extra"] == "forbid"
