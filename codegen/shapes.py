"""What a property of the contract becomes in Python: its annotation, how to decode and how to encode it.

Whatever is not listed here is refused: a template that guesses writes code that is wrong without saying so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from attrs import evolve, frozen
from openapi_python_client.parser.properties.any import AnyProperty
from openapi_python_client.parser.properties.boolean import BooleanProperty
from openapi_python_client.parser.properties.enum_property import EnumProperty
from openapi_python_client.parser.properties.float import FloatProperty
from openapi_python_client.parser.properties.int import IntProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.parser.properties.none import NoneProperty
from openapi_python_client.parser.properties.string import StringProperty
from openapi_python_client.parser.properties.union import UnionProperty

from codegen.generator_input import UnsupportedError

Encoding = Callable[[str], str]
Decoding = Callable[[str, str], str]
"""Takes a variable with JSON, and a literal that says where it stands; gives the expression that decodes it."""

# A function of codegen/runtime/model.py is called only for a value that is not at once of the right type.
SCALARS: dict[type, tuple[str, str]] = {
    AnyProperty: ("Any", "kept({value}, {where})"),
    BooleanProperty: ("bool", "{value} if type({value}) is bool else none_of({value}, {where}, bool)"),
    FloatProperty: (
        "float",
        "{value} if type({value}) is float and {value} - {value} == 0.0 else number({value}, {where})",
    ),
    IntProperty: (
        "int",
        "{value} if type({value}) is int and 0 <= {value} <= SMALL else integer({value}, {where})",
    ),
    StringProperty: ("str", "{value} if type({value}) is str else none_of({value}, {where}, str)"),
}


def as_given(source: str) -> str:
    return source


@frozen
class Shape:
    """How one JSON value looks in Python.

    `annotation` says what may be encoded, `decoded` what decoding gives where that is less. `encode` is for a
    value that is not None, unless `encodes_none`; `decoder` is the function that decodes such a value where it is
    the whole body of a response.
    """

    annotation: str
    decode: Decoding
    encode: Encoding = as_given
    container: str = ""
    decoder: str = ""
    decoded: str = ""
    encodes_none: bool = False
    nullable: bool = False
    maps_texts: bool = False
    """Whether it is a map whose values are texts; to look at each in place is faster than a call."""
    named: bool = False
    """Whether it is a schema with a module of its own, or a list of such."""

    @property
    def plain(self) -> bool:
        """Whether the value is the same in JSON and in Python."""
        return not self.named and not self.container

    @property
    def result(self) -> str:
        return self.decoded or self.annotation


class Shapes:
    """The shapes of a contract's properties.

    `models` are its finished schemas: a reference to one is a copy made before its fields were known.
    """

    def __init__(self, models: Iterable[ModelProperty]) -> None:
        self._models = {model.class_info.name: model for model in models}

    def of(self, prop: Any, place: tuple[str, ...]) -> Shape:
        """The shape of `prop`, a property as openapi-python-client parsed it; `place` is for complaints."""
        match prop:
            case EnumProperty() if prop.value_type is str:
                return _enum(prop)
            case ModelProperty():
                model = self._models.get(prop.class_info.name, prop)
                name = f"models.{model.class_info.name}"
                return _map(name, self.map_value(model, place)) if is_map(model) else _model(name)
            case ListProperty():
                return _list(self.of(prop.inner_property, place), place)
            case UnionProperty():
                inner = [self.of(m, place) for m in prop.inner_properties if not isinstance(m, NoneProperty)]
                return _union(inner, len(inner) < len(prop.inner_properties), place)
            case _ if type(prop) in SCALARS:
                return _scalar(*SCALARS[type(prop)])
        raise UnsupportedError(place, f"the templates have no form for {type(prop).__name__}")

    def map_value(self, prop: ModelProperty, place: tuple[str, ...]) -> Shape:
        """The shape of a map's values."""
        if prop.additional_properties is None:
            raise UnsupportedError(place, "additionalProperties: false; unknown fields are allowed both ways")
        shape = self.of(prop.additional_properties, place)
        if not shape.plain:
            raise UnsupportedError(place, "a map holds plain values, not objects, arrays or enums")
        return shape


def is_map(prop: ModelProperty) -> bool:
    """Whether an object names no fields, only what its values are."""
    return not prop.required_properties and not prop.optional_properties


def _scalar(annotation: str, decoding: str) -> Shape:
    return Shape(annotation, lambda value, where: decoding.format(value=value, where=where))


def _checked(kind: str, decoding: str) -> Decoding:
    """`decoding` for a value that is of this kind; null for null, and an error for anything else."""
    whole = f"{decoding} if isinstance({{value}}, {kind}) else none_of({{value}}, {{where}}, {kind})"
    return lambda value, where: whole.format(value=value, where=where)


def _enum(prop: EnumProperty) -> Shape:
    name = f"models.{prop.class_info.name}"
    members = f"models.{prop.class_info.module_name.upper()}_BY_VALUE"
    return Shape(
        annotation=f"{name} | str",
        decode=lambda value, where: (
            f"{members}.get({value}, {value}) if type({value}) is str else none_of({value}, {where}, str)"
        ),
        encode=lambda source: f"{source}.value if isinstance({source}, {name}) else {source}",
        encodes_none=True,
        named=True,
    )


def _map(name: str, value: Shape) -> Shape:
    return evolve(
        _model(name),
        annotation=f"{name} | dict[str, {value.annotation}]",
        decoded=name,
        encode=lambda source: f"dict({source})",
        maps_texts=value.annotation == "str",
    )


def _model(name: str) -> Shape:
    return Shape(
        annotation=name,
        decode=_checked("dict", f"{name}.from_dict({{value}})"),
        encode=lambda source: f"{source}.to_dict()",
        container="object",
        decoder=f"{name}.from_dict",
        named=True,
    )


def _list(item: Shape, place: tuple[str, ...]) -> Shape:
    if item.container == "array" or (item.nullable and not item.plain):
        raise UnsupportedError(place, "an array of arrays, or of objects or enums that may be null")
    null = " | None" if item.nullable else ""
    inner = f"{item.decoder}(item)" if item.decoder else item.decode("item", "{where}")
    return Shape(
        annotation=f"list[{item.annotation}{null}]",
        decoded=f"list[{item.result}{null}]",
        decode=_checked("list", f"[{inner} for item in {{value}}]"),
        encode=as_given if item.plain else lambda source: f"[{item.encode('item')} for item in {source}]",
        container="array",
        decoder=f"array_of({item.decoder})" if item.decoder else "",
        named=item.named,
    )


def _union(inner: list[Shape], nullable: bool, place: tuple[str, ...]) -> Shape:
    """A union of scalars; or of null with any one shape; or of a string with an enum, which makes it open."""
    shaped = [shape for shape in inner if not shape.plain]
    if not shaped:
        return _plain_union(list(dict.fromkeys(shape.annotation for shape in inner)), inner[0], nullable)
    others = [shape.annotation for shape in inner if shape.plain]
    if len(shaped) > 1 or (others and (others != ["str"] or shaped[0].container)):
        raise UnsupportedError(place, "a union of more than null, plain values, and an enum beside a string")
    return evolve(shaped[0], nullable=nullable)


def _plain_union(kinds: list[str], first: Shape, nullable: bool) -> Shape:
    if len(kinds) == 1:
        return evolve(first, nullable=nullable)
    named = ", ".join(kinds)
    decoding = SCALARS[AnyProperty][1] if "Any" in kinds else f"one_of({{value}}, {{where}}, {named})"
    return evolve(_scalar(" | ".join(kinds), decoding), nullable=nullable)
