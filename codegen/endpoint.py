"""One operation of the contract, as the endpoint templates see it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import field, frozen
from openapi_python_client.parser.bodies import BodyType
from openapi_python_client.parser.openapi import Endpoint
from openapi_python_client.parser.properties.any import AnyProperty
from openapi_python_client.parser.properties.file import FileProperty
from openapi_python_client.parser.properties.list_property import ListProperty
from openapi_python_client.parser.properties.model_property import ModelProperty
from openapi_python_client.strings import in_double_quote_literal, in_f_string_literal

from codegen.argument import SELECTION, Argument, argument_of
from codegen.function_doc import SAMPLES, WHEN_CHANGED, FunctionDoc
from codegen.generator_input import Contract, UnsupportedError
from codegen.models import Field, Models
from codegen.names import method_name
from codegen.needed import Needed, needed_fields
from codegen.prose import described, sentence
from codegen.shapes import Shape

RETRIES = ("idempotent", "create", "once")
BOUND = "store_id"
TAKEN = frozenset(
    {
        "self",
        "client",
        "body",
        "params",
        "data",
        "headers",
        "call",
        "caller",
        "models",
        "operations",
        "joined",
        "named",
        "header_text",
    }
)
NOTHING = Shape("None", lambda value, _: value, decoder="no_content")
BYTES = Shape("bytes", lambda value, _: value, decoder="whole_content")


@frozen
class Plan:
    """Everything the templates ask about one operation."""

    contract: Contract = field(repr=False)
    models: Models = field(repr=False)
    endpoint: Endpoint
    place: tuple[str, str, str]

    def __attrs_post_init__(self) -> None:
        if self.endpoint.cookie_parameters:
            raise UnsupportedError(self.place, "cookie parameters")
        of_body = [member.name for member in self.body_fields] or [each.name for each in self.method_body]
        names = [argument.name for argument in (*self.path_arguments, *self.named)] + of_body
        for name in names:
            # The field of a body is an argument of the method only, whose own names are fewer.
            taken = name in TAKEN - {"body"} and not (
                name in {"params", "data", "headers"} and name in of_body
            )
            if names.count(name) > 1 or taken:
                raise UnsupportedError(self.place, f"two arguments would have the name {name}")

    @property
    def raw(self) -> Mapping[str, Any]:
        raw: Mapping[str, Any] = self.contract.at(self.place)
        return raw

    @property
    def id(self) -> str:
        return str(self.raw["operationId"])

    @property
    def module(self) -> str:
        return str(self.endpoint.name)

    @property
    def tag(self) -> str:
        return str(self.raw["tags"][0])

    @property
    def method_name(self) -> str:
        return method_name(self.id, self.tag)

    @property
    def verb(self) -> str:
        return self.place[2].upper()

    @property
    def path(self) -> str:
        return self.place[1]

    @property
    def url(self) -> str:
        """The expression for the path of a request, each parameter quoted as one segment."""
        parts = re.split(r"\{(\w+)\}", self.endpoint.path.get_untrusted_value())
        if len(parts) == 1:
            return f'"{in_double_quote_literal(parts[0])}"'
        texts = [in_f_string_literal(part).replace("'", r"\'") for part in parts[::2]]
        segments = [f"{{path_segment({name!r}, {name})}}".replace("'", '"') for name in parts[1::2]]
        return f"f'{''.join(text + segment for text, segment in zip(texts, [*segments, ''], strict=True))}'"

    @property
    def retry(self) -> str:
        if self.raw.get("x-retry") not in RETRIES:
            raise UnsupportedError(self.place, f"x-retry is one of {', '.join(RETRIES)}")
        return str(self.raw["x-retry"])

    @property
    def scopes(self) -> Sequence[str]:
        return tuple(self.raw.get("x-scopes", ()))

    @property
    def responses(self) -> dict[str, Mapping[str, Any]]:
        return {code: self.contract.resolve(node) for code, node in sorted(self.raw["responses"].items())}

    @property
    def descriptions(self) -> dict[int, str]:
        return {
            int(code): " ".join(response["description"].split())
            for code, response in self.responses.items()
            if code.isdecimal()
        }

    @property
    def summary(self) -> str:
        return sentence(self.raw.get("summary", self.id))

    @property
    def path_arguments(self) -> list[Argument]:
        return [self._argument("path", prop) for prop in self.endpoint.path_parameters]

    @property
    def own_path_arguments(self) -> list[Argument]:
        """The path parameters that the class of a tag does not bind."""
        return [argument for argument in self.path_arguments if argument.name != BOUND]

    @property
    def binds_store(self) -> bool:
        return len(self.own_path_arguments) < len(self.path_arguments)

    @property
    def query(self) -> list[Argument]:
        found = [self._argument("query", prop) for prop in self.endpoint.query_parameters]
        return [*found, SELECTION] if self.selects else found

    @property
    def headers(self) -> list[Argument]:
        return [self._argument("header", prop) for prop in self.endpoint.header_parameters]

    @property
    def named(self) -> list[Argument]:
        """The parameters that are given by name."""
        return [*self.query, *self.headers]

    @property
    def selects(self) -> bool:
        """Whether a query parameter chooses the fields of the answer."""
        return SELECTION.key in self.raw.get("x-also-accepts", {}).get("query", ())

    @property
    def needed(self) -> Needed:
        """The fields without which an answer would not be of its type, or not say what it is about."""
        media = next(iter(self.responses["200"]["content"].values()))
        needed = needed_fields(self.contract, media["schema"])
        for place, _ in self.identity:
            inner = needed
            for name in place.split("."):
                inner = inner.setdefault(name, {})
        return needed

    def _argument(self, location: str, prop: Any) -> Argument:
        shape = self.models.shapes.of(prop, self.place)
        written = self._parameter(location, prop.name.get_untrusted_value())
        return argument_of(self.contract, self.place, prop, shape, written)

    def _parameter(self, location: str, key: str) -> Mapping[str, Any]:
        owners = (self.raw, self.contract.at(self.place[:2]))
        written = (self.contract.resolve(p) for owner in owners for p in owner.get("parameters", ()))
        return next(p for p in written if (p["in"], p["name"]) == (location, key))

    @property
    def body(self) -> Argument | None:
        if self.body_kind == "content" and not self.endpoint.bodies[0].prop.required:
            return Argument("body", "Content | None", "None", self._body_doc)
        if self.body_kind == "content":
            return Argument("body", "Content", "", self._body_doc)
        if self.body_kind == "array":
            return Argument("body", f"Sequence[{self._body_class}]", "", self._body_doc)
        return Argument("body", self._body_class, "", self._body_doc) if self.body_kind else None

    @property
    def body_kind(self) -> str:
        if not self.endpoint.bodies:
            return ""
        body = self.endpoint.bodies[0]
        if len(self.endpoint.bodies) == 1:
            if body.body_type == BodyType.CONTENT and isinstance(body.prop, FileProperty):
                return "content"
            if body.body_type == BodyType.JSON and body.prop.required:
                if isinstance(body.prop, ModelProperty):
                    return "json"
                if isinstance(body.prop, ListProperty) and isinstance(
                    body.prop.inner_property, ModelProperty
                ):
                    return "array"
        raise UnsupportedError(
            self.place, "a request body is a required JSON object or array of such, or one octet-stream"
        )

    @property
    def body_data(self) -> str:
        """The expression for a JSON body as data."""
        function = "bodies_of" if self.body_kind == "array" else "body_of"
        return f"{function}(OPERATION, {self._body_class}, body)"

    @property
    def _body_class(self) -> str:
        prop = self.endpoint.bodies[0].prop
        inner = prop.inner_property if isinstance(prop, ListProperty) else prop
        return f"models.{inner.class_info.name}" if isinstance(inner, ModelProperty) else ""

    @property
    def _body_model(self) -> ModelProperty | None:
        prop = self.endpoint.bodies[0].prop if self.body_kind == "json" else None
        return prop if isinstance(prop, ModelProperty) else None

    @property
    def _body_doc(self) -> str:
        return described(self._body_schema)

    @property
    def _body_schema(self) -> Mapping[str, Any]:
        body = self.contract.resolve(self.raw["requestBody"])
        media = next(iter(body["content"].values()))
        return self.contract.resolve(media["schema"])

    @property
    def max_body_bytes(self) -> int | None:
        return self._body_schema.get("x-max-bytes") if self.body_kind == "content" else None

    @property
    def method_body(self) -> list[Argument]:
        """The body as arguments of a method: its required fields if it comes as its fields, else the body itself."""
        if not self.body_fields:
            return [self.body] if self.body else []
        return [
            Argument(member.name, member.annotation, "", member.facts, bounds=member.bounds)
            for member in self.body_fields
            if member.required
        ]

    @property
    def method_named(self) -> list[Argument]:
        """What a method takes by name: fields of the body that may be left out, and the parameters."""
        optional = [
            Argument(member.name, f"{member.annotation} | Unset", "UNSET", member.facts)
            for member in self.body_fields
            if not member.required
        ]
        return [*optional, *self.named]

    @property
    def body_fields(self) -> Sequence[Field]:
        """The fields of a body that a method takes as its own arguments (`x-fields-as-arguments`)."""
        wanted = self.body_kind == "json" and self._body_schema.get("x-fields-as-arguments")
        return self.models.fields(self._body_model) if wanted and self._body_model else []

    def checks(self, arguments: Sequence[Argument], owner: str = "") -> list[str]:
        """The statements that hold arguments, as attributes of `owner`, to their bounds."""
        return [
            f'check_integer("{each.name}", {owner}{each.name}, {each.bounds[0]}, {each.bounds[1]})'
            for each in arguments
            if each.bounds
        ]

    @property
    def identity(self) -> list[tuple[str, str]]:
        """Where an answer says what it is about, and the argument that asked for it."""
        places = self.raw.get("x-identity", {})
        return [(places[each.key], each.name) for each in self.path_arguments if each.key in places]

    @property
    def page_item(self) -> str:
        """The class of the entries of a page, if that is what the operation answers."""
        prop = next(r.prop for r in self.endpoint.responses.patterns if r.status_code.pattern.startswith("2"))
        if not isinstance(prop, ModelProperty) or not {"offset", "limit"} <= {a.key for a in self.query}:
            return ""
        found = {member.key: member for member in self.models.fields(prop) if member.required}
        if not {"total", "offset", "items"} <= found.keys():
            return ""
        return found["items"].annotation.removeprefix("list[").removesuffix("]")

    @property
    def iterator_name(self) -> str:
        return (
            "iterate" + self.method_name.removeprefix("list")
            if self._lists
            else f"iterate_{self.method_name}"
        )

    @property
    def _lists(self) -> bool:
        return self.method_name.partition("_")[0] == "list"

    @property
    def item_key(self) -> str:
        """The field that tells the entries of a page apart: their id, or else the first one that each has."""
        required = self.models.required(self.page_item.removeprefix("models."))
        return "id" if "id" in required else required[0]

    @property
    def result(self) -> Shape:
        successes = [r for r in self.endpoint.responses.patterns if r.status_code.pattern.startswith("2")]
        shapes = [self._result_shape(response) for response in successes]
        if len({shape.annotation for shape in shapes}) != 1:
            raise UnsupportedError(self.place, "successful responses (2xx) of exactly one shape are needed")
        return shapes[0]

    def _result_shape(self, response: Any) -> Shape:
        if isinstance(response.prop, AnyProperty) and response.source["return_type"] == "None":
            return NOTHING
        if isinstance(response.prop, FileProperty):
            return BYTES
        shape = self.models.shapes.of(response.prop, self.place)
        if response.source["return_type"] != "Any" or not shape.decoder or shape.nullable:
            raise UnsupportedError(self.place, "a successful response is a JSON object or an array of them")
        return shape

    def doc(self, arguments: Sequence[Argument], indent: int, *, sampled: bool = False) -> str:
        """The docstring of a function with these arguments, and the operation's sample if there is one."""
        return FunctionDoc(
            [self.summary, sentence(self.raw.get("description", ""))],
            arguments,
            ("Returns", self._result_doc),
            self._origin,
            SAMPLES.get(self.id, "") if sampled else "",
        ).written(indent)

    def iterator_doc(self, arguments: Sequence[Argument], indent: int, *, sampled: bool = False) -> str:
        """The docstring of the method that goes on from page to page."""
        opening = f"All pages of `{self.method_name}`, one entry after the other; each page is read when it is needed."
        item = self.page_item.replace("models.", "")
        gives = ("Yields", f"{item}: Each entry once.")
        sample = SAMPLES.get(f"{self.id}.{self.iterator_name}", "") if sampled else ""
        return FunctionDoc([opening, WHEN_CHANGED], arguments, gives, self._origin, sample).written(indent)

    @property
    def _origin(self) -> list[str]:
        scopes = f"Access scopes: {', '.join(self.scopes)}." if self.scopes else ""
        return [scopes, f"Source: contract operation `{self.id}`."]

    @property
    def _result_doc(self) -> str:
        told = next(response for code, response in self.responses.items() if code.startswith("2"))
        kind = self.result.result.replace("models.", "")
        return "" if self.result is NOTHING else sentence(f"{kind}: {' '.join(told['description'].split())}")
