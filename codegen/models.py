"""What the templates need to know of the contract's schemas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen
from openapi_python_client.parser.properties import AnyProperty, EnumProperty, ModelProperty
from openapi_python_client.strings import ClassName

from codegen.contract import Contract, UnsupportedError
from codegen.prose import described, docstring, filled, sentence, sourced
from codegen.shapes import Shape, Shapes, is_map


@frozen
class Field:
    """One field of a model."""

    name: str
    key: str
    required: bool
    shape: Shape
    owner: str
    doc: str

    @property
    def declaration(self) -> str:
        null = " | None" if self.shape.nullable else ""
        return f"{self.annotation}{null}" + ("" if self.required else " | Unset = UNSET")

    @property
    def annotation(self) -> str:
        return self.shape.annotation

    @property
    def decoding(self) -> list[str]:
        """The statements that store this field of `self` from the mapping `src`."""
        source = f'src["{self.key}"]' if self.required else f'get("{self.key}", UNSET)'
        decoded = self.shape.decode("value")
        if not self.shape.container:
            if decoded == "value":
                return [f"self.{self.name} = {source}"]
            return [f"value = {source}", f"self.{self.name} = {decoded}"]
        kind = {"object": "dict", "array": "list"}[self.shape.container]
        refusal = f'none_of(value, "{self.owner}.{self.key}", "an {self.shape.container}")'
        return [
            f"value = {source}",
            f"self.{self.name} = {decoded} if isinstance(value, {kind}) else {refusal}",
        ]

    @property
    def encoding(self) -> str:
        """The expression for this field of `self` in JSON, given that it is set."""
        source = f"self.{self.name}"
        encoded = self.shape.encode(source)
        tolerant = encoded == source or self.shape.encodes_none
        return encoded if tolerant else f"None if {source} is None else {encoded}"


class Models:
    """Every named schema of the contract, as the model and enum templates see it."""

    def __init__(self, contract: Contract, properties: Sequence[ModelProperty]) -> None:
        self.contract = contract
        self.shapes = Shapes(properties)
        self.properties = {str(prop.class_info.name): prop for prop in properties}
        self._names = {str(ClassName(name, "")): name for name in contract.schemas}

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

    def map_value(self, prop: ModelProperty) -> str:
        return self.shapes.map_value(prop, self.place(prop))

    def fields(self, prop: ModelProperty) -> list[Field]:
        """The fields of a model, required ones first, else in the order of the contract."""
        self._refuse_typed_extras(prop)
        properties = (*(prop.required_properties or ()), *(prop.optional_properties or ()))
        return [self._field(prop, member) for member in properties]

    def _refuse_typed_extras(self, prop: ModelProperty) -> None:
        if not isinstance(prop.additional_properties, AnyProperty):
            raise UnsupportedError(self.place(prop), "fields beside additionalProperties other than true")

    def _field(self, owner: ModelProperty, prop: Any) -> Field:
        key = prop.name.get_untrusted_value()
        place = self.contract.property_place(self.schema_name(owner), key)
        if place is None:
            raise UnsupportedError(self.place(owner), f"property {key} is not written here or in allOf")
        if prop.default is not None:
            raise UnsupportedError(place, "a default would be sent in place of what the user left out")
        return Field(
            name=prop.python_name,
            key=key,
            required=prop.required,
            shape=self.shapes.of(prop, place),
            owner=owner.class_info.name,
            doc=self._field_doc(self.contract.at(place)),
        )

    def _field_doc(self, written: Mapping[str, Any]) -> str:
        resolved = self.contract.resolve(written)
        facts = filled(described(resolved), 4)
        return docstring([facts, filled(sourced(written.get("x-source")), 4)], 4)

    def imports(self, prop: ModelProperty) -> list[tuple[str, str]]:
        """Modules and names that a model needs from its siblings."""
        used = {pair for member in self.fields(prop) for pair in member.shape.imports}
        self._refuse_circle(prop, ())
        return sorted(pair for pair in used if pair[1] != prop.class_info.name)

    def _refuse_circle(self, prop: ModelProperty, trail: tuple[str, ...]) -> None:
        name = prop.class_info.name
        if trail and name == trail[0] and len(trail) > 1:
            raise UnsupportedError(self.place(prop), f"a circle of schemas: {' -> '.join((*trail, name))}")
        if name not in trail:
            for other in self._referred(prop):
                self._refuse_circle(other, (*trail, name))

    def _referred(self, prop: ModelProperty) -> Iterator[ModelProperty]:
        if not is_map(prop):
            names = {name for member in self.fields(prop) for _, name in member.shape.imports}
            yield from (self.properties[name] for name in sorted(names & self.properties.keys()))

    def doc(self, prop: ModelProperty | EnumProperty) -> str:
        schema = self.contract.schemas[self.schema_name(prop)]
        text = sentence(schema.get("description", prop.class_info.name))
        return docstring([filled(text, 4), filled(sourced(schema.get("x-source")), 4)], 4)
