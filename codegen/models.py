"""What the model and enum templates need to know of the contract's schemas."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen
from openapi_python_client.parser.properties.any import AnyProperty
from openapi_python_client.parser.properties.enum_property import EnumProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.strings import ClassName, in_double_quote_literal

from codegen.document import JSON, Document, Node, target_of
from codegen.generator_input import Contract, UnsupportedError
from codegen.prose import described, docstring, filled, sentence, sourced
from codegen.shapes import Shape, Shapes, is_map

# Names that the templates use for something else.
IMPORTED = frozenset({"Any", "Decimal", "Final", "Mapping", "Self", "Sequence", "StrEnum"})
ITERATORS = frozenset({"AsyncIterator", "Iterator", "Pages"})
OURS = frozenset({"AsyncCaller", "Call", "Caller", "Content", "Model", "Operation", "Scalar", "Unset"})
TAKEN_BY_CLASSES = IMPORTED | ITERATORS | OURS
TAKEN_BY_FIELDS = frozenset(
    {"additional_properties", "field", "from_changes", "from_dict", "models", "to_dict"}
)


@frozen
class Field:
    """One field of a model."""

    name: str
    key: str
    required: bool
    shape: Shape
    owner: str
    facts: str
    source: str
    bounds: tuple[int, int] | None
    """The least and the most that the contract allows of an integer."""
    only_sent: bool
    """Whether it is only ever sent."""

    @property
    def annotation(self) -> str:
        sent = "float | Decimal" if self.only_sent else "float"
        return re.sub(r"\bfloat\b", sent, self.shape.annotation) + (" | None" if self.shape.nullable else "")

    @property
    def declaration(self) -> str:
        if self.required:
            return self.annotation
        return f"{self.annotation} | Unset = field(default=UNSET, kw_only=True)"

    @property
    def literal(self) -> str:
        return f'"{in_double_quote_literal(self.key)}"'

    @property
    def where(self) -> str:
        """The literal by which complaints name this field."""
        return f'"{in_double_quote_literal(f"{self.owner}.{self.key}")}"'

    @property
    def decoding(self) -> str:
        """The expression for this field of `self`, whose JSON is in `value`."""
        return self.shape.decode("value", self.where)

    @property
    def encoding(self) -> str:
        """The expression for this field of `self` in JSON, given that it is set."""
        source = f"self.{self.name}"
        encoded = self.shape.encode(source)
        tolerant = encoded == source or self.shape.encodes_none
        return encoded if tolerant else f"None if {source} is None else {encoded}"

    @property
    def doc(self) -> str:
        return docstring([filled(self.facts, 4), filled(self.source, 4)], 4)


class Models:
    """Every named schema of the contract."""

    def __init__(self, contract: Contract, properties: Sequence[ModelProperty]) -> None:
        self.contract = contract
        self.shapes = Shapes(properties)
        self._properties = {str(prop.class_info.name): prop for prop in properties}
        self._names = {str(ClassName(name, "")): name for name in contract.schemas}
        for name in TAKEN_BY_CLASSES & self._names.keys():
            raise UnsupportedError(("components", "schemas", self._names[name]), f"the name {name} is taken")
        for prop in filter(is_map, properties):
            self.map_value(prop)
        self._received = contract.document.received()

    def schema_name(self, prop: ModelProperty | EnumProperty) -> str:
        """The name in the contract of the schema that became `prop`."""
        name = prop.class_info.name
        if name not in self._names:
            raise UnsupportedError(("components", "schemas"), f"{name} is inline; give it a name there")
        return self._names[name]

    def place(self, prop: ModelProperty | EnumProperty) -> tuple[str, ...]:
        return ("components", "schemas", self.schema_name(prop))

    def is_map(self, prop: ModelProperty) -> bool:
        return is_map(prop)

    def map_value(self, prop: ModelProperty) -> Shape:
        return self.shapes.map_value(prop, self.place(prop))

    def reading(self, prop: ModelProperty) -> ModelProperty | None:
        """The read model that this update model belongs to, or None."""
        name = self.schema_name(prop)
        found = {read for read, change in _read_and_changed(self.contract.document) if change == name}
        if len(found) != 1 or self._properties[prop.class_info.name].required_properties:
            return None
        return self._properties.get(ClassName(found.pop(), ""))

    def fields(self, prop: ModelProperty) -> list[Field]:
        """The fields of a model, required ones first, else in the order of the contract."""
        model = self._properties[prop.class_info.name]
        if not isinstance(model.additional_properties, AnyProperty):
            raise UnsupportedError(self.place(prop), "fields beside additionalProperties other than true")
        members = (*(model.required_properties or ()), *(model.optional_properties or ()))
        return [self._field(model, member) for member in members]

    def required(self, name: str) -> list[str]:
        """The fields, by their names in Python, that a model always has."""
        return [member.name for member in self.fields(self._properties[name]) if member.required]

    def _field(self, owner: ModelProperty, prop: Any) -> Field:
        key = prop.name.get_untrusted_value()
        place = self.contract.property_place(self.schema_name(owner), key)
        if place is None:
            raise UnsupportedError(self.place(owner), f"property {key} is not written here or in allOf")
        if prop.default is not None:
            raise UnsupportedError(place, "a default would be sent in place of what the user left out")
        if prop.python_name in TAKEN_BY_FIELDS:
            raise UnsupportedError(place, f"the name {prop.python_name} is taken")
        written: Mapping[str, Any] = self.contract.at(place)
        return Field(
            name=prop.python_name,
            key=key,
            required=prop.required,
            shape=self.shapes.of(prop, place),
            owner=owner.class_info.name,
            facts=described(self.contract.resolve(written)),
            source=sourced(written.get("x-source")),
            bounds=bounds_of(self.contract.resolve(written)),
            only_sent=self.schema_name(owner) not in self._received,
        )

    def doc(self, prop: ModelProperty | EnumProperty) -> str:
        schema = self.contract.schemas[self.schema_name(prop)]
        text = sentence(schema.get("description", prop.class_info.name))
        return docstring([filled(text, 4), filled(sourced(schema.get("x-source")), 4)], 4)


def bounds_of(schema: Node) -> tuple[int, int] | None:
    if schema.get("type") == "integer" and {"minimum", "maximum"} <= schema.keys():
        return schema["minimum"], schema["maximum"]
    return None


def _read_and_changed(document: Document) -> Iterator[tuple[str, str]]:
    """Pairs of schemas: what a path answers to GET, and what it takes with PUT or PATCH."""
    operations = list(document.operations())
    for read in operations:
        for change in operations:
            if change.path == read.path and (read.method, change.method) in {
                ("get", "put"),
                ("get", "patch"),
            }:
                answers = [node for code, node in document.responses(read).items() if code.startswith("2")]
                body = document.resolve(change.node.get("requestBody", {}))
                yield from itertools.product(map(_schema_of, answers), [_schema_of(body)])


def _schema_of(body: Node) -> str:
    """The name of the schema of a body in JSON; empty if it has none."""
    reference = body.get("content", {}).get(JSON, {}).get("schema", {}).get("$ref", "")
    return str(target_of(reference)[-1]) if reference else ""
