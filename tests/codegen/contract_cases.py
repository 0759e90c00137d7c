"""openapi.yaml read a second time, without the generator, so that the tests do not repeat its mistakes."""

from __future__ import annotations

import importlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml
from attrs import frozen

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = ROOT / "openapi.yaml"
VERBS = ("get", "put", "post", "delete", "patch")

Node = Mapping[str, Any]


@cache
def document() -> Node:
    contract: Node = yaml.safe_load(CONTRACT.read_text(encoding="utf-8"))
    return contract


def resolved(node: Node) -> Node:
    if "$ref" not in node:
        return node
    target: Any = document()
    for step in node["$ref"].removeprefix("#/").split("/"):
        target = target[step]
    return {**resolved(target), **{key: value for key, value in node.items() if key != "$ref"}}


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


@frozen
class Case:
    """One operation of the contract, and how to call what was generated from it."""

    path: str
    verb: str
    node: Node

    @property
    def id(self) -> str:
        return str(self.node["operationId"])

    @property
    def tag(self) -> str:
        return str(self.node["tags"][0])

    @property
    def module(self) -> ModuleType:
        return importlib.import_module(f"ecwid_api.api.{self.tag}.{snake(self.id)}")

    @property
    def parameters(self) -> list[Node]:
        return [resolved(parameter) for parameter in self.node.get("parameters", ())]

    def arguments(self, location: str) -> dict[str, Any]:
        """An example for each parameter in `location`, by its name in the contract."""
        return {
            parameter["name"]: resolved(parameter["schema"])["example"]
            for parameter in self.parameters
            if parameter["in"] == location
        }

    @property
    def example_query(self) -> dict[str, Any]:
        """The examples as they travel: a list without `explode` as one text, each entry of a map by itself."""
        found: dict[str, Any] = {}
        for parameter in self.parameters:
            value = resolved(parameter["schema"])["example"]
            if parameter["in"] == "query" and isinstance(value, dict):
                found |= value
            elif parameter["in"] == "query":
                joined = isinstance(value, list) and not parameter.get("explode", True)
                found[parameter["name"]] = ",".join(map(str, value)) if joined else value
        return found

    @property
    def answers_json(self) -> bool:
        return "application/json" in self.success.get("content", {})

    @property
    def media_type(self) -> str | None:
        body = self.node.get("requestBody")
        return next(iter(resolved(body)["content"])) if body else None

    @property
    def body_example(self) -> Any:
        assert self.media_type == "application/json"
        return resolved(self.node["requestBody"])["content"]["application/json"]["example"]

    @property
    def success(self) -> Node:
        codes = [code for code in self.node["responses"] if code.startswith("2")]
        assert len(codes) == 1
        return resolved(self.node["responses"][codes[0]])

    @property
    def success_example(self) -> Any:
        return self.success["content"]["application/json"]["example"]

    def python_arguments(self) -> dict[str, Any]:
        """Keyword arguments for the generated functions: every parameter, and the body."""
        named = {**self.arguments("path"), **self.arguments("query"), **self.arguments("header")}
        arguments = {snake(name): value for name, value in named.items()}
        if self.media_type == "application/octet-stream":
            arguments["body"] = b"\x89PNG"
        elif self.media_type:
            arguments["body"] = self._body()
        return arguments

    def _body(self) -> Any:
        schema = resolved(self.node["requestBody"])["content"]["application/json"]["schema"]
        of = resolved(schema)
        if of.get("type") == "array":
            return [model_of(of["items"]).from_dict(item) for item in self.body_example]
        return model_of(schema).from_dict(self.body_example)

    def __str__(self) -> str:
        return self.id


def model_of(reference: Node) -> Any:
    return model(reference["$ref"].rsplit("/", maxsplit=1)[1])


def model(schema: str) -> Any:
    return getattr(importlib.import_module("ecwid_api.models"), schema)


def cases() -> list[Case]:
    return [
        Case(path, verb, item[verb])
        for path, item in document()["paths"].items()
        for verb in VERBS
        if verb in item
    ]


def object_schemas() -> list[str]:
    """The names of the schemas that became models."""
    schemas = document()["components"]["schemas"]
    return [name for name, schema in schemas.items() if "allOf" in schema or schema.get("type") == "object"]
