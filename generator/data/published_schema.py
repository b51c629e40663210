"""The JSON Schema of what is published, made from ``shape``.

It is written in draft-07, which most programs know; Pydantic speaks a later draft.
"""

from __future__ import annotations

from typing import Any

from pydantic.alias_generators import to_snake
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import LiteralSchema, NullableSchema

from generator.book.data_files import VERSION
from generator.data.shape import File

PROMISE = (
    f"Within {VERSION} fields are added, and none is changed or taken away: read past those that "
    "you do not know. Where a field has to change or go, the version gets a new number."
)


def schema(of: type[File], address: str) -> dict[str, Any]:
    """The schema of a file, which lies at an address."""
    made = of.model_json_schema(
        mode="serialization", schema_generator=_Brief, ref_template="{model}"
    )
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": address,
        "title": made.pop("title"),
        "description": f"{made.pop('description')} {PROMISE}",
        **_draft_07(made),
    }


class _Brief(GenerateJsonSchema):
    """Says no more than it has to."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        """A field has its name."""
        return False

    def nullable_schema(self, schema: NullableSchema) -> JsonSchemaValue:
        """What has a type, has one more."""
        made = self.generate_inner(schema["schema"])
        if "type" in made:
            return {**made, "type": [made["type"], "null"]}
        return super().nullable_schema(schema)

    def literal_schema(self, schema: LiteralSchema) -> JsonSchemaValue:
        """The values say their type."""
        made = super().literal_schema(schema)
        return {key: value for key, value in made.items() if key != "type"}


def _draft_07(node: Any) -> Any:
    """Rename what later drafts renamed; a reference stands alone, or else in ``allOf``."""
    if isinstance(node, list):
        return [_draft_07(item) for item in node]
    if not isinstance(node, dict):
        return node
    made = {key: _draft_07(value) for key, value in node.items() if key not in ("$ref", "$defs")}
    if "$ref" in node:
        reference = {"$ref": f"#/definitions/{to_snake(node['$ref'])}"}
        return {"allOf": [reference], **made} if made else reference
    if "$defs" in node:
        made["definitions"] = {to_snake(name): _draft_07(of) for name, of in node["$defs"].items()}
    return made
