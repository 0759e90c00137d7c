"""The fields that a schema has; others are dropped from a body."""

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

import attrs

from ..messages import JsonObject

Schema: TypeAlias = Mapping[str, Any]


@attrs.frozen
class Shape:
    """The fields at every depth; None is a value that is kept as it is."""

    fields: "Mapping[str, Shape | None]"
    item: "Shape | None" = None
    integer: bool = False
    names: re.Pattern[str] | None = None
    """Further fields that are kept, by their names."""

    def known(self, value: Any) -> Any:
        """A value without the fields that are not in the shape."""
        if type(value) is dict and self.fields:
            return self._known_fields(value)
        if type(value) is list and self.item is not None:
            return [self.item.known(item) for item in value]
        if self.integer and type(value) is float:
            return int(value)  # JSON Schema takes 4.0 for an integer
        return value

    def _known_fields(self, value: Mapping[str, Any]) -> JsonObject:
        fields = self.fields
        kept: JsonObject = {}
        for name, item in value.items():
            if name in fields:
                shape = fields[name]
                kept[name] = item if shape is None else shape.known(item)
            elif self.names is not None and self.names.match(name):
                kept[name] = item
        return kept


def shape_of(schema: Schema) -> Shape | None:
    fields = {name: shape_of(part) for name, part in _properties(schema).items()}
    item = shape_of(schema["items"]) if "items" in schema else None
    integer = "integer" in schema.get("type", ())
    patterns = "|".join(schema.get("patternProperties", ()))
    names = re.compile(patterns) if patterns else None
    return Shape(fields, item, integer, names) if fields or item or integer else None


def _properties(schema: Schema) -> Schema:
    merged: dict[str, Any] = dict(schema.get("properties", {}))
    for part in schema.get("allOf", ()):
        merged.update(_properties(part))
    return merged
