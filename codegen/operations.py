"""What the templates need to know of the contract's operations, `x-` extensions included."""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen
from openapi_python_client.parser.bodies import Body, BodyType
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties.any import AnyProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.strings import (
    PythonIdentifier,
    in_double_quote_literal,
    in_f_string_literal,
    pascal_case,
    snake_case,
)

from codegen.contract import Contract, UnsupportedError
from codegen.models import Field, Models
from codegen.prose import described, docstring, filled, sentence
from codegen.shapes import Shape

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
RETRIES = ("idempotent", "create", "once")
BOUND = "store_id"
NOTHING = Shape("None", decoder="no_content")


@frozen
class Argument:
    """One argument of a generated function."""

    name: str
    key: str
    annotation: str
    default: str
    doc: str

    @property
    def declaration(self) -> str:
        return f"{self.name}: {self.annotation}" + (f" = {self.default}" if self.default else "")

    def line(self, indent: int) -> str:
        return filled(f"{self.name}: {self.doc}" if self.doc else f"{self.name}.", indent, hanging="    ")


@frozen
class Plan:
    """One operation, ready for the templates."""

    id: str
    module: str
    method_name: str
    verb: str
    path: str
    url: str
    retry: str
    tag: str
    scopes: tuple[str, ...]
    descriptions: Mapping[int, str]
    summary: str
    path_arguments: Sequence[Argument]
    body: Argument | None
    body_kind: str
    body_fields: Sequence[Field]
    query: Sequence[Argument]
    result: Shape
    result_doc: str
    imports: Sequence[tuple[str, str]]
    source: str
    remarks: str

    @property
    def optional_body(self) -> bool:
        return self.body is not None and bool(self.body.default)

    @property
    def own_path_arguments(self) -> list[Argument]:
        """The path parameters that the class of a tag does not bind."""
        return [argument for argument in self.path_arguments if argument.name != BOUND]

    @property
    def binds_store(self) -> bool:
        return len(self.own_path_arguments) < len(self.path_arguments)

    @property
    def method_body(self) -> list[Argument]:
        """The body as arguments of a method: its single field where it has just one, else the body itself."""
        if self.body_fields:
            return [Argument(f.name, f.key, f.declaration, "", unquoted(f)) for f in self.body_fields]
        return [self.body] if self.body else []

    def doc(self, arguments: Sequence[Argument], indent: int) -> str:
        """The docstring of a function with these arguments."""
        inner = indent + 4
        listed = "\n".join(f"    {argument.line(inner)}".replace("\n", "\n    ") for argument in arguments)
        returned = "" if self.result is NOTHING else f"Returns:\n    {filled(self.result_doc, inner, '    ')}"
        return docstring(
            [
                filled(self.summary, indent),
                filled(self.remarks, indent),
                f"Args:\n{listed}" if listed else "",
                returned,
                filled(self.source, indent),
            ],
            indent,
        )


def unquoted(member: Field) -> str:
    """The words of a field's docstring in one line."""
    return " ".join(member.doc.strip('"').split())


class Operations:
    """Every operation of the contract, as the endpoint templates see it."""

    def __init__(self, contract: Contract, models: Models) -> None:
        self.contract = contract
        self.models = models
        places = self._operation_places()
        self._places = {PythonIdentifier(self._id(place), "field_"): place for place in places}

    def _operation_places(self) -> Iterator[tuple[str, str, str]]:
        for path, item in self.contract.document.get("paths", {}).items():
            yield from (("paths", path, method) for method in METHODS if method in item)

    def _id(self, place: tuple[str, str, str]) -> str:
        operation = self.contract.at(place)
        if "operationId" not in operation:
            raise UnsupportedError(place, "an operation needs an operationId")
        return str(operation["operationId"])

    def plan(self, endpoint: Endpoint) -> Plan:
        """Everything the templates ask about `endpoint`."""
        place = self._places[endpoint.name]
        raw = self.contract.at(place)
        self._refuse_unsupported(endpoint, place)
        result = self._result(endpoint, place)
        body, kind, body_fields = self._body(endpoint, place)
        query = [self._argument(place, "query", prop) for prop in endpoint.query_parameters]
        used = {*result.imports, *self._argument_imports(endpoint, place)}
        return Plan(
            id=raw["operationId"],
            module=str(endpoint.name),
            method_name=method_name(raw["operationId"], raw["tags"][0]),
            verb=place[2].upper(),
            path=place[1],
            url=url_literal(endpoint.path.get_untrusted_value()),
            retry=self._retry(raw, place),
            tag=raw["tags"][0],
            scopes=tuple(raw.get("x-scopes", ())),
            descriptions=self._descriptions(raw),
            summary=sentence(raw.get("summary", raw["operationId"])),
            path_arguments=[self._argument(place, "path", prop) for prop in endpoint.path_parameters],
            body=body,
            body_kind=kind,
            body_fields=body_fields,
            query=query,
            result=result,
            result_doc=self._result_doc(raw, result),
            imports=sorted(pair for pair in used if not pair[1].endswith("_BY_VALUE")),
            source=f"Source: contract operation `{raw['operationId']}`.",
            remarks=sentence(raw.get("description", "")),
        )

    def _refuse_unsupported(self, endpoint: Endpoint, place: tuple[str, ...]) -> None:
        if endpoint.header_parameters or endpoint.cookie_parameters:
            raise UnsupportedError(place, "header and cookie parameters")
        if len(endpoint.bodies) > 1:
            raise UnsupportedError(place, "more than one media type for a request body")

    def _retry(self, raw: Mapping[str, Any], place: tuple[str, ...]) -> str:
        if raw.get("x-retry") not in RETRIES:
            raise UnsupportedError(place, f"x-retry is one of {', '.join(RETRIES)}")
        return str(raw["x-retry"])

    def _descriptions(self, raw: Mapping[str, Any]) -> dict[int, str]:
        responses = ((code, self.contract.resolve(response)) for code, response in raw["responses"].items())
        return {
            int(code): " ".join(response["description"].split())
            for code, response in sorted(responses)
            if code.isdecimal()
        }

    def _successes(self, raw: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
        return {
            code: self.contract.resolve(response)
            for code, response in raw["responses"].items()
            if code.startswith("2")
        }

    def _result(self, endpoint: Endpoint, place: tuple[str, ...]) -> Shape:
        patterns = [r for r in endpoint.responses.patterns if r.status_code.pattern.startswith("2")]
        shapes = {self._result_shape(response, place).annotation: response for response in patterns}
        if len(shapes) != 1:
            raise UnsupportedError(place, "successful responses (2xx) of exactly one shape are needed")
        return self._result_shape(next(iter(shapes.values())), place)

    def _result_shape(self, response: Any, place: tuple[str, ...]) -> Shape:
        if isinstance(response.prop, AnyProperty) and response.source["return_type"] == "None":
            return NOTHING
        shape = self.models.shapes.of(response.prop, place)
        if response.source["return_type"] != "Any" or not shape.decoder or shape.nullable:
            raise UnsupportedError(place, "a successful response is JSON: an object, or an array of them")
        return shape

    def _result_doc(self, raw: Mapping[str, Any], result: Shape) -> str:
        described_as = next(iter(self._successes(raw).values()))["description"]
        return sentence(f"{result.result}: {' '.join(described_as.split())}")

    def _argument(self, place: tuple[str, ...], location: str, prop: Any) -> Argument:
        key = prop.name.get_untrusted_value()
        written = self._parameter(place, location, key)
        shape = self.models.shapes.of(prop, place)
        if shape.container == "object" or (location == "path" and shape.container) or shape.nullable:
            raise UnsupportedError(place, f"parameter {key} is neither a plain value nor a list of them")
        if prop.default is not None or not written.get("explode", True):
            raise UnsupportedError(place, f"parameter {key}: default and explode: false")
        schema = self.contract.resolve(written["schema"])
        doc = described({"description": written.get("description", ""), **schema})
        if prop.required:
            return Argument(prop.python_name, key, shape.annotation, "", doc)
        return Argument(prop.python_name, key, f"{shape.annotation} | Unset", "UNSET", doc)

    def _parameter(self, place: tuple[str, ...], location: str, key: str) -> Mapping[str, Any]:
        owners = (self.contract.at(place), self.contract.at(place[:2]))
        resolved = (self.contract.resolve(p) for owner in owners for p in owner.get("parameters", ()))
        return next(p for p in resolved if (p["in"], p["name"]) == (location, key))

    def _argument_imports(self, endpoint: Endpoint, place: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        bodies = (body.prop for body in endpoint.bodies if not isinstance(body.prop, FileProperty))
        for prop in (*endpoint.path_parameters, *endpoint.query_parameters, *bodies):
            yield from self.models.shapes.of(prop, place).imports

    def _body(self, endpoint: Endpoint, place: tuple[str, ...]) -> tuple[Argument | None, str, list[Field]]:
        if not endpoint.bodies:
            return None, "", []
        body = endpoint.bodies[0]
        if body.body_type == BodyType.CONTENT and isinstance(body.prop, FileProperty):
            return self._content_body(body, place), "content", []
        if body.body_type == BodyType.JSON and isinstance(body.prop, ModelProperty) and body.prop.required:
            return self._json_body(body.prop, place), "json", self._single_field(body.prop)
        raise UnsupportedError(place, "a request body is a required JSON object or application/octet-stream")

    def _content_body(self, body: Body, place: tuple[str, ...]) -> Argument:
        schema = self._body_schema(place)
        if body.prop.required:
            return Argument("body", "", "Content", "", described(schema))
        return Argument("body", "", "Content | None", "None", described(schema))

    def _json_body(self, prop: ModelProperty, place: tuple[str, ...]) -> Argument:
        return Argument("body", "", prop.class_info.name, "", described(self._body_schema(place)))

    def _body_schema(self, place: tuple[str, ...]) -> Mapping[str, Any]:
        body = self.contract.resolve(self.contract.at(place)["requestBody"])
        media = next(iter(body["content"].values()))
        return self.contract.resolve(media["schema"])

    def _single_field(self, prop: ModelProperty) -> list[Field]:
        """The field of a body that has one required field and no other; such a body needs no object."""
        fields = self.models.fields(prop)
        return fields if len(fields) == 1 and fields[0].required else []

    def class_name(self, tag: str) -> str:
        return pascal_case(tag)

    def tag_doc(self, tag: str) -> str:
        tags = {snake_case(entry["name"]): entry for entry in self.contract.document.get("tags", ())}
        return sentence(tags.get(tag, {}).get("description", f"Operations of the tag {tag}"))


def method_name(operation_id: str, tag: str) -> str:
    """The operationId in snake case, less the words of the tag, in the singular or the plural.

    `adjustCombinationInventory` of the tag `combinations` becomes `adjust_inventory`.
    """
    words = snake_case(operation_id).split("_")
    nouns = snake_case(tag).split("_")
    shortened = without(words, nouns)
    if shortened == words:
        shortened = without(words, [*nouns[:-1], singular(nouns[-1])])
    name = "_".join(shortened)
    return f"{name}_" if keyword.iskeyword(name) else name


def singular(noun: str) -> str:
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun.removesuffix("s")


def without(words: list[str], noun: list[str]) -> list[str]:
    """`words` less the first place where `noun` stands in them, unless nothing would be left."""
    size = len(noun)
    for start in range(len(words) - size + 1):
        if words[start : start + size] == noun and len(words) > size:
            return words[:start] + words[start + size :]
    return words


def url_literal(path: str) -> str:
    """The expression for the path of a request, each parameter quoted as one segment."""
    parts = re.split(r"\{(\w+)\}", path)
    literal = "".join(
        f'{{path_segment("{part}", {part})}}' if at % 2 else in_f_string_literal(part).replace("'", r"\'")
        for at, part in enumerate(parts)
    )
    return f"f'{literal}'" if len(parts) > 1 else f'"{in_double_quote_literal(path)}"'
