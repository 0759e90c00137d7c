"""Every single change of the contract, one of each kind at each place, with what it means to whom.

What is expected is derived here from the document and from the rule of variance alone: who writes a value
suffers when fewer are allowed, who reads it when more are. None of the comparison's own code is used.
"""

from __future__ import annotations

import copy
import operator
from collections.abc import Callable, Iterator
from typing import Any

from attrs import frozen

from codegen.document import METHODS, Document

Pair = tuple[str, str]  # (for a user of the client, for a server)
BY_SIDE = dict[str, Pair]

BREAKING, ADDITIVE, EDITORIAL = "breaking", "additive", "editorial"
FEWER: BY_SIDE = {"request": (BREAKING, ADDITIVE), "response": (ADDITIVE, BREAKING)}
MORE: BY_SIDE = {"request": (ADDITIVE, BREAKING), "response": (BREAKING, ADDITIVE)}
OTHERS: BY_SIDE = {"request": (BREAKING, BREAKING), "response": (BREAKING, BREAKING)}
GONE: BY_SIDE = {"request": (BREAKING, ADDITIVE), "response": (BREAKING, ADDITIVE)}
NEW_OPTIONAL: BY_SIDE = {"request": (ADDITIVE, BREAKING), "response": (ADDITIVE, ADDITIVE)}
NEW_REQUIRED: BY_SIDE = {"request": (BREAKING, BREAKING), "response": (ADDITIVE, BREAKING)}
NEW_OPEN_VALUE: BY_SIDE = {"request": (ADDITIVE, BREAKING), "response": (ADDITIVE, ADDITIVE)}
NEW_VALUE_OF_MANY: BY_SIDE = {"request": (ADDITIVE, ADDITIVE), "response": (ADDITIVE, ADDITIVE)}
RENAMED: BY_SIDE = {"request": (BREAKING, EDITORIAL), "response": (BREAKING, EDITORIAL)}
WORDS: BY_SIDE = {"request": (EDITORIAL, EDITORIAL), "response": (EDITORIAL, EDITORIAL)}
DEPRECATED: BY_SIDE = {"request": (ADDITIVE, ADDITIVE), "response": (ADDITIVE, ADDITIVE)}

LOWER = ("minimum", "minLength", "minItems")
UPPER = ("maximum", "x-max-bytes")
RETRIES = ("once", "create", "idempotent")
# What a schema says to people and of its unit; it stands beside `anyOf`.
BESIDE = {"title", "description", "example", "examples", "externalDocs", "x-source", "deprecated", "x-unit"}
SCALARS = ("string", "boolean", "integer", "number")

Spoil = Callable[[dict[str, Any]], None]


@frozen
class Mutant:
    """A changed contract; `expected` is everything that the comparison may say about it.

    The label is where, a colon, and what sort of change.
    """

    label: str
    expected: frozenset[Pair]
    spoil: Spoil

    def document(self, contract: Document) -> Document:
        """`contract` with the change; what does not change is shared."""
        data = dict(contract.data)
        self.spoil(data)
        return Document(data)


def mutants(document: Document) -> Iterator[Mutant]:
    sides = _sides(document)
    closed = set(_closed(document.data))
    for name, schema in document.schemas.items():
        yield from _of_schema(name, schema, sides[name], closed)
        for field, node in schema.get("properties", {}).items():
            yield from _of_field(name, field, node, schema.get("required", ()), sides[name])
    for key, parameter in document.component("parameters").items():
        yield from _of_parameter(key, parameter)
    for path, item in document.data["paths"].items():
        for method in (each for each in METHODS if each in item):
            yield from _of_operation(path, method, item[method])
    shared = _shared_successes(document)
    for key, response in document.component("responses").items():
        yield from _of_response(key, response)
        if key in shared:
            yield from _of_success(f"response {key}", response, "components", "responses", key)
    yield from _of_the_rest(document)


def _sides(document: Document) -> dict[str, set[str]]:
    """On which sides each schema travels."""
    sides: dict[str, set[str]] = {name: set() for name in document.schemas}
    for operation in document.operations():
        for name in document.requested(operation) | document.reachable(document.parameters(operation)):
            sides[name].add("request")
        for name in document.answered(operation) | document.answered(operation, success=False):
            sides[name].add("response")
    for hook in document.webhooks():
        for name in document.requested(hook):
            sides[name].add("response")
    return sides


def _closed(node: Any, beside: Any = ()) -> Iterator[str]:
    """The schemas that stand somewhere without any other text allowed beside them."""
    if isinstance(node, list):
        for item in node:
            yield from _closed(item, node)
    elif isinstance(node, dict):
        if "$ref" in node and {"type": "string"} not in beside:
            yield node["$ref"].rpartition("/")[2]
        for value in node.values():
            yield from _closed(value)


def _mutant(label: str, meaning: BY_SIDE, sides: set[str], spoil: Spoil) -> Mutant:
    return Mutant(label, frozenset(meaning[side] for side in sides), spoil)


def _at(data: Any, *steps: str | int) -> Any:
    """What stands there, to be changed: it and everything above it is a copy of its own."""
    for step in steps:
        data[step] = copy.copy(data[step])
        data = data[step]
    return data


def _setting(*steps: Any, value: Any) -> Spoil:
    def spoil(data: dict[str, Any]) -> None:
        _at(data, *steps[:-1])[steps[-1]] = value

    return spoil


def _dropping(*steps: Any) -> Spoil:
    def spoil(data: dict[str, Any]) -> None:
        del _at(data, *steps[:-1])[steps[-1]]

    return spoil


def _appending(*steps: Any, value: Any) -> Spoil:
    def spoil(data: dict[str, Any]) -> None:
        _at(data, *steps).append(value)

    return spoil


def _of_schema(name: str, schema: Any, sides: set[str], closed: set[str]) -> Iterator[Mutant]:
    place = ("components", "schemas", name)
    yield _mutant(f"{name}: description", WORDS, sides, _setting(*place, "description", value="Other words."))
    yield _mutant(f"{name}: source", WORDS, sides, _setting(*place, "x-source", value={"doc": "another"}))
    yield _mutant(f"{name}: unknown keyword", OTHERS, sides, _setting(*place, "not", value={}))
    yield _mutant(f"{name}: renamed", RENAMED, sides, _renaming(name))
    if "x-fields-as-arguments" in schema:
        as_one = _dropping(*place, "x-fields-as-arguments")
        yield _mutant(f"{name}: body as one argument", RENAMED, sides, as_one)
    if "properties" in schema:
        yield from _of_object(name, schema, sides)
    if "enum" in schema:
        added, last = [*schema["enum"], "ANOTHER"], schema["enum"][:-1]
        new_value = NEW_OPEN_VALUE if name in closed else NEW_VALUE_OF_MANY
        yield _mutant(f"{name}: value added", new_value, sides, _setting(*place, "enum", value=added))
        yield _mutant(f"{name}: value gone", GONE, sides, _setting(*place, "enum", value=last))
        turned = schema["enum"][::-1]
        yield _mutant(f"{name}: values reordered", WORDS, sides, _setting(*place, "enum", value=turned))
    for key in ("maximum", "x-max-bytes"):
        if key in schema:
            yield _mutant(f"{name}: {key}", FEWER, sides, _setting(*place, key, value=schema[key] - 1))


def _of_object(name: str, schema: Any, sides: set[str]) -> Iterator[Mutant]:
    place = ("components", "schemas", name)
    new = (*place, "properties", "another")
    yield _mutant(f"{name}: optional field", NEW_OPTIONAL, sides, _setting(*new, value={"type": "string"}))

    def require(data: dict[str, Any]) -> None:
        _at(data, *place, "properties")["another"] = {"type": "string"}
        owner = _at(data, *place)
        owner["required"] = [*owner.get("required", ()), "another"]

    yield _mutant(f"{name}: required field", NEW_REQUIRED, sides, require)
    yield _mutant(f"{name}: closed", FEWER, sides, _setting(*place, "additionalProperties", value=False))
    names = schema.get("properties", {})
    optional = [key for key in names if key not in schema.get("required", ())]
    # Required fields may be given by position, optional ones are keywords only.
    for kind, keys, change in (
        ("required", schema.get("required", ()), RENAMED),
        ("optional", optional, WORDS),
    ):
        if len(keys) > 1:
            order = {keys[0]: keys[1], keys[1]: keys[0]}
            turned = {order.get(key, key): names[order.get(key, key)] for key in names}
            yield _mutant(
                f"{name}: {kind} reordered", change, sides, _setting(*place, "properties", value=turned)
            )


def _renaming(name: str) -> Spoil:
    def spoil(data: dict[str, Any]) -> None:
        schemas = _at(data, "components", "schemas")
        schemas[f"{name}Again"] = schemas.pop(name)
        reference = f"#/components/schemas/{name}"
        data.update(_referring(data, reference, f"{reference}Again"))

    return spoil


def _referring(node: Any, old: str, new: str) -> Any:
    """`node` with one reference in place of another; where there is none, `node` itself."""
    if isinstance(node, str):
        return new if node == old else node
    if isinstance(node, list):
        items = [_referring(item, old, new) for item in node]
        return node if all(map(operator.is_, items, node)) else items
    if isinstance(node, dict):
        fields = {key: _referring(value, old, new) for key, value in node.items()}
        return node if all(map(operator.is_, fields.values(), node.values())) else fields
    return node


def _of_field(schema: str, field: str, node: Any, required: Any, sides: set[str]) -> Iterator[Mutant]:
    place = ("components", "schemas", schema, "properties", field)
    label = f"{schema}.{field}"

    def drop(data: dict[str, Any]) -> None:
        _dropping(*place)(data)
        if field in required:
            _at(data, *place[:3], "required").remove(field)

    yield _mutant(f"{label}: gone", GONE, sides, drop)
    needed = (*place[:3], "required")
    if field in required:
        rest = [each for each in required if each != field]
        yield _mutant(f"{label}: optional", MORE, sides, _setting(*needed, value=rest))
    else:
        yield _mutant(f"{label}: required", FEWER, sides, _setting(*needed, value=[*required, field]))
    if "$ref" not in node:
        yield _mutant(f"{label}: words", WORDS, sides, _setting(*place, "description", value="Other words."))
        yield _mutant(
            f"{label}: deprecated",
            DEPRECATED,
            sides,
            _setting(*place, "deprecated", value=not node.get("deprecated")),
        )
    yield from _of_null(label, node, sides, *place)
    yield from _of_values(label, node, sides, *place)


def _of_null(label: str, node: Any, sides: set[str], *place: Any) -> Iterator[Mutant]:
    """A field that may be null as well, or may be no longer, written with `anyOf`."""
    null = {"type": "null"}
    beside = {key: value for key, value in node.items() if key in BESIDE}
    within = {key: value for key, value in node.items() if key not in BESIDE}
    branches = node.get("anyOf", [within])
    if null in branches:
        rest = [each for each in branches if each != null]
        alone = rest[0] if len(rest) == 1 else {"anyOf": rest}
        yield _mutant(f"{label}: not null", FEWER, sides, _setting(*place, value=beside | alone))
    elif "null" not in node.get("type", ()) and "oneOf" not in node:
        value = beside | {"anyOf": [*branches, null]}
        yield _mutant(f"{label}: or null", MORE, sides, _setting(*place, value=value))


def _of_values(label: str, node: Any, sides: set[str], *place: Any) -> Iterator[Mutant]:
    """Mutants of what a schema says about values."""
    kind = node.get("type")
    if kind in SCALARS:
        another = "boolean" if kind != "boolean" else "string"
        yield _mutant(f"{label}: type", OTHERS, sides, _setting(*place, "type", value=another))
        yield _mutant(f"{label}: null", MORE, sides, _setting(*place, "type", value=[kind, "null"]))
        yield _mutant(f"{label}: const", FEWER, sides, _setting(*place, "const", value=1))
    elif isinstance(kind, list):
        yield _mutant(f"{label}: no null", FEWER, sides, _setting(*place, "type", value=kind[0]))
    if kind == "integer":
        yield _mutant(f"{label}: number", MORE, sides, _setting(*place, "type", value="number"))
    if kind == "number":
        yield _mutant(f"{label}: integer", FEWER, sides, _setting(*place, "type", value="integer"))
    if kind == "string" and "pattern" not in node:
        yield _mutant(f"{label}: pattern", FEWER, sides, _setting(*place, "pattern", value="^a"))
    yield from _of_bounds(label, node, sides, *place)
    if "pattern" in node:
        yield _mutant(f"{label}: other pattern", OTHERS, sides, _setting(*place, "pattern", value="^a"))
        yield _mutant(f"{label}: no pattern", MORE, sides, _dropping(*place, "pattern"))
    if "format" in node:
        wide = node["format"] == "int32"
        meaning, value = (MORE, "int64") if wide else (FEWER, "int32")
        yield _mutant(f"{label}: format", meaning, sides, _setting(*place, "format", value=value))
    if "x-unit" in node:
        yield _mutant(f"{label}: unit", OTHERS, sides, _setting(*place, "x-unit", value="another unit"))
        yield _mutant(f"{label}: no unit", WORDS, sides, _dropping(*place, "x-unit"))
    yield from _of_branches(label, node, sides, *place)


def _of_bounds(label: str, node: Any, sides: set[str], *place: Any) -> Iterator[Mutant]:
    for key in (*LOWER, *UPPER):
        if key in node:
            up, down = (FEWER, MORE) if key in LOWER else (MORE, FEWER)
            yield _mutant(f"{label}: {key} up", up, sides, _setting(*place, key, value=node[key] + 1))
            yield _mutant(f"{label}: {key} down", down, sides, _setting(*place, key, value=node[key] - 1))
            yield _mutant(f"{label}: no {key}", MORE, sides, _dropping(*place, key))
    kind = node.get("type")
    if kind in ("integer", "number") and "maximum" not in node:
        yield _mutant(f"{label}: a maximum", FEWER, sides, _setting(*place, "maximum", value=10))
    if kind == "array":
        yield _mutant(f"{label}: maxItems", FEWER, sides, _setting(*place, "maxItems", value=10))
        yield _mutant(f"{label}: any items", MORE, sides, _dropping(*place, "items"))


def _of_branches(label: str, node: Any, sides: set[str], *place: Any) -> Iterator[Mutant]:
    for at, branch in enumerate(node.get("anyOf", ())):
        if branch == {"type": "string"}:
            yield _mutant(f"{label}: enum closed", FEWER, sides, _dropping(*place, "anyOf", at))
    if "anyOf" in node:
        branch = {"type": "boolean"}
        yield _mutant(f"{label}: branch", MORE, sides, _appending(*place, "anyOf", value=branch))


def _of_parameter(key: str, node: Any) -> Iterator[Mutant]:
    place = ("components", "parameters", key)
    asked = {"request"}
    label = f"parameter {key}"
    yield _mutant(f"{label}: source", WORDS, asked, _setting(*place, "x-source", value={"doc": "another"}))
    yield _mutant(f"{label}: words", WORDS, asked, _setting(*place, "description", value="Other."))
    yield _mutant(f"{label}: style", OTHERS, asked, _setting(*place, "style", value="another"))
    need, value = (MORE, False) if node.get("required") else (FEWER, True)
    yield _mutant(
        f"{label}: {'optional' if need == MORE else 'required'}",
        need,
        asked,
        _setting(*place, "required", value=value),
    )
    yield from _of_values(label, node["schema"], asked, *place, "schema")
    if "x-also-accepts" in node:
        taken = frozenset({(EDITORIAL, ADDITIVE)})
        yield Mutant(f"{label}: less accepted", taken, _dropping(*place, "x-also-accepts"))


def _of_operation(path: str, method: str, node: Any) -> Iterator[Mutant]:
    place = ("paths", path, method)
    name = node["operationId"]

    def pair(label: str, client: str, server: str, spoil: Spoil) -> Mutant:
        return Mutant(f"{name}: {label}", frozenset({(client, server)}), spoil)

    yield pair("gone", BREAKING, ADDITIVE, _dropping(*place))
    yield pair("another beside it", ADDITIVE, BREAKING, _copying(path, method))
    yield pair("renamed", BREAKING, EDITORIAL, _setting(*place, "operationId", value=f"{name}Again"))
    yield pair("another tag", BREAKING, EDITORIAL, _setting(*place, "tags", value=["another"]))
    yield pair("summary", EDITORIAL, EDITORIAL, _setting(*place, "summary", value="Other words."))
    yield pair("deprecated", ADDITIVE, ADDITIVE, _setting(*place, "deprecated", value=True))
    yield pair("unknown key", BREAKING, BREAKING, _setting(*place, "x-unknown", value=1))
    rank = RETRIES.index(node["x-retry"])
    for at, retry in enumerate(RETRIES):
        if at != rank:
            client, server = (BREAKING, ADDITIVE) if at < rank else (ADDITIVE, BREAKING)
            yield pair(f"retry {retry}", client, server, _setting(*place, "x-retry", value=retry))
    yield pair("scope", BREAKING, ADDITIVE, _appending(*place, "x-scopes", value="another"))
    if node["x-scopes"]:
        yield pair("no scope", ADDITIVE, BREAKING, _dropping(*place, "x-scopes", 0))
    if "x-identity" in node:
        yield pair("no identity", BREAKING, ADDITIVE, _dropping(*place, "x-identity"))
    else:
        yield pair("identity", ADDITIVE, BREAKING, _setting(*place, "x-identity", value={"storeId": "id"}))
    yield pair("a way in", ADDITIVE, BREAKING, _appending(*place, "security", value={"another": []}))
    yield pair("no way in", BREAKING, ADDITIVE, _dropping(*place, "security", 0))
    new = {"name": "another", "in": "query", "schema": {"type": "string"}}
    yield pair("parameter", ADDITIVE, BREAKING, _appending(*place, "parameters", value=new))
    needed = new | {"required": True}
    yield pair("required parameter", BREAKING, BREAKING, _appending(*place, "parameters", value=needed))
    for at in range(len(node["parameters"])):
        yield pair(f"parameter {at} gone", BREAKING, ADDITIVE, _dropping(*place, "parameters", at))
    if "x-also-accepts" in node:
        more = _appending(*place, "x-also-accepts", "query", value="another")
        yield pair("more accepted", EDITORIAL, BREAKING, more)
    yield from _of_body(name, node, *place)
    yield from _of_statuses(name, node, *place)


def _copying(path: str, method: str) -> Spoil:
    def spoil(data: dict[str, Any]) -> None:
        again = data["paths"][path][method] | {"operationId": "another"}
        _at(data, "paths")[f"{path}/again"] = {method: again}

    return spoil


def _of_body(name: str, node: Any, *place: Any) -> Iterator[Mutant]:
    body = (*place, "requestBody")
    asked = {"request"}
    if "requestBody" not in node:
        new = {"content": {"application/json": {"schema": {"type": "object"}}}}
        yield _mutant(f"{name}: a body", NEW_OPTIONAL, asked, _setting(*body, value=new))
        yield _mutant(
            f"{name}: a needed body", NEW_REQUIRED, asked, _setting(*body, value=new | {"required": True})
        )
        return
    yield _mutant(f"{name}: no body", GONE, asked, _dropping(*body))
    need, value = (MORE, False) if node["requestBody"]["required"] else (FEWER, True)
    yield _mutant(
        f"{name}: body {'optional' if need == MORE else 'required'}",
        need,
        asked,
        _setting(*body, "required", value=value),
    )
    content = (*body, "content", "text/plain")
    yield _mutant(
        f"{name}: media type", MORE, asked, _setting(*content, value={"schema": {"type": "string"}})
    )
    for kind, media in node["requestBody"]["content"].items():
        yield _mutant(f"{name}: no {kind}", FEWER, asked, _dropping(*body, "content", kind))
        if "example" in media:
            yield _mutant(
                f"{name}: example", WORDS, asked, _setting(*body, "content", kind, "example", value={})
            )
    accepted = (*body, "x-also-accepts", "mediaTypes")
    taken = frozenset({(EDITORIAL, BREAKING)})
    yield Mutant(f"{name}: more accepted", taken, _appending(*accepted, value="text/csv"))


def _of_statuses(name: str, node: Any, *place: Any) -> Iterator[Mutant]:
    responses = (*place, "responses")
    new = {"description": "Another."}
    yield Mutant(f"{name}: 418", frozenset({(ADDITIVE, ADDITIVE)}), _setting(*responses, "418", value=new))
    yield Mutant(f"{name}: 204", frozenset({(BREAKING, ADDITIVE)}), _setting(*responses, "204", value=new))
    for code in node["responses"]:
        pair = (BREAKING, BREAKING) if code < "400" else (ADDITIVE, BREAKING)
        yield Mutant(f"{name}: no status, {code}", frozenset({pair}), _dropping(*responses, code))
    code = min(node["responses"])
    if "$ref" not in node["responses"][code]:
        yield from _of_success(name, node["responses"][code], *responses, code)


def _shared_successes(document: Document) -> set[str]:
    """The names of the responses that stand in `components` and are the success of an operation."""
    answers = [each.node["responses"][min(each.node["responses"])] for each in document.operations()]
    return {answer["$ref"].rpartition("/")[2] for answer in answers if "$ref" in answer}


def _of_success(name: str, answer: Any, *success: Any) -> Iterator[Mutant]:
    if "content" in answer:
        yield Mutant(f"{name}: no content", frozenset({(BREAKING, BREAKING)}), _dropping(*success, "content"))
    kinds = {**answer.get("content", {}), "text/csv": {"schema": {"type": "string"}}}
    yield Mutant(
        f"{name}: csv", frozenset({(BREAKING, ADDITIVE)}), _setting(*success, "content", value=kinds)
    )
    words = frozenset({(EDITORIAL, EDITORIAL)})
    yield Mutant(f"{name}: words of success", words, _setting(*success, "description", value="Other words."))
    for link in answer.get("links", {}):
        yield Mutant(f"{name}: no link", words, _dropping(*success, "links", link))


def _of_response(key: str, node: Any) -> Iterator[Mutant]:
    place = ("components", "responses", key)

    def pair(label: str, client: str, server: str, spoil: Spoil) -> Mutant:
        return Mutant(f"response {key}: {label}", frozenset({(client, server)}), spoil)

    yield pair("words", EDITORIAL, EDITORIAL, _setting(*place, "description", value="Other words."))
    yield pair("unknown key", BREAKING, BREAKING, _setting(*place, "x-unknown", value=1))
    codes = node.get("x-error-codes", [])
    yield pair("code", ADDITIVE, ADDITIVE, _setting(*place, "x-error-codes", value=[*codes, "ANOTHER"]))
    for at, code in enumerate(codes):
        yield pair(f"no {code}", BREAKING, ADDITIVE, _dropping(*place, "x-error-codes", at))
    never = node.get("x-never-answered", False)
    client, server = (ADDITIVE, ADDITIVE) if never else (ADDITIVE, BREAKING)
    yield pair("never answered", client, server, _setting(*place, "x-never-answered", value=not never))
    header = {"schema": {"type": "string"}}
    headers = {**node.get("headers", {}), "X-Another": header}
    yield pair("header", ADDITIVE, ADDITIVE, _setting(*place, "headers", value=headers))
    for name in node.get("headers", {}):
        yield pair(f"no {name}", BREAKING, ADDITIVE, _dropping(*place, "headers", name))


def _of_the_rest(document: Document) -> Iterator[Mutant]:
    def pair(label: str, client: str, server: str, spoil: Spoil) -> Mutant:
        return Mutant(label, frozenset({(client, server)}), spoil)

    for key in ("openapi", "info", "externalDocs", "tags", "x-documents"):
        yield pair(f"top: {key}", EDITORIAL, EDITORIAL, _setting(key, value="another"))
    server = {"url": "https://api.example.com", "description": "Another."}
    yield pair("servers: another", ADDITIVE, EDITORIAL, _appending("servers", value=server))
    yield pair("servers: none", BREAKING, EDITORIAL, _dropping("servers", 0))
    yield pair("servers: words", EDITORIAL, EDITORIAL, _setting("servers", 0, "description", value="Other."))
    yield pair("top: unknown key", BREAKING, BREAKING, _setting("x-unknown", value={}))
    hook = ("webhooks", "productEvent")
    again = {"post": document.at((*hook, "post"))}
    yield pair("webhooks: another webhook", ADDITIVE, BREAKING, _setting("webhooks", "another", value=again))
    yield pair("webhooks: a webhook gone", BREAKING, ADDITIVE, _dropping(*hook))
    yield pair(
        "webhooks: words of a webhook",
        EDITORIAL,
        EDITORIAL,
        _setting(*hook, "post", "summary", value="Words."),
    )
    yield pair("webhooks: no header", BREAKING, BREAKING, _dropping(*hook, "post", "parameters", 1))
    for name, scheme in document.component("securitySchemes").items():
        place = ("components", "securitySchemes", name)
        yield pair(f"{name}: words", EDITORIAL, EDITORIAL, _setting(*place, "description", value="Other."))
        for key in set(scheme) - {"description", "x-source"}:
            yield pair(f"{name}: {key}", BREAKING, BREAKING, _setting(*place, key, value="another"))
    for name in document.component("links"):
        target = ("components", "links", name, "operationId")
        yield pair(f"a link: {name}", EDITORIAL, EDITORIAL, _setting(*target, value="another"))
    schema = ("components", "schemas", "Idle")
    yield pair("top: an idle part", EDITORIAL, EDITORIAL, _setting(*schema, value={"type": "string"}))
    for name in document.component("headers"):
        inner = ("components", "headers", name, "schema")
        yield from _of_values(f"header {name}", document.at(inner), {"response"}, *inner)
    path = next(iter(document.data["paths"]))
    yield pair("path: words", EDITORIAL, EDITORIAL, _setting("paths", path, "summary", value="Words."))
    yield pair("path: servers", BREAKING, BREAKING, _setting("paths", path, "servers", value=[]))
