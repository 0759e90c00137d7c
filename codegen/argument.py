"""The arguments of a generated function, and what becomes of them in a request."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from attrs import frozen
from openapi_python_client.strings import PythonIdentifier, in_double_quote_literal

from codegen.generator_input import Contract, UnsupportedError
from codegen.models import bounds_of
from codegen.prose import described, filled
from codegen.shapes import Shape


@frozen
class Argument:
    """One argument of a generated function."""

    name: str
    annotation: str
    default: str
    doc: str
    key: str = ""
    bounds: tuple[int, int] | None = None
    """The least and the most that the contract allows of an integer."""
    joined: bool = False
    """Whether a list travels as one text with commas."""
    prefix: str | None = None
    """What the names in a map begin with; each of them is a parameter of its own."""
    in_header: bool = False

    @property
    def declaration(self) -> str:
        return f"{self.name}: {self.annotation}" + (f" = {self.default}" if self.default else "")

    @property
    def setting(self) -> str:
        """The statement that puts a parameter into `params` or `headers`."""
        if self.in_header:
            return f'headers["{self.key}"] = header_text("{self.name}", {self.name})'
        if self is SELECTION:
            return f'params["{self.key}"] = selection({self.name}, _NEEDED)'
        if self.prefix is not None:
            return f'params.update(named("{self.name}", {self.name}, "{self.prefix}"))'
        value = f'joined("{self.name}", {self.name})' if self.joined else self.name
        return f'params["{self.key}"] = {value}'

    def line(self, indent: int) -> str:
        return filled(f"{self.name}: {self.doc}" if self.doc else f"{self.name}.", indent, hanging="    ")


SELECTION = Argument(
    "response_fields",
    "str | Unset",
    "UNSET",
    "Names of the fields that the answer shall have, such as `id,options(name)`; those that it must have to be "
    "of its type are added. The others are UNSET then.",
    "responseFields",
)


def argument_of(
    contract: Contract, place: tuple[str, str, str], prop: Any, shape: Shape, written: Mapping[str, Any]
) -> Argument:
    """The argument for a parameter, which stands in the contract as `written`."""
    key = prop.name.get_untrusted_value()
    schema = contract.resolve(written["schema"])
    prefix = _prefix(schema) if shape.container == "object" else None
    if (shape.container == "object" and prefix is None) or shape.nullable:
        raise UnsupportedError(place, f"parameter {key} is neither plain, nor a list, nor a map of texts")
    if prop.default is not None or (written["in"] == "path" and shape.container):
        raise UnsupportedError(place, f"parameter {key} has a default, or is a list in the path")
    if written["in"] == "header" and shape.annotation != "str":
        raise UnsupportedError(place, f"parameter {key} in a header is not a text")
    return Argument(
        # Not the name that the generator gives it: that avoids names of its own templates.
        name=PythonIdentifier(key, "field_") if written["in"] == "header" else prop.python_name,
        annotation=shape.annotation if prop.required else f"{shape.annotation} | Unset",
        default="" if prop.required else "UNSET",
        doc=described({**schema, "description": written.get("description", schema.get("description", ""))}),
        key=in_double_quote_literal(key),
        bounds=bounds_of(schema),
        joined=shape.container == "array" and not written.get("explode", True),
        prefix=prefix,
        in_header=written["in"] == "header",
    )


def _prefix(schema: Mapping[str, Any]) -> str | None:
    """What the names of a map begin with, by a pattern such as `^option_.`; None for any other object."""
    found = re.fullmatch(r"\^([a-z]+_)\.", schema.get("propertyNames", {}).get("pattern", ""))
    return found[1] if found and "properties" not in schema else None
